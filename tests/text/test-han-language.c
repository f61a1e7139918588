/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-han-language.h"

#include <string.h>

static void
test_languages (void)
{
  static const struct
  {
    const char *text;
    const char *language;
  } cases[] = {
    { "", NULL },
    { "Plain words, “quoted” – and é.", NULL },
    { "한국어", NULL },
    { "用三句话介绍你自己", "zh-cn" },
    { "GPT-4o 的价格是多少？", "zh-cn" },
    { "用三句話介紹你自己", "zh-tw" },
    { "這個模型還沒有說明", "zh-tw" },
    { "今日の天気を教えてください", "ja" },
    { "骨", "zh-cn" },
    { "한국의 水原 화성", "ko" },
    { "我喜欢看动画片《となりのトトロ》，这个故事发生在五十年代的日本乡下，讲的是姐妹俩和森林里的精"
      "灵。"
      "她们的父亲是一位大学老师，母亲因病住在医院里，姐妹俩在新家附近认识了这只可爱的大家伙，从此开"
      "始了奇妙的经历。",
      "zh-cn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (matchup_han_language_guess (cases[i].text, strlen (cases[i].text)),
                     ==,
                     cases[i].language);
}

/* Of a text that is cut where enough of it was seen, nothing beyond its end is read. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("a");

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "說");
  g_assert_cmpstr (matchup_han_language_guess (text->str, text->len), ==, "zh-tw");
}

static void
test_upright (void)
{
  const char *upright = "汉、，。「あカ한！";

  for (const char *p = upright; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (matchup_han_language_is_upright (g_utf8_get_char (p)));
  for (const char *p = "aZ é1“…–\n"; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (matchup_han_language_is_upright (g_utf8_get_char (p)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/han-language/languages", test_languages);
  g_test_add_func ("/han-language/long", test_long);
  g_test_add_func ("/han-language/upright", test_upright);
  return g_test_run ();
}
