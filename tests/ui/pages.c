/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages-private.h"

#include "matchup-application-private.h"
#include "matchup-help-window.h"
#include "matchup-lineup-saved.h"
#include "matchup-params.h"
#include "matchup-results-page.h"
#include "matchup-settings.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-votes.h"

PagesShared pages_shared;

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

  pages_shared.application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_application_register (G_APPLICATION (pages_shared.application), NULL, &error);
  g_assert_no_error (error);
  pages_shared.settings = matchup_settings_new ();
  g_assert_nonnull (pages_shared.settings);
  pages_shared.bare = matchup_test_workspace_new (NULL);
  pages_shared.full = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (pages_shared.full, "openai", "test-key");
  matchup_test_workspace_connect (pages_shared.full, "doubao", NULL);
  fill_history (pages_shared.full->workspace);
  save_lineups (pages_shared.full->workspace);
  pages_shared.voted = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (pages_shared.voted, "openai", "test-key");
  fill_votes (pages_shared.voted->workspace);
  matchup_pricing_set_own_currency_async (matchup_workspace_get_pricing (
                                              pages_shared.full->workspace),
                                          "CNY",
                                          NULL,
                                          NULL);
  matchup_pricing_set_rate_async (matchup_workspace_get_pricing (pages_shared.full->workspace),
                                  "USD",
                                  "CNY",
                                  7.2,
                                  NULL,
                                  NULL);
}

void
pages_tear_down (void)
{
  g_clear_object (&pages_shared.settings);
  g_clear_pointer (&pages_shared.bare, matchup_test_workspace_free);
  g_clear_pointer (&pages_shared.full, matchup_test_workspace_free);
  g_clear_pointer (&pages_shared.voted, matchup_test_workspace_free);
  g_clear_pointer (&pages_shared.practice, matchup_test_workspace_free);
  g_clear_object (&pages_shared.application);
}

MatchupApplication *
pages_get_application (void)
{
  return pages_shared.application;
}

static MatchupWindow *
create_window (void)
{
  return matchup_window_new (GTK_APPLICATION (pages_shared.application), NULL);
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

  matchup_window_set_workspace (window, pages_shared.bare->workspace);
  return GTK_WINDOW (window);
}

static GtkWindow *
create_with_lineup (const char *const *models)
{
  MatchupWindow *window = create_window ();
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  matchup_lineup_set_all (matchup_workspace_get_lineup (pages_shared.full->workspace), lineup);
  matchup_window_set_workspace (window, pages_shared.full->workspace);
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
  return create_results_of (pages_shared.voted);
}

static GtkWindow *
create_results_none (void)
{
  return create_results_of (pages_shared.bare);
}

GtkWindow *
pages_create_full_lineup (void)
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

static GtkWindow *
create_nothing_found (void)
{
  GtkWindow *window = pages_create_full_lineup ();
  GtkWidget *sidebar = matchup_test_find_type (window, MATCHUP_TYPE_SIDEBAR);

  matchup_sidebar_set_search (MATCHUP_SIDEBAR (sidebar), "no such words");
  return window;
}

static GtkWindow *
create_save_failed (void)
{
  GtkWindow *window = pages_create_full_lineup ();

  g_signal_emit_by_name (matchup_workspace_get_history (pages_shared.full->workspace),
                         "save-failed",
                         SENTENCE);
  return window;
}

static GtkWindow *
create_renaming (void)
{
  GtkWindow *window = pages_create_full_lineup ();
  GListModel *history = G_LIST_MODEL (matchup_workspace_get_history (pages_shared.full->workspace));
  g_autoptr (MatchupConversationSummary) summary = g_list_model_get_item (history, 0);

  matchup_window_open (MATCHUP_WINDOW (window), matchup_conversation_summary_get_id (summary));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rename-open", NULL);
  return window;
}

static GtkWindow *
create_saved_lineups (void)
{
  GtkWindow *window = pages_create_full_lineup ();
  GtkWidget *saved = matchup_test_find_type (window, MATCHUP_TYPE_LINEUP_SAVED);

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (saved)));
  return window;
}

static GtkWindow *
create_help (void)
{
  GtkWidget *window = matchup_help_window_new ();

  gtk_widget_activate_action (window, "help.show-page", "s", "keys");
  return GTK_WINDOW (window);
}

static GtkWindow *
create_help_search (void)
{
  GtkWidget *window = matchup_help_window_new ();

  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (window, "entry")), "token");
  return GTK_WINDOW (window);
}

static const Page pages[] = {
  { "window/opening", create_opening },
  { "window/trouble", create_trouble },
  { "window/first-start", create_first_start },
  { "window/practice", pages_create_practice },
  { "window/practice-voted", pages_create_practice_voted },
  { "window/practice-result", pages_create_practice_result },
  { "window/no-lineup", create_no_lineup },
  { "window/full-lineup", pages_create_full_lineup },
  { "window/answers", pages_create_answers },
  { "window/grid", pages_create_grid },
  { "window/single", pages_create_single },
  { "window/stacked", pages_create_stacked },
  { "window/boxes", pages_create_boxes },
  { "window/columns", pages_create_columns },
  { "window/blind", pages_create_blind },
  { "window/voted", pages_create_voted },
  { "window/nothing-found", create_nothing_found },
  { "window/save-failed", create_save_failed },
  { "window/renaming", create_renaming },
  { "chat/first-start", pages_create_chat_first_start },
  { "chat/new", pages_create_chat_new },
  { "chat/messages", pages_create_chat },
  { "chat/end", pages_create_chat_end },
  { "chat/private", pages_create_chat_private },
  { "chat/editing", pages_create_chat_editing },
  { "chat/map", pages_create_chat_map },
  { "window/results", create_results },
  { "window/results-none", create_results_none },
  { "preferences/services-none", pages_create_services_none },
  { "preferences/services", pages_create_services },
  { "preferences/general", pages_create_general },
  { "preferences/judging", pages_create_judging },
  { "preferences/models", pages_create_service_models },
  { "preferences/lineup", pages_create_lineup },
  { "preferences/found", pages_create_found },
  { "preferences/prices", pages_create_prices },
  { "preferences/presets", pages_create_presets },
  { "preferences/presets-none", pages_create_presets_none },
  { "preferences/preset", pages_create_preset },
  { "preferences/preset-built-in", pages_create_preset_built_in },
  { "preferences/price", pages_create_price },
  { "preferences/price-wrong", pages_create_price_wrong },
  { "preferences/service", pages_create_service },
  { "preferences/service-wrong", pages_create_service_wrong },
  { "contestant-settings/all", pages_create_contestant_settings },
  { "contestant-settings/gone", pages_create_contestant_settings_gone },
  { "window/saved-lineups", create_saved_lineups },
  { "preset/in-force", pages_create_preset_in_force },
  { "preset/cards", pages_create_preset_cards },
  { "cost", pages_create_cost },
  { "composer", pages_create_composer },
  { "prompt-list", pages_create_prompt_list },
  { "export", pages_create_export },
  { "prompt-queue", pages_create_prompt_queue },
  { "details", pages_create_details },
  { "models/list", pages_create_models },
  { "models/none", pages_create_models_none },
  { "shortcuts", pages_create_shortcuts, TRUE },
  { "help/page", create_help },
  { "help/search", create_help_search },
  { "quick-ask/empty", pages_create_quick_ask },
  { "quick-ask/no-service", pages_create_quick_ask_none },
  { "quick-ask/answer", pages_create_quick_ask_answer },
  { "sent", pages_create_sent },
  { "differences", pages_create_differences },
};

const Page *
pages_get (guint *out_n_pages)
{
  *out_n_pages = G_N_ELEMENTS (pages);
  return pages;
}

void
pages_add_tests (const char *prefix, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, pages[i].name);

      g_test_add_data_func (path, &pages[i], test);
    }
}
