/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-rename-popover.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"

/* After closing, in milliseconds. */
#define REMOVAL_DELAY 250

struct _MatchupRenamePopover
{
  GtkPopover parent_instance;

  char *title;          /* the old one */
  GtkWidget *came_from; /* weak: what had the focus before */
  guint removal;        /* source, once it is closed */

  GtkEntry *entry;
  GtkButton *button;
};

enum
{
  SIGNAL_RENAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupRenamePopover, matchup_rename_popover, GTK_TYPE_POPOVER)

static char *
dup_text (MatchupRenamePopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
entry_changed_cb (MatchupRenamePopover *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), *text != '\0');
}

static gboolean
remove_cb (gpointer user_data)
{
  MatchupRenamePopover *self = user_data;

  self->removal = 0;
  gtk_widget_unparent (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Where the focus came from; the row, when it came from a menu that is gone by now. */
static void
give_focus_back (MatchupRenamePopover *self)
{
  GtkWidget *widget = self->came_from;

  if (widget == NULL || !gtk_widget_get_mapped (widget))
    widget = gtk_widget_get_parent (GTK_WIDGET (self));
  while (widget != NULL && !gtk_widget_get_focusable (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

/*
 * GTK 4.8 would put the focus on the first button of the window, and a list that the popover stood
 * in could not be reached with Tab any more. The popover is removed not from within the emission,
 * as GTK still works with it after that, and not at once: what the X server says of the pointer
 * when the popover lets go of it comes later, and GTK 4.8 keeps the popover in mind for it without
 * holding it.
 */
static void
matchup_rename_popover_closed (GtkPopover *popover)
{
  MatchupRenamePopover *self = MATCHUP_RENAME_POPOVER (popover);

  give_focus_back (self);
  if (self->removal == 0)
    self->removal = g_timeout_add (REMOVAL_DELAY, remove_cb, self);
}

static void
matchup_rename_popover_dispose (GObject *object)
{
  MatchupRenamePopover *self = MATCHUP_RENAME_POPOVER (object);

  g_clear_handle_id (&self->removal, g_source_remove);
  g_clear_weak_pointer (&self->came_from);
  gtk_widget_dispose_template (GTK_WIDGET (object), MATCHUP_TYPE_RENAME_POPOVER);

  G_OBJECT_CLASS (matchup_rename_popover_parent_class)->dispose (object);
}

static void
matchup_rename_popover_finalize (GObject *object)
{
  MatchupRenamePopover *self = MATCHUP_RENAME_POPOVER (object);

  g_free (self->title);

  G_OBJECT_CLASS (matchup_rename_popover_parent_class)->finalize (object);
}

static void
matchup_rename_popover_class_init (MatchupRenamePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_rename_popover_dispose;
  object_class->finalize = matchup_rename_popover_finalize;
  GTK_POPOVER_CLASS (klass)->closed = matchup_rename_popover_closed;

  signals[SIGNAL_RENAMED] = g_signal_new ("renamed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-rename-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupRenamePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, MatchupRenamePopover, button);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, matchup_rename_popover_apply);
}

static void
matchup_rename_popover_init (MatchupRenamePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
}

void
matchup_rename_popover_set_text (MatchupRenamePopover *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_RENAME_POPOVER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
matchup_rename_popover_apply (MatchupRenamePopover *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MATCHUP_IS_RENAME_POPOVER (self));

  text = dup_text (self);
  if (*text == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (g_strcmp0 (text, self->title) != 0)
    g_signal_emit (self, signals[SIGNAL_RENAMED], 0, text);
}

MatchupRenamePopover *
matchup_rename_popover_show (GtkWidget *parent, const char *title)
{
  MatchupRenamePopover *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_RENAME_POPOVER, NULL);
  self->title = g_strdup (title);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_set_weak_pointer (&self->came_from, gtk_root_get_focus (gtk_widget_get_root (parent)));
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry)); /* selects all of it */
  return self;
}
