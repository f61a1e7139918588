/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one line of Markdown looks like by itself; pure. @length without the line's end. */

gboolean matchup_md_line_is_blank (const char *line, gsize length);
/* Columns of blanks at the start; a tab goes to the next multiple of four. */
guint matchup_md_line_get_indent (const char *line, gsize length);
/* Begins with a bullet or a number as list items do, with any indent. */
gboolean matchup_md_line_is_item (const char *line, gsize length);

/* A fence of code: "`" or "~" and how many. */
typedef struct
{
  char mark; /* 0: none */
  guint count;
} MatchupMdFence;

/* The fence that this line opens, behind at most three blanks; mark 0 when it opens none. */
MatchupMdFence matchup_md_line_get_fence (const char *line, gsize length);
/* Whether it closes @fence. */
gboolean matchup_md_line_closes_fence (const char *line, gsize length, const MatchupMdFence *fence);
/* Could be a part of a link reference definition, "[label]: address"; errs on the safe side. */
gboolean matchup_md_line_may_define (const char *line, gsize length);
/* Behind blanks, ">" and list marks: what the line holds. */
const char *matchup_md_line_skip_containers (const char *line, gsize length, gsize *out_length);

G_END_DECLS
