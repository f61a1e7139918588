/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOCK_CONTEXT (matchup_block_context_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlockContext, matchup_block_context, MATCHUP, BLOCK_CONTEXT, GObject)

/**
 * MatchupBlockContext: what the block widgets of one view share: the work that is still to be done,
 * so that a huge answer is built over many frames, and the names for screen readers that wait until
 * their text has come to rest. Main thread only.
 *
 * Signal "work-added" when there was nothing to do before.
 */
MatchupBlockContext *matchup_block_context_new (void) G_GNUC_WARN_UNUSED_RESULT;

/*
 * @widget, a #MatchupBlockWidget, has something to build; the one that is added last comes first,
 * so that a text is built from its beginning to its end. Held until it is done or disposed.
 */
void matchup_block_context_add (MatchupBlockContext *self, GtkWidget *widget);
void matchup_block_context_remove (MatchupBlockContext *self, GtkWidget *widget);
/* Links of this scheme lead within the program: they are shown as links, like those that lead to
 * the web. Only for texts that come with the program; NULL, as it is at first: there are none. */
void matchup_block_context_set_inner_scheme (MatchupBlockContext *self, const char *scheme);
const char *matchup_block_context_get_inner_scheme (MatchupBlockContext *self);

/* What may be built now; from here on "spend" counts. */
void matchup_block_context_begin (MatchupBlockContext *self, gsize room);
/* Builds for at most @microseconds. TRUE when there is more to do. */
gboolean matchup_block_context_work (MatchupBlockContext *self, gint64 microseconds);
gboolean matchup_block_context_has_work (MatchupBlockContext *self);
/* Builds what is still to be built in @widget; @all: also when there is no room left for it. */
void matchup_block_context_complete (MatchupBlockContext *self, GtkWidget *widget, gboolean all);
/* What was spent, in bytes of text. */
gsize matchup_block_context_get_spent (MatchupBlockContext *self);
/* Says that widgets were made whose text will have to be laid out: that takes time only later. */
void matchup_block_context_spend (MatchupBlockContext *self, gsize bytes);
gboolean matchup_block_context_has_room (MatchupBlockContext *self);

/* The text of @widget changed: it gets its accessible name when it rests. */
void matchup_block_context_name_later (MatchupBlockContext *self, GtkWidget *widget);
/* Names those whose text did not change since the last call, and all once a second; @all: now. */
void matchup_block_context_name (MatchupBlockContext *self, gboolean all);

G_END_DECLS
