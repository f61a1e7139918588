/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-config.h"
#include "matchup-markdown-view-private.h"
#include "matchup-rich-text.h"
#include "matchup-table-block.h"
#include "matchup-text-block.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

static guint inner_link_signal;

/* What handles the pointer by itself. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SCROLLBAR (widget) ||
         GTK_IS_POPOVER (widget) || MATCHUP_IS_FIND_BAR (widget);
}

static gboolean
is_over_control (MatchupMarkdownView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    {
      if (is_control (widget))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_place (MatchupMarkdownView *self, double x, double y, MatchupTextPlace *out_place)
{
  GtkWidget *stack = GTK_WIDGET (self->stack);
  graphene_point_t point;

  return gtk_widget_compute_point (GTK_WIDGET (self),
                                   stack,
                                   &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                   &point) &&
         matchup_text_place_find (stack, point.x, point.y, out_place);
}

/* The address of the link under the pointer, or NULL. */
static const char *
find_link (MatchupMarkdownView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  graphene_point_t point;

  if (!MATCHUP_IS_TEXT_BLOCK (widget) ||
      !gtk_widget_compute_point (GTK_WIDGET (self),
                                 widget,
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &point))
    return NULL;
  return matchup_text_leaf_get_link (MATCHUP_TEXT_LEAF (widget), point.x, point.y);
}

void
matchup_markdown_view_selection_changed (MatchupMarkdownView *self)
{
  gboolean empty = matchup_text_selection_is_empty (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.copy", !empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.copy-markdown", !empty);
}

/* What is selected can be pasted with the middle button. */
static void
give_primary (MatchupMarkdownView *self)
{
  g_autofree char *text = matchup_text_selection_dup_text (self->selection);

  if (text != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), text);
}

static void
open_link (MatchupMarkdownView *self, const char *address)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (address == NULL)
    return;
  if (!matchup_rich_text_is_address (address))
    g_signal_emit (self, inner_link_signal, 0, address);
  else
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, address, GDK_CURRENT_TIME);
}

static void
select_around (MatchupMarkdownView *self, MatchupTextPlace place, int n_press)
{
  MatchupTextRange range = { 0, 0 };

  if (n_press == 2)
    matchup_text_place_get_word (&place, &range);
  else
    matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (place.leaf), &range.end);
  matchup_text_selection_set (self->selection,
                              (MatchupTextPlace){ place.leaf, range.start },
                              (MatchupTextPlace){ place.leaf, range.end });
  give_primary (self);
}

static void
pressed_cb (MatchupMarkdownView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkDevice *device =
      gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  MatchupTextPlace place;

  /* A finger scrolls. */
  if (is_over_control (self, x, y) || !find_place (self, x, y, &place) ||
      (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragged = FALSE;
  self->n_pressed = (guint) n_press;
  if (n_press > 1)
    select_around (self, place, n_press);
  else if ((state & GDK_SHIFT_MASK) != 0 && !matchup_text_selection_is_empty (self->selection))
    matchup_text_selection_set (self->selection,
                                matchup_text_selection_get_anchor (self->selection),
                                place);
  else
    matchup_text_selection_set (self->selection, place, place);
  matchup_markdown_view_selection_changed (self);
}

static void
drag_update_cb (MatchupMarkdownView *self, double dx, double dy, GtkGesture *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self);
  MatchupTextPlace place;
  double x;
  double y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (!self->dragged && !gtk_drag_check_threshold (widget, 0, 0, (int) dx, (int) dy))
    return;
  self->dragged = TRUE;
  if (!find_place (self, x + dx, y + dy, &place))
    return;
  matchup_text_selection_set (self->selection,
                              matchup_text_selection_get_anchor (self->selection),
                              place);
  matchup_markdown_view_selection_changed (self);
}

static void
released_cb (MatchupMarkdownView *self, int n_press, double x, double y)
{
  const char *link = find_link (self, x, y);

  give_primary (self);
  if (!self->dragged && n_press == 1 && link != NULL)
    open_link (self, link);
}

static void
motion_cb (MatchupMarkdownView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (MATCHUP_IS_TEXT_BLOCK (widget))
    gtk_widget_set_cursor_from_name (widget, find_link (self, x, y) != NULL ? "pointer" : "text");
}

static GMenuModel *
make_menu (MatchupMarkdownView *self, gboolean table)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) text = g_menu_new ();

  if (self->link != NULL)
    {
      g_autoptr (GMenu) link = g_menu_new ();

      /* Translators: a menu item of a text */
      g_menu_append (link, _ ("_Open Link"), "text.open-link");
      if (matchup_rich_text_is_address (self->link))
        /* Translators: a menu item of a text */
        g_menu_append (link, _ ("Copy _Link"), "text.copy-link");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (link));
    }
  g_menu_append (text, _ ("_Copy"), "text.copy");
  g_menu_append (text, _ ("Copy as _Markdown"), "text.copy-markdown");
  /* Translators: a menu item of a text */
  g_menu_append (text, _ ("Select _All"), "text.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));
  if (table)
    {
      g_autoptr (GMenuModel) of_table = matchup_table_block_new_menu ();

      g_menu_append_section (menu, NULL, of_table);
    }
  if (matchup_block_context_get_inner_scheme (self->context) == NULL)
    {
      g_autoptr (GMenu) rest = g_menu_new ();

      /* Translators: a menu item of a text */
      g_menu_append (rest, _ ("_Find in This Answer"), "text.find");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
    }
  return G_MENU_MODEL (menu);
}

static void
closed_cb (GtkWidget *menu)
{
  gtk_widget_set_visible (menu, FALSE);
}

/* The menu belongs to the table under the pointer, whose actions it shows, or else to the view. */
static void
popup (MatchupMarkdownView *self, double x, double y, const char *link)
{
  GtkWidget *owner = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autoptr (GMenuModel) model = NULL;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (owner != NULL && !MATCHUP_IS_TABLE_BLOCK (owner))
    owner = gtk_widget_get_ancestor (owner, MATCHUP_TYPE_TABLE_BLOCK);
  g_free (self->link);
  self->link = g_strdup (link);
  model = make_menu (self, owner != NULL);
  if (owner == NULL)
    owner = GTK_WIDGET (self);
  else if (!gtk_widget_compute_point (GTK_WIDGET (self), owner, &point, &point))
    return;
  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_set_weak_pointer (&self->menu, gtk_popover_menu_new_from_model (model));
  gtk_widget_set_parent (self->menu, owner);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  g_signal_connect (self->menu, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (MatchupMarkdownView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (is_over_control (self, x, y))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, x, y, find_link (self, x, y));
}

static const char *
get_focus_link (MatchupMarkdownView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return MATCHUP_IS_TEXT_BLOCK (focus)
             ? matchup_text_block_get_focus_link (MATCHUP_TEXT_BLOCK (focus))
             : NULL;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (widget);

  popup (self, 0, 0, get_focus_link (self));
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (widget);
  const char *link = get_focus_link (self);

  if (link == NULL)
    return FALSE;
  open_link (self, link);
  return TRUE;
}

void
matchup_markdown_view_scroll_to (MatchupMarkdownView *self, const MatchupTextPlace *place)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GdkRectangle cursor;
  graphene_point_t point;
  double value;
  double page;

  if (self->scroll == NULL || scroller == NULL)
    return;
  /* A widget that was made just now has no place before the layout. */
  if (gtk_widget_get_width (place->leaf) == 0)
    {
      g_set_weak_pointer (&self->go_to.leaf, place->leaf);
      self->go_to.offset = place->offset;
      gtk_widget_queue_resize (GTK_WIDGET (self->stack));
      return;
    }
  matchup_text_leaf_get_cursor (MATCHUP_TEXT_LEAF (place->leaf), place->offset, &cursor);
  if (!gtk_widget_compute_point (place->leaf,
                                 scroller,
                                 &GRAPHENE_POINT_INIT ((float) cursor.x, (float) cursor.y),
                                 &point))
    return;
  value = gtk_adjustment_get_value (self->scroll);
  page = gtk_adjustment_get_page_size (self->scroll);
  if (point.y < 0)
    gtk_adjustment_set_value (self->scroll, value + point.y - page / 4);
  else if (point.y + cursor.height > page)
    gtk_adjustment_set_value (self->scroll, value + point.y + cursor.height - page * 3 / 4);
}

/* Where the selection may go on, there has to be a widget. */
static void
ensure_neighbours (MatchupMarkdownView *self, GtkWidget *leaf, int direction)
{
  guint position;

  if (!matchup_block_document_find (self->stack, leaf, &position))
    return;
  do
    position += direction > 0 ? 1 : -1;
  while (position < matchup_block_document_get_n_blocks (self->stack) &&
         matchup_text_leaf_first (matchup_block_document_ensure_widget (self->stack, position)) ==
             NULL);
}

/* Extends the selection; without one it begins at the start of the answer. */
static gboolean
extend_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (widget);
  GtkWidget *root = GTK_WIDGET (self->stack);
  MatchupTextPlace anchor = matchup_text_selection_get_anchor (self->selection);
  MatchupTextPlace head = matchup_text_selection_get_head (self->selection);
  int step;
  int direction;

  g_variant_get (args, "(ii)", &step, &direction);
  if (anchor.leaf == NULL || head.leaf == NULL)
    {
      matchup_block_document_ensure_widget (self->stack, 0);
      anchor = head = (MatchupTextPlace){ matchup_text_leaf_next (root, root), 0 };
    }
  if (head.leaf == NULL)
    return FALSE;
  if (step != GTK_MOVEMENT_DISPLAY_LINES && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  ensure_neighbours (self, head.leaf, direction);
  matchup_text_place_move (root, &head, (GtkMovementStep) step, direction);
  matchup_text_selection_set (self->selection, anchor, head);
  matchup_markdown_view_selection_changed (self);
  matchup_markdown_view_scroll_to (self, &head);
  give_primary (self);
  return TRUE;
}

/* Closes and clears what is there; else the key is for others. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (widget);

  if (self->find_bar != NULL && gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    matchup_find_bar_close (self->find_bar);
  else if (!matchup_text_selection_is_empty (self->selection))
    matchup_text_selection_clear (self->selection);
  else
    return FALSE;
  matchup_markdown_view_selection_changed (self);
  return TRUE;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = matchup_markdown_view_dup_selected_text (MATCHUP_MARKDOWN_VIEW (widget));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_markdown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text =
      matchup_markdown_view_dup_selected_markdown (MATCHUP_MARKDOWN_VIEW (widget));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (widget);

  matchup_text_selection_select_all (self->selection);
  matchup_markdown_view_selection_changed (self);
  give_primary (self);
}

static void
found_cb (MatchupMarkdownView *self, GtkWidget *leaf, guint64 offset)
{
  const MatchupTextPlace place = { leaf, (gsize) offset };

  matchup_markdown_view_scroll_to (self, &place);
}

static void
find_closed_cb (MatchupMarkdownView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (widget);

  if (self->find_bar == NULL)
    {
      self->find_bar = MATCHUP_FIND_BAR (matchup_find_bar_new (self->stack));
      gtk_widget_insert_after (GTK_WIDGET (self->find_bar), widget, NULL);
      g_signal_connect_object (self->find_bar,
                               "found",
                               G_CALLBACK (found_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->find_bar,
                               "closed",
                               G_CALLBACK (find_closed_cb),
                               self,
                               G_CONNECT_SWAPPED);
    }
  /* What is looked for now is marked alone. */
  matchup_markdown_view_mark_words (self, NULL);
  matchup_find_bar_open (self->find_bar);
}

static void
open_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_link (MATCHUP_MARKDOWN_VIEW (widget), MATCHUP_MARKDOWN_VIEW (widget)->link);
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *link = MATCHUP_MARKDOWN_VIEW (widget)->link;

  if (link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  matchup_toast (widget, _ ("Link copied"));
}

void
matchup_markdown_view_set_inner_scheme (MatchupMarkdownView *self, const char *scheme)
{
  g_return_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self));

  matchup_block_context_set_inner_scheme (self->context, scheme);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.find", scheme == NULL);
}

static void
add_extend_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkMovementStep step;
    int direction;
  } bindings[] = {
    { GDK_KEY_Left, 0, GTK_MOVEMENT_VISUAL_POSITIONS, -1 },
    { GDK_KEY_Right, 0, GTK_MOVEMENT_VISUAL_POSITIONS, 1 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, GTK_MOVEMENT_WORDS, -1 },
    { GDK_KEY_Right, GDK_CONTROL_MASK, GTK_MOVEMENT_WORDS, 1 },
    { GDK_KEY_Up, 0, GTK_MOVEMENT_DISPLAY_LINES, -1 },
    { GDK_KEY_Down, 0, GTK_MOVEMENT_DISPLAY_LINES, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding (widget_class,
                                  bindings[i].key,
                                  bindings[i].modifiers | GDK_SHIFT_MASK,
                                  extend_cb,
                                  "(ii)",
                                  bindings[i].step,
                                  bindings[i].direction);
}

void
matchup_markdown_view_class_init_input (GtkWidgetClass *widget_class)
{
  inner_link_signal = g_signal_new ("inner-link",
                                    MATCHUP_TYPE_MARKDOWN_VIEW,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    1,
                                    G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "text.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "text.copy-markdown", NULL, copy_markdown_action);
  gtk_widget_class_install_action (widget_class, "text.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "text.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "text.open-link", NULL, open_link_action);
  gtk_widget_class_install_action (widget_class, "text.copy-link", NULL, copy_link_action);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_c,
                                       GDK_CONTROL_MASK,
                                       "text.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_a,
                                       GDK_CONTROL_MASK,
                                       "text.select-all",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_f,
                                       GDK_CONTROL_MASK,
                                       "text.find",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  add_extend_bindings (widget_class);
}

static GtkGesture *
add_click (MatchupMarkdownView *self, guint button, GCallback pressed)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect_object (click, "pressed", pressed, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  return click;
}

void
matchup_markdown_view_init_input (MatchupMarkdownView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = add_click (self, GDK_BUTTON_PRIMARY, G_CALLBACK (pressed_cb));
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  add_click (self, GDK_BUTTON_SECONDARY, G_CALLBACK (menu_pressed_cb));
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag,
                           "drag-update",
                           G_CALLBACK (drag_update_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_set_focusable (widget, TRUE);
  matchup_markdown_view_selection_changed (self);
}
