/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-vote-ballot.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MARKS_EDITOR (matchup_marks_editor_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMarksEditor, matchup_marks_editor, MATCHUP, MARKS_EDITOR, GtkWidget)

/**
 * MatchupMarksEditor: for each answer that takes part a mark by each of the criteria. What is given
 * is saved at once, or kept until there is a vote.
 */
GtkWidget *matchup_marks_editor_new (MatchupVoteBallot *ballot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
