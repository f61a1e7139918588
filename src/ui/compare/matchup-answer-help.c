/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-help.h"

#include "matchup-config.h"
#include "matchup-error-action.h"
#include "matchup-format.h"
#include "matchup-service-name.h"

#include <glib/gi18n.h>
#include <math.h>

static MatchupProvider *
find_provider (MatchupWorkspace *workspace, MatchupContestant *contestant)
{
  MatchupModelRef *model = matchup_contestant_get_model (contestant);

  return matchup_provider_list_find (matchup_workspace_get_providers (workspace),
                                     matchup_model_ref_get_provider_id (model));
}

char *
matchup_answer_help_dup_service (MatchupWorkspace *workspace, MatchupContestant *contestant)
{
  MatchupProvider *provider;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), NULL);

  provider = find_provider (workspace, contestant);
  return provider != NULL ? matchup_service_dup_name (provider)
                          : g_strdup (matchup_model_ref_get_provider_id (
                                matchup_contestant_get_model (contestant)));
}

static MatchupProviderTemplate *
find_template (MatchupWorkspace *workspace, MatchupRun *run)
{
  MatchupProvider *provider = find_provider (workspace, matchup_run_get_contestant (run));

  return provider != NULL ? matchup_provider_get_template (provider) : NULL;
}

/* A question that stands alone has nothing before it that could be left out. */
static MatchupErrorAction
choose (MatchupWorkspace *workspace, MatchupRound *round, MatchupRun *run)
{
  MatchupErrorAction action =
      matchup_error_action_choose (matchup_run_get_error (run), find_template (workspace, run));

  if (action == MATCHUP_ERROR_ACTION_SHORTEN &&
      (matchup_round_get_parent (round) == NULL || matchup_round_get_fresh (round)))
    return MATCHUP_ERROR_ACTION_START_OVER;
  if (action == MATCHUP_ERROR_ACTION_SEND_ANYWAY &&
      !matchup_budget_can_go_over (matchup_workspace_get_budget (workspace)))
    return MATCHUP_ERROR_ACTION_OPEN_BUDGET;
  return action;
}

static char *
dup_label (MatchupErrorAction action, gint64 seconds)
{
  g_autofree char *wait = NULL;

  switch (action)
    {
    case MATCHUP_ERROR_ACTION_OPEN_SETTINGS:
      return g_strdup (_ ("Open Preferences"));
    case MATCHUP_ERROR_ACTION_SWITCH_ON:
      return g_strdup (_ ("Switch On and Ask"));
    case MATCHUP_ERROR_ACTION_OPEN_CONSOLE:
      return g_strdup (_ ("Open the Service’s Console"));
    case MATCHUP_ERROR_ACTION_PAY:
      return g_strdup (_ ("Open the Billing Page"));
    case MATCHUP_ERROR_ACTION_START_OVER:
      return g_strdup (_ ("Start a New Comparison"));
    case MATCHUP_ERROR_ACTION_SHORTEN:
      return g_strdup (_ ("Send Less of It…"));
    case MATCHUP_ERROR_ACTION_SEND_ANYWAY:
      return g_strdup (_ ("Send Anyway"));
    case MATCHUP_ERROR_ACTION_OPEN_BUDGET:
      return g_strdup (_ ("Show the Budget"));
    case MATCHUP_ERROR_ACTION_CHOOSE_MODEL:
      return g_strdup (_ ("Choose Another Model"));
    case MATCHUP_ERROR_ACTION_TRY_AGAIN:
    default:
      if (seconds == 0)
        return g_strdup (_ ("Try Again"));
      wait = matchup_format_wait (seconds);
      /* Translators: %s is a time like “12 s” or “2 min 5 s” */
      return g_strdup_printf (_ ("Try Again in %s"), wait);
    }
}

static gint64
get_wait (MatchupWorkspace *workspace, MatchupRun *run, MatchupErrorAction action)
{
  MatchupClock *clock = matchup_workspace_get_clock (workspace);

  if (action != MATCHUP_ERROR_ACTION_TRY_AGAIN)
    return 0;
  return (gint64) ceil (matchup_error_action_get_wait (matchup_run_get_error (run),
                                                       matchup_run_get_timings (run),
                                                       matchup_clock_get_real (clock)));
}

char *
matchup_answer_help_dup_label (MatchupWorkspace *workspace,
                               MatchupRound *round,
                               MatchupRun *run,
                               gint64 *out_wait)
{
  MatchupErrorInfo *error;
  MatchupRunState state;
  MatchupErrorAction action;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);
  g_return_val_if_fail (out_wait != NULL, NULL);

  error = matchup_run_get_error (run);
  state = matchup_run_get_state (run);
  *out_wait = 0;
  if (error != NULL)
    {
      action = choose (workspace, round, run);
      *out_wait = get_wait (workspace, run, action);
      return dup_label (action, *out_wait);
    }
  if (state == MATCHUP_RUN_STATE_INTERRUPTED || state == MATCHUP_RUN_STATE_STOPPED ||
      (state == MATCHUP_RUN_STATE_DONE && !matchup_run_has_answer (run)))
    return g_strdup (_ ("Ask Again"));
  return NULL;
}

gboolean
matchup_answer_help_starts_over (MatchupWorkspace *workspace, MatchupRound *round, MatchupRun *run)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), FALSE);

  return matchup_run_get_error (run) != NULL &&
         choose (workspace, round, run) == MATCHUP_ERROR_ACTION_START_OVER;
}

static void
switch_on (GtkWidget *widget, MatchupWorkspace *workspace, MatchupContestant *contestant)
{
  MatchupProvider *provider = find_provider (workspace, contestant);

  if (provider != NULL)
    matchup_provider_list_set_enabled (matchup_workspace_get_providers (workspace), provider, TRUE);
  gtk_widget_activate_action (widget, "answer.again", NULL);
}

static void
open_url (GtkWidget *widget, const char *url)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), url, GDK_CURRENT_TIME);
}

void
matchup_answer_help_do (GtkWidget *widget,
                        MatchupWorkspace *workspace,
                        MatchupRound *round,
                        MatchupRun *run)
{
  MatchupErrorInfo *error = matchup_run_get_error (run);
  MatchupContestant *contestant = matchup_run_get_contestant (run);
  MatchupModelRef *model = matchup_contestant_get_model (contestant);
  MatchupProviderTemplate *template = find_template (workspace, run);
  MatchupErrorAction action =
      error != NULL ? choose (workspace, round, run) : MATCHUP_ERROR_ACTION_TRY_AGAIN;
  g_autofree char *text =
      matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);

  switch (action)
    {
    case MATCHUP_ERROR_ACTION_OPEN_SETTINGS:
      gtk_widget_activate_action (widget,
                                  "app.preferences",
                                  "s",
                                  matchup_model_ref_get_provider_id (model));
      break;
    case MATCHUP_ERROR_ACTION_SWITCH_ON:
      switch_on (widget, workspace, contestant);
      break;
    case MATCHUP_ERROR_ACTION_OPEN_CONSOLE:
    case MATCHUP_ERROR_ACTION_PAY:
      open_url (widget, matchup_error_action_get_url (action, template));
      break;
    case MATCHUP_ERROR_ACTION_START_OVER:
      gtk_widget_activate_action (widget, "win.start-over", "s", text);
      break;
    case MATCHUP_ERROR_ACTION_SHORTEN:
      gtk_widget_activate_action (widget, "context.shorten", "s", matchup_round_get_id (round));
      break;
    case MATCHUP_ERROR_ACTION_SEND_ANYWAY:
      gtk_widget_activate_action (widget, "answer.send-anyway", NULL);
      break;
    case MATCHUP_ERROR_ACTION_OPEN_BUDGET:
      gtk_widget_activate_action (widget, "app.budget", NULL);
      break;
    case MATCHUP_ERROR_ACTION_CHOOSE_MODEL:
      gtk_widget_activate_action (widget,
                                  "compare.choose-model",
                                  "s",
                                  matchup_contestant_get_id (contestant));
      break;
    case MATCHUP_ERROR_ACTION_TRY_AGAIN:
    default:
      gtk_widget_activate_action (widget, "answer.again", NULL);
      break;
    }
}
