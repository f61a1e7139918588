/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs over and under a formula, and lines around and through it. In em. */
#include "matchup-math-builder-private.h"

#include <string.h>

#define ACCENT_GAP 0.06
#define BAR_WIDTH 0.42
#define VECTOR_WIDTH 0.5
#define VECTOR_HEIGHT 0.2
#define BRACE_HEIGHT 0.3
#define ARROW_HEIGHT 0.3
#define BOX_PADDING 0.3
#define STROKE_BEYOND 0.12

/* The sign for itself that looks like a combining one; NULL: is drawn. */
static const char *
find_glyph (gunichar accent)
{
  static const struct
  {
    gunichar accent;
    const char *glyph;
  } glyphs[] = {
    { 0x0302, "ˆ" }, { 0x030C, "ˇ" }, { 0x0303, "˜" }, { 0x0301, "´" },   { 0x0300, "`" },
    { 0x0306, "˘" }, { 0x0307, "˙" }, { 0x0308, "¨" }, { 0x20DB, "˙˙˙" }, { 0x030A, "˚" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (glyphs); i++)
    if (glyphs[i].accent == accent)
      return glyphs[i].glyph;
  return NULL;
}

/* A drawn sign over or under something of @width; its baseline is its lower edge. */
static MatchupMathBox *
draw_sign (MatchupMathMode mode, const MatchupMathNode *node, double width)
{
  gunichar c = g_utf8_get_char (node->text);
  double em = matchup_math_mode_em (mode);
  double rule = matchup_math_mode_rule (mode);
  MatchupMathShape shape = matchup_math_shape_for_char (c);

  if (shape == MATCHUP_MATH_SHAPE_NONE) /* lines */
    return matchup_math_box_new_rule (node->wide ? width : BAR_WIDTH * em, rule, 0);
  if (c == 0x20D7)
    return matchup_math_box_new_shape (shape, VECTOR_WIDTH * em, VECTOR_HEIGHT * em, rule * 0.8);
  if (shape == MATCHUP_MATH_SHAPE_HAT || shape == MATCHUP_MATH_SHAPE_TILDE ||
      shape == MATCHUP_MATH_SHAPE_ARC)
    return matchup_math_box_new_shape (shape,
                                       width,
                                       CLAMP (width * 0.16, 0.16 * em, 0.32 * em),
                                       rule);
  if (shape == MATCHUP_MATH_SHAPE_BRACE_OVER || shape == MATCHUP_MATH_SHAPE_BRACE_UNDER)
    return matchup_math_box_new_shape (shape, MAX (width, em), BRACE_HEIGHT * em, rule);
  return matchup_math_box_new_shape (shape, MAX (width, 0.8 * em), ARROW_HEIGHT * em, rule * 0.9);
}

MatchupMathBox *
matchup_math_build_accent (MatchupMathMode mode, const MatchupMathNode *node)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathBox *base = matchup_math_build (matchup_math_mode_cramped (mode), node->children[0]);
  const char *glyph = node->wide ? NULL : find_glyph (g_utf8_get_char (node->text));
  double em = matchup_math_mode_em (mode);
  double gap = ACCENT_GAP * em + (node->wide ? 1.5 * matchup_math_mode_rule (mode) : 0);
  double width = base->width + (node->wide ? base->italic : 0);
  double middle = width / 2 + (node->wide ? 0 : base->skew + base->italic / 2);
  MatchupMathBox *sign = NULL;

  if (glyph != NULL)
    {
      sign = matchup_math_face_text (mode.face,
                                     glyph,
                                     MATCHUP_MATH_FONT_ROMAN,
                                     matchup_math_mode_size (mode));
      middle -= (sign->ink_left + sign->ink_right) / 2;
    }
  else
    {
      sign = draw_sign (mode, node, width);
      middle -= sign->width / 2;
    }
  matchup_math_box_add (group, base, MAX (0, node->wide ? -middle : 0), 0);
  matchup_math_box_add (group,
                        sign,
                        node->wide ? MAX (0, middle) : middle,
                        node->below ? base->descent + gap + sign->ascent
                                    : -base->ascent - gap - sign->descent);
  /* A small sign does not push the neighbours away. */
  if (!node->wide)
    {
      group->width = base->width;
      group->italic = base->italic;
    }
  return group;
}

/* Reaches a little beyond what it strikes out, without taking room. */
static void
add_stroke (MatchupMathMode mode, MatchupMathBox *group, MatchupMathShape shape)
{
  double beyond = STROKE_BEYOND * matchup_math_mode_em (mode);
  double width = group->width;
  double ascent = group->ascent;
  double descent = group->descent;

  matchup_math_box_add (group,
                        matchup_math_box_new_shape (shape,
                                                    width + 2 * beyond,
                                                    ascent + descent + 2 * beyond,
                                                    matchup_math_mode_rule (mode)),
                        -beyond,
                        descent + beyond);
  group->width = width;
}

MatchupMathBox *
matchup_math_build_enclosure (MatchupMathMode mode, const MatchupMathNode *node)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathBox *content = matchup_math_build (mode, node->children[0]);
  gboolean box = node->enclosure == MATCHUP_MATH_ENCLOSURE_BOX;
  double padding = box ? BOX_PADDING * matchup_math_mode_em (mode) : 0;
  double rule = matchup_math_mode_rule (mode);
  double width = content->width + content->italic + 2 * padding;
  double descent = content->descent + padding;
  double height = content->ascent + padding + descent;

  if (node->enclosure == MATCHUP_MATH_ENCLOSURE_PHANTOM)
    {
      group->width = content->width;
      group->ascent = content->ascent;
      group->descent = content->descent;
      matchup_math_box_free (content);
      return group;
    }
  matchup_math_box_add (group, content, padding, 0);
  if (box)
    matchup_math_box_add (
        group,
        matchup_math_box_new_shape (MATCHUP_MATH_SHAPE_FRAME, width, height, rule),
        0,
        descent);
  if (node->enclosure == MATCHUP_MATH_ENCLOSURE_CANCEL ||
      node->enclosure == MATCHUP_MATH_ENCLOSURE_CROSS_CANCEL)
    add_stroke (mode, group, MATCHUP_MATH_SHAPE_SLASH);
  if (node->enclosure == MATCHUP_MATH_ENCLOSURE_BACK_CANCEL ||
      node->enclosure == MATCHUP_MATH_ENCLOSURE_CROSS_CANCEL)
    add_stroke (mode, group, MATCHUP_MATH_SHAPE_BACKSLASH);
  return group;
}
