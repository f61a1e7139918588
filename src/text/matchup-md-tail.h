/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * matchup_md_tail: what is shown of the open end of a Markdown text that is still being written, so
 * that nothing is shown that the next letters turn into something else.
 *
 * A mark that has no meaning yet waits: "-" may begin an item or a heading, "| a | b |" a table,
 * "[text](addr" a link, "$$x" a formula. Emphasis and code that are open are shown as if they ended
 * here. All of this is bounded: what waits for longer is shown as it is.
 *
 * Looks at the last KiBs of the text from @start (a place where a block begins) to @length. Gives
 * the end of what is shown; @closing is what has to be thought behind it: "**".
 */
gsize matchup_md_tail_find_end (const char *text, gsize start, gsize length, GString *closing);

G_END_DECLS
