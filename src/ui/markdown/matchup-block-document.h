/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOCK_DOCUMENT (matchup_block_document_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlockDocument,
                      matchup_block_document,
                      MATCHUP,
                      BLOCK_DOCUMENT,
                      GtkWidget)

/**
 * MatchupBlockDocument: the blocks of a whole answer below each other.
 *
 * Of a long one only what is near to what can be seen has widgets; what is far from it has a height
 * only. A widget stays where the person did something: with the focus, an end of the selection, a
 * list that was shown further, code that was scrolled. Where a height that was estimated turns out
 * to be another one, and the block stands above what is read, the blocks before it give way, so
 * that nothing that can be seen moves.
 *
 * Widgets are made in small steps (see #MatchupBlockContext) and stay when their block changes.
 * They are in groups, so that layout looks at the last few only while the text grows.
 */
GtkWidget *matchup_block_document_new (MatchupBlockContext *context) G_GNUC_WARN_UNUSED_RESULT;

/* The blocks of @model at @position changed, as #GListModel::items-changed says. */
void matchup_block_document_splice (MatchupBlockDocument *self,
                                    GListModel *model,
                                    guint position,
                                    guint removed,
                                    guint added);
/* The code at @position grew at its end. */
void matchup_block_document_extend (MatchupBlockDocument *self, guint position);

guint matchup_block_document_get_n_blocks (MatchupBlockDocument *self);
MatchupMdBlock *matchup_block_document_get_block (MatchupBlockDocument *self,
                                                  guint position); /* borrowed */
/* The widget of a block, borrowed; NULL while there is none. */
GtkWidget *matchup_block_document_get_widget (MatchupBlockDocument *self, guint position);
/* The same; one that is missing is made now, with all that is in it, and stays until the next call
 * for another one. */
GtkWidget *matchup_block_document_ensure_widget (MatchupBlockDocument *self, guint position);
/* The place of the block that @descendant belongs to; FALSE: of none. */
gboolean matchup_block_document_find (MatchupBlockDocument *self,
                                      GtkWidget *descendant,
                                      guint *out_position);

/* Tells whether what is in @widget, the widget of a block, has to stay. */
typedef gboolean (*MatchupBlockKeepFunc) (GtkWidget *widget, gpointer user_data);

void matchup_block_document_set_keep_func (MatchupBlockDocument *self,
                                           MatchupBlockKeepFunc func,
                                           gpointer user_data);

/*
 * From now on all blocks are to have widgets, which are made in turns, until as many calls of
 * release_all() came: then those far away go again. Nothing that can be seen moves.
 */
void matchup_block_document_hold_all (MatchupBlockDocument *self);
void matchup_block_document_release_all (MatchupBlockDocument *self);

/* Pixels above the first block that make up for estimates that were wrong; may be negative. */
int matchup_block_document_get_slack (MatchupBlockDocument *self);
/* For what is laid out and drawn apart from the screen; what was there is to be set again. */
void matchup_block_document_set_slack (MatchupBlockDocument *self, int slack);

/* What is from @top to @bottom (pixels in the document) can be seen: only the groups near to it are
 * drawn. */
void matchup_block_document_set_seen (MatchupBlockDocument *self, double top, double bottom);
/*
 * To be called when the layout is done: begins to make and to let go widgets for what was set with
 * set_seen(). @may_move: it may want another layout. TRUE: a part of what can be seen has no
 * widgets yet, and they would not come with the turns as those at the growing end do.
 */
gboolean matchup_block_document_settle (MatchupBlockDocument *self, gboolean may_move);

G_END_DECLS
