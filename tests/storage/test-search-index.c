/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is found, by its words and characters, and what is gone is not. */
#include "matchup-test-wait.h"
#include "search-fixture.h"

#include <string.h>

static void
set_note (SearchFixture *fixture, int round)
{
  g_autofree char *note =
      search_fixture_pick (fixture, 4) == 0 ? g_strdup ("") : search_fixture_make_text (fixture, 4);

  search_fixture_run (fixture,
                      "DELETE FROM votes WHERE round_id = 'r%d';"
                      "INSERT INTO votes SELECT id, 'none', created_at, 0, 0, 0, 0, %Q FROM rounds"
                      " WHERE id = 'r%d'",
                      round,
                      note,
                      round);
}

static void
do_something (SearchFixture *fixture, int step)
{
  int n = search_fixture_pick (fixture, step / 4 + 1);
  g_autofree char *text = search_fixture_make_text (fixture, 5);

  switch (search_fixture_pick (fixture, 16))
    {
    case 0:
    case 1:
      search_fixture_add_conversation (fixture, step);
      return;
    case 2:
    case 3:
    case 4:
      search_fixture_run (
          fixture,
          "INSERT OR IGNORE INTO conversations (id, kind, title, created_at, updated_at)"
          " VALUES ('c%d', 'chat', %Q, 5, 5)",
          n,
          text);
      search_fixture_add_round (fixture, n, step);
      return;
    case 5:
    case 6:
    case 7:
      search_fixture_add_run (fixture, n, step);
      return;
    case 8:
      search_fixture_run (fixture, "UPDATE conversations SET title = %Q WHERE id = 'c%d'", text, n);
      return;
    case 9:
      search_fixture_run (fixture,
                          "UPDATE conversations SET deleted_at = iif (deleted_at IS NULL, 5, NULL)"
                          " WHERE id = 'c%d'",
                          n);
      return;
    case 10:
      search_fixture_run (fixture,
                          "UPDATE rounds SET deleted_at = iif (deleted_at IS NULL, 5, NULL)"
                          " WHERE id = 'r%d'; UPDATE runs SET deleted_at = 7 WHERE id = 'u%d'",
                          n,
                          n / 2);
      return;
    case 11:
    case 12:
      set_note (fixture, n);
      return;
    case 13:
      search_fixture_run (fixture, "DELETE FROM conversations WHERE id = 'c%d'", n / 3);
      return;
    case 14:
      search_fixture_run (fixture, "UPDATE parts SET text = %Q WHERE id = %d", text, n + 1);
      return;
    default:
      for (int i = step; i > step - 12; i--)
        search_fixture_end_run (fixture, i);
    }
}

/* Random writes of every kind: what is found is always what a slow search finds. */
static void
test_kept_true (SearchFixture *fixture, gconstpointer data)
{
  guint n_found = 0;

  search_fixture_wait_until_whole (fixture);
  for (int step = 0; step < 500; step++)
    {
      do_something (fixture, step);
      /* On a busy computer it is taken in a little later. */
      if (step % 4 == 0)
        search_fixture_wait_until_whole (fixture);
      for (guint i = 0; step % 4 == 0 && i < SEARCH_FIXTURE_N_WORDS; i++)
        {
          g_autofree char *found = search_fixture_find_lines (fixture, search_fixture_words[i]);
          g_autofree char *wanted = search_fixture_find_slowly (fixture, search_fixture_words[i]);

          g_assert_cmpstr (found, ==, wanted);
          n_found += (guint) strlen (found);
        }
      if (step % 100 == 50)
        {
          search_fixture_end (fixture);
          search_fixture_begin (fixture);
        }
    }
  g_assert_cmpuint (n_found, >, 10000);
}

/* Who answered in a blind round is not told before the names are. */
static void
test_blind (SearchFixture *fixture, gconstpointer data)
{
  for (int shown = 0; shown < 2; shown++)
    {
      g_autoptr (GPtrArray) hits = NULL;
      const MatchupSearchHitRecord *hit;

      if (!shown)
        {
          search_fixture_add_conversation (fixture, 1);
          search_fixture_add_round (fixture, 1, 1);
          search_fixture_add_run (fixture, 1, 1);
          search_fixture_end_run (fixture, 1);
          search_fixture_run (
              fixture,
              "UPDATE parts SET text = 'an **ocelot**' WHERE id IN " SEARCH_FIXTURE_PARTS_OF_RUN,
              1);
          search_fixture_run (fixture,
                              "UPDATE rounds SET blind = 1; UPDATE conversations SET archived = 1");
        }
      else
        search_fixture_run (fixture, "UPDATE rounds SET revealed_at = 5");
      search_fixture_wait_until_whole (fixture);
      hits = search_fixture_find (fixture, "ocel", FALSE, NULL);
      g_assert_cmpuint (hits->len, ==, 1);
      hit = hits->pdata[0];
      g_assert_cmpint (hit->kind, ==, MATCHUP_SEARCH_HIT_ANSWER);
      g_assert_cmpstr (hit->model, ==, shown ? "M" : NULL);
      g_assert_cmpstr (hit->conversation_id, ==, "c1");
      g_assert_cmpstr (hit->round_id, ==, "r1");
      g_assert_cmpstr (hit->run_id, ==, "u1");
      g_assert_cmpstr (hit->snippet, ==, "an ocelot");
      g_assert_cmpuint (hit->ranges->len, ==, 1);
      g_assert_true (hit->archived);
    }
}

/* What was typed before and is not wanted any more ends at once. */
static void
test_cancelled (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new ("x");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_search_index_find_async (fixture->index,
                                   query,
                                   FALSE,
                                   MATCHUP_SEARCH_FROM_NEWEST,
                                   5,
                                   cancellable,
                                   matchup_test_keep_result_cb,
                                   &result);
  g_cancellable_cancel (cancellable);
  matchup_test_wait_until (result != NULL);
  g_assert_null (matchup_search_index_find_finish (fixture->index, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, test)              \
  g_test_add ("/search-index/" name, \
              SearchFixture,         \
              NULL,                  \
              search_fixture_set_up, \
              test,                  \
              search_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept-true", test_kept_true);
  ADD ("blind", test_blind);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
