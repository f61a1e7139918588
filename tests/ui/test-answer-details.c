/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is known of an answer: every number with where it comes from, nothing that is not known.
 */
#include "matchup-answer-details.h"
#include "matchup-detail-list.h"
#include "matchup-run-figures.h"
#include "matchup-sent-window.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define SERVICE "100 % School"

static MatchupTestWorkspace *test;

static MatchupRun *
create_run (void)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/gpt-4o-mini");

  return matchup_run_new (NULL, contestant);
}

static void
set_timings (MatchupRun *run)
{
  MatchupTimings timings;

  matchup_timings_init (&timings);
  timings.started_at = 1;
  timings.tries = 3;
  timings.retry_wait = 2000000;
  timings.connected = 2100000;
  timings.first_reasoning = 2500000;
  timings.first_text = 4000000;
  timings.done = 9000000;
  matchup_run_set_timings (run, &timings);
}

static void
fill (MatchupRun *run)
{
  MatchupServiceTimings told = { 1500000, 260000, 20, 4000000, 120 };
  g_autoptr (MatchupCost) cost =
      matchup_cost_new (0.00042, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = 1200;
  usage.completion = 345;
  usage.cached = 1000;
  usage.source = MATCHUP_VALUE_SOURCE_TOLD;
  cost->tier.prices = (MatchupTokenPrices){ 0.15, NAN, 0.6 };
  matchup_run_append (run, MATCHUP_PART_KIND_REASONING, "Not counted at all.", -1);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "One two three four five six.", -1);
  set_timings (run);
  matchup_run_set_service_timings (run, &told);
  matchup_run_set_usage (run, &usage);
  matchup_run_set_cost (run, cost);
  matchup_run_set_reported_model (run, "gpt-4o-mini-2024");
  matchup_run_set_finish_reason (run, MATCHUP_FINISH_REASON_LENGTH, "max_tokens");
  g_assert_true (matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE));
}

static GPtrArray *
list_details (MatchupRun *run)
{
  return matchup_detail_list_new (run, matchup_workspace_get_pricing (test->workspace), SERVICE);
}

/* The one with @label, behind @n others with it; NULL: none. */
static const MatchupDetail *
find (GPtrArray *list, const char *label, guint n)
{
  for (guint i = 0; i < list->len; i++)
    {
      const MatchupDetail *detail = g_ptr_array_index (list, i);

      if (g_str_equal (detail->label, label) && detail->value != NULL && n-- == 0)
        return detail;
    }
  return NULL;
}

static void
assert_detail (GPtrArray *list, const char *label, guint n, const char *value, const char *origin)
{
  const MatchupDetail *detail = find (list, label, n);

  g_assert_nonnull (detail);
  if (value != NULL)
    g_assert_cmpstr (detail->value, ==, value);
  g_assert_cmpstr (detail->origin, ==, origin);
}

static char *
seconds (const char *number)
{
  return g_strconcat (number,
                      "\302\240",
                      g_str_equal (g_getenv ("LANGUAGE"), "zh_CN") ? "秒" : "s",
                      NULL);
}

static void
assert_time (GPtrArray *list, const char *label, const char *number, const char *origin)
{
  g_autofree char *value = seconds (number);

  assert_detail (list, label, 0, value, origin);
}

static void
test_everything (void)
{
  g_autoptr (MatchupRun) run = create_run ();
  g_autoptr (GPtrArray) list = NULL;

  fill (run);
  list = list_details (run);
  assert_detail (list, C_ ("details", "Service"), 0, SERVICE, NULL);
  assert_detail (list, _ ("Asked model"), 0, "gpt-4o-mini", NULL);
  assert_detail (list, _ ("Model that answered"), 0, "gpt-4o-mini-2024", _ ("told by the service"));
  assert_detail (list, _ ("How it ended"), 0, _ ("Ended at the longest length allowed"), NULL);
  assert_detail (list, _ ("In the words of the service"), 0, "max_tokens", NULL);
  assert_detail (list, _ ("Tries"), 0, "3", _ ("measured"));
  assert_time (list, _ ("Lost on failed tries and waits between them"), "2.0", _ ("measured"));
  assert_time (list, _ ("Connecting"), "0.1", _ ("measured"));
  assert_time (list, _ ("Waiting"), "0.4", _ ("measured"));
  assert_time (list, _ ("Thinking"), "1.5", _ ("measured"));
  assert_time (list, _ ("Writing"), "5.0", _ ("measured"));
  assert_time (list, _ ("From sending to the first word"), "2.0", _ ("measured"));
  assert_time (list, _ ("From asking to the end"), "9.0", _ ("measured"));
  assert_time (list, _ ("Loading the model"), "1.5", _ ("told by the service"));
  assert_time (list, _ ("Reading the question"), "0.3", _ ("told by the service"));
  assert_time (list, _ ("Thinking and writing"), "4.0", _ ("told by the service"));
  assert_detail (list, _ ("Length"), 0, NULL, _ ("measured"));
  assert_detail (list, _ ("Speed of writing"), 0, NULL, _ ("measured"));
  assert_detail (list, C_ ("tokens", "Question"), 0, NULL, _ ("told by the service"));
  assert_detail (list, _ ("Of these kept from before"), 0, NULL, _ ("told by the service"));
  assert_detail (list, _ ("This answer"), 0, NULL, _ ("estimated"));
  g_assert_nonnull (find (list, _ ("A million tokens"), 0));
  g_assert_nonnull (find (list, _ ("Source"), 0));
  /* Not told, so not there. */
  g_assert_null (find (list, _ ("Of these for thinking"), 0));
  g_assert_null (find (list, C_ ("sum of tokens", "Together"), 0));
}

/* A run that never began, and every other end. */
static void
test_ends (void)
{
  static const struct
  {
    MatchupRunState state;
    MatchupFinishReason reason;
    const char *words;
  } cases[] = {
    { MATCHUP_RUN_STATE_DONE,
      MATCHUP_FINISH_REASON_STOP,
      N_ ("The model had said all it wanted to say") },
    { MATCHUP_RUN_STATE_DONE,
      MATCHUP_FINISH_REASON_CONTENT_FILTER,
      N_ ("Cut off by the content filter of the service") },
    { MATCHUP_RUN_STATE_DONE, MATCHUP_FINISH_REASON_REFUSAL, N_ ("The model refused to answer") },
    { MATCHUP_RUN_STATE_DONE,
      MATCHUP_FINISH_REASON_TOOL_CALLS,
      N_ ("The model wanted to use a tool, which Matchup does not do") },
    { MATCHUP_RUN_STATE_DONE, MATCHUP_FINISH_REASON_NONE, N_ ("The service did not say why") },
    { MATCHUP_RUN_STATE_STOPPED, MATCHUP_FINISH_REASON_NONE, N_ ("You stopped it") },
    { MATCHUP_RUN_STATE_INTERRUPTED,
      MATCHUP_FINISH_REASON_NONE,
      N_ ("Interrupted: Matchup was closed before the answer ended") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MatchupRun) run = create_run ();
      g_autoptr (GPtrArray) list = NULL;

      matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Yes.", -1);
      matchup_run_set_finish_reason (run, cases[i].reason, NULL);
      matchup_run_set_state (run, cases[i].state);
      list = list_details (run);
      assert_detail (list, _ ("How it ended"), 0, _ (cases[i].words), NULL);
      g_assert_null (find (list, _ ("Tries"), 0));
      g_assert_null (find (list, _ ("From asking to the end"), 0));
    }
}

static void
test_failed (void)
{
  g_autoptr (MatchupRun) run = create_run ();
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_AUTH, MATCHUP_ERROR_REASON_NONE, NULL);
  g_autofree char *sentence = matchup_error_info_dup_sentence (error, SERVICE);
  g_autoptr (GPtrArray) list = NULL;

  matchup_run_fail (run, error);
  list = list_details (run);
  assert_detail (list, _ ("How it ended"), 0, sentence, NULL);
}

static void
test_text (void)
{
  g_autoptr (MatchupRun) run = create_run ();
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  fill (run);
  text =
      matchup_detail_list_dup_text (run, matchup_workspace_get_pricing (test->workspace), SERVICE);
  line = g_strdup_printf (_ ("%s: %s (%s)"), _ ("Tries"), "3", _ ("measured"));
  g_assert_nonnull (strstr (text, line));
  g_assert_nonnull (strstr (text, "gpt-4o-mini-2024"));
  g_assert_nonnull (strstr (text, SERVICE));
  g_assert_true (g_str_has_suffix (text, "\n"));
}

static void
test_figures (void)
{
  g_autoptr (MatchupRun) run = create_run ();
  g_autoptr (MatchupRun) chinese = create_run ();
  MatchupRunFigures figures;

  matchup_run_figures_get (run, &figures);
  g_assert_true (isnan (figures.first_word));
  g_assert_true (isnan (figures.speed));
  g_assert_cmpint (figures.length, ==, 0);
  fill (run);
  matchup_run_figures_get (run, &figures);
  g_assert_cmpfloat_with_epsilon (figures.first_word, 2.0, 1e-9);
  g_assert_cmpint (figures.length, ==, 6);
  g_assert_cmpfloat_with_epsilon (figures.speed, 6.0 / 5, 1e-9);
  g_assert_false (figures.characters);
  matchup_run_append (chinese, MATCHUP_PART_KIND_TEXT, "今天天气很好", -1);
  matchup_run_figures_get (chinese, &figures);
  g_assert_true (figures.characters);
  g_assert_cmpint (figures.length, ==, 6);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What is shown can be copied, and is narrow enough for a phone. */
static void
test_popover (void)
{
  g_autoptr (MatchupRun) run = create_run ();
  MatchupPricing *pricing = matchup_workspace_get_pricing (test->workspace);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover;
  GtkWindow *window;
  g_autofree char *copied = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *texts = NULL;
  int minimum;

  fill (run);
  expected = matchup_detail_list_dup_text (run, pricing, SERVICE);
  popover = matchup_answer_details_new (run, pricing, SERVICE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = matchup_test_show (button, 360, 300);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  matchup_test_wait_until (gtk_widget_get_mapped (popover));
  gtk_widget_measure (popover, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  texts = matchup_test_dup_texts (popover);
  g_assert_nonnull (strstr (texts, _ ("told by the service")));
  g_assert_true (gtk_widget_activate_action (popover, "details.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (popover), NULL, text_read_cb, &copied);
  matchup_test_wait_until (copied != NULL);
  g_assert_cmpstr (copied, ==, expected);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  matchup_test_destroy (window);
}

/* Where what is shown may not be what was sent, it says so. */
static void
test_sent (void)
{
  static const struct
  {
    MatchupSentTruth truth;
    const char *doubt;
  } cases[] = {
    { MATCHUP_SENT_EXACT, NULL },
    { MATCHUP_SENT_INCOMPLETE,
      N_ ("Parts of the conversation that were sent too have been deleted or changed since, and "
          "are missing here.") },
    { MATCHUP_SENT_UNKNOWN,
      N_ ("What was sent then was not recorded. This is put together from the conversation as it "
          "is now.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = matchup_sent_window_new ("{}", cases[i].truth);
      g_autofree char *texts = NULL;

      matchup_test_present (window);
      texts = matchup_test_dup_texts (window);
      for (guint k = 1; k < G_N_ELEMENTS (cases); k++)
        g_assert_cmpint (strstr (texts, _ (cases[k].doubt)) != NULL, ==, k == i);
      matchup_test_destroy (window);
    }
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  g_test_add_func ("/ui/answer-details/everything", test_everything);
  g_test_add_func ("/ui/answer-details/ends", test_ends);
  g_test_add_func ("/ui/answer-details/failed", test_failed);
  g_test_add_func ("/ui/answer-details/text", test_text);
  g_test_add_func ("/ui/answer-details/figures", test_figures);
  g_test_add_func ("/ui/answer-details/popover", test_popover);
  g_test_add_func ("/ui/answer-details/sent", test_sent);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
