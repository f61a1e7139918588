/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every page in a narrow and in a wide window, from left to right and from right to left; run once
 * per language. Nothing may need more room than a phone has, and nothing may be cut off.
 */
#include "matchup-test-ui.h"
#include "pages.h"

#define NARROW_WIDTH 360
#define NARROW_HEIGHT 640
#define WIDE_WIDTH 1600
#define WIDE_HEIGHT 900

typedef struct
{
  const char *page;
  GtkWidget *window;
  int width;
  guint n_seen;
} Inspection;

/* What lies below can be scrolled to. */
static gboolean
is_scrolled (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return GTK_IS_TEXT_VIEW (widget) || GTK_IS_SCROLLBAR (widget) || policy != GTK_POLICY_NEVER;
}

static gboolean
inspect (GtkWidget *widget, gpointer user_data)
{
  Inspection *inspection = user_data;
  graphene_rect_t bounds;
  int minimum;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  inspection->n_seen++;
  if (widget == inspection->window) /* the border belongs to it */
    return TRUE;
  if (GTK_IS_POPOVER (widget)) /* a place of its own, but on the same screen */
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, NARROW_WIDTH);
      return FALSE;
    }
  g_assert_true (gtk_widget_compute_bounds (widget, inspection->window, &bounds));
  if (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width > (float) inspection->width + 1)
    {
      g_autofree char *path = matchup_test_dup_path (widget);

      g_error ("%s: %s reaches from %g to %g in a window of %d",
               inspection->page,
               path,
               (double) bounds.origin.x,
               (double) (bounds.origin.x + bounds.size.width),
               inspection->width);
    }
  return !is_scrolled (widget);
}

/*
 * GTK makes a window larger than it was asked for where its content needs that. Without a
 * compositor it draws a border as well, which takes of the size; the first window tells its width.
 */
static void
show_at (GtkWindow *window, const char *name, int width, int height)
{
  static int border;
  GtkWidget *widget = GTK_WIDGET (window);

  gtk_window_set_default_size (window, width + border, height + border);
  matchup_test_present (window);
  if (gtk_widget_get_width (widget) > width || gtk_widget_get_height (widget) > height)
    g_error ("%s does not fit into %d × %d: it needs %d × %d",
             name,
             width,
             height,
             gtk_widget_get_width (widget),
             gtk_widget_get_height (widget));
  if (gtk_widget_get_width (widget) == width)
    return;
  border += width - gtk_widget_get_width (widget);
  gtk_window_set_default_size (window, width + border, height + border);
  matchup_test_wait_until (gtk_widget_get_width (widget) == width);
  matchup_test_wait_frames (window, 2);
}

static void
check_at (const Page *page, int width, int height)
{
  GtkWindow *window = page->create ();
  Inspection inspection = { page->name, GTK_WIDGET (window), width, 0 };

  show_at (window, page->name, width, height);
  matchup_test_foreach (window, inspect, &inspection);
  g_assert_cmpuint (inspection.n_seen, >, 5);
  matchup_test_destroy (window);
}

static void
check_page (const Page *page, GtkTextDirection direction)
{
  gtk_widget_set_default_direction (direction);
  if (!page->wide_only)
    check_at (page, NARROW_WIDTH, NARROW_HEIGHT);
  check_at (page, WIDE_WIDTH, WIDE_HEIGHT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_ltr (gconstpointer data)
{
  check_page (data, GTK_TEXT_DIR_LTR);
}

static void
test_rtl (gconstpointer data)
{
  check_page (data, GTK_TEXT_DIR_RTL);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  pages_set_up ();
  pages_add_tests ("/ui/sizes/ltr", test_ltr);
  pages_add_tests ("/ui/sizes/rtl", test_rtl);
  status = g_test_run ();
  pages_tear_down ();
  return status;
}
