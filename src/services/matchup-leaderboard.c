/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-leaderboard-private.h"

#include "matchup-history-private.h"
#include "matchup-message-texts.h"
#include "matchup-standings-private.h"
#include "matchup-word-count.h"

#include <string.h>

/* Answers whose words are counted at a time, so that little text is in memory. */
#define BATCH 200
/* So much of a question is enough to know it again; characters. */
#define PROMPT_CHARACTERS 120

struct _MatchupLeaderboard
{
  GObject parent_instance;

  MatchupDb *db;
  MatchupHistory *history;
  MatchupPricing *pricing;

  /* What was read last; replaced as a whole, never changed, as other threads may have it. */
  GPtrArray *votes;    /* MatchupVoteRecord; NULL: nothing yet */
  GHashTable *speeds;  /* id of a run that has ended -> MatchupWritingSpeed */
  GHashTable *prompts; /* id of a round -> char * */

  GPtrArray *waiting; /* GTask: computations that come after reading */
  gboolean reading;
  gboolean stale; /* what was read is not what would be read now */
  guint runs_changed_id;
  gboolean has_active; /* of a run that was voted about the end is not known yet */
};

G_DEFINE_FINAL_TYPE (MatchupLeaderboard, matchup_leaderboard, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start_reading (MatchupLeaderboard *self);

static void
matchup_leaderboard_dispose (GObject *object)
{
  MatchupLeaderboard *self = MATCHUP_LEADERBOARD (object);

  g_clear_handle_id (&self->runs_changed_id, g_source_remove);
  g_clear_object (&self->history);
  g_clear_object (&self->pricing);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (matchup_leaderboard_parent_class)->dispose (object);
}

static void
matchup_leaderboard_finalize (GObject *object)
{
  MatchupLeaderboard *self = MATCHUP_LEADERBOARD (object);

  g_clear_pointer (&self->votes, g_ptr_array_unref);
  g_hash_table_unref (self->speeds);
  g_hash_table_unref (self->prompts);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (matchup_leaderboard_parent_class)->finalize (object);
}

static void
matchup_leaderboard_class_init (MatchupLeaderboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_leaderboard_dispose;
  object_class->finalize = matchup_leaderboard_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
matchup_leaderboard_init (MatchupLeaderboard *self)
{
  self->speeds = new_table ();
  self->prompts = new_table ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->stale = TRUE;
}

static void
votes_changed_cb (MatchupLeaderboard *self)
{
  self->stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pricing_changed_cb (MatchupLeaderboard *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

MatchupLeaderboard *
matchup_leaderboard_new (MatchupDb *db, MatchupHistory *history, MatchupPricing *pricing)
{
  MatchupLeaderboard *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);
  g_return_val_if_fail (MATCHUP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (MATCHUP_IS_PRICING (pricing), NULL);

  self = g_object_new (MATCHUP_TYPE_LEADERBOARD, NULL);
  self->db = g_object_ref (db);
  self->history = g_object_ref (history);
  self->pricing = g_object_ref (pricing);
  g_signal_connect_object (history,
                           "votes-changed",
                           G_CALLBACK (votes_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pricing,
                           "changed",
                           G_CALLBACK (pricing_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* By now what became of the run has been given to the database. */
static gboolean
runs_changed_cb (gpointer user_data)
{
  MatchupLeaderboard *self = user_data;

  self->runs_changed_id = 0;
  votes_changed_cb (self);
  return G_SOURCE_REMOVE;
}

void
matchup_leaderboard_runs_changed (MatchupLeaderboard *self)
{
  g_return_if_fail (MATCHUP_IS_LEADERBOARD (self));

  if (self->has_active && self->runs_changed_id == 0)
    self->runs_changed_id = g_idle_add (runs_changed_cb, self);
}

/* The filter of a computation, with texts of its own. */
static MatchupStandingsFilter *
copy_filter (const MatchupStandingsFilter *filter)
{
  MatchupStandingsFilter *copy = g_new (MatchupStandingsFilter, 1);

  *copy = *filter;
  copy->conversation_id = g_strdup (filter->conversation_id);
  copy->models = (const char *const *) g_strdupv ((char **) filter->models);
  return copy;
}

/* All that a thread needs. */
typedef struct
{
  MatchupStandingsInput input;
  MatchupStandingsFilter *filter;
} Computation;

static void
computation_free (gpointer data)
{
  Computation *computation = data;

  matchup_standings_input_clear (&computation->input);
  g_free ((char *) computation->filter->conversation_id);
  g_strfreev ((char **) computation->filter->models);
  g_free (computation->filter);
  g_free (computation);
}

static void
compute_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Computation *computation = data;

  g_task_return_pointer (task,
                         matchup_standings_new (&computation->input, computation->filter),
                         g_object_unref);
}

/* What one unit of every currency among the costs is in the person's own one. */
static GHashTable *
make_factors (MatchupLeaderboard *self)
{
  GHashTable *factors = new_table ();

  for (guint i = 0; i < self->votes->len; i++)
    {
      const MatchupVoteRecord *vote = self->votes->pdata[i];

      for (guint j = 0; j < vote->runs->len; j++)
        {
          const MatchupRunRecord *run = vote->runs->pdata[j];
          double factor;

          if (run->cost != NULL && !g_hash_table_contains (factors, run->cost->currency) &&
              matchup_pricing_convert (self->pricing, 1, run->cost->currency, &factor, NULL))
            g_hash_table_insert (factors,
                                 g_strdup (run->cost->currency),
                                 g_memdup2 (&factor, sizeof factor));
        }
    }
  return factors;
}

/* Takes @task. */
static void
start_computing (MatchupLeaderboard *self, GTask *task)
{
  Computation *computation = g_task_get_task_data (task);
  const char *own = matchup_pricing_get_own_currency (self->pricing);

  computation->input.votes = g_ptr_array_ref (self->votes);
  computation->input.speeds = g_hash_table_ref (self->speeds);
  computation->input.prompts = g_hash_table_ref (self->prompts);
  computation->input.factors = make_factors (self);
  g_strlcpy (computation->input.own_currency,
             own != NULL ? own : "",
             sizeof computation->input.own_currency);
  g_task_run_in_thread (task, compute_in_thread);
  g_object_unref (task);
}

/* One reading: of the votes, and then in batches of the texts that are not known yet. */
typedef struct
{
  MatchupLeaderboard *self;
  GPtrArray *votes;
  GHashTable *speeds;
  GHashTable *prompts;
  GHashTable *durations; /* id of a run -> gint64 *: microseconds of writing */
  GPtrArray *run_ids;    /* char *: to be read */
  GPtrArray *round_ids;
  gboolean has_active;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_clear_pointer (&reading->votes, g_ptr_array_unref);
  g_hash_table_unref (reading->speeds);
  g_hash_table_unref (reading->prompts);
  g_hash_table_unref (reading->durations);
  g_ptr_array_unref (reading->run_ids);
  g_ptr_array_unref (reading->round_ids);
  g_free (reading);
}

static void
keep (Reading *reading)
{
  MatchupLeaderboard *self = reading->self;

  g_clear_pointer (&self->votes, g_ptr_array_unref);
  g_hash_table_unref (self->speeds);
  g_hash_table_unref (self->prompts);
  self->votes = g_ptr_array_ref (reading->votes);
  self->speeds = g_hash_table_ref (reading->speeds);
  self->prompts = g_hash_table_ref (reading->prompts);
  self->has_active = reading->has_active;
}

/* Everybody who waits gets an answer; when something changed meanwhile, only after one more time.
 */
static void
end_reading (Reading *reading, GError *error)
{
  MatchupLeaderboard *self = reading->self;
  g_autoptr (GPtrArray) waiting = NULL;

  self->reading = FALSE;
  if (error == NULL)
    keep (reading);
  if (error == NULL && self->stale)
    {
      start_reading (self);
      reading_free (reading);
      return;
    }
  self->stale = error != NULL;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = waiting->pdata[i];

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        start_computing (self, g_object_ref (task));
    }
  reading_free (reading);
}

static void
count_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MatchupMessageTexts *texts = data;
  GHashTable *counts = new_table ();
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, texts->answers);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      MatchupWordCount *count = g_new0 (MatchupWordCount, 1);

      matchup_word_count_feed (count, text, strlen (text));
      g_hash_table_insert (counts, g_strdup (id), count);
    }
  g_task_return_pointer (task, counts, (GDestroyNotify) g_hash_table_unref);
}

static void read_next_batch (Reading *reading);

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts = g_task_propagate_pointer (G_TASK (result), &error);
  GHashTableIter iter;
  gpointer id, value;

  if (counts == NULL)
    {
      end_reading (reading, error);
      return;
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const MatchupWordCount *count = value;
      const gint64 *duration = g_hash_table_lookup (reading->durations, id);
      MatchupWritingSpeed speed = { matchup_word_count_get_speed (count, *duration),
                                    matchup_word_count_is_characters (count) };

      g_hash_table_insert (reading->speeds, g_strdup (id), g_memdup2 (&speed, sizeof speed));
    }
  read_next_batch (reading);
}

static void
texts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupMessageTexts) texts =
      matchup_message_texts_load_finish (MATCHUP_DB (source), result, &error);
  g_autoptr (GTask) task = NULL;
  GHashTableIter iter;
  gpointer id, text;

  if (texts == NULL)
    {
      end_reading (reading, error);
      return;
    }
  g_hash_table_iter_init (&iter, texts->prompts);
  while (g_hash_table_iter_next (&iter, &id, &text))
    g_hash_table_insert (reading->prompts, g_strdup (id), g_strdup (text));
  task = g_task_new (reading->self, NULL, counted_cb, reading);
  g_task_set_source_tag (task, texts_loaded_cb);
  g_task_set_task_data (task,
                        g_steal_pointer (&texts),
                        (GDestroyNotify) matchup_message_texts_free);
  g_task_run_in_thread (task, count_in_thread);
}

/* The last ones of @all. */
static GPtrArray *
take_batch (GPtrArray *all)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func (g_free);

  while (all->len > 0 && batch->len < BATCH)
    g_ptr_array_add (batch, g_ptr_array_steal_index (all, all->len - 1));
  return batch;
}

static void
read_next_batch (Reading *reading)
{
  MatchupLeaderboard *self = reading->self;

  if (reading->run_ids->len == 0 && reading->round_ids->len == 0)
    {
      end_reading (reading, NULL);
      return;
    }
  matchup_message_texts_load_async (self->db,
                                    take_batch (reading->run_ids),
                                    take_batch (reading->round_ids),
                                    PROMPT_CHARACTERS,
                                    NULL,
                                    texts_loaded_cb,
                                    reading);
}

/* An answer that has ended stays as it is, so that it is read once. */
static void
consider_run (Reading *reading, const MatchupRunRecord *run)
{
  const MatchupWritingSpeed *known = g_hash_table_lookup (reading->self->speeds, run->id);
  gint64 duration = matchup_timings_get_writing (&run->timings);

  if (run->state < MATCHUP_RUN_STATE_DONE)
    reading->has_active = TRUE;
  else if (known != NULL)
    g_hash_table_insert (reading->speeds, g_strdup (run->id), g_memdup2 (known, sizeof *known));
  else if (duration > 0)
    {
      g_hash_table_insert (reading->durations,
                           g_strdup (run->id),
                           g_memdup2 (&duration, sizeof duration));
      g_ptr_array_add (reading->run_ids, g_strdup (run->id));
    }
}

static void
votes_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;

  reading->votes = matchup_history_list_votes_finish (MATCHUP_HISTORY (source), result, &error);
  if (reading->votes == NULL)
    {
      end_reading (reading, error);
      return;
    }
  for (guint i = 0; i < reading->votes->len; i++)
    {
      const MatchupVoteRecord *vote = reading->votes->pdata[i];
      const char *prompt = g_hash_table_lookup (reading->self->prompts, vote->round_id);

      if (prompt != NULL)
        g_hash_table_insert (reading->prompts, g_strdup (vote->round_id), g_strdup (prompt));
      else
        g_ptr_array_add (reading->round_ids, g_strdup (vote->round_id));
      for (guint j = 0; j < vote->runs->len; j++)
        consider_run (reading, vote->runs->pdata[j]);
    }
  read_next_batch (reading);
}

static void
start_reading (MatchupLeaderboard *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->speeds = new_table ();
  reading->prompts = new_table ();
  reading->durations = new_table ();
  reading->run_ids = g_ptr_array_new_with_free_func (g_free);
  reading->round_ids = g_ptr_array_new_with_free_func (g_free);
  self->reading = TRUE;
  self->stale = FALSE;
  matchup_history_list_votes_async (self->history, NULL, votes_listed_cb, reading);
}

void
matchup_leaderboard_compute_async (MatchupLeaderboard *self,
                                   const MatchupStandingsFilter *filter,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Computation *computation;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LEADERBOARD (self));
  g_return_if_fail (filter != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_leaderboard_compute_async);
  computation = g_new0 (Computation, 1);
  computation->filter = copy_filter (filter);
  g_task_set_task_data (task, computation, computation_free);
  if (!self->stale && !self->reading)
    {
      start_computing (self, task);
      return;
    }
  g_ptr_array_add (self->waiting, task);
  if (!self->reading)
    start_reading (self);
}

MatchupStandings *
matchup_leaderboard_compute_finish (MatchupLeaderboard *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
