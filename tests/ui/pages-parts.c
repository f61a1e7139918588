/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has a window or a popover of its own. */
#include "pages-private.h"

#include "matchup-answer-details.h"
#include "matchup-composer.h"
#include "matchup-contestant-settings.h"
#include "matchup-cost-popover.h"
#include "matchup-export-dialog.h"
#include "matchup-model-chooser.h"
#include "matchup-prompt-list-dialog.h"
#include "matchup-prompt-queue-bar.h"
#include "matchup-quick-ask.h"
#include "matchup-shortcuts.h"
#include "matchup-test-ui.h"

/* What a finished run can tell of itself, all at once. */
void
pages_add_facts (MatchupRun *run)
{
  g_autoptr (MatchupCost) cost =
      matchup_cost_new (0.00042, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");
  MatchupUsage usage;
  MatchupTimings timings;

  matchup_usage_init (&usage);
  usage.prompt = 1200;
  usage.completion = 34567;
  matchup_timings_init (&timings);
  timings.tries = 1;
  timings.connected = 80000;
  timings.first_reasoning = 600000;
  timings.first_text = 1500000;
  timings.done = 75000000;
  matchup_run_set_usage (run, &usage);
  matchup_run_set_cost (run, cost);
  matchup_run_set_timings (run, &timings);
  matchup_run_append (run, MATCHUP_PART_KIND_REASONING, "Let me think.", -1);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Six words are in this answer.\n\n", -1);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, LONG_WORD, -1);
}

static GtkWindow *
create_in_window (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  adw_window_set_content (ADW_WINDOW (window), child);
  return window;
}

/* The sum behind a cost, with all that can be said of one. */
GtkWindow *
pages_create_cost (void)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/gpt-4o-mini");
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
  g_autoptr (MatchupCost) cost =
      matchup_cost_new (123.456789, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");
  GtkWidget *button = gtk_menu_button_new ();
  GtkWindow *window;

  pages_add_facts (run);
  cost->tier = (MatchupPriceTier){ 128000, 1048576, 200, { 1234.5678, 0.0123456, 12345.678 } };
  cost->peak = TRUE;
  cost->doubtful = TRUE;
  matchup_run_set_cost (run, cost);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), "$");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (NULL, "Results"),
                                  -1);
  gtk_menu_button_set_popover (
      GTK_MENU_BUTTON (button),
      matchup_cost_popover_new (run, matchup_workspace_get_pricing (pages_shared.full->workspace)));
  window = create_in_window (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return window;
}

/* A long question, with what it may cost in two currencies. */
GtkWindow *
pages_create_composer (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini",
                                        "doubao/doubao-seed-1-6-251015",
                                        "openai/" LONG_NAME,
                                        NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autofree char *text = g_strnfill (500000, 'a');
  GtkWidget *composer = matchup_composer_new ();
  GtkWidget *estimate = matchup_test_find (composer, "estimate");
  GtkWindow *window;

  for (gsize i = 0; text[i] != '\0'; i += 8)
    text[i] = i % 64 == 0 ? '\n' : ' ';
  matchup_composer_set_conversation (MATCHUP_COMPOSER (composer),
                                     pages_shared.full->workspace,
                                     MATCHUP_CONVERSATION_KIND_COMPARE,
                                     NULL,
                                     lineup);
  matchup_composer_set_placeholder (MATCHUP_COMPOSER (composer), "Ask all 3 models…");
  matchup_composer_set_text (MATCHUP_COMPOSER (composer), text);
  matchup_test_wait_until (gtk_widget_get_visible (estimate));
  window = create_in_window (composer);
  /* A popover expects that something has the focus. */
  matchup_composer_focus (MATCHUP_COMPOSER (composer));
  g_signal_connect_object (estimate,
                           "map",
                           G_CALLBACK (gtk_menu_button_popup),
                           gtk_widget_get_first_child (estimate),
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return window;
}

/* A table of questions, with what it takes to ask them. */
GtkWindow *
pages_create_prompt_list (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini", "nosuch/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  GtkWidget *dialog = matchup_prompt_list_dialog_new (NULL, pages_shared.full->workspace, lineup);
  GtkWidget *view = matchup_test_find (dialog, "view");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "id\tprompt\n1\tWhy?\n2\t" LONG_WORD "\n3\tWhy?\n",
                            -1);
  matchup_test_wait_until (gtk_widget_get_visible (matchup_test_find (dialog, "table_group")));
  return GTK_WINDOW (dialog);
}

/* How everything shall leave the program. */
GtkWindow *
pages_create_export (void)
{
  return GTK_WINDOW (matchup_export_dialog_new (NULL, pages_shared.full->workspace, NULL));
}

/* A list of questions that waits for somebody who never answers. */
GtkWindow *
pages_create_prompt_queue (void)
{
  static const char *const models[] = { "nosuch/one", "nosuch/two", NULL };
  static const char *const prompts[] = { "one", "two", "three", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (pages_shared.full->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  GtkWidget *bar = matchup_prompt_queue_bar_new (pages_shared.full->workspace);
  MatchupPromptQueue *queue = matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (
                                                               pages_shared.full->workspace),
                                                           conversation,
                                                           prompts,
                                                           TRUE,
                                                           TRUE);

  matchup_prompt_queue_pause (queue);
  matchup_prompt_queue_bar_set_conversation (MATCHUP_PROMPT_QUEUE_BAR (bar), conversation);
  return create_in_window (bar);
}

/* All that can be known of an answer. */
GtkWindow *
pages_create_details (void)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/" LONG_NAME);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
  MatchupServiceTimings told = { 1500000, 250000, 20, 4000000, 120 };
  GtkWidget *button = gtk_menu_button_new ();
  GtkWindow *window;

  pages_add_facts (run);
  matchup_run_set_service_timings (run, &told);
  matchup_run_set_reported_model (run, LONG_NAME);
  matchup_run_set_finish_reason (run, MATCHUP_FINISH_REASON_LENGTH, "max_tokens");
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), "i");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (NULL, "Details"),
                                  -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button),
                               matchup_answer_details_new (run,
                                                           matchup_workspace_get_pricing (
                                                               pages_shared.full->workspace),
                                                           "OpenAI"));
  window = create_in_window (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return window;
}

GtkWindow *
pages_create_models (void)
{
  GtkWidget *chooser = matchup_model_chooser_new (pages_shared.full->workspace);

  matchup_model_chooser_set_search (MATCHUP_MODEL_CHOOSER (chooser), "gpt-4");
  return create_in_window (chooser);
}

GtkWindow *
pages_create_models_none (void)
{
  return create_in_window (matchup_model_chooser_new (pages_shared.bare->workspace));
}

GtkWindow *
pages_create_shortcuts (void)
{
  return GTK_WINDOW (matchup_shortcuts_create_window ());
}

static GtkWindow *
create_contestant_settings_at (guint position)
{
  MatchupLineupList *list = matchup_workspace_get_saved_lineups (pages_shared.full->workspace);
  g_autoptr (MatchupLineup) lineup =
      matchup_lineup_list_dup_lineup (list, matchup_lineup_list_find (list, "Maths"));

  return GTK_WINDOW (matchup_contestant_settings_new (pages_shared.full->workspace,
                                                      lineup,
                                                      matchup_contestant_get_id (
                                                          matchup_lineup_get (lineup, position))));
}

GtkWindow *
pages_create_contestant_settings (void)
{
  return create_contestant_settings_at (0);
}

GtkWindow *
pages_create_contestant_settings_gone (void)
{
  return create_contestant_settings_at (1);
}

static MatchupQuickAsk *
create_quick_ask (MatchupWorkspace *workspace)
{
  MatchupQuickAsk *quick = matchup_quick_ask_new (GTK_APPLICATION (pages_shared.application));

  matchup_quick_ask_set_workspace (quick, workspace);
  return quick;
}

GtkWindow *
pages_create_quick_ask (void)
{
  return GTK_WINDOW (create_quick_ask (pages_shared.full->workspace));
}

GtkWindow *
pages_create_quick_ask_none (void)
{
  return GTK_WINDOW (create_quick_ask (pages_shared.bare->workspace));
}

/* In private, and as nobody can be reached, with what went wrong. */
GtkWindow *
pages_create_quick_ask_answer (void)
{
  static const char *const models[] = { "openai/" LONG_NAME, NULL };
  MatchupLineup *sticking = matchup_workspace_get_lineup (pages_shared.full->workspace);
  g_autoptr (MatchupLineup) before = matchup_lineup_copy (sticking);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupQuickAsk *quick;
  MatchupComposer *composer;

  matchup_lineup_set_all (sticking, lineup);
  quick = create_quick_ask (pages_shared.full->workspace);
  composer = MATCHUP_COMPOSER (matchup_test_find_type (quick, MATCHUP_TYPE_COMPOSER));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (matchup_test_find (quick, "private_button")),
                                TRUE);
  matchup_composer_set_text (composer, "Why is " LONG_WORD " so long?");
  matchup_composer_send (composer);
  matchup_test_wait_until (matchup_quick_ask_get_conversation (quick) != NULL);
  matchup_lineup_set_all (sticking, before);
  matchup_test_wait_until (matchup_workspace_get_n_active (pages_shared.full->workspace) == 0);
  return GTK_WINDOW (quick);
}
