/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions with pictures against a real loopback service and a real database. */
#include "matchup-http-client.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-test-workspace.h"
#include "test-pictures.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "openai", "anthropic", "gemini",          "ollama",
                                       "zhipu",  "groq",      "openai-responses" };

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MatchupProvider *provider =
          matchup_test_workspace_connect (fixture->test, kinds[i], "test-key-abcdefghijklmnop");
      g_autofree char *root =
          g_strndup (fixture->test->address, strlen (fixture->test->address) - 3);
      g_autofree char *beta = g_strconcat (root, "/v1beta", NULL);

      if (g_str_equal (kinds[i], "gemini"))
        matchup_provider_set_address (provider, beta);
      else if (g_str_equal (kinds[i], "ollama"))
        matchup_provider_set_address (provider, root);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static MatchupRound *
ask (Fixture *fixture, MatchupConversation *conversation, const char *text, MatchupImagePart *image)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, text);
  g_autoptr (MatchupRunGroup) group = NULL;

  if (image != NULL)
    matchup_message_add_image (prompt, image);
  group = matchup_workspace_ask_message (fixture->test->workspace, conversation, prompt);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

/* All that the service was sent so far, as text; each body is one element. */
static char *
dup_requests (Fixture *fixture)
{
  g_autofree char *url = g_strdup_printf ("%.*s/__requests",
                                          (int) strlen (fixture->test->address) - 3,
                                          fixture->test->address);
  g_autoptr (MatchupHttpClient) http = matchup_http_client_new ();
  g_autoptr (MatchupHttpRequest) request = matchup_http_request_new ("GET", url);
  g_autoptr (MatchupHttpResponse) response = NULL;
  g_autoptr (GAsyncResult) sent = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GBytes) body = NULL;

  matchup_http_client_send_async (http, request, NULL, matchup_test_keep_result_cb, &sent);
  matchup_test_wait_until (sent != NULL);
  response = matchup_http_client_send_finish (http, sent, NULL);
  matchup_http_response_read_all_async (response,
                                        64 << 20,
                                        NULL,
                                        matchup_test_keep_result_cb,
                                        &read);
  matchup_test_wait_until (read != NULL);
  body = matchup_http_response_read_all_finish (response, read, NULL);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static guint
count (const char *text, const char *needle)
{
  guint n = 0;

  while ((text = strstr (text, needle)) != NULL)
    {
      n++;
      text += strlen (needle);
    }
  return n;
}

static MatchupImagePart *
make_image (const char *type, int width, int height)
{
  g_autoptr (GBytes) bytes = test_pictures_make_noise (type, width, height);
  g_autofree char *mime_type = g_strconcat ("image/", type, NULL);

  return matchup_image_part_new (bytes, mime_type, width, height);
}

/* All formats carry the very same bytes, and the next question carries them again. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "anthropic/echo",        "gemini/echo",
                                 "ollama/echo", "openai-responses/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupImagePart) image = make_image ("png", 90, 60);
  g_autofree char *base64 =
      g_base64_encode (g_bytes_get_data (matchup_image_part_get_bytes (image), NULL),
                       matchup_image_part_get_size (image));
  MatchupRound *round = ask (fixture, conversation, "What is this?", image);
  g_autofree char *requests = dup_requests (fixture);
  g_autofree char *later = NULL;

  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, i)),
                     ==,
                     MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (count (requests, base64), ==, 5);
  /* What is stored is not kept in memory; it is read again for the next question. */
  g_assert_null (matchup_image_part_get_bytes (image));
  ask (fixture, conversation, "And now?", NULL);
  later = dup_requests (fixture);
  g_assert_cmpuint (count (later, base64), ==, 10);
}

/* Keys are in memory in tests: a start begins without. */
static void
give_key (Fixture *fixture, const char *provider)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->test->workspace);
  g_autoptr (MatchupSecret) secret = matchup_secret_new ("test-key-abcdefghijklmnop", -1);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_provider_list_set_key_async (providers,
                                       matchup_provider_list_find (providers, provider),
                                       secret,
                                       matchup_test_keep_result_cb,
                                       &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_provider_list_set_key_finish (providers, result, NULL));
}

/* After the next start the picture is there, and goes with the next question. */
static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupImagePart) image = make_image ("jpeg", 80, 60);
  g_autofree char *base64 =
      g_base64_encode (g_bytes_get_data (matchup_image_part_get_bytes (image), NULL),
                       matchup_image_part_get_size (image));
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *requests = NULL;

  matchup_image_part_set_alt_text (image, "Noise");
  ask (fixture, conversation, "What is this?", image);
  g_clear_object (&conversation);
  matchup_test_workspace_reopen (fixture->test);
  give_key (fixture, "openai");
  matchup_history_open_async (matchup_workspace_get_history (fixture->test->workspace),
                              id,
                              NULL,
                              matchup_test_keep_result_cb,
                              &result);
  matchup_test_wait_until (result != NULL);
  conversation =
      matchup_history_open_finish (matchup_workspace_get_history (fixture->test->workspace),
                                   result,
                                   NULL);
  g_assert_true (matchup_message_has_images (
      matchup_round_get_prompt (matchup_conversation_get_round (conversation, 0))));
  ask (fixture, conversation, "And now?", NULL);
  requests = dup_requests (fixture);
  g_assert_cmpuint (count (requests, base64), >=, 2);
}

static char *
get_blob_path (Fixture *fixture, MatchupImagePart *image)
{
  return g_build_filename (fixture->test->folder,
                           "blobs",
                           matchup_image_part_get_sha256 (image),
                           NULL);
}

/* The file is gone: the text of the earlier question goes all the same. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupImagePart) image = make_image ("png", 20, 20);
  g_autofree char *path = get_blob_path (fixture, image);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  MatchupRound *round;

  ask (fixture, conversation, "Unmistakable words", image);
  g_assert_cmpint (g_unlink (path), ==, 0);
  before = dup_requests (fixture);
  round = ask (fixture, conversation, "And now?", NULL);
  after = dup_requests (fixture);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_true (matchup_image_part_get_missing (image));
  g_assert_cmpuint (count (before, "Unmistakable words"), ==, 1);
  g_assert_cmpuint (count (after, "Unmistakable words"), >=, 2);
  g_assert_cmpuint (count (after, "base64,"), ==, 1);
}

/* A private conversation leaves nothing behind. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, TRUE);
  g_autoptr (MatchupImagePart) image = make_image ("png", 20, 20);
  g_autofree char *path = get_blob_path (fixture, image);

  ask (fixture, conversation, "What is this?", image);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (matchup_image_part_get_bytes (image));
}

static void
append_blind (MatchupConversation *conversation, const char *provider)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new (provider,
                                                             "echo-blind",
                                                             "Blind",
                                                             MATCHUP_MODEL_CAPABILITIES_KNOWN,
                                                             0,
                                                             0);
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, NAN, 0, MATCHUP_THINKING_DEFAULT);
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

  g_assert_true (
      matchup_lineup_append (matchup_conversation_get_lineup (conversation), contestant));
}

/* A model that is known not to see is not asked, and says so; without pictures it is. */
static void
test_blind (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupImagePart) image = make_image ("png", 20, 20);
  g_autofree char *requests = NULL;
  MatchupRound *round;
  MatchupErrorInfo *error;

  append_blind (conversation, "openai");
  round = ask (fixture, conversation, "What is this?", image);
  error = matchup_run_get_error (matchup_test_get_run (round, 1));
  requests = dup_requests (fixture);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 1)),
                   ==,
                   MATCHUP_RUN_STATE_FAILED);
  g_assert_cmpint (matchup_error_info_get_reason (error), ==, MATCHUP_ERROR_REASON_NO_VISION);
  g_assert_null (strstr (requests, "echo-blind"));
  round = ask (fixture, conversation, "Only words", NULL);
  g_free (requests);
  requests = dup_requests (fixture);
  g_assert_nonnull (strstr (requests, "echo-blind"));
}

/* Who does not take it as it is gets a smaller one, of which the part tells; the others do not. */
static void
test_smaller (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "zhipu/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (GBytes) bytes = test_pictures_make ("jpeg", 6400, 400);
  g_autoptr (MatchupImagePart) image = matchup_image_part_new (bytes, "image/jpeg", 6400, 400);
  g_autofree char *base64 =
      g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  MatchupRound *round = ask (fixture, conversation, "What is this?", image);
  g_autofree char *requests = dup_requests (fixture);
  MatchupImagePart *smaller = matchup_image_part_get_smaller (image);
  MatchupMessage *prompt = matchup_round_get_prompt (round);
  MatchupModelRef *strict = matchup_contestant_get_model (
      matchup_answer_get_contestant (matchup_round_get_answer (round, 1)));
  MatchupModelRef *lax = matchup_contestant_get_model (
      matchup_answer_get_contestant (matchup_round_get_answer (round, 0)));

  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 1)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (count (requests, base64), ==, 1);
  g_assert_cmpuint (count (requests, "data:image/jpeg;base64,"), ==, 2);
  g_assert_nonnull (smaller);
  g_assert_cmpint (matchup_image_part_get_width (smaller), ==, 6000);
  g_assert_true (
      matchup_workspace_get_sent_picture (fixture->test->workspace, strict, prompt, image) ==
      smaller);
  g_assert_true (
      matchup_workspace_get_sent_picture (fixture->test->workspace, lax, prompt, image) == image);
}

/* What was sent can be looked at without the megabytes. */
static void
test_sent (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "anthropic/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupImagePart) image = make_image ("jpeg", 300, 300);
  gsize size = matchup_image_part_get_size (image);
  MatchupRound *round = ask (fixture, conversation, "What is this?", image);
  g_autofree char *wanted =
      g_strdup_printf ("(%" G_GSIZE_FORMAT " characters)", (size + 2) / 3 * 4);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                                          conversation,
                                                          round,
                                                          matchup_round_get_answer (round, i));

      g_assert_nonnull (strstr (sent, wanted));
      g_assert_nonnull (strstr (sent, "What is this?"));
      g_assert_cmpuint (strlen (sent), <, 4000);
    }
}

static MatchupRound *
ask_about (Fixture *fixture, MatchupConversation *conversation, guint n_pictures)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "Which?");
  g_autoptr (MatchupRunGroup) group = NULL;

  for (guint i = 0; i < n_pictures; i++)
    {
      g_autoptr (MatchupImagePart) image = make_image ("png", 20 + (int) i, 20);

      matchup_message_add_image (prompt, image);
    }
  group = matchup_workspace_ask_message (fixture->test->workspace, conversation, prompt);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

static guint
count_told (Fixture *fixture,
            MatchupConversation *conversation,
            MatchupRound *round,
            guint position)
{
  g_autofree char *sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                                      conversation,
                                                      round,
                                                      matchup_round_get_answer (round, position));

  g_assert_nonnull (sent);
  return count (sent, " characters)");
}

/* Whose service takes fewer is not asked about some of them: it would get another question. */
static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/echo", "groq/echo", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = ask_about (fixture, conversation, 6);
  MatchupMessage *prompt = matchup_round_get_prompt (round);
  MatchupErrorInfo *error = matchup_run_get_error (matchup_test_get_run (round, 1));
  MatchupAnswer *answer = matchup_round_get_answer (round, 1);
  MatchupModelRef *model = matchup_contestant_get_model (matchup_answer_get_contestant (answer));
  g_autofree char *requests = dup_requests (fixture);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 1)),
                   ==,
                   MATCHUP_RUN_STATE_FAILED);
  g_assert_cmpint (matchup_error_info_get_reason (error),
                   ==,
                   MATCHUP_ERROR_REASON_TOO_MANY_PICTURES);
  sentence = matchup_error_info_dup_sentence (error, "Groq");
  g_assert_nonnull (strstr (sentence, "at most 5 pictures"));
  g_assert_cmpuint (count (requests, "base64,"), ==, 6);
  g_assert_cmpuint (count_told (fixture, conversation, round, 0), ==, 6);
  g_assert_null (matchup_workspace_dup_sent (workspace, conversation, round, answer));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (prompt)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (prompt), i);

      if (MATCHUP_IS_IMAGE_PART (part))
        g_assert_null (matchup_workspace_get_sent_picture (workspace,
                                                           model,
                                                           prompt,
                                                           MATCHUP_IMAGE_PART (part)));
    }
  g_assert_true (matchup_workspace_takes_pictures (workspace, model, 5));
  round = ask_about (fixture, conversation, 5);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 1)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
}

/* Of earlier questions as many go as there is room for, also where it is the same one again; what
 * is told of it is what was sent. */
static void
test_room (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "groq/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  MatchupRound *round = ask_about (fixture, conversation, 3);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask_same (fixture->test->workspace, conversation, round);
  g_autofree char *requests = NULL;

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  requests = dup_requests (fixture);
  g_assert_cmpuint (count (requests, "base64,"), ==, 3 + 5);
  g_assert_cmpuint (count_told (fixture, conversation, round, 0), ==, 3);
  round = matchup_conversation_get_round (conversation, 1);
  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 0)),
                   ==,
                   MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (count_told (fixture, conversation, round, 0), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/pictures/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("same-bytes", test_same_bytes);
  ADD ("reopen", test_reopen);
  ADD ("missing", test_missing);
  ADD ("private", test_private);
  ADD ("blind", test_blind);
  ADD ("smaller", test_smaller);
  ADD ("sent", test_sent);
  ADD ("too-many", test_too_many);
  ADD ("room", test_room);
  return g_test_run ();
}
