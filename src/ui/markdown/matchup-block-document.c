/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-document.h"

#include "matchup-block-document-private.h"
#include "matchup-block-widget.h"
#include "matchup-stack-layout.h"

#define GROUP_SIZE 48
/* Widgets that are let go at once, and what that costs, in bytes of text. */
#define RELEASED_AT_ONCE 4
#define RELEASE_COST 64

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
make_widget (MatchupBlockDocument *self, const MatchupBlockTask *task)
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
    matchup_block_document_make_plan (self);
  if (self->plan->len > 0)
    {
      MatchupBlockTask task = g_array_index (self->plan, MatchupBlockTask, self->plan->len - 1);

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
      group = MATCHUP_BLOCK_GROUP (matchup_block_group_new (MATCHUP_BLOCK_DOCUMENT_SPACING));
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

  matchup_block_document_forget_plan (self);
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

int
matchup_block_document_get_height (MatchupBlockDocument *self, int width)
{
  int total;

  if (self->scaled && width == self->width)
    matchup_block_document_keep_place (self);
  total = width == self->width ? self->slack : 0;
  for (guint i = 0; i < self->groups->len; i++)
    total += matchup_stack_get_height (g_ptr_array_index (self->groups, i), width) +
             (i > 0 ? MATCHUP_BLOCK_DOCUMENT_SPACING : 0);
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
    *minimum = *natural =
        matchup_block_document_get_height (self,
                                           for_size < 0 ? *natural : MAX (for_size, *minimum));
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
  matchup_block_document_forget_plan (self); /* the blocks may have other places */
  self->width = width;
  self->height = height;
  y = self->slack;
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (self->groups, i);
      GtkAllocation place = { 0, y, width, matchup_stack_get_height (group, width) };

      gtk_widget_size_allocate (group, &place, -1);
      y += place.height + MATCHUP_BLOCK_DOCUMENT_SPACING;
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

/* Letters of another size: what has no widgets is estimated anew, at once, as it only is counted.
 */
static void
matchup_block_document_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MatchupBlockDocument *self = MATCHUP_BLOCK_DOCUMENT (widget);
  g_autoptr (PangoFontDescription) font = NULL;

  GTK_WIDGET_CLASS (matchup_block_document_parent_class)->css_changed (widget, change);
  font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  if (self->font != NULL && pango_font_description_equal (font, self->font))
    return;
  if (self->font != NULL)
    {
      forget_heights (self);
      self->scaled = TRUE;
    }
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = g_steal_pointer (&font);
}

static void
matchup_block_document_dispose (GObject *object)
{
  MatchupBlockDocument *self = MATCHUP_BLOCK_DOCUMENT (object);
  GtkWidget *child;

  if (self->context != NULL)
    matchup_block_context_remove (self->context, GTK_WIDGET (self));
  matchup_block_document_forget_plan (self);
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
  g_clear_pointer (&self->font, pango_font_description_free);

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
  widget_class->css_changed = matchup_block_document_css_changed;
  widget_class->system_setting_changed = matchup_block_document_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
matchup_block_document_init (MatchupBlockDocument *self)
{
  self->groups = g_ptr_array_new ();
  self->far = g_ptr_array_new ();
  self->plan = g_array_new (FALSE, FALSE, sizeof (MatchupBlockTask));
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
