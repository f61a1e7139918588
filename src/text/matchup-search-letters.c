/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-letters.h"

#include <string.h>

/* What is between two signs of a row at most: "**", or "~~", and the end of a line. */
#define MAX_BETWEEN 4

typedef enum
{
  CASE_NONE,
  CASE_SMALL, /* digits too */
  CASE_CAPITAL,
} Case;

/* Every text that may have a phrase goes through here: letters are written in place. */
typedef struct
{
  GArray *letters; /* its length is what there is room for until the end */
  guint n;
  Case before;        /* of the last character */
  Case before_before; /* of the one before it */
} Folder;

/* Letters that have no decomposition and are yet looked for as others. */
static const struct
{
  gunichar c;
  char folded[3];
} alike[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" },
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" },
  { 0x0167, "t" },  { 0x02bc, "'" },  { 0x2018, "'" }, { 0x2019, "'" }, { 0x201c, "\"" },
  { 0x201d, "\"" }, { 0x201e, "\"" }, { 0x3000, " " }, { 0x3001, "," }, { 0x3002, "." },
};

/* Accents, vowel points and what cannot be seen: typed or not, it is the same word. The marks of
 * other scripts are vowels and stay. */
static gboolean
is_dropped (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0483 && c <= 0x0487) ||
         (c >= 0x0591 && c <= 0x05c7 && g_unichar_ismark (c)) || (c >= 0x0610 && c <= 0x061a) ||
         c == 0x0640 || (c >= 0x064b && c <= 0x065f) || c == 0x0670 ||
         (c >= 0x06d6 && c <= 0x06ed && g_unichar_ismark (c)) || (c >= 0x180b && c <= 0x180d) ||
         (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x20d0 && c <= 0x20ff) ||
         (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfe20 && c <= 0xfe2f) || c == 0xfeff ||
         c == 0x00ad || (c >= 0xe0000 && c <= 0xe01ef);
}

/* Ranges instead of scripts: this is asked for every character. */
static gboolean
is_sign (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7ff) || /* Han, Hangul */
         (c >= 0x3041 && c <= 0x30ff && c != 0x30a0 && c != 0x30fb) ||   /* kana */
         (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) ||
         (c >= 0x3100 && c <= 0x318f) || (c >= 0x31a0 && c <= 0x31bf) ||
         (c >= 0x31f0 && c <= 0x31ff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff) || (c >= 0x1100 && c <= 0x11ff) ||
         (c >= 0xa960 && c <= 0xa97f) || (c >= 0x0e00 && c <= 0x0eff) || /* Thai, Lao */
         (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || /* Burmese, Khmer */
         (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf); /* pictures */
}

static MatchupSearchKind
find_kind (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isalnum ((char) c))
        return MATCHUP_SEARCH_LETTER;
      return c == '*' || c == '_' || c == '~' || c == '`' ? MATCHUP_SEARCH_MARKUP
                                                          : MATCHUP_SEARCH_GAP;
    }
  if (is_sign (c))
    return MATCHUP_SEARCH_SIGN;
  return g_unichar_isalnum (c) || g_unichar_ismark (c) ? MATCHUP_SEARCH_LETTER : MATCHUP_SEARCH_GAP;
}

static inline MatchupSearchLetter *
get_letters (const Folder *self)
{
  return (MatchupSearchLetter *) (gpointer) self->letters->data;
}

static void
add (Folder *self, gunichar c, guint offset)
{
  MatchupSearchLetter *letter;

  if (self->n == self->letters->len)
    g_array_set_size (self->letters, self->n * 2);
  letter = get_letters (self) + self->n;
  letter->c = c;
  letter->offset = offset;
  letter->kind = (guint8) find_kind (c);
  letter->begins = letter->kind == MATCHUP_SEARCH_LETTER &&
                   (self->n == 0 || letter[-1].kind != MATCHUP_SEARCH_LETTER);
  self->n++;
}

/* Where a capital begins a word within a word: fooBar, HTTPServer. */
static void
note_case (Folder *self, Case now, guint first)
{
  MatchupSearchLetter *letters = get_letters (self);

  if (self->n == first)
    return;
  if (now == CASE_CAPITAL && self->before == CASE_SMALL)
    letters[first].begins = letters[first].kind == MATCHUP_SEARCH_LETTER;
  else if (now == CASE_SMALL && self->before == CASE_CAPITAL &&
           self->before_before == CASE_CAPITAL && first > 0 &&
           letters[first].kind == MATCHUP_SEARCH_LETTER)
    letters[first - 1].begins = letters[first - 1].kind == MATCHUP_SEARCH_LETTER;
  self->before_before = self->before;
  self->before = now;
}

static Case
find_case (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isupper ((char) c)   ? CASE_CAPITAL
           : g_ascii_isalnum ((char) c) ? CASE_SMALL
                                        : CASE_NONE;
  if (c < 0x0e00 || (c >= 0x1e00 && c < 0x2000))
    return g_unichar_isupper (c) ? CASE_CAPITAL : g_unichar_isalnum (c) ? CASE_SMALL : CASE_NONE;
  return CASE_NONE;
}

/* The marks of Japanese kana make another letter of the one before. */
static gboolean
join_voiced (Folder *self, gunichar mark)
{
  MatchupSearchLetter *last;
  gunichar joined;

  if (self->n == 0)
    return FALSE;
  last = get_letters (self) + self->n - 1;
  if (!g_unichar_compose (last->c, mark, &joined))
    return FALSE;
  last->c = joined;
  return TRUE;
}

static void
fold_slowly (Folder *self, gunichar c, guint offset)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  c = g_unichar_tolower (c);
  if (c == 0x3c2) /* the sigma at the end of a word */
    c = 0x3c3;
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      if (alike[i].c != c)
        continue;
      for (const char *p = alike[i].folded; *p != '\0'; p++)
        add (self, (guchar) *p, offset);
      return;
    }
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      if (parts[i] == 0x3099 || parts[i] == 0x309a)
        {
          join_voiced (self, parts[i]);
          continue;
        }
      if (!is_dropped (parts[i]))
        add (self, g_unichar_tolower (parts[i]), offset);
    }
}

static void
fold (Folder *self, gunichar c, guint offset)
{
  if (c < 0x80)
    add (self, (guchar) g_ascii_tolower ((char) c), offset);
  else if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30a1 && c <= 0x30ff) || (c >= 0xac00 && c <= 0xd7ff) ||
           (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3130 && c <= 0x318f))
    add (self, c, offset);
  else if (c >= 0xff01 && c <= 0xff5e)
    add (self, (guchar) g_ascii_tolower ((char) (c - 0xfee0)), offset);
  else if (!is_dropped (c))
    fold_slowly (self, c, offset);
}

/* The character at @at and its bytes; what is none is U+FFFD of one byte. */
static gunichar
decode (const guchar *text, gsize length, gsize at, gsize *step)
{
  const guchar *p = text + at;
  gunichar c = *p;

  *step = 1;
  if (c < 0x80)
    return c;
  /* What most of a Chinese text is: three bytes, of which any are valid. */
  if (c > 0xe0 && c < 0xed && length - at >= 3 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
    {
      *step = 3;
      return (c & 0xf) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }
  c = g_utf8_get_char_validated ((const char *) p, (gssize) (length - at));
  if (c >= (gunichar) -2)
    return 0xfffd;
  *step = (gsize) g_unichar_to_utf8 (c, NULL);
  return c;
}

GArray *
matchup_search_letters_new (const char *text, gsize length)
{
  Folder self = { g_array_new (FALSE, FALSE, sizeof (MatchupSearchLetter)),
                  0,
                  CASE_NONE,
                  CASE_NONE };
  gsize at = 0;
  gsize step;

  g_array_set_size (self.letters, (guint) MIN (length, G_MAXUINT / 32) + 1);
  for (; at < length; at += step)
    {
      gunichar c = decode ((const guchar *) text, length, at, &step);
      guint first = self.n;

      fold (&self, c, (guint) at);
      note_case (&self, find_case (c), first);
    }
  add (&self, '\n', (guint) length);
  g_array_set_size (self.letters, self.n);
  return self.letters;
}

guint
matchup_search_letters_next_sign (const MatchupSearchLetter *letters, guint n, guint at)
{
  gboolean line = FALSE;

  for (guint i = at + 1; i < n && i <= at + MAX_BETWEEN + 1; i++)
    {
      if (letters[i].kind == MATCHUP_SEARCH_SIGN)
        return i;
      if (letters[i].c == '\n' && !line)
        line = TRUE;
      else if (letters[i].kind != MATCHUP_SEARCH_MARKUP && letters[i].c != '\r')
        return 0;
    }
  return 0;
}
