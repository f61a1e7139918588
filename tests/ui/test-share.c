/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round that is shared: copied, saved, drawn in its whole height. */
#include "matchup-block-widget.h"
#include "matchup-compare-page.h"
#include "matchup-export-file.h"
#include "matchup-lazy-menu.h"
#include "matchup-print-private.h"
#include "matchup-reading-place.h"
#include "matchup-round-row.h"
#include "matchup-share-file.h"
#include "matchup-share-menu.h"
#include "matchup-share-picture.h"
#include "matchup-test-skip.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

static MatchupTestWorkspace *test;

typedef struct
{
  MatchupConversation *conversation;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

static char *
make_long_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Paragraph %u says this and that.\n\n", i);
  return g_string_free (text, FALSE);
}

static void
fixture_init (Fixture *self, const char *text)
{
  static const char *const models[] = { "nosuch/secret-one", "nosuch/secret-two", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  self->conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                               MATCHUP_CONVERSATION_KIND_COMPARE,
                                               lineup,
                                               TRUE);
  matchup_test_add_round (self->conversation, "What?", text, MATCHUP_RUN_STATE_DONE);
  self->page = matchup_compare_page_new (test->workspace);
  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (self->page), self->conversation);
  self->window = matchup_test_show (self->page, 900, 600);
}

static void
fixture_clear (Fixture *self)
{
  matchup_test_destroy (self->window);
  g_object_unref (self->conversation);
}

static GtkWidget *
get_row (Fixture *self)
{
  return matchup_test_find_type (self->window, MATCHUP_TYPE_ROUND_ROW);
}

static char *
dup_clipboard (GtkWidget *widget)
{
  g_autoptr (GAsyncResult) result = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget),
                                 NULL,
                                 matchup_test_keep_result_cb,
                                 &result);
  matchup_test_wait_until (result != NULL);
  return gdk_clipboard_read_text_finish (gtk_widget_get_clipboard (widget), result, NULL);
}

static void
test_copy (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;
  g_autofree char *markdown = NULL;
  GtkWidget *button;

  fixture_init (&fixture, "**bold**");
  button = matchup_test_find_named (get_row (&fixture), _ ("Share this round"));
  g_assert_nonnull (matchup_lazy_menu_get (GTK_MENU_BUTTON (button)));
  g_assert_true (gtk_widget_activate_action (button, "round.copy-text", NULL));
  text = dup_clipboard (button);
  g_assert_nonnull (strstr (text, "What?"));
  g_assert_nonnull (strstr (text, "A · secret-one · nosuch"));
  g_assert_nonnull (strstr (text, "\nbold\n"));
  g_assert_true (gtk_widget_activate_action (button, "round.copy-markdown", NULL));
  markdown = dup_clipboard (button);
  g_assert_nonnull (strstr (markdown, "## B · secret-two"));
  g_assert_nonnull (strstr (markdown, "**bold**"));
  fixture_clear (&fixture);
}

/* What is copied of a blind round tells no more than the screen. */
static void
test_blind (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;
  GtkWidget *row;
  const guint slots[] = { 1, 0 };

  fixture_init (&fixture, "answer");
  row = get_row (&fixture);
  g_assert_true (matchup_round_restore_blind (matchup_round_row_get_round (MATCHUP_ROUND_ROW (row)),
                                              slots,
                                              2,
                                              0));
  g_assert_true (gtk_widget_activate_action (row, "round.copy-text", NULL));
  text = dup_clipboard (row);
  g_assert_nonnull (strstr (text, "answer"));
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "nosuch"));
  fixture_clear (&fixture);
}

static GdkTexture *
render (GtkWidget *row)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture;

  matchup_share_picture_render_async (row, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  bytes = matchup_share_picture_render_finish (result, &error);
  g_assert_no_error (error);
  texture = gdk_texture_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return texture;
}

/* Lines of pixels in which something is drawn on the background. */
static guint
count_drawn_lines (GdkTexture *texture, int first, int n)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  guint drawn = 0;

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int y = first; y < first + n; y++)
    {
      gboolean same = TRUE;

      for (int x = width / 8; x < width / 3 && same; x++)
        same = pixels[y * width + x] == pixels[y * width + width / 8];
      drawn += !same;
    }
  return drawn;
}

static void
test_picture (void)
{
  Fixture fixture;
  g_autofree char *text = make_long_text (120);
  g_autoptr (GdkTexture) texture = NULL;
  GtkWidget *row;
  int height;

  fixture_init (&fixture, text);
  row = get_row (&fixture);
  texture = render (row);

  height = gdk_texture_get_height (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, gtk_widget_get_width (row) + 32);
  g_assert_cmpint (height, >, 2000);
  /* Also what is far from what can be seen. */
  for (int y = 300; y + 300 < height; y += 300)
    g_assert_cmpuint (count_drawn_lines (texture, y, 300), >, 20);
  fixture_clear (&fixture);
}

static char *
make_mixed_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "Paragraph %u with $x^2$ and `code`, long enough for two lines or so. "
                            "And one more sentence, which says nothing.\n\n"
                            "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
                            "$$\\frac{1}{n}\\sum_i x_i$$\n\n"
                            "```python\nprint(%u)\n```\n\n"
                            "> A quotation.\n\n",
                            i,
                            i);
  return g_string_free (text, FALSE);
}

static gboolean
count_block (GtkWidget *widget, gpointer user_data)
{
  *(guint *) user_data += MATCHUP_IS_BLOCK_WIDGET (widget) ? 1 : 0;
  return TRUE;
}

static guint
count_blocks (Fixture *fixture)
{
  guint n = 0;

  matchup_test_foreach (get_row (fixture), count_block, &n);
  return n;
}

static gboolean
is_same (GdkTexture *one, GdkTexture *other)
{
  int width = gdk_texture_get_width (one);
  int height = gdk_texture_get_height (one);
  gsize size = (gsize) width * (gsize) height * 4;
  g_autofree guchar *first = g_malloc (size);
  g_autofree guchar *second = g_malloc (size);

  if (gdk_texture_get_width (other) != width || gdk_texture_get_height (other) != height)
    return FALSE;
  gdk_texture_download (one, first, (gsize) width * 4);
  gdk_texture_download (other, second, (gsize) width * 4);
  return memcmp (first, second, size) == 0;
}

static float
get_y (Fixture *fixture, GtkWidget *part)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (part, fixture->page, &bounds));
  return bounds.origin.y;
}

/* The picture is the same wherever it is made from; what is read stays where it is. */
static void
test_picture_from_within (void)
{
  Fixture fixture;
  g_autofree char *text = make_mixed_text (60);
  g_autoptr (GdkTexture) within = NULL;
  g_autoptr (GdkTexture) above = NULL;
  GtkWidget *scroller;
  GtkAdjustment *scroll;
  GtkWidget *part;
  guint n_blocks;
  float y;

  fixture_init (&fixture, text);
  scroller = gtk_widget_get_ancestor (get_row (&fixture), GTK_TYPE_SCROLLED_WINDOW);
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  matchup_test_wait_until (gtk_adjustment_get_upper (scroll) > 6000);
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll) / 2);
  matchup_test_wait_frames (fixture.window, 60);
  n_blocks = count_blocks (&fixture);
  part = matchup_reading_place_find (scroller);
  g_assert_nonnull (part);
  g_object_add_weak_pointer (G_OBJECT (part), (gpointer *) &part);
  y = get_y (&fixture, part);

  within = render (get_row (&fixture));
  matchup_test_wait_frames (fixture.window, 3);
  g_assert_nonnull (part);
  g_assert_cmpfloat_with_epsilon (get_y (&fixture, part), y, 1);
  g_object_remove_weak_pointer (G_OBJECT (part), (gpointer *) &part);
  for (int from = 300; from + 300 < gdk_texture_get_height (within); from += 300)
    g_assert_cmpuint (count_drawn_lines (within, from, 300), >, 20);
  /* What was made for the picture goes, but for groups that are within three pages. */
  matchup_test_wait_until (count_blocks (&fixture) < 5 * n_blocks);

  gtk_adjustment_set_value (scroll, 0);
  matchup_test_wait_frames (fixture.window, 3);
  above = render (get_row (&fixture));
  g_assert_true (is_same (within, above));
  fixture_clear (&fixture);
}

static void
test_picture_too_long (void)
{
  Fixture fixture;
  g_autofree char *text = make_long_text (1600);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, text);
  matchup_test_wait_until (gtk_widget_get_height (get_row (&fixture)) >
                           MATCHUP_SHARE_PICTURE_MAX_HEIGHT);
  matchup_share_picture_render_async (get_row (&fixture), matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_null (matchup_share_picture_render_finish (result, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   _ ("This round is too long for one picture. Save it as a web page."));
  fixture_clear (&fixture);
}

/* The window is closed before the picture is drawn. */
static void
test_picture_gone (void)
{
  Fixture fixture;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, "short");
  matchup_share_picture_render_async (get_row (&fixture), matchup_test_keep_result_cb, &result);
  gtk_widget_set_visible (GTK_WIDGET (fixture.window), FALSE);
  matchup_test_wait_until (result != NULL);
  g_assert_null (matchup_share_picture_render_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_clear (&fixture);
}

static gboolean
save (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_share_file_save_async (file, bytes, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  return matchup_share_file_save_finish (result, error);
}

static void
test_save (void)
{
  g_autofree char *path = g_build_filename (test->folder, "round.html", NULL);
  g_autofree char *absent = g_build_filename (test->folder, "nowhere", "round.html", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "hello");
  g_assert_false (save (absent, &error));
  g_assert_true (g_str_has_prefix (error->message, "The file was not saved"));
  g_clear_error (&error);
  /* Always full. */
  g_assert_false (save ("/proc/version", &error));
  g_assert_true (g_str_has_prefix (error->message, "The file was not saved"));
}

static void
test_read_row (void)
{
  Fixture fixture;
  GtkWidget *read;

  fixture_init (&fixture, "one");
  for (guint i = 0; i < 6; i++)
    matchup_test_add_round (fixture.conversation, "more", "two\n\n\nthree", MATCHUP_RUN_STATE_DONE);
  matchup_test_wait_frames (fixture.window, 3);
  read = matchup_compare_page_get_read_row (MATCHUP_COMPARE_PAGE (fixture.page));
  g_assert_true (MATCHUP_IS_ROUND_ROW (read));
  g_assert_true (matchup_round_row_get_round (MATCHUP_ROUND_ROW (read)) !=
                 matchup_conversation_get_round (fixture.conversation, 0));
  fixture_clear (&fixture);
}

static GtkWindow *
find_chooser (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
test_choose (void)
{
  Fixture fixture;
  GtkWidget *row;

  fixture_init (&fixture, "one");
  row = get_row (&fixture);
  g_assert_true (gtk_widget_activate_action (row, "round.save-html", NULL));
  matchup_test_wait_until (find_chooser () != NULL);
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_CANCEL);
  matchup_test_wait_until (find_chooser () == NULL);
  g_assert_true (gtk_widget_activate_action (row, "round.save-picture", NULL));
  matchup_test_wait_until (find_chooser () != NULL);
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_CANCEL);
  matchup_test_wait_until (find_chooser () == NULL);
  fixture_clear (&fixture);
}

static void
printed_cb (GtkPrintOperationResult result, gpointer user_data)
{
  *(int *) user_data = (int) result;
}

/* Word by word, as the page is read; what stands at its edges is left out. */
static char *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                     &error,
                                                     "pdftotext",
                                                     "-nopgbrk",
                                                     path,
                                                     "-",
                                                     NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) pieces = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  pieces = g_strsplit_set (text, " \n", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (*pieces[i] != '\0')
        g_string_append_printf (words, "%s ", pieces[i]);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* What a printer gets are the pages of the PDF, over several turns of the main loop. */
static void
test_print (void)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (test->folder, "printed.pdf", NULL);
  g_autofree char *other = g_build_filename (test->folder, "exported.pdf", NULL);
  g_autofree char *printed = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (MatchupConversationExport) export = NULL;
  g_autoptr (GAsyncResult) gathered = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (other);
  Fixture fixture;
  int result = -1;

  if (tool == NULL)
    {
      matchup_test_skip_without ("pdftotext (poppler-utils)");
      return;
    }
  fixture_init (
      &fixture,
      "# A heading\n\nSome **words** of it.\n\n- 第一点\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
  matchup_print_conversation_with (GTK_WINDOW (fixture.window),
                                   test->workspace,
                                   fixture.conversation,
                                   GTK_PRINT_OPERATION_ACTION_EXPORT,
                                   path,
                                   printed_cb,
                                   &result);
  matchup_test_wait_until (result >= 0);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  matchup_conversation_export_gather_async (test->workspace,
                                            fixture.conversation,
                                            TRUE,
                                            NULL,
                                            matchup_test_keep_result_cb,
                                            &gathered);
  matchup_test_wait_until (gathered != NULL);
  export = matchup_conversation_export_gather_finish (test->workspace, gathered, NULL);
  g_assert_true (
      matchup_export_file_write (export, MATCHUP_EXPORT_FORMAT_PDF, file, NULL, NULL, NULL, NULL));
  printed = read_pdf (path);
  exported = read_pdf (other);
  g_assert_nonnull (strstr (printed, "What? "));
  g_assert_nonnull (strstr (printed, "A heading "));
  g_assert_nonnull (strstr (printed, "第一点"));
  g_assert_cmpstr (printed, ==, exported);
  g_unlink (path);
  g_unlink (other);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  g_test_add_func ("/ui/share/copy", test_copy);
  g_test_add_func ("/ui/share/blind", test_blind);
  g_test_add_func ("/ui/share/picture", test_picture);
  g_test_add_func ("/ui/share/picture-from-within", test_picture_from_within);
  g_test_add_func ("/ui/share/picture-too-long", test_picture_too_long);
  g_test_add_func ("/ui/share/picture-gone", test_picture_gone);
  g_test_add_func ("/ui/share/save", test_save);
  g_test_add_func ("/ui/share/read-row", test_read_row);
  g_test_add_func ("/ui/share/choose", test_choose);
  g_test_add_func ("/ui/share/print", test_print);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
