/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-cuts.h"

#include "matchup-config.h"
#include "matchup-test-ui.h"

#include <string.h>

/* Whole texts of the program: what translators wrote, and what they had before them. */
static GHashTable *texts;

static void
add_text (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1); /* marks for the keyboard */

  g_hash_table_add (texts, g_strdup (text));
  g_hash_table_add (texts, g_strjoinv ("", parts));
}

/* All strings of one of the two tables of a catalogue; plural forms stand one behind the other. */
static void
add_table (const char *bytes, gsize size, guint32 n, guint32 offset)
{
  for (guint32 i = 0; i < n; i++)
    {
      guint32 place[2]; /* length, offset */
      const char *text;

      g_assert_cmpuint (offset + 8 * i + 8, <=, size);
      memcpy (place, bytes + offset + 8 * i, sizeof place);
      g_assert_cmpuint (place[1] + place[0], <, size);
      for (text = bytes + place[1]; text < bytes + place[1] + place[0]; text += strlen (text) + 1)
        {
          const char *behind_context = strchr (text, '\004');

          add_text (behind_context != NULL ? behind_context + 1 : text);
        }
    }
}

static void
read_catalogue (void)
{
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *path = g_build_filename (g_getenv ("MATCHUP_TEST_LOCALEDIR"),
                                            g_str_equal (language, "en") ? "zh_CN" : language,
                                            "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo",
                                            NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint32 head[5]; /* magic, version, number, where the originals are, where the translations */
  gsize size;

  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, >, sizeof head);
  memcpy (head, bytes, sizeof head);
  g_assert_cmphex (head[0], ==, 0x950412de);
  add_table (bytes, size, head[2], head[3]);
  add_table (bytes, size, head[2], head[4]);
  g_assert_true (g_hash_table_contains (texts, "Send"));
}

/* Without a place for a name or a number in it. */
static gboolean
is_ours (const char *text)
{
  return g_hash_table_contains (texts, text);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_WINDOW (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static void
complain (const char *page, GtkWidget *widget, const char *what)
{
  g_autofree char *path = matchup_test_dup_path (widget);

  g_test_fail_printf ("%s: %s %s", page, path, what);
}

/* The title of a window gives way to the buttons beside it, as everywhere in GNOME, and that of an
 * entry row has one line in libadwaita. */
static gboolean
is_title (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL;
}

/* What libadwaita has on one line: below its icon there is room for a short word, beside what
 * belongs to all of a group for a short title, which they are in the languages that we know. */
static gboolean
is_on_one_line (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (g_str_equal (g_getenv ("LANGUAGE"), "zh_CN"))
    return FALSE;
  return gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER) != NULL ||
         (gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) != NULL &&
          gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW) == NULL &&
          g_strcmp0 (id, "title") == 0);
}

static void
check_label (const char *page, GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = gtk_label_get_text (label);
  g_autofree char *what = NULL;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    {
      if (is_ours (text) && !(is_title (widget) && has_tooltip (widget)) &&
          !is_on_one_line (widget))
        what = g_strdup_printf ("is cut: “%s”", text);
      else if (!has_tooltip (widget) && !is_on_one_line (widget))
        what = g_strdup_printf ("is cut and has no tooltip: “%s”", text);
    }
  else if (width > gtk_widget_get_width (widget) + 1)
    what = g_strdup_printf ("is %d wide and has %d for “%s”",
                            width,
                            gtk_widget_get_width (widget),
                            text);
  else if (height > gtk_widget_get_height (widget) + 1)
    what = g_strdup_printf ("is %d high and has %d for “%s”",
                            height,
                            gtk_widget_get_height (widget),
                            text);
  if (what != NULL)
    complain (page, widget, what);
}

/* What is larger there can be moved into sight. */
static gboolean
is_scrolled (GtkWidget *parent)
{
  return GTK_IS_VIEWPORT (parent) || GTK_IS_SCROLLABLE (parent) ||
         GTK_IS_SCROLLED_WINDOW (parent) || GTK_IS_RANGE (parent);
}

static void
check_place (const char *page, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t bounds;
  g_autofree char *what = NULL;

  if (parent == NULL || GTK_IS_NATIVE (widget) || is_scrolled (parent) || is_title (widget) ||
      gtk_widget_get_overflow (parent) != GTK_OVERFLOW_HIDDEN ||
      !gtk_widget_compute_bounds (widget, parent, &bounds))
    return;
  if (bounds.origin.x >= -1 && bounds.origin.y >= -1 &&
      bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (parent) + 1 &&
      bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (parent) + 1)
    return;
  what = g_strdup_printf ("is clipped: %g × %g at %g, %g in %d × %d",
                          (double) bounds.size.width,
                          (double) bounds.size.height,
                          (double) bounds.origin.x,
                          (double) bounds.origin.y,
                          gtk_widget_get_width (parent),
                          gtk_widget_get_height (parent));
  complain (page, widget, what);
}

static gboolean
visit (GtkWidget *widget, gpointer user_data)
{
  const char *page = user_data;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (gtk_widget_get_width (widget) == 0 || gtk_widget_get_height (widget) == 0)
    return TRUE; /* moved out of sight, or nothing */
  check_place (page, widget);
  if (GTK_IS_LABEL (widget))
    check_label (page, GTK_LABEL (widget));
  return !GTK_IS_TEXT_VIEW (widget) && !GTK_IS_TEXT (widget) && !GTK_IS_SHORTCUTS_WINDOW (widget);
}

void
page_cuts_check (const char *page, GtkWidget *window)
{
  if (texts == NULL)
    read_catalogue ();
  matchup_test_foreach (window, visit, (gpointer) page);
}
