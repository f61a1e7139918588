/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files on their way into a question, in the round, and their text. */
#include "matchup-chat-page.h"
#include "matchup-chat-row.h"
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-file-row.h"
#include "matchup-file-tile.h"
#include "matchup-file-viewer.h"
#include "matchup-picture-input.h"
#include "matchup-picture-tile.h"
#include "matchup-prompt-editor.h"
#include "matchup-test-folder.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "test-pdf.h"
#include "test-pictures.h"

typedef struct
{
  MatchupTestWorkspace *test;
  char *folder;
  MatchupComparePage *page;
  MatchupComposer *composer;
  MatchupPictureTray *tray;
  GtkWidget *overlay;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  fixture->folder = g_dir_make_tmp ("matchup-files-XXXXXX", NULL);
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key-abcdefgh");
  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test->workspace), lineup);
  fixture->page = MATCHUP_COMPARE_PAGE (matchup_compare_page_new (fixture->test->workspace));
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), GTK_WIDGET (fixture->page));
  fixture->window = matchup_test_show (fixture->overlay, 900, 700);
  fixture->composer =
      MATCHUP_COMPOSER (matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPOSER));
  fixture->tray = matchup_composer_get_tray (fixture->composer);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  matchup_test_workspace_free (fixture->test);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
write_file (Fixture *fixture, const char *name, const char *data, gsize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  return g_file_new_for_path (path);
}

static void
add_file (Fixture *fixture, const char *name, GBytes *bytes)
{
  g_autoptr (GFile) file =
      write_file (fixture, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  matchup_picture_tray_load_file (fixture->tray, file);
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  matchup_test_wait_frames (fixture->window, 2);
}

static void
add_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  add_file (fixture, name, bytes);
}

static gboolean
is_told (Fixture *fixture, const char *part)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->tray);

  return strstr (texts, part) != NULL;
}

static MatchupRound *
send (Fixture *fixture)
{
  MatchupConversation *conversation;
  MatchupRound *round;

  matchup_test_click (matchup_test_find (fixture->composer, "send_button"));
  matchup_test_wait_until (matchup_compare_page_get_conversation (fixture->page) != NULL);
  conversation = matchup_compare_page_get_conversation (fixture->page);
  round = matchup_conversation_get_round (conversation,
                                          matchup_conversation_get_n_rounds (conversation) - 1);
  matchup_test_wait_until (!matchup_round_is_busy (round));
  matchup_test_wait_frames (fixture->window, 3);
  return round;
}

static MatchupFileViewer *
find_viewer (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MATCHUP_IS_FILE_VIEWER (window))
        return MATCHUP_FILE_VIEWER (window);
    }
  return NULL;
}

static char *
dup_shown (MatchupFileViewer *viewer)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (matchup_test_find (viewer, "view")));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* A file alone is a question; it is shown in the round, and its text can be read again. */
static void
test_send (Fixture *fixture, gconstpointer data)
{
  MatchupFileTile *tile;
  MatchupFileViewer *viewer;
  GtkTextView *view;
  g_autofree char *shown = NULL;
  g_autofree char *answer = NULL;
  MatchupRound *round;

  add_text (fixture, "plan.md", "# Monday\nRest\n");
  g_assert_true (is_told (fixture, "plan.md"));
  g_assert_true (is_told (fixture, "14 bytes, 2 lines"));
  round = send (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
  g_assert_true (matchup_message_has_files (matchup_round_get_prompt (round)));
  answer = matchup_message_dup_text (matchup_run_get_message (matchup_answer_get_current (
                                         matchup_round_get_answer (round, 0))),
                                     MATCHUP_PART_KIND_TEXT);
  g_assert_nonnull (strstr (answer, "File \"plan.md\":\n```markdown\n# Monday\nRest\n```"));
  tile = MATCHUP_FILE_TILE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_FILE_TILE));
  matchup_test_click (matchup_test_find_named (GTK_WIDGET (tile), "plan.md"));
  viewer = find_viewer ();
  g_assert_nonnull (viewer);
  shown = dup_shown (viewer);
  g_assert_cmpstr (shown, ==, "# Monday\nRest\n");
  view = GTK_TEXT_VIEW (matchup_test_find (viewer, "view"));
  g_assert_false (gtk_text_view_get_editable (view));
  g_assert_true (gtk_text_view_get_monospace (view));
  g_assert_false (gtk_widget_get_visible (matchup_test_find (viewer, "rest")));
  gtk_widget_activate_action (GTK_WIDGET (viewer), "window.close", NULL);
  matchup_test_wait_until (find_viewer () == NULL);
}

static gboolean
find_undo_cb (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

static GtkWidget *
find_undo (Fixture *fixture)
{
  GtkWidget *button = NULL;

  matchup_test_foreach (fixture->overlay, find_undo_cb, &button);
  return button;
}

/* What was removed comes back where it was, unless the question has gone. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  MatchupFileRow *row =
      MATCHUP_FILE_ROW (matchup_test_find_type (fixture->tray, MATCHUP_TYPE_FILE_ROW));

  add_text (fixture, "a.txt", "A");
  add_text (fixture, "b.txt", "B");
  matchup_test_click (matchup_test_find_named (fixture->tray, "Remove “a.txt”"));
  g_assert_cmpuint (matchup_file_row_get_n (row), ==, 1);
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 1);
  matchup_test_wait_until (find_undo (fixture) != NULL);
  matchup_test_click (find_undo (fixture));
  g_assert_cmpuint (matchup_file_row_get_n (row), ==, 2);
  g_assert_cmpstr (matchup_file_part_get_name (matchup_file_row_get (row, 0)), ==, "a.txt");
  matchup_test_click (matchup_test_find_named (fixture->tray, "Remove “b.txt”"));
  matchup_test_click (matchup_test_find_named (fixture->tray, "Remove “a.txt”"));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
}

/* Of what comes at once the good is taken, and one sentence said about the bad. */
static void
test_mixed (Fixture *fixture, gconstpointer data)
{
  static const char word[] = "PK\x03\x04......[Content_Types].xml";
  static const char noise[] = "\x7f"
                              "ELF\0\0\0\1\0\2";
  g_autoptr (GBytes) png = test_pictures_make ("png", 60, 40);
  g_autoptr (GFile) text = write_file (fixture, "a.csv", "a,b", 3);
  g_autoptr (GFile) document = write_file (fixture, "b.docx", word, sizeof word);
  g_autoptr (GFile) program = write_file (fixture, "c.txt", noise, sizeof noise);
  g_autoptr (GFile) picture =
      write_file (fixture, "d.png", g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_autoptr (GSList) list = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  list = g_slist_append (list, text);
  list = g_slist_append (list, document);
  list = g_slist_append (list, picture);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, list);
  g_assert_true (matchup_picture_input_take_value (fixture->tray, &value));
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 2);
  g_assert_true (is_told (fixture, "b.docx: Documents of this kind cannot be read"));
  matchup_picture_tray_clear (fixture->tray);
  g_assert_false (is_told (fixture, "b.docx"));

  list = g_slist_append (list, program);
  g_value_set_boxed (&value, list);
  matchup_picture_input_take_value (fixture->tray, &value);
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 2);
  g_assert_true (is_told (fixture, "These files cannot be added: "));
  g_assert_true (is_told (fixture, "b.docx"));
  g_assert_true (is_told (fixture, "c.txt"));
}

/* Of a text that is too long its beginning, of a PDF without text its pages. */
static void
test_offers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) drawn = test_pdf_make_drawn (2);
  g_autofree char *much = g_strnfill (MATCHUP_FILE_MAX_CHARACTERS + 10, 'x');
  MatchupFileRow *row =
      MATCHUP_FILE_ROW (matchup_test_find_type (fixture->tray, MATCHUP_TYPE_FILE_ROW));

  add_text (fixture, "long.log", much);
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 0);
  g_assert_true (is_told (fixture, "long.log: This file has more text than can be sent"));
  matchup_test_click (matchup_test_find_named (fixture->tray, "Add Its Beginning"));
  g_assert_false (is_told (fixture, "more text"));
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  g_assert_cmpuint (matchup_file_row_get_n (row), ==, 1);
  g_assert_true (is_told (fixture, "long.log (beginning)"));
  matchup_picture_tray_clear (fixture->tray);

  add_file (fixture, "scan.pdf", drawn);
  g_assert_true (is_told (fixture, "scan.pdf: This PDF has pictures of pages only"));
  matchup_test_click (matchup_test_find_named (fixture->tray, "Add Its First Pages as Pictures"));
  matchup_test_wait_until (matchup_picture_tray_get_n (fixture->tray) == 2);
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  g_assert_cmpuint (matchup_file_row_get_n (row), ==, 0);
  g_assert_nonnull (matchup_test_find_type (fixture->tray, MATCHUP_TYPE_PICTURE_TILE));
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "One", "Two", "Three", NULL };
  g_autoptr (GBytes) bytes = test_pdf_make (pages);

  add_file (fixture, "book.pdf", bytes);
  g_assert_true (is_told (fixture, ", 3 pages"));
}

static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < MATCHUP_ATTACHMENT_MAX_FILES + 1; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      add_text (fixture, name, "x");
    }
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, MATCHUP_ATTACHMENT_MAX_FILES);
  g_assert_true (is_told (fixture, "8.txt: A question can have at most 8 text files."));
}

/* A long text comes in pieces, and a line that would take long to lay out is broken. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MatchupFilePart) file = NULL;
  GtkWidget *viewer;
  GtkWidget *rest;
  g_autofree char *first = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (text, "第%u行\n", i);
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "字字字字字字字字字字");
  file = matchup_file_part_new_text ("long.txt", "text/plain", text->str);
  viewer = matchup_file_viewer_new (file);
  matchup_file_viewer_show (MATCHUP_FILE_VIEWER (viewer), GTK_WIDGET (fixture->page));
  rest = matchup_test_find (viewer, "rest");
  first = dup_shown (MATCHUP_FILE_VIEWER (viewer));
  g_assert_true (gtk_widget_get_visible (rest));
  g_assert_true (g_str_has_prefix (text->str, first));
  g_assert_cmpuint (strlen (first), <=, 64 * 1024);
  while (gtk_widget_get_visible (rest))
    gtk_widget_activate_action (viewer, "viewer.more", NULL);
  all = dup_shown (MATCHUP_FILE_VIEWER (viewer));
  g_assert_cmpuint (strlen (all), >, text->len);
  for (const char *line = all; line != NULL && *line != '\0'; line = strchr (line + 1, '\n'))
    g_assert_cmpuint (strcspn (line + 1, "\n"), <=, 4100);
  g_assert_true (g_utf8_validate (all, -1, NULL));
  gtk_window_destroy (GTK_WINDOW (viewer));
}

/* In a chat likewise; who edits the message keeps its files, or sends it without. */
static void
test_chat (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupChatPage *page;
  MatchupComposer *composer;
  GtkWindow *window;
  GtkWidget *row;
  g_autoptr (MatchupFilePart) file =
      matchup_file_part_new_text ("plan.md", "text/markdown", "# Monday\n");

  matchup_lineup_set_all (matchup_workspace_get_chat_lineup (workspace), lineup);
  page = MATCHUP_CHAT_PAGE (matchup_chat_page_new (workspace));
  window = matchup_test_show (GTK_WIDGET (page), 800, 700);
  composer = matchup_chat_page_get_composer (page);
  matchup_picture_tray_add_file (matchup_composer_get_tray (composer), file);
  matchup_composer_set_text (composer, "What is on Monday?");
  matchup_test_click (matchup_test_find (composer, "send_button"));
  matchup_test_wait_until (matchup_chat_page_get_conversation (page) != NULL);
  matchup_test_wait_until (matchup_workspace_get_n_active (workspace) == 0);
  matchup_test_wait_frames (window, 4);
  row = matchup_test_find_type (window, MATCHUP_TYPE_CHAT_ROW);
  matchup_test_find_named (row, "plan.md");
  g_assert_true (gtk_widget_activate_action (row, "message.edit", NULL));
  matchup_test_wait_frames (window, 4);
  matchup_test_find_named (matchup_test_find_type (row, MATCHUP_TYPE_PROMPT_EDITOR), "plan.md");
  g_assert_true (
      gtk_widget_activate_action (matchup_test_find_type (row, MATCHUP_TYPE_PROMPT_EDITOR),
                                  "editor.send",
                                  NULL));
  matchup_test_wait_until (matchup_workspace_get_n_active (workspace) == 0);
  g_assert_cmpuint (matchup_conversation_get_n_all (matchup_chat_page_get_conversation (page)),
                    ==,
                    2);
  g_assert_true (matchup_message_has_files (matchup_round_get_prompt (
      matchup_conversation_get_round (matchup_chat_page_get_conversation (page), 0))));
  matchup_test_wait_frames (window, 3);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/ui/files/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("send", test_send);
  ADD ("undo", test_undo);
  ADD ("mixed", test_mixed);
  ADD ("offers", test_offers);
  ADD ("pdf", test_pdf);
  ADD ("too-many", test_too_many);
  ADD ("long", test_long);
  ADD ("chat", test_chat);
  return g_test_run ();
}
