/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All that a codec reads: an answer, whole and in pieces, which must give the same; the report of a
 * failure; a list of models; a refusal of optional fields. The input is the body.
 *
 * "--format=NAME" fuzzes one wire format, otherwise each input goes through all of them;
 * "--formats" prints their names.
 */
#include "fuzz.h"
#include "matchup-params.h"
#include "matchup-protocols.h"
#include "matchup-provider-registry.h"
#include "replay.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT_OPTION "--format="
/* What is no longer is read byte by byte. */
#define MAX_BYTES 256

static char *only_format;

static void
print_formats (void)
{
  const char *const *names = matchup_protocols_get_names ();

  for (guint i = 0; names[i] != NULL; i++)
    g_print ("%s\n", names[i]);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  for (int i = 1; i < *argc; i++)
    {
      const char *argument = (*argv)[i];

      if (g_str_equal (argument, "--formats"))
        {
          print_formats ();
          exit (0);
        }
      if (g_str_has_prefix (argument, FORMAT_OPTION))
        only_format = g_strdup (argument + strlen (FORMAT_OPTION));
    }
  g_assert_true (only_format == NULL || matchup_protocols_is_known (only_format));
  return 0;
}

static void
run_answer (const char *format, const char *body, gsize length, guint32 seed)
{
  const ReplayAnswer answer = { .protocol = format, .status = 200 };
  guint n_cuts;
  g_autofree gsize *cuts = length <= MAX_BYTES ? replay_cut_bytes (length, &n_cuts)
                                               : replay_cut_seeded (length, seed, &n_cuts);
  g_autoptr (JsonObject) whole = replay_run (&answer, body, length, NULL, 0);
  g_autoptr (JsonObject) in_pieces = replay_run (&answer, body, length, cuts, n_cuts);
  g_autofree char *difference = replay_compare (whole, in_pieces);

  g_assert_cmpstr (difference, ==, NULL);
}

static void
run_failure (const char *format, const char *body, gsize length, guint32 seed)
{
  static const int statuses[] = { 307, 400, 401, 402, 403, 404, 422, 429, 500, 503, 529 };
  const ReplayAnswer answer = {
    .protocol = format,
    .status = statuses[seed % G_N_ELEMENTS (statuses)],
  };
  g_autoptr (JsonObject) result = replay_run (&answer, body, length, NULL, 0);

  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_object_get_member (result, "error")));
}

static void
run_models (const char *format, const char *body, gsize length)
{
  g_autofree char *name = g_strconcat (format, "-models", NULL);
  const ReplayAnswer answer = { .protocol = name, .status = 200 };
  g_autoptr (JsonObject) result = replay_run (&answer, body, length, NULL, 0);

  g_assert_true (json_object_has_member (result, "models"));
}

static MatchupProviderTemplate *
get_template (void)
{
  static MatchupProviderRegistry *registry;

  if (registry == NULL)
    registry = matchup_provider_registry_new ();
  return matchup_provider_registry_find (registry, "custom");
}

static void
run_refusal (const char *format, const char *body, gsize length)
{
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  const MatchupRequestSnapshot snapshot = {
    .template_ = get_template (),
    .address = "http://127.0.0.1",
    .model_id = "m",
    .params = params,
    .messages = messages,
  };

  matchup_codec_find_refused_fields (matchup_protocols_get_codec (format),
                                     &snapshot,
                                     400,
                                     body,
                                     length);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *const *formats = matchup_protocols_get_names ();
  const char *body = size > 0 ? (const char *) data : "";
  guint32 seed = fuzz_get_seed (data, size);

  for (guint i = 0; formats[i] != NULL; i++)
    {
      if (only_format != NULL && !g_str_equal (only_format, formats[i]))
        continue;
      run_answer (formats[i], body, size, seed);
      run_failure (formats[i], body, size, seed);
      run_models (formats[i], body, size);
      run_refusal (formats[i], body, size);
    }
  return 0;
}
