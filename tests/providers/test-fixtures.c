/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-enum-types.h"
#include "matchup-json.h"
#include "matchup-model-ref.h"
#include "matchup-protocols.h"

#include <string.h>

/*
 * Runs every recorded answer of the protocols that are known through the real decoder: whole, byte
 * by byte, at every place for short bodies and at 200 seeded places for long ones.
 */

static char *fixtures_dir;

typedef struct
{
  GString *text;
  GString *reasoning;
  GString *refusal;
  char *finish_raw;
  int finish;
  MatchupUsage *usage;
  double cost;
  MatchupServiceTimings *timings;
  char *model;
  char *id;
  GPtrArray *tools; /* GString "id|name|arguments" */
  MatchupErrorInfo *error;
  gboolean ended;
  guint events_after_the_end;
} Result;

static void
result_free (Result *result)
{
  g_string_free (result->text, TRUE);
  g_string_free (result->reasoning, TRUE);
  g_string_free (result->refusal, TRUE);
  g_free (result->finish_raw);
  g_clear_pointer (&result->usage, matchup_usage_free);
  g_clear_pointer (&result->timings, matchup_service_timings_free);
  g_free (result->model);
  g_free (result->id);
  g_ptr_array_unref (result->tools);
  g_clear_pointer (&result->error, matchup_error_info_unref);
  g_free (result);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

typedef struct
{
  char *id;
  char *name;
  GString *arguments;
} Tool;

static void
tool_free (gpointer data)
{
  Tool *tool = data;

  g_free (tool->id);
  g_free (tool->name);
  g_string_free (tool->arguments, TRUE);
  g_free (tool);
}

static Result *
result_new (void)
{
  Result *result = g_new0 (Result, 1);

  result->text = g_string_new (NULL);
  result->reasoning = g_string_new (NULL);
  result->refusal = g_string_new (NULL);
  result->tools = g_ptr_array_new_with_free_func (tool_free);
  result->cost = -1;
  return result;
}

static void
take_tool (Result *result, const MatchupStreamEvent *event)
{
  Tool *tool;

  while (result->tools->len <= (guint) event->tool_index)
    {
      tool = g_new0 (Tool, 1);
      tool->arguments = g_string_new (NULL);
      g_ptr_array_add (result->tools, tool);
    }
  tool = g_ptr_array_index (result->tools, event->tool_index);
  if (event->tool_id != NULL && tool->id == NULL)
    tool->id = g_strdup (event->tool_id);
  if (event->tool_name != NULL && tool->name == NULL)
    tool->name = g_strdup (event->tool_name);
  g_string_append_len (tool->arguments, event->text, (gssize) event->length);
}

static void
event_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  Result *result = user_data;

  if (result->ended || result->error != NULL)
    result->events_after_the_end++;
  switch (event->type)
    {
    case MATCHUP_STREAM_EVENT_TEXT:
      g_assert_true (g_utf8_validate_len (event->text, event->length, NULL));
      g_string_append_len (result->text, event->text, (gssize) event->length);
      break;
    case MATCHUP_STREAM_EVENT_REASONING:
      g_string_append_len (result->reasoning, event->text, (gssize) event->length);
      break;
    case MATCHUP_STREAM_EVENT_REFUSAL:
      g_string_append_len (result->refusal, event->text, (gssize) event->length);
      break;
    case MATCHUP_STREAM_EVENT_USAGE:
      g_clear_pointer (&result->usage, matchup_usage_free);
      result->usage = matchup_usage_copy (event->usage);
      break;
    case MATCHUP_STREAM_EVENT_COST:
      result->cost = event->cost->amount;
      break;
    case MATCHUP_STREAM_EVENT_TIMINGS:
      g_clear_pointer (&result->timings, matchup_service_timings_free);
      result->timings = matchup_service_timings_copy (event->timings);
      break;
    case MATCHUP_STREAM_EVENT_FINISH:
      g_free (result->finish_raw);
      result->finish_raw = g_strdup (event->finish_reason_raw);
      result->finish = (int) event->finish_reason;
      break;
    case MATCHUP_STREAM_EVENT_MODEL:
      g_free (result->model);
      result->model = g_strdup (event->text);
      break;
    case MATCHUP_STREAM_EVENT_ID:
      g_free (result->id);
      result->id = g_strdup (event->text);
      break;
    case MATCHUP_STREAM_EVENT_TOOL_CALL:
      take_tool (result, event);
      break;
    case MATCHUP_STREAM_EVENT_ERROR:
      result->error = matchup_error_info_ref (event->error);
      break;
    case MATCHUP_STREAM_EVENT_END:
      result->ended = TRUE;
      break;
    case MATCHUP_STREAM_EVENT_SIGN_OF_LIFE:
    case MATCHUP_STREAM_EVENT_STARTED:
    default:
      break;
    }
}

static const char *
header_cb (const char *name, gpointer user_data)
{
  return matchup_json_get_string (user_data, name);
}

/* "anthropic-models" is a list in the format of "anthropic"; NULL where that is not known. */
static MatchupCodec *
find_codec (JsonObject *expected)
{
  const char *protocol = matchup_json_get_string (expected, "protocol");
  g_autofree char *name = g_str_has_suffix (protocol, "-models")
                              ? g_strndup (protocol, strlen (protocol) - strlen ("-models"))
                              : g_strdup (protocol);

  return matchup_protocols_get_codec (g_str_equal (name, "openai") ? "openai-chat" : name);
}

/* @cuts: places in the body, ascending; the pieces between them are fed one by one. */
static Result *
decode (JsonObject *expected, const char *body, gsize length, const gsize *cuts, guint n_cuts)
{
  MatchupCodec *codec = find_codec (expected);
  JsonObject *http = matchup_json_get_object (expected, "http");
  int status = (int) matchup_json_get_count (http, "status");
  g_autoptr (MatchupStreamDecoder) decoder = NULL;
  Result *result = result_new ();
  gsize from = 0;

  if (status != 200)
    {
      result->error = matchup_codec_parse_error (codec,
                                                 NULL,
                                                 status,
                                                 header_cb,
                                                 matchup_json_get_object (http, "headers"),
                                                 body,
                                                 length);
      return result;
    }
  decoder = matchup_codec_new_decoder (codec, NULL, event_cb, result);
  for (guint i = 0; i <= n_cuts; i++)
    {
      gsize to = i < n_cuts ? cuts[i] : length;
      /* A copy of the right size, so that the sanitizer sees every read beyond the piece. */
      g_autofree char *piece = g_memdup2 (body + from, to - from);

      matchup_stream_decoder_feed (decoder, piece != NULL ? piece : "", to - from);
      from = to;
    }
  matchup_stream_decoder_end (decoder);
  return result;
}

static void
assert_string (JsonObject *expect, const char *name, const char *actual)
{
  const char *wanted = matchup_json_get_string (expect, name);

  g_assert_cmpstr (actual != NULL ? actual : "", ==, wanted != NULL ? wanted : "");
}

static void
assert_usage (JsonObject *expect, const MatchupUsage *usage)
{
  JsonObject *wanted = matchup_json_get_object (expect, "usage");

  g_assert_true ((wanted != NULL) == (usage != NULL));
  if (wanted == NULL)
    return;
  g_assert_cmpint (usage->prompt, ==, matchup_json_get_count (wanted, "prompt_tokens"));
  g_assert_cmpint (usage->completion, ==, matchup_json_get_count (wanted, "completion_tokens"));
  g_assert_cmpint (usage->total, ==, matchup_json_get_count (wanted, "total_tokens"));
  g_assert_cmpint (usage->cached, ==, matchup_json_get_count (wanted, "cached_tokens"));
  g_assert_cmpint (usage->reasoning, ==, matchup_json_get_count (wanted, "reasoning_tokens"));
}

static void
assert_number (JsonObject *wanted, const char *name, double actual)
{
  double value = -1;

  matchup_json_get_double (wanted, name, &value);
  g_assert_cmpfloat (actual, ==, value);
}

static double
to_milliseconds (gint64 microseconds)
{
  return microseconds >= 0 ? (double) microseconds / 1000 : -1;
}

static void
assert_timings (JsonObject *expect, const MatchupServiceTimings *timings)
{
  JsonObject *wanted = matchup_json_get_object (expect, "timing");

  g_assert_true ((wanted != NULL) == (timings != NULL));
  if (wanted == NULL)
    return;
  assert_number (wanted, "prompt_ms", to_milliseconds (timings->prompt_time));
  assert_number (wanted, "generation_ms", to_milliseconds (timings->writing_time));
  assert_number (wanted, "tokens_per_second", matchup_service_timings_get_speed (timings));
}

static void
assert_error (JsonObject *expect, MatchupErrorInfo *error)
{
  JsonObject *wanted = matchup_json_get_object (expect, "error");
  g_autofree char *kind = NULL;
  double retry_after = -1;

  g_assert_true ((wanted != NULL) == (error != NULL));
  if (wanted == NULL)
    return;
  kind = g_strdelimit (g_strdup (matchup_enum_get_nick (MATCHUP_TYPE_ERROR_KIND,
                                                        (int) matchup_error_info_get_kind (error))),
                       "-",
                       '_');
  assert_string (wanted, "kind", kind);
  assert_string (wanted, "code", matchup_error_info_get_code (error));
  assert_string (wanted, "type", matchup_error_info_get_type_name (error));
  /* A key that the service echoes is hidden although its middle is starred out already. */
  if (g_strcmp0 (matchup_error_info_get_code (error), "invalid_api_key") == 0)
    g_assert_null (strstr (matchup_error_info_get_message (error), "sk-ab"));
  else
    assert_string (wanted, "message", matchup_error_info_get_message (error));
  g_assert_cmpint (matchup_error_info_get_status (error),
                   ==,
                   matchup_json_get_count (wanted, "status"));
  g_assert_cmpint (matchup_error_info_is_retryable (error),
                   ==,
                   json_object_get_boolean_member (wanted, "retryable"));
  matchup_json_get_double (wanted, "retry_after_s", &retry_after);
  g_assert_cmpfloat (matchup_error_info_get_retry_after (error), ==, retry_after);
}

static void
assert_tools (JsonObject *expect, GPtrArray *tools)
{
  JsonArray *wanted = matchup_json_get_array (expect, "tool_calls");

  g_assert_cmpuint (tools->len, ==, wanted != NULL ? json_array_get_length (wanted) : 0);
  for (guint i = 0; i < tools->len; i++)
    {
      Tool *tool = g_ptr_array_index (tools, i);
      JsonObject *call = matchup_json_array_get_object (wanted, i);

      assert_string (call, "id", tool->id);
      assert_string (call, "name", tool->name);
      assert_string (call, "arguments", tool->arguments->str);
    }
}

static void
assert_text (JsonObject *expect, const char *text)
{
  JsonArray *any = matchup_json_get_array (expect, "text_any_of");

  for (guint i = 0; any != NULL && i < json_array_get_length (any); i++)
    {
      if (g_str_equal (json_array_get_string_element (any, i), text))
        return;
    }
  assert_string (expect, "text", text);
}

static void
assert_result (JsonObject *expected, const Result *result)
{
  JsonObject *expect = matchup_json_get_object (expected, "expect");
  double cost = -1;

  assert_text (expect, result->text->str);
  assert_string (expect, "reasoning", result->reasoning->str);
  assert_string (expect, "refusal", result->refusal->str);
  assert_string (expect, "finish_reason_raw", result->finish_raw);
  if (result->finish_raw != NULL)
    {
      g_autofree char *nick =
          g_strdelimit (g_strdup (
                            matchup_enum_get_nick (MATCHUP_TYPE_FINISH_REASON, result->finish)),
                        "-",
                        '_');

      assert_string (expect, "finish_reason", nick);
    }
  assert_string (expect, "model", result->model);
  assert_string (expect, "response_id", result->id);
  assert_usage (expect, result->usage);
  assert_timings (expect, result->timings);
  assert_tools (expect, result->tools);
  assert_error (expect, result->error);
  matchup_json_get_double (expect, "cost", &cost);
  g_assert_cmpfloat (result->cost, ==, cost);
  /* A question that was refused at once is complete and a failure: it ends with that. */
  g_assert_cmpint (result->ended,
                   ==,
                   json_object_get_boolean_member (expect, "complete") && result->error == NULL);
  g_assert_cmpuint (result->events_after_the_end, ==, 0);
}

static void
check_cuts (JsonObject *expected, GBytes *body, const gsize *cuts, guint n_cuts)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autoptr (Result) result = decode (expected, bytes, length, cuts, n_cuts);

  assert_result (expected, result);
}

static void
check_all_cuts (JsonObject *expected, GBytes *body)
{
  gsize length = g_bytes_get_size (body);
  g_autofree gsize *every = g_new (gsize, length + 1);

  check_cuts (expected, body, NULL, 0);
  for (gsize i = 0; i < length; i++)
    every[i] = i;
  check_cuts (expected, body, every, (guint) length);
  if (length < 4096)
    {
      for (gsize i = 1; i < length; i++)
        check_cuts (expected, body, &i, 1);
      return;
    }
  for (guint i = 0; i < 200; i++)
    {
      gsize cut = (gsize) g_test_rand_int_range (1, (int) length);

      check_cuts (expected, body, &cut, 1);
    }
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (fixtures_dir, "streams", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static GBytes *
gunzip (GBytes *bytes)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (gzip));
  g_autoptr (GError) error = NULL;
  GBytes *result = g_input_stream_read_bytes (stream, 1 << 20, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static JsonNode *
load_expected (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  JsonNode *root = matchup_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (root);
  return root;
}

static void
test_stream (gconstpointer data)
{
  g_autoptr (JsonNode) root = load_expected (data);
  JsonObject *expected = json_node_get_object (root);
  g_autoptr (GBytes) body = load (matchup_json_get_string (expected, "stream"));

  if (g_str_has_suffix (matchup_json_get_string (expected, "stream"), ".gz"))
    {
      GBytes *plain = gunzip (body);

      g_bytes_unref (body);
      body = plain;
    }
  check_all_cuts (expected, body);
}

static void
test_models (gconstpointer data)
{
  g_autoptr (JsonNode) root = load_expected (data);
  JsonObject *expected = json_node_get_object (root);
  g_autoptr (GBytes) body = load (matchup_json_get_string (expected, "stream"));
  MatchupCodec *codec = find_codec (expected);
  JsonArray *wanted =
      matchup_json_get_array (matchup_json_get_object (expected, "expect"), "models");
  MatchupErrorInfo *error = NULL;
  g_autoptr (GPtrArray) models = matchup_codec_parse_models (codec,
                                                             NULL,
                                                             "p",
                                                             g_bytes_get_data (body, NULL),
                                                             g_bytes_get_size (body),
                                                             &error);

  g_assert_null (error);
  g_assert_cmpuint (models->len, ==, json_array_get_length (wanted));
  for (guint i = 0; i < models->len; i++)
    g_assert_cmpstr (matchup_model_ref_get_model_id (g_ptr_array_index (models, i)),
                     ==,
                     json_array_get_string_element (wanted, i));
}

static guint
add_fixtures (void)
{
  g_autofree char *folder = g_build_filename (fixtures_dir, "streams", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *path = NULL;
      const char *protocol;

      if (!g_str_has_suffix (name, ".expected.json"))
        continue;
      root = load_expected (name);
      if (find_codec (json_node_get_object (root)) == NULL)
        continue;
      protocol = matchup_json_get_string (json_node_get_object (root), "protocol");
      path = g_strdup_printf ("/providers/%s/%s", protocol, name);
      g_test_add_data_func_full (path,
                                 g_strdup (name),
                                 g_str_has_suffix (protocol, "-models") ? test_models : test_stream,
                                 g_free);
      count++;
    }
  return count;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  fixtures_dir = argv[1];
  g_assert_cmpuint (add_fixtures (), >=, 178);

  return g_test_run ();
}
