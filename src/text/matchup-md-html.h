/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Appends text to HTML so that it is nothing but text: all that means something there is escaped,
 * also in the value of an attribute in double quotes. Controls that HTML does not know are left
 * out, and so are those that turn the order of letters around without an end (U+202A to U+202E):
 * what is read is what is written.
 */
void matchup_html_append_escaped (GString *out, const char *text, gsize length);

/*
 * Appends what Markdown says as HTML that can do nothing: elements of text, lists, tables and code
 * with no attribute but a fixed class, and the start of a numbered list. Links and pictures are
 * their text and their address, both to be read only: nothing refers to anything outside. Formulas
 * are their LaTeX. The headings are @heading levels lower than written, 6 at most.
 *
 * Classes: "address", "math", "task", "done", "center", "end", "upright" (what is emphasised in
 * letters that are not to be slanted).
 *
 * @markdown has to be UTF-8. Pure; the time is linear.
 */
void matchup_md_append_html (GString *out, const char *markdown, gsize length, guint heading);

G_END_DECLS
