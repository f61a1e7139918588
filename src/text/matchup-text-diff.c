/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in linear space: the middle
 * of a shortest way from one text to the other is searched from both ends at once, and what is
 * before and behind it is compared likewise.
 */
#include "matchup-text-diff.h"

#include "matchup-text-tokens.h"

/* Steps that a comparison may take in all, more or less; some tenth of a second. */
/* What is the same and so much shorter than the changes around it, which are at least so long (in
 * bytes), is taken for a part of them. */
#define ISLAND_SHARE 6
#define ISLAND_COAST 12
#define BUDGET 40000000
/* A search for the middle goes at least as far as this many changes before it gives up. */
#define MIN_COST 256

/* One text: its tokens that the other one has as well, as only these can be the same. */
typedef struct
{
  GArray *tokens;
  int *ids;       /* of the tokens that are compared */
  guint *places;  /* which tokens these are */
  int n;          /* how many */
  guint8 *change; /* for each token, whether it is changed */
} Side;

/* What lies between two places in both texts. */
typedef struct
{
  int first_begin;
  int first_end;
  int second_begin;
  int second_end;
} Box;

typedef struct
{
  Side first;
  Side second;
  /* By diagonal (place in the first text less place in the second): how far in the first text a
   * search has come. From the first diagonal there is; both point into @room. */
  int *forward;
  int *backward;
  int *room;
  int max_cost;
} Diff;

/* A search from one end; its diagonals. */
typedef struct
{
  int *reached;
  int low;
  int high;
} Search;

typedef struct
{
  int first;
  int second;
} Point;

/* One more change allowed: a diagonal more on each side, as far as the box goes. */
static void
widen (Search *search, const Box *box, int unreached)
{
  if (search->low > box->first_begin - box->second_end)
    search->reached[--search->low - 1] = unreached;
  else
    search->low++;
  if (search->high < box->first_end - box->second_begin)
    search->reached[++search->high + 1] = unreached;
  else
    search->high--;
}

static gboolean
step_forward (Diff *self, const Box *box, Search *search, const Search *other, Point *out_meeting)
{
  gboolean odd = ((box->first_begin - box->second_begin - box->first_end + box->second_end) & 1);

  widen (search, box, -1);
  for (int d = search->high; d >= search->low; d -= 2)
    {
      int before = search->reached[d - 1];
      int behind = search->reached[d + 1];
      int x = before < behind ? behind : before + 1;

      while (x < box->first_end && x - d < box->second_end &&
             self->first.ids[x] == self->second.ids[x - d])
        x++;
      search->reached[d] = x;
      if (odd && d >= other->low && d <= other->high && other->reached[d] <= x)
        {
          *out_meeting = (Point){ x, x - d };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
step_backward (Diff *self, const Box *box, Search *search, const Search *other, Point *out_meeting)
{
  gboolean odd = ((box->first_begin - box->second_begin - box->first_end + box->second_end) & 1);

  widen (search, box, G_MAXINT);
  for (int d = search->high; d >= search->low; d -= 2)
    {
      int before = search->reached[d - 1];
      int behind = search->reached[d + 1];
      int x = before < behind ? before : behind - 1;

      while (x > box->first_begin && x - d > box->second_begin &&
             self->first.ids[x - 1] == self->second.ids[x - d - 1])
        x--;
      search->reached[d] = x;
      if (!odd && d >= other->low && d <= other->high && x <= other->reached[d])
        {
          *out_meeting = (Point){ x, x - d };
          return TRUE;
        }
    }
  return FALSE;
}

/* Where the search that has come further is now. */
static Point
give_up (const Box *box, const Search *forward, const Search *backward)
{
  Point best_forward = { box->first_begin, box->second_begin };
  Point best_backward = { box->first_end, box->second_end };

  for (int d = forward->high; d >= forward->low; d -= 2)
    {
      int x = MIN (MIN (forward->reached[d], box->first_end), box->second_end + d);

      if (2 * x - d > best_forward.first + best_forward.second)
        best_forward = (Point){ x, x - d };
    }
  for (int d = backward->high; d >= backward->low; d -= 2)
    {
      int x = MAX (MAX (backward->reached[d], box->first_begin), box->second_begin + d);

      if (2 * x - d < best_backward.first + best_backward.second)
        best_backward = (Point){ x, x - d };
    }
  if (best_forward.first + best_forward.second - box->first_begin - box->second_begin >
      box->first_end + box->second_end - best_backward.first - best_backward.second)
    return best_forward;
  return best_backward;
}

/* A place that a shortest way through @box goes through, or nearly so. */
static Point
find_middle (Diff *self, const Box *box)
{
  int first_diagonal = box->first_begin - box->second_begin;
  int last_diagonal = box->first_end - box->second_end;
  Search forward = { self->forward, first_diagonal, first_diagonal };
  Search backward = { self->backward, last_diagonal, last_diagonal };
  Point meeting;

  forward.reached[first_diagonal] = box->first_begin;
  backward.reached[last_diagonal] = box->first_end;
  for (int cost = 1;; cost++)
    {
      if (step_forward (self, box, &forward, &backward, &meeting) ||
          step_backward (self, box, &backward, &forward, &meeting))
        return meeting;
      if (cost >= self->max_cost)
        return give_up (box, &forward, &backward);
    }
}

/* The same at both ends is no part of the question. */
static void
trim (Diff *self, Box *box)
{
  const int *first = self->first.ids;
  const int *second = self->second.ids;

  while (box->first_begin < box->first_end && box->second_begin < box->second_end &&
         first[box->first_begin] == second[box->second_begin])
    {
      box->first_begin++;
      box->second_begin++;
    }
  while (box->first_begin < box->first_end && box->second_begin < box->second_end &&
         first[box->first_end - 1] == second[box->second_end - 1])
    {
      box->first_end--;
      box->second_end--;
    }
}

static void
mark (Side *side, int begin, int end)
{
  for (int i = begin; i < end; i++)
    side->change[side->places[i]] = TRUE;
}

/* With a stack of its own: no text can make it run out of the thread's. */
static void
compare (Diff *self)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  Box whole = { 0, self->first.n, 0, self->second.n };

  g_array_append_val (boxes, whole);
  while (boxes->len > 0)
    {
      Box box = g_array_index (boxes, Box, boxes->len - 1);

      g_array_set_size (boxes, boxes->len - 1);
      trim (self, &box);
      if (box.first_begin == box.first_end || box.second_begin == box.second_end)
        {
          mark (&self->first, box.first_begin, box.first_end);
          mark (&self->second, box.second_begin, box.second_end);
        }
      else
        {
          Point middle = find_middle (self, &box);
          Box before = { box.first_begin, middle.first, box.second_begin, middle.second };
          Box behind = { middle.first, box.first_end, middle.second, box.second_end };

          g_array_append_val (boxes, before);
          g_array_append_val (boxes, behind);
        }
    }
}

static void
note_ids (GArray *tokens, guint8 *seen)
{
  for (guint i = 0; i < tokens->len; i++)
    seen[g_array_index (tokens, MatchupTextToken, i).id] = TRUE;
}

/* @other: which numbers the other text has. Without the rest no shortest way gets longer. */
static void
side_init (Side *self, GArray *tokens, const guint8 *other)
{
  self->tokens = tokens;
  self->n = 0;
  self->ids = g_new (int, tokens->len);
  self->places = g_new (guint, tokens->len);
  self->change = g_new0 (guint8, tokens->len);
  for (guint i = 0; i < tokens->len; i++)
    {
      guint id = g_array_index (tokens, MatchupTextToken, i).id;

      if (!other[id])
        {
          self->change[i] = TRUE;
          continue;
        }
      self->places[self->n] = i;
      self->ids[self->n++] = (int) id;
    }
}

static void
side_clear (Side *self)
{
  g_free (self->ids);
  g_free (self->places);
  g_free (self->change);
}

static gsize
get_offset (const Side *side, guint place)
{
  const MatchupTextToken *last;

  if (place < side->tokens->len)
    return g_array_index (side->tokens, MatchupTextToken, place).offset;
  if (place == 0)
    return 0;
  last = &g_array_index (side->tokens, MatchupTextToken, place - 1);
  return last->offset + last->length;
}

static gboolean
reaches (const Side *side, guint place, gboolean changed)
{
  return place < side->tokens->len && side->change[place] == changed;
}

/* The two sides have as many unchanged tokens, in the same order. */
static GArray *
make_spans (Diff *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (MatchupTextDiffSpan));
  guint i = 0;
  guint j = 0;

  while (i < self->first.tokens->len || j < self->second.tokens->len)
    {
      MatchupTextDiffSpan span = { reaches (&self->first, i, TRUE) ||
                                       reaches (&self->second, j, TRUE),
                                   get_offset (&self->first, i),
                                   0,
                                   get_offset (&self->second, j),
                                   0 };

      if (span.changed)
        {
          for (; reaches (&self->first, i, TRUE); i++)
            ;
          for (; reaches (&self->second, j, TRUE); j++)
            ;
        }
      else
        {
          for (; reaches (&self->first, i, FALSE) && reaches (&self->second, j, FALSE); i++)
            j++;
        }
      span.first_length = get_offset (&self->first, i) - span.first_offset;
      span.second_length = get_offset (&self->second, j) - span.second_offset;
      g_array_append_val (spans, span);
    }
  return spans;
}

/* How long the longer side of a change is. */
static gsize
get_extent (const MatchupTextDiffSpan *span)
{
  return MAX (span->first_length, span->second_length);
}

/* Whether @span, which is the same on both sides, is rather a part of the changes around it. */
typedef gboolean (*IsPartFunc) (const MatchupTextDiffSpan *before,
                                const MatchupTextDiffSpan *span,
                                const MatchupTextDiffSpan *after,
                                const char *first_text);

/* Blanks between words that were all replaced say nothing. */
static gboolean
is_gap (const MatchupTextDiffSpan *before,
        const MatchupTextDiffSpan *span,
        const MatchupTextDiffSpan *after,
        const char *first_text)
{
  const char *text = first_text + span->first_offset;

  for (gsize i = 0; i < span->first_length; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return FALSE;
  return TRUE;
}

/* Nor does a word that happens to stand in the midst of two other sentences. */
static gboolean
is_island (const MatchupTextDiffSpan *before,
           const MatchupTextDiffSpan *span,
           const MatchupTextDiffSpan *after,
           const char *first_text)
{
  gsize smaller = MIN (get_extent (before), get_extent (after));

  return smaller >= ISLAND_COAST && span->first_length <= smaller / ISLAND_SHARE &&
         memchr (first_text + span->first_offset, '\n', span->first_length) == NULL;
}

static GArray *
join_changes (GArray *spans, const char *first_text, IsPartFunc is_part)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (MatchupTextDiffSpan));

  for (guint i = 0; i < spans->len; i++)
    {
      MatchupTextDiffSpan span = g_array_index (spans, MatchupTextDiffSpan, i);
      MatchupTextDiffSpan *last =
          joined->len > 0 ? &g_array_index (joined, MatchupTextDiffSpan, joined->len - 1) : NULL;
      gboolean behind = last != NULL && last->changed;

      if (behind && !span.changed && i + 1 < spans->len)
        span.changed =
            is_part (last, &span, &g_array_index (spans, MatchupTextDiffSpan, i + 1), first_text);
      if (behind && span.changed)
        {
          last->first_length += span.first_length;
          last->second_length += span.second_length;
        }
      else
        g_array_append_val (joined, span);
    }
  return joined;
}

static void
diff_init (Diff *self, GArray *first, GArray *second, guint n_ids)
{
  g_autofree guint8 *in_first = g_new0 (guint8, n_ids);
  g_autofree guint8 *in_second = g_new0 (guint8, n_ids);
  int n_diagonals;

  note_ids (first, in_first);
  note_ids (second, in_second);
  side_init (&self->first, first, in_second);
  side_init (&self->second, second, in_first);
  n_diagonals = self->first.n + self->second.n + 3;
  self->room = g_new (int, 2 * (gsize) n_diagonals);
  self->forward = self->room + self->second.n + 1;
  self->backward = self->forward + n_diagonals;
  self->max_cost = MAX (MIN_COST, BUDGET / n_diagonals);
}

GArray *
matchup_text_diff (const char *first, gsize first_length, const char *second, gsize second_length)
{
  g_autoptr (GArray) first_tokens = NULL;
  g_autoptr (GArray) second_tokens = NULL;
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GArray) words = NULL;
  Diff diff;

  g_return_val_if_fail (first != NULL || first_length == 0, NULL);
  g_return_val_if_fail (second != NULL || second_length == 0, NULL);
  g_return_val_if_fail (first_length < G_MAXINT / 4 && second_length < G_MAXINT / 4, NULL);

  first_tokens = matchup_text_tokens_new (first, first_length);
  second_tokens = matchup_text_tokens_new (second, second_length);
  diff_init (&diff,
             first_tokens,
             second_tokens,
             matchup_text_tokens_number (first_tokens, first, second_tokens, second));
  compare (&diff);
  spans = make_spans (&diff);
  side_clear (&diff.first);
  side_clear (&diff.second);
  g_free (diff.room);
  words = join_changes (spans, first, is_gap);
  return join_changes (words, first, is_island);
}
