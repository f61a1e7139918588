/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-attachment-loader.h"
#include "matchup-blob-store.h"
#include "matchup-message.h"

G_BEGIN_DECLS

/*
 * The last step before messages with pictures are sent: reads stored pictures, makes smaller ones
 * for services that do not take them as they are, and works out the base64; all in threads, once
 * for all contestants. Pictures that a model cannot see, that are gone, or that are too many for
 * one request (the oldest first) are left out; the text always goes.
 */

typedef struct
{
  GPtrArray *messages;         /* MatchupMessage; replaced by what can be sent */
  MatchupPictureLimits limits; /* of the service */
  gboolean sees;               /* FALSE: no pictures for this one */
} MatchupAttachmentOutgoing;

MatchupAttachmentOutgoing *
matchup_attachment_outgoing_new (GPtrArray *messages, /* referenced */
                                 const MatchupPictureLimits *limits,
                                 gboolean sees) G_GNUC_WARN_UNUSED_RESULT;
void matchup_attachment_outgoing_free (MatchupAttachmentOutgoing *self);

/* FALSE: they can be sent as they are. */
gboolean matchup_attachment_sender_is_needed (GPtrArray *messages);
/* @outgoing: MatchupAttachmentOutgoing, changed when it is done. @blobs may be NULL. Never fails
 * but by cancelling. */
void matchup_attachment_sender_prepare_async (MatchupAttachmentLoader *loader,
                                              MatchupBlobStore *blobs,
                                              GPtrArray *outgoing,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean matchup_attachment_sender_prepare_finish (GAsyncResult *result, GError **error);

/* The version of @image that a service with @limits is sent, one of @n_pictures in its message:
 * itself, its smaller one, or NULL when one would have to be made first. Borrowed. */
MatchupImagePart *matchup_attachment_sender_choose (MatchupImagePart *image,
                                                    const MatchupPictureLimits *limits,
                                                    guint n_pictures);
/* What is left for pictures of one request, going back from the newest message. */
typedef struct
{
  MatchupPictureLimits limits;
  gint64 bytes;
  gint64 pictures;
} MatchupAttachmentRoom;

void matchup_attachment_room_init (MatchupAttachmentRoom *self,
                                   const MatchupPictureLimits *limits,
                                   gboolean sees);
/* What the next @image is sent as, one of @n_pictures in its message; where none of its versions
 * may be sent, @image, of which one is to be made. NULL: it is left out. Borrowed. */
MatchupImagePart *matchup_attachment_room_take (MatchupAttachmentRoom *self,
                                                MatchupImagePart *image,
                                                guint n_pictures,
                                                gboolean newest /* message: its bytes all go */);
guint matchup_attachment_sender_count (MatchupMessage *message); /* its pictures */

G_END_DECLS
