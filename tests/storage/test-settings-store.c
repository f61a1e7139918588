/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-settings-store.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <sqlite3.h>

static void
change (const char *folder, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "matchup.db", NULL);
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

static void
settings_failed_cb (MatchupSettingsStore *settings, GError *error, guint *failures)
{
  g_assert_nonnull (error);
  (*failures)++;
}

/* Of writes that nobody waits for, each that fails is told. */
static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-settings-XXXXXX", NULL);
  g_autoptr (MatchupDb) db = matchup_db_new (folder);
  g_autoptr (MatchupSettingsStore) settings = matchup_settings_store_new (db);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  MatchupProviderRecord *provider = g_new0 (MatchupProviderRecord, 1);
  MatchupContestantRecord *contestant = g_new0 (MatchupContestantRecord, 1);
  g_autoptr (GAsyncResult) result = NULL;
  guint failures = 0;
  GPtrArray *lineup =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);

  matchup_db_open_async (db, NULL, matchup_test_keep_result_cb, &opened);
  matchup_test_wait_until (opened != NULL);
  g_assert_true (matchup_db_open_finish (db, opened, NULL));
  provider->id = g_strdup ("openai");
  provider->name = g_strdup ("OpenAI");
  provider->template_id = g_strdup ("openai");
  provider->address = g_strdup ("https://h/v1");
  provider->protocol = g_strdup ("openai-chat");
  provider->proxy_address = g_strdup ("");
  contestant->contestant_id = g_strdup ("x");
  contestant->provider_id = g_strdup ("openai");
  contestant->model_id = g_strdup ("m");
  contestant->model_name = g_strdup ("M");
  contestant->params = matchup_params_new_empty ();
  g_ptr_array_add (lineup, contestant);
  g_signal_connect (settings, "write-failed", G_CALLBACK (settings_failed_cb), &failures);
  change (folder,
          "INSERT INTO providers (id, name, template_id, address, position) VALUES"
          " ('there', '', '', '', 0);"
          "CREATE TRIGGER a BEFORE INSERT ON providers BEGIN SELECT RAISE (ABORT, ''); END;"
          "CREATE TRIGGER b BEFORE DELETE ON providers BEGIN SELECT RAISE (ABORT, ''); END;"
          "CREATE TRIGGER c BEFORE INSERT ON settings BEGIN SELECT RAISE (ABORT, ''); END;"
          "CREATE TRIGGER d BEFORE INSERT ON lineups BEGIN SELECT RAISE (ABORT, ''); END;");
  matchup_settings_store_save_provider_async (settings, provider, NULL, NULL);
  matchup_test_wait_until (failures == 1);
  matchup_settings_store_remove_provider_async (settings, "there", NULL, NULL);
  matchup_test_wait_until (failures == 2);
  matchup_settings_store_save_value_async (settings, "blind", "yes", NULL, NULL);
  matchup_test_wait_until (failures == 3);
  matchup_settings_store_save_lineup_async (settings, "", lineup, NULL, NULL);
  matchup_test_wait_until (failures == 4);
  /* Who waits is told alone. */
  matchup_settings_store_save_value_async (settings,
                                           "blind",
                                           "yes",
                                           matchup_test_keep_result_cb,
                                           &result);
  matchup_test_wait_until (result != NULL);
  g_assert_false (matchup_settings_store_write_finish (settings, result, NULL));
  g_assert_cmpuint (failures, ==, 4);
  matchup_db_close_async (db, matchup_test_keep_result_cb, &closed);
  matchup_test_wait_until (closed != NULL);
  matchup_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/storage/settings/refused", test_refused);

  return g_test_run ();
}
