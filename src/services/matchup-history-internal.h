/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-history-private.h"
#include "matchup-history-store.h"
#include "matchup-vote-store.h"

G_BEGIN_DECLS

/* What the matchup-history*.c files share. */

typedef struct
{
  MatchupConversationSummary *summary; /* borrowed from the list */
  guint64 changed;                     /* serial of its last change here */
  guint pass;                          /* in which it was seen last in the database */
} MatchupHistoryEntry;

struct _MatchupHistory
{
  GObject parent_instance;

  gboolean stores_none; /* new conversations are private */
  MatchupDb *db;
  MatchupConversationStore *store;
  MatchupHistoryStore *list; /* NULL when disposed */
  MatchupVoteStore *votes;
  MatchupProviderList *providers;
  MatchupCatalog *catalog;
  MatchupJudging *judging;
  MatchupClock *clock;

  GPtrArray *summaries;  /* MatchupConversationSummary, in the order of the list */
  GHashTable *entries;   /* id -> MatchupHistoryEntry, for each of them */
  guint counts[2][2];    /* of them, by kind and whether archived */
  GPtrArray *waiting;    /* changes to what is not in the list yet */
  GHashTable *deleted;   /* id -> MatchupConversationSummary, for undo */
  GHashTable *open;      /* id -> MatchupConversation, not owned: gone when nobody holds it */
  GHashTable *reloads;   /* id -> what is known of its state in the database */
  GHashTable *recorders; /* MatchupRun -> MatchupRunRecorder */
  gboolean in_trouble;   /* a failure to save was told and nothing was saved since */

  /* Reading the list, see matchup-history-list.c. */
  guint64 serial;      /* of the changes made here */
  guint64 pass_serial; /* when the list that is gone through was asked for */
  guint pass;
  GPtrArray *pass_records; /* MatchupSummaryRecord; what is gone through, from pass_next on */
  guint pass_next;
  guint step_id;
  guint relist_id;
  gboolean listing;  /* one is asked for or gone through */
  gboolean again;    /* another process wrote meanwhile */
  gboolean complete; /* all of it was there once */
};

/* Up to so many changes are told one by one, so that what is seen moves as little as possible. */
#define MATCHUP_HISTORY_FEW_CHANGES 16

void _matchup_history_tell_votes_changed (MatchupHistory *self);
void _matchup_history_tell_trouble (MatchupHistory *self, const GError *error);
MatchupConversationSummary *_matchup_history_find_summary (MatchupHistory *self, const char *id);
void _matchup_history_insert_summary (MatchupHistory *self, MatchupConversationSummary *summary);
/* Saves what a conversation says of itself: title, rules, preset, and the branch that is shown. */
void _matchup_history_save_conversation (MatchupHistory *self, MatchupConversation *conversation);
/* Saves which answer is shown, and what is known of all of them. */
void _matchup_history_save_runs (MatchupHistory *self, MatchupRound *round, MatchupAnswer *answer);
/* Many at once, which are put into order themselves; told as few changes as can be. */
void _matchup_history_insert_all (MatchupHistory *self, GPtrArray *summaries);
void _matchup_history_remove_all (MatchupHistory *self, GPtrArray *summaries);
/* Sets what decides the place of a summary, and puts it there. */
void _matchup_history_set_order (MatchupHistory *self,
                                 MatchupConversationSummary *summary,
                                 gint64 updated_at,
                                 gboolean pinned,
                                 gboolean archived);
/* It was changed here just now: what was read before does not count for it. */
void _matchup_history_touch (MatchupHistory *self, const char *id);
/* An open conversation was changed here just now: likewise. */
void _matchup_history_alter (MatchupHistory *self, const char *id);
/* One was opened, or made (@stamp: 0). */
void _matchup_history_begin_reloads (MatchupHistory *self, const char *id, guint64 stamp);
/* Another process wrote: reads what was changed again. */
void _matchup_history_changed_elsewhere (MatchupHistory *self);
/* The same for the list alone. */
void _matchup_history_relist (MatchupHistory *self);
void _matchup_history_forget_list (MatchupHistory *self);
void _matchup_history_notify_complete (MatchupHistory *self);
void _matchup_history_do_waiting (MatchupHistory *self);
void _matchup_history_free_waiting (gpointer waiting);
/* Saves the line-up of the open conversation whose it is, whoever changed it. */
void _matchup_history_lineup_changed_cb (MatchupLineup *lineup,
                                         guint position,
                                         guint removed,
                                         guint added,
                                         MatchupHistory *self);

G_END_DECLS
