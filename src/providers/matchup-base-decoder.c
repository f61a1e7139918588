/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-base-decoder.h"

#include "matchup-finish-reasons.h"
#include "matchup-ndjson-parser.h"
#include "matchup-service-errors.h"
#include "matchup-sse-parser.h"
#include "matchup-stream-facts.h"
#include "matchup-think-splitter.h"

#include <string.h>

#define MAX_EVENT (8 * 1024 * 1024)
#define MAX_STRAY (64 * 1024)
#define MAX_LINES 1000 /* of one event that are looked at one by one */
#define MAX_NAME 200   /* bytes of the name of a model and the like that are kept */
#define N_KINDS 3      /* of MatchupPartKind */

typedef enum
{
  BODY_UNKNOWN,
  BODY_STREAM,
  BODY_DOCUMENT,
  BODY_WEB_PAGE,
} BodyForm;

/* The place in the answer that the last text of a kind came from. */
typedef struct
{
  gboolean known;
  gint64 item;
  gint64 part;
} Place;

typedef struct
{
  MatchupStreamFunc func;
  gpointer user_data;

  BodyForm form;
  guint bom_seen;
  MatchupSseParser *events;
  MatchupNdjsonParser *lines; /* instead of events, see json_lines */
  GString *document;          /* a body that is one JSON document */
  GString *stray;             /* lines of a stream that are no part of it */
  MatchupThinkSplitter splitter;
  gunichar held_half[N_KINDS + 1]; /* half a surrogate pair; the last one: of a tool's arguments */
  Place places[N_KINDS];
  MatchupStreamFacts facts; /* that were told so far */

  gboolean started;
  gboolean any_output;
  gboolean finish_seen;
  gboolean done;
  gboolean over; /* ERROR or END was given */
  char *failed_finish;
  char *model;
  char *id;
  int n_tool_calls; /* that were given whole */
} MatchupBaseDecoderPrivate;

static void stream_decoder_iface_init (MatchupStreamDecoderInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (MatchupBaseDecoder,
                                  matchup_base_decoder,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (MatchupBaseDecoder)
                                      G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_STREAM_DECODER,
                                                             stream_decoder_iface_init))

#define PRIVATE(self) \
  ((MatchupBaseDecoderPrivate *) matchup_base_decoder_get_instance_private (self))

gboolean
matchup_base_decoder_is_over (MatchupBaseDecoder *self)
{
  return PRIVATE (self)->over;
}

gboolean
matchup_base_decoder_has_output (MatchupBaseDecoder *self)
{
  return PRIVATE (self)->any_output;
}

/* A name, an id and the like as it can be shown and kept, whatever the service says. */
static char *
dup_name (const char *text)
{
  gunichar held = 0;
  char *name = matchup_json_join_surrogates (text, &held, TRUE);

  if (name == NULL)
    name = g_strdup (text);
  if (strlen (name) > MAX_NAME)
    *g_utf8_find_prev_char (name, name + MAX_NAME + 1) = '\0';
  return name;
}

static void
give_tool_call (MatchupBaseDecoder *self, const MatchupStreamEvent *event)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  MatchupStreamEvent clean = *event;
  g_autofree char *arguments =
      matchup_json_join_surrogates (event->text, &priv->held_half[N_KINDS], FALSE);
  g_autofree char *id = event->tool_id != NULL ? dup_name (event->tool_id) : NULL;
  g_autofree char *name = event->tool_name != NULL ? dup_name (event->tool_name) : NULL;

  if (arguments != NULL)
    {
      clean.text = arguments;
      clean.length = strlen (arguments);
    }
  clean.tool_id = id;
  clean.tool_name = name;
  priv->func (&clean, priv->user_data);
}

void
matchup_base_decoder_give (MatchupBaseDecoder *self, const MatchupStreamEvent *event)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);

  if (priv->over)
    return;
  if (event->type == MATCHUP_STREAM_EVENT_TOOL_CALL)
    give_tool_call (self, event);
  else
    priv->func (event, priv->user_data);
}

static void
give_simple (MatchupBaseDecoder *self, MatchupStreamEventType type)
{
  const MatchupStreamEvent event = { .type = type };

  matchup_base_decoder_give (self, &event);
}

void
matchup_base_decoder_give_error (MatchupBaseDecoder *self, MatchupErrorInfo *error)
{
  const MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_ERROR, .error = error };

  matchup_base_decoder_give (self, &event);
  PRIVATE (self)->over = TRUE;
}

void
matchup_base_decoder_give_started (MatchupBaseDecoder *self)
{
  if (!PRIVATE (self)->started)
    give_simple (self, MATCHUP_STREAM_EVENT_STARTED);
  PRIVATE (self)->started = TRUE;
}

/* What comes out of the splitter, and what goes around it. */
static void
give_part (MatchupPartKind kind, const char *text, gsize length, gpointer user_data)
{
  MatchupBaseDecoder *self = user_data;
  MatchupStreamEvent event = { .text = text, .length = length };

  event.type = kind == MATCHUP_PART_KIND_TEXT        ? MATCHUP_STREAM_EVENT_TEXT
               : kind == MATCHUP_PART_KIND_REASONING ? MATCHUP_STREAM_EVENT_REASONING
                                                     : MATCHUP_STREAM_EVENT_REFUSAL;
  PRIVATE (self)->any_output = TRUE;
  matchup_base_decoder_give (self, &event);
}

static void
take_text (MatchupBaseDecoder *self, MatchupPartKind kind, const char *text, gboolean at_end)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  g_autofree char *joined = matchup_json_join_surrogates (text, &priv->held_half[kind], at_end);

  if (joined != NULL)
    text = joined;
  if (*text == '\0')
    return;
  if (kind == MATCHUP_PART_KIND_REASONING)
    matchup_think_splitter_disable (&priv->splitter);
  if (kind == MATCHUP_PART_KIND_TEXT)
    matchup_think_splitter_feed (&priv->splitter, text, strlen (text));
  else
    give_part (kind, text, strlen (text), self);
}

void
matchup_base_decoder_give_text (MatchupBaseDecoder *self, MatchupPartKind kind, const char *text)
{
  if (text != NULL)
    take_text (self, kind, text, FALSE);
}

void
matchup_base_decoder_give_text_of (MatchupBaseDecoder *self,
                                   MatchupPartKind kind,
                                   gint64 item,
                                   gint64 part,
                                   const char *text)
{
  Place *place = &PRIVATE (self)->places[kind];

  if (text == NULL || *text == '\0')
    return;
  if (place->known && (place->item != item || place->part != part))
    matchup_base_decoder_give_text (self, kind, "\n\n");
  *place = (Place){ .known = TRUE, .item = item, .part = part };
  matchup_base_decoder_give_text (self, kind, text);
}

static void
give_name (MatchupBaseDecoder *self, MatchupStreamEventType type, const char *text, char **known)
{
  g_autofree char *name = text != NULL ? dup_name (text) : NULL;
  MatchupStreamEvent event = { .type = type };

  if (name == NULL || *name == '\0' || g_strcmp0 (*known, name) == 0)
    return;
  event.text = name;
  event.length = strlen (name);
  matchup_base_decoder_give (self, &event);
  g_free (*known);
  *known = g_steal_pointer (&name);
}

void
matchup_base_decoder_give_model (MatchupBaseDecoder *self, const char *model)
{
  give_name (self, MATCHUP_STREAM_EVENT_MODEL, model, &PRIVATE (self)->model);
}

void
matchup_base_decoder_give_id (MatchupBaseDecoder *self, const char *id)
{
  give_name (self, MATCHUP_STREAM_EVENT_ID, id, &PRIVATE (self)->id);
}

void
matchup_base_decoder_give_finish (MatchupBaseDecoder *self, const char *raw)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_FINISH };
  g_autofree char *name = NULL;

  if (raw == NULL || *raw == '\0')
    return;
  name = dup_name (raw);
  event.finish_reason = matchup_finish_reason_from_raw (name);
  event.finish_reason_raw = name;
  priv->finish_seen = TRUE;
  if (event.finish_reason == MATCHUP_FINISH_REASON_ERROR)
    {
      g_free (priv->failed_finish);
      priv->failed_finish = g_strdup (name);
    }
  matchup_base_decoder_give (self, &event);
}

void
matchup_base_decoder_give_usage (MatchupBaseDecoder *self, const MatchupUsage *usage)
{
  const MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_USAGE, .usage = usage };

  matchup_base_decoder_give (self, &event);
}

void
matchup_base_decoder_give_timings (MatchupBaseDecoder *self, const MatchupServiceTimings *timings)
{
  const MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_TIMINGS, .timings = timings };

  matchup_base_decoder_give (self, &event);
}

void
matchup_base_decoder_give_tool_call (MatchupBaseDecoder *self,
                                     const char *id,
                                     const char *name,
                                     JsonObject *arguments)
{
  g_autofree char *text = arguments != NULL ? matchup_json_object_to_string (arguments) : NULL;
  const MatchupStreamEvent event = {
    .type = MATCHUP_STREAM_EVENT_TOOL_CALL,
    .text = text != NULL ? text : "",
    .length = text != NULL ? strlen (text) : 0,
    .tool_index = PRIVATE (self)->n_tool_calls++,
    .tool_id = id,
    .tool_name = name,
  };

  matchup_base_decoder_give (self, &event);
}

void
matchup_base_decoder_set_done (MatchupBaseDecoder *self)
{
  PRIVATE (self)->done = TRUE;
}

static void
give_facts (MatchupBaseDecoder *self, JsonNode *root)
{
  MatchupStreamFacts *facts = &PRIVATE (self)->facts;
  const MatchupStreamEvent event = { .type = MATCHUP_STREAM_EVENT_FACTS, .facts = facts };

  if (matchup_stream_facts_take (facts, root))
    matchup_base_decoder_give (self, &event);
}

/* FALSE when @text is no JSON. */
static gboolean
take_json (MatchupBaseDecoder *self, const char *name, const char *text, gsize length)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  g_autoptr (JsonNode) root = NULL;

  if (priv->done || priv->over)
    return TRUE;
  if (g_str_has_prefix (text + strspn (text, " \t"), "[DONE]"))
    {
      priv->done = TRUE;
      return TRUE;
    }
  root = matchup_json_parse_piece (text, length);
  if (root == NULL)
    return FALSE;
  give_facts (self, root);
  MATCHUP_BASE_DECODER_GET_CLASS (self)->take_event (self, name, root);
  return TRUE;
}

/* Data that makes no sense as a whole may do so line by line. */
static void
take_each_line (MatchupBaseDecoder *self, const char *name, const char *data)
{
  const char *line = data;

  for (guint i = 0; line != NULL && i < MAX_LINES; i++)
    {
      const char *end = strchr (line, '\n');

      take_json (self, name, line, end != NULL ? (gsize) (end - line) : strlen (line));
      line = end != NULL ? end + 1 : NULL;
    }
}

static void
keep_stray_line (MatchupBaseDecoder *self, const char *text, gsize length)
{
  GString *stray = PRIVATE (self)->stray;

  if (stray->len + length >= MAX_STRAY)
    return;
  g_string_append_len (stray, text, (gssize) length);
  g_string_append_c (stray, '\n');
}

static void
event_cb (const MatchupSseEvent *event, gpointer user_data)
{
  MatchupBaseDecoder *self = user_data;

  switch (event->type)
    {
    case MATCHUP_SSE_COMMENT:
      give_simple (self, MATCHUP_STREAM_EVENT_SIGN_OF_LIFE);
      break;
    case MATCHUP_SSE_STRAY_LINE:
      keep_stray_line (self, event->data, event->length);
      break;
    case MATCHUP_SSE_EVENT:
    default:
      if (!take_json (self, event->name, event->data, event->length) &&
          strchr (event->data, '\n') != NULL)
        take_each_line (self, event->name, event->data);
      break;
    }
}

static void
line_cb (const char *text, gsize length, gpointer user_data)
{
  MatchupBaseDecoder *self = user_data;

  if (!take_json (self, "", text, length))
    keep_stray_line (self, text, length);
}

static void
give_too_large (MatchupBaseDecoder *self)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_TOO_LARGE,
                                     MATCHUP_ERROR_REASON_NONE,
                                     "One event of the answer is longer than 8 MiB");

  matchup_base_decoder_give_error (self, error);
}

/* The bytes of a byte order mark and of the blanks behind it, wherever it is cut; what begins like
 * a mark and is none is no JSON, and is not skipped. */
static gsize
skip_start (MatchupBaseDecoder *self, const char *bytes, gsize length)
{
  static const char bom[] = { '\xef', '\xbb', '\xbf' };
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  gsize i = 0;

  while (i < length && priv->bom_seen < 3 && bytes[i] == bom[priv->bom_seen])
    {
      priv->bom_seen++;
      i++;
    }
  if (i == length || (priv->bom_seen > 0 && priv->bom_seen < 3))
    return i;
  priv->bom_seen = 3;
  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  return i;
}

/* By the first byte that is neither byte order mark nor blank, which is at @start; unknown while
 * there is none. */
static BodyForm
sniff (MatchupBaseDecoder *self, const char *bytes, gsize length, gsize *start)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);

  *start = skip_start (self, bytes, length);
  if (*start == length)
    return BODY_UNKNOWN;
  if (priv->bom_seen < 3) /* a beginning of a mark that does not go on is a letter */
    return BODY_STREAM;
  if (bytes[*start] == '<')
    return BODY_WEB_PAGE;
  if (!MATCHUP_BASE_DECODER_GET_CLASS (self)->json_lines &&
      memchr ("{[\"", bytes[*start], 3) != NULL)
    return BODY_DOCUMENT;
  return BODY_STREAM;
}

static void
feed_stream (MatchupBaseDecoder *self, const char *bytes, gsize length)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  gboolean fits = MATCHUP_BASE_DECODER_GET_CLASS (self)->json_lines
                      ? matchup_ndjson_parser_feed (priv->lines, bytes, length)
                      : matchup_sse_parser_feed (priv->events, bytes, length);

  if (!fits)
    give_too_large (self);
}

static void
matchup_base_decoder_feed (MatchupStreamDecoder *decoder, const char *bytes, gsize length)
{
  MatchupBaseDecoder *self = MATCHUP_BASE_DECODER (decoder);
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  gsize start = 0;

  if (priv->over || length == 0)
    return;
  if (priv->form == BODY_UNKNOWN)
    priv->form = sniff (self, bytes, length, &start);
  switch (priv->form)
    {
    case BODY_STREAM:
    case BODY_UNKNOWN:
      /* The parser also needs the blanks and the mark before the first line. */
      feed_stream (self, bytes, length);
      break;
    case BODY_DOCUMENT:
      if (priv->document->len + length - start > MAX_EVENT)
        give_too_large (self);
      else
        g_string_append_len (priv->document, bytes + start, (gssize) (length - start));
      break;
    case BODY_WEB_PAGE:
    default:
      break;
    }
  if (priv->done)
    matchup_stream_decoder_end (decoder);
}

static void
end_text (MatchupBaseDecoder *self)
{
  for (int kind = 0; kind < N_KINDS; kind++)
    take_text (self, kind, "", TRUE);
  matchup_think_splitter_end (&PRIVATE (self)->splitter);
}

/* A JSON document that is neither an answer nor the report of a failure, or no JSON, says nothing.
 */
static void
end_document (MatchupBaseDecoder *self, GString *text)
{
  g_autoptr (JsonNode) root = matchup_json_parse_piece (text->str, text->len);
  g_autoptr (MatchupErrorInfo) error = NULL;

  if (root == NULL)
    return;
  give_facts (self, root);
  if (MATCHUP_BASE_DECODER_GET_CLASS (self)->take_document (self, root))
    {
      PRIVATE (self)->done = TRUE;
      return;
    }
  error = matchup_service_errors_from_json (root, 200, -1);
  if (error != NULL)
    matchup_base_decoder_give_error (self, error);
}

static void
give_missing_end (MatchupBaseDecoder *self)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);
  MatchupErrorKind kind = MATCHUP_ERROR_KIND_TRUNCATED;
  MatchupErrorReason reason = MATCHUP_ERROR_REASON_NONE;
  g_autoptr (MatchupErrorInfo) error = NULL;

  if (priv->form == BODY_WEB_PAGE)
    {
      kind = MATCHUP_ERROR_KIND_BAD_RESPONSE;
      reason = MATCHUP_ERROR_REASON_WEB_PAGE;
    }
  else if (priv->form == BODY_DOCUMENT || priv->stray->len > 0)
    {
      kind = priv->started ? MATCHUP_ERROR_KIND_TRUNCATED : MATCHUP_ERROR_KIND_BAD_RESPONSE;
    }
  else if (!priv->started)
    {
      reason = MATCHUP_ERROR_REASON_EMPTY;
    }
  error = matchup_error_info_new (kind, reason, 200, NULL, NULL, NULL, FALSE, -1);
  matchup_base_decoder_give_error (self, error);
}

static void
matchup_base_decoder_end (MatchupStreamDecoder *decoder)
{
  MatchupBaseDecoder *self = MATCHUP_BASE_DECODER (decoder);
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);

  if (priv->over)
    return;
  matchup_sse_parser_end (priv->events);
  matchup_ndjson_parser_end (priv->lines);
  if (priv->form == BODY_DOCUMENT)
    end_document (self, priv->document);
  else if (!priv->finish_seen && !priv->done && priv->stray->len > 0)
    end_document (self, priv->stray);
  end_text (self);
  if (priv->over)
    return;
  if (priv->failed_finish != NULL)
    {
      g_autoptr (MatchupErrorInfo) error = matchup_service_errors_from_finish (priv->failed_finish);

      matchup_base_decoder_give_error (self, error);
      return;
    }
  if (!priv->finish_seen && !priv->done)
    {
      give_missing_end (self);
      return;
    }
  give_simple (self, MATCHUP_STREAM_EVENT_END);
  priv->over = TRUE;
}

static void
stream_decoder_iface_init (MatchupStreamDecoderInterface *iface)
{
  iface->feed = matchup_base_decoder_feed;
  iface->end = matchup_base_decoder_end;
}

static void
matchup_base_decoder_finalize (GObject *object)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (MATCHUP_BASE_DECODER (object));

  g_clear_pointer (&priv->events, matchup_sse_parser_free);
  g_clear_pointer (&priv->lines, matchup_ndjson_parser_free);
  g_string_free (priv->document, TRUE);
  g_string_free (priv->stray, TRUE);
  matchup_think_splitter_clear (&priv->splitter);
  matchup_stream_facts_clear (&priv->facts);
  g_clear_pointer (&priv->failed_finish, g_free);
  g_clear_pointer (&priv->model, g_free);
  g_clear_pointer (&priv->id, g_free);

  G_OBJECT_CLASS (matchup_base_decoder_parent_class)->finalize (object);
}

static void
matchup_base_decoder_class_init (MatchupBaseDecoderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_base_decoder_finalize;
}

static void
matchup_base_decoder_init (MatchupBaseDecoder *self)
{
  MatchupBaseDecoderPrivate *priv = PRIVATE (self);

  priv->events = matchup_sse_parser_new (MAX_EVENT, event_cb, self);
  priv->lines = matchup_ndjson_parser_new (MAX_EVENT, line_cb, self);
  priv->document = g_string_new (NULL);
  priv->stray = g_string_new (NULL);
  matchup_think_splitter_init (&priv->splitter, give_part, self);
  matchup_stream_facts_init (&priv->facts);
}

void
matchup_base_decoder_set_output (MatchupBaseDecoder *self,
                                 MatchupStreamFunc func,
                                 gpointer user_data)
{
  PRIVATE (self)->func = func;
  PRIVATE (self)->user_data = user_data;
}
