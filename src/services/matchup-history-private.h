/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-catalog.h"
#include "matchup-clock.h"
#include "matchup-conversation-store.h"
#include "matchup-history.h"
#include "matchup-judging.h"
#include "matchup-provider-list.h"
#include "matchup-settings-store.h"
#include "matchup-vote-records.h"

G_BEGIN_DECLS

/* Tells as well what fails of @settings. */
MatchupHistory *matchup_history_new (MatchupDb *db,
                                     MatchupSettingsStore *settings,
                                     MatchupProviderList *providers,
                                     MatchupCatalog *catalog,
                                     MatchupJudging *judging,
                                     MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void matchup_history_load_async (MatchupHistory *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean matchup_history_load_finish (MatchupHistory *self, GAsyncResult *result, GError **error);

/* Conversations with these ids (char *) were written past it: reads what is new. */
void matchup_history_reload (MatchupHistory *self, GPtrArray *added);

/* FALSE: new conversations are private, whoever makes them and whatever for. */
void matchup_history_set_stores_new (MatchupHistory *self, gboolean stores_new);
/* Those that somebody has open; transfer full. */
GStrv matchup_history_dup_open_ids (MatchupHistory *self);
/* These are gone from the database for good. */
void matchup_history_forget_all (MatchupHistory *self, const char *const *ids);

/* Whether a conversation was deleted here and not brought back: it is asked nothing any more. */
gboolean matchup_history_is_deleted (MatchupHistory *self, const char *id);

/*
 * Saves a round that was just added to @conversation, with a title where that has none, and from
 * then on what becomes of its runs. Completes when it is on the disk; at once where the
 * conversation is private.
 */
void matchup_history_save_round_async (MatchupHistory *self,
                                       MatchupConversation *conversation,
                                       MatchupRound *round,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* The same for one more run of an answer. */
void matchup_history_save_run_async (MatchupHistory *self,
                                     MatchupConversation *conversation,
                                     MatchupRound *round,
                                     MatchupAnswer *answer,
                                     MatchupRun *run,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean matchup_history_save_finish (MatchupHistory *self, GAsyncResult *result, GError **error);

/*
 * #MatchupVoteRecord of all conversations that are not deleted, oldest round first, with all that
 * was written before the call.
 */
void matchup_history_list_votes_async (MatchupHistory *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
matchup_history_list_votes_finish (MatchupHistory *self, GAsyncResult *result, GError **error);

G_END_DECLS
