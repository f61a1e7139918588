/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOCK_GROUP (matchup_block_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlockGroup, matchup_block_group, MATCHUP, BLOCK_GROUP, GtkWidget)

/**
 * MatchupBlockGroup: some of the widgets of a document below each other. One that did not change
 * costs a growing document nothing.
 */
GtkWidget *matchup_block_group_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
