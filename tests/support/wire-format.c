/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire-format.h"

static const WireFormat formats[] = {
  {
      .protocol = "openai-chat",
      .start = "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,"
               "\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n",
      .before = "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"",
      .after = "\"},\"finish_reason\":null}]}\n\n",
      .end = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
             "data: [DONE]\n\n",
  },
  {
      .protocol = "openai-responses",
      .start = "event: response.created\ndata: {\"type\":\"response.created\","
               "\"response\":{\"id\":\"r1\",\"model\":\"m\",\"status\":\"in_progress\"}}\n\n",
      .before = "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\","
                "\"item_id\":\"i\",\"output_index\":0,\"content_index\":0,\"delta\":\"",
      .after = "\"}\n\n",
      .end = "event: response.completed\ndata: {\"type\":\"response.completed\","
             "\"response\":{\"id\":\"r1\",\"model\":\"m\",\"status\":\"completed\"}}\n\n",
  },
  {
      .protocol = "anthropic",
      .start = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"a1\","
               "\"model\":\"m\",\"role\":\"assistant\",\"content\":[]}}\n\n"
               "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
               "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
      .before = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                "\"delta\":{\"type\":\"text_delta\",\"text\":\"",
      .after = "\"}}\n\n",
      .end = "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
             "event: message_delta\ndata: {\"type\":\"message_delta\","
             "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null}}\n\n"
             "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
  },
  {
      .protocol = "gemini",
      .start = "",
      .before = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"",
      .after = "\"}],\"role\":\"model\"},\"index\":0}],\"modelVersion\":\"m\"}\r\n\r\n",
      .end = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},"
             "\"finishReason\":\"STOP\",\"index\":0}],\"modelVersion\":\"m\"}\r\n\r\n",
  },
  {
      .protocol = "ollama",
      .start = "",
      .before = "{\"model\":\"m\",\"created_at\":\"2026-11-23T19:00:00Z\","
                "\"message\":{\"role\":\"assistant\",\"content\":\"",
      .after = "\"},\"done\":false}\n",
      .end = "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
             "\"done_reason\":\"stop\"}\n",
  },
  {
      .protocol = "lanying-im",
      .start =
          "{\"code\":200,\"message\":null,\"data\":{\"message_quota_usage\":1.0,\"messages\":"
          "[{\"msg_id\":890123456789012345,\"type\":\"CHAT\",\"ctype\":\"TEXT\",\"content\":\"",
      .before = "",
      .after = "",
      .end = "\",\"ext\":\"{\\\"ai\\\":{\\\"role\\\":\\\"ai\\\",\\\"stream\\\":false}}\"}]}}",
  },
};

const WireFormat *
wire_format_find (const char *protocol)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].protocol, protocol))
        return &formats[i];
    }
  return NULL;
}

void
wire_format_append (const WireFormat *self, GString *body, const char *piece)
{
  g_string_append (body, self->before);
  g_string_append (body, piece);
  g_string_append (body, self->after);
}

GString *
wire_format_write (const WireFormat *self, const char *piece, guint n_pieces)
{
  GString *body = g_string_new (self->start);

  for (guint i = 0; i < n_pieces; i++)
    wire_format_append (self, body, piece);
  g_string_append (body, self->end);
  return body;
}
