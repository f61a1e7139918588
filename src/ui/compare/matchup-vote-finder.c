/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-finder.h"

#include "matchup-round-row.h"

typedef struct
{
  GtkWidget *page;
  GtkWidget *focus;
  MatchupVoteBar *focused; /* of the row with the focus */
  MatchupVoteBar *waiting; /* the last one that can be seen and waits for a vote */
  MatchupVoteBar *seen;    /* the last one that can be seen */
  MatchupVoteBar *read;    /* of the last row of which something can be seen */
} Search;

/* Rows of what is above or below are laid out as well. */
static gboolean
can_be_seen (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  graphene_rect_t visible;

  if (!gtk_widget_get_mapped (widget) || scroller == NULL ||
      !gtk_widget_compute_bounds (widget, scroller, &bounds))
    return FALSE;
  graphene_rect_init (&visible,
                      0,
                      0,
                      (float) gtk_widget_get_width (scroller),
                      (float) gtk_widget_get_height (scroller));
  return graphene_rect_intersection (&bounds, &visible, NULL);
}

static MatchupVoteBar *
get_bar (GtkWidget *row)
{
  GtkWidget *child = gtk_widget_get_last_child (row);

  while (child != NULL && !MATCHUP_IS_VOTE_BAR (child))
    child = gtk_widget_get_prev_sibling (child);
  return child != NULL && gtk_widget_get_visible (child) ? MATCHUP_VOTE_BAR (child) : NULL;
}

static void
look_at_row (Search *search, GtkWidget *row)
{
  MatchupVoteBar *bar = get_bar (row);

  if (bar == NULL || !can_be_seen (row))
    return;
  search->read = bar;
  if (search->focus != NULL && gtk_widget_is_ancestor (search->focus, row))
    search->focused = bar;
  if (!can_be_seen (GTK_WIDGET (bar)))
    return;
  search->seen = bar;
  if (matchup_round_get_vote (matchup_vote_bar_get_round (bar)) == NULL)
    search->waiting = bar;
}

/* Rows hold no rows. */
static void
look (Search *search, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (MATCHUP_IS_ROUND_ROW (child))
        look_at_row (search, child);
      else
        look (search, child);
    }
}

MatchupVoteBar *
matchup_vote_finder_find (GtkWidget *page)
{
  Search search = { .page = page };
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  root = gtk_widget_get_root (page);
  search.focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  look (&search, page);
  if (search.focused != NULL)
    return search.focused;
  if (search.waiting != NULL)
    return search.waiting;
  return search.seen != NULL ? search.seen : search.read;
}
