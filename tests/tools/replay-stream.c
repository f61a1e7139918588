/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * replay-stream --protocol P [--provider ID] [--status N] [--header 'k: v']... [--split HOW] FILE
 *
 * Prints what the program reads out of the body of an answer, as one JSON object. HOW the body
 * arrives: "whole", "bytes" (one by one), or a number, the seed of random places to cut it at.
 */
#include "matchup-protocols.h"
#include "replay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WRONG_ARGUMENTS 2

typedef struct
{
  char *protocol;
  char *provider; /* whose answer it is; changes nothing, as no service is read in its own way */
  int status;
  char **headers;
  char *split;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->protocol);
  g_free (options->provider);
  g_strfreev (options->headers);
  g_free (options->split);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean refuse (const char *format, ...) G_GNUC_PRINTF (1, 2);

static gboolean
refuse (const char *format, ...)
{
  va_list args;
  g_autofree char *sentence = NULL;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("replay-stream: %s\n", sentence);
  return FALSE;
}

static gboolean
read_header (const char *text, GHashTable *headers)
{
  const char *colon = strchr (text, ':');
  g_autofree char *name = NULL;

  if (colon == NULL || colon == text)
    return refuse ("The header “%s” is not of the form “name: value”.", text);
  name = g_ascii_strdown (text, colon - text);
  g_hash_table_insert (headers, g_strdup (g_strstrip (name)), g_strstrip (g_strdup (colon + 1)));
  return TRUE;
}

static gboolean
check_protocol (const char *protocol)
{
  g_autofree char *names = g_strjoinv (", ", (char **) matchup_protocols_get_names ());

  if (protocol == NULL)
    return refuse ("Name the wire format with --protocol: %s.", names);
  if (!replay_is_known (protocol))
    return refuse ("There is no wire format “%s”; there are: %s.", protocol, names);
  return TRUE;
}

/* @cuts NULL: whole. */
static gboolean
read_split (const char *how, gsize length, gsize **cuts, guint *n_cuts)
{
  guint64 seed;

  *cuts = NULL;
  *n_cuts = 0;
  if (g_strcmp0 (how, "bytes") == 0)
    *cuts = replay_cut_bytes (length, n_cuts);
  else if (how != NULL && g_ascii_string_to_unsigned (how, 10, 0, G_MAXUINT32, &seed, NULL))
    *cuts = replay_cut_seeded (length, (guint32) seed, n_cuts);
  else if (how != NULL && !g_str_equal (how, "whole"))
    return refuse ("--split takes “whole”, “bytes” or a number, not “%s”.", how);
  return TRUE;
}

static void
print_result (JsonObject *result)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), result);
  g_autofree char *text = json_to_string (root, TRUE);

  /* Not g_print(), which writes in the character set of the terminal. */
  puts (text);
}

static gboolean
replay (const Options *options, const char *path)
{
  g_autoptr (GHashTable) headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const ReplayAnswer answer = {
    .protocol = options->protocol,
    .status = options->status,
    .headers = headers,
  };
  g_autoptr (GBytes) body = NULL;
  g_autoptr (JsonObject) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gsize *cuts = NULL;
  guint n_cuts;
  gsize length;
  const char *bytes;

  if (!check_protocol (options->protocol))
    return FALSE;
  if (options->status < 100 || options->status > 599)
    return refuse ("%d is no HTTP status.", options->status);
  for (guint i = 0; options->headers != NULL && options->headers[i] != NULL; i++)
    {
      if (!read_header (options->headers[i], headers))
        return FALSE;
    }
  body = replay_load (path, &error);
  if (body == NULL)
    return refuse ("%s", error->message);
  bytes = g_bytes_get_data (body, &length);
  if (!read_split (options->split, length, &cuts, &n_cuts))
    return FALSE;
  result = replay_run (&answer, bytes != NULL ? bytes : "", length, cuts, n_cuts);
  print_result (result);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_auto (Options) options = { .status = 200 };
  const GOptionEntry entries[] = {
    { "protocol", 0, 0, G_OPTION_ARG_STRING, &options.protocol, "Wire format", "P" },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &options.provider, "Whose answer it is", "ID" },
    { "status", 0, 0, G_OPTION_ARG_INT, &options.status, "HTTP status, else 200", "N" },
    { "header", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.headers, "A header", "'k: v'" },
    { "split", 0, 0, G_OPTION_ARG_STRING, &options.split, "How it arrives", "whole|bytes|SEED" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, "Prints what is read out of the body of an answer.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    refuse ("%s", error->message);
  else if (argc != 2)
    refuse ("Name one file with the body of an answer.");
  else if (replay (&options, argv[1]))
    return EXIT_SUCCESS;
  return WRONG_ARGUMENTS;
}
