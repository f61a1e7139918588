/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-catalog.h"
#include "matchup-provider-list-private.h"
#include "matchup-test-workspace.h"

#include <string.h>

/* A service with the list that it gave last. */
static MatchupProvider *
connect_with_list (MatchupTestWorkspace *test, const char *template_id, const char *list)
{
  MatchupProvider *provider = matchup_test_workspace_connect (test, template_id, "sk-secret");
  g_autoptr (GBytes) models = g_bytes_new (list, strlen (list));

  matchup_provider_list_set_models (matchup_workspace_get_providers (test->workspace),
                                    provider,
                                    models);
  return provider;
}

static gboolean
is_listed (MatchupCatalog *catalog, MatchupProvider *provider, const char *model_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalog)); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (G_LIST_MODEL (catalog), i);

      if (g_str_equal (matchup_model_ref_get_provider_id (model),
                       matchup_provider_get_id (provider)) &&
          g_str_equal (matchup_model_ref_get_model_id (model), model_id))
        return TRUE;
    }
  return FALSE;
}

/* OpenAI gives the same list whatever the format; what answers in one only is chosen only there. */
static void
test_models_of_one_format (void)
{
  static const char list[] = "{\"data\":[{\"id\":\"gpt-5.5\"},{\"id\":\"gpt-5.3-codex\"},"
                             "{\"id\":\"text-embedding-3-small\"}]}";
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupCatalog *catalog = matchup_workspace_get_catalog (test->workspace);
  MatchupProvider *chat = connect_with_list (test, "openai", list);
  MatchupProvider *responses = connect_with_list (test, "openai-responses", list);

  matchup_test_workspace_connect (test, "anthropic", "sk-secret"); /* the catalogue looks again */
  g_assert_true (is_listed (catalog, chat, "gpt-5.5"));
  g_assert_false (is_listed (catalog, chat, "gpt-5.3-codex"));
  g_assert_false (is_listed (catalog, chat, "text-embedding-3-small"));
  g_assert_true (is_listed (catalog, responses, "gpt-5.5"));
  g_assert_true (is_listed (catalog, responses, "gpt-5.3-codex"));
  g_assert_false (is_listed (catalog, responses, "text-embedding-3-small"));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* The lists are megabytes: at the start each is read once, however many services there are. */
static void
test_read_once (void)
{
  static const char list[] = "{\"data\":[{\"id\":\"gpt-5.5\"}]}";
  static const char *const kinds[] = { "openai", "mistral", "deepseek" };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupCatalog *catalog;
  g_autoptr (GAsyncResult) opened = NULL;
  guint n_changes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    connect_with_list (test, kinds[i], list);
  matchup_test_close_workspace (test->workspace);
  test->workspace = matchup_test_make_workspace (test->folder, NULL);
  catalog = matchup_workspace_get_catalog (test->workspace);
  g_signal_connect_swapped (catalog, "items-changed", G_CALLBACK (count_cb), &n_changes);
  matchup_workspace_open_async (test->workspace, NULL, matchup_test_keep_result_cb, &opened);
  matchup_test_wait_until (opened != NULL);
  g_assert_true (matchup_workspace_open_finish (test->workspace, opened, NULL));
  g_assert_cmpuint (n_changes, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_true (
        is_listed (catalog,
                   matchup_provider_list_find (matchup_workspace_get_providers (test->workspace),
                                               kinds[i]),
                   "gpt-5.5"));
}

int
main (int argc, char **argv)
{
  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("ANTHROPIC_API_KEY");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/catalog/models-of-one-format", test_models_of_one_format);
  g_test_add_func ("/services/catalog/read-once", test_read_once);
  return g_test_run ();
}
