/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-dialog.h"

#include "matchup-config.h"
#include "matchup-search-capture.h"
#include "matchup-search-row.h"

#include <glib/gi18n.h>

struct _MatchupSearchDialog
{
  AdwWindow parent_instance;

  MatchupSearch *search;

  /* From the template. */
  GtkSearchEntry *entry;
  GtkStack *pages;
  AdwStatusPage *trouble;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkLabel *count;    /* has the role "status": what it says is read out when it changes */
  GtkWidget *pending; /* the note that not all is in the index yet */
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupSearchDialog, matchup_search_dialog, ADW_TYPE_WINDOW)

static guint
get_n_found (MatchupSearchDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->search));
}

static void
update_count (MatchupSearchDialog *self)
{
  guint n = get_n_found (self);
  g_autofree char *text = NULL;

  if (!matchup_search_get_looks (self->search))
    text = g_strdup ("");
  else if (n == 0)
    text =
        /* Translators: something is being looked for */
        g_strdup (matchup_search_get_busy (self->search) ? _ ("Searching…") : _ ("Nothing found"));
  else if (matchup_search_get_has_more (self->search))
    /* Translators: %u is a number, always larger than 1 */
    text = g_strdup_printf (ngettext ("The newest %u place; more words find fewer",
                                      "The newest %u places; more words find fewer",
                                      n),
                            n);
  else
    text = g_strdup_printf (ngettext ("%u place found", "%u places found", n), n);
  if (!g_str_equal (text, gtk_label_get_text (self->count)))
    gtk_label_set_text (self->count, text);
}

static void
update_page (MatchupSearchDialog *self)
{
  const char *trouble = matchup_search_get_trouble (self->search);
  const char *page = "start";

  if (trouble != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (trouble, -1);

      adw_status_page_set_description (self->trouble, markup);
      page = "trouble";
    }
  else if (get_n_found (self) > 0)
    page = "list";
  else if (matchup_search_get_busy (self->search))
    page = "searching";
  else if (matchup_search_get_looks (self->search))
    page = "nothing";
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->pending, !matchup_search_get_whole (self->search));
  update_count (self);
}

/* While a search is under way the page of the one before stays, so that nothing flickers. */
static void
state_changed_cb (MatchupSearchDialog *self)
{
  if (!matchup_search_get_busy (self->search) || get_n_found (self) > 0 ||
      !matchup_search_get_whole (self->search))
    update_page (self);
  gtk_list_box_invalidate_headers (self->list);
}

static void
items_changed_cb (MatchupSearchDialog *self, guint position)
{
  if (position == 0)
    {
      GtkAdjustment *adjustment =
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

      gtk_adjustment_set_value (adjustment, 0);
    }
  state_changed_cb (self);
}

static void
search_changed_cb (MatchupSearchDialog *self)
{
  matchup_search_set_text (self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
open_row (MatchupSearchDialog *self, GtkListBoxRow *row)
{
  g_autoptr (MatchupSearchHit) hit = NULL;

  if (!MATCHUP_IS_SEARCH_ROW (row))
    return;
  hit = g_object_ref (matchup_search_row_get_hit (MATCHUP_SEARCH_ROW (row)));
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, hit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (MatchupSearchDialog *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

static void
entry_activated_cb (MatchupSearchDialog *self)
{
  if (!matchup_search_capture_activate_focus (GTK_WIDGET (self->entry)))
    open_row (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
stopped_cb (MatchupSearchDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              gpointer user_data)
{
  MatchupSearchDialog *self = user_data;
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || first == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (first));
}

static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             gpointer user_data)
{
  MatchupSearchDialog *self = user_data;
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }
  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) || first == NULL ||
      gtk_root_get_focus (GTK_ROOT (self)) != GTK_WIDGET (first))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return matchup_search_row_new (item);
}

/* Titles and messages each stand under a heading. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MatchupSearchHit *hit = matchup_search_row_get_hit (MATCHUP_SEARCH_ROW (row));
  gboolean title = matchup_search_hit_get_kind (hit) == MATCHUP_SEARCH_HIT_TITLE;
  GtkWidget *heading;

  if (before != NULL && title == (matchup_search_hit_get_kind (matchup_search_row_get_hit (
                                      MATCHUP_SEARCH_ROW (before))) == MATCHUP_SEARCH_HIT_TITLE))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (title ? C_ ("search", "Titles") : C_ ("search", "Messages"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "matchup-search-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
matchup_search_dialog_dispose (GObject *object)
{
  MatchupSearchDialog *self = MATCHUP_SEARCH_DIALOG (object);

  if (self->search != NULL)
    matchup_search_set_text (self->search, "");
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_SEARCH_DIALOG);

  G_OBJECT_CLASS (matchup_search_dialog_parent_class)->dispose (object);
}

static void
matchup_search_dialog_class_init (MatchupSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_search_dialog_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       MATCHUP_TYPE_SEARCH_HIT);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, MatchupSearchDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, MatchupSearchDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, MatchupSearchDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, MatchupSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MatchupSearchDialog, count);
  gtk_widget_class_bind_template_child (widget_class, MatchupSearchDialog, pending);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
matchup_search_dialog_init (MatchupSearchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  /* Who types in the list goes on with what is looked for. */
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));
}

GtkWidget *
matchup_search_dialog_new (MatchupSearch *search)
{
  static const char *const watched[] = { "notify::busy", "notify::whole", "notify::has-more" };
  MatchupSearchDialog *self;

  g_return_val_if_fail (MATCHUP_IS_SEARCH (search), NULL);

  self = g_object_new (MATCHUP_TYPE_SEARCH_DIALOG, NULL);
  self->search = g_object_ref (search);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (search), create_row, NULL, NULL);
  g_signal_connect_object (search,
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (search,
                             watched[i],
                             G_CALLBACK (state_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  update_page (self);
  return GTK_WIDGET (self);
}

void
matchup_search_dialog_set_text (MatchupSearchDialog *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_SEARCH_DIALOG (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

const char *
matchup_search_dialog_get_text (MatchupSearchDialog *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_DIALOG (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
