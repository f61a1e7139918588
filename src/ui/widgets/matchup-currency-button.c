/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-currency-button.h"

#include "matchup-config.h"
#include "matchup-currency.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

struct _MatchupCurrencyButton
{
  AdwBin parent_instance;

  char *currency; /* NULL: none */
  gboolean none_allowed;
  GtkStringList *codes; /* "" for none */
  GtkFilter *filter;
  GtkSingleSelection *found;
  char *term; /* of the search, as normalize() gives it */

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (MatchupCurrencyButton, matchup_currency_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CURRENCY,
  PROP_NONE_ALLOWED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_words (const char *code)
{
  if (*code == '\0')
    return g_strdup (C_ ("currency", "None"));
  /* Translators: the code of a currency and its name. */
  return g_strdup_printf (C_ ("currency", "%s · %s"), code, matchup_currency_get_name (code));
}

static char *
normalize (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  MatchupCurrencyButton *self = user_data;
  g_autofree char *words = dup_words (gtk_string_object_get_string (item));
  g_autofree char *normal = normalize (words);

  return self->term == NULL || strstr (normal, self->term) != NULL;
}

static void
add_code (MatchupCurrencyButton *self, GHashTable *added, const char *code)
{
  if (matchup_currency_is_known (code) && g_hash_table_add (added, g_strdup (code)))
    gtk_string_list_append (self->codes, code);
}

/* None, the one of this country, those that price lists are in, and all by code. */
static void
add_codes (MatchupCurrencyButton *self)
{
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *local = g_strndup (localeconv ()->int_curr_symbol, 3);

  if (self->none_allowed)
    gtk_string_list_append (self->codes, "");
  add_code (self, added, local);
  add_code (self, added, "CNY");
  add_code (self, added, "USD");
  for (gsize i = 0; i < matchup_currency_get_count (); i++)
    add_code (self, added, matchup_currency_get_code (i));
}

static void
update_label (MatchupCurrencyButton *self)
{
  const char *code = self->currency != NULL ? self->currency : "";
  g_autofree char *words = dup_words (code);

  gtk_menu_button_set_label (self->button, *code != '\0' ? code : words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words,
                                  -1);
}

static void
search_changed_cb (MatchupCurrencyButton *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_free (self->term);
  self->term = normalize (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    gtk_single_selection_set_selected (self->found, 0);
}

static void
search_stopped_cb (MatchupCurrencyButton *self)
{
  gtk_popover_popdown (self->popover);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer user_data)
{
  MatchupCurrencyButton *self = user_data;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
pick (MatchupCurrencyButton *self, guint position)
{
  g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  const char *code;

  if (item == NULL)
    return;
  code = gtk_string_object_get_string (item);
  gtk_popover_popdown (self->popover);
  matchup_currency_button_set_currency (self, *code != '\0' ? code : NULL);
}

static void
list_activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  pick (user_data, position);
}

static void
shown_cb (MatchupCurrencyButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self); /* the entry emits it in an idle */
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_autofree char *words = dup_words (gtk_string_object_get_string (gtk_list_item_get_item (item)));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), words);
}

/* So that a row can be activated for it. */
static gboolean
matchup_currency_button_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  gtk_menu_button_popup (MATCHUP_CURRENCY_BUTTON (widget)->button);
  return TRUE;
}

static void
matchup_currency_button_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  MatchupCurrencyButton *self = MATCHUP_CURRENCY_BUTTON (object);

  if (prop_id == PROP_CURRENCY)
    g_value_set_string (value, self->currency);
  else if (prop_id == PROP_NONE_ALLOWED)
    g_value_set_boolean (value, self->none_allowed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_currency_button_set_property (GObject *object,
                                      guint prop_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  MatchupCurrencyButton *self = MATCHUP_CURRENCY_BUTTON (object);

  if (prop_id == PROP_CURRENCY)
    matchup_currency_button_set_currency (self, g_value_get_string (value));
  else if (prop_id == PROP_NONE_ALLOWED)
    self->none_allowed = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_currency_button_constructed (GObject *object)
{
  MatchupCurrencyButton *self = MATCHUP_CURRENCY_BUTTON (object);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  G_OBJECT_CLASS (matchup_currency_button_parent_class)->constructed (object);

  add_codes (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->found));
  update_label (self);
}

static void
matchup_currency_button_dispose (GObject *object)
{
  MatchupCurrencyButton *self = MATCHUP_CURRENCY_BUTTON (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  /* First: the template would take the child away without telling AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_CURRENCY_BUTTON);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->codes);

  G_OBJECT_CLASS (matchup_currency_button_parent_class)->dispose (object);
}

static void
matchup_currency_button_finalize (GObject *object)
{
  MatchupCurrencyButton *self = MATCHUP_CURRENCY_BUTTON (object);

  g_free (self->currency);
  g_free (self->term);

  G_OBJECT_CLASS (matchup_currency_button_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-currency-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupCurrencyButton, button);
  gtk_widget_class_bind_template_child (widget_class, MatchupCurrencyButton, popover);
  gtk_widget_class_bind_template_child (widget_class, MatchupCurrencyButton, search);
  gtk_widget_class_bind_template_child (widget_class, MatchupCurrencyButton, list);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, matchup_currency_button_pick);
}

static void
matchup_currency_button_class_init (MatchupCurrencyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = matchup_currency_button_get_property;
  object_class->set_property = matchup_currency_button_set_property;
  object_class->constructed = matchup_currency_button_constructed;
  object_class->dispose = matchup_currency_button_dispose;
  object_class->finalize = matchup_currency_button_finalize;
  GTK_WIDGET_CLASS (klass)->mnemonic_activate = matchup_currency_button_mnemonic_activate;

  properties[PROP_CURRENCY] =
      g_param_spec_string ("currency",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NONE_ALLOWED] =
      g_param_spec_boolean ("none-allowed",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
matchup_currency_button_init (MatchupCurrencyButton *self)
{
  self->codes = gtk_string_list_new (NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->found = gtk_single_selection_new (
      G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->codes)),
                                               g_object_ref (self->filter))));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
}

GtkWidget *
matchup_currency_button_new (gboolean none_allowed)
{
  return g_object_new (MATCHUP_TYPE_CURRENCY_BUTTON, "none-allowed", none_allowed, NULL);
}

const char *
matchup_currency_button_get_currency (MatchupCurrencyButton *self)
{
  g_return_val_if_fail (MATCHUP_IS_CURRENCY_BUTTON (self), NULL);
  return self->currency;
}

void
matchup_currency_button_set_currency (MatchupCurrencyButton *self, const char *currency)
{
  g_return_if_fail (MATCHUP_IS_CURRENCY_BUTTON (self));

  if (g_strcmp0 (self->currency, currency) == 0)
    return;
  g_free (self->currency);
  self->currency = g_strdup (currency);
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENCY]);
}

GListModel *
matchup_currency_button_get_found (MatchupCurrencyButton *self)
{
  g_return_val_if_fail (MATCHUP_IS_CURRENCY_BUTTON (self), NULL);
  return G_LIST_MODEL (self->found);
}

void
matchup_currency_button_set_search (MatchupCurrencyButton *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_CURRENCY_BUTTON (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  search_changed_cb (self);
}

void
matchup_currency_button_pick (MatchupCurrencyButton *self)
{
  g_return_if_fail (MATCHUP_IS_CURRENCY_BUTTON (self));

  pick (self, gtk_single_selection_get_selected (self->found));
}
