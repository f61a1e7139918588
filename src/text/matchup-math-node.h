/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_MATH_ROW,       /* children side by side */
  MATCHUP_MATH_SYMBOL,    /* text: a character, or the digits of a number */
  MATCHUP_MATH_OPERATOR,  /* text: a sign like the sum's, or a name like "lim" */
  MATCHUP_MATH_TEXT,      /* text: plain words, spaces kept */
  MATCHUP_MATH_SPACE,     /* number: in 1/18 em */
  MATCHUP_MATH_FRACTION,  /* children: above, below */
  MATCHUP_MATH_ROOT,      /* children: what is under the root, degree or NULL */
  MATCHUP_MATH_SCRIPTS,   /* children: base, below, above; each may be NULL */
  MATCHUP_MATH_FENCE,     /* children: one; between text and closing, which are as tall as it */
  MATCHUP_MATH_DELIMITER, /* text: a delimiter of the size 1 to 4, or 0: that of the fence */
  MATCHUP_MATH_TABLE,     /* children: n_rows * n_columns cells, row by row; may be NULL */
  MATCHUP_MATH_ACCENT,    /* children: one; text: the sign over or under it */
  MATCHUP_MATH_ENCLOSURE, /* children: one; see MatchupMathEnclosure */
  MATCHUP_MATH_ARROW,     /* children: above, below; text: an arrow as long as they are */
  MATCHUP_MATH_STYLE,     /* children: one; see MatchupMathStyle */
  MATCHUP_MATH_TAG,       /* text: the number of an equation */
} MatchupMathKind;

/* What a sign does in a formula: decides the space around it. */
typedef enum
{
  MATCHUP_MATH_ORD,
  MATCHUP_MATH_OP,
  MATCHUP_MATH_BIN,
  MATCHUP_MATH_REL,
  MATCHUP_MATH_OPEN,
  MATCHUP_MATH_CLOSE,
  MATCHUP_MATH_PUNCT,
  MATCHUP_MATH_INNER,
} MatchupMathClass;

typedef enum
{
  MATCHUP_MATH_FONT_DEFAULT, /* letters slanted, the rest upright */
  MATCHUP_MATH_FONT_ROMAN,
  MATCHUP_MATH_FONT_ITALIC,
  MATCHUP_MATH_FONT_BOLD,
  MATCHUP_MATH_FONT_BOLD_ITALIC,
  MATCHUP_MATH_FONT_DOUBLE,
  MATCHUP_MATH_FONT_SCRIPT,
  MATCHUP_MATH_FONT_FRAKTUR,
  MATCHUP_MATH_FONT_SANS,
  MATCHUP_MATH_FONT_MONO,
} MatchupMathFont;

/* Where an operator's scripts stand. */
typedef enum
{
  MATCHUP_MATH_LIMITS_NEVER,
  MATCHUP_MATH_LIMITS_DISPLAY, /* above and below in a formula on its own line */
  MATCHUP_MATH_LIMITS_ALWAYS,
} MatchupMathLimits;

typedef enum
{
  MATCHUP_MATH_STYLE_INHERIT,
  MATCHUP_MATH_STYLE_DISPLAY,
  MATCHUP_MATH_STYLE_TEXT,
  MATCHUP_MATH_STYLE_SCRIPT,
  MATCHUP_MATH_STYLE_SCRIPT_SCRIPT,
} MatchupMathStyle;

typedef enum
{
  MATCHUP_MATH_ENCLOSURE_BOX,
  MATCHUP_MATH_ENCLOSURE_CANCEL,      /* struck out upwards */
  MATCHUP_MATH_ENCLOSURE_BACK_CANCEL, /* downwards */
  MATCHUP_MATH_ENCLOSURE_CROSS_CANCEL,
  MATCHUP_MATH_ENCLOSURE_PHANTOM, /* takes its place, is not seen */
} MatchupMathEnclosure;

typedef enum
{
  MATCHUP_MATH_TABLE_MATRIX,
  MATCHUP_MATH_TABLE_SMALL,
  MATCHUP_MATH_TABLE_CASES,
  MATCHUP_MATH_TABLE_ALIGNED, /* columns in pairs that meet at a sign */
  MATCHUP_MATH_TABLE_LINES,   /* formulas below one another */
} MatchupMathTable;

typedef struct _MatchupMathNode MatchupMathNode;

/**
 * MatchupMathNode: a part of a formula, owned by the node above it. Not changed once the parser has
 * handed it out. Which fields say something depends on the kind.
 */
struct _MatchupMathNode
{
  MatchupMathKind kind;
  MatchupMathClass klass;
  MatchupMathFont font;     /* SYMBOL, TEXT, OPERATOR with a name */
  MatchupMathLimits limits; /* OPERATOR, and SCRIPTS over a brace */
  MatchupMathStyle style;   /* STYLE, FRACTION, cells of a TABLE */

  char *text;    /* NULL where the kind has none; UTF-8 */
  char *closing; /* FENCE */
  int number;    /* SPACE: 1/18 em; FRACTION: 0 without a bar; DELIMITER: the size */

  MatchupMathEnclosure enclosure;
  gboolean wide;  /* ACCENT: as wide as what it stands over; OPERATOR: a sign that grows */
  gboolean below; /* ACCENT */

  MatchupMathTable table;
  guint n_rows;
  guint n_columns;
  char *columns; /* TABLE: "l", "c", "r" for each column and "|" for lines between them */
  char *rules;   /* TABLE: n_rows + 1 characters, "-" for a line above that row, or " " */

  MatchupMathNode **children;
  guint n_children;
};

MatchupMathNode *matchup_math_node_new (MatchupMathKind kind) G_GNUC_WARN_UNUSED_RESULT;
void matchup_math_node_free (MatchupMathNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMathNode, matchup_math_node_free)

/* For the parser: takes over @child, which may be NULL. */
void matchup_math_node_add (MatchupMathNode *self, MatchupMathNode *child);

/* For tests and debugging: the tree in one line. */
char *matchup_math_node_dump (const MatchupMathNode *self);

G_END_DECLS
