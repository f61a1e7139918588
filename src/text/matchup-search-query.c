/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-query.h"

#include "matchup-search-letters.h"
#include "matchup-search-words.h"

#include <string.h>

#define MAX_BYTES 1024
#define MAX_PIECES 16
#define MAX_TOKENS 24 /* the rest is looked for in what those find */
#define MAX_RANGES 64

typedef struct
{
  GArray *letters;    /* MatchupSearchLetter */
  gboolean beginning; /* its last word may go on */
} Piece;

struct _MatchupSearchQuery
{
  gatomicrefcount references;
  GPtrArray *pieces; /* Piece */
  char *expression;
};

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_array_unref (piece->letters);
  g_free (piece);
}

static Piece *
piece_new (void)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->letters = g_array_new (FALSE, FALSE, sizeof (MatchupSearchLetter));
  return piece;
}

static inline const MatchupSearchLetter *
letters_of (const GArray *array)
{
  return (const MatchupSearchLetter *) (gconstpointer) array->data;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x80 && g_unichar_isspace (c));
}

static gboolean
is_word (const MatchupSearchLetter *letter)
{
  return letter->kind == MATCHUP_SEARCH_LETTER || letter->kind == MATCHUP_SEARCH_SIGN;
}

static gboolean
is_ending (gunichar c)
{
  return c == '+' || c == '#';
}

/* The end of the word of letters at @at, with "++" or "#" that belong to it. */
static guint
find_word_end (const MatchupSearchLetter *letters, guint n, guint at, gboolean with_ending)
{
  guint end = at;

  while (end < n && letters[end].kind == MATCHUP_SEARCH_LETTER)
    end++;
  for (guint i = 0; with_ending && i < 2 && end < n && is_ending (letters[end].c); i++)
    end++;
  return end;
}

/* Takes off what is no part of a word at both ends; FALSE where nothing is left. */
static gboolean
trim (GArray *array)
{
  const MatchupSearchLetter *letters = letters_of (array);
  guint start = 0;
  guint end = array->len;

  while (start < end && !is_word (&letters[start]))
    start++;
  while (end > start && !is_word (&letters[end - 1]))
    end--;
  if (start == end)
    return FALSE;
  for (guint i = 0; i < 2 && end < array->len && is_ending (letters[end].c) &&
                    letters[end - 1 - i].kind == MATCHUP_SEARCH_LETTER;
       i++)
    end++;
  g_array_set_size (array, end);
  if (start > 0)
    g_array_remove_range (array, 0, start);
  return TRUE;
}

/* Takes @piece over. */
static void
add_piece (MatchupSearchQuery *self, Piece *piece)
{
  if (self->pieces->len < MAX_PIECES && trim (piece->letters))
    g_ptr_array_add (self->pieces, piece);
  else
    piece_free (piece);
}

static void
cut (MatchupSearchQuery *self, const MatchupSearchLetter *letters, guint n)
{
  Piece *piece = piece_new ();
  gboolean quoted = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gboolean blank = is_blank (letters[i].c);

      if (letters[i].c == '"' || (blank && !quoted))
        {
          add_piece (self, piece);
          piece = piece_new ();
          if (letters[i].c == '"')
            quoted = !quoted;
          continue;
        }
      if (!blank || (piece->letters->len > 0 &&
                     letters_of (piece->letters)[piece->letters->len - 1].c != ' '))
        {
          MatchupSearchLetter letter = letters[i];

          if (blank)
            letter.c = ' ';
          g_array_append_val (piece->letters, letter);
        }
    }
  add_piece (self, piece);
  if (self->pieces->len > 0 && !(n > 0 && letters[n - 1].c == '"'))
    {
      Piece *last = g_ptr_array_index (self->pieces, self->pieces->len - 1);

      last->beginning =
          letters_of (last->letters)[last->letters->len - 1].kind == MATCHUP_SEARCH_LETTER;
    }
}

/* The letters from @from to before @to as one term of the expression. */
static void
add_term (GPtrArray *terms,
          const MatchupSearchLetter *letters,
          guint from,
          guint to,
          const char *mark,
          const char *behind)
{
  g_autoptr (GString) term = g_string_new ("\"");

  if (terms->len >= MAX_TOKENS)
    return;
  g_string_append (term, mark);
  for (guint i = from; i < to; i++)
    g_string_append_unichar (term, letters[i].c);
  g_string_append_c (term, '"');
  g_string_append (term, behind);
  if (!g_ptr_array_find_with_equal_func (terms, term->str, g_str_equal, NULL))
    g_ptr_array_add (terms, g_strdup (term->str));
}

static void
add_word (GPtrArray *terms, const Piece *piece, guint from, guint end)
{
  const MatchupSearchLetter *letters = letters_of (piece->letters);
  static const char mark[] = { MATCHUP_SEARCH_BEGINNING, '\0' };
  gboolean letter_last = letters[end - 1].kind == MATCHUP_SEARCH_LETTER;
  gboolean beginning = piece->beginning && end == piece->letters->len && letter_last;

  if (letter_last)
    end = MIN (end, from + MATCHUP_SEARCH_MAX_WORD);
  if (beginning && end - from <= MATCHUP_SEARCH_MAX_BEGINNING)
    add_term (terms, letters, from, end, mark, "");
  else if (beginning)
    add_term (terms, letters, from, end, "", "*");
  else
    add_term (terms, letters, from, end, "", "");
}

/* For the words from @before and from @at, which follow one another; the one that may go on has no
 * part in it, as nothing is known of its end. */
static void
add_pair (GPtrArray *terms, const Piece *piece, guint before, guint at)
{
  const MatchupSearchLetter *letters = letters_of (piece->letters);
  guint n = piece->letters->len;
  guint end = find_word_end (letters, n, at, FALSE);
  guint before_end = find_word_end (letters, n, before, FALSE);
  char token[MATCHUP_SEARCH_PAIR_BYTES];

  if (terms->len >= MAX_TOKENS || (piece->beginning && end == n))
    return;
  matchup_search_words_join (matchup_search_words_hash (letters + before, before_end - before),
                             matchup_search_words_hash (letters + at, end - at),
                             token);
  g_ptr_array_add (terms, g_strdup_printf ("\"%s\"", token));
}

static void
add_signs (GPtrArray *terms, const Piece *piece, guint from, guint end)
{
  const MatchupSearchLetter *letters = letters_of (piece->letters);

  if (end - from == 1)
    add_term (terms, letters, from, end, "", "");
  for (guint i = from; i + 1 < end; i++)
    add_term (terms, letters, i, i + 2, "", "");
}

static void
add_terms (GPtrArray *terms, const Piece *piece)
{
  const MatchupSearchLetter *letters = letters_of (piece->letters);
  guint n = piece->letters->len;
  guint before = G_MAXUINT; /* the last word, where there is nothing but gaps behind it */
  guint end;

  for (guint at = 0; at < n; at = end)
    {
      end = at + 1;
      if (letters[at].kind == MATCHUP_SEARCH_LETTER)
        {
          if (before != G_MAXUINT)
            add_pair (terms, piece, before, at);
          before = at;
          end = find_word_end (letters, n, at, TRUE);
          if (end - at > MATCHUP_SEARCH_MAX_WORD)
            end = find_word_end (letters, n, at, FALSE);
          add_word (terms, piece, at, end);
        }
      else if (letters[at].kind == MATCHUP_SEARCH_SIGN)
        {
          before = G_MAXUINT;
          while (end < n && letters[end].kind == MATCHUP_SEARCH_SIGN)
            end++;
          add_signs (terms, piece, at, end);
        }
    }
}

MatchupSearchQuery *
matchup_search_query_new (const char *text)
{
  g_autoptr (MatchupSearchQuery) self = NULL;
  g_autoptr (GArray) letters = NULL;
  g_autoptr (GPtrArray) terms = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (MatchupSearchQuery, 1);
  g_atomic_ref_count_init (&self->references);
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  letters = matchup_search_letters_new (text, strnlen (text, MAX_BYTES));
  cut (self, letters_of (letters), letters->len - 1);
  terms = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->pieces->len; i++)
    add_terms (terms, g_ptr_array_index (self->pieces, i));
  if (terms->len == 0)
    return NULL;
  g_ptr_array_add (terms, NULL);
  self->expression = g_strjoinv (" AND ", (char **) terms->pdata);
  return g_steal_pointer (&self);
}

MatchupSearchQuery *
matchup_search_query_ref (MatchupSearchQuery *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
matchup_search_query_unref (MatchupSearchQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->pieces);
  g_free (self->expression);
  g_free (self);
}

const char *
matchup_search_query_get_expression (const MatchupSearchQuery *self)
{
  return self->expression;
}

/* Behind the blanks and the markup at @at; @at where there is no blank. */
static guint
skip_blanks (const MatchupSearchLetter *text, guint n, guint at)
{
  gboolean blank = FALSE;
  guint end = at;

  while (end < n && (is_blank (text[end].c) || text[end].kind == MATCHUP_SEARCH_MARKUP))
    blank |= is_blank (text[end++].c);
  return blank ? end : at;
}

/* What may stand in a text between two letters of @piece without parting them. */
static gboolean
may_be_between (const MatchupSearchLetter *piece, guint at, const MatchupSearchLetter *between)
{
  guint8 before = piece[at - 1].kind;
  guint8 next = piece[at].kind;

  if (between->kind == MATCHUP_SEARCH_MARKUP)
    return TRUE;
  if (before == MATCHUP_SEARCH_SIGN && next == MATCHUP_SEARCH_SIGN)
    return between->c == '\n' || between->c == '\r';
  return between->c == ' ' && ((before == MATCHUP_SEARCH_SIGN && next == MATCHUP_SEARCH_LETTER) ||
                               (before == MATCHUP_SEARCH_LETTER && next == MATCHUP_SEARCH_SIGN));
}

/* The end of @piece in @text if it begins at @at, else 0. */
static guint
match_at (const Piece *self, const MatchupSearchLetter *text, guint n, guint at)
{
  const MatchupSearchLetter *piece = letters_of (self->letters);
  guint length = self->letters->len;
  guint end = at;

  if (text[at].kind == MATCHUP_SEARCH_LETTER && !text[at].begins)
    return 0;
  for (guint i = 0; i < length;)
    {
      if (end >= n)
        return 0;
      if (piece[i].c == ' ')
        {
          guint behind = skip_blanks (text, n, end);

          if (behind == end)
            return 0;
          end = behind;
          i++;
        }
      else if (piece[i].c == text[end].c)
        {
          end++;
          i++;
        }
      else if (i > 0 && may_be_between (piece, i, &text[end]))
        end++;
      else
        return 0;
    }
  if (piece[length - 1].kind == MATCHUP_SEARCH_LETTER && !self->beginning &&
      text[end].kind == MATCHUP_SEARCH_LETTER && !text[end].begins)
    return 0;
  while (end < n && text[end].offset == text[end - 1].offset)
    end++;
  return end;
}

static gboolean
find_piece (const Piece *self, const MatchupSearchLetter *text, guint n, GArray *ranges)
{
  gunichar first = letters_of (self->letters)[0].c;
  gboolean found = FALSE;
  guint count = 0;

  for (guint i = 0; i < n && count < MAX_RANGES; i++)
    {
      guint end = text[i].c == first ? match_at (self, text, n, i) : 0;
      MatchupSearchRange range;

      if (end == 0)
        continue;
      found = TRUE;
      if (ranges == NULL)
        return TRUE;
      range.start = text[i].offset;
      range.end = text[end].offset;
      g_array_append_val (ranges, range);
      count++;
      i = end - 1;
    }
  return found;
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const MatchupSearchRange *x = a;
  const MatchupSearchRange *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static void
join_ranges (GArray *ranges)
{
  MatchupSearchRange *items = (MatchupSearchRange *) (gpointer) ranges->data;
  guint kept = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      if (kept > 0 && items[i].start <= items[kept - 1].end)
        items[kept - 1].end = MAX (items[kept - 1].end, items[i].end);
      else
        items[kept++] = items[i];
    }
  g_array_set_size (ranges, kept);
}

gboolean
matchup_search_query_match (const MatchupSearchQuery *self,
                            const char *text,
                            gsize length,
                            GArray *ranges)
{
  g_autoptr (GArray) letters = matchup_search_letters_new (text, length);
  gboolean all = TRUE;

  if (ranges != NULL)
    g_array_set_size (ranges, 0);
  for (guint i = 0; i < self->pieces->len && (all || ranges != NULL); i++)
    all &= find_piece (g_ptr_array_index (self->pieces, i),
                       letters_of (letters),
                       letters->len - 1,
                       ranges);
  if (ranges != NULL)
    join_ranges (ranges);
  return all;
}
