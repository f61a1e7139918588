/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-pages.h"

#include "matchup-config.h"
#include "matchup-page-setter.h"
#include "matchup-page-source.h"

#include <glib/gi18n.h>
#include <langinfo.h>

/* Space between the text and what stands at the edges of a page. */
#define NOTE_GAP 18
/* The width of what stands beside a quote. */
#define BAR 2
/* The width of the text is measured and drawn from the same numbers, but not in the same order. */
#define TOLERANCE 0.01

/* Lines of a box on a page. */
typedef struct
{
  guint box;
  guint first;
  guint n_lines;
  double y; /* of the first line */
} Slice;

struct _MatchupPages
{
  const MatchupConversationExport *conversation;
  MatchupPageSize size;
  MatchupPageSetter *setter;
  GPtrArray *boxes; /* MatchupPageBox */
  guint next_round; /* whose boxes are not made yet */
  guint next_box;   /* that has no place yet */
  GArray *slices;   /* Slice */
  GArray *pages;    /* guint: the first slice of each page */
  double y;         /* where the next box begins */
  gboolean done;
};

MatchupPageSize
matchup_page_size_get_default (void)
{
  MatchupPageSize a4 = { 595.28, 841.89, 56 };
  MatchupPageSize letter = { 612, 792, 56 };
  gboolean is_letter = FALSE;

#ifdef _NL_PAPER_WIDTH
  /* The locale tells millimetres, as a number in place of an address. */
  is_letter = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH)) == 216;
#endif
  return is_letter ? letter : a4;
}

static double
get_width (const MatchupPages *self)
{
  return self->size.width - 2 * self->size.margin;
}

static double
get_height (const MatchupPages *self)
{
  return self->size.height - 2 * self->size.margin;
}

static void
begin_page (MatchupPages *self)
{
  g_array_append_val (self->pages, self->slices->len);
  self->y = self->size.margin;
}

MatchupPages *
matchup_pages_new (const MatchupConversationExport *conversation, const MatchupPageSize *size)
{
  MatchupPages *self = g_new0 (MatchupPages, 1);

  self->conversation = conversation;
  self->size = *size;
  self->setter = matchup_page_setter_new ();
  self->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_page_box_free);
  self->slices = g_array_new (FALSE, FALSE, sizeof (Slice));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  matchup_page_source_append_head (self->boxes, conversation);
  begin_page (self);
  return self;
}

void
matchup_pages_free (MatchupPages *self)
{
  if (self == NULL)
    return;
  matchup_page_setter_free (self->setter);
  g_ptr_array_unref (self->boxes);
  g_array_unref (self->slices);
  g_array_unref (self->pages);
  g_free (self);
}

static MatchupPageBox *
get_box (const MatchupPages *self, guint position)
{
  return g_ptr_array_index (self->boxes, position);
}

static gboolean
is_page_empty (const MatchupPages *self)
{
  return self->y <= self->size.margin + TOLERANCE;
}

static double
get_padding (const MatchupPageBox *box)
{
  if (box->kind == MATCHUP_PAGE_BOX_ROW)
    return MATCHUP_PAGE_CELL_PADDING;
  return box->fill != MATCHUP_PAGE_FILL_NONE ? MATCHUP_PAGE_FILL_PADDING : 0;
}

static double
get_lines_height (const MatchupPageBox *box, guint first, guint n_lines)
{
  return box->tops[first + n_lines] - box->tops[first];
}

static void
measure (MatchupPages *self, MatchupPageBox *box)
{
  matchup_page_setter_measure (self->setter,
                               box,
                               get_width (self),
                               get_height (self) - 2 * MATCHUP_PAGE_FILL_PADDING);
}

/* What has to be on one page with a box that is kept with what follows: it, those after it that
 * are kept as well, and the beginning of the next. */
static double
get_kept_height (MatchupPages *self, guint position)
{
  double height = 0;

  for (; position < self->boxes->len; position++)
    {
      MatchupPageBox *box = get_box (self, position);
      double padding = 2 * get_padding (box);

      measure (self, box);
      height += box->before + padding;
      if (!box->keep)
        return height + get_lines_height (box, 0, MIN (2, box->n_lines));
      height += get_lines_height (box, 0, box->n_lines);
    }
  return height;
}

static void
add_slice (MatchupPages *self, guint position, guint first, guint n_lines)
{
  const MatchupPageBox *box = get_box (self, position);
  gboolean joined = box->goes_on && first == 0 && !is_page_empty (self);
  double padding = get_padding (box);
  Slice slice = { .box = position, .first = first, .n_lines = n_lines };

  if (!joined)
    self->y += padding;
  slice.y = self->y;
  g_array_append_val (self->slices, slice);
  self->y += get_lines_height (box, first, n_lines);
  if (box->kind == MATCHUP_PAGE_BOX_ROW || box->ends || box->fill == MATCHUP_PAGE_FILL_NONE)
    self->y += padding;
}

/* A table that goes on has its head again, where that leaves room for more. */
static void
repeat_head (MatchupPages *self, const MatchupPageBox *box)
{
  MatchupPageBox *head;

  if (box->kind != MATCHUP_PAGE_BOX_ROW || box->is_head || box->head == 0)
    return;
  head = get_box (self, box->head);
  if (head->kind == MATCHUP_PAGE_BOX_ROW && head->is_head &&
      get_lines_height (head, 0, head->n_lines) < get_height (self) / 4)
    add_slice (self, box->head, 0, head->n_lines);
}

/* How many lines from @first on have room; 0: the page is full. */
static guint
count_fitting (MatchupPages *self, const MatchupPageBox *box, guint first, gboolean fresh)
{
  double bottom = self->size.height - self->size.margin;
  double room = bottom - self->y - 2 * get_padding (box) + TOLERANCE;
  guint rest = box->n_lines - first;
  guint n = 0;

  while (n < rest && get_lines_height (box, first, n + 1) <= room)
    n++;
  if (n == rest)
    return n;
  /* No line stands alone, at the end of a page or at the beginning of the next. */
  if (rest - n == 1 && n > 2)
    n--;
  if (n == 1 && rest > 1 && !fresh)
    n = 0;
  return fresh ? MAX (n, 1) : n;
}

static void
place (MatchupPages *self, guint position)
{
  MatchupPageBox *box = get_box (self, position);
  double bottom = self->size.height - self->size.margin;
  gboolean fresh = is_page_empty (self);
  guint first = 0;

  measure (self, box);
  if (box->keep && !fresh && self->y + get_kept_height (self, position) > bottom)
    {
      begin_page (self);
      repeat_head (self, box);
      fresh = TRUE;
    }
  if (!fresh)
    self->y += box->before;
  while (first < box->n_lines)
    {
      guint n = count_fitting (self, box, first, fresh);

      if (n > 0)
        add_slice (self, position, first, n);
      first += n;
      if (first == box->n_lines)
        return;
      begin_page (self);
      repeat_head (self, box);
      fresh = TRUE;
    }
}

gboolean
matchup_pages_lay_out (MatchupPages *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  g_return_val_if_fail (self != NULL, TRUE);

  while (!self->done)
    {
      guint n_rounds = self->conversation->rounds->len;

      /* What is kept together has to be known: one round more than what is placed. */
      if (self->next_box == self->boxes->len && self->next_round < n_rounds)
        matchup_page_source_append_round (self->boxes,
                                          self->conversation,
                                          self->next_round++,
                                          get_width (self),
                                          get_height (self));
      if (self->next_box < self->boxes->len)
        place (self, self->next_box++);
      self->done = self->next_box == self->boxes->len && self->next_round == n_rounds;
      if (g_get_monotonic_time () > end)
        break;
    }
  return self->done;
}

guint
matchup_pages_get_n_pages (MatchupPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

double
matchup_pages_get_progress (MatchupPages *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->done ? 1 : (double) self->next_round / (self->conversation->rounds->len + 1);
}

static guint
get_end (const MatchupPages *self, guint page)
{
  return page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                     : self->slices->len;
}

static void
draw_fill (MatchupPages *self, const MatchupPageBox *box, const Slice *slice, cairo_t *cr)
{
  double shade = box->fill == MATCHUP_PAGE_FILL_CODE ? 0.955 : 0.925;
  double padding = MATCHUP_PAGE_FILL_PADDING;
  double height = get_lines_height (box, slice->first, slice->n_lines) + 2 * padding;

  if (box->fill == MATCHUP_PAGE_FILL_NONE)
    return;
  cairo_set_source_rgb (cr, shade, shade, shade);
  cairo_rectangle (cr,
                   self->size.margin + (box->mirrored ? 0 : box->indent),
                   slice->y - padding,
                   get_width (self) - box->indent,
                   height);
  cairo_fill (cr);
}

static void
draw_bars (MatchupPages *self, const MatchupPageBox *box, const Slice *slice, cairo_t *cr)
{
  double gap = slice->first == 0 && slice->y > self->size.margin + 10 ? box->before : 0;

  cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
  for (guint i = 0; i < box->n_bars; i++)
    {
      cairo_rectangle (cr,
                       self->size.margin +
                           (box->mirrored ? get_width (self) - box->bars[i] - BAR : box->bars[i]),
                       slice->y - gap,
                       BAR,
                       get_lines_height (box, slice->first, slice->n_lines) + gap);
      cairo_fill (cr);
    }
}

static void
draw_edges (MatchupPages *self, guint page, cairo_t *cr)
{
  double x = self->size.margin;
  double y = self->size.height - self->size.margin + NOTE_GAP;
  /* Translators: at the bottom of a printed page: its number and how many there are: “3 / 12” */
  g_autofree char *number = g_strdup_printf (_ ("%u / %u"), page + 1, self->pages->len);

  if (page > 0)
    matchup_page_setter_draw_note (self->setter,
                                   self->conversation->title,
                                   PANGO_ALIGN_LEFT,
                                   x,
                                   self->size.margin - NOTE_GAP - 6,
                                   get_width (self),
                                   cr);
  matchup_page_setter_draw_note (self->setter,
                                 self->conversation->date,
                                 PANGO_ALIGN_LEFT,
                                 x,
                                 y,
                                 get_width (self) / 2,
                                 cr);
  matchup_page_setter_draw_note (self->setter,
                                 number,
                                 PANGO_ALIGN_RIGHT,
                                 x + get_width (self) / 2,
                                 y,
                                 get_width (self) / 2,
                                 cr);
}

void
matchup_pages_draw (MatchupPages *self, guint page, cairo_t *cr)
{
  guint begin;

  g_return_if_fail (self != NULL && page < self->pages->len);

  begin = g_array_index (self->pages, guint, page);
  /* Fills of neighbours overlap by their padding: all of them come before any text. */
  for (guint i = begin; i < get_end (self, page); i++)
    {
      const Slice *slice = &g_array_index (self->slices, Slice, i);

      draw_fill (self, get_box (self, slice->box), slice, cr);
      draw_bars (self, get_box (self, slice->box), slice, cr);
    }
  for (guint i = begin; i < get_end (self, page); i++)
    {
      const Slice *slice = &g_array_index (self->slices, Slice, i);
      const MatchupPageBox *box = get_box (self, slice->box);
      double y =
          box->kind == MATCHUP_PAGE_BOX_ROW ? slice->y - MATCHUP_PAGE_CELL_PADDING : slice->y;

      matchup_page_setter_draw (self->setter,
                                box,
                                slice->first,
                                slice->n_lines,
                                self->size.margin,
                                y,
                                get_width (self),
                                cr);
    }
  draw_edges (self, page, cr);
}

static guint
find_page (const MatchupPages *self, guint slice)
{
  guint low = 0;
  guint high = self->pages->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->pages, guint, middle) <= slice)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gboolean
matchup_pages_next_entry (MatchupPages *self, guint *iter, MatchupPagesEntry *entry)
{
  g_return_val_if_fail (self != NULL && iter != NULL && entry != NULL, FALSE);

  for (; *iter < self->slices->len; (*iter)++)
    {
      const Slice *slice = &g_array_index (self->slices, Slice, *iter);
      const MatchupPageBox *box = get_box (self, slice->box);

      if (box->outline == 0 || slice->first != 0)
        continue;
      entry->depth = box->outline;
      entry->page = find_page (self, *iter);
      entry->y = slice->y;
      entry->text = box->text;
      (*iter)++;
      return TRUE;
    }
  return FALSE;
}
