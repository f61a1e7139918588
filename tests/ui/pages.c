/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages.h"

#include "matchup-answer-details.h"
#include "matchup-answer-view.h"
#include "matchup-application-private.h"
#include "matchup-blind-watch.h"
#include "matchup-check-row.h"
#include "matchup-compare-page.h"
#include "matchup-contestant-settings.h"
#include "matchup-cost-popover.h"
#include "matchup-lineup-saved.h"
#include "matchup-model-chooser.h"
#include "matchup-params.h"
#include "matchup-preferences-window.h"
#include "matchup-price-page.h"
#include "matchup-prompt-list-dialog.h"
#include "matchup-prompt-queue-bar.h"
#include "matchup-results-page.h"
#include "matchup-service-page.h"
#include "matchup-settings.h"
#include "matchup-shortcuts.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-votes.h"
#include "matchup-test-workspace.h"
#include "matchup-vote-bar.h"

#define LONG_NAME \
  "a-very-long-name-of-a-model-that-somebody-gave-it-without-any-blank-2025-11-20-preview"
#define LONG_WORD \
  "https://example.com/a/path/without/any/blank/that/is/much/longer/than/a/narrow/window/is/wide"
#define SENTENCE                                                                                \
  "The file with the history is damaged and could not be read: it was kept as it is, beside a " \
  "new one."

/* Everything is asked of services that are not there, so that nothing leaves this computer. */
static struct
{
  MatchupApplication *application;
  GSettings *settings;
  MatchupTestWorkspace *bare;  /* as at the first start */
  MatchupTestWorkspace *full;  /* with services and a history */
  MatchupTestWorkspace *voted; /* with votes of every kind */
} shared;

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
fill_history (MatchupWorkspace *workspace)
{
  static const char *const models[] = { "nosuch/one", "nosuch/two", NULL };
  static const char *const prompts[] = { "Plan a trip", "用三句话介绍你自己", LONG_WORD };
  MatchupHistory *history = matchup_workspace_get_history (workspace);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (MatchupConversation) conversation =
          matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, FALSE);
      g_autoptr (MatchupRunGroup) group =
          matchup_workspace_ask (workspace, conversation, prompts[i]);

      matchup_test_wait_until (!matchup_run_group_get_busy (group));
      if (i == 0)
        matchup_history_set_pinned (history, matchup_conversation_get_id (conversation), TRUE);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 3);
}

/* One with all that can be set, one whose services are gone. */
static void
save_lineups (MatchupWorkspace *workspace)
{
  static const char *const models[] = { "openai/gpt-4o-mini", "nosuch/" LONG_NAME, NULL };
  MatchupLineupList *list = matchup_workspace_get_saved_lineups (workspace);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupParams) params = matchup_params_new (SENTENCE, 0.35, 777, MATCHUP_THINKING_ON);
  g_autoptr (MatchupContestant) set =
      matchup_contestant_with_params (matchup_lineup_get (lineup, 0), params);

  matchup_lineup_list_save (list, LONG_NAME, lineup);
  matchup_lineup_replace (lineup, 0, set);
  matchup_lineup_list_save (list, "Maths", lineup);
}

/* Somebody who is ahead, somebody who is not, a place that helps, and two of one name. */
static void
fill_votes (MatchupWorkspace *workspace)
{
  static const char *const two[] = { "openai/gpt-4o-mini", "doubao/doubao-seed-1-6-251015", NULL };
  static const char *const three[] = { "openai/" LONG_NAME, "practice/parrot", "openai/b", NULL };
  static const int clear[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, -1, -2 };
  static const int unclear[] = { 0, 2, 2, -1 };
  static const int by_place[] = { 0, 2, 0, 2, 0, 2, 0, 2, 0, 2 };
  g_autoptr (MatchupConversation) first =
      matchup_test_make_votes (workspace, two, clear, G_N_ELEMENTS (clear));
  g_autoptr (MatchupConversation) second =
      matchup_test_make_votes (workspace, three, unclear, G_N_ELEMENTS (unclear));
  g_autoptr (MatchupConversation) third =
      matchup_test_make_votes (workspace, three, by_place, G_N_ELEMENTS (by_place));

  matchup_test_add_voted_round (workspace, first, LONG_WORD, 1, MATCHUP_TEST_VOTE_LEAKED);
}

void
pages_set_up (void)
{
  g_autoptr (GError) error = NULL;

  shared.application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_application_register (G_APPLICATION (shared.application), NULL, &error);
  g_assert_no_error (error);
  shared.settings = matchup_settings_new ();
  g_assert_nonnull (shared.settings);
  shared.bare = matchup_test_workspace_new (NULL);
  shared.full = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (shared.full, "openai", "test-key");
  matchup_test_workspace_connect (shared.full, "doubao", NULL);
  fill_history (shared.full->workspace);
  save_lineups (shared.full->workspace);
  shared.voted = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (shared.voted, "openai", "test-key");
  fill_votes (shared.voted->workspace);
  matchup_pricing_set_own_currency_async (matchup_workspace_get_pricing (shared.full->workspace),
                                          "CNY",
                                          NULL,
                                          NULL);
  matchup_pricing_set_rate_async (matchup_workspace_get_pricing (shared.full->workspace),
                                  "USD",
                                  "CNY",
                                  7.2,
                                  NULL,
                                  NULL);
}

void
pages_tear_down (void)
{
  g_clear_object (&shared.settings);
  g_clear_pointer (&shared.bare, matchup_test_workspace_free);
  g_clear_pointer (&shared.full, matchup_test_workspace_free);
  g_clear_pointer (&shared.voted, matchup_test_workspace_free);
  g_clear_object (&shared.application);
}

MatchupApplication *
pages_get_application (void)
{
  return shared.application;
}

static MatchupWindow *
create_window (void)
{
  return matchup_window_new (GTK_APPLICATION (shared.application), NULL);
}

static GtkWindow *
create_opening (void)
{
  MatchupWindow *window = create_window ();

  matchup_window_show_opening (window);
  return GTK_WINDOW (window);
}

static GtkWindow *
create_trouble (void)
{
  MatchupWindow *window = create_window ();

  matchup_window_show_trouble (window, SENTENCE);
  return GTK_WINDOW (window);
}

static GtkWindow *
create_first_start (void)
{
  MatchupWindow *window = create_window ();

  matchup_window_set_workspace (window, shared.bare->workspace);
  return GTK_WINDOW (window);
}

static GtkWindow *
create_with_lineup (const char *const *models)
{
  MatchupWindow *window = create_window ();
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  matchup_lineup_set_all (matchup_workspace_get_lineup (shared.full->workspace), lineup);
  matchup_window_set_workspace (window, shared.full->workspace);
  return GTK_WINDOW (window);
}

static GtkWindow *
create_no_lineup (void)
{
  static const char *const none[] = { NULL };

  return create_with_lineup (none);
}

static GtkWindow *
create_results_of (MatchupTestWorkspace *test)
{
  MatchupWindow *window = create_window ();
  GtkWidget *page;

  matchup_window_set_workspace (window, test->workspace);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "results");
  page = matchup_test_find_type (window, MATCHUP_TYPE_RESULTS_PAGE);
  matchup_test_present (window);
  matchup_test_wait_until (matchup_results_page_get_standings (MATCHUP_RESULTS_PAGE (page)) !=
                           NULL);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  return GTK_WINDOW (window);
}

static GtkWindow *
create_results (void)
{
  return create_results_of (shared.voted);
}

static GtkWindow *
create_results_none (void)
{
  return create_results_of (shared.bare);
}

static GtkWindow *
create_full_lineup (void)
{
  static const char *const eight[] = { "openai/gpt-4o-mini",
                                       "doubao/doubao-seed-1-6-251015",
                                       "openai/" LONG_NAME,
                                       "nosuch/echo",
                                       "openai/a",
                                       "openai/b",
                                       "openai/c",
                                       "openai/d",
                                       NULL };

  return create_with_lineup (eight);
}

/* What a finished run can tell of itself, all at once. */
static void
add_facts (MatchupRun *run)
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

static MatchupRun *
get_run (MatchupRound *round, guint position)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, position));
}

/* Every state once: three rounds of three answers. */
static void
add_states (MatchupConversation *conversation)
{
  g_autoptr (MatchupErrorInfo) error = matchup_error_info_new (MATCHUP_ERROR_KIND_AUTH,
                                                               MATCHUP_ERROR_REASON_NONE,
                                                               401,
                                                               "invalid_api_key",
                                                               NULL,
                                                               LONG_WORD,
                                                               FALSE,
                                                               -1);
  MatchupRound *round = NULL;

  for (guint state = MATCHUP_RUN_STATE_QUEUED; state <= MATCHUP_RUN_STATE_INTERRUPTED; state++)
    {
      if (state % 3 == 0)
        round = matchup_test_add_round (conversation,
                                        LONG_WORD,
                                        "It broke off af",
                                        MATCHUP_RUN_STATE_QUEUED);
      if (state == MATCHUP_RUN_STATE_FAILED)
        matchup_run_fail (get_run (round, state % 3), error);
      else if (state != MATCHUP_RUN_STATE_QUEUED)
        matchup_run_set_state (get_run (round, state % 3), state);
    }
}

static MatchupConversation *
create_conversation (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini",
                                        "openai/" LONG_NAME,
                                        "nosuch/echo",
                                        NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (shared.full->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  MatchupRound *round =
      matchup_test_add_round (conversation, "First", "", MATCHUP_RUN_STATE_QUEUED);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, i);
      g_autoptr (MatchupRun) again = matchup_run_new (NULL, matchup_answer_get_contestant (answer));

      add_facts (again);
      matchup_run_set_state (matchup_answer_get_current (answer), MATCHUP_RUN_STATE_STOPPED);
      matchup_run_set_state (again, MATCHUP_RUN_STATE_DONE);
      matchup_answer_add_run (answer, again);
    }
  add_states (conversation);
  return conversation;
}

static GtkWindow *
create_answers (void)
{
  GtkWindow *window = create_full_lineup ();
  g_autoptr (MatchupConversation) conversation = create_conversation ();
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE);

  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), conversation);
  return window;
}

/* A blind round, with all that can be said of it opened. */
static GtkWindow *
create_judging_of (gboolean voted)
{
  static const guint slots[] = { 2, 0, 1 };
  static const char *const models[] = { "openai/gpt-4o-mini", "openai/other", "nosuch/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (shared.full->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  MatchupRound *round = matchup_test_add_round (conversation,
                                                "Who are you?",
                                                "I am ChatGPT, a model made by OpenAI.",
                                                MATCHUP_RUN_STATE_DONE);
  GtkWindow *window = create_full_lineup ();
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE);
  static const char *const more[] = { "Rank Them", "Marks", "Note" };
  GtkWidget *bar;

  g_assert_true (matchup_round_restore_blind (round, slots, G_N_ELEMENTS (slots), 0));
  matchup_blind_watch_catch_up (matchup_blind_watch_get (round));
  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), conversation);
  bar = matchup_test_find_type (window, MATCHUP_TYPE_VOTE_BAR);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                      matchup_test_find_named (bar, g_dgettext (NULL, more[i]))),
                                  TRUE);
  if (voted)
    g_assert_true (matchup_vote_bar_act (MATCHUP_VOTE_BAR (bar), MATCHUP_VOTE_KEY_ANSWER, 1));
  return window;
}

static GtkWindow *
create_blind (void)
{
  return create_judging_of (FALSE);
}

static GtkWindow *
create_voted (void)
{
  return create_judging_of (TRUE);
}

/* The answers as one of the layouts has them, in boxes or not. */
static GtkWindow *
create_with_layout (MatchupLayout layout, gboolean equal_heights)
{
  GtkWindow *window = create_answers ();
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE);
  MatchupArrangement *arrangement =
      matchup_compare_page_get_arrangement (MATCHUP_COMPARE_PAGE (page));

  matchup_arrangement_set_layout (arrangement, layout);
  matchup_arrangement_set_equal_heights (arrangement, equal_heights);
  return window;
}

static GtkWindow *
create_grid (void)
{
  return create_with_layout (MATCHUP_LAYOUT_GRID, FALSE);
}

static GtkWindow *
create_single (void)
{
  return create_with_layout (MATCHUP_LAYOUT_SINGLE, FALSE);
}

static GtkWindow *
create_stacked (void)
{
  return create_with_layout (MATCHUP_LAYOUT_STACKED, FALSE);
}

static GtkWindow *
create_boxes (void)
{
  return create_with_layout (MATCHUP_LAYOUT_GRID, TRUE);
}

static GtkWindow *
create_columns (void)
{
  return create_with_layout (MATCHUP_LAYOUT_COLUMNS, FALSE);
}

static GtkWindow *
create_nothing_found (void)
{
  GtkWindow *window = create_full_lineup ();
  GtkWidget *sidebar = matchup_test_find_type (window, MATCHUP_TYPE_SIDEBAR);

  matchup_sidebar_set_search (MATCHUP_SIDEBAR (sidebar), "no such words");
  return window;
}

static GtkWindow *
create_save_failed (void)
{
  GtkWindow *window = create_full_lineup ();

  g_signal_emit_by_name (matchup_workspace_get_history (shared.full->workspace),
                         "save-failed",
                         SENTENCE);
  return window;
}

static GtkWindow *
create_renaming (void)
{
  GtkWindow *window = create_full_lineup ();
  GListModel *history = G_LIST_MODEL (matchup_workspace_get_history (shared.full->workspace));
  g_autoptr (MatchupConversationSummary) summary = g_list_model_get_item (history, 0);

  matchup_window_open (MATCHUP_WINDOW (window), matchup_conversation_summary_get_id (summary));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rename-open", NULL);
  return window;
}

static GtkWindow *
create_preferences_of (MatchupTestWorkspace *test)
{
  return GTK_WINDOW (matchup_preferences_window_new (test->workspace, shared.settings));
}

static GtkWindow *
create_services_none (void)
{
  return create_preferences_of (shared.bare);
}

static GtkWindow *
create_services (void)
{
  return create_preferences_of (shared.full);
}

static GtkWindow *
create_general (void)
{
  GtkWindow *window = create_preferences_of (shared.full);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "general");
  return window;
}

static GtkWindow *
create_judging (void)
{
  GtkWindow *window = create_preferences_of (shared.full);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "judging");
  return window;
}

static GtkWindow *
create_prices (void)
{
  GtkWindow *window = create_preferences_of (shared.full);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "prices");
  return window;
}

static GtkWindow *
create_price (void)
{
  GtkWindow *window = create_preferences_of (shared.full);

  matchup_preferences_window_show_price (MATCHUP_PREFERENCES_WINDOW (window),
                                         "doubao",
                                         "doubao-seed-1-6");
  return window;
}

static GtkWindow *
create_price_wrong (void)
{
  GtkWindow *window = create_preferences_of (shared.full);
  GtkWidget *page;

  matchup_preferences_window_show_price (MATCHUP_PREFERENCES_WINDOW (window), "nosuch", LONG_NAME);
  page = matchup_test_find_type (window, MATCHUP_TYPE_PRICE_PAGE);
  matchup_price_page_type (MATCHUP_PRICE_PAGE (page), NULL, "no number", NULL, NULL);
  gtk_widget_activate_action (page, "price.save", NULL);
  g_assert_cmpstr (matchup_price_page_get_sentence (MATCHUP_PRICE_PAGE (page)), !=, "");
  return window;
}

static GtkWindow *
create_service (void)
{
  GtkWindow *window = create_preferences_of (shared.full);

  matchup_preferences_window_show_service (MATCHUP_PREFERENCES_WINDOW (window), "openai");
  return window;
}

static GtkWindow *
create_service_wrong (void)
{
  GtkWindow *window = create_preferences_of (shared.bare);
  GtkWidget *page;

  matchup_preferences_window_show_service (MATCHUP_PREFERENCES_WINDOW (window), "custom");
  page = matchup_test_find_type (window, MATCHUP_TYPE_SERVICE_PAGE);
  matchup_service_page_type (MATCHUP_SERVICE_PAGE (page), LONG_NAME, "no address", "k");
  gtk_widget_activate_action (page, "service.save", NULL);
  g_assert_cmpstr (matchup_service_page_get_address_sentence (MATCHUP_SERVICE_PAGE (page)), !=, "");
  matchup_check_row_set_trouble (MATCHUP_CHECK_ROW (
                                     matchup_test_find_type (page, MATCHUP_TYPE_CHECK_ROW)),
                                 SENTENCE,
                                 LONG_WORD);
  return window;
}

static GtkWindow *
create_in_window (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  adw_window_set_content (ADW_WINDOW (window), child);
  return window;
}

/* The sum behind a cost, with all that can be said of one. */
static GtkWindow *
create_cost (void)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/gpt-4o-mini");
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
  g_autoptr (MatchupCost) cost =
      matchup_cost_new (123.456789, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");
  GtkWidget *button = gtk_menu_button_new ();
  GtkWindow *window;

  add_facts (run);
  cost->tier = (MatchupPriceTier){ 128000, 1048576, 200, { 1234.5678, 0.0123456, 12345.678 } };
  cost->peak = TRUE;
  cost->doubtful = TRUE;
  matchup_run_set_cost (run, cost);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), "$");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Cost",
                                  -1);
  gtk_menu_button_set_popover (
      GTK_MENU_BUTTON (button),
      matchup_cost_popover_new (run, matchup_workspace_get_pricing (shared.full->workspace)));
  window = create_in_window (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return window;
}

/* A table of questions, with what it takes to ask them. */
static GtkWindow *
create_prompt_list (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini", "nosuch/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  GtkWidget *dialog = matchup_prompt_list_dialog_new (NULL, shared.full->workspace, lineup);
  GtkWidget *view = matchup_test_find (dialog, "view");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "id\tprompt\n1\tWhy?\n2\t" LONG_WORD "\n3\tWhy?\n",
                            -1);
  return GTK_WINDOW (dialog);
}

/* A list of questions that waits for somebody who never answers. */
static GtkWindow *
create_prompt_queue (void)
{
  static const char *const models[] = { "nosuch/one", "nosuch/two", NULL };
  static const char *const prompts[] = { "one", "two", "three", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (shared.full->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  GtkWidget *bar = matchup_prompt_queue_bar_new (shared.full->workspace);
  MatchupPromptQueue *queue =
      matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (shared.full->workspace),
                                   conversation,
                                   prompts,
                                   TRUE,
                                   TRUE);

  matchup_prompt_queue_pause (queue);
  matchup_prompt_queue_bar_set_conversation (MATCHUP_PROMPT_QUEUE_BAR (bar), conversation);
  return create_in_window (bar);
}

/* All that can be known of an answer. */
static GtkWindow *
create_details (void)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/" LONG_NAME);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
  MatchupServiceTimings told = { 1500000, 250000, 20, 4000000, 120 };
  GtkWidget *button = gtk_menu_button_new ();
  GtkWindow *window;

  add_facts (run);
  matchup_run_set_service_timings (run, &told);
  matchup_run_set_reported_model (run, LONG_NAME);
  matchup_run_set_finish_reason (run, MATCHUP_FINISH_REASON_LENGTH, "max_tokens");
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), "i");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Details",
                                  -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button),
                               matchup_answer_details_new (run,
                                                           matchup_workspace_get_pricing (
                                                               shared.full->workspace),
                                                           "OpenAI"));
  window = create_in_window (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return window;
}

static GtkWindow *
create_models (void)
{
  GtkWidget *chooser = matchup_model_chooser_new (shared.full->workspace);

  matchup_model_chooser_set_search (MATCHUP_MODEL_CHOOSER (chooser), "gpt-4");
  return create_in_window (chooser);
}

static GtkWindow *
create_models_none (void)
{
  return create_in_window (matchup_model_chooser_new (shared.bare->workspace));
}

static GtkWindow *
create_shortcuts (void)
{
  return GTK_WINDOW (matchup_shortcuts_create_window ());
}

/* The one that came on top of @window, which goes. */
static GtkWindow *
take_dialog (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (dialog) != window)
        continue;
      gtk_window_set_transient_for (dialog, NULL);
      matchup_test_destroy (window);
      return dialog;
    }
  g_assert_not_reached ();
}

static GtkWindow *
create_sent (void)
{
  GtkWindow *window = create_answers ();
  GtkWidget *view = matchup_test_find_type (window, MATCHUP_TYPE_ANSWER_VIEW);

  gtk_widget_activate_action (view, "answer.sent", NULL);
  return take_dialog (window);
}

static GtkWindow *
create_differences (void)
{
  GtkWindow *window = create_answers ();
  GtkWidget *view = matchup_test_find_type (window, MATCHUP_TYPE_ANSWER_VIEW);

  gtk_widget_action_set_enabled (view, "answer.differences", TRUE);
  gtk_widget_activate_action (view, "answer.differences", NULL);
  return take_dialog (window);
}

static GtkWindow *
create_contestant_settings_at (guint position)
{
  MatchupLineupList *list = matchup_workspace_get_saved_lineups (shared.full->workspace);
  g_autoptr (MatchupLineup) lineup =
      matchup_lineup_list_dup_lineup (list, matchup_lineup_list_find (list, "Maths"));

  return GTK_WINDOW (matchup_contestant_settings_new (shared.full->workspace,
                                                      lineup,
                                                      matchup_contestant_get_id (
                                                          matchup_lineup_get (lineup, position))));
}

static GtkWindow *
create_contestant_settings (void)
{
  return create_contestant_settings_at (0);
}

static GtkWindow *
create_contestant_settings_gone (void)
{
  return create_contestant_settings_at (1);
}

static GtkWindow *
create_saved_lineups (void)
{
  GtkWindow *window = create_full_lineup ();
  GtkWidget *saved = matchup_test_find_type (window, MATCHUP_TYPE_LINEUP_SAVED);

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (saved)));
  return window;
}

static const Page pages[] = {
  { "window/opening", create_opening },
  { "window/trouble", create_trouble },
  { "window/first-start", create_first_start },
  { "window/no-lineup", create_no_lineup },
  { "window/full-lineup", create_full_lineup },
  { "window/answers", create_answers },
  { "window/grid", create_grid },
  { "window/single", create_single },
  { "window/stacked", create_stacked },
  { "window/boxes", create_boxes },
  { "window/columns", create_columns },
  { "window/blind", create_blind },
  { "window/voted", create_voted },
  { "window/nothing-found", create_nothing_found },
  { "window/save-failed", create_save_failed },
  { "window/renaming", create_renaming },
  { "window/results", create_results },
  { "window/results-none", create_results_none },
  { "preferences/services-none", create_services_none },
  { "preferences/services", create_services },
  { "preferences/general", create_general },
  { "preferences/judging", create_judging },
  { "preferences/prices", create_prices },
  { "preferences/price", create_price },
  { "preferences/price-wrong", create_price_wrong },
  { "preferences/service", create_service },
  { "preferences/service-wrong", create_service_wrong },
  { "contestant-settings/all", create_contestant_settings },
  { "contestant-settings/gone", create_contestant_settings_gone },
  { "window/saved-lineups", create_saved_lineups },
  { "cost", create_cost },
  { "prompt-list", create_prompt_list },
  { "prompt-queue", create_prompt_queue },
  { "details", create_details },
  { "models/list", create_models },
  { "models/none", create_models_none },
  { "shortcuts", create_shortcuts, TRUE },
  { "sent", create_sent },
  { "differences", create_differences },
};

const Page *
pages_get (guint *out_n_pages)
{
  *out_n_pages = G_N_ELEMENTS (pages);
  return pages;
}
