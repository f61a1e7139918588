/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "matchup-md-block.h"

G_BEGIN_DECLS

/**
 * matchup_block_text: what a block shows, without a widget for it. Copying and finding have the
 * same text whether there is one or not.
 */

/* A leaf that the widget would have, in the order of reading; @text is valid during the call. */
typedef void (*MatchupBlockLeafFunc) (const char *text, gsize length, gpointer user_data);

void
matchup_block_text_foreach (MatchupMdBlock *block, MatchupBlockLeafFunc func, gpointer user_data);

/* Appends what copying all of the block gives. FALSE, with nothing appended: there is no text in
 * it. */
gboolean matchup_block_text_append (MatchupMdBlock *block, GString *out);

G_END_DECLS
