/* SPDX-License-Identifier: GPL-3.0-or-later */
/* \begin{...}: all of them are tables with something around. */
#include "matchup-math-parser-private.h"

#include <string.h>

#define MAX_COLUMNS 64

typedef struct
{
  const char *name; /* without the star that takes the numbers of the equations away */
  MatchupMathTable table;
  const char *columns; /* NULL: after the kind */
  const char *opening;
  const char *closing; /* NULL: nothing around */
  gboolean argument;   /* the columns are given, or their number is */
} Environment;

static const Environment environments[] = {
  { "matrix", MATCHUP_MATH_TABLE_MATRIX, NULL, NULL, NULL, FALSE },
  { "pmatrix", MATCHUP_MATH_TABLE_MATRIX, NULL, "(", ")", FALSE },
  { "bmatrix", MATCHUP_MATH_TABLE_MATRIX, NULL, "[", "]", FALSE },
  { "Bmatrix", MATCHUP_MATH_TABLE_MATRIX, NULL, "{", "}", FALSE },
  { "vmatrix", MATCHUP_MATH_TABLE_MATRIX, NULL, "|", "|", FALSE },
  { "Vmatrix", MATCHUP_MATH_TABLE_MATRIX, NULL, "\xe2\x80\x96", "\xe2\x80\x96", FALSE },
  { "smallmatrix", MATCHUP_MATH_TABLE_SMALL, NULL, NULL, NULL, FALSE },
  { "array", MATCHUP_MATH_TABLE_MATRIX, NULL, NULL, NULL, TRUE },
  { "tabular", MATCHUP_MATH_TABLE_MATRIX, NULL, NULL, NULL, TRUE },
  { "subarray", MATCHUP_MATH_TABLE_SMALL, NULL, NULL, NULL, TRUE },
  { "cases", MATCHUP_MATH_TABLE_CASES, NULL, "{", "", FALSE },
  { "dcases", MATCHUP_MATH_TABLE_CASES, NULL, "{", "", FALSE },
  { "rcases", MATCHUP_MATH_TABLE_CASES, NULL, "", "}", FALSE },
  { "aligned", MATCHUP_MATH_TABLE_ALIGNED, NULL, NULL, NULL, FALSE },
  { "align", MATCHUP_MATH_TABLE_ALIGNED, NULL, NULL, NULL, FALSE },
  { "alignedat", MATCHUP_MATH_TABLE_ALIGNED, NULL, NULL, NULL, TRUE },
  { "alignat", MATCHUP_MATH_TABLE_ALIGNED, NULL, NULL, NULL, TRUE },
  { "flalign", MATCHUP_MATH_TABLE_ALIGNED, NULL, NULL, NULL, FALSE },
  { "split", MATCHUP_MATH_TABLE_ALIGNED, NULL, NULL, NULL, FALSE },
  { "eqnarray", MATCHUP_MATH_TABLE_ALIGNED, "rcl", NULL, NULL, FALSE },
  { "gather", MATCHUP_MATH_TABLE_LINES, NULL, NULL, NULL, FALSE },
  { "gathered", MATCHUP_MATH_TABLE_LINES, NULL, NULL, NULL, FALSE },
  { "multline", MATCHUP_MATH_TABLE_LINES, NULL, NULL, NULL, FALSE },
  { "equation", MATCHUP_MATH_TABLE_LINES, NULL, NULL, NULL, FALSE },
  { "displaymath", MATCHUP_MATH_TABLE_LINES, NULL, NULL, NULL, FALSE },
  { "math", MATCHUP_MATH_TABLE_LINES, NULL, NULL, NULL, FALSE },
};

/* The cells as they come in; they become the table's children when its width is known. */
typedef struct
{
  MatchupMathNode *table; /* owned; its children are all cells in order */
  GArray *lengths;        /* guint: cells of each row */
  GString *rules;
  guint n_columns;
} Cells;

static void
cells_clear (Cells *cells)
{
  g_clear_pointer (&cells->table, matchup_math_node_free);
  g_clear_pointer (&cells->lengths, g_array_unref);
  if (cells->rules != NULL)
    g_string_free (cells->rules, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

static gboolean
take_rule (MatchupMathParser *self)
{
  static const char *const names[] = { "hline", "hdashline", "toprule", "midrule", "bottomrule" };

  matchup_math_parser_skip_space (self);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (matchup_math_parser_at_command (self, names[i]))
      {
        self->at += strlen (names[i]) + 1;
        return TRUE;
      }
  return FALSE;
}

/* Several rules above each other are shown as one. */
static void
take_rules (MatchupMathParser *self, GString *rules)
{
  char rule = ' ';

  while (take_rule (self))
    rule = '-';
  g_string_append_c (rules, rule);
}

/* "\\", "\\*" and "\\[2pt]"; a bracket that holds something else belongs to the formula. */
static void
take_row_end (MatchupMathParser *self)
{
  self->at += matchup_math_parser_at_command (self, "cr") ? 3 : 2;
  if (self->at < self->end && *self->at == '*')
    self->at++;
  if (self->at + 1 < self->end && *self->at == '[' &&
      (g_ascii_isdigit (self->at[1]) || strchr ("-.", self->at[1]) != NULL))
    {
      const char *at = self->at + 1;

      while (at < self->end && (g_ascii_isalnum (*at) || strchr ("-.\\", *at) != NULL))
        at++;
      if (at < self->end && *at == ']' && g_ascii_isalpha (at[-1]))
        self->at = at + 1;
    }
}

static gboolean
read_cells (MatchupMathParser *self, Cells *cells)
{
  MatchupMathFont font = self->font;
  guint length = 0;

  take_rules (self, cells->rules);
  for (;;)
    {
      MatchupMathNode *cell = matchup_math_parser_row (self);

      self->font = font;
      if (cell == NULL)
        return FALSE;
      matchup_math_node_add (cells->table, cell);
      length++;
      if (length > MAX_COLUMNS)
        matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_TOO_COMPLEX, "too many columns");
      if (self->error != NULL)
        return FALSE;
      if (self->at < self->end && *self->at == '&')
        {
          self->at++;
          continue;
        }
      cells->n_columns = MAX (cells->n_columns, length);
      g_array_append_val (cells->lengths, length);
      length = 0;
      if (!matchup_math_parser_at_command (self, "\\") &&
          !matchup_math_parser_at_command (self, "cr"))
        return TRUE;
      take_row_end (self);
      take_rules (self, cells->rules);
    }
}

/* A last row with nothing in it is only the end of the one before. */
static void
drop_empty_row (Cells *cells)
{
  MatchupMathNode *table = cells->table;
  MatchupMathNode *last = table->children[table->n_children - 1];
  guint n_rows = cells->lengths->len;

  if (n_rows < 2 || g_array_index (cells->lengths, guint, n_rows - 1) != 1 ||
      last->kind != MATCHUP_MATH_ROW || last->n_children > 0)
    return;
  table->n_children--;
  matchup_math_node_free (last);
  g_array_set_size (cells->lengths, n_rows - 1);
}

static char *
complete_columns (MatchupMathTable kind, const char *columns, guint n_columns)
{
  GString *all = g_string_new (columns);
  guint given = 0;

  for (const char *c = all->str; *c != '\0'; c++)
    given += *c != '|';
  for (guint i = given; i < n_columns; i++)
    g_string_append_c (all,
                       kind == MATCHUP_MATH_TABLE_CASES                ? 'l'
                       : kind != MATCHUP_MATH_TABLE_ALIGNED || columns ? 'c'
                       : i % 2 == 0                                    ? 'r'
                                                                       : 'l');
  return g_string_free (all, FALSE);
}

MatchupMathNode *
matchup_math_parser_table (MatchupMathParser *self, MatchupMathTable kind, const char *columns)
{
  g_auto (Cells) cells = { 0 };
  MatchupMathNode *table = NULL;
  MatchupMathNode *flat = NULL;
  gboolean in_bracket = self->in_bracket;
  guint at = 0;

  cells.table = matchup_math_node_new (MATCHUP_MATH_TABLE);
  cells.lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  cells.rules = g_string_new (NULL);
  self->in_bracket = FALSE;
  if (!read_cells (self, &cells))
    return NULL;
  self->in_bracket = in_bracket;
  drop_empty_row (&cells);
  if (!matchup_math_parser_count (self, cells.lengths->len * cells.n_columns))
    return NULL;

  flat = cells.table;
  table = matchup_math_node_new (MATCHUP_MATH_TABLE);
  /* Lines that have columns are to be aligned at them. */
  table->table =
      kind == MATCHUP_MATH_TABLE_LINES && cells.n_columns > 1 ? MATCHUP_MATH_TABLE_ALIGNED : kind;
  table->n_rows = cells.lengths->len;
  table->n_columns = cells.n_columns;
  table->columns = complete_columns (table->table, columns, table->n_columns);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      matchup_math_node_add (table,
                             column < g_array_index (cells.lengths, guint, row)
                                 ? flat->children[at++]
                                 : NULL);
  flat->n_children = 0;
  while (cells.rules->len <= table->n_rows)
    g_string_append_c (cells.rules, ' ');
  g_string_truncate (cells.rules, table->n_rows + 1);
  table->rules = g_string_free (g_steal_pointer (&cells.rules), FALSE);
  return table;
}

static const Environment *
find_environment (const char *name, gsize length)
{
  if (length > 0 && name[length - 1] == '*')
    length--;
  for (gsize i = 0; i < G_N_ELEMENTS (environments); i++)
    if (strlen (environments[i].name) == length && memcmp (environments[i].name, name, length) == 0)
      return &environments[i];
  return NULL;
}

/* The columns of an array: "c|cc"; widths and the like are dropped. */
static char *
take_columns (MatchupMathParser *self)
{
  const char *text = NULL;
  gsize length = 0;
  GString *columns = NULL;

  if (!matchup_math_parser_take_raw (self, &text, &length))
    return NULL;
  columns = g_string_new (NULL);
  for (gsize i = 0; i < length && columns->len < 2 * MAX_COLUMNS; i++)
    {
      if (strchr ("@!>pm", text[i]) != NULL)
        {
          /* Looked for only where a brace is open: many such letters would make it slow. */
          const char *close =
              i + 1 < length && text[i + 1] == '{' ? memchr (text + i, '}', length - i) : NULL;

          if (text[i] == 'p' || text[i] == 'm')
            g_string_append_c (columns, 'l');
          i = close != NULL ? (gsize) (close - text) : i;
        }
      else if (strchr ("lcr|", text[i]) != NULL)
        g_string_append_c (columns, text[i]);
    }
  return g_string_free (columns, FALSE);
}

static void
skip_option (MatchupMathParser *self)
{
  if (self->at + 2 < self->end && *self->at == '[' && strchr ("tbc", self->at[1]) != NULL &&
      self->at[2] == ']')
    self->at += 3;
}

MatchupMathNode *
matchup_math_parser_environment (MatchupMathParser *self)
{
  const char *name = NULL;
  const char *end_name = NULL;
  gsize length = 0;
  gsize end_length = 0;
  const Environment *environment = NULL;
  g_autofree char *columns = NULL;
  g_autoptr (MatchupMathNode) table = NULL;

  if (!matchup_math_parser_take_raw (self, &name, &length))
    return NULL;
  environment = find_environment (name, length);
  if (environment == NULL)
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_UNKNOWN, "unknown environment");
  skip_option (self);
  if (environment->argument)
    {
      columns = take_columns (self);
      if (columns == NULL)
        return NULL;
    }
  else
    columns = g_strdup (environment->columns);
  table = matchup_math_parser_table (self,
                                     environment->table,
                                     columns != NULL && *columns != '\0' ? columns : NULL);
  if (table == NULL)
    return NULL;
  if (strcmp (environment->name, "dcases") == 0)
    table->style = MATCHUP_MATH_STYLE_DISPLAY;
  if (!matchup_math_parser_at_command (self, "end"))
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "an environment has no end");
  self->at += strlen ("\\end");
  if (!matchup_math_parser_take_raw (self, &end_name, &end_length))
    return NULL;
  if (length != end_length || memcmp (name, end_name, length) != 0)
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "another environment ends");
  if (environment->closing == NULL)
    return g_steal_pointer (&table);
  return matchup_math_parser_fence (self,
                                    environment->opening,
                                    environment->closing,
                                    g_steal_pointer (&table));
}
