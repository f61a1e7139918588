/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONTEXT (matchup_context_get_type ())
G_DECLARE_FINAL_TYPE (MatchupContext, matchup_context, MATCHUP, CONTEXT, GObject)

/**
 * MatchupContextUse: how full the memory of a model is. Counts are tokens, and estimates: where the
 * service counted an earlier question of this branch, by how much it counted more or less.
 */
typedef struct
{
  gint64 window;       /* what the model takes in at once, its answer included; 0: not known */
  gint64 used;         /* what a question would send now, with what is typed already */
  gint64 answer;       /* of the window, what is left for the answer */
  guint n_left_out;    /* earlier rounds of the branch that are not sent as they are */
  gboolean summarised; /* a summary is sent in their place */
  gboolean can_cut;    /* there are others that could go, see matchup_context_find_cut() */
} MatchupContextUse;

/**
 * MatchupContext: how full the memory of one contestant of a conversation is, for the branch that
 * is shown. Counted in turns of the main loop that have nothing else to do; each message once. Main
 * thread only. Signal "changed".
 */
MatchupContext *matchup_context_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_context_set_conversation (MatchupContext *self,
                                       MatchupConversation *conversation /* or NULL */);
/* NULL: of nobody. */
void matchup_context_set_contestant (MatchupContext *self, MatchupContestant *contestant);
/* What is being typed and attached; tokens. */
void matchup_context_set_draft (MatchupContext *self, gint64 tokens);
/* Counts anew what changed since; for who knows that an answer ended. */
void matchup_context_update (MatchupContext *self);
const MatchupContextUse *matchup_context_get_use (MatchupContext *self);
gboolean
matchup_context_is_full (MatchupContext *self); /* a question would be refused, as it seems */

/*
 * The last of the rounds that go for what is left to take at most @share (0 to 1) of the window,
 * or, where that is not known, of what it takes now. @before: only rounds before this one may go;
 * NULL: all but the last one. NULL where none can go. Counts what is not counted yet.
 */
MatchupRound *matchup_context_find_cut (MatchupContext *self, double share, MatchupRound *before);

G_END_DECLS
