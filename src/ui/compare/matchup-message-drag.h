/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-round.h"

G_BEGIN_DECLS

/*
 * Messages that are dragged out of the window as text: as a person reads it, and as Markdown.
 */

/*
 * @handle, which shows a letter and a name, is what the answer is dragged by: the one that is shown
 * then, without who wrote it. Nothing that is held back can be dragged.
 */
void
matchup_message_drag_add_answer (GtkWidget *handle, MatchupRound *round, MatchupAnswer *answer);
/* A picture to drag an answer by, or (NULL) the question. */
GtkWidget *matchup_message_drag_new_handle (MatchupRound *round,
                                            MatchupAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

/* What is given to who takes it; for tests. */
GdkContentProvider *matchup_message_drag_provide (const char *plain, const char *markdown);

G_END_DECLS
