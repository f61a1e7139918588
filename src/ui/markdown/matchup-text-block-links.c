/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-block-private.h"

#include <string.h>

/* Says which link the keyboard is at: the text around it is the name already. */
static void
describe_link (MatchupTextBlock *self)
{
  const MatchupRichLink *link =
      &g_array_index (self->rich->links, MatchupRichLink, self->focus_link);
  g_autofree char *text = matchup_rich_text_dup (self->rich, link->start, link->end);
  g_autofree char *description = matchup_rich_text_is_address (link->target)
                                     ? g_strdup_printf ("%s — %s", text, link->target)
                                     : g_strdup (text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
}

/* The pieces of a long text come behind its own links. */
static gboolean
focus_pieces (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean forward = direction != GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; child != NULL;
       child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child))
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
    }
  return FALSE;
}

/* Tab goes from link to link, and from the last one on. */
gboolean
matchup_text_block_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  gboolean forward = direction != GTK_DIR_TAB_BACKWARD;
  int n_links = self->rich != NULL ? (int) self->rich->links->len : 0;
  int next;

  if (gtk_widget_is_focus (widget))
    next = self->focus_link + (forward ? 1 : -1);
  else if (gtk_widget_get_focus_child (widget) != NULL || !forward)
    next = focus_pieces (widget, direction) ? G_MAXINT : (forward ? n_links : n_links - 1);
  else
    next = 0;
  if (next == G_MAXINT)
    return TRUE;
  if (next < 0 || next >= n_links)
    {
      self->focus_link = -1;
      return forward && gtk_widget_get_focus_child (widget) == NULL &&
             focus_pieces (widget, direction);
    }
  self->focus_link = next;
  describe_link (self);
  gtk_widget_queue_draw (widget);
  return gtk_widget_is_focus (widget) || gtk_widget_grab_focus (widget);
}

const char *
matchup_text_block_get_focus_link (MatchupTextBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_BLOCK (self), NULL);

  if (self->rich == NULL || self->focus_link < 0)
    return NULL;
  return g_array_index (self->rich->links, MatchupRichLink, self->focus_link).target;
}

gboolean
matchup_text_block_query_tooltip (GtkWidget *widget,
                                  int x,
                                  int y,
                                  gboolean keyboard,
                                  GtkTooltip *tooltip)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  const char *target = keyboard ? matchup_text_block_get_focus_link (self)
                                : matchup_text_leaf_get_link (MATCHUP_TEXT_LEAF (widget), x, y);
  g_autoptr (GString) visible = g_string_new (NULL);

  if (target == NULL || !matchup_rich_text_is_address (target))
    return FALSE;
  matchup_rich_text_append_visible (visible, target, strlen (target));
  gtk_tooltip_set_text (tooltip, visible->str);
  return TRUE;
}
