/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-attachment-format.h"
#include "matchup-attachment-pixels.h"
#include "matchup-enums.h"
#include "matchup-image-part.h"
#include "matchup-picture-limits.h"

G_BEGIN_DECLS

/*
 * Decoding, turning upright, scaling and encoding. Blocks for as long as that takes: for threads
 * of #MatchupAttachmentLoader. All errors are MATCHUP_ATTACHMENT_ERROR or G_IO_ERROR_CANCELLED.
 */

/*
 * The long edges of the sizes: 768 pixels is what services look at when they look roughly, 1568 the
 * most that all of the larger ones look at closely. 0: as it is.
 */
int matchup_attachment_size_get_edge (MatchupPictureSize size);

/* For the screen; @edge: longest edge in pixels, 0 for all. */
MatchupAttachmentPixels *matchup_attachment_decode (GBytes *bytes,
                                                    const MatchupAttachmentInfo *info,
                                                    int edge,
                                                    GCancellable *cancellable,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/*
 * What is sent of a picture: upright, at the size, without anything said about it. Photos become
 * JPEG, drawings stay PNG where that is smaller or something is transparent; a JPEG, PNG or WebP
 * that need not change keeps its pixels as they are. Never enlarged.
 *
 * Kept within @limits (may be NULL) for one of @n_pictures: where that takes more than half of the
 * pixels away, the part has the size that was asked for, and its "smaller" one is within them.
 */
MatchupImagePart *matchup_attachment_encode (GBytes *bytes,
                                             const MatchupAttachmentInfo *info,
                                             MatchupPictureSize size,
                                             const MatchupPictureLimits *limits,
                                             guint n_pictures,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Only the one within @limits. */
MatchupImagePart *matchup_attachment_fit (GBytes *bytes,
                                          const MatchupAttachmentInfo *info,
                                          MatchupPictureSize size,
                                          const MatchupPictureLimits *limits,
                                          guint n_pictures,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
