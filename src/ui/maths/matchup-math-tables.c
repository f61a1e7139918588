/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matrices, cases and equations below one another. In em. */
#include "matchup-math-builder-private.h"

/* Every row is at least as tall as a line of text. */
#define STRUT_ASCENT 0.84
#define STRUT_DESCENT 0.36
#define SMALL_ASCENT 0.6
#define SMALL_DESCENT 0.2
#define ROW_GAP 0.3 /* between equations */
#define COLUMN_GAP 1.0
#define SMALL_GAP 0.4
#define PAIR_GAP 2.0
#define RULE_RISE 0.1 /* lines keep off the row below */
#define LINE_GAP 0.5  /* between a line and the columns beside it */

typedef struct
{
  const MatchupMathNode *node;
  MatchupMathMode mode;
  MatchupMathBox **cells;
  double *widths;  /* of the columns */
  double *starts;  /* where they begin */
  double *ascents; /* of the rows */
  double *descents;
  double *baselines; /* from the top, downwards */
  double width;
  double height;
} Table;

static MatchupMathMode
cell_mode (MatchupMathMode mode, const MatchupMathNode *node)
{
  mode.cramped = FALSE;
  switch (node->table)
    {
    case MATCHUP_MATH_TABLE_SMALL:
      mode.level = mode.level <= MATCHUP_MATH_LEVEL_TEXT ? MATCHUP_MATH_LEVEL_SCRIPT : mode.level;
      break;
    case MATCHUP_MATH_TABLE_ALIGNED:
    case MATCHUP_MATH_TABLE_LINES:
      break;
    default:
      if (mode.level == MATCHUP_MATH_LEVEL_DISPLAY && node->style != MATCHUP_MATH_STYLE_DISPLAY)
        mode.level = MATCHUP_MATH_LEVEL_TEXT;
      break;
    }
  return mode;
}

static void
build_cells (Table *table)
{
  const MatchupMathNode *node = table->node;
  MatchupMathMode mode = cell_mode (table->mode, node);
  gboolean aligned = node->table == MATCHUP_MATH_TABLE_ALIGNED;
  gboolean small = node->table == MATCHUP_MATH_TABLE_SMALL;
  double em = matchup_math_mode_em (mode);

  for (guint row = 0; row < node->n_rows; row++)
    {
      table->ascents[row] = (small ? SMALL_ASCENT : STRUT_ASCENT) * em;
      table->descents[row] = (small ? SMALL_DESCENT : STRUT_DESCENT) * em;
    }
  for (guint i = 0; i < node->n_children; i++)
    {
      guint row = i / node->n_columns;
      guint column = i % node->n_columns;
      gboolean behind = aligned && column % 2 == 1;
      MatchupMathBox *cell = node->children[i] != NULL
                                 ? matchup_math_build_row (mode, node->children[i], behind)
                                 : matchup_math_build (mode, NULL);

      table->cells[i] = cell;
      cell->width += cell->italic;
      table->widths[column] = MAX (table->widths[column], cell->width);
      table->ascents[row] = MAX (table->ascents[row], cell->ascent + (small ? 0.1 * em : 0));
      table->descents[row] = MAX (table->descents[row], cell->descent + (small ? 0.1 * em : 0));
    }
}

/* The space before a column. */
static double
gap_before (const Table *table, guint column)
{
  double em = matchup_math_mode_em (table->mode);

  if (column == 0)
    return 0;
  switch (table->node->table)
    {
    case MATCHUP_MATH_TABLE_SMALL:
      return SMALL_GAP * em;
    case MATCHUP_MATH_TABLE_ALIGNED:
      if (table->node->columns[1] == 'c') /* an eqnarray: the sign has a column */
        return 5 * em / 18;
      return column % 2 == 0 ? PAIR_GAP * em : 0;
    default:
      return COLUMN_GAP * em;
    }
}

static void
add_line (const Table *table, MatchupMathBox *group, double x)
{
  double axis = matchup_math_mode_axis (table->mode);

  matchup_math_box_add (group,
                        matchup_math_box_new_rule (matchup_math_mode_rule (table->mode),
                                                   table->height / 2 + axis,
                                                   table->height / 2 - axis),
                        x,
                        0);
}

/* Places the columns; lines between them are added when @group is given. */
static void
place_columns (Table *table, MatchupMathBox *group)
{
  double em = matchup_math_mode_em (table->mode);
  const char *c = table->node->columns;
  /* Cases keep off their brace. */
  double x = table->node->table == MATCHUP_MATH_TABLE_CASES ? 3 * em / 18 : 0;

  for (guint column = 0; column <= table->node->n_columns; column++)
    {
      double gap = column < table->node->n_columns ? gap_before (table, column) : 0;
      guint n_lines = 0;

      for (; *c == '|'; c++)
        n_lines++;
      for (guint i = 0; i < n_lines; i++)
        {
          double offset = column == 0                       ? 0
                          : column < table->node->n_columns ? gap / 2
                                                            : LINE_GAP * em / 2;

          if (group != NULL)
            add_line (table, group, x + offset + i * 0.2 * em);
        }
      if (n_lines > 0 && (column == 0 || column == table->node->n_columns))
        gap += LINE_GAP * em;
      if (n_lines > 1)
        gap += 0.2 * em;
      x += gap;
      if (column == table->node->n_columns)
        break;
      table->starts[column] = x;
      x += table->widths[column];
      if (*c != '\0')
        c++;
    }
  table->width = x;
}

static void
place_rows (Table *table)
{
  const MatchupMathNode *node = table->node;
  double em = matchup_math_mode_em (table->mode);
  gboolean equations =
      node->table == MATCHUP_MATH_TABLE_ALIGNED || node->table == MATCHUP_MATH_TABLE_LINES;
  double y = 0;

  for (guint row = 0; row < node->n_rows; row++)
    {
      if (row > 0)
        y += equations ? ROW_GAP * em : node->table == MATCHUP_MATH_TABLE_SMALL ? 0 : 0.08 * em;
      y += table->ascents[row];
      table->baselines[row] = y;
      y += table->descents[row];
    }
  table->height = y;
}

static void
add_rules (const Table *table, MatchupMathBox *group, double top)
{
  double rule = matchup_math_mode_rule (table->mode);
  double em = matchup_math_mode_em (table->mode);

  for (guint row = 0; row <= table->node->n_rows; row++)
    {
      double y = row == table->node->n_rows ? table->height
                 : row == 0                 ? 0
                            : table->baselines[row] - table->ascents[row] - RULE_RISE * em;

      if (table->node->rules[row] == '-')
        matchup_math_box_add (group,
                              matchup_math_box_new_rule (table->width, rule / 2, rule / 2),
                              0,
                              y - top);
    }
}

static double
place_in_column (const Table *table, guint column, double width)
{
  const char *c = table->node->columns;
  double room = table->widths[column] - width;

  for (guint i = 0; *c != '\0'; c++)
    if (*c != '|' && i++ == column)
      break;
  return table->starts[column] + (*c == 'r' ? room : *c == 'l' ? 0 : room / 2);
}

MatchupMathBox *
matchup_math_build_table (MatchupMathMode mode, const MatchupMathNode *node)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  Table table = { .node = node, .mode = mode };
  g_autofree MatchupMathBox **cells = g_new0 (MatchupMathBox *, node->n_children);
  g_autofree double *numbers = g_new0 (double, 2 * node->n_columns + 3 * node->n_rows);
  double top = 0;

  table.cells = cells;
  table.widths = numbers;
  table.starts = table.widths + node->n_columns;
  table.ascents = table.starts + node->n_columns;
  table.descents = table.ascents + node->n_rows;
  table.baselines = table.descents + node->n_rows;
  build_cells (&table);
  place_columns (&table, NULL);
  place_rows (&table);

  /* The middle is on the axis. */
  top = table.height / 2 + matchup_math_mode_axis (mode);
  group->width = table.width;
  group->ascent = top;
  group->descent = table.height - top;
  for (guint i = 0; i < node->n_children; i++)
    matchup_math_box_add (group,
                          table.cells[i],
                          place_in_column (&table, i % node->n_columns, table.cells[i]->width),
                          table.baselines[i / node->n_columns] - top);
  place_columns (&table, group);
  add_rules (&table, group, top);
  return group;
}
