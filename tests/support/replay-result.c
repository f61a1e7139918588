/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replay-result.h"

#include "matchup-enum-types.h"
#include "matchup-model-ref.h"
#include "matchup-service-timings.h"
#include "matchup-stream-facts.h"

#include <math.h>
#include <string.h>

#define MAX_COUNT G_GINT64_CONSTANT (1000000000000000)
#define FIRST_CARRIED 0x10d800
#define LAST_CARRIED 0x10dfff

struct _ReplayResult
{
  GString *text;
  GString *reasoning;
  GString *refusal;
  char *finish_raw;
  int finish;
  MatchupUsage *usage;
  char *model;
  char *id;
  GPtrArray *tools;
  JsonObject *facts; /* members that stand in the result only where the stream gives them */
  MatchupErrorInfo *error;
  gboolean ended;
};

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

ReplayResult *
replay_result_new (void)
{
  ReplayResult *self = g_new0 (ReplayResult, 1);

  self->text = g_string_new (NULL);
  self->reasoning = g_string_new (NULL);
  self->refusal = g_string_new (NULL);
  self->tools = g_ptr_array_new_with_free_func (tool_free);
  self->facts = json_object_new ();
  return self;
}

void
replay_result_free (ReplayResult *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->reasoning, TRUE);
  g_string_free (self->refusal, TRUE);
  g_free (self->finish_raw);
  g_clear_pointer (&self->usage, matchup_usage_free);
  g_free (self->model);
  g_free (self->id);
  g_ptr_array_unref (self->tools);
  json_object_unref (self->facts);
  g_clear_pointer (&self->error, matchup_error_info_unref);
  g_free (self);
}

/* Valid, and without what matchup-json.h carries halves of surrogate pairs in. */
static void
assert_text (const char *text, gsize length)
{
  g_assert_true (g_utf8_validate_len (text, length, NULL));
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    g_assert_false (g_utf8_get_char (p) >= FIRST_CARRIED && g_utf8_get_char (p) <= LAST_CARRIED);
}

static void
check_text (const MatchupStreamEvent *event)
{
  g_assert_nonnull (event->text);
  g_assert_cmpuint (strlen (event->text), >=, event->length);
  assert_text (event->text, event->length);
}

static void
take_text (GString *place, const MatchupStreamEvent *event)
{
  check_text (event);
  g_assert_cmpuint (event->length, >, 0);
  g_string_append_len (place, event->text, (gssize) event->length);
}

static void
take_name (char **place, const MatchupStreamEvent *event)
{
  check_text (event);
  g_free (*place);
  *place = g_strdup (event->text);
}

static void
take_tool (ReplayResult *self, const MatchupStreamEvent *event)
{
  Tool *tool;

  check_text (event);
  g_assert_cmpint (event->tool_index, >=, 0);
  g_assert_cmpint (event->tool_index, <=, 10000);
  while (self->tools->len <= (guint) event->tool_index)
    {
      tool = g_new0 (Tool, 1);
      tool->arguments = g_string_new (NULL);
      g_ptr_array_add (self->tools, tool);
    }
  tool = g_ptr_array_index (self->tools, event->tool_index);
  if (event->tool_id != NULL && tool->id == NULL)
    tool->id = g_strdup (event->tool_id);
  if (event->tool_name != NULL && tool->name == NULL)
    tool->name = g_strdup (event->tool_name);
  g_string_append_len (tool->arguments, event->text, (gssize) event->length);
}

static void
set_double (JsonObject *object, const char *name, double value)
{
  g_assert_true (isfinite (value));
  if (value >= 0)
    json_object_set_double_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static double
to_milliseconds (gint64 microseconds)
{
  return microseconds >= 0 ? (double) microseconds / 1000 : -1;
}

static void
take_timings (JsonObject *into, const MatchupServiceTimings *timings)
{
  JsonObject *timing = json_object_new ();

  set_double (timing, "prompt_ms", to_milliseconds (timings->prompt_time));
  set_double (timing, "generation_ms", to_milliseconds (timings->writing_time));
  set_double (timing, "tokens_per_second", matchup_service_timings_get_speed (timings));
  json_object_set_object_member (into, "timing", timing);
}

static void
take_citations (JsonObject *into, char **citations)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; citations[i] != NULL; i++)
    json_array_add_string_element (array, citations[i]);
  json_object_set_array_member (into, "citations", array);
}

static void
take_im_reply (JsonObject *into, const MatchupStreamFacts *facts)
{
  JsonObject *reply = json_object_new ();

  json_object_set_int_member (reply, "code", facts->im_code);
  json_object_set_int_member (reply, "messages", facts->im_messages);
  set_double (reply, "message_quota_usage", facts->im_quota);
  json_object_set_object_member (into, "im_reply", reply);
}

static void
take_facts (JsonObject *into, const MatchupStreamFacts *facts)
{
  if (facts->citations != NULL)
    take_citations (into, facts->citations);
  if (facts->im_code >= 0)
    take_im_reply (into, facts);
}

static void
take_finish (ReplayResult *self, const MatchupStreamEvent *event)
{
  g_assert_nonnull (event->finish_reason_raw);
  g_free (self->finish_raw);
  self->finish_raw = g_strdup (event->finish_reason_raw);
  self->finish = (int) event->finish_reason;
}

void
replay_result_event_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  ReplayResult *self = user_data;

  g_assert_false (self->ended);
  g_assert_null (self->error);
  switch (event->type)
    {
    case MATCHUP_STREAM_EVENT_TEXT:
      take_text (self->text, event);
      break;
    case MATCHUP_STREAM_EVENT_REASONING:
      take_text (self->reasoning, event);
      break;
    case MATCHUP_STREAM_EVENT_REFUSAL:
      take_text (self->refusal, event);
      break;
    case MATCHUP_STREAM_EVENT_USAGE:
      g_clear_pointer (&self->usage, matchup_usage_free);
      self->usage = matchup_usage_copy (event->usage);
      break;
    case MATCHUP_STREAM_EVENT_COST:
      json_object_set_double_member (self->facts, "cost", event->cost->amount);
      break;
    case MATCHUP_STREAM_EVENT_TIMINGS:
      take_timings (self->facts, event->timings);
      break;
    case MATCHUP_STREAM_EVENT_FACTS:
      take_facts (self->facts, event->facts);
      break;
    case MATCHUP_STREAM_EVENT_FINISH:
      take_finish (self, event);
      break;
    case MATCHUP_STREAM_EVENT_MODEL:
      take_name (&self->model, event);
      break;
    case MATCHUP_STREAM_EVENT_ID:
      take_name (&self->id, event);
      break;
    case MATCHUP_STREAM_EVENT_TOOL_CALL:
      take_tool (self, event);
      break;
    case MATCHUP_STREAM_EVENT_ERROR:
      replay_result_take_error (self, matchup_error_info_ref (event->error));
      break;
    case MATCHUP_STREAM_EVENT_END:
      self->ended = TRUE;
      break;
    case MATCHUP_STREAM_EVENT_SIGN_OF_LIFE:
    case MATCHUP_STREAM_EVENT_STARTED:
    default:
      break;
    }
}

void
replay_result_take_error (ReplayResult *self, MatchupErrorInfo *error)
{
  g_assert_nonnull (error);
  g_assert_null (self->error);
  self->error = error;
}

void
replay_result_take_models (ReplayResult *self, GPtrArray *models, MatchupErrorInfo *error)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; models != NULL && i < models->len; i++)
    json_array_add_string_element (array,
                                   matchup_model_ref_get_model_id (g_ptr_array_index (models, i)));
  json_object_set_array_member (self->facts, "models", array);
  if (error != NULL)
    replay_result_take_error (self, error);
  else
    self->ended = TRUE;
}

static void
set_string (JsonObject *object, const char *name, const char *value)
{
  if (value == NULL)
    {
      json_object_set_null_member (object, name);
      return;
    }
  assert_text (value, strlen (value));
  json_object_set_string_member (object, name, value);
}

static void
set_count (JsonObject *object, const char *name, gint64 value)
{
  g_assert_cmpint (value, <=, 10 * MAX_COUNT);
  if (value >= 0)
    json_object_set_int_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static void
set_nick (JsonObject *object, const char *name, GType type, int value)
{
  g_autofree char *nick = g_strdelimit (g_strdup (matchup_enum_get_nick (type, value)), "-", '_');

  json_object_set_string_member (object, name, nick);
}

static void
set_usage (JsonObject *object, const MatchupUsage *usage)
{
  JsonObject *counts;

  if (usage == NULL)
    {
      json_object_set_null_member (object, "usage");
      return;
    }
  counts = json_object_new ();
  set_count (counts, "prompt_tokens", usage->prompt);
  set_count (counts, "completion_tokens", usage->completion);
  set_count (counts, "total_tokens", usage->total);
  set_count (counts, "cached_tokens", usage->cached);
  set_count (counts, "reasoning_tokens", usage->reasoning);
  json_object_set_object_member (object, "usage", counts);
}

static void
set_tools (JsonObject *object, GPtrArray *tools)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < tools->len; i++)
    {
      Tool *tool = g_ptr_array_index (tools, i);
      JsonObject *call = json_object_new ();

      set_string (call, "id", tool->id);
      set_string (call, "name", tool->name);
      set_string (call, "arguments", tool->arguments->str);
      json_array_add_object_element (array, call);
    }
  json_object_set_array_member (object, "tool_calls", array);
}

static void
set_error (JsonObject *object, const MatchupErrorInfo *error)
{
  JsonObject *report;

  if (error == NULL)
    {
      json_object_set_null_member (object, "error");
      return;
    }
  report = json_object_new ();
  set_nick (report, "kind", MATCHUP_TYPE_ERROR_KIND, (int) matchup_error_info_get_kind (error));
  set_count (report, "status", matchup_error_info_get_status (error));
  set_string (report, "code", matchup_error_info_get_code (error));
  set_string (report, "type", matchup_error_info_get_type_name (error));
  set_string (report, "message", matchup_error_info_get_message (error));
  json_object_set_boolean_member (report, "retryable", matchup_error_info_is_retryable (error));
  set_double (report, "retry_after_s", matchup_error_info_get_retry_after (error));
  json_object_set_object_member (object, "error", report);
}

static void
copy_member_cb (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  json_object_set_member (user_data, name, json_node_copy (node));
}

/* A regular end, or a question that was refused at once, which is an end of its kind. */
static gboolean
is_complete (ReplayResult *self)
{
  return self->ended || (self->finish_raw != NULL && matchup_error_info_get_kind (self->error) ==
                                                         MATCHUP_ERROR_KIND_CONTENT_FILTER);
}

JsonObject *
replay_result_to_json (ReplayResult *self)
{
  JsonObject *object = json_object_new ();

  g_assert_true (self->ended || self->error != NULL);
  set_string (object, "text", self->text->str);
  set_string (object, "reasoning", self->reasoning->str);
  set_string (object, "refusal", self->refusal->len > 0 ? self->refusal->str : NULL);
  if (self->finish_raw != NULL)
    set_nick (object, "finish_reason", MATCHUP_TYPE_FINISH_REASON, self->finish);
  else
    json_object_set_null_member (object, "finish_reason");
  set_string (object, "finish_reason_raw", self->finish_raw);
  set_usage (object, self->usage);
  set_string (object, "model", self->model);
  set_string (object, "response_id", self->id);
  set_tools (object, self->tools);
  set_error (object, self->error);
  json_object_set_boolean_member (object, "complete", is_complete (self));
  json_object_foreach_member (self->facts, copy_member_cb, object);
  return object;
}
