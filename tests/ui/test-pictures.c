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

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key-abcdefgh");
  matchup_test_workspace_connect (fixture->test, "doubao", "test-key-abcdefgh");
  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test->workspace), lineup);
  fixture->page = MATCHUP_COMPARE_PAGE (matchup_compare_page_new (fixture->test->workspace));
  fixture->window = matchup_test_show (GTK_WIDGET (fixture->page), 900, 700);
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
  GtkWidget *view = matchup_test_find (fixture->composer, "view");
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
  ADD ("ninth", test_ninth);
  ADD ("no-picture", test_no_picture);
  ADD ("remove", test_remove);
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
