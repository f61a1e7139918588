/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-selection.h"

#include <string.h>

/* How far @y is from the widget, 0 within; pixels. The distance sideways counts little. */
static double
get_distance (GtkWidget *root, GtkWidget *leaf, double x, double y)
{
  graphene_rect_t bounds;
  double dx;
  double dy;

  if (!gtk_widget_compute_bounds (leaf, root, &bounds))
    return G_MAXDOUBLE;
  dx = MAX (MAX (bounds.origin.x - x, x - bounds.origin.x - bounds.size.width), 0);
  dy = MAX (MAX (bounds.origin.y - y, y - bounds.origin.y - bounds.size.height), 0);
  return dy * 1000 + dx;
}

gboolean
matchup_text_place_find (GtkWidget *root, double x, double y, MatchupTextPlace *out_place)
{
  GtkWidget *picked = gtk_widget_pick (root, x, y, GTK_PICK_DEFAULT);
  GtkWidget *best = picked;
  double best_distance = G_MAXDOUBLE;
  graphene_point_t point;

  while (best != NULL && best != root && !MATCHUP_IS_TEXT_LEAF (best))
    best = gtk_widget_get_parent (best);
  if (best == NULL || best == root)
    {
      best = NULL;
      for (GtkWidget *leaf = matchup_text_leaf_next (root, root); leaf != NULL;
           leaf = matchup_text_leaf_next (root, leaf))
        {
          double distance = get_distance (root, leaf, x, y);

          if (distance < best_distance)
            {
              best_distance = distance;
              best = leaf;
            }
        }
    }
  if (best == NULL ||
      !gtk_widget_compute_point (root, best, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;
  out_place->leaf = best;
  out_place->offset = matchup_text_leaf_get_offset (MATCHUP_TEXT_LEAF (best), point.x, point.y);
  return TRUE;
}

/* Pango's view of where words begin and end; the text of a leaf is short. Free with g_free(). */
static PangoLogAttr *
get_breaks (const char *text, gsize length, int *out_n)
{
  PangoLogAttr *attrs;

  *out_n = (int) g_utf8_strlen (text, (gssize) length) + 1;
  attrs = g_new0 (PangoLogAttr, *out_n);
  pango_get_log_attrs (text, (int) length, -1, pango_language_get_default (), attrs, *out_n);
  return attrs;
}

void
matchup_text_place_get_word (const MatchupTextPlace *place, MatchupTextRange *out_range)
{
  gsize length;
  const char *text = matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (place->leaf), &length);
  int n;
  g_autofree PangoLogAttr *attrs = get_breaks (text, length, &n);
  int at = (int) g_utf8_pointer_to_offset (text, text + MIN (place->offset, length));
  int start = at;
  int end = at;

  while (start > 0 && !attrs[start].is_word_start && !attrs[start].is_word_end)
    start--;
  /* Between two words there is nothing but what is between them. */
  end = attrs[at].is_word_start || start < at ? start + 1 : start;
  while (end < n - 1 && !attrs[end].is_word_end && !attrs[end].is_word_start)
    end++;
  if (end == start && end < n - 1)
    end++;
  out_range->start = (gsize) (g_utf8_offset_to_pointer (text, start) - text);
  out_range->end = (gsize) (g_utf8_offset_to_pointer (text, end) - text);
}

static GtkWidget *
find_previous (GtkWidget *root, GtkWidget *leaf)
{
  GtkWidget *previous = NULL;

  for (GtkWidget *one = matchup_text_leaf_next (root, root); one != NULL && one != leaf;
       one = matchup_text_leaf_next (root, one))
    previous = one;
  return previous;
}

static gboolean
is_stop (const PangoLogAttr *attr, GtkMovementStep step)
{
  return step == GTK_MOVEMENT_WORDS ? attr->is_word_start || attr->is_word_end
                                    : attr->is_cursor_position;
}

/* FALSE when the leaf ends before. */
static gboolean
move_in_leaf (MatchupTextPlace *place, GtkMovementStep step, int direction)
{
  gsize length;
  const char *text = matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (place->leaf), &length);
  int n;
  g_autofree PangoLogAttr *attrs = get_breaks (text, length, &n);
  int at = (int) g_utf8_pointer_to_offset (text, text + MIN (place->offset, length));

  do
    at += direction;
  while (at > 0 && at < n - 1 && !is_stop (&attrs[at], step));
  if (at < 0 || at > n - 1)
    return FALSE;
  place->offset = (gsize) (g_utf8_offset_to_pointer (text, at) - text);
  return TRUE;
}

static gboolean
move_line (MatchupTextPlace *place, int direction)
{
  MatchupTextLeaf *leaf = MATCHUP_TEXT_LEAF (place->leaf);
  GdkRectangle cursor;
  gsize old = place->offset;

  matchup_text_leaf_get_cursor (leaf, old, &cursor);
  place->offset = matchup_text_leaf_get_offset (leaf,
                                                cursor.x,
                                                direction < 0 ? cursor.y - cursor.height / 2
                                                              : cursor.y + cursor.height * 3 / 2);
  return direction < 0 ? place->offset < old && cursor.y > 0 : place->offset > old;
}

void
matchup_text_place_move (GtkWidget *root,
                         MatchupTextPlace *place,
                         GtkMovementStep step,
                         int direction)
{
  gsize length;
  GtkWidget *next;

  if (step == GTK_MOVEMENT_DISPLAY_LINES ? move_line (place, direction)
                                         : move_in_leaf (place, step, direction))
    return;
  next = direction > 0 ? matchup_text_leaf_next (root, place->leaf)
                       : find_previous (root, place->leaf);
  matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (next != NULL ? next : place->leaf), &length);
  if (next == NULL)
    {
      place->offset = direction > 0 ? length : 0;
      return;
    }
  place->leaf = next;
  place->offset = direction > 0 ? 0 : length;
}
