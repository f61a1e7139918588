/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-row-texts.h"

/* What is chosen should leave room for the title; characters. */
#define MAX_WIDTH 24

static GtkWidget *
make_label (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static char *
dup_text (AdwComboRow *row, gpointer item)
{
  GtkExpression *expression = adw_combo_row_get_expression (row);
  g_auto (GValue) value = G_VALUE_INIT;

  if (expression == NULL)
    return g_strdup (gtk_string_object_get_string (item));
  if (!gtk_expression_evaluate (expression, item, &value))
    return NULL;
  return g_value_dup_string (&value);
}

static void
bind_label (GtkWidget *label, AdwComboRow *row, GtkListItem *item)
{
  g_autofree char *text = dup_text (row, gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

static void
set_up_chosen_cb (AdwComboRow *row, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label (1));
}

static void
bind_chosen_cb (AdwComboRow *row, GtkListItem *item)
{
  bind_label (gtk_list_item_get_child (item), row, item);
}

/* A tick at the one that is chosen. */
static void
update_tick (AdwComboRow *row, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_widget_set_opacity (gtk_widget_get_last_child (box),
                          gtk_list_item_get_item (item) == adw_combo_row_get_selected_item (row));
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, GtkListItem *item)
{
  update_tick (row, item);
}

static void
set_up_choice_cb (AdwComboRow *row, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (0);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "icon-name",
                                "object-select-symbolic",
                                NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_choice_cb (AdwComboRow *row, GtkListItem *item)
{
  bind_label (gtk_widget_get_first_child (gtk_list_item_get_child (item)), row, item);
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (selected_cb), item, 0);
  update_tick (row, item);
}

static void
unbind_choice_cb (AdwComboRow *row, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (row, selected_cb, item);
}

/* The row has the factory, which must not keep it. */
static GtkListItemFactory *
make_factory (AdwComboRow *row, GCallback set_up, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", set_up, row);
  g_signal_connect_swapped (factory, "bind", bind, row);
  return factory;
}

/* What is chosen is a label within the row, which a screen reader does not look for. */
static void
describe_cb (AdwComboRow *row)
{
  gpointer item = adw_combo_row_get_selected_item (row);
  g_autofree char *chosen = item != NULL ? dup_text (row, item) : NULL;
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_autofree char *text = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (row)))
    return; /* why it cannot be changed is said instead */
  text = subtitle != NULL && *subtitle != '\0'
             ? g_strdup_printf ("%s\n%s", chosen != NULL ? chosen : "", subtitle)
             : g_strdup (chosen != NULL ? chosen : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  -1);
}

void
matchup_row_texts_wrap_choices (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) chosen = NULL;
  g_autoptr (GtkListItemFactory) choices = NULL;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  chosen = make_factory (row, G_CALLBACK (set_up_chosen_cb), G_CALLBACK (bind_chosen_cb));
  choices = make_factory (row, G_CALLBACK (set_up_choice_cb), G_CALLBACK (bind_choice_cb));
  g_signal_connect_swapped (choices, "unbind", G_CALLBACK (unbind_choice_cb), row);
  adw_combo_row_set_list_factory (row, choices);
  adw_combo_row_set_factory (row, chosen);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (describe_cb), NULL);
  g_signal_connect (row, "notify::subtitle", G_CALLBACK (describe_cb), NULL);
  g_signal_connect (row, "notify::sensitive", G_CALLBACK (describe_cb), NULL);
  describe_cb (row);
}

/* The mark of the key is not for a tooltip. */
static void
title_changed_cb (AdwPreferencesRow *row)
{
  const char *title = adw_preferences_row_get_title (row);
  g_autofree char *plain = NULL;

  if (adw_preferences_row_get_use_underline (row))
    {
      g_auto (GStrv) parts = g_strsplit (title, "_", 2);

      plain = g_strjoinv ("", parts);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), plain != NULL ? plain : title);
}

void
matchup_row_texts_explain_entries (gpointer root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (ADW_IS_ENTRY_ROW (root))
    {
      g_signal_connect (root, "notify::title", G_CALLBACK (title_changed_cb), NULL);
      title_changed_cb (root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    matchup_row_texts_explain_entries (child);
}
