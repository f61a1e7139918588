/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside, above and below a sign. The numbers are TeX's, in em. */
#include "matchup-math-builder-private.h"

#define SUP_DISPLAY 0.413
#define SUP_TEXT 0.363
#define SUP_CRAMPED 0.289
#define SUB_ALONE 0.15
#define SUB_BELOW_SUP 0.247
#define SUP_DROP 0.386
#define SUB_DROP 0.05
#define SCRIPT_SPACE 0.05

#define LIMIT_GAP_ABOVE 0.111
#define LIMIT_GAP_BELOW 0.167
#define LIMIT_RISE 0.2
#define LIMIT_DROP 0.6
#define SET_RISE 0.17
#define LIMIT_MARGIN 0.06

#define SUM_HEIGHT 1.4
#define INTEGRAL_HEIGHT 2.2

#define ARROW_HEIGHT 0.42
#define ARROW_MARGIN 0.45
#define ARROW_MIN_WIDTH 1.5

/* The integral and those like it are taller than sums. */
static gboolean
is_integral (const MatchupMathNode *node)
{
  gunichar sign = g_utf8_get_char (node->text);

  return (sign >= 0x222B && sign <= 0x2233) || sign == 0x2A0C;
}

MatchupMathBox *
matchup_math_build_operator (MatchupMathMode mode, const MatchupMathNode *node)
{
  double size = matchup_math_mode_size (mode);
  double em = matchup_math_mode_em (mode);
  MatchupMathBox *group = NULL;
  MatchupMathBox *box = NULL;

  if (!node->wide)
    return matchup_math_face_text (mode.face, node->text, MATCHUP_MATH_FONT_ROMAN, size);
  group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  box = mode.level == MATCHUP_MATH_LEVEL_DISPLAY
            ? matchup_math_face_tall (mode.face,
                                      node->text,
                                      size,
                                      (is_integral (node) ? INTEGRAL_HEIGHT : SUM_HEIGHT) * em)
            : matchup_math_face_text (mode.face, node->text, MATCHUP_MATH_FONT_ROMAN, size);
  matchup_math_box_add (group,
                        box,
                        0,
                        (box->ascent - box->descent) / 2 - matchup_math_mode_axis (mode));
  if (is_integral (node))
    {
      /* The upper limit stands off the slanted sign, the lower one tucks under it. */
      group->italic = MAX (box->italic, 0.12 * em);
      group->width = MAX (box->ink_right, box->width) - group->italic * 0.6;
    }
  return group;
}

/* Above and below @base, which it takes. */
static MatchupMathBox *
set_limits (MatchupMathMode mode, MatchupMathBox *base, const MatchupMathNode *node, gboolean op)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathBox *below = NULL;
  MatchupMathBox *above = NULL;
  double em = matchup_math_mode_em (mode);
  double slant = op ? base->italic / 2 : 0;
  double width = base->width;
  double y = 0;

  if (node->children[2] != NULL)
    above = matchup_math_build (matchup_math_mode_script (mode, FALSE), node->children[2]);
  if (node->children[1] != NULL)
    below = matchup_math_build (matchup_math_mode_script (mode, TRUE), node->children[1]);
  width = MAX (width, above != NULL ? above->width : 0);
  width = MAX (width, below != NULL ? below->width : 0);

  matchup_math_box_add (group, base, (width - base->width) / 2, 0);
  if (above != NULL)
    {
      double gap = MAX (LIMIT_GAP_ABOVE * em, (op ? LIMIT_RISE : SET_RISE) * em - above->descent);

      y = base->ascent + gap + above->descent;
      matchup_math_box_add (group, above, (width - above->width) / 2 + slant, -y);
    }
  if (below != NULL)
    {
      double gap = MAX (LIMIT_GAP_BELOW * em, op ? LIMIT_DROP * em - below->ascent : 0);

      y = base->descent + gap + below->ascent;
      matchup_math_box_add (group, below, (width - below->width) / 2 - slant, y);
    }
  group->ascent += above != NULL ? LIMIT_MARGIN * em : 0;
  group->descent += below != NULL ? LIMIT_MARGIN * em : 0;
  return group;
}

/* Whether scripts hang from the sign's own height rather than from that of a line. */
static gboolean
is_character (const MatchupMathNode *base)
{
  return base == NULL || base->kind == MATCHUP_MATH_SYMBOL || base->kind == MATCHUP_MATH_TEXT ||
         (base->kind == MATCHUP_MATH_OPERATOR && !base->wide);
}

typedef struct
{
  double up;   /* of the upper one's baseline */
  double down; /* of the lower one's baseline */
} Shifts;

static Shifts
place_scripts (MatchupMathMode mode,
               const MatchupMathBox *base,
               gboolean character,
               const MatchupMathBox *below,
               const MatchupMathBox *above)
{
  double em = matchup_math_mode_em (mode);
  double small_em = matchup_math_mode_em (matchup_math_mode_script (mode, FALSE));
  double x_height = mode.face->x_height * matchup_math_mode_size (mode);
  double rule = matchup_math_mode_rule (mode);
  Shifts shifts = { 0 };

  if (!character)
    {
      shifts.up = base->ascent - SUP_DROP * small_em;
      shifts.down = base->descent + SUB_DROP * small_em;
    }
  if (above != NULL)
    {
      double least = mode.cramped                               ? SUP_CRAMPED
                     : mode.level == MATCHUP_MATH_LEVEL_DISPLAY ? SUP_DISPLAY
                                                                : SUP_TEXT;

      shifts.up = MAX (shifts.up, MAX (least * em, above->descent + x_height / 4));
    }
  if (below != NULL && above == NULL)
    shifts.down = MAX (shifts.down, MAX (SUB_ALONE * em, below->ascent - x_height * 4 / 5));
  if (below != NULL && above != NULL)
    {
      double gap = 0;
      double lift = 0;

      shifts.down = MAX (shifts.down, SUB_BELOW_SUP * em);
      gap = (shifts.up - above->descent) - (below->ascent - shifts.down);
      if (gap < 4 * rule)
        {
          shifts.down += 4 * rule - gap;
          lift = x_height * 4 / 5 - (shifts.up - above->descent);
          if (lift > 0)
            {
              shifts.up += lift;
              shifts.down -= lift;
            }
        }
    }
  return shifts;
}

MatchupMathBox *
matchup_math_build_scripts (MatchupMathMode mode, const MatchupMathNode *node)
{
  const MatchupMathNode *base_node = node->children[0];
  MatchupMathBox *base = matchup_math_build (mode, base_node);
  MatchupMathBox *group = NULL;
  MatchupMathBox *below = NULL;
  MatchupMathBox *above = NULL;
  Shifts shifts = { 0 };
  double space = SCRIPT_SPACE * mode.face->em;

  if (node->limits == MATCHUP_MATH_LIMITS_ALWAYS ||
      (node->limits == MATCHUP_MATH_LIMITS_DISPLAY && mode.level == MATCHUP_MATH_LEVEL_DISPLAY))
    return set_limits (mode,
                       base,
                       node,
                       base_node != NULL && base_node->kind == MATCHUP_MATH_OPERATOR);

  group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  if (node->children[1] != NULL)
    below = matchup_math_build (matchup_math_mode_script (mode, TRUE), node->children[1]);
  if (node->children[2] != NULL)
    above = matchup_math_build (matchup_math_mode_script (mode, FALSE), node->children[2]);
  shifts = place_scripts (mode, base, is_character (base_node), below, above);
  matchup_math_box_add (group, base, 0, 0);
  if (above != NULL)
    {
      matchup_math_box_add (group, above, base->width + base->italic, -shifts.up);
      group->width = MAX (group->width, above->x + above->width + space);
    }
  if (below != NULL)
    {
      double tuck = base_node != NULL && base_node->kind == MATCHUP_MATH_OPERATOR && base_node->wide
                        ? base->italic * 0.8
                        : 0;

      matchup_math_box_add (group, below, base->width - tuck, shifts.down);
      group->width = MAX (group->width, below->x + below->width + space);
    }
  return group;
}

MatchupMathBox *
matchup_math_build_arrow (MatchupMathMode mode, const MatchupMathNode *node)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathBox *below =
      matchup_math_build (matchup_math_mode_script (mode, TRUE), node->children[0]);
  MatchupMathBox *above =
      matchup_math_build (matchup_math_mode_script (mode, FALSE), node->children[1]);
  double em = matchup_math_mode_em (mode);
  double axis = matchup_math_mode_axis (mode);
  double height = ARROW_HEIGHT * em;
  double width =
      MAX (ARROW_MIN_WIDTH * em, MAX (below->width, above->width) + 2 * ARROW_MARGIN * em);

  matchup_math_box_add (group,
                        matchup_math_box_new_shape (matchup_math_shape_for_char (
                                                        g_utf8_get_char (node->text)),
                                                    width,
                                                    height,
                                                    matchup_math_mode_rule (mode)),
                        0,
                        height / 2 - axis);
  if (node->children[1] != NULL)
    matchup_math_box_add (group,
                          above,
                          (width - above->width) / 2,
                          -axis - height / 2 - LIMIT_GAP_ABOVE * em - above->descent);
  else
    matchup_math_box_free (above);
  if (node->children[0] != NULL)
    matchup_math_box_add (group,
                          below,
                          (width - below->width) / 2,
                          height / 2 - axis + LIMIT_GAP_ABOVE * em + below->ascent);
  else
    matchup_math_box_free (below);
  return group;
}
