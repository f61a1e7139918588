/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-words.h"

/* Of longer words, which no person wrote, words within them are not looked for. */
#define MAX_DIVIDED 40
#define MAX_WITHIN (MAX_DIVIDED + 1)
#define MAX_BYTES (1 + 6 * (MATCHUP_SEARCH_MAX_WORD + 2))

typedef struct
{
  const MatchupSearchLetter *letters;
  guint n;
  MatchupSearchWordFunc func;
  gpointer user_data;
  guint32 ends[MAX_WITHIN]; /* hashes of what the last word of letters ends with, itself first */
  guint n_ends;             /* 0: something else was behind it */
} Words;

guint32
matchup_search_words_hash (const MatchupSearchLetter *letters, guint n)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < MIN (n, MATCHUP_SEARCH_MAX_WORD); i++)
    hash = (hash ^ letters[i].c) * 16777619u;
  return hash;
}

void
matchup_search_words_join (guint32 first, guint32 second, char *out)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  guint32 hash = (first ^ (first >> 15)) * 2246822519u + second;

  hash = (hash ^ (hash >> 13)) * 3266489917u;
  *out++ = MATCHUP_SEARCH_PAIR;
  for (guint shift = 14; shift < 32; shift += 6)
    *out++ = digits[(hash >> shift) & 63];
  *out = '\0';
}

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

/* The word from @from to before @end together with each that the one before it ends with. */
static gboolean
tell_pairs (const Words *self, guint from, guint end)
{
  guint32 hash = matchup_search_words_hash (self->letters + from, end - from);

  for (guint i = 0; i < self->n_ends; i++)
    {
      char token[MATCHUP_SEARCH_PAIR_BYTES];

      matchup_search_words_join (self->ends[i], hash, token);
      if (!self->func (token, sizeof token - 1, self->user_data))
        return FALSE;
    }
  return TRUE;
}

/* All that may be the second one of a pair; then this word is the first one of the next pairs. */
static gboolean
pair_words (Words *self, guint from, guint end)
{
  gboolean divided = end - from <= MAX_DIVIDED;
  guint inner = from + 1;

  while (divided && inner < end && !self->letters[inner].begins)
    inner++;
  if (self->n_ends > 0 && (!tell_pairs (self, from, end) ||
                           (divided && inner < end && !tell_pairs (self, from, inner))))
    return FALSE;
  self->n_ends = 0;
  for (guint i = from; i < end && (i == from || divided); i++)
    {
      if (i == from || self->letters[i].begins)
        self->ends[self->n_ends++] = matchup_search_words_hash (self->letters + i, end - i);
    }
  return TRUE;
}

/* The word, and the words within it. */
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
  Words self = {
    (const MatchupSearchLetter *) (gpointer) array->data, array->len, func, user_data, { 0 }, 0
  };
  guint at = 0;

  while (at < self.n)
    {
      guint end = at + 1;

      if (self.letters[at].kind == MATCHUP_SEARCH_SIGN)
        {
          self.n_ends = 0;
          if (!tell_sign (&self, at))
            return FALSE;
        }
      else if (self.letters[at].kind == MATCHUP_SEARCH_LETTER)
        {
          while (self.letters[end].kind == MATCHUP_SEARCH_LETTER)
            end++;
          if (!tell_words (&self, at, end) || !pair_words (&self, at, end))
            return FALSE;
        }
      at = end;
    }
  return TRUE;
}
