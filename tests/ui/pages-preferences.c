/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences. */
#include "pages-private.h"

#include "matchup-check-row.h"
#include "matchup-lineups-group.h"
#include "matchup-preferences-window.h"
#include "matchup-price-page.h"
#include "matchup-service-page.h"
#include "matchup-test-ui.h"

static GtkWindow *
create_preferences_of (MatchupTestWorkspace *test)
{
  return GTK_WINDOW (matchup_preferences_window_new (test->workspace, pages_shared.settings));
}

GtkWindow *
pages_create_services_none (void)
{
  return create_preferences_of (pages_shared.bare);
}

GtkWindow *
pages_create_services (void)
{
  return create_preferences_of (pages_shared.full);
}

GtkWindow *
pages_create_general (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "general");
  return window;
}

GtkWindow *
pages_create_judging (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "judging");
  return window;
}

GtkWindow *
pages_create_service_models (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);
  GtkWidget *page;

  matchup_preferences_window_show_service (MATCHUP_PREFERENCES_WINDOW (window), "openai");
  page = matchup_test_find_type (window, MATCHUP_TYPE_SERVICE_PAGE);
  gtk_widget_activate_action (page, "service.models", NULL);
  return window;
}

/* One with a long name, which stays in the list of the pages that follow. */
GtkWindow *
pages_create_lineup (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini", "openai/gpt-4o", NULL };
  MatchupLineupList *list = matchup_workspace_get_saved_lineups (pages_shared.full->workspace);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupSavedLineup *saved = matchup_lineup_list_save (list, LONG_NAME, lineup);
  GtkWindow *window = create_preferences_of (pages_shared.full);

  g_signal_emit_by_name (matchup_test_find_type (window, MATCHUP_TYPE_LINEUPS_GROUP),
                         "open-lineup",
                         saved);
  return window;
}

/* What the search of the preferences lists. */
GtkWindow *
pages_create_found (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "general");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (matchup_test_find (window, "search_button")),
                                TRUE);
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (window, "search_entry")), "e");
  return window;
}

GtkWindow *
pages_create_prices (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "prices");
  return window;
}

GtkWindow *
pages_create_price (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);

  matchup_preferences_window_show_price (MATCHUP_PREFERENCES_WINDOW (window),
                                         "doubao",
                                         "doubao-seed-1-6");
  return window;
}

GtkWindow *
pages_create_price_wrong (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);
  GtkWidget *page;

  matchup_preferences_window_show_price (MATCHUP_PREFERENCES_WINDOW (window), "nosuch", LONG_NAME);
  page = matchup_test_find_type (window, MATCHUP_TYPE_PRICE_PAGE);
  matchup_price_page_type (MATCHUP_PRICE_PAGE (page), NULL, "no number", NULL, NULL);
  gtk_widget_activate_action (page, "price.save", NULL);
  g_assert_cmpstr (matchup_price_page_get_sentence (MATCHUP_PRICE_PAGE (page)), !=, "");
  return window;
}

GtkWindow *
pages_create_service (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.full);

  matchup_preferences_window_show_service (MATCHUP_PREFERENCES_WINDOW (window), "openai");
  return window;
}

GtkWindow *
pages_create_service_wrong (void)
{
  GtkWindow *window = create_preferences_of (pages_shared.bare);
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
