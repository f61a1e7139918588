/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-rounds-popover.h"

#include "matchup-config.h"
#include "matchup-history-row.h"
#include "matchup-round-item.h"

#include <glib/gi18n.h>

/* Pixels. */
#define WIDTH 300
#define MAX_HEIGHT 360

struct _MatchupRoundsPopover
{
  GtkPopover parent_instance;

  GListStore *rounds;
  GtkLabel *title;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (MatchupRoundsPopover, matchup_rounds_popover, GTK_TYPE_POPOVER)

static void
matchup_rounds_popover_finalize (GObject *object)
{
  g_object_unref (MATCHUP_ROUNDS_POPOVER (object)->rounds);

  G_OBJECT_CLASS (matchup_rounds_popover_parent_class)->finalize (object);
}

static void
matchup_rounds_popover_class_init (MatchupRoundsPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_rounds_popover_finalize;
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static void
activated_cb (MatchupRoundsPopover *self, guint position)
{
  g_autoptr (MatchupRoundItem) round =
      g_list_model_get_item (G_LIST_MODEL (self->rounds), position);
  g_autoptr (GVariant) target = NULL;

  if (round == NULL)
    return;
  target = g_variant_ref_sink (g_variant_new ("(ss)",
                                              matchup_round_item_get_conversation_id (round),
                                              matchup_round_item_get_round_id (round)));
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.open-round", target);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *popover =
      gtk_widget_get_ancestor (gtk_list_item_get_child (item), MATCHUP_TYPE_ROUNDS_POPOVER);

  if (popover != NULL)
    activated_cb (MATCHUP_ROUNDS_POPOVER (popover), gtk_list_item_get_position (item));
}

/* For assistive technologies, to which GTK offers no way to activate a row of a list. */
static void
add_open_action (GtkWidget *box, GtkListItem *item)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open", NULL);

  g_signal_connect_object (open, "activate", G_CALLBACK (open_cb), item, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (open));
  gtk_widget_insert_action_group (box, "round-item", G_ACTION_GROUP (group));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  add_open_action (box, item);
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  gtk_box_append (GTK_BOX (box), make_label ("caption"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MatchupRoundItem *round = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *prompt = gtk_widget_get_first_child (box);
  GtkWidget *date = gtk_widget_get_last_child (box);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when =
      matchup_history_row_format_date (matchup_round_item_get_created_at (round), now);
  const char *text = matchup_round_item_get_prompt (round);
  g_autofree char *name = NULL;

  if (*text == '\0')
    text = _ ("Untitled");
  /* Translators: what was asked, and when */
  name = g_strdup_printf (C_ ("question and date", "%s, %s"), text, when);
  gtk_label_set_text (GTK_LABEL (prompt), text);
  gtk_label_set_text (GTK_LABEL (date), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
matchup_rounds_popover_init (MatchupRoundsPopover *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkSelectionModel *selection;

  self->rounds = g_list_store_new (MATCHUP_TYPE_ROUND_ITEM);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rounds))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (selection, g_steal_pointer (&factory)));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "matchup-rounds");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), 9);
  gtk_widget_set_margin_end (GTK_WIDGET (self->title), 9);
  gtk_widget_set_margin_top (GTK_WIDGET (self->title), 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
matchup_rounds_popover_new (const char *title, GArray *rounds)
{
  MatchupRoundsPopover *self;

  g_return_val_if_fail (title != NULL && rounds != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_ROUNDS_POPOVER, NULL);
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
  for (guint i = 0; i < rounds->len; i++)
    {
      g_autoptr (MatchupRoundItem) item =
          matchup_round_item_new (&g_array_index (rounds, MatchupRoundRef, i));

      g_list_store_append (self->rounds, item);
    }
  return GTK_WIDGET (self);
}
