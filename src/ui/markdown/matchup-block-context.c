/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-context.h"

#include "matchup-block-widget.h"
#include "matchup-text-leaf.h"

/* What never rests is named this often all the same; microseconds. */
#define NAMING G_USEC_PER_SEC

struct _MatchupBlockContext
{
  GObject parent_instance;

  GQueue pending; /* GtkWidget, borrowed: they take themselves out */
  gboolean working;
  gsize room;               /* of this turn */
  gsize spent;              /* in it */
  GPtrArray *fresh;         /* GtkWidget; changed since the last naming */
  GPtrArray *aging;         /* GtkWidget; changed before */
  gint64 named_at;          /* when all were named; monotonic */
  const char *inner_scheme; /* interned, or NULL */
};

G_DEFINE_FINAL_TYPE (MatchupBlockContext, matchup_block_context, G_TYPE_OBJECT)

enum
{
  SIGNAL_WORK_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_block_context_finalize (GObject *object)
{
  MatchupBlockContext *self = MATCHUP_BLOCK_CONTEXT (object);

  g_queue_clear (&self->pending);
  g_ptr_array_unref (self->fresh);
  g_ptr_array_unref (self->aging);

  G_OBJECT_CLASS (matchup_block_context_parent_class)->finalize (object);
}

static void
matchup_block_context_class_init (MatchupBlockContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_block_context_finalize;
  signals[SIGNAL_WORK_ADDED] = g_signal_new ("work-added",
                                             MATCHUP_TYPE_BLOCK_CONTEXT,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
}

static void
matchup_block_context_init (MatchupBlockContext *self)
{
  g_queue_init (&self->pending);
  self->fresh = g_ptr_array_new ();
  self->aging = g_ptr_array_new ();
}

MatchupBlockContext *
matchup_block_context_new (void)
{
  return g_object_new (MATCHUP_TYPE_BLOCK_CONTEXT, NULL);
}

void
matchup_block_context_add (MatchupBlockContext *self, GtkWidget *widget)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));
  g_return_if_fail (MATCHUP_IS_BLOCK_WIDGET (widget));

  if (g_queue_find (&self->pending, widget) != NULL)
    return;
  g_queue_push_head (&self->pending, widget);
  if (!self->working && self->pending.length == 1)
    g_signal_emit (self, signals[SIGNAL_WORK_ADDED], 0);
}

void
matchup_block_context_remove (MatchupBlockContext *self, GtkWidget *widget)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));

  g_queue_remove (&self->pending, widget);
  g_ptr_array_remove_fast (self->fresh, widget);
  g_ptr_array_remove_fast (self->aging, widget);
}

void
matchup_block_context_set_inner_scheme (MatchupBlockContext *self, const char *scheme)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));

  self->inner_scheme = g_intern_string (scheme);
}

const char *
matchup_block_context_get_inner_scheme (MatchupBlockContext *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self), NULL);

  return self->inner_scheme;
}

void
matchup_block_context_begin (MatchupBlockContext *self, gsize room)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));

  self->room = room;
  self->spent = 0;
}

gsize
matchup_block_context_get_spent (MatchupBlockContext *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self), 0);
  return self->spent;
}

gboolean
matchup_block_context_work (MatchupBlockContext *self, gint64 microseconds)
{
  gint64 start = g_get_monotonic_time ();

  g_return_val_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self), FALSE);

  self->working = TRUE;
  while (!g_queue_is_empty (&self->pending) && self->spent < self->room &&
         g_get_monotonic_time () - start < microseconds)
    {
      GtkWidget *widget = g_queue_peek_head (&self->pending);

      if (!matchup_block_widget_build (MATCHUP_BLOCK_WIDGET (widget)))
        g_queue_remove (&self->pending, widget);
    }
  self->working = FALSE;
  return !g_queue_is_empty (&self->pending);
}

gboolean
matchup_block_context_has_work (MatchupBlockContext *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self), FALSE);
  return !g_queue_is_empty (&self->pending);
}

static GtkWidget *
find_pending (MatchupBlockContext *self, GtkWidget *widget)
{
  for (GList *link = self->pending.head; link != NULL; link = link->next)
    {
      if (link->data == widget || gtk_widget_is_ancestor (link->data, widget))
        return link->data;
    }
  return NULL;
}

void
matchup_block_context_complete (MatchupBlockContext *self, GtkWidget *widget, gboolean all)
{
  gboolean working = self->working;
  GtkWidget *pending;

  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));

  self->working = TRUE;
  while ((all || self->spent < self->room) && (pending = find_pending (self, widget)) != NULL)
    {
      if (!matchup_block_widget_build (MATCHUP_BLOCK_WIDGET (pending)))
        g_queue_remove (&self->pending, pending);
    }
  self->working = working;
}

void
matchup_block_context_spend (MatchupBlockContext *self, gsize bytes)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));

  self->spent += bytes;
}

gboolean
matchup_block_context_has_room (MatchupBlockContext *self)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self), FALSE);
  return self->spent < self->room;
}

void
matchup_block_context_name_later (MatchupBlockContext *self, GtkWidget *widget)
{
  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));

  g_ptr_array_remove_fast (self->aging, widget);
  if (!g_ptr_array_find (self->fresh, widget, NULL))
    g_ptr_array_add (self->fresh, widget);
}

static void
set_name (GtkWidget *widget)
{
  g_autofree char *name = matchup_text_leaf_dup_reading (MATCHUP_TEXT_LEAF (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
matchup_block_context_name (MatchupBlockContext *self, gboolean all)
{
  GPtrArray *aged;
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (MATCHUP_IS_BLOCK_CONTEXT (self));

  all |= now - self->named_at >= NAMING;
  if (all)
    self->named_at = now;
  for (guint i = 0; i < self->aging->len; i++)
    set_name (g_ptr_array_index (self->aging, i));
  g_ptr_array_set_size (self->aging, 0);
  aged = self->aging;
  self->aging = self->fresh;
  self->fresh = aged;
  if (all && self->aging->len > 0)
    matchup_block_context_name (self, FALSE);
}
