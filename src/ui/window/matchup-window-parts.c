/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWindow: F6 leads from one part of the window to the next, as in every program. */
#include "matchup-window-private.h"

#include "matchup-lineup-bar.h"
#include "matchup-transcript.h"

static gboolean
is_part (GtkWidget *widget)
{
  return ADW_IS_HEADER_BAR (widget) || MATCHUP_IS_SIDEBAR (widget) ||
         MATCHUP_IS_LINEUP_BAR (widget) || MATCHUP_IS_TRANSCRIPT (widget) ||
         MATCHUP_IS_COMPOSER (widget) || MATCHUP_IS_RESULTS_PAGE (widget) ||
         gtk_widget_has_css_class (widget, "matchup-chat-bar");
}

/* Those that can be seen, from the top; there is none within another one. */
static void
collect (GtkWidget *widget, GPtrArray *parts)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_part (widget))
    {
      g_ptr_array_add (parts, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, parts);
}

/* FALSE where nothing takes the focus. */
static gboolean
enter (GtkWidget *part)
{
  if (!MATCHUP_IS_COMPOSER (part))
    return gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
  matchup_composer_focus (MATCHUP_COMPOSER (part));
  return TRUE;
}

static void
move (MatchupWindow *self, gboolean forwards)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint at;

  collect (GTK_WIDGET (self), parts);
  /* Without the focus in any of them it begins at an end. */
  at = forwards && parts->len > 0 ? parts->len - 1 : 0;
  for (guint i = 0; i < parts->len && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (parts, i)))
      at = i;
  for (guint i = 1; i <= parts->len; i++)
    {
      guint next = (at + (forwards ? i : parts->len - i)) % parts->len;

      if (enter (g_ptr_array_index (parts, next)))
        break;
    }
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static void
next_part_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, TRUE);
}

static void
previous_part_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, FALSE);
}

void
_matchup_window_init_parts (MatchupWindow *self)
{
  static const GActionEntry entries[] = {
    { "next-part", next_part_activated_cb },
    { "previous-part", previous_part_activated_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
