/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-summarizer.h"

#include "matchup-config.h"
#include "matchup-run-facts.h"
#include "matchup-service-name.h"
#include "matchup-token-estimate.h"
#include "matchup-workspace-private.h"

#include <glib/gi18n.h>

/* What one question may hold where the model's window is not known; tokens. */
#define TOKENS 12000
/* Of a window that is known: the rest is for the answer, and for what our count is wrong by. */
#define SHARE 0.5
/* A single message that is longer is summarised by its beginning and its end. */
#define CUT_MARK "\n[…]\n"

/* For the model, so it is not translated. */
static const char instructions[] =
    "You summarise conversations so that they can be continued from the summary alone. Keep what "
    "matters for continuing: facts, names, numbers, decisions, open questions, what the person "
    "wants and how they want it, and the exact wording of code or text that is still worked on. "
    "Write in the language of the conversation, in plain sentences or short lists, in at most 500 "
    "words. Write the summary only.";

typedef struct
{
  MatchupConversation *conversation;
  MatchupRound *round;
  MatchupContestant *contestant;
  GPtrArray *pieces; /* char *: what is left to be summarised, each small enough for one question */
  guint next;
  char *summary; /* of what was summarised so far; NULL: nothing */
  MatchupRun *run;
  gulong cancelled_id;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->conversation);
  g_clear_object (&work->round);
  g_clear_object (&work->contestant);
  g_clear_pointer (&work->pieces, g_ptr_array_unref);
  g_clear_object (&work->run);
  g_free (work->summary);
  g_free (work);
}

static gint64
get_room (MatchupContestant *contestant)
{
  gint64 window = matchup_model_ref_get_context_window (matchup_contestant_get_model (contestant));

  return window > 0 ? (gint64) ((double) window * SHARE) : TOKENS;
}

/* @half characters of its beginning and as many of its end. */
static char *
keep_ends (const char *text, glong length, glong half)
{
  g_autofree char *beginning = g_utf8_substring (text, 0, half);

  return g_strconcat (beginning, CUT_MARK, g_utf8_offset_to_pointer (text, length - half), NULL);
}

/* At most @room tokens of it, and hardly less where it is longer: the beginning and the end. */
static char *
shorten (const char *text, gint64 room)
{
  gint64 tokens = matchup_token_estimate (text);
  glong length = g_utf8_strlen (text, -1);
  double half = (double) length * (double) room / (double) MAX (tokens, 1) / 2;
  char *ends = NULL;

  if (tokens <= room)
    return g_strdup (text);
  /* Its ends may be of another script than the rest, and then are more tokens than that. */
  do
    {
      g_free (ends);
      ends = keep_ends (text, length, (glong) half);
      tokens = matchup_token_estimate (ends);
      half *= 0.99 * (double) room / (double) MAX (tokens, 1);
    }
  while (tokens > room && half >= 1);
  return ends;
}

static void
add_message (GString *text, const char *who, const char *said, gint64 room)
{
  g_autofree char *shortened = shorten (said, room);

  g_string_append_printf (text, "%s:\n%s\n\n", who, shortened);
}

static guint
count_files (GListModel *parts)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      n += MATCHUP_IS_FILE_PART (part);
    }
  return n;
}

/* Their beginnings and ends, each with the same share. */
static void
add_files (GString *text, MatchupMessage *prompt, gint64 room)
{
  GListModel *parts = G_LIST_MODEL (prompt);
  guint n = count_files (parts);

  for (guint i = 0; n > 0 && i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);
      g_autofree char *who = NULL;

      if (!MATCHUP_IS_FILE_PART (part))
        continue;
      who = g_strdup_printf ("File \"%s\"", matchup_file_part_get_name (MATCHUP_FILE_PART (part)));
      add_message (text,
                   who,
                   matchup_file_part_peek_text (MATCHUP_FILE_PART (part), NULL),
                   room / n);
    }
}

static char *
write_round (MatchupRound *round, gint64 room)
{
  GString *text = g_string_new (NULL);
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  MatchupRun *run = answer != NULL ? matchup_answer_get_current (answer) : NULL;
  g_autofree char *prompt =
      matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);
  g_autofree char *said = run != NULL ? matchup_run_dup_answer (run) : g_strdup ("");

  /* Most questions have none. */
  add_files (text, matchup_round_get_prompt (round), room / 4);
  add_message (text, "Person", prompt, room / 2);
  /* What the question left. */
  if (*said != '\0')
    add_message (text,
                 "Assistant",
                 said,
                 room - MIN (matchup_token_estimate (text->str), room / 2));
  return g_string_free (text, FALSE);
}

/* What the summary stands for: from what is sent now, to @round. */
static GPtrArray *
dup_rounds (Work *work, char **out_summary)
{
  g_autoptr (GPtrArray) way = matchup_conversation_dup_way_to (work->conversation, work->round);
  GPtrArray *rounds = g_ptr_array_new ();

  *out_summary = NULL;
  for (guint i = 0; i < way->len; i++)
    {
      MatchupRound *round = g_ptr_array_index (way, i);
      const char *summary = matchup_round_get_summary (round);

      if (matchup_round_get_fresh (round))
        {
          g_ptr_array_set_size (rounds, 0);
          g_clear_pointer (out_summary, g_free);
        }
      g_ptr_array_add (rounds, round);
      if (summary == NULL || round == work->round)
        continue;
      g_ptr_array_set_size (rounds, 0);
      g_free (*out_summary);
      *out_summary = *summary != '\0' ? g_strdup (summary) : NULL;
    }
  return rounds;
}

/* Messages, only compared: the questions that are sent on, which one that was refused is not. */
static GHashTable *
dup_sent (Work *work)
{
  g_autoptr (GPtrArray) messages =
      matchup_conversation_dup_history (work->conversation, work->contestant, work->round);
  GHashTable *sent = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < messages->len; i++)
    g_hash_table_add (sent, g_ptr_array_index (messages, i));
  return sent;
}

static void
cut_into_pieces (Work *work)
{
  gint64 room = get_room (work->contestant);
  gint64 filled = 0;
  g_autoptr (GString) piece = g_string_new (NULL);
  g_autoptr (GPtrArray) rounds = dup_rounds (work, &work->summary);
  g_autoptr (GHashTable) sent = dup_sent (work);

  work->pieces = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rounds->len; i++)
    {
      MatchupRound *round = g_ptr_array_index (rounds, i);
      g_autofree char *text = NULL;
      gint64 tokens;

      if (!g_hash_table_contains (sent, matchup_round_get_prompt (round)))
        continue;
      text = write_round (round, room);
      tokens = matchup_token_estimate (text);
      if (filled > 0 && filled + tokens > room)
        {
          g_ptr_array_add (work->pieces, g_strdup (piece->str));
          g_string_truncate (piece, 0);
          filled = 0;
        }
      g_string_append (piece, text);
      filled += tokens;
    }
  if (filled > 0)
    g_ptr_array_add (work->pieces, g_strdup (piece->str));
}

static void ask_next (GTask *task);

static void
end (GTask *task, GError *error)
{
  Work *work = g_task_get_task_data (task);
  MatchupWorkspace *workspace = g_task_get_source_object (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), work->cancelled_id);
  work->cancelled_id = 0;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    {
      matchup_history_set_summary (matchup_workspace_get_history (workspace),
                                   work->conversation,
                                   work->round,
                                   work->summary);
      g_task_return_boolean (task, TRUE);
    }
  g_object_unref (task);
}

static GError *
make_error (GTask *task, MatchupRun *run)
{
  MatchupWorkspace *workspace = g_task_get_source_object (task);
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (workspace),
                                  matchup_model_ref_get_provider_id (model));
  g_autofree char *service = provider != NULL
                                 ? matchup_service_dup_name (provider)
                                 : g_strdup (matchup_model_ref_get_provider_id (model));
  g_autofree char *sentence = matchup_run_facts_dup_ending (run, service);

  if (*sentence == '\0')
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The answer is empty"));
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, sentence);
}

static void
finished_cb (MatchupRun *run, GTask *task)
{
  Work *work = g_task_get_task_data (task);
  g_autofree char *summary = matchup_workspace_dup_aside (run);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      end (task,
           g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Summarising was stopped")));
      return;
    }
  if (summary == NULL)
    {
      end (task, make_error (task, run));
      return;
    }
  g_free (work->summary);
  work->summary = g_steal_pointer (&summary);
  work->next++;
  if (work->next < work->pieces->len)
    ask_next (task);
  else
    end (task, NULL);
}

/* Of the end of a run in the turn after it, as one of these may be what begins the next. */
static gboolean
finished_idle_cb (gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);

  finished_cb (work->run, task);
  return G_SOURCE_REMOVE;
}

static void
run_finished_cb (MatchupRun *run, GTask *task)
{
  g_idle_add (finished_idle_cb, task);
}

static void
ask_next (GTask *task)
{
  Work *work = g_task_get_task_data (task);
  MatchupWorkspace *workspace = g_task_get_source_object (task);
  g_autoptr (GString) question = g_string_new (NULL);

  if (work->summary != NULL)
    g_string_append_printf (question, "Summary so far:\n%s\n\n", work->summary);
  g_string_append_printf (question,
                          "Summarise%s this part of the conversation:\n\n%s",
                          work->summary != NULL ? " both the summary so far and" : "",
                          (const char *) g_ptr_array_index (work->pieces, work->next));
  g_clear_object (&work->run);
  work->run = matchup_workspace_ask_aside (workspace,
                                           work->conversation,
                                           matchup_contestant_get_model (work->contestant),
                                           instructions,
                                           question->str);
  g_signal_connect (work->run, "finished", G_CALLBACK (run_finished_cb), task);
}

static void
cancelled_cb (GCancellable *cancellable, GTask *task)
{
  Work *work = g_task_get_task_data (task);

  if (work->run != NULL)
    matchup_run_stop (work->run);
}

void
matchup_summarizer_run_async (MatchupWorkspace *workspace,
                              MatchupConversation *conversation,
                              MatchupRound *round,
                              MatchupContestant *contestant,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Work *work;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (MATCHUP_IS_ROUND (round));
  g_return_if_fail (MATCHUP_IS_CONTESTANT (contestant));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_summarizer_run_async);
  g_task_set_check_cancellable (task, FALSE); /* what is said of it is ours */
  work = g_new0 (Work, 1);
  g_task_set_task_data (task, work, work_free);
  work->conversation = g_object_ref (conversation);
  work->round = g_object_ref (round);
  work->contestant = g_object_ref (contestant);
  cut_into_pieces (work);
  if (cancellable != NULL)
    work->cancelled_id =
        g_signal_connect_data (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task, NULL, 0);
  ask_next (task);
}

gboolean
matchup_summarizer_run_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
