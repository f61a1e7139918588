/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replay.h"

#include "matchup-model-ref.h"
#include "matchup-protocols.h"
#include "matchup-service-errors.h"
#include "replay-result.h"

#include <stdlib.h>
#include <string.h>

#define MODELS_SUFFIX "-models"
#define MIN_CUTS 2
#define MAX_CUTS 24

/* "anthropic-models" is a list in the format of "anthropic". */
static const MatchupCodec *
find_codec (const char *protocol, gboolean *out_models)
{
  g_autofree char *name = NULL;

  *out_models = g_str_has_suffix (protocol, MODELS_SUFFIX);
  if (!*out_models)
    return matchup_protocols_get_codec (protocol);
  name = g_strndup (protocol, strlen (protocol) - strlen (MODELS_SUFFIX));
  return matchup_protocols_get_codec (g_str_equal (name, "openai") ? MATCHUP_PROTOCOL_DEFAULT
                                                                   : name);
}

gboolean
replay_is_known (const char *protocol)
{
  gboolean models;

  return find_codec (protocol, &models) != NULL;
}

static const char *
header_cb (const char *name, gpointer user_data)
{
  return user_data != NULL ? g_hash_table_lookup (user_data, name) : NULL;
}

static void
run_stream (MatchupStreamDecoder *decoder,
            const char *body,
            gsize length,
            const gsize *cuts,
            guint n_cuts)
{
  gsize from = 0;

  for (guint i = 0; i <= n_cuts; i++)
    {
      gsize to = i < n_cuts ? cuts[i] : length;
      g_autofree char *piece = g_memdup2 (body + from, to - from);

      matchup_stream_decoder_feed (decoder, piece != NULL ? piece : "", to - from);
      from = to;
    }
  matchup_stream_decoder_end (decoder);
}

static void
run_models (const MatchupCodec *codec, ReplayResult *result, const char *body, gsize length)
{
  MatchupErrorInfo *error = NULL;
  g_autoptr (GPtrArray) models =
      matchup_codec_parse_models (codec, "replayed", body, length, &error);

  g_assert_true ((models == NULL) == (error != NULL));
  replay_result_take_models (result, models, error);
}

JsonObject *
replay_run (const ReplayAnswer *answer,
            const char *body,
            gsize length,
            const gsize *cuts,
            guint n_cuts)
{
  gboolean models;
  const MatchupCodec *codec = find_codec (answer->protocol, &models);
  g_autoptr (ReplayResult) result = replay_result_new ();
  g_autofree char *exact = g_memdup2 (body, length);
  const char *whole = exact != NULL ? exact : "";

  g_return_val_if_fail (codec != NULL, NULL);

  if (answer->status < 200 || answer->status > 299)
    {
      replay_result_take_error (result,
                                matchup_service_errors_from_body (answer->status,
                                                                  header_cb,
                                                                  answer->headers,
                                                                  whole,
                                                                  length));
    }
  else if (models)
    {
      run_models (codec, result, whole, length);
    }
  else
    {
      g_autoptr (MatchupStreamDecoder) decoder =
          matchup_codec_new_decoder (codec, replay_result_event_cb, result);

      run_stream (decoder, body, length, cuts, n_cuts);
    }
  return replay_result_to_json (result);
}

gsize *
replay_cut_bytes (gsize length, guint *n_cuts)
{
  gsize *cuts = g_new (gsize, length + 1);

  for (gsize i = 0; i < length; i++)
    cuts[i] = i;
  *n_cuts = (guint) length;
  return cuts;
}

static int
compare_places (const void *a, const void *b)
{
  gsize left = *(const gsize *) a;
  gsize right = *(const gsize *) b;

  return left < right ? -1 : left > right;
}

gsize *
replay_cut_seeded (gsize length, guint32 seed, guint *n_cuts)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint count = (guint) g_rand_int_range (random, MIN_CUTS, MAX_CUTS + 1);
  gsize *cuts = g_new (gsize, count);

  for (guint i = 0; i < count; i++)
    cuts[i] = (gsize) (g_rand_double (random) * (double) length);
  qsort (cuts, count, sizeof *cuts, compare_places);
  *n_cuts = count;
  return cuts;
}

GBytes *
replay_load (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = G_INPUT_STREAM (g_file_read (file, NULL, error));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    return NULL;
  if (g_str_has_suffix (path, ".gz"))
    {
      g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
      GInputStream *packed = stream;

      stream = g_converter_input_stream_new (packed, G_CONVERTER (gzip));
      g_object_unref (packed);
    }
  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
