/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-context.h"

#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-token-estimate.h"

/* So many rounds are counted in one turn of the main loop. */
#define ROUNDS_PER_TURN 200
/* What is kept for the answer where the model has no limit of its own; tokens. */
#define ANSWER_TOKENS 4000
/* How far the count of a service may lead away from ours: a wrong count does not spoil all. */
#define MIN_FACTOR 0.5
#define MAX_FACTOR 2.0
#define MIN_COUNTED 200

/* What is known of a round, as long as the same answer is shown. */
typedef struct
{
  MatchupRun *run; /* not owned, only compared; NULL: none */
  gint64 prompt;
  gint64 answer;
} Count;

struct _MatchupContext
{
  GObject parent_instance;

  MatchupConversation *conversation;
  MatchupContestant *contestant;
  GHashTable *counts; /* MatchupRound -> Count; the conversation holds the rounds */
  gint64 draft;
  gint64 sent;   /* without the draft */
  double factor; /* by how much the service counts more than we do */
  MatchupContextUse use;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (MatchupContext, matchup_context, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_context_dispose (GObject *object)
{
  MatchupContext *self = MATCHUP_CONTEXT (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_object (&self->conversation);
  g_clear_object (&self->contestant);

  G_OBJECT_CLASS (matchup_context_parent_class)->dispose (object);
}

static void
matchup_context_class_init (MatchupContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_context_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_CONTEXT,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_context_init (MatchupContext *self)
{
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

MatchupContext *
matchup_context_new (void)
{
  return g_object_new (MATCHUP_TYPE_CONTEXT, NULL);
}

/* The run whose answer is sent on; NULL: none of it is. */
static MatchupRun *
find_run (MatchupContext *self, MatchupRound *round)
{
  MatchupAnswer *answer =
      matchup_conversation_get_kind (self->conversation) == MATCHUP_CONVERSATION_KIND_CHAT
          ? matchup_round_get_answer (round, 0)
          : matchup_round_find_answer (round, matchup_contestant_get_id (self->contestant));

  return answer != NULL ? matchup_answer_get_current (answer) : NULL;
}

static gboolean
is_counted (MatchupContext *self, MatchupRound *round)
{
  Count *count = g_hash_table_lookup (self->counts, round);

  return count != NULL && count->run == find_run (self, round);
}

static Count *
count_round (MatchupContext *self, MatchupRound *round)
{
  Count *count;
  MatchupRun *run = find_run (self, round);

  if (is_counted (self, round))
    return g_hash_table_lookup (self->counts, round);
  count = g_new0 (Count, 1);
  /* One that is still written is counted anew when it has ended. */
  count->run = run != NULL && !matchup_run_is_active (run) ? run : NULL;
  count->prompt = matchup_token_estimate_message (matchup_round_get_prompt (round));
  if (run != NULL)
    count->answer = matchup_token_estimate_message (matchup_run_get_message (run));
  g_hash_table_replace (self->counts, round, count);
  return count;
}

/* The first round of the branch that is sent as it is. */
static guint
find_beginning (MatchupContext *self, const char **summary)
{
  *summary = NULL;
  for (guint i = matchup_conversation_get_n_rounds (self->conversation); i > 0; i--)
    {
      MatchupRound *round = matchup_conversation_get_round (self->conversation, i - 1);

      if (matchup_round_get_summary (round) != NULL)
        {
          *summary = matchup_round_get_summary (round);
          return i;
        }
      if (matchup_round_get_fresh (round))
        return i - 1;
    }
  return 0;
}

static gint64
count_text (const char *text)
{
  return text != NULL ? matchup_token_estimate (text) : 0;
}

static double
divide_clamped (gint64 told, gint64 counted)
{
  return CLAMP ((double) told / (double) counted, MIN_FACTOR, MAX_FACTOR);
}

/*
 * By how much the service counted more than we do; 0: unknown. @before: what is sent now before
 * this question, @whole: what is there before it. Where something was left out later, it was asked
 * with more than is sent now: of both, what makes us less wrong is what it was asked with.
 */
static double
get_factor (Count *count, gint64 before, gint64 whole)
{
  const MatchupUsage *usage = count->run != NULL ? matchup_run_get_usage (count->run) : NULL;
  double now;
  double then;

  if (usage == NULL || usage->source != MATCHUP_VALUE_SOURCE_TOLD || usage->prompt <= 0 ||
      before + count->prompt < MIN_COUNTED)
    return 0;
  now = divide_clamped (usage->prompt, before + count->prompt);
  then = divide_clamped (usage->prompt, whole + count->prompt);
  return MAX (now, 1 / now) <= MAX (then, 1 / then) ? now : then;
}

static gint64
get_answer_room (MatchupContext *self)
{
  int wanted = matchup_params_get_max_tokens (matchup_contestant_get_params (self->contestant));

  return wanted > 0 ? MIN (wanted, self->use.window / 2)
                    : MIN (ANSWER_TOKENS, self->use.window / 4);
}

static void
sum_up (MatchupContext *self)
{
  const char *summary = NULL;
  guint n = self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation) : 0;
  guint beginning = n > 0 ? find_beginning (self, &summary) : 0;
  gint64 whole = count_text (
      matchup_params_get_instructions (matchup_contestant_get_params (self->contestant)));
  gint64 tokens = whole + count_text (summary);
  double factor = 0;

  self->use.n_left_out = beginning;
  self->use.can_cut = n > beginning + 1;
  self->use.summarised = summary != NULL && *summary != '\0';
  self->use.window =
      matchup_model_ref_get_context_window (matchup_contestant_get_model (self->contestant));
  self->use.answer = get_answer_room (self);
  for (guint i = 0; i < n; i++)
    {
      Count *count = count_round (self, matchup_conversation_get_round (self->conversation, i));
      /* A question without an answer is not sent again. */
      gint64 both = count->answer > 0 ? count->prompt + count->answer : 0;
      double told = i >= beginning ? get_factor (count, tokens, whole) : 0;

      factor = told > 0 ? told : factor;
      whole += both;
      tokens += i >= beginning ? both : 0;
    }
  self->factor = factor > 0 ? factor : 1;
  self->sent = (gint64) ((double) tokens * self->factor);
}

static void
publish (MatchupContext *self)
{
  self->use.used = self->sent + self->draft;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* FALSE: there is more to count. */
static gboolean
count_some (MatchupContext *self)
{
  guint n_counted = 0;

  for (guint i = self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation)
                                            : 0;
       i > 0;
       i--)
    {
      MatchupRound *round = matchup_conversation_get_round (self->conversation, i - 1);

      if (is_counted (self, round))
        continue;
      if (n_counted++ >= ROUNDS_PER_TURN)
        return FALSE;
      count_round (self, round);
    }
  return TRUE;
}

static gboolean
count_cb (gpointer data)
{
  MatchupContext *self = data;

  if (!count_some (self))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  sum_up (self);
  publish (self);
  return G_SOURCE_REMOVE;
}

void
matchup_context_update (MatchupContext *self)
{
  g_return_if_fail (MATCHUP_IS_CONTEXT (self));

  if (self->contestant == NULL)
    {
      g_clear_handle_id (&self->idle_id, g_source_remove);
      self->use = (MatchupContextUse){ 0 };
      self->sent = 0;
      publish (self);
      return;
    }
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
}

void
matchup_context_set_conversation (MatchupContext *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_CONTEXT (self));
  g_return_if_fail (conversation == NULL || MATCHUP_IS_CONVERSATION (conversation));

  if (self->conversation == conversation)
    return;
  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_func (self->conversation, matchup_context_update, self);
  g_set_object (&self->conversation, conversation);
  g_hash_table_remove_all (self->counts);
  if (conversation != NULL)
    {
      g_signal_connect_object (conversation,
                               "items-changed",
                               G_CALLBACK (matchup_context_update),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (conversation,
                               "branches-changed",
                               G_CALLBACK (matchup_context_update),
                               self,
                               G_CONNECT_SWAPPED);
    }
  matchup_context_update (self);
}

void
matchup_context_set_contestant (MatchupContext *self, MatchupContestant *contestant)
{
  g_return_if_fail (MATCHUP_IS_CONTEXT (self));
  g_return_if_fail (contestant == NULL || MATCHUP_IS_CONTESTANT (contestant));

  if (!g_set_object (&self->contestant, contestant))
    return;
  /* In a comparison each has its own answers. */
  g_hash_table_remove_all (self->counts);
  matchup_context_update (self);
}

void
matchup_context_set_draft (MatchupContext *self, gint64 tokens)
{
  g_return_if_fail (MATCHUP_IS_CONTEXT (self));

  if (self->draft == tokens)
    return;
  self->draft = tokens;
  publish (self);
}

const MatchupContextUse *
matchup_context_get_use (MatchupContext *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTEXT (self), NULL);
  return &self->use;
}

gboolean
matchup_context_is_full (MatchupContext *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTEXT (self), FALSE);

  return self->use.window > 0 && self->use.used + self->use.answer > self->use.window;
}

/* Position in the branch, or its length where @round is NULL or not in it. */
static guint
find_position (MatchupContext *self, MatchupRound *round)
{
  guint n = matchup_conversation_get_n_rounds (self->conversation);

  for (guint i = 0; round != NULL && i < n; i++)
    {
      if (matchup_conversation_get_round (self->conversation, i) == round)
        return i;
    }
  return n;
}

MatchupRound *
matchup_context_find_cut (MatchupContext *self, double share, MatchupRound *before)
{
  const char *summary;
  guint beginning;
  guint end;
  gint64 limit;
  gint64 kept = 0;

  g_return_val_if_fail (MATCHUP_IS_CONTEXT (self), NULL);
  g_return_val_if_fail (before == NULL || MATCHUP_IS_ROUND (before), NULL);

  if (self->conversation == NULL || self->contestant == NULL)
    return NULL;
  sum_up (self);
  beginning = find_beginning (self, &summary);
  end = find_position (self, before);
  if (before == NULL && end > 0)
    end--;
  if (end <= beginning)
    return NULL;
  /* By our count, as what is kept is counted below. */
  limit = (gint64) ((double) (self->use.window > 0 ? self->use.window : self->sent) * share /
                    self->factor);
  for (guint i = matchup_conversation_get_n_rounds (self->conversation); i > beginning; i--)
    {
      MatchupRound *round = matchup_conversation_get_round (self->conversation, i - 1);
      Count *count = count_round (self, round);

      kept += count->prompt + count->answer;
      if (kept > limit && i <= end)
        return round;
    }
  /* All of it would have room by our count, but somebody wants less: the older half goes. */
  return matchup_conversation_get_round (self->conversation, beginning + (end - beginning - 1) / 2);
}
