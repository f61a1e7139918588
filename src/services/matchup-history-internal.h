/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-history-private.h"
#include "matchup-vote-store.h"

G_BEGIN_DECLS

/* What the matchup-history*.c files share. */

struct _MatchupHistory
{
  GObject parent_instance;

  MatchupDb *db;
  MatchupConversationStore *store;
  MatchupVoteStore *votes;
  MatchupProviderList *providers;
  MatchupCatalog *catalog;
  MatchupJudging *judging;
  MatchupClock *clock;

  GPtrArray *summaries;  /* MatchupConversationSummary, in the order of the list */
  GHashTable *deleted;   /* id -> MatchupConversationSummary, for undo */
  GHashTable *open;      /* id -> MatchupConversation, not owned: gone when nobody holds it */
  GHashTable *recorders; /* MatchupRun -> MatchupRunRecorder */
  gboolean in_trouble;   /* a failure to save was told and nothing was saved since */
};

void _matchup_history_tell_votes_changed (MatchupHistory *self);
void _matchup_history_tell_trouble (MatchupHistory *self, const GError *error);
MatchupConversationSummary *_matchup_history_find_summary (MatchupHistory *self, const char *id);
void _matchup_history_insert_summary (MatchupHistory *self, MatchupConversationSummary *summary);
/* Puts a summary where it belongs after its time or its pin changed. */
void _matchup_history_reorder (MatchupHistory *self, MatchupConversationSummary *summary);
/* Saves what a conversation says of itself: title, rules, preset, and the branch that is shown. */
void _matchup_history_save_conversation (MatchupHistory *self, MatchupConversation *conversation);
/* Saves which answer is shown, and what is known of all of them. */
void _matchup_history_save_runs (MatchupHistory *self, MatchupRound *round, MatchupAnswer *answer);
/* Saves the line-up of the open conversation whose it is, whoever changed it. */
void _matchup_history_lineup_changed_cb (MatchupLineup *lineup,
                                         guint position,
                                         guint removed,
                                         guint added,
                                         MatchupHistory *self);

G_END_DECLS
