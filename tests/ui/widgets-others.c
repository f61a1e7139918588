/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of src/ui that are not about comparing. */
#include "widgets.h"

#include "matchup-block-document.h"
#include "matchup-block-group.h"
#include "matchup-block-widget.h"
#include "matchup-check-row.h"
#include "matchup-connection-group.h"
#include "matchup-currency-button.h"
#include "matchup-export-dialog.h"
#include "matchup-find-bar.h"
#include "matchup-general-page.h"
#include "matchup-history-row.h"
#include "matchup-interval-bar.h"
#include "matchup-item-block.h"
#include "matchup-judging-criterion-row.h"
#include "matchup-judging-page.h"
#include "matchup-markdown-view.h"
#include "matchup-math-view.h"
#include "matchup-md-document.h"
#include "matchup-md-parser.h"
#include "matchup-model-picker.h"
#include "matchup-model-row.h"
#include "matchup-preferences-window.h"
#include "matchup-price-page.h"
#include "matchup-prices-page.h"
#include "matchup-quick-ask.h"
#include "matchup-rate-row.h"
#include "matchup-rename-popover.h"
#include "matchup-results-page.h"
#include "matchup-rounds-popover.h"
#include "matchup-rule-block.h"
#include "matchup-service-page.h"
#include "matchup-services-page.h"
#include "matchup-title-group.h"
#include "matchup-settings.h"
#include "matchup-sidebar.h"
#include "matchup-stack-layout.h"
#include "matchup-standing-strip.h"
#include "matchup-transfer-progress.h"
#include "matchup-window.h"
#include "matchup-wrap-layout.h"

#define JUDGING (matchup_workspace_get_judging (widgets_shared.test->workspace))

static GtkWidget *
create_markdown_view (void)
{
  return matchup_markdown_view_new (matchup_round_get_prompt (widgets_get_round ()), FALSE);
}

static GtkWidget *
create_judging_criterion_row (void)
{
  return matchup_judging_criterion_row_new (JUDGING, matchup_judging_get_criterion (JUDGING, 0));
}

static GtkWidget *
create_judging_page (void)
{
  return matchup_judging_page_new (JUDGING, NULL);
}

static GtkWidget *
create_check_row (void)
{
  GtkWidget *row = matchup_check_row_new ();

  matchup_check_row_set_busy (MATCHUP_CHECK_ROW (row), "Checking");
  return row;
}

static GtkWidget *
create_general_page (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  return matchup_general_page_new (settings);
}

static GtkWidget *
create_title_group (void)
{
  return matchup_title_group_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_services_page (void)
{
  return matchup_services_page_new (
      matchup_workspace_get_providers (widgets_shared.test->workspace));
}

static GtkWidget *
create_currency_button (void)
{
  return matchup_currency_button_new (TRUE);
}

static GtkWidget *
create_price_page (void)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("openai", "gpt-4o-mini", NULL, 0, 0, 0);

  return matchup_price_page_new (widgets_shared.test->workspace, model);
}

static GtkWidget *
create_prices_page (void)
{
  return matchup_prices_page_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_rate_row (void)
{
  return matchup_rate_row_new (matchup_workspace_get_pricing (widgets_shared.test->workspace),
                               "USD",
                               "CNY");
}

static GtkWidget *
create_service_page (void)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (widgets_shared.test->workspace);

  return matchup_service_page_new (widgets_shared.test->workspace,
                                   matchup_provider_list_find (providers, "openai"));
}

static GtkWidget *
create_preferences_window (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  return matchup_preferences_window_new (widgets_shared.test->workspace, settings);
}

static GtkWidget *
create_history_row (void)
{
  GtkWidget *row = matchup_history_row_new ();
  g_autoptr (MatchupConversationSummary) summary =
      matchup_conversation_summary_new ("id", MATCHUP_CONVERSATION_KIND_COMPARE, "T", 1, TRUE);

  matchup_history_row_set_summary (MATCHUP_HISTORY_ROW (row), summary);
  return row;
}

static GtkWidget *
create_model_row (void)
{
  GtkWidget *row = matchup_model_row_new ();
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);

  matchup_model_row_set_model (MATCHUP_MODEL_ROW (row), model, "OpenAI", FALSE);
  return row;
}

static GtkWidget *
create_model_chooser (void)
{
  return matchup_model_chooser_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_model_picker (void)
{
  return matchup_model_picker_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_rename_popover (void)
{
  return g_object_new (MATCHUP_TYPE_RENAME_POPOVER, NULL);
}

static GtkWidget *
create_interval_bar (void)
{
  GtkWidget *bar = matchup_interval_bar_new ();
  MatchupInterval interval = { 0.5, 0.9 };

  matchup_interval_bar_set (MATCHUP_INTERVAL_BAR (bar), 0.7, &interval, "Share", "70%");
  return bar;
}

static GtkWidget *
create_results_page (void)
{
  return matchup_results_page_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_rounds_popover (void)
{
  g_autoptr (GArray) rounds = g_array_new (FALSE, FALSE, sizeof (MatchupRoundRef));
  MatchupRoundRef ref = { "c", "r", "What?", 1 };

  g_array_append_val (rounds, ref);
  return matchup_rounds_popover_new ("1 win", rounds);
}

static GtkWidget *
create_standing_strip (void)
{
  GtkWidget *strip = matchup_standing_strip_new ();

  gtk_widget_set_visible (strip, TRUE);
  return strip;
}

static GtkWidget *
create_sidebar (void)
{
  GtkWidget *sidebar = g_object_new (MATCHUP_TYPE_SIDEBAR, NULL);

  matchup_sidebar_set_history (MATCHUP_SIDEBAR (sidebar),
                               matchup_workspace_get_history (widgets_shared.test->workspace));
  return sidebar;
}

static GtkWidget *
create_quick_ask (void)
{
  MatchupQuickAsk *quick = matchup_quick_ask_new (GTK_APPLICATION (widgets_shared.application));

  matchup_quick_ask_set_workspace (quick, widgets_shared.test->workspace);
  return GTK_WIDGET (quick);
}

static GtkWidget *
create_window (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();
  MatchupWindow *window =
      matchup_window_new (GTK_APPLICATION (widgets_shared.application), settings);

  matchup_window_set_workspace (window, widgets_shared.test->workspace);
  return GTK_WIDGET (window);
}

static GtkWidget *
create_stack_layout (void)
{
  return widgets_create_with_layout (matchup_stack_layout_new (6));
}

static GtkWidget *
create_wrap_layout (void)
{
  return widgets_create_with_layout (matchup_wrap_layout_new (6, 6));
}

/* The widget that shows the first block of @markdown. */
static GtkWidget *
create_block (const char *markdown)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (markdown, strlen (markdown));
  g_autoptr (MatchupBlockContext) context = matchup_block_context_new ();
  GtkWidget *widget = matchup_block_widget_new (context, g_ptr_array_index (blocks, 0));

  matchup_block_context_begin (context, G_MAXSIZE);
  matchup_block_context_work (context, G_MAXINT64);
  return widget;
}

static GtkWidget *
create_block_group (void)
{
  return matchup_block_group_new (6);
}

static GtkWidget *
create_block_document (void)
{
  g_autoptr (MatchupMdDocument) model = matchup_md_document_new ();
  g_autoptr (MatchupBlockContext) context = matchup_block_context_new ();
  GtkWidget *document = matchup_block_document_new (context);

  matchup_md_document_finish (model, "words\n", strlen ("words\n"));
  matchup_block_document_splice (MATCHUP_BLOCK_DOCUMENT (document),
                                 G_LIST_MODEL (model),
                                 0,
                                 0,
                                 g_list_model_get_n_items (G_LIST_MODEL (model)));
  matchup_block_context_begin (context, G_MAXSIZE);
  matchup_block_context_work (context, G_MAXINT64);
  return document;
}

static GtkWidget *
create_block_stack (void)
{
  return create_block ("- one\n- two\n");
}

static GtkWidget *
create_code_block (void)
{
  return create_block ("```c\nint a;\n```\n");
}

static GtkWidget *
create_find_bar (void)
{
  static GtkWidget *root;

  /* It only looks at what it searches, which stays. */
  if (root == NULL)
    root = g_object_ref_sink (create_block_document ());
  return matchup_find_bar_new (MATCHUP_BLOCK_DOCUMENT (root));
}

static GtkWidget *
create_item_block (void)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse ("- [x] one\n", 10);
  g_autoptr (MatchupBlockContext) context = matchup_block_context_new ();

  return matchup_item_block_new (context,
                                 matchup_md_block_get_child (g_ptr_array_index (blocks, 0), 0));
}

static GtkWidget *
create_math_block (void)
{
  return create_block ("$$x$$\n");
}

static GtkWidget *
create_math_view (void)
{
  return matchup_math_view_new ("x", 1);
}

static GtkWidget *
create_table_block (void)
{
  return create_block ("| a | b |\n|---|---|\n| 1 | 2 |\n");
}

static GtkWidget *
create_text_block (void)
{
  return create_block ("Some **text**\n");
}

static GtkWidget *
create_export_dialog (void)
{
  return matchup_export_dialog_new (NULL, widgets_shared.test->workspace, NULL);
}

static GtkWidget *
create_transfer_progress (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  return GTK_WIDGET (matchup_transfer_progress_new (NULL, "Importing", cancellable));
}

static const WidgetType types[] = {
  { "MatchupApplication", NULL },
  { "MatchupBlockContext", NULL },
  { "MatchupBlockDocument", create_block_document },
  { "MatchupBlockGroup", create_block_group },
  { "MatchupBlockStack", create_block_stack },
  { "MatchupCheckRow", create_check_row },
  { "MatchupCodeBlock", create_code_block },
  { "MatchupConnectionGroup", matchup_connection_group_new },
  { "MatchupCurrencyButton", create_currency_button },
  { "MatchupFindBar", create_find_bar },
  { "MatchupGeneralPage", create_general_page },
  { "MatchupExportDialog", create_export_dialog },
  { "MatchupHistoryFilter", NULL },
  { "MatchupHistoryRow", create_history_row },
  { "MatchupHistorySelection", NULL },
  { "MatchupIntervalBar", create_interval_bar },
  { "MatchupItemBlock", create_item_block },
  { "MatchupJudgingCriterionRow", create_judging_criterion_row },
  { "MatchupJudgingPage", create_judging_page },
  { "MatchupMarkdownView", create_markdown_view },
  { "MatchupMathBlock", create_math_block },
  { "MatchupMathInline", NULL },
  { "MatchupMathView", create_math_view },
  { "MatchupModelChooser", create_model_chooser },
  { "MatchupModelPicker", create_model_picker },
  { "MatchupModelRow", create_model_row },
  { "MatchupNotifier", NULL },
  { "MatchupPreferencesWindow", create_preferences_window },
  { "MatchupPricePage", create_price_page },
  { "MatchupPricesPage", create_prices_page },
  { "MatchupQuickAsk", create_quick_ask },
  { "MatchupRateRow", create_rate_row },
  { "MatchupRenamePopover", create_rename_popover },
  { "MatchupResultsPage", create_results_page },
  { "MatchupRoundItem", NULL },
  { "MatchupRoundsPopover", create_rounds_popover },
  { "MatchupRuleBlock", matchup_rule_block_new },
  { "MatchupServicePage", create_service_page },
  { "MatchupServicesPage", create_services_page },
  { "MatchupSession", NULL },
  { "MatchupSidebar", create_sidebar },
  { "MatchupStackLayout", create_stack_layout },
  { "MatchupStandingStrip", create_standing_strip },
  { "MatchupTableBlock", create_table_block },
  { "MatchupTableGrid", NULL }, /* in the block of its table */
  { "MatchupTableRow", NULL },
  { "MatchupTextBlock", create_text_block },
  { "MatchupTransferProgress", create_transfer_progress },
  { "MatchupTitleGroup", create_title_group },
  { "MatchupWindow", create_window },
  { "MatchupWrapLayout", create_wrap_layout },
};

const WidgetType *
widgets_get_others (guint *out_n_types)
{
  *out_n_types = G_N_ELEMENTS (types);
  return types;
}
