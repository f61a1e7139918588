/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-workspace-internal.h"

#include "matchup-budget-private.h"
#include "matchup-catalog-private.h"
#include "matchup-config.h"
#include "matchup-conversation-mapper.h"
#include "matchup-drafts-private.h"
#include "matchup-history-private.h"
#include "matchup-judging-private.h"
#include "matchup-leaderboard-private.h"
#include "matchup-ledger-private.h"
#include "matchup-lineup-list-private.h"
#include "matchup-local-finder-private.h"
#include "matchup-pricing-private.h"
#include "matchup-prompt-queue-private.h"
#include "matchup-search-private.h"
#include "matchup-settings-store.h"
#include "matchup-settings.h"
#include "matchup-title-maker-private.h"

G_DEFINE_FINAL_TYPE (MatchupWorkspace, matchup_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_ACTIVE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
unref_driver (gpointer driver)
{
  g_clear_object (&driver);
}

static void
matchup_workspace_dispose (GObject *object)
{
  MatchupWorkspace *self = MATCHUP_WORKSPACE (object);

  g_clear_pointer (&self->drivers, g_hash_table_unref);
  if (self->http != NULL)
    matchup_http_client_shutdown (self->http);
  g_clear_object (&self->retention);
  g_clear_object (&self->lineup);
  g_clear_object (&self->chat_lineup);
  g_clear_object (&self->saved_lineups);
  g_clear_object (&self->presets);
  g_clear_object (&self->titles);
  g_clear_object (&self->local_finder);
  g_clear_object (&self->prompt_queues);
  g_clear_object (&self->drafts);
  g_clear_object (&self->leaderboard);
  g_clear_object (&self->attachments);
  g_clear_object (&self->blobs);
  g_clear_object (&self->history);
  g_clear_object (&self->judging);
  g_clear_object (&self->catalog);
  g_clear_object (&self->budget);
  g_clear_object (&self->ledger);
  g_clear_object (&self->pricing);
  g_clear_object (&self->providers);
  g_clear_object (&self->prices);
  g_clear_object (&self->practice);
  g_clear_object (&self->http);
  g_clear_object (&self->secrets);
  g_clear_object (&self->settings);
  g_clear_object (&self->preferences);
  g_clear_object (&self->db);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (matchup_workspace_parent_class)->dispose (object);
}

static void
matchup_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_N_ACTIVE)
    g_value_set_uint (value, matchup_workspace_get_n_active (MATCHUP_WORKSPACE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_workspace_class_init (MatchupWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_workspace_dispose;
  object_class->get_property = matchup_workspace_get_property;

  properties[PROP_N_ACTIVE] =
      g_param_spec_uint ("n-active",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_signal_new ("erase-wanted",
                MATCHUP_TYPE_WORKSPACE,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                0);
  g_signal_new ("asked",
                MATCHUP_TYPE_WORKSPACE,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                3,
                MATCHUP_TYPE_CONVERSATION,
                MATCHUP_TYPE_ROUND,
                MATCHUP_TYPE_RUN);
}

static void
matchup_workspace_init (MatchupWorkspace *self)
{
  self->drivers = g_hash_table_new_full (NULL, NULL, g_object_unref, unref_driver);
}

/* What is not kept at all is not stored either. */
static void
keeping_changed_cb (MatchupWorkspace *self)
{
  gboolean stored = matchup_retention_get_keeping (self) != MATCHUP_KEEP_NEVER;

  matchup_history_set_stores_new (self->history, stored);
  matchup_drafts_set_stores_new (self->drafts, stored);
}

static void
follow_keeping (MatchupWorkspace *self)
{
  if (self->preferences != NULL)
    g_signal_connect_object (self->preferences,
                             "changed::keep-conversations",
                             G_CALLBACK (keeping_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  keeping_changed_cb (self);
}

static void
erase_wanted_cb (MatchupWorkspace *self)
{
  g_signal_emit_by_name (self, "erase-wanted");
}

MatchupWorkspace *
matchup_workspace_new_for_parts (const char *folder,
                                 MatchupSecretStore *secrets,
                                 MatchupProviderRegistry *registry,
                                 MatchupClock *clock)
{
  MatchupWorkspace *self = g_object_new (MATCHUP_TYPE_WORKSPACE, NULL);
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), APPLICATION_ID, NULL);
  g_autoptr (MatchupProviderRegistry) used =
      registry != NULL ? g_object_ref (registry) : matchup_provider_registry_new ();

  self->clock = g_object_ref (clock != NULL ? clock : matchup_clock_get_system ());
  self->db = matchup_db_new (folder != NULL ? folder : usual);
  self->preferences = matchup_settings_new ();
  self->settings = matchup_settings_store_new (self->db);
  self->secrets = secrets != NULL ? g_object_ref (secrets) : matchup_secret_store_new_default ();
  self->http = matchup_http_client_new ();
  self->practice = matchup_practice_service_new ();
  self->prices = matchup_price_list_new ();
  self->providers = matchup_provider_list_new (used, self->settings, self->secrets, self->http);
  self->pricing = matchup_pricing_new (self->db, self->providers, self->prices, self->clock);
  self->ledger = matchup_ledger_new (self->db, self->clock);
  self->budget = matchup_budget_new (self->preferences, self->ledger, self->pricing);
  self->catalog = matchup_catalog_new (self->providers, self->http, self->prices);
  self->judging = matchup_judging_new (self->settings, self->clock);
  self->history = matchup_history_new (self->db,
                                       self->settings,
                                       self->providers,
                                       self->catalog,
                                       self->judging,
                                       self->clock);
  self->saved_lineups =
      matchup_lineup_list_new (self->db, self->providers, self->catalog, self->clock);
  self->lineup = matchup_sticking_lineup_new (MATCHUP_LINEUP_OWNER_COMPARE,
                                              self->settings,
                                              self->providers,
                                              self->catalog);
  self->chat_lineup = matchup_sticking_lineup_new (MATCHUP_LINEUP_OWNER_CHAT,
                                                   self->settings,
                                                   self->providers,
                                                   self->catalog);
  self->presets = matchup_preset_list_new (self->db, self->settings, self->clock);
  self->titles = matchup_title_maker_new (self, self->settings);
  self->prompt_queues = matchup_prompt_queues_new (self, self->db);
  self->drafts = matchup_drafts_new (self->db, self->clock);
  self->leaderboard = matchup_leaderboard_new (self->db, self->history, self->pricing);
  self->local_finder = matchup_local_finder_new (self->providers, self->http);
  self->attachments = matchup_attachment_loader_new ();
  self->blobs = matchup_blob_store_new (self->db);
  self->retention = matchup_retention_new (self);
  follow_keeping (self);
  g_signal_connect_object (self->db,
                           "erase-wanted",
                           G_CALLBACK (erase_wanted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

MatchupWorkspace *
matchup_workspace_new (const char *folder)
{
  return matchup_workspace_new_for_parts (folder, NULL, NULL, NULL);
}

static void
history_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (matchup_history_load_finish (MATCHUP_HISTORY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
presets_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_preset_list_load_finish (MATCHUP_PRESET_LIST (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_history_load_async (self->history,
                              cancellable,
                              history_loaded_cb,
                              g_steal_pointer (&task));
}

static void
saved_lineups_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_lineup_list_load_finish (MATCHUP_LINEUP_LIST (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_preset_list_load_async (self->presets,
                                  cancellable,
                                  presets_loaded_cb,
                                  g_steal_pointer (&task));
}

static void
chat_lineup_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_sticking_lineup_load_finish (MATCHUP_STICKING_LINEUP (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_lineup_list_load_async (self->saved_lineups,
                                  cancellable,
                                  saved_lineups_loaded_cb,
                                  g_steal_pointer (&task));
}

static void
lineup_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_sticking_lineup_load_finish (MATCHUP_STICKING_LINEUP (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_title_maker_load (self->titles);
  matchup_sticking_lineup_load_async (self->chat_lineup,
                                      cancellable,
                                      chat_lineup_loaded_cb,
                                      g_steal_pointer (&task));
}

static void
judging_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_judging_load_finish (MATCHUP_JUDGING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_sticking_lineup_load_async (self->lineup,
                                      cancellable,
                                      lineup_loaded_cb,
                                      g_steal_pointer (&task));
}

static void
ledger_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_ledger_load_finish (MATCHUP_LEDGER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_judging_load_async (self->judging,
                              cancellable,
                              judging_loaded_cb,
                              g_steal_pointer (&task));
}

static void
pricing_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!matchup_pricing_load_finish (MATCHUP_PRICING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_ledger_load_async (self->ledger, ledger_loaded_cb, g_steal_pointer (&task));
}

static void
providers_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_provider_list_load_finish (MATCHUP_PROVIDER_LIST (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_pricing_load_async (self->pricing,
                              cancellable,
                              pricing_loaded_cb,
                              g_steal_pointer (&task));
}

static void
db_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_db_open_finish (MATCHUP_DB (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Read in this order: the drafts are there when all of this is open. */
  matchup_drafts_load (self->drafts);
  matchup_prompt_queues_load (self->prompt_queues);
  matchup_provider_list_load_async (self->providers,
                                    cancellable,
                                    providers_loaded_cb,
                                    g_steal_pointer (&task));
}

void
matchup_workspace_open_async (MatchupWorkspace *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_workspace_open_async);
  matchup_db_open_async (self->db, cancellable, db_opened_cb, task);
}

gboolean
matchup_workspace_open_finish (MatchupWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (matchup_db_close_finish (MATCHUP_DB (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
stop_all (MatchupWorkspace *self)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->drivers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (runs, g_object_ref (key));
  for (guint i = 0; i < runs->len; i++)
    {
      MatchupRun *run = g_ptr_array_index (runs, i);

      matchup_run_stop (run);
      /* One that still waits to be saved has no driver that could end it. */
      if (matchup_run_is_active (run))
        matchup_run_set_state (run, MATCHUP_RUN_STATE_STOPPED);
    }
}

void
matchup_workspace_close_async (MatchupWorkspace *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_workspace_close_async);
  matchup_drafts_shutdown (self->drafts);
  matchup_prompt_queues_shutdown (self->prompt_queues);
  stop_all (self);
  matchup_sticking_lineup_flush (self->lineup);
  matchup_sticking_lineup_flush (self->chat_lineup);
  /* What could not be written before gets another try. */
  matchup_history_flush_async (self->history, NULL, NULL);
  matchup_db_close_async (self->db, closed_cb, task);
}

gboolean
matchup_workspace_close_finish (MatchupWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

MatchupProviderList *
matchup_workspace_get_providers (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->providers;
}

MatchupCatalog *
matchup_workspace_get_catalog (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->catalog;
}

MatchupPricing *
matchup_workspace_get_pricing (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->pricing;
}

MatchupRetention *
matchup_workspace_get_retention (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->retention;
}

MatchupLedger *
matchup_workspace_get_ledger (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->ledger;
}

MatchupBudget *
matchup_workspace_get_budget (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->budget;
}

MatchupJudging *
matchup_workspace_get_judging (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->judging;
}

MatchupPromptQueues *
matchup_workspace_get_prompt_queues (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->prompt_queues;
}

MatchupDrafts *
matchup_workspace_get_drafts (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->drafts;
}

MatchupLeaderboard *
matchup_workspace_get_leaderboard (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->leaderboard;
}

MatchupLineupList *
matchup_workspace_get_saved_lineups (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->saved_lineups;
}

MatchupPresetList *
matchup_workspace_get_presets (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->presets;
}

MatchupHistory *
matchup_workspace_get_history (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->history;
}

MatchupLocalFinder *
matchup_workspace_get_local_finder (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->local_finder;
}

MatchupSearch *
matchup_workspace_new_search (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);

  return matchup_search_new (self->db);
}

MatchupTitleMaker *
matchup_workspace_get_title_maker (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->titles;
}

MatchupClock *
matchup_workspace_get_clock (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->clock;
}

MatchupLineup *
matchup_workspace_get_lineup (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return matchup_sticking_lineup_get (self->lineup);
}

MatchupLineup *
matchup_workspace_get_chat_lineup (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);

  return matchup_sticking_lineup_get (self->chat_lineup);
}

guint
matchup_workspace_get_n_active (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), 0);
  return self->drivers != NULL ? g_hash_table_size (self->drivers) : 0;
}

void
_matchup_workspace_notify_active (MatchupWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
}

MatchupAttachmentLoader *
matchup_workspace_get_attachments (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->attachments;
}

MatchupPracticeService *
matchup_workspace_get_practice (MatchupWorkspace *self)
{
  return self->practice;
}
