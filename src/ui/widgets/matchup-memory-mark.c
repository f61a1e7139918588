/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-memory-mark.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-memory-change.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

struct _MatchupMemoryMark
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  GtkLabel *sentence;
  GtkWidget *edit_button;
  GtkWidget *popover; /* where the summary is read and corrected; or NULL */
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (MatchupMemoryMark, matchup_memory_mark, GTK_TYPE_WIDGET)

static void
update (MatchupMemoryMark *self)
{
  const char *summary = matchup_round_get_summary (self->round);
  gboolean summarised = summary != NULL && *summary != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self), summary != NULL);
  gtk_widget_set_visible (self->edit_button, summarised);
  gtk_label_set_text (self->sentence,
                      summarised ? _ ("A summary is sent in place of the above.")
                                 : _ ("The above is not sent any more."));
}

static void
change_summary (MatchupMemoryMark *self, const char *summary, const char *said)
{
  MatchupMemoryChange *change =
      matchup_memory_change_new (matchup_workspace_get_history (self->workspace),
                                 self->conversation);

  matchup_memory_change_set (change, self->round, summary);
  matchup_memory_change_tell (change, GTK_WIDGET (self), said);
}

static void
whole_clicked_cb (MatchupMemoryMark *self)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean had_focus = matchup_focus_leave (GTK_WIDGET (self), NULL);

  change_summary (self, NULL, _ ("The beginning is sent again from now on"));
  if (had_focus && around != NULL)
    gtk_widget_child_focus (around, GTK_DIR_TAB_FORWARD);
}

/* What was changed is kept; an empty one leaves out what stands above, where that is @meant. */
static void
keep_text (MatchupMemoryMark *self, gboolean meant)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (matchup_round_get_summary (self->round) == NULL ||
      g_strcmp0 (text, matchup_round_get_summary (self->round)) == 0)
    return;
  if (*text != '\0')
    matchup_history_set_summary (matchup_workspace_get_history (self->workspace),
                                 self->conversation,
                                 self->round,
                                 text);
  else if (meant)
    change_summary (self, "", _ ("The beginning is left out from now on"));
}

static void
closed_cb (MatchupMemoryMark *self)
{
  keep_text (self, TRUE);
}

/* The row around it goes when it is scrolled out of sight, and the popover with it. */
static void
matchup_memory_mark_unmap (GtkWidget *widget)
{
  MatchupMemoryMark *self = MATCHUP_MEMORY_MARK (widget);

  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    keep_text (self, FALSE);
  GTK_WIDGET_CLASS (matchup_memory_mark_parent_class)->unmap (widget);
}

static void
ensure_popover (MatchupMemoryMark *self)
{
  GtkWidget *scroller;

  if (self->popover != NULL)
    return;
  self->popover = gtk_popover_new ();
  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_text_view_set_left_margin (self->text, 6);
  gtk_text_view_set_right_margin (self->text, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: heading of what a model summed up */
                                  _ ("Summary"),
                                  -1);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_widget_set_size_request (scroller, 280, 240);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_widget_set_parent (self->popover, self->edit_button);
  g_signal_connect_object (self->popover,
                           "closed",
                           G_CALLBACK (closed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
edit_clicked_cb (MatchupMemoryMark *self)
{
  const char *summary = matchup_round_get_summary (self->round);

  ensure_popover (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            summary != NULL ? summary : "",
                            -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
matchup_memory_mark_dispose (GObject *object)
{
  MatchupMemoryMark *self = MATCHUP_MEMORY_MARK (object);
  GtkWidget *child;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->round);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_memory_mark_parent_class)->dispose (object);
}

static void
matchup_memory_mark_class_init (MatchupMemoryMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_memory_mark_dispose;
  widget_class->unmap = matchup_memory_mark_unmap;
  gtk_widget_class_set_css_name (widget_class, "memorymark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (MatchupMemoryMark *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  matchup_accessible_name_by_label (button);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
matchup_memory_mark_init (MatchupMemoryMark *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (6, 6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The memory of this chat ends here"),
                                  -1);
  self->sentence =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "width-chars", 12, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->sentence), GTK_WIDGET (self));
  /* In a narrow window none of them stands alone. */
  gtk_widget_set_layout_manager (buttons, matchup_wrap_layout_new (6, 6));
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
  self->edit_button = add_button (self, buttons, _ ("Edit Summary"), G_CALLBACK (edit_clicked_cb));
  add_button (self, buttons, _ ("Send All Again"), G_CALLBACK (whole_clicked_cb));
}

GtkWidget *
matchup_memory_mark_new (MatchupWorkspace *workspace,
                         MatchupConversation *conversation,
                         MatchupRound *round)
{
  MatchupMemoryMark *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  self = g_object_new (MATCHUP_TYPE_MEMORY_MARK, NULL);
  self->workspace = g_object_ref (workspace);
  self->conversation = g_object_ref (conversation);
  self->round = g_object_ref (round);
  g_signal_connect_object (round, "notify::summary", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
