/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TITLE_GROUP (matchup_title_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTitleGroup,
                      matchup_title_group,
                      MATCHUP,
                      TITLE_GROUP,
                      AdwPreferencesGroup)

/**
 * MatchupTitleGroup: whether a model makes titles for conversations, and which one does.
 */
GtkWidget *matchup_title_group_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* The popover in which the model is chosen; borrowed. */
GtkWidget *matchup_title_group_get_picker (MatchupTitleGroup *self);

G_END_DECLS
