/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Tab key on every page: it leads round through all that can be operated and back to where it
 * began, forwards and backwards through the same, is caught nowhere, and is seen where it is.
 */
#include "matchup-test-ui.h"
#include "matchup-text-block.h"
#include "pages.h"

#include <string.h>

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

/* Whether a widget is drawn with a line around it; nothing else in GTK tells. */
static gboolean
has_outline (GtkWidget *widget)
{
  g_autofree char *style = gtk_style_context_to_string (gtk_widget_get_style_context (widget),
                                                        GTK_STYLE_CONTEXT_PRINT_SHOW_STYLE);

  return strstr (style, "outline-style: solid") != NULL &&
         strstr (style, "outline-width: 0") == NULL && strstr (style, "outline-width:") != NULL;
}

static gboolean
look_for_outline (GtkWidget *widget, gpointer user_data)
{
  gboolean *found = user_data;

  *found |= gtk_widget_get_mapped (widget) && has_outline (widget);
  return !*found;
}

/* The place of what is typed, or selected, is seen there, and a link has its line within the text.
 */
static gboolean
has_cursor (GtkWidget *widget)
{
  return (MATCHUP_IS_TEXT_BLOCK (widget) &&
          matchup_text_block_get_focus_link (MATCHUP_TEXT_BLOCK (widget)) != NULL) ||
         (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget))) ||
         (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (widget)));
}

/* Who goes by the keyboard sees where it is: by a line around it, what is in it or it is in. */
static void
check_seen (GtkWindow *window, const char *page)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  g_autofree char *path = matchup_test_dup_path (focus);
  gboolean seen = has_cursor (focus);

  gtk_window_set_focus_visible (window, TRUE);
  matchup_test_foreach (focus, look_for_outline, &seen);
  for (GtkWidget *above = focus; above != NULL && !seen; above = gtk_widget_get_parent (above))
    seen = has_outline (above);
  if (!seen)
    g_test_fail_printf ("%s: that %s has the focus is not seen", page, path);
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
      if (direction == GTK_DIR_TAB_FORWARD)
        check_seen (window, page);
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

  /* Else it does not keep what style sheets say of a widget. */
  g_setenv ("GTK_CSS_DEBUG", "1", TRUE);
  matchup_test_ui_init (&argc, &argv);
  pages_set_up ();
  pages_add_tests ("/ui/tab", test_page);
  status = g_test_run ();
  pages_tear_down ();
  return status;
}
