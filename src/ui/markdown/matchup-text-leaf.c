/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-leaf.h"

G_DEFINE_INTERFACE (MatchupTextLeaf, matchup_text_leaf, GTK_TYPE_WIDGET)

static void
matchup_text_leaf_default_init (MatchupTextLeafInterface *iface)
{
}

const char *
matchup_text_leaf_get_text (MatchupTextLeaf *self, gsize *out_length)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_LEAF (self), NULL);
  return MATCHUP_TEXT_LEAF_GET_IFACE (self)->get_text (self, out_length);
}

char *
matchup_text_leaf_dup_text (MatchupTextLeaf *self, gsize start, gsize end)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_LEAF (self), NULL);
  return MATCHUP_TEXT_LEAF_GET_IFACE (self)->dup_text (self, start, end);
}

char *
matchup_text_leaf_dup_reading (MatchupTextLeaf *self)
{
  MatchupTextLeafInterface *iface = MATCHUP_TEXT_LEAF_GET_IFACE (self);
  gsize length;

  g_return_val_if_fail (MATCHUP_IS_TEXT_LEAF (self), NULL);
  return iface->dup_reading != NULL ? iface->dup_reading (self)
                                    : g_strdup (iface->get_text (self, &length));
}

gsize
matchup_text_leaf_get_offset (MatchupTextLeaf *self, double x, double y)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_LEAF (self), 0);
  return MATCHUP_TEXT_LEAF_GET_IFACE (self)->get_offset (self, x, y);
}

void
matchup_text_leaf_get_cursor (MatchupTextLeaf *self, gsize offset, GdkRectangle *out_place)
{
  g_return_if_fail (MATCHUP_IS_TEXT_LEAF (self));
  MATCHUP_TEXT_LEAF_GET_IFACE (self)->get_cursor (self, offset, out_place);
}

void
matchup_text_leaf_set_selection (MatchupTextLeaf *self, MatchupTextRange range)
{
  g_return_if_fail (MATCHUP_IS_TEXT_LEAF (self));
  MATCHUP_TEXT_LEAF_GET_IFACE (self)->set_selection (self, range);
}

void
matchup_text_leaf_set_hits (MatchupTextLeaf *self,
                            const MatchupTextRange *hits,
                            guint n_hits,
                            int current)
{
  g_return_if_fail (MATCHUP_IS_TEXT_LEAF (self));
  MATCHUP_TEXT_LEAF_GET_IFACE (self)->set_hits (self, hits, n_hits, current);
}

const char *
matchup_text_leaf_get_link (MatchupTextLeaf *self, double x, double y)
{
  MatchupTextLeafInterface *iface = MATCHUP_TEXT_LEAF_GET_IFACE (self);

  g_return_val_if_fail (MATCHUP_IS_TEXT_LEAF (self), NULL);
  return iface->get_link != NULL ? iface->get_link (self, x, y) : NULL;
}

/* The widget that follows in the tree: a child, else what comes after it or after its parents. */
static GtkWidget *
step (GtkWidget *root, GtkWidget *widget)
{
  GtkWidget *next = gtk_widget_get_first_child (widget);

  while (next == NULL && widget != root)
    {
      next = gtk_widget_get_next_sibling (widget);
      widget = gtk_widget_get_parent (widget);
    }
  return next;
}

GtkWidget *
matchup_text_leaf_next (GtkWidget *root, GtkWidget *widget)
{
  do
    widget = step (root, widget);
  while (widget != NULL && !MATCHUP_IS_TEXT_LEAF (widget));
  return widget;
}

GtkWidget *
matchup_text_leaf_first (GtkWidget *widget)
{
  return MATCHUP_IS_TEXT_LEAF (widget) ? widget : matchup_text_leaf_next (widget, widget);
}
