/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-attachment-loader.h"
#include "matchup-budget.h"
#include "matchup-catalog.h"
#include "matchup-clock.h"
#include "matchup-conversation.h"
#include "matchup-drafts.h"
#include "matchup-history.h"
#include "matchup-judging.h"
#include "matchup-ledger.h"
#include "matchup-leaderboard.h"
#include "matchup-lineup-list.h"
#include "matchup-local-finder.h"
#include "matchup-preset-list.h"
#include "matchup-pricing.h"
#include "matchup-prompt-queues.h"
#include "matchup-provider-list.h"
#include "matchup-run-group.h"
#include "matchup-search.h"
#include "matchup-title-maker.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_WORKSPACE (matchup_workspace_get_type ())
struct _MatchupRetention;
G_DECLARE_FINAL_TYPE (MatchupWorkspace, matchup_workspace, MATCHUP, WORKSPACE, GObject)

/**
 * MatchupWorkspace: everything below the window and the terminal command, put together: database,
 * keys, network, services, history. One per process. Main thread only.
 *
 * Signal "asked" (MatchupConversation *, MatchupRound *, MatchupRun *): an answer is on its way;
 * the round may not be in the conversation yet.
 * Signal "erase-wanted": another process deletes everything; close this as soon as possible.
 */
MatchupWorkspace *matchup_workspace_new (const char *folder) /* NULL: the user's data folder */
    G_GNUC_WARN_UNUSED_RESULT;

/* Opens the database, reads services, prices, line-up and history. */
void matchup_workspace_open_async (MatchupWorkspace *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
matchup_workspace_open_finish (MatchupWorkspace *self, GAsyncResult *result, GError **error);
/* Stops runs (they keep their text), writes everything, closes. */
void matchup_workspace_close_async (MatchupWorkspace *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
matchup_workspace_close_finish (MatchupWorkspace *self, GAsyncResult *result, GError **error);

MatchupProviderList *matchup_workspace_get_providers (MatchupWorkspace *self);
MatchupCatalog *matchup_workspace_get_catalog (MatchupWorkspace *self);
MatchupPricing *matchup_workspace_get_pricing (MatchupWorkspace *self);
MatchupHistory *matchup_workspace_get_history (MatchupWorkspace *self);
MatchupJudging *matchup_workspace_get_judging (MatchupWorkspace *self);
MatchupPromptQueues *matchup_workspace_get_prompt_queues (MatchupWorkspace *self);
MatchupDrafts *matchup_workspace_get_drafts (MatchupWorkspace *self);
MatchupLeaderboard *matchup_workspace_get_leaderboard (MatchupWorkspace *self);
/* See matchup-retention.h. */
struct _MatchupRetention *matchup_workspace_get_retention (MatchupWorkspace *self);
MatchupLedger *matchup_workspace_get_ledger (MatchupWorkspace *self);
MatchupBudget *matchup_workspace_get_budget (MatchupWorkspace *self);
MatchupLocalFinder *matchup_workspace_get_local_finder (MatchupWorkspace *self);
MatchupTitleMaker *matchup_workspace_get_title_maker (MatchupWorkspace *self);
MatchupClock *matchup_workspace_get_clock (MatchupWorkspace *self);
/* A search in the history for one place that shows what is found. */
MatchupSearch *matchup_workspace_new_search (MatchupWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/* The line-up of the next new comparison; live, saved by itself whenever it changes. */
MatchupLineup *matchup_workspace_get_lineup (MatchupWorkspace *self);
/* Likewise who answers in the next new chat: one, or nobody at first. */
MatchupLineup *matchup_workspace_get_chat_lineup (MatchupWorkspace *self);
/* Those that are kept under a name. */
MatchupLineupList *matchup_workspace_get_saved_lineups (MatchupWorkspace *self);
MatchupPresetList *matchup_workspace_get_presets (MatchupWorkspace *self);

/*
 * Asks every contestant of the conversation's line-up: adds a round, saves it, and only then sends.
 * The round is in the conversation when the call returns, with one QUEUED run per contestant; the
 * group comes with the same call. A failure to save fails every run with INTERNAL and sends
 * nothing. Whether the round is blind, and whether its answers are revealed together, is what the
 * conversation says at the time of the call.
 */
MatchupRunGroup *matchup_workspace_ask (MatchupWorkspace *self,
                                        MatchupConversation *conversation,
                                        const char *prompt) G_GNUC_WARN_UNUSED_RESULT;
/* The prompt of @round once more, as a new round at the end; where it is blind, shuffled anew. */
MatchupRunGroup *matchup_workspace_ask_same (MatchupWorkspace *self,
                                             MatchupConversation *conversation,
                                             MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
/* The same with pictures in the message. A model that is known not to see fails with the reason
 * NO_VISION and is not asked, one whose service takes fewer pictures with TOO_MANY_PICTURES; one
 * whose service does not take a picture as it is gets a smaller one.
 */
MatchupRunGroup *matchup_workspace_ask_message (MatchupWorkspace *self,
                                                MatchupConversation *conversation,
                                                MatchupMessage *message) G_GNUC_WARN_UNUSED_RESULT;
/*
 * What the budget says to @message, asked of all in @lineup, as part of @conversation (NULL: of a
 * new one). @before: what the list that it belongs to has cost, or NULL. Asking is refused by
 * itself where the budget is reached, see matchup_budget_permit(): runs fail with OVER_BUDGET; this
 * is for who wants to know before.
 */
MatchupBudgetState matchup_workspace_judge_budget (MatchupWorkspace *self,
                                                   MatchupLineup *lineup,
                                                   MatchupConversation *conversation,
                                                   MatchupMessage *message,
                                                   GArray *before,
                                                   char **out_sentence);
/* The same for a whole list, see matchup_prompt_cost_estimate(). */
MatchupBudgetState matchup_workspace_judge_budget_of_list (MatchupWorkspace *self,
                                                           MatchupLineup *lineup,
                                                           const char *const *prompts,
                                                           gboolean alone,
                                                           char **out_sentence);
/* That the month's budget is nearly used up; NULL: it is not, or asking @lineup costs nothing. */
char *matchup_workspace_dup_budget_warning (MatchupWorkspace *self, MatchupLineup *lineup);
/* One contestant once more; the earlier answer stays in @answer. */
MatchupRun *matchup_workspace_ask_again (MatchupWorkspace *self,
                                         MatchupConversation *conversation,
                                         MatchupRound *round,
                                         MatchupAnswer *answer); /* borrowed */

/* The same by another contestant; the answer is the last one's, the earlier ones stay. For chats.
 */
MatchupRun *matchup_workspace_ask_again_with (MatchupWorkspace *self,
                                              MatchupConversation *conversation,
                                              MatchupRound *round,
                                              MatchupAnswer *answer,
                                              MatchupContestant *contestant); /* borrowed */
/* Asks @message in place of the prompt of @round, as a new branch that is shown; both stay. */
MatchupRunGroup *matchup_workspace_ask_edited (MatchupWorkspace *self,
                                               MatchupConversation *conversation,
                                               MatchupRound *round,
                                               MatchupMessage *message) G_GNUC_WARN_UNUSED_RESULT;
/* Whether an answer ended before it was finished and has text to go on from. */
gboolean matchup_workspace_can_continue (MatchupRun *run);
/* Has the current answer gone on with by who wrote it, as one more run that begins with its text;
 * NULL where it cannot be, see matchup_workspace_can_continue(). */
MatchupRun *matchup_workspace_continue_answer (MatchupWorkspace *self,
                                               MatchupConversation *conversation,
                                               MatchupRound *round,
                                               MatchupAnswer *answer); /* borrowed */

/*
 * A new conversation with the contestant of @slot alone, in which what it was asked and answered up
 * to @round is there already; names are not hidden in it. NULL where there is no such answer.
 */
MatchupConversation *matchup_workspace_continue_with (MatchupWorkspace *self,
                                                      MatchupConversation *conversation,
                                                      MatchupRound *round,
                                                      guint slot) G_GNUC_WARN_UNUSED_RESULT;

/*
 * A new comparison of the answers that were given to one message of a chat, each by its contestant,
 * with that message as its only round; names are not hidden in it. Of more than a line-up holds
 * those that are shown and the latest. NULL where fewer than two can be read.
 */
MatchupConversation *
matchup_workspace_compare_runs (MatchupWorkspace *self,
                                MatchupConversation *conversation,
                                MatchupRound *round,
                                MatchupAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

/* What was sent for this answer: indented JSON, without the key; NULL when its service is removed,
 * and when it was not asked, see matchup_error_info_was_asked(). It may lack something, see
 * matchup_conversation_get_sent_truth().
 */
char *matchup_workspace_dup_sent (MatchupWorkspace *self,
                                  MatchupConversation *conversation,
                                  MatchupRound *round,
                                  MatchupAnswer *answer);

/* For pictures of prompts. */
MatchupAttachmentLoader *matchup_workspace_get_attachments (MatchupWorkspace *self);
/* FALSE: it is known that this model, or how its service is spoken to, takes no pictures. */
gboolean matchup_workspace_can_see (MatchupWorkspace *self, MatchupModelRef *model);
/* FALSE: its service takes fewer than @n_pictures in one question. */
gboolean
matchup_workspace_takes_pictures (MatchupWorkspace *self, MatchupModelRef *model, guint n_pictures);
/* The strictest limits of those in the line-up who see, for one of @n_pictures. */
MatchupPictureLimits matchup_workspace_get_picture_limits (MatchupWorkspace *self,
                                                           MatchupLineup *lineup,
                                                           guint n_pictures);
/* The version of @image in @prompt that @model is sent: @image, its smaller one, or NULL for none
 * or one that nothing is known about. Borrowed. */
MatchupImagePart *matchup_workspace_get_sent_picture (MatchupWorkspace *self,
                                                      MatchupModelRef *model,
                                                      MatchupMessage *prompt,
                                                      MatchupImagePart *image);
/* The bytes as they were sent; sets "missing" of a picture whose stored bytes are gone. */
void matchup_workspace_read_picture_async (MatchupWorkspace *self,
                                           MatchupImagePart *image,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GBytes *matchup_workspace_read_picture_finish (MatchupWorkspace *self,
                                               GAsyncResult *result,
                                               GError **error);
/*
 * Decodes a picture for the screen; @edge: longest edge in pixels, 0 for all. Sets "missing" of a
 * stored one that is gone.
 */
void matchup_workspace_load_picture_async (MatchupWorkspace *self,
                                           MatchupImagePart *image,
                                           int edge,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
MatchupAttachmentPixels *matchup_workspace_load_picture_finish (MatchupWorkspace *self,
                                                                GAsyncResult *result,
                                                                GError **error);

/* Number of runs that are active; property "n-active" notifies. */
guint matchup_workspace_get_n_active (MatchupWorkspace *self);

G_END_DECLS
