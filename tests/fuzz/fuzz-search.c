/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first line is what somebody types, the rest is the text: any bytes give a snippet that is
 * text, places that are in it, and an expression that the index understands. */
#include "fuzz.h"
#include "matchup-search-snippet.h"
#include "matchup-search-words.h"

#include <string.h>

static gboolean
check_word (const char *token, gsize length, gpointer user_data)
{
  g_assert_true (length > 0 && length < 512);
  g_assert_true (g_utf8_validate (token, (gssize) length, NULL));
  g_assert_null (memchr (token, '"', length));
  return TRUE;
}

/* Strings in quotes, some with a star behind, with AND between them and nothing else. */
static void
check_expression (const char *expression)
{
  g_auto (GStrv) terms = g_strsplit (expression, " AND ", -1);

  g_assert_true (g_utf8_validate (expression, -1, NULL));
  for (guint i = 0; terms[i] != NULL; i++)
    {
      gsize length = strlen (terms[i]) - g_str_has_suffix (terms[i], "*");

      g_assert_cmpuint (length, >, 2);
      g_assert_true (terms[i][0] == '"' && terms[i][length - 1] == '"');
      g_assert_null (memchr (terms[i] + 1, '"', length - 2));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *end = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize first = end != NULL ? (gsize) (end - data) : size;
  const char *text = size > 0 ? (const char *) data + MIN (first + 1, size) : "";
  gsize length = size - MIN (first + 1, size);
  g_autofree char *typed = g_strndup (size > 0 ? (const char *) data : "", first);
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new (typed);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));

  matchup_search_words_foreach (text, length, check_word, NULL);
  if (query == NULL)
    return 0;
  check_expression (matchup_search_query_get_expression (query));
  for (int markdown = 0; markdown < 2; markdown++)
    {
      g_autofree char *snippet = matchup_search_snippet_new (text, length, markdown, query, ranges);
      guint at = 0;

      g_assert_true (g_utf8_validate (snippet, -1, NULL));
      for (guint i = 0; i < ranges->len; i++)
        {
          MatchupSearchRange range = g_array_index (ranges, MatchupSearchRange, i);

          g_assert_true (range.start >= at && range.end > range.start &&
                         range.end <= strlen (snippet));
          g_assert_true (g_utf8_validate (snippet + range.start, range.end - range.start, NULL));
          at = range.end;
        }
    }
  return 0;
}
