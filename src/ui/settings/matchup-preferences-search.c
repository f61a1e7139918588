/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preferences-search.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-services-page.h"
#include "matchup-setting-row.h"

#include <string.h>

/* What libadwaita asks of what it lists: where to go when it is activated. */
#define PAGE "page"
#define ROW "row"
/* Behind the row is what was looked for. */
#define INNER "matchup-inner"

typedef struct
{
  AdwPreferencesWindow *window;
  GtkEditable *entry;
  GtkListBox *results;
  GtkStack *stack;
  char **terms;
  guint n_found;
} Search;

static GObject *
find_part (AdwPreferencesWindow *window, const char *id, GType type)
{
  GObject *part =
      gtk_widget_get_template_child (GTK_WIDGET (window), ADW_TYPE_PREFERENCES_WINDOW, id);

  return part != NULL && g_type_is_a (G_OBJECT_TYPE (part), type) ? part : NULL;
}

static char *
normalize (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static void
append (GString *haystack, const char *text)
{
  g_autofree char *folded = normalize (text != NULL ? text : "");

  g_string_append (haystack, folded);
  g_string_append_c (haystack, '\n');
}

static gboolean
has_terms (const char *haystack, char **terms)
{
  for (guint i = 0; terms[i] != NULL; i++)
    if (*terms[i] != '\0' && strstr (haystack, terms[i]) == NULL)
      return FALSE;
  return TRUE;
}

static char *
dup_title (AdwPreferencesRow *row)
{
  const char *title = adw_preferences_row_get_title (row);

  return adw_preferences_row_get_use_underline (row) ? matchup_accessible_name_strip (title)
                                                     : g_strdup (title);
}

static const char *
get_group_title (GtkWidget *row)
{
  GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

  return group != NULL ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) : NULL;
}

static gboolean
is_found (Search *search, AdwPreferencesRow *row)
{
  g_autoptr (GString) haystack = g_string_new (NULL);
  g_autofree char *title = dup_title (row);

  append (haystack, title);
  if (ADW_IS_ACTION_ROW (row))
    append (haystack, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  append (haystack, matchup_setting_row_get_words (row));
  append (haystack, get_group_title (GTK_WIDGET (row)));
  return has_terms (haystack->str, search->terms);
}

/* Where it is: "General → Writing". */
static char *
dup_place (GtkWidget *page, const char *within)
{
  const char *title = adw_preferences_page_get_title (ADW_PREFERENCES_PAGE (page));

  return within != NULL && *within != '\0' ? g_strdup_printf ("%s → %s", title, within)
                                           : g_strdup (title);
}

static void
list_result (Search *search,
             GtkWidget *page,
             AdwPreferencesRow *row,
             const char *title,
             const char *within,
             gboolean inner)
{
  GtkWidget *result = adw_action_row_new ();
  g_autofree char *place = dup_place (page, within);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (result), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (result), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (result), place);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (result), TRUE);
  g_object_set_data_full (G_OBJECT (result), PAGE, g_object_ref (page), g_object_unref);
  g_object_set_data_full (G_OBJECT (result), ROW, g_object_ref (row), g_object_unref);
  g_object_set_data (G_OBJECT (result), INNER, GINT_TO_POINTER (inner));
  gtk_list_box_append (search->results, result);
  search->n_found++;
}

static void
list_inner (Search *search, GtkWidget *page, AdwPreferencesRow *row)
{
  guint n;
  const MatchupSettingInner *inner = matchup_setting_row_get_inner (row, &n);
  g_autofree char *title = dup_title (row);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) haystack = g_string_new (NULL);

      append (haystack, inner[i].title);
      append (haystack, inner[i].words);
      if (has_terms (haystack->str, search->terms))
        list_result (search, page, row, inner[i].title, title, TRUE);
    }
}

static void
look_at (Search *search, GtkWidget *page, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (ADW_IS_PREFERENCES_ROW (widget))
    {
      AdwPreferencesRow *row = ADW_PREFERENCES_ROW (widget);
      g_autofree char *title = dup_title (row);

      if (*title != '\0' && is_found (search, row))
        list_result (search, page, row, title, get_group_title (widget), FALSE);
      list_inner (search, page, row);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (search, page, child);
}

static void
clear (Search *search)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (search->results, 0)) != NULL)
    gtk_list_box_remove (search->results, GTK_WIDGET (row));
  search->n_found = 0;
}

static void
list (Search *search, const char *text)
{
  GObject *pages = find_part (search->window, "pages_stack", ADW_TYPE_VIEW_STACK);
  g_autofree char *folded = normalize (text);

  g_strfreev (search->terms);
  search->terms = g_strsplit_set (folded, " \t", -1);
  clear (search);
  if (*folded == '\0')
    return;
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (ADW_IS_PREFERENCES_PAGE (page))
      look_at (search, page, page);
}

/* After libadwaita, which has decided by what it would have listed. */
static void
changed_cb (Search *search)
{
  const char *text = gtk_editable_get_text (search->entry);

  list (search, text);
  gtk_stack_set_visible_child_name (search->stack,
                                    search->n_found > 0 || *text == '\0' ? "results"
                                                                         : "no-results");
}

/* Likewise: it has put its own rows there. */
static void
mapped_cb (Search *search)
{
  gtk_list_box_bind_model (search->results, NULL, NULL, NULL, NULL);
  list (search, gtk_editable_get_text (search->entry));
}

static void
unmapped_cb (Search *search)
{
  clear (search);
}

/* Libadwaita has gone to the page and given the row the focus; what is folded has none. */
static void
activated_cb (Search *search, GtkListBoxRow *result)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (result), ROW);
  GtkWidget *folded =
      gtk_widget_get_parent (row) != NULL
          ? gtk_widget_get_ancestor (gtk_widget_get_parent (row), ADW_TYPE_EXPANDER_ROW)
          : NULL;

  if (folded != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (folded), TRUE);
  gtk_widget_grab_focus (row);
  if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (result), INNER)))
    gtk_widget_activate (row);
}

/*
 * A search entry has all keys of its capture widget first, also those that are meant for another
 * text; and the page of the services has a search of its own, which begins likewise.
 */
static void
update_capture (AdwPreferencesWindow *window)
{
  Search *search = g_object_get_data (G_OBJECT (window), "matchup-search");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  AdwPreferencesPage *page = adw_preferences_window_get_visible_page (window);
  gboolean typing = focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
  gboolean services =
      page != NULL && MATCHUP_IS_SERVICES_PAGE (page) && gtk_widget_get_mapped (GTK_WIDGET (page));

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search->entry),
                                           typing || services || page == NULL ||
                                                   !gtk_widget_get_mapped (GTK_WIDGET (page))
                                               ? NULL
                                               : GTK_WIDGET (window));
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_strfreev (search->terms);
  g_free (search);
}

static void
connect_parts (Search *search)
{
  g_signal_connect_data (search->entry,
                         "search-changed",
                         G_CALLBACK (changed_cb),
                         search,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (search->results,
                         "map",
                         G_CALLBACK (mapped_cb),
                         search,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (search->results,
                         "unmap",
                         G_CALLBACK (unmapped_cb),
                         search,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (search->results,
                         "row-activated",
                         G_CALLBACK (activated_cb),
                         search,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (search->window, "notify::focus-widget", G_CALLBACK (update_capture), NULL);
  g_signal_connect (search->window, "notify::visible-page", G_CALLBACK (update_capture), NULL);
}

void
matchup_preferences_search_attach (AdwPreferencesWindow *window)
{
  GObject *entry = find_part (window, "search_entry", GTK_TYPE_SEARCH_ENTRY);
  GObject *results = find_part (window, "search_results", GTK_TYPE_LIST_BOX);
  GObject *stack = find_part (window, "search_stack", GTK_TYPE_STACK);
  GObject *pages = find_part (window, "pages_stack", ADW_TYPE_VIEW_STACK);
  Search *search;

  g_return_if_fail (ADW_IS_PREFERENCES_WINDOW (window));

  if (entry == NULL || results == NULL || stack == NULL || pages == NULL)
    return;
  search = g_new0 (Search, 1);
  search->window = window;
  search->entry = GTK_EDITABLE (entry);
  search->results = GTK_LIST_BOX (results);
  search->stack = GTK_STACK (stack);
  g_object_set_data_full (G_OBJECT (window), "matchup-search", search, search_free);
  connect_parts (search);
  update_capture (window);
}

char *
matchup_preferences_search_dup_titles (AdwPreferencesWindow *window, const char *text)
{
  Search *search = g_object_get_data (G_OBJECT (window), "matchup-search");
  GString *titles = g_string_new (NULL);
  GtkListBoxRow *row;

  g_return_val_if_fail (search != NULL, NULL);

  list (search, text);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (search->results, i)) != NULL; i++)
    g_string_append_printf (titles,
                            "%s\n",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  clear (search);
  return g_string_free (titles, FALSE);
}
