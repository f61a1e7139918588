/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_CHAT_BAR_LAYOUT (matchup_chat_bar_layout_get_type ())
G_DECLARE_FINAL_TYPE (MatchupChatBarLayout,
                      matchup_chat_bar_layout,
                      MATCHUP,
                      CHAT_BAR_LAYOUT,
                      GtkLayoutManager)

/**
 * MatchupChatBarLayout: the line above a chat. Where not all of it has its room, @spare, which can
 * be done without, makes way for the names; @end and what comes after it stand at the other end,
 * and where the names cannot stand there with it, it makes way as well. Both are children, and only
 * compared.
 */
GtkLayoutManager *matchup_chat_bar_layout_new (int spacing,
                                               GtkWidget *spare,
                                               GtkWidget *end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
