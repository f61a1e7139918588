/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-transcript.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-round-row.h"
#include "matchup-stack-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ROUNDS_AT_ONCE 10
/* Nearer to the end than this is at the end; pixels. */
#define NEAR_END 32

struct _MatchupTranscript
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  GtkWidget *overlay;
  GtkScrolledWindow *scroller;
  GtkWidget *list;
  GtkWidget *earlier_button;
  GtkWidget *end_button;
  guint first_round; /* rounds before this one have no row yet */
  guint first_column;
  guint tick_id;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (MatchupTranscript, matchup_transcript, GTK_TYPE_WIDGET)

static GtkAdjustment *
get_adjustment (MatchupTranscript *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

static double
get_end (MatchupTranscript *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (widget);

  self->tick_id = 0;
  if (self->following)
    gtk_adjustment_set_value (get_adjustment (self), get_end (self));
  return G_SOURCE_REMOVE;
}

static void
update_end_button (MatchupTranscript *self)
{
  gtk_widget_set_visible (self->end_button, !self->following && get_end (self) > NEAR_END);
}

/* The text grew: what was laid out can only be scrolled to in the next frame. */
static void
extent_changed_cb (MatchupTranscript *self)
{
  if (self->following && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  update_end_button (self);
}

static void
scrolled_cb (MatchupTranscript *self)
{
  self->following = gtk_adjustment_get_value (get_adjustment (self)) >= get_end (self) - NEAR_END;
  update_end_button (self);
}

static void
end_clicked_cb (MatchupTranscript *self)
{
  matchup_transcript_go_to_end (self);
}

static GtkWidget *
make_row (MatchupTranscript *self, guint position)
{
  GtkWidget *row =
      matchup_round_row_new (self->workspace,
                             self->conversation,
                             matchup_conversation_get_round (self->conversation, position));

  matchup_round_row_set_first (MATCHUP_ROUND_ROW (row), self->first_column);
  return row;
}

static void
earlier_clicked_cb (MatchupTranscript *self)
{
  guint until = self->first_round;

  self->following = FALSE;
  self->first_round = until > ROUNDS_AT_ONCE ? until - ROUNDS_AT_ONCE : 0;
  for (guint i = until; i > self->first_round; i--)
    gtk_widget_insert_after (make_row (self, i - 1), self->list, self->earlier_button);
  gtk_widget_set_visible (self->earlier_button, self->first_round > 0);
}

static void
clear_rows (MatchupTranscript *self)
{
  GtkWidget *child;

  matchup_focus_leave (self->list, NULL);
  while ((child = gtk_widget_get_next_sibling (self->earlier_button)) != NULL)
    gtk_widget_unparent (child);
}

static void
rounds_changed_cb (MatchupTranscript *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    gtk_widget_insert_before (make_row (self, i), self->list, NULL);
}

static void
matchup_transcript_dispose (GObject *object)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (object);

  if (self->overlay != NULL)
    {
      matchup_transcript_set_conversation (self, NULL);
      g_signal_handlers_disconnect_by_data (get_adjustment (self), self);
      gtk_widget_unparent (self->earlier_button);
      gtk_widget_unparent (self->overlay);
    }
  self->overlay = NULL;
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_transcript_parent_class)->dispose (object);
}

static void
matchup_transcript_class_init (MatchupTranscriptClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_transcript_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LOG);
}

static void
make_buttons (MatchupTranscript *self)
{
  self->earlier_button = gtk_button_new_with_label (_ ("Show Earlier Rounds"));
  gtk_widget_set_halign (self->earlier_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->earlier_button, FALSE);
  gtk_widget_set_parent (self->earlier_button, self->list);
  g_signal_connect_swapped (self->earlier_button, "clicked", G_CALLBACK (earlier_clicked_cb), self);

  self->end_button = gtk_button_new_from_icon_name ("go-bottom-symbolic");
  gtk_widget_set_halign (self->end_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->end_button, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (self->end_button, 12);
  gtk_widget_set_visible (self->end_button, FALSE);
  gtk_widget_add_css_class (self->end_button, "circular");
  gtk_widget_add_css_class (self->end_button, "osd");
  gtk_widget_set_tooltip_text (self->end_button, _ ("Go to the Latest"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->end_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go to the latest"),
                                  -1);
  g_signal_connect_swapped (self->end_button, "clicked", G_CALLBACK (end_clicked_cb), self);
}

static void
matchup_transcript_init (MatchupTranscript *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->following = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions and answers"),
                                  -1);
  self->list = g_object_new (ADW_TYPE_BIN,
                             "css-classes",
                             (const char *[]){ "matchup-transcript", NULL },
                             NULL);
  gtk_widget_set_layout_manager (self->list, matchup_stack_layout_new (24));
  make_buttons (self);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->list);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, viewport);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->scroller));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->end_button);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  g_signal_connect_swapped (get_adjustment (self), "changed", G_CALLBACK (extent_changed_cb), self);
  g_signal_connect_swapped (get_adjustment (self), "value-changed", G_CALLBACK (scrolled_cb), self);
}

GtkWidget *
matchup_transcript_new (MatchupWorkspace *workspace)
{
  MatchupTranscript *self = g_object_new (MATCHUP_TYPE_TRANSCRIPT, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

void
matchup_transcript_set_conversation (MatchupTranscript *self, MatchupConversation *conversation)
{
  guint n_rounds;

  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));

  if (self->conversation == conversation)
    return;
  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  clear_rows (self);
  g_set_object (&self->conversation, conversation);
  self->first_round = 0;
  gtk_widget_set_visible (self->earlier_button, FALSE);
  if (conversation == NULL)
    return;
  n_rounds = matchup_conversation_get_n_rounds (conversation);
  self->first_round = n_rounds > ROUNDS_AT_ONCE ? n_rounds - ROUNDS_AT_ONCE : 0;
  gtk_widget_set_visible (self->earlier_button, self->first_round > 0);
  rounds_changed_cb (self, self->first_round, 0, n_rounds - self->first_round);
  g_signal_connect_swapped (conversation, "items-changed", G_CALLBACK (rounds_changed_cb), self);
  self->following = TRUE;
  extent_changed_cb (self); /* also when this one is as long as the one before */
}

void
matchup_transcript_set_first_column (MatchupTranscript *self, guint first)
{
  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));

  self->first_column = first;
  for (GtkWidget *child = gtk_widget_get_next_sibling (self->earlier_button); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    matchup_round_row_set_first (MATCHUP_ROUND_ROW (child), first);
}

void
matchup_transcript_go_to_end (MatchupTranscript *self)
{
  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));

  self->following = TRUE;
  gtk_adjustment_set_value (get_adjustment (self), get_end (self));
  extent_changed_cb (self);
}
