/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service measured itself, from the recorded answer over the run and the database and back.
 */
#include "byte-server.h"
#include "matchup-test-workspace.h"

static const char *fixtures_dir;

typedef struct
{
  const char *template_id;
  const char *stream;
  const char *type;
  MatchupServiceTimings told;
  double speed; /* tokens per second */
} Case;

static const Case ollama = {
  "ollama", "ollama-thinking.ndjson", "application/x-ndjson", { 43500, 500000, 26, 4500000, 90 },
  20,
};
static const Case llamacpp = {
  "llamacpp", "llamacpp-timings.sse", "text/event-stream", { -1, 35000, 7, 1000000, 40 }, 40,
};
static const Case nothing = {
  "custom", "openai-chat-normal.sse", "text/event-stream", { -1, -1, -1, -1, -1 }, -1,
};

static ByteServer *
serve (const Case *wanted)
{
  g_autofree char *path = g_build_filename (fixtures_dir, "streams", wanted->stream, NULL);
  g_autofree char *head =
      g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n\r\n",
                       wanted->type);
  g_autoptr (GError) error = NULL;
  ByteScript script = { .head = head, .n_blocks = 1 };
  char *body;
  gsize length;

  g_file_get_contents (path, &body, &length, &error);
  g_assert_no_error (error);
  script.block = g_bytes_new_take (body, length);
  return byte_server_new (&script);
}

static void
assert_told (MatchupConversation *conversation, const Case *wanted)
{
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, 0));
  const MatchupServiceTimings *told = matchup_run_get_service_timings (run);

  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  if (wanted->speed < 0)
    {
      g_assert_null (told);
      return;
    }
  g_assert_nonnull (told);
  g_assert_cmpint (told->load_time, ==, wanted->told.load_time);
  g_assert_cmpint (told->prompt_time, ==, wanted->told.prompt_time);
  g_assert_cmpint (told->prompt_tokens, ==, wanted->told.prompt_tokens);
  g_assert_cmpint (told->writing_time, ==, wanted->told.writing_time);
  g_assert_cmpint (told->written_tokens, ==, wanted->told.written_tokens);
  g_assert_cmpfloat (matchup_service_timings_get_speed (told), ==, wanted->speed);
}

static void
test_told (gconstpointer data)
{
  const Case *wanted = data;
  g_autoptr (ByteServer) server = serve (wanted);
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *model = g_strconcat (wanted->template_id, "/m", NULL);
  const char *const models[] = { model, NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;

  test->address = g_strdup (byte_server_get_address (server));
  matchup_test_workspace_connect (test, wanted->template_id, NULL);
  conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         FALSE);
  group = matchup_workspace_ask (test->workspace, conversation, "What?");
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  assert_told (conversation, wanted);
  matchup_test_workspace_reopen (test);
  loaded = matchup_test_workspace_open (test, matchup_conversation_get_id (conversation));
  g_assert_true (loaded != conversation);
  assert_told (loaded, wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  fixtures_dir = argv[1];
  g_test_add_data_func ("/services/service-timings/ollama", &ollama, test_told);
  g_test_add_data_func ("/services/service-timings/llamacpp", &llamacpp, test_told);
  g_test_add_data_func ("/services/service-timings/not-told", &nothing, test_told);
  return g_test_run ();
}
