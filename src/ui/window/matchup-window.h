/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_WINDOW (matchup_window_get_type ())
G_DECLARE_FINAL_TYPE (MatchupWindow, matchup_window, MATCHUP, WINDOW, AdwApplicationWindow)

/**
 * MatchupWindow: the main window: the history beside the open conversation. It is there before the
 * workspace is, and remembers its size and what was open. Main thread only.
 *
 * Signals: "retry" (): the person asks to open the workspace once more. "state-changed" (): what
 * matchup_window_dup_state() says may be something else.
 */
MatchupWindow *matchup_window_new (GtkApplication *application,
                                   GSettings *settings /* or NULL */) G_GNUC_WARN_UNUSED_RESULT;

void matchup_window_show_opening (MatchupWindow *self);
/* Nothing but what went wrong (@sentence) and what can be done. */
void matchup_window_show_trouble (MatchupWindow *self, const char *sentence);
/* Once; shows the conversation that was open last. */
void matchup_window_set_workspace (MatchupWindow *self, MatchupWorkspace *workspace);

/* An empty comparison, ready to type. */
void matchup_window_start_new (MatchupWindow *self);
void matchup_window_open (MatchupWindow *self, const char *conversation_id);
/* The same, going to one of its rounds. */
void
matchup_window_open_round (MatchupWindow *self, const char *conversation_id, const char *round_id);
/* The same, with one of the answers shown and in whatever branch it is, and the words marked that
 * were searched for; "": none, likewise the round. Before there is a workspace it is kept in mind.
 */
void matchup_window_open_place (MatchupWindow *self,
                                const char *conversation_id,
                                const char *round_id,
                                const char *run_id,
                                const char *words);
/* Opens the search in everything; @text, or NULL, is looked for at once. */
void matchup_window_search (MatchupWindow *self, const char *text);
/* Shows this very one, which the history does not have where it is private. */
void matchup_window_take (MatchupWindow *self, MatchupConversation *conversation);
/* As if something in what is shown had asked for the action. */
void matchup_window_act (MatchupWindow *self, const char *action, GVariant *parameter);

/*
 * What the session keeps of a window, an a{sv}; NULL for one that leaves nothing behind, as what it
 * shows is private. Only before there is a workspace it can be set, and may say anything.
 */
GVariant *matchup_window_dup_state (MatchupWindow *self);
void matchup_window_set_state (MatchupWindow *self, GVariant *state);
/* Borrowed; NULL for a new one, and while it is being opened. */
MatchupConversation *matchup_window_get_conversation (MatchupWindow *self);
/* Whether it has this conversation, in sight or not. */
gboolean matchup_window_has (MatchupWindow *self, const char *conversation_id);
/* Whether the person can see this conversation there, where the window can be seen. */
gboolean matchup_window_shows (MatchupWindow *self, const char *conversation_id);
/* The id of the open conversation; NULL for a new one and while there is no workspace. */
const char *matchup_window_get_conversation_id (MatchupWindow *self);

G_END_DECLS
