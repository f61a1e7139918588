/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of shortcuts: what it names exists, nothing stands for two things, all of it is shown.
 */
#include "matchup-application-private.h"
#include "matchup-config.h"
#include "matchup-shortcuts.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>

static MatchupApplication *application;

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

/* The type of its parameter, "" for none; NULL: there is no such action. */
static const char *
get_parameter_type (MatchupWindow *window, const char *name)
{
  GActionGroup *group = NULL;
  const GVariantType *type;
  const char *dot = strchr (name, '.');

  g_assert_nonnull (dot);
  if (g_str_has_prefix (name, "app."))
    group = G_ACTION_GROUP (application);
  else if (g_str_has_prefix (name, "win."))
    group = G_ACTION_GROUP (window);
  if (group != NULL)
    {
      if (!g_action_group_has_action (group, dot + 1))
        return NULL;
      type = g_action_group_get_action_parameter_type (group, dot + 1);
      return type != NULL ? g_variant_type_peek_string (type) : "";
    }
  for (guint i = 0;; i++)
    {
      GType owner;
      const char *found;
      const char *property;

      if (!gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (window),
                                          i,
                                          &owner,
                                          &found,
                                          &type,
                                          &property))
        return NULL;
      if (g_str_equal (found, name))
        return type != NULL ? g_variant_type_peek_string (type) : "";
    }
}

static void
test_actions_exist (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (application), NULL);
  const MatchupShortcut *shortcuts;
  guint n;

  matchup_window_set_workspace (window, test->workspace);
  shortcuts = matchup_shortcuts_get (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;

      if (shortcuts[i].action == NULL)
        continue;
      g_action_parse_detailed_name (shortcuts[i].action, &name, &target, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (get_parameter_type (window, name),
                       ==,
                       target != NULL ? g_variant_get_type_string (target) : "");
    }
  matchup_test_destroy (window);
}

/* In neither of them; then it is in @mine. */
static gboolean
is_free (GHashTable *mine, GHashTable *other, char *key)
{
  gboolean taken = g_hash_table_contains (other, key);

  return g_hash_table_add (mine, key) && !taken;
}

static void
test_accelerators_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Keys of widgets, which may mean something else in another one. */
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const MatchupShortcut *shortcuts;
  guint n;

  shortcuts = matchup_shortcuts_get (&n);
  for (guint i = 0; i < n; i++)
    {
      GdkModifierType modifiers;
      guint key;

      /* The keys of a window of its own. */
      if (shortcuts[i].accelerator == NULL && (g_str_equal (shortcuts[i].title, "Differences") ||
                                               g_str_equal (shortcuts[i].title, "Large Pictures")))
        g_hash_table_remove_all (seen);
      if (shortcuts[i].accelerator == NULL)
        g_hash_table_remove_all (shown);
      if (shortcuts[i].accelerator == NULL)
        continue;
      g_assert_true (gtk_accelerator_parse (shortcuts[i].accelerator, &key, &modifiers));
      g_assert_cmpuint (key, !=, 0);
      if (!is_free (shortcuts[i].action != NULL ? seen : shown,
                    shortcuts[i].action != NULL ? shown : seen,
                    gtk_accelerator_name (key, modifiers)))
        g_error ("%s stands twice in the table", shortcuts[i].accelerator);
    }
  g_assert_cmpuint (n, >, 5);
}

/* What the program listens to is what the table says, no more and no less. */
static void
test_installed (void)
{
  g_auto (GStrv) described =
      gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  const MatchupShortcut *shortcuts;
  guint n;
  guint n_actions = 0;

  shortcuts = matchup_shortcuts_get (&n);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accels = NULL;
      GdkModifierType modifiers;
      g_autofree char *name = NULL;
      guint key;

      if (shortcuts[i].action == NULL)
        continue;
      n_actions++;
      gtk_accelerator_parse (shortcuts[i].accelerator, &key, &modifiers);
      name = gtk_accelerator_name (key, modifiers);
      accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                      shortcuts[i].action);
      g_assert_cmpuint (g_strv_length (accels), ==, 1);
      g_assert_cmpstr (accels[0], ==, name);
    }
  g_assert_cmpuint (g_strv_length (described), ==, n_actions);
}

typedef struct
{
  GPtrArray *titles; /* of groups and shortcuts, as they are shown */
  GPtrArray *accelerators;
} Shown;

static gboolean
collect (GtkWidget *widget, gpointer user_data)
{
  Shown *shown = user_data;
  char *title;
  char *accelerator;

  if (GTK_IS_SHORTCUTS_GROUP (widget))
    {
      g_object_get (widget, "title", &title, NULL);
      g_ptr_array_add (shown->titles, title);
    }
  if (!GTK_IS_SHORTCUTS_SHORTCUT (widget))
    return TRUE;
  /* GTK keeps one more of each for its search. */
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUTS_GROUP) == NULL)
    return FALSE;
  g_object_get (widget, "title", &title, "accelerator", &accelerator, NULL);
  g_ptr_array_add (shown->titles, title);
  g_ptr_array_add (shown->accelerators, accelerator);
  return FALSE;
}

static void
test_window_is_complete (void)
{
  GtkWidget *window = matchup_shortcuts_create_window ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) accelerators = g_ptr_array_new_with_free_func (g_free);
  Shown shown = { titles, accelerators };
  const MatchupShortcut *shortcuts;
  gboolean chinese = g_str_equal (g_getenv ("LANGUAGE"), "zh_CN");
  guint n;
  guint n_accelerators = 0;

  matchup_test_present (window);
  matchup_test_foreach (window, collect, &shown);
  shortcuts = matchup_shortcuts_get (&n);
  g_assert_cmpuint (titles->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const char *title = g_dpgettext2 (NULL, "shortcut window", shortcuts[i].title);

      g_assert_cmpint (g_str_equal (title, shortcuts[i].title), !=, chinese);
      g_assert_true (g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL));
      if (shortcuts[i].accelerator == NULL)
        continue;
      n_accelerators++;
      g_assert_true (g_ptr_array_find_with_equal_func (accelerators,
                                                       shortcuts[i].accelerator,
                                                       g_str_equal,
                                                       NULL));
    }
  g_assert_cmpuint (accelerators->len, ==, n_accelerators);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/ui/shortcuts/actions-exist", test_actions_exist);
  g_test_add_func ("/ui/shortcuts/accelerators-differ", test_accelerators_differ);
  g_test_add_func ("/ui/shortcuts/installed", test_installed);
  g_test_add_func ("/ui/shortcuts/window-is-complete", test_window_is_complete);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
