/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of single answers and questions, joined on the disk or not yet. */
#include "matchup-conversation-store.h"
#include "matchup-message-texts.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <math.h>
#include <string.h>

typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupConversationStore *store;
} Fixture;

static void
close_db (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_close_finish (fixture->db, result, &error);
  g_assert_no_error (error);
}

static MatchupContestantRecord *
new_contestant (void)
{
  MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);

  record->provider_id = g_strdup ("openai");
  record->model_id = g_strdup ("m");
  record->model_name = g_strdup ("M");
  record->contestant_id = g_strdup ("c");
  record->params = matchup_params_new_empty ();
  return record;
}

static MatchupRunRecord *
new_run (MatchupRunState state)
{
  MatchupRunRecord *run = g_new0 (MatchupRunRecord, 1);

  run->id = g_strdup ("run");
  run->round_id = g_strdup ("round");
  run->current = TRUE;
  run->contestant = new_contestant ();
  run->state = state;
  matchup_timings_init (&run->timings);
  return run;
}

static void
save_round (Fixture *fixture)
{
  MatchupConversationRecord *conversation = g_new0 (MatchupConversationRecord, 1);
  MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);

  conversation->id = g_strdup ("conversation");
  conversation->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  conversation->title = g_strdup ("");
  round->id = g_strdup ("round");
  round->conversation_id = g_strdup ("conversation");
  round->prompt = g_strdup ("问题 and more");
  g_ptr_array_add (runs, new_run (MATCHUP_RUN_STATE_WRITING));
  matchup_conversation_store_save_round_async (fixture->store,
                                               conversation,
                                               NULL,
                                               round,
                                               runs,
                                               NULL,
                                               NULL);
}

static void
append (Fixture *fixture, int part, MatchupPartKind kind, const char *text)
{
  matchup_conversation_store_append_text_async (fixture->store,
                                                "run",
                                                part,
                                                kind,
                                                g_bytes_new (text, strlen (text)),
                                                NULL,
                                                NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("matchup-texts-XXXXXX", NULL);
  fixture->db = matchup_db_new (fixture->folder);
  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_open_finish (fixture->db, result, &error);
  g_assert_no_error (error);
  fixture->store = matchup_conversation_store_new (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->db);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GPtrArray *
make_ids (const char *first, const char *second)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (ids, g_strdup (first));
  g_ptr_array_add (ids, g_strdup (second));
  return ids;
}

static MatchupMessageTexts *
load (Fixture *fixture, guint n_characters, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_message_texts_load_async (fixture->db,
                                    make_ids ("nobody", "run"),
                                    make_ids ("round", "nothing"),
                                    n_characters,
                                    NULL,
                                    matchup_test_keep_result_cb,
                                    &result);
  matchup_test_wait_until (result != NULL);
  return matchup_message_texts_load_finish (fixture->db, result, error);
}

static void
assert_texts (Fixture *fixture, const char *answer, guint n_characters, const char *prompt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupMessageTexts) texts = load (fixture, n_characters, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (texts->answers), ==, answer != NULL ? 1 : 0);
  g_assert_cmpstr (g_hash_table_lookup (texts->answers, "run"), ==, answer);
  g_assert_cmpuint (g_hash_table_size (texts->prompts), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (texts->prompts, "round"), ==, prompt);
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  save_round (fixture);
  assert_texts (fixture, NULL, 100, "问题 and more");
  append (fixture, 0, MATCHUP_PART_KIND_REASONING, "Let me think.");
  append (fixture, 1, MATCHUP_PART_KIND_TEXT, "One ");
  append (fixture, 1, MATCHUP_PART_KIND_TEXT, "two");
  append (fixture, 2, MATCHUP_PART_KIND_TEXT, " three");
  assert_texts (fixture, "One two three", 4, "问题 a");
  /* The end joins the pieces. */
  matchup_conversation_store_save_run_async (fixture->store,
                                             new_run (MATCHUP_RUN_STATE_DONE),
                                             NULL,
                                             NULL);
  assert_texts (fixture, "One two three", 1, "问");
  close_db (fixture);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_db (fixture);
  g_assert_null (load (fixture, 10, &error));
  g_assert_nonnull (error);
  matchup_message_texts_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/storage/message-texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/storage/message-texts/closed", Fixture, NULL, set_up, test_closed, tear_down);
  return g_test_run ();
}
