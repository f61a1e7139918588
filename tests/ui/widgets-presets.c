/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of presets. */
#include "widgets.h"

#include "matchup-card-layout.h"
#include "matchup-preset-button.h"
#include "matchup-preset-cards.h"
#include "matchup-preset-chooser.h"
#include "matchup-preset-fields.h"
#include "matchup-preset-page.h"
#include "matchup-preset-picker.h"
#include "matchup-preset-popover.h"
#include "matchup-preset-row.h"
#include "matchup-preset-rows.h"
#include "matchup-presets-page.h"

static MatchupPresetList *
get_list (void)
{
  return matchup_workspace_get_presets (widgets_shared.test->workspace);
}

static GtkWidget *
create_button (void)
{
  GtkWidget *button = matchup_preset_button_new (widgets_shared.test->workspace);

  matchup_preset_button_set_conversation (MATCHUP_PRESET_BUTTON (button),
                                          widgets_shared.conversation,
                                          matchup_conversation_get_lineup (
                                              widgets_shared.conversation));
  return button;
}

static GtkWidget *
create_cards (void)
{
  return matchup_preset_cards_new (get_list ());
}

static GtkWidget *
create_chooser (void)
{
  GtkWidget *chooser = matchup_preset_chooser_new (get_list (), TRUE);

  matchup_preset_chooser_start (MATCHUP_PRESET_CHOOSER (chooser), "tutor");
  return chooser;
}

static GtkWidget *
create_fields (void)
{
  return g_object_new (MATCHUP_TYPE_PRESET_FIELDS, NULL);
}

static GtkWidget *
create_page (void)
{
  return matchup_preset_page_new (get_list (),
                                  matchup_preset_list_get (get_list (), "tutor"),
                                  FALSE);
}

static GtkWidget *
create_picker (void)
{
  return matchup_preset_picker_new (get_list ());
}

static GtkWidget *
create_popover (void)
{
  g_autoptr (MatchupPresetInForce) in_force =
      matchup_preset_in_force_new (widgets_shared.test->workspace);

  return matchup_preset_popover_new (widgets_shared.test->workspace, in_force);
}

static GtkWidget *
create_row (void)
{
  return matchup_preset_row_new (get_list (), matchup_preset_list_get (get_list (), "tutor"));
}

static GtkWidget *
create_rows (void)
{
  return matchup_preset_rows_new (get_list (), TRUE);
}

static GtkWidget *
create_presets_page (void)
{
  return matchup_presets_page_new (get_list ());
}

static GtkWidget *
create_card_layout (void)
{
  return widgets_create_with_layout (matchup_card_layout_new (100, 3, 6));
}

static const WidgetType types[] = {
  { "MatchupCardLayout", create_card_layout },
  { "MatchupPresetButton", create_button },
  { "MatchupPresetCards", create_cards },
  { "MatchupPresetChooser", create_chooser },
  { "MatchupPresetFields", create_fields },
  { "MatchupPresetPage", create_page },
  { "MatchupPresetPicker", create_picker },
  { "MatchupPresetPopover", create_popover },
  { "MatchupPresetRow", create_row },
  { "MatchupPresetRows", create_rows },
  { "MatchupPresetsPage", create_presets_page },
};

const WidgetType *
widgets_get_presets (guint *out_n_types)
{
  *out_n_types = G_N_ELEMENTS (types);
  return types;
}
