/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Has what is chosen in a combo row, and what there is to choose from, be shown whole: it goes on
 * in another line where there is no room. libadwaita cuts it after some twenty letters. The items
 * have to be of a GtkStringList, or the row has an expression. Screen readers are told what is
 * chosen, and the subtitle.
 */
void matchup_row_texts_wrap_choices (AdwComboRow *row);
/*
 * Entry rows have their titles on one line, and cut them: those at and below @root have the whole
 * title as their tooltip.
 */
void matchup_row_texts_explain_entries (gpointer root);

G_END_DECLS
