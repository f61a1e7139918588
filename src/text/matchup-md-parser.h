/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-md-block.h"

G_BEGIN_DECLS

/*
 * Markdown as GitHub has it (tables, strikethrough, task lists, bare addresses), with formulas, and
 * with the ways of chat: a line break in the source is a line break in the text, HTML is shown as
 * it is written, footnotes stay readable. Pure; the parser itself is md4c.
 *
 * Nesting deeper than 32 is flattened.
 */

/* The blocks of @text; never NULL. */
GPtrArray *matchup_md_parse (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
