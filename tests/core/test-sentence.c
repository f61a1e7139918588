/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sentence.h"

static void
test_insert_name (void)
{
  static const struct
  {
    const char *format;
    const char *name;
    const char *sentence;
  } table[] = {
    { "Your %s account.", "OpenAI", "Your OpenAI account." },
    { "Your %s account.", "豆包", "Your 豆包 account." },
    { "你的 %s 账号余额不足。", "OpenAI", "你的 OpenAI 账号余额不足。" },
    { "你的 %s 账号余额不足。", "豆包", "你的豆包账号余额不足。" },
    { "你的 %s 账号余额不足。", "智谱 GLM", "你的智谱 GLM 账号余额不足。" },
    { "你的 %s 账号余额不足。", "My 豆包", "你的 My 豆包账号余额不足。" },
    { "%s 拒绝了密钥。", "豆包", "豆包拒绝了密钥。" },
    { "%s 拒绝了密钥。", "Kimi", "Kimi 拒绝了密钥。" },
    { "来自%s。", "豆包", "来自豆包。" },
    { "（ %s ）", "豆包", "（豆包）" },
    { "%s と %s", "千帆", "千帆と千帆" },
    { "서비스 %s 는", "豆包", "서비스 豆包 는" },
    { "No name.", "豆包", "No name." },
    { "100 %d %n %s", "100 %s %n", "100 %d %n 100 %s %n" },
    { " %s ", "豆包", " 豆包 " },
    { "%s", "", "" },
    { "", "豆包", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *sentence = matchup_sentence_insert_name (table[i].format, table[i].name);

      g_assert_cmpstr (sentence, ==, table[i].sentence);
    }
}

static void
test_insert_names (void)
{
  static const struct
  {
    const char *format;
    const char *names[4];
    const char *sentence;
  } table[] = {
    { "{1} beats {2}", { "GPT", "豆包" }, "GPT beats 豆包" },
    { "{2}: {1} of {3}", { "a", "b", "c" }, "b: a of c" },
    { "{1} 领先 {2}，{3} 票", { "豆包", "GPT", "4" }, "豆包领先 GPT，4 票" },
    { "{1} 领先 {2}，{3} 票", { "GPT", "豆包", "4" }, "GPT 领先豆包，4 票" },
    { "{1} and {2}", { "{2}", "{1} %s %n" }, "{2} and {1} %s %n" },
    { "{0} {3} {x} {1", { "a", "b" }, "{0} {3} {x} {1" },
    { "{1}{1}", { "ab" }, "abab" },
    { "", { "a" }, "" },
    { "{1}", { NULL }, "{1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *sentence = matchup_sentence_insert_names (table[i].format, table[i].names);

      g_assert_cmpstr (sentence, ==, table[i].sentence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sentence/insert-name", test_insert_name);
  g_test_add_func ("/core/sentence/insert-names", test_insert_names);
  return g_test_run ();
}
