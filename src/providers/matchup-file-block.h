/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-file-part.h"

G_BEGIN_DECLS

/*
 * How a text file stands in a question, for every wire format alike: a line that names it, then
 * its text between fences that are longer than any in it, so that it cannot end early whatever it
 * holds. Models know this from the Markdown that they were trained with.
 */
char *matchup_file_block_dup (MatchupFilePart *file) G_GNUC_WARN_UNUSED_RESULT;
/*
 * The same as the inside of a JSON string; made once for all who are asked and kept with @file.
 * Borrowed. In one thread at a time.
 */
GBytes *matchup_file_block_get_json (MatchupFilePart *file);

G_END_DECLS
