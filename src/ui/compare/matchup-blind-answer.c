/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-blind-answer.h"

#include "matchup-answer-facts.h"
#include "matchup-answer-help.h"
#include "matchup-config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Milliseconds. */
#define FADE 500

gboolean
matchup_blind_answer_is_hidden (MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), TRUE);
  return !matchup_round_get_revealed (round);
}

char *
matchup_blind_answer_dup_state (MatchupRound *round, MatchupRun *run, gint64 now)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);

  if (matchup_round_is_held (round))
    return g_strdup ("");
  if (matchup_blind_answer_is_hidden (round) && matchup_run_is_active (run))
    return g_strdup (_ ("Answering…"));
  return matchup_answer_facts_dup_state (run, now);
}

char *
matchup_blind_answer_dup_trouble (MatchupWorkspace *workspace, MatchupRound *round, MatchupRun *run)
{
  g_autofree char *service = NULL;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_RUN (run) && matchup_run_get_error (run) != NULL, NULL);

  if (matchup_blind_answer_is_hidden (round))
    return g_strdup (
        _ ("Something went wrong here. What it was is shown together with the names."));
  service = matchup_answer_help_dup_service (workspace, matchup_run_get_contestant (run));
  return matchup_error_info_dup_sentence (matchup_run_get_error (run), service);
}

char *
matchup_blind_answer_dup_help (MatchupWorkspace *workspace,
                               MatchupRound *round,
                               MatchupRun *run,
                               gint64 *out_wait)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (out_wait != NULL, NULL);

  label = matchup_answer_help_dup_label (workspace, run, out_wait);
  if (!matchup_round_is_held (round) && !matchup_blind_answer_is_hidden (round))
    return g_steal_pointer (&label);
  /* What would help tells who it is; asking again helps with all of them. */
  *out_wait = 0;
  return label != NULL && !matchup_round_is_held (round) ? g_strdup (_ ("Ask Again")) : NULL;
}

static void
set_opacity (double value, gpointer user_data)
{
  gtk_widget_set_opacity (user_data, value);
}

void
matchup_blind_answer_fade_in (GtkWidget *widget)
{
  AdwAnimationTarget *target;
  AdwAnimation *animation;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* The widget holds the animation, and so outlives it. */
  target = adw_callback_animation_target_new (set_opacity, widget, NULL);
  animation = adw_timed_animation_new (widget, 0, 1, FADE, target);
  g_object_set_data_full (G_OBJECT (widget), "matchup-fade", animation, g_object_unref);
  adw_animation_play (animation);
}
