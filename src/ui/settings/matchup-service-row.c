/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-service-row.h"

#include "matchup-config.h"
#include "matchup-row-button.h"
#include "matchup-row-drag.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"
#include "matchup-setting-row.h"

#include <glib/gi18n.h>

struct _MatchupServiceRow
{
  AdwActionRow parent_instance;

  MatchupProviderList *providers; /* weak */
  MatchupProvider *provider;
  GtkSwitch *enabled;
};

G_DEFINE_FINAL_TYPE (MatchupServiceRow, matchup_service_row, ADW_TYPE_ACTION_ROW)

/* G_MAXUINT: it is gone. */
static guint
find_position (MatchupServiceRow *self)
{
  GListModel *model = G_LIST_MODEL (self->providers);

  for (guint i = 0; self->providers != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (model, i);

      if (provider == self->provider)
        return i;
    }
  return G_MAXUINT;
}

static void
move (MatchupServiceRow *self, int by)
{
  guint position = find_position (self);

  if (position != G_MAXUINT && (int) position + by >= 0)
    matchup_provider_list_move (self->providers, self->provider, (guint) ((int) position + by));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_action_row_activate (ADW_ACTION_ROW (widget));
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_SERVICE_ROW (widget), -1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_SERVICE_ROW (widget), 1);
}

static void
taken_cb (GtkWidget *row, GtkWidget *dragged, gboolean below)
{
  MatchupServiceRow *self = MATCHUP_SERVICE_ROW (row);
  MatchupServiceRow *other = MATCHUP_SERVICE_ROW (dragged);
  guint from = find_position (other);
  guint to = find_position (self);

  if (from != G_MAXUINT && to != G_MAXUINT)
    matchup_provider_list_move (self->providers,
                                other->provider,
                                matchup_row_drag_get_position (from, to, below));
}

static void
switched_cb (MatchupServiceRow *self)
{
  if (self->providers == NULL)
    return;
  matchup_provider_list_set_enabled (self->providers,
                                     self->provider,
                                     gtk_switch_get_active (self->enabled));
}

static void
update (MatchupServiceRow *self)
{
  g_autofree char *name = matchup_service_dup_name (self->provider);
  g_autofree char *key = matchup_service_dup_key_state (self->provider);
  g_autoptr (GString) subtitle = g_string_new (matchup_provider_get_address (self->provider));
  gboolean enabled = matchup_provider_get_enabled (self->provider);
  /* Translators: %s is the name of a service. */
  g_autofree char *label = matchup_sentence_insert_name (_ ("Use %s"), name);

  if (!enabled)
    g_string_append_printf (subtitle, "\n%s", _ ("Switched off: it is not asked"));
  else if (*key != '\0')
    g_string_append_printf (subtitle, "\n%s", key);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle->str);
  gtk_switch_set_active (self->enabled, enabled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->enabled),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
matchup_service_row_dispose (GObject *object)
{
  MatchupServiceRow *self = MATCHUP_SERVICE_ROW (object);

  g_clear_object (&self->provider);
  g_clear_weak_pointer (&self->providers);

  G_OBJECT_CLASS (matchup_service_row_parent_class)->dispose (object);
}

static void
matchup_service_row_class_init (MatchupServiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_service_row_dispose;
  gtk_widget_class_install_action (widget_class, "service-row.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "service-row.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "service-row.down", NULL, down_action);
  matchup_row_button_bind_moves (widget_class, "service-row.up", "service-row.down");
}

/* The search of the preferences finds what is on its page. */
static void
add_inner (AdwPreferencesRow *row)
{
  /* Translators: What a search in the preferences finds: the key of a service. */
  matchup_setting_row_add_inner (row, _ ("Key"), C_ ("search words", "api password token secret"));
  /* Translators: What a search in the preferences finds: the address of a service. */
  matchup_setting_row_add_inner (row, _ ("Address"), C_ ("search words", "url server host"));
  matchup_setting_row_add_inner (row,
                                 C_ ("search result", "Proxy"),
                                 C_ ("search words", "connection network socks http direct"));
  matchup_setting_row_add_inner (row,
                                 C_ ("search result", "Models"),
                                 C_ ("search words", "models shown hidden offered list"));
  matchup_setting_row_add_inner (row,
                                 C_ ("search result", "Check the Connection"),
                                 C_ ("search words", "test works trouble"));
  matchup_setting_row_add_inner (row,
                                 C_ ("search result", "Remove the Service"),
                                 C_ ("search words", "delete disconnect forget"));
}

static void
matchup_service_row_init (MatchupServiceRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  self->enabled = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->enabled), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->enabled), _ ("Use This Service"));
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->enabled));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  matchup_row_drag_add (GTK_WIDGET (self), NULL, taken_cb);
  add_inner (ADW_PREFERENCES_ROW (self));
  matchup_setting_row_add_words (ADW_PREFERENCES_ROW (self),
                                 C_ ("search words", "service provider switch off order"));
}

GtkWidget *
matchup_service_row_new (MatchupProviderList *providers, MatchupProvider *provider)
{
  MatchupServiceRow *self;
  guint position;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (providers), NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), NULL);

  self = g_object_new (MATCHUP_TYPE_SERVICE_ROW, NULL);
  g_set_weak_pointer (&self->providers, providers);
  self->provider = g_object_ref (provider);
  update (self);
  g_signal_connect_object (provider, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->enabled,
                           "notify::active",
                           G_CALLBACK (switched_cb),
                           self,
                           G_CONNECT_SWAPPED);
  position = find_position (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "service-row.up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "service-row.down",
                                 position + 1 <
                                     g_list_model_get_n_items (G_LIST_MODEL (providers)));
  return GTK_WIDGET (self);
}

MatchupProvider *
matchup_service_row_get_provider (MatchupServiceRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_SERVICE_ROW (self), NULL);

  return self->provider;
}
