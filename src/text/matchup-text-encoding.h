/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The text of a file whose encoding nobody names: UTF-8, UTF-16 (with its mark, or told by its
 * zeros), GB18030, which holds all that Chinese programs wrote before, Big5, Shift-JIS or the one
 * of western Windows, which are told apart by their letters. The mark is left out.
 *
 * NULL with a sentence as error where it is none of them, or no text at all. Pure; any thread.
 */
char *matchup_text_decode (const char *bytes, gsize length, gsize *out_length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
