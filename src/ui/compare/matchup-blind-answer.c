/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-blind-answer.h"

#include "matchup-answer-facts.h"
#include "matchup-answer-help.h"
#include "matchup-config.h"
#include "matchup-shown.h"

#include <glib/gi18n.h>

gboolean
matchup_blind_answer_is_hidden (MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), TRUE);
  return !matchup_round_get_revealed (round);
}

char *
matchup_blind_answer_dup_title (MatchupRound *round, MatchupAnswer *answer)
{
  const char *letter;
  const char *name;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);

  letter = matchup_lineup_get_letter (matchup_shown_get_position (round, answer));
  name = matchup_contestant_get_name (matchup_answer_get_contestant (answer));
  if (matchup_blind_answer_is_hidden (round))
    /* Translators: A, B... */
    return g_strdup_printf (_ ("Answer %s"), letter);
  /* Translators: A, B..., then the name of a model */
  return g_strdup_printf (_ ("Answer %s: %s"), letter, name);
}

char *
matchup_blind_answer_dup_state (MatchupRound *round, MatchupRun *run, gint64 now)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);

  if (matchup_round_is_held (round))
    return g_strdup ("");
  if (matchup_blind_answer_is_hidden (round) && matchup_run_is_active (run))
    /* Translators: an answer whose model is hidden */
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

  label = matchup_answer_help_dup_label (workspace, round, run, out_wait);
  if (!matchup_round_is_held (round) && !matchup_blind_answer_is_hidden (round))
    return g_steal_pointer (&label);
  /* What would help tells who it is; asking again helps with all of them. */
  *out_wait = 0;
  return label != NULL && !matchup_round_is_held (round) ? g_strdup (_ ("Ask Again")) : NULL;
}

void
matchup_blind_answer_help (GtkWidget *widget,
                           MatchupWorkspace *workspace,
                           MatchupRound *round,
                           MatchupRun *run)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (matchup_blind_answer_is_hidden (round))
    gtk_widget_activate_action (widget, "answer.again", NULL);
  else
    matchup_answer_help_do (widget, workspace, round, run);
}
