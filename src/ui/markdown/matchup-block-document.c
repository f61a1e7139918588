/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-document.h"

#include "matchup-block-group.h"
#include "matchup-block-widget.h"
#include "matchup-stack-layout.h"

#define SPACING 10
#define GROUP_SIZE 48
/* Up to so many blocks all have widgets. */
#define FEW_BLOCKS 48
/* Of each end, as long as it is not known what can be seen. */
#define FIRST_BLOCKS 16
/* What is farther than so many times the height that can be seen is let go, and how high that is at
 * least; pixels. */
#define FAR 3
#define LEAST_PAGE 200
/* Widgets that are let go at once, and what that costs, in bytes of text. */
#define RELEASED_AT_ONCE 4
#define RELEASE_COST 64

/* A block that is to get a widget. */
typedef struct
{
  guint position;
  gboolean above; /* it begins above what can be seen */
} Task;

struct _MatchupBlockDocument
{
  GtkWidget parent_instance;

  MatchupBlockContext *context;
  MatchupBlockKeepFunc keep;
  gpointer keep_data;
  GPtrArray *groups; /* MatchupBlockGroup, borrowed: the children */
  guint n_blocks;
  guint ensured; /* the block that was asked for; G_MAXUINT: none */
  int width;     /* of the last layout; -1: there was none */
  int slack; /* pixels above the first block that make up for wrong estimates; may be negative */

  gboolean looked; /* it is known what can be seen */
  double top;
  double bottom;
  double settled_top; /* the last one that was settled */
  GtkWidget *anchor;  /* weak; the first block of which a part can be seen: it stays there */
  double anchor_y;
  int height; /* of the last layout */

  gboolean planned; /* what follows holds */
  GArray *plan;     /* Task, the first one at the end */
  guint n_seen;     /* how many of them can be seen: those at the end */
  GPtrArray *far;   /* MatchupBlockGroup, borrowed, with widgets */
};

static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupBlockDocument,
                               matchup_block_document,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                      block_widget_iface_init))

/* From the end, as that is what changes; NULL behind the last one. */
static MatchupBlockGroup *
locate (MatchupBlockDocument *self, guint position, guint *out_index)
{
  guint end = self->n_blocks;

  *out_index = 0;
  for (guint i = self->groups->len; i > 0 && position < end; i--)
    {
      MatchupBlockGroup *group = g_ptr_array_index (self->groups, i - 1);

      end -= matchup_block_group_get_n_blocks (group);
      if (position < end)
        continue;
      *out_index = position - end;
      return group;
    }
  return NULL;
}

static void
forget_plan (MatchupBlockDocument *self)
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
  GArray *seen; /* Task */
  GArray *near; /* Task */
} Planner;

static int get_height (MatchupBlockDocument *self, int width);

/* Where the end of the text is in sight, it will be as far from there when there is more of it. */
static void
start_plan (MatchupBlockDocument *self, Planner *planner)
{
  int growth = 0;

  if (is_known (self) && self->top < self->height && self->bottom >= self->height)
    growth = MAX (get_height (self, self->width) - self->height, 0);
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
      Task task = { first + i, FALSE };
      int height =
          self->width >= 0 ? matchup_block_group_get_block_height (group, i, self->width) : 0;

      if (matchup_block_group_get_widget (group, i) == NULL)
        {
          double below = y - planner->bottom;
          double above = planner->top - (y + height);

          task.above = is_known (self) && y < planner->top;
          if (is_known (self) && below <= 0 && above <= 0)
            g_array_append_val (planner->seen, task);
          else if (self->n_blocks <= FEW_BLOCKS ||
                   (is_known (self) ? below <= planner->page && above <= planner->page
                                    : task.position < FIRST_BLOCKS ||
                                          task.position + FIRST_BLOCKS >= self->n_blocks))
            g_array_append_val (planner->near, task);
        }
      y += height + SPACING;
    }
}

static void
append_reversed (GArray *to, GArray *from)
{
  for (guint i = from->len; i > 0; i--)
    g_array_append_val (to, g_array_index (from, Task, i - 1));
}

static void
make_plan (MatchupBlockDocument *self)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (Task));
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Task));
  Planner planner = { .seen = seen, .near = near };
  gboolean all = !is_known (self) || self->n_blocks <= FEW_BLOCKS;
  double y = self->slack;
  guint first = 0;

  forget_plan (self);
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
      y += height + SPACING;
      first += n;
    }
  append_reversed (self->plan, near);
  append_reversed (self->plan, seen);
  self->n_seen = seen->len;
  self->planned = TRUE;
}

static void
make_widget (MatchupBlockDocument *self, const Task *task)
{
  guint index;
  MatchupBlockGroup *group = locate (self, task->position, &index);
  int old_height = 0;

  if (matchup_block_group_get_widget (group, index) != NULL)
    return;
  if (task->above)
    old_height = matchup_block_group_get_block_height (group, index, self->width);
  matchup_block_group_build (group, index, self->context);
  if (!task->above)
    return;
  /* What is read stays where it is: the difference is made up for above. */
  matchup_block_context_complete (self->context,
                                  matchup_block_group_get_widget (group, index),
                                  FALSE);
  self->slack -= matchup_block_group_get_block_height (group, index, self->width) - old_height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Whether the person did something to it that would be lost. */
static gboolean
is_touched (GtkWidget *widget)
{
  if (MATCHUP_IS_BLOCK_WIDGET (widget) &&
      matchup_block_widget_is_touched (MATCHUP_BLOCK_WIDGET (widget)))
    return TRUE;
  if (GTK_IS_SCROLLED_WINDOW (widget) &&
      gtk_adjustment_get_value (
          gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget))) > 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_touched (child))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_go (MatchupBlockDocument *self, guint position, GtkWidget *widget)
{
  /* The last one is still being written. */
  return position != self->ensured && position + 1 != self->n_blocks && !has_focus (widget) &&
         !is_touched (widget) && (self->keep == NULL || !self->keep (widget, self->keep_data));
}

static guint
get_first (MatchupBlockDocument *self, MatchupBlockGroup *group)
{
  guint first = 0;

  for (guint i = 0; g_ptr_array_index (self->groups, i) != group; i++)
    first += matchup_block_group_get_n_blocks (g_ptr_array_index (self->groups, i));
  return first;
}

/* Lets some widgets of a group go; FALSE when there are none left that may. */
static gboolean
release_some (MatchupBlockDocument *self, MatchupBlockGroup *group)
{
  guint n = matchup_block_group_get_n_blocks (group);
  guint first = get_first (self, group);
  guint n_released = 0;

  for (guint i = 0; i < n && n_released < RELEASED_AT_ONCE; i++)
    {
      GtkWidget *widget = matchup_block_group_get_widget (group, i);

      if (widget == NULL || !may_go (self, first + i, widget))
        continue;
      matchup_block_group_release (group, i);
      matchup_block_context_spend (self->context, RELEASE_COST);
      n_released++;
    }
  return n_released == RELEASED_AT_ONCE;
}

static gboolean
matchup_block_document_build (MatchupBlockWidget *widget)
{
  MatchupBlockDocument *self = MATCHUP_BLOCK_DOCUMENT (widget);

  if (!self->planned)
    make_plan (self);
  if (self->plan->len > 0)
    {
      Task task = g_array_index (self->plan, Task, self->plan->len - 1);

      g_array_set_size (self->plan, self->plan->len - 1);
      self->n_seen -= MIN (self->n_seen, 1);
      make_widget (self, &task);
    }
  else if (self->far->len > 0 &&
           !release_some (self, g_ptr_array_index (self->far, self->far->len - 1)))
    g_ptr_array_set_size (self->far, (int) self->far->len - 1);
  return self->plan->len > 0 || self->far->len > 0;
}

static gboolean
matchup_block_document_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  return FALSE; /* it is no block itself */
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_block_document_update;
  iface->build = matchup_block_document_build;
}

static void
set_in_place (MatchupBlockDocument *self, guint position, MatchupMdBlock *block)
{
  guint index;
  MatchupBlockGroup *group = locate (self, position, &index);
  g_autoptr (MatchupMdBlock) old = g_object_ref (matchup_block_group_get_block (group, index));
  GtkWidget *widget = matchup_block_group_get_widget (group, index);

  if (old == block)
    return;
  if (widget != NULL && !matchup_md_block_equal (old, block))
    {
      if (!matchup_block_context_has_room (self->context))
        {
          /* It is made again in another turn. */
          matchup_block_group_release (group, index);
        }
      else if (!matchup_block_widget_update (MATCHUP_BLOCK_WIDGET (widget), block))
        {
          matchup_block_group_release (group, index);
          matchup_block_group_replace (group, index, block);
          matchup_block_group_build (group, index, self->context);
          return;
        }
    }
  matchup_block_group_replace (group, index, block);
}

static void
insert (MatchupBlockDocument *self, guint position, MatchupMdBlock *block)
{
  guint index;
  MatchupBlockGroup *group = locate (self, position, &index);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self));

  if (group == NULL && last != NULL &&
      matchup_block_group_get_n_blocks (MATCHUP_BLOCK_GROUP (last)) < GROUP_SIZE)
    group = MATCHUP_BLOCK_GROUP (last);
  else if (group == NULL)
    {
      group = MATCHUP_BLOCK_GROUP (matchup_block_group_new (SPACING));
      gtk_widget_insert_after (GTK_WIDGET (group), GTK_WIDGET (self), last);
      g_ptr_array_add (self->groups, group);
    }
  if (position == self->n_blocks)
    index = matchup_block_group_get_n_blocks (group);
  matchup_block_group_insert (group, index, block);
  self->n_blocks++;
}

/* A group that became empty goes too. */
static void
remove_block (MatchupBlockDocument *self, guint position)
{
  guint index;
  MatchupBlockGroup *group = locate (self, position, &index);

  matchup_block_group_remove (group, index);
  self->n_blocks--;
  if (matchup_block_group_get_n_blocks (group) > 0)
    return;
  g_ptr_array_remove (self->groups, group);
  gtk_widget_unparent (GTK_WIDGET (group));
}

void
matchup_block_document_splice (MatchupBlockDocument *self,
                               GListModel *model,
                               guint position,
                               guint removed,
                               guint added)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));
  g_return_if_fail (position + removed <= self->n_blocks);

  forget_plan (self);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (MatchupMdBlock) block = g_list_model_get_item (model, position + i);

      if (i < removed)
        set_in_place (self, position + i, block);
      else
        insert (self, position + i, block);
    }
  for (guint i = removed; i > added; i--)
    remove_block (self, position + i - 1);
  if (removed != added)
    self->ensured = G_MAXUINT;
  matchup_block_context_add (self->context, GTK_WIDGET (self));
}

void
matchup_block_document_extend (MatchupBlockDocument *self, guint position)
{
  guint index;
  MatchupBlockGroup *group;
  MatchupMdBlock *block;

  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));

  group = locate (self, position, &index);
  if (group == NULL)
    return;
  block = matchup_block_group_get_block (group, index);
  if (matchup_block_group_get_widget (group, index) != NULL)
    matchup_block_widget_update (MATCHUP_BLOCK_WIDGET (
                                     matchup_block_group_get_widget (group, index)),
                                 block);
  else
    matchup_block_group_replace (group, index, block);
}

static int
get_height (MatchupBlockDocument *self, int width)
{
  int total = width == self->width ? self->slack : 0;

  for (guint i = 0; i < self->groups->len; i++)
    total += matchup_stack_get_height (g_ptr_array_index (self->groups, i), width) +
             (i > 0 ? SPACING : 0);
  return MAX (total, 0);
}

static void
matchup_block_document_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  MatchupBlockDocument *self = MATCHUP_BLOCK_DOCUMENT (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      int child_min;
      int child_nat;

      gtk_widget_measure (g_ptr_array_index (self->groups, i),
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &child_min,
                          &child_nat,
                          NULL,
                          NULL);
      *minimum = MAX (*minimum, child_min);
      *natural = MAX (*natural, child_nat);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = get_height (self, for_size < 0 ? *natural : MAX (for_size, *minimum));
}

static void
matchup_block_document_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupBlockDocument *self = MATCHUP_BLOCK_DOCUMENT (widget);
  int y;

  if (width != self->width)
    {
      self->slack = 0;
      g_clear_weak_pointer (&self->anchor);
    }
  forget_plan (self); /* the blocks may have other places */
  self->width = width;
  self->height = height;
  y = self->slack;
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (self->groups, i);
      GtkAllocation place = { 0, y, width, matchup_stack_get_height (group, width) };

      gtk_widget_size_allocate (group, &place, -1);
      y += place.height + SPACING;
    }
}

static GtkSizeRequestMode
matchup_block_document_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
forget_heights (MatchupBlockDocument *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    matchup_block_group_forget_heights (g_ptr_array_index (self->groups, i));
}

static void
matchup_block_document_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (matchup_block_document_parent_class)->system_setting_changed (widget, setting);
  forget_heights (MATCHUP_BLOCK_DOCUMENT (widget));
}

static void
matchup_block_document_dispose (GObject *object)
{
  MatchupBlockDocument *self = MATCHUP_BLOCK_DOCUMENT (object);
  GtkWidget *child;

  if (self->context != NULL)
    matchup_block_context_remove (self->context, GTK_WIDGET (self));
  forget_plan (self);
  g_clear_weak_pointer (&self->anchor);
  g_ptr_array_set_size (self->groups, 0);
  self->n_blocks = 0;
  self->keep = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (matchup_block_document_parent_class)->dispose (object);
}

static void
matchup_block_document_finalize (GObject *object)
{
  MatchupBlockDocument *self = MATCHUP_BLOCK_DOCUMENT (object);

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->far);
  g_array_unref (self->plan);

  G_OBJECT_CLASS (matchup_block_document_parent_class)->finalize (object);
}

static void
matchup_block_document_class_init (MatchupBlockDocumentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_block_document_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_block_document_finalize;
  widget_class->measure = matchup_block_document_measure;
  widget_class->size_allocate = matchup_block_document_size_allocate;
  widget_class->get_request_mode = matchup_block_document_get_request_mode;
  widget_class->system_setting_changed = matchup_block_document_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
matchup_block_document_init (MatchupBlockDocument *self)
{
  self->groups = g_ptr_array_new ();
  self->far = g_ptr_array_new ();
  self->plan = g_array_new (FALSE, FALSE, sizeof (Task));
  self->width = -1;
  self->ensured = G_MAXUINT;
}

GtkWidget *
matchup_block_document_new (MatchupBlockContext *context)
{
  MatchupBlockDocument *self = g_object_new (MATCHUP_TYPE_BLOCK_DOCUMENT, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

guint
matchup_block_document_get_n_blocks (MatchupBlockDocument *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self), 0);
  return self->n_blocks;
}

MatchupMdBlock *
matchup_block_document_get_block (MatchupBlockDocument *self, guint position)
{
  MatchupBlockGroup *group;
  guint index;

  g_return_val_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self), NULL);

  group = locate (self, position, &index);
  return group != NULL ? matchup_block_group_get_block (group, index) : NULL;
}

GtkWidget *
matchup_block_document_get_widget (MatchupBlockDocument *self, guint position)
{
  MatchupBlockGroup *group;
  guint index;

  g_return_val_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self), NULL);

  group = locate (self, position, &index);
  return group != NULL ? matchup_block_group_get_widget (group, index) : NULL;
}

GtkWidget *
matchup_block_document_ensure_widget (MatchupBlockDocument *self, guint position)
{
  MatchupBlockGroup *group;
  GtkWidget *widget;
  guint index;

  g_return_val_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self), NULL);

  group = locate (self, position, &index);
  if (group == NULL)
    return NULL;
  self->ensured = position;
  matchup_block_group_build (group, index, self->context);
  widget = matchup_block_group_get_widget (group, index);
  matchup_block_context_complete (self->context, widget, TRUE);
  return widget;
}

gboolean
matchup_block_document_find (MatchupBlockDocument *self, GtkWidget *descendant, guint *out_position)
{
  GtkWidget *widget = descendant;
  guint index;

  g_return_val_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self), FALSE);

  while (widget != NULL && !MATCHUP_IS_BLOCK_GROUP (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL || !gtk_widget_is_ancestor (widget, GTK_WIDGET (self)) ||
      !matchup_block_group_find (MATCHUP_BLOCK_GROUP (gtk_widget_get_parent (widget)),
                                 widget,
                                 &index))
    return FALSE;
  *out_position = get_first (self, MATCHUP_BLOCK_GROUP (gtk_widget_get_parent (widget))) + index;
  return TRUE;
}

void
matchup_block_document_set_keep_func (MatchupBlockDocument *self,
                                      MatchupBlockKeepFunc func,
                                      gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));

  self->keep = func;
  self->keep_data = user_data;
}

void
matchup_block_document_set_seen (MatchupBlockDocument *self, double top, double bottom)
{
  double page;

  g_return_if_fail (MATCHUP_IS_BLOCK_DOCUMENT (self));

  if (!self->looked)
    self->settled_top = top;
  if (!self->looked || self->top != top || self->bottom != bottom)
    forget_plan (self);
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
    make_plan (self);
  if (self->plan->len > 0 || self->far->len > 0)
    matchup_block_context_add (self->context, GTK_WIDGET (self));
  return self->n_seen > 0 && self->bottom < self->height;
}
