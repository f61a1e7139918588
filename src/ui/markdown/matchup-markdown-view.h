/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-message.h"
#include "matchup-search-query.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MARKDOWN_VIEW (matchup_markdown_view_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMarkdownView, matchup_markdown_view, MATCHUP, MARKDOWN_VIEW, GtkWidget)

/**
 * MatchupMarkdownView: the text of a message of one kind (thinking or not), set as Markdown while
 * it comes.
 *
 * New text is taken over some 30 times a second, all views at the same moment, so that the window
 * is drawn once for all of them. What a turn may cost is limited: long answers come in over several
 * turns, and where the open end is long it is parsed less often. Text can be selected across all
 * blocks and found. Nothing in it is fetched or run; links are opened by the person only.
 *
 * Signal: "inner-link", see matchup_markdown_view_set_inner_scheme().
 * Actions: text.copy, text.copy-markdown, text.select-all, text.find, text.open-link,
 * text.copy-link.
 */
GtkWidget *matchup_markdown_view_new (MatchupMessage *message,
                                      gboolean reasoning) G_GNUC_WARN_UNUSED_RESULT;
/* The message is whole: what depends on later text is put right once all is taken over. */
void matchup_markdown_view_finish (MatchupMarkdownView *self);
/* Shows everything that is there now, without waiting for its turn. */
void matchup_markdown_view_flush (MatchupMarkdownView *self);

/*
 * For a picture of the whole text: from now on what is far from what can be seen gets widgets as
 * well, in turns like everything, until as many calls of release_all() came. Nothing moves.
 */
void matchup_markdown_view_hold_all (MatchupMarkdownView *self);
void matchup_markdown_view_release_all (MatchupMarkdownView *self);
/* Whether there is nothing left to make. */
gboolean matchup_markdown_view_is_built (MatchupMarkdownView *self);
/* See matchup_block_document_get_slack(). */
int matchup_markdown_view_get_slack (MatchupMarkdownView *self);
void matchup_markdown_view_set_slack (MatchupMarkdownView *self, int slack);

/* Marks the words of a search in the answer, also in what comes; NULL: none any more. */
void matchup_markdown_view_mark_words (MatchupMarkdownView *self, MatchupSearchQuery *query);
/* Scrolls to the first of them; FALSE where it has to be tried again when more of the text is
 * there.
 */
gboolean matchup_markdown_view_go_to_words (MatchupMarkdownView *self);

/* What is selected, as plain text or as the Markdown of all blocks with a selection; or NULL. */
char *matchup_markdown_view_dup_selected_text (MatchupMarkdownView *self);
char *matchup_markdown_view_dup_selected_markdown (MatchupMarkdownView *self);

/*
 * The text comes with the program: links of @scheme lead within it, and "inner-link" (const char
 * *target) is emitted when one is opened; words are found by what the view is in. To be called
 * before there is text.
 */
void matchup_markdown_view_set_inner_scheme (MatchupMarkdownView *self, const char *scheme);

G_END_DECLS
