/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "matchup-md-block.h"

G_BEGIN_DECLS

/* Lines that are shown before the person asks for all. */
#define MATCHUP_CODE_TEXT_FOLDED_LINES 400

/*
 * Code as it is shown: a line that is too long to be laid out is broken. @line_length: bytes of the
 * last line before @text, and then with it.
 */
GString *matchup_code_text_break_lines (const char *text,
                                        gsize length,
                                        gsize *line_length) G_GNUC_WARN_UNUSED_RESULT;
/* What a new widget for @block, which is code, shows at first: the text of its leaf. */
GString *matchup_code_text_dup_shown (MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
