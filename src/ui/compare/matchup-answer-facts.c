/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-facts.h"

#include "matchup-answer-details.h"
#include "matchup-answer-help.h"
#include "matchup-config.h"
#include "matchup-cost-popover.h"
#include "matchup-format.h"
#include "matchup-price-sentences.h"
#include "matchup-run-figures.h"

#include <glib/gi18n.h>
#include <math.h>

/* Less tokens or time than this gives no speed that means anything; microseconds. */
#define MIN_TOKENS 5
#define MIN_WRITING (100 * 1000)

static void
add_fact (GtkWidget *box, const char *text, const char *origin)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (label, origin);
  gtk_widget_set_parent (label, box);
}

static void
add_first_word (GtkWidget *box, const MatchupRunFigures *figures)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (!isfinite (figures->first_word))
    return;
  time = matchup_format_seconds (figures->first_word);
  /* Translators: %s is a time like “0.6 s” */
  text = g_strdup_printf (_ ("first word %s"), time);
  add_fact (box, text, _ ("Time from sending to the first word, measured by Matchup"));
}

/* Apart from the first word: a model is not slow because its service was busy. */
static void
add_retries (GtkWidget *box, MatchupRun *run)
{
  const MatchupTimings *timings = matchup_run_get_timings (run);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (timings->retry_wait <= 0 || timings->tries < 2)
    return;
  time = matchup_format_seconds ((double) timings->retry_wait / G_USEC_PER_SEC);
  /* Translators: how often it was tried again, and a time like “0.6 s” */
  text = g_strdup_printf (ngettext ("%d retry %s", "%d retries %s", (gulong) (timings->tries - 1)),
                          timings->tries - 1,
                          time);
  add_fact (box,
            text,
            _ ("Time lost on failed tries and the waits between them; it does not count "
               "in the time to the first word"));
}

static void
add_speed (GtkWidget *box, const MatchupRunFigures *figures)
{
  g_autofree char *text = NULL;

  if (!isfinite (figures->speed))
    return;
  text = matchup_format_speed (figures->speed, figures->characters);
  add_fact (box, text, _ ("Speed of writing from the first word on, measured by Matchup"));
}

/* Beside the measured speed, which can be compared with that of every other service: this one knows
 * nothing of the network and counts the thinking as well. */
static void
add_told_speed (GtkWidget *box, MatchupRun *run)
{
  const MatchupServiceTimings *told = matchup_run_get_service_timings (run);
  g_autofree char *text = NULL;
  g_autofree char *origin = NULL;

  if (told == NULL || told->written_tokens < MIN_TOKENS || told->writing_time < MIN_WRITING)
    return;
  text = matchup_format_token_speed (matchup_service_timings_get_speed (told));
  origin = matchup_format_service_timings_origin (told);
  add_fact (box, text, origin);
}

/* What a popover is made of, once somebody asks for it. */
typedef struct
{
  MatchupRun *run;
  MatchupWorkspace *workspace;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->run);
  g_object_unref (asked->workspace);
  g_free (asked);
}

static Asked *
asked_new (MatchupWorkspace *workspace, MatchupRun *run)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->workspace = g_object_ref (workspace);
  asked->run = g_object_ref (run);
  return asked;
}

static void
open_sum_cb (GtkMenuButton *button, gpointer user_data)
{
  Asked *asked = user_data;

  gtk_menu_button_set_popover (
      button,
      matchup_cost_popover_new (asked->run, matchup_workspace_get_pricing (asked->workspace)));
}

/* Opens a popover that is made when it is asked for. */
static void
add_button (GtkWidget *box,
            Asked *asked,
            GtkMenuButtonCreatePopupFunc open,
            const char *text,
            const char *name,
            const char *tooltip)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open, asked, asked_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "matchup-fact");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, box);
}

/* The cost opens its sum; where the price is not known, it can be set there. */
static void
add_cost (GtkWidget *box, MatchupWorkspace *workspace, MatchupRun *run)
{
  const MatchupCost *cost = matchup_run_get_cost (run);
  MatchupPricing *pricing = matchup_workspace_get_pricing (workspace);
  g_autofree char *known = cost != NULL ? matchup_format_cost (cost, pricing) : NULL;
  g_autofree char *origin = cost != NULL ? matchup_cost_dup_origin (cost) : NULL;
  g_autofree char *doubt =
      cost != NULL && cost->doubtful
          ? g_strconcat (origin, "\n", _ ("The list is not sure of this price."), NULL)
          : NULL;
  const char *text = known != NULL ? known : _ ("price not known");
  const char *tooltip = origin != NULL ? origin : _ ("Set the price of this model");

  add_button (box,
              asked_new (workspace, run),
              open_sum_cb,
              text,
              text,
              doubt != NULL ? doubt : tooltip);
}

static void
open_details_cb (GtkMenuButton *button, gpointer user_data)
{
  Asked *asked = user_data;
  g_autofree char *service =
      matchup_answer_help_dup_service (asked->workspace, matchup_run_get_contestant (asked->run));

  gtk_menu_button_set_popover (button,
                               matchup_answer_details_new (asked->run,
                                                           matchup_workspace_get_pricing (
                                                               asked->workspace),
                                                           service));
}

void
matchup_answer_facts_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
add_tokens (GtkWidget *box, const MatchupUsage *usage)
{
  g_autofree char *tokens = matchup_format_tokens (usage->completion);
  g_autofree char *text = usage->source == MATCHUP_VALUE_SOURCE_ESTIMATED
                              ? g_strconcat ("≈\302\240", tokens, NULL)
                              : g_strdup (tokens);
  g_autofree char *origin = matchup_format_usage_origin (usage);

  add_fact (box, text, origin);
}

void
matchup_answer_facts_fill (GtkWidget *box,
                           MatchupWorkspace *workspace,
                           MatchupRun *run,
                           MatchupBadges badges)
{
  const MatchupUsage *usage = matchup_run_get_usage (run);
  MatchupRunFigures figures;

  matchup_answer_facts_clear (box);
  if (matchup_run_is_active (run))
    return;
  matchup_run_figures_get (run, &figures);
  matchup_badges_add_to (badges, box);
  add_first_word (box, &figures);
  add_retries (box, run);
  add_speed (box, &figures);
  add_told_speed (box, run);
  if (usage != NULL && usage->completion >= 0)
    add_tokens (box, usage);
  if (matchup_model_ref_is_practice (
          matchup_contestant_get_model (matchup_run_get_contestant (run))))
    add_fact (box,
              _ ("practice, no cost"),
              _ ("A scripted answer, made on this computer. It is counted nowhere."));
  else if (matchup_run_get_cost (run) != NULL ||
           (usage != NULL && usage->prompt >= 0 && usage->completion >= 0))
    add_cost (box, workspace, run);
  if (matchup_run_get_timings (run)->tries > 0)
    add_button (box,
                asked_new (workspace, run),
                open_details_cb,
                /* Translators: a button that shows all that is known of an answer */
                _ ("Details"),
                _ ("Details of this answer"),
                _ ("All Times, Tokens and Costs"));
}

static char *
dup_finished (MatchupRun *run)
{
  switch (matchup_run_get_finish_reason (run))
    {
    case MATCHUP_FINISH_REASON_LENGTH:
      return g_strdup (_ ("Ended at the longest length allowed"));
    case MATCHUP_FINISH_REASON_CONTENT_FILTER:
      return g_strdup (_ ("Cut off by the content filter of the service"));
    case MATCHUP_FINISH_REASON_REFUSAL:
      return g_strdup (_ ("The model refused to answer"));
    case MATCHUP_FINISH_REASON_TOOL_CALLS:
      return g_strdup (_ ("The model wanted to use a tool, which Matchup does not do"));
    case MATCHUP_FINISH_REASON_NONE:
    case MATCHUP_FINISH_REASON_STOP:
    case MATCHUP_FINISH_REASON_ERROR:
    case MATCHUP_FINISH_REASON_OTHER:
    default:
      return g_strdup (matchup_run_has_answer (run) ? "" : _ ("The answer is empty"));
    }
}

static char *
dup_queued (MatchupRun *run, gint64 now)
{
  gint64 retry_at = matchup_run_get_retry_at (run);
  gint64 seconds = (retry_at - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;

  if (retry_at == 0)
    return g_strdup (_ ("Getting ready…"));
  /* Translators: the wait before a new try, then which one of how many it is */
  return g_strdup_printf (ngettext ("Trying again in %d second (%d of %d)…",
                                    "Trying again in %d seconds (%d of %d)…",
                                    (gulong) MAX (seconds, 0)),
                          (int) MAX (seconds, 0),
                          matchup_run_get_timings (run)->tries + 1,
                          matchup_run_get_max_tries (run));
}

/* On its way to the first word; later tries say so until it is there. */
static char *
dup_beginning (MatchupRun *run, const char *first_try)
{
  int tries = matchup_run_get_timings (run)->tries;

  if (tries < 2)
    return g_strdup (first_try);
  /* Translators: which try of how many */
  return g_strdup_printf (_ ("Trying again (%d of %d)…"), tries, matchup_run_get_max_tries (run));
}

char *
matchup_answer_facts_dup_state (MatchupRun *run, gint64 now)
{
  switch (matchup_run_get_state (run))
    {
    case MATCHUP_RUN_STATE_QUEUED:
      return dup_queued (run, now);
    case MATCHUP_RUN_STATE_CONNECTING:
      /* Translators: what happens with an answer at the moment */
      return dup_beginning (run, _ ("Connecting…"));
    case MATCHUP_RUN_STATE_WAITING:
      return dup_beginning (run, _ ("Waiting for the first word…"));
    case MATCHUP_RUN_STATE_THINKING:
      /* Translators: what happens with an answer at the moment */
      return g_strdup (_ ("Thinking…"));
    case MATCHUP_RUN_STATE_WRITING:
      /* Translators: the model writes its answer at the moment */
      return g_strdup (_ ("Writing…"));
    case MATCHUP_RUN_STATE_STOPPED:
      return g_strdup (_ ("Stopped"));
    case MATCHUP_RUN_STATE_INTERRUPTED:
      return g_strdup (_ ("Interrupted: Matchup was closed before the answer ended"));
    case MATCHUP_RUN_STATE_FAILED:
      return g_strdup ("");
    case MATCHUP_RUN_STATE_DONE:
    default:
      return dup_finished (run);
    }
}

/* While it thinks there is no time yet: a number that runs would only draw the eye away. */
char *
matchup_answer_facts_dup_thinking (MatchupRun *run, gint64 now)
{
  MatchupPhases phases;
  g_autofree char *seconds = NULL;

  if (matchup_run_get_state (run) == MATCHUP_RUN_STATE_THINKING ||
      matchup_run_get_timings (run)->first_reasoning < 0)
    /* Translators: heading of what a model thought */
    return g_strdup (_ ("Thinking"));
  matchup_run_get_phases (run, now, &phases);
  seconds = matchup_format_seconds (phases.thinking / 1000);
  /* Translators: how long a model thought: Thought for 12 s */
  return g_strdup_printf (_ ("Thought for %s"), seconds);
}
