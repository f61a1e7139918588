/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-decoder.h"

#include "matchup-json.h"
#include "matchup-openai-chunk.h"
#include "matchup-openai-errors.h"
#include "matchup-sse-parser.h"
#include "matchup-think-splitter.h"

#include <string.h>

#define MAX_EVENT (8 * 1024 * 1024)
#define MAX_STRAY (64 * 1024)

typedef enum
{
  BODY_UNKNOWN,
  BODY_EVENTS,
  BODY_DOCUMENT,
  BODY_WEB_PAGE,
} BodyForm;

struct _MatchupOpenaiDecoder
{
  GObject parent_instance;

  MatchupStreamFunc func;
  gpointer user_data;

  BodyForm form;
  guint bom_seen;
  MatchupSseParser *parser;
  GString *document; /* a body that is one JSON document */
  GString *stray;    /* lines of an event stream that are no fields */
  MatchupThinkSplitter splitter;
  gunichar held_half[3]; /* by MatchupPartKind: half a surrogate pair */

  gboolean started;
  gboolean any_output;
  gboolean finish_seen;
  gboolean done_seen;
  gboolean over; /* ERROR or END was given */
  char *failed_finish;
  char *model;
  char *id;
};

static void stream_decoder_iface_init (MatchupStreamDecoderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupOpenaiDecoder,
                               matchup_openai_decoder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_STREAM_DECODER,
                                                      stream_decoder_iface_init))

static void
give (MatchupOpenaiDecoder *self, const MatchupStreamEvent *event)
{
  if (!self->over)
    self->func (event, self->user_data);
}

static void
give_error (MatchupOpenaiDecoder *self, MatchupErrorInfo *error)
{
  MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_ERROR, .error = error };

  give (self, &event);
  self->over = TRUE;
}

static void
give_simple (MatchupOpenaiDecoder *self, MatchupStreamEventType type)
{
  MatchupStreamEvent event = { .type = type };

  give (self, &event);
}

static void
give_part (MatchupPartKind kind, const char *text, gsize length, gpointer user_data)
{
  MatchupOpenaiDecoder *self = user_data;
  MatchupStreamEvent event = { .text = text, .length = length };

  event.type = kind == MATCHUP_PART_KIND_TEXT        ? MATCHUP_STREAM_EVENT_TEXT
               : kind == MATCHUP_PART_KIND_REASONING ? MATCHUP_STREAM_EVENT_REASONING
                                                     : MATCHUP_STREAM_EVENT_REFUSAL;
  self->any_output = TRUE;
  give (self, &event);
}

static void
take_text (MatchupOpenaiDecoder *self, MatchupPartKind kind, const char *text, gboolean at_end)
{
  g_autofree char *joined = matchup_json_join_surrogates (text, &self->held_half[kind], at_end);

  if (joined != NULL)
    text = joined;
  if (*text == '\0')
    return;
  if (kind == MATCHUP_PART_KIND_REASONING)
    matchup_think_splitter_disable (&self->splitter);
  if (kind == MATCHUP_PART_KIND_TEXT)
    matchup_think_splitter_feed (&self->splitter, text, strlen (text));
  else
    give_part (kind, text, strlen (text), self);
}

static void
take_name (MatchupOpenaiDecoder *self, MatchupStreamEventType type, const char *name, char **known)
{
  MatchupStreamEvent event = { .type = type, .text = name };

  if (name == NULL || *name == '\0' || g_strcmp0 (*known, name) == 0)
    return;
  g_free (*known);
  *known = g_strdup (name);
  event.length = strlen (name);
  give (self, &event);
}

static void
take_finish (MatchupOpenaiDecoder *self, const char *raw)
{
  MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_FINISH };

  if (raw == NULL || *raw == '\0')
    return;
  event.finish_reason = matchup_openai_chunk_map_finish (raw);
  event.finish_reason_raw = raw;
  self->finish_seen = TRUE;
  if (event.finish_reason == MATCHUP_FINISH_REASON_ERROR)
    {
      g_free (self->failed_finish);
      self->failed_finish = g_strdup (raw);
    }
  give (self, &event);
}

static void
take_choice (MatchupOpenaiDecoder *self, JsonObject *choice, gboolean document)
{
  MatchupOpenaiPieces pieces;

  if (!matchup_openai_chunk_read_choice (choice, document || !self->any_output, &pieces))
    return;
  if (pieces.reasoning != NULL)
    take_text (self, MATCHUP_PART_KIND_REASONING, pieces.reasoning, document);
  if (pieces.text != NULL)
    take_text (self, MATCHUP_PART_KIND_TEXT, pieces.text, document);
  if (pieces.refusal != NULL)
    take_text (self, MATCHUP_PART_KIND_REFUSAL, pieces.refusal, document);
  if (pieces.tool_calls != NULL)
    {
      for (guint i = 0; i < json_array_get_length (pieces.tool_calls); i++)
        {
          MatchupStreamEvent event;

          if (matchup_openai_chunk_read_tool_call (matchup_json_array_get_object (pieces.tool_calls,
                                                                                  i),
                                                   (int) i,
                                                   &event))
            give (self, &event);
        }
    }
  take_finish (self, matchup_json_get_string (choice, "finish_reason"));
  matchup_openai_pieces_clear (&pieces);
}

static void
take_usage (MatchupOpenaiDecoder *self, JsonObject *chunk)
{
  MatchupUsage usage;
  g_autoptr (MatchupCost) cost = NULL;

  if (matchup_openai_chunk_read_usage (chunk, &usage, &cost))
    {
      MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_USAGE, .usage = &usage };

      give (self, &event);
    }
  if (cost != NULL)
    {
      MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_COST, .cost = cost };

      give (self, &event);
    }
}

static void
take_choices (MatchupOpenaiDecoder *self, JsonArray *choices, gboolean document)
{
  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    {
      JsonObject *choice = matchup_json_array_get_object (choices, i);

      if (choice != NULL && matchup_json_get_count (choice, "index") <= 0)
        take_choice (self, choice, document);
    }
}

static void
take_chunk (MatchupOpenaiDecoder *self, JsonNode *root, gboolean document)
{
  JsonObject *chunk = matchup_json_node_get_object (root);
  g_autoptr (MatchupErrorInfo) error = matchup_openai_errors_from_json (root, 200, -1);

  /* A document that reports a failure is nothing but that; a chunk may bring the last text as well.
   */
  if (document && error != NULL)
    {
      give_error (self, error);
      return;
    }
  if (!self->started)
    give_simple (self, MATCHUP_STREAM_EVENT_STARTED);
  self->started = TRUE;
  take_name (self,
             MATCHUP_STREAM_EVENT_MODEL,
             matchup_json_get_string (chunk, "model"),
             &self->model);
  take_name (self, MATCHUP_STREAM_EVENT_ID, matchup_json_get_string (chunk, "id"), &self->id);
  take_choices (self, matchup_json_get_array (chunk, "choices"), document);
  take_usage (self, chunk);
  if (error != NULL)
    give_error (self, error);
}

static gboolean
is_done_mark (const char *data)
{
  return g_str_has_prefix (data + strspn (data, " \t"), "[DONE]");
}

/* One JSON text of an event stream; FALSE when it is none. */
static gboolean
take_data (MatchupOpenaiDecoder *self, const char *data, gsize length)
{
  g_autoptr (JsonNode) root = NULL;

  if (self->done_seen || self->over)
    return TRUE;
  if (is_done_mark (data))
    {
      self->done_seen = TRUE;
      return TRUE;
    }
  root = matchup_json_parse (data, length);
  if (root == NULL)
    return FALSE;
  take_chunk (self, root, FALSE);
  return TRUE;
}

/* Some relays put one line end between events instead of two, so that many arrive as one. */
static void
take_lines (MatchupOpenaiDecoder *self, const char *data)
{
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    take_data (self, lines[i], strlen (lines[i]));
}

static void
sse_cb (const MatchupSseEvent *event, gpointer user_data)
{
  MatchupOpenaiDecoder *self = user_data;

  switch (event->type)
    {
    case MATCHUP_SSE_COMMENT:
      give_simple (self, MATCHUP_STREAM_EVENT_SIGN_OF_LIFE);
      break;
    case MATCHUP_SSE_STRAY_LINE:
      if (self->stray->len + event->length < MAX_STRAY)
        {
          g_string_append (self->stray, event->data);
          g_string_append_c (self->stray, '\n');
        }
      break;
    case MATCHUP_SSE_EVENT:
    default:
      if (!take_data (self, event->data, event->length) && strchr (event->data, '\n') != NULL)
        take_lines (self, event->data);
      break;
    }
}

static void
give_too_large (MatchupOpenaiDecoder *self)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_TOO_LARGE,
                                     MATCHUP_ERROR_REASON_NONE,
                                     "One event of the answer is longer than 8 MiB");

  give_error (self, error);
}

/* Looks at the first byte that is neither byte order mark nor blank; FALSE when there is none yet.
 */
static gboolean
sniff (MatchupOpenaiDecoder *self, const char *bytes, gsize length)
{
  static const char bom[] = { '\xef', '\xbb', '\xbf' };
  gsize i = 0;

  while (i < length && self->bom_seen < 3 && bytes[i] == bom[self->bom_seen])
    {
      self->bom_seen++;
      i++;
    }
  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  if (i == length)
    return FALSE;
  if (bytes[i] == '{' || bytes[i] == '[' || bytes[i] == '"')
    self->form = BODY_DOCUMENT;
  else if (bytes[i] == '<')
    self->form = BODY_WEB_PAGE;
  else
    self->form = BODY_EVENTS;
  return TRUE;
}

static void
matchup_openai_decoder_feed (MatchupStreamDecoder *decoder, const char *bytes, gsize length)
{
  MatchupOpenaiDecoder *self = MATCHUP_OPENAI_DECODER (decoder);

  if (self->over || length == 0)
    return;
  if (self->form == BODY_UNKNOWN)
    sniff (self, bytes, length);
  switch (self->form)
    {
    case BODY_EVENTS:
    case BODY_UNKNOWN:
      /* The parser also needs the blanks and the mark before the first line. */
      if (!matchup_sse_parser_feed (self->parser, bytes, length))
        give_too_large (self);
      break;
    case BODY_DOCUMENT:
      if (self->document->len + length > MAX_EVENT)
        give_too_large (self);
      else
        g_string_append_len (self->document, bytes, (gssize) length);
      break;
    case BODY_WEB_PAGE:
    default:
      break;
    }
}

static void
end_text (MatchupOpenaiDecoder *self)
{
  for (int kind = 0; kind < 3; kind++)
    take_text (self, kind, "", TRUE);
  matchup_think_splitter_end (&self->splitter);
}

/* A JSON document that is neither an answer nor a failure report, or no JSON at all. */
static void
end_document (MatchupOpenaiDecoder *self, const char *text, gsize length)
{
  g_autoptr (JsonNode) root = matchup_json_parse (text, length);
  JsonObject *object = matchup_json_node_get_object (root);

  if (object != NULL &&
      (json_object_has_member (object, "choices") || json_object_has_member (object, "error") ||
       json_object_has_member (object, "base_resp")))
    {
      take_chunk (self, root, TRUE);
      self->done_seen = TRUE;
    }
  else if (root != NULL)
    {
      g_autoptr (MatchupErrorInfo) error = matchup_openai_errors_from_json (root, 200, -1);

      if (error != NULL)
        give_error (self, error);
    }
}

static void
give_missing_end (MatchupOpenaiDecoder *self)
{
  MatchupErrorKind kind = MATCHUP_ERROR_KIND_TRUNCATED;
  MatchupErrorReason reason = MATCHUP_ERROR_REASON_NONE;
  g_autoptr (MatchupErrorInfo) error = NULL;

  if (self->form == BODY_WEB_PAGE)
    {
      kind = MATCHUP_ERROR_KIND_BAD_RESPONSE;
      reason = MATCHUP_ERROR_REASON_WEB_PAGE;
    }
  else if (self->form == BODY_DOCUMENT || self->stray->len > 0)
    {
      kind = self->started ? MATCHUP_ERROR_KIND_TRUNCATED : MATCHUP_ERROR_KIND_BAD_RESPONSE;
    }
  else if (!self->started)
    {
      reason = MATCHUP_ERROR_REASON_EMPTY;
    }
  error = matchup_error_info_new (kind, reason, 200, NULL, NULL, NULL, FALSE, -1);
  give_error (self, error);
}

static void
matchup_openai_decoder_end (MatchupStreamDecoder *decoder)
{
  MatchupOpenaiDecoder *self = MATCHUP_OPENAI_DECODER (decoder);

  if (self->over)
    return;
  matchup_sse_parser_end (self->parser);
  if (self->form == BODY_DOCUMENT)
    end_document (self, self->document->str, self->document->len);
  else if (!self->finish_seen && !self->done_seen && self->stray->len > 0)
    end_document (self, self->stray->str, self->stray->len);
  end_text (self);
  if (self->over)
    return;
  if (self->failed_finish != NULL)
    {
      g_autoptr (MatchupErrorInfo) error = matchup_openai_errors_from_finish (self->failed_finish);

      give_error (self, error);
      return;
    }
  if (!self->finish_seen && !self->done_seen)
    {
      give_missing_end (self);
      return;
    }
  give_simple (self, MATCHUP_STREAM_EVENT_END);
  self->over = TRUE;
}

static void
stream_decoder_iface_init (MatchupStreamDecoderInterface *iface)
{
  iface->feed = matchup_openai_decoder_feed;
  iface->end = matchup_openai_decoder_end;
}

static void
matchup_openai_decoder_finalize (GObject *object)
{
  MatchupOpenaiDecoder *self = MATCHUP_OPENAI_DECODER (object);

  g_clear_pointer (&self->parser, matchup_sse_parser_free);
  g_string_free (self->document, TRUE);
  g_string_free (self->stray, TRUE);
  matchup_think_splitter_clear (&self->splitter);
  g_clear_pointer (&self->failed_finish, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (matchup_openai_decoder_parent_class)->finalize (object);
}

static void
matchup_openai_decoder_class_init (MatchupOpenaiDecoderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_openai_decoder_finalize;
}

static void
matchup_openai_decoder_init (MatchupOpenaiDecoder *self)
{
  self->parser = matchup_sse_parser_new (MAX_EVENT, sse_cb, self);
  self->document = g_string_new (NULL);
  self->stray = g_string_new (NULL);
  matchup_think_splitter_init (&self->splitter, give_part, self);
}

MatchupStreamDecoder *
matchup_openai_decoder_new (MatchupStreamFunc func, gpointer user_data)
{
  MatchupOpenaiDecoder *self = g_object_new (MATCHUP_TYPE_OPENAI_DECODER, NULL);

  self->func = func;
  self->user_data = user_data;
  return MATCHUP_STREAM_DECODER (self);
}
