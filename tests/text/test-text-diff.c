/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences of two texts: nothing is lost or made up, few words are marked, and in time. */
#include "matchup-text-diff.h"

#include <string.h>
#include <time.h>

#define N_WORDS 20000
#define MAX_SECONDS 3 /* with all checks built in; some tenths without */

/* Both texts in one: [only in the first|only in the second], the rest is in both. */
static char *
dup_marked (const char *first, const char *second)
{
  g_autoptr (GArray) spans = matchup_text_diff (first, strlen (first), second, strlen (second));
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      MatchupTextDiffSpan *span = &g_array_index (spans, MatchupTextDiffSpan, i);

      if (span->changed)
        g_string_append_c (marked, '[');
      g_string_append_len (marked, first + span->first_offset, (gssize) span->first_length);
      if (!span->changed)
        continue;
      g_string_append_c (marked, '|');
      g_string_append_len (marked, second + span->second_offset, (gssize) span->second_length);
      g_string_append_c (marked, ']');
    }
  return g_string_free (marked, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    const char *marked;
  } cases[] = {
    { "", "", "" },
    { "", "new", "[|new]" },
    { "old", "", "[old|]" },
    { "the same", "the same", "the same" },
    { "a red car", "a blue car", "a [red|blue] car" },
    { "a big red car", "a small blue car", "a [big red|small blue] car" },
    { "big\nred", "small\nblue", "[big|small]\n[red|blue]" },
    { "don't go", "don’t go", "[don't|don’t] go" },
    { "costs 3.14.", "costs 3.15.", "costs [3.14|3.15]." },
    { "Yes.", "Yes!", "Yes[.|!]" },
    { "今天天气很好。", "今天天气不好。", "今天天气[很|不]好。" },
    { "用GTK写", "用Qt写", "用[GTK|Qt]写" },
    { "ok 👋🏽 ok", "ok 👋🏻 ok", "ok [👋🏽|👋🏻] ok" },
    { "👩‍👩‍👧 x", "👩‍👩‍👦 x", "[👩‍👩‍👧|👩‍👩‍👦] x" },
    { "🇩🇪 x", "🇩🇰 x", "[🇩🇪|🇩🇰] x" },
    { "cafe\xcc\x81 x", "cafe x", "[cafe\xcc\x81|cafe] x" },
    { "a\r\nb", "a\nb", "a[\r\n|\n]b" },
    { "a\xff b", "a\xfe b", "a[\xff|\xfe] b" },
    { "We leave at noon, so hurry up now",
      "They come home late, but not too late",
      "[We leave at noon, so hurry up now|They come home late, but not too late]" },
    { "It is a long way to go, he said. Yes",
      "It is quite near, she meant. Yes",
      "It is [a long way to go|quite near], [he said|she meant]. Yes" },
    { "one two three four\nfive six seven eight",
      "un deux trois quatre\ncinq sept huit neuf",
      "[one two three four|un deux trois quatre]\n"
      "[five six seven eight|cinq sept huit neuf]" },
    { "小猫坐门口晒太阳，邻居都笑它太懒",
      "大家昨晚看完电影，然后各自回去睡",
      "[小猫坐门口晒太阳，邻居都笑它太懒|大家昨晚看完电影，然后各自回去睡]" },
    { "x\xe4\xbd", "x\xe4\xbd\xa0", "x[\xe4\xbd|\xe4\xbd\xa0]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = dup_marked (cases[i].first, cases[i].second);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static const char *const pieces[] = {
  "one", "two", "three", " ",     " ",        "  ",          "\n",        "\r\n", ".",
  ",",   "好",  "你",    "don't", "👋🏽", "👩‍👧", "e\xcc\x81", "\xff", "\xe4\xbd",
};

static char *
dup_random (guint n_kinds, guint max_pieces)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (0, (gint32) max_pieces + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, (gint32) n_kinds)]);
  return g_string_free (text, FALSE);
}

/* Every span begins where the last one ended, changes and the rest take turns. */
static void
assert_whole (const char *first, const char *second)
{
  gsize first_length = strlen (first);
  gsize second_length = strlen (second);
  g_autoptr (GArray) spans = matchup_text_diff (first, first_length, second, second_length);
  gsize first_end = 0;
  gsize second_end = 0;
  gboolean valid = g_utf8_validate (first, -1, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      MatchupTextDiffSpan *span = &g_array_index (spans, MatchupTextDiffSpan, i);

      g_assert_cmpuint (span->first_offset, ==, first_end);
      g_assert_cmpuint (span->second_offset, ==, second_end);
      g_assert_cmpuint (span->first_length + span->second_length, >, 0);
      first_end += span->first_length;
      second_end += span->second_length;
      if (i > 0)
        g_assert_cmpint (span->changed, !=, (span - 1)->changed);
      if (!span->changed)
        g_assert_cmpmem (first + span->first_offset,
                         span->first_length,
                         second + span->second_offset,
                         span->second_length);
      g_assert_true (
          !valid ||
          g_utf8_validate (first + span->first_offset, (gssize) span->first_length, NULL));
    }
  g_assert_cmpuint (first_end, ==, first_length);
  g_assert_cmpuint (second_end, ==, second_length);
}

static void
test_random (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *first = dup_random (G_N_ELEMENTS (pieces), 40);
      g_autofree char *second = dup_random (G_N_ELEMENTS (pieces), 40);

      assert_whole (first, second);
    }
}

/* The longest common subsequence of two texts of single letters, by the table of all of them. */
static guint
count_common (const char *first, gsize n, const char *second, gsize m)
{
  g_autofree guint *table = g_new0 (guint, (n + 1) * (m + 1));

#define AT(i, j) table[(i) * (m + 1) + (j)]
  for (gsize i = 1; i <= n; i++)
    for (gsize j = 1; j <= m; j++)
      AT (i, j) = first[i - 1] == second[j - 1] ? AT (i - 1, j - 1) + 1
                                                : MAX (AT (i - 1, j), AT (i, j - 1));
  return AT (n, m);
#undef AT
}

/* Marks of punctuation are tokens of one byte and no blanks, so that bytes count tokens. */
static char *
dup_marks (gsize max_length)
{
  gsize length = (gsize) g_test_rand_int_range (0, (gint32) max_length + 1);
  char *marks = g_malloc0 (length + 1);

  for (gsize i = 0; i < length; i++)
    marks[i] = ".,;:!?"[g_test_rand_int_range (0, 6)];
  return marks;
}

/* @marks with some of them replaced, so that no change is long. */
static char *
dup_edited (const char *marks)
{
  char *edited = g_strdup (marks);
  gsize length = strlen (marks);

  for (gsize i = 0; i < length; i += (gsize) g_test_rand_int_range (2, 9))
    edited[i] = ".,;:!?"[g_test_rand_int_range (0, 6)];
  return edited;
}

/* Changes here are too short for anything between them to count as changed, too. */
static void
test_minimal (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      gboolean is_long = i % 100 == 0;
      g_autofree char *first = dup_marks (is_long ? 400 : 24);
      g_autofree char *second = is_long ? dup_edited (first) : dup_marks (24);
      gsize n = strlen (first);
      gsize m = strlen (second);
      g_autoptr (GArray) spans = matchup_text_diff (first, n, second, m);
      guint common = 0;

      for (guint k = 0; k < spans->len; k++)
        if (!g_array_index (spans, MatchupTextDiffSpan, k).changed)
          common += (guint) g_array_index (spans, MatchupTextDiffSpan, k).first_length;
      g_assert_cmpuint (common, ==, count_common (first, n, second, m));
    }
}

/* @step: every so many words is another one; @prefix: what the others are made of. */
static char *
dup_words (const char *prefix, guint n_kinds, guint step)
{
  GString *text = g_string_new (NULL);
  GRand *random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_WORDS; i++)
    {
      gint32 kind = g_rand_int_range (random, 0, (gint32) n_kinds);

      g_string_append_printf (text, "%s%d ", i % step == 0 ? prefix : "w", kind);
      if (i % 80 == 79)
        g_string_append (text, "\n\n");
    }
  g_rand_free (random);
  return g_string_free (text, FALSE);
}

static void
assert_fast (const char *name, const char *first, const char *second)
{
  struct timespec begin;
  struct timespec end;
  double seconds;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
  assert_whole (first, second);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &end);
  seconds = (double) (end.tv_sec - begin.tv_sec) + (double) (end.tv_nsec - begin.tv_nsec) / 1e9;
  g_test_message ("%s: %.3f s", name, seconds);
  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
}

static char *
dup_reversed (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n / 2; i++)
    {
      char *word = words[i];

      words[i] = words[n - 1 - i];
      words[n - 1 - i] = word;
    }
  return g_strjoinv (" ", words);
}

static void
test_long (void)
{
  g_autofree char *text = dup_words ("w", 3000, 1);
  g_autofree char *edited = dup_words ("v", 3000, 10);
  g_autofree char *other = dup_words ("v", 3000, 1);
  g_autofree char *backwards = dup_reversed (text);
  g_autofree char *few = dup_words ("w", 4, 1);
  g_autofree char *few_backwards = dup_reversed (few);

  assert_fast ("the same", text, text);
  assert_fast ("every tenth word is another", text, edited);
  assert_fast ("no word in common", text, other);
  assert_fast ("the same words, backwards", text, backwards);
  assert_fast ("few words, backwards", few, few_backwards);
  assert_fast ("a text and none", text, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/text-diff/table", test_table);
  g_test_add_func ("/text/text-diff/random", test_random);
  g_test_add_func ("/text/text-diff/minimal", test_minimal);
  g_test_add_func ("/text/text-diff/long", test_long);
  return g_test_run ();
}
