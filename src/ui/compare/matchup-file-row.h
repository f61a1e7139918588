/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-message.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_FILE_ROW (matchup_file_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupFileRow, matchup_file_row, MATCHUP, FILE_ROW, GtkWidget)

/**
 * MatchupFileRow: the text files of a question as tiles, of one that was asked or of one that is
 * being written. What is removed can be taken back for a moment.
 *
 * Signal "changed": there are more or fewer.
 */
/* Empty; files can be added and removed. */
GtkWidget *matchup_file_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Those of a prompt that was sent. */
GtkWidget *matchup_file_row_new_for_prompt (MatchupMessage *prompt) G_GNUC_WARN_UNUSED_RESULT;

void matchup_file_row_add (MatchupFileRow *self, MatchupFilePart *file);
guint matchup_file_row_get_n (MatchupFileRow *self);
MatchupFilePart *matchup_file_row_get (MatchupFileRow *self, guint position); /* borrowed */
/* Without a way to take that back; FALSE: it is not there. */
gboolean matchup_file_row_remove (MatchupFileRow *self, MatchupFilePart *file);
void matchup_file_row_clear (MatchupFileRow *self);

G_END_DECLS
