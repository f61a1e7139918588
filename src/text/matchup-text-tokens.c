/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-tokens.h"

#include "matchup-word-count.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200d

/* Stands for a byte that is no UTF-8: no character has this number. */
#define NO_CHARACTER ((gunichar) -1)

/* Not beyond @end; @out_next: what is behind it. */
static gunichar
get_char (const char *p, const char *end, const char **out_next)
{
  gunichar c = (guchar) *p;

  *out_next = p + 1;
  if (c < 0x80)
    return c;
  c = g_utf8_get_char_validated (p, end - p);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return NO_CHARACTER;
  *out_next = g_utf8_next_char (p);
  return c;
}

static gboolean
is_space (gunichar c)
{
  return c != NO_CHARACTER && (g_unichar_isspace (c) || c == '\v');
}

static gboolean
is_letter (gunichar c)
{
  return c != NO_CHARACTER && !matchup_word_count_is_ideograph (c) && g_unichar_isalnum (c);
}

static gboolean
is_regional (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* Changes how the character before it looks: accents, variants, tones of skin, tags of flags. */
static gboolean
is_extending (gunichar c)
{
  return c != NO_CHARACTER && (g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER ||
                               (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f));
}

static const char *
skip_spaces (const char *p, const char *end)
{
  const char *next;

  while (p < end && is_space (get_char (p, end, &next)))
    p = next;
  return p;
}

static const char *
skip_word (const char *p, const char *end)
{
  const char *next;

  while (p < end)
    {
      gunichar c = get_char (p, end, &next);
      const char *behind;

      if (!is_letter (c) && !is_extending (c) &&
          !(matchup_word_count_is_joiner (c) && next < end &&
            is_letter (get_char (next, end, &behind))))
        break;
      p = next;
    }
  return p;
}

/* One character that is seen, which may be written as several. */
static const char *
skip_character (const char *p, const char *end)
{
  gunichar last = get_char (p, end, &p);
  const char *next;

  while (p < end && last != NO_CHARACTER)
    {
      gunichar c = get_char (p, end, &next);
      gboolean joined = last == ZERO_WIDTH_JOINER && c != NO_CHARACTER && !is_space (c);

      if (!is_extending (c) && !joined && !(is_regional (last) && is_regional (c)))
        break;
      last = c;
      p = next;
    }
  return p;
}

GArray *
matchup_text_tokens_new (const char *text, gsize length)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (MatchupTextToken));
  const char *end = text + length;
  const char *p = text;

  while (p < end)
    {
      MatchupTextToken token = { (gsize) (p - text), 0, 0 };
      const char *next;
      gunichar c = get_char (p, end, &next);

      if (is_space (c))
        p = skip_spaces (next, end);
      else if (is_letter (c))
        p = skip_word (next, end);
      else
        p = skip_character (p, end);
      token.length = (gsize) (p - text) - token.offset;
      g_array_append_val (tokens, token);
    }
  return tokens;
}

typedef struct
{
  const char *text;
  MatchupTextToken *token;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->token->length != second->token->length)
    return first->token->length < second->token->length ? -1 : 1;
  return memcmp (first->text, second->text, first->token->length);
}

static void
add_entries (GArray *entries, GArray *tokens, const char *text)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      MatchupTextToken *token = &g_array_index (tokens, MatchupTextToken, i);
      Entry entry = { text + token->offset, token };

      g_array_append_val (entries, entry);
    }
}

/* By sorting: no text can make it slow, as it could a hash table. */
guint
matchup_text_tokens_number (GArray *first,
                            const char *first_text,
                            GArray *second,
                            const char *second_text)
{
  g_autoptr (GArray) entries =
      g_array_sized_new (FALSE, FALSE, sizeof (Entry), first->len + second->len);
  guint n = 0;

  add_entries (entries, first, first_text);
  add_entries (entries, second, second_text);
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (i > 0 && compare_entries (entry - 1, entry) != 0)
        n++;
      entry->token->id = n;
    }
  return entries->len > 0 ? n + 1 : 0;
}
