/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-db-instance.h"

#include "matchup-blob-files.h"

#include "matchup-db-statement.h"
#include "matchup-part-writer.h"
#include "matchup-round-rows.h"

#include <errno.h>
#include <string.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_SUFFIX ".lock"
#define NEW_SUFFIX ".new" /* not locked yet */
#define MAX_TRIES 16
#define DAY (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

struct _MatchupDbInstance
{
  char *id;
  char *folder;
  char *path;
  int fd;
};

static char *
build_path (const char *folder, const char *id, const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

/*
 * Others remove what nobody holds a lock of. So the file has another name until it is locked, and
 * is one of ours from the moment at which it has its own: the lock goes with it. FALSE with errno.
 */
static gboolean
claim (MatchupDbInstance *self)
{
  g_autofree char *path = build_path (self->folder, self->id, NEW_SUFFIX);
  int status;

  self->fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return FALSE;
  if (flock (self->fd, LOCK_EX | LOCK_NB) == 0 && g_rename (path, self->path) == 0)
    return TRUE;
  status = errno;
  g_unlink (path);
  close (self->fd);
  self->fd = -1;
  errno = status;
  return FALSE;
}

static gboolean
claim_with_new_id (MatchupDbInstance *self)
{
  g_free (self->id);
  g_free (self->path);
  self->id = g_uuid_string_random ();
  self->path = build_path (self->folder, self->id, LOCK_SUFFIX);
  return claim (self);
}

MatchupDbInstance *
matchup_db_instance_new (const char *folder, GError **error)
{
  MatchupDbInstance *self = g_new0 (MatchupDbInstance, 1);
  gboolean claimed = FALSE;

  self->folder = g_build_filename (folder, "instances", NULL);
  self->fd = -1;
  if (g_mkdir_with_parents (self->folder, 0700) == 0)
    {
      claimed = claim_with_new_id (self);
      /* Another process just took the new file for one that was left over. */
      for (int i = 0; i < MAX_TRIES && !claimed && (errno == ENOENT || errno == EWOULDBLOCK); i++)
        claimed = claim_with_new_id (self);
    }
  if (!claimed)
    {
      matchup_db_set_error (error, NULL, errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN);
      matchup_db_instance_free (self);
      return NULL;
    }
  return self;
}

void
matchup_db_instance_free (MatchupDbInstance *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    {
      g_unlink (self->path);
      close (self->fd);
    }
  g_free (self->id);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

const char *
matchup_db_instance_get_id (MatchupDbInstance *self)
{
  return self->id;
}

/* TRUE when nobody holds the lock of that instance any more; its file is removed then. */
static gboolean
is_gone (MatchupDbInstance *self, const char *id, const char *suffix)
{
  g_autofree char *path = NULL;
  gboolean gone;
  int fd;

  if (g_str_equal (id, self->id))
    return FALSE;
  /* Ids are UUIDs; anything else did not come from us and is no file name. */
  if (!g_uuid_string_is_valid (id))
    return TRUE;
  path = build_path (self->folder, id, suffix);
  fd = open (path, O_RDWR | O_CLOEXEC);
  if (fd < 0)
    return errno == ENOENT;
  gone = flock (fd, LOCK_EX | LOCK_NB) == 0;
  if (gone)
    g_unlink (path);
  close (fd);
  return gone;
}

static gboolean
interrupt_run (sqlite3 *connection, const char *run_id, GError **error)
{
  g_auto (MatchupDbStatement) run = { 0 };

  if (!matchup_part_writer_join (connection, run_id, error))
    return FALSE;
  matchup_db_statement_init (
      &run,
      connection,
      "UPDATE runs SET state = 'interrupted', instance = NULL WHERE id = ?1");
  matchup_db_statement_bind_text (&run, 1, run_id);
  return matchup_db_statement_run (&run, error);
}

static gboolean
interrupt_left_over_runs (MatchupDbInstance *self, sqlite3 *connection, GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "SELECT id, instance FROM runs WHERE instance IS NOT NULL");
  while (matchup_db_statement_step (&statement))
    {
      g_autofree char *instance = matchup_db_statement_dup_text (&statement, 1);

      if (is_gone (self, instance, LOCK_SUFFIX))
        g_ptr_array_add (runs, matchup_db_statement_dup_text (&statement, 0));
    }
  if (!matchup_db_statement_check (&statement, error))
    return FALSE;
  for (guint i = 0; i < runs->len; i++)
    {
      if (!interrupt_run (connection, g_ptr_array_index (runs, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
purge_deleted (sqlite3 *connection, GError **error)
{
  g_auto (MatchupDbStatement) conversations = { 0 };
  g_auto (MatchupDbStatement) lineups = { 0 };
  gint64 before = g_get_real_time () - DAY;

  matchup_db_statement_init (&conversations,
                             connection,
                             "DELETE FROM conversations WHERE deleted_at < ?1");
  matchup_db_statement_bind_int (&conversations, 1, before);
  matchup_db_statement_init (
      &lineups,
      connection,
      "DELETE FROM lineups WHERE owner IN (SELECT id FROM conversations WHERE deleted_at < ?1)");
  matchup_db_statement_bind_int (&lineups, 1, before);
  return matchup_db_statement_run (&lineups, error) &&
         matchup_db_statement_run (&conversations, error) &&
         matchup_round_rows_purge (connection, before, error);
}

static void
remove_if_stale (MatchupDbInstance *self, const char *name, const char *suffix)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, suffix))
    return;
  id = g_strndup (name, strlen (name) - strlen (suffix));
  is_gone (self, id, suffix);
}

static void
remove_stale_locks (MatchupDbInstance *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      remove_if_stale (self, name, LOCK_SUFFIX);
      remove_if_stale (self, name, NEW_SUFFIX);
    }
}

/*
 * After the transaction that removed what referred to them, for files do not come back when one is
 * undone; inside one of its own, so that nobody is about to refer to what is removed.
 */
static void
collect_blobs (MatchupDbInstance *self, sqlite3 *connection)
{
  g_autofree char *folder = g_path_get_dirname (self->folder);
  g_autoptr (GError) error = NULL;

  if (matchup_db_exec (connection, "BEGIN IMMEDIATE", &error))
    {
      matchup_blob_files_collect (folder, connection, &error);
      matchup_db_exec (connection, "COMMIT", NULL);
    }
  if (error != NULL)
    g_debug ("Pictures that nobody needs stay: %s", error->message);
}

gboolean
matchup_db_instance_recover (MatchupDbInstance *self, sqlite3 *connection, GError **error)
{
  if (!matchup_db_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!interrupt_left_over_runs (self, connection, error) || !purge_deleted (connection, error))
    {
      matchup_db_exec (connection, "ROLLBACK", NULL);
      return FALSE;
    }
  if (!matchup_db_exec (connection, "COMMIT", error))
    return FALSE;
  remove_stale_locks (self);
  collect_blobs (self, connection);
  return TRUE;
}

/* FALSE: whoever it was of is gone; its file is left to the next one who opens the folder. */
static gboolean
is_alive (const char *path)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  gboolean alive;

  if (fd < 0)
    return FALSE;
  alive = flock (fd, LOCK_EX | LOCK_NB) != 0;
  close (fd);
  return alive;
}

guint
matchup_db_instance_count (const char *folder)
{
  g_autofree char *instances = g_build_filename (folder, "instances", NULL);
  g_autoptr (GDir) dir = g_dir_open (instances, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (instances, name, NULL);

      n += is_alive (path);
    }
  return n;
}
