/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Removes a folder with all that is in it, never following a link inside; @last (or NULL) is the
 * file of it that goes last. What is not there is no error. Errors are sentences.
 */
gboolean matchup_erase_folder (const char *path, const char *last, GError **error);
/* Bytes that all files below have on the disk; of one that is not there 0. Any thread. */
guint64 matchup_measure_folder (const char *path);

G_END_DECLS
