/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-history-filter.h"

#include "matchup-conversation-summary.h"
#include "matchup-fold.h"

#include <string.h>

#define ALL_KINDS (-1)

struct _MatchupHistoryFilter
{
  GtkFilter parent_instance;

  int kind; /* MatchupConversationKind or ALL_KINDS */
  gboolean archived;
  char *words; /* folded */
};

G_DEFINE_FINAL_TYPE (MatchupHistoryFilter, matchup_history_filter, GTK_TYPE_FILTER)

static gboolean
matchup_history_filter_match (GtkFilter *filter, gpointer item)
{
  MatchupHistoryFilter *self = MATCHUP_HISTORY_FILTER (filter);
  MatchupConversationSummary *summary = item;

  if (self->kind != ALL_KINDS &&
      (int) matchup_conversation_summary_get_kind (summary) != self->kind)
    return FALSE;
  if (matchup_conversation_summary_get_archived (summary) != self->archived)
    return FALSE;
  return *self->words == '\0' ||
         strstr (matchup_conversation_summary_get_folded_title (summary), self->words) != NULL;
}

static void
matchup_history_filter_finalize (GObject *object)
{
  g_free (MATCHUP_HISTORY_FILTER (object)->words);

  G_OBJECT_CLASS (matchup_history_filter_parent_class)->finalize (object);
}

static void
matchup_history_filter_class_init (MatchupHistoryFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_history_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = matchup_history_filter_match;
}

static void
matchup_history_filter_init (MatchupHistoryFilter *self)
{
  self->kind = ALL_KINDS;
  self->words = g_strdup ("");
}

MatchupHistoryFilter *
matchup_history_filter_new (void)
{
  return g_object_new (MATCHUP_TYPE_HISTORY_FILTER, NULL);
}

void
matchup_history_filter_set_kind (MatchupHistoryFilter *self, MatchupConversationKind kind)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_FILTER (self));

  if (self->kind == (int) kind)
    return;
  self->kind = (int) kind;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
matchup_history_filter_set_archived (MatchupHistoryFilter *self, gboolean archived)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_FILTER (self));

  archived = !!archived;
  if (self->archived == archived)
    return;
  self->archived = archived;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
matchup_history_filter_set_words (MatchupHistoryFilter *self, const char *words)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *before = NULL;
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  g_return_if_fail (MATCHUP_IS_HISTORY_FILTER (self));
  g_return_if_fail (words != NULL);

  trimmed = g_strstrip (g_strdup (words));
  before = g_steal_pointer (&self->words);
  self->words = matchup_fold_text (trimmed);
  if (g_str_equal (before, self->words))
    return;
  if (strstr (self->words, before) != NULL)
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (strstr (before, self->words) != NULL)
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  gtk_filter_changed (GTK_FILTER (self), change);
}
