/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_PROMPT_QUEUE_RUNNING, /* a round is under way or about to be */
  MATCHUP_PROMPT_QUEUE_VOTING,  /* waits for the vote about the last round */
  MATCHUP_PROMPT_QUEUE_WAITING, /* a service asked for a pause */
  MATCHUP_PROMPT_QUEUE_PAUSED,
  MATCHUP_PROMPT_QUEUE_DONE,    /* all was asked and answered */
  MATCHUP_PROMPT_QUEUE_STOPPED, /* by the person; see matchup_prompt_queues_restore() */
} MatchupPromptQueueState;

/* Why a list is paused. */
typedef enum
{
  MATCHUP_PROMPT_QUEUE_BY_PERSON,
  MATCHUP_PROMPT_QUEUE_BY_RESTART,  /* the program ended before the list did */
  MATCHUP_PROMPT_QUEUE_BY_FAILURES, /* nobody could answer several times in a row */
  MATCHUP_PROMPT_QUEUE_BY_LINEUP,   /* nobody is left to be asked */
  MATCHUP_PROMPT_QUEUE_BY_SAVING,   /* the list could not be saved */
  MATCHUP_PROMPT_QUEUE_BY_BUDGET,   /* the next question would go beyond the budget */
  /* What is personal would leave this computer, and nobody was asked about it. */
  MATCHUP_PROMPT_QUEUE_BY_PERSONAL_DATA,
} MatchupPromptQueuePause;

#define MATCHUP_TYPE_PROMPT_QUEUE (matchup_prompt_queue_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptQueue, matchup_prompt_queue, MATCHUP, PROMPT_QUEUE, GObject)

/**
 * MatchupPromptQueue: a list of questions that is worked through as rounds of one conversation, one
 * after another: the next one is asked when all answers of the conversation have ended. Made by
 * #MatchupPromptQueues. Main thread only.
 *
 * Signal "changed": any of what can be asked for below did.
 *
 * A contestant that fails does not hold it up. It waits as long as a service asks to be left alone,
 * and pauses when all contestants failed twice in a row, or when the person stopped them all.
 */
const char *matchup_prompt_queue_get_conversation_id (MatchupPromptQueue *self);
/* While it goes on; borrowed, or NULL. */
MatchupConversation *matchup_prompt_queue_get_conversation (MatchupPromptQueue *self);
MatchupPromptQueueState matchup_prompt_queue_get_state (MatchupPromptQueue *self);
MatchupPromptQueuePause matchup_prompt_queue_get_pause (MatchupPromptQueue *self); /* if PAUSED */
guint matchup_prompt_queue_get_total (MatchupPromptQueue *self);
guint matchup_prompt_queue_get_n_asked (MatchupPromptQueue *self);
guint matchup_prompt_queue_get_n_done (MatchupPromptQueue *self); /* answered, well or badly */
gboolean matchup_prompt_queue_get_wait (MatchupPromptQueue *self);
/* Whether the vote is waited for before the next question. */
void matchup_prompt_queue_set_wait (MatchupPromptQueue *self, gboolean wait);
/* Where it stands, in one sentence. */
char *matchup_prompt_queue_dup_sentence (MatchupPromptQueue *self);

/* Answers that are under way go on. */
void matchup_prompt_queue_pause (MatchupPromptQueue *self);
/* @conversation: the one of its id, as it has to be open. */
void matchup_prompt_queue_resume (MatchupPromptQueue *self, MatchupConversation *conversation);
/* The same, and the rest of the list may go beyond the budget. */
void matchup_prompt_queue_resume_over_budget (MatchupPromptQueue *self,
                                              MatchupConversation *conversation);
/* What the person has to be asked about before it is resumed: MatchupMessages that would leave this
 * computer, which those before did not; NULL: nothing. */
GPtrArray *matchup_prompt_queue_dup_unasked (MatchupPromptQueue *self,
                                             MatchupConversation *conversation);
/* They were. */
void matchup_prompt_queue_set_may_leave (MatchupPromptQueue *self);
/* From now on, without asking. */
void matchup_prompt_queue_go_over_budget (MatchupPromptQueue *self);
/* It is paused by the budget, and that has not been changed meanwhile. */
gboolean matchup_prompt_queue_is_over_budget (MatchupPromptQueue *self);
/* Nothing more is asked and the rest is forgotten; answers that are under way go on. */
void matchup_prompt_queue_stop (MatchupPromptQueue *self);

G_END_DECLS
