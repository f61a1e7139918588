/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-words.h"

#include "matchup-search-letters.h"

/* Of longer words, which no person wrote, words within them are not looked for. */
#define MAX_DIVIDED 40
#define MAX_BYTES (1 + 6 * (MATCHUP_SEARCH_MAX_WORD + 2))

typedef struct
{
  const MatchupSearchLetter *letters;
  guint n;
  MatchupSearchWordFunc func;
  gpointer user_data;
} Words;

/* The letters from @from to before @to in one token, after @mark where it is not 0. */
static gboolean
tell (const Words *self, char mark, guint from, guint to)
{
  char token[MAX_BYTES];
  gsize length = 0;

  if (mark != 0)
    token[length++] = mark;
  for (guint i = from; i < to; i++)
    length += (gsize) g_unichar_to_utf8 (self->letters[i].c, token + length);
  return self->func (token, length, self->user_data);
}

static gboolean
tell_sign (const Words *self, guint at)
{
  guint next = matchup_search_letters_next_sign (self->letters, self->n, at);
  char token[12];
  gsize length;

  length = (gsize) g_unichar_to_utf8 (self->letters[at].c, token);
  if (!self->func (token, length, self->user_data))
    return FALSE;
  if (next == 0)
    return TRUE;
  length += (gsize) g_unichar_to_utf8 (self->letters[next].c, token + length);
  return self->func (token, length, self->user_data);
}

/* The word from @from to before @end: its beginnings, all of it, and with "++" or "#" behind it. */
static gboolean
tell_word (const Words *self, guint from, guint end)
{
  guint last = MIN (end, from + MATCHUP_SEARCH_MAX_WORD);

  for (guint i = 1; i <= MATCHUP_SEARCH_MAX_BEGINNING && from + i <= last; i++)
    {
      if (!tell (self, MATCHUP_SEARCH_BEGINNING, from, from + i))
        return FALSE;
    }
  if (!tell (self, 0, from, last))
    return FALSE;
  for (guint i = end; last == end && i < end + 2 && i < self->n; i++)
    {
      if (self->letters[i].c != '+' && self->letters[i].c != '#')
        break;
      if (!tell (self, 0, from, i + 1))
        return FALSE;
    }
  return TRUE;
}

/* That, and the words within it. */
static gboolean
tell_words (const Words *self, guint from, guint end)
{
  guint begin = from;

  if (!tell_word (self, from, end))
    return FALSE;
  for (guint i = from + 1; i < end && end - from <= MAX_DIVIDED; i++)
    {
      if (!self->letters[i].begins)
        continue;
      if (!tell_word (self, i, end) || !tell (self, 0, begin, i))
        return FALSE;
      begin = i;
    }
  return TRUE;
}

gboolean
matchup_search_words_foreach (const char *text,
                              gsize length,
                              MatchupSearchWordFunc func,
                              gpointer user_data)
{
  g_autoptr (GArray) array = matchup_search_letters_new (text, length);
  const Words self = { (const MatchupSearchLetter *) (gpointer) array->data,
                       array->len,
                       func,
                       user_data };
  guint at = 0;

  while (at < self.n)
    {
      guint end = at + 1;

      if (self.letters[at].kind == MATCHUP_SEARCH_SIGN)
        {
          if (!tell_sign (&self, at))
            return FALSE;
        }
      else if (self.letters[at].kind == MATCHUP_SEARCH_LETTER)
        {
          while (self.letters[end].kind == MATCHUP_SEARCH_LETTER)
            end++;
          if (!tell_words (&self, at, end))
            return FALSE;
        }
      at = end;
    }
  return TRUE;
}
