/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-attachment-format.h"
#include "matchup-attachment.h"

G_BEGIN_DECLS

MatchupAttachment *matchup_attachment_new (const char *name,
                                           GBytes *bytes,
                                           const MatchupAttachmentInfo *info,
                                           MatchupAttachmentPixels *thumbnail /* taken over */)
    G_GNUC_WARN_UNUSED_RESULT;
const MatchupAttachmentInfo *matchup_attachment_get_info (MatchupAttachment *self);

G_END_DECLS
