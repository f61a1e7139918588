/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-cli-output.h"
#include "matchup-cli-personal-data.h"
#include "matchup-config.h"
#include "matchup-params.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char **models;
  char *lineup;
  char *address;
  char *protocol;
  gboolean json;
  gboolean private_;
  gboolean plain_http;
  gboolean over_budget;
  char *prompt;
  char **files;    /* names of text files; or NULL */
  char **pictures; /* names of files; or NULL */
  char *picture_size;
  char *personal_data; /* or NULL */
} Options;

typedef struct
{
  const Options *options;
  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  GMainLoop *loop;
  guint shown;   /* the answer that is being printed */
  guint part;    /* of which this part */
  gsize printed; /* up to this byte */
  gboolean interrupted;
} Compare;

static void
options_clear (Options *options)
{
  g_strfreev (options->models);
  g_free (options->lineup);
  g_free (options->address);
  g_free (options->protocol);
  g_free (options->prompt);
  g_strfreev (options->files);
  g_strfreev (options->pictures);
  g_free (options->picture_size);
  g_free (options->personal_data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static MatchupRun *
get_run (Compare *compare, guint position)
{
  return matchup_answer_get_current (matchup_round_get_answer (compare->round, position));
}

static void
print_heading (MatchupRun *run)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  g_autofree char *name = matchup_cli_output_dup_name (matchup_model_ref_get_provider_id (model),
                                                       matchup_model_ref_get_model_id (model));

  g_print ("── %s ──\n", name);
}

/* Prints what is new of the answer that is shown; thinking is left out. */
static void
print_new (Compare *compare, MatchupRun *run)
{
  GListModel *parts = G_LIST_MODEL (matchup_run_get_message (run));

  while (compare->part < g_list_model_get_n_items (parts))
    {
      g_autoptr (MatchupTextPart) part = g_list_model_get_item (parts, compare->part);
      gsize length;
      const char *text = matchup_text_part_peek (part, &length);

      if (matchup_text_part_get_kind (part) != MATCHUP_PART_KIND_REASONING &&
          length > compare->printed)
        {
          g_autofree char *safe =
              matchup_cli_output_sanitize (text + compare->printed, length - compare->printed);

          g_print ("%s", safe);
        }
      compare->printed = length;
      if (compare->part + 1 == g_list_model_get_n_items (parts))
        return;
      compare->part++;
      compare->printed = 0;
    }
}

static void
print_end (Compare *compare, MatchupRun *run)
{
  MatchupErrorInfo *error = matchup_run_get_error (run);
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (compare->workspace),
                                  matchup_model_ref_get_provider_id (model));

  g_print ("\n");
  if (error != NULL)
    {
      g_autofree char *sentence =
          matchup_error_info_dup_sentence (error,
                                           provider != NULL
                                               ? _ (matchup_provider_get_name (provider))
                                               : matchup_model_ref_get_provider_id (model));
      g_autofree char *safe = matchup_cli_output_sanitize_line (sentence);

      g_print ("! %s\n", safe);
    }
  g_print ("\n");
}

/* One answer after another, each as it streams; those that wait for their turn go on arriving. */
static void
print_progress (Compare *compare)
{
  guint n_answers = matchup_round_get_n_answers (compare->round);

  while (!compare->options->json && compare->shown < n_answers)
    {
      MatchupRun *run = get_run (compare, compare->shown);

      print_new (compare, run);
      if (matchup_run_is_active (run))
        return;
      print_end (compare, run);
      compare->shown++;
      compare->part = 0;
      compare->printed = 0;
      if (compare->shown < n_answers)
        print_heading (get_run (compare, compare->shown));
    }
}

static void
appended_cb (Compare *compare)
{
  print_progress (compare);
}

static void
run_finished_cb (Compare *compare)
{
  print_progress (compare);
}

static void
group_finished_cb (Compare *compare)
{
  g_main_loop_quit (compare->loop);
}

static gboolean
interrupted_cb (gpointer data)
{
  Compare *compare = data;

  compare->interrupted = TRUE;
  matchup_round_stop_all (compare->round);
  return G_SOURCE_CONTINUE;
}

/* SERVICE/MODEL; a model's own name may have more slashes. */
static MatchupContestant *
parse_model (MatchupWorkspace *workspace, const char *text)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  const char *slash = strchr (text, '/');
  g_autofree char *service = NULL;
  g_autoptr (MatchupModelRef) model = NULL;
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  MatchupProvider *provider;

  if (slash == NULL || slash == text || slash[1] == '\0')
    return NULL;
  service = g_strndup (text, (gsize) (slash - text));
  provider = matchup_provider_list_find (providers, service);
  if (provider != NULL)
    model =
        matchup_catalog_dup_model (matchup_workspace_get_catalog (workspace), provider, slash + 1);
  else
    model = matchup_model_ref_new (service, slash + 1, NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
  return matchup_contestant_new (NULL, model, params);
}

/* NULL with a sentence on standard error. */
static MatchupLineup *
open_saved (MatchupWorkspace *workspace, const char *name)
{
  MatchupLineupList *list = matchup_workspace_get_saved_lineups (workspace);
  MatchupSavedLineup *saved = matchup_lineup_list_find (list, name);

  if (saved != NULL)
    return matchup_lineup_list_dup_lineup (list, saved);
  /* Translators: %s is the name of a line-up */
  g_printerr (_ ("No line-up is saved as “%s”."), name);
  g_printerr ("\n");
  return NULL;
}

/* Those of a saved line-up come first; NULL with a sentence on standard error. */
static MatchupLineup *
make_lineup (MatchupWorkspace *workspace, const Options *options)
{
  g_autoptr (MatchupLineup) lineup = NULL;

  if (options->lineup != NULL)
    {
      lineup = open_saved (workspace, options->lineup);
      if (lineup == NULL)
        return NULL;
    }
  else if (options->models == NULL)
    lineup = matchup_lineup_copy (matchup_workspace_get_lineup (workspace));
  else
    lineup = matchup_lineup_new ();
  for (gsize i = 0; options->models != NULL && options->models[i] != NULL; i++)
    {
      g_autoptr (MatchupContestant) contestant = parse_model (workspace, options->models[i]);

      if (contestant == NULL)
        {
          /* Translators: %s is what was typed; SERVICE/MODEL as above in the help of the command */
          g_printerr (_ ("“%s” is not of the form SERVICE/MODEL."), options->models[i]);
          g_printerr ("\n");
          return NULL;
        }
      if (!matchup_lineup_append (lineup, contestant))
        {
          g_printerr (ngettext ("At most %d model can be compared.",
                                "At most %d models can be compared.",
                                MATCHUP_LINEUP_MAX),
                      MATCHUP_LINEUP_MAX);
          g_printerr ("\n");
          return NULL;
        }
    }
  if (matchup_lineup_get_size (lineup) > 0)
    return g_steal_pointer (&lineup);
  g_printerr ("%s\n", _ ("Name the models to ask with --model SERVICE/MODEL."));
  return NULL;
}

static void
watch_runs (Compare *compare)
{
  for (guint i = 0; i < matchup_round_get_n_answers (compare->round); i++)
    {
      MatchupRun *run = get_run (compare, i);

      g_signal_connect_swapped (matchup_run_get_message (run),
                                "appended",
                                G_CALLBACK (appended_cb),
                                compare);
      g_signal_connect_swapped (run, "finished", G_CALLBACK (run_finished_cb), compare);
    }
}

/* Once, whoever of them was not asked because of it; NULL: nobody. */
static const char *
get_budget_sentence (Compare *compare)
{
  for (guint i = 0; i < matchup_round_get_n_answers (compare->round); i++)
    {
      MatchupErrorInfo *error = matchup_run_get_error (get_run (compare, i));

      if (error != NULL &&
          matchup_error_info_get_reason (error) == MATCHUP_ERROR_REASON_OVER_BUDGET)
        return matchup_error_info_get_message (error);
    }
  return NULL;
}

/* What the budget says, on standard error; TRUE: it stopped the question. */
static gboolean
report_budget (Compare *compare)
{
  MatchupBudget *budget = matchup_workspace_get_budget (compare->workspace);
  const char *stopped = get_budget_sentence (compare);
  g_autofree char *warning = matchup_workspace_dup_budget_warning (compare->workspace,
                                                                   matchup_conversation_get_lineup (
                                                                       compare->conversation));

  if (stopped == NULL)
    {
      if (warning != NULL)
        g_printerr ("%s\n", warning);
      return FALSE;
    }
  g_printerr ("%s\n", stopped);
  g_printerr ("%s\n",
              matchup_budget_can_go_over (budget)
                  ? _ ("With --over-budget it is sent all the same.")
                  : _ ("The budget was set by whoever looks after this computer."));
  return TRUE;
}

static int
report (Compare *compare, gint64 started_at)
{
  g_autofree char *text = compare->options->json
                              ? matchup_cli_output_json (compare->round, started_at)
                              : matchup_cli_output_table (compare->round);

  g_print ("%s", text);
  if (report_budget (compare))
    return MATCHUP_CLI_OVER_BUDGET;
  if (compare->interrupted)
    return MATCHUP_CLI_INTERRUPTED;
  for (guint i = 0; i < matchup_round_get_n_answers (compare->round); i++)
    {
      if (matchup_run_get_state (get_run (compare, i)) != MATCHUP_RUN_STATE_DONE)
        return MATCHUP_CLI_FAILED;
    }
  return MATCHUP_CLI_OK;
}

static int
ask (Compare *compare, MatchupLineup *lineup, MatchupMessage *message)
{
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (compare->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              compare->options->private_);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (MatchupRunGroup) group = NULL;
  guint int_id;
  guint term_id;
  int code;

  compare->loop = loop;
  compare->conversation = conversation;
  /* What the terminal prints has names and comes at once, whatever the window is set to. */
  matchup_conversation_set_blind (conversation, FALSE);
  matchup_conversation_set_reveal_together (conversation, FALSE);
  if (!matchup_cli_personal_data_prepare (compare->workspace,
                                          conversation,
                                          message,
                                          compare->options->personal_data))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  if (compare->options->over_budget)
    matchup_budget_permit (matchup_workspace_get_budget (compare->workspace),
                           matchup_conversation_get_id (conversation));
  group = matchup_workspace_ask_message (compare->workspace, conversation, message);
  compare->round =
      matchup_conversation_get_round (conversation,
                                      matchup_conversation_get_n_rounds (conversation) - 1);
  if (!compare->options->json)
    print_heading (get_run (compare, 0));
  watch_runs (compare);
  int_id = g_unix_signal_add (SIGINT, interrupted_cb, compare);
  term_id = g_unix_signal_add (SIGTERM, interrupted_cb, compare);
  g_signal_connect_swapped (group, "finished", G_CALLBACK (group_finished_cb), compare);
  if (matchup_run_group_get_busy (group))
    g_main_loop_run (loop);
  g_source_remove (int_id);
  g_source_remove (term_id);
  code = report (compare, matchup_round_get_created_at (compare->round));
  return code;
}

/* The service of --address, if there is one; FALSE with a sentence on standard error. */
static gboolean
add_temporary (MatchupWorkspace *workspace, const Options *options)
{
  MatchupProvider *provider;
  g_autoptr (GError) error = NULL;

  if (options->address == NULL)
    return TRUE;
  provider = matchup_provider_list_add_temporary (matchup_workspace_get_providers (workspace),
                                                  options->address,
                                                  &error);
  if (provider == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  if (options->protocol != NULL)
    matchup_provider_set_protocol (provider, options->protocol);
  matchup_provider_set_plain_http_accepted (provider, options->plain_http);
  return matchup_cli_way_check_address (options->address, options->plain_http);
}

static int
compare_with_options (const Options *options)
{
  MatchupWorkspace *workspace = matchup_cli_open_workspace ();
  Compare compare = { .options = options, .workspace = workspace };
  g_autoptr (MatchupLineup) lineup = NULL;
  g_autoptr (MatchupMessage) message = NULL;
  int code = MATCHUP_CLI_WRONG_ARGUMENTS;

  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  if (add_temporary (workspace, options))
    lineup = make_lineup (workspace, options);
  if (lineup != NULL)
    message = matchup_cli_pictures_make_prompt (workspace,
                                                lineup,
                                                options->prompt,
                                                options->pictures,
                                                options->picture_size);
  if (message != NULL && matchup_cli_files_add (workspace, message, options->files))
    code = ask (&compare, lineup, message);
  g_clear_object (&lineup);
  return matchup_cli_close_workspace (workspace, code);
}

static char *
read_prompt (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize length;

  while ((length = read (STDIN_FILENO, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, length);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* FALSE with a sentence on standard error. */
static gboolean
take_prompt (Options *options, int argc, char **argv)
{
  if (argc == 2)
    options->prompt = g_str_equal (argv[1], "-") ? read_prompt () : g_strdup (argv[1]);
  if (options->prompt == NULL)
    g_printerr ("%s\n",
                _ ("Give one prompt, in quotation marks, or “-” to read it from standard input."));
  else if (!g_utf8_validate (options->prompt, -1, NULL))
    g_printerr ("%s\n", _ ("The prompt is not UTF-8 text."));
  else if (*g_strstrip (options->prompt) == '\0' && options->pictures == NULL &&
           options->files == NULL)
    g_printerr ("%s\n", _ ("The prompt is empty."));
  else
    return TRUE;
  return FALSE;
}

/* They point to @options. */
static GOptionEntry *
make_entries (Options *options, const char *about_protocol)
{
  const GOptionEntry entries[] = {
    { "model",
      'm',
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &options->models,
      N_ ("A model to ask; may be given up to 8 times"),
      N_ ("SERVICE/MODEL") },
    { "lineup",
      'l',
      0,
      G_OPTION_ARG_STRING,
      &options->lineup,
      N_ ("A saved line-up, with its settings"),
      /* Translators: stands for a name */ N_ ("NAME") },
    { "address",
      'a',
      0,
      G_OPTION_ARG_STRING,
      &options->address,
      N_ ("Address of a service, named “custom” for this call"),
      /* Translators: stands for an address */ N_ ("URL") },
    { "protocol", 'p', 0, G_OPTION_ARG_STRING, &options->protocol, about_protocol, N_ ("NAME") },
    { "plain-http",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options->plain_http,
      N_ ("Accept an address without encryption"),
      NULL },
    { "json",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options->json,
      N_ ("Print one JSON object at the end"),
      NULL },
    { "over-budget",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options->over_budget,
      N_ ("Send it although the budget is used up"),
      NULL },
    { "private", 0, 0, G_OPTION_ARG_NONE, &options->private_, N_ ("Save nothing"), NULL },
    { "file",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &options->files,
      N_ ("A text file or PDF to ask about; may be given up to 8 times"),
      /* Translators: stands for a file */ N_ ("FILE") },
    { "picture",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &options->pictures,
      N_ ("A picture to ask about; may be given up to 8 times"),
      N_ ("FILE") },
    { "picture-size",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options->picture_size,
      N_ ("How large pictures are sent: small, standard (the default) or original"),
      /* Translators: stands for a size of pictures */ N_ ("SIZE") },
    { "personal-data",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options->personal_data,
      N_ ("What to do about phone numbers, addresses and such: ask, send or mask"),
      /* Translators: stands for “ask”, “send” or “mask” */ N_ ("WHAT") },
    { NULL },
  };

  return g_memdup2 (entries, sizeof entries);
}

int
matchup_cli_compare (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autofree char *about_protocol = matchup_cli_describe_protocol ();
  g_autofree GOptionEntry *entries = make_entries (&options, about_protocol);

  if (!matchup_cli_parse ("compare",
                          /* Translators: stands for the question */ _ ("PROMPT"),
                          _ ("Asks several models the same thing. Without --model, the line-up of "
                             "the window is asked."),
                          entries,
                          &argc,
                          &argv) ||
      !matchup_cli_check_protocol (options.protocol, options.address) ||
      !matchup_cli_pictures_check_size (options.picture_size) ||
      !matchup_cli_personal_data_check_option (options.personal_data) ||
      !take_prompt (&options, argc, argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  return compare_with_options (&options);
}
