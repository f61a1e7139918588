/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Screenshots through the desktop's portal, which asks the person first. */

/* Whether there is such a portal. */
void matchup_screenshot_find_async (GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean matchup_screenshot_find_finish (GAsyncResult *result, GError **error);

/* The picture's file; G_IO_ERROR_CANCELLED when the person does not want it after all. */
void matchup_screenshot_take_async (GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GFile *matchup_screenshot_take_finish (GAsyncResult *result, GError **error);

G_END_DECLS
