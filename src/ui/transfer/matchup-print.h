/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * Asks how to print a conversation, and prints it: the same pages as those of a PDF. Laid out in
 * turns, so that the window stays alive; what goes wrong is said.
 */
void matchup_print_conversation (GtkWindow *parent,
                                 MatchupWorkspace *workspace,
                                 MatchupConversation *conversation);

G_END_DECLS
