/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-print.h"

G_BEGIN_DECLS

typedef void (*MatchupPrintDone) (GtkPrintOperationResult result, gpointer user_data);

/*
 * The same without asking where that is not wanted, for tests: @action, and the file for that to
 * export to (or NULL). @done may be NULL; it is not called where the window is gone before.
 */
void matchup_print_conversation_with (GtkWindow *parent,
                                      MatchupWorkspace *workspace,
                                      MatchupConversation *conversation,
                                      GtkPrintOperationAction action,
                                      const char *file_name,
                                      MatchupPrintDone done,
                                      gpointer user_data);

G_END_DECLS
