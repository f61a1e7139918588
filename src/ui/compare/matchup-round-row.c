/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round-row.h"

#include "matchup-answer-view.h"
#include "matchup-columns.h"
#include "matchup-config.h"
#include "matchup-picture-row.h"
#include "matchup-race-strip.h"
#include "matchup-stack-layout.h"
#include "matchup-stream-text.h"

#include <glib/gi18n.h>

struct _MatchupRoundRow
{
  GtkWidget parent_instance;

  MatchupRound *round;
  MatchupColumns *columns;
};

G_DEFINE_FINAL_TYPE (MatchupRoundRow, matchup_round_row, GTK_TYPE_WIDGET)

static void
matchup_round_row_dispose (GObject *object)
{
  MatchupRoundRow *self = MATCHUP_ROUND_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->round);

  G_OBJECT_CLASS (matchup_round_row_parent_class)->dispose (object);
}

static void
matchup_round_row_class_init (MatchupRoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_round_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "roundrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_round_row_init (MatchupRoundRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (12));
}

static void
add_prompt (MatchupRoundRow *self, MatchupWorkspace *workspace, MatchupConversation *conversation)
{
  MatchupMessage *prompt = matchup_round_get_prompt (self->round);
  GtkWidget *text;

  if (matchup_message_has_images (prompt))
    gtk_widget_set_parent (matchup_picture_row_new (workspace, conversation, self->round),
                           GTK_WIDGET (self));
  /* A question of pictures alone has nothing to read. */
  if (matchup_message_get_length (prompt, MATCHUP_PART_KIND_TEXT) == 0 &&
      matchup_message_has_images (prompt))
    return;
  text = matchup_stream_text_new (prompt, FALSE);
  gtk_widget_add_css_class (text, "matchup-prompt");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("You asked"),
                                  -1);
  gtk_widget_set_parent (text, GTK_WIDGET (self));
}

GtkWidget *
matchup_round_row_new (MatchupWorkspace *workspace,
                       MatchupConversation *conversation,
                       MatchupRound *round)
{
  MatchupRoundRow *self = g_object_new (MATCHUP_TYPE_ROUND_ROW, NULL);

  self->round = g_object_ref (round);
  add_prompt (self, workspace, conversation);
  gtk_widget_set_parent (matchup_race_strip_new (round, matchup_workspace_get_clock (workspace)),
                         GTK_WIDGET (self));
  self->columns = MATCHUP_COLUMNS (matchup_columns_new ());
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    matchup_columns_append (self->columns,
                            matchup_answer_view_new (workspace,
                                                     conversation,
                                                     round,
                                                     matchup_round_get_answer (round, i),
                                                     i));
  gtk_widget_set_parent (GTK_WIDGET (self->columns), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Round"),
                                  -1);
  return GTK_WIDGET (self);
}

MatchupRound *
matchup_round_row_get_round (MatchupRoundRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND_ROW (self), NULL);
  return self->round;
}

void
matchup_round_row_set_first (MatchupRoundRow *self, guint first)
{
  g_return_if_fail (MATCHUP_IS_ROUND_ROW (self));

  matchup_columns_set_first (self->columns, first);
}
