/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets: in the preferences, in force in a chat, and to begin with. */
#include "pages-private.h"

#include "matchup-preferences-window.h"
#include "matchup-preset-button.h"
#include "matchup-preset-cards.h"
#include "matchup-test-ui.h"

static MatchupPresetList *
get_list (void)
{
  return matchup_workspace_get_presets (pages_shared.full->workspace);
}

/* Own ones, with names and texts that are hard to show. */
static const char *
add_own (void)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new (SENTENCE "\n\n" LONG_WORD, 0.33, 777, MATCHUP_THINKING_ON);
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  for (guint i = matchup_preset_list_get_n_own (get_list ()); i < 2; i++)
    matchup_preset_list_add (get_list (),
                             i == 0 ? LONG_NAME : "家教",
                             i == 0 ? LONG_WORD : NULL,
                             i == 0 ? params : empty);
  {
    g_autoptr (MatchupPreset) first = g_list_model_get_item (G_LIST_MODEL (get_list ()), 0);

    return matchup_preset_get_id (first); /* the list holds it */
  }
}

static GtkWindow *
create_preferences (MatchupTestWorkspace *test, const char *id)
{
  GtkWidget *window = matchup_preferences_window_new (test->workspace, pages_shared.settings);

  matchup_preferences_window_show_presets (MATCHUP_PREFERENCES_WINDOW (window), id);
  return GTK_WINDOW (window);
}

/* So many that there is a search, and a hidden one. */
GtkWindow *
pages_create_presets (void)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  add_own ();
  while (matchup_preset_list_get_n_own (get_list ()) < 9)
    matchup_preset_list_add (get_list (), "家教", NULL, empty);
  matchup_preset_list_set_hidden (get_list (), "tutor", TRUE);
  return create_preferences (pages_shared.full, "");
}

GtkWindow *
pages_create_presets_none (void)
{
  return create_preferences (pages_shared.bare, "");
}

GtkWindow *
pages_create_preset (void)
{
  return create_preferences (pages_shared.full, add_own ());
}

GtkWindow *
pages_create_preset_built_in (void)
{
  return create_preferences (pages_shared.full, "tutor");
}

/* The one in force was changed. */
GtkWindow *
pages_create_preset_in_force (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  GtkWidget *button = matchup_preset_button_new (pages_shared.full->workspace);
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  g_autoptr (MatchupParams) params =
      matchup_params_new ("Be kind.", NAN, 333, MATCHUP_THINKING_OFF);
  g_autoptr (MatchupContestant) changed = NULL;

  add_own ();
  adw_window_set_content (ADW_WINDOW (window), button);
  matchup_preset_button_set_conversation (MATCHUP_PRESET_BUTTON (button), NULL, lineup);
  matchup_preset_button_choose (MATCHUP_PRESET_BUTTON (button), "translator");
  changed = matchup_contestant_with_params (matchup_lineup_get (lineup, 0), params);
  matchup_lineup_replace (lineup, 0, changed);
  gtk_widget_activate_action (button, "preset.ask-name", NULL);
  return window;
}

GtkWindow *
pages_create_preset_cards (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  add_own ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 matchup_preset_cards_new (get_list ()));
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  return window;
}
