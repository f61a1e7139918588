/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What practice models say to what they are asked. */
#include "matchup-leak-detector.h"
#include "matchup-practice-list.h"
#include "matchup-practice-sum.h"
#include "matchup-practice-writer.h"

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

/* What is wanted is said at the beginning or at the end: the rest may be a book. */
static void
test_long (void)
{
  GString *first = g_string_new ("Give me three ideas for a party:");
  GString *last = g_string_new ("写");
  g_autoptr (MatchupPracticeAnswer) at_first = NULL;
  g_autoptr (MatchupPracticeAnswer) at_last = NULL;

  while (first->len < 1000000)
    g_string_append (first, " list me the ideas");
  while (last->len < 1000000)
    g_string_append (last, "3个写");
  g_string_append (last, "。列出四个周末旅行的建议");
  at_first = say ("quick", "", first->str, 0);
  at_last = say ("chinese", "", last->str, 0);
  g_assert_cmpuint (count_items (at_first->text, "for a party"), ==, 3);
  g_assert_cmpuint (count_items (at_last->text, "周末旅行的建议"), ==, 4);
  g_string_free (first, TRUE);
  g_string_free (last, TRUE);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice-words/sums", test_sums);
  g_test_add_func ("/practice-words/files", test_files);
  g_test_add_func ("/practice-words/topics", test_topics);
  g_test_add_func ("/practice-words/list-words", test_list_words);
  g_test_add_func ("/practice-words/lists", test_lists);
  g_test_add_func ("/practice-words/long", test_long);
  g_test_add_func ("/practice-words/cut-list", test_cut_list);
  g_test_add_func ("/practice-words/requests", test_requests);
  return g_test_run ();
}
