/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-search-query.h"
#include "matchup-vote-ballot.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_NOTE_EDITOR (matchup_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (MatchupNoteEditor, matchup_note_editor, MATCHUP, NOTE_EDITOR, GtkWidget)

/**
 * MatchupNoteEditor: why the person decided so. What is typed is saved when nothing was typed for a
 * moment, when the focus leaves, and when the editor goes.
 */
GtkWidget *matchup_note_editor_new (MatchupVoteBallot *ballot) G_GNUC_WARN_UNUSED_RESULT;
/* Saves what was typed now. */
void matchup_note_editor_save (MatchupNoteEditor *self);
/* Marks the words of a search; NULL: none any more. */
void matchup_note_editor_mark_words (MatchupNoteEditor *self, MatchupSearchQuery *query);

G_END_DECLS
