/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupSidebar: what is done with one row, or with several at once. */
#include "matchup-sidebar-private.h"

#include "matchup-config.h"
#include "matchup-rename-popover.h"

#include <glib/gi18n.h>

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

/* One that is chosen stands for all that are; NULL: it stands for itself. */
static GStrv
dup_all_chosen (MatchupSidebar *self, MatchupHistoryRow *row)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);

  if (!matchup_history_selection_is_chosen (self->selection,
                                            matchup_conversation_summary_get_id (summary)))
    return NULL;
  return matchup_history_selection_dup_chosen (self->selection);
}

static void
leave_several (MatchupSidebar *self)
{
  matchup_history_selection_set_several (self->selection, FALSE);
}

static void
set_pinned_all (MatchupSidebar *self, const char *const *ids, gboolean pinned)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-pinned-all", "(^asb)", ids, pinned);
  leave_several (self);
}

static void
set_archived_all (MatchupSidebar *self, const char *const *ids, gboolean archived)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-archived-all", "(^asb)", ids, archived);
  leave_several (self);
}

static void
delete_all (MatchupSidebar *self, const char *const *ids)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-all", "^as", ids);
  leave_several (self);
}

static void
row_set_pinned_cb (MatchupHistoryRow *row, gboolean pinned, MatchupSidebar *self)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);
  g_auto (GStrv) chosen = dup_all_chosen (self, row);

  if (chosen != NULL)
    set_pinned_all (self, (const char *const *) chosen, pinned);
  else
    gtk_widget_activate_action (GTK_WIDGET (row),
                                "win.set-pinned",
                                "(sb)",
                                matchup_conversation_summary_get_id (summary),
                                pinned);
}

static void
row_set_archived_cb (MatchupHistoryRow *row, gboolean archived, MatchupSidebar *self)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);
  g_auto (GStrv) chosen = dup_all_chosen (self, row);
  const char *ids[] = { matchup_conversation_summary_get_id (summary), NULL };

  set_archived_all (self, chosen != NULL ? (const char *const *) chosen : ids, archived);
}

static void
row_delete_cb (MatchupHistoryRow *row, MatchupSidebar *self)
{
  MatchupConversationSummary *summary = matchup_history_row_get_summary (row);
  g_auto (GStrv) chosen = dup_all_chosen (self, row);

  if (chosen != NULL)
    delete_all (self, (const char *const *) chosen);
  else
    gtk_widget_activate_action (GTK_WIDGET (row),
                                "win.delete",
                                "s",
                                matchup_conversation_summary_get_id (summary));
}

void
_matchup_sidebar_connect_row (MatchupHistoryRow *row, MatchupSidebar *self)
{
  g_signal_connect_object (row, "rename", G_CALLBACK (row_rename_cb), self, 0);
  g_signal_connect_object (row, "set-pinned", G_CALLBACK (row_set_pinned_cb), self, 0);
  g_signal_connect_object (row, "set-archived", G_CALLBACK (row_set_archived_cb), self, 0);
  g_signal_connect_object (row, "delete", G_CALLBACK (row_delete_cb), self, 0);
}

/* Whether all that are chosen are pinned, so that pinning them again would be nothing. */
static gboolean
are_all_pinned (MatchupSidebar *self, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      MatchupConversationSummary *summary = matchup_history_find (self->history, ids[i]);

      if (summary != NULL && !matchup_conversation_summary_get_pinned (summary))
        return FALSE;
    }
  return ids[0] != NULL;
}

static void
pin_chosen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (widget);
  g_auto (GStrv) ids = matchup_history_selection_dup_chosen (self->selection);

  set_pinned_all (self,
                  (const char *const *) ids,
                  !are_all_pinned (self, (const char *const *) ids));
}

static void
archive_chosen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (widget);
  g_auto (GStrv) ids = matchup_history_selection_dup_chosen (self->selection);

  set_archived_all (self, (const char *const *) ids, g_str_equal (name, "history.archive-chosen"));
}

static void
delete_chosen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupSidebar *self = MATCHUP_SIDEBAR (widget);
  g_auto (GStrv) ids = matchup_history_selection_dup_chosen (self->selection);

  delete_all (self, (const char *const *) ids);
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (MATCHUP_SIDEBAR (widget)->selection));
}

void
_matchup_sidebar_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "history.select-several", "several");
  gtk_widget_class_install_property_action (widget_class, "history.show-archived", "archived");
  gtk_widget_class_install_action (widget_class, "history.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "history.pin-chosen", NULL, pin_chosen_cb);
  gtk_widget_class_install_action (widget_class, "history.archive-chosen", NULL, archive_chosen_cb);
  gtk_widget_class_install_action (widget_class,
                                   "history.bring-back-chosen",
                                   NULL,
                                   archive_chosen_cb);
  gtk_widget_class_install_action (widget_class, "history.delete-chosen", NULL, delete_chosen_cb);
}

void
_matchup_sidebar_update_several (MatchupSidebar *self)
{
  gboolean several = matchup_history_selection_get_several (self->selection);
  guint n = matchup_history_selection_get_n_chosen (self->selection);
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (widget, "history.pin-chosen", n > 0 && !self->archived);
  gtk_widget_action_set_enabled (widget, "history.archive-chosen", n > 0 && !self->archived);
  gtk_widget_action_set_enabled (widget, "history.bring-back-chosen", n > 0 && self->archived);
  gtk_widget_action_set_enabled (widget, "history.delete-chosen", n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->pin_button), !self->archived);
  gtk_widget_set_visible (self->archive_button, !self->archived);
  gtk_widget_set_visible (self->bring_back_button, self->archived);
  if (n == 0)
    text = g_strdup (_ ("None chosen"));
  else
    /* Translators: a number of conversations in the history. */
    text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
  gtk_label_set_text (self->several_count, text);
  /* Who pressed a button of the bar goes on in the list. */
  if (!several && focus != NULL && gtk_widget_is_ancestor (focus, self->several_bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_set_visible (self->several_bar, several);
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = self->items->pdata[i];

      matchup_history_row_set_several (MATCHUP_HISTORY_ROW (gtk_list_item_get_child (item)),
                                       several,
                                       gtk_list_item_get_selected (item));
    }
}

void
_matchup_sidebar_toggle (MatchupSidebar *self, guint position)
{
  /* By the list's own way, which remembers it for the next click with Shift. */
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              "list.select-item",
                              "(ubb)",
                              position,
                              TRUE,
                              FALSE);
}

/* The row at a place of the list, but not its heading. */
static GtkListItem *
find_item_at (MatchupSidebar *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !MATCHUP_IS_HISTORY_ROW (widget))
    widget = gtk_widget_get_parent (widget);
  for (guint i = 0; widget != NULL && i < self->items->len; i++)
    if (gtk_list_item_get_child (self->items->pdata[i]) == widget)
      return self->items->pdata[i];
  return NULL;
}

/* While several can be chosen, a plain click does what one with Ctrl does. */
static void
list_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MatchupSidebar *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *item;

  if (!matchup_history_selection_get_several (self->selection) ||
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  item = find_item_at (self, x, y);
  if (item == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
  _matchup_sidebar_toggle (self, gtk_list_item_get_position (item));
}

static void
show_menu_at (MatchupSidebar *self, GtkGesture *gesture, double x, double y)
{
  GtkListItem *item = find_item_at (self, x, y);
  GtkWidget *row;

  if (item == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  row = gtk_list_item_get_child (item);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), row, x, y, &x, &y);
  matchup_history_row_show_menu (MATCHUP_HISTORY_ROW (row), x, y);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int n_press,
                      double x,
                      double y,
                      MatchupSidebar *self)
{
  show_menu_at (self, GTK_GESTURE (gesture), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, MatchupSidebar *self)
{
  show_menu_at (self, GTK_GESTURE (gesture), x, y);
}

static gboolean
rename_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupHistoryRow *row = _matchup_sidebar_find_focused_row (user_data);

  return row != NULL && gtk_widget_activate_action (GTK_WIDGET (row), "row.rename", NULL);
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupSidebar *self = user_data;
  MatchupHistoryRow *row = _matchup_sidebar_find_focused_row (self);

  if (matchup_history_selection_get_several (self->selection))
    return gtk_widget_activate_action (GTK_WIDGET (self), "history.delete-chosen", NULL);
  return row != NULL && gtk_widget_activate_action (GTK_WIDGET (row), "row.delete", NULL);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupHistoryRow *row = _matchup_sidebar_find_focused_row (user_data);

  if (row == NULL)
    return FALSE;
  matchup_history_row_show_menu (row, -1, -1);
  return TRUE;
}

/* Out of what was gone into last. */
static gboolean
escape_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupSidebar *self = user_data;

  if (matchup_history_selection_get_several (self->selection))
    leave_several (self);
  else if (self->archived)
    g_object_set (self, "archived", FALSE, NULL);
  else
    return FALSE;
  return TRUE;
}

static void
add_key (GtkEventController *controller,
         const char *trigger,
         GtkShortcutFunc callback,
         MatchupSidebar *self)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_callback_action_new (callback, self, NULL)));
}

/* One for all rows: there are many of them. */
static void
add_gestures (MatchupSidebar *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (list_pressed_cb), self, 0);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, 0);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_object (long_press, "pressed", G_CALLBACK (long_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (long_press));
}

void
_matchup_sidebar_init_several (MatchupSidebar *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *all_keys = gtk_shortcut_controller_new ();

  add_key (keys, "F2", rename_key_cb, self);
  add_key (keys, "Delete|KP_Delete", delete_key_cb, self);
  add_key (keys, "Menu|<Shift>F10", menu_key_cb, self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  add_key (all_keys, "Escape", escape_key_cb, self);
  gtk_widget_add_controller (GTK_WIDGET (self), all_keys);
  add_gestures (self);
  _matchup_sidebar_update_several (self);
}
