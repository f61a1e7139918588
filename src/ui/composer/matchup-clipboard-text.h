/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The text that was copied, cleaned as matchup_text_clean() does. Read in pieces, cleaned in a
 * thread: however long it is, the window goes on. An error where there is no text, or too much.
 */
void matchup_clipboard_text_read_async (GdkClipboard *clipboard,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
char *matchup_clipboard_text_read_finish (GdkClipboard *clipboard,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
