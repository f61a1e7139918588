/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results as a person sees them: of real votes in a real database, in a real window. */
#include "matchup-application-private.h"
#include "matchup-interval-bar.h"
#include "matchup-results-cards.h"
#include "matchup-results-page.h"
#include "matchup-results-words.h"
#include "matchup-round-row.h"
#include "matchup-rounds-popover.h"
#include "matchup-settings.h"
#include "matchup-standing-strip.h"
#include "matchup-test-ui.h"
#include "matchup-test-votes.h"

#include <glib/gi18n.h>
#include <math.h>

#define TIE MATCHUP_TEST_TIE
#define NONE MATCHUP_TEST_NONE_GOOD

static const char *const two[] = { "openai/Alpha", "doubao/Beta", NULL };

static MatchupApplication *application;
static gboolean english;

typedef struct
{
  MatchupTestWorkspace *test;
  GSettings *settings;
  MatchupWindow *window; /* NULL until open_window() */
} Fixture;

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->settings = matchup_settings_new ();
  g_settings_reset (fixture->settings, "last-conversation");
  g_settings_reset (fixture->settings, "last-view");
  g_settings_reset (fixture->settings, "sidebar-visible");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    matchup_test_destroy (fixture->window);
  g_object_unref (fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = matchup_window_new (GTK_APPLICATION (application), fixture->settings);
  matchup_window_set_workspace (fixture->window, fixture->test->workspace);
  matchup_test_present (fixture->window);
}

static MatchupResultsPage *
get_page (Fixture *fixture)
{
  return MATCHUP_RESULTS_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_RESULTS_PAGE));
}

static gboolean
shows (gpointer root, const char *words)
{
  g_autofree char *texts = matchup_test_dup_texts (root);

  return strstr (texts, words) != NULL;
}

/* Opens the view and waits for what it says. */
static void
go_to_results (Fixture *fixture)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "results"));
  matchup_test_wait_until (matchup_results_page_get_standings (get_page (fixture)) != NULL);
  matchup_test_wait_frames (fixture->window, 3);
}

static MatchupStandings *
compute (MatchupWorkspace *workspace)
{
  MatchupLeaderboard *leaderboard = matchup_workspace_get_leaderboard (workspace);
  MatchupStandingsFilter filter = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  matchup_leaderboard_compute_async (leaderboard,
                                     &filter,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  matchup_test_wait_until (result != NULL);
  return matchup_leaderboard_compute_finish (leaderboard, result, NULL);
}

/* What is said of votes; the texts of the original language. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int best[12];
    guint n;
    const char *headline;
    const char *lead;
    const char *reason;
  } table[] = {
    { { 0 },
      0,
      "Vote on answers and the result appears here.",
      "No votes yet",
      "Vote on answers and see who is ahead" },
    { { 0, 0 },
      2,
      "Too early to say: about 4 more votes are needed.",
      "Too early to say",
      "about 4 more votes are needed" },
    { { 0, 0, 0, 0, 0 },
      5,
      "Too early to say: about 1 more vote is needed.",
      "Too early to say",
      "about 1 more vote is needed" },
    { { 1, 1, 1, 1, 1, 1, 1, 0, 1 },
      9,
      "Beta is ahead of Alpha: it won 8 of 9 votes, more than luck explains.",
      "Beta is ahead",
      "8 of 9 votes, more than luck" },
    { { 0, 0, 0, 0, 0, 1, 1, 1 },
      8,
      "Alpha is ahead of Beta with 5 of 8 votes, but that may be luck: about 70 more votes are "
      "needed.",
      "Alpha may be ahead",
      "about 70 more votes are needed" },
    { { 0, 1, 0, 1, 0, 1 },
      6,
      "Beta and Alpha are about level so far: it would take a great many votes to tell them apart.",
      "About level",
      "6 votes" },
    { { TIE, 0, 1 },
      3,
      "Too early to say: Beta and Alpha have not been told apart by enough votes.",
      "Too early to say",
      "3 votes" },
    { { NONE, NONE },
      2,
      "Too early to say: Beta and Alpha have not been told apart by enough votes.",
      "Too early to say",
      "2 votes" },
  };

  for (guint i = 0; english && i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
      g_autoptr (MatchupConversation) conversation =
          table[i].n > 0 ? matchup_test_make_votes (test->workspace, two, table[i].best, table[i].n)
                         : NULL;
      g_autoptr (MatchupStandings) standings = compute (test->workspace);
      g_autofree char *headline = matchup_results_dup_headline (standings);
      g_autofree char *lead = matchup_results_dup_short_lead (standings);
      g_autofree char *reason = matchup_results_dup_short_reason (standings);

      g_assert_cmpstr (headline, ==, table[i].headline);
      g_assert_cmpstr (lead, ==, table[i].lead);
      g_assert_cmpstr (reason, ==, table[i].reason);
    }
}

/* One who beats each of the others surely is named alone. */
static void
test_champion (Fixture *fixture, gconstpointer data)
{
  static const char *const three[] = { "openai/Alpha", "doubao/Beta", "openai/Gamma", NULL };
  static const int best[] = { 2, 2, 2, 2, 2, 2 };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (fixture->test->workspace, three, best, G_N_ELEMENTS (best));
  g_autoptr (MatchupStandings) standings = compute (fixture->test->workspace);
  g_autofree char *headline = matchup_results_dup_headline (standings);
  g_autofree char *lead = matchup_results_dup_short_lead (standings);

  g_assert_nonnull (strstr (headline, "Gamma"));
  g_assert_null (strstr (headline, "Alpha"));
  g_assert_nonnull (strstr (lead, "Gamma"));
  if (english)
    g_assert_cmpstr (headline,
                     ==,
                     "Gamma is ahead of each of the 2 other models, more than luck explains.");
}

/* As below the answers, and not as an amount of nothing. */
static void
test_free (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0 };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (fixture->test->workspace, two, best, 1);
  g_autoptr (MatchupStandings) standings = compute (fixture->test->workspace);
  g_autoptr (GArray) prices = g_array_new (FALSE, TRUE, sizeof (MatchupMedianPrice));
  MatchupMedianPrice price = { .currency = "USD", .n = 1, .estimated = TRUE };
  MatchupModelFigures figures = *matchup_standings_get_model (standings, 0);
  GtkWidget *card;

  g_array_append_val (prices, price);
  figures.prices = prices;
  card = g_object_ref_sink (matchup_results_make_model_card (standings, &figures));
  g_assert_true (shows (card, C_ ("cost", "free")));
  g_assert_false (shows (card, "$"));
  g_object_unref (card);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  go_to_results (fixture);
  g_assert_true (shows (get_page (fixture), _ ("Who Is Better?")));
  g_assert_false (shows (get_page (fixture), _ ("What Was Measured")));
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, TIE, NONE };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (fixture->test->workspace, two, best, G_N_ELEMENTS (best));
  MatchupResultsPage *page;
  GtkWidget *bar;

  open_window (fixture);
  go_to_results (fixture);
  page = get_page (fixture);
  g_assert_true (shows (page, "Alpha"));
  if (english)
    {
      g_assert_true (shows (page, "Alpha is ahead of Beta: it won 8 of 10 votes, more than luck"));
      g_assert_true (shows (page, "Alpha: won 8"));
      g_assert_true (shows (page, "Beta: won 1"));
      g_assert_true (shows (page, "About equal: 1"));
      g_assert_true (shows (page, "None is good: 1"));
      g_assert_true (shows (page, "Shown first: won 4 of 9 (44%)"));
      g_assert_true (shows (page, "first word 0.5\302\240s"));
      g_assert_true (shows (page, "6.0 words/s"));
      g_assert_true (shows (page, "≈\302\240$0.0010 an answer"));
      g_assert_true (shows (page, "11 answers"));
    }
  bar = matchup_test_find_type (page, MATCHUP_TYPE_INTERVAL_BAR);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 8.5 / 10 * 100);
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT));
  g_assert_true (shows (page, "85%"));
}

/* A vote that comes while the page is seen is there. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0, 0 };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (workspace, two, best, G_N_ELEMENTS (best));
  MatchupStandings *standings;

  open_window (fixture);
  go_to_results (fixture);
  standings = matchup_results_page_get_standings (get_page (fixture));
  g_assert_cmpuint (matchup_standings_get_n_votes (standings), ==, 2);
  matchup_test_add_voted_round (workspace, conversation, "More", 1, MATCHUP_TEST_VOTE_PLAIN);
  matchup_test_wait_until (
      matchup_standings_get_n_votes (matchup_results_page_get_standings (get_page (fixture))) == 3);
  /* And one that comes while it is not seen is there when it is seen again. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "compare");
  matchup_test_vote (workspace,
                     conversation,
                     matchup_conversation_get_round (conversation, 2),
                     MATCHUP_TEST_NO_VOTE,
                     MATCHUP_TEST_VOTE_PLAIN);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "results");
  matchup_test_wait_until (
      matchup_standings_get_n_votes (matchup_results_page_get_standings (get_page (fixture))) == 2);
}

static guint
get_n_votes (Fixture *fixture)
{
  return matchup_standings_get_n_votes (matchup_results_page_get_standings (get_page (fixture)));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  static const char *const practice[] = { "practice/Owl", "practice/Parrot", NULL };
  static const int best[] = { 0, 0 };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation = matchup_test_make_votes (workspace, two, best, 2);
  g_autoptr (MatchupConversation) second = matchup_test_make_votes (workspace, practice, best, 1);
  GtkWidget *page;

  matchup_test_add_voted_round (workspace, conversation, "l", 1, MATCHUP_TEST_VOTE_LEAKED);
  matchup_test_add_voted_round (workspace, conversation, "open", 1, MATCHUP_TEST_VOTE_PLAIN);
  open_window (fixture);
  go_to_results (fixture);
  page = GTK_WIDGET (get_page (fixture));
  g_assert_cmpuint (get_n_votes (fixture), ==, 3);
  if (english)
    {
      g_assert_true (shows (page, "1 vote is left out because an answer had named its maker."));
      g_assert_true (shows (page, "1 vote about practice models is left out."));
    }
  gtk_widget_activate_action (page, "results.with-leaked", NULL);
  matchup_test_wait_until (get_n_votes (fixture) == 4);
  /* Practice is a result of its own, which says what it is. */
  gtk_widget_activate_action (page, "results.practice", NULL);
  matchup_test_wait_until (get_n_votes (fixture) == 1);
  g_assert_false (shows (page, "Alpha"));
  g_assert_true (shows (page, "Owl"));
  g_assert_true (!english || shows (page, "This Is Only Practice"));
  gtk_widget_activate_action (page, "results.practice", NULL);
  matchup_test_wait_until (get_n_votes (fixture) == 4);
  g_assert_false (shows (page, "Owl"));
  g_assert_true (!english || !shows (page, "This Is Only Practice"));
  gtk_widget_activate_action (page, "results.with-leaked", NULL);
  gtk_widget_activate_action (page, "results.only-blind", NULL);
  matchup_test_wait_until (get_n_votes (fixture) == 2);
  /* No comparison is open. */
  gtk_widget_activate_action (page, "results.only-this", NULL);
  /* Where there is no vote about practice, nobody takes that for the real result. */
  matchup_window_open (fixture->window, matchup_conversation_get_id (conversation));
  go_to_results (fixture);
  gtk_widget_activate_action (page, "results.only-this", NULL);
  gtk_widget_activate_action (page, "results.practice", NULL);
  matchup_test_wait_until (get_n_votes (fixture) == 0);
  g_assert_true (!english || shows (page, "This Is Only Practice"));
  g_assert_true (!english || shows (page, "Back to the Real Result"));
  gtk_widget_activate_action (page, "results.practice", NULL);
  matchup_test_wait_until (get_n_votes (fixture) == 2);
  gtk_widget_activate_action (page, "results.only-this", NULL);
  matchup_window_open (fixture->window, matchup_conversation_get_id (second));
  go_to_results (fixture);
  g_assert_cmpuint (get_n_votes (fixture), ==, 2);
  gtk_widget_activate_action (page, "results.only-this", NULL);
  matchup_test_wait_until (get_n_votes (fixture) == 0);
  matchup_window_start_new (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "results");
  matchup_test_wait_until (get_n_votes (fixture) == 2);
}

static GtkWidget *
find_focused_row (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, MATCHUP_TYPE_ROUND_ROW) : NULL;
}

/* A number opens its rounds, a round opens the comparison where it stands. */
static void
test_open_round (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0, 1, 0, 0, 0, 0, 0, 0 };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (fixture->test->workspace, two, best, G_N_ELEMENTS (best));
  GtkMenuButton *button;
  GtkWidget *list;
  GListModel *rounds;

  open_window (fixture);
  go_to_results (fixture);
  button = GTK_MENU_BUTTON (
      matchup_test_find_named (get_page (fixture), english ? "Beta: won 1" : "Beta：赢了 1 次"));
  g_assert_true (gtk_widget_activate (GTK_WIDGET (button)));
  matchup_test_wait_until (
      gtk_menu_button_get_popover (button) != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  list = matchup_test_find_type (gtk_menu_button_get_popover (button), GTK_TYPE_LIST_VIEW);
  rounds = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (rounds), ==, 1);
  matchup_test_wait_until (shows (list, "Question 2"));
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  matchup_test_wait_until (g_strcmp0 (matchup_window_get_conversation_id (fixture->window),
                                      matchup_conversation_get_id (conversation)) == 0);
  matchup_test_wait_until (find_focused_row (fixture) != NULL);
  matchup_test_wait_frames (fixture->window, 10);
  g_assert_true (shows (find_focused_row (fixture), "Question 2"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_page (fixture))));
  {
    graphene_rect_t bounds;
    GtkWidget *scroller =
        gtk_widget_get_ancestor (find_focused_row (fixture), GTK_TYPE_SCROLLED_WINDOW);

    g_assert_true (gtk_widget_compute_bounds (find_focused_row (fixture), scroller, &bounds));
    g_assert_cmpfloat (ABS (bounds.origin.y), <, 24);
  }
  /* One that is gone opens its comparison all the same. */
  matchup_window_open_round (fixture->window,
                             matchup_conversation_get_id (conversation),
                             "no-such-round");
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_cmpstr (matchup_window_get_conversation_id (fixture->window),
                   ==,
                   matchup_conversation_get_id (conversation));
}

static const char *
get_view (Fixture *fixture)
{
  GtkWidget *content = matchup_test_find (fixture->window, "content");

  return gtk_stack_get_visible_child_name (GTK_STACK (content));
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu;

  open_window (fixture);
  menu = matchup_test_find (fixture->window, "conversation_menu");
  g_assert_cmpstr (get_view (fixture), ==, "compare");
  g_assert_true (gtk_widget_get_mapped (menu));
  go_to_results (fixture);
  g_assert_cmpstr (get_view (fixture), ==, "results");
  g_assert_false (gtk_widget_get_mapped (menu));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)),
                   ==,
                   g_dpgettext2 (NULL, "view", "Results"));
  /* It is there again at the next start. */
  matchup_test_destroy (fixture->window);
  open_window (fixture);
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_cmpstr (get_view (fixture), ==, "results");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.focus-composer", NULL);
  g_assert_cmpstr (get_view (fixture), ==, "compare");
  go_to_results (fixture);
  matchup_window_start_new (fixture->window);
  g_assert_cmpstr (get_view (fixture), ==, "compare");
}

static gboolean
strip_shows (Fixture *fixture, const char *words)
{
  GtkWidget *strip = matchup_test_find_type (fixture->window, MATCHUP_TYPE_STANDING_STRIP);

  return gtk_widget_get_mapped (strip) && shows (strip, words);
}

static GtkWidget *
get_strip_button (Fixture *fixture)
{
  return matchup_test_find_type (matchup_test_find_type (fixture->window,
                                                         MATCHUP_TYPE_STANDING_STRIP),
                                 GTK_TYPE_BUTTON);
}

/* It says who is ahead, but never while a round waits for its vote with hidden names. */
static void
test_strip (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0, 0, 0, 0, 0, 0 };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (workspace, two, best, G_N_ELEMENTS (best));
  MatchupRound *round;

  open_window (fixture);
  matchup_window_open (fixture->window, matchup_conversation_get_id (conversation));
  matchup_test_wait_until (strip_shows (fixture, "Alpha"));

  round = matchup_test_add_voted_round (workspace,
                                        conversation,
                                        "Hidden",
                                        MATCHUP_TEST_NO_VOTE,
                                        MATCHUP_TEST_VOTE_BLIND);
  matchup_test_wait_until (!strip_shows (fixture, "Alpha"));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = matchup_test_dup_accessible_name (get_strip_button (fixture));
      const char *tooltip = gtk_widget_get_tooltip_text (get_strip_button (fixture));

      g_assert_null (strstr (name, "Alpha"));
      g_assert_null (strstr (name, "Beta"));
      g_assert_null (strstr (tooltip, "Alpha"));
      matchup_test_wait_frames (fixture->window, 2);
    }
  matchup_test_vote (workspace, conversation, round, 0, MATCHUP_TEST_VOTE_PLAIN);
  matchup_test_wait_until (strip_shows (fixture, "Alpha"));

  matchup_test_click (get_strip_button (fixture));
  g_assert_cmpstr (get_view (fixture), ==, "results");
}

static guint
count_cards (MatchupResultsPage *page)
{
  guint n = 0;
  GtkWidget *bar = matchup_test_find_type (page, MATCHUP_TYPE_INTERVAL_BAR);
  GtkWidget *box = gtk_widget_get_parent (gtk_widget_get_parent (bar));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* Twenty-eight pairs are shown in three steps. */
static void
test_many_pairs (Fixture *fixture, gconstpointer data)
{
  static const char *const eight[] = { "openai/a", "openai/b", "openai/c", "openai/d", "openai/e",
                                       "openai/f", "openai/g", "openai/h", NULL };
  static const int best[] = { TIE };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (fixture->test->workspace, eight, best, 1);
  GtkWidget *more;

  open_window (fixture);
  go_to_results (fixture);
  more = matchup_test_find_named (get_page (fixture), english ? "More Pairs" : "更多组合");
  g_assert_cmpuint (count_cards (get_page (fixture)), ==, 12);
  matchup_test_click (more);
  g_assert_cmpuint (count_cards (get_page (fixture)), ==, 24);
  g_assert_true (gtk_widget_get_visible (more));
  matchup_test_click (more);
  g_assert_cmpuint (count_cards (get_page (fixture)), ==, 28);
  g_assert_false (gtk_widget_get_visible (more));
}

/* The band of the interval: the third thing that is drawn. */
static void
get_band (GtkWidget *bar, graphene_rect_t *out_bounds)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  GTK_WIDGET_GET_CLASS (bar)->snapshot (bar, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);
  g_assert_cmpuint (gsk_container_node_get_n_children (node), ==, 6);
  gsk_render_node_get_bounds (gsk_container_node_get_child (node, 2), out_bounds);
}

static void
test_bar (void)
{
  GtkWidget *bar = matchup_interval_bar_new ();
  MatchupInterval interval = { 0.25, 0.5 };
  GtkWindow *window;
  graphene_rect_t ltr, rtl;
  float width;

  matchup_interval_bar_set (MATCHUP_INTERVAL_BAR (bar), 0.3, &interval, "Share of A", "30 in 100");
  window = matchup_test_show (bar, 308, 60);
  width = (float) gtk_widget_get_width (bar);
  get_band (bar, &ltr);
  g_assert_cmpfloat (ABS (ltr.origin.x - (4 + (width - 8) / 4)), <, 1);
  g_assert_cmpfloat (ABS (ltr.size.width - (width - 8) / 4), <, 1);
  gtk_widget_set_direction (bar, GTK_TEXT_DIR_RTL);
  get_band (bar, &rtl);
  g_assert_cmpfloat (ABS (rtl.origin.x + rtl.size.width - (width - ltr.origin.x)), <, 1);
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "Share of A");
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 30.0);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "30 in 100");
  matchup_interval_bar_set (MATCHUP_INTERVAL_BAR (bar), NAN, &interval, "Share of A", "Nothing");
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Nothing");
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  matchup_test_ui_init (&argc, &argv);
  english = g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") != 0;
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/results/sentences", test_sentences);
  ADD ("/ui/results/champion", test_champion);
  ADD ("/ui/results/free", test_free);
  ADD ("/ui/results/empty", test_empty);
  ADD ("/ui/results/page", test_page);
  ADD ("/ui/results/update", test_update);
  ADD ("/ui/results/filters", test_filters);
  ADD ("/ui/results/open-round", test_open_round);
  ADD ("/ui/results/views", test_views);
  ADD ("/ui/results/strip", test_strip);
  ADD ("/ui/results/many-pairs", test_many_pairs);
#undef ADD
  g_test_add_func ("/ui/results/bar", test_bar);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
