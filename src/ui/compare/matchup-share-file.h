/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Asks the person for a place and saves @bytes there; says how that went in a toast near to @near.
 * @name: of the file, which can be changed. One question at a time: while one is open, nothing
 * happens.
 */
void
matchup_share_file_choose (GtkWidget *near, const char *name, const char *mime_type, GBytes *bytes);

/* The second half: off the main thread, whole or not at all. The error is a sentence. */
void matchup_share_file_save_async (GFile *file,
                                    GBytes *bytes,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean matchup_share_file_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
