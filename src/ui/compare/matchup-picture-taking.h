/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-picture-tray.h"

G_BEGIN_DECLS

/*
 * Puts the pictures and text files of @message, which was sent, into @tray of @workspace, in order,
 * to be sent again. A picture that cannot be read any more is told there.
 */
void matchup_picture_taking_begin (MatchupPictureTray *tray,
                                   MatchupWorkspace *workspace,
                                   MatchupMessage *message);

G_END_DECLS
