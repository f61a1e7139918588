/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of src/ui/compare. */
#include "widgets.h"

#include "matchup-answer-details.h"
#include "matchup-answer-scroller.h"
#include "matchup-answer-view.h"
#include "matchup-blind-button.h"
#include "matchup-blind-warning.h"
#include "matchup-column-switcher.h"
#include "matchup-columns.h"
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-contestant-settings.h"
#include "matchup-cost-popover.h"
#include "matchup-differences-window.h"
#include "matchup-file-row.h"
#include "matchup-file-tile.h"
#include "matchup-file-viewer.h"
#include "matchup-header-layout.h"
#include "matchup-lineup-bar.h"
#include "matchup-lineup-chip.h"
#include "matchup-lineup-row.h"
#include "matchup-lineup-saved.h"
#include "matchup-marks-editor.h"
#include "matchup-marks-scale.h"
#include "matchup-note-editor.h"
#include "matchup-picture-row.h"
#include "matchup-picture-sizes.h"
#include "matchup-picture-tile.h"
#include "matchup-picture-viewer.h"
#include "matchup-prompt-estimate.h"
#include "matchup-prompt-list-dialog.h"
#include "matchup-prompt-queue-bar.h"
#include "matchup-race-bar.h"
#include "matchup-race-strip.h"
#include "matchup-ranking-editor.h"
#include "matchup-round-row.h"
#include "matchup-split-layout.h"
#include "matchup-stream-text.h"
#include "matchup-transcript.h"
#include "matchup-vote-bar.h"
#include "matchup-vote-said.h"
#include "test-pictures.h"

static GtkWidget *
create_answer_view (void)
{
  return matchup_answer_view_new (widgets_shared.test->workspace,
                                  widgets_shared.conversation,
                                  widgets_get_round (),
                                  matchup_round_get_answer (widgets_get_round (), 0),
                                  0);
}

static GtkWidget *
create_answer_details (void)
{
  MatchupAnswer *answer = matchup_round_get_answer (widgets_get_round (), 0);

  return matchup_answer_details_new (matchup_answer_get_current (answer),
                                     matchup_workspace_get_pricing (widgets_shared.test->workspace),
                                     "OpenAI");
}

static GtkWidget *
create_answer_scroller (void)
{
  GtkWidget *scroller = matchup_answer_scroller_new ();

  matchup_answer_scroller_set_child (MATCHUP_ANSWER_SCROLLER (scroller), gtk_label_new ("one"));
  return scroller;
}

static GtkWidget *
create_with_ballot (GtkWidget *(*create) (MatchupVoteBallot *) )
{
  g_autoptr (MatchupVoteBallot) ballot = matchup_vote_ballot_new (widgets_shared.test->workspace,
                                                                  widgets_shared.conversation,
                                                                  widgets_get_round ());
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

static GtkWidget *
create_stream_text (void)
{
  return matchup_stream_text_new (matchup_round_get_prompt (widgets_get_round ()), FALSE);
}

static GtkWidget *
create_marks_scale (void)
{
  return matchup_marks_scale_new ("Taste");
}

static GtkWidget *
create_vote_bar (void)
{
  return matchup_vote_bar_new (widgets_shared.test->workspace,
                               widgets_shared.conversation,
                               widgets_get_round ());
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
  GtkWidget *page = matchup_compare_page_new (widgets_shared.test->workspace);

  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), widgets_shared.conversation);
  return page;
}

static GtkWidget *
create_lineup_bar (void)
{
  GtkWidget *bar = matchup_lineup_bar_new (widgets_shared.test->workspace);

  matchup_lineup_bar_set_lineup (MATCHUP_LINEUP_BAR (bar),
                                 matchup_conversation_get_lineup (widgets_shared.conversation));
  return bar;
}

static GtkWidget *
create_lineup_chip (void)
{
  GtkWidget *chip =
      matchup_lineup_chip_new (widgets_shared.test->workspace,
                               matchup_conversation_get_lineup (widgets_shared.conversation));

  matchup_lineup_chip_set_position (MATCHUP_LINEUP_CHIP (chip), 0);
  return chip;
}

static GtkWidget *
create_lineup_row (void)
{
  g_autoptr (MatchupSavedLineup) saved =
      matchup_saved_lineup_new (NULL,
                                "Maths",
                                matchup_conversation_get_lineup (widgets_shared.conversation));

  return matchup_lineup_row_new (widgets_shared.test->workspace, saved);
}

static GtkWidget *
create_lineup_saved (void)
{
  return matchup_lineup_saved_new (widgets_shared.test->workspace);
}

static GtkWidget *
create_contestant_settings (void)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (widgets_shared.conversation);

  return matchup_contestant_settings_new (widgets_shared.test->workspace,
                                          lineup,
                                          matchup_contestant_get_id (
                                              matchup_lineup_get (lineup, 0)));
}

static GtkWidget *
create_round_row (void)
{
  return matchup_round_row_new (widgets_shared.test->workspace,
                                widgets_shared.conversation,
                                widgets_get_round ());
}

static MatchupImagePart *
make_image (void)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);

  return matchup_image_part_new (bytes, "image/png", 30, 20);
}

static MatchupFilePart *
make_file (void)
{
  return matchup_file_part_new ("plan.pdf", "application/pdf", 20000, 2, "Monday\nTuesday\n");
}

static GtkWidget *
create_file_row (void)
{
  GtkWidget *row = matchup_file_row_new ();
  g_autoptr (MatchupFilePart) file = make_file ();

  matchup_file_row_add (MATCHUP_FILE_ROW (row), file);
  return row;
}

static GtkWidget *
create_file_tile (void)
{
  g_autoptr (MatchupFilePart) file = make_file ();

  return matchup_file_tile_new (file, TRUE);
}

static GtkWidget *
create_file_viewer (void)
{
  g_autoptr (MatchupFilePart) file = make_file ();

  return matchup_file_viewer_new (file);
}

static GtkWidget *
create_picture_row (void)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "What is it?");
  g_autoptr (MatchupImagePart) image = make_image ();
  g_autoptr (MatchupRound) round = NULL;

  matchup_message_add_image (prompt, image);
  round = matchup_round_new (NULL, prompt, 0);
  return matchup_picture_row_new (widgets_shared.test->workspace,
                                  widgets_shared.conversation,
                                  round);
}

static GtkWidget *
create_picture_tile (void)
{
  g_autoptr (MatchupImagePart) image = make_image ();

  return matchup_picture_tile_new_for_image (widgets_shared.test->workspace, image);
}

static GtkWidget *
create_picture_tray (void)
{
  GtkWidget *tray = matchup_picture_tray_new ();

  matchup_picture_tray_set_workspace (MATCHUP_PICTURE_TRAY (tray), widgets_shared.test->workspace);
  matchup_picture_tray_tell (MATCHUP_PICTURE_TRAY (tray), "This file is empty.");
  return tray;
}

static GtkWidget *
create_picture_viewer (void)
{
  g_autoptr (GListStore) items = g_list_store_new (MATCHUP_TYPE_IMAGE_PART);
  g_autoptr (MatchupImagePart) image = make_image ();

  g_list_store_append (items, image);
  return matchup_picture_viewer_new (widgets_shared.test->workspace, G_LIST_MODEL (items), 0);
}

static GtkWidget *
create_race_strip (void)
{
  return matchup_race_strip_new (widgets_get_round (), matchup_clock_get_system ());
}

static GtkWidget *
create_transcript (void)
{
  GtkWidget *transcript = matchup_transcript_new (widgets_shared.test->workspace);

  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript),
                                       widgets_shared.conversation);
  return transcript;
}

static GtkWidget *
create_cost_popover (void)
{
  MatchupAnswer *answer = matchup_round_get_answer (widgets_get_round (), 0);

  return matchup_cost_popover_new (matchup_answer_get_current (answer),
                                   matchup_workspace_get_pricing (widgets_shared.test->workspace));
}

static GtkWidget *
create_differences_window (void)
{
  return matchup_differences_window_new (widgets_get_round (),
                                         matchup_round_get_answer (widgets_get_round (), 0));
}

static GtkWidget *
create_prompt_list_dialog (void)
{
  return matchup_prompt_list_dialog_new (NULL,
                                         widgets_shared.test->workspace,
                                         matchup_workspace_get_lineup (
                                             widgets_shared.test->workspace));
}

static GtkWidget *
create_prompt_queue_bar (void)
{
  static const char *const prompts[] = { "one", "two", NULL };
  g_autoptr (MatchupConversation) asked =
      matchup_history_create (matchup_workspace_get_history (widgets_shared.test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              matchup_workspace_get_lineup (widgets_shared.test->workspace),
                              TRUE);
  GtkWidget *bar = matchup_prompt_queue_bar_new (widgets_shared.test->workspace);
  MatchupPromptQueue *queue = matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (
                                                               widgets_shared.test->workspace),
                                                           asked,
                                                           prompts,
                                                           TRUE,
                                                           TRUE);

  matchup_prompt_queue_pause (queue);
  matchup_prompt_queue_bar_set_conversation (MATCHUP_PROMPT_QUEUE_BAR (bar), asked);
  return bar;
}

static GtkWidget *
create_split_layout (void)
{
  return widgets_create_with_layout (matchup_split_layout_new (6));
}

/* With nothing to estimate it is not there. */
static GtkWidget *
create_prompt_estimate (void)
{
  GtkWidget *estimate = matchup_prompt_estimate_new ();

  gtk_widget_set_visible (estimate, TRUE);
  return estimate;
}

static GtkWidget *
create_header_layout (void)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_label_new ("A name");
  GtkWidget *spare = gtk_button_new_with_label ("Spare");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (header), name);
  gtk_box_append (GTK_BOX (header), spare);
  gtk_widget_set_layout_manager (header, matchup_header_layout_new (6, spare));
  return header;
}

static const WidgetType types[] = {
  { "MatchupAnswerDetails", create_answer_details },
  { "MatchupAnswerScroller", create_answer_scroller },
  { "MatchupAnswerView", create_answer_view },
  { "MatchupArrangement", NULL },
  { "MatchupBlindButton", matchup_blind_button_new },
  { "MatchupBlindWarning", create_blind_warning },
  { "MatchupBlindWatch", NULL },
  { "MatchupColumnSwitcher", create_column_switcher },
  { "MatchupColumns", create_columns },
  { "MatchupComparePage", create_compare_page },
  { "MatchupComposer", matchup_composer_new },
  { "MatchupContestantSettings", create_contestant_settings },
  { "MatchupCostPopover", create_cost_popover },
  { "MatchupDifferencesSide", NULL }, /* in its window */
  { "MatchupDifferencesWindow", create_differences_window },
  { "MatchupFileRow", create_file_row },
  { "MatchupFileTile", create_file_tile },
  { "MatchupFileViewer", create_file_viewer },
  { "MatchupHeaderLayout", create_header_layout },
  { "MatchupLineupBar", create_lineup_bar },
  { "MatchupLineupChip", create_lineup_chip },
  { "MatchupLineupRow", create_lineup_row },
  { "MatchupLineupSaved", create_lineup_saved },
  { "MatchupMarksEditor", create_marks_editor },
  { "MatchupMarksScale", create_marks_scale },
  { "MatchupNoteEditor", create_note_editor },
  { "MatchupPictureRow", create_picture_row },
  { "MatchupPictureSizes", matchup_picture_sizes_new },
  { "MatchupPictureTile", create_picture_tile },
  { "MatchupPictureTray", create_picture_tray },
  { "MatchupPictureViewer", create_picture_viewer },
  { "MatchupPromptListDialog", create_prompt_list_dialog },
  { "MatchupPromptQueueBar", create_prompt_queue_bar },
  { "MatchupPromptEstimate", create_prompt_estimate },
  { "MatchupPromptWalk", NULL },
  { "MatchupRaceBar", matchup_race_bar_new },
  { "MatchupRaceStrip", create_race_strip },
  { "MatchupRankingEditor", create_ranking_editor },
  { "MatchupRoundRow", create_round_row },
  { "MatchupRoundWatch", NULL },
  { "MatchupSplitLayout", create_split_layout },
  { "MatchupStreamText", create_stream_text },
  { "MatchupTranscript", create_transcript },
  { "MatchupViewActions", NULL },
  { "MatchupVoteActions", NULL },
  { "MatchupVoteBallot", NULL },
  { "MatchupVoteBar", create_vote_bar },
  { "MatchupVoteSaid", matchup_vote_said_new },
};

const WidgetType *
widgets_get_compare (guint *out_n_types)
{
  *out_n_types = G_N_ELEMENTS (types);
  return types;
}
