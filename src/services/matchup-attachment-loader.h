/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-attachment-format.h"
#include "matchup-attachment.h"
#include "matchup-file-part.h"
#include "matchup-file-reader.h"
#include "matchup-picture-limits.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ATTACHMENT_LOADER (matchup_attachment_loader_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAttachmentLoader,
                      matchup_attachment_loader,
                      MATCHUP,
                      ATTACHMENT_LOADER,
                      GObject)

/* Pictures and text files of one prompt. */
#define MATCHUP_ATTACHMENT_MAX 8
#define MATCHUP_ATTACHMENT_MAX_FILES 8

/**
 * MatchupAttachmentLoader: reads, checks, scales and encodes pictures and reads text files, in
 * threads; never more than two at a time, as each may need hundreds of megabytes. Main thread only.
 *
 * Errors are MATCHUP_ATTACHMENT_ERROR with one sentence for people, or G_IO_ERROR_CANCELLED.
 */
MatchupAttachmentLoader *matchup_attachment_loader_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a picture and looks whether it is one, whatever its name says. */
void matchup_attachment_loader_load_file_async (MatchupAttachmentLoader *self,
                                                GFile *file,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
void matchup_attachment_loader_load_bytes_async (MatchupAttachmentLoader *self,
                                                 GBytes *bytes,
                                                 const char *name,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
MatchupAttachment *matchup_attachment_loader_load_finish (MatchupAttachmentLoader *self,
                                                          GAsyncResult *result,
                                                          GError **error);

/*
 * Reads a file of any kind: a picture is returned as above, of everything else the text is in
 * @out_file; the other one is NULL. @beginning: of a text that is too long so much as goes. Errors
 * may be MATCHUP_FILE_ERROR as well.
 */
void matchup_attachment_loader_load_any_async (MatchupAttachmentLoader *self,
                                               GFile *file,
                                               gboolean beginning,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
MatchupAttachment *matchup_attachment_loader_load_any_finish (MatchupAttachmentLoader *self,
                                                              GAsyncResult *result,
                                                              MatchupFilePart **out_file,
                                                              GError **error);
/* The first pages of a PDF as pictures: GBytes, for matchup_attachment_loader_load_bytes_async().
 */
void matchup_attachment_loader_draw_pages_async (MatchupAttachmentLoader *self,
                                                 GFile *file,
                                                 guint n_pages,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
GPtrArray *matchup_attachment_loader_draw_pages_finish (MatchupAttachmentLoader *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/*
 * What would be sent of @attachment, one of @n_pictures, to services of whom all keep within
 * @limits (NULL: none); see matchup_attachment_encode(). With the alternative text.
 */
void matchup_attachment_loader_encode_async (MatchupAttachmentLoader *self,
                                             MatchupAttachment *attachment,
                                             MatchupPictureSize size,
                                             const MatchupPictureLimits *limits,
                                             guint n_pictures,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/* A smaller version of a picture that is at hand, within @limits. */
void matchup_attachment_loader_fit_async (MatchupAttachmentLoader *self,
                                          GBytes *bytes,
                                          const MatchupPictureLimits *limits,
                                          guint n_pictures,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
MatchupImagePart *matchup_attachment_loader_encode_finish (MatchupAttachmentLoader *self,
                                                           GAsyncResult *result,
                                                           GError **error);

/* For the screen; @edge: longest edge in pixels, 0 for all. */
void matchup_attachment_loader_decode_async (MatchupAttachmentLoader *self,
                                             GBytes *bytes,
                                             int edge,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
MatchupAttachmentPixels *matchup_attachment_loader_decode_finish (MatchupAttachmentLoader *self,
                                                                  GAsyncResult *result,
                                                                  GError **error);

/* Works out the base64 of @bytes (#GBytes). */
void matchup_attachment_loader_base64_async (MatchupAttachmentLoader *self,
                                             GBytes *bytes,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
GBytes *matchup_attachment_loader_base64_finish (MatchupAttachmentLoader *self,
                                                 GAsyncResult *result,
                                                 GError **error);

/* The longest edge of a size in pixels; 0: as it is. */
int matchup_attachment_loader_get_edge (MatchupPictureSize size);

G_END_DECLS
