/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-race-strip.h"

#include "matchup-accent-style.h"
#include "matchup-beat.h"
#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-lineup.h"
#include "matchup-model-ref.h"
#include "matchup-race-bar.h"
#include "matchup-race-legend.h"
#include "matchup-shown.h"

#include <glib/gi18n.h>

/* The scale grows in steps of this factor, so that the bars do not shrink all the time. */
#define SCALE_STEP 1.5
#define FIRST_SCALE 2000.0
/* Bars and times are brought up to date this often: smooth enough; microseconds. */
#define UPDATE_INTERVAL (3 * MATCHUP_BEAT)

struct _MatchupRaceStrip
{
  GtkWidget parent_instance;

  MatchupRound *round;
  MatchupClock *clock;
  GtkGrid *grid;
  GPtrArray *bars;   /* MatchupRaceBar, of the grid */
  GPtrArray *labels; /* GtkLabel, likewise */
  double scale;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (MatchupRaceStrip, matchup_race_strip, GTK_TYPE_WIDGET)

static void
matchup_race_strip_dispose (GObject *object)
{
  MatchupRaceStrip *self = MATCHUP_RACE_STRIP (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_object (&self->round);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (matchup_race_strip_parent_class)->dispose (object);
}

static void
matchup_race_strip_class_init (MatchupRaceStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_race_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "racestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_race_strip_init (MatchupRaceStrip *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  self->bars = g_ptr_array_new ();
  self->labels = g_ptr_array_new ();
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

static double
get_total (const MatchupPhases *phases)
{
  return phases->retrying + phases->connecting + phases->waiting + phases->thinking +
         phases->writing;
}

static MatchupAnswer *
get_answer (MatchupRaceStrip *self, guint position)
{
  return matchup_shown_get_answer (self->round, position);
}

/* NULL: it was not asked. */
static MatchupRun *
get_run (MatchupRaceStrip *self, guint position)
{
  return matchup_answer_get_current (get_answer (self, position));
}

/* Nothing was sent, as the model cannot do what was asked for. */
static gboolean
is_skipped (MatchupRun *run)
{
  MatchupErrorInfo *error = run != NULL ? matchup_run_get_error (run) : NULL;

  return run == NULL || (error != NULL && matchup_run_get_timings (run)->tries == 0 &&
                         matchup_error_info_get_reason (error) == MATCHUP_ERROR_REASON_IMAGE);
}

static void
update_scale (MatchupRaceStrip *self, double longest, gboolean busy)
{
  if (!busy)
    {
      self->scale = MAX (longest, 1);
      return;
    }
  self->scale = MAX (self->scale, FIRST_SCALE);
  while (self->scale < longest)
    self->scale *= SCALE_STEP;
}

/* How it ended, where that was not well; NULL: it did, or it has not ended. */
static const char *
get_trouble (MatchupRun *run)
{
  if (is_skipped (run))
    /* Translators: instead of the time an answer took, of a model that was not asked; short */
    return C_ ("answer", "skipped");
  switch (matchup_run_get_state (run))
    {
    case MATCHUP_RUN_STATE_FAILED:
      /* Translators: instead of the time an answer took; as short as it can be */
      return C_ ("answer", "failed");
    case MATCHUP_RUN_STATE_STOPPED:
    case MATCHUP_RUN_STATE_INTERRUPTED:
      /* Translators: instead of the time an answer took; as short as it can be */
      return C_ ("answer", "stopped");
    default:
      return NULL;
    }
}

/* A bar that ended without an answer must not look like a quick one. */
static char *
dup_time (MatchupRun *run, const MatchupPhases *phases)
{
  const char *trouble = get_trouble (run);

  return trouble != NULL ? g_strdup (trouble) : matchup_format_seconds (get_total (phases) / 1000);
}

static char *
dup_times (const char *name, const MatchupPhases *phases)
{
  double waited = (phases->connecting + phases->waiting) / 1000;

  if (phases->retrying > 0)
    /* Translators: name of a model, then times. */
    return g_strdup_printf (
        /* Translators: how the time of one answer passed; the name of a model first */
        _ ("%s: lost %.1f s on failed tries, waited %.1f s, thought %.1f s, wrote %.1f s"),
        name,
        phases->retrying / 1000,
        waited,
        phases->thinking / 1000,
        phases->writing / 1000);
  /* Translators: the length of a bar for who cannot see it: name of a model, then times. */
  return g_strdup_printf (_ ("%s: waited %.1f s, thought %.1f s, wrote %.1f s"),
                          name,
                          waited,
                          phases->thinking / 1000,
                          phases->writing / 1000);
}

/* The length of a bar for who cannot see it. */
static char *
dup_description (const char *name, MatchupRun *run, const MatchupPhases *phases)
{
  const char *trouble = get_trouble (run);
  g_autofree char *times = dup_times (name, phases);

  if (trouble == NULL)
    return g_steal_pointer (&times);
  if (get_total (phases) <= 0)
    /* Translators: name of a model, then how it ended: failed, stopped, skipped */
    return g_strdup_printf (C_ ("race", "%s: %s"), name, trouble);
  /* Translators: what took how long, then how it ended: failed, stopped */
  return g_strdup_printf (C_ ("race", "%s (%s)"), times, trouble);
}

static void
update_row (MatchupRaceStrip *self, guint position, const MatchupPhases *phases, gboolean describe)
{
  GtkWidget *bar = g_ptr_array_index (self->bars, position);
  GtkLabel *label = g_ptr_array_index (self->labels, position);
  MatchupContestant *contestant = matchup_answer_get_contestant (get_answer (self, position));
  MatchupRun *run = get_run (self, position);
  g_autofree char *time = dup_time (run, phases);
  g_autofree char *description = NULL;

  matchup_race_bar_set (MATCHUP_RACE_BAR (bar), phases, self->scale);
  if (g_strcmp0 (gtk_label_get_text (label), time) != 0)
    gtk_label_set_text (label, time);
  if (!describe)
    return;
  description = dup_description (matchup_contestant_get_name (contestant), run, phases);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
  gtk_widget_set_tooltip_text (bar, description);
}

static void
update (MatchupRaceStrip *self, gboolean describe)
{
  gint64 now = matchup_clock_get_monotonic (self->clock);
  g_autofree MatchupPhases *phases = g_new0 (MatchupPhases, MAX (self->bars->len, 1));
  double longest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      if (get_run (self, i) != NULL)
        matchup_run_get_phases (get_run (self, i), now, &phases[i]);
      longest = MAX (longest, get_total (&phases[i]));
    }
  update_scale (self, longest, matchup_round_is_busy (self->round));
  for (guint i = 0; i < self->bars->len; i++)
    update_row (self, i, &phases[i], describe);
}

static gboolean update_cb (gpointer data);

/* A timer and not a tick callback: that would have the window make every frame it can. */
static void
schedule_update (MatchupRaceStrip *self)
{
  if (self->update_id == 0)
    self->update_id = g_timeout_add (matchup_beat_get_delay (UPDATE_INTERVAL), update_cb, self);
}

static gboolean
update_cb (gpointer data)
{
  MatchupRaceStrip *self = data;
  gboolean busy = matchup_round_is_busy (self->round);

  self->update_id = 0;
  if (!busy || gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self, !busy);
  if (busy)
    schedule_update (self);
  return G_SOURCE_REMOVE;
}

static void
run_changed_cb (MatchupRaceStrip *self)
{
  if (self->round == NULL)
    return;
  if (matchup_round_is_busy (self->round))
    schedule_update (self);
  update (self, TRUE);
}

static void
watch_run (MatchupRaceStrip *self, MatchupRun *run)
{
  if (run != NULL && matchup_run_is_active (run))
    g_signal_connect_object (run,
                             "notify::state",
                             G_CALLBACK (run_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

static void
current_changed_cb (MatchupRaceStrip *self, GParamSpec *pspec, MatchupAnswer *answer)
{
  watch_run (self, matchup_answer_get_current (answer));
  run_changed_cb (self);
}

static void
add_row (MatchupRaceStrip *self, guint position)
{
  MatchupAnswer *answer = get_answer (self, position);
  GtkWidget *letter = gtk_label_new (matchup_lineup_get_letter (position));
  GtkWidget *bar = matchup_race_bar_new ();
  GtkWidget *time = gtk_label_new ("");

  matchup_accent_style_set (bar,
                            position,
                            matchup_model_ref_is_practice (matchup_contestant_get_model (
                                matchup_answer_get_contestant (answer))));
  gtk_widget_add_css_class (letter, "caption-heading");
  gtk_widget_set_tooltip_text (letter,
                               matchup_contestant_get_name (
                                   matchup_answer_get_contestant (answer)));
  gtk_widget_add_css_class (time, "caption");
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (time), 1);
  gtk_label_set_width_chars (GTK_LABEL (time), 7);
  gtk_grid_attach (self->grid, letter, 0, (int) position, 1, 1);
  gtk_grid_attach (self->grid, bar, 1, (int) position, 1, 1);
  gtk_grid_attach (self->grid, time, 2, (int) position, 1, 1);
  g_ptr_array_add (self->bars, bar);
  g_ptr_array_add (self->labels, time);
  watch_run (self, matchup_answer_get_current (answer));
  g_signal_connect_object (answer,
                           "notify::current",
                           G_CALLBACK (current_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
matchup_race_strip_new (MatchupRound *round, MatchupClock *clock)
{
  MatchupRaceStrip *self;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  self = g_object_new (MATCHUP_TYPE_RACE_STRIP, NULL);
  self->round = g_object_ref (round);
  self->clock = g_object_ref (clock);
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    add_row (self, i);
  gtk_grid_attach (self->grid, matchup_race_legend_new (), 3, 0, 1, MAX ((int) self->bars->len, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Race: how the time passed"),
                                  -1);
  update (self, TRUE);
  run_changed_cb (self);
  return GTK_WIDGET (self);
}
