/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sticking-lineup.h"

#include "matchup-conversation-mapper.h"

/* Several changes in a row are one to be saved; milliseconds. */
#define SAVE_DELAY 300

struct _MatchupStickingLineup
{
  GObject parent_instance;

  const char *owner;
  MatchupSettingsStore *settings;
  MatchupProviderList *providers;
  MatchupCatalog *catalog;
  MatchupLineup *lineup;
  guint save_id;
};

G_DEFINE_FINAL_TYPE (MatchupStickingLineup, matchup_sticking_lineup, G_TYPE_OBJECT)

static void
matchup_sticking_lineup_dispose (GObject *object)
{
  MatchupStickingLineup *self = MATCHUP_STICKING_LINEUP (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->lineup);
  g_clear_object (&self->catalog);
  g_clear_object (&self->providers);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_sticking_lineup_parent_class)->dispose (object);
}

static void
matchup_sticking_lineup_class_init (MatchupStickingLineupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_sticking_lineup_dispose;
}

static void
matchup_sticking_lineup_init (MatchupStickingLineup *self)
{
  self->lineup = matchup_lineup_new ();
}

MatchupStickingLineup *
matchup_sticking_lineup_new (const char *owner,
                             MatchupSettingsStore *settings,
                             MatchupProviderList *providers,
                             MatchupCatalog *catalog)
{
  MatchupStickingLineup *self = g_object_new (MATCHUP_TYPE_STICKING_LINEUP, NULL);

  self->owner = owner;
  self->settings = g_object_ref (settings);
  self->providers = g_object_ref (providers);
  self->catalog = g_object_ref (catalog);
  return self;
}

MatchupLineup *
matchup_sticking_lineup_get (MatchupStickingLineup *self)
{
  g_return_val_if_fail (MATCHUP_IS_STICKING_LINEUP (self), NULL);
  return self->lineup;
}

static void
save (MatchupStickingLineup *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  matchup_settings_store_save_lineup_async (self->settings,
                                            self->owner,
                                            matchup_conversation_mapper_lineup_to_records (
                                                self->lineup),
                                            NULL,
                                            NULL);
}

static gboolean
save_cb (gpointer data)
{
  MatchupStickingLineup *self = data;

  self->save_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (MatchupStickingLineup *self)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_DELAY, save_cb, self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupStickingLineup *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_settings_store_load_lineup_finish (MATCHUP_SETTINGS_STORE (source), result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_conversation_mapper_fill_lineup (self->lineup, records, self->providers, self->catalog);
  g_signal_connect_object (self->lineup,
                           "items-changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_task_return_boolean (task, TRUE);
}

void
matchup_sticking_lineup_load_async (MatchupStickingLineup *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_STICKING_LINEUP (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_sticking_lineup_load_async);
  matchup_settings_store_load_lineup_async (self->settings,
                                            self->owner,
                                            cancellable,
                                            loaded_cb,
                                            task);
}

gboolean
matchup_sticking_lineup_load_finish (MatchupStickingLineup *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
matchup_sticking_lineup_flush (MatchupStickingLineup *self)
{
  g_return_if_fail (MATCHUP_IS_STICKING_LINEUP (self));

  if (self->save_id != 0)
    save (self);
}
