/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-drop.h"

#include "matchup-lineup-chip.h"

#define BEFORE "matchup-drop-before"
#define AFTER "matchup-drop-after"

static GtkWidget *
get_chip (GtkWidget *chips, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (chips);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (MATCHUP_IS_LINEUP_CHIP (child) && position-- == 0)
        return child;
    }
  return NULL;
}

/* Chips stand in lines, in the direction of the text. */
guint
matchup_lineup_drop_find_gap (GtkWidget *chips, double x, double y)
{
  gboolean rtl;
  GtkWidget *chip;
  guint i;

  g_return_val_if_fail (GTK_IS_WIDGET (chips), 0);

  rtl = gtk_widget_get_direction (chips) == GTK_TEXT_DIR_RTL;
  for (i = 0; (chip = get_chip (chips, i)) != NULL; i++)
    {
      graphene_rect_t bounds;
      double middle;

      if (!gtk_widget_compute_bounds (chip, chips, &bounds))
        continue;
      if (y < bounds.origin.y)
        return i; /* behind the end of the line before */
      if (y >= bounds.origin.y + bounds.size.height)
        continue;
      middle = bounds.origin.x + bounds.size.width / 2;
      if (rtl ? x > middle : x < middle)
        return i;
    }
  return i;
}

static void
clear_marks (GtkWidget *chips)
{
  GtkWidget *chip;

  for (guint i = 0; (chip = get_chip (chips, i)) != NULL; i++)
    {
      gtk_widget_remove_css_class (chip, BEFORE);
      gtk_widget_remove_css_class (chip, AFTER);
    }
}

static void
mark (GtkWidget *chips, guint gap)
{
  GtkWidget *next = get_chip (chips, gap);
  GtkWidget *last = gap > 0 ? get_chip (chips, gap - 1) : NULL;

  clear_marks (chips);
  if (next != NULL)
    gtk_widget_add_css_class (next, BEFORE);
  else if (last != NULL)
    gtk_widget_add_css_class (last, AFTER);
}

/* Where @contestant stands among the @chips; -1: it is none of them. */
static int
find_dragged (GtkWidget *chips, MatchupContestant *contestant)
{
  GtkWidget *chip;

  for (guint i = 0; (chip = get_chip (chips, i)) != NULL; i++)
    {
      if (matchup_lineup_chip_get_contestant (MATCHUP_LINEUP_CHIP (chip)) == contestant)
        return (int) i;
    }
  return -1;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, GtkWidget *chips)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (value != NULL && find_dragged (chips, g_value_get_object (value)) < 0)
    return 0;
  mark (chips, matchup_lineup_drop_find_gap (chips, x, y));
  return GDK_ACTION_MOVE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *chips)
{
  guint gap = matchup_lineup_drop_find_gap (chips, x, y);
  int from = find_dragged (chips, g_value_get_object (value));

  clear_marks (chips);
  if (from < 0)
    return FALSE;
  matchup_lineup_chip_move_to (MATCHUP_LINEUP_CHIP (get_chip (chips, (guint) from)),
                               gap > (guint) from ? gap - 1 : gap);
  return TRUE;
}

void
matchup_lineup_drop_add (GtkWidget *chips)
{
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_WIDGET (chips));

  target = gtk_drop_target_new (MATCHUP_TYPE_CONTESTANT, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), chips);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), chips);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (clear_marks), chips);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), chips);
  gtk_widget_add_controller (chips, GTK_EVENT_CONTROLLER (target));
}
