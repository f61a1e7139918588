/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-rows.h"

#include "matchup-enum-types.h"
#include "matchup-run-rows.h"
#include "matchup-vote-builder.h"

/* What is gone goes with the vote by foreign keys. */
static gboolean
remove_vote (sqlite3 *connection, const char *round_id, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement, connection, "DELETE FROM votes WHERE round_id = ?1");
  matchup_db_statement_bind_text (&statement, 1, round_id);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
save_vote (sqlite3 *connection, const char *round_id, const MatchupVote *vote, GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (&save,
                             connection,
                             "INSERT INTO votes (round_id, result, voted_at, blind, early, leaked,"
                             " counts_anyway, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  matchup_db_statement_bind_text (&save, 1, round_id);
  matchup_db_statement_bind_text (&save,
                                  2,
                                  matchup_enum_get_nick (MATCHUP_TYPE_VOTE_RESULT,
                                                         (int) matchup_vote_get_result (vote)));
  matchup_db_statement_bind_int (&save, 3, matchup_vote_get_voted_at (vote));
  matchup_db_statement_bind_int (&save, 4, matchup_vote_get_blind (vote));
  matchup_db_statement_bind_int (&save, 5, matchup_vote_get_early (vote));
  matchup_db_statement_bind_int (&save, 6, matchup_vote_get_leaked (vote));
  matchup_db_statement_bind_int (&save, 7, matchup_vote_get_counts_anyway (vote));
  matchup_db_statement_bind_text (&save, 8, matchup_vote_get_note (vote));
  return matchup_db_statement_run (&save, error);
}

static gboolean
save_answers (sqlite3 *connection, const char *round_id, const MatchupVote *vote, GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (&save,
                             connection,
                             "INSERT INTO vote_answers (round_id, slot, position, run_id, rank)"
                             " VALUES (?1, ?2, ?3, ?4, ?5)");
  for (guint i = 0; i < matchup_vote_get_n_answers (vote); i++)
    {
      const MatchupVoteAnswer *answer = matchup_vote_get_answer (vote, i);

      matchup_db_statement_bind_text (&save, 1, round_id);
      matchup_db_statement_bind_int (&save, 2, answer->slot);
      matchup_db_statement_bind_int (&save, 3, answer->position);
      matchup_db_statement_bind_text (&save, 4, answer->run_id);
      matchup_db_statement_bind_int (&save, 5, answer->rank);
      if (!matchup_db_statement_run (&save, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  MatchupDbStatement *statement;
  const char *round_id;
  GError *error;
} MarkWriter;

static void
save_mark (guint slot, const char *criterion, guint mark, gpointer user_data)
{
  MarkWriter *writer = user_data;

  if (writer->error != NULL)
    return;
  matchup_db_statement_bind_text (writer->statement, 1, writer->round_id);
  matchup_db_statement_bind_int (writer->statement, 2, slot);
  matchup_db_statement_bind_text (writer->statement, 3, criterion);
  matchup_db_statement_bind_int (writer->statement, 4, mark);
  matchup_db_statement_run (writer->statement, &writer->error);
}

static gboolean
save_marks (sqlite3 *connection, const char *round_id, const MatchupVote *vote, GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };
  MarkWriter writer = { &save, round_id, NULL };

  matchup_db_statement_init (&save,
                             connection,
                             "INSERT INTO vote_marks (round_id, slot, criterion, mark)"
                             " VALUES (?1, ?2, ?3, ?4)");
  matchup_vote_foreach_mark (vote, save_mark, &writer);
  if (writer.error == NULL)
    return TRUE;
  g_propagate_error (error, writer.error);
  return FALSE;
}

static gboolean
save_settings (sqlite3 *connection, const char *round_id, const MatchupVote *vote, GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };
  g_auto (GStrv) names = matchup_vote_dup_setting_names (vote);

  matchup_db_statement_init (&save,
                             connection,
                             "INSERT INTO vote_settings (round_id, name, value)"
                             " VALUES (?1, ?2, ?3)");
  for (guint i = 0; names[i] != NULL; i++)
    {
      matchup_db_statement_bind_text (&save, 1, round_id);
      matchup_db_statement_bind_text (&save, 2, names[i]);
      matchup_db_statement_bind_text (&save, 3, matchup_vote_get_setting (vote, names[i]));
      if (!matchup_db_statement_run (&save, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_vote_rows_save (sqlite3 *connection,
                        const char *round_id,
                        const MatchupVote *vote,
                        GError **error)
{
  return remove_vote (connection, round_id, error) &&
         (vote == NULL || (save_vote (connection, round_id, vote, error) &&
                           save_answers (connection, round_id, vote, error) &&
                           save_marks (connection, round_id, vote, error) &&
                           save_settings (connection, round_id, vote, error)));
}

/* A vote that is being put together from its rows. */
typedef struct
{
  MatchupVoteBuilder *builder;
  MatchupVoteResult result;
  gint64 voted_at;
  GArray *ranks; /* guint by slot */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  matchup_vote_builder_free (draft->builder);
  g_array_unref (draft->ranks);
  g_free (draft);
}

/* Columns: round_id, result, voted_at, blind, early, leaked, counts_anyway, note. */
static Draft *
read_draft (MatchupDbStatement *select)
{
  Draft *draft = g_new0 (Draft, 1);
  g_autofree char *nick = matchup_db_statement_dup_text (select, 1);
  g_autofree char *note = matchup_db_statement_dup_text (select, 7);
  int result = MATCHUP_VOTE_RESULT_NONE;

  matchup_enum_from_nick (MATCHUP_TYPE_VOTE_RESULT, nick, &result);
  draft->result = (MatchupVoteResult) result;
  draft->voted_at = matchup_db_statement_get_int (select, 2);
  draft->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  draft->builder = matchup_vote_builder_new ();
  matchup_vote_builder_set_blind (draft->builder, matchup_db_statement_get_int (select, 3) != 0);
  matchup_vote_builder_set_early (draft->builder, matchup_db_statement_get_int (select, 4) != 0);
  matchup_vote_builder_set_leaked (draft->builder, matchup_db_statement_get_int (select, 5) != 0);
  matchup_vote_builder_set_counts_anyway (draft->builder,
                                          matchup_db_statement_get_int (select, 6) != 0);
  matchup_vote_builder_set_note (draft->builder, note);
  return draft;
}

/* NULL for what this program has not written. */
static MatchupVote *
end_draft (Draft *draft)
{
  const guint *ranks = (const guint *) draft->ranks->data;

  switch (draft->result)
    {
    case MATCHUP_VOTE_RESULT_TIE:
      matchup_vote_builder_choose_tie (draft->builder);
      break;
    case MATCHUP_VOTE_RESULT_NONE:
      matchup_vote_builder_choose_none (draft->builder);
      break;
    case MATCHUP_VOTE_RESULT_RANKING:
      matchup_vote_builder_choose_ranking (draft->builder, ranks, draft->ranks->len);
      break;
    case MATCHUP_VOTE_RESULT_BEST:
      {
        g_autoptr (MatchupVote) vote = NULL;

        matchup_vote_builder_choose_tie (draft->builder);
        vote = matchup_vote_builder_end (draft->builder, 0);
        for (guint i = 0; vote != NULL && i < draft->ranks->len; i++)
          {
            if (ranks[i] == 1)
              matchup_vote_builder_choose_best (draft->builder,
                                                matchup_vote_get_answer (vote, i)->slot);
          }
        break;
      }
    default:
      break;
    }
  return matchup_vote_builder_end (draft->builder, draft->voted_at);
}

/* Runs a statement whose first column is a round's id and gives its rows to the drafts. */
static gboolean
read_rows (sqlite3 *connection,
           const char *sql,
           const char *conversation_id,
           GHashTable *drafts,
           void (*read) (MatchupDbStatement *select, Draft *draft),
           GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, sql);
  if (conversation_id != NULL)
    matchup_db_statement_bind_text (&select, 1, conversation_id);
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *round_id = matchup_db_statement_dup_text (&select, 0);
      Draft *draft = g_hash_table_lookup (drafts, round_id);

      if (draft != NULL)
        read (&select, draft);
    }
  return matchup_db_statement_check (&select, error);
}

/* Columns: round_id, slot, position, run_id, rank. */
static void
read_answer (MatchupDbStatement *select, Draft *draft)
{
  g_autofree char *run_id = matchup_db_statement_dup_text (select, 3);
  guint rank = (guint) matchup_db_statement_get_int (select, 4);

  if (matchup_vote_builder_add_answer (draft->builder,
                                       (guint) matchup_db_statement_get_int (select, 1),
                                       (guint) matchup_db_statement_get_int (select, 2),
                                       run_id))
    g_array_append_val (draft->ranks, rank);
}

/* Columns: round_id, slot, criterion, mark. */
static void
read_mark (MatchupDbStatement *select, Draft *draft)
{
  g_autofree char *criterion = matchup_db_statement_dup_text (select, 2);

  if (*criterion != '\0')
    matchup_vote_builder_set_mark (draft->builder,
                                   (guint) matchup_db_statement_get_int (select, 1),
                                   criterion,
                                   (guint) matchup_db_statement_get_int (select, 3));
}

/* Columns: round_id, name, value. */
static void
read_setting (MatchupDbStatement *select, Draft *draft)
{
  g_autofree char *name = matchup_db_statement_dup_text (select, 1);
  g_autofree char *value = matchup_db_statement_dup_text (select, 2);

  if (*name != '\0')
    matchup_vote_builder_set_setting (draft->builder, name, value);
}

#define VOTE_COLUMNS \
  "votes.round_id, result, voted_at, votes.blind, early, leaked, counts_anyway, note"
#define ANSWER_COLUMNS \
  "vote_answers.round_id, vote_answers.slot, vote_answers.position, vote_answers.run_id, rank"
#define OF_CONVERSATION(table)                                                               \
  " FROM " table " JOIN rounds ON rounds.id = " table ".round_id WHERE conversation_id = ?1" \
  " ORDER BY 1, 2"

static gboolean
read_drafts (sqlite3 *connection,
             const char *sql,
             const char *conversation_id,
             GHashTable *drafts,
             GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, sql);
  if (conversation_id != NULL)
    matchup_db_statement_bind_text (&select, 1, conversation_id);
  while (matchup_db_statement_step (&select))
    g_hash_table_insert (drafts, matchup_db_statement_dup_text (&select, 0), read_draft (&select));
  return matchup_db_statement_check (&select, error);
}

static GHashTable *
end_drafts (GHashTable *drafts)
{
  GHashTable *votes =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) matchup_vote_unref);
  GHashTableIter iter;
  gpointer id;
  gpointer draft;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &id, &draft))
    {
      MatchupVote *vote = end_draft (draft);

      if (vote != NULL)
        g_hash_table_insert (votes, g_strdup (id), vote);
    }
  return votes;
}

GHashTable *
matchup_vote_rows_load (sqlite3 *connection, const char *conversation_id, GError **error)
{
  g_autoptr (GHashTable) drafts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);

  if (!read_drafts (connection,
                    "SELECT " VOTE_COLUMNS OF_CONVERSATION ("votes"),
                    conversation_id,
                    drafts,
                    error) ||
      !read_rows (connection,
                  "SELECT " ANSWER_COLUMNS OF_CONVERSATION ("vote_answers"),
                  conversation_id,
                  drafts,
                  read_answer,
                  error) ||
      !read_rows (connection,
                  "SELECT round_id, slot, criterion, mark" OF_CONVERSATION ("vote_marks"),
                  conversation_id,
                  drafts,
                  read_mark,
                  error) ||
      !read_rows (connection,
                  "SELECT round_id, name, value" OF_CONVERSATION ("vote_settings"),
                  conversation_id,
                  drafts,
                  read_setting,
                  error))
    return NULL;
  return end_drafts (drafts);
}

static gboolean
load_all (sqlite3 *connection, GHashTable *drafts, GError **error)
{
  return read_drafts (connection, "SELECT " VOTE_COLUMNS " FROM votes", NULL, drafts, error) &&
         read_rows (connection,
                    "SELECT " ANSWER_COLUMNS " FROM vote_answers ORDER BY 1, 2",
                    NULL,
                    drafts,
                    read_answer,
                    error) &&
         read_rows (connection,
                    "SELECT round_id, slot, criterion, mark FROM vote_marks",
                    NULL,
                    drafts,
                    read_mark,
                    error) &&
         read_rows (connection,
                    "SELECT round_id, name, value FROM vote_settings",
                    NULL,
                    drafts,
                    read_setting,
                    error);
}

static GPtrArray *
list_records (sqlite3 *connection, GHashTable *votes, GHashTable *by_round, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_vote_record_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (
      &select,
      connection,
      "SELECT rounds.id, conversation_id, rounds.created_at, rounds.blind FROM votes"
      " JOIN rounds ON rounds.id = votes.round_id"
      " JOIN conversations ON conversations.id = conversation_id"
      " WHERE conversations.deleted_at IS NULL AND rounds.deleted_at IS NULL"
      " ORDER BY rounds.created_at, rounds.id");
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *round_id = matchup_db_statement_dup_text (&select, 0);
      MatchupVote *vote = g_hash_table_lookup (votes, round_id);
      MatchupVoteRecord *record;

      if (vote == NULL)
        continue;
      record = g_new0 (MatchupVoteRecord, 1);
      record->round_id = g_steal_pointer (&round_id);
      record->conversation_id = matchup_db_statement_dup_text (&select, 1);
      record->created_at = matchup_db_statement_get_int (&select, 2);
      record->blind = matchup_db_statement_get_int (&select, 3) != 0;
      record->vote = matchup_vote_ref (vote);
      record->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
      g_ptr_array_add (records, record);
      g_hash_table_insert (by_round, record->round_id, record);
    }
  if (!matchup_db_statement_check (&select, error))
    return NULL;
  return g_steal_pointer (&records);
}

GPtrArray *
matchup_vote_rows_list (sqlite3 *connection, GError **error)
{
  g_autoptr (GHashTable) drafts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
  g_autoptr (GHashTable) votes = NULL;
  g_autoptr (GHashTable) by_round = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = NULL;
  g_auto (MatchupDbStatement) select = { 0 };

  if (!load_all (connection, drafts, error))
    return NULL;
  votes = end_drafts (drafts);
  records = list_records (connection, votes, by_round, error);
  if (records == NULL)
    return NULL;
  matchup_db_statement_init (
      &select,
      connection,
      "SELECT " MATCHUP_RUN_COLUMNS
      " FROM vote_answers JOIN runs ON runs.id = vote_answers.run_id" MATCHUP_RUN_JOINS
      " ORDER BY vote_answers.round_id, vote_answers.slot");
  while (matchup_db_statement_step (&select))
    {
      g_autoptr (MatchupRunRecord) run = matchup_run_rows_read (&select);
      MatchupVoteRecord *record = g_hash_table_lookup (by_round, run->round_id);

      if (record != NULL)
        g_ptr_array_add (record->runs, g_steal_pointer (&run));
    }
  if (!matchup_db_statement_check (&select, error))
    return NULL;
  return g_steal_pointer (&records);
}
