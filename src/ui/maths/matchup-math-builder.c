/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-builder-private.h"

#include "matchup-math-symbols.h"

/* Between formula and number, in em. */
#define TAG_SPACE 2.0

#define PRIME 0x2032
#define PRIME_DROP 0.33

static const double level_sizes[] = { 1, 1, 0.7, 0.5 };
/* Of delimiters by \big and its like, in em. */
static const double big_heights[] = { 1, 1.2, 1.8, 2.4, 3.0 };

/* In 1/18 em between a class and the next one; below zero: not in scripts. */
static const gint8 spaces[8][8] = {
  /*              ord op bin rel open close punct inner */
  /* ord */ { 0, 3, -4, -5, 0, 0, 0, -3 },
  /* op */ { 3, 3, 0, -5, 0, 0, 0, -3 },
  /* bin */ { -4, -4, 0, 0, -4, 0, 0, -4 },
  /* rel */ { -5, -5, 0, 0, -5, 0, 0, -5 },
  /* open */ { 0, 0, 0, 0, 0, 0, 0, 0 },
  /* close */ { 0, 3, -4, -5, 0, 0, 0, -3 },
  /* punct */ { -3, -3, 0, -3, -3, -3, -3, -3 },
  /* inner */ { -3, 3, -4, -5, -3, 0, -3, -3 },
};

typedef struct
{
  const MatchupMathNode *node;
  MatchupMathMode mode;
  MatchupMathClass klass;
} Atom;

double
matchup_math_mode_size (MatchupMathMode mode)
{
  return level_sizes[mode.level];
}

double
matchup_math_mode_em (MatchupMathMode mode)
{
  return mode.face->em * matchup_math_mode_size (mode);
}

double
matchup_math_mode_axis (MatchupMathMode mode)
{
  return mode.face->axis * matchup_math_mode_size (mode);
}

double
matchup_math_mode_rule (MatchupMathMode mode)
{
  return mode.face->rule * matchup_math_mode_size (mode);
}

MatchupMathMode
matchup_math_mode_script (MatchupMathMode mode, gboolean below)
{
  mode.level = mode.level <= MATCHUP_MATH_LEVEL_TEXT ? MATCHUP_MATH_LEVEL_SCRIPT
                                                     : MATCHUP_MATH_LEVEL_SCRIPT_SCRIPT;
  mode.cramped = mode.cramped || below;
  return mode;
}

MatchupMathMode
matchup_math_mode_cramped (MatchupMathMode mode)
{
  mode.cramped = TRUE;
  return mode;
}

/* Styles act on all that follows, so that it is part of the same row; what is empty has no class.
 */
static void
collect_atoms (GArray *atoms, MatchupMathMode mode, const MatchupMathNode *node)
{
  if (node->kind == MATCHUP_MATH_STYLE)
    {
      mode.level = (MatchupMathLevel) (node->style - MATCHUP_MATH_STYLE_DISPLAY);
      node = node->children[0];
    }
  if (node->kind == MATCHUP_MATH_ROW || node->kind == MATCHUP_MATH_STYLE)
    {
      guint n = node->kind == MATCHUP_MATH_ROW ? node->n_children : 1;

      for (guint i = 0; i < n; i++)
        {
          const MatchupMathNode *child = node->kind == MATCHUP_MATH_ROW ? node->children[i] : node;
          Atom atom = { child, mode, child->klass };

          if (child->kind == MATCHUP_MATH_STYLE)
            collect_atoms (atoms, mode, child);
          else if (child->kind != MATCHUP_MATH_ROW || child->n_children > 0)
            g_array_append_val (atoms, atom);
        }
      return;
    }
  g_array_append_val (atoms, ((Atom){ node, mode, node->klass }));
}

static const Atom *
neighbour (GArray *atoms, guint at, int step)
{
  for (at += (guint) step; at < atoms->len; at += (guint) step)
    if (g_array_index (atoms, Atom, at).node->kind != MATCHUP_MATH_SPACE)
      return &g_array_index (atoms, Atom, at);
  return NULL;
}

/* "-x" has a sign, "a-x" an operator: only between two things it is one. */
static void
settle_classes (GArray *atoms, gboolean behind)
{
  for (guint i = 0; i < atoms->len; i++)
    {
      Atom *atom = &g_array_index (atoms, Atom, i);
      const Atom *previous = neighbour (atoms, i, -1);
      const Atom *next = neighbour (atoms, i, 1);
      MatchupMathClass before = previous != NULL ? previous->klass
                                : behind         ? MATCHUP_MATH_ORD
                                                 : MATCHUP_MATH_OPEN;
      MatchupMathClass after = next != NULL ? next->klass : MATCHUP_MATH_CLOSE;

      if (atom->klass == MATCHUP_MATH_BIN &&
          (before == MATCHUP_MATH_BIN || before == MATCHUP_MATH_OP || before == MATCHUP_MATH_REL ||
           before == MATCHUP_MATH_OPEN || before == MATCHUP_MATH_PUNCT ||
           after == MATCHUP_MATH_REL || after == MATCHUP_MATH_CLOSE || after == MATCHUP_MATH_PUNCT))
        atom->klass = MATCHUP_MATH_ORD;
    }
}

static double
space_between (MatchupMathClass before, MatchupMathClass after, MatchupMathMode mode)
{
  int space = spaces[before][after];

  if (space < 0)
    space = mode.level >= MATCHUP_MATH_LEVEL_SCRIPT ? 0 : -space;
  return space * matchup_math_mode_em (mode) / 18;
}

static gboolean
begins_slanted (const MatchupMathNode *node)
{
  if (node->kind == MATCHUP_MATH_SCRIPTS && node->children[0] != NULL)
    node = node->children[0];
  return node->kind == MATCHUP_MATH_SYMBOL && node->font == MATCHUP_MATH_FONT_DEFAULT &&
         matchup_math_alphabet (g_utf8_get_char (node->text), node->font) !=
             g_utf8_get_char (node->text);
}

MatchupMathBox *
matchup_math_build_row (MatchupMathMode mode, const MatchupMathNode *node, gboolean behind)
{
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (Atom));
  MatchupMathBox *row = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathClass before = MATCHUP_MATH_ORD;
  gboolean begun = behind;
  double x = 0;

  collect_atoms (atoms, mode, node);
  settle_classes (atoms, behind);
  for (guint i = 0; i < atoms->len; i++)
    {
      const Atom *atom = &g_array_index (atoms, Atom, i);
      MatchupMathBox *box = NULL;

      if (atom->node->kind == MATCHUP_MATH_SPACE)
        {
          x += atom->node->number * matchup_math_mode_em (atom->mode) / 18;
          continue;
        }
      if (begun)
        x += space_between (before, atom->klass, atom->mode);
      if (atom->node->kind == MATCHUP_MATH_TAG)
        x += TAG_SPACE * mode.face->em;
      box = matchup_math_box_add (row, matchup_math_build (atom->mode, atom->node), x, 0);
      /* A slanted letter keeps off what is upright, as its scripts do. */
      x += box->width;
      if (i + 1 < atoms->len && !begins_slanted (g_array_index (atoms, Atom, i + 1).node))
        x += box->italic;
      row->italic = i + 1 < atoms->len ? 0 : box->italic;
      row->skew = atoms->len == 1 ? box->skew : 0;
      before = atom->klass;
      begun = TRUE;
    }
  row->width = MAX (0, x);
  return row;
}

static MatchupMathBox *
build_delimiter (MatchupMathMode mode, const MatchupMathNode *node)
{
  return matchup_math_face_delimiter (mode.face,
                                      node->text,
                                      matchup_math_mode_size (mode),
                                      big_heights[node->number] * matchup_math_mode_em (mode));
}

/*
 * Fonts draw the prime small and raised already: it keeps the size of the line it belongs to, and
 * goes down as far as the place above the line is up.
 */
static MatchupMathBox *
build_symbol (MatchupMathMode mode, const MatchupMathNode *node)
{
  double size = matchup_math_mode_size (mode);
  MatchupMathBox *group = NULL;

  if (mode.level < MATCHUP_MATH_LEVEL_SCRIPT || g_utf8_get_char (node->text) != PRIME)
    return matchup_math_face_text (mode.face, node->text, node->font, size);
  size = level_sizes[mode.level - 1];
  group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  matchup_math_box_add (
      group,
      matchup_math_face_text (mode.face, node->text, MATCHUP_MATH_FONT_ROMAN, size),
      0,
      PRIME_DROP * size * mode.face->em);
  return group;
}

MatchupMathBox *
matchup_math_build (MatchupMathMode mode, const MatchupMathNode *node)
{
  double size = matchup_math_mode_size (mode);

  if (node == NULL)
    return matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  switch (node->kind)
    {
    case MATCHUP_MATH_ROW:
    case MATCHUP_MATH_STYLE:
    case MATCHUP_MATH_SPACE:
      return matchup_math_build_row (mode, node, FALSE);
    case MATCHUP_MATH_SYMBOL:
      return build_symbol (mode, node);
    case MATCHUP_MATH_TEXT:
      return matchup_math_face_text (mode.face,
                                     node->text,
                                     node->font == MATCHUP_MATH_FONT_DEFAULT
                                         ? MATCHUP_MATH_FONT_ROMAN
                                         : node->font,
                                     size);
    case MATCHUP_MATH_TAG:
      return matchup_math_face_text (mode.face, node->text, MATCHUP_MATH_FONT_ROMAN, size);
    case MATCHUP_MATH_OPERATOR:
      return matchup_math_build_operator (mode, node);
    case MATCHUP_MATH_FRACTION:
      return matchup_math_build_fraction (mode, node);
    case MATCHUP_MATH_ROOT:
      return matchup_math_build_root (mode, node);
    case MATCHUP_MATH_SCRIPTS:
      return matchup_math_build_scripts (mode, node);
    case MATCHUP_MATH_FENCE:
      return matchup_math_build_fence (mode, node);
    case MATCHUP_MATH_DELIMITER:
      return build_delimiter (mode, node);
    case MATCHUP_MATH_TABLE:
      return matchup_math_build_table (mode, node);
    case MATCHUP_MATH_ACCENT:
      return matchup_math_build_accent (mode, node);
    case MATCHUP_MATH_ENCLOSURE:
      return matchup_math_build_enclosure (mode, node);
    case MATCHUP_MATH_ARROW:
      return matchup_math_build_arrow (mode, node);
    default:
      g_assert_not_reached ();
    }
}
