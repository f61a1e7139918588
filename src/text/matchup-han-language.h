/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Chinese characters are drawn differently in China, Taiwan and Japan, and nothing but the language
 * says which form is meant. Which one @text is in: "ja" where it has kana, "ko" where it has
 * hangul, "zh-tw" where more of its characters are traditional ones than simplified ones, "zh-cn"
 * else; NULL where it has no Chinese character at all. Pure; looks at the beginning of long texts.
 */
const char *matchup_han_language_guess (const char *text, gsize length);

/*
 * Whether @c belongs to the scripts that have no slanted letters: Chinese characters, kana, hangul
 * and the punctuation of their width. Slanted by the computer they are hard to read.
 */
gboolean matchup_han_language_is_upright (gunichar c);
/* The end of the letters from @run on, before @end, that are all upright or all not, and which. */
const char *
matchup_han_language_find_run_end (const char *run, const char *end, gboolean *out_upright);

G_END_DECLS
