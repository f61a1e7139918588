/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every type of src/ui can be made, shown and let go, and leaves nothing behind. */
#include "matchup-answer-details.h"
#include "matchup-answer-scroller.h"
#include "matchup-answer-view.h"
#include "matchup-blind-button.h"
#include "matchup-blind-warning.h"
#include "matchup-judging-criterion-row.h"
#include "matchup-judging-page.h"
#include "matchup-marks-editor.h"
#include "matchup-marks-scale.h"
#include "matchup-note-editor.h"
#include "matchup-ranking-editor.h"
#include "matchup-vote-bar.h"
#include "matchup-application-private.h"
#include "matchup-block-document.h"
#include "matchup-block-group.h"
#include "matchup-block-widget.h"
#include "matchup-check-row.h"
#include "matchup-column-switcher.h"
#include "matchup-columns.h"
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-connection-group.h"
#include "matchup-contestant-settings.h"
#include "matchup-cost-popover.h"
#include "matchup-currency-button.h"
#include "matchup-differences-window.h"
#include "matchup-find-bar.h"
#include "matchup-general-page.h"
#include "matchup-history-row.h"
#include "matchup-interval-bar.h"
#include "matchup-item-block.h"
#include "matchup-lineup-bar.h"
#include "matchup-lineup-chip.h"
#include "matchup-lineup-row.h"
#include "matchup-lineup-saved.h"
#include "matchup-markdown-view.h"
#include "matchup-math-view.h"
#include "matchup-md-document.h"
#include "matchup-md-parser.h"
#include "matchup-model-picker.h"
#include "matchup-model-row.h"
#include "matchup-picture-row.h"
#include "matchup-picture-sizes.h"
#include "matchup-picture-tile.h"
#include "matchup-picture-viewer.h"
#include "matchup-preferences-window.h"
#include "matchup-price-page.h"
#include "matchup-prices-page.h"
#include "matchup-prompt-list-dialog.h"
#include "matchup-prompt-queue-bar.h"
#include "matchup-race-bar.h"
#include "matchup-race-strip.h"
#include "matchup-rate-row.h"
#include "matchup-rename-popover.h"
#include "matchup-results-page.h"
#include "matchup-round-row.h"
#include "matchup-rounds-popover.h"
#include "matchup-rule-block.h"
#include "matchup-service-page.h"
#include "matchup-services-page.h"
#include "matchup-settings.h"
#include "matchup-sidebar.h"
#include "matchup-split-layout.h"
#include "matchup-stack-layout.h"
#include "matchup-standing-strip.h"
#include "matchup-stream-text.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-transcript.h"
#include "matchup-wrap-layout.h"
#include "test-pictures.h"

static MatchupTestWorkspace *test;
static MatchupConversation *conversation;
static MatchupApplication *application;

static MatchupWorkspace *
get_workspace (gpointer user_data)
{
  return g_object_ref (test->workspace);
}

static MatchupRound *
get_round (void)
{
  return matchup_conversation_get_round (conversation, 0);
}

static GtkWidget *
create_answer_view (void)
{
  return matchup_answer_view_new (test->workspace,
                                  conversation,
                                  get_round (),
                                  matchup_round_get_answer (get_round (), 0),
                                  0);
}

static GtkWidget *
create_answer_details (void)
{
  MatchupAnswer *answer = matchup_round_get_answer (get_round (), 0);

  return matchup_answer_details_new (matchup_answer_get_current (answer),
                                     matchup_workspace_get_pricing (test->workspace),
                                     "OpenAI");
}

static GtkWidget *
create_answer_scroller (void)
{
  GtkWidget *scroller = matchup_answer_scroller_new ();

  matchup_answer_scroller_set_child (MATCHUP_ANSWER_SCROLLER (scroller), gtk_label_new ("one"));
  return scroller;
}

#define JUDGING (matchup_workspace_get_judging (test->workspace))

static GtkWidget *
create_with_ballot (GtkWidget *(*create) (MatchupVoteBallot *) )
{
  g_autoptr (MatchupVoteBallot) ballot =
      matchup_vote_ballot_new (test->workspace, conversation, get_round ());
  GtkWidget *widget = create (ballot);

  gtk_widget_show (widget);
  return widget;
}

#define CREATE_WITH_BALLOT(name)                      \
  static GtkWidget *create_##name (void)              \
  {                                                   \
    return create_with_ballot (matchup_##name##_new); \
  }

CREATE_WITH_BALLOT (blind_warning)
CREATE_WITH_BALLOT (marks_editor)
CREATE_WITH_BALLOT (note_editor)
CREATE_WITH_BALLOT (ranking_editor)

#define CREATE_WITH_PROMPT(name)                                                  \
  static GtkWidget *create_##name (void)                                          \
  {                                                                               \
    return matchup_##name##_new (matchup_round_get_prompt (get_round ()), FALSE); \
  }
CREATE_WITH_PROMPT (markdown_view)
CREATE_WITH_PROMPT (stream_text)

static GtkWidget *
create_judging_criterion_row (void)
{
  return matchup_judging_criterion_row_new (JUDGING, matchup_judging_get_criterion (JUDGING, 0));
}

static GtkWidget *
create_judging_page (void)
{
  return matchup_judging_page_new (JUDGING);
}

static GtkWidget *
create_marks_scale (void)
{
  return matchup_marks_scale_new ("Taste");
}

static GtkWidget *
create_vote_bar (void)
{
  return matchup_vote_bar_new (test->workspace, conversation, get_round ());
}

static GtkWidget *
create_columns (void)
{
  GtkWidget *columns = matchup_columns_new ();

  matchup_columns_append (MATCHUP_COLUMNS (columns), gtk_label_new ("one"));
  matchup_columns_append (MATCHUP_COLUMNS (columns), gtk_label_new ("two"));
  return columns;
}

static GtkWidget *
create_column_switcher (void)
{
  GtkWidget *switcher = matchup_column_switcher_new ();

  matchup_column_switcher_set_columns (MATCHUP_COLUMN_SWITCHER (switcher), 3, 1);
  return switcher;
}

static GtkWidget *
create_compare_page (void)
{
  GtkWidget *page = matchup_compare_page_new (test->workspace);

  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), conversation);
  return page;
}

static GtkWidget *
create_lineup_bar (void)
{
  GtkWidget *bar = matchup_lineup_bar_new (test->workspace);

  matchup_lineup_bar_set_lineup (MATCHUP_LINEUP_BAR (bar),
                                 matchup_conversation_get_lineup (conversation));
  return bar;
}

static GtkWidget *
create_lineup_chip (void)
{
  GtkWidget *chip =
      matchup_lineup_chip_new (test->workspace, matchup_conversation_get_lineup (conversation));

  matchup_lineup_chip_set_position (MATCHUP_LINEUP_CHIP (chip), 0);
  return chip;
}

static GtkWidget *
create_lineup_row (void)
{
  g_autoptr (MatchupSavedLineup) saved =
      matchup_saved_lineup_new (NULL, "Maths", matchup_conversation_get_lineup (conversation));

  return matchup_lineup_row_new (test->workspace, saved);
}

static GtkWidget *
create_lineup_saved (void)
{
  return matchup_lineup_saved_new (test->workspace);
}

static GtkWidget *
create_contestant_settings (void)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);

  return matchup_contestant_settings_new (test->workspace,
                                          lineup,
                                          matchup_contestant_get_id (
                                              matchup_lineup_get (lineup, 0)));
}

static GtkWidget *
create_round_row (void)
{
  return matchup_round_row_new (test->workspace, conversation, get_round ());
}

static MatchupImagePart *
make_image (void)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);

  return matchup_image_part_new (bytes, "image/png", 30, 20);
}

static GtkWidget *
create_picture_row (void)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "What is it?");
  g_autoptr (MatchupImagePart) image = make_image ();
  g_autoptr (MatchupRound) round = NULL;

  matchup_message_add_image (prompt, image);
  round = matchup_round_new (NULL, prompt, 0);
  return matchup_picture_row_new (test->workspace, conversation, round);
}

static GtkWidget *
create_picture_tile (void)
{
  g_autoptr (MatchupImagePart) image = make_image ();

  return matchup_picture_tile_new_for_image (test->workspace, image);
}

static GtkWidget *
create_picture_tray (void)
{
  GtkWidget *tray = matchup_picture_tray_new ();

  matchup_picture_tray_set_workspace (MATCHUP_PICTURE_TRAY (tray), test->workspace);
  matchup_picture_tray_tell (MATCHUP_PICTURE_TRAY (tray), "This file is empty.");
  return tray;
}

static GtkWidget *
create_picture_viewer (void)
{
  g_autoptr (GListStore) items = g_list_store_new (MATCHUP_TYPE_IMAGE_PART);
  g_autoptr (MatchupImagePart) image = make_image ();

  g_list_store_append (items, image);
  return matchup_picture_viewer_new (test->workspace, G_LIST_MODEL (items), 0);
}

static GtkWidget *
create_race_strip (void)
{
  return matchup_race_strip_new (get_round (), matchup_clock_get_system ());
}

static GtkWidget *
create_transcript (void)
{
  GtkWidget *transcript = matchup_transcript_new (test->workspace);

  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), conversation);
  return transcript;
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
create_services_page (void)
{
  return matchup_services_page_new (matchup_workspace_get_providers (test->workspace));
}

static GtkWidget *
create_cost_popover (void)
{
  MatchupAnswer *answer = matchup_round_get_answer (get_round (), 0);

  return matchup_cost_popover_new (matchup_answer_get_current (answer),
                                   matchup_workspace_get_pricing (test->workspace));
}

static GtkWidget *
create_currency_button (void)
{
  return matchup_currency_button_new (TRUE);
}

static GtkWidget *
create_differences_window (void)
{
  return matchup_differences_window_new (get_round (), matchup_round_get_answer (get_round (), 0));
}

static GtkWidget *
create_price_page (void)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("openai", "gpt-4o-mini", NULL, 0, 0, 0);

  return matchup_price_page_new (test->workspace, model);
}

static GtkWidget *
create_prices_page (void)
{
  return matchup_prices_page_new (test->workspace);
}

static GtkWidget *
create_rate_row (void)
{
  return matchup_rate_row_new (matchup_workspace_get_pricing (test->workspace), "USD", "CNY");
}

static GtkWidget *
create_service_page (void)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (test->workspace);

  return matchup_service_page_new (test->workspace,
                                   matchup_provider_list_find (providers, "openai"));
}

static GtkWidget *
create_preferences_window (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  return matchup_preferences_window_new (test->workspace, settings);
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
  return matchup_model_chooser_new (test->workspace);
}

static GtkWidget *
create_model_picker (void)
{
  return matchup_model_picker_new (test->workspace);
}

static GtkWidget *
create_prompt_list_dialog (void)
{
  return matchup_prompt_list_dialog_new (NULL,
                                         test->workspace,
                                         matchup_workspace_get_lineup (test->workspace));
}

static GtkWidget *
create_prompt_queue_bar (void)
{
  static const char *const prompts[] = { "one", "two", NULL };
  g_autoptr (MatchupConversation) asked =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              matchup_workspace_get_lineup (test->workspace),
                              TRUE);
  GtkWidget *bar = matchup_prompt_queue_bar_new (test->workspace);
  MatchupPromptQueue *queue =
      matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (test->workspace),
                                   asked,
                                   prompts,
                                   TRUE,
                                   TRUE);

  matchup_prompt_queue_pause (queue);
  matchup_prompt_queue_bar_set_conversation (MATCHUP_PROMPT_QUEUE_BAR (bar), asked);
  return bar;
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
  return matchup_results_page_new (test->workspace);
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
                               matchup_workspace_get_history (test->workspace));
  return sidebar;
}

static GtkWidget *
create_window (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (application), settings);

  matchup_window_set_workspace (window, test->workspace);
  return GTK_WIDGET (window);
}

static GtkWidget *
create_with_layout (GtkLayoutManager *manager)
{
  GtkWidget *bin = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (bin), gtk_label_new ("one"));
  gtk_widget_set_layout_manager (bin, manager);
  return bin;
}

static GtkWidget *
create_split_layout (void)
{
  return create_with_layout (matchup_split_layout_new (6));
}

static GtkWidget *
create_stack_layout (void)
{
  return create_with_layout (matchup_stack_layout_new (6));
}

static GtkWidget *
create_wrap_layout (void)
{
  return create_with_layout (matchup_wrap_layout_new (6, 6));
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

static const struct
{
  const char *type;
  GtkWidget *(*create) (void); /* NULL: no widget, has a test of its own */
} types[] = {
  { "MatchupAnswerDetails", create_answer_details },
  { "MatchupAnswerScroller", create_answer_scroller },
  { "MatchupAnswerView", create_answer_view },
  { "MatchupApplication", NULL },
  { "MatchupArrangement", NULL },
  { "MatchupBlindButton", matchup_blind_button_new },
  { "MatchupBlindWarning", create_blind_warning },
  { "MatchupBlindWatch", NULL },
  { "MatchupBlockContext", NULL },
  { "MatchupBlockDocument", create_block_document },
  { "MatchupBlockGroup", create_block_group },
  { "MatchupBlockStack", create_block_stack },
  { "MatchupCheckRow", create_check_row },
  { "MatchupCodeBlock", create_code_block },
  { "MatchupColumnSwitcher", create_column_switcher },
  { "MatchupColumns", create_columns },
  { "MatchupComparePage", create_compare_page },
  { "MatchupComposer", matchup_composer_new },
  { "MatchupConnectionGroup", matchup_connection_group_new },
  { "MatchupContestantSettings", create_contestant_settings },
  { "MatchupCostPopover", create_cost_popover },
  { "MatchupCurrencyButton", create_currency_button },
  { "MatchupDifferencesSide", NULL }, /* in its window */
  { "MatchupDifferencesWindow", create_differences_window },
  { "MatchupFindBar", create_find_bar },
  { "MatchupGeneralPage", create_general_page },
  { "MatchupHistoryRow", create_history_row },
  { "MatchupIntervalBar", create_interval_bar },
  { "MatchupItemBlock", create_item_block },
  { "MatchupJudgingCriterionRow", create_judging_criterion_row },
  { "MatchupJudgingPage", create_judging_page },
  { "MatchupLineupBar", create_lineup_bar },
  { "MatchupLineupChip", create_lineup_chip },
  { "MatchupLineupRow", create_lineup_row },
  { "MatchupLineupSaved", create_lineup_saved },
  { "MatchupMarkdownView", create_markdown_view },
  { "MatchupMarksEditor", create_marks_editor },
  { "MatchupMarksScale", create_marks_scale },
  { "MatchupMathBlock", create_math_block },
  { "MatchupMathInline", NULL },
  { "MatchupMathView", create_math_view },
  { "MatchupModelChooser", create_model_chooser },
  { "MatchupModelPicker", create_model_picker },
  { "MatchupModelRow", create_model_row },
  { "MatchupNoteEditor", create_note_editor },
  { "MatchupPreferencesWindow", create_preferences_window },
  { "MatchupPricePage", create_price_page },
  { "MatchupPricesPage", create_prices_page },
  { "MatchupRaceBar", matchup_race_bar_new },
  { "MatchupPictureRow", create_picture_row },
  { "MatchupPictureSizes", matchup_picture_sizes_new },
  { "MatchupPictureTile", create_picture_tile },
  { "MatchupPictureTray", create_picture_tray },
  { "MatchupPictureViewer", create_picture_viewer },
  { "MatchupRaceStrip", create_race_strip },
  { "MatchupRankingEditor", create_ranking_editor },
  { "MatchupRateRow", create_rate_row },
  { "MatchupPromptListDialog", create_prompt_list_dialog },
  { "MatchupPromptQueueBar", create_prompt_queue_bar },
  { "MatchupRenamePopover", create_rename_popover },
  { "MatchupResultsPage", create_results_page },
  { "MatchupRoundItem", NULL },
  { "MatchupRoundRow", create_round_row },
  { "MatchupRoundWatch", NULL },
  { "MatchupRoundsPopover", create_rounds_popover },
  { "MatchupRuleBlock", matchup_rule_block_new },
  { "MatchupServicePage", create_service_page },
  { "MatchupServicesPage", create_services_page },
  { "MatchupSidebar", create_sidebar },
  { "MatchupSplitLayout", create_split_layout },
  { "MatchupStackLayout", create_stack_layout },
  { "MatchupStandingStrip", create_standing_strip },
  { "MatchupStreamText", create_stream_text },
  { "MatchupTableBlock", create_table_block },
  { "MatchupTableGrid", NULL }, /* in the block of its table */
  { "MatchupTableRow", NULL },
  { "MatchupTextBlock", create_text_block },
  { "MatchupTranscript", create_transcript },
  { "MatchupViewActions", NULL },
  { "MatchupVoteActions", NULL },
  { "MatchupVoteBallot", NULL },
  { "MatchupVoteBar", create_vote_bar },
  { "MatchupWindow", create_window },
  { "MatchupWrapLayout", create_wrap_layout },
};

static void
set_up (void)
{
  static const char *const models[] = { "openai/a", "openai/b", "nosuch/c", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupHistory *history;

  test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (test, "openai", "test-key");
  history = matchup_workspace_get_history (test->workspace);
  conversation = matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, TRUE);
  matchup_test_add_round (conversation, "What?", "That.", MATCHUP_RUN_STATE_WRITING);
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, get_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
}

static void
tear_down (void)
{
  g_object_unref (application); /* GTK keeps one that has not been run */
  g_assert_finalize_object (conversation);
  matchup_test_workspace_free (test);
}

static void
test_unshown (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GtkWidget *widget = types[i].create ();

  if (GTK_IS_WINDOW (widget))
    matchup_test_destroy (widget);
  else
    g_assert_finalize_object (g_object_ref_sink (widget));
}

/* In a window, in the kind of parent that it is made for. */
static GtkWindow *
show (GtkWidget *widget)
{
  GtkWidget *parent = NULL;
  GtkWindow *window;

  if (GTK_IS_POPOVER (widget))
    {
      parent = gtk_menu_button_new ();
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (parent), widget);
    }
  else if (GTK_IS_LIST_BOX_ROW (widget))
    {
      parent = gtk_list_box_new ();
      gtk_list_box_append (GTK_LIST_BOX (parent), widget);
    }
  window = matchup_test_show (parent != NULL ? parent : widget, 600, 400);
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popup (GTK_POPOVER (widget));
  return window;
}

static void
test_shown (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gpointer widget = types[i].create ();

  if (GTK_IS_WINDOW (widget))
    {
      matchup_test_present (widget);
      matchup_test_destroy (widget);
    }
  else
    {
      GtkWindow *window = show (widget);

      matchup_test_wait_until (gtk_widget_get_mapped (widget));
      g_object_add_weak_pointer (widget, &widget);
      matchup_test_destroy (window);
      matchup_test_wait_until (widget == NULL);
    }
}

static void
test_application (void)
{
  MatchupApplication *fresh =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, get_workspace, NULL);

  g_assert_finalize_object (fresh);
}

static gboolean
is_known (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, type))
      return TRUE;
  return FALSE;
}

/* Gives the number of types that the headers below @folder declare. */
static guint
check_folder (const char *folder, GRegex *declaration)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_found = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n_found += check_folder (path, declaration);
      if (!g_str_has_suffix (name, ".h") || !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      for (g_regex_match (declaration, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *type = g_match_info_fetch (match, 1);

          n_found++;
          if (!is_known (type))
            g_test_fail_printf ("%s is not in the table of this test", type);
        }
    }
  return n_found;
}

static void
test_complete (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", NULL);
  g_autoptr (GRegex) declaration = g_regex_new ("G_DECLARE_[A-Z]+_TYPE \\(\\s*(\\w+)", 0, 0, NULL);

  g_assert_cmpuint (check_folder (folder, declaration), ==, G_N_ELEMENTS (types));
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *unshown = g_strdup_printf ("/ui/widgets/unshown/%s", types[i].type);
      g_autofree char *shown = g_strdup_printf ("/ui/widgets/shown/%s", types[i].type);

      if (types[i].create == NULL)
        continue;
      g_test_add_data_func (unshown, GUINT_TO_POINTER (i), test_unshown);
      g_test_add_data_func (shown, GUINT_TO_POINTER (i), test_shown);
    }
  g_test_add_func ("/ui/widgets/application", test_application);
  g_test_add_func ("/ui/widgets/complete", test_complete);
  status = g_test_run ();
  tear_down ();
  return status;
}
