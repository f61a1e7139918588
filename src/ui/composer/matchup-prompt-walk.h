/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"
#include "matchup-drafts.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROMPT_WALK (matchup_prompt_walk_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptWalk, matchup_prompt_walk, MATCHUP, PROMPT_WALK, GObject)

/**
 * MatchupPromptWalk: the way back through what was sent: in this conversation, then in others. It
 * begins before the last one, at what was being written.
 *
 * Signal "arrived": there is more now, after a step for which there was nothing.
 */
MatchupPromptWalk *matchup_prompt_walk_new (
    MatchupDrafts *drafts, /* or NULL: no others */
    MatchupConversation *conversation /* or NULL: a new one */) G_GNUC_WARN_UNUSED_RESULT;

/* The one before; NULL: there is none, or it is not there yet. Borrowed. */
const char *matchup_prompt_walk_go_back (MatchupPromptWalk *self);
/* The next one; NULL: what was being written, and the walk has ended. */
const char *matchup_prompt_walk_go_on (MatchupPromptWalk *self);

G_END_DECLS
