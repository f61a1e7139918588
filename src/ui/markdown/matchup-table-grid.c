/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-table-grid.h"

#include "matchup-block-widget.h"
#include "matchup-text-block.h"

struct _MatchupTableRow
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MatchupTableRow, matchup_table_row, GTK_TYPE_WIDGET)

struct _MatchupTableGrid
{
  GtkWidget parent_instance;

  MatchupBlockContext *context;
  MatchupMdBlock *table;
  guint n_rows;    /* that are to be shown */
  GPtrArray *rows; /* GPtrArray of GtkWidget, borrowed: the cells */
  GArray *widths;  /* int; of the columns, since the last measure */
};

static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupTableGrid,
                               matchup_table_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                      block_widget_iface_init))

static void
matchup_table_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_table_row_parent_class)->dispose (object);
}

/* The cells have their places from the grid. */
static void
matchup_table_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupTableGrid *grid = MATCHUP_TABLE_GRID (gtk_widget_get_parent (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint column = 0;
  int x = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (widget); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      int cell_width = g_array_index (grid->widths, int, column);

      gtk_widget_size_allocate (
          cell,
          &(GtkAllocation){ rtl ? width - x - cell_width : x, 0, cell_width, height },
          -1);
      x += cell_width;
      column++;
    }
}

static void
matchup_table_row_class_init (MatchupTableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_table_row_dispose;
  widget_class->size_allocate = matchup_table_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tablerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
matchup_table_row_init (MatchupTableRow *self)
{
}

static void
measure_columns (MatchupTableGrid *self)
{
  g_array_set_size (self->widths, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (self->rows, i);

      if (cells->len > self->widths->len)
        g_array_set_size (self->widths, cells->len);
      for (guint k = 0; k < cells->len; k++)
        {
          int *width = &g_array_index (self->widths, int, k);
          int natural;

          gtk_widget_measure (g_ptr_array_index (cells, k),
                              GTK_ORIENTATION_HORIZONTAL,
                              -1,
                              NULL,
                              &natural,
                              NULL,
                              NULL);
          *width = MAX (*width, natural);
        }
    }
}

static int
get_row_height (MatchupTableGrid *self, guint row)
{
  GPtrArray *cells = g_ptr_array_index (self->rows, row);
  int height = 0;

  for (guint k = 0; k < cells->len; k++)
    {
      int natural;

      gtk_widget_measure (g_ptr_array_index (cells, k),
                          GTK_ORIENTATION_VERTICAL,
                          g_array_index (self->widths, int, k),
                          NULL,
                          &natural,
                          NULL,
                          NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
matchup_table_grid_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  MatchupTableGrid *self = MATCHUP_TABLE_GRID (widget);

  *natural = 0;
  measure_columns (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for (guint i = 0; i < self->widths->len; i++)
      *natural += g_array_index (self->widths, int, i);
  else
    for (guint i = 0; i < self->rows->len; i++)
      *natural += get_row_height (self, i);
  *minimum = *natural;
}

static void
matchup_table_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupTableGrid *self = MATCHUP_TABLE_GRID (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *row = gtk_widget_get_first_child (widget);
  int total = 0;
  int y = 0;

  /* Cells that came since the last time have no width yet. */
  measure_columns (self);
  for (guint i = 0; i < self->widths->len; i++)
    total += g_array_index (self->widths, int, i);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkAllocation place = { rtl ? MAX (width - total, 0) : 0,
                              y,
                              total,
                              get_row_height (self, i) };
      int minimum;

      /* The toolkit wants to be asked before it is told. */
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (row, &place, -1);
      y += place.height;
      row = gtk_widget_get_next_sibling (row);
    }
}

static void
make_cell (MatchupTableGrid *self, guint row, guint column)
{
  MatchupMdBlock *block = matchup_md_block_get_child (self->table, row);
  GPtrArray *cells = g_ptr_array_index (self->rows, row);
  GtkWidget *cell = matchup_text_block_new_cell (self->context,
                                                 matchup_md_block_get_child (block, column),
                                                 matchup_md_block_get_header (block));
  GtkWidget *parent = column > 0 ? gtk_widget_get_parent (g_ptr_array_index (cells, 0)) : NULL;

  if (parent == NULL)
    {
      parent = g_object_new (MATCHUP_TYPE_TABLE_ROW, NULL);
      if (matchup_md_block_get_header (block))
        gtk_widget_add_css_class (parent, "header");
      gtk_widget_insert_before (parent, GTK_WIDGET (self), NULL);
    }
  gtk_widget_insert_before (cell, parent, NULL);
  g_ptr_array_add (cells, cell);
}

/* Makes the next cell that is missing: behind the last row, or at the end of it. */
static gboolean
matchup_table_grid_build (MatchupBlockWidget *widget)
{
  MatchupTableGrid *self = MATCHUP_TABLE_GRID (widget);
  guint row = self->rows->len;

  if (row > 0)
    {
      GPtrArray *cells = g_ptr_array_index (self->rows, row - 1);

      if (cells->len <
          matchup_md_block_get_n_children (matchup_md_block_get_child (self->table, row - 1)))
        {
          make_cell (self, row - 1, cells->len);
          return TRUE;
        }
    }
  if (row >= self->n_rows)
    return FALSE;
  g_ptr_array_add (self->rows, g_ptr_array_new ());
  if (matchup_md_block_get_n_children (matchup_md_block_get_child (self->table, row)) > 0)
    make_cell (self, row, 0);
  return TRUE;
}

static gboolean
matchup_table_grid_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  matchup_table_grid_set_table (MATCHUP_TABLE_GRID (widget),
                                block,
                                MATCHUP_TABLE_GRID (widget)->n_rows);
  return TRUE;
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_table_grid_update;
  iface->build = matchup_table_grid_build;
}

static void
remove_row (MatchupTableGrid *self)
{
  GPtrArray *cells = g_ptr_array_index (self->rows, self->rows->len - 1);

  if (cells->len > 0)
    gtk_widget_unparent (gtk_widget_get_parent (g_ptr_array_index (cells, 0)));
  g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
}

/* FALSE when the row has to be made again. */
static gboolean
update_row (MatchupTableGrid *self, guint row, MatchupMdBlock *old, MatchupMdBlock *new)
{
  GPtrArray *cells = g_ptr_array_index (self->rows, row);

  if (old == new || matchup_md_block_equal (old, new))
    return TRUE;
  if (matchup_md_block_get_n_children (new) < cells->len ||
      matchup_md_block_get_header (old) != matchup_md_block_get_header (new))
    return FALSE;
  for (guint k = 0; k < cells->len; k++)
    {
      MatchupMdBlock *cell = matchup_md_block_get_child (new, k);

      if (!matchup_md_block_equal (matchup_md_block_get_child (old, k), cell) &&
          !matchup_block_widget_update (g_ptr_array_index (cells, k), cell))
        return FALSE;
    }
  /* One in the middle cannot be completed by building on. */
  return cells->len == matchup_md_block_get_n_children (new) || row + 1 == self->rows->len;
}

void
matchup_table_grid_set_table (MatchupTableGrid *self, MatchupMdBlock *table, guint max_rows)
{
  g_autoptr (MatchupMdBlock) old = NULL;

  g_return_if_fail (MATCHUP_IS_TABLE_GRID (self));

  old = self->table;
  self->table = g_object_ref (table);
  self->n_rows = MIN (max_rows, matchup_md_block_get_n_children (table));
  while (self->rows->len > self->n_rows)
    remove_row (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!matchup_block_context_has_room (self->context) ||
          !update_row (self,
                       i,
                       matchup_md_block_get_child (old, i),
                       matchup_md_block_get_child (table, i)))
        while (self->rows->len > i)
          remove_row (self);
    }
  matchup_block_context_add (self->context, GTK_WIDGET (self));
}

static void
matchup_table_grid_dispose (GObject *object)
{
  MatchupTableGrid *self = MATCHUP_TABLE_GRID (object);
  GtkWidget *child;

  if (self->context != NULL)
    matchup_block_context_remove (self->context, GTK_WIDGET (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (matchup_table_grid_parent_class)->dispose (object);
}

static void
matchup_table_grid_finalize (GObject *object)
{
  MatchupTableGrid *self = MATCHUP_TABLE_GRID (object);

  g_clear_object (&self->table);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->widths);

  G_OBJECT_CLASS (matchup_table_grid_parent_class)->finalize (object);
}

static void
matchup_table_grid_class_init (MatchupTableGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_table_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_table_grid_finalize;
  widget_class->measure = matchup_table_grid_measure;
  widget_class->size_allocate = matchup_table_grid_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tablegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
matchup_table_grid_init (MatchupTableGrid *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->widths = g_array_new (FALSE, TRUE, sizeof (int));
}

GtkWidget *
matchup_table_grid_new (MatchupBlockContext *context)
{
  MatchupTableGrid *self = g_object_new (MATCHUP_TYPE_TABLE_GRID, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
