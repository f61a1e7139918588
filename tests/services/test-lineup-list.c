/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved line-ups: sorted, each name once, there again at the next start, and what is done to them
 * can be taken back. The line-up that sticks keeps names and settings as well. */
#include "matchup-params.h"
#include "matchup-provider-list-private.h"
#include "matchup-test-workspace.h"

#include <math.h>
#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineupList *list;
  MatchupLineup *lineup;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", "gone/two", NULL };
  g_autoptr (MatchupParams) params =
      matchup_params_new ("Be kind.", 0.3, 400, MATCHUP_THINKING_OFF);
  g_autoptr (MatchupContestant) set = NULL;
  g_autoptr (MatchupContestant) named = NULL;

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (fixture->test, "openai", NULL);
  fixture->list = matchup_workspace_get_saved_lineups (fixture->test->workspace);
  fixture->lineup = matchup_test_lineup_new (models);
  set = matchup_contestant_with_params (matchup_lineup_get (fixture->lineup, 1), params);
  named = matchup_contestant_with_name (set, "Strict");
  matchup_lineup_replace (fixture->lineup, 1, named);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->lineup);
  matchup_test_workspace_free (fixture->test);
}

static void
reopen (Fixture *fixture)
{
  matchup_test_workspace_reopen (fixture->test);
  fixture->list = matchup_workspace_get_saved_lineups (fixture->test->workspace);
}

static void
assert_names (Fixture *fixture, const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (MatchupSavedLineup) saved =
          g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (names, "%s,", matchup_saved_lineup_get_name (saved));
    }
  g_assert_cmpstr (names->str, ==, wanted);
}

static const char *
save (Fixture *fixture, const char *name)
{
  MatchupSavedLineup *saved = matchup_lineup_list_save (fixture->list, name, fixture->lineup);

  g_assert_nonnull (saved);
  return matchup_saved_lineup_get_id (saved);
}

/* With names, settings and order, whether their services are connected or not. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  MatchupSavedLineup *saved;
  g_autoptr (MatchupLineup) opened = NULL;
  g_autoptr (MatchupLineup) empty = matchup_lineup_new ();

  assert_names (fixture, "");
  save (fixture, " Maths ");
  save (fixture, "Algebra");
  assert_names (fixture, "Algebra,Maths,");
  g_assert_null (matchup_lineup_list_save (fixture->list, "  ", fixture->lineup));
  g_assert_null (matchup_lineup_list_save (fixture->list, "Nobody", empty));
  reopen (fixture);
  assert_names (fixture, "Algebra,Maths,");
  saved = matchup_lineup_list_find (fixture->list, " Maths");
  g_assert_nonnull (saved);
  g_assert_true (matchup_lineup_equal (matchup_saved_lineup_get_lineup (saved), fixture->lineup));
  opened = matchup_lineup_list_dup_lineup (fixture->list, saved);
  g_assert_true (matchup_lineup_equal (opened, fixture->lineup));
  g_assert_true (opened != matchup_saved_lineup_get_lineup (saved));
  g_assert_null (matchup_lineup_list_find (fixture->list, "maths"));
  g_assert_null (matchup_lineup_list_get (fixture->list, "no such id"));
}

/* One name is one line-up: what had it is overwritten, and can be brought back. */
static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (save (fixture, "Maths"));
  g_autoptr (MatchupSavedLineup) before =
      g_object_ref (matchup_lineup_list_get (fixture->list, id));

  matchup_lineup_remove (fixture->lineup, 0);
  g_assert_cmpstr (save (fixture, "Maths"), ==, id);
  assert_names (fixture, "Maths,");
  matchup_lineup_list_restore (fixture->list, before);
  g_assert_cmpuint (matchup_lineup_get_size (matchup_saved_lineup_get_lineup (
                        matchup_lineup_list_get (fixture->list, id))),
                    ==,
                    2);
  g_assert_true (matchup_lineup_list_update (fixture->list, id, fixture->lineup));
  reopen (fixture);
  g_assert_cmpuint (matchup_lineup_get_size (matchup_saved_lineup_get_lineup (
                        matchup_lineup_list_get (fixture->list, id))),
                    ==,
                    1);
  g_assert_false (matchup_lineup_list_update (fixture->list, "no such id", fixture->lineup));
  matchup_lineup_remove (fixture->lineup, 0);
  g_assert_false (matchup_lineup_list_update (fixture->list, id, fixture->lineup));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (save (fixture, "Maths"));

  save (fixture, "Letters");
  g_assert_true (matchup_lineup_list_rename (fixture->list, id, " Zoology "));
  assert_names (fixture, "Letters,Zoology,");
  g_assert_true (matchup_lineup_list_rename (fixture->list, id, "Zoology"));
  g_assert_false (matchup_lineup_list_rename (fixture->list, id, "Letters"));
  g_assert_false (matchup_lineup_list_rename (fixture->list, id, " "));
  g_assert_false (matchup_lineup_list_rename (fixture->list, "no such id", "X"));
  reopen (fixture);
  assert_names (fixture, "Letters,Zoology,");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (save (fixture, "Maths"));
  g_autoptr (MatchupSavedLineup) before =
      g_object_ref (matchup_lineup_list_get (fixture->list, id));

  save (fixture, "Letters");
  matchup_lineup_list_remove (fixture->list, matchup_saved_lineup_get_id (before));
  matchup_lineup_list_remove (fixture->list, "no such id");
  assert_names (fixture, "Letters,");
  matchup_lineup_list_restore (fixture->list, before);
  assert_names (fixture, "Letters,Maths,");
  matchup_lineup_list_remove (fixture->list, id);
  /* Another one has taken the name meanwhile: there is one of it still. */
  save (fixture, "Maths");
  matchup_lineup_list_restore (fixture->list, before);
  assert_names (fixture, "Letters,Maths,");
  reopen (fixture);
  assert_names (fixture, "Letters,Maths,");
  g_assert_nonnull (matchup_lineup_list_get (fixture->list, id));
}

/* Of the line-up that was used last, and of a comparison whose line-up was changed after a round.
 */
static void
test_sticking (Fixture *fixture, gconstpointer data)
{
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, fixture->lineup, FALSE);
  g_autoptr (MatchupConversation) reopened = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupContestant) renamed = NULL;
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  MatchupRun *run;

  matchup_history_save_lineup (history, conversation); /* not saved yet: nothing happens */
  {
    g_autoptr (MatchupRunGroup) group =
        matchup_workspace_ask (fixture->test->workspace, conversation, "What?");

    matchup_test_wait_until (!matchup_run_group_get_busy (group));
  }
  renamed = matchup_contestant_with_name (matchup_lineup_get (fixture->lineup, 1), "Lenient");
  matchup_lineup_replace (matchup_conversation_get_lineup (conversation), 1, renamed);
  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test->workspace),
                          matchup_conversation_get_lineup (conversation));
  matchup_history_save_lineup (history, conversation);
  g_clear_object (&conversation);
  reopen (fixture);

  g_assert_cmpstr (matchup_contestant_get_name (
                       matchup_lineup_get (matchup_workspace_get_lineup (fixture->test->workspace),
                                           1)),
                   ==,
                   "Lenient");
  history = matchup_workspace_get_history (fixture->test->workspace);
  matchup_history_open_async (history, id, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  reopened = matchup_history_open_finish (history, result, NULL);
  g_assert_nonnull (reopened);
  g_assert_true (matchup_lineup_equal (matchup_conversation_get_lineup (reopened),
                                       matchup_workspace_get_lineup (fixture->test->workspace)));
  /* The round was asked of who it was asked of. */
  run = matchup_answer_get_current (
      matchup_round_get_answer (matchup_conversation_get_round (reopened, 0), 1));
  g_assert_cmpstr (matchup_contestant_get_name (matchup_run_get_contestant (run)), ==, "Strict");
  g_assert_cmpstr (matchup_contestant_get_id (matchup_run_get_contestant (run)),
                   ==,
                   matchup_contestant_get_id (renamed));
  g_assert_cmpint (matchup_params_get_max_tokens (
                       matchup_contestant_get_params (matchup_run_get_contestant (run))),
                   ==,
                   400);
}

/* A service that told its models does not have others, apart from endpoints of one's own. */
static void
test_may_have (Fixture *fixture, gconstpointer data)
{
  static const char list[] = "{\"data\":[{\"id\":\"gpt-5.5\"}]}";
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->test->workspace);
  MatchupCatalog *catalog = matchup_workspace_get_catalog (fixture->test->workspace);
  MatchupProvider *provider = matchup_provider_list_find (providers, "openai");
  g_autoptr (GBytes) models = g_bytes_new (list, strlen (list));

  g_assert_true (matchup_catalog_may_have (catalog, provider, "anything"));
  matchup_provider_list_set_models (providers, provider, models);
  matchup_test_workspace_connect (fixture->test, "anthropic", NULL); /* the catalogue looks again */
  g_assert_true (matchup_catalog_may_have (catalog, provider, "gpt-5.5"));
  g_assert_false (matchup_catalog_may_have (catalog, provider, "anything"));
  g_assert_true (matchup_catalog_may_have (catalog, provider, "ep-2025-x"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/services/lineups/save", test_save },
    { "/services/lineups/overwrite", test_overwrite },
    { "/services/lineups/rename", test_rename },
    { "/services/lineups/remove", test_remove },
    { "/services/lineups/sticking", test_sticking },
    { "/services/lineups/may-have", test_may_have },
  };

  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("ANTHROPIC_API_KEY");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
