/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-round-row.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * The round that is shared by the actions below a widget; borrowed, NULL: none.
 */
typedef MatchupRoundRow *(*MatchupShareFindRow) (gpointer user_data);

/*
 * Gives @widget the actions "round.copy-text", "round.copy-markdown", "round.save-html" and
 * "round.save-picture", about the round whose row @find gives when one is activated. @user_data
 * lives as long as @widget.
 */
void matchup_share_menu_add_actions (GtkWidget *widget,
                                     MatchupWorkspace *workspace,
                                     MatchupShareFindRow find,
                                     gpointer user_data);

/* A button that opens a menu of them; made when it is opened first. */
GtkWidget *matchup_share_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The menu itself, for a button of somebody else. */
GMenuModel *matchup_share_menu_new_model (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
