/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-prompt-queue.h"

G_BEGIN_DECLS

/* Where a list of questions stands, in one sentence; @pause and @budget_sentence: why it is paused,
 * @wait: microseconds until a service may be asked again. Transfer full. */
char *matchup_prompt_queue_words_dup (MatchupPromptQueueState state,
                                      MatchupPromptQueuePause pause,
                                      gint64 wait,
                                      const char *budget_sentence);

G_END_DECLS
