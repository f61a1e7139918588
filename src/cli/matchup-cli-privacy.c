/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-cli-json.h"
#include "matchup-cli-output.h"
#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-retention.h"
#include "matchup-sentence.h"
#include "matchup-stored.h"

#include <glib/gi18n.h>

#define DAYS 30

static const char *const keeping_names[] = { "forever", "year", "month", "never" };

static char *
count (const char *format, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  return matchup_sentence_insert_name (format, number);
}

static void
print_line (const char *label, guint64 bytes, const char *more)
{
  g_autofree char *size = g_format_size (bytes);

  g_print ("%s: %s%s%s\n", label, size, more != NULL ? ", " : "", more != NULL ? more : "");
}

static const char *
get_keeping_words (MatchupKeeping keeping)
{
  switch (keeping)
    {
    case MATCHUP_KEEP_YEAR:
      return _ ("Conversations are kept for one year, pinned ones for ever.");
    case MATCHUP_KEEP_MONTH:
      return _ ("Conversations are kept for 30 days, pinned ones for ever.");
    case MATCHUP_KEEP_NEVER:
      return _ ("New conversations are not stored.");
    case MATCHUP_KEEP_FOREVER:
    default:
      return _ ("Conversations are kept until you delete them.");
    }
}

static void
print_stored (const MatchupStored *stored, MatchupKeeping keeping)
{
  /* Translators: %s is a number, also below. */
  g_autofree char *n_conversations =
      count (ngettext ("%s conversation", "%s conversations", (gulong) stored->n_conversations),
             stored->n_conversations);
  g_autofree char *n_drafts =
      count (ngettext ("%s draft", "%s drafts", (gulong) stored->n_drafts), stored->n_drafts);
  g_autofree char *both = g_strdup_printf ("%s, %s", n_conversations, n_drafts);

  g_print ("%s\n", stored->data_folder);
  print_line (_ ("Conversations and settings"), stored->conversations, both);
  print_line (_ ("Pictures"), stored->pictures, NULL);
  print_line (_ ("Search index"), stored->search, NULL);
  print_line (/* Translators: what is kept to be quicker, as a kind of data */ _ ("Caches"),
              stored->cache,
              NULL);
  if (stored->n_keys < 0)
    g_print ("%s\n", _ ("Keys: the keyring does not answer"));
  else
    {
      g_print (ngettext ("Keys: %d in the keyring", "Keys: %d in the keyring", stored->n_keys),
               stored->n_keys);
      g_print ("\n");
    }
  g_print ("%s\n", get_keeping_words (keeping));
}

/* "≈ $0.45, ≈ ¥2.10"; NULL for nothing. */
static char *
dup_money (GArray *sums, MatchupValueSource source)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sums->len; i++)
    {
      const MatchupPromptCost *sum = &g_array_index (sums, MatchupPromptCost, i);
      g_autofree char *money = matchup_format_money (sum->amount, sum->currency, source);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", money);
    }
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}

static void
print_sent (MatchupLedger *ledger)
{
  g_autoptr (GPtrArray) services = matchup_ledger_dup_last_days (ledger, DAYS, FALSE);

  g_print ("\n%s\n", _ ("Sent in the last 30 days, without checks of keys and lists of models:"));
  if (services->len == 0)
    g_print ("%s\n", /* Translators: a list that has nothing in it */ _ ("Nothing"));
  for (guint i = 0; i < services->len; i++)
    {
      const MatchupLedgerService *service = g_ptr_array_index (services, i);
      g_autofree char *name = matchup_cli_output_sanitize_line (service->service);
      g_autoptr (GArray) sums = matchup_ledger_service_sum (service);
      g_autofree char *money = dup_money (sums, MATCHUP_VALUE_SOURCE_ESTIMATED);

      g_autofree char *requests =
          count (ngettext ("%s request", "%s requests", (gulong) service->requests),
                 service->requests);
      g_autofree char *characters =
          count (ngettext ("%s character", "%s characters", (gulong) service->characters),
                 service->characters);
      g_autofree char *pictures =
          count (ngettext ("%s picture", "%s pictures", (gulong) service->pictures),
                 service->pictures);
      g_autofree char *files =
          count (ngettext ("%s file", "%s files", (gulong) service->files), service->files);

      g_print ("%s: %s, %s, %s, %s", name, requests, characters, pictures, files);
      g_print ("%s%s\n", money != NULL ? ", " : "", money != NULL ? money : "");
    }
}

static void
add_sums (MatchupJsonWriter *writer, const char *name, GArray *sums)
{
  matchup_json_writer_begin_object (writer, name);
  for (guint i = 0; i < sums->len; i++)
    {
      const MatchupPromptCost *sum = &g_array_index (sums, MatchupPromptCost, i);

      matchup_json_writer_add_double (writer, sum->currency, sum->amount);
    }
  matchup_json_writer_close (writer);
}

static void
add_service (MatchupJsonWriter *writer, const MatchupLedgerService *service)
{
  matchup_json_writer_begin_object (writer, NULL);
  matchup_cli_json_add_string (writer, "service", service->provider_id);
  matchup_cli_json_add_string (writer, "name", service->service);
  matchup_cli_json_add_count (writer, "requests", service->requests);
  matchup_cli_json_add_count (writer, "characters", service->characters);
  matchup_cli_json_add_count (writer, "pictures", service->pictures);
  matchup_cli_json_add_count (writer, "files", service->files);
  matchup_cli_json_add_count (writer, "answers_without_price", service->unpriced);
  add_sums (writer, "cost_told", service->told);
  add_sums (writer, "cost_by_own_prices", service->own);
  add_sums (writer, "cost_by_price_list", service->listed);
  matchup_json_writer_close (writer);
}

static void
print_json (MatchupWorkspace *workspace, const MatchupStored *stored)
{
  g_autoptr (GPtrArray) services =
      matchup_ledger_dup_last_days (matchup_workspace_get_ledger (workspace), DAYS, FALSE);
  GOutputStream *stream;
  MatchupJsonWriter *writer = matchup_cli_json_begin (&stream);

  matchup_cli_json_add_string (writer, "folder", stored->data_folder);
  matchup_cli_json_add_string (writer,
                               "keep_conversations",
                               keeping_names[matchup_retention_get_keeping (workspace)]);
  matchup_cli_json_add_count (writer, "conversations", stored->n_conversations);
  matchup_cli_json_add_count (writer, "drafts", stored->n_drafts);
  matchup_cli_json_add_count (writer, "keys", stored->n_keys);
  matchup_json_writer_begin_object (writer, "bytes");
  matchup_cli_json_add_count (writer, "conversations", (gint64) stored->conversations);
  matchup_cli_json_add_count (writer, "pictures", (gint64) stored->pictures);
  matchup_cli_json_add_count (writer, "search", (gint64) stored->search);
  matchup_cli_json_add_count (writer, "caches", (gint64) stored->cache);
  matchup_json_writer_close (writer);
  matchup_json_writer_begin_list (writer, "sent_30_days");
  for (guint i = 0; i < services->len; i++)
    add_service (writer, g_ptr_array_index (services, i));
  matchup_json_writer_close (writer);
  matchup_cli_json_print (writer, stream);
}

int
matchup_cli_privacy (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    { NULL },
  };
  MatchupWorkspace *workspace;
  MatchupCliWait wait;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupStored) stored = NULL;
  g_autoptr (GError) error = NULL;

  if (!matchup_cli_parse ("privacy",
                          "",
                          _ ("Shows what is stored on this computer, and how much was sent to "
                             "whom: numbers only."),
                          entries,
                          &argc,
                          &argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  workspace = matchup_cli_open_workspace ();
  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  matchup_cli_wait_init (&wait);
  matchup_stored_measure_async (workspace, NULL, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  stored = matchup_stored_measure_finish (workspace, result, &error);
  if (stored == NULL)
    g_printerr ("%s\n", error->message);
  else if (json)
    print_json (workspace, stored);
  else
    {
      print_stored (stored, matchup_retention_get_keeping (workspace));
      print_sent (matchup_workspace_get_ledger (workspace));
    }
  return matchup_cli_close_workspace (workspace,
                                      stored != NULL ? MATCHUP_CLI_OK : MATCHUP_CLI_FAILED);
}
