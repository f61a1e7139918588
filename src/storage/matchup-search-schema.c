/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-schema.h"

/*
 * Version 7: the index of the search.
 *
 * What was measured at 1,000,000 messages, half of them Chinese (tests/bench/search-bench):
 * - detail = none (which messages have a token, not where) is as large as the text itself; with
 *   places it is two and a half times that. What the places would tell, whether words follow one
 *   another, is read in the few texts that are about to be shown anyway.
 * - Contentless: the text is in parts already. columnsize = 0: nothing is ranked. Newest first is
 *   the order of the index, so that the search for what everything has ("的", "t") ends after as
 *   many messages as the list shows, where a rank would need all of them.
 *
 * search_documents says what is in the index and where it is from: a source, or a piece of one,
 * as long texts are cut so that nothing takes long (bytes @start, @length). Its id is the time in
 * steps of 21 seconds, or near it where that is taken: close ids keep the index small.
 *
 * Triggers note what is to be done, whoever writes: a source in search_pending (@start: how much of
 * it is done), and, as an index without texts forgets only what it is told once more, what was
 * there before in search_removed, to which its documents refer then. It is done in the very
 * transaction of the writing, or, where that would take long, in steps behind it
 * (matchup-search-rows.h). Triggers use nothing but plain SQL: other programs may write too.
 *
 * search_state: how far the sources from before this version are taken over (titles, notes, names,
 * parts: the last one, NULL when all are), whether the index holds what was removed (purge),
 * and by which rules its words were made (words).
 */

#define STRING_(x) #x
#define STRING(x) STRING_ (x)
#define TITLE STRING (1)
#define PART STRING (2)
#define NOTE STRING (3)
#define NAME STRING (4)

/* "+": a number takes no affinity along, with which the index of a column without a type is of no
 * use. */
#define FORGET(source, id, text)                                                   \
  " INSERT INTO search_removed (text) SELECT " text " WHERE EXISTS (SELECT 1 FROM" \
  "  search_documents WHERE source = +" id " AND kind = " source ");"              \
  " UPDATE search_documents SET source = NULL, removed = (SELECT max (id) FROM"    \
  "  search_removed) WHERE source = +" id " AND kind = " source ";"                \
  " DELETE FROM search_pending WHERE source = +" id " AND kind = " source ";"
/* Not INSERT OR ..., which goes by what the outer statement says. */
#define WANT(source, id)                                                      \
  " DELETE FROM search_pending WHERE source = +" id " AND kind = " source ";" \
  " INSERT INTO search_pending (kind, source) VALUES (" source ", " id ");"

#define SEARCHED MATCHUP_SEARCH_PARTS

/* clang-format off */
const char matchup_search_schema[] =
    "CREATE VIRTUAL TABLE search_index USING fts5 (text, content = '', columnsize = 0,"
    "  detail = none, tokenize = 'matchup');"
    /* Few and short ones, to be shown first. */
    "CREATE VIRTUAL TABLE search_titles USING fts5 (text, content = '', columnsize = 0,"
    "  detail = none, tokenize = 'matchup');"
    "CREATE TABLE search_documents ("
    "  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, source, removed INTEGER,"
    "  start INTEGER NOT NULL, length INTEGER NOT NULL"
    ");"
    "CREATE INDEX search_documents_by_source ON search_documents (source)"
    "  WHERE source IS NOT NULL;"
    "CREATE INDEX search_documents_removed ON search_documents (removed)"
    "  WHERE removed IS NOT NULL;"
    "CREATE TABLE search_removed (id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE search_pending ("
    "  kind INTEGER NOT NULL, source NOT NULL, start INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (kind, source)"
    ") WITHOUT ROWID;"
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "INSERT INTO search_state (name, value) VALUES ('words', 0);"

    "CREATE TRIGGER search_title_added AFTER INSERT ON conversations"
    " BEGIN" WANT (TITLE, "NEW.id") " END;"
    "CREATE TRIGGER search_title_changed AFTER UPDATE OF title ON conversations"
    " WHEN OLD.title <> NEW.title"
    " BEGIN" FORGET (TITLE, "OLD.id", "OLD.title") WANT (TITLE, "NEW.id") " END;"
    "CREATE TRIGGER search_title_gone BEFORE DELETE ON conversations"
    " BEGIN" FORGET (TITLE, "OLD.id", "OLD.title") " END;"

    "CREATE TRIGGER search_part_added AFTER INSERT ON parts WHEN NEW." SEARCHED
    " BEGIN" WANT (PART, "NEW.id") " END;"
    "CREATE TRIGGER search_part_changed AFTER UPDATE OF text ON parts"
    " WHEN NEW." SEARCHED " AND OLD.text <> NEW.text"
    " BEGIN" FORGET (PART, "OLD.id", "OLD.text") WANT (PART, "NEW.id") " END;"
    "CREATE TRIGGER search_part_gone BEFORE DELETE ON parts WHEN OLD." SEARCHED
    " BEGIN" FORGET (PART, "OLD.id", "OLD.text") " END;"
    /* An answer is taken in when it has ended. */
    "CREATE TRIGGER search_run_ended AFTER UPDATE OF instance ON runs"
    " WHEN OLD.instance IS NOT NULL AND NEW.instance IS NULL"
    " BEGIN"
    " DELETE FROM search_pending WHERE kind = " PART
    " AND source IN (SELECT parts.id FROM parts"
    "  JOIN messages ON messages.id = parts.message_id WHERE messages.run_id = NEW.id);"
    " INSERT INTO search_pending (kind, source) SELECT " PART ", parts.id FROM parts"
    "  JOIN messages ON messages.id = parts.message_id WHERE messages.run_id = NEW.id"
    "  AND parts." SEARCHED ";"
    " END;"

    "CREATE TRIGGER search_note_added AFTER INSERT ON votes WHEN NEW.note <> ''"
    " BEGIN" WANT (NOTE, "NEW.round_id") " END;"
    "CREATE TRIGGER search_note_changed AFTER UPDATE OF note ON votes WHEN OLD.note <> NEW.note"
    " BEGIN" FORGET (NOTE, "OLD.round_id", "OLD.note") WANT (NOTE, "NEW.round_id") " END;"
    "CREATE TRIGGER search_note_gone BEFORE DELETE ON votes WHEN OLD.note <> ''"
    " BEGIN" FORGET (NOTE, "OLD.round_id", "OLD.note") " END;"

    "CREATE TRIGGER search_name_added AFTER INSERT ON files"
    " BEGIN" WANT (NAME, "NEW.part_id") " END;"
    "CREATE TRIGGER search_name_changed AFTER UPDATE OF name ON files WHEN OLD.name <> NEW.name"
    " BEGIN" FORGET (NAME, "OLD.part_id", "OLD.name") WANT (NAME, "NEW.part_id") " END;"
    "CREATE TRIGGER search_name_gone BEFORE DELETE ON files"
    " BEGIN" FORGET (NAME, "OLD.part_id", "OLD.name") " END;";
/* clang-format on */
