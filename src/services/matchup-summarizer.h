/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * Has the beginning of a chat summarised by a model and sets the summary: what a conversation that
 * has become too long goes on from. The model is asked like for any answer, in a private
 * conversation that nobody sees; what does not go into one question goes into several, each with
 * the summary of those before.
 *
 * @round: the last one that the summary stands for. @contestant: who is asked; its instructions and
 * settings are not used. Fails with a sentence for people; cancelling stops the answer. What is
 * summarised is not changed; matchup_history_set_summary() with NULL takes it back.
 */
void matchup_summarizer_run_async (MatchupWorkspace *workspace,
                                   MatchupConversation *conversation,
                                   MatchupRound *round,
                                   MatchupContestant *contestant,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
matchup_summarizer_run_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
