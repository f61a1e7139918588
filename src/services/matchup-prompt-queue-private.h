/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-prompt-queue-store.h"
#include "matchup-prompt-queues.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* @workspace is not held. Takes @record. Paused until it is resumed. */
MatchupPromptQueue *
matchup_prompt_queue_new (MatchupWorkspace *workspace,
                          MatchupPromptQueueStore *store,
                          MatchupPromptQueueRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* Asks the first question and has the list saved behind it, as the conversation has to be there. */
void matchup_prompt_queue_start (MatchupPromptQueue *self, MatchupConversation *conversation);
/* Of one that was stopped: as it was, paused and saved. */
void matchup_prompt_queue_restore (MatchupPromptQueue *self);
/* Nothing happens from now on; what is saved stays. */
void matchup_prompt_queue_detach (MatchupPromptQueue *self);

MatchupPromptQueues *matchup_prompt_queues_new (MatchupWorkspace *workspace /* not held */,
                                                MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;
/* The database has to be open; they are there when what is asked of it later is. */
void matchup_prompt_queues_load (MatchupPromptQueues *self);
/* Before the runs are stopped at the end of the program. */
void matchup_prompt_queues_shutdown (MatchupPromptQueues *self);

G_END_DECLS
