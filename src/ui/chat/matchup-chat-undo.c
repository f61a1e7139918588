/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-chat-undo.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

/* What is needed to take a deletion back. */
typedef struct
{
  MatchupHistory *history;
  MatchupConversation *conversation;
  GPtrArray *rounds;     /* MatchupRound; the one of @run, or those that were deleted */
  MatchupAnswer *answer; /* NULL: whole messages were deleted */
  MatchupRun *run;
} Deletion;

static Deletion *
deletion_new (MatchupHistory *history, MatchupConversation *conversation)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->history = g_object_ref (history);
  deletion->conversation = g_object_ref (conversation);
  deletion->rounds = g_ptr_array_new_with_free_func (g_object_unref);
  return deletion;
}

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_clear_object (&deletion->run);
  g_clear_object (&deletion->answer);
  g_clear_pointer (&deletion->rounds, g_ptr_array_unref);
  g_clear_object (&deletion->conversation);
  g_clear_object (&deletion->history);
  g_free (deletion);
}

static void
undo (gpointer data)
{
  Deletion *deletion = data;

  if (deletion->answer != NULL)
    matchup_history_undelete_run (deletion->history,
                                  deletion->conversation,
                                  g_ptr_array_index (deletion->rounds, 0),
                                  deletion->answer,
                                  deletion->run);
  else
    matchup_history_undelete_rounds (deletion->history, deletion->conversation, deletion->rounds);
}

void
matchup_chat_undo_delete_round (GtkWidget *widget,
                                MatchupHistory *history,
                                MatchupConversation *conversation,
                                MatchupRound *round,
                                gboolean with_rest)
{
  g_autoptr (GPtrArray) rest = NULL;
  GtkWidget *parent;
  Deletion *deletion;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MATCHUP_IS_HISTORY (history));

  parent = gtk_widget_get_parent (widget);
  deletion = deletion_new (history, conversation);
  if (with_rest)
    rest = matchup_conversation_dup_rest (conversation, round);
  else
    g_ptr_array_add (deletion->rounds, g_object_ref (round));
  for (guint i = 0; with_rest && i < rest->len; i++)
    g_ptr_array_add (deletion->rounds, g_object_ref (g_ptr_array_index (rest, i)));
  /* The row goes, and with it whatever had the focus. */
  if (matchup_focus_leave (widget, NULL))
    gtk_widget_activate_action (parent, "chat.next-message", NULL);
  matchup_history_delete_rounds (history, conversation, deletion->rounds);
  matchup_toast_with_undo (parent,
                           with_rest ? _ ("Message and everything after it deleted")
                                     : _ ("Message and its answer deleted"),
                           undo,
                           deletion,
                           deletion_free);
}

void
matchup_chat_undo_delete_run (GtkWidget *widget,
                              MatchupHistory *history,
                              MatchupConversation *conversation,
                              MatchupRound *round,
                              MatchupAnswer *answer,
                              MatchupRun *run)
{
  Deletion *deletion;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MATCHUP_IS_HISTORY (history));

  deletion = deletion_new (history, conversation);
  g_ptr_array_add (deletion->rounds, g_object_ref (round));
  deletion->answer = g_object_ref (answer);
  deletion->run = g_object_ref (run);
  if (!matchup_history_delete_run (history, conversation, round, answer, run))
    {
      deletion_free (deletion);
      return;
    }
  matchup_toast_with_undo (widget, _ ("Answer deleted"), undo, deletion, deletion_free);
}
