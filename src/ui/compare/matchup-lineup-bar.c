/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-bar.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

struct _MatchupLineupBar
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup;
  guint rebuild_id;
};

G_DEFINE_FINAL_TYPE (MatchupLineupBar, matchup_lineup_bar, GTK_TYPE_WIDGET)

static void
clear_children (MatchupLineupBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
matchup_lineup_bar_dispose (GObject *object)
{
  MatchupLineupBar *self = MATCHUP_LINEUP_BAR (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  clear_children (self);
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_lineup_bar_parent_class)->dispose (object);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupBar *self = MATCHUP_LINEUP_BAR (widget);

  if (self->lineup != NULL)
    matchup_lineup_remove (self->lineup, g_variant_get_uint32 (parameter));
}

static void
matchup_lineup_bar_class_init (MatchupLineupBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_lineup_bar_dispose;
  gtk_widget_class_install_action (widget_class, "lineup.remove", "u", remove_action);
  gtk_widget_class_set_css_name (widget_class, "lineupbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_lineup_bar_init (MatchupLineupBar *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (6, 6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Line-up"),
                                  -1);
}

static MatchupContestant *
make_contestant (MatchupModelRef *model)
{
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  return matchup_contestant_new (NULL, model, params);
}

static void
added_cb (MatchupLineupBar *self, MatchupModelRef *model)
{
  g_autoptr (MatchupContestant) contestant = make_contestant (model);

  matchup_lineup_append (self->lineup, contestant);
}

static void
replaced_cb (MatchupModelPicker *picker, MatchupModelRef *model, MatchupLineupBar *self)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (picker), "matchup-position"));
  g_autoptr (MatchupContestant) contestant = make_contestant (model);

  matchup_lineup_replace (self->lineup, position, contestant);
}

static GtkWidget *
make_content (guint position, MatchupContestant *contestant)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *letter = gtk_label_new (matchup_lineup_get_letter (position));
  GtkWidget *name = gtk_label_new (matchup_contestant_get_name (contestant));

  gtk_widget_add_css_class (letter, "matchup-letter");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

static void
add_contestant (MatchupLineupBar *self, guint position)
{
  MatchupContestant *contestant = matchup_lineup_get (self->lineup, position);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *picker = matchup_model_picker_new (self->workspace);
  g_autofree char *label = NULL;
  g_autofree char *remove_label = NULL;

  /* Translators: A, B..., then the name of a model */
  label = g_strdup_printf (_ ("Contestant %s: %s. Change the model"),
                           matchup_lineup_get_letter (position),
                           matchup_contestant_get_name (contestant));
  remove_label = g_strdup_printf (_ ("Remove %s"), matchup_contestant_get_name (contestant));
  matchup_model_picker_set_current (MATCHUP_MODEL_PICKER (picker),
                                    matchup_contestant_get_model (contestant));
  g_object_set_data (G_OBJECT (picker), "matchup-position", GUINT_TO_POINTER (position));
  g_signal_connect_object (picker, "picked", G_CALLBACK (replaced_cb), self, 0);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), make_content (position, contestant));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_widget_set_tooltip_text (button, _ ("Change the Model"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "lineup.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "u", position);
  gtk_widget_set_tooltip_text (remove, remove_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_label,
                                  -1);
  gtk_widget_add_css_class (pair, "linked");
  gtk_box_append (GTK_BOX (pair), button);
  gtk_box_append (GTK_BOX (pair), remove);
  gtk_widget_set_parent (pair, GTK_WIDGET (self));
}

static void
add_add_button (MatchupLineupBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *picker = matchup_model_picker_new (self->workspace);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Add a Model")));
  g_signal_connect_object (picker, "picked", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a model"),
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/* Where the keyboard's focus is among the buttons, which are made anew with every change. */
typedef struct
{
  guint position; /* of the contestant; the add button stands behind the last one */
  gboolean on_add;
  gboolean on_remove;
} Focus;

static gboolean
find_focus (MatchupLineupBar *self, Focus *out_focus)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  *out_focus = (Focus){ 0 };
  if (widget == NULL)
    return FALSE;
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child), out_focus->position++)
    {
      if (widget != child && !gtk_widget_is_ancestor (widget, child))
        continue;
      out_focus->on_add = GTK_IS_MENU_BUTTON (child);
      out_focus->on_remove = widget == gtk_widget_get_last_child (child);
      return TRUE;
    }
  return FALSE;
}

/* What stands now where the focus was; the last one where nothing does. */
static void
restore_focus (MatchupLineupBar *self, const Focus *focus)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  guint i;

  for (i = 0; child != NULL && gtk_widget_get_next_sibling (child) != NULL &&
              (focus->on_add || i < focus->position);
       i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL && GTK_IS_BOX (child))
    child =
        focus->on_remove ? gtk_widget_get_last_child (child) : gtk_widget_get_first_child (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

static void
rebuild (MatchupLineupBar *self)
{
  Focus focus;
  gboolean focused = find_focus (self, &focus);

  matchup_focus_leave (GTK_WIDGET (self), NULL);
  clear_children (self);
  if (self->lineup == NULL)
    return;
  for (guint i = 0; i < matchup_lineup_get_size (self->lineup); i++)
    add_contestant (self, i);
  if (matchup_lineup_get_size (self->lineup) < MATCHUP_LINEUP_MAX)
    add_add_button (self);
  if (focused)
    restore_focus (self, &focus);
}

static gboolean
rebuild_cb (gpointer data)
{
  MatchupLineupBar *self = data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the button that was pressed is one of those that go. */
static void
lineup_changed_cb (MatchupLineupBar *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

GtkWidget *
matchup_lineup_bar_new (MatchupWorkspace *workspace)
{
  MatchupLineupBar *self = g_object_new (MATCHUP_TYPE_LINEUP_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

void
matchup_lineup_bar_set_lineup (MatchupLineupBar *self, MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_LINEUP_BAR (self));

  if (self->lineup == lineup)
    return;
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_set_object (&self->lineup, lineup);
  if (lineup != NULL)
    g_signal_connect_swapped (lineup, "items-changed", G_CALLBACK (lineup_changed_cb), self);
  rebuild (self);
}

/* The button that opens the models: alone, or before the one to remove. */
static GtkMenuButton *
find_menu_button (GtkWidget *child)
{
  if (!GTK_IS_MENU_BUTTON (child))
    child = gtk_widget_get_first_child (child);
  return GTK_MENU_BUTTON (child);
}

void
matchup_lineup_bar_choose (MatchupLineupBar *self, const char *contestant_id)
{
  GtkWidget *child;
  guint position = 0;

  g_return_if_fail (MATCHUP_IS_LINEUP_BAR (self));
  g_return_if_fail (contestant_id != NULL);

  if (self->lineup == NULL)
    return;
  if (self->rebuild_id != 0)
    {
      g_clear_handle_id (&self->rebuild_id, g_source_remove);
      rebuild (self);
    }
  while (position < matchup_lineup_get_size (self->lineup) &&
         !g_str_equal (matchup_contestant_get_id (matchup_lineup_get (self->lineup, position)),
                       contestant_id))
    position++;
  child = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (guint i = 0; i < position && gtk_widget_get_next_sibling (child) != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  gtk_menu_button_popup (find_menu_button (child));
}
