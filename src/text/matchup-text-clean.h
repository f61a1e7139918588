/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Text from elsewhere as one may write it on: valid UTF-8 (what is not becomes U+FFFD), line ends
 * as
 * "\n", without a mark at the beginning and without control characters other than tabs and line
 * ends. Ends with a NUL. Pure; any thread.
 */
char *matchup_text_clean (const char *bytes,
                          gsize length,
                          gsize *out_length /* or NULL */) G_GNUC_WARN_UNUSED_RESULT;
/* The longest line; characters of valid UTF-8. */
gsize matchup_text_longest_line (const char *text);
/* @text with no line longer than @max bytes: such are broken at a blank, or where there is none
 * between two characters. A text view lays out a whole line for each letter that is typed. */
char *matchup_text_break_lines (const char *text, gsize max);

G_END_DECLS
