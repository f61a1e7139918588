/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_EXPORT_DIALOG (matchup_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MatchupExportDialog, matchup_export_dialog, MATCHUP, EXPORT_DIALOG, AdwWindow)

/**
 * MatchupExportDialog: asks in which form a conversation, or all of them, shall leave the program,
 * says what that leaves out, asks for a place and writes it there.
 */
GtkWidget *matchup_export_dialog_new (GtkWindow *parent,
                                      MatchupWorkspace *workspace,
                                      MatchupConversation *conversation /* NULL: all */)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
