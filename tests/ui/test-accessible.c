/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told: everything that can be used has a name, on every page. */
#include "matchup-interval-bar.h"
#include "matchup-race-bar.h"
#include "matchup-test-ui.h"
#include "matchup-transcript.h"
#include "pages.h"

/* Whose names are not made here; what is inside of them is GTK's or libadwaita's own. */
static gboolean
is_foreign (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_POPOVER_MENU (widget) ||
         GTK_IS_SHORTCUTS_WINDOW (widget) || GTK_IS_SCROLLBAR (widget) ||
         (GTK_IS_POPOVER (widget) && GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)));
}

/* Every row for text has a button to apply it inside, which is never shown here. */
static gboolean
is_unused (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);

  return row != NULL && !adw_entry_row_get_show_apply_button (ADW_ENTRY_ROW (row)) &&
         g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "apply_button") == 0;
}

static gboolean
needs_name (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget)) /* inside of an entry, which has the name */
    return FALSE;
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_EDITABLE (widget) ||
         GTK_IS_TEXT_VIEW (widget) || GTK_IS_EXPANDER (widget) || GTK_IS_LIST_VIEW (widget) ||
         ADW_IS_COMBO_ROW (widget) || MATCHUP_IS_RACE_BAR (widget) ||
         MATCHUP_IS_INTERVAL_BAR (widget) || MATCHUP_IS_TRANSCRIPT (widget);
}

static gboolean
has_own_name (GtkWidget *widget)
{
  g_autofree char *name = matchup_test_dup_accessible_name (widget);

  return name != NULL && *name != '\0';
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (has_own_name (widget))
    return TRUE;
  /* The button inside is the one that has the focus, and takes the name from around it. */
  if (GTK_IS_MENU_BUTTON (parent))
    return has_own_name (parent);
  /* A button is labelled by its picture too, which says nothing. */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    return FALSE;
  return gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

typedef struct
{
  const char *page;
  guint n_named;
} Inspection;

static gboolean
inspect (GtkWidget *widget, gpointer user_data)
{
  Inspection *inspection = user_data;

  if (is_foreign (widget) || is_unused (widget))
    return FALSE;
  if (!needs_name (widget))
    return TRUE;
  inspection->n_named++;
  if (!has_name (widget))
    {
      g_autofree char *path = matchup_test_dup_path (widget);

      g_test_fail_printf ("%s: %s has no name", inspection->page, path);
    }
  /* A mark for the keyboard is not for the ear. */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    {
      g_autofree char *name = matchup_test_dup_accessible_name (widget);

      if (name != NULL && strchr (name, '_') != NULL)
        g_test_fail_printf ("%s: a button is called “%s”", inspection->page, name);
    }
  return !ADW_IS_COMBO_ROW (widget);
}

static void
test_page (gconstpointer data)
{
  const Page *page = data;
  GtkWindow *window = page->create ();
  Inspection inspection = { page->name, 0 };

  matchup_test_present (window);
  matchup_test_foreach (window, inspect, &inspection);
  if (!GTK_IS_SHORTCUTS_WINDOW (window))
    g_assert_cmpuint (inspection.n_named, >, 0);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  pages_set_up ();
  pages_add_tests ("/ui/accessible/names", test_page);
  status = g_test_run ();
  pages_tear_down ();
  return status;
}
