/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text gives to the index, what a query finds, and what is shown of it. */
#include "matchup-search-letters.h"
#include "matchup-search-snippet.h"
#include "matchup-search-words.h"

#include <string.h>

static gboolean
collect_cb (const char *token, gsize length, gpointer user_data)
{
  GString *line = user_data;

  if (*token == MATCHUP_SEARCH_BEGINNING || *token == MATCHUP_SEARCH_PAIR)
    return TRUE;
  if (line->len > 0)
    g_string_append_c (line, ' ');
  g_string_append_len (line, token, (gssize) length);
  return TRUE;
}

/* All but beginnings and pairs. */
static void
assert_words (const char *text, const char *wanted)
{
  g_autoptr (GString) line = g_string_new (NULL);

  matchup_search_words_foreach (text, strlen (text), collect_cb, line);
  g_assert_cmpstr (line->str, ==, wanted);
}

static void
test_words (void)
{
  assert_words ("Hello, World!", "hello world");
  assert_words ("Crème BRÛLÉE Straße", "creme brulee strasse");
  assert_words ("Ёлка йод ΣΟΦΟΣ", "елка иод σοφοσ");
  assert_words ("ｆｕｌｌ　ＷＩＤＴＨ", "full width");
  assert_words ("模型", "模 模型 型");
  assert_words ("机器学习。好", "机 机器 器 器学 学 学习 习 好");
  assert_words ("**机器**学习", "机 机器 器 器学 学 学习 习");
  assert_words ("第一行\n第二行", "第 第一 一 一行 行 行第 第 第二 二 二行 行");
  assert_words ("段\n\n落", "段 落");
  assert_words ("用Python写", "用 python 写");
  assert_words ("カタカナとｶﾞﾀ", "カ カタ タ タカ カ カナ ナ ナと と とガ ガ ガタ タ");
  assert_words ("が", "が");
  assert_words ("한국어를", "한 한국 국 국어 어 어를 를");
  assert_words ("fooBar", "foobar bar foo");
  assert_words ("HTTPServer2", "httpserver2 server2 http");
  assert_words ("foo_bar", "foo bar");
  assert_words ("C++ c# g+", "c c+ c++ c c# g g+");
  assert_words ("don't", "don t");
  assert_words ("🎉 ok", "🎉 ok");
  assert_words ("", "");
  assert_words ("…—!?", "");
  assert_words ("नमस्ते", "नमस्ते");
  assert_words ("العَرَبِيَّة", "العربية");
  assert_words ("ไทย", "ไ ไท ท ทย ย");
}

static gboolean
collect_beginnings_cb (const char *token, gsize length, gpointer user_data)
{
  if (*token == MATCHUP_SEARCH_BEGINNING)
    g_string_append_printf (user_data, "%.*s ", (int) length - 1, token + 1);
  return TRUE;
}

static void
test_beginnings (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  matchup_search_words_foreach ("Models 模", strlen ("Models 模"), collect_beginnings_cb, all);
  g_assert_cmpstr (all->str, ==, "m mo mod mode ");
}

static gboolean
note_cb (const char *token, gsize length, gpointer user_data)
{
  g_hash_table_add (user_data, g_strndup (token, length));
  return TRUE;
}

static gboolean
has_pair (const char *text, const char *first, const char *second)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) a = matchup_search_letters_new (first, strlen (first));
  g_autoptr (GArray) b = matchup_search_letters_new (second, strlen (second));
  char token[MATCHUP_SEARCH_PAIR_BYTES];

  matchup_search_words_foreach (text, strlen (text), note_cb, words);
  matchup_search_words_join (matchup_search_words_hash ((gpointer) a->data, a->len - 1),
                             matchup_search_words_hash ((gpointer) b->data, b->len - 1),
                             token);
  return g_hash_table_contains (words, token);
}

static void
test_pairs (void)
{
  g_assert_true (has_pair ("Hello, World again", "hello", "world"));
  g_assert_true (has_pair ("Hello, World again", "world", "again"));
  g_assert_false (has_pair ("Hello, World again", "world", "hello"));
  g_assert_false (has_pair ("Hello, World again", "hello", "again"));
  g_assert_false (has_pair ("Hello 的 World", "hello", "world"));
  g_assert_true (has_pair ("my fooBar bazQux", "foobar", "bazqux"));
  g_assert_true (has_pair ("my fooBar bazQux", "bar", "baz"));
  g_assert_false (has_pair ("my fooBar bazQux", "foo", "baz"));
  g_assert_true (has_pair ("C++ code", "c", "code"));
}

static gboolean
count_cb (const char *token, gsize length, gpointer user_data)
{
  guint *count = user_data;

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <, 512);
  g_assert_true (g_utf8_validate (token, (gssize) length, NULL));
  g_assert_null (memchr (token, '"', length));
  *count += 1;
  return TRUE;
}

static gboolean
stop_cb (const char *token, gsize length, gpointer user_data)
{
  return FALSE;
}

/* Any bytes are taken, words without end too, and the time is linear. */
static void
test_hostile (void)
{
  static const char bytes[] = "ok\0ok \xff\xfe\x80 \xe4\xbd \xf4\x90\x80\x80 \xed\xa0\x80 end\xe4";
  g_autofree char *word = g_strnfill (1000 * 1000, 'a');
  g_autofree char *camel = g_malloc (1000 * 1000);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint count = 0;

  matchup_search_words_foreach (bytes, sizeof bytes - 1, count_cb, &count);
  g_assert_cmpuint (count, >=, 3);
  count = 0;
  g_assert_true (matchup_search_words_foreach (word, 1000 * 1000, count_cb, &count));
  g_assert_cmpuint (count, ==, MATCHUP_SEARCH_MAX_BEGINNING + 1);
  for (guint i = 0; i < 1000 * 1000; i++)
    camel[i] = i % 2 == 0 ? 'a' : 'B';
  count = 0;
  matchup_search_words_foreach (camel, 1000 * 1000, count_cb, &count);
  g_assert_cmpuint (count, ==, MATCHUP_SEARCH_MAX_BEGINNING + 1);
  g_assert_false (matchup_search_words_foreach ("a b", 3, stop_cb, NULL));
  for (guint i = 0; i < 2000; i++)
    {
      char noise[64];
      g_autoptr (MatchupSearchQuery) query = NULL;
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
      g_autofree char *snippet = NULL;

      for (guint k = 0; k < sizeof noise; k++)
        noise[k] = (char) g_rand_int_range (random, 0, 256);
      matchup_search_words_foreach (noise, sizeof noise, count_cb, &count);
      noise[sizeof noise - 1] = '\0';
      query = matchup_search_query_new (noise);
      if (query == NULL)
        continue;
      snippet = matchup_search_snippet_new (noise, sizeof noise, i % 2 == 0, query, ranges);
      g_assert_true (g_utf8_validate (snippet, -1, NULL));
    }
}

static void
assert_expression (const char *text, const char *wanted)
{
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new (text);

  if (wanted == NULL)
    g_assert_null (query);
  else
    g_assert_cmpstr (matchup_search_query_get_expression (query), ==, wanted);
}

static void
test_expression (void)
{
  assert_expression ("", NULL);
  assert_expression ("  ?! \"\" ", NULL);
  assert_expression ("t", "\"\1t\"");
  assert_expression ("Mode", "\"\1mode\"");
  assert_expression ("model", "\"model\"*");
  assert_expression ("Model an", "\"model\" AND \"\1an\"");
  assert_expression ("\"model\"", "\"model\"");
  assert_expression ("的", "\"的\"");
  assert_expression ("模型", "\"模型\"");
  assert_expression ("机器学习", "\"机器\" AND \"器学\" AND \"学习\"");
  assert_expression ("用Pyt", "\"用\" AND \"\1pyt\"");
  assert_expression ("c++", "\"c++\"");
  assert_expression ("(foo_ba", "\"foo\" AND \"\1ba\"");
  assert_expression ("\xff\xfe", NULL);
  assert_expression ("a\" OR \"b", "\"a\" AND \"or\" AND \"\1b\"");
  /* Other letters for the pair are another version of the index (MATCHUP_SEARCH_WORDS_VERSION). */
  assert_expression ("NEAR(a b)", "\"near\" AND \"\2FzP\" AND \"a\" AND \"\1b\"");
}

static void
assert_match (const char *typed, const char *text, const char *marked)
{
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new (typed);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
  g_autoptr (GString) with_marks = g_string_new (NULL);
  guint at = 0;

  g_assert_nonnull (query);
  g_assert_true (matchup_search_query_match (query, text, strlen (text), ranges) ==
                 (marked != NULL));
  g_assert_true (matchup_search_query_match (query, text, strlen (text), NULL) == (marked != NULL));
  if (marked == NULL)
    return;
  for (guint i = 0; i < ranges->len; i++)
    {
      MatchupSearchRange range = g_array_index (ranges, MatchupSearchRange, i);

      g_string_append_len (with_marks, text + at, range.start - at);
      g_string_append_printf (with_marks,
                              "[%.*s]",
                              (int) (range.end - range.start),
                              text + range.start);
      at = range.end;
    }
  g_string_append (with_marks, text + at);
  g_assert_cmpstr (with_marks->str, ==, marked);
}

static void
test_match (void)
{
  assert_match ("mod", "A model, Models", "A [mod]el, [Mod]els");
  assert_match ("mod x", "A model x", NULL);
  assert_match ("model x", "x models, model", "[x] models, [model]");
  assert_match ("的", "我的书", "我[的]书");
  assert_match ("机器学习", "**机器**学习和器学", "**[机器**学习]和器学");
  assert_match ("机器学习", "机器和学习", NULL);
  assert_match ("学习 机器", "机器和学习", "[机器]和[学习]");
  assert_match ("用Python写", "我用 Python 写", "我[用 Python 写]");
  assert_match ("bar", "fooBar foo_bar foobar", "foo[Bar] foo_[bar] foobar");
  assert_match ("foobar", "fooBar", "[fooBar]");
  assert_match ("foo_bar", "a foo_bar b", "a [foo_bar] b");
  assert_match ("c++", "c, C++ und C", "c, [C++] und C");
  assert_match ("node.js", "node js, Node.js", "node js, [Node.js]");
  assert_match ("\"der Hund\"", "der  **Hund**, derHund", "[der  **Hund]**, derHund");
  assert_match ("\"der Hu", "der Hund", "[der Hu]nd");
  assert_match ("\"der Hu\"", "der Hund", NULL);
  assert_match ("strasse", "die Straße", "die [Straße]");
  assert_match ("creme", "Crème", "[Crème]");
  assert_match ("don't", "Don’t", "[Don’t]");
  assert_match ("국어", "한국어를", "한[국어]를");
}

static void
assert_snippet (const char *typed, const char *text, gboolean markdown, const char *wanted)
{
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new (typed);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
  g_autofree char *snippet =
      matchup_search_snippet_new (text, strlen (text), markdown, query, ranges);

  g_assert_cmpstr (snippet, ==, wanted);
  g_assert_cmpuint (ranges->len, >, 0);
  for (guint i = 0; i < ranges->len; i++)
    g_assert_cmpuint (g_array_index (ranges, MatchupSearchRange, i).end, <=, strlen (snippet));
}

static void
test_snippet (void)
{
  g_autoptr (GString) lengthy = g_string_new (NULL);
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new ("needle");
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
  g_autofree char *snippet = NULL;
  MatchupSearchRange range;

  assert_snippet ("bold",
                  "# Title\n\nSome **bold** [text](http://x)",
                  TRUE,
                  "Title Some bold text (http://x)");
  assert_snippet ("bold", "# Title\n\nSome **bold**", FALSE, "# Title Some **bold**");
  assert_snippet ("模型", "哪个模型更好？", TRUE, "哪个模型更好？");
  for (guint i = 0; i < 20000; i++)
    g_string_append (lengthy, i == 10000 ? "the needle 在这里 " : "hay und stack ");
  snippet = matchup_search_snippet_new (lengthy->str, lengthy->len, TRUE, query, ranges);
  g_assert_cmpuint (ranges->len, ==, 1);
  range = g_array_index (ranges, MatchupSearchRange, 0);
  g_assert_cmpint (strncmp (snippet + range.start, "needle", 6), ==, 0);
  g_assert_cmpuint (range.end - range.start, ==, 6);
  g_assert_cmpuint (strlen (snippet), <, 400);
  g_assert_true (g_str_has_prefix (snippet, "…"));
  g_assert_true (g_str_has_suffix (snippet, "…"));
}

/* Whatever matches is found by the expression: each term has to be among the words. */
static gboolean
has_term (GHashTable *words, const char *term)
{
  g_autofree char *inner = NULL;
  GHashTableIter iter;
  gpointer word;

  if (!g_str_has_suffix (term, "*"))
    {
      inner = g_strndup (term + 1, strlen (term) - 2);
      return g_hash_table_contains (words, inner);
    }
  inner = g_strndup (term + 1, strlen (term) - 3);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      if (g_str_has_prefix (word, inner))
        return TRUE;
    }
  return FALSE;
}

static void
test_found_by_expression (void)
{
  static const char *const pieces[] = { "a",  "B",  "mod", "el", "模", "型", "**", "_", " ", "\n",
                                        "é",  "ß",  "+",   "#",  "9",  "が", "ｶ",  "ﾞ", ".", "'",
                                        "한", "국", "X",   "`",  "🎉",  "习", "\t", "İ", "ﬁ", "：" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint matched = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (MatchupSearchQuery) query = NULL;
      g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_auto (GStrv) terms = NULL;
      guint n = (guint) g_rand_int_range (random, 1, 14);
      guint from = (guint) g_rand_int_range (random, 0, (gint32) n);
      gboolean quoted = i % 2 == 1;

      if (quoted)
        g_string_append_c (typed, '"');
      for (guint k = 0; k < n; k++)
        {
          const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

          /* Of a word of three only the whole, its parts and what it ends with are whole words. */
          if (quoted &&
              (g_str_equal (piece, "B") || g_str_equal (piece, "X") || g_str_equal (piece, "İ")))
            piece = "b";
          g_string_append (text, piece);
          if (k >= from && k < from + 4)
            g_string_append (typed, piece);
        }
      if (quoted)
        g_string_append_c (typed, '"');
      query = matchup_search_query_new (typed->str);
      if (query == NULL || !matchup_search_query_match (query, text->str, text->len, NULL))
        continue;
      matched++;
      matchup_search_words_foreach (text->str, text->len, note_cb, words);
      terms = g_strsplit (matchup_search_query_get_expression (query), " AND ", -1);
      for (guint k = 0; terms[k] != NULL; k++)
        {
          if (!has_term (words, terms[k]))
            g_error ("“%s” is not found in “%s”: %s", typed->str, text->str, terms[k]);
        }
    }
  g_assert_cmpuint (matched, >, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/pairs", test_pairs);
  g_test_add_func ("/search/beginnings", test_beginnings);
  g_test_add_func ("/search/hostile", test_hostile);
  g_test_add_func ("/search/expression", test_expression);
  g_test_add_func ("/search/match", test_match);
  g_test_add_func ("/search/snippet", test_snippet);
  g_test_add_func ("/search/found-by-expression", test_found_by_expression);
  return g_test_run ();
}
