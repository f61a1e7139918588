/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_QUICK_ASK (matchup_quick_ask_get_type ())
G_DECLARE_FINAL_TYPE (MatchupQuickAsk, matchup_quick_ask, MATCHUP, QUICK_ASK, AdwApplicationWindow)

/**
 * MatchupQuickAsk: a small window to ask one thing, with the model of the last chat; what is asked
 * becomes a chat as any other, or a private one. It is there before the workspace is, and what is
 * sent until then is sent when that comes. Main thread only.
 *
 * Signals: "retry" (): the person asks to open the workspace once more; "open" (MatchupConversation
 * *, char *action, GVariant *parameter): the chat shall go on in the main window, which is asked
 * for the action then; or NULL.
 */
MatchupQuickAsk *matchup_quick_ask_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;
void matchup_quick_ask_show_trouble (MatchupQuickAsk *self, const char *sentence);
/* Once. */
void matchup_quick_ask_set_workspace (MatchupQuickAsk *self, MatchupWorkspace *workspace);
void matchup_quick_ask_focus (MatchupQuickAsk *self);
/* Borrowed; NULL before something was asked. */
MatchupConversation *matchup_quick_ask_get_conversation (MatchupQuickAsk *self);

G_END_DECLS
