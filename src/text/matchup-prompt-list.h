/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list that is longer is refused: bytes, questions. */
#define MATCHUP_PROMPT_LIST_MAX_BYTES (16 * 1024 * 1024)
#define MATCHUP_PROMPT_LIST_MAX 5000

typedef enum
{
  MATCHUP_PROMPT_LIST_GUESS, /* by the name of the file, and what is in it */
  MATCHUP_PROMPT_LIST_LINES, /* one question a line */
  MATCHUP_PROMPT_LIST_TABLE, /* one question a row, in one of the columns */
} MatchupPromptListKind;

#define MATCHUP_TYPE_PROMPT_LIST (matchup_prompt_list_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptList, matchup_prompt_list, MATCHUP, PROMPT_LIST, GObject)

/**
 * MatchupPromptList: a list of questions as it was pasted or stands in a file. Pure; made by any
 * thread, then used by one.
 *
 * Errors are sentences: too long, a quote that never closes, no text.
 */
MatchupPromptList *matchup_prompt_list_new (const char *text,
                                            gsize length,
                                            MatchupPromptListKind kind,
                                            const char *file_name, /* or NULL */
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of bytes in any of the encodings of matchup_text_decode(). */
MatchupPromptList *matchup_prompt_list_new_for_bytes (GBytes *bytes,
                                                      const char *file_name,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean matchup_prompt_list_is_table (MatchupPromptList *self);
/* Whether the first row looks like the names of the columns. */
gboolean matchup_prompt_list_guess_header (MatchupPromptList *self);
/* The column that most likely holds the questions. */
guint matchup_prompt_list_guess_column (MatchupPromptList *self);
/* One for each column: its name in the first row where @header, else a number; transfer full. */
char **matchup_prompt_list_dup_columns (MatchupPromptList *self, gboolean header);
/* The text, as it was read: for showing it. Borrowed. */
const char *matchup_prompt_list_get_text (MatchupPromptList *self);

/*
 * The questions of a column (0 for lines), each once, without blanks around; NULL-terminated,
 * transfer full.
 */
char **matchup_prompt_list_dup_prompts (MatchupPromptList *self,
                                        guint column,
                                        gboolean header,
                                        guint *out_n_empty,       /* or NULL */
                                        guint *out_n_duplicates); /* or NULL */

/*
 * Reads a file off the main thread, and no more than MATCHUP_PROMPT_LIST_MAX_BYTES of it into
 * memory.
 */
void matchup_prompt_list_load_async (GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
MatchupPromptList *matchup_prompt_list_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
