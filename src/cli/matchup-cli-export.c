/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "matchup export": conversations leave as a file, or to standard output. */
#include "matchup-cli-output.h"
#include "matchup-cli-private.h"
#include "matchup-config.h"
#include "matchup-exporter.h"
#include "matchup-fold.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  gboolean all;
  gboolean overwrite;
  char *format_name;
  MatchupExportFormat format;
  const char *conversation; /* its id or title; NULL: all */
  const char *target;       /* as it was given; NULL: none was */
} Options;

static const struct
{
  const char *name;
  MatchupExportFormat format;
} formats[] = {
  { "markdown", MATCHUP_EXPORT_FORMAT_MARKDOWN },
  { "html", MATCHUP_EXPORT_FORMAT_HTML },
  { "pdf", MATCHUP_EXPORT_FORMAT_PDF },
  { "json", MATCHUP_EXPORT_FORMAT_JSON },
};

static void
options_clear (Options *options)
{
  g_free (options->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* As it is told, or as the name of the file ends. */
static gboolean
choose_format (Options *options)
{
  options->format = options->all ? MATCHUP_EXPORT_FORMAT_JSON : MATCHUP_EXPORT_FORMAT_MARKDOWN;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *ending = matchup_export_format_get_ending (formats[i].format);

      if (options->format_name != NULL
              ? g_str_equal (options->format_name, formats[i].name)
              : options->target != NULL && g_str_has_suffix (options->target, ending))
        {
          options->format = formats[i].format;
          return TRUE;
        }
    }
  if (options->format_name == NULL)
    return TRUE;
  /* Translators: what was typed, then a list of names that are not translated */
  g_printerr (_ ("Matchup does not know a format “%s”. It knows: %s"),
              options->format_name,
              "markdown, html, pdf, json");
  g_printerr ("\n");
  return FALSE;
}

static gboolean
is_output (const Options *options)
{
  return g_strcmp0 (options->target, "-") == 0;
}

static gboolean
wants_folder (const Options *options)
{
  return options->all && options->format != MATCHUP_EXPORT_FORMAT_JSON;
}

/* FALSE with a sentence on standard error. */
static gboolean
check_arguments (Options *options, int argc, char **argv)
{
  int rest = options->all ? 1 : 2;

  if (argc < rest || argc > rest + 1)
    {
      g_printerr ("%s\n",
                  options->all
                      ? _ ("Name one file or folder at most.")
                      : _ ("Name one conversation by its id or title, or give --all; “matchup "
                           "search” finds ids."));
      return FALSE;
    }
  options->conversation = options->all ? NULL : argv[1];
  options->target = argc > rest ? argv[rest] : NULL;
  if (!choose_format (options))
    return FALSE;
  if (!wants_folder (options) || !is_output (options))
    return TRUE;
  g_printerr ("%s\n", _ ("Several files need a folder; only JSON can go to standard output."));
  return FALSE;
}

/* Ids of the conversations of this title; all of the list has to be there. */
static GPtrArray *
find_titled (MatchupWorkspace *workspace, const char *title)
{
  MatchupHistory *history = matchup_workspace_get_history (workspace);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *wanted = matchup_fold_text (title);

  while (!matchup_history_is_complete (history))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (history)); i++)
    {
      g_autoptr (MatchupConversationSummary) summary =
          g_list_model_get_item (G_LIST_MODEL (history), i);

      if (g_str_equal (matchup_conversation_summary_get_folded_title (summary), wanted))
        g_ptr_array_add (ids, g_strdup (matchup_conversation_summary_get_id (summary)));
    }
  return ids;
}

static MatchupConversation *
open_conversation (MatchupWorkspace *workspace, const char *id, GError **error)
{
  MatchupHistory *history = matchup_workspace_get_history (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  MatchupCliWait wait;

  matchup_cli_wait_init (&wait);
  matchup_history_open_async (history, id, NULL, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  return matchup_history_open_finish (history, result, error);
}

/* NULL with a sentence on standard error. */
static MatchupConversation *
find_conversation (MatchupWorkspace *workspace, const char *name, int *code)
{
  g_autofree char *shown = matchup_cli_output_sanitize_line (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  MatchupConversation *conversation;

  *code = MATCHUP_CLI_WRONG_ARGUMENTS;
  if (!g_utf8_validate (name, -1, NULL))
    name = shown;
  conversation = open_conversation (workspace, name, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      ids = find_titled (workspace, name);
      if (ids->len == 1)
        conversation = open_conversation (workspace, g_ptr_array_index (ids, 0), &error);
    }
  if (error != NULL)
    {
      *code = MATCHUP_CLI_FAILED;
      g_printerr ("%s\n", error->message);
    }
  else if (conversation == NULL && ids->len == 0)
    {
      /* Translators: %s is the title or the id that was typed */
      g_printerr (_ ("There is no conversation “%s”."), shown);
      g_printerr ("\n");
    }
  else if (conversation == NULL)
    {
      /* Translators: a list of ids follows in the next lines */
      g_printerr (_ ("Several conversations have the title “%s”. Name one by its id:"), shown);
      for (guint i = 0; i < ids->len; i++)
        g_printerr (" %s", (const char *) g_ptr_array_index (ids, i));
      g_printerr ("\n");
    }
  return conversation;
}

static char *
dup_default_name (const Options *options, MatchupConversation *conversation)
{
  g_autofree char *name = conversation != NULL
                              ? matchup_conversation_export_dup_file_name (conversation)
                              : matchup_exporter_dup_name ();

  return g_strconcat (name,
                      wants_folder (options) ? ""
                                             : matchup_export_format_get_ending (options->format),
                      NULL);
}

static int
fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return MATCHUP_CLI_INTERRUPTED;
  g_printerr ("%s\n", error->message);
  return MATCHUP_CLI_FAILED;
}

static int
write_file (MatchupWorkspace *workspace,
            const Options *options,
            MatchupConversation *conversation,
            GFile *file)
{
  g_auto (MatchupCliCancel) cancel = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  matchup_cli_cancel_init (&cancel);
  matchup_cli_wait_init (&wait);
  if (conversation != NULL)
    matchup_exporter_export_async (workspace,
                                   conversation,
                                   options->format,
                                   file,
                                   NULL,
                                   NULL,
                                   cancel.cancellable,
                                   matchup_cli_wait_cb,
                                   &wait);
  else
    matchup_exporter_export_all_async (workspace,
                                       options->format,
                                       file,
                                       NULL,
                                       NULL,
                                       cancel.cancellable,
                                       matchup_cli_wait_cb,
                                       &wait);
  result = matchup_cli_wait_run (&wait);
  if (conversation != NULL ? matchup_exporter_export_finish (workspace, result, &error)
                           : matchup_exporter_export_all_finish (workspace, result, &error) >= 0)
    return MATCHUP_CLI_OK;
  return fail (error);
}

/* FALSE with a sentence on standard error. */
static gboolean
copy_to_output (GMappedFile *file)
{
  gsize length = g_mapped_file_get_length (file);
  gsize done = 0;

  while (done < length)
    {
      gssize n = write (STDOUT_FILENO, g_mapped_file_get_contents (file) + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          /* Translators: %s is a sentence that says why */
          g_printerr (_ ("Standard output could not be written to: %s"), g_strerror (errno));
          g_printerr ("\n");
          return FALSE;
        }
      done += (gsize) n;
    }
  return TRUE;
}

/* Only what is whole goes on its way; the file is gone before, whatever ends this program then. */
static int
write_output (MatchupWorkspace *workspace,
              const Options *options,
              MatchupConversation *conversation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("matchup-export-XXXXXX", &error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "export", NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GMappedFile) written = NULL;
  int code;

  if (folder == NULL)
    return fail (error);
  code = write_file (workspace, options, conversation, file);
  if (code == MATCHUP_CLI_OK)
    written = g_mapped_file_new (path, FALSE, &error);
  g_unlink (path);
  g_rmdir (folder);
  if (code != MATCHUP_CLI_OK)
    return code;
  if (written == NULL)
    return fail (error);
  return copy_to_output (written) ? MATCHUP_CLI_OK : MATCHUP_CLI_FAILED;
}

static int
export_to_target (MatchupWorkspace *workspace,
                  const Options *options,
                  MatchupConversation *conversation)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GFile) file = NULL;
  int code;

  if (is_output (options))
    return write_output (workspace, options, conversation);
  name = options->target != NULL ? g_strdup (options->target)
                                 : dup_default_name (options, conversation);
  file = g_file_new_for_commandline_arg (name);
  shown = g_filename_display_name (name);
  if (!options->overwrite && g_file_query_exists (file, NULL))
    {
      /* Translators: %s is the name of a file */
      g_printerr (_ ("“%s” is there already. Choose another name, or give --overwrite."), shown);
      g_printerr ("\n");
      return MATCHUP_CLI_FAILED;
    }
  code = write_file (workspace, options, conversation, file);
  if (code == MATCHUP_CLI_OK)
    g_print ("%s\n", shown);
  return code;
}

static int
find_and_export (MatchupWorkspace *workspace, const Options *options)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  int code = MATCHUP_CLI_OK;

  if (options->conversation != NULL)
    {
      conversation = find_conversation (workspace, options->conversation, &code);
      if (conversation == NULL)
        return code;
    }
  return export_to_target (workspace, options, conversation);
}

int
matchup_cli_export (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("Export all conversations"), NULL },
    { "format",
      'f',
      0,
      G_OPTION_ARG_STRING,
      &options.format_name,
      N_ ("markdown, html, pdf or json (a complete copy); else as the name of the file ends"),
      N_ ("NAME") },
    { "overwrite",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.overwrite,
      N_ ("Replace a file that is there"),
      NULL },
    { NULL },
  };
  MatchupWorkspace *workspace;

  if (!matchup_cli_parse ("export",
                          _ ("CONVERSATION|--all [FILE]"),
                          _ ("Writes a conversation, named by its id or its title, or all of them, "
                             "to a file and prints its name; “-” is standard output. All of them "
                             "are one file of JSON, or a folder of files in another format."),
                          entries,
                          &argc,
                          &argv) ||
      !check_arguments (&options, argc, argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  workspace = matchup_cli_open_workspace ();
  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  return matchup_cli_close_workspace (workspace, find_and_export (workspace, &options));
}
