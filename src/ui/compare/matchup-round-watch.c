/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round-watch.h"

struct _MatchupRoundWatch
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (MatchupRoundWatch, matchup_round_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_round_watch_class_init (MatchupRoundWatchClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_ROUND_WATCH,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_round_watch_init (MatchupRoundWatch *self)
{
}

static void
changed_cb (MatchupRoundWatch *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Only a part that begins changes what can be said. */
static void
appended_cb (MatchupRoundWatch *self, guint part_index, guint64 offset)
{
  if (offset == 0)
    changed_cb (self);
}

/* One that has ended tells nothing more; earlier ones may go on telling, which costs nothing. */
static void
watch_run (MatchupRoundWatch *self, MatchupRun *run)
{
  if (run == NULL || !matchup_run_is_active (run))
    return;
  g_signal_connect_object (run, "notify::state", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_run_get_message (run),
                           "appended",
                           G_CALLBACK (appended_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
current_changed_cb (MatchupRoundWatch *self, GParamSpec *pspec, MatchupAnswer *answer)
{
  watch_run (self, matchup_answer_get_current (answer));
  changed_cb (self);
}

MatchupRoundWatch *
matchup_round_watch_new (MatchupRound *round)
{
  MatchupRoundWatch *self;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  self = g_object_new (MATCHUP_TYPE_ROUND_WATCH, NULL);
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, i);

      watch_run (self, matchup_answer_get_current (answer));
      g_signal_connect_object (answer,
                               "notify::current",
                               G_CALLBACK (current_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}
