/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-prompt-queue.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROMPT_QUEUES (matchup_prompt_queues_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptQueues, matchup_prompt_queues, MATCHUP, PROMPT_QUEUES, GObject)

/**
 * MatchupPromptQueues: all lists of questions that are not done; a #GListModel of
 * #MatchupPromptQueue, oldest first. Those that were not done when the program ended are there
 * again, paused. Main thread only.
 */

/*
 * Begins to ask. @prompts: NULL-terminated, not empty. @wait: for the vote before each next one.
 * @alone: each question is asked without those before it, otherwise as in a conversation. Borrowed;
 * NULL where the conversation has a list already.
 */
MatchupPromptQueue *matchup_prompt_queues_start (MatchupPromptQueues *self,
                                                 MatchupConversation *conversation,
                                                 const char *const *prompts,
                                                 gboolean wait,
                                                 gboolean alone);
/* Borrowed or NULL. */
MatchupPromptQueue *matchup_prompt_queues_find (MatchupPromptQueues *self,
                                                const char *conversation_id);
/* Takes the stop of a list back; it is paused. Nothing happens when there is another one by now. */
void matchup_prompt_queues_restore (MatchupPromptQueues *self, MatchupPromptQueue *queue);

G_END_DECLS
