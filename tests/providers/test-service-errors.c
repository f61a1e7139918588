/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of failure that no recorded answer shows: see also the fixtures. */
#include "matchup-protocols.h"
#include "matchup-service-errors.h"

#include <string.h>

/* An empty body is what many a gateway sends, and GBytes has no data for it. */
static void
test_no_body (void)
{
  static const struct
  {
    int status;
    MatchupErrorKind kind;
  } table[] = {
    { 302, MATCHUP_ERROR_KIND_BAD_RESPONSE },
    { 401, MATCHUP_ERROR_KIND_AUTH },
    { 404, MATCHUP_ERROR_KIND_NOT_FOUND },
    { 502, MATCHUP_ERROR_KIND_SERVER },
  };
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length;
      const char *body = g_bytes_get_data (empty, &length);
      g_autoptr (MatchupErrorInfo) error =
          matchup_service_errors_from_body (table[i].status, NULL, NULL, body, length);

      g_assert_null (body);
      g_assert_cmpint (matchup_error_info_get_kind (error), ==, table[i].kind);
      g_assert_cmpint (matchup_error_info_get_status (error), ==, table[i].status);
      g_assert_null (matchup_error_info_get_message (error));
    }
}

/* Zhipu and MiniMax number their errors, and use some numbers for different things. */
static void
test_numbers (void)
{
  static const struct
  {
    int status;
    const char *code;
    MatchupErrorKind kind;
    gboolean retryable;
  } table[] = {
    { 401, "1000", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1001", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1002", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1003", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1004", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 200, "1000", MATCHUP_ERROR_KIND_SERVER, TRUE },
    { 200, "1001", MATCHUP_ERROR_KIND_SERVER, TRUE },
    { 200, "1002", MATCHUP_ERROR_KIND_RATE_LIMIT, TRUE },
    { 400, "1002", MATCHUP_ERROR_KIND_RATE_LIMIT, TRUE },
    { 200, "1004", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 429, "1113", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 429, "1302", MATCHUP_ERROR_KIND_RATE_LIMIT, TRUE },
    { 429, "1304", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 429, "1308", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 429, "1310", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 400, "100[0-4]", MATCHUP_ERROR_KIND_INVALID_REQUEST, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupErrorInfo) error =
          matchup_service_errors_from_code (table[i].status, table[i].code, NULL, NULL);

      g_assert_cmpint (matchup_error_info_get_kind (error), ==, table[i].kind);
      g_assert_cmpint (matchup_error_info_is_retryable (error), ==, table[i].retryable);
    }
}

static void
take_error_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  MatchupErrorInfo **error = user_data;

  if (event->type == MATCHUP_STREAM_EVENT_ERROR)
    *error = matchup_error_info_ref (event->error);
}

/* A code that a decoder finds in a place of its own is kept and shown like any other. */
static void
test_codes_of_decoders (void)
{
  static const struct
  {
    const char *protocol;
    const char *before;
    const char *after;
  } table[] = {
    { "gemini", "data: {\"promptFeedback\":{\"blockReason\":\"", "\"}}\n\n" },
    { "lanying-im", "{\"code\":\"", "\"}" },
    { "lanying-im",
      "{\"code\":200,\"data\":{\"messages\":[{\"ext\":\"{\\\"ai\\\":{\\\"result\\\":\\\"error\\\","
      "\\\"error_code\\\":\\\"",
      "\\\"}}\"}]}}" },
  };
  g_autofree char *filling = g_strnfill (10000, '-');

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *body =
          g_strconcat (table[i].before, "sk-0123456789abcdef ", filling, table[i].after, NULL);
      g_autoptr (MatchupErrorInfo) error = NULL;
      g_autoptr (MatchupStreamDecoder) decoder =
          matchup_codec_new_decoder (matchup_protocols_get_codec (table[i].protocol),
                                     take_error_cb,
                                     &error);
      const char *code;

      matchup_stream_decoder_feed (decoder, body, strlen (body));
      matchup_stream_decoder_end (decoder);
      g_assert_nonnull (error);
      code = matchup_error_info_get_code (error);
      g_assert_cmpint (g_utf8_strlen (code, -1), ==, 100);
      g_assert_null (strstr (code, "0123456789"));
      g_assert_false (matchup_error_info_is_retryable (error));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/service-errors/no-body", test_no_body);
  g_test_add_func ("/providers/service-errors/numbers", test_numbers);
  g_test_add_func ("/providers/service-errors/codes-of-decoders", test_codes_of_decoders);

  return g_test_run ();
}
