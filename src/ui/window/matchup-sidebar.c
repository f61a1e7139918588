/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sidebar.h"

#include "matchup-config.h"
#include "matchup-history-row.h"
#include "matchup-private-list.h"
#include "matchup-rename-popover.h"

#include <glib/gi18n.h>

struct _MatchupSidebar
{
  GtkWidget parent_instance;

  MatchupHistory *history;
  GtkStringFilter *filter;
  GtkCustomFilter *kind_filter;
  MatchupConversationKind kind;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GPtrArray *rows;    /* MatchupHistoryRow on screen or kept for it; borrowed */
  GPtrArray *tracked; /* MatchupConversation with answers to come */
  char *open_id;
  gboolean browsing;  /* what is opened now was gone to by keys */
  gboolean selecting; /* the selection is changed by this code, not by the person */

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list;
  MatchupStandingStrip *strip;
  GtkWidget *strip_place;
  MatchupPrivateList *privates;
  GtkWidget *new_button;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupSidebar, matchup_sidebar, GTK_TYPE_WIDGET)

static MatchupConversationSummary *
dup_item (MatchupSidebar *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->selection), position);
}

static guint
find_open (MatchupSidebar *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint i;

  for (i = 0; self->open_id != NULL && i < n; i++)
    {
      g_autoptr (MatchupConversationSummary) summary = dup_item (self, i);

      if (g_str_equal (matchup_conversation_summary_get_id (summary), self->open_id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
mark_open (MatchupSidebar *self)
{
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, find_open (self));
  self->selecting = FALSE;
}

static void
update_page (MatchupSidebar *self)
{
  const char *page = "list";

  if (self->history == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->history)) == 0)
    page = "none";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    page = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0' ? "nothing-found"
                                                                              : "none";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_entry), !g_str_equal (page, "none"));
}

/* Rows move when they are pinned or asked again; the mark has to move with them. */
static void
items_changed_cb (MatchupSidebar *self)
{
  mark_open (self);
  update_page (self);
}

static void
open_item (MatchupSidebar *self, guint position)
{
  g_autoptr (MatchupConversationSummary) summary = dup_item (self, position);
  const char *id;

  if (summary == NULL)
    return;
  id = matchup_conversation_summary_get_id (summary);
  if (g_strcmp0 (id, self->open_id) != 0)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

/* Selecting opens; who goes through the list by keys is not done with it yet. */
static void
selected_cb (MatchupSidebar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->selecting)
    return;
  self->browsing = root != NULL && gtk_window_get_focus_visible (GTK_WINDOW (root)) &&
                   gtk_root_get_focus (root) != NULL &&
                   gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (self->list));
  open_item (self, gtk_single_selection_get_selected (self->selection));
  self->browsing = FALSE;
}

/* A click on the open row, which is no change: on a narrow window it closes the sidebar. */
static void
activated_cb (GtkListView *list, guint position, MatchupSidebar *self)
{
  g_autoptr (MatchupConversationSummary) summary = dup_item (self, position);

  if (summary != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, matchup_conversation_summary_get_id (summary));
}

static void
search_changed_cb (MatchupSidebar *self)
{
  gtk_string_filter_set_search (self->filter,
                                gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  mark_open (self);
  update_page (self);
}

static void
search_stopped_cb (MatchupSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-composer", NULL);
}

static void
search_activated_cb (MatchupSidebar *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    open_item (self, 0);
}

static void
renamed_cb (MatchupRenamePopover *popover, const char *title, MatchupHistoryRow *row)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);

  if (summary != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row),
                                "win.set-title",
                                "(ss)",
                                matchup_conversation_summary_get_id (summary),
                                title);
}

static void
row_rename_cb (MatchupHistoryRow *row)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);
  MatchupRenamePopover *popover;

  popover = matchup_rename_popover_show (GTK_WIDGET (row),
                                         matchup_conversation_summary_get_title (summary));
  g_signal_connect_object (popover, "renamed", G_CALLBACK (renamed_cb), row, 0);
}

static void
row_set_pinned_cb (MatchupHistoryRow *row, gboolean pinned)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);

  gtk_widget_activate_action (GTK_WIDGET (row),
                              "win.set-pinned",
                              "(sb)",
                              matchup_conversation_summary_get_id (summary),
                              pinned);
}

static void
row_delete_cb (MatchupHistoryRow *row)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);

  gtk_widget_activate_action (GTK_WIDGET (row),
                              "win.delete",
                              "s",
                              matchup_conversation_summary_get_id (summary));
}

static gboolean
is_running (MatchupSidebar *self, MatchupConversationSummary *summary)
{
  guint i;

  for (i = 0; i < self->tracked->len; i++)
    if (g_str_equal (matchup_conversation_get_id (self->tracked->pdata[i]),
                     matchup_conversation_summary_get_id (summary)))
      return TRUE;
  return FALSE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupSidebar *self)
{
  GtkWidget *row = matchup_history_row_new ();

  g_signal_connect (row, "rename", G_CALLBACK (row_rename_cb), NULL);
  g_signal_connect (row, "set-pinned", G_CALLBACK (row_set_pinned_cb), NULL);
  g_signal_connect (row, "delete", G_CALLBACK (row_delete_cb), NULL);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupSidebar *self)
{
  MatchupHistoryRow *row = MATCHUP_HISTORY_ROW (gtk_list_item_get_child (item));
  MatchupConversationSummary *summary = gtk_list_item_get_item (item);

  matchup_history_row_set_summary (row, summary);
  matchup_history_row_set_running (row, is_running (self, summary));
  g_ptr_array_add (self->rows, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupSidebar *self)
{
  MatchupHistoryRow *row = MATCHUP_HISTORY_ROW (gtk_list_item_get_child (item));

  matchup_history_row_set_summary (row, NULL);
  g_ptr_array_remove_fast (self->rows, row);
}

/* The keyboard's focus is on the list's own row widget around ours. */
static MatchupHistoryRow *
find_focused_row (MatchupSidebar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  child = gtk_widget_get_first_child (focus);
  return MATCHUP_IS_HISTORY_ROW (child) ? MATCHUP_HISTORY_ROW (child) : NULL;
}

static gboolean
rename_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupHistoryRow *row = find_focused_row (user_data);

  return row != NULL && gtk_widget_activate_action (GTK_WIDGET (row), "row.rename", NULL);
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupHistoryRow *row = find_focused_row (user_data);

  return row != NULL && gtk_widget_activate_action (GTK_WIDGET (row), "row.delete", NULL);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupHistoryRow *row = find_focused_row (user_data);

  if (row == NULL)
    return FALSE;
  matchup_history_row_show_menu (row, -1, -1);
  return TRUE;
}

static void
add_keys (MatchupSidebar *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc callback;
  } keys[] = {
    { "F2", rename_key_cb },
    { "Delete|KP_Delete", delete_key_cb },
    { "Menu|<Shift>F10", menu_key_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_callback_action_new (keys[i].callback, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static gboolean
is_of_kind (gpointer item, gpointer user_data)
{
  return matchup_conversation_summary_get_kind (item) == MATCHUP_SIDEBAR (user_data)->kind;
}

static void
matchup_sidebar_map (GtkWidget *widget)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (widget);
  guint i;

  for (i = 0; i < self->rows->len; i++)
    matchup_history_row_update_date (self->rows->pdata[i]);
  GTK_WIDGET_CLASS (matchup_sidebar_parent_class)->map (widget);
}

static void
matchup_sidebar_dispose (GObject *object)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL); /* rows go first, as they use what follows */
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_SIDEBAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->kind_filter);
  g_clear_object (&self->history);
  g_ptr_array_set_size (self->tracked, 0);

  G_OBJECT_CLASS (matchup_sidebar_parent_class)->dispose (object);
}

static void
matchup_sidebar_finalize (GObject *object)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (object);

  g_ptr_array_unref (self->tracked);
  g_ptr_array_unref (self->rows);
  g_free (self->open_id);

  G_OBJECT_CLASS (matchup_sidebar_parent_class)->finalize (object);
}

static void
matchup_sidebar_class_init (MatchupSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_sidebar_dispose;
  object_class->finalize = matchup_sidebar_finalize;
  widget_class->map = matchup_sidebar_map;

  signals[SIGNAL_OPEN] = g_signal_new ("open",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);

  g_type_ensure (MATCHUP_TYPE_PRIVATE_LIST);
  g_type_ensure (MATCHUP_TYPE_STANDING_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/matchup_app/Matchup/matchup-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, strip);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, strip_place);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, privates);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, new_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
matchup_sidebar_init (MatchupSidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEveryFilter *both = gtk_every_filter_new ();
  GtkExpression *title =
      gtk_property_expression_new (MATCHUP_TYPE_CONVERSATION_SUMMARY, NULL, "title");

  self->rows = g_ptr_array_new ();
  self->tracked = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_string_filter_new (title);
  self->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  self->kind_filter = gtk_custom_filter_new (is_of_kind, self, NULL);
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (g_object_ref (self->kind_filter)));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), GTK_FILTER (g_object_ref (self->filter)));
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (both));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->selection,
                           "notify::selected",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  /* After the list itself, which is not ready for a selection before it knows the items. */
  g_signal_connect_object (self->selection,
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  add_keys (self);
  update_page (self);
}

void
matchup_sidebar_set_history (MatchupSidebar *self, MatchupHistory *history)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));
  g_return_if_fail (MATCHUP_IS_HISTORY (history));

  if (!g_set_object (&self->history, history))
    return;
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (history));
  items_changed_cb (self);
}

void
matchup_sidebar_set_open_id (MatchupSidebar *self, const char *id)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  if (g_strcmp0 (self->open_id, id) != 0)
    {
      g_free (self->open_id);
      self->open_id = g_strdup (id);
    }
  mark_open (self);
  matchup_private_list_set_open_id (self->privates, id);
}

void
matchup_sidebar_set_kind (MatchupSidebar *self, MatchupConversationKind kind)
{
  gboolean chat = kind == MATCHUP_CONVERSATION_KIND_CHAT;

  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  gtk_filter_changed (GTK_FILTER (self->kind_filter), GTK_FILTER_CHANGE_DIFFERENT);
  matchup_private_list_set_kind (self->privates, kind);
  /* Who is ahead is a matter of comparisons. */
  gtk_widget_set_visible (self->strip_place, !chat);
  gtk_widget_set_tooltip_text (self->new_button, chat ? _ ("New Chat") : _ ("New Comparison"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chat ? _ ("New chat") : _ ("New comparison"),
                                  -1);
  update_page (self);
}

void
matchup_sidebar_set_privates (MatchupSidebar *self, GListModel *conversations)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  matchup_private_list_set_model (self->privates, conversations);
}

void
matchup_sidebar_focus_search (MatchupSidebar *self)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

gboolean
matchup_sidebar_step (MatchupSidebar *self, int step)
{
  guint open, n;
  gint64 position;

  g_return_val_if_fail (MATCHUP_IS_SIDEBAR (self), FALSE);

  open = find_open (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (open == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : -1; /* a new comparison stands above all of them */
  else
    position = (gint64) open + step;
  if (position < 0 || position >= n)
    return FALSE;
  open_item (self, (guint) position);
  return TRUE;
}

void
matchup_sidebar_track (MatchupSidebar *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  if (!g_ptr_array_find (self->tracked, conversation, NULL))
    g_ptr_array_add (self->tracked, g_object_ref (conversation));
  matchup_sidebar_update_running (self);
}

static gboolean
is_busy (MatchupConversation *conversation)
{
  guint i;

  for (i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    if (matchup_round_is_busy (matchup_conversation_get_round (conversation, i)))
      return TRUE;
  return FALSE;
}

void
matchup_sidebar_update_running (MatchupSidebar *self)
{
  guint i;

  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  for (i = self->tracked->len; i > 0; i--)
    if (!is_busy (self->tracked->pdata[i - 1]))
      g_ptr_array_remove_index_fast (self->tracked, i - 1);
  for (i = 0; i < self->rows->len; i++)
    {
      MatchupHistoryRow *row = self->rows->pdata[i];

      matchup_history_row_set_running (row,
                                       is_running (self, matchup_history_row_get_summary (row)));
    }
}

GListModel *
matchup_sidebar_get_shown (MatchupSidebar *self)
{
  g_return_val_if_fail (MATCHUP_IS_SIDEBAR (self), NULL);

  return G_LIST_MODEL (self->selection);
}

void
matchup_sidebar_set_search (MatchupSidebar *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}

MatchupStandingStrip *
matchup_sidebar_get_strip (MatchupSidebar *self)
{
  g_return_val_if_fail (MATCHUP_IS_SIDEBAR (self), NULL);

  return self->strip;
}

gboolean
matchup_sidebar_get_browsing (MatchupSidebar *self)
{
  g_return_val_if_fail (MATCHUP_IS_SIDEBAR (self), FALSE);
  return self->browsing;
}
