/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lanying-im-decoder.h"

#include "matchup-error-rules.h"
#include "matchup-service-errors.h"

#include <string.h>

#define CODE_SUCCESS 200

struct _MatchupLanyingImDecoder
{
  MatchupBaseDecoder parent_instance;
};

G_DEFINE_FINAL_TYPE (MatchupLanyingImDecoder, matchup_lanying_im_decoder, MATCHUP_TYPE_BASE_DECODER)

/*
 * Any failure comes after the message was taken: where the tables do not say that another try
 * helps, it would only write the message a second time. @unknown: what a code is that they do not
 * have.
 */
static MatchupErrorInfo *
new_failure (int status, const char *code, const char *message, MatchupErrorKind unknown)
{
  if (status == 200 && matchup_error_rules_find (code, status) == NULL)
    return matchup_service_errors_of_kind (unknown, code, message, FALSE);
  return matchup_service_errors_from_code (status, code, NULL, message);
}

/* A request that was understood and refused. */
static MatchupErrorInfo *
read_refusal (JsonObject *reply)
{
  gint64 number = matchup_json_get_count (reply, "code");
  int status = number >= 400 && number <= 599 ? (int) number : 200;
  g_autofree char *code = matchup_json_dup_scalar (reply, "code");

  return new_failure (status,
                      code,
                      matchup_json_get_string (reply, "message"),
                      MATCHUP_ERROR_KIND_INVALID_REQUEST);
}

/* The failure of the chatbot that one message tells of, NULL when it tells of none. */
static MatchupErrorInfo *
read_failure (JsonObject *message)
{
  const char *ext = matchup_json_get_string (message, "ext");
  g_autoptr (JsonNode) root = ext != NULL ? matchup_json_parse (ext, strlen (ext)) : NULL;
  JsonObject *ai = matchup_json_get_object (matchup_json_node_get_object (root), "ai");
  g_autofree char *code = NULL;

  if (g_strcmp0 (matchup_json_get_string (ai, "result"), "error") != 0)
    return NULL;
  code = matchup_json_dup_scalar (ai, "error_code");
  return new_failure (200,
                      code,
                      matchup_json_get_string (ai, "error_message"),
                      MATCHUP_ERROR_KIND_SERVER);
}

static MatchupErrorInfo *
new_empty (void)
{
  return matchup_error_info_new (MATCHUP_ERROR_KIND_BAD_RESPONSE,
                                 MATCHUP_ERROR_REASON_EMPTY,
                                 200,
                                 NULL,
                                 NULL,
                                 NULL,
                                 FALSE,
                                 -1);
}

/* An answer in several messages is one text of several paragraphs. NULL when it is a whole one. */
static MatchupErrorInfo *
take_messages (MatchupBaseDecoder *base, JsonArray *messages)
{
  g_autoptr (MatchupErrorInfo) failure = NULL;
  gboolean any_text = FALSE;

  for (guint i = 0; messages != NULL && i < json_array_get_length (messages); i++)
    {
      JsonObject *message = matchup_json_array_get_object (messages, i);
      const char *text = matchup_json_get_string (message, "content");

      if (failure == NULL)
        failure = read_failure (message);
      if (text == NULL || *text == '\0')
        continue;
      if (any_text)
        matchup_base_decoder_give_text (base, MATCHUP_PART_KIND_TEXT, "\n\n");
      matchup_base_decoder_give_text (base, MATCHUP_PART_KIND_TEXT, text);
      any_text = TRUE;
    }
  if (failure == NULL && !any_text)
    return new_empty ();
  return g_steal_pointer (&failure);
}

static gboolean
matchup_lanying_im_decoder_take_document (MatchupBaseDecoder *base, JsonNode *root)
{
  JsonObject *reply = matchup_json_node_get_object (root);
  JsonObject *data = matchup_json_get_object (reply, "data");
  g_autoptr (MatchupErrorInfo) error = NULL;

  if (reply == NULL || !json_object_has_member (reply, "code"))
    return FALSE;
  matchup_base_decoder_give_started (base);
  if (matchup_json_get_count (reply, "code") != CODE_SUCCESS)
    error = read_refusal (reply);
  else
    error = take_messages (base, matchup_json_get_array (data, "messages"));
  if (error != NULL)
    matchup_base_decoder_give_error (base, error);
  return TRUE;
}

/* Nothing is streamed; should a relay make an event of the reply, it is taken all the same. */
static void
matchup_lanying_im_decoder_take_event (MatchupBaseDecoder *base, const char *name, JsonNode *root)
{
  if (matchup_lanying_im_decoder_take_document (base, root))
    matchup_base_decoder_set_done (base);
}

static void
matchup_lanying_im_decoder_class_init (MatchupLanyingImDecoderClass *klass)
{
  MatchupBaseDecoderClass *base_class = MATCHUP_BASE_DECODER_CLASS (klass);

  base_class->take_event = matchup_lanying_im_decoder_take_event;
  base_class->take_document = matchup_lanying_im_decoder_take_document;
}

static void
matchup_lanying_im_decoder_init (MatchupLanyingImDecoder *self)
{
}

MatchupStreamDecoder *
matchup_lanying_im_decoder_new (MatchupStreamFunc func, gpointer user_data)
{
  MatchupLanyingImDecoder *self = g_object_new (MATCHUP_TYPE_LANYING_IM_DECODER, NULL);

  matchup_base_decoder_set_output (MATCHUP_BASE_DECODER (self), func, user_data);
  return MATCHUP_STREAM_DECODER (self);
}
