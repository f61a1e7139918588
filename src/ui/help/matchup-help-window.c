/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-help-window.h"

#include "matchup-config.h"
#include "matchup-help-book.h"
#include "matchup-help-row.h"
#include "matchup-markdown-view.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MatchupHelpWindow
{
  AdwWindow parent_instance;

  MatchupHelpBook *book;
  const MatchupHelpPage *page; /* that is shown, or NULL */
  GPtrArray *trail;            /* ids (interned) of those that led here, the last one last */
  MatchupSearchQuery *query;   /* or NULL */
  MatchupMarkdownView *view;   /* of the page; borrowed from its place */
  const char *wanted;          /* interned; the page that a link leads to */
  guint follow_id;

  /* From the template. */
  AdwLeaflet *leaflet;
  GtkSearchEntry *entry;
  GtkWidget *nothing;
  GtkListBox *list;
  AdwWindowTitle *heading;
  GtkScrolledWindow *scroller;
  AdwClamp *place;
};

G_DEFINE_FINAL_TYPE (MatchupHelpWindow, matchup_help_window, ADW_TYPE_WINDOW)

static void
update_back (MatchupHelpWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "help.back",
                                 self->trail->len > 0 || adw_leaflet_get_folded (self->leaflet));
}

static GtkWidget *
get_row (MatchupHelpWindow *self, const MatchupHelpPage *page)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL && matchup_help_row_get_page (MATCHUP_HELP_ROW (row)) != page)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* Not by the selection of the list: it follows the keyboard, and who passes by with Tab would turn
 * the pages. */
static void
mark_row (MatchupHelpWindow *self, const MatchupHelpPage *page, gboolean current)
{
  GtkWidget *row = page != NULL ? get_row (self, page) : NULL;

  if (row == NULL)
    return;
  if (current)
    gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

static void inner_link_cb (MatchupHelpWindow *self, const char *target);

static void
show_text (MatchupHelpWindow *self)
{
  g_autoptr (MatchupMessage) message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
  GtkWidget *view = matchup_markdown_view_new (message, FALSE);

  self->view = MATCHUP_MARKDOWN_VIEW (view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->page->title,
                                  -1);
  matchup_markdown_view_set_inner_scheme (self->view, MATCHUP_HELP_SCHEME);
  g_signal_connect_object (view, "inner-link", G_CALLBACK (inner_link_cb), self, G_CONNECT_SWAPPED);
  matchup_message_append (message,
                          MATCHUP_PART_KIND_TEXT,
                          self->page->text,
                          (gssize) self->page->length);
  matchup_markdown_view_finish (self->view);
  matchup_markdown_view_flush (self->view);
  adw_clamp_set_child (self->place, view);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
mark_words (MatchupHelpWindow *self)
{
  if (self->view == NULL)
    return;
  matchup_markdown_view_mark_words (self->view, self->query);
  if (self->query != NULL)
    matchup_markdown_view_go_to_words (self->view);
}

static void
show_page (MatchupHelpWindow *self, const MatchupHelpPage *page)
{
  if (page == self->page)
    return;
  mark_row (self, self->page, FALSE);
  self->page = page;
  mark_row (self, page, TRUE);
  adw_window_title_set_title (self->heading, page->title);
  show_text (self);
  mark_words (self);
  update_back (self);
}

/* By a link or a choice: the way back leads here. */
static void
go_to (MatchupHelpWindow *self, const MatchupHelpPage *page)
{
  if (self->page != NULL && page != self->page)
    g_ptr_array_add (self->trail, (char *) self->page->id);
  show_page (self, page);
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
}

/* FALSE: there is none of this name. */
static gboolean
go_to_id (MatchupHelpWindow *self, const char *id)
{
  guint position;

  if (!matchup_help_book_find (self->book, id, &position))
    return FALSE;
  go_to (self, matchup_help_book_get_page (self->book, position));
  return TRUE;
}

/* The view that tells of the link goes with its page: not within its signal. */
static gboolean
follow_cb (gpointer data)
{
  MatchupHelpWindow *self = data;

  self->follow_id = 0;
  if (go_to_id (self, self->wanted))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

static void
inner_link_cb (MatchupHelpWindow *self, const char *target)
{
  self->wanted = g_intern_string (target + strlen (MATCHUP_HELP_SCHEME ":"));
  if (self->follow_id == 0)
    self->follow_id = g_idle_add (follow_cb, self);
}

/* From the list, where it is a page of its own, the way back is to the list. */
static void
row_activated_cb (MatchupHelpWindow *self, GtkListBoxRow *row)
{
  go_to (self, matchup_help_row_get_page (MATCHUP_HELP_ROW (row)));
  if (adw_leaflet_get_folded (self->leaflet))
    g_ptr_array_set_size (self->trail, 0);
  update_back (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_changed_cb (MatchupHelpWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  guint found = 0;

  g_clear_pointer (&self->query, matchup_search_query_unref);
  self->query = matchup_search_query_new (text);
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gboolean says = matchup_help_row_look_for (MATCHUP_HELP_ROW (row), self->query);

      gtk_widget_set_visible (row, says);
      found += says;
    }
  gtk_widget_set_visible (self->nothing, found == 0);
  mark_words (self);
}

/* The first page that is found. */
static void
search_activated_cb (MatchupHelpWindow *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL && !gtk_widget_get_visible (row))
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    row_activated_cb (self, GTK_LIST_BOX_ROW (row));
}

static void
search_stopped_cb (MatchupHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
folded_cb (MatchupHelpWindow *self)
{
  update_back (self);
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_id (MATCHUP_HELP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupHelpWindow *self = MATCHUP_HELP_WINDOW (widget);
  guint position;

  if (self->trail->len == 0)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "list");
      gtk_widget_grab_focus (get_row (self, self->page));
      return;
    }
  if (matchup_help_book_find (self->book,
                              g_ptr_array_index (self->trail, self->trail->len - 1),
                              &position))
    show_page (self, matchup_help_book_get_page (self->book, position));
  g_ptr_array_set_size (self->trail, (int) self->trail->len - 1);
  update_back (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupHelpWindow *self = MATCHUP_HELP_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
matchup_help_window_dispose (GObject *object)
{
  MatchupHelpWindow *self = MATCHUP_HELP_WINDOW (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_pointer (&self->query, matchup_search_query_unref);
  self->view = NULL;

  G_OBJECT_CLASS (matchup_help_window_parent_class)->dispose (object);
}

static void
matchup_help_window_finalize (GObject *object)
{
  MatchupHelpWindow *self = MATCHUP_HELP_WINDOW (object);

  matchup_help_book_free (self->book);
  g_ptr_array_unref (self->trail);

  G_OBJECT_CLASS (matchup_help_window_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_f,
                                       GDK_CONTROL_MASK,
                                       "help.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
}

static void
matchup_help_window_class_init (MatchupHelpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_help_window_dispose;
  object_class->finalize = matchup_help_window_finalize;
  gtk_widget_class_install_action (widget_class, "help.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  add_bindings (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MatchupHelpWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, MatchupHelpWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, MatchupHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MatchupHelpWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, MatchupHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, MatchupHelpWindow, place);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
matchup_help_window_init (MatchupHelpWindow *self)
{
  self->book = matchup_help_book_new (NULL);
  self->trail = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < matchup_help_book_get_n_pages (self->book); i++)
    gtk_list_box_append (self->list,
                         matchup_help_row_new (matchup_help_book_get_page (self->book, i)));
}

GtkWidget *
matchup_help_window_new (void)
{
  return g_object_new (MATCHUP_TYPE_HELP_WINDOW, NULL);
}

void
matchup_help_window_show (MatchupHelpWindow *self, const char *id)
{
  g_return_if_fail (MATCHUP_IS_HELP_WINDOW (self));
  g_return_if_fail (id != NULL);

  if (*id == '\0' || !go_to_id (self, id))
    {
      if (self->page == NULL)
        show_page (self, matchup_help_book_get_page (self->book, 0));
      /* Who asks for the help as a whole sees first what there is. */
      if (adw_leaflet_get_folded (self->leaflet))
        adw_leaflet_set_visible_child_name (self->leaflet, "list");
    }
  /* Who takes the focus before the window is there leaves the window without a role. */
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

const char *
matchup_help_window_get_page (MatchupHelpWindow *self)
{
  g_return_val_if_fail (MATCHUP_IS_HELP_WINDOW (self), NULL);

  return self->page != NULL ? self->page->id : NULL;
}
