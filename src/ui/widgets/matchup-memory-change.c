/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-memory-change.h"

#include "matchup-toast.h"

typedef struct
{
  MatchupRound *round;
  char *before;
} Noted;

struct _MatchupMemoryChange
{
  MatchupHistory *history;
  MatchupConversation *conversation;
  GPtrArray *noted; /* Noted */
};

static void
noted_free (gpointer data)
{
  Noted *noted = data;

  g_object_unref (noted->round);
  g_free (noted->before);
  g_free (noted);
}

MatchupMemoryChange *
matchup_memory_change_new (MatchupHistory *history, MatchupConversation *conversation)
{
  MatchupMemoryChange *self;

  g_return_val_if_fail (MATCHUP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  self = g_new0 (MatchupMemoryChange, 1);
  self->history = g_object_ref (history);
  self->conversation = g_object_ref (conversation);
  self->noted = g_ptr_array_new_with_free_func (noted_free);
  return self;
}

void
matchup_memory_change_free (MatchupMemoryChange *self)
{
  g_object_unref (self->history);
  g_object_unref (self->conversation);
  g_ptr_array_unref (self->noted);
  g_free (self);
}

void
matchup_memory_change_note (MatchupMemoryChange *self, MatchupRound *round)
{
  Noted *noted;

  g_return_if_fail (self != NULL);
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  noted = g_new0 (Noted, 1);
  noted->round = g_object_ref (round);
  noted->before = g_strdup (matchup_round_get_summary (round));
  g_ptr_array_add (self->noted, noted);
}

void
matchup_memory_change_set (MatchupMemoryChange *self, MatchupRound *round, const char *summary)
{
  g_return_if_fail (self != NULL);

  matchup_memory_change_note (self, round);
  matchup_history_set_summary (self->history, self->conversation, round, summary);
}

static void
undo (gpointer data)
{
  MatchupMemoryChange *self = data;

  for (guint i = 0; i < self->noted->len; i++)
    {
      Noted *noted = g_ptr_array_index (self->noted, i);

      matchup_history_set_summary (self->history, self->conversation, noted->round, noted->before);
    }
}

static void
free_cb (gpointer data)
{
  matchup_memory_change_free (data);
}

void
matchup_memory_change_tell (MatchupMemoryChange *self, GtkWidget *near, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (near));

  matchup_toast_with_undo (near, text, undo, self, free_cb);
}
