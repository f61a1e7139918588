/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-workspace-private.h"

#include "matchup-catalog-private.h"
#include "matchup-config.h"
#include "matchup-conversation-mapper.h"
#include "matchup-history-private.h"
#include "matchup-judging-private.h"
#include "matchup-leaderboard-private.h"
#include "matchup-lineup-list-private.h"
#include "matchup-local-finder-private.h"
#include "matchup-pricing-private.h"
#include "matchup-run-driver.h"
#include "matchup-settings-store.h"

#include <json-glib/json-glib.h>

#define SAVE_LINEUP_MILLISECONDS 300

struct _MatchupWorkspace
{
  GObject parent_instance;

  MatchupDb *db;
  MatchupSettingsStore *settings;
  MatchupSecretStore *secrets;
  MatchupHttpClient *http;
  MatchupProviderList *providers;
  MatchupPriceList *prices;
  MatchupPricing *pricing;
  MatchupCatalog *catalog;
  MatchupJudging *judging;
  MatchupHistory *history;
  MatchupLeaderboard *leaderboard;
  MatchupLocalFinder *local_finder;
  MatchupClock *clock;
  MatchupLineup *lineup;
  MatchupLineupList *saved_lineups;

  GHashTable *drivers; /* MatchupRun -> MatchupRunDriver, NULL until the run is saved */
  guint save_lineup_id;
};

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

  g_clear_handle_id (&self->save_lineup_id, g_source_remove);
  g_clear_pointer (&self->drivers, g_hash_table_unref);
  if (self->http != NULL)
    matchup_http_client_shutdown (self->http);
  g_clear_object (&self->lineup);
  g_clear_object (&self->saved_lineups);
  g_clear_object (&self->local_finder);
  g_clear_object (&self->leaderboard);
  g_clear_object (&self->history);
  g_clear_object (&self->judging);
  g_clear_object (&self->catalog);
  g_clear_object (&self->pricing);
  g_clear_object (&self->providers);
  g_clear_object (&self->prices);
  g_clear_object (&self->http);
  g_clear_object (&self->secrets);
  g_clear_object (&self->settings);
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
}

static void
matchup_workspace_init (MatchupWorkspace *self)
{
  self->drivers = g_hash_table_new_full (NULL, NULL, g_object_unref, unref_driver);
  self->lineup = matchup_lineup_new ();
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
  self->settings = matchup_settings_store_new (self->db);
  self->secrets = secrets != NULL ? g_object_ref (secrets) : matchup_secret_store_new_default ();
  self->http = matchup_http_client_new ();
  self->prices = matchup_price_list_new ();
  self->providers = matchup_provider_list_new (used, self->settings, self->secrets, self->http);
  self->pricing = matchup_pricing_new (self->db, self->providers, self->prices, self->clock);
  self->catalog = matchup_catalog_new (self->providers, self->http, self->prices);
  self->judging = matchup_judging_new (self->settings, self->clock);
  self->history =
      matchup_history_new (self->db, self->providers, self->catalog, self->judging, self->clock);
  self->leaderboard = matchup_leaderboard_new (self->db, self->history, self->pricing);
  self->saved_lineups =
      matchup_lineup_list_new (self->db, self->providers, self->catalog, self->clock);
  self->local_finder = matchup_local_finder_new (self->providers, self->http);
  return self;
}

MatchupWorkspace *
matchup_workspace_new (const char *folder)
{
  return matchup_workspace_new_for_parts (folder, NULL, NULL, NULL);
}

static void
save_lineup (MatchupWorkspace *self)
{
  g_clear_handle_id (&self->save_lineup_id, g_source_remove);
  matchup_settings_store_save_lineup_async (self->settings,
                                            matchup_conversation_mapper_lineup_to_records (
                                                self->lineup),
                                            NULL,
                                            NULL);
}

static gboolean
save_lineup_cb (gpointer data)
{
  MatchupWorkspace *self = data;

  self->save_lineup_id = 0;
  save_lineup (self);
  return G_SOURCE_REMOVE;
}

static void
lineup_changed_cb (MatchupWorkspace *self)
{
  if (self->save_lineup_id == 0)
    self->save_lineup_id = g_timeout_add (SAVE_LINEUP_MILLISECONDS, save_lineup_cb, self);
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
  matchup_history_load_async (self->history,
                              cancellable,
                              history_loaded_cb,
                              g_steal_pointer (&task));
}

static void
lineup_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
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
                           G_CALLBACK (lineup_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_lineup_list_load_async (self->saved_lineups,
                                  cancellable,
                                  saved_lineups_loaded_cb,
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
  matchup_settings_store_load_lineup_async (self->settings,
                                            cancellable,
                                            lineup_loaded_cb,
                                            g_steal_pointer (&task));
}

static void
pricing_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupWorkspace *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!matchup_pricing_load_finish (MATCHUP_PRICING (source), result, &error))
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
  stop_all (self);
  if (self->save_lineup_id != 0)
    save_lineup (self);
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

MatchupJudging *
matchup_workspace_get_judging (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->judging;
}

MatchupHistory *
matchup_workspace_get_history (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->history;
}

MatchupLeaderboard *
matchup_workspace_get_leaderboard (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->leaderboard;
}

MatchupLocalFinder *
matchup_workspace_get_local_finder (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->local_finder;
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
  return self->lineup;
}

MatchupLineupList *
matchup_workspace_get_saved_lineups (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  return self->saved_lineups;
}

guint
matchup_workspace_get_n_active (MatchupWorkspace *self)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), 0);
  return self->drivers != NULL ? g_hash_table_size (self->drivers) : 0;
}

/*
 * What was asked and is not finished; holds the conversation, so that answers go on arriving in it
 * when the person looks at another one.
 */
typedef struct
{
  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  GPtrArray *answers; /* the ones that are asked */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->workspace);
  g_clear_object (&question->conversation);
  g_clear_object (&question->round);
  g_clear_pointer (&question->answers, g_ptr_array_unref);
  g_free (question);
}

static Question *
question_new (MatchupWorkspace *self, MatchupConversation *conversation, MatchupRound *round)
{
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (self);
  question->conversation = g_object_ref (conversation);
  question->round = g_object_ref (round);
  question->answers = g_ptr_array_new_with_free_func (g_object_unref);
  return question;
}

static void
run_finished_cb (MatchupWorkspace *self, MatchupRun *run)
{
  if (self->drivers == NULL || !g_hash_table_remove (self->drivers, run))
    return;
  matchup_leaderboard_runs_changed (self->leaderboard);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
}

static MatchupRun *
add_run (MatchupWorkspace *self, MatchupAnswer *answer)
{
  MatchupRun *run = matchup_run_new (NULL, matchup_answer_get_contestant (answer));

  g_hash_table_insert (self->drivers, g_object_ref (run), NULL);
  g_signal_connect_object (run, "finished", G_CALLBACK (run_finished_cb), self, G_CONNECT_SWAPPED);
  matchup_answer_add_run (answer, run);
  g_object_unref (run);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
  return run;
}

/* Held by the driver, so that the conversation lives as long as something is written into it. */
static void
hold_conversation (MatchupRunDriver *driver, MatchupConversation *conversation)
{
  g_object_set_data_full (G_OBJECT (driver),
                          "matchup-conversation",
                          g_object_ref (conversation),
                          g_object_unref);
}

static void
fail_all (Question *question, const GError *error)
{
  g_autoptr (MatchupErrorInfo) info = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_INTERNAL,
                                                                     MATCHUP_ERROR_REASON_NONE,
                                                                     error->message);

  for (guint i = 0; i < question->answers->len; i++)
    matchup_run_fail (matchup_answer_get_current (g_ptr_array_index (question->answers, i)), info);
}

/* All requests leave in one go and share one start. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  MatchupWorkspace *self = question->workspace;
  g_autoptr (GError) error = NULL;
  gint64 start = matchup_clock_get_monotonic (self->clock);
  gint64 started_at = matchup_clock_get_real (self->clock);

  if (!matchup_history_save_finish (MATCHUP_HISTORY (source), result, &error))
    fail_all (question, error);
  for (guint i = 0; error == NULL && self->drivers != NULL && i < question->answers->len; i++)
    {
      MatchupAnswer *answer = g_ptr_array_index (question->answers, i);
      MatchupRun *run = matchup_answer_get_current (answer);
      g_autoptr (GPtrArray) messages = NULL;
      g_autoptr (MatchupRunDriver) driver = NULL;

      if (!matchup_run_is_active (run))
        continue;
      messages = matchup_conversation_dup_history (question->conversation,
                                                   matchup_answer_get_contestant (answer),
                                                   question->round);
      driver = matchup_run_driver_new (run,
                                       messages,
                                       self->providers,
                                       self->pricing,
                                       self->http,
                                       self->clock);
      hold_conversation (driver, question->conversation);
      g_hash_table_replace (self->drivers, g_object_ref (run), g_object_ref (driver));
      matchup_run_driver_start (driver, start, started_at);
    }
  question_free (question);
}

static MatchupRunGroup *
ask (MatchupWorkspace *self, MatchupConversation *conversation, MatchupMessage *prompt)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);
  MatchupRunGroup *group = matchup_run_group_new ();
  g_autoptr (MatchupRound) round =
      matchup_round_new (NULL, prompt, matchup_clock_get_real (self->clock));
  Question *question = question_new (self, conversation, round);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      g_autoptr (MatchupAnswer) answer = matchup_answer_new (matchup_lineup_get (lineup, i));

      matchup_run_group_add (group, add_run (self, answer));
      matchup_round_add_answer (round, answer);
      g_ptr_array_add (question->answers, g_steal_pointer (&answer));
    }
  matchup_round_set_reveal_together (round,
                                     matchup_conversation_get_reveal_together (conversation));
  if (matchup_conversation_get_blind (conversation))
    matchup_round_make_blind (round, NULL);
  matchup_conversation_add_round (conversation, round);
  matchup_history_save_round_async (self->history, conversation, round, saved_cb, question);
  return group;
}

MatchupRunGroup *
matchup_workspace_ask (MatchupWorkspace *self,
                       MatchupConversation *conversation,
                       const char *prompt)
{
  g_autoptr (MatchupMessage) message = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (prompt != NULL, NULL);

  message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  return ask (self, conversation, message);
}

/* A message does not change any more once it was asked: both rounds have the same one. */
MatchupRunGroup *
matchup_workspace_ask_same (MatchupWorkspace *self,
                            MatchupConversation *conversation,
                            MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  return ask (self, conversation, matchup_round_get_prompt (round));
}

MatchupRun *
matchup_workspace_ask_again (MatchupWorkspace *self,
                             MatchupConversation *conversation,
                             MatchupRound *round,
                             MatchupAnswer *answer)
{
  Question *question;
  MatchupRun *run;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);

  question = question_new (self, conversation, round);
  g_ptr_array_add (question->answers, g_object_ref (answer));
  run = add_run (self, answer);
  matchup_history_save_run_async (self->history,
                                  conversation,
                                  round,
                                  answer,
                                  run,
                                  saved_cb,
                                  question);
  return run;
}

static char *
pretty_print (GBytes *body)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, bytes, (gssize) length, NULL))
    return g_strndup (bytes, length);
  return json_to_string (json_parser_get_root (parser), TRUE);
}

char *
matchup_workspace_dup_sent (MatchupWorkspace *self,
                            MatchupConversation *conversation,
                            MatchupRound *round,
                            MatchupAnswer *answer)
{
  MatchupContestant *contestant;
  MatchupModelRef *model;
  MatchupProvider *provider;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (MatchupHttpRequest) request = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);

  contestant = matchup_answer_get_contestant (answer);
  model = matchup_contestant_get_model (contestant);
  provider =
      matchup_provider_list_find (self->providers, matchup_model_ref_get_provider_id (model));
  if (provider == NULL)
    return NULL;
  messages = matchup_conversation_dup_history (conversation, contestant, round);
  request =
      matchup_codec_build_request (matchup_provider_list_get_codec (self->providers, provider),
                                   &(MatchupRequestSnapshot){
                                       .template_ = matchup_provider_get_template (provider),
                                       .address = matchup_provider_get_address (provider),
                                       .model_id = matchup_model_ref_get_model_id (model),
                                       .capabilities = matchup_model_ref_get_capabilities (model),
                                       .max_output = matchup_model_ref_get_max_output (model),
                                       .params = matchup_contestant_get_params (contestant),
                                       .messages = messages,
                                       .leave_out = matchup_provider_get_refused_fields (provider),
                                   },
                                   NULL);
  return pretty_print (matchup_http_request_get_body (request));
}
