/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget for formulas on lines of their own. */
#include "matchup-math-view.h"

#include <adwaita.h>
#include <string.h>

#define WAIT_SECONDS 20

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Waits until @done says so; fails after a while. */
static void
wait_for (gboolean (*done) (gpointer), gpointer data)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (WAIT_SECONDS, on_late, &late);

  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_true (done (data));
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static GtkScrolledWindow *
scroller_of (GtkWidget *view)
{
  return GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (view));
}

static int
height_of (GtkWidget *view)
{
  int height = 0;

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  return height;
}

static void
test_view (void)
{
  static const char latex[] = "a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z+1+2+3+4+5+6+7+8";
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *wide = matchup_math_view_new (latex, strlen (latex));
  GtkWidget *narrow = matchup_math_view_new (" x^2 ", 5);
  GtkAdjustment *adjustment = NULL;
  int minimum = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), wide);
  gtk_box_append (GTK_BOX (box), narrow);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_laid_out, narrow);

  gtk_widget_measure (wide, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 200);
  adjustment = gtk_scrolled_window_get_hadjustment (scroller_of (wide));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment),
                     >,
                     gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  adjustment = gtk_scrolled_window_get_hadjustment (scroller_of (narrow));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment),
                     ==,
                     gtk_adjustment_get_page_size (adjustment));

  g_assert_true (matchup_math_view_is_set (MATCHUP_MATH_VIEW (narrow)));
  g_assert_cmpstr (matchup_math_view_get_latex (MATCHUP_MATH_VIEW (narrow)), ==, "x^2");
  gtk_test_accessible_assert_role (narrow, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (narrow, GTK_ACCESSIBLE_PROPERTY_LABEL, "x^2");
  gtk_test_accessible_assert_property (narrow, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "x\xc2\xb2");
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  GdkClipboard *clipboard;
  char *text;
} Copied;

static gboolean
is_copied (gpointer data)
{
  return ((Copied *) data)->text != NULL;
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Copied *copied = data;

  copied->text = gdk_clipboard_read_text_finish (copied->clipboard, result, NULL);
  g_assert_nonnull (copied->text);
}

static void
test_view_copy (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = matchup_math_view_new ("\\frac{1}{2}", 11);
  Copied copied = { gtk_widget_get_clipboard (view), NULL };

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_laid_out, view);
  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_true (gtk_widget_activate_action (view, "math.copy", NULL));
  gdk_clipboard_read_text_async (copied.clipboard, NULL, on_text_read, &copied);
  wait_for (is_copied, &copied);
  g_assert_cmpstr (copied.text, ==, "\\frac{1}{2}");
  g_free (copied.text);
  /* The menu opens at the keyboard's wish, and goes with the view. */
  g_assert_true (gtk_widget_activate_action (view, "math.menu", NULL));
  g_assert_true (GTK_IS_POPOVER_MENU (gtk_widget_get_last_child (view)));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_last_child (view)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What cannot be parsed is shown as it is; the view can change between both. */
static void
test_view_broken (void)
{
  GtkWidget *view = g_object_ref_sink (matchup_math_view_new ("\\unknown{x}", 11));
  GtkWidget *label = gtk_widget_get_last_child (view);

  g_assert_false (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "\\unknown{x}");
  g_assert_true (gtk_widget_get_child_visible (label));
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (scroller_of (view))));
  g_assert_cmpint (height_of (view), >, 0);

  matchup_math_view_set_latex (MATCHUP_MATH_VIEW (view), "x", 1);
  g_assert_true (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_false (gtk_widget_get_child_visible (label));
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (scroller_of (view))));
  g_assert_cmpint (height_of (view), >, 0);
  matchup_math_view_set_latex (MATCHUP_MATH_VIEW (view), "", 0);
  g_assert_cmpint (height_of (view), >, 0);
  g_assert_finalize_object (view);
}

/* What is shown of a source neither deceives nor takes all the time there is. */
static void
test_view_long_source (void)
{
  g_autoptr (GString) latex = g_string_new ("a\xe2\x80\xae"
                                            "b ");
  GtkWidget *view = NULL;
  GtkWidget *label = NULL;
  gint64 start = 0;

  for (int i = 0; i < 100 * 1024; i++)
    g_string_append (latex, "\xce\xb1");
  view = g_object_ref_sink (matchup_math_view_new (latex->str, latex->len));
  label = gtk_widget_get_last_child (view);
  g_assert_false (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_true (g_utf8_validate (gtk_label_get_text (GTK_LABEL (label)), -1, NULL));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "a[U+202E]b \xce\xb1"));
  g_assert_true (g_str_has_suffix (gtk_label_get_text (GTK_LABEL (label)), "\xce\xb1\xe2\x80\xa6"));
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (label))), <, 600);
  g_assert_cmpstr (matchup_math_view_get_latex (MATCHUP_MATH_VIEW (view)), ==, latex->str);
  gtk_test_accessible_assert_property (view,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_label_get_text (GTK_LABEL (label)));
  start = g_get_monotonic_time ();
  g_assert_cmpint (height_of (view), >, 0);
  g_test_message ("%" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_finalize_object (view);

  /* With blanks more of it is shown, and a short one is whole. */
  g_string_assign (latex, "}");
  for (int i = 0; i < 200; i++)
    g_string_append (latex, " word");
  view = g_object_ref_sink (matchup_math_view_new (latex->str, latex->len));
  label = gtk_widget_get_last_child (view);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, latex->str);
  g_assert_finalize_object (view);
}

/* Few letters make a formula of any size, whose picture no memory would hold. */
static void
test_view_too_large (void)
{
  g_autoptr (GString) latex = g_string_new ("a");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = matchup_math_view_new ("x", 1);
  GtkWidget *canvas = gtk_widget_get_first_child (view);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_laid_out, view);
  for (int i = 0; i < 1000; i++)
    g_string_append (latex, "\\qquad");
  for (int i = 0; i < 1200; i++)
    g_string_append (latex, "\\\\ x");
  matchup_math_view_set_latex (MATCHUP_MATH_VIEW (view), latex->str, latex->len);
  g_assert_false (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_true (gtk_widget_get_child_visible (gtk_widget_get_last_child (view)));
  g_assert_false (gtk_widget_get_child_visible (canvas));
  g_assert_cmpstr (matchup_math_view_get_latex (MATCHUP_MATH_VIEW (view)), ==, latex->str);

  /* One side alone, or both together. */
  g_string_assign (latex, "a");
  for (int i = 0; i < 600; i++)
    g_string_append (latex, "\\qquad b");
  matchup_math_view_set_latex (MATCHUP_MATH_VIEW (view), latex->str, latex->len);
  g_assert_false (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_string_assign (latex, "a");
  for (int i = 0; i < 150; i++)
    g_string_append (latex, "\\qquad b");
  matchup_math_view_set_latex (MATCHUP_MATH_VIEW (view), latex->str, latex->len);
  g_assert_true (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_true (gtk_widget_get_child_visible (canvas));
  for (int i = 0; i < 150; i++)
    g_string_append (latex, "\\\\ b");
  matchup_math_view_set_latex (MATCHUP_MATH_VIEW (view), latex->str, latex->len);
  g_assert_false (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_taller (gpointer data)
{
  GtkWidget *view = data;

  return height_of (view) > GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), "height"));
}

/* A view takes over a font that changes, as it does with the desktop's large text. */
static void
test_view_large_text (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = matchup_math_view_new ("\\frac{1}{2}", 11);
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_laid_out, view);
  g_object_set_data (G_OBJECT (view), "height", GINT_TO_POINTER (height_of (view) * 3 / 2));
  gtk_css_provider_load_from_data (provider, "window { font-size: 300%; }", -1);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (view),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  wait_for (is_taller, view);
  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (view),
                                                 GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/math-view/scrolls", test_view);
  g_test_add_func ("/ui/math-view/copy", test_view_copy);
  g_test_add_func ("/ui/math-view/broken", test_view_broken);
  g_test_add_func ("/ui/math-view/long-source", test_view_long_source);
  g_test_add_func ("/ui/math-view/too-large", test_view_too_large);
  g_test_add_func ("/ui/math-view/large-text", test_view_large_text);
  return g_test_run ();
}
