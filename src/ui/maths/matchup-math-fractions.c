/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fractions, roots and delimiters around a formula. The numbers are TeX's, in em. */
#include "matchup-math-builder-private.h"

#define NUMERATOR_DISPLAY 0.677
#define NUMERATOR_TEXT 0.394
#define NUMERATOR_NO_BAR 0.444
#define DENOMINATOR_DISPLAY 0.686
#define DENOMINATOR_TEXT 0.345
#define BAR_OVERHANG 0.06
#define FRACTION_MARGIN 0.08

#define ROOT_WIDTH 0.62
#define DEGREE_RISE 0.55

/* A delimiter may be a little shorter than what is between. */
#define FENCE_PART 0.92
#define FENCE_SHORT 0.4

static MatchupMathMode
fraction_part (MatchupMathMode mode, gboolean below)
{
  if (mode.level == MATCHUP_MATH_LEVEL_DISPLAY)
    mode.level = MATCHUP_MATH_LEVEL_TEXT;
  else
    mode = matchup_math_mode_script (mode, FALSE);
  mode.cramped = mode.cramped || below;
  return mode;
}

MatchupMathBox *
matchup_math_build_fraction (MatchupMathMode mode, const MatchupMathNode *node)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathBox *above = NULL;
  MatchupMathBox *below = NULL;
  double em = matchup_math_mode_em (mode);
  double axis = matchup_math_mode_axis (mode);
  double rule = matchup_math_mode_rule (mode);
  double margin = FRACTION_MARGIN * em;
  gboolean bar = node->number != 0;
  gboolean display = FALSE;
  double width = 0;
  double up = 0;
  double down = 0;

  if (node->style != MATCHUP_MATH_STYLE_INHERIT)
    mode.level = node->style == MATCHUP_MATH_STYLE_DISPLAY ? MATCHUP_MATH_LEVEL_DISPLAY
                                                           : MATCHUP_MATH_LEVEL_TEXT;
  em = matchup_math_mode_em (mode);
  axis = matchup_math_mode_axis (mode);
  rule = matchup_math_mode_rule (mode);
  display = mode.level == MATCHUP_MATH_LEVEL_DISPLAY;
  above = matchup_math_build (fraction_part (mode, FALSE), node->children[0]);
  below = matchup_math_build (fraction_part (mode, TRUE), node->children[1]);
  width = MAX (above->width + above->italic, below->width + below->italic) + 2 * BAR_OVERHANG * em;
  up = (display ? NUMERATOR_DISPLAY : bar ? NUMERATOR_TEXT : NUMERATOR_NO_BAR) * em;
  down = (display ? DENOMINATOR_DISPLAY : DENOMINATOR_TEXT) * em;
  if (bar)
    {
      double gap = (display ? 3 : 1.8) * rule;

      up = MAX (up, axis + rule / 2 + gap + above->descent);
      down = MAX (down, below->ascent + gap + rule / 2 - axis);
      matchup_math_box_add (group,
                            matchup_math_box_new_rule (width, axis + rule / 2, rule / 2 - axis),
                            margin,
                            0);
    }
  else
    {
      double gap = (display ? 7 : 3) * rule;
      double missing = gap - ((up - above->descent) - (below->ascent - down));

      up += MAX (0, missing / 2);
      down += MAX (0, missing / 2);
    }
  matchup_math_box_add (group, above, margin + (width - above->width) / 2, -up);
  matchup_math_box_add (group, below, margin + (width - below->width) / 2, down);
  group->width = width + 2 * margin;
  return group;
}

MatchupMathBox *
matchup_math_build_root (MatchupMathMode mode, const MatchupMathNode *node)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathBox *content =
      matchup_math_build (matchup_math_mode_cramped (mode), node->children[0]);
  double em = matchup_math_mode_em (mode);
  double rule = matchup_math_mode_rule (mode);
  double gap = rule + (mode.level == MATCHUP_MATH_LEVEL_DISPLAY
                           ? mode.face->x_height * matchup_math_mode_size (mode) / 4
                           : rule * 0.8);
  double descent = MAX (content->descent, 0.12 * em);
  double top = MAX (content->ascent, 0.5 * em) + gap + rule;
  double height = top + descent;
  double width = CLAMP (ROOT_WIDTH * em + (height - em) * 0.08, ROOT_WIDTH * em, 0.9 * em);
  double x = 0;

  if (node->children[1] != NULL)
    {
      MatchupMathMode small = matchup_math_mode_cramped (mode);
      MatchupMathBox *degree = NULL;

      small.level = MATCHUP_MATH_LEVEL_SCRIPT_SCRIPT;
      degree = matchup_math_build (small, node->children[1]);
      x = MAX (0, degree->width + 0.06 * em - width * 0.42);
      matchup_math_box_add (group,
                            degree,
                            MAX (0, x + width * 0.42 - degree->width - 0.06 * em),
                            descent - MIN (height * DEGREE_RISE, 0.42 * height + 0.2 * em) -
                                degree->descent);
    }
  matchup_math_box_add (
      group,
      matchup_math_box_new_shape (MATCHUP_MATH_SHAPE_RADICAL, width, height, rule),
      x,
      descent);
  matchup_math_box_add (group,
                        matchup_math_box_new_rule (content->width + content->italic + 0.1 * em,
                                                   top,
                                                   rule - top),
                        x + width,
                        0);
  matchup_math_box_add (group, content, x + width + 0.04 * em, 0);
  group->width += 0.06 * em;
  return group;
}

/* As tall as @content needs it on both sides of the axis. */
static double
fence_height (MatchupMathMode mode, double ascent, double descent)
{
  double axis = matchup_math_mode_axis (mode);
  double half = MAX (ascent - axis, descent + axis);

  return MAX (2 * half * FENCE_PART, 2 * half - FENCE_SHORT * matchup_math_mode_em (mode));
}

/* The parts between delimiters, built once each: those in the middle have to know the height. */
static GPtrArray *
build_parts (MatchupMathMode mode, const MatchupMathNode *content)
{
  GPtrArray *parts = g_ptr_array_new ();
  gboolean divided = FALSE;

  if (content->kind == MATCHUP_MATH_ROW)
    for (guint i = 0; i < content->n_children; i++)
      divided = divided || (content->children[i]->kind == MATCHUP_MATH_DELIMITER &&
                            content->children[i]->number == 0);
  if (!divided)
    {
      g_ptr_array_add (parts, matchup_math_build (mode, content));
      return parts;
    }
  for (guint i = 0; i < content->n_children; i++)
    {
      const MatchupMathNode *child = content->children[i];

      g_ptr_array_add (parts,
                       child->kind == MATCHUP_MATH_DELIMITER && child->number == 0
                           ? NULL
                           : matchup_math_build (mode, child));
    }
  return parts;
}

MatchupMathBox *
matchup_math_build_fence (MatchupMathMode mode, const MatchupMathNode *node)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  g_autoptr (GPtrArray) parts = build_parts (mode, node->children[0]);
  double size = matchup_math_mode_size (mode);
  double space = 5 * matchup_math_mode_em (mode) / 18;
  double ascent = 0;
  double descent = 0;
  double height = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const MatchupMathBox *part = g_ptr_array_index (parts, i);

      ascent = MAX (ascent, part != NULL ? part->ascent : 0);
      descent = MAX (descent, part != NULL ? part->descent : 0);
    }
  height = fence_height (mode, ascent, descent);
  matchup_math_box_add (group,
                        matchup_math_face_delimiter (mode.face, node->text, size, height),
                        0,
                        0);
  for (guint i = 0; i < parts->len; i++)
    {
      MatchupMathBox *part = g_ptr_array_index (parts, i);

      if (part != NULL)
        {
          matchup_math_box_add (group, part, group->width, 0);
          group->width += part->italic;
          continue;
        }
      part = matchup_math_face_delimiter (mode.face,
                                          node->children[0]->children[i]->text,
                                          size,
                                          height);
      matchup_math_box_add (group, part, group->width + space, 0);
      group->width += space;
    }
  matchup_math_box_add (group,
                        matchup_math_face_delimiter (mode.face, node->closing, size, height),
                        group->width,
                        0);
  return group;
}
