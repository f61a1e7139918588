/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of src/ui that came with the preferences as a whole, the help and the first start. */
#include "widgets.h"

#include "matchup-budget-group.h"
#include "matchup-help-book.h"
#include "matchup-help-button.h"
#include "matchup-help-row.h"
#include "matchup-help-window.h"
#include "matchup-keeping-group.h"
#include "matchup-lineup-page.h"
#include "matchup-lineups-group.h"
#include "matchup-models-page.h"
#include "matchup-personal-data-bar.h"
#include "matchup-personal-data-group.h"
#include "matchup-privacy-page.h"
#include "matchup-saved-lineup-row.h"
#include "matchup-service-row.h"
#include "matchup-settings.h"
#include "matchup-welcome.h"

#define WORKSPACE (widgets_shared.test->workspace)

static MatchupProvider *
get_provider (void)
{
  return matchup_provider_list_find (matchup_workspace_get_providers (WORKSPACE), "openai");
}

static GtkWidget *
create_budget_group (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  return matchup_budget_group_new (WORKSPACE, settings);
}

static GtkWidget *
create_help_button (void)
{
  return matchup_help_button_new ("results");
}

static GtkWidget *
create_help_row (void)
{
  static MatchupHelpBook *book;

  /* A row does not own its page. */
  if (book == NULL)
    book = matchup_help_book_new ("en");
  return matchup_help_row_new (matchup_help_book_get_page (book, 0));
}

static GtkWidget *
create_keeping_group (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  return matchup_keeping_group_new (WORKSPACE, settings);
}

static GtkWidget *
create_lineup_page (void)
{
  g_autoptr (MatchupSavedLineup) saved =
      matchup_saved_lineup_new (NULL,
                                "Maths",
                                matchup_conversation_get_lineup (widgets_shared.conversation));

  return matchup_lineup_page_new (WORKSPACE, saved);
}

static GtkWidget *
create_lineups_group (void)
{
  return matchup_lineups_group_new (matchup_workspace_get_saved_lineups (WORKSPACE));
}

static GtkWidget *
create_models_page (void)
{
  return matchup_models_page_new (WORKSPACE, get_provider ());
}

/* It is there only while it asks. */
static GtkWidget *
create_personal_data_bar (void)
{
  GtkWidget *bar = matchup_personal_data_bar_new ();

  gtk_widget_set_visible (bar, TRUE);
  return bar;
}

static GtkWidget *
create_personal_data_group (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  return matchup_personal_data_group_new (settings);
}

static GtkWidget *
create_privacy_page (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  return matchup_privacy_page_new (WORKSPACE, settings);
}

static GtkWidget *
create_saved_lineup_row (void)
{
  g_autoptr (MatchupSavedLineup) saved =
      matchup_saved_lineup_new (NULL,
                                "Maths",
                                matchup_conversation_get_lineup (widgets_shared.conversation));

  return matchup_saved_lineup_row_new (matchup_workspace_get_saved_lineups (WORKSPACE), saved);
}

static GtkWidget *
create_service_row (void)
{
  return matchup_service_row_new (matchup_workspace_get_providers (WORKSPACE), get_provider ());
}

static GtkWidget *
create_welcome (void)
{
  return matchup_welcome_new (matchup_workspace_get_local_finder (WORKSPACE));
}

static const WidgetType types[] = {
  { "MatchupAnnouncer", NULL },
  { "MatchupBudgetGroup", create_budget_group },
  { "MatchupHelpButton", create_help_button },
  { "MatchupHelpRow", create_help_row },
  { "MatchupHelpWindow", matchup_help_window_new },
  { "MatchupKeepingGroup", create_keeping_group },
  { "MatchupLineupPage", create_lineup_page },
  { "MatchupLineupsGroup", create_lineups_group },
  { "MatchupModelsPage", create_models_page },
  { "MatchupPersonalDataBar", create_personal_data_bar },
  { "MatchupPersonalDataGroup", create_personal_data_group },
  { "MatchupPrivacyPage", create_privacy_page },
  { "MatchupSavedLineupRow", create_saved_lineup_row },
  { "MatchupServiceRow", create_service_row },
  { "MatchupSettingLock", NULL },
  { "MatchupTextSettings", NULL },
  { "MatchupWelcome", create_welcome },
};

const WidgetType *
widgets_get_settings (guint *out_n_types)
{
  *out_n_types = G_N_ELEMENTS (types);
  return types;
}
