/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-eraser.h"

#include "matchup-config.h"
#include "matchup-db.h"
#include "matchup-erase-files.h"
#include "matchup-secret-store.h"
#include "matchup-settings.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long others may take to write their last words and to go. */
#define LEAVE_SECONDS 12
#define POLL_MILLISECONDS 50
/* In the file: the keys are dealt with. */
#define WITHOUT_KEYS "without-keys"

/* Of this process: it holds the lock of the file. */
static int begun_fd = -1;
static gboolean keys_done;

char *
matchup_eraser_dup_data_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), APPLICATION_ID, NULL);
}

char *
matchup_eraser_dup_cache_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), APPLICATION_ID, NULL);
}

gboolean
matchup_eraser_is_only_user (void)
{
  g_autofree char *folder = matchup_eraser_dup_data_folder ();

  return matchup_db_count_users (folder) <= 1;
}

static char *
dup_marker (void)
{
  g_autofree char *folder = matchup_eraser_dup_data_folder ();

  return g_build_filename (folder, MATCHUP_DB_ERASE_FILE, NULL);
}

/* Whether the file that is open is still the one of that name. */
static gboolean
is_still_there (int fd, const char *path)
{
  struct stat open_one, named_one;

  return fstat (fd, &open_one) == 0 && stat (path, &named_one) == 0 &&
         open_one.st_ino == named_one.st_ino && open_one.st_dev == named_one.st_dev;
}

static void
set_error (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, sentence);
}

/* Takes over the file; -1: there is none, or with @error another process has it. */
static int
claim (int flags, GError **error)
{
  g_autofree char *path = dup_marker ();
  int fd = open (path, O_RDWR | O_CLOEXEC | flags, 0600);

  if (fd < 0)
    return -1;
  for (guint i = 0; flock (fd, LOCK_EX | LOCK_NB) != 0; i++)
    {
      if (i * POLL_MILLISECONDS > (LEAVE_SECONDS + 3) * 1000)
        {
          set_error (error,
                     _ ("Another Matchup is deleting everything just now. Start it again when that "
                        "is done."));
          close (fd);
          return -1;
        }
      g_usleep (POLL_MILLISECONDS * 1000);
    }
  if (is_still_there (fd, path))
    return fd;
  close (fd);
  return -1;
}

typedef struct
{
  guint own;
  gint64 until;
} Begin;

static gboolean
look_cb (gpointer data)
{
  GTask *task = data;
  Begin *begin = g_task_get_task_data (task);
  g_autofree char *folder = matchup_eraser_dup_data_folder ();

  if (matchup_db_count_users (folder) <= begin->own)
    {
      g_task_return_boolean (task, TRUE);
      return G_SOURCE_REMOVE;
    }
  if (g_get_monotonic_time () < begin->until)
    return G_SOURCE_CONTINUE;
  matchup_eraser_cancel ();
  g_task_return_new_error (task,
                           G_IO_ERROR,
                           G_IO_ERROR_BUSY,
                           "%s",
                           _ ("Nothing was deleted, because another Matchup is running and did not "
                              "end. Close it and try again."));
  return G_SOURCE_REMOVE;
}

void
matchup_eraser_begin_async (guint own,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *folder = matchup_eraser_dup_data_folder ();
  GError *error = NULL;
  Begin *begin = g_new0 (Begin, 1);

  g_task_set_source_tag (task, matchup_eraser_begin_async);
  g_task_set_task_data (task, begin, g_free);
  begin->own = own;
  begin->until = g_get_monotonic_time () + LEAVE_SECONDS * G_USEC_PER_SEC;
  keys_done = FALSE;
  if (begun_fd < 0 && g_mkdir_with_parents (folder, 0700) == 0)
    begun_fd = claim (O_CREAT, &error);
  if (begun_fd < 0)
    {
      if (error == NULL)
        set_error (&error,
                   _ ("Nothing was deleted, because the folder with your data cannot be written."));
      g_task_return_error (task, error);
      return;
    }
  g_timeout_add_full (G_PRIORITY_DEFAULT,
                      POLL_MILLISECONDS,
                      look_cb,
                      g_object_ref (task),
                      g_object_unref);
}

gboolean
matchup_eraser_begin_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
keys_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!matchup_secret_store_clear_all_finish (MATCHUP_SECRET_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_eraser_keep_keys ();
  g_task_return_boolean (task, TRUE);
}

void
matchup_eraser_clear_keys_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (MatchupSecretStore) store = matchup_secret_store_new_default ();
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, matchup_eraser_clear_keys_async);
  matchup_secret_store_clear_all_async (store, NULL, keys_cleared_cb, task);
}

gboolean
matchup_eraser_clear_keys_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
matchup_eraser_cancel (void)
{
  g_autofree char *path = dup_marker ();

  if (begun_fd < 0)
    return;
  g_unlink (path);
  close (begun_fd);
  begun_fd = -1;
}

void
matchup_eraser_keep_keys (void)
{
  keys_done = TRUE;
  if (begun_fd >= 0 &&
      pwrite (begun_fd, WITHOUT_KEYS, sizeof WITHOUT_KEYS - 1, 0) != sizeof WITHOUT_KEYS - 1)
    g_debug ("That the keys are dealt with could not be noted");
}

gboolean
matchup_eraser_is_begun (void)
{
  return begun_fd >= 0;
}

/* What an administrator has locked is not the person's. */
static void
reset_settings (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  if (settings == NULL)
    return;
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (g_settings_is_writable (settings, keys[i]))
        g_settings_reset (settings, keys[i]);
    }
  g_settings_sync ();
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* There is no main loop yet. */
static gboolean
clear_keys_now (GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_eraser_clear_keys_async (keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return matchup_eraser_clear_keys_finish (result, error);
}

static gboolean
wait_for_others (GError **error)
{
  g_autofree char *folder = matchup_eraser_dup_data_folder ();

  for (guint i = 0; matchup_db_count_users (folder) > 0; i++)
    {
      if (i * POLL_MILLISECONDS > LEAVE_SECONDS * 1000)
        {
          set_error (error,
                     _ ("Everything is to be deleted, but another Matchup is running and does not "
                        "end. Close it and start this one again."));
          return FALSE;
        }
      g_usleep (POLL_MILLISECONDS * 1000);
    }
  return TRUE;
}

/* Settings before the folder: the file in it is what has all of this done again. */
static gboolean
remove_all (GError **error)
{
  g_autofree char *data = matchup_eraser_dup_data_folder ();
  g_autofree char *cache = matchup_eraser_dup_cache_folder ();
  g_autofree char *config = g_build_filename (g_get_user_config_dir (), APPLICATION_ID, NULL);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), APPLICATION_ID, NULL);

  reset_settings ();
  return matchup_erase_folder (cache, NULL, error) && matchup_erase_folder (config, NULL, error) &&
         matchup_erase_folder (state, NULL, error) &&
         matchup_erase_folder (data, MATCHUP_DB_ERASE_FILE, error);
}

gboolean
matchup_eraser_finish (GError **error)
{
  gboolean success;

  g_return_val_if_fail (begun_fd >= 0, FALSE);

  success = wait_for_others (error) && remove_all (error);
  close (begun_fd);
  begun_fd = -1;
  return success;
}

gboolean
matchup_eraser_resume (char **out_note, GError **error)
{
  g_autoptr (GError) refused = NULL;
  GError *busy = NULL;
  char done[sizeof WITHOUT_KEYS] = "";

  *out_note = NULL;
  begun_fd = claim (0, &busy);
  if (busy != NULL)
    {
      g_propagate_error (error, busy);
      return FALSE;
    }
  if (begun_fd < 0)
    return TRUE;
  if (pread (begun_fd, done, sizeof done - 1, 0) > 0 || clear_keys_now (&refused))
    return matchup_eraser_finish (error);
  /* They go first: all else is whole. */
  matchup_eraser_cancel ();
  *out_note =
      g_strconcat (refused->message,
                   " ",
                   _ ("Matchup was ended before it could delete everything, and all else is still "
                      "there. You can delete it again under “Privacy” in Preferences."),
                   NULL);
  return TRUE;
}
