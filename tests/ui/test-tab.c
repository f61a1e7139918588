/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Tab key on every page: it leads round through all that can be operated and back to where it
 * began, forwards and backwards through the same, and is caught nowhere.
 */
#include "matchup-test-ui.h"
#include "pages.h"

#define MOST 500

static gboolean
find_popover (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **popover = user_data;

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    *popover = widget;
  return TRUE;
}

/* An open popover keeps the focus, on purpose. */
static GtkWidget *
get_scope (GtkWindow *window)
{
  GtkWidget *scope = GTK_WIDGET (window);

  matchup_test_foreach (window, find_popover, &scope);
  return scope;
}

/* All rows of a list count as one place: how Tab goes on within it is the toolkit's matter. */
static GtkWidget *
step (GtkWindow *window, GtkDirectionType direction)
{
  GtkWidget *focus;
  GtkWidget *list;

  gtk_widget_child_focus (get_scope (window), direction);
  focus = gtk_window_get_focus (window);
  list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BASE) : NULL;
  return list != NULL ? list : focus;
}

static gboolean
is_again_in_list (GtkWidget *focus, GPtrArray *seen)
{
  return GTK_IS_LIST_BASE (focus) && seen->len > 0 &&
         g_ptr_array_index (seen, seen->len - 1) == focus;
}

/* Until the focus comes to where it was before. */
static GPtrArray *
walk (GtkWindow *window, const char *page, GtkDirectionType direction)
{
  GPtrArray *seen = g_ptr_array_new ();
  GtkWidget *focus;
  guint n_steps = 0;

  /* A popover expects that something has the focus. */
  if (get_scope (window) == GTK_WIDGET (window))
    gtk_window_set_focus (window, NULL);
  while ((focus = step (window, direction)) != NULL &&
         (is_again_in_list (focus, seen) || !g_ptr_array_find (seen, focus, NULL)))
    {
      g_assert_cmpuint (n_steps++, <, MOST);
      if (!is_again_in_list (focus, seen))
        g_ptr_array_add (seen, focus);
    }
  if (focus != NULL && focus != g_ptr_array_index (seen, 0))
    {
      g_autofree char *caught = matchup_test_dup_path (focus);
      g_autofree char *last = matchup_test_dup_path (g_ptr_array_index (seen, seen->len - 1));

      g_error ("%s: Tab (%d) goes in a circle from %s back to %s", page, direction, last, caught);
    }
  return seen;
}

static void
assert_all_in (const char *page, const char *way, GPtrArray *wanted, GPtrArray *seen)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (wanted, i);
      g_autofree char *path = matchup_test_dup_path (widget);

      if (!g_ptr_array_find (seen, widget, NULL))
        g_error ("%s: Tab never comes to %s %s", page, path, way);
    }
}

static void
test_page (gconstpointer data)
{
  const Page *page = data;
  GtkWindow *window = page->create ();
  g_autoptr (GPtrArray) forwards = NULL;
  g_autoptr (GPtrArray) backwards = NULL;

  matchup_test_present (window);
  matchup_test_wait_frames (window, 2);
  forwards = walk (window, page->name, GTK_DIR_TAB_FORWARD);
  backwards = walk (window, page->name, GTK_DIR_TAB_BACKWARD);
  assert_all_in (page->name, "backwards", forwards, backwards);
  assert_all_in (page->name, "forwards", backwards, forwards);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  pages_set_up ();
  pages_add_tests ("/ui/tab", test_page);
  status = g_test_run ();
  pages_tear_down ();
  return status;
}
