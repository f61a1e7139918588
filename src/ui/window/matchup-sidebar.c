/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sidebar-private.h"

#include "matchup-config.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

#define ALL_KINDS (-1)

enum
{
  PROP_0,
  PROP_SEVERAL, /* states of actions */
  PROP_ARCHIVED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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
count (MatchupSidebar *self, gboolean archived)
{
  guint n = 0;

  for (int kind = 0; self->history != NULL && kind <= MATCHUP_CONVERSATION_KIND_COMPARE; kind++)
    if (self->kind == ALL_KINDS || self->kind == kind)
      n += matchup_history_count (self->history, (MatchupConversationKind) kind, archived);
  return n;
}

static const char *
get_nothing_sentence (MatchupSidebar *self)
{
  if (self->archived)
    return _ ("Nothing is archived.");
  if (self->kind == MATCHUP_CONVERSATION_KIND_CHAT)
    return _ ("Your chats are kept here.");
  if (self->kind == MATCHUP_CONVERSATION_KIND_COMPARE)
    return _ ("Your comparisons are kept here.");
  return _ ("What you ask is kept here.");
}

void
_matchup_sidebar_update_page (MatchupSidebar *self)
{
  gboolean complete = self->history != NULL && matchup_history_is_complete (self->history);
  gboolean any = count (self, self->archived) > 0;
  guint n_archived = count (self, TRUE);
  g_autofree char *number = g_strdup_printf ("%u", n_archived);
  const char *page = "list";

  if (!any && (complete || self->history == NULL))
    page = "none";
  else if (complete && g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    page = "nothing-found";
  gtk_label_set_text (self->nothing, get_nothing_sentence (self));
  gtk_image_set_from_icon_name (self->nothing_picture,
                                self->archived ? "matchup-art-archive-symbolic"
                                               : "matchup-art-history-symbolic");
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_entry), !g_str_equal (page, "none"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.select-several", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.select-all", any);
  gtk_widget_set_visible (self->place, self->archived);
  gtk_label_set_text (self->archived_count, number);
  gtk_widget_set_visible (self->archived_button, !self->archived && n_archived > 0);
}

/* Rows move when they are pinned or asked again; the headings have to move with them. */
static void
items_changed_cb (MatchupSidebar *self)
{
  _matchup_sidebar_update_headings (self);
  _matchup_sidebar_update_page (self);
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
chosen_cb (MatchupSidebar *self, guint position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->browsing = root != NULL && gtk_window_get_focus_visible (GTK_WINDOW (root)) &&
                   gtk_root_get_focus (root) != NULL &&
                   gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (self->list));
  open_item (self, position);
  self->browsing = FALSE;
}

/* A click on the open row, which is no change: on a narrow window it closes the sidebar. */
static void
activated_cb (GtkListView *list, guint position, MatchupSidebar *self)
{
  g_autoptr (MatchupConversationSummary) summary = dup_item (self, position);

  if (matchup_history_selection_get_several (self->selection))
    _matchup_sidebar_toggle (self, position);
  else if (summary != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, matchup_conversation_summary_get_id (summary));
}

static void
search_changed_cb (MatchupSidebar *self)
{
  matchup_history_filter_set_words (self->filter,
                                    gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  items_changed_cb (self);
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
item_selected_cb (GtkListItem *item, GParamSpec *pspec, MatchupSidebar *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (row != NULL)
    matchup_history_row_set_several (MATCHUP_HISTORY_ROW (row),
                                     matchup_history_selection_get_several (self->selection),
                                     gtk_list_item_get_selected (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupSidebar *self)
{
  GtkWidget *row = matchup_history_row_new ();

  _matchup_sidebar_connect_row (MATCHUP_HISTORY_ROW (row), self);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (item_selected_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupSidebar *self)
{
  MatchupHistoryRow *row = MATCHUP_HISTORY_ROW (gtk_list_item_get_child (item));
  MatchupConversationSummary *summary = gtk_list_item_get_item (item);

  matchup_history_row_set_summary (row, summary);
  matchup_history_row_set_running (row, is_running (self, summary));
  matchup_history_row_set_can_suggest (row, self->can_suggest);
  item_selected_cb (item, NULL, self);
  _matchup_sidebar_update_heading (self, item);
  g_ptr_array_add (self->items, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupSidebar *self)
{
  MatchupHistoryRow *row = MATCHUP_HISTORY_ROW (gtk_list_item_get_child (item));

  matchup_history_row_set_summary (row, NULL);
  g_ptr_array_remove_fast (self->items, item);
}

/* The keyboard's focus is on the list's own row widget around ours. */
MatchupHistoryRow *
_matchup_sidebar_find_focused_row (MatchupSidebar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  child = gtk_widget_get_first_child (focus);
  return MATCHUP_IS_HISTORY_ROW (child) ? MATCHUP_HISTORY_ROW (child) : NULL;
}

static void
matchup_sidebar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (matchup_sidebar_parent_class)->map (widget);
  matchup_sidebar_update_day (MATCHUP_SIDEBAR (widget));
}

static void
matchup_sidebar_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&MATCHUP_SIDEBAR (widget)->day_id, g_source_remove);
  GTK_WIDGET_CLASS (matchup_sidebar_parent_class)->unmap (widget);
}

static void
matchup_sidebar_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (matchup_sidebar_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root,
                             "notify::is-active",
                             G_CALLBACK (_matchup_sidebar_active_changed_cb),
                             widget,
                             G_CONNECT_SWAPPED);
}

static void
matchup_sidebar_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget),
                                        _matchup_sidebar_active_changed_cb,
                                        widget);
  GTK_WIDGET_CLASS (matchup_sidebar_parent_class)->unroot (widget);
}

static void
set_archived (MatchupSidebar *self, gboolean archived)
{
  if (self->archived == archived)
    return;
  matchup_history_selection_set_several (self->selection, FALSE);
  self->archived = archived;
  matchup_history_filter_set_archived (self->filter, archived);
  items_changed_cb (self);
  _matchup_sidebar_update_several (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARCHIVED]);
  /* What was pressed may be hidden now. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
matchup_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (object);

  if (prop_id == PROP_SEVERAL)
    g_value_set_boolean (value,
                         self->selection != NULL &&
                             matchup_history_selection_get_several (self->selection));
  else if (prop_id == PROP_ARCHIVED)
    g_value_set_boolean (value, self->archived);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_sidebar_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (object);

  if (prop_id == PROP_SEVERAL)
    matchup_history_selection_set_several (self->selection, g_value_get_boolean (value));
  else if (prop_id == PROP_ARCHIVED)
    set_archived (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_sidebar_dispose (GObject *object)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->day_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL); /* rows go first, as they use what follows */
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_SIDEBAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->history);
  g_ptr_array_set_size (self->tracked, 0);

  G_OBJECT_CLASS (matchup_sidebar_parent_class)->dispose (object);
}

static void
matchup_sidebar_finalize (GObject *object)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (object);

  g_ptr_array_unref (self->tracked);
  g_ptr_array_unref (self->items);
  g_date_time_unref (self->now);
  g_free (self->open_id);

  G_OBJECT_CLASS (matchup_sidebar_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, nothing);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, nothing_picture);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, place);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, archived_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, archived_count);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, several_bar);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, several_count);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, pin_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, archive_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, bring_back_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, strip);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, strip_place);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, privates);
  gtk_widget_class_bind_template_child (widget_class, MatchupSidebar, new_button);
}

static void
matchup_sidebar_class_init (MatchupSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = matchup_sidebar_dispose;
  object_class->finalize = matchup_sidebar_finalize;
  object_class->get_property = matchup_sidebar_get_property;
  object_class->set_property = matchup_sidebar_set_property;
  widget_class->map = matchup_sidebar_map;
  widget_class->unmap = matchup_sidebar_unmap;
  widget_class->root = matchup_sidebar_root;
  widget_class->unroot = matchup_sidebar_unroot;

  properties[PROP_SEVERAL] = g_param_spec_boolean ("several", NULL, NULL, FALSE, flags);
  properties[PROP_ARCHIVED] = g_param_spec_boolean ("archived", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  _matchup_sidebar_install_actions (widget_class);
}

static void
several_changed_cb (MatchupSidebar *self)
{
  _matchup_sidebar_update_several (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERAL]);
}

static void
connect_list (MatchupSidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->selection,
                           "chosen",
                           G_CALLBACK (chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "notify::several",
                           G_CALLBACK (several_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "notify::n-chosen",
                           G_CALLBACK (_matchup_sidebar_update_several),
                           self,
                           G_CONNECT_SWAPPED);
  /* After the list itself, which has moved its rows then. */
  g_signal_connect_object (self->selection,
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
matchup_sidebar_init (MatchupSidebar *self)
{
  self->kind = ALL_KINDS;
  self->now = g_date_time_new_now_local ();
  self->items = g_ptr_array_new ();
  self->tracked = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_wrap_texts (self);

  self->filter = matchup_history_filter_new ();
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  self->selection = matchup_history_selection_new (G_LIST_MODEL (self->filtered));
  connect_list (self);
  _matchup_sidebar_init_several (self);
  _matchup_sidebar_update_page (self);
}

void
matchup_sidebar_set_history (MatchupSidebar *self, MatchupHistory *history)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));
  g_return_if_fail (MATCHUP_IS_HISTORY (history));

  if (!g_set_object (&self->history, history))
    return;
  g_signal_connect_object (history,
                           "notify::complete",
                           G_CALLBACK (_matchup_sidebar_update_page),
                           self,
                           G_CONNECT_SWAPPED);
  /* Counts change without a row that is shown. */
  g_signal_connect_object (history,
                           "items-changed",
                           G_CALLBACK (_matchup_sidebar_update_page),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (history));
  matchup_sidebar_update_day (self);
  items_changed_cb (self);
}

void
matchup_sidebar_set_privates (MatchupSidebar *self, GListModel *conversations)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  matchup_private_list_set_model (self->privates, conversations);
}

void
matchup_sidebar_set_kind (MatchupSidebar *self, MatchupConversationKind kind)
{
  gboolean chat = kind == MATCHUP_CONVERSATION_KIND_CHAT;

  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  if (self->kind == (int) kind)
    return;
  matchup_history_selection_set_several (self->selection, FALSE);
  self->kind = (int) kind;
  matchup_history_filter_set_kind (self->filter, kind);
  matchup_private_list_set_kind (self->privates, kind);
  /* Who is ahead is a matter of comparisons. */
  gtk_widget_set_visible (self->strip_place, !chat);
  gtk_widget_set_tooltip_text (self->new_button, chat ? _ ("New Chat") : _ ("New Comparison"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chat ? _ ("New chat") : _ ("New comparison"),
                                  -1);
  if (self->archived)
    set_archived (self, FALSE);
  items_changed_cb (self);
}

void
matchup_sidebar_set_can_suggest (MatchupSidebar *self, gboolean can_suggest)
{
  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  self->can_suggest = !!can_suggest;
  for (guint i = 0; i < self->items->len; i++)
    matchup_history_row_set_can_suggest (MATCHUP_HISTORY_ROW (
                                             gtk_list_item_get_child (self->items->pdata[i])),
                                         self->can_suggest);
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
  matchup_history_selection_set_open_id (self->selection, id);
  matchup_private_list_set_open_id (self->privates, id);
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

  open = matchup_history_selection_find_open (self->selection);
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
  for (i = 0; i < self->items->len; i++)
    {
      MatchupHistoryRow *row =
          MATCHUP_HISTORY_ROW (gtk_list_item_get_child (self->items->pdata[i]));

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
