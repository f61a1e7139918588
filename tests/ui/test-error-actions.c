/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one button beside an error, and what it does. */
#include "matchup-answer-view.h"
#include "matchup-compare-page.h"
#include "matchup-params.h"
#include "matchup-window.h"
#include "matchup-workspace-private.h"

#include <adwaita.h>
#include <string.h>

#define SECONDS 20
#define PROMPT "Who was the first?"

static gboolean
expired_cb (gpointer user_data)
{
  g_error ("waited in vain for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                          \
  G_STMT_START                                                                         \
  {                                                                                    \
    guint expiry = g_timeout_add_seconds (SECONDS, expired_cb, (gpointer) #condition); \
    while (!(condition))                                                               \
      g_main_context_iteration (NULL, TRUE);                                           \
    g_source_remove (expiry);                                                          \
  }                                                                                    \
  G_STMT_END

typedef struct
{
  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupContestant *contestant;
  MatchupAnswer *answer;
  MatchupRun *run;
  GtkWidget *view;
  char *activated; /* the last action that reached the outside: "name parameter" */
} Fixture;

static MatchupContestant *
make_contestant (const char *provider_id, const char *model_id)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new (provider_id, model_id, NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  return matchup_contestant_new (NULL, model, params);
}

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->activated);
  fixture->activated = g_strdup_printf ("%s %s",
                                        g_action_get_name (G_ACTION (action)),
                                        g_variant_get_string (parameter, NULL));
}

static void
insert_action (Fixture *fixture, const char *group_name, const char *name)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (activated_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->view, group_name, G_ACTION_GROUP (group));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, PROMPT);
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, prompt, 1);
  MatchupProviderList *providers;

  /* Never opened: these tests save nothing. */
  fixture->workspace = matchup_workspace_new_for_parts ("/nonexistent", secrets, NULL, NULL);
  providers = matchup_workspace_get_providers (fixture->workspace);
  matchup_provider_list_add (providers,
                             matchup_provider_list_find_template (providers, "doubao"),
                             NULL,
                             NULL,
                             NULL);
  fixture->conversation =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, TRUE);
  fixture->contestant = make_contestant ("doubao", "seed");
  fixture->answer = matchup_answer_new (fixture->contestant);
  fixture->run = matchup_run_new (NULL, fixture->contestant);
  matchup_answer_add_run (fixture->answer, fixture->run);
  matchup_round_add_answer (round, fixture->answer);
  matchup_conversation_add_round (fixture->conversation, round);
  fixture->view = g_object_ref_sink (matchup_answer_view_new (fixture->workspace,
                                                              fixture->conversation,
                                                              round,
                                                              fixture->answer,
                                                              0));
  insert_action (fixture, "app", "preferences");
  insert_action (fixture, "win", "start-over");
  insert_action (fixture, "compare", "choose-model");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->view);
  g_object_unref (fixture->run);
  g_object_unref (fixture->answer);
  g_object_unref (fixture->contestant);
  g_object_unref (fixture->conversation);
  g_object_unref (fixture->workspace);
  g_free (fixture->activated);
}

static GtkWidget *
get_button (Fixture *fixture)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (fixture->view, MATCHUP_TYPE_ANSWER_VIEW, "help_button"));
}

static const char *
get_label (Fixture *fixture)
{
  return gtk_button_get_label (GTK_BUTTON (get_button (fixture)));
}

static void
fail_run (Fixture *fixture, MatchupErrorKind kind, MatchupErrorReason reason, double retry_after)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new (kind, reason, 400, NULL, NULL, NULL, FALSE, retry_after);
  MatchupTimings timings;

  matchup_timings_init (&timings);
  timings.started_at = g_get_real_time ();
  timings.done = 0;
  timings.tries = 1;
  matchup_run_set_timings (fixture->run, &timings);
  g_assert_true (matchup_run_fail (fixture->run, error));
}

typedef struct
{
  MatchupErrorKind kind;
  MatchupErrorReason reason;
  const char *label;
  const char *activated; /* NULL: not pressed here; "%s": the contestant's id */
} Case;

static const Case cases[] = {
  { MATCHUP_ERROR_KIND_AUTH, MATCHUP_ERROR_REASON_NONE, "Open Settings", "preferences doubao" },
  { MATCHUP_ERROR_KIND_CONTEXT_LENGTH,
    MATCHUP_ERROR_REASON_NONE,
    "Start a New Comparison",
    "start-over " PROMPT },
  { MATCHUP_ERROR_KIND_INVALID_REQUEST,
    MATCHUP_ERROR_REASON_IMAGE,
    "Start a New Comparison",
    "start-over " PROMPT },
  { MATCHUP_ERROR_KIND_NOT_FOUND,
    MATCHUP_ERROR_REASON_NONE,
    "Choose Another Model",
    "choose-model %s" },
  /* These open a page in the browser. */
  { MATCHUP_ERROR_KIND_NOT_FOUND,
    MATCHUP_ERROR_REASON_MODEL_NOT_OPEN,
    "Open the Service’s Console",
    NULL },
  { MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE, "Open the Billing Page", NULL },
};

static void
test_button (Fixture *fixture, gconstpointer data)
{
  const Case *test = data;
  g_auto (GStrv) halves = NULL;
  g_autofree char *expected = NULL;

  fail_run (fixture, test->kind, test->reason, -1);
  g_assert_true (gtk_widget_get_visible (get_button (fixture)));
  g_assert_true (gtk_widget_get_sensitive (get_button (fixture)));
  g_assert_cmpstr (get_label (fixture), ==, test->label);
  if (test->activated == NULL)
    return;
  g_signal_emit_by_name (get_button (fixture), "clicked");
  halves = g_strsplit (test->activated, "%s", 2);
  expected = g_strjoinv (matchup_contestant_get_id (fixture->contestant), halves);
  g_assert_cmpstr (fixture->activated, ==, expected);
}

/* A wait that the service named is counted down; then, and not before, it can be tried again. */
static void
test_wait (Fixture *fixture, gconstpointer data)
{
  fail_run (fixture, MATCHUP_ERROR_KIND_RATE_LIMIT, MATCHUP_ERROR_REASON_NONE, 2.4);
  g_assert_cmpstr (get_label (fixture), ==, "Try Again in 3\302\240s");
  g_assert_false (gtk_widget_get_sensitive (get_button (fixture)));
  wait_until (g_str_equal (get_label (fixture), "Try Again in 1\302\240s") ||
              g_str_equal (get_label (fixture), "Try Again"));
  wait_until (gtk_widget_get_sensitive (get_button (fixture)));
  g_assert_cmpstr (get_label (fixture), ==, "Try Again");
  g_assert_cmpuint (matchup_answer_get_n_runs (fixture->answer), ==, 1);
  g_signal_emit_by_name (get_button (fixture), "clicked");
  g_assert_cmpuint (matchup_answer_get_n_runs (fixture->answer), ==, 2);
}

/* Nothing to read is as good as a failure for who waited for it. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  matchup_run_append (fixture->run, MATCHUP_PART_KIND_REASONING, "Hm.", -1);
  matchup_run_set_finish_reason (fixture->run, MATCHUP_FINISH_REASON_STOP, "stop");
  matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_DONE);
  g_assert_true (gtk_widget_get_visible (get_button (fixture)));
  g_assert_cmpstr (get_label (fixture), ==, "Ask Again");
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_label_get_text (
      GTK_LABEL (gtk_widget_get_template_child (fixture->view, MATCHUP_TYPE_ANSWER_VIEW, "state")));
}

static void
test_retries (Fixture *fixture, gconstpointer data)
{
  MatchupTimings timings;
  MatchupClock *clock = matchup_workspace_get_clock (fixture->workspace);

  matchup_timings_init (&timings);
  timings.tries = 1;
  matchup_run_set_timings (fixture->run, &timings);
  matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_CONNECTING);
  g_assert_cmpstr (get_state (fixture), ==, "Connecting…");
  matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_QUEUED);
  matchup_run_set_retry (fixture->run,
                         matchup_clock_get_monotonic (clock) + 60 * G_USEC_PER_SEC,
                         3);
  g_assert_true (g_str_has_suffix (get_state (fixture), " seconds (2 of 3)…"));

  matchup_run_set_retry (fixture->run, 0, 3);
  timings.tries = 2;
  matchup_run_set_timings (fixture->run, &timings);
  matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_CONNECTING);
  g_assert_cmpstr (get_state (fixture), ==, "Trying again (2 of 3)…");
  matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_WAITING);
  g_assert_cmpstr (get_state (fixture), ==, "Trying again (2 of 3)…");
  matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_WRITING);
  g_assert_cmpstr (get_state (fixture), ==, "Writing…");
  /* An end, as its pending countdown would go on otherwise. */
  matchup_run_set_state (fixture->run, MATCHUP_RUN_STATE_STOPPED);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The models of the very contestant that failed are offered, not those of its neighbour. */
static void
test_choose_model (Fixture *fixture, gconstpointer data)
{
  MatchupLineup *lineup = matchup_workspace_get_lineup (fixture->workspace);
  g_autoptr (MatchupContestant) first = make_contestant ("doubao", "first");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = matchup_compare_page_new (fixture->workspace);
  GtkWidget *bar;
  GtkMenuButton *button;

  matchup_lineup_append (lineup, first);
  matchup_lineup_append (lineup, fixture->contestant);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (page,
                              "compare.choose-model",
                              "s",
                              matchup_contestant_get_id (fixture->contestant));
  bar = find_type (page, g_type_from_name ("MatchupLineupBar"));
  button = GTK_MENU_BUTTON (
      gtk_widget_get_first_child (gtk_widget_get_next_sibling (gtk_widget_get_first_child (bar))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  gtk_menu_button_popdown (button);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
dup_composer_text (GtkWidget *window)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (window, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The same line-up, a new comparison, and the question ready to be changed. */
static void
test_start_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.matchup_app.Test", G_APPLICATION_NON_UNIQUE);
  MatchupLineup *sticking = matchup_workspace_get_lineup (fixture->workspace);
  MatchupWindow *window;
  MatchupComparePage *page;
  g_autofree char *text = NULL;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  matchup_lineup_append (matchup_conversation_get_lineup (fixture->conversation),
                         fixture->contestant);
  window = matchup_window_new (application, NULL);
  matchup_window_set_workspace (window, fixture->workspace);
  page = MATCHUP_COMPARE_PAGE (find_type (GTK_WIDGET (window), MATCHUP_TYPE_COMPARE_PAGE));
  matchup_compare_page_set_conversation (page, fixture->conversation);
  g_assert_cmpuint (matchup_lineup_get_size (sticking), ==, 0);

  g_action_group_activate_action (G_ACTION_GROUP (window),
                                  "start-over",
                                  g_variant_new_string (PROMPT));
  g_assert_null (matchup_compare_page_get_conversation (page));
  g_assert_cmpuint (matchup_lineup_get_size (sticking), ==, 1);
  text = dup_composer_text (GTK_WIDGET (window));
  g_assert_cmpstr (text, ==, PROMPT);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } others[] = {
    { "/ui/error-actions/wait", test_wait },
    { "/ui/error-actions/empty", test_empty },
    { "/ui/error-actions/retries", test_retries },
    { "/ui/error-actions/choose-model", test_choose_model },
    { "/ui/error-actions/start-over", test_start_over },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/error-actions/button/%u", i);

      g_test_add (path, Fixture, &cases[i], set_up, test_button, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_test_add (others[i].path, Fixture, NULL, set_up, others[i].test, tear_down);
  return g_test_run ();
}
