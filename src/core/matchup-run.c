/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run.h"

#include "matchup-enum-types.h"

/* Behind a note; no letter of a checksum. */
#define MASKS_MARK " m"

struct _MatchupRun
{
  GObject parent_instance;

  char *id;
  MatchupContestant *contestant;
  MatchupMessage *message;
  int attempt;
  char *continues;
  char *sent;
  guint n_masks;
  gsize continued_length;
  GCancellable *cancellable;

  MatchupRunState state;
  MatchupErrorInfo *error;
  MatchupFinishReason finish_reason;
  char *finish_reason_raw;
  char *reported_model;
  MatchupUsage *usage;
  MatchupCost *cost;
  MatchupTimings timings;
  MatchupServiceTimings *service_timings;
  gint64 start_monotonic;
  gint64 retry_at;
  int max_tries;
};

G_DEFINE_FINAL_TYPE (MatchupRun, matchup_run, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ERROR,
  PROP_USAGE,
  PROP_COST,
  PROP_TIMINGS,
  PROP_FINISH_REASON,
  PROP_RETRY_AT,
  N_PROPS,
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
matchup_run_finalize (GObject *object)
{
  MatchupRun *self = MATCHUP_RUN (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->continues, g_free);
  g_clear_pointer (&self->sent, g_free);
  g_clear_object (&self->contestant);
  g_clear_object (&self->message);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->error, matchup_error_info_unref);
  g_clear_pointer (&self->finish_reason_raw, g_free);
  g_clear_pointer (&self->reported_model, g_free);
  g_clear_pointer (&self->usage, matchup_usage_free);
  g_clear_pointer (&self->cost, matchup_cost_free);
  g_clear_pointer (&self->service_timings, matchup_service_timings_free);

  G_OBJECT_CLASS (matchup_run_parent_class)->finalize (object);
}

static void
matchup_run_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupRun *self = MATCHUP_RUN (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_USAGE:
      g_value_set_boxed (value, self->usage);
      break;
    case PROP_COST:
      g_value_set_boxed (value, self->cost);
      break;
    case PROP_TIMINGS:
      g_value_set_boxed (value, &self->timings);
      break;
    case PROP_FINISH_REASON:
      g_value_set_enum (value, self->finish_reason);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_STATE] = g_param_spec_enum ("state",
                                              NULL,
                                              NULL,
                                              MATCHUP_TYPE_RUN_STATE,
                                              MATCHUP_RUN_STATE_QUEUED,
                                              flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, MATCHUP_TYPE_ERROR_INFO, flags);
  properties[PROP_USAGE] = g_param_spec_boxed ("usage", NULL, NULL, MATCHUP_TYPE_USAGE, flags);
  properties[PROP_COST] = g_param_spec_boxed ("cost", NULL, NULL, MATCHUP_TYPE_COST, flags);
  properties[PROP_TIMINGS] =
      g_param_spec_boxed ("timings", NULL, NULL, MATCHUP_TYPE_TIMINGS, flags);
  properties[PROP_FINISH_REASON] = g_param_spec_enum ("finish-reason",
                                                      NULL,
                                                      NULL,
                                                      MATCHUP_TYPE_FINISH_REASON,
                                                      MATCHUP_FINISH_REASON_NONE,
                                                      flags);
  properties[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_run_class_init (MatchupRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_run_finalize;
  object_class->get_property = matchup_run_get_property;
  install_properties (object_class);

  signals[SIGNAL_FINISHED] = g_signal_new ("finished",
                                           MATCHUP_TYPE_RUN,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
matchup_run_init (MatchupRun *self)
{
  self->message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
  self->cancellable = g_cancellable_new ();
  matchup_timings_init (&self->timings);
}

MatchupRun *
matchup_run_new (const char *id, MatchupContestant *contestant)
{
  MatchupRun *self;

  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), NULL);

  self = g_object_new (MATCHUP_TYPE_RUN, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->contestant = g_object_ref (contestant);
  self->attempt = -1;
  return self;
}

const char *
matchup_run_get_id (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->id;
}

MatchupContestant *
matchup_run_get_contestant (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->contestant;
}

MatchupMessage *
matchup_run_get_message (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->message;
}

int
matchup_run_get_attempt (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), -1);
  return self->attempt;
}

void
matchup_run_set_attempt (MatchupRun *self, int attempt)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  self->attempt = attempt;
}

void
matchup_run_set_continues (MatchupRun *self, const char *id, gsize length)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  g_free (self->continues);
  self->continues = g_strdup (id);
  self->continued_length = length;
}

const char *
matchup_run_get_continues (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->continues;
}

gsize
matchup_run_get_continued_length (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), 0);
  return self->continued_length;
}

/* " m3" at the end of a note: three masks. */
void
matchup_run_set_sent (MatchupRun *self, const char *sent)
{
  const char *mark;

  g_return_if_fail (MATCHUP_IS_RUN (self));

  mark = sent != NULL ? g_strrstr (sent, MASKS_MARK) : NULL;
  g_free (self->sent);
  self->sent = mark != NULL ? g_strndup (sent, (gsize) (mark - sent)) : g_strdup (sent);
  self->n_masks = 0;
  if (mark != NULL)
    self->n_masks = (guint) MIN (g_ascii_strtoull (mark + strlen (MASKS_MARK), NULL, 10), G_MAXINT);
}

char *
matchup_run_dup_sent_with_masks (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);

  if (self->sent == NULL || self->n_masks == 0)
    return g_strdup (self->sent);
  return g_strdup_printf ("%s" MASKS_MARK "%u", self->sent, self->n_masks);
}

void
matchup_run_set_n_masks (MatchupRun *self, guint n_masks)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  self->n_masks = n_masks;
}

guint
matchup_run_get_n_masks (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), 0);

  return self->sent != NULL ? self->n_masks : G_MAXUINT;
}

const char *
matchup_run_get_sent (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->sent;
}

gboolean
matchup_run_has_output (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), FALSE);

  return matchup_message_get_length (self->message, MATCHUP_PART_KIND_TEXT) >
             self->continued_length ||
         matchup_message_get_length (self->message, MATCHUP_PART_KIND_REASONING) > 0 ||
         matchup_message_get_length (self->message, MATCHUP_PART_KIND_REFUSAL) > 0;
}

MatchupRunState
matchup_run_get_state (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), MATCHUP_RUN_STATE_QUEUED);
  return self->state;
}

gboolean
matchup_run_is_active (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), FALSE);
  return self->state < MATCHUP_RUN_STATE_DONE;
}

gboolean
matchup_run_has_answer (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), FALSE);
  return matchup_message_get_length (self->message, MATCHUP_PART_KIND_TEXT) > 0 ||
         matchup_message_get_length (self->message, MATCHUP_PART_KIND_REFUSAL) > 0;
}

gboolean
matchup_run_was_refused (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), FALSE);

  return self->finish_reason == MATCHUP_FINISH_REASON_REFUSAL ||
         self->finish_reason == MATCHUP_FINISH_REASON_CONTENT_FILTER ||
         (self->error != NULL &&
          matchup_error_info_get_kind (self->error) == MATCHUP_ERROR_KIND_CONTENT_FILTER) ||
         matchup_message_get_length (self->message, MATCHUP_PART_KIND_REFUSAL) > 0;
}

char *
matchup_run_dup_answer (MatchupRun *self)
{
  g_autofree char *text = NULL;
  g_autofree char *refusal = NULL;

  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);

  text = matchup_message_dup_text (self->message, MATCHUP_PART_KIND_TEXT);
  refusal = matchup_message_dup_text (self->message, MATCHUP_PART_KIND_REFUSAL);
  return g_strconcat (text, refusal, NULL);
}

MatchupFinishReason
matchup_run_get_finish_reason (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), MATCHUP_FINISH_REASON_NONE);
  return self->finish_reason;
}

const char *
matchup_run_get_finish_reason_raw (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->finish_reason_raw;
}

MatchupErrorInfo *
matchup_run_get_error (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->error;
}

const MatchupUsage *
matchup_run_get_usage (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->usage;
}

const MatchupCost *
matchup_run_get_cost (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->cost;
}

const MatchupTimings *
matchup_run_get_timings (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return &self->timings;
}

const MatchupServiceTimings *
matchup_run_get_service_timings (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->service_timings;
}

gint64
matchup_run_get_start_monotonic (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), 0);
  return self->start_monotonic;
}

gint64
matchup_run_get_retry_at (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), 0);
  return self->retry_at;
}

int
matchup_run_get_max_tries (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), 0);
  return self->max_tries;
}

const char *
matchup_run_get_reported_model (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->reported_model;
}

static gboolean
is_allowed (MatchupRunState from, MatchupRunState to)
{
  if (from >= MATCHUP_RUN_STATE_DONE)
    return FALSE;
  if (to >= MATCHUP_RUN_STATE_DONE)
    return TRUE;
  if (to == MATCHUP_RUN_STATE_QUEUED)
    return from == MATCHUP_RUN_STATE_CONNECTING || from == MATCHUP_RUN_STATE_WAITING;
  if (from == MATCHUP_RUN_STATE_WRITING && to == MATCHUP_RUN_STATE_THINKING)
    return TRUE;
  return to > from;
}

gboolean
matchup_run_set_state (MatchupRun *self, MatchupRunState state)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), FALSE);

  if (!is_allowed (self->state, state))
    return FALSE;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (state >= MATCHUP_RUN_STATE_DONE)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  return TRUE;
}

gboolean
matchup_run_fail (MatchupRun *self, MatchupErrorInfo *error)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  if (!matchup_run_is_active (self))
    return FALSE;
  g_clear_pointer (&self->error, matchup_error_info_unref);
  self->error = matchup_error_info_ref (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  return matchup_run_set_state (self, MATCHUP_RUN_STATE_FAILED);
}

void
matchup_run_append (MatchupRun *self, MatchupPartKind kind, const char *text, gssize length)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  if (!matchup_run_is_active (self))
    return;
  matchup_message_append (self->message, kind, text, length);
}

void
matchup_run_set_finish_reason (MatchupRun *self, MatchupFinishReason reason, const char *raw)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  if (!matchup_run_is_active (self))
    return;
  g_free (self->finish_reason_raw);
  self->finish_reason_raw = g_strdup (raw);
  if (self->finish_reason == reason)
    return;
  self->finish_reason = reason;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISH_REASON]);
}

void
matchup_run_set_usage (MatchupRun *self, const MatchupUsage *usage)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  if (!matchup_run_is_active (self) || matchup_usage_equal (self->usage, usage))
    return;
  g_clear_pointer (&self->usage, matchup_usage_free);
  self->usage = usage != NULL ? matchup_usage_copy (usage) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USAGE]);
}

void
matchup_run_set_cost (MatchupRun *self, const MatchupCost *cost)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  if (!matchup_run_is_active (self) || matchup_cost_equal (self->cost, cost))
    return;
  g_clear_pointer (&self->cost, matchup_cost_free);
  self->cost = cost != NULL ? matchup_cost_copy (cost) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COST]);
}

void
matchup_run_set_timings (MatchupRun *self, const MatchupTimings *timings)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));
  g_return_if_fail (timings != NULL);

  if (!matchup_run_is_active (self) || matchup_timings_equal (&self->timings, timings))
    return;
  self->timings = *timings;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIMINGS]);
}

void
matchup_run_set_service_timings (MatchupRun *self, const MatchupServiceTimings *timings)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));
  g_return_if_fail (timings != NULL);

  if (!matchup_run_is_active (self))
    return;
  g_clear_pointer (&self->service_timings, matchup_service_timings_free);
  self->service_timings = matchup_service_timings_copy (timings);
}

void
matchup_run_set_start_monotonic (MatchupRun *self, gint64 start)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  self->start_monotonic = start;
}

void
matchup_run_set_retry (MatchupRun *self, gint64 retry_at, int max_tries)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  if (!matchup_run_is_active (self))
    return;
  self->max_tries = max_tries;
  if (self->retry_at == retry_at)
    return;
  self->retry_at = retry_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
}

void
matchup_run_set_reported_model (MatchupRun *self, const char *model)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  if (!matchup_run_is_active (self) || g_strcmp0 (self->reported_model, model) == 0)
    return;
  g_free (self->reported_model);
  self->reported_model = g_strdup (model);
}

void
matchup_run_restore (MatchupRun *self,
                     MatchupRunState state,
                     MatchupErrorInfo *error,
                     const MatchupTimings *timings,
                     const MatchupUsage *usage,
                     const MatchupCost *cost,
                     MatchupFinishReason finish_reason,
                     const char *finish_reason_raw)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));
  g_return_if_fail (self->state == MATCHUP_RUN_STATE_QUEUED);
  g_return_if_fail (timings != NULL);

  matchup_run_set_timings (self, timings);
  matchup_run_set_usage (self, usage);
  matchup_run_set_cost (self, cost);
  matchup_run_set_finish_reason (self, finish_reason, finish_reason_raw);
  if (error != NULL)
    self->error = matchup_error_info_ref (error);
  self->state = state;
}

void
matchup_run_stop (MatchupRun *self)
{
  g_return_if_fail (MATCHUP_IS_RUN (self));

  if (matchup_run_is_active (self))
    g_cancellable_cancel (self->cancellable);
}

GCancellable *
matchup_run_get_cancellable (MatchupRun *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN (self), NULL);
  return self->cancellable;
}

/* The first of the marks that was reached, @fallback when none was. */
static gint64
first_of (gint64 a, gint64 b, gint64 fallback)
{
  if (a >= 0 && b >= 0)
    return MIN (a, b);
  if (a >= 0)
    return a;
  return b >= 0 ? b : fallback;
}

void
matchup_run_get_phases (MatchupRun *self, gint64 now, MatchupPhases *out_phases)
{
  const MatchupTimings *t;
  gint64 end;
  gint64 retried;
  gint64 connected;
  gint64 output;
  gint64 text;

  g_return_if_fail (MATCHUP_IS_RUN (self));
  g_return_if_fail (out_phases != NULL);

  *out_phases = (MatchupPhases){ 0 };
  t = &self->timings;
  if (t->tries == 0)
    return;
  end = t->done;
  if (end < 0)
    end = matchup_run_is_active (self) && self->start_monotonic > 0
              ? MAX (now - self->start_monotonic, 0)
              : MAX (MAX (t->connected, t->first_event), MAX (t->first_reasoning, t->first_text));
  end = MAX (end, 0);
  connected = t->connected >= 0 ? MIN (t->connected, end) : end;
  /* Between two tries all is lost so far. */
  retried = self->retry_at != 0 ? end : CLAMP (t->retry_wait, 0, connected);
  output =
      CLAMP (first_of (t->first_reasoning, t->first_text, end), connected, MAX (connected, end));
  text = CLAMP (t->first_text >= 0 ? t->first_text : end, output, MAX (output, end));

  out_phases->retrying = retried / 1000.0;
  out_phases->connecting = (connected - retried) / 1000.0;
  out_phases->waiting = (output - connected) / 1000.0;
  out_phases->thinking = (text - output) / 1000.0;
  out_phases->writing = (end - text) / 1000.0;
}
