/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures on their way into a question, in the round, and large. */
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-contestant.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-picture-input.h"
#include "matchup-picture-row.h"
#include "matchup-picture-sizes.h"
#include "matchup-picture-tile.h"
#include "matchup-picture-viewer.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "test-pictures.h"

#include <glib/gstdio.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupComparePage *page;
  MatchupComposer *composer;
  MatchupPictureTray *tray;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "doubao/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key-abcdefgh");
  matchup_test_workspace_connect (fixture->test, "doubao", "test-key-abcdefgh");
  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test->workspace), lineup);
  fixture->page = MATCHUP_COMPARE_PAGE (matchup_compare_page_new (fixture->test->workspace));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  fixture->window = matchup_test_show (overlay, 900, 700);
  fixture->composer =
      MATCHUP_COMPOSER (matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPOSER));
  fixture->tray = matchup_composer_get_tray (fixture->composer);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  matchup_test_workspace_free (fixture->test);
}

static void
add (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) bytes = test_pictures_make ("png", 60, 40);

      matchup_picture_tray_add_bytes (fixture->tray, bytes, "Photo.png");
    }
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
}

static gboolean
is_told (Fixture *fixture, const char *part)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->tray);

  return strstr (texts, part) != NULL;
}

static MatchupConversation *
get_conversation (Fixture *fixture)
{
  return matchup_compare_page_get_conversation (fixture->page);
}

static void
send (Fixture *fixture)
{
  MatchupRound *round;

  matchup_test_click (matchup_test_find (fixture->composer, "send_button"));
  matchup_test_wait_until (get_conversation (fixture) != NULL);
  round = matchup_conversation_get_round (
      get_conversation (fixture),
      matchup_conversation_get_n_rounds (get_conversation (fixture)) - 1);
  matchup_test_wait_until (!matchup_round_is_busy (round));
  matchup_test_wait_frames (fixture->window, 3);
}

static MatchupImagePart *
get_image (Fixture *fixture)
{
  MatchupRound *round = matchup_conversation_get_round (get_conversation (fixture), 0);
  GListModel *parts = G_LIST_MODEL (matchup_round_get_prompt (round));

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_IMAGE_PART (part))
        return MATCHUP_IMAGE_PART (part);
    }
  return NULL;
}

/* A picture alone is a question; it is shown in the round, and its bytes are on the disk only. */
static void
test_send (Fixture *fixture, gconstpointer data)
{
  GtkWidget *send_button = matchup_test_find (fixture->composer, "send_button");
  GtkWidget *tile;
  g_autofree char *name = NULL;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
  g_assert_false (gtk_widget_get_sensitive (send_button));
  add (fixture, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
  g_assert_true (gtk_widget_get_sensitive (send_button));
  send (fixture);
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
  g_assert_nonnull (get_image (fixture));
  g_assert_null (matchup_image_part_get_bytes (get_image (fixture)));
  tile = matchup_test_find_type (fixture->window, MATCHUP_TYPE_PICTURE_TILE);
  name = matchup_test_dup_accessible_name (matchup_test_find_type (tile, GTK_TYPE_BUTTON));
  g_assert_cmpstr (name, ==, "Picture 1 of 1");
  matchup_test_wait_until (gtk_picture_get_paintable (GTK_PICTURE (
                               matchup_test_find_type (tile, GTK_TYPE_PICTURE))) != NULL);
}

/* Asked to send while a picture is still being read, it waits for it. */
static void
test_send_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("jpeg", 2400, 1600);

  matchup_composer_set_text (fixture->composer, "What is this?");
  matchup_picture_tray_add_bytes (fixture->tray, bytes, "Photo.jpeg");
  g_assert_false (matchup_picture_tray_get_ready (fixture->tray));
  send (fixture);
  g_assert_nonnull (get_image (fixture));
  g_assert_cmpint (matchup_image_part_get_width (get_image (fixture)), ==, 1568);
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return matchup_test_find (fixture->composer, "view");
}

static void
copy_picture (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);

  gdk_clipboard_set (gtk_widget_get_clipboard (get_view (fixture)), GDK_TYPE_TEXTURE, texture);
}

/* Pasted and sent before it was even handed over: it goes with the question. */
static void
test_paste_and_send (Fixture *fixture, gconstpointer data)
{
  copy_picture (fixture);
  matchup_composer_set_text (fixture->composer, "What is this?");
  g_signal_emit_by_name (get_view (fixture), "paste-clipboard");
  matchup_composer_send (fixture->composer);
  g_assert_null (get_conversation (fixture));
  g_assert_true (is_told (fixture, "It is sent as soon as all is read…"));
  matchup_test_wait_until (get_conversation (fixture) != NULL);
  g_assert_nonnull (get_image (fixture));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
}

static void
assert_not_sent (Fixture *fixture)
{
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_null (get_conversation (fixture));
  g_assert_false (is_told (fixture, "It is sent as soon as all is read…"));
}

static void
begin_sending (Fixture *fixture)
{
  matchup_composer_set_text (fixture->composer, "What is this?");
  matchup_composer_send (fixture->composer);
  g_assert_true (is_told (fixture, "It is sent as soon as all is read…"));
}

/* Who thinks better of it has all as it was. */
static void
test_cancel_sending (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("jpeg", 2400, 1600);

  matchup_picture_tray_add_bytes (fixture->tray, bytes, "Photo.jpeg");
  begin_sending (fixture);
  matchup_test_click (matchup_test_find_named (fixture->tray, "Cancel sending"));
  g_assert_true (gtk_widget_has_focus (get_view (fixture)));
  assert_not_sent (fixture);
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 1);
  send (fixture);
  g_assert_nonnull (get_image (fixture));
}

static GFile *
save_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, name, NULL);

  g_assert_true (text == NULL || g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* What cannot be added is not left out in silence, whichever is read first. */
static void
test_bad_and_send (Fixture *fixture, gconstpointer data)
{
  for (guint bad_first = 0; bad_first < 2; bad_first++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (files, save_file (fixture, "good.txt", "words"));
      g_ptr_array_insert (files, bad_first ? 0 : -1, save_file (fixture, "gone.txt", NULL));
      matchup_picture_tray_load_files (fixture->tray, files);
      begin_sending (fixture);
      assert_not_sent (fixture);
      g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 1);
      g_assert_true (is_told (fixture, "gone.txt: "));
      matchup_picture_tray_clear (fixture->tray);
    }
}

/* What is taken out while it waits is a change like any other. */
static void
test_remove_and_send (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("jpeg", 2400, 1600);
  g_autoptr (MatchupFilePart) file = matchup_file_part_new_text ("a.txt", "text/plain", "words");

  matchup_picture_tray_add_file (fixture->tray, file);
  matchup_picture_tray_add_bytes (fixture->tray, bytes, "Photo.jpeg");
  begin_sending (fixture);
  matchup_test_click (matchup_test_find_named (fixture->tray, "Remove “a.txt”"));
  assert_not_sent (fixture);
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 1);
}

/* Another program that never hands over what was copied from it keeps nobody from going on. */
static void
test_give_up (Fixture *fixture, gconstpointer data)
{
  guint expectation = matchup_picture_tray_expect (fixture->tray);

  begin_sending (fixture);
  matchup_test_click (matchup_test_find_named (fixture->tray, "Cancel sending"));
  matchup_test_wait_until (is_told (fixture, "Reading files…"));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 1);
  gtk_widget_grab_focus (matchup_test_find_named (fixture->tray, "Cancel reading"));
  matchup_test_click (matchup_test_find_named (fixture->tray, "Cancel reading"));
  g_assert_true (gtk_widget_has_focus (get_view (fixture)));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
  g_assert_false (matchup_picture_tray_is_expected (fixture->tray, expectation));
  matchup_picture_tray_end_expecting (fixture->tray, expectation);
  send (fixture);
}

static void
test_ninth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 10, 10);

  add (fixture, 8);
  g_assert_false (is_told (fixture, "at most"));
  matchup_picture_tray_add_bytes (fixture->tray, bytes, "Ninth.png");
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 8);
  g_assert_true (is_told (fixture, "A question can have at most 8 pictures."));
}

static void
test_no_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("Bread, milk", 11);

  matchup_picture_tray_add_bytes (fixture->tray, text, "list.png");
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  g_assert_true (is_told (fixture, "list.png: This file is not a picture"));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 0);
  /* The next one is a new beginning. */
  add (fixture, 1);
  g_assert_false (is_told (fixture, "list.png"));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  add (fixture, 2);
  matchup_test_click (matchup_test_find_named (fixture->tray, "Remove the picture"));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 1);
  matchup_test_find_named (fixture->tray, "Picture 1 of 1");
  matchup_test_click (matchup_test_find_named (fixture->tray, "Remove the picture"));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->tray)));
}

static gboolean
look_for_undo (GtkWidget *widget, gpointer user_data)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (gtk_widget_get_mapped (widget) && g_strcmp0 (label, "_Undo") == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

static GtkWidget *
find_undo (Fixture *fixture)
{
  GtkWidget *found = NULL;

  matchup_test_foreach (fixture->window, look_for_undo, &found);
  return found;
}

/* What was removed comes back to its place, with what was said about it; not to the next question.
 */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile;
  g_autofree char *texts = NULL;

  add (fixture, 2);
  tile = matchup_test_find_type (fixture->tray, MATCHUP_TYPE_PICTURE_TILE);
  g_signal_emit_by_name (tile, "described", "The first one");
  matchup_test_click (matchup_test_find_named (tile, "Remove the picture"));
  matchup_test_wait_until (find_undo (fixture) != NULL);
  texts = matchup_test_dup_texts (fixture->window);
  g_assert_nonnull (strstr (texts, "“Photo.png” removed"));
  matchup_test_click (find_undo (fixture));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 2);
  tile = matchup_test_find_type (fixture->tray, MATCHUP_TYPE_PICTURE_TILE);
  matchup_test_find_named (tile, "The first one");
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));

  matchup_test_wait_until (find_undo (fixture) == NULL);
  matchup_test_click (matchup_test_find_named (tile, "Remove the picture"));
  matchup_test_wait_until (find_undo (fixture) != NULL);
  matchup_picture_tray_clear (fixture->tray);
  matchup_test_click (find_undo (fixture));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 0);
}

/* How many bytes each size makes is told before it is sent; the choice is what is sent. */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("jpeg", 2000, 1000);
  GtkWidget *sizes = matchup_test_find_type (fixture->tray, MATCHUP_TYPE_PICTURE_SIZES);
  GtkWidget *first;
  const char *label = NULL;

  matchup_picture_tray_add_bytes (fixture->tray, bytes, "Photo.jpeg");
  first = gtk_widget_get_first_child (sizes);
  for (GtkWidget *each = first; each != NULL; each = gtk_widget_get_next_sibling (each))
    matchup_test_wait_until (strstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (each)), ": ") !=
                             NULL);
  label = gtk_check_button_get_label (GTK_CHECK_BUTTON (first));
  g_assert_true (g_str_has_prefix (label, "Small: "));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  send (fixture);
  g_assert_cmpint (matchup_image_part_get_width (get_image (fixture)), ==, 768);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (first)), TRUE);
}

/* Ctrl+V of a picture adds it; text that is offered as a picture too stays text. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = get_view (fixture);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);
  GdkContentProvider *both[2];
  g_autoptr (GdkContentProvider) mixed = NULL;

  gdk_clipboard_set (clipboard, GDK_TYPE_TEXTURE, texture);
  g_signal_emit_by_name (view, "paste-clipboard");
  matchup_test_wait_until (matchup_picture_tray_get_n (fixture->tray) == 1);
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);

  both[0] = gdk_content_provider_new_typed (G_TYPE_STRING, "words");
  both[1] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  mixed = gdk_content_provider_new_union (both, 2);
  gdk_clipboard_set_content (clipboard, mixed);
  g_signal_emit_by_name (view, "paste-clipboard");
  matchup_test_wait_until (gtk_text_buffer_get_char_count (buffer) == 5);
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 1);
}

static char *
save_picture (Fixture *fixture, const char *name)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("jpeg", 50, 50);
  char *path = g_build_filename (fixture->test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path,
                                      g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes),
                                      NULL));
  return path;
}

/* Files by paste, and what a drop brings. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = save_picture (fixture, "photo.jpg");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *list = gdk_file_list_new_from_array (&file, 1);
  GtkWidget *view = matchup_test_find (fixture->composer, "view");
  g_auto (GValue) dropped = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;

  gdk_clipboard_set (gtk_widget_get_clipboard (view), GDK_TYPE_FILE_LIST, list);
  g_signal_emit_by_name (view, "paste-clipboard");
  matchup_test_wait_until (matchup_picture_tray_get_n (fixture->tray) == 1);
  g_value_init (&dropped, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&dropped, list);
  g_assert_true (matchup_picture_input_take_value (fixture->tray, &dropped));
  matchup_test_wait_until (matchup_picture_tray_get_ready (fixture->tray));
  g_assert_cmpuint (matchup_picture_tray_get_n (fixture->tray), ==, 2);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_false (matchup_picture_input_take_value (fixture->tray, &text));
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
}

static MatchupPictureViewer *
find_viewer (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MATCHUP_IS_PICTURE_VIEWER (window))
        return MATCHUP_PICTURE_VIEWER (window);
    }
  return NULL;
}

/* What is written before sending goes with it, and what is written later is kept. */
static void
test_description (Fixture *fixture, gconstpointer data)
{
  MatchupPictureViewer *viewer;
  GtkWidget *entry;
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupConversation) again = NULL;

  add (fixture, 1);
  matchup_test_click (matchup_test_find_named (fixture->tray, "Picture 1 of 1"));
  viewer = find_viewer ();
  g_assert_nonnull (viewer);
  entry = matchup_test_find (viewer, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "A red corner");
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.close", NULL);
  matchup_test_wait_until (find_viewer () == NULL);
  matchup_test_find_named (fixture->tray, "A red corner");
  send (fixture);
  g_assert_cmpstr (matchup_image_part_get_alt_text (get_image (fixture)), ==, "A red corner");

  matchup_test_click (matchup_test_find_named (fixture->window, "A red corner"));
  viewer = find_viewer ();
  entry = matchup_test_find (viewer, "entry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "A red corner");
  gtk_editable_set_text (GTK_EDITABLE (entry), "A blue field");
  matchup_test_find_named (fixture->window, "A blue field");
  gtk_window_destroy (GTK_WINDOW (viewer));

  id = g_strdup (matchup_conversation_get_id (get_conversation (fixture)));
  matchup_compare_page_set_conversation (fixture->page, NULL);
  matchup_history_open_async (matchup_workspace_get_history (fixture->test->workspace),
                              id,
                              NULL,
                              matchup_test_keep_result_cb,
                              &result);
  matchup_test_wait_until (result != NULL);
  again = matchup_history_open_finish (matchup_workspace_get_history (fixture->test->workspace),
                                       result,
                                       NULL);
  matchup_compare_page_set_conversation (fixture->page, again);
  g_assert_cmpstr (matchup_image_part_get_alt_text (get_image (fixture)), ==, "A blue field");
}

static void
test_viewer (Fixture *fixture, gconstpointer data)
{
  MatchupPictureViewer *viewer;
  GtkWidget *picture;

  add (fixture, 2);
  matchup_test_click (matchup_test_find_named (fixture->tray, "Picture 1 of 2"));
  viewer = find_viewer ();
  picture = matchup_test_find (viewer, "picture");
  matchup_test_wait_until (gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.actual", NULL);
  matchup_test_wait_frames (viewer, 3);
  g_assert_cmpint (gtk_widget_get_width (picture), ==, 60);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.zoom-in", NULL);
  matchup_test_wait_frames (viewer, 3);
  g_assert_cmpint (gtk_widget_get_width (picture), ==, 75);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.zoom-out", NULL);
  matchup_test_wait_frames (viewer, 3);
  g_assert_cmpint (gtk_widget_get_width (picture), ==, 60);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.fit", NULL);
  matchup_test_wait_frames (viewer, 3);
  g_assert_cmpint (gtk_widget_get_width (picture), >, 75);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.next", NULL);
  matchup_test_find_named (viewer, "Picture 2 of 2");
  g_assert_false (gtk_widget_get_sensitive (matchup_test_find (viewer, "next_button")));
  matchup_test_destroy (viewer);
}

/* The stored file is gone: a placeholder says so, and the round can still be read. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (MatchupConversation) conversation = NULL;

  add (fixture, 1);
  send (fixture);
  conversation = g_object_ref (get_conversation (fixture));
  path = g_build_filename (fixture->test->folder,
                           "blobs",
                           matchup_image_part_get_sha256 (get_image (fixture)),
                           NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  matchup_compare_page_set_conversation (fixture->page, NULL);
  matchup_compare_page_set_conversation (fixture->page, conversation);
  matchup_test_wait_until (matchup_image_part_get_missing (get_image (fixture)));
  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_find_named (fixture->window, "Picture 1 of 1: its file is gone");
}

/* Who is known not to see is named before it is sent, and says so in its column. */
static void
test_blind (Fixture *fixture, gconstpointer data)
{
  MatchupLineup *lineup = matchup_workspace_get_lineup (fixture->test->workspace);
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai",
                                                             "echo-blind",
                                                             "Old Qwen",
                                                             MATCHUP_MODEL_CAPABILITIES_KNOWN,
                                                             0,
                                                             0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
  g_autofree char *texts = NULL;

  matchup_lineup_append (lineup, contestant);
  g_assert_false (is_told (fixture, "Old Qwen"));
  add (fixture, 1);
  g_assert_true (is_told (fixture, "Old Qwen cannot see pictures and will skip this round."));
  send (fixture);
  texts = matchup_test_dup_texts (fixture->window);
  g_assert_nonnull (strstr (texts, "cannot see pictures, so it was not asked"));
}

/* The same where a service takes fewer pictures than there are. */
static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  MatchupLineup *lineup = matchup_workspace_get_lineup (fixture->test->workspace);
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("groq/echo-few");
  g_autofree char *texts = NULL;

  matchup_test_workspace_connect (fixture->test, "groq", "test-key-abcdefghijklmnop");
  matchup_lineup_append (lineup, contestant);
  add (fixture, 5);
  g_assert_false (is_told (fixture, "so many pictures"));
  add (fixture, 1);
  g_assert_true (
      is_told (fixture, "echo-few cannot get so many pictures at once and will skip this round."));
  send (fixture);
  texts = matchup_test_dup_texts (fixture->window);
  g_assert_nonnull (strstr (texts, "Groq takes at most 5 pictures in one question"));
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/ui/pictures/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("send", test_send);
  ADD ("send-early", test_send_early);
  ADD ("paste-and-send", test_paste_and_send);
  ADD ("cancel-sending", test_cancel_sending);
  ADD ("bad-and-send", test_bad_and_send);
  ADD ("remove-and-send", test_remove_and_send);
  ADD ("give-up", test_give_up);
  ADD ("ninth", test_ninth);
  ADD ("no-picture", test_no_picture);
  ADD ("remove", test_remove);
  ADD ("undo", test_undo);
  ADD ("sizes", test_sizes);
  ADD ("paste", test_paste);
  ADD ("files", test_files);
  ADD ("description", test_description);
  ADD ("viewer", test_viewer);
  ADD ("missing", test_missing);
  ADD ("blind", test_blind);
  ADD ("too-many", test_too_many);
  return g_test_run ();
}
