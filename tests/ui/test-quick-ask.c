/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quick questions, in a small window. */
#include "matchup-chat-row.h"
#include "matchup-composer.h"
#include "matchup-model-picker.h"
#include "matchup-test-ui.h"
#include "windows-fixture.h"

static MatchupQuickAsk *
find_quick (WindowsFixture *fixture)
{
  return _matchup_application_find_quick_ask (fixture->application);
}

static void
send (MatchupQuickAsk *quick, const char *text)
{
  MatchupComposer *composer =
      MATCHUP_COMPOSER (matchup_test_find_type (quick, MATCHUP_TYPE_COMPOSER));

  matchup_composer_set_text (composer, text);
  matchup_composer_send (composer);
}

static void
connect_service (WindowsFixture *fixture)
{
  MatchupTestWorkspace test = { .folder = fixture->folder,
                                .workspace = windows_fixture_get_workspace (fixture) };

  matchup_test_workspace_connect (&test, "openai", "key");
  g_free (test.address);
}

/* Alone, quickly: what is sent before the workspace is open is asked when it is. */
static void
test_quick_ask (WindowsFixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autofree char *id = NULL;
  MatchupConversation *conversation;
  gpointer quick;

  windows_fixture_start (fixture);
  connect_service (fixture);
  matchup_lineup_set_all (matchup_workspace_get_lineup (windows_fixture_get_workspace (fixture)),
                          lineup);
  windows_fixture_quit (fixture);

  windows_fixture_act (fixture, "quick-ask", NULL);
  quick = find_quick (fixture);
  g_assert_nonnull (quick);
  g_assert_cmpuint (windows_fixture_count (fixture), ==, 0);
  g_assert_null (windows_fixture_get_workspace (fixture));
  send (quick, "  Quick?  ");
  matchup_test_wait_until (matchup_quick_ask_get_conversation (quick) != NULL);
  conversation = matchup_quick_ask_get_conversation (quick);
  id = g_strdup (matchup_conversation_get_id (conversation));
  g_assert_cmpint (matchup_conversation_get_kind (conversation),
                   ==,
                   MATCHUP_CONVERSATION_KIND_CHAT);
  g_assert_cmpstr (matchup_conversation_get_title (conversation), ==, "Quick?");
  g_assert_cmpuint (windows_fixture_count (fixture), ==, 0);
  windows_fixture_act (fixture, "quick-ask", NULL);
  g_assert_true (find_quick (fixture) == quick);
  matchup_test_wait_until (
      matchup_workspace_get_n_active (windows_fixture_get_workspace (fixture)) == 0);
  matchup_test_wait_frames (quick, 4);

  g_object_add_weak_pointer (quick, &quick);
  gtk_widget_activate_action (quick, "quick-ask.open", NULL);
  g_assert_cmpuint (windows_fixture_count (fixture), ==, 1);
  windows_fixture_wait_for (_matchup_application_find_window (fixture->application), id);
  g_assert_null (find_quick (fixture));
  matchup_test_wait_until (quick == NULL);
  g_assert_nonnull (windows_fixture_get_workspace (fixture));
}

static MatchupQuickAsk *
ask_quickly (WindowsFixture *fixture)
{
  MatchupQuickAsk *quick;

  windows_fixture_act (fixture, "quick-ask", NULL);
  quick = find_quick (fixture);
  send (quick, "Quick?");
  matchup_test_wait_until (matchup_quick_ask_get_conversation (quick) != NULL);
  matchup_test_wait_until (
      matchup_workspace_get_n_active (windows_fixture_get_workspace (fixture)) == 0);
  matchup_test_wait_frames (quick, 4);
  return quick;
}

static MatchupContestant *
get_quick_contestant (MatchupQuickAsk *quick)
{
  return matchup_lineup_get (matchup_conversation_get_lineup (
                                 matchup_quick_ask_get_conversation (quick)),
                             0);
}

static MatchupLineup *
make_practice (WindowsFixture *fixture)
{
  MatchupWorkspace *workspace = windows_fixture_get_workspace (fixture);
  MatchupLineup *lineup = matchup_lineup_new ();
  g_autoptr (MatchupModelRef) model =
      matchup_catalog_dup_model (matchup_workspace_get_catalog (workspace),
                                 matchup_provider_list_get_practice (
                                     matchup_workspace_get_providers (workspace)),
                                 "quick");
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

  matchup_lineup_append (lineup, contestant);
  return lineup;
}

/* A quick question goes to practice models as well, says so, and is counted nowhere; once a service
 * is connected, only where the person wants that. */
static void
test_quick_practice (WindowsFixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup = NULL;
  g_autoptr (MatchupLineup) others = matchup_test_lineup_new (models);
  g_autoptr (GPtrArray) sent = NULL;
  MatchupWorkspace *workspace;
  MatchupConversationSummary *row;
  MatchupQuickAsk *quick;
  MatchupRun *run;

  windows_fixture_start (fixture);
  workspace = windows_fixture_get_workspace (fixture);
  matchup_practice_service_set_speed (matchup_workspace_get_practice (workspace), 0);
  lineup = make_practice (fixture);
  matchup_lineup_set_all (matchup_workspace_get_lineup (workspace), lineup);
  quick = ask_quickly (fixture);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (matchup_test_find (quick, "model_label"))),
                   ==,
                   "Quick (practice)");
  g_assert_false (gtk_widget_get_visible (matchup_test_find (quick, "trouble")));
  run = matchup_answer_get_current (matchup_round_get_answer (
      matchup_conversation_get_round (matchup_quick_ask_get_conversation (quick), 0),
      0));
  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  row = matchup_history_find (matchup_workspace_get_history (workspace),
                              matchup_conversation_get_id (
                                  matchup_quick_ask_get_conversation (quick)));
  g_assert_true (matchup_conversation_summary_get_practice (row));
  sent = matchup_ledger_dup_month (matchup_workspace_get_ledger (workspace), TRUE);
  g_assert_cmpuint (sent->len, ==, 0);
  matchup_test_destroy (quick);

  /* What was asked last is practice, and nobody is chosen for chats. */
  matchup_lineup_set_all (matchup_workspace_get_lineup (workspace), others);
  matchup_lineup_remove (matchup_workspace_get_chat_lineup (workspace), 0);
  connect_service (fixture);
  quick = ask_quickly (fixture);
  g_assert_cmpstr (matchup_model_ref_get_provider_id (
                       matchup_contestant_get_model (get_quick_contestant (quick))),
                   ==,
                   "openai");
}

/* What stands below a failed answer helps here as well, or in the main window. */
static void
test_quick_help (WindowsFixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autofree char *text = NULL;
  MatchupQuickAsk *quick;
  MatchupContestant *contestant;
  GtkWidget *row, *picker;

  windows_fixture_start (fixture);
  connect_service (fixture);
  matchup_lineup_set_all (matchup_workspace_get_lineup (windows_fixture_get_workspace (fixture)),
                          lineup);
  quick = ask_quickly (fixture);
  row = matchup_test_find_type (quick, MATCHUP_TYPE_CHAT_ROW);
  gtk_widget_activate_action (row, "compare.choose-model", "s", "");
  picker = matchup_test_find_type (quick, MATCHUP_TYPE_MODEL_PICKER);
  matchup_test_wait_until (gtk_widget_get_mapped (picker));
  gtk_popover_popdown (GTK_POPOVER (picker));
  /* The same once more is the same contestant. */
  contestant = get_quick_contestant (quick);
  g_signal_emit_by_name (picker, "picked", matchup_contestant_get_model (contestant));
  g_assert_true (get_quick_contestant (quick) == contestant);

  gtk_widget_activate_action (row, "win.start-over", "s", "Quick?");
  g_assert_null (matchup_quick_ask_get_conversation (quick));
  text = matchup_composer_dup_text (
      MATCHUP_COMPOSER (matchup_test_find_type (quick, MATCHUP_TYPE_COMPOSER)));
  g_assert_cmpstr (text, ==, "Quick?");
  matchup_test_wait_frames (quick, 4);

  ask_quickly (fixture);
  row = matchup_test_find_type (quick, MATCHUP_TYPE_CHAT_ROW);
  gtk_widget_activate_action (row, "message.compare", NULL);
  g_assert_null (find_quick (fixture));
  g_assert_cmpstr (gtk_window_get_title (
                       GTK_WINDOW (_matchup_application_find_window (fixture->application))),
                   ==,
                   "New Comparison");
}

/* The main window is another one; whichever is left keeps the program. */
static void
test_quick_and_main (WindowsFixture *fixture, gconstpointer data)
{
  gpointer workspace;
  GtkWidget *label;

  windows_fixture_act (fixture, "quick-ask", NULL);
  matchup_test_wait_until (windows_fixture_get_workspace (fixture) != NULL);
  label = matchup_test_find (find_quick (fixture), "trouble_label");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "No service is connected yet.");
  g_assert_true (gtk_widget_get_visible (matchup_test_find (find_quick (fixture), "trouble")));
  windows_fixture_start (fixture);
  g_assert_cmpuint (windows_fixture_count (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_made, ==, 1);
  matchup_test_destroy (_matchup_application_find_window (fixture->application));
  workspace = windows_fixture_get_workspace (fixture);
  g_assert_nonnull (workspace);
  g_object_add_weak_pointer (workspace, &workspace);
  matchup_test_destroy (find_quick (fixture));
  matchup_test_wait_until (workspace == NULL);
}

static void
test_quick_trouble (WindowsFixture *fixture, gconstpointer data)
{
  GtkWidget *trouble, *button;

  fixture->broken = TRUE;
  windows_fixture_act (fixture, "quick-ask", NULL);
  trouble = matchup_test_find (find_quick (fixture), "trouble");
  matchup_test_wait_until (gtk_widget_get_visible (trouble));
  fixture->broken = FALSE;
  button = matchup_test_find (find_quick (fixture), "trouble_button");
  matchup_test_wait_until (gtk_widget_get_mapped (button));
  matchup_test_click (button);
  matchup_test_wait_until (windows_fixture_get_workspace (fixture) != NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (WindowsFixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/quick-ask/alone", test_quick_ask },
    { "/ui/quick-ask/help", test_quick_help },
    { "/ui/quick-ask/practice", test_quick_practice },
    { "/ui/quick-ask/and-main", test_quick_and_main },
    { "/ui/quick-ask/trouble", test_quick_trouble },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path,
                WindowsFixture,
                NULL,
                windows_fixture_set_up,
                cases[i].test,
                windows_fixture_tear_down);
  return g_test_run ();
}
