/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles as models write them. */
#include "matchup-title-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *answer;
    const char *title;
  } cases[] = {
    { "Water and light", "Water and light" },
    { "  Water and light.\n", "Water and light" },
    { "\"Water and light\"", "Water and light" },
    { "“Water and light.”", "Water and light" },
    { "**Water and light**", "Water and light" },
    { "# Water and light\n\nI hope this helps!", "Water and light" },
    { "Title: Water and light", "Water and light" },
    { "**Title:** *Water and light*", "Water and light" },
    { "标题：《水和光》", "水和光" },
    { "「水和光」。", "水和光" },
    { "水和光。", "水和光" },
    { "Wait...", "Wait..." },
    { "Who is Dr. Who?", "Who is Dr. Who?" },
    { "It's \"water\"", "It's \"water\"" },
    { "\n\n---\n\nWater\tand \n light", "Water and" },
    { "Wa\xe2\x80\xaeter\x07", "Water" },
    { "`code`", "code" },
    { "", NULL },
    { "\"\"", NULL },
    { "---", NULL },
    { "…", NULL },
    { "\xff\xfe", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = matchup_title_text_clean (cases[i].answer);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

static void
test_long (void)
{
  g_autofree char *answer = g_strnfill (100000, 'a');
  g_autofree char *title = matchup_title_text_clean (answer);

  g_assert_cmpint (g_utf8_strlen (title, -1), <=, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title-text/clean", test_clean);
  g_test_add_func ("/title-text/long", test_long);
  return g_test_run ();
}
