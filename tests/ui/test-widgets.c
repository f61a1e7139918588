/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every type of src/ui can be made, shown and let go, and leaves nothing behind. */
#include "matchup-application-private.h"
#include "matchup-transfer-progress.h"
#include "widgets.h"

WidgetsShared widgets_shared;

static GArray *types; /* of WidgetType */

static MatchupWorkspace *
get_workspace (gpointer user_data)
{
  return g_object_ref (widgets_shared.test->workspace);
}

MatchupRound *
widgets_get_round (void)
{
  return matchup_conversation_get_round (widgets_shared.conversation, 0);
}

GtkWidget *
widgets_create_with_layout (GtkLayoutManager *manager)
{
  GtkWidget *bin = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (bin), gtk_label_new ("one"));
  gtk_widget_set_layout_manager (bin, manager);
  return bin;
}

static const WidgetType *
get_type (guint i)
{
  return &g_array_index (types, WidgetType, i);
}

static void
collect_types (void)
{
  const WidgetType *found;
  guint n;

  types = g_array_new (FALSE, FALSE, sizeof (WidgetType));
  found = widgets_get_chat (&n);
  g_array_append_vals (types, found, n);
  found = widgets_get_compare (&n);
  g_array_append_vals (types, found, n);
  found = widgets_get_presets (&n);
  g_array_append_vals (types, found, n);
  found = widgets_get_settings (&n);
  g_array_append_vals (types, found, n);
  found = widgets_get_others (&n);
  g_array_append_vals (types, found, n);
}

static void
set_up (void)
{
  static const char *const models[] = { "openai/a", "openai/b", "nosuch/c", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupHistory *history;

  widgets_shared.test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (widgets_shared.test, "openai", "test-key");
  history = matchup_workspace_get_history (widgets_shared.test->workspace);
  widgets_shared.conversation =
      matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, TRUE);
  matchup_test_add_round (widgets_shared.conversation, "What?", "That.", MATCHUP_RUN_STATE_WRITING);
  widgets_shared.application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, get_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (widgets_shared.application), NULL, NULL));
}

static void
tear_down (void)
{
  g_object_unref (widgets_shared.application); /* GTK keeps one that has not been run */
  g_assert_finalize_object (widgets_shared.conversation);
  matchup_test_workspace_free (widgets_shared.test);
}

static void
test_unshown (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GtkWidget *widget = get_type (i)->create ();

  if (GTK_IS_WINDOW (widget))
    matchup_test_destroy (widget);
  else
    g_assert_finalize_object (g_object_ref_sink (widget));
}

/* In a window, in the kind of parent that it is made for. */
static GtkWindow *
show (GtkWidget *widget)
{
  GtkWidget *parent = NULL;
  GtkWindow *window;

  if (GTK_IS_POPOVER (widget))
    {
      parent = gtk_menu_button_new ();
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (parent), widget);
    }
  else if (GTK_IS_LIST_BOX_ROW (widget))
    {
      parent = gtk_list_box_new ();
      gtk_list_box_append (GTK_LIST_BOX (parent), widget);
    }
  window = matchup_test_show (parent != NULL ? parent : widget, 600, 400);
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popup (GTK_POPOVER (widget));
  return window;
}

static void
test_shown (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gpointer widget = get_type (i)->create ();

  if (GTK_IS_WINDOW (widget))
    {
      matchup_test_present (widget);
      matchup_test_destroy (widget);
    }
  else
    {
      GtkWindow *window = show (widget);

      matchup_test_wait_until (gtk_widget_get_mapped (widget));
      g_object_add_weak_pointer (widget, &widget);
      matchup_test_destroy (window);
      matchup_test_wait_until (widget == NULL);
    }
}

static void
test_application (void)
{
  MatchupApplication *fresh =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, get_workspace, NULL);

  g_assert_finalize_object (fresh);
}

static gboolean
is_known (const char *type)
{
  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (get_type (i)->type, type))
      return TRUE;
  return FALSE;
}

/* Gives the number of types that the headers below @folder declare. */
static guint
check_folder (const char *folder, GRegex *declaration)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_found = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n_found += check_folder (path, declaration);
      if (!g_str_has_suffix (name, ".h") || !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      for (g_regex_match (declaration, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *type = g_match_info_fetch (match, 1);

          n_found++;
          if (!is_known (type))
            g_test_fail_printf ("%s is in none of the tables of this test", type);
        }
    }
  return n_found;
}

static void
test_complete (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", NULL);
  g_autoptr (GRegex) declaration = g_regex_new ("G_DECLARE_[A-Z]+_TYPE \\(\\s*(\\w+)", 0, 0, NULL);

  g_assert_cmpuint (check_folder (folder, declaration), ==, types->len);
}

/* What is under way goes on when its window is gone, and goes on telling. */
static void
test_progress_without_window (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *parent = gtk_window_new ();
  g_autoptr (MatchupTransferProgress) progress =
      g_object_ref (matchup_transfer_progress_new (GTK_WINDOW (parent), "Exporting", cancellable));

  matchup_transfer_progress_set_part (progress, 0.25);
  gtk_window_destroy (GTK_WINDOW (parent));
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (progress)));
  matchup_transfer_progress_set_part (progress, 0.5);
  gtk_window_destroy (GTK_WINDOW (progress));
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  collect_types ();
  set_up ();
  for (guint i = 0; i < types->len; i++)
    {
      g_autofree char *unshown = g_strdup_printf ("/ui/widgets/unshown/%s", get_type (i)->type);
      g_autofree char *shown = g_strdup_printf ("/ui/widgets/shown/%s", get_type (i)->type);

      if (get_type (i)->create == NULL)
        continue;
      g_test_add_data_func (unshown, GUINT_TO_POINTER (i), test_unshown);
      g_test_add_data_func (shown, GUINT_TO_POINTER (i), test_shown);
    }
  g_test_add_func ("/ui/widgets/application", test_application);
  g_test_add_func ("/ui/widgets/progress-without-window", test_progress_without_window);
  g_test_add_func ("/ui/widgets/complete", test_complete);
  status = g_test_run ();
  tear_down ();
  g_array_unref (types);
  return status;
}
