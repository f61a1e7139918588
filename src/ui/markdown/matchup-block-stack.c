/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-stack.h"

#include "matchup-block-widget.h"
#include "matchup-config.h"
#include "matchup-item-block.h"
#include "matchup-more-button.h"
#include "matchup-stack-layout.h"

#include <glib/gi18n.h>

#define SPACING 10
#define TIGHT_SPACING 4

struct _MatchupBlockStack
{
  GtkWidget parent_instance;

  MatchupBlockContext *context;
  MatchupMdKind kind;
  gboolean ordered;
  guint first_number;
  gboolean tight;
  GPtrArray *blocks;  /* MatchupMdBlock */
  GPtrArray *widgets; /* GtkWidget, borrowed; those of the first blocks */
  guint limit;
  GtkWidget *more; /* the button, or NULL */
};

static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupBlockStack,
                               matchup_block_stack,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                      block_widget_iface_init))

static void
more_clicked_cb (MatchupBlockStack *self)
{
  self->limit += MATCHUP_BLOCK_STACK_LIST_LIMIT;
  gtk_widget_set_visible (self->more, FALSE);
  matchup_block_context_add (self->context, GTK_WIDGET (self));
}

/* Once the limit is reached: how many more there are. */
static void
update_more (MatchupBlockStack *self)
{
  matchup_more_button_update (&self->more,
                              GTK_WIDGET (self),
                              self->blocks->len - MIN (self->blocks->len, self->limit),
                              G_CALLBACK (more_clicked_cb));
}

static void
number_item (MatchupBlockStack *self, GtkWidget *widget, guint position)
{
  if (MATCHUP_IS_ITEM_BLOCK (widget))
    matchup_item_block_set_number (MATCHUP_ITEM_BLOCK (widget),
                                   self->ordered,
                                   self->first_number + position);
}

static void
make_widget (MatchupBlockStack *self, guint position)
{
  GtkWidget *widget =
      matchup_block_widget_new (self->context, g_ptr_array_index (self->blocks, position));

  number_item (self, widget, position);
  gtk_widget_insert_after (widget,
                           GTK_WIDGET (self),
                           position > 0 ? g_ptr_array_index (self->widgets, position - 1) : NULL);
  g_ptr_array_insert (self->widgets, (int) position, widget);
}

static void
remove_widget (MatchupBlockStack *self, guint position)
{
  GtkWidget *widget = g_ptr_array_index (self->widgets, position);

  g_ptr_array_remove_index (self->widgets, position);
  gtk_widget_unparent (widget);
}

static void
update_widget (MatchupBlockStack *self, guint position)
{
  GtkWidget *widget = g_ptr_array_index (self->widgets, position);

  if (matchup_block_widget_update (MATCHUP_BLOCK_WIDGET (widget),
                                   g_ptr_array_index (self->blocks, position)))
    return;
  remove_widget (self, position);
  make_widget (self, position);
}

static void
continue_building (MatchupBlockStack *self)
{
  if (self->widgets->len < MIN (self->blocks->len, self->limit))
    matchup_block_context_add (self->context, GTK_WIDGET (self));
  update_more (self);
}

static void
set_in_place (MatchupBlockStack *self, guint position, MatchupMdBlock *block)
{
  g_autoptr (MatchupMdBlock) old = g_ptr_array_index (self->blocks, position);

  g_ptr_array_index (self->blocks, position) = g_object_ref (block);
  if (position >= self->widgets->len || old == block || matchup_md_block_equal (old, block))
    return;
  if (matchup_block_context_has_room (self->context))
    update_widget (self, position);
  else /* The rest is made again, over several turns. */
    while (self->widgets->len > position)
      remove_widget (self, self->widgets->len - 1);
}

static void
insert (MatchupBlockStack *self, guint position, MatchupMdBlock *block)
{
  g_ptr_array_insert (self->blocks, (int) position, g_object_ref (block));
  if (position < self->widgets->len)
    make_widget (self, position);
}

static void
remove_blocks (MatchupBlockStack *self, guint position, guint n)
{
  guint end = MIN (position + n, self->widgets->len);

  while (end > position)
    remove_widget (self, --end);
  if (n > 0)
    g_ptr_array_remove_range (self->blocks, position, n);
}

/* What the list itself says of its items. */
static void
set_list (MatchupBlockStack *self, MatchupMdBlock *block)
{
  gboolean ordered = matchup_md_block_get_ordered (block);
  guint first = matchup_md_block_get_first_number (block);
  gboolean tight = matchup_md_block_get_tight (block);

  if (tight != self->tight)
    gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                   matchup_stack_layout_new (tight ? TIGHT_SPACING : SPACING));
  self->tight = tight;
  if (ordered == self->ordered && first == self->first_number)
    return;
  self->ordered = ordered;
  self->first_number = first;
  for (guint i = 0; i < self->widgets->len; i++)
    number_item (self, g_ptr_array_index (self->widgets, i), i);
}

static gboolean
matchup_block_stack_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  MatchupBlockStack *self = MATCHUP_BLOCK_STACK (widget);
  guint n = matchup_md_block_get_n_children (block);

  if (matchup_md_block_get_kind (block) != self->kind)
    return FALSE;
  if (self->kind == MATCHUP_MD_KIND_LIST)
    set_list (self, block);
  if (self->blocks->len > n)
    remove_blocks (self, n, self->blocks->len - n);
  for (guint i = 0; i < n; i++)
    {
      MatchupMdBlock *child = matchup_md_block_get_child (block, i);

      if (i < self->blocks->len)
        set_in_place (self, i, child);
      else
        insert (self, i, child);
    }
  continue_building (self);
  return TRUE;
}

static gboolean
matchup_block_stack_build (MatchupBlockWidget *widget)
{
  MatchupBlockStack *self = MATCHUP_BLOCK_STACK (widget);
  guint end = MIN (self->blocks->len, self->limit);

  if (self->widgets->len < end)
    make_widget (self, self->widgets->len);
  if (self->widgets->len < end)
    return TRUE;
  update_more (self);
  return FALSE;
}

static gboolean
matchup_block_stack_is_touched (MatchupBlockWidget *widget)
{
  MatchupBlockStack *self = MATCHUP_BLOCK_STACK (widget);

  return self->limit != G_MAXUINT && self->limit > MATCHUP_BLOCK_STACK_LIST_LIMIT;
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_block_stack_update;
  iface->is_touched = matchup_block_stack_is_touched;
  iface->build = matchup_block_stack_build;
}

static void
matchup_block_stack_dispose (GObject *object)
{
  MatchupBlockStack *self = MATCHUP_BLOCK_STACK (object);
  GtkWidget *child;

  if (self->context != NULL)
    matchup_block_context_remove (self->context, GTK_WIDGET (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->widgets, 0);
  self->more = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (matchup_block_stack_parent_class)->dispose (object);
}

static void
matchup_block_stack_finalize (GObject *object)
{
  MatchupBlockStack *self = MATCHUP_BLOCK_STACK (object);

  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->widgets);

  G_OBJECT_CLASS (matchup_block_stack_parent_class)->finalize (object);
}

static void
matchup_block_stack_class_init (MatchupBlockStackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_block_stack_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_block_stack_finalize;
}

static void
matchup_block_stack_init (MatchupBlockStack *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_object_unref);
  self->widgets = g_ptr_array_new ();
  self->limit = G_MAXUINT;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (SPACING));
}

GtkWidget *
matchup_block_stack_new (MatchupBlockContext *context, MatchupMdBlock *block)
{
  MatchupMdKind kind = matchup_md_block_get_kind (block);
  GtkAccessibleRole role = GTK_ACCESSIBLE_ROLE_GENERIC;
  MatchupBlockStack *self;

  if (kind == MATCHUP_MD_KIND_LIST)
    role = GTK_ACCESSIBLE_ROLE_LIST;
  else if (kind == MATCHUP_MD_KIND_QUOTE)
    role = GTK_ACCESSIBLE_ROLE_GROUP;
  self = g_object_new (MATCHUP_TYPE_BLOCK_STACK, "accessible-role", role, NULL);
  self->context = g_object_ref (context);
  self->kind = kind;
  if (kind == MATCHUP_MD_KIND_LIST)
    self->limit = MATCHUP_BLOCK_STACK_LIST_LIMIT;
  if (kind == MATCHUP_MD_KIND_ITEM)
    gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (TIGHT_SPACING));
  if (kind == MATCHUP_MD_KIND_QUOTE)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-quote");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      /* Translators: name of a quoted text for screen readers */
                                      _ ("Quotation"),
                                      -1);
    }
  matchup_block_stack_update (MATCHUP_BLOCK_WIDGET (self), block);
  return GTK_WIDGET (self);
}
