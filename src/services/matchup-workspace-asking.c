/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWorkspace: questions on their way to the services. */
#include "matchup-workspace-internal.h"

#include "matchup-attachment-sender.h"
#include "matchup-budget-private.h"
#include "matchup-history-private.h"
#include "matchup-mask-restorer.h"
#include "matchup-masked-messages.h"
#include "matchup-leaderboard-private.h"
#include "matchup-ledger-private.h"
#include "matchup-params.h"
#include "matchup-personal-policy.h"
#include "matchup-run-driver.h"
#include "matchup-title-maker-private.h"
#include "matchup-workspace-private.h"

#include <math.h>
#include <string.h>

/*
 * What was asked and is not finished; holds the conversation, so that answers go on arriving in it
 * when the person looks at another one.
 */
typedef struct
{
  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  MatchupAnswer *answer; /* that gets one more; NULL: the round is new */
  GPtrArray *asked;      /* MatchupRun */
  GHashTable *requests;  /* MatchupRun: those that are to be sent */
  GPtrArray *runs;       /* MatchupRun; those that are sent */
  GPtrArray *outgoing;   /* MatchupAttachmentOutgoing; what each of them is sent */
  GPtrArray *entries;    /* MatchupLedgerEntry; how each is counted */
  gboolean permitted;    /* it may go beyond the budget */
  gboolean with_pictures;
  gboolean aside;         /* nobody is told of it */
  gboolean counted_apart; /* it is counted in memory only, as it is about something private */
} Question;

/* Whether the program asks for itself, and about what. */
typedef enum
{
  NOT_ASIDE,
  ASIDE,
  ASIDE_OF_PRIVATE,
} Aside;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->workspace);
  g_clear_object (&question->conversation);
  g_clear_object (&question->round);
  g_clear_object (&question->answer);
  g_clear_pointer (&question->asked, g_ptr_array_unref);
  g_clear_pointer (&question->requests, g_hash_table_unref);
  g_clear_pointer (&question->runs, g_ptr_array_unref);
  g_clear_pointer (&question->outgoing, g_ptr_array_unref);
  g_clear_pointer (&question->entries, g_ptr_array_unref);
  g_free (question);
}

static Question *
question_new (MatchupWorkspace *self, MatchupConversation *conversation, MatchupRound *round)
{
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (self);
  question->conversation = g_object_ref (conversation);
  question->counted_apart = matchup_conversation_get_private (conversation);
  question->round = g_object_ref (round);
  question->asked = g_ptr_array_new_with_free_func (g_object_unref);
  question->requests = g_hash_table_new (NULL, NULL);
  question->runs = g_ptr_array_new_with_free_func (g_object_unref);
  question->outgoing =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_attachment_outgoing_free);
  question->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_ledger_entry_unref);
  question->permitted =
      matchup_budget_take_permission (self->budget, matchup_conversation_get_id (conversation));
  return question;
}

static void
run_finished_cb (MatchupWorkspace *self, MatchupRun *run)
{
  if (self->drivers == NULL || !g_hash_table_remove (self->drivers, run))
    return;
  matchup_leaderboard_runs_changed (self->leaderboard);
  _matchup_workspace_notify_active (self);
}

/* One more answer that is asked; not in its place yet. */
static MatchupRun *
new_run (Question *question, MatchupContestant *contestant)
{
  MatchupWorkspace *self = question->workspace;
  MatchupRun *run = matchup_run_new (NULL, contestant);

  g_hash_table_insert (self->drivers, g_object_ref (run), NULL);
  g_signal_connect_object (run, "finished", G_CALLBACK (run_finished_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (question->asked, run);
  if (!question->aside)
    g_signal_emit_by_name (self, "asked", question->conversation, question->round, run);
  return run;
}

/* Who is told that one more is active finds it in its place. */
static void
add_to (Question *question, MatchupAnswer *answer, MatchupRun *run)
{
  matchup_answer_add_run (answer, run);
  _matchup_workspace_notify_active (question->workspace);
}

static MatchupRun *
add_run (Question *question, MatchupAnswer *answer, MatchupContestant *contestant)
{
  MatchupRun *run = new_run (question, contestant);

  add_to (question, answer, run);
  return run;
}

/* Before it is saved: what is sent is what stands in the conversation now, and is told like that.
 */
static void
note_requests (Question *question)
{
  for (guint i = 0; i < question->asked->len; i++)
    {
      MatchupRun *run = g_ptr_array_index (question->asked, i);
      g_autofree char *note =
          matchup_conversation_note_request (question->conversation, question->round, run);

      matchup_run_set_sent (run, note);
    }
}

/* Held by the driver, so that the conversation lives as long as something is written into it. */
static void
hold_conversation (MatchupRunDriver *driver, MatchupConversation *conversation)
{
  g_object_set_data_full (G_OBJECT (driver),
                          "matchup-conversation",
                          g_object_ref (conversation),
                          g_object_unref);
}

static void
fail_all (Question *question, const GError *error)
{
  g_autoptr (MatchupErrorInfo) info = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_INTERNAL,
                                                                     MATCHUP_ERROR_REASON_NONE,
                                                                     error->message);

  for (guint i = 0; i < question->asked->len; i++)
    matchup_run_fail (g_ptr_array_index (question->asked, i), info);
}

static void
start_driver (Question *question, guint position, gint64 start, gint64 real)
{
  MatchupWorkspace *self = question->workspace;
  MatchupRun *run = g_ptr_array_index (question->runs, position);
  GPtrArray *messages =
      ((MatchupAttachmentOutgoing *) g_ptr_array_index (question->outgoing, position))->messages;
  g_autoptr (MatchupRunDriver) driver = matchup_run_driver_new (run,
                                                                messages,
                                                                self->providers,
                                                                self->pricing,
                                                                self->http,
                                                                self->practice,
                                                                self->clock);

  matchup_run_driver_set_ledger (driver,
                                 self->ledger,
                                 g_ptr_array_index (question->entries, position));
  matchup_run_driver_set_masks (driver, matchup_masks_of (question->conversation));
  hold_conversation (driver, question->conversation);
  matchup_title_maker_watch (self->titles, question->conversation, question->round, run);
  g_hash_table_replace (self->drivers, g_object_ref (run), g_object_ref (driver));
  matchup_run_driver_start (driver, start, real);
}

/* All requests leave in one go and share one start. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  MatchupWorkspace *self = question->workspace;
  gint64 start = matchup_clock_get_monotonic (self->clock);
  gint64 real = matchup_clock_get_real (self->clock);

  matchup_ledger_count_finish (MATCHUP_LEDGER (source), result);
  for (guint i = 0; i < question->runs->len; i++)
    {
      if (self->drivers != NULL && matchup_run_is_active (g_ptr_array_index (question->runs, i)))
        start_driver (question, i, start, real);
      else
        matchup_ledger_take_back (self->ledger, g_ptr_array_index (question->entries, i));
    }
  question_free (question);
}

/* TRUE: it would go beyond the budget, and nothing of it is sent. */
static gboolean
stop_at_budget (Question *question)
{
  g_autofree char *sentence = NULL;
  g_autoptr (MatchupErrorInfo) info = NULL;

  if (question->permitted ||
      matchup_budget_judge_entries (question->workspace->budget, question->entries, &sentence) <=
          MATCHUP_BUDGET_NEAR)
    return FALSE;
  info = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_QUOTA,
                                        MATCHUP_ERROR_REASON_OVER_BUDGET,
                                        sentence);
  for (guint i = 0; i < question->runs->len; i++)
    matchup_run_fail (g_ptr_array_index (question->runs, i), info);
  return TRUE;
}

/* Those that were stopped meanwhile are not asked. */
static void
drop_inactive (Question *question)
{
  for (guint i = question->runs->len; i > 0; i--)
    {
      if (matchup_run_is_active (g_ptr_array_index (question->runs, i - 1)))
        continue;
      g_ptr_array_remove_index (question->runs, i - 1);
      g_ptr_array_remove_index (question->outgoing, i - 1);
    }
}

/* What is sent is known by now. It is counted before it leaves, and before the clock runs. */
static void
start_all (Question *question)
{
  MatchupWorkspace *self = question->workspace;
  gint64 now = matchup_clock_get_real (self->clock);

  drop_inactive (question);
  for (guint i = 0; i < question->runs->len; i++)
    {
      MatchupRun *run = g_ptr_array_index (question->runs, i);
      MatchupAttachmentOutgoing *outgoing = g_ptr_array_index (question->outgoing, i);

      g_ptr_array_add (question->entries,
                       matchup_ledger_entry_new (self->providers,
                                                 self->pricing,
                                                 matchup_run_get_contestant (run),
                                                 outgoing->messages,
                                                 question->counted_apart,
                                                 now));
    }
  if (self->drivers == NULL || question->runs->len == 0 || stop_at_budget (question))
    question_free (question);
  else
    matchup_ledger_count_async (self->ledger, question->entries, counted_cb, question);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  matchup_attachment_sender_prepare_finish (result, NULL);
  start_all (user_data);
}

/*
 * A model that is known not to see is not asked about pictures, nor one whose service would get
 * only some of them, as all are judged by the same question; it says so in its column.
 */
static gboolean
skip (Question *question, MatchupRun *run)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  guint n_pictures = matchup_attachment_sender_count (matchup_round_get_prompt (question->round));
  g_autoptr (MatchupErrorInfo) info = NULL;

  if (n_pictures == 0)
    return FALSE;
  if (!matchup_workspace_can_see (question->workspace, model))
    info = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_INVALID_REQUEST,
                                          MATCHUP_ERROR_REASON_NO_VISION,
                                          NULL);
  else if (!matchup_workspace_takes_pictures (question->workspace, model, n_pictures))
    info = matchup_error_info_new_too_many_pictures (
        _matchup_workspace_get_limits (question->workspace, model).max_pictures);
  else
    return FALSE;
  matchup_run_fail (run, info);
  return TRUE;
}

static void
add_outgoing (Question *question, MatchupRun *run, GPtrArray *messages)
{
  MatchupWorkspace *self = question->workspace;
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  MatchupPictureLimits limits = _matchup_workspace_get_limits (self, model);

  g_ptr_array_add (question->runs, g_object_ref (run));
  g_ptr_array_add (question->outgoing,
                   matchup_attachment_outgoing_new (messages,
                                                    &limits,
                                                    matchup_workspace_can_see (self, model)));
  question->with_pictures =
      question->with_pictures || matchup_attachment_sender_is_needed (messages);
}

/* Nothing but what comes from here leaves. */
static void
masked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  MatchupWorkspace *self = question->workspace;
  g_autoptr (GPtrArray) requests = matchup_masked_messages_make_finish (result);
  guint n = 0;

  for (guint i = 0; i < question->asked->len; i++)
    {
      MatchupRun *run = g_ptr_array_index (question->asked, i);

      if (g_hash_table_contains (question->requests, run))
        add_outgoing (question, run, g_ptr_array_index (requests, n++));
    }
  if (!question->with_pictures)
    {
      start_all (question);
      return;
    }
  matchup_attachment_sender_prepare_async (self->attachments,
                                           self->blobs,
                                           question->outgoing,
                                           NULL,
                                           prepared_cb,
                                           question);
  /* They are stored now, and those who need the bytes hold them. */
  if (!matchup_conversation_get_private (question->conversation))
    _matchup_workspace_let_go_of_pictures (matchup_round_get_prompt (question->round));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  MatchupWorkspace *self = question->workspace;
  g_autoptr (GPtrArray) requests =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) error = NULL;

  if (!matchup_history_save_finish (MATCHUP_HISTORY (source), result, &error))
    fail_all (question, error);
  for (guint i = 0; error == NULL && self->drivers != NULL && i < question->asked->len; i++)
    {
      MatchupRun *run = g_ptr_array_index (question->asked, i);

      if (!matchup_run_is_active (run) || skip (question, run))
        continue;
      g_hash_table_add (question->requests, run);
      g_ptr_array_add (requests,
                       matchup_conversation_dup_request (question->conversation,
                                                         question->round,
                                                         run));
    }
  matchup_masked_messages_make_async (matchup_masks_of (question->conversation),
                                      requests,
                                      masked_cb,
                                      question);
}

/* With the masks, so that what is sent with them is never there without them. */
static void
save (Question *question)
{
  MatchupWorkspace *self = question->workspace;
  guint n_masks = matchup_mask_list_get_n (matchup_masks_of (question->conversation));

  for (guint i = 0; i < question->asked->len; i++)
    matchup_run_set_n_masks (g_ptr_array_index (question->asked, i), n_masks);
  if (question->answer == NULL)
    matchup_history_save_round_async (self->history,
                                      question->conversation,
                                      question->round,
                                      saved_cb,
                                      question);
  else
    matchup_history_save_run_async (self->history,
                                    question->conversation,
                                    question->round,
                                    question->answer,
                                    g_ptr_array_index (question->asked, 0),
                                    saved_cb,
                                    question);
}

static void
masked_alone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  save (user_data);
}

static void
begin (Question *question)
{
  note_requests (question);
  if (!_matchup_workspace_mask_alone_async (question->workspace,
                                            question->conversation,
                                            question->round,
                                            question->asked,
                                            question->aside,
                                            masked_alone_cb,
                                            question))
    save (question);
}

MatchupRunGroup *
matchup_workspace_ask (MatchupWorkspace *self,
                       MatchupConversation *conversation,
                       const char *prompt)
{
  g_autoptr (MatchupMessage) message = NULL;

  g_return_val_if_fail (prompt != NULL, NULL);

  message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  return matchup_workspace_ask_message (self, conversation, message);
}

/* @replaced: a round in whose place the new one is asked, or NULL: it is asked at the end. */
static MatchupRunGroup *
ask (MatchupWorkspace *self,
     MatchupConversation *conversation,
     MatchupRound *replaced,
     MatchupMessage *message,
     Aside aside)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);
  g_autoptr (MatchupRound) round =
      matchup_round_new (NULL, message, matchup_clock_get_real (self->clock));
  MatchupRunGroup *group = matchup_run_group_new ();
  Question *question = question_new (self, conversation, round);

  question->aside = aside != NOT_ASIDE;
  if (question->aside)
    question->counted_apart = aside == ASIDE_OF_PRIVATE;
  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);
      g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);

      matchup_run_group_add (group, add_run (question, answer, contestant));
      matchup_round_add_answer (round, answer);
    }
  matchup_round_set_reveal_together (round,
                                     matchup_conversation_get_reveal_together (conversation));
  if (matchup_conversation_get_blind (conversation))
    matchup_round_make_blind (round, NULL);
  if (replaced != NULL)
    {
      matchup_round_set_fresh (round, matchup_round_get_fresh (replaced));
      matchup_conversation_add_branch (conversation, round, matchup_round_get_parent (replaced));
    }
  else
    matchup_conversation_add_round (conversation, round);
  begin (question);
  return group;
}

MatchupRunGroup *
matchup_workspace_ask_message (MatchupWorkspace *self,
                               MatchupConversation *conversation,
                               MatchupMessage *message)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (message), NULL);

  return ask (self, conversation, NULL, message, NOT_ASIDE);
}

MatchupRunGroup *
matchup_workspace_ask_edited (MatchupWorkspace *self,
                              MatchupConversation *conversation,
                              MatchupRound *round,
                              MatchupMessage *message)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (message), NULL);

  return ask (self, conversation, round, message, NOT_ASIDE);
}

MatchupRun *
matchup_workspace_ask_aside (MatchupWorkspace *self,
                             MatchupConversation *about,
                             MatchupModelRef *model,
                             const char *instructions,
                             const char *question)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupParams) params =
      matchup_params_new (instructions, NAN, 0, MATCHUP_THINKING_DEFAULT);
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, question);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);

  matchup_lineup_append (lineup, contestant);
  conversation =
      matchup_history_create (self->history, MATCHUP_CONVERSATION_KIND_CHAT, lineup, TRUE);
  matchup_personal_policy_inherit (about, conversation);
  group = ask (self,
               conversation,
               NULL,
               message,
               matchup_conversation_get_private (about) ? ASIDE_OF_PRIVATE : ASIDE);
  return g_list_model_get_item (G_LIST_MODEL (group), 0);
}

char *
matchup_workspace_dup_aside (MatchupRun *run)
{
  g_autofree char *text = NULL;

  if (matchup_run_get_state (run) != MATCHUP_RUN_STATE_DONE || matchup_run_was_refused (run))
    return NULL;
  text =
      g_strstrip (matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* A message does not change any more once it was asked: both rounds have the same one. */
MatchupRunGroup *
matchup_workspace_ask_same (MatchupWorkspace *self,
                            MatchupConversation *conversation,
                            MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  return matchup_workspace_ask_message (self, conversation, matchup_round_get_prompt (round));
}

MatchupRun *
matchup_workspace_ask_again (MatchupWorkspace *self,
                             MatchupConversation *conversation,
                             MatchupRound *round,
                             MatchupAnswer *answer)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);

  return matchup_workspace_ask_again_with (self,
                                           conversation,
                                           round,
                                           answer,
                                           matchup_answer_get_contestant (answer));
}

MatchupRun *
matchup_workspace_ask_again_with (MatchupWorkspace *self,
                                  MatchupConversation *conversation,
                                  MatchupRound *round,
                                  MatchupAnswer *answer,
                                  MatchupContestant *contestant)
{
  Question *question;
  MatchupRun *run;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), NULL);

  question = question_new (self, conversation, round);
  question->answer = g_object_ref (answer);
  run = add_run (question, answer, contestant);
  begin (question);
  return run;
}

gboolean
matchup_workspace_can_continue (MatchupRun *run)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (run), FALSE);

  if (matchup_run_is_active (run) ||
      matchup_message_get_length (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT) == 0)
    return FALSE;
  return matchup_run_get_state (run) != MATCHUP_RUN_STATE_DONE ||
         matchup_run_get_finish_reason (run) == MATCHUP_FINISH_REASON_LENGTH;
}

MatchupRun *
matchup_workspace_continue_answer (MatchupWorkspace *self,
                                   MatchupConversation *conversation,
                                   MatchupRound *round,
                                   MatchupAnswer *answer)
{
  Question *question;
  MatchupRun *cut;
  MatchupRun *run;
  g_autofree char *written = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);

  cut = matchup_answer_get_current (answer);
  if (cut == NULL || !matchup_workspace_can_continue (cut))
    return NULL;
  written = matchup_message_dup_text (matchup_run_get_message (cut), MATCHUP_PART_KIND_TEXT);
  /* A mask that was cut off comes anew. */
  if (matchup_mask_list_get_n (matchup_masks_of (conversation)) > 0)
    written[strlen (written) - matchup_mask_restorer_measure_open_end (written, strlen (written))] =
        '\0';
  question = question_new (self, conversation, round);
  question->answer = g_object_ref (answer);
  run = new_run (question, matchup_run_get_contestant (cut));
  matchup_run_set_continues (run, matchup_run_get_id (cut), strlen (written));
  add_to (question, answer, run);
  note_requests (question);
  /* At once: nothing goes that did not go before. */
  save (question);
  /* After it is recorded, so that this is stored like what comes behind it. */
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, written, -1);
  return run;
}
