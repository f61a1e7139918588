/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: every page is shown, links lead from one to the next and back, words are found. */
#include "matchup-help-book.h"
#include "matchup-help-window.h"
#include "matchup-markdown-view.h"
#include "matchup-test-ui.h"
#include "matchup-text-block.h"

static GtkWidget *
open_help (int width)
{
  GtkWidget *window = matchup_help_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  matchup_test_present (window);
  return window;
}

static const char *
get_page (gpointer window)
{
  return matchup_help_window_get_page (MATCHUP_HELP_WINDOW (window));
}

static GtkWidget *
find_view (gpointer window)
{
  return matchup_test_find_type (window, MATCHUP_TYPE_MARKDOWN_VIEW);
}

static gboolean
count_row (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget))
    ++*(guint *) user_data;
  return TRUE;
}

static guint
count_rows (gpointer window)
{
  guint n = 0;

  matchup_test_foreach (window, count_row, &n);
  return n;
}

/* The first link of the page that leads within the help, where the keyboard is then; or NULL. */
static const char *
tab_to_link (GtkWidget *window)
{
  GtkWidget *focus;
  const char *link;

  gtk_widget_grab_focus (find_view (window));
  for (guint i = 0; i < 40; i++)
    {
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      link = MATCHUP_IS_TEXT_BLOCK (focus)
                 ? matchup_text_block_get_focus_link (MATCHUP_TEXT_BLOCK (focus))
                 : NULL;
      if (link != NULL && g_str_has_prefix (link, MATCHUP_HELP_SCHEME ":"))
        return link;
    }
  return NULL;
}

static void
test_pages (void)
{
  GtkWidget *window = open_help (900);
  g_autoptr (MatchupHelpBook) book = matchup_help_book_new (NULL);
  guint n = matchup_help_book_get_n_pages (book);

  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (count_rows (window), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const MatchupHelpPage *page = matchup_help_book_get_page (book, i);
      g_autofree char *texts = NULL;
      g_autofree char *name = NULL;

      gtk_widget_activate_action (window, "help.show-page", "s", page->id);
      g_assert_cmpstr (get_page (window), ==, page->id);
      matchup_test_wait_frames (window, 2);
      texts = matchup_test_dup_texts (find_view (window));
      g_assert_true (g_str_has_prefix (texts, page->title));
      /* Nothing of the marks is left. */
      g_assert_null (strstr (texts, "**"));
      g_assert_null (strstr (texts, "`"));
      g_assert_null (strstr (texts, "](help"));
      name = matchup_test_dup_accessible_name (find_view (window));
      g_assert_cmpstr (name, ==, page->title);
    }
  matchup_test_destroy (window);
}

static void
test_links (void)
{
  GtkWidget *window = open_help (900);
  const char *link;
  guint n_steps = 0;

  matchup_help_window_show (MATCHUP_HELP_WINDOW (window), "first-steps");
  while ((link = tab_to_link (window)) != NULL && n_steps < 3)
    {
      const char *wanted = g_intern_string (strchr (link, ':') + 1);

      g_assert_true (matchup_test_press_binding (find_view (window), "Return"));
      matchup_test_wait_until (g_str_equal (get_page (window), wanted));
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, 3);
  for (; n_steps > 0; n_steps--)
    g_assert_true (matchup_test_press_binding (window, "<Alt>Left"));
  g_assert_cmpstr (get_page (window), ==, "first-steps");
  /* A page that is not there changes nothing. */
  g_signal_emit_by_name (find_view (window), "inner-link", "help:nowhere");
  matchup_test_wait_frames (window, 2);
  g_assert_cmpstr (get_page (window), ==, "first-steps");
  matchup_test_destroy (window);
}

static void
test_search (void)
{
  GtkWidget *window = open_help (900);
  GtkEditable *entry = GTK_EDITABLE (matchup_test_find (window, "entry"));
  GtkWidget *nothing = matchup_test_find (window, "nothing");
  guint n = count_rows (window);
  guint n_found;

  gtk_editable_set_text (entry, "Ollama");
  matchup_test_wait_frames (window, 2);
  n_found = count_rows (window);
  g_assert_cmpuint (n_found, >=, 1);
  g_assert_cmpuint (n_found, <, n);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_page (window), ==, "services");
  gtk_editable_set_text (entry, "xyzzy");
  matchup_test_wait_frames (window, 2);
  g_assert_cmpuint (count_rows (window), ==, 0);
  g_assert_true (gtk_widget_get_mapped (nothing));
  /* Escape first takes back what was typed. */
  g_signal_emit_by_name (entry, "stop-search");
  matchup_test_wait_frames (window, 2);
  g_assert_cmpuint (count_rows (window), ==, n);
  g_assert_false (gtk_widget_get_mapped (nothing));
  matchup_test_destroy (window);
}

/* On a phone: the list, a page, and back to the list. */
static void
test_narrow (void)
{
  GtkWidget *window = open_help (340);
  AdwLeaflet *leaflet = ADW_LEAFLET (matchup_test_find (window, "leaflet"));

  g_assert_true (adw_leaflet_get_folded (leaflet));
  matchup_help_window_show (MATCHUP_HELP_WINDOW (window), "");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "list");
  matchup_help_window_show (MATCHUP_HELP_WINDOW (window), "costs");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "page");
  gtk_widget_activate_action (window, "help.show-page", "s", "privacy");
  gtk_widget_activate_action (window, "help.back", NULL);
  g_assert_cmpstr (get_page (window), ==, "costs");
  while (g_str_equal (adw_leaflet_get_visible_child_name (leaflet), "page"))
    gtk_widget_activate_action (window, "help.back", NULL);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "list");
  matchup_test_wait_frames (window, 2);
  matchup_test_destroy (window);
}

/* Links of an answer never lead into the program. */
static void
test_answers_have_no_inner_links (void)
{
  g_autoptr (MatchupMessage) message =
      matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, "[costs](help:costs) and [x](app:quit)");
  GtkWidget *view = matchup_markdown_view_new (message, FALSE);
  GtkWindow *window = matchup_test_show (view, 400, 200);

  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (view));
  g_assert_null (tab_to_link (GTK_WIDGET (window)));
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/links", test_links);
  g_test_add_func ("/help/search", test_search);
  g_test_add_func ("/help/narrow", test_narrow);
  g_test_add_func ("/help/answers", test_answers_have_no_inner_links);
  return g_test_run ();
}
