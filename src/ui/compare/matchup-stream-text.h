/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-message.h"
#include "matchup-search-query.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_STREAM_TEXT (matchup_stream_text_get_type ())
G_DECLARE_FINAL_TYPE (MatchupStreamText, matchup_stream_text, MATCHUP, STREAM_TEXT, GtkWidget)

/**
 * MatchupStreamText: the text of a message of one kind (thinking or not) as paragraphs, growing as
 * it comes.
 *
 * New text is taken over once per frame and goes into the last paragraph only; closed paragraphs
 * are never touched again, so a piece costs the same however long the answer is. Nothing in the
 * text is interpreted.
 */
GtkWidget *matchup_stream_text_new (MatchupMessage *message,
                                    gboolean reasoning) G_GNUC_WARN_UNUSED_RESULT;
/* Shows everything that is there now, without waiting for a frame. */
void matchup_stream_text_flush (MatchupStreamText *self);
/* Marks the words of a search; NULL: none any more. */
void matchup_stream_text_mark_words (MatchupStreamText *self, MatchupSearchQuery *query);
/* The paragraph with the first of them that is there, and how far down in it; or NULL. */
GtkWidget *matchup_stream_text_find_words (MatchupStreamText *self, int *out_y);

G_END_DECLS
