/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PICTURE_TRAY (matchup_picture_tray_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPictureTray, matchup_picture_tray, MATCHUP, PICTURE_TRAY, GtkWidget)

/**
 * MatchupPictureTray: the pictures and text files that go with the next question: pictures small,
 * with what would be sent of them at each size and who cannot see them; and what went wrong with a
 * file. Hidden while it has nothing to show.
 *
 * What is removed can be taken back for a moment.
 *
 * Signals: "changed": there are more or fewer, or they are ready to be sent, or no longer;
 * "sending-cancelled": see matchup_picture_tray_set_sending().
 */
GtkWidget *matchup_picture_tray_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing can be added before. */
void matchup_picture_tray_set_workspace (MatchupPictureTray *self, MatchupWorkspace *workspace);
/* Whose limits are kept, and whose blindness is told. */
void matchup_picture_tray_set_lineup (MatchupPictureTray *self, MatchupLineup *lineup);

/* Pictures and text files of all kinds; those of several that cannot be added are told in one
 * sentence. */
void matchup_picture_tray_load_files (MatchupPictureTray *self, GPtrArray *files /* GFile */);
void matchup_picture_tray_load_file (MatchupPictureTray *self, GFile *file);
/* A text file that was read, or text that is to go as one. */
void matchup_picture_tray_add_file (MatchupPictureTray *self, MatchupFilePart *file);
/* What was added; without a way to take that back. FALSE: it is not there. */
gboolean matchup_picture_tray_remove_file (MatchupPictureTray *self, MatchupFilePart *file);
/* An encoded picture; @name is what it is called in sentences. */
void matchup_picture_tray_add_bytes (MatchupPictureTray *self, GBytes *bytes, const char *name);
void matchup_picture_tray_add_texture (MatchupPictureTray *self, GdkTexture *texture);
/* One sentence about something that could not be added. */
void matchup_picture_tray_tell (MatchupPictureTray *self, const char *sentence);

/*
 * Something is on its way that cannot be read yet, as from the clipboard: it counts like what is
 * being read until it is ended. Not expected any more: the person gave it up.
 */
guint matchup_picture_tray_expect (MatchupPictureTray *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean matchup_picture_tray_is_expected (MatchupPictureTray *self, guint expectation);
void matchup_picture_tray_end_expecting (MatchupPictureTray *self, guint expectation);
/*
 * The question is to go as soon as all is ready, which is said here. "sending-cancelled": it is not
 * to go by itself any more, as the person says so or takes something out, or as something that was
 * to go with it could not be added.
 */
void matchup_picture_tray_set_sending (MatchupPictureTray *self, gboolean sending);

guint matchup_picture_tray_get_n (MatchupPictureTray *self); /* with those that are being read */
gboolean matchup_picture_tray_get_ready (MatchupPictureTray *self);
/* What is sent, in order; when it is ready. MatchupImagePart, then MatchupFilePart. */
GPtrArray *matchup_picture_tray_dup_parts (MatchupPictureTray *self) G_GNUC_WARN_UNUSED_RESULT;
/* What is in it, to be put in again later: MatchupAttachment, then MatchupFilePart, in order. */
GPtrArray *matchup_picture_tray_dup_attached (MatchupPictureTray *self) G_GNUC_WARN_UNUSED_RESULT;
void matchup_picture_tray_add_attached (MatchupPictureTray *self, GPtrArray *objects);
void matchup_picture_tray_clear (MatchupPictureTray *self);

G_END_DECLS
