/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Practice models: what they say, and that they are answers like all others in a workspace that
 * reaches nobody. */
#include "matchup-leak-detector.h"
#include "matchup-practice-list.h"
#include "matchup-practice-moods.h"
#include "matchup-practice-sum.h"
#include "matchup-practice-writer.h"
#include "matchup-prompt-queues.h"
#include "matchup-summarizer.h"
#include "matchup-test-workspace.h"
#include "test-pictures.h"

#include <math.h>
#include <string.h>

static const char *const models[] = { "quick", "thorough", "moody", "chinese", NULL };

static void
test_sums (void)
{
  static const struct
  {
    const char *question;
    const char *expression; /* NULL: there is none */
    const char *result;
  } cases[] = {
    { "What is 12 * (3 + 4)?", "12 * (3 + 4)", "84" },
    { "17 % of 240, please", "17 % of 240", "40.8" },
    { "240 × 17% 是多少？", "240 × 17%", "40.8" },
    { "Add 1,250 + 2,750.5", "1,250 + 2,750.5", "4000.5" },
    { "2^10", "2^10", "1024" },
    { "100 / 8 - 2", "100 / 8 - 2", "10.5" },
    { "3 加 4 乘 5", "3 加 4 乘 5", "23" },
    { "-", NULL, NULL },
    { "Meet on 2026-11-30 or 30/11/2026", NULL, NULL },
    { "Call 138-0013-8000 or 010-88886666", NULL, NULL },
    { "GPT-4 or 3.5", NULL, NULL },
    { "1 / 0", NULL, NULL },
    { "I have 3 cats", NULL, NULL },
    { "((((((((((((((((((((((((((((((((((((", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expression = NULL;
      g_autofree char *result = NULL;
      gboolean found = matchup_practice_sum_find (cases[i].question, &expression, &result);

      g_test_message ("%s", cases[i].question);
      g_assert_cmpint (found, ==, cases[i].expression != NULL);
      g_assert_cmpstr (expression, ==, cases[i].expression);
      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupPracticeTexts) texts =
      matchup_practice_texts_read ("%%# remark\n\n%% topic a\n%% words Tea, black coffee\n"
                                   "%% quick\none\n\n%%# remark\ntwo\n%% quick\nthree\n",
                                   &error);
  const MatchupPracticeTopic *topic;
  GPtrArray *variants;

  g_assert_no_error (error);
  topic = matchup_practice_texts_find (texts, "BLACK COFFEE?");
  g_assert_nonnull (topic);
  g_assert_null (matchup_practice_texts_find (texts, "a steak"));
  variants = matchup_practice_topic_get_texts (topic, "quick");
  g_assert_cmpuint (variants->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (variants, 0), ==, "one\n\ntwo");
  g_assert_cmpstr (g_ptr_array_index (variants, 1), ==, "three");
  g_assert_null (matchup_practice_texts_read ("stray", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* As the inside of a JSON string. */
static char *
dup_escaped (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "\"", "\\\"", 0);
  g_string_replace (escaped, "\n", "\\n", 0);
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static MatchupPracticeAnswer *
say (const char *model, const char *rest, const char *question, guint variant)
{
  g_autofree char *escaped = dup_escaped (question);
  g_autofree char *body = g_strdup_printf ("{\"model\":\"%s\",\"messages\":[%s"
                                           "{\"role\":\"user\",\"content\":\"%s\"}]}",
                                           model,
                                           rest,
                                           escaped);
  g_autoptr (MatchupPracticeRequest) request = matchup_practice_request_read (body, strlen (body));

  g_assert_nonnull (request);
  return matchup_practice_write (request, variant);
}

static void
assert_quiet (const char *text, const char *model)
{
  const char *own[] = { model, NULL, NULL };
  g_autofree char *shown = g_strdup_printf ("%s (practice)", model);
  g_autoptr (MatchupLeakDetector) detector = NULL;

  own[1] = shown;
  detector = matchup_leak_detector_new (own);
  matchup_leak_detector_append (detector, text, -1);
  matchup_leak_detector_end (detector);
  if (matchup_leak_detector_get_leaks (detector)->len > 0)
    g_error ("%s names a model: %s", model, text);
  /* Nothing of the form of the file is left, and no place that was to be filled. */
  g_assert_null (strstr (text, "%%"));
  g_assert_null (strstr (text, "{{"));
}

/* All answer everything that they know, in the language of the question, and say nothing of names.
 */
static void
test_topics (void)
{
  static const char *const questions[] = {
    "Hello!",
    "Who are you?",
    "Thank you",
    "How does this work?",
    "Write an email about our meeting",
    "Explain to a ten-year-old why the sky is blue.",
    "Compare tea and coffee in a table",
    "Make a table of the planets",
    "Five ideas for a birthday list",
    "A Python function, please",
    "A button in JavaScript",
    "A SQL query",
    "Solve the quadratic equation",
    "What is 3 + 4?",
    "Translate this into French",
    "Write a story",
    "Give me a summary",
    "Plan a weekend trip",
    "Zebra?",
    "你好",
    "你是谁？",
    "谢谢",
    "怎么用？",
    "写一封邮件",
    "天空为什么是蓝的？",
    "对比茶和咖啡",
    "列出五个点子",
    "写一段代码",
    "一元二次方程怎么解",
    "3 加 4",
    "翻译成英文",
    "写一篇故事",
    "周末计划",
    "斑马？",
    "?",
  };
  static const char before[] = "{\"role\":\"system\",\"content\":\"Be brief.\"},"
                               "{\"role\":\"user\",\"content\":\"Zebras\"},"
                               "{\"role\":\"assistant\",\"content\":\"Yes.\"},";

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      for (guint j = 0; models[j] != NULL; j++)
        {
          for (guint variant = 0; variant < 2; variant++)
            {
              g_autoptr (MatchupPracticeAnswer) answer =
                  say (models[j], variant == 0 ? "" : before, questions[i], variant);

              g_assert_cmpuint (strlen (answer->text), >, 0);
              g_assert_cmpint (*answer->thinking != '\0', ==, g_str_equal (models[j], "thorough"));
              g_assert_false (answer->cut);
              assert_quiet (answer->text, models[j]);
              assert_quiet (answer->thinking, models[j]);
              g_assert_cmpint (strstr (answer->text, "Be brief.") != NULL, ==, variant == 1);
            }
        }
    }
}

/* Which list was asked for, in which words. */
static void
test_list_words (void)
{
  static const struct
  {
    const char *question;
    gboolean certain;
    guint count; /* 0: none was named */
    const char *one;
    const char *all; /* both NULL: no subject was named */
  } cases[] = {
    { "Give me three ideas", TRUE, 3, "idea", "ideas" },
    { "Give me 3 ideas for my mother's birthday, please!",
      TRUE,
      3,
      "idea for your mother's birthday",
      "ideas for your mother's birthday" },
    { "list 3 reasons to learn French", TRUE, 3, "reason to learn French", NULL },
    { "Twelve quick and easy dinner activities", TRUE, 12, NULL, NULL },
    { "I need a couple of **good** names for a cat.", TRUE, 2, "good name for a cat", NULL },
    { "Five ideas for a birthday list", TRUE, 5, "idea for a birthday list", NULL },
    { "twenty tips please", TRUE, 20, "tip", "tips" },
    { "Give me 50 tips on sleep", TRUE, 50, "tip on sleep", "tips on sleep" },
    { "Name three rivers in Europe and explain why", FALSE, 3, NULL, "rivers in Europe" },
    { "Give me a list of 4 animals", FALSE, 4, NULL, "animals" },
    { "Give me three", FALSE, 3, NULL, NULL },
    { "List the planets", FALSE, 0, NULL, "planets" },
    { "Ideas for a party", FALSE, 0, "idea for a party", "ideas for a party" },
    { "Make a packing list for Norway",
      FALSE,
      0,
      "thing on the packing list for Norway",
      "packing list for Norway" },
    { "My 10-year-old needs tips", FALSE, 0, "tip", "tips" },
    { "5 weeks of tips", FALSE, 0, "tip", "tips" },
    { "列出三个去北京的理由", TRUE, 3, "去北京的理由", "去北京的理由" },
    { "请给我 5 条学英语的建议，谢谢", TRUE, 5, "学英语的建议", "学英语的建议" },
    { "列出三个…", FALSE, 3, "…", "…" },
    { "列出十二个", FALSE, 12, NULL, NULL },
    { "推荐两本我妈会喜欢的书吧", FALSE, 2, "你妈会喜欢的书", NULL },
    { "有三个孩子，想二十个游戏点子", TRUE, 20, "游戏点子", NULL },
    { "给我几个点子", FALSE, 0, "点子", "点子" },
    { "列出一份购物清单", FALSE, 0, NULL, "购物清单" },
    { "列举中国的河流", FALSE, 0, "中国的河流", "中国的河流" },
  };
  static const char *const others[] = {
    "Explain photosynthesis in three steps",
    "I have 3 cats",
    "Zebra?",
    "三个月能学会吗？",
    "第三个",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MatchupPracticeList) list = { 0 };

      g_test_message ("%s", cases[i].question);
      g_assert_true (matchup_practice_list_find (cases[i].question, &list));
      g_assert_cmpuint (list.count, ==, cases[i].count);
      g_assert_cmpint (list.certain, ==, cases[i].certain);
      if (cases[i].one != NULL)
        g_assert_cmpstr (list.one, ==, cases[i].one);
      if (cases[i].all != NULL)
        g_assert_cmpstr (list.all, ==, cases[i].all);
      if (cases[i].one == NULL && cases[i].all != NULL)
        g_assert_null (list.one);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_auto (MatchupPracticeList) list = { 0 };

      g_test_message ("%s", others[i]);
      matchup_practice_list_find (others[i], &list);
      g_assert_cmpuint (list.count, ==, 0);
      g_assert_false (list.certain);
    }
}

/* The lines that begin as those of a list that is not for ticking off. */
static guint
count_items (const char *text, const char *subject)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_regex_match_simple ("^(?:[0-9]+\\.|- (?!\\[))", lines[i], 0, 0))
        continue;
      n++;
      if (strstr (lines[i], subject) == NULL)
        g_error ("%s does not name %s", lines[i], subject);
    }
  return n;
}

/* So many as were asked for, and all of them name what was asked for. */
static void
test_lists (void)
{
  static const struct
  {
    const char *question;
    guint count;
    const char *subject;
  } cases[] = {
    { "Give me three ideas for a weekend trip with children", 3, "a weekend trip with children" },
    { "Name one river in Africa", 1, "river in Africa" },
    { "Suggest 20 names for a cat", 20, "for a cat" },
    { "Suggest 21 names for a cat", 20, "for a cat" },
    { "Give me a list of ideas", 5, "idea" },
    { "列出三个周末旅行的建议", 3, "周末旅行的建议" },
    { "列出十五条写邮件的技巧", 15, "写邮件的技巧" },
    { "给我一份购物清单", 5, "购物清单" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint j = 0; models[j] != NULL; j++)
        {
          g_autoptr (MatchupPracticeAnswer) answer = say (models[j], "", cases[i].question, 0);

          g_test_message ("%s: %s", models[j], answer->text);
          g_assert_cmpuint (count_items (answer->text, cases[i].subject), ==, cases[i].count);
          g_assert_cmpint (strstr (answer->text, "21") != NULL, ==, i == 3);
          assert_quiet (answer->text, models[j]);
        }
    }
}

/* What was cut off goes on where it ended. */
static void
test_cut_list (void)
{
  static const char question[] = "Give me 12 ideas for a party";
  g_autoptr (MatchupPracticeAnswer) whole = say ("thorough", "", question, 0);
  g_autofree char *begun = g_strndup (whole->text, strlen (whole->text) / 2);
  g_autofree char *escaped = dup_escaped (begun);
  g_autofree char *before = g_strdup_printf ("{\"role\":\"user\",\"content\":\"%s\"},"
                                             "{\"role\":\"assistant\",\"content\":\"%s\"},",
                                             question,
                                             escaped);
  g_autoptr (MatchupPracticeAnswer) rest =
      say ("thorough", before, "Your answer was cut off. Continue where it ended.", 1);
  g_autofree char *both = g_strconcat (begun, rest->text, NULL);

  g_assert_cmpstr (both, ==, whole->text);
}

static void
test_requests (void)
{
  static const char *const broken[] = { "",
                                        "{}",
                                        "[]",
                                        "{\"model\":\"quick\"}",
                                        "{\"model\":\"quick\",\"messages\":[]}",
                                        "{\"model\":\"quick\",\"messages\":[1,{}]}" };
  static const char title[] =
      "{\"role\":\"system\",\"content\":\"You give conversations their titles. Write one.\"},";
  static const char summary[] =
      "{\"role\":\"system\",\"content\":\"You summarise conversations so that\"},";
  g_autoptr (MatchupPracticeAnswer) sum = say ("quick", "", "What is 6 * 7?", 0);
  g_autoptr (MatchupPracticeAnswer) file =
      say ("quick",
           "",
           "File \"a \"b\".txt\":\n````\n``` not the end\ntwo words\n````\n\nWhat?",
           0);
  g_autoptr (MatchupPracticeAnswer) named =
      say ("quick", title, "Question:\nWhich of the two should I take, and why?\n\nTitle:", 0);
  g_autoptr (MatchupPracticeAnswer) summed =
      say ("quick", summary, "Conversation:\nPerson:\nOne\n\nModel:\nTwo\n\n", 0);
  g_autoptr (MatchupPracticeAnswer) first = say ("quick", "", "Zebra", 0);
  g_autoptr (MatchupPracticeAnswer) second = say ("quick", "", "Zebra", 1);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    g_assert_null (matchup_practice_request_read (broken[i], strlen (broken[i])));
  g_assert_nonnull (strstr (sum->text, "**42**"));
  g_assert_nonnull (strstr (file->text, "**a \"b\".txt**: 2 lines, 5 words"));
  g_assert_cmpstr (named->text, ==, "Which of the two should I");
  g_assert_nonnull (strstr (summed->text, "- Two"));
  /* Asked again, it says something else. */
  g_assert_cmpstr (first->text, !=, second->text);
}

/* Half of the questions fail in some way, and none of them when it is asked again. */
static void
test_moods (void)
{
  g_autoptr (MatchupPracticeMoods) moods = matchup_practice_moods_new (1);
  g_autoptr (MatchupPracticeMoods) same = matchup_practice_moods_new (1);
  guint counts[MATCHUP_PRACTICE_N_MOODS] = { 0 };

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *question = g_strdup_printf ("%u", i);
      MatchupPracticeMood mood = matchup_practice_moods_next (moods, question);
      guint n_tries = 1;

      g_assert_cmpint (mood, ==, matchup_practice_moods_next (same, question));
      counts[mood]++;
      while (mood != MATCHUP_PRACTICE_FINE)
        {
          mood = matchup_practice_moods_next (moods, question);
          matchup_practice_moods_next (same, question);
          g_assert_cmpuint (++n_tries, <=, 4);
        }
    }
  g_assert_cmpuint (counts[MATCHUP_PRACTICE_FINE], ==, 40);
  for (guint i = 1; i < MATCHUP_PRACTICE_N_MOODS; i++)
    g_assert_cmpuint (counts[i], ==, 10);
}

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupPracticeService *practice; /* borrowed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->practice = matchup_workspace_get_practice (fixture->test->workspace);
  matchup_practice_service_set_speed (fixture->practice, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

/* As it is chosen from the catalogue, with all that is known of it. */
static MatchupConversation *
create_full (Fixture *fixture,
             MatchupConversationKind kind,
             const char *const *ids,
             int max_tokens,
             gboolean private_)
{
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  MatchupConversation *conversation;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (MatchupModelRef) model =
          matchup_catalog_dup_model (matchup_workspace_get_catalog (workspace),
                                     matchup_provider_list_get_practice (providers),
                                     ids[i]);
      g_autoptr (MatchupParams) params =
          matchup_params_new (NULL, NAN, max_tokens, MATCHUP_THINKING_DEFAULT);
      g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

      matchup_lineup_append (lineup, contestant);
    }
  conversation =
      matchup_history_create (matchup_workspace_get_history (workspace), kind, lineup, private_);
  matchup_conversation_set_blind (conversation, FALSE);
  return conversation;
}

static MatchupConversation *
create (Fixture *fixture, MatchupConversationKind kind, const char *const *ids, int max_tokens)
{
  return create_full (fixture, kind, ids, max_tokens, FALSE);
}

static MatchupRound *
get_last (MatchupConversation *conversation)
{
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

static MatchupRound *
ask (Fixture *fixture, MatchupConversation *conversation, const char *text)
{
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, text);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return get_last (conversation);
}

static MatchupRun *
get_run (MatchupRound *round, guint slot)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, slot));
}

static void
note_state_cb (MatchupRun *run, GParamSpec *pspec, GString *states)
{
  g_string_append_printf (states, "%d ", matchup_run_get_state (run));
}

/* Through all states of any other answer, with all marks, saved, and without a price. */
static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, models, 0);
  g_autoptr (GString) states = g_string_new (NULL);
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupConversation) again = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *text = NULL;
  const MatchupTimings *timings;
  MatchupRound *round;
  MatchupRun *run;

  matchup_practice_service_set_seed (fixture->practice, 0);
  group = matchup_workspace_ask (fixture->test->workspace, conversation, "Write an email");
  round = get_last (conversation);
  run = get_run (round, 1);
  g_signal_connect (run, "notify::state", G_CALLBACK (note_state_cb), states);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  wanted = g_strdup_printf ("%d %d %d %d %d ",
                            MATCHUP_RUN_STATE_CONNECTING,
                            MATCHUP_RUN_STATE_WAITING,
                            MATCHUP_RUN_STATE_THINKING,
                            MATCHUP_RUN_STATE_WRITING,
                            MATCHUP_RUN_STATE_DONE);
  g_assert_cmpstr (states->str, ==, wanted);
  timings = matchup_run_get_timings (run);
  g_assert_cmpint (timings->connect_start, >=, 0);
  g_assert_cmpint (timings->connected, >=, timings->connect_start);
  g_assert_cmpint (timings->first_event, >=, timings->connected);
  g_assert_cmpint (timings->first_reasoning, >=, timings->first_event);
  g_assert_cmpint (timings->first_text, >=, timings->first_reasoning);
  g_assert_cmpint (timings->done, >=, timings->first_text);
  g_assert_null (matchup_run_get_cost (run));
  g_assert_cmpint (matchup_run_get_usage (run)->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
  sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                     conversation,
                                     round,
                                     matchup_round_get_answer (round, 0));
  g_assert_nonnull (strstr (sent, "Write an email"));
  text = matchup_run_dup_answer (run);
  matchup_test_workspace_flush (fixture->test);
  again = matchup_test_workspace_open (fixture->test, matchup_conversation_get_id (conversation));
  g_free (wanted);
  wanted = matchup_run_dup_answer (get_run (matchup_conversation_get_round (again, 0), 1));
  g_assert_cmpstr (text, ==, wanted);
}

/* At its own pace it can be stopped anywhere; what came is kept. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "thorough", NULL };
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  const MatchupRunState stages[] = { MATCHUP_RUN_STATE_CONNECTING,
                                     MATCHUP_RUN_STATE_WAITING,
                                     MATCHUP_RUN_STATE_THINKING,
                                     MATCHUP_RUN_STATE_WRITING };

  matchup_practice_service_set_speed (fixture->practice, 8);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (MatchupRunGroup) group =
          matchup_workspace_ask (fixture->test->workspace, conversation, "Write a story");
      MatchupRun *run = get_run (get_last (conversation), 0);
      g_autofree char *text = NULL;

      matchup_test_wait_until (matchup_run_get_state (run) == stages[i]);
      matchup_run_stop (run);
      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_STOPPED);
      text = matchup_run_dup_answer (run);
      g_assert_cmpint (*text != '\0', ==, stages[i] == MATCHUP_RUN_STATE_WRITING);
      if (stages[i] != MATCHUP_RUN_STATE_WRITING)
        continue;
      /* Gone on with, it is the whole story and nothing twice. */
      run =
          matchup_workspace_continue_answer (fixture->test->workspace,
                                             conversation,
                                             get_last (conversation),
                                             matchup_round_get_answer (get_last (conversation), 0));
      matchup_practice_service_set_speed (fixture->practice, 0);
      matchup_test_wait_until (!matchup_run_is_active (run));
      g_free (text);
      text = matchup_run_dup_answer (run);
      g_assert_true (g_str_has_prefix (text, "# The Keeper of the Late Light"));
      g_assert_true (g_str_has_suffix (text, "Then she went to bed."));
      g_assert_cmpuint (strlen (text), <, 2600);
    }
}

/* Until each way to fail was seen: the person tries again, and gets an answer. */
static void
test_moody (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "moody", NULL };
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  guint n_broken = 0;
  guint n_busy = 0;
  guint n_limited = 0;

  matchup_practice_service_set_seed (fixture->practice, 7);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *question = g_strdup_printf ("Zebra %u", i);
      MatchupRound *round = ask (fixture, conversation, question);
      MatchupRun *run = get_run (round, 0);
      MatchupErrorInfo *error = matchup_run_get_error (run);

      if (error == NULL)
        continue;
      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_FAILED);
      n_broken += matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_TRUNCATED;
      n_busy += matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_OVERLOADED;
      n_limited += matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_RATE_LIMIT;
      run = matchup_workspace_ask_again (fixture->test->workspace,
                                         conversation,
                                         round,
                                         matchup_round_get_answer (round, 0));
      matchup_test_wait_until (!matchup_run_is_active (run));
      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
    }
  g_assert_cmpuint (n_broken, ==, 1);
  g_assert_cmpuint (n_busy, ==, 1);
  g_assert_cmpuint (n_limited, ==, 1);
}

/* An answer that may not be longer is cut, and a picture is seen as it was sent. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 16);
  MatchupRun *run = get_run (ask (fixture, conversation, "Write an email"), 0);
  g_autoptr (GBytes) png = test_pictures_make ("png", 40, 20);
  gsize length;
  const guchar *bytes = g_bytes_get_data (png, &length);
  MatchupPracticePicture picture;
  MatchupPracticeColour colours[3];

  g_assert_cmpint (matchup_run_get_finish_reason (run), ==, MATCHUP_FINISH_REASON_LENGTH);
  matchup_practice_picture_look (&picture, bytes, length);
  g_assert_cmpint (picture.width, ==, 40);
  g_assert_cmpint (picture.height, ==, 20);
  g_assert_cmpuint (matchup_practice_picture_rank (&picture, colours, 3), ==, 2);
  g_assert_cmpint (colours[0], ==, MATCHUP_PRACTICE_BLUE);
  g_assert_cmpint (colours[1], ==, MATCHUP_PRACTICE_RED);
  matchup_practice_picture_look (&picture, bytes, 8);
  g_assert_cmpint (picture.width, ==, 0);
}

/* What the program itself asks is answered as it should be: a title is a title, a summary sums up.
 */
static void
test_chores (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupTitleMaker *titles = matchup_workspace_get_title_maker (workspace);
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);
  MatchupContestant *contestant = matchup_lineup_get (lineup, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupRound *round;

  matchup_title_maker_set_model (titles, matchup_contestant_get_model (contestant));
  matchup_title_maker_set_automatic (titles, TRUE);
  round = ask (fixture, conversation, "Which zebra shall I take, and what does it eat in winter?");
  matchup_test_wait_until (
      g_str_equal (matchup_conversation_get_title (conversation), "Which zebra shall I take, and"));
  matchup_summarizer_run_async (workspace,
                                conversation,
                                round,
                                contestant,
                                NULL,
                                matchup_test_keep_result_cb,
                                &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_summarizer_run_finish (workspace, result, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (matchup_round_get_summary (round), "- Which zebra shall I take"));
}

static MatchupConversationSummary *
find_row (Fixture *fixture, MatchupConversation *conversation)
{
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);

  return matchup_history_find (history, matchup_conversation_get_id (conversation));
}

static void
assert_marked (Fixture *fixture, MatchupConversation *conversation, gboolean marked)
{
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupSearch) search = matchup_workspace_new_search (workspace);
  GListModel *found = G_LIST_MODEL (search);
  const char *id = matchup_conversation_get_id (conversation);
  guint n = 0;

  g_assert_cmpint (matchup_conversation_summary_get_practice (find_row (fixture, conversation)),
                   ==,
                   marked);
  matchup_test_workspace_flush (fixture->test);
  do
    {
      matchup_search_set_text (search, "zebra");
      matchup_test_wait_until (!matchup_search_get_busy (search));
    }
  while (!matchup_search_get_whole (search));
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (MatchupSearchHit) hit = g_list_model_get_item (found, i);

      if (!g_str_equal (matchup_search_hit_get_conversation_id (hit), id))
        continue;
      n++;
      g_assert_cmpint (matchup_search_hit_get_practice (hit), ==, marked);
    }
  g_assert_cmpuint (n, >, 0);
}

static void
choose (MatchupConversation *conversation, const char *model)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (model);

  matchup_lineup_replace (matchup_conversation_get_lineup (conversation), 0, contestant);
}

/* Rows of the history and of a search say that all of it is practice, at once and after the next
 * start; of what others had a part in they do not. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  g_autoptr (MatchupConversation) compared =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, models, 0);
  g_autoptr (MatchupConversation) left = create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  g_autoptr (MatchupConversation) came = create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);

  ask (fixture, compared, "A zebra?");
  ask (fixture, left, "A zebra?");
  assert_marked (fixture, left, TRUE);
  choose (left, "nosuch/model");
  assert_marked (fixture, left, FALSE);
  choose (left, "practice/quick");
  assert_marked (fixture, left, TRUE);
  choose (left, "nosuch/model");
  ask (fixture, left, "Another zebra?");
  choose (came, "nosuch/model");
  ask (fixture, came, "A zebra?");
  choose (came, "practice/quick");
  ask (fixture, came, "Another zebra?");
  for (guint start = 0; start < 2; start++)
    {
      assert_marked (fixture, compared, TRUE);
      assert_marked (fixture, left, FALSE);
      assert_marked (fixture, came, FALSE);
      matchup_test_workspace_reopen (fixture->test);
      fixture->practice = matchup_workspace_get_practice (fixture->test->workspace);
    }
}

/* A list of questions and a private chat are worked through as well, and nothing of them is counted
 * or kept. */
static void
test_ways (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  static const char *const prompts[] = { "List 3 zebras", "Write an email", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) listed =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, models, 0);
  g_autoptr (MatchupConversation) secret =
      create_full (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0, TRUE);
  g_autoptr (MatchupPromptQueue) queue = NULL;
  g_autoptr (GPtrArray) sent = NULL;
  g_autofree char *text = NULL;

  matchup_practice_service_set_seed (fixture->practice, 0);
  queue =
      g_object_ref (matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (workspace),
                                                 listed,
                                                 prompts,
                                                 FALSE,
                                                 TRUE));
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_DONE);
  g_assert_cmpuint (matchup_conversation_get_n_rounds (listed), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (matchup_judging_is_practice (matchup_conversation_get_round (listed, i)));
  g_assert_true (matchup_conversation_summary_get_practice (find_row (fixture, listed)));

  ask (fixture, secret, "List 3 zebras");
  text = matchup_run_dup_answer (get_run (get_last (secret), 0));
  g_assert_cmpuint (count_items (text, "zebra"), ==, 3);
  g_assert_true (matchup_conversation_is_practice (secret));
  g_assert_null (find_row (fixture, secret));
  sent = matchup_ledger_dup_month (matchup_workspace_get_ledger (workspace), TRUE);
  g_assert_cmpuint (sent->len, ==, 0);
  g_assert_cmpint (matchup_ledger_get_n_private (matchup_workspace_get_ledger (workspace)), ==, 0);
}

/* They are there without being connected, and nobody can find them among the services. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  MatchupProvider *practice = matchup_provider_list_find (providers, "practice");
  GListModel *catalog = G_LIST_MODEL (matchup_workspace_get_catalog (workspace));
  g_autoptr (MatchupPrice) price =
      matchup_pricing_dup_price (matchup_workspace_get_pricing (workspace), "practice", "quick");

  g_assert_true (practice == matchup_provider_list_get_practice (providers));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (providers)), ==, 0);
  g_assert_null (matchup_provider_list_find_template (providers, "practice"));
  g_assert_cmpuint (g_list_model_get_n_items (catalog), ==, 4);
  g_assert_true (
      matchup_catalog_may_have (matchup_workspace_get_catalog (workspace), practice, "moody"));
  g_assert_false (
      matchup_catalog_may_have (matchup_workspace_get_catalog (workspace), practice, "gpt"));
  g_assert_null (price);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/sums", test_sums);
  g_test_add_func ("/practice/files", test_files);
  g_test_add_func ("/practice/topics", test_topics);
  g_test_add_func ("/practice/list-words", test_list_words);
  g_test_add_func ("/practice/lists", test_lists);
  g_test_add_func ("/practice/cut-list", test_cut_list);
  g_test_add_func ("/practice/requests", test_requests);
  g_test_add_func ("/practice/moods", test_moods);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/practice/run", test_run);
  ADD ("/practice/stop", test_stop);
  ADD ("/practice/moody", test_moody);
  ADD ("/practice/limits", test_limits);
  ADD ("/practice/places", test_places);
  ADD ("/practice/chores", test_chores);
  ADD ("/practice/marks", test_marks);
  ADD ("/practice/ways", test_ways);
#undef ADD
  return g_test_run ();
}
