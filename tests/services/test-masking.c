/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is masked in a conversation never reaches a service, whatever sends; answers have it back.
 */
#include "matchup-masked-messages.h"
#include "matchup-personal-policy.h"
#include "matchup-summarizer.h"
#include "matchup-test-workspace.h"

#include <libsoup/soup.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"
#define PHONE "0170 1234567"
#define MAIL "ann.lee@example.com"

typedef struct
{
  MatchupTestWorkspace *test;
  char *requests; /* address of what came in */
} Fixture;

/* The same server under an address that is not known to be this computer. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  MatchupProvider *remote;
  GString *address;

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  address = g_string_new (fixture->test->address);
  g_string_replace (address, "/v1", "/__requests", 1);
  fixture->requests = g_string_free (address, FALSE);
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
  address = g_string_new (fixture->test->address);
  g_string_replace (address, "127.0.0.1", "0.0.0.0", 1);
  g_free (fixture->test->address);
  fixture->test->address = g_string_free (address, FALSE);
  remote = matchup_test_workspace_connect (fixture->test, "deepseek", KEY);
  g_assert_cmpstr (matchup_provider_get_id (remote), ==, "deepseek");
  matchup_provider_set_plain_http_accepted (remote, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
  g_free (fixture->requests);
}

/* The keys of a test are kept in memory. */
static void
reopen (Fixture *fixture)
{
  MatchupProviderList *providers;
  g_autoptr (MatchupSecret) secret = matchup_secret_new (KEY, -1);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_test_workspace_reopen (fixture->test);
  providers = matchup_workspace_get_providers (fixture->test->workspace);
  matchup_provider_list_set_key_async (providers,
                                       matchup_provider_list_find (providers, "deepseek"),
                                       secret,
                                       matchup_test_keep_result_cb,
                                       &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_provider_list_set_key_finish (providers, result, NULL));
  matchup_provider_set_plain_http_accepted (matchup_provider_list_find (providers, "deepseek"),
                                            TRUE);
}

static char *
dup_requests (Fixture *fixture)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", fixture->requests);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;

  soup_session_send_and_read_async (session,
                                    message,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    matchup_test_keep_result_cb,
                                    &result);
  matchup_test_wait_until (result != NULL);
  bytes = soup_session_send_and_read_finish (session, result, NULL);
  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Nothing of it in any spelling: no five digits of the number, no name. */
static void
assert_nothing_left (Fixture *fixture)
{
  static const char *const pieces[] = { "1234567", "123 45 67", "0170",
                                        "ann.lee", "Ann.Lee",   "6217001300045678908" };
  g_autofree char *requests = dup_requests (fixture);

  g_assert_nonnull (strstr (requests, "messages"));
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      if (strstr (requests, pieces[i]) != NULL)
        g_error ("%s left: %s", pieces[i], requests);
    }
}

static MatchupConversation *
create (Fixture *fixture, MatchupConversationKind kind, gboolean private_, const char *models)
{
  g_auto (GStrv) names = g_strsplit (models, " ", -1);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new ((const char *const *) names);

  return matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                                 kind,
                                 lineup,
                                 private_);
}

static MatchupRound *
get_last (MatchupConversation *conversation)
{
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

static char *
dup_answer (MatchupRound *round, guint slot)
{
  return matchup_run_dup_answer (
      matchup_answer_get_current (matchup_round_get_answer (round, slot)));
}

static void
wait_for_all (Fixture *fixture)
{
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
}

static void
ask (Fixture *fixture, MatchupConversation *conversation, const char *prompt)
{
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, prompt);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (group)); i++)
    {
      g_autoptr (MatchupRun) run = g_list_model_get_item (G_LIST_MODEL (group), i);
      MatchupErrorInfo *error = matchup_run_get_error (run);

      if (error != NULL)
        g_error ("%d %d %s",
                 matchup_error_info_get_kind (error),
                 matchup_error_info_get_reason (error),
                 matchup_error_info_get_message (error));
    }
}

static GPtrArray *
check (Fixture *fixture, MatchupConversation *conversation, MatchupMessage *message)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  if (message != NULL)
    g_ptr_array_add (messages, message);
  matchup_personal_policy_check_async (fixture->test->workspace,
                                       conversation,
                                       matchup_conversation_get_lineup (conversation),
                                       messages,
                                       NULL,
                                       matchup_test_keep_result_cb,
                                       &result);
  matchup_test_wait_until (result != NULL);
  items = matchup_personal_policy_check_finish (fixture->test->workspace, result, &error);
  g_assert_no_error (error);
  return items;
}

static guint
count (Fixture *fixture, MatchupConversation *conversation, const char *prompt)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  g_autoptr (GPtrArray) items = check (fixture, conversation, message);

  return items->len;
}

static void
mask (Fixture *fixture, MatchupConversation *conversation, const char *prompt)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  g_autoptr (GPtrArray) items = check (fixture, conversation, message);

  g_assert_cmpuint (items->len, >, 0);
  matchup_personal_policy_mask (conversation, items, NULL);
}

static char *
dup_sent (Fixture *fixture, MatchupConversation *conversation, guint round)
{
  MatchupRound *each = matchup_conversation_get_round (conversation, round);

  return matchup_workspace_dup_sent (fixture->test->workspace,
                                     conversation,
                                     each,
                                     matchup_round_get_answer (each, 0));
}

/* Question, history, answer again, instructions, files, continued answers, after a restart. */
static void
test_chat (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, FALSE, "deepseek/echo");
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autofree char *answer = NULL;
  g_autofree char *sent = NULL;
  g_autoptr (MatchupMessage) with_file = NULL;
  g_autoptr (MatchupFilePart) file = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupConversation) again = NULL;

  g_assert_cmpuint (count (fixture, conversation, "Call " PHONE " or " MAIL), ==, 2);
  mask (fixture, conversation, "Call " PHONE " or " MAIL);
  g_assert_cmpuint (count (fixture, conversation, "Call 0170-1234567 or ANN.LEE@example.com"),
                    ==,
                    0);
  ask (fixture, conversation, "Call " PHONE " or " MAIL ", [PHONE-7]");
  answer = dup_answer (get_last (conversation), 0);
  g_assert_cmpstr (answer, ==, "Call " PHONE " or " MAIL ", [PHONE-7]");
  ask (fixture, conversation, "Again: 0170/123 45 67");
  matchup_workspace_ask_again (fixture->test->workspace,
                               conversation,
                               get_last (conversation),
                               matchup_round_get_answer (get_last (conversation), 0));
  wait_for_all (fixture);
  with_file = matchup_message_new_text (MATCHUP_ROLE_USER, "Read this");
  file = matchup_file_part_new_text (MAIL ".txt", "text/plain", "Name,Phone\nAnn," PHONE "\n");
  matchup_message_add_file (with_file, file);
  group = matchup_workspace_ask_message (fixture->test->workspace, conversation, with_file);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  assert_nothing_left (fixture);
  sent = dup_sent (fixture, conversation, 2);
  g_assert_nonnull (strstr (sent, "[PHONE-1]"));
  g_assert_nonnull (strstr (sent, "[EMAIL-1].txt"));
  g_assert_null (strstr (sent, "1234567"));
  matchup_test_workspace_flush (fixture->test);
  g_clear_object (&conversation);
  g_clear_object (&group);
  reopen (fixture);
  again = matchup_test_workspace_open (fixture->test, id);
  g_assert_cmpuint (matchup_mask_list_get_n (matchup_masks_of (again)), ==, 2);
  g_assert_cmpuint (count (fixture, again, PHONE), ==, 0);
  ask (fixture, again, "Once more " PHONE ", that is PHONE-1");
  g_free (answer);
  answer = dup_answer (get_last (again), 0);
  g_assert_cmpstr (answer, ==, "Once more " PHONE ", that is " PHONE);
  assert_nothing_left (fixture);
}

/* What was sent as it is was sent so, whatever is masked since. */
static void
test_sent_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, FALSE, "deepseek/echo");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  ask (fixture, conversation, "Call " PHONE);
  /* It left, so that nobody is asked about it again. */
  g_assert_cmpuint (count (fixture, conversation, "Call " PHONE), ==, 0);
  g_assert_cmpuint (count (fixture, conversation, "Call 0171 7654321"), ==, 1);
  matchup_mask_list_add (matchup_masks_of (conversation),
                         MATCHUP_PERSONAL_DATA_PHONE,
                         PHONE,
                         strlen (PHONE));
  ask (fixture, conversation, "And now?");
  first = dup_sent (fixture, conversation, 0);
  second = dup_sent (fixture, conversation, 1);
  g_assert_nonnull (strstr (first, PHONE));
  g_assert_null (strstr (second, PHONE));
  g_assert_nonnull (strstr (second, "Call [PHONE-1]"));
}

/* On this computer nothing is asked; what was said there is when it would leave. */
static void
test_local (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, FALSE, "openai/echo");
  g_autoptr (MatchupLineup) lineup = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_assert_cmpuint (count (fixture, conversation, PHONE), ==, 0);
  ask (fixture, conversation, "Call " PHONE);
  lineup = matchup_test_lineup_new ((const char *const[]){ "deepseek/echo", NULL });
  matchup_lineup_set_all (matchup_conversation_get_lineup (conversation), lineup);
  g_assert_cmpuint (count (fixture, conversation, "And now?"), ==, 1);
  items = check (fixture, conversation, NULL);
  g_assert_cmpstr (((MatchupPersonalItem *) g_ptr_array_index (items, 0))->value, ==, PHONE);
}

/* Without asking: comparisons, other models, lists, titles, summaries; nothing private is kept. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  gboolean private_ = GPOINTER_TO_INT (data);
  g_autoptr (MatchupConversation) compare = create (fixture,
                                                    MATCHUP_CONVERSATION_KIND_COMPARE,
                                                    private_,
                                                    "deepseek/echo deepseek/thinking");
  g_autoptr (MatchupConversation) chat =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, private_, "deepseek/echo");
  g_autoptr (MatchupConversation) alone = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autofree char *long_prompt = g_strconcat (large, " Call ", PHONE, NULL);
  MatchupContestant *contestant;

  matchup_personal_policy_set (fixture->test->workspace, MATCHUP_PERSONAL_POLICY_OFF);
  g_assert_cmpuint (count (fixture, compare, PHONE), ==, 0);
  matchup_personal_policy_set (fixture->test->workspace, MATCHUP_PERSONAL_POLICY_MASK);
  ask (fixture, compare, "Call " PHONE);
  answer = dup_answer (get_last (compare), 0);
  g_assert_cmpstr (answer, ==, "Call " PHONE);
  ask (fixture, compare, "My card is 6217001300045678908");
  alone =
      matchup_workspace_continue_with (fixture->test->workspace, compare, get_last (compare), 0);
  ask (fixture, alone, "And you? " MAIL);
  ask (fixture, chat, long_prompt);
  ask (fixture, chat, "Hello");
  contestant = matchup_lineup_get (matchup_conversation_get_lineup (chat), 0);
  matchup_summarizer_run_async (fixture->test->workspace,
                                chat,
                                get_last (chat),
                                contestant,
                                NULL,
                                matchup_test_keep_result_cb,
                                &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_summarizer_run_finish (fixture->test->workspace, result, NULL));
  g_assert_nonnull (strstr (matchup_round_get_summary (get_last (chat)), PHONE));
  ask (fixture, chat, "Go on");
  assert_nothing_left (fixture);
}

/* A title may go to another service than the chat. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) chat =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, FALSE, "openai/fast");
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("deepseek", "title", "Titler", MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
  MatchupTitleMaker *titles = matchup_workspace_get_title_maker (fixture->test->workspace);
  g_autofree char *requests = NULL;

  matchup_title_maker_set_model (titles, model);
  ask (fixture, chat, "Call " PHONE);
  matchup_title_maker_suggest (titles, matchup_conversation_get_id (chat));
  matchup_test_wait_until (g_str_equal (matchup_conversation_get_title (chat), "Water and light"));
  requests = dup_requests (fixture);
  g_assert_nonnull (strstr (requests, "Question:\\\\nCall [PHONE-1]") != NULL
                        ? requests
                        : strstr (requests, "Call [PHONE-1]"));
  /* The chat itself was with a model on this computer, and is not masked. */
  g_assert_nonnull (strstr (requests, "Call " PHONE));
  g_assert_cmpuint (matchup_mask_list_get_n (matchup_masks_of (chat)), ==, 0);
}

/* An answer that was cut within a mask goes on before it, so that it comes whole. */
static void
test_continued (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) chat =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, TRUE, "deepseek/echo");
  MatchupRound *round;
  MatchupRun *run;
  g_autofree char *text = NULL;

  mask (fixture, chat, PHONE);
  round = matchup_test_add_round (chat,
                                  "Call " PHONE,
                                  "I call " PHONE " or PHONE-1",
                                  MATCHUP_RUN_STATE_STOPPED);
  run = matchup_workspace_continue_answer (fixture->test->workspace,
                                           chat,
                                           round,
                                           matchup_round_get_answer (round, 0));
  g_assert_nonnull (run);
  wait_for_all (fixture);
  text = matchup_run_dup_answer (run);
  g_assert_true (g_str_has_prefix (text, "I call " PHONE " or Your answer was cut off."));
  assert_nothing_left (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/masking/chat", Fixture, NULL, set_up, test_chat, tear_down);
  g_test_add ("/masking/sent-before", Fixture, NULL, set_up, test_sent_before, tear_down);
  g_test_add ("/masking/local", Fixture, NULL, set_up, test_local, tear_down);
  g_test_add ("/masking/alone", Fixture, NULL, set_up, test_alone, tear_down);
  g_test_add ("/masking/alone-private",
              Fixture,
              GINT_TO_POINTER (TRUE),
              set_up,
              test_alone,
              tear_down);
  g_test_add ("/masking/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/masking/continued", Fixture, NULL, set_up, test_continued, tear_down);
  return g_test_run ();
}
