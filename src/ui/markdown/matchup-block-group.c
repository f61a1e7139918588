/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-group.h"

#include "matchup-block-height.h"
#include "matchup-block-widget.h"
#include "matchup-stack-layout.h"

/* Of blocks without a widget, for whoever asks without a width. Pixels. */
#define NATURAL_WIDTH 320

typedef struct
{
  MatchupMdBlock *block; /* owned */
  GtkWidget *widget;     /* borrowed, a child; or NULL */
  int width;             /* the last place's; -1: there was none */
  int height;            /* of the widget there, or estimated for it */
  int other_width;       /* that was asked for since; -1: none */
  int other_height;
} Entry;

struct _MatchupBlockGroup
{
  GtkWidget parent_instance;

  int spacing;
  GArray *entries; /* Entry */
  guint n_widgets;
};

G_DEFINE_FINAL_TYPE (MatchupBlockGroup, matchup_block_group, GTK_TYPE_WIDGET)

static Entry *
get_entry (MatchupBlockGroup *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->widget, gtk_widget_unparent);
  g_clear_object (&entry->block);
}

static int
get_entry_height (MatchupBlockGroup *self, Entry *entry, int width)
{
  if (entry->widget != NULL)
    return matchup_stack_get_height (entry->widget, width);
  if (entry->width == width)
    return entry->height;
  if (entry->other_width != width)
    {
      entry->other_height = matchup_block_height_estimate (entry->block, GTK_WIDGET (self), width);
      entry->other_width = width;
    }
  return entry->other_height;
}

static void
forget_height (Entry *entry)
{
  entry->width = -1;
  entry->other_width = -1;
}

int
matchup_block_group_get_block_height (MatchupBlockGroup *self, guint index, int width)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_GROUP (self), 0);
  g_return_val_if_fail (index < self->entries->len, 0);
  return get_entry_height (self, get_entry (self, index), width);
}

int
matchup_block_group_get_height (MatchupBlockGroup *self, int width)
{
  int total = 0;

  g_return_val_if_fail (MATCHUP_IS_BLOCK_GROUP (self), 0);

  for (guint i = 0; i < self->entries->len; i++)
    total += get_entry_height (self, get_entry (self, i), width) + (i > 0 ? self->spacing : 0);
  return total;
}

static void
matchup_block_group_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  MatchupBlockGroup *self = MATCHUP_BLOCK_GROUP (widget);
  int min_width = 0;
  int nat_width = self->n_widgets < self->entries->len ? NATURAL_WIDTH : 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkWidget *child = get_entry (self, i)->widget;
      int child_min;
      int child_nat;

      if (child == NULL)
        continue;
      gtk_widget_measure (child,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &child_min,
                          &child_nat,
                          NULL,
                          NULL);
      min_width = MAX (min_width, child_min);
      nat_width = MAX (nat_width, child_nat);
    }
  *minimum = min_width;
  *natural = MAX (nat_width, min_width);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural =
        matchup_block_group_get_height (self, for_size < 0 ? *natural : MAX (for_size, min_width));
}

static void
matchup_block_group_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupBlockGroup *self = MATCHUP_BLOCK_GROUP (widget);
  int y = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);
      GtkAllocation place = { 0, y, width, get_entry_height (self, entry, width) };

      if (entry->widget != NULL)
        gtk_widget_size_allocate (entry->widget, &place, -1);
      entry->width = width;
      entry->height = place.height;
      y += place.height + self->spacing;
    }
}

static GtkSizeRequestMode
matchup_block_group_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
matchup_block_group_dispose (GObject *object)
{
  MatchupBlockGroup *self = MATCHUP_BLOCK_GROUP (object);

  g_array_set_size (self->entries, 0);
  self->n_widgets = 0;

  G_OBJECT_CLASS (matchup_block_group_parent_class)->dispose (object);
}

static void
matchup_block_group_finalize (GObject *object)
{
  g_array_unref (MATCHUP_BLOCK_GROUP (object)->entries);

  G_OBJECT_CLASS (matchup_block_group_parent_class)->finalize (object);
}

static void
matchup_block_group_class_init (MatchupBlockGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_block_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_block_group_finalize;
  widget_class->measure = matchup_block_group_measure;
  widget_class->size_allocate = matchup_block_group_size_allocate;
  widget_class->get_request_mode = matchup_block_group_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
matchup_block_group_init (MatchupBlockGroup *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
}

GtkWidget *
matchup_block_group_new (int spacing)
{
  MatchupBlockGroup *self = g_object_new (MATCHUP_TYPE_BLOCK_GROUP, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

guint
matchup_block_group_get_n_blocks (MatchupBlockGroup *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_GROUP (self), 0);
  return self->entries->len;
}

guint
matchup_block_group_get_n_widgets (MatchupBlockGroup *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_GROUP (self), 0);
  return self->n_widgets;
}

MatchupMdBlock *
matchup_block_group_get_block (MatchupBlockGroup *self, guint index)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_GROUP (self), NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);
  return get_entry (self, index)->block;
}

GtkWidget *
matchup_block_group_get_widget (MatchupBlockGroup *self, guint index)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_GROUP (self), NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);
  return get_entry (self, index)->widget;
}

gboolean
matchup_block_group_find (MatchupBlockGroup *self, GtkWidget *widget, guint *out_index)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_GROUP (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (get_entry (self, i)->widget != widget || widget == NULL)
        continue;
      *out_index = i;
      return TRUE;
    }
  return FALSE;
}

void
matchup_block_group_insert (MatchupBlockGroup *self, guint index, MatchupMdBlock *block)
{
  const Entry entry = { g_object_ref (block), NULL, -1, 0, -1, 0 };

  g_return_if_fail (MATCHUP_IS_BLOCK_GROUP (self));
  g_return_if_fail (index <= self->entries->len);

  g_array_insert_val (self->entries, index, entry);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
matchup_block_group_remove (MatchupBlockGroup *self, guint index)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_GROUP (self));
  g_return_if_fail (index < self->entries->len);

  if (get_entry (self, index)->widget != NULL)
    self->n_widgets--;
  g_array_remove_index (self->entries, index);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
matchup_block_group_replace (MatchupBlockGroup *self, guint index, MatchupMdBlock *block)
{
  Entry *entry;

  g_return_if_fail (MATCHUP_IS_BLOCK_GROUP (self));
  g_return_if_fail (index < self->entries->len);

  entry = get_entry (self, index);
  g_set_object (&entry->block, block);
  if (entry->widget != NULL)
    return;
  forget_height (entry);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The widget of the last block with one before @index, or NULL. */
static GtkWidget *
find_previous (MatchupBlockGroup *self, guint index)
{
  while (index-- > 0)
    {
      if (get_entry (self, index)->widget != NULL)
        return get_entry (self, index)->widget;
    }
  return NULL;
}

void
matchup_block_group_build (MatchupBlockGroup *self, guint index, MatchupBlockContext *context)
{
  Entry *entry;

  g_return_if_fail (MATCHUP_IS_BLOCK_GROUP (self));
  g_return_if_fail (index < self->entries->len);

  entry = get_entry (self, index);
  if (entry->widget != NULL)
    return;
  entry->widget = matchup_block_widget_new (context, entry->block);
  gtk_widget_insert_after (entry->widget, GTK_WIDGET (self), find_previous (self, index));
  self->n_widgets++;
}

void
matchup_block_group_release (MatchupBlockGroup *self, guint index)
{
  Entry *entry;

  g_return_if_fail (MATCHUP_IS_BLOCK_GROUP (self));
  g_return_if_fail (index < self->entries->len);

  entry = get_entry (self, index);
  if (entry->widget == NULL)
    return;
  self->n_widgets--;
  g_clear_pointer (&entry->widget, gtk_widget_unparent);
}

void
matchup_block_group_forget_heights (MatchupBlockGroup *self)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_GROUP (self));

  for (guint i = 0; i < self->entries->len; i++)
    if (get_entry (self, i)->widget == NULL)
      forget_height (get_entry (self, i));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
