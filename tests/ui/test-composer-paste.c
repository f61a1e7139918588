/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is pasted and dropped: from this program and from another one, clean or not, short or very
 * long. */
#include "matchup-composer.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineup *lineup;
  MatchupComposer *composer;
  GtkTextView *view;
  GtkWindow *window;
  GSubprocess *copier; /* another program that has copied something */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "nosuch/one", NULL };
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->lineup = matchup_test_lineup_new (models);
  fixture->composer = MATCHUP_COMPOSER (matchup_composer_new ());
  matchup_composer_set_can_send (fixture->composer, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->composer));
  fixture->window = matchup_test_show (overlay, 500, 400);
  fixture->view = GTK_TEXT_VIEW (matchup_test_find (fixture->window, "view"));
  matchup_composer_set_conversation (fixture->composer,
                                     fixture->test->workspace,
                                     MATCHUP_CONVERSATION_KIND_CHAT,
                                     NULL,
                                     fixture->lineup);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->copier != NULL)
    g_subprocess_force_exit (fixture->copier);
  g_clear_object (&fixture->copier);
  matchup_test_destroy (fixture->window);
  g_clear_object (&fixture->lineup);
  matchup_test_workspace_free (fixture->test);
}

static GdkClipboard *
get_clipboard (Fixture *fixture)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
}

static void
paste (Fixture *fixture)
{
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
}

static char *
dup_text (Fixture *fixture)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (fixture->view), "text", &text, NULL);
  return text;
}

static gboolean
has_text (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = dup_text (fixture);

  return g_str_equal (text, wanted);
}

/* When nothing is on its way any more. */
static guint
get_n_files (Fixture *fixture)
{
  MatchupPictureTray *tray = matchup_composer_get_tray (fixture->composer);

  return matchup_picture_tray_get_ready (tray) ? matchup_picture_tray_get_n (tray) : 0;
}

/* @n lines of ten letters, the line ends counted. */
static char *
make_lines (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "line%5u\n", i);
  return g_string_free (text, FALSE);
}

static void
test_short (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->view);
  GtkTextIter start;
  GtkTextIter end;

  gdk_clipboard_set_text (get_clipboard (fixture), "one\r\ntwo");
  matchup_composer_set_text (fixture->composer, "before");
  paste (fixture);
  /* What is typed before it is there stands behind it. */
  gtk_text_buffer_insert_at_cursor (buffer, " typed", -1);
  matchup_test_wait_until (has_text (fixture, "beforeone\ntwo typed"));
  gtk_text_buffer_undo (buffer);
  g_assert_true (has_text (fixture, "before typed"));
  gtk_text_buffer_redo (buffer);
  g_assert_true (has_text (fixture, "beforeone\ntwo typed"));

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  paste (fixture);
  matchup_test_wait_until (has_text (fixture, "one\ntwo"));
  gtk_text_buffer_undo (buffer);
  g_assert_true (has_text (fixture, "beforeone\ntwo typed"));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "copied");
  g_free (line);
  *(gboolean *) user_data = TRUE;
}

static void
copy_elsewhere (Fixture *fixture, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "copied", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "support", "clipboard.py", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  gboolean copied = FALSE;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_subprocess_launcher_setenv (launcher, "COPY", "text", TRUE);
  fixture->copier = g_subprocess_launcher_spawn (launcher, &error, script, path, NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->copier));
  g_data_input_stream_read_line_async (out, G_PRIORITY_DEFAULT, NULL, copied_cb, &copied);
  matchup_test_wait_until (copied);
  matchup_test_wait_until (
      !gdk_clipboard_is_local (get_clipboard (fixture)) &&
      gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (get_clipboard (fixture)),
                                             "text/plain;charset=utf-8"));
}

/* Zeros, half letters and foreign line ends of another program. */
static void
test_dirty (Fixture *fixture, gconstpointer data)
{
  static const char bytes[] = "\xef\xbb\xbfzero\0 and \xff\xe4\xbd,\r\n你好\rend\x1b";

  copy_elsewhere (fixture, bytes, sizeof bytes - 1);
  paste (fixture);
  matchup_test_wait_until (
      has_text (fixture, "zero and \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd,\n你好\nend"));
}

static const char *
get_file_text (Fixture *fixture)
{
  g_autoptr (GPtrArray) parts =
      matchup_picture_tray_dup_parts (matchup_composer_get_tray (fixture->composer));

  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_true (MATCHUP_IS_FILE_PART (g_ptr_array_index (parts, 0)));
  return matchup_file_part_peek_text (g_ptr_array_index (parts, 0), NULL);
}

static gboolean
look_for_insert (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **found = user_data;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Insert as Text") == 0)
    *found = widget;
  return *found == NULL;
}

/* The button of the message; NULL: there is none. */
static GtkWidget *
find_insert (Fixture *fixture)
{
  GtkWidget *found = NULL;

  matchup_test_foreach (fixture->window, look_for_insert, &found);
  return found != NULL && gtk_widget_get_mapped (found) ? found : NULL;
}

/* A megabyte goes along as a file, and may be put into the text after all. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_lines (100 * 1000);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->view);

  matchup_composer_set_text (fixture->composer, "Look at this:");
  copy_elsewhere (fixture, text, strlen (text));
  paste (fixture);
  matchup_test_wait_until (get_n_files (fixture) == 1);
  g_assert_cmpstr (get_file_text (fixture), ==, text);
  g_assert_true (has_text (fixture, "Look at this:"));

  matchup_test_wait_until (find_insert (fixture) != NULL);
  matchup_test_click (find_insert (fixture));
  g_assert_cmpuint (get_n_files (fixture), ==, 0);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer),
                   ==,
                   (int) strlen ("Look at this:") + 1000 * 1000);
  gtk_text_buffer_undo (buffer);
  g_assert_true (has_text (fixture, "Look at this:"));
  gtk_text_buffer_redo (buffer);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, 1000 * 1000);
  g_assert_cmpuint (get_n_files (fixture), ==, 0);
}

/* Just what is still short is text. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_lines (2000);
  g_autofree char *more = g_strconcat (text, "x", NULL);

  gdk_clipboard_set_text (get_clipboard (fixture), text);
  paste (fixture);
  matchup_test_wait_until (has_text (fixture, text));
  gdk_clipboard_set_text (get_clipboard (fixture), more);
  paste (fixture);
  matchup_test_wait_until (get_n_files (fixture) == 1);
  g_assert_true (has_text (fixture, text));
}

/* What is one line of that length stays a file: there would be a delay at each key. */
static void
test_one_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (30000, 'x');
  g_autofree char *shown = NULL;

  gdk_clipboard_set_text (get_clipboard (fixture), text);
  paste (fixture);
  matchup_test_wait_until (get_n_files (fixture) == 1);
  matchup_test_wait_frames (fixture->window, 3);
  shown = matchup_test_dup_texts (fixture->window);
  g_assert_nonnull (strstr (shown, "The long text goes along as a file"));
  g_assert_null (find_insert (fixture));
}

/* Dropped text and the middle button of the mouse come to the text view by themselves. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_lines (3000);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->view);

  gtk_text_buffer_insert_interactive_at_cursor (buffer, "a\r\nb\rc", -1, TRUE);
  g_assert_true (has_text (fixture, "a\nb\nc"));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  g_assert_true (has_text (fixture, "a\nb\nc"));
  g_assert_cmpuint (get_n_files (fixture), ==, 1);
}

static void
sent_cb (MatchupComposer *composer, const char *text, GString *sent)
{
  g_string_append (sent, text);
}

/* Sent at once: what is still being pasted goes along. */
static void
test_sent_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sent = g_string_new (NULL);

  g_signal_connect (fixture->composer, "send", G_CALLBACK (sent_cb), sent);
  gdk_clipboard_set_text (get_clipboard (fixture), "pasted");
  matchup_composer_set_text (fixture->composer, "and ");
  paste (fixture);
  matchup_test_click (matchup_test_find (fixture->window, "send_button"));
  g_assert_cmpuint (sent->len, ==, 0);
  matchup_test_wait_until (sent->len > 0);
  g_assert_cmpstr (sent->str, ==, "and pasted");
}

/* It does not come into the text of another conversation. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) read = NULL;

  gdk_clipboard_set_text (get_clipboard (fixture), "pasted");
  paste (fixture);
  matchup_composer_set_conversation (fixture->composer,
                                     fixture->test->workspace,
                                     MATCHUP_CONVERSATION_KIND_COMPARE,
                                     NULL,
                                     fixture->lineup);
  /* Who reads it later has it: so had the composer. */
  gdk_clipboard_read_text_async (get_clipboard (fixture), NULL, matchup_test_keep_result_cb, &read);
  matchup_test_wait_until (read != NULL);
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_true (has_text (fixture, ""));
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
#define ADD(name, func) \
  g_test_add ("/ui/composer-paste/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("short", test_short);
  ADD ("dirty", test_dirty);
  ADD ("long", test_long);
  ADD ("limit", test_limit);
  ADD ("one-line", test_one_line);
  ADD ("dropped", test_dropped);
  ADD ("sent-at-once", test_sent_at_once);
  ADD ("left", test_left);
  return g_test_run ();
}
