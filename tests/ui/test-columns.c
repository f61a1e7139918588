/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many answers stand side by side, for every number of them and every width. */
#include "matchup-columns.h"
#include "matchup-test-ui.h"

static const int widths[] = { 360, 1000, 1900, 3840 };

/* Every number of answers, by the numbers alone. */
static void
test_numbers (void)
{
  for (guint n = 2; n <= 8; n++)
    {
      g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_SINGLE, 3816, n), ==, 1);
      g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_GRID, 336, n), ==, n);
      g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_STACKED, 336, n), ==, n);
      g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_COLUMNS, 336, n), ==, 1);
      g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_COLUMNS, 3816, n), ==, n);
      g_assert_cmpint (matchup_columns_get_max_width (MATCHUP_LAYOUT_SINGLE, n), ==, 1200);
      g_assert_cmpint (matchup_columns_get_max_width (MATCHUP_LAYOUT_STACKED, n), ==, 1200);
      g_assert_cmpint (matchup_columns_get_max_width (MATCHUP_LAYOUT_COLUMNS, n),
                       ==,
                       (int) n * 912 - 12);
    }
  g_assert_cmpint (matchup_columns_get_max_width (MATCHUP_LAYOUT_GRID, 2), ==, 2 * 912 - 12);
  g_assert_cmpint (matchup_columns_get_max_width (MATCHUP_LAYOUT_GRID, 3), ==, 2 * 912 - 12);
  g_assert_cmpint (matchup_columns_get_max_width (MATCHUP_LAYOUT_GRID, 8), ==, 4 * 912 - 12);
}

/* How many stand in the first row of a grid of @n in @width pixels. */
static guint
count_across (guint n, int width)
{
  GtkWidget *columns = g_object_ref_sink (matchup_columns_new ());
  guint n_across = 0;
  int height;

  matchup_columns_set_layout (MATCHUP_COLUMNS (columns), MATCHUP_LAYOUT_GRID);
  for (guint i = 0; i < n; i++)
    matchup_columns_append (MATCHUP_COLUMNS (columns), gtk_label_new ("answer"));
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (columns, width, height, -1, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (columns); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (child, columns, &bounds));
      n_across += bounds.origin.y < 1 ? 1 : 0;
    }
  g_assert_finalize_object (columns);
  return n_across;
}

/* Rows are as even as can be. */
static void
test_grid (void)
{
  static const struct
  {
    guint n;
    guint across[4]; /* at each of the widths */
  } cases[] = {
    { 2, { 1, 2, 2, 2 } }, { 3, { 1, 2, 2, 2 } }, { 4, { 1, 2, 2, 2 } }, { 5, { 1, 3, 3, 3 } },
    { 6, { 1, 3, 3, 3 } }, { 7, { 1, 3, 4, 4 } }, { 8, { 1, 3, 4, 4 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
      g_assert_cmpuint (count_across (cases[i].n, widths[k] - 24), ==, cases[i].across[k]);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/columns/numbers", test_numbers);
  g_test_add_func ("/ui/columns/grid", test_grid);
  return g_test_run ();
}
