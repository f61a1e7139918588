/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a document is near to what can be seen, and that nothing of that moves. */
#include "matchup-block-document-private.h"
#include "matchup-stack-layout.h"

/* Up to so many blocks all have widgets. */
#define FEW_BLOCKS 48
/* Of each end, as long as it is not known what can be seen. */
#define FIRST_BLOCKS 16
/* What is farther than so many times the height that can be seen is let go, and how high that is at
 * least; pixels. */
#define FAR 3
#define LEAST_PAGE 200

void
matchup_block_document_forget_plan (MatchupBlockDocument *self)
{
  self->planned = FALSE;
  g_array_set_size (self->plan, 0);
  g_ptr_array_set_size (self->far, 0);
  self->n_seen = 0;
}

static double
get_page (MatchupBlockDocument *self)
{
  return MAX (self->bottom - self->top, LEAST_PAGE);
}

static gboolean
is_known (MatchupBlockDocument *self)
{
  return self->looked && self->width >= 0;
}

typedef struct
{
  double top;
  double bottom;
  double page;
  GArray *seen; /* MatchupBlockTask */
  GArray *near; /* MatchupBlockTask */
} Planner;

/* Where the end of the text is in sight, it will be as far from there when there is more of it. */
static void
start_plan (MatchupBlockDocument *self, Planner *planner)
{
  int growth = 0;

  if (is_known (self) && self->top < self->height && self->bottom >= self->height)
    growth = MAX (matchup_block_document_get_height (self, self->width) - self->height, 0);
  planner->top = self->top + growth;
  planner->bottom = self->bottom + growth;
  planner->page = get_page (self);
}

/* Puts what is missing of the group at @y into the lists: what can be seen, what is near to that.
 */
static void
plan_group (MatchupBlockDocument *self,
            MatchupBlockGroup *group,
            guint first,
            double y,
            Planner *planner)
{
  guint n = matchup_block_group_get_n_blocks (group);

  for (guint i = 0; i < n; i++)
    {
      MatchupBlockTask task = { first + i, FALSE };
      int height =
          self->width >= 0 ? matchup_block_group_get_block_height (group, i, self->width) : 0;

      if (matchup_block_group_get_widget (group, i) == NULL)
        {
          double below = y - planner->bottom;
          double above = planner->top - (y + height);

          task.above = is_known (self) && y < planner->top;
          if (is_known (self) && below <= 0 && above <= 0)
            g_array_append_val (planner->seen, task);
          else if (self->n_blocks <= FEW_BLOCKS || self->n_holders > 0 ||
                   (is_known (self) ? below <= planner->page && above <= planner->page
                                    : task.position < FIRST_BLOCKS ||
                                          task.position + FIRST_BLOCKS >= self->n_blocks))
            g_array_append_val (planner->near, task);
        }
      y += height + MATCHUP_BLOCK_DOCUMENT_SPACING;
    }
}

static void
append_reversed (GArray *to, GArray *from)
{
  for (guint i = from->len; i > 0; i--)
    g_array_append_val (to, g_array_index (from, MatchupBlockTask, i - 1));
}

void
matchup_block_document_make_plan (MatchupBlockDocument *self)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (MatchupBlockTask));
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (MatchupBlockTask));
  Planner planner = { .seen = seen, .near = near };
  gboolean all = !is_known (self) || self->n_blocks <= FEW_BLOCKS || self->n_holders > 0;
  double y = self->slack;
  guint first = 0;

  matchup_block_document_forget_plan (self);
  start_plan (self, &planner);
  for (guint i = 0; i < self->groups->len; i++)
    {
      MatchupBlockGroup *group = g_ptr_array_index (self->groups, i);
      int height =
          self->width >= 0 ? matchup_stack_get_height (GTK_WIDGET (group), self->width) : 0;
      double distance = MAX (y - planner.bottom, planner.top - (y + height));
      guint n = matchup_block_group_get_n_blocks (group);
      guint n_widgets = matchup_block_group_get_n_widgets (group);

      if (n_widgets < n && (all || distance <= planner.page))
        plan_group (self, group, first, y, &planner);
      if (n_widgets > 0 && !all && distance > FAR * planner.page)
        g_ptr_array_add (self->far, group);
      y += height + MATCHUP_BLOCK_DOCUMENT_SPACING;
      first += n;
    }
  append_reversed (self->plan, near);
  append_reversed (self->plan, seen);
  self->n_seen = seen->len;
  self->planned = TRUE;
}

void
matchup_block_document_set_seen (MatchupBlockDocument *self, double top, double bottom)
{
  double page;

  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));

  if (!self->looked)
    self->settled_top = top;
  if (!self->looked || self->top != top || self->bottom != bottom)
    matchup_block_document_forget_plan (self);
  self->looked = TRUE;
  self->top = top;
  self->bottom = bottom;
  page = get_page (self);
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (self->groups, i);
      graphene_rect_t bounds;
      gboolean near =
          !gtk_widget_compute_bounds (group, GTK_WIDGET (self), &bounds) ||
          (bounds.origin.y <= bottom + page && bounds.origin.y + bounds.size.height >= top - page);

      gtk_widget_set_child_visible (group, near);
    }
}

static void
set_slack (MatchupBlockDocument *self, int slack)
{
  if (slack == self->slack)
    return;
  self->slack = slack;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
matchup_block_document_get_slack (MatchupBlockDocument *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self), 0);
  return self->slack;
}

void
matchup_block_document_set_slack (MatchupBlockDocument *self, int slack)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));

  set_slack (self, slack);
}

static void
plan_anew (MatchupBlockDocument *self)
{
  matchup_block_document_forget_plan (self);
  matchup_block_context_add (self->context, GTK_WIDGET (self));
}

void
matchup_block_document_hold_all (MatchupBlockDocument *self)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));

  if (self->n_holders++ == 0)
    plan_anew (self);
}

void
matchup_block_document_release_all (MatchupBlockDocument *self)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));
  g_return_if_fail (self->n_holders > 0);

  if (--self->n_holders == 0 && self->context != NULL)
    plan_anew (self);
}

static gboolean
get_y (MatchupBlockDocument *self, GtkWidget *widget, double *out_y)
{
  graphene_rect_t bounds;

  if (!gtk_widget_is_ancestor (widget, GTK_WIDGET (self)) ||
      !gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return FALSE;
  *out_y = bounds.origin.y;
  return TRUE;
}

/* What is above it may have got another height since: code knows its own late. */
static void
keep_anchor (MatchupBlockDocument *self)
{
  double y;

  if (self->anchor != NULL && self->top > 0 && get_y (self, self->anchor, &y))
    set_slack (self, self->slack - (int) (y - self->anchor_y));
}

/* Where the anchor will be, without the slack; FALSE: there is none. */
static gboolean
find_anchor (MatchupBlockDocument *self, double *out_y, int *out_height)
{
  double y = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      MatchupBlockGroup *group = g_ptr_array_index (self->groups, i);
      guint n = matchup_block_group_get_n_blocks (group);

      if (gtk_widget_get_parent (self->anchor) != GTK_WIDGET (group))
        {
          y += matchup_stack_get_height (GTK_WIDGET (group), self->width) +
               MATCHUP_BLOCK_DOCUMENT_SPACING;
          continue;
        }
      for (guint k = 0; k < n; k++)
        {
          *out_height = matchup_block_group_get_block_height (group, k, self->width);
          *out_y = y;
          if (matchup_block_group_get_widget (group, k) == self->anchor)
            return TRUE;
          y += *out_height + MATCHUP_BLOCK_DOCUMENT_SPACING;
        }
    }
  return FALSE;
}

/*
 * Before the layout, as the height of the whole is asked for: what is scrolled would be held within
 * a text that has become shorter. The part of a block that is read stays, not its beginning.
 */
void
matchup_block_document_keep_place (MatchupBlockDocument *self)
{
  int old_height, height;
  double read, y;

  self->scaled = FALSE;
  if (self->anchor == NULL || self->top <= 0 || !find_anchor (self, &y, &height))
    return;
  old_height = MAX (gtk_widget_get_height (self->anchor), 1);
  read = MAX (self->top - self->anchor_y, 0) / old_height;
  self->anchor_y =
      MIN (self->anchor_y, self->top) == self->top ? self->anchor_y : self->top - read * height;
  self->slack = (int) (self->anchor_y - y);
}

/* @moved: how far all will go with the next layout; pixels. */
static void
remember_anchor (MatchupBlockDocument *self, int moved)
{
  g_clear_weak_pointer (&self->anchor);
  if (self->n_blocks <= FEW_BLOCKS)
    return;
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (self->groups, i);

      if (!gtk_widget_get_child_visible (group))
        continue;
      for (GtkWidget *child = gtk_widget_get_first_child (group); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          double y;

          if (!gtk_widget_get_mapped (child) || !get_y (self, child, &y) ||
              y + gtk_widget_get_height (child) <= self->top)
            continue;
          g_set_weak_pointer (&self->anchor, child);
          self->anchor_y = y + moved;
          return;
        }
    }
}

/* On the way up to the first block the slack goes, in proportion, so that it is seen nowhere. */
static void
reduce_slack (MatchupBlockDocument *self)
{
  if (self->top <= 0)
    set_slack (self, 0);
  else if (self->top < self->settled_top)
    set_slack (self, (int) (self->slack * self->top / self->settled_top));
  self->settled_top = self->top;
}

gboolean
matchup_block_document_settle (MatchupBlockDocument *self, gboolean may_move)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self), FALSE);

  if (!is_known (self))
    return FALSE;
  if (may_move)
    {
      int slack = self->slack;

      keep_anchor (self);
      reduce_slack (self);
      remember_anchor (self, self->slack - slack);
    }
  if (!self->planned)
    matchup_block_document_make_plan (self);
  if (self->plan->len > 0 || self->far->len > 0)
    matchup_block_context_add (self->context, GTK_WIDGET (self));
  return self->n_seen > 0 && self->bottom < self->height;
}
