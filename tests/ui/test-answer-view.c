/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One column: what it says and offers in every state, and for everything that can go wrong. */
#include "matchup-answer-view.h"
#include "matchup-markdown-view.h"
#include "matchup-enum-types.h"
#include "matchup-format.h"
#include "matchup-test-clock.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>

#define SERVICE "The School"

static MatchupTestClock *test_clock;
static MatchupTestWorkspace *test;

static void
set_up (void)
{
  test_clock = matchup_test_clock_new ();
  test = matchup_test_workspace_new (MATCHUP_CLOCK (test_clock));
  matchup_provider_set_name (matchup_test_workspace_connect (test, "openai", NULL), SERVICE);
}

static void
tear_down (void)
{
  matchup_test_workspace_free (test);
  g_object_unref (test_clock);
}

/* A comparison of one, with one run in @state. */
static MatchupConversation *
create_conversation (const char *model, const char *text, MatchupRunState state)
{
  const char *const models[] = { model, NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);

  matchup_test_add_round (conversation, "What?", text, state);
  return conversation;
}

static MatchupAnswer *
get_answer (MatchupConversation *conversation)
{
  return matchup_round_get_answer (matchup_conversation_get_round (conversation, 0), 0);
}

static MatchupRun *
get_run (MatchupConversation *conversation)
{
  return matchup_answer_get_current (get_answer (conversation));
}

static GtkWidget *
create_view (MatchupConversation *conversation)
{
  return g_object_ref_sink (
      matchup_answer_view_new (test->workspace,
                               conversation,
                               matchup_conversation_get_round (conversation, 0),
                               get_answer (conversation),
                               0));
}

static gboolean
is_shown (GtkWidget *view, const char *id)
{
  GtkWidget *widget = matchup_test_find (view, id);

  while (gtk_widget_get_visible (widget) && widget != view)
    widget = gtk_widget_get_parent (widget);
  return widget == view;
}

static const char *
get_text (GtkWidget *view, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (matchup_test_find (view, id)));
}

static const char *
get_help (GtkWidget *view)
{
  return gtk_button_get_label (GTK_BUTTON (matchup_test_find (view, "help_button")));
}

/* Whether an action can be activated is told by what is bound to it. */
static gboolean
is_enabled (GtkWidget *view, const char *action)
{
  GtkWidget *probe = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), action);
  gtk_widget_set_parent (probe, view);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return enabled;
}

static gboolean
count_labelled_button (GtkWidget *widget, gpointer user_data)
{
  guint *n = user_data;

  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    (*n)++;
  return TRUE;
}

static guint
count_labelled_buttons (GtkWidget *view)
{
  guint n = 0;

  matchup_test_foreach (view, count_labelled_button, &n);
  return n;
}

/* The marks that end a sentence, where another one begins behind them or nothing stands there. */
static guint
count_sentences (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c == 0x3002 || (c == '.' && (*next == '\0' || *next == ' ')))
        n++;
    }
  return n;
}

static gboolean
is_english (void)
{
  return g_strcmp0 (g_getenv ("LANGUAGE"), "en") == 0;
}

/* What the sentence speaks of is what the button does; in English, which is what the code says. */
static const char *
expect_help (const char *sentence)
{
  static const struct
  {
    const char *words;
    const char *label;
  } helps[] = {
    { "switched off", "Switch On and Ask" },
    { "billing page", "Open the Billing Page" },
    { "console", "Open the Service’s Console" },
    { "proxy", "Open Preferences" },
    { "choose another", "Choose Another Model" },
    { "cannot see", "Choose Another Model" },
    { "more pictures than", "Choose Another Model" },
    { "Preferences", "Open Preferences" },
    { "address", "Open Preferences" },
    { " key ", "Open Preferences" },
    { "start a new one", "Start a New Comparison" },
    { "ask it differently", "Start a New Comparison" },
    { "picture", "Start a New Comparison" },
    { "your budget", "Send Anyway" },
  };

  if (!is_english ())
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    if (strstr (sentence, helps[i].words) != NULL)
      return helps[i].label;
  return "Try Again";
}

static void
check_error (MatchupErrorKind kind, MatchupErrorReason reason)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new (kind, reason, 418, "code", NULL, "<b>words</b>", FALSE, -1);
  g_autofree char *sentence = matchup_error_info_dup_sentence (error, SERVICE);
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "Half an ans", MATCHUP_RUN_STATE_WRITING);
  GtkWidget *view = create_view (conversation);
  GtkExpander *details;
  const char *help;

  g_assert_false (is_shown (view, "sentence"));
  g_assert_true (matchup_run_fail (get_run (conversation), error));
  g_assert_true (is_shown (view, "sentence"));
  g_assert_cmpstr (get_text (view, "sentence"), ==, sentence);
  g_assert_null (strchr (sentence, '%'));
  g_assert_cmpuint (count_sentences (sentence), ==, 1);
  g_assert_false (is_shown (view, "state"));

  g_assert_true (is_shown (view, "help_button"));
  g_assert_cmpuint (count_labelled_buttons (view), ==, 1);
  help = expect_help (sentence);
  if (help != NULL && !g_str_equal (get_help (view), help))
    g_error ("“%s” comes with “%s”, not “%s”", sentence, get_help (view), help);

  /* What the service said is there for who wants it, folded away and not interpreted. */
  g_assert_true (is_shown (view, "details"));
  details = GTK_EXPANDER (matchup_test_find (view, "details"));
  g_assert_false (gtk_expander_get_expanded (details));
  gtk_expander_set_expanded (details, TRUE);
  g_assert_nonnull (strstr (get_text (view, "details_label"), "<b>words</b>"));
  g_assert_finalize_object (view);
}

static void
test_errors (void)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (MATCHUP_TYPE_ERROR_KIND);
  g_autoptr (GEnumClass) reasons = g_type_class_ref (MATCHUP_TYPE_ERROR_REASON);

  /* A translation has a sentence for each of both, not for each pair. */
  for (guint i = 0; i < kinds->n_values; i++)
    for (guint j = 0; j < reasons->n_values; j++)
      if (is_english () || i == 0 || j == 0)
        check_error (kinds->values[i].value, reasons->values[j].value);
}

/* Without a page of the service there is something else that can be done. */
static void
test_no_console (void)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_NONE, NULL);
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("nosuch/m", "", MATCHUP_RUN_STATE_CONNECTING);
  GtkWidget *view = create_view (conversation);

  matchup_run_fail (get_run (conversation), error);
  g_assert_cmpstr (get_help (view), ==, _ ("Choose Another Model"));
  g_assert_false (is_shown (view, "details"));
  g_assert_finalize_object (view);
}

static void
keep_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **last = user_data;

  g_free (*last);
  *last = g_strdup_printf ("%s %s",
                           g_action_get_name (G_ACTION (action)),
                           g_variant_get_string (parameter, NULL));
}

/* The actions of what is around a column on a page. */
static void
insert_actions (GtkWindow *window, char **last)
{
  static const char *const names[] = { "app.preferences",
                                       "win.start-over",
                                       "context.shorten",
                                       "compare.choose-model" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], ".", 2);
      g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
      g_autoptr (GSimpleAction) action = g_simple_action_new (parts[1], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (keep_activated_cb), last);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      gtk_widget_insert_action_group (GTK_WIDGET (window), parts[0], G_ACTION_GROUP (group));
    }
}

static void
press_help (MatchupErrorKind kind, MatchupConversation *conversation, char **last)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (kind, MATCHUP_ERROR_REASON_NONE, NULL);
  g_autoptr (GtkWidget) view = create_view (conversation);
  GtkWindow *window;

  g_clear_pointer (last, g_free);
  matchup_run_fail (get_run (conversation), error);
  window = matchup_test_show (view, 400, 300);
  insert_actions (window, last);
  matchup_test_click (matchup_test_find (view, "help_button"));
  matchup_test_destroy (window);
}

static void
test_help_helps (void)
{
  static const struct
  {
    MatchupErrorKind kind;
    const char *activated; /* then the contestant's id, if it ends with a blank */
  } helps[] = {
    { MATCHUP_ERROR_KIND_AUTH, "preferences openai" },
    { MATCHUP_ERROR_KIND_CONTEXT_LENGTH, "start-over What?" },
    { MATCHUP_ERROR_KIND_NOT_FOUND, "choose-model " },
  };
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("nosuch/m", "", MATCHUP_RUN_STATE_WAITING);
  g_autofree char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    {
      g_autoptr (MatchupConversation) other =
          create_conversation ("openai/m", "", MATCHUP_RUN_STATE_WAITING);
      MatchupContestant *contestant = matchup_answer_get_contestant (get_answer (other));
      const char *id =
          g_str_has_suffix (helps[i].activated, " ") ? matchup_contestant_get_id (contestant) : "";
      g_autofree char *expected = g_strconcat (helps[i].activated, id, NULL);

      press_help (helps[i].kind, other, &last);
      g_assert_cmpstr (last, ==, expected);
    }
  press_help (MATCHUP_ERROR_KIND_SERVER, conversation, &last);
  g_assert_null (last);
  g_assert_cmpuint (matchup_answer_get_n_runs (get_answer (conversation)), ==, 2);
  matchup_test_wait_until (!matchup_run_is_active (get_run (conversation)));
}

/* What is too long with all that was said before can be asked with less of that. */
static void
test_help_shortens (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "", MATCHUP_RUN_STATE_WAITING);
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "Before");
  g_autoptr (MatchupRound) before = matchup_round_new (NULL, prompt, 1);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  g_autofree char *last = NULL;
  g_autofree char *expected = g_strdup_printf ("shorten %s", matchup_round_get_id (round));

  matchup_round_set_parent (round, before);
  press_help (MATCHUP_ERROR_KIND_CONTEXT_LENGTH, conversation, &last);
  g_assert_cmpstr (last, ==, expected);
}

/* A wait that the service named is counted down; then, and not before, it can be tried again. */
static void
test_named_wait (void)
{
  g_autoptr (MatchupErrorInfo) error = matchup_error_info_new (MATCHUP_ERROR_KIND_RATE_LIMIT,
                                                               MATCHUP_ERROR_REASON_NONE,
                                                               429,
                                                               NULL,
                                                               NULL,
                                                               NULL,
                                                               FALSE,
                                                               6.4);
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "", MATCHUP_RUN_STATE_WAITING);
  MatchupRun *run = get_run (conversation);
  MatchupTimings timings = *matchup_run_get_timings (run);
  GtkWidget *view = create_view (conversation);
  GtkWidget *button = matchup_test_find (view, "help_button");

  timings.started_at = matchup_clock_get_real (MATCHUP_CLOCK (test_clock));
  timings.done = 0;
  matchup_run_set_timings (run, &timings);
  matchup_run_fail (run, error);
  g_assert_nonnull (strstr (get_help (view), "7"));
  g_assert_false (gtk_widget_get_sensitive (button));
  matchup_test_clock_advance (test_clock, 2 * G_USEC_PER_SEC);
  matchup_test_wait_until (strstr (get_help (view), "5") != NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
  matchup_test_clock_advance (test_clock, 5 * G_USEC_PER_SEC);
  matchup_test_wait_until (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (get_help (view), ==, _ ("Try Again"));
  g_assert_finalize_object (view);
}

static void
test_states (void)
{
  for (int i = MATCHUP_RUN_STATE_QUEUED; i <= MATCHUP_RUN_STATE_INTERRUPTED; i++)
    {
      MatchupRunState state = i;
      gboolean active = state < MATCHUP_RUN_STATE_DONE;
      gboolean broken =
          state == MATCHUP_RUN_STATE_STOPPED || state == MATCHUP_RUN_STATE_INTERRUPTED;
      g_autoptr (MatchupConversation) conversation = NULL;
      GtkWidget *view;

      if (state == MATCHUP_RUN_STATE_FAILED) /* see test_errors() */
        continue;
      conversation = create_conversation ("openai/m", "Yes.", state);
      view = create_view (conversation);
      g_assert_cmpint (is_enabled (view, "answer.stop"), ==, active);
      g_assert_cmpint (is_shown (view, "stop_button"), ==, active);
      g_assert_cmpint (is_enabled (view, "answer.again"), ==, !active);
      g_assert_true (is_enabled (view, "answer.copy"));
      g_assert_true (is_enabled (view, "answer.copy-plain"));
      g_assert_true (is_enabled (view, "answer.sent"));
      g_assert_cmpint (is_shown (view, "state"), ==, active || broken);
      g_assert_cmpint (is_shown (view, "help_button"), ==, broken);
      g_assert_false (is_shown (view, "trouble"));
      gtk_test_accessible_assert_state (view, GTK_ACCESSIBLE_STATE_BUSY, active);
      g_assert_finalize_object (view);
    }
}

/*
 * An empty answer cannot be copied, and says that it is empty when it has ended: another
 * one can be asked for.
 */
static void
test_empty (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "", MATCHUP_RUN_STATE_WRITING);
  GtkWidget *view = create_view (conversation);

  g_assert_false (is_enabled (view, "answer.copy"));
  g_assert_false (is_enabled (view, "answer.copy-plain"));
  matchup_run_set_state (get_run (conversation), MATCHUP_RUN_STATE_DONE);
  g_assert_true (is_shown (view, "state"));
  g_assert_cmpstr (get_text (view, "state"), !=, "");
  g_assert_true (is_shown (view, "help_button"));
  g_assert_finalize_object (view);
}

/* What has come can be seen and copied at once; the state changes before the text is there. */
static void
test_streamed (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "", MATCHUP_RUN_STATE_WAITING);
  GtkWidget *view = create_view (conversation);
  MatchupRun *run = get_run (conversation);

  g_assert_false (is_shown (view, "thinking"));
  g_assert_false (is_enabled (view, "answer.copy"));
  g_assert_false (is_enabled (view, "answer.copy-plain"));
  matchup_run_set_state (run, MATCHUP_RUN_STATE_THINKING);
  matchup_run_append (run, MATCHUP_PART_KIND_REASONING, "Hm", -1);
  g_assert_true (is_shown (view, "thinking"));
  g_assert_false (is_enabled (view, "answer.copy"));
  g_assert_false (is_enabled (view, "answer.copy-plain"));
  matchup_run_set_state (run, MATCHUP_RUN_STATE_WRITING);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Yes", -1);
  g_assert_true (is_enabled (view, "answer.copy"));
  g_assert_true (is_enabled (view, "answer.copy-plain"));
  g_assert_finalize_object (view);
}

static void
assert_copied (GtkWidget *view, const char *action, const char *expected)
{
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  gtk_widget_activate_action (view, action, NULL);
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (view));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, expected);
}

static void
test_copied (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "**Yes**, $x^2$", MATCHUP_RUN_STATE_DONE);
  GtkWidget *view = create_view (conversation);

  assert_copied (view, "answer.copy", "**Yes**, $x^2$");
  assert_copied (view, "answer.copy-plain", "Yes, x\302\262");
  g_assert_finalize_object (view);
}

/* Thoughts are folded, and say how long they took once they are done. */
static void
test_thinking (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "", MATCHUP_RUN_STATE_THINKING);
  MatchupRun *run = get_run (conversation);
  MatchupTimings timings = *matchup_run_get_timings (run);
  GtkWidget *view = create_view (conversation);
  GtkExpander *thinking = GTK_EXPANDER (matchup_test_find (view, "thinking"));
  GtkWidget *text;
  g_autofree char *shown = NULL;

  matchup_run_append (run, MATCHUP_PART_KIND_REASONING, "Let me *see*.", -1);
  text = gtk_expander_get_child (thinking);
  g_assert_false (gtk_expander_get_expanded (thinking));
  g_assert_cmpstr (gtk_expander_get_label (thinking), ==, _ ("Thinking"));
  timings.tries = 1;
  timings.connected = 0;
  timings.done = 9 * G_USEC_PER_SEC;
  timings.first_reasoning = 1 * G_USEC_PER_SEC;
  timings.first_text = 8 * G_USEC_PER_SEC;
  matchup_run_set_timings (run, &timings);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_WRITING);
  g_assert_nonnull (strstr (gtk_expander_get_label (thinking), "7"));
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (text));
  gtk_expander_set_expanded (thinking, TRUE);
  shown = matchup_test_dup_texts (text);
  g_assert_cmpstr (shown, ==, "Let me see.\n");
  g_assert_finalize_object (view);
}

static void
test_attempts (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "First", MATCHUP_RUN_STATE_DONE);
  MatchupAnswer *answer = get_answer (conversation);
  g_autoptr (MatchupRun) second = matchup_run_new (NULL, matchup_answer_get_contestant (answer));
  GtkWidget *view = create_view (conversation);
  g_autofree char *shown = NULL;

  g_assert_false (is_shown (view, "attempts"));
  matchup_run_append (second, MATCHUP_PART_KIND_TEXT, "Second", -1);
  matchup_run_set_state (second, MATCHUP_RUN_STATE_DONE);
  matchup_answer_add_run (answer, second);
  g_assert_true (is_shown (view, "attempts"));
  g_assert_true (is_enabled (view, "answer.earlier"));
  g_assert_false (is_enabled (view, "answer.later"));

  gtk_widget_activate_action (view, "answer.earlier", NULL);
  g_assert_cmpuint (matchup_answer_get_current_position (answer), ==, 0);
  g_assert_false (is_enabled (view, "answer.earlier"));
  g_assert_true (is_enabled (view, "answer.later"));
  shown = matchup_test_dup_texts (matchup_test_find (view, "body"));
  g_assert_cmpstr (shown, ==, "First\n");
  gtk_widget_activate_action (view, "answer.later", NULL);
  g_assert_cmpuint (matchup_answer_get_current_position (answer), ==, 1);
  g_assert_finalize_object (view);
}

/* The text that had the keyboard's focus goes: the focus stays with the answer. */
static void
test_focus_stays (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "First", MATCHUP_RUN_STATE_DONE);
  MatchupAnswer *answer = get_answer (conversation);
  g_autoptr (MatchupRun) second = matchup_run_new (NULL, matchup_answer_get_contestant (answer));
  g_autoptr (GtkWidget) view = create_view (conversation);
  GtkWindow *window = matchup_test_show (view, 400, 300);
  GtkWidget *text =
      matchup_test_find_type (matchup_test_find (view, "body"), MATCHUP_TYPE_MARKDOWN_VIEW);
  GtkWidget *focus;

  g_assert_true (gtk_widget_grab_focus (text));
  matchup_run_append (second, MATCHUP_PART_KIND_TEXT, "Second", -1);
  matchup_answer_add_run (answer, second);
  matchup_test_wait_frames (window, 3);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, matchup_test_find (view, "menu_button")));
  matchup_test_destroy (window);
}

/* The seconds until the next try are counted down on screen. */
static void
test_countdown (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "", MATCHUP_RUN_STATE_QUEUED);
  MatchupRun *run = get_run (conversation);
  GtkWidget *view = create_view (conversation);
  gint64 now = matchup_clock_get_monotonic (MATCHUP_CLOCK (test_clock));
  g_autofree char *before = g_strdup (get_text (view, "state"));

  matchup_run_set_retry (run, now + 7 * G_USEC_PER_SEC, 3);
  g_assert_cmpstr (get_text (view, "state"), !=, before);
  g_assert_nonnull (strstr (get_text (view, "state"), "7"));
  matchup_test_clock_advance (test_clock, 2 * G_USEC_PER_SEC);
  matchup_test_wait_until (strstr (get_text (view, "state"), "5") != NULL);
  matchup_run_set_retry (run, 0, 3);
  g_assert_cmpstr (get_text (view, "state"), ==, before);
  g_assert_finalize_object (view);
}

/* Another try is told from the first one until the answer begins. */
static void
test_tries (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "", MATCHUP_RUN_STATE_QUEUED);
  MatchupRun *run = get_run (conversation);
  MatchupTimings timings = *matchup_run_get_timings (run);
  GtkWidget *view = create_view (conversation);

  timings.tries = 1;
  matchup_run_set_timings (run, &timings);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_CONNECTING);
  g_assert_cmpstr (get_text (view, "state"), ==, _ ("Connecting…"));
  matchup_run_set_state (run, MATCHUP_RUN_STATE_QUEUED);
  matchup_run_set_retry (run, matchup_clock_get_monotonic (MATCHUP_CLOCK (test_clock)) + 1, 3);
  matchup_run_set_retry (run, 0, 3);
  timings.tries = 2;
  matchup_run_set_timings (run, &timings);
  for (int state = MATCHUP_RUN_STATE_CONNECTING; state <= MATCHUP_RUN_STATE_WAITING; state++)
    {
      matchup_run_set_state (run, state);
      g_assert_nonnull (strstr (get_text (view, "state"), "2"));
      g_assert_nonnull (strstr (get_text (view, "state"), "3"));
    }
  matchup_run_set_state (run, MATCHUP_RUN_STATE_WRITING);
  g_assert_cmpstr (get_text (view, "state"), ==, _ ("Writing…"));
  g_assert_finalize_object (view);
}

static gboolean
find_fact (GtkWidget *widget, gpointer user_data)
{
  const char **wanted = user_data;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), wanted[0]) == 0)
    wanted[1] = gtk_widget_get_tooltip_text (widget);
  return TRUE;
}

/* The facts of an answer whose service told @told: the origin of the fact @text, NULL without it.
 */
static char *
dup_fact_origin (const MatchupServiceTimings *told, const char *text)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation ("openai/m", "Four.", MATCHUP_RUN_STATE_QUEUED);
  MatchupRun *run = get_run (conversation);
  GtkWidget *view = create_view (conversation);
  const char *wanted[] = { text, NULL };
  char *origin;

  if (told != NULL)
    matchup_run_set_service_timings (run, told);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  matchup_test_foreach (matchup_test_find (view, "facts"), find_fact, wanted);
  origin = g_strdup (wanted[1]);
  g_assert_finalize_object (view);
  return origin;
}

/* A speed that the service told is shown as told; one out of next to nothing is not shown. */
static void
test_told_speed (void)
{
  MatchupServiceTimings told = { 43500, 500000, 26, 4500000, 90 };
  g_autofree char *speed = matchup_format_token_speed (20);
  g_autofree char *wanted = matchup_format_service_timings_origin (&told);
  g_autofree char *origin = dup_fact_origin (&told, speed);
  g_autofree char *untold = dup_fact_origin (NULL, speed);
  g_autofree char *few = NULL;
  g_autofree char *short_ = NULL;

  g_assert_cmpstr (origin, ==, wanted);
  g_assert_nonnull (strstr (origin, _ ("Speed of thinking and writing, told by the service")));
  g_assert_null (untold);
  told.written_tokens = 4;
  told.writing_time = 200000;
  few = dup_fact_origin (&told, speed);
  g_assert_null (few);
  told.written_tokens = 1;
  told.writing_time = 50000;
  short_ = dup_fact_origin (&told, speed);
  g_assert_null (short_);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  set_up ();
  g_test_add_func ("/ui/answer-view/errors", test_errors);
  g_test_add_func ("/ui/answer-view/no-console", test_no_console);
  g_test_add_func ("/ui/answer-view/help-helps", test_help_helps);
  g_test_add_func ("/ui/answer-view/help-shortens", test_help_shortens);
  g_test_add_func ("/ui/answer-view/named-wait", test_named_wait);
  g_test_add_func ("/ui/answer-view/states", test_states);
  g_test_add_func ("/ui/answer-view/empty", test_empty);
  g_test_add_func ("/ui/answer-view/streamed", test_streamed);
  g_test_add_func ("/ui/answer-view/copied", test_copied);
  g_test_add_func ("/ui/answer-view/thinking", test_thinking);
  g_test_add_func ("/ui/answer-view/attempts", test_attempts);
  g_test_add_func ("/ui/answer-view/focus-stays", test_focus_stays);
  g_test_add_func ("/ui/answer-view/countdown", test_countdown);
  g_test_add_func ("/ui/answer-view/tries", test_tries);
  g_test_add_func ("/ui/answer-view/told-speed", test_told_speed);
  status = g_test_run ();
  tear_down ();
  return status;
}
