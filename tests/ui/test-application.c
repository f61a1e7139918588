/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the start of the program to its end: opening, trouble and trying again, closing, once more.
 */
#include "matchup-application-private.h"
#include "matchup-budget-group.h"
#include "matchup-preferences-window.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

typedef struct
{
  MatchupApplication *application;
  char *folder;
  gboolean broken; /* the next workspace cannot be opened */
  guint n_made;
} Fixture;

static MatchupWorkspace *
make_workspace (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_made++;
  return matchup_test_make_workspace (fixture->broken ? "/dev/null/nowhere" : fixture->folder,
                                      NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  fixture->application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_workspace, fixture);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
}

static MatchupWindow *
find_window (Fixture *fixture)
{
  return _matchup_application_find_window (fixture->application);
}

static MatchupWorkspace *
get_workspace (Fixture *fixture)
{
  return matchup_application_get_workspace (fixture->application);
}

static void
activate (Fixture *fixture)
{
  g_application_activate (G_APPLICATION (fixture->application));
}

static void
act (Fixture *fixture, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, parameter);
}

/* Until nothing of the last run is left, so that a new one begins. */
static void
wait_for_end (Fixture *fixture)
{
  gpointer workspace = get_workspace (fixture);

  if (workspace == NULL)
    return;
  g_object_add_weak_pointer (workspace, &workspace);
  matchup_test_wait_until (workspace == NULL);
}

static void
quit (Fixture *fixture)
{
  gpointer workspace = get_workspace (fixture);

  g_assert_nonnull (workspace);
  g_object_add_weak_pointer (workspace, &workspace);
  act (fixture, "quit", NULL);
  g_assert_null (find_window (fixture));
  g_assert_null (get_workspace (fixture));
  matchup_test_wait_until (workspace == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (get_workspace (fixture) != NULL)
    quit (fixture);
  g_object_unref (fixture->application);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static guint
count_windows (Fixture *fixture, GType type)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *list = toplevels; list != NULL; list = list->next)
    n += G_TYPE_CHECK_INSTANCE_TYPE (list->data, type) ? 1 : 0;
  return n;
}

static const char *
get_stack_page (Fixture *fixture, const char *id)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (matchup_test_find (find_window (fixture), id)));
}

/* The window is there at once, what is in it as soon as it has been read. */
static void
test_start_and_quit (Fixture *fixture, gconstpointer data)
{
  activate (fixture);
  g_assert_nonnull (find_window (fixture));
  g_assert_null (get_workspace (fixture));
  g_assert_cmpstr (get_stack_page (fixture, "content"), !=, "compare");
  matchup_test_wait_until (get_workspace (fixture) != NULL);
  g_assert_cmpstr (get_stack_page (fixture, "content"), ==, "compare");
  /* There is only one window, however often the program is started. */
  activate (fixture);
  g_assert_cmpuint (count_windows (fixture, MATCHUP_TYPE_WINDOW), ==, 1);
  g_assert_cmpuint (fixture->n_made, ==, 1);
  quit (fixture);
}

/* Closed before it was open. */
static void
test_quit_early (Fixture *fixture, gconstpointer data)
{
  activate (fixture);
  act (fixture, "quit", NULL);
  g_assert_null (find_window (fixture));
  activate (fixture); /* wanted again while it is being closed */
  g_assert_null (find_window (fixture));
  matchup_test_wait_until (find_window (fixture) != NULL);
  matchup_test_wait_until (get_workspace (fixture) != NULL);
  g_assert_cmpuint (fixture->n_made, ==, 2);
}

static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  GtkWidget *retry;
  const char *sentence;

  fixture->broken = TRUE;
  activate (fixture);
  matchup_test_wait_until (g_str_equal (get_stack_page (fixture, "views"), "trouble"));
  g_assert_null (get_workspace (fixture));
  sentence = adw_status_page_get_description (
      ADW_STATUS_PAGE (matchup_test_find (find_window (fixture), "trouble_page")));
  g_assert_cmpstr (sentence, !=, "");

  /* As often as is wished; in the end it helps. */
  matchup_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (find_window (fixture))));
  retry = matchup_test_find (find_window (fixture), "retry_button");
  matchup_test_wait_until (gtk_widget_get_mapped (retry));
  matchup_test_click (retry);
  matchup_test_wait_until (fixture->n_made == 2 &&
                           g_str_equal (get_stack_page (fixture, "views"), "trouble"));
  fixture->broken = FALSE;
  matchup_test_wait_until (gtk_widget_get_mapped (retry));
  matchup_test_click (retry);
  matchup_test_wait_until (get_workspace (fixture) != NULL);
  g_assert_cmpstr (get_stack_page (fixture, "views"), ==, "main");
  g_assert_cmpstr (get_stack_page (fixture, "content"), ==, "compare");
}

static GtkWindow *
find_preferences (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *list = toplevels; list != NULL; list = list->next)
    if (MATCHUP_IS_PREFERENCES_WINDOW (list->data))
      return list->data;
  g_assert_not_reached ();
}

static gboolean
is_focus_in_budget (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_get_ancestor (focus, MATCHUP_TYPE_BUDGET_GROUP) != NULL;
}

static void
test_preferences (Fixture *fixture, gconstpointer data)
{
  /* Before there is a window this starts the program. */
  act (fixture, "preferences", g_variant_new_string (""));
  g_assert_nonnull (find_window (fixture));
  matchup_test_wait_until (get_workspace (fixture) != NULL);
  act (fixture, "preferences", g_variant_new_string (""));
  act (fixture, "preferences", g_variant_new_string ("openai"));
  g_assert_cmpuint (count_windows (fixture, MATCHUP_TYPE_PREFERENCES_WINDOW), ==, 1);
  act (fixture, "budget", NULL);
  matchup_test_wait_until (is_focus_in_budget (find_preferences ()));
  quit (fixture);
  g_assert_cmpuint (count_windows (fixture, MATCHUP_TYPE_PREFERENCES_WINDOW), ==, 0);
}

static void
test_other_windows (Fixture *fixture, gconstpointer data)
{
  activate (fixture);
  matchup_test_wait_until (get_workspace (fixture) != NULL);
  act (fixture, "shortcuts", NULL);
  g_assert_cmpuint (count_windows (fixture, GTK_TYPE_SHORTCUTS_WINDOW), ==, 1);
  act (fixture, "about", NULL);
  g_assert_cmpuint (count_windows (fixture, ADW_TYPE_ABOUT_WINDOW), ==, 1);
  act (fixture, "new-comparison", NULL);
  g_assert_null (matchup_window_get_conversation_id (find_window (fixture)));
  gtk_window_close (GTK_WINDOW (find_window (fixture)));
  wait_for_end (fixture);
  g_assert_cmpuint (count_windows (fixture, GTK_TYPE_SHORTCUTS_WINDOW), ==, 0);
  g_assert_cmpuint (count_windows (fixture, ADW_TYPE_ABOUT_WINDOW), ==, 0);
}

/* What the start has to say is said once, above the first window. */
static void
test_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GList) windows = NULL;
  g_autofree char *texts = NULL;
  GtkWindow *dialog = NULL;

  matchup_application_set_note (fixture->application, "The keyring was not opened.");
  activate (fixture);
  windows = gtk_window_list_toplevels ();
  for (GList *list = windows; list != NULL; list = list->next)
    if (ADW_IS_MESSAGE_DIALOG (list->data))
      dialog = list->data;
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (find_window (fixture)));
  texts = matchup_test_dup_texts (dialog);
  g_assert_nonnull (strstr (texts, "The keyring was not opened."));
  gtk_window_destroy (dialog);
  activate (fixture);
  g_assert_cmpuint (count_windows (fixture, ADW_TYPE_MESSAGE_DIALOG), ==, 0);
  matchup_test_wait_until (get_workspace (fixture) != NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/application/start-and-quit", test_start_and_quit },
    { "/ui/application/quit-early", test_quit_early },
    { "/ui/application/trouble", test_trouble },
    { "/ui/application/preferences", test_preferences },
    { "/ui/application/other-windows", test_other_windows },
    { "/ui/application/note", test_note },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
