/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What shells offer for a word that is begun (data/completion): one name a line, some with a tab
 * and a description. Nothing is asked of a service or of the keyring, and nothing is made: who has
 * no history yet has nothing of their own to be offered.
 */
#include "matchup-cli-private.h"

#include "matchup-cli-output.h"
#include "matchup-config.h"

/* Nobody reads more. */
#define MOST_CONVERSATIONS 100

typedef struct
{
  const char *name;
  void (*print) (MatchupWorkspace *workspace);
} Kind;

static void
print_services (MatchupWorkspace *workspace)
{
  GListModel *providers = G_LIST_MODEL (matchup_workspace_get_providers (workspace));

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (providers, i);

      g_print ("%s\n", matchup_provider_get_id (provider));
    }
}

/* Kinds of service that can be connected. */
static void
print_kinds (MatchupWorkspace *workspace)
{
  GListModel *templates =
      matchup_provider_list_get_templates (matchup_workspace_get_providers (workspace));

  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (MatchupProviderTemplate) template_ = g_list_model_get_item (templates, i);

      g_print ("%s\n", matchup_provider_template_get (template_)->id);
    }
}

static void
print_models (MatchupWorkspace *workspace)
{
  GListModel *models = G_LIST_MODEL (matchup_workspace_get_catalog (workspace));

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (models, i);
      g_autofree char *name =
          matchup_cli_output_dup_name (matchup_model_ref_get_provider_id (model),
                                       matchup_model_ref_get_model_id (model));

      g_print ("%s\n", name);
    }
}

static void
print_lineups (MatchupWorkspace *workspace)
{
  GListModel *lineups = G_LIST_MODEL (matchup_workspace_get_saved_lineups (workspace));

  for (guint i = 0; i < g_list_model_get_n_items (lineups); i++)
    {
      g_autoptr (MatchupSavedLineup) lineup = g_list_model_get_item (lineups, i);
      g_autofree char *name =
          matchup_cli_output_sanitize_line (matchup_saved_lineup_get_name (lineup));

      g_print ("%s\n", name);
    }
}

/* The newest ones, by id, with their titles. */
static void
print_conversations (MatchupWorkspace *workspace)
{
  GListModel *history = G_LIST_MODEL (matchup_workspace_get_history (workspace));

  for (guint i = 0; i < MIN (g_list_model_get_n_items (history), MOST_CONVERSATIONS); i++)
    {
      g_autoptr (MatchupConversationSummary) summary = g_list_model_get_item (history, i);
      g_autofree char *title =
          matchup_cli_output_sanitize_line (matchup_conversation_summary_get_title (summary));

      g_print ("%s\t%s\n",
               matchup_conversation_summary_get_id (summary),
               g_strdelimit (title, "\t", ' '));
    }
}

/* What there is without a history: practice models, and what the program knows. */
static const Kind built_in[] = {
  { "kinds", print_kinds },
  { "models", print_models },
};

static const Kind stored[] = {
  { "services", print_services },
  { "models", print_models },
  { "lineups", print_lineups },
  { "conversations", print_conversations },
};

static const Kind *
find_kind (const Kind *kinds, guint n_kinds, const char *name)
{
  for (guint i = 0; i < n_kinds; i++)
    {
      if (g_str_equal (name, kinds[i].name))
        return &kinds[i];
    }
  return NULL;
}

static gboolean
has_history (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), APPLICATION_ID, NULL);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

static int
print_stored (const Kind *kind)
{
  MatchupWorkspace *workspace = matchup_cli_open_workspace ();

  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  kind->print (workspace);
  return matchup_cli_close_workspace (workspace, MATCHUP_CLI_OK);
}

int
matchup_cli_complete (int argc, char **argv)
{
  const Kind *kind;

  if (argc != 2)
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  kind = find_kind (stored, G_N_ELEMENTS (stored), argv[1]);
  if (kind != NULL && has_history ())
    return print_stored (kind);
  kind = find_kind (built_in, G_N_ELEMENTS (built_in), argv[1]);
  if (kind != NULL)
    {
      g_autoptr (MatchupWorkspace) unopened = matchup_workspace_new (NULL);

      kind->print (unopened);
    }
  return MATCHUP_CLI_OK;
}
