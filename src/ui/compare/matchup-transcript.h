/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-arrangement.h"
#include "matchup-search-query.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TRANSCRIPT (matchup_transcript_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTranscript, matchup_transcript, MATCHUP, TRANSCRIPT, GtkWidget)

/**
 * MatchupTranscript: the rounds of a conversation, the last ones at first, earlier ones when asked
 * for.
 *
 * Follows the end while the person is there; else a button leads back to it.
 */
GtkWidget *matchup_transcript_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* What makes the rows; once, before there are any. Without it they are #MatchupRoundRow. */
typedef GtkWidget *(*MatchupTranscriptMakeRow) (MatchupWorkspace *workspace,
                                                MatchupConversation *conversation,
                                                MatchupRound *round);
void matchup_transcript_set_make_row (MatchupTranscript *self, MatchupTranscriptMakeRow make_row);
void matchup_transcript_set_conversation (MatchupTranscript *self,
                                          MatchupConversation *conversation /* or NULL */);
/* The row that takes most of what can be seen; borrowed, NULL where there is none. */
GtkWidget *matchup_transcript_get_read_row (MatchupTranscript *self);
/* The row of a round; borrowed, NULL where there is none, as for a round that is far away. */
GtkWidget *matchup_transcript_find_row (MatchupTranscript *self, const char *round_id);
/* How the answers of all rows stand, from now on; once. What is read stays where it is. */
void matchup_transcript_set_arrangement (MatchupTranscript *self, MatchupArrangement *arrangement);
/* How high something may be to be seen as a whole; pixels. */
int matchup_transcript_get_room (MatchupTranscript *self);
/* Goes to the end and follows it. */
void matchup_transcript_go_to_end (MatchupTranscript *self);
/* Scrolls no more than it takes to see @part, which is below it, as a whole or from its beginning.
 */
void matchup_transcript_show_part (MatchupTranscript *self, GtkWidget *part);
/* Goes to a round and gives it the focus; FALSE where there is none with this id. */
gboolean matchup_transcript_show_round (MatchupTranscript *self, const char *round_id);
/* After that: marks the words that a search found there, in the answer of @run_id or, where that is
 * NULL, in what was asked or noted, and scrolls to the first of them. */
void matchup_transcript_mark_words (MatchupTranscript *self,
                                    const char *round_id,
                                    const char *run_id,
                                    MatchupSearchQuery *query);
/* Marks them no more, as everything that leads elsewhere does; FALSE where there are none. */
gboolean matchup_transcript_forget_words (MatchupTranscript *self);

G_END_DECLS
