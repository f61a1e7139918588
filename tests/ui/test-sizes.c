/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every page in a narrow and in a wide window: nothing may need more room than a phone has, nothing
 * may be cut off, and what is read from right to left is mirrored. Run once per language, of which
 * two are made for this (tests/support/make-pseudo-locales); in English all text is twice as large.
 */
#include "matchup-test-ui.h"
#include "page-cuts.h"
#include "page-mirror.h"
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

/* Which of them it is that needs so much. */
static void
report_widest (GtkWidget *widget, int width)
{
  g_autofree char *path = NULL;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL)
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (gtk_widget_get_visible (child) && !GTK_IS_POPOVER (child) && minimum > width / 2)
        {
          g_autofree char *name = matchup_test_dup_path (child);

          g_test_message ("%d: %s", minimum, strrchr (name, '>'));
          report_widest (child, width);
        }
      child = gtk_widget_get_next_sibling (child);
    }
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
      /* Without its shadow, which may be outside of the screen. */
      gtk_widget_measure (gtk_widget_get_first_child (widget),
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &minimum,
                          NULL,
                          NULL,
                          NULL);
      if (minimum > NARROW_WIDTH)
        {
          g_test_fail_printf ("%s: a popover needs %d", inspection->page, minimum);
          report_widest (widget, NARROW_WIDTH);
        }
      return FALSE;
    }
  g_assert_true (gtk_widget_compute_bounds (widget, inspection->window, &bounds));
  if (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width > (float) inspection->width + 1)
    {
      g_autofree char *path = matchup_test_dup_path (widget);

      g_test_fail_printf ("%s: %s reaches from %g to %g in a window of %d",
                          inspection->page,
                          path,
                          (double) bounds.origin.x,
                          (double) (bounds.origin.x + bounds.size.width),
                          inspection->width);
      return FALSE;
    }
  return !is_scrolled (widget);
}

static gboolean
note_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What another size leads to is partly done behind the layout, when there is nothing else to do. */
static void
settle (GtkWidget *window)
{
  gboolean idle = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, note_cb, &idle, NULL);
  matchup_test_wait_until (idle);
  matchup_test_wait_frames (window, 1);
}

/*
 * GTK makes a window larger than it was asked for where its content needs that. Without a
 * compositor it draws a border as well, which takes of the size; the first window tells its width.
 */
static gboolean
show_at (GtkWindow *window, const char *name, int width, int height)
{
  static int border;
  GtkWidget *widget = GTK_WIDGET (window);
  int before = gtk_widget_get_mapped (widget) ? gtk_widget_get_width (widget) : 0;

  gtk_window_set_default_size (window, width + border, height + border);
  /* Of one that is shown already the new size comes a little later. */
  if (before != 0)
    matchup_test_wait_until (gtk_widget_get_width (widget) != before);
  matchup_test_present (window);
  if (before != 0)
    settle (widget);
  if (gtk_widget_get_width (widget) > width || gtk_widget_get_height (widget) > height)
    {
      g_test_fail_printf ("%s does not fit into %d × %d: it needs %d × %d",
                          name,
                          width,
                          height,
                          gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
      return FALSE;
    }
  if (gtk_widget_get_width (widget) == width)
    return TRUE;
  border += width - gtk_widget_get_width (widget);
  gtk_window_set_default_size (window, width + border, height + border);
  matchup_test_wait_until (gtk_widget_get_width (widget) == width);
  matchup_test_wait_frames (window, 2);
  return TRUE;
}

static void
check_at (const Page *page, GtkWindow *window, int width, int height)
{
  Inspection inspection = { page->name, GTK_WIDGET (window), width, 0 };

  if (show_at (window, page->name, width, height))
    matchup_test_foreach (window, inspect, &inspection);
  else
    report_widest (GTK_WIDGET (window), width);
  page_cuts_check (page->name, GTK_WIDGET (window));
}

static gboolean
is_large (void)
{
  return g_str_equal (g_getenv ("LANGUAGE"), "en");
}

/* A window that is made wider, as when a phone is turned; to make it anew takes twice as long. */
static void
test_page (gconstpointer data)
{
  const Page *page = data;
  GtkWindow *window;

  if (page->wide_only && is_large ()) /* the window of shortcuts needs more than that */
    return;
  window = page->create ();
  if (!page->wide_only)
    check_at (page, window, NARROW_WIDTH, NARROW_HEIGHT);
  check_at (page, window, WIDE_WIDTH, WIDE_HEIGHT);
  matchup_test_destroy (window);
}

static void
test_mirrored (gconstpointer data)
{
  const Page *page = data;
  GtkWindow *window;
  g_autoptr (GArray) from_left = NULL;
  g_autoptr (GArray) from_right = NULL;

  if (page->wide_only)
    return;
  window = page->create ();
  check_at (page, window, NARROW_WIDTH, NARROW_HEIGHT);
  check_at (page, window, WIDE_WIDTH, WIDE_HEIGHT);
  from_right = page_mirror_read (GTK_WIDGET (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  matchup_test_wait_frames (window, 2);
  from_left = page_mirror_read (GTK_WIDGET (window));
  matchup_test_destroy (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page_mirror_check (page->name, from_left, from_right);
}

static void
set_text_size (double factor)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", (int) (dpi * factor), NULL);
}

int
main (int argc, char **argv)
{
  gboolean mirrored;
  int status;

  matchup_test_ui_init (&argc, &argv);
  mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_assert_cmpint (mirrored, ==, g_str_equal (g_getenv ("LANGUAGE"), "ar_XB"));
  if (is_large ())
    set_text_size (2);
  /* As GNOME has it; without a desktop there would be buttons that take the title's place. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  pages_set_up ();
  pages_add_tests ("/ui/sizes", mirrored ? test_mirrored : test_page);
  status = g_test_run ();
  pages_tear_down ();
  return status;
}
