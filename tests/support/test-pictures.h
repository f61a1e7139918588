/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Pictures for tests, made as they are needed: red at the top left, blue elsewhere. */

/* @type: "png" or "jpeg". */
GBytes *test_pictures_make (const char *type, int width, int height) G_GNUC_WARN_UNUSED_RESULT;
/* Noise, which takes about as many bytes as photos do or more. */
GBytes *
test_pictures_make_noise (const char *type, int width, int height) G_GNUC_WARN_UNUSED_RESULT;
/* Transparent at the bottom right. */
GBytes *test_pictures_make_transparent (int width, int height) G_GNUC_WARN_UNUSED_RESULT;
/* With EXIF: this orientation, and @secret where the place would stand; and in a comment. */
GBytes *test_pictures_add_exif (GBytes *jpeg,
                                int orientation,
                                const char *secret) G_GNUC_WARN_UNUSED_RESULT;
/* With @secret in chunks tEXt and eXIf. */
GBytes *test_pictures_add_text (GBytes *png, const char *secret) G_GNUC_WARN_UNUSED_RESULT;
/* The head of a PNG of this size and nothing that could be decoded. */
GBytes *test_pictures_make_bomb (guint width, guint height) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pictures_make_gif (guint n_frames) G_GNUC_WARN_UNUSED_RESULT;
gboolean test_pictures_contain (GBytes *bytes, const char *text);

G_END_DECLS
