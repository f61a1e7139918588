/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROMPT_EDITOR (matchup_prompt_editor_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptEditor, matchup_prompt_editor, MATCHUP, PROMPT_EDITOR, GtkWidget)

/**
 * MatchupPromptEditor: a message that was asked, to be asked otherwise, in its place. What goes
 * with it is kept and can be taken away. Sends and begins lines like the composer.
 *
 * Signals: "send" (MatchupMessage *message): what shall be asked, another object; "cancel".
 * Actions: editor.send, editor.cancel.
 */
GtkWidget *matchup_prompt_editor_new (MatchupWorkspace *workspace,
                                      MatchupMessage *message) G_GNUC_WARN_UNUSED_RESULT;
/* Where it will be asked: what is personal in it is asked about first. */
void matchup_prompt_editor_set_conversation (MatchupPromptEditor *self,
                                             MatchupConversation *conversation);
void matchup_prompt_editor_focus (MatchupPromptEditor *self);

G_END_DECLS
