/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-reading-place.h"

#include "matchup-block-widget.h"
#include "matchup-markdown-view.h"

/* Looked for in steps of so many pixels, from above and from the side where reading begins. */
#define STEP_DOWN 16
#define STEP_ACROSS 40

/* The block of an answer at a point; an answer as a whole is no place. */
static GtkWidget *
find_at (GtkWidget *scroller, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (scroller, x, y, GTK_PICK_DEFAULT);
  GtkWidget *block = NULL;

  for (; widget != NULL && widget != scroller; widget = gtk_widget_get_parent (widget))
    {
      if (MATCHUP_IS_MARKDOWN_VIEW (widget))
        return block;
      if (block == NULL && MATCHUP_IS_BLOCK_WIDGET (widget) &&
          !MATCHUP_IS_MARKDOWN_VIEW (gtk_widget_get_parent (widget)))
        block = widget;
    }
  return NULL;
}

GtkWidget *
matchup_reading_place_find (GtkWidget *scroller)
{
  gboolean rtl;
  int width;
  int height;

  g_return_val_if_fail (GTK_IS_WIDGET (scroller), NULL);

  rtl = gtk_widget_get_direction (scroller) == GTK_TEXT_DIR_RTL;
  width = gtk_widget_get_width (scroller);
  height = gtk_widget_get_height (scroller);
  for (int y = STEP_DOWN / 2; y < height; y += STEP_DOWN)
    {
      for (int x = STEP_ACROSS; x < width; x += STEP_ACROSS)
        {
          GtkWidget *block = find_at (scroller, rtl ? width - x : x, y);

          if (block != NULL)
            return block;
        }
    }
  return NULL;
}
