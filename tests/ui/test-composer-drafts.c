/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each conversation keeps what was written for it: text, cursor, undo, files; over a restart text
 * and files. */
#include "matchup-composer.h"
#include "matchup-drafts.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "test-pictures.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineup *lineup;
  MatchupComposer *composer;
  GtkTextView *view;
  GtkWindow *window;
} Fixture;

static void
show (Fixture *fixture)
{
  fixture->composer = MATCHUP_COMPOSER (matchup_composer_new ());
  matchup_composer_set_can_send (fixture->composer, TRUE);
  fixture->window = matchup_test_show (GTK_WIDGET (fixture->composer), 400, 300);
  fixture->view = GTK_TEXT_VIEW (matchup_test_find (fixture->window, "view"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "nosuch/one", NULL };

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->lineup = matchup_test_lineup_new (models);
  show (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    matchup_test_destroy (fixture->window);
  g_clear_object (&fixture->lineup);
  matchup_test_workspace_free (fixture->test);
}

static MatchupDrafts *
get_drafts (Fixture *fixture)
{
  return matchup_workspace_get_drafts (fixture->test->workspace);
}

static void
use (Fixture *fixture, MatchupConversationKind kind, MatchupConversation *conversation)
{
  matchup_composer_set_conversation (fixture->composer,
                                     fixture->test->workspace,
                                     kind,
                                     conversation,
                                     fixture->lineup);
}

static MatchupConversation *
create (Fixture *fixture, gboolean private_)
{
  return matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                 fixture->lineup,
                                 private_);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_begin_user_action (gtk_text_view_get_buffer (fixture->view));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (fixture->view), text, -1);
  gtk_text_buffer_end_user_action (gtk_text_view_get_buffer (fixture->view));
}

static void
assert_text (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (fixture->view), "text", &text, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static int
get_cursor (Fixture *fixture)
{
  int position;

  g_object_get (gtk_text_view_get_buffer (fixture->view), "cursor-position", &position, NULL);
  return position;
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) a = create (fixture, FALSE);
  g_autoptr (MatchupConversation) b = create (fixture, FALSE);
  GtkTextIter iter;

  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, a);
  type (fixture, "for ");
  type (fixture, "a");
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (fixture->view), &iter, 2);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (fixture->view), &iter);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, b);
  assert_text (fixture, "");
  /* Undo brings nothing of the other one. */
  gtk_text_buffer_undo (gtk_text_view_get_buffer (fixture->view));
  assert_text (fixture, "");
  type (fixture, "for b");
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, NULL);
  assert_text (fixture, "");
  type (fixture, "new");
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  assert_text (fixture, "");

  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, a);
  assert_text (fixture, "for a");
  g_assert_cmpint (get_cursor (fixture), ==, 2);
  gtk_text_buffer_undo (gtk_text_view_get_buffer (fixture->view));
  gtk_text_buffer_undo (gtk_text_view_get_buffer (fixture->view));
  assert_text (fixture, "");
  gtk_text_buffer_redo (gtk_text_view_get_buffer (fixture->view));
  gtk_text_buffer_redo (gtk_text_view_get_buffer (fixture->view));
  assert_text (fixture, "for a");
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, b);
  assert_text (fixture, "for b");
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, NULL);
  assert_text (fixture, "new");
}

/* However many there are: those whose undo was let go of have their text. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      g_ptr_array_add (conversations, create (fixture, i % 2 == 0));
      use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, g_ptr_array_index (conversations, i));
      type (fixture, text);
    }
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, g_ptr_array_index (conversations, i));
      assert_text (fixture, text);
    }
}

static void
restart (Fixture *fixture)
{
  matchup_test_destroy (fixture->window);
  fixture->window = NULL;
  matchup_test_workspace_reopen (fixture->test);
  show (fixture);
}

static void
test_restart (Fixture *fixture, gconstpointer data)
{
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  type (fixture, "not sent yet\n你好");
  restart (fixture);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, NULL);
  assert_text (fixture, "");
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  assert_text (fixture, "not sent yet\n你好");
  /* What was there at the beginning cannot be undone away. */
  gtk_text_buffer_undo (gtk_text_view_get_buffer (fixture->view));
  assert_text (fixture, "not sent yet\n你好");
  matchup_composer_clear (fixture->composer);
  g_assert_cmpstr (matchup_drafts_get_text (get_drafts (fixture), "chat"), ==, "");
  restart (fixture);
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  assert_text (fixture, "");
}

/* It is written while one types, not only at the end. */
static void
test_behind (Fixture *fixture, gconstpointer data)
{
  gint64 begin;

  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  begin = g_get_monotonic_time ();
  while (*matchup_drafts_get_text (get_drafts (fixture), "chat") == '\0')
    {
      type (fixture, ".");
      matchup_test_wait_frames (fixture->window, 2);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_USEC_PER_SEC);
  /* The program closes without the window having been destroyed. */
  type (fixture, "end");
  matchup_test_workspace_reopen (fixture->test);
  g_assert_true (g_str_has_suffix (matchup_drafts_get_text (get_drafts (fixture), "chat"), ".end"));
}

/* Two windows with the same: neither writes over the other. */
static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .test = fixture->test, .lineup = fixture->lineup };

  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  type (fixture, "here");
  show (&other);
  use (&other, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  assert_text (&other, "");
  type (&other, "there");
  matchup_test_destroy (other.window);
  assert_text (fixture, "here");
  matchup_composer_clear (fixture->composer);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, NULL);
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  assert_text (fixture, "there");
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupFilePart) file = matchup_file_part_new_text ("a.txt", "text/plain", "words");
  g_autoptr (MatchupConversation) a = create (fixture, FALSE);
  g_autoptr (MatchupConversation) b = create (fixture, FALSE);
  GtkWidget *button = matchup_test_find (fixture->window, "send_button");
  MatchupPictureTray *tray;

  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, a);
  g_assert_false (gtk_widget_get_sensitive (button));
  matchup_picture_tray_add_file (matchup_composer_get_tray (fixture->composer), file);
  g_assert_true (gtk_widget_get_sensitive (button));
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, b);
  tray = matchup_composer_get_tray (fixture->composer);
  g_assert_cmpuint (matchup_picture_tray_get_n (tray), ==, 0);
  g_assert_true (gtk_widget_get_first_child (GTK_WIDGET (fixture->composer)) == GTK_WIDGET (tray));
  g_assert_false (gtk_widget_get_sensitive (button));
  matchup_picture_tray_add_file (tray, file);
  matchup_picture_tray_clear (tray);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, a);
  tray = matchup_composer_get_tray (fixture->composer);
  g_assert_cmpuint (matchup_picture_tray_get_n (tray), ==, 1);
  g_assert_true (gtk_widget_get_sensitive (button));
  matchup_composer_clear (fixture->composer);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, b);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, a);
  tray = matchup_composer_get_tray (fixture->composer);
  g_assert_cmpuint (matchup_picture_tray_get_n (tray), ==, 0);
}

/* A picture that is pasted stays with what it was pasted for, however fast one goes elsewhere. */
static void
test_pasted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) secret = create (fixture, TRUE);
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);
  MatchupPictureTray *tray;

  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, secret);
  gdk_clipboard_set (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)),
                     GDK_TYPE_TEXTURE,
                     texture);
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  tray = matchup_composer_get_tray (fixture->composer);
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  matchup_test_wait_until (matchup_picture_tray_get_ready (tray));
  g_assert_cmpuint (matchup_picture_tray_get_n (matchup_composer_get_tray (fixture->composer)),
                    ==,
                    0);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, secret);
  g_assert_true (matchup_composer_get_tray (fixture->composer) == tray);
  g_assert_cmpuint (matchup_picture_tray_get_n (tray), ==, 1);
}

static MatchupPictureTray *
get_tray (Fixture *fixture)
{
  return matchup_composer_get_tray (fixture->composer);
}

static void
add_picture (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);

  matchup_picture_tray_add_bytes (get_tray (fixture), bytes, "Photo.png");
  matchup_test_wait_until (matchup_picture_tray_get_ready (get_tray (fixture)));
}

/* What goes along is there again as well, and what is sent meanwhile waits for it. */
static void
test_restart_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupFilePart) file = matchup_file_part_new_text ("a.txt", "text/plain", "words");
  g_autoptr (MatchupConversation) secret = create (fixture, TRUE);

  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  add_picture (fixture);
  matchup_picture_tray_add_file (get_tray (fixture), file);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, secret);
  add_picture (fixture);
  restart (fixture);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, secret);
  g_assert_cmpuint (matchup_picture_tray_get_n (get_tray (fixture)), ==, 0);
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  g_assert_false (matchup_picture_tray_get_ready (get_tray (fixture)));
  matchup_test_wait_until (matchup_picture_tray_get_ready (get_tray (fixture)));
  g_assert_cmpuint (matchup_picture_tray_get_n (get_tray (fixture)), ==, 2);
  matchup_composer_clear (fixture->composer);
  restart (fixture);
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  g_assert_cmpuint (matchup_picture_tray_get_n (get_tray (fixture)), ==, 0);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_busy_timeout (db, 5000), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* What cannot be read now is not taken for gone: that is said, and nothing is written over it. */
static void
test_unreadable_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupFilePart) file = matchup_file_part_new_text ("a.txt", "text/plain", "words");
  g_autoptr (MatchupFilePart) other = matchup_file_part_new_text ("b.txt", "text/plain", "more");
  MatchupDrafts *drafts;
  g_autofree char *texts = NULL;

  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  matchup_picture_tray_add_file (get_tray (fixture), file);
  restart (fixture);
  drafts = matchup_workspace_get_drafts (fixture->test->workspace);
  matchup_test_wait_until (matchup_drafts_has_attached (drafts, "chat"));
  run_sql (fixture, "ALTER TABLE draft_attachments RENAME TO put_away");
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  matchup_test_wait_until (matchup_picture_tray_get_ready (get_tray (fixture)));
  texts = matchup_test_dup_texts (GTK_WIDGET (get_tray (fixture)));
  g_assert_nonnull (strstr (texts, "cannot be used"));
  run_sql (fixture, "ALTER TABLE put_away RENAME TO draft_attachments");
  matchup_picture_tray_add_file (get_tray (fixture), other);
  restart (fixture);
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  matchup_test_wait_until (matchup_picture_tray_get_ready (get_tray (fixture)));
  g_free (texts);
  texts = matchup_test_dup_texts (GTK_WIDGET (get_tray (fixture)));
  g_assert_nonnull (strstr (texts, "a.txt"));
}

/* What another window did with the same draft meanwhile counts. */
static void
test_files_elsewhere (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .test = fixture->test, .lineup = fixture->lineup };

  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  add_picture (fixture);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, NULL);
  show (&other);
  use (&other, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  matchup_test_wait_until (matchup_picture_tray_get_ready (get_tray (&other)));
  g_assert_cmpuint (matchup_picture_tray_get_n (get_tray (&other)), ==, 1);
  matchup_composer_clear (other.composer);
  matchup_test_destroy (other.window);
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  g_assert_cmpuint (matchup_picture_tray_get_n (get_tray (fixture)), ==, 0);
}

/* A private chat that was closed leaves nothing behind, not even for undo. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) secret = create (fixture, TRUE);
  const char *id = matchup_conversation_get_id (secret);

  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, secret);
  type (fixture, "secret");
  use (fixture, MATCHUP_CONVERSATION_KIND_CHAT, NULL);
  g_assert_cmpstr (matchup_drafts_get_text (get_drafts (fixture), id), ==, "secret");
  matchup_drafts_remove (get_drafts (fixture), id);
  use (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, secret);
  assert_text (fixture, "");
  gtk_text_buffer_undo (gtk_text_view_get_buffer (fixture->view));
  assert_text (fixture, "");
  type (fixture, "secret");
  matchup_drafts_remove (get_drafts (fixture), id);
  assert_text (fixture, "");
  gtk_text_buffer_undo (gtk_text_view_get_buffer (fixture->view));
  assert_text (fixture, "");
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
#define ADD(name, func) \
  g_test_add ("/ui/composer-drafts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("switch", test_switch);
  ADD ("many", test_many);
  ADD ("restart", test_restart);
  ADD ("behind", test_behind);
  ADD ("two-windows", test_two_windows);
  ADD ("files", test_files);
  ADD ("pasted", test_pasted);
  ADD ("restart-files", test_restart_files);
  ADD ("unreadable-files", test_unreadable_files);
  ADD ("files-elsewhere", test_files_elsewhere);
  ADD ("private", test_private);
  return g_test_run ();
}
