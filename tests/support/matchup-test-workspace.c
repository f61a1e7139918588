/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-workspace.h"

#include "matchup-local-finder-private.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-settings.h"

#include <json-glib/json-glib.h>

/* No service of a test may be a real one. */
#define NOBODY "http://127.0.0.1:1/v1"

static const guint16 no_ports[] = { 0 };

MatchupWorkspace *
matchup_test_make_workspace (const char *folder, MatchupClock *clock)
{
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();
  MatchupWorkspace *workspace = matchup_workspace_new_for_parts (folder, secrets, NULL, clock);

  /* What runs on the developer's computer is no part of a test. */
  matchup_local_finder_set_ports (matchup_workspace_get_local_finder (workspace), no_ports);
  return workspace;
}

MatchupWorkspace *
matchup_test_open_workspace (const char *folder, MatchupClock *clock)
{
  MatchupWorkspace *workspace = matchup_test_make_workspace (folder, clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_workspace_open_async (workspace, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_workspace_open_finish (workspace, result, &error);
  g_assert_no_error (error);
  return workspace;
}

void
matchup_test_close_workspace (MatchupWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_workspace_close_async (workspace, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_workspace_close_finish (workspace, result, &error);
  g_assert_no_error (error);
  g_object_unref (workspace);
}

/* Other than what is in the folder, it is there for all tests of a program. */
static void
reset_judging (void)
{
  static const char *const keys[] = { "hide-names", "reveal-together", "vote-stops" };
  g_autoptr (GSettings) settings = matchup_settings_new ();

  for (guint i = 0; settings != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) set = g_settings_get_user_value (settings, keys[i]);

      if (set != NULL)
        g_settings_reset (settings, keys[i]);
    }
}

MatchupTestWorkspace *
matchup_test_workspace_new (MatchupClock *clock)
{
  MatchupTestWorkspace *self = g_new0 (MatchupTestWorkspace, 1);
  g_autoptr (GError) error = NULL;

  reset_judging ();
  self->folder = g_dir_make_tmp ("matchup-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->workspace = matchup_test_open_workspace (self->folder, clock);
  return self;
}

void
matchup_test_workspace_reopen (MatchupTestWorkspace *self)
{
  matchup_test_close_workspace (self->workspace);
  self->workspace = matchup_test_open_workspace (self->folder, NULL);
}

void
matchup_test_workspace_free (MatchupTestWorkspace *self)
{
  matchup_test_close_workspace (self->workspace);
  if (self->server != NULL)
    {
      g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
      g_subprocess_wait (self->server, NULL, NULL);
    }
  g_clear_object (&self->server);
  matchup_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->address);
  g_free (self);
}

void
matchup_test_workspace_start_server (MatchupTestWorkspace *self)
{
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "support", "loopback-llm", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *line = NULL;

  g_assert_null (self->server);
  self->server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                   &error,
                                   program,
                                   NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, line, -1, NULL));
  self->address = g_strdup_printf (
      "http://127.0.0.1:%" G_GINT64_FORMAT "/v1",
      json_object_get_int_member (json_node_get_object (json_parser_get_root (parser)), "port"));
}

MatchupProvider *
matchup_test_workspace_connect (MatchupTestWorkspace *self,
                                const char *template_id,
                                const char *key)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSecret) secret = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MatchupProvider *provider =
      matchup_provider_list_add (providers,
                                 matchup_provider_list_find_template (providers, template_id),
                                 NULL,
                                 self->address != NULL ? self->address : NOBODY,
                                 &error);

  g_assert_no_error (error);
  if (key == NULL)
    return provider;
  secret = matchup_secret_new (key, -1);
  matchup_provider_list_set_key_async (providers,
                                       provider,
                                       secret,
                                       matchup_test_keep_result_cb,
                                       &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_provider_list_set_key_finish (providers, result, &error));
  return provider;
}

void
matchup_test_workspace_flush (MatchupTestWorkspace *self)
{
  MatchupHistory *history = matchup_workspace_get_history (self->workspace);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_history_flush_async (history, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_history_flush_finish (history, result, NULL));
}

MatchupConversation *
matchup_test_workspace_open (MatchupTestWorkspace *self, const char *id)
{
  MatchupHistory *history = matchup_workspace_get_history (self->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupConversation *conversation;

  matchup_history_open_async (history, id, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  conversation = matchup_history_open_finish (history, result, &error);
  g_assert_no_error (error);
  return conversation;
}

MatchupErrorInfo *
matchup_test_check (MatchupProviderList *providers, MatchupProvider *provider, const char *key)
{
  g_autoptr (MatchupSecret) secret = matchup_secret_new (key, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupErrorInfo *info;

  matchup_provider_list_check_async (providers,
                                     provider,
                                     secret,
                                     NULL,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  matchup_test_wait_until (result != NULL);
  info = matchup_provider_list_check_finish (providers, result, NULL, &error);
  g_assert_no_error (error);
  return info;
}

MatchupContestant *
matchup_test_contestant_new (const char *model)
{
  g_auto (GStrv) halves = g_strsplit (model, "/", 2);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupModelRef) ref =
      matchup_model_ref_new (halves[0], halves[1], NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);

  return matchup_contestant_new (NULL, ref, params);
}

MatchupLineup *
matchup_test_lineup_new (const char *const *models)
{
  MatchupLineup *lineup = matchup_lineup_new ();

  for (guint i = 0; models[i] != NULL; i++)
    {
      g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (models[i]);

      g_assert_true (matchup_lineup_append (lineup, contestant));
    }
  return lineup;
}

MatchupConversation *
matchup_test_workspace_create (MatchupTestWorkspace *self,
                               const char *const *models,
                               gboolean private_)
{
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  return matchup_history_create (matchup_workspace_get_history (self->workspace),
                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                 lineup,
                                 private_);
}

MatchupRound *
matchup_test_get_last (MatchupConversation *conversation)
{
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

MatchupRound *
matchup_test_workspace_ask (MatchupTestWorkspace *self,
                            MatchupConversation *conversation,
                            const char *prompt)
{
  g_autoptr (MatchupRunGroup) group = matchup_workspace_ask (self->workspace, conversation, prompt);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return matchup_test_get_last (conversation);
}

MatchupRun *
matchup_test_get_run (MatchupRound *round, guint slot)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, slot));
}

MatchupRound *
matchup_test_add_round (MatchupConversation *conversation,
                        const char *prompt,
                        const char *text,
                        MatchupRunState state)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 1);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);
      g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

      matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
      if (state != MATCHUP_RUN_STATE_QUEUED)
        g_assert_true (matchup_run_set_state (run, state));
      matchup_answer_add_run (answer, run);
      matchup_round_add_answer (round, answer);
    }
  matchup_conversation_add_round (conversation, round);
  return round;
}
