/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sets a formula into boxes, after the rules of TeX (The TeXbook, appendix G) in a simpler form.
 * Shared by the files that do it.
 */
#pragma once

#include "matchup-math-face.h"

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_MATH_LEVEL_DISPLAY,
  MATCHUP_MATH_LEVEL_TEXT,
  MATCHUP_MATH_LEVEL_SCRIPT,
  MATCHUP_MATH_LEVEL_SCRIPT_SCRIPT,
} MatchupMathLevel;

/* How a part is set; handed down by value. */
typedef struct
{
  MatchupMathFace *face;
  MatchupMathLevel level;
  gboolean cramped; /* below a line: scripts rise less */
} MatchupMathMode;

double matchup_math_mode_size (MatchupMathMode mode); /* 1, 0.7 or 0.5 */
double matchup_math_mode_em (MatchupMathMode mode);   /* pixels; so are the others */
double matchup_math_mode_axis (MatchupMathMode mode);
double matchup_math_mode_rule (MatchupMathMode mode);
MatchupMathMode matchup_math_mode_script (MatchupMathMode mode, gboolean below);
MatchupMathMode matchup_math_mode_cramped (MatchupMathMode mode);

/* NULL gives an empty box. Never NULL. */
MatchupMathBox *matchup_math_build (MatchupMathMode mode, const MatchupMathNode *node);
/* @behind: the row goes on behind a sign, in the next column. */
MatchupMathBox *
matchup_math_build_row (MatchupMathMode mode, const MatchupMathNode *node, gboolean behind);

MatchupMathBox *matchup_math_build_operator (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_scripts (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_arrow (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_fraction (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_root (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_fence (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_accent (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_enclosure (MatchupMathMode mode, const MatchupMathNode *node);
MatchupMathBox *matchup_math_build_table (MatchupMathMode mode, const MatchupMathNode *node);

G_END_DECLS
