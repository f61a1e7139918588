/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a person reads of a text in Markdown, for places that know plain text only.
 *
 * Blocks are apart by an empty line, items of a tight list are not. Lists keep their bullets,
 * numbers, boxes and indents, quotes have "> " before each line, cells are separated by tabs, code
 * is as it is. Links and pictures are their text, then the address in parentheses where it says
 * something else. Formulas are those of matchup_math_to_plain(). No "\n" at the end.
 *
 * @markdown has to be UTF-8. Pure; the time is linear.
 */
char *matchup_md_to_plain (const char *markdown, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
