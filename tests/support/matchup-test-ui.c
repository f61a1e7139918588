/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-ui.h"

#include "matchup-config.h"
#include "matchup-text-leaf.h"

#include <libintl.h>
#include <locale.h>

/* Services whose key stands in the environment are connected by themselves. */
static void
forget_keys (void)
{
  g_auto (GStrv) names = g_listenv ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], "_API_KEY"))
      g_unsetenv (names[i]);
}

void
matchup_test_ui_init (int *argc, char ***argv)
{
  static const char *const original[] = { "", "en", NULL };
  const char *locale_folder = g_getenv ("MATCHUP_TEST_LOCALEDIR");

  setlocale (LC_ALL, "");
  g_assert_nonnull (locale_folder);
  bindtextdomain (GETTEXT_PACKAGE, locale_folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* Else a test of the translation would test the original once more. */
  g_assert_cmpint (g_strcmp0 (gettext ("Send"), "Send") == 0,
                   ==,
                   g_getenv ("LANGUAGE") == NULL ||
                       g_strv_contains (original, g_getenv ("LANGUAGE")));
  forget_keys ();
  g_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

void
matchup_test_foreach (gpointer root, MatchupTestVisit visit, gpointer user_data)
{
  if (!visit (root, user_data))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    matchup_test_foreach (child, visit, user_data);
}

typedef struct
{
  const char *id;
  GType type;
  const char *name;
  GtkWidget *found;
} Search;

static gboolean
look (GtkWidget *widget, gpointer user_data)
{
  Search *search = user_data;

  if (search->found != NULL)
    return FALSE;
  if (search->id != NULL)
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      if (g_strcmp0 (id, search->id) == 0)
        search->found = widget;
    }
  else if (search->name != NULL)
    {
      g_autofree char *name = matchup_test_dup_accessible_name (widget);

      if (g_strcmp0 (name, search->name) == 0)
        search->found = widget;
    }
  else if (g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    {
      search->found = widget;
    }
  return search->found == NULL;
}

static GtkWidget *
find (gpointer root, Search search)
{
  g_assert_true (GTK_IS_WIDGET (root));
  matchup_test_foreach (root, look, &search);
  if (search.found == NULL)
    g_error ("%s has no widget %s",
             G_OBJECT_TYPE_NAME (root),
             search.id != NULL     ? search.id
             : search.name != NULL ? search.name
                                   : g_type_name (search.type));
  return search.found;
}

GtkWidget *
matchup_test_find (gpointer root, const char *id)
{
  return find (root, (Search){ .id = id });
}

GtkWidget *
matchup_test_find_type (gpointer root, GType type)
{
  return find (root, (Search){ .type = type });
}

GtkWidget *
matchup_test_find_named (gpointer root, const char *accessible_name)
{
  return find (root, (Search){ .name = accessible_name });
}

char *
matchup_test_dup_accessible_name (gpointer widget)
{
  if (!gtk_test_accessible_has_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;
  /* The only way to read a value: it comes as the complaint that it is not another one. */
  return gtk_test_accessible_check_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");
}

char *
matchup_test_dup_path (gpointer widget)
{
  g_autofree char *above = gtk_widget_get_parent (widget) != NULL
                               ? matchup_test_dup_path (gtk_widget_get_parent (widget))
                               : NULL;
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return g_strconcat (above != NULL ? above : "",
                      above != NULL ? " > " : "",
                      gtk_widget_get_css_name (widget),
                      id != NULL ? "#" : "",
                      id,
                      NULL);
}

static gboolean
collect_text (GtkWidget *widget, gpointer user_data)
{
  GString *texts = user_data;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (MATCHUP_IS_TEXT_LEAF (widget))
    {
      gsize length;
      const char *text = matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (widget), &length);

      g_string_append_len (texts, text, (gssize) length);
      g_string_append_c (texts, '\n');
    }
  return TRUE;
}

char *
matchup_test_dup_texts (gpointer root)
{
  GString *texts = g_string_new (NULL);

  matchup_test_foreach (root, collect_text, texts);
  return g_string_free (texts, FALSE);
}

void
matchup_test_click (gpointer button)
{
  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWindow *
matchup_test_show (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  matchup_test_present (window);
  return window;
}

void
matchup_test_present (gpointer window)
{
  gtk_window_present (window);
  matchup_test_wait_until (gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0);
  matchup_test_wait_frames (window, 2);
}

static gboolean
close_popover (GtkWidget *widget, gpointer user_data)
{
  if (!GTK_IS_POPOVER (widget))
    return TRUE;
  gtk_popover_popdown (GTK_POPOVER (widget));
  return FALSE;
}

void
matchup_test_destroy (gpointer window)
{
  gpointer watched = window;

  /* GTK 4.8 does not let go of a popover that is open when its window is destroyed, and has
   * something left to do for one that was closed just now. */
  matchup_test_foreach (window, close_popover, NULL);
  if (gtk_widget_get_mapped (window))
    matchup_test_wait_frames (window, 1);
  g_object_add_weak_pointer (window, &watched);
  gtk_window_destroy (window);
  matchup_test_wait_until (watched == NULL);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n = user_data;

  (*n)--;
  return *n > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
matchup_test_wait_frames (gpointer widget, guint n)
{
  g_assert_true (gtk_widget_get_mapped (widget));
  /* A tick comes before what it leads to is drawn. */
  n++;
  gtk_widget_add_tick_callback (widget, count_frame_cb, &n, NULL);
  matchup_test_wait_until (n == 0);
}

/* By the first one of a controller that does something. */
static gboolean
press_in (GListModel *shortcuts, const char *wanted, GtkWidget *widget)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *trigger =
          gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (g_str_equal (trigger, wanted) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                        0,
                                        widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

gboolean
matchup_test_press_binding (gpointer widget, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean done = FALSE;

  for (guint i = 0; !done && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* Those of a window have what is below it as well. */
      if (g_strcmp0 (gtk_event_controller_get_name (controller), "gtk-widget-class-shortcuts") == 0)
        done = press_in (G_LIST_MODEL (controller), trigger, widget);
    }
  return done;
}
