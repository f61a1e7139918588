/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "request-builder.h"

#include "matchup-lanying-im-request.h"

#include <string.h>

#define ADDRESS "https://s-1-3-api.maximtop.cn"
#define KEY "welovemaxim:6597000222:YWM-to:ken"
#define REST                             \
  "\"content_type\":0,\"content\":\"Hi " \
  "\\\"you\\\"\",\"ext\":\"\",\"config\":\"\",\"attachment\":\"\"}"

static MatchupHttpRequest *
build (const char *model, const char *secret, GPtrArray *messages)
{
  const RequestCase test = { model, 0, 0.5, 100, MATCHUP_THINKING_ON, NULL };

  return request_builder_build ("lanying-im", ADDRESS, secret, &test, messages);
}

/* Ids keep all of their 64 bits; settings have no place in this format. */
static void
test_bodies (void)
{
  const char *table[][3] = {
    { "6597000111", KEY, "{\"type\":1,\"from_user_id\":6597000222,\"targets\":[6597000111]," REST },
    { "9223372036854775807",
      "a:9007199254740993:t",
      "{\"type\":1,\"from_user_id\":9007199254740993,\"targets\":[9223372036854775807]," REST },
    { "9223372036854775808",
      "a:-1:t",
      "{\"type\":1,\"from_user_id\":\"-1\",\"targets\":[\"9223372036854775808\"]," REST },
    { "xiaolan", NULL, "{\"type\":1,\"targets\":[\"xiaolan\"]," REST },
  };
  g_autoptr (GPtrArray) messages = request_builder_new_question ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupHttpRequest) request = build (table[i][0], table[i][1], messages);
      g_autofree char *body = request_builder_dup_body (request);

      g_assert_cmpstr (body, ==, table[i][2]);
    }
}

/* Of a conversation only the newest question goes out. */
static void
test_conversation (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_conversation ();
  g_autoptr (MatchupHttpRequest) request = build ("1", KEY, messages);
  g_autofree char *body = request_builder_dup_body (request);

  g_assert_cmpstr (body,
                   ==,
                   "{\"type\":1,\"from_user_id\":6597000222,\"targets\":[1],\"content_type\":0,"
                   "\"content\":\"你好?\",\"ext\":\"\",\"config\":\"\",\"attachment\":\"\"}");
}

static void
test_head (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_question ();
  g_autoptr (MatchupHttpRequest) request = build ("1", KEY, messages);
  g_autofree char *body = request_builder_dup_body (request);

  g_assert_cmpstr (matchup_http_request_get_method (request), ==, "POST");
  g_assert_cmpstr (matchup_http_request_get_url (request), ==, ADDRESS "/ai/message/send");
  g_assert_cmpstr (matchup_http_request_get_header (request, "app_id"), ==, "welovemaxim");
  g_assert_cmpstr (matchup_http_request_get_header (request, "access-token"), ==, "YWM-to:ken");
  g_assert_null (matchup_http_request_get_header (request, "authorization"));
  g_assert_cmpstr (matchup_http_request_get_header (request, "accept"), ==, "application/json");
  g_assert_cmpstr (matchup_http_request_get_header (request, "content-type"),
                   ==,
                   "application/json");
  g_assert_null (strstr (body, "YWM"));
  g_assert_null (request_builder_dup_models_url ("lanying-im", ADDRESS, KEY));
}

/* Nothing of a key in another form may end up in a place where it does not belong. */
static void
test_wrong_keys (void)
{
  const char *keys[] = { NULL, "", "sk-only-a-token", "a:1", "a:1:", ":1:t", "a::t", "::", ":" };
  g_autoptr (GPtrArray) messages = request_builder_new_question ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (MatchupLanyingImKey) key = { 0 };
      g_autoptr (MatchupHttpRequest) request = build ("1", keys[i], messages);
      g_autofree char *body = request_builder_dup_body (request);

      g_assert_false (matchup_lanying_im_key_read (keys[i], &key));
      g_assert_null (matchup_http_request_get_header (request, "app_id"));
      g_assert_null (matchup_http_request_get_header (request, "access-token"));
      g_assert_cmpstr (body, ==, "{\"type\":1,\"targets\":[1]," REST);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/lanying-im-request/bodies", test_bodies);
  g_test_add_func ("/providers/lanying-im-request/conversation", test_conversation);
  g_test_add_func ("/providers/lanying-im-request/head", test_head);
  g_test_add_func ("/providers/lanying-im-request/wrong-keys", test_wrong_keys);

  return g_test_run ();
}
