/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-message-texts.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"

typedef struct
{
  GPtrArray *run_ids;
  GPtrArray *round_ids;
  guint n_characters;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_ptr_array_unref (request->run_ids);
  g_ptr_array_unref (request->round_ids);
  g_free (request);
}

static MatchupMessageTexts *
texts_new (void)
{
  MatchupMessageTexts *self = g_new0 (MatchupMessageTexts, 1);

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->prompts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
matchup_message_texts_free (MatchupMessageTexts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->prompts);
  g_free (self);
}

/* The joined text of each part and then the pieces that were not joined yet, in order. */
static const char answer_sql[] = "SELECT parts.id, parts.text, part_chunks.text FROM parts"
                                 " JOIN messages ON messages.id = parts.message_id"
                                 " LEFT JOIN part_chunks ON part_chunks.part_id = parts.id"
                                 " WHERE messages.run_id = ?1 AND parts.kind = 'text'"
                                 " ORDER BY parts.position, part_chunks.id";

static gboolean
load_answer (MatchupDbStatement *select, const char *id, GHashTable *answers, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 part = -1;

  matchup_db_statement_bind_text (select, 1, id);
  while (matchup_db_statement_step (select))
    {
      g_autofree char *chunk = matchup_db_statement_dup_text (select, 2);

      if (matchup_db_statement_get_int (select, 0) != part)
        {
          g_autofree char *whole = matchup_db_statement_dup_text (select, 1);

          part = matchup_db_statement_get_int (select, 0);
          g_string_append (text, whole);
        }
      if (chunk != NULL)
        g_string_append (text, chunk);
    }
  if (part != -1)
    g_hash_table_insert (answers, g_strdup (id), g_strdup (text->str));
  return matchup_db_statement_check (select, error);
}

static const char prompt_sql[] =
    "SELECT substr(parts.text, 1, ?2) FROM parts JOIN messages ON messages.id = parts.message_id"
    " WHERE messages.round_id = ?1 AND parts.kind = 'text' ORDER BY parts.position LIMIT 1";

static gboolean
load_prompt (MatchupDbStatement *select,
             const char *id,
             guint n_characters,
             GHashTable *prompts,
             GError **error)
{
  matchup_db_statement_bind_text (select, 1, id);
  matchup_db_statement_bind_int (select, 2, n_characters);
  while (matchup_db_statement_step (select))
    g_hash_table_insert (prompts, g_strdup (id), matchup_db_statement_dup_text (select, 0));
  return matchup_db_statement_check (select, error);
}

static gboolean
load_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  Request *request = data;
  g_autoptr (MatchupMessageTexts) texts = texts_new ();
  g_auto (MatchupDbStatement) answer = { 0 };
  g_auto (MatchupDbStatement) prompt = { 0 };

  matchup_db_statement_init (&answer, connection, answer_sql);
  for (guint i = 0; i < request->run_ids->len; i++)
    if (!load_answer (&answer, request->run_ids->pdata[i], texts->answers, error))
      return FALSE;
  matchup_db_statement_init (&prompt, connection, prompt_sql);
  for (guint i = 0; i < request->round_ids->len; i++)
    if (!load_prompt (&prompt,
                      request->round_ids->pdata[i],
                      request->n_characters,
                      texts->prompts,
                      error))
      return FALSE;
  *result = g_steal_pointer (&texts);
  return TRUE;
}

void
matchup_message_texts_load_async (MatchupDb *db,
                                  GPtrArray *run_ids,
                                  GPtrArray *round_ids,
                                  guint n_characters,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (MATCHUP_IS_DB (db));
  g_return_if_fail (run_ids != NULL && round_ids != NULL);

  task = g_task_new (db, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_message_texts_load_async);
  request = g_new (Request, 1);
  request->run_ids = run_ids;
  request->round_ids = round_ids;
  request->n_characters = n_characters;
  matchup_db_push (db,
                   MATCHUP_DB_READ,
                   load_job,
                   request,
                   request_free,
                   (GDestroyNotify) matchup_message_texts_free,
                   g_steal_pointer (&task));
}

MatchupMessageTexts *
matchup_message_texts_load_finish (MatchupDb *db, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, db), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
