/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-mirror.h"

#include "matchup-test-ui.h"

/* Pixels that rounding may make. */
#define SLACK 2

typedef struct
{
  char *path;
  float left;
  float right; /* to the edges of the window */
} Place;

typedef struct
{
  GtkWidget *window;
  GArray *places;
} Reading;

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_free (place->path);
}

/* What can be moved sideways stands where it was moved to; code runs from left to right. */
static gboolean
has_order_of_its_own (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER || GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT (widget) ||
         GTK_IS_SCROLLBAR (widget) || GTK_IS_SWITCH (widget) ||
         gtk_widget_get_direction (widget) != gtk_widget_get_default_direction ();
}

static gboolean
read_place (GtkWidget *widget, gpointer user_data)
{
  Reading *reading = user_data;
  graphene_rect_t bounds;
  Place place;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return FALSE;
  if (widget != reading->window)
    {
      g_assert_true (gtk_widget_compute_bounds (widget, reading->window, &bounds));
      place.path = matchup_test_dup_path (widget);
      place.left = bounds.origin.x;
      place.right =
          (float) gtk_widget_get_width (reading->window) - bounds.origin.x - bounds.size.width;
      g_array_append_val (reading->places, place);
    }
  return !has_order_of_its_own (widget);
}

GArray *
page_mirror_read (GtkWidget *window)
{
  Reading reading = { window, g_array_new (FALSE, FALSE, sizeof (Place)) };

  g_array_set_clear_func (reading.places, place_clear);
  matchup_test_foreach (window, read_place, &reading);
  return reading.places;
}

/* The first place from @from on that is called @path, or the number of them. */
static guint
find (GArray *places, guint from, const char *path)
{
  while (from < places->len && !g_str_equal (g_array_index (places, Place, from).path, path))
    from++;
  return from;
}

void
page_mirror_check (const char *page, GArray *from_left, GArray *from_right)
{
  guint n_compared = 0;
  guint j = 0;

  for (guint i = 0; i < from_left->len; i++)
    {
      const Place *one = &g_array_index (from_left, Place, i);
      guint found = find (from_right, j, one->path);
      const Place *other;

      /* What comes a moment later, such as a scroll bar, may be on one of the two only. */
      if (found == from_right->len)
        continue;
      other = &g_array_index (from_right, Place, found);
      j = found + 1;
      n_compared++;
      if (ABS (one->left - other->right) <= SLACK && ABS (one->right - other->left) <= SLACK)
        continue;
      g_test_fail_printf (
          "%s: %s is %g from the left and %g from the right edge; mirrored, %g from "
          "the right and %g from the left one",
          page,
          one->path,
          (double) one->left,
          (double) one->right,
          (double) other->right,
          (double) other->left);
      return; /* what is within it is as wrong */
    }
  /* Nearly all of them are on both. */
  g_assert_cmpuint (n_compared * 10, >=, from_left->len * 8);
}
