/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of somebody who looks around with practice models and has no service. */
#include "matchup-results-page.h"
#include "matchup-test-ui.h"
#include "matchup-test-votes.h"
#include "matchup-window.h"
#include "pages-private.h"

static const char *const models[] = { "practice/quick", "practice/thorough", NULL };

static MatchupWindow *
create_window (void)
{
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (pages_shared.application), NULL);

  if (pages_shared.practice == NULL)
    pages_shared.practice = matchup_test_workspace_new (NULL);
  matchup_window_set_workspace (window, pages_shared.practice->workspace);
  return window;
}

/* Two of them are chosen, and there are questions to try. */
GtkWindow *
pages_create_practice (void)
{
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupWindow *window = create_window ();

  matchup_lineup_set_all (matchup_workspace_get_lineup (pages_shared.practice->workspace), lineup);
  return GTK_WINDOW (window);
}

static MatchupConversation *
make_votes (void)
{
  static const int best[] = { 0 };

  return matchup_test_make_votes (pages_shared.practice->workspace, models, best, 1);
}

/* The vote is given, and what comes next is offered. */
GtkWindow *
pages_create_practice_voted (void)
{
  MatchupWindow *window = create_window ();
  g_autoptr (MatchupConversation) conversation = make_votes ();

  matchup_window_open (window, matchup_conversation_get_id (conversation));
  return GTK_WINDOW (window);
}

GtkWindow *
pages_create_practice_result (void)
{
  MatchupWindow *window = create_window ();
  g_autoptr (MatchupConversation) conversation = make_votes ();
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_RESULTS_PAGE);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.practice-result", NULL);
  matchup_test_present (window);
  matchup_test_wait_until (matchup_results_page_get_standings (MATCHUP_RESULTS_PAGE (page)) !=
                           NULL);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  return GTK_WINDOW (window);
}
