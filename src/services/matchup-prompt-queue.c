/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-queue.h"

#include "matchup-error-action.h"
#include "matchup-history-private.h"
#include "matchup-personal-policy.h"
#include "matchup-prompt-queue-private.h"
#include "matchup-prompt-queue-words.h"

#include <math.h>

/* So many rounds in a row in which all failed say that going on is of no use. */
#define MAX_FAILURES 2

struct _MatchupPromptQueue
{
  GObject parent_instance;

  MatchupWorkspace *workspace; /* weak; NULL: detached */
  MatchupPromptQueueStore *store;
  MatchupPromptQueueRecord *record; /* its prompts are all that were left when it was made */
  guint next;                       /* among them */
  MatchupConversation *conversation;

  MatchupPromptQueueState state;
  MatchupPromptQueuePause pause;
  MatchupRound *round;  /* asked last; NULL: none, or judged */
  MatchupRound *last;   /* the same, and it stays: its vote is waited for */
  guint n_failures;     /* rounds in a row in which all failed */
  gint64 wait_until;    /* monotonic, microseconds; 0: no wait */
  guint advance_id;     /* idle source */
  guint tick_id;        /* once a second while it waits */
  gboolean over_budget; /* the person lets it go beyond */
  gboolean may_leave;   /* the person was asked about what is personal in it, or could be */
  char *budget_sentence;
};

G_DEFINE_FINAL_TYPE (MatchupPromptQueue, matchup_prompt_queue, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_last (MatchupPromptQueue *self, MatchupRound *round)
{
  if (self->last != NULL)
    g_signal_handlers_disconnect_by_data (self->last, self);
  g_set_object (&self->last, round);
}

static void
set_conversation (MatchupPromptQueue *self, MatchupConversation *conversation)
{
  if (self->conversation != conversation)
    {
      g_clear_object (&self->round);
      set_last (self, NULL);
    }
  g_set_object (&self->conversation, conversation);
}

static void
matchup_prompt_queue_dispose (GObject *object)
{
  MatchupPromptQueue *self = MATCHUP_PROMPT_QUEUE (object);

  matchup_prompt_queue_detach (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->record, matchup_prompt_queue_record_free);
  g_clear_pointer (&self->budget_sentence, g_free);

  G_OBJECT_CLASS (matchup_prompt_queue_parent_class)->dispose (object);
}

static void
matchup_prompt_queue_class_init (MatchupPromptQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_prompt_queue_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_PROMPT_QUEUE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_prompt_queue_init (MatchupPromptQueue *self)
{
  self->state = MATCHUP_PROMPT_QUEUE_PAUSED;
  self->pause = MATCHUP_PROMPT_QUEUE_BY_RESTART;
}

static void
changed (MatchupPromptQueue *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_state (MatchupPromptQueue *self, MatchupPromptQueueState state)
{
  if (state != MATCHUP_PROMPT_QUEUE_WAITING)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  self->state = state;
  changed (self);
}

static void
pause_for (MatchupPromptQueue *self, MatchupPromptQueuePause pause)
{
  self->pause = pause;
  set_state (self, MATCHUP_PROMPT_QUEUE_PAUSED);
}

static gboolean
is_going (MatchupPromptQueue *self)
{
  return self->state == MATCHUP_PROMPT_QUEUE_RUNNING ||
         self->state == MATCHUP_PROMPT_QUEUE_VOTING || self->state == MATCHUP_PROMPT_QUEUE_WAITING;
}

static gboolean advance_cb (gpointer data);

/* Not within the signal of a run, which others still hear. */
static void
queue_advance (MatchupPromptQueue *self)
{
  if (self->advance_id == 0 && self->workspace != NULL && is_going (self))
    self->advance_id = g_idle_add (advance_cb, self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPromptQueue) self = user_data;
  g_autoptr (GError) error = NULL;

  if (matchup_prompt_queue_store_write_finish (MATCHUP_PROMPT_QUEUE_STORE (source), result, &error))
    return;
  g_message ("A list of questions could not be saved: %s", error->message);
  if (self->workspace != NULL && is_going (self))
    pause_for (self, MATCHUP_PROMPT_QUEUE_BY_SAVING);
}

static gboolean
is_private (MatchupPromptQueue *self)
{
  return self->conversation != NULL && matchup_conversation_get_private (self->conversation);
}

static void
save (MatchupPromptQueue *self)
{
  MatchupPromptQueueRecord *record;

  if (is_private (self))
    return;
  record = g_new0 (MatchupPromptQueueRecord, 1);
  *record = *self->record;
  record->conversation_id = g_strdup (self->record->conversation_id);
  record->n_asked = matchup_prompt_queue_get_n_asked (self);
  record->prompts = g_strdupv (self->record->prompts + self->next);
  matchup_prompt_queue_store_save_async (self->store, record, written_cb, g_object_ref (self));
}

static void
forget (MatchupPromptQueue *self)
{
  if (!is_private (self))
    matchup_prompt_queue_store_remove_async (self->store,
                                             self->record->conversation_id,
                                             written_cb,
                                             g_object_ref (self));
}

static gboolean
is_busy (MatchupConversation *conversation)
{
  for (guint i = matchup_conversation_get_n_rounds (conversation); i > 0; i--)
    {
      if (matchup_round_is_busy (matchup_conversation_get_round (conversation, i - 1)))
        return TRUE;
    }
  return FALSE;
}

static guint
count_in_state (MatchupRound *round, MatchupRunState state)
{
  guint n = 0;

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, i));

      n += run != NULL && matchup_run_get_state (run) == state;
    }
  return n;
}

/* Seconds until all services of the round may be asked again. */
static double
get_wait (MatchupPromptQueue *self, MatchupRound *round)
{
  gint64 now = matchup_clock_get_real (matchup_workspace_get_clock (self->workspace));
  double wait = 0;

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, i));
      MatchupErrorInfo *error = run != NULL ? matchup_run_get_error (run) : NULL;

      if (error != NULL)
        wait =
            MAX (wait, matchup_error_action_get_wait (error, matchup_run_get_timings (run), now));
    }
  return wait;
}

static gint64
get_now (MatchupPromptQueue *self)
{
  return matchup_clock_get_monotonic (matchup_workspace_get_clock (self->workspace));
}

/* What the round that has ended means for the rest. FALSE: it does not go on. */
static gboolean
judge (MatchupPromptQueue *self)
{
  g_autoptr (MatchupRound) round = g_steal_pointer (&self->round);
  guint n_answers = matchup_round_get_n_answers (round);
  double wait = get_wait (self, round);

  if (wait > 0)
    self->wait_until = get_now (self) + (gint64) (MIN (wait, 1e9) * G_USEC_PER_SEC);
  if (count_in_state (round, MATCHUP_RUN_STATE_FAILED) == n_answers)
    self->n_failures++;
  else
    self->n_failures = 0;
  /* An early vote may have stopped them, and means to go on. */
  if (count_in_state (round, MATCHUP_RUN_STATE_STOPPED) == n_answers &&
      matchup_round_get_vote (round) == NULL)
    pause_for (self, MATCHUP_PROMPT_QUEUE_BY_PERSON);
  else if (self->n_failures >= MAX_FAILURES && self->record->prompts[self->next] != NULL)
    pause_for (self, MATCHUP_PROMPT_QUEUE_BY_FAILURES);
  return self->state != MATCHUP_PROMPT_QUEUE_PAUSED;
}

static gboolean
tick_cb (gpointer data)
{
  MatchupPromptQueue *self = data;

  if (get_now (self) < self->wait_until)
    changed (self);
  else
    queue_advance (self);
  return G_SOURCE_CONTINUE;
}

static void
wait_for_service (MatchupPromptQueue *self)
{
  set_state (self, MATCHUP_PROMPT_QUEUE_WAITING);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

/* Of the rounds that were asked so far: the last ones of the conversation. */
static GArray *
sum_costs (MatchupPromptQueue *self)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  guint n = matchup_conversation_get_n_rounds (self->conversation);
  guint n_asked = MIN (matchup_prompt_queue_get_n_asked (self), n);

  for (guint i = n - n_asked; i < n; i++)
    {
      MatchupRound *round = matchup_conversation_get_round (self->conversation, i);

      for (guint j = 0; j < matchup_round_get_n_answers (round); j++)
        {
          MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, j));
          const MatchupCost *cost = run != NULL ? matchup_run_get_cost (run) : NULL;

          if (cost != NULL && isfinite (cost->amount) && cost->amount > 0)
            matchup_prompt_cost_add (sums, cost);
        }
    }
  return sums;
}

/* TRUE: the next question would go beyond the budget; the sentence is kept. */
static gboolean
is_stopped_by_budget (MatchupPromptQueue *self)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (MatchupMessage) message = NULL;
  char *sentence = NULL;
  MatchupBudgetState state;

  if (self->record->prompts[self->next] == NULL)
    return FALSE;
  before = sum_costs (self);
  message = matchup_message_new_text (MATCHUP_ROLE_USER, self->record->prompts[self->next]);
  state = matchup_workspace_judge_budget (self->workspace,
                                          matchup_conversation_get_lineup (self->conversation),
                                          self->record->alone ? NULL : self->conversation,
                                          message,
                                          before,
                                          &sentence);
  g_free (self->budget_sentence);
  self->budget_sentence = sentence;
  return state > MATCHUP_BUDGET_NEAR;
}

/* All that is left. */
static GPtrArray *
make_rest (MatchupPromptQueue *self)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **prompt = self->record->prompts + self->next; *prompt != NULL; prompt++)
    g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, *prompt));
  return messages;
}

/* Who answered when it was begun was on this computer, and now is not. */
static gboolean
has_to_ask_person (MatchupPromptQueue *self)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (self->conversation);
  g_autoptr (GPtrArray) rest = NULL;

  if (self->may_leave || !matchup_personal_policy_applies (self->workspace, lineup))
    return FALSE;
  rest = make_rest (self);
  self->may_leave =
      !matchup_personal_policy_asks (self->workspace, self->conversation, lineup, rest);
  return !self->may_leave;
}

static void
ask (MatchupPromptQueue *self)
{
  g_autoptr (MatchupRunGroup) group = NULL;
  guint n_rounds;

  if (self->over_budget)
    matchup_budget_permit (matchup_workspace_get_budget (self->workspace),
                           matchup_conversation_get_id (self->conversation));
  if (self->record->alone)
    matchup_conversation_begin_anew (self->conversation);
  group = matchup_workspace_ask (self->workspace,
                                 self->conversation,
                                 self->record->prompts[self->next]);
  n_rounds = matchup_conversation_get_n_rounds (self->conversation);
  g_set_object (&self->round, matchup_conversation_get_round (self->conversation, n_rounds - 1));
  set_last (self, self->round);
  g_signal_connect_object (self->last,
                           "notify::vote",
                           G_CALLBACK (queue_advance),
                           self,
                           G_CONNECT_SWAPPED);
  self->next++;
}

static gboolean
is_deleted (MatchupPromptQueue *self)
{
  return matchup_history_is_deleted (matchup_workspace_get_history (self->workspace),
                                     self->record->conversation_id);
}

/* The next step, where there is one now. */
static void
advance (MatchupPromptQueue *self)
{
  if (self->workspace == NULL || !is_going (self))
    return;
  if (is_deleted (self))
    {
      /* What was stopped with it says nothing about the rest, should it be brought back. */
      g_clear_object (&self->round);
      pause_for (self, MATCHUP_PROMPT_QUEUE_BY_PERSON);
      return;
    }
  if (is_busy (self->conversation))
    {
      if (self->state != MATCHUP_PROMPT_QUEUE_RUNNING)
        set_state (self, MATCHUP_PROMPT_QUEUE_RUNNING);
      return;
    }
  if (self->round != NULL && !judge (self))
    return;
  if (self->record->prompts[self->next] == NULL)
    {
      forget (self);
      set_state (self, MATCHUP_PROMPT_QUEUE_DONE);
    }
  else if (self->record->wait && self->last != NULL && matchup_round_get_vote (self->last) == NULL)
    {
      set_state (self, MATCHUP_PROMPT_QUEUE_VOTING);
    }
  else if (get_now (self) < self->wait_until)
    {
      wait_for_service (self);
    }
  else if (matchup_lineup_get_size (matchup_conversation_get_lineup (self->conversation)) == 0)
    {
      pause_for (self, MATCHUP_PROMPT_QUEUE_BY_LINEUP);
    }
  else if (has_to_ask_person (self))
    {
      pause_for (self, MATCHUP_PROMPT_QUEUE_BY_PERSONAL_DATA);
    }
  else if (!self->over_budget && is_stopped_by_budget (self))
    {
      pause_for (self, MATCHUP_PROMPT_QUEUE_BY_BUDGET);
    }
  else
    {
      ask (self);
      if (!is_private (self))
        matchup_prompt_queue_store_set_asked_async (self->store,
                                                    self->record->conversation_id,
                                                    matchup_prompt_queue_get_n_asked (self),
                                                    written_cb,
                                                    g_object_ref (self));
      set_state (self, MATCHUP_PROMPT_QUEUE_RUNNING);
    }
}

static gboolean
advance_cb (gpointer data)
{
  g_autoptr (MatchupPromptQueue) self = g_object_ref (data);

  self->advance_id = 0;
  advance (self);
  return G_SOURCE_REMOVE;
}

MatchupPromptQueue *
matchup_prompt_queue_new (MatchupWorkspace *workspace,
                          MatchupPromptQueueStore *store,
                          MatchupPromptQueueRecord *record)
{
  MatchupPromptQueue *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (record != NULL && record->prompts != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_PROMPT_QUEUE, NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  self->store = g_object_ref (store);
  self->record = record;
  g_signal_connect_object (workspace,
                           "notify::n-active",
                           G_CALLBACK (queue_advance),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
matchup_prompt_queue_start (MatchupPromptQueue *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));
  g_return_if_fail (self->record->prompts[0] != NULL);

  set_conversation (self, conversation);
  self->state = MATCHUP_PROMPT_QUEUE_RUNNING;
  self->may_leave =
      matchup_personal_policy_applies (self->workspace,
                                       matchup_conversation_get_lineup (conversation));
  if (!is_busy (conversation))
    ask (self);
  save (self);
  changed (self);
}

void
matchup_prompt_queue_restore (MatchupPromptQueue *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));
  g_return_if_fail (self->state == MATCHUP_PROMPT_QUEUE_STOPPED);

  save (self);
  pause_for (self, MATCHUP_PROMPT_QUEUE_BY_PERSON);
}

void
matchup_prompt_queue_detach (MatchupPromptQueue *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));

  g_clear_handle_id (&self->advance_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  set_conversation (self, NULL);
  g_clear_weak_pointer (&self->workspace);
}

const char *
matchup_prompt_queue_get_conversation_id (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), NULL);
  return self->record->conversation_id;
}

MatchupConversation *
matchup_prompt_queue_get_conversation (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), NULL);
  return self->conversation;
}

MatchupPromptQueueState
matchup_prompt_queue_get_state (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), MATCHUP_PROMPT_QUEUE_STOPPED);
  return self->state;
}

MatchupPromptQueuePause
matchup_prompt_queue_get_pause (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), MATCHUP_PROMPT_QUEUE_BY_PERSON);
  return self->pause;
}

guint
matchup_prompt_queue_get_total (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), 0);
  return self->record->total;
}

guint
matchup_prompt_queue_get_n_asked (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), 0);
  return self->record->n_asked + self->next;
}

guint
matchup_prompt_queue_get_n_done (MatchupPromptQueue *self)
{
  gboolean busy;

  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), 0);

  busy = self->round != NULL && matchup_round_is_busy (self->round);
  return matchup_prompt_queue_get_n_asked (self) - (busy ? 1 : 0);
}

gboolean
matchup_prompt_queue_get_wait (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), FALSE);
  return self->record->wait;
}

void
matchup_prompt_queue_set_wait (MatchupPromptQueue *self, gboolean wait)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));

  if (self->record->wait == wait)
    return;
  self->record->wait = wait;
  if (!is_private (self))
    matchup_prompt_queue_store_set_wait_async (self->store,
                                               self->record->conversation_id,
                                               wait,
                                               written_cb,
                                               g_object_ref (self));
  queue_advance (self);
  changed (self);
}

char *
matchup_prompt_queue_dup_sentence (MatchupPromptQueue *self)
{
  gint64 left;

  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), NULL);

  left = self->workspace != NULL ? self->wait_until - get_now (self) : 0;
  return matchup_prompt_queue_words_dup (self->state, self->pause, left, self->budget_sentence);
}

void
matchup_prompt_queue_pause (MatchupPromptQueue *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));

  if (is_going (self))
    pause_for (self, MATCHUP_PROMPT_QUEUE_BY_PERSON);
}

void
matchup_prompt_queue_resume (MatchupPromptQueue *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (
      g_str_equal (matchup_conversation_get_id (conversation), self->record->conversation_id));

  if (self->workspace == NULL || self->state != MATCHUP_PROMPT_QUEUE_PAUSED)
    return;
  set_conversation (self, conversation);
  self->n_failures = 0;
  set_state (self, MATCHUP_PROMPT_QUEUE_RUNNING);
  queue_advance (self);
}

GPtrArray *
matchup_prompt_queue_dup_unasked (MatchupPromptQueue *self, MatchupConversation *conversation)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  if (self->may_leave || self->workspace == NULL ||
      !matchup_personal_policy_applies (self->workspace,
                                        matchup_conversation_get_lineup (conversation)))
    return NULL;
  return make_rest (self);
}

void
matchup_prompt_queue_set_may_leave (MatchupPromptQueue *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));

  self->may_leave = TRUE;
}

void
matchup_prompt_queue_go_over_budget (MatchupPromptQueue *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));

  self->over_budget = TRUE;
}

void
matchup_prompt_queue_resume_over_budget (MatchupPromptQueue *self,
                                         MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));

  self->over_budget = TRUE;
  matchup_prompt_queue_resume (self, conversation);
}

gboolean
matchup_prompt_queue_is_over_budget (MatchupPromptQueue *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUE (self), FALSE);

  return self->workspace != NULL && self->conversation != NULL &&
         self->state == MATCHUP_PROMPT_QUEUE_PAUSED &&
         self->pause == MATCHUP_PROMPT_QUEUE_BY_BUDGET && is_stopped_by_budget (self);
}

void
matchup_prompt_queue_stop (MatchupPromptQueue *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (self));

  if (self->workspace == NULL || !(is_going (self) || self->state == MATCHUP_PROMPT_QUEUE_PAUSED))
    return;
  forget (self);
  set_state (self, MATCHUP_PROMPT_QUEUE_STOPPED);
}
