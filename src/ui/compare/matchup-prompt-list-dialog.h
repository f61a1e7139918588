/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROMPT_LIST_DIALOG (matchup_prompt_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptListDialog,
                      matchup_prompt_list_dialog,
                      MATCHUP,
                      PROMPT_LIST_DIALOG,
                      AdwWindow)

/**
 * MatchupPromptListDialog: a list of questions, pasted or from a file, and what asking it takes.
 * Signal "start": the person wants it; the dialog closes by itself.
 */
GtkWidget *matchup_prompt_list_dialog_new (GtkWindow *parent,
                                           MatchupWorkspace *workspace,
                                           MatchupLineup *lineup /* that is asked */)
    G_GNUC_WARN_UNUSED_RESULT;
/* As choosing it does. */
void matchup_prompt_list_dialog_load (MatchupPromptListDialog *self, GFile *file);

/* NULL-terminated; borrowed. */
const char *const *matchup_prompt_list_dialog_get_prompts (MatchupPromptListDialog *self);
gboolean matchup_prompt_list_dialog_get_wait (MatchupPromptListDialog *self);
gboolean matchup_prompt_list_dialog_get_alone (MatchupPromptListDialog *self);

/* The comparison that the list goes on with. */
void matchup_prompt_list_dialog_set_conversation (MatchupPromptListDialog *self,
                                                  MatchupConversation *conversation);
/* In the handler of "start", before the first is asked: see matchup_personal_data_bar_apply(). */
void matchup_prompt_list_dialog_mask (MatchupPromptListDialog *self,
                                      MatchupConversation *conversation);

G_END_DECLS
