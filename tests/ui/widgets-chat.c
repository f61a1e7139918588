/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of src/ui/chat and src/ui/search, and those that tell how full a memory is. */
#include "widgets.h"

#include "matchup-branch-map.h"
#include "matchup-chat-bar-layout.h"
#include "matchup-chat-model-button.h"
#include "matchup-chat-page.h"
#include "matchup-chat-row.h"
#include "matchup-context-meter.h"
#include "matchup-memory-mark.h"
#include "matchup-private-list.h"
#include "matchup-prompt-editor.h"
#include "matchup-search-dialog.h"
#include "matchup-variant-stepper.h"

static GtkWidget *
create_branch_map (void)
{
  return matchup_branch_map_new (widgets_shared.conversation);
}

static GtkWidget *
create_chat_model_button (void)
{
  return matchup_chat_model_button_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_chat_page (void)
{
  return matchup_chat_page_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_chat_row (void)
{
  return matchup_chat_row_new (widgets_shared.test->workspace,
                               widgets_shared.conversation,
                               widgets_get_round ());
}

static GtkWidget *
create_context_meter (void)
{
  g_autoptr (MatchupContext) context = matchup_context_new ();
  GtkWidget *meter = matchup_context_meter_new (context);

  matchup_context_set_draft (context, 1234);
  return meter;
}

static GtkWidget *
create_memory_mark (void)
{
  GtkWidget *mark = matchup_memory_mark_new (widgets_shared.test->workspace,
                                             widgets_shared.conversation,
                                             widgets_get_round ());

  gtk_widget_set_visible (mark, TRUE);
  return mark;
}

static GtkWidget *
create_private_list (void)
{
  GtkWidget *list = g_object_new (MATCHUP_TYPE_PRIVATE_LIST, NULL);
  g_autoptr (GListStore) store = g_list_store_new (MATCHUP_TYPE_CONVERSATION);

  g_list_store_append (store, widgets_shared.conversation);
  matchup_private_list_set_kind (MATCHUP_PRIVATE_LIST (list), MATCHUP_CONVERSATION_KIND_COMPARE);
  matchup_private_list_set_model (MATCHUP_PRIVATE_LIST (list), G_LIST_MODEL (store));
  return list;
}

static GtkWidget *
create_prompt_editor (void)
{
  return matchup_prompt_editor_new (widgets_shared.test->workspace,
                                    matchup_round_get_prompt (widgets_get_round ()));
}

static GtkWidget *
create_search_dialog (void)
{
  g_autoptr (MatchupSearch) search = matchup_workspace_new_search (widgets_shared.test->workspace);

  return matchup_search_dialog_new (search);
}

static GtkWidget *
create_variant_stepper (void)
{
  static const MatchupVariantWords words = {
    .label = "Versions",
    .earlier = "message.earlier",
    .later = "message.later",
    .earlier_name = "Earlier",
    .earlier_tooltip = "Earlier",
    .later_name = "Later",
    .later_tooltip = "Later",
  };
  GtkWidget *stepper = matchup_variant_stepper_new (&words);

  matchup_variant_stepper_set (MATCHUP_VARIANT_STEPPER (stepper), 0, 2);
  return stepper;
}

static GtkWidget *
create_chat_bar_layout (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *spare = gtk_label_new ("can be spared");
  GtkWidget *end = gtk_label_new ("at the end");

  gtk_box_append (GTK_BOX (box), spare);
  gtk_box_append (GTK_BOX (box), end);
  gtk_widget_set_layout_manager (box, matchup_chat_bar_layout_new (6, spare, end));
  return box;
}

static const WidgetType types[] = {
  { "MatchupBranchMap", create_branch_map },
  { "MatchupBranchNode", NULL }, /* in the map */
  { "MatchupChatBarLayout", create_chat_bar_layout },
  { "MatchupChatModelButton", create_chat_model_button },
  { "MatchupChatPage", create_chat_page },
  { "MatchupChatRow", create_chat_row },
  { "MatchupContextBar", NULL }, /* hides itself where there is nothing to say: test-context.c */
  { "MatchupContextMeter", create_context_meter },
  { "MatchupMemoryMark", create_memory_mark },
  { "MatchupPrivateList", create_private_list },
  { "MatchupPromptEditor", create_prompt_editor },
  { "MatchupSearchDialog", create_search_dialog },
  { "MatchupSearchRow", NULL },   /* of the dialog, with what was found */
  { "MatchupShellSearch", NULL }, /* an object of the bus */
  { "MatchupVariantStepper", create_variant_stepper },
};

const WidgetType *
widgets_get_chat (guint *out_n_types)
{
  *out_n_types = G_N_ELEMENTS (types);
  return types;
}
