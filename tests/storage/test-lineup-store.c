/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved line-ups in a real database: they come back as they were, and only those that were removed
 * go. */
#include "matchup-lineup-store.h"
#include "matchup-settings-store.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <math.h>

typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupLineupStore *store;
} Fixture;

static void
begin (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->db = matchup_db_new (fixture->folder);
  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_open_finish (fixture->db, result, &error);
  g_assert_no_error (error);
  fixture->store = matchup_lineup_store_new (fixture->db);
}

static void
end (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_close_finish (fixture->db, result, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  g_clear_object (&result); /* holds the database */
  g_assert_finalize_object (fixture->db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("matchup-lineups-XXXXXX", NULL);
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static MatchupContestantRecord *
new_contestant (const char *id, const char *own_name)
{
  MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);

  record->contestant_id = g_strdup (id);
  record->provider_id = g_strdup ("openai");
  record->model_id = g_strdup ("m");
  record->model_name = g_strdup ("M");
  record->own_name = g_strdup (own_name);
  record->params = own_name != NULL
                       ? matchup_params_new ("Be kind.", 0.3, 400, MATCHUP_THINKING_OFF)
                       : matchup_params_new_empty ();
  return record;
}

static GPtrArray *
new_lineup (const char *first, const char *second)
{
  GPtrArray *lineup =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);

  g_ptr_array_add (lineup, new_contestant (first, NULL));
  g_ptr_array_add (lineup, new_contestant (second, "Strict"));
  return lineup;
}

static void
save (Fixture *fixture, const char *id, const char *name, const char *first, const char *second)
{
  MatchupSavedLineupRecord *record = g_new0 (MatchupSavedLineupRecord, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  record->id = g_strdup (id);
  record->name = g_strdup (name);
  record->updated_at = 7;
  record->lineup = new_lineup (first, second);
  matchup_lineup_store_save_async (fixture->store, record, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_lineup_store_write_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *saved;

  matchup_lineup_store_list_async (fixture->store, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  saved = matchup_lineup_store_list_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return saved;
}

static MatchupSavedLineupRecord *
find (GPtrArray *saved, const char *id)
{
  for (guint i = 0; i < saved->len; i++)
    {
      MatchupSavedLineupRecord *record = g_ptr_array_index (saved, i);

      if (g_str_equal (record->id, id))
        return record;
    }
  return NULL;
}

static void
assert_saved (GPtrArray *saved,
              const char *id,
              const char *name,
              const char *first,
              const char *second)
{
  MatchupSavedLineupRecord *record = find (saved, id);
  MatchupContestantRecord *one, *two;

  g_assert_nonnull (record);
  g_assert_cmpstr (record->name, ==, name);
  g_assert_cmpint (record->updated_at, ==, 7);
  g_assert_cmpuint (record->lineup->len, ==, 2);
  one = g_ptr_array_index (record->lineup, 0);
  two = g_ptr_array_index (record->lineup, 1);
  g_assert_cmpstr (one->contestant_id, ==, first);
  g_assert_null (one->own_name);
  g_assert_true (isnan (matchup_params_get_temperature (one->params)));
  g_assert_cmpstr (two->contestant_id, ==, second);
  g_assert_cmpstr (two->own_name, ==, "Strict");
  g_assert_cmpstr (matchup_params_get_instructions (two->params), ==, "Be kind.");
  g_assert_cmpfloat (matchup_params_get_temperature (two->params), ==, 0.3);
  g_assert_cmpint (matchup_params_get_max_tokens (two->params), ==, 400);
  g_assert_cmpint (matchup_params_get_thinking (two->params), ==, MATCHUP_THINKING_OFF);
}

/* Also after the cleaning up of the next start. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = list (fixture);
  g_autoptr (GPtrArray) saved = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  save (fixture, "one", "Maths", "a", "b");
  save (fixture, "two", "Letters", "b", "a");
  end (fixture);
  begin (fixture);
  saved = list (fixture);
  g_assert_cmpuint (saved->len, ==, 2);
  assert_saved (saved, "one", "Maths", "a", "b");
  assert_saved (saved, "two", "Letters", "b", "a");
}

static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) saved = NULL;

  save (fixture, "one", "Maths", "a", "b");
  save (fixture, "one", "Algebra", "c", "d");
  saved = list (fixture);
  g_assert_cmpuint (saved->len, ==, 1);
  assert_saved (saved, "one", "Algebra", "c", "d");
}

/* The others stay, and so does the line-up that sticks. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupSettingsStore) settings = matchup_settings_store_new (fixture->db);
  g_autoptr (GAsyncResult) sticking = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) lineup = NULL;

  matchup_settings_store_save_lineup_async (settings,
                                            MATCHUP_LINEUP_OWNER_COMPARE,
                                            new_lineup ("x", "y"),
                                            matchup_test_keep_result_cb,
                                            &sticking);
  save (fixture, "one", "Maths", "a", "b");
  save (fixture, "two", "Letters", "b", "a");
  matchup_lineup_store_remove_async (fixture->store, "one", matchup_test_keep_result_cb, &removed);
  matchup_test_wait_until (removed != NULL);
  g_assert_true (matchup_lineup_store_write_finish (fixture->store, removed, &error));
  g_assert_no_error (error);
  saved = list (fixture);
  g_assert_cmpuint (saved->len, ==, 1);
  assert_saved (saved, "two", "Letters", "b", "a");
  matchup_settings_store_load_lineup_async (settings,
                                            MATCHUP_LINEUP_OWNER_COMPARE,
                                            NULL,
                                            matchup_test_keep_result_cb,
                                            &loaded);
  matchup_test_wait_until (loaded != NULL);
  lineup = matchup_settings_store_load_lineup_finish (settings, loaded, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lineup->len, ==, 2);
  g_assert_cmpstr (((MatchupContestantRecord *) g_ptr_array_index (lineup, 1))->own_name,
                   ==,
                   "Strict");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/storage/lineups/save", test_save },
    { "/storage/lineups/overwrite", test_overwrite },
    { "/storage/lineups/remove", test_remove },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
