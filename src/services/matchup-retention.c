/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-retention.h"

#include "matchup-history-private.h"
#include "matchup-privacy-store.h"
#include "matchup-workspace-internal.h"

/* The start has the computer to itself. */
#define FIRST_SECONDS 2
#define DAY_SECONDS (24 * 3600)

struct _MatchupRetention
{
  GObject parent_instance;

  MatchupWorkspace *workspace; /* weak: it owns this */
  MatchupPrivacyStore *store;
  guint timer_id;
};

G_DEFINE_FINAL_TYPE (MatchupRetention, matchup_retention, G_TYPE_OBJECT)

static void
matchup_retention_dispose (GObject *object)
{
  MatchupRetention *self = MATCHUP_RETENTION (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_weak_pointer (&self->workspace);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (matchup_retention_parent_class)->dispose (object);
}

static void
matchup_retention_class_init (MatchupRetentionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_retention_dispose;
}

static void
matchup_retention_init (MatchupRetention *self)
{
}

MatchupKeeping
matchup_retention_get_keeping (MatchupWorkspace *workspace)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), MATCHUP_KEEP_FOREVER);

  if (workspace->preferences == NULL)
    return MATCHUP_KEEP_FOREVER;
  return (MatchupKeeping) g_settings_get_enum (workspace->preferences, "keep-conversations");
}

/* The moment before which nothing is kept; 0: everything is. */
static gint64
get_before (MatchupWorkspace *workspace, MatchupKeeping keeping)
{
  gint64 now = matchup_clock_get_real (workspace->clock);
  const gint64 day = (gint64) DAY_SECONDS * G_USEC_PER_SEC;

  switch (keeping)
    {
    case MATCHUP_KEEP_YEAR:
      return now - 365 * day;
    case MATCHUP_KEEP_MONTH:
      return now - 30 * day;
    case MATCHUP_KEEP_NEVER:
      return now;
    case MATCHUP_KEEP_FOREVER:
    default:
      return 0;
    }
}

typedef struct
{
  gint64 before;
  gboolean drafts;
  int n_gone;
} Work;

static void expire_next (GTask *task);

static void
cleaned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (matchup_privacy_store_clean_finish (MATCHUP_PRIVACY_STORE (source), result, &error))
    g_task_return_int (task, work->n_gone);
  else
    g_task_return_error (task, error);
}

static void
expired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupRetention *self = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) ids =
      matchup_privacy_store_expire_finish (MATCHUP_PRIVACY_STORE (source), result, &error);

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  work->n_gone += (int) g_strv_length (ids);
  if (ids[0] != NULL && self->workspace != NULL)
    {
      matchup_history_forget_all (self->workspace->history, (const char *const *) ids);
      expire_next (g_steal_pointer (&task));
    }
  else if (work->n_gone > 0)
    matchup_privacy_store_clean_async (self->store, cleaned_cb, g_steal_pointer (&task));
  else
    g_task_return_int (task, 0);
}

/* Takes @task. */
static void
expire_next (GTask *task)
{
  MatchupRetention *self = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  g_auto (GStrv) open = matchup_history_dup_open_ids (self->workspace->history);

  matchup_privacy_store_expire_async (self->store,
                                      work->before,
                                      (const char *const *) open,
                                      work->drafts,
                                      expired_cb,
                                      task);
}

void
matchup_retention_run_async (MatchupRetention *self,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  MatchupKeeping keeping;
  GTask *task;
  Work *work;

  g_return_if_fail (MATCHUP_IS_RETENTION (self));
  g_return_if_fail (self->workspace != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_retention_run_async);
  keeping = matchup_retention_get_keeping (self->workspace);
  work = g_new0 (Work, 1);
  work->before = get_before (self->workspace, keeping);
  work->drafts = keeping == MATCHUP_KEEP_NEVER;
  g_task_set_task_data (task, work, g_free);
  if (work->before > 0)
    {
      expire_next (task);
      return;
    }
  g_task_return_int (task, 0);
  g_object_unref (task);
}

int
matchup_retention_run_finish (MatchupRetention *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (matchup_retention_run_finish (MATCHUP_RETENTION (source), result, &error) < 0)
    g_message ("Old conversations could not be deleted: %s", error->message);
}

static gboolean
due_cb (gpointer data)
{
  MatchupRetention *self = data;

  self->timer_id = g_timeout_add_seconds (DAY_SECONDS, due_cb, self);
  if (self->workspace != NULL)
    matchup_retention_run_async (self, ran_cb, NULL);
  return G_SOURCE_REMOVE;
}

void
matchup_retention_start (MatchupRetention *self)
{
  g_return_if_fail (MATCHUP_IS_RETENTION (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add_seconds (FIRST_SECONDS, due_cb, self);
}

/* Whoever changes it has a day to think of it. */
static void
keeping_changed_cb (MatchupRetention *self)
{
  if (self->timer_id == 0)
    return;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add_seconds (DAY_SECONDS, due_cb, self);
}

MatchupRetention *
matchup_retention_new (MatchupWorkspace *workspace)
{
  MatchupRetention *self = g_object_new (MATCHUP_TYPE_RETENTION, NULL);

  g_set_weak_pointer (&self->workspace, workspace);
  self->store = matchup_privacy_store_new (workspace->db);
  if (workspace->preferences != NULL)
    g_signal_connect_object (workspace->preferences,
                             "changed::keep-conversations",
                             G_CALLBACK (keeping_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  return self;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 n =
      matchup_privacy_store_count_older_finish (MATCHUP_PRIVACY_STORE (source), result, &error);

  if (n < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize) n);
}

void
matchup_retention_count_async (MatchupWorkspace *workspace,
                               MatchupKeeping keeping,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (MatchupPrivacyStore) store = NULL;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  task = g_task_new (workspace, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_retention_count_async);
  store = matchup_privacy_store_new (workspace->db);
  matchup_privacy_store_count_older_async (store,
                                           get_before (workspace, keeping),
                                           counted_cb,
                                           task);
}

gint64
matchup_retention_count_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
