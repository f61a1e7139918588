/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-services-page.h"

#include "matchup-config.h"
#include "matchup-service-name.h"

#include <glib/gi18n.h>

struct _MatchupServicesPage
{
  AdwPreferencesPage parent_instance;

  MatchupProviderList *providers;
  GPtrArray *rows;    /* GtkWidget of the connected services, borrowed, one per list item */
  GHashTable *hidden; /* set of MatchupProvider */

  AdwPreferencesGroup *notice;
  AdwPreferencesGroup *connected;
  AdwPreferencesGroup *templates;
};

enum
{
  SIGNAL_OPEN_PROVIDER,
  SIGNAL_OPEN_TEMPLATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupServicesPage, matchup_services_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWidget *
create_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
provider_changed_cb (MatchupProvider *provider, GParamSpec *pspec, GtkWidget *row)
{
  g_autofree char *name = matchup_service_dup_name (provider);
  g_autofree char *key = matchup_service_dup_key_state (provider);
  g_autoptr (GString) subtitle = g_string_new (matchup_provider_get_address (provider));

  if (*key != '\0')
    g_string_append_printf (subtitle, "\n%s", key);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
}

static void
provider_activated_cb (GtkWidget *row, MatchupServicesPage *self)
{
  g_signal_emit (self,
                 signals[SIGNAL_OPEN_PROVIDER],
                 0,
                 g_object_get_data (G_OBJECT (row), "item"));
}

static void
template_activated_cb (GtkWidget *row, MatchupServicesPage *self)
{
  g_signal_emit (self,
                 signals[SIGNAL_OPEN_TEMPLATE],
                 0,
                 g_object_get_data (G_OBJECT (row), "item"));
}

static void
update_rows (MatchupServicesPage *self)
{
  GListModel *model = G_LIST_MODEL (self->providers);
  guint i, n_shown = 0;

  /* A group can only add at its end, so that order is kept by making all of them anew. */
  for (i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->connected, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (model, i);
      GtkWidget *row = create_row ();
      gboolean shown = !g_hash_table_contains (self->hidden, provider);

      g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (provider), g_object_unref);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
      g_signal_connect_object (provider, "notify", G_CALLBACK (provider_changed_cb), row, 0);
      provider_changed_cb (provider, NULL, row);
      g_signal_connect_object (row, "activated", G_CALLBACK (provider_activated_cb), self, 0);
      gtk_widget_set_visible (row, shown);
      adw_preferences_group_add (self->connected, row);
      g_ptr_array_add (self->rows, row);
      n_shown += shown;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->connected), n_shown > 0);
}

static void
add_templates (MatchupServicesPage *self)
{
  GListModel *model = matchup_provider_list_get_templates (self->providers);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupProviderTemplate) template_ = g_list_model_get_item (model, i);
      const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
      GtkWidget *row = create_row ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fields->name));
      if (fields->description != NULL && *fields->description != '\0')
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (fields->description));
      g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (template_), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (template_activated_cb), self, 0);
      adw_preferences_group_add (self->templates, row);
    }
}

static void
keys_persist_changed_cb (MatchupServicesPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->notice),
                          !matchup_provider_list_get_keys_persist (self->providers));
}

static void
matchup_services_page_dispose (GObject *object)
{
  MatchupServicesPage *self = MATCHUP_SERVICES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_SERVICES_PAGE);
  g_clear_object (&self->providers);

  G_OBJECT_CLASS (matchup_services_page_parent_class)->dispose (object);
}

static void
matchup_services_page_finalize (GObject *object)
{
  MatchupServicesPage *self = MATCHUP_SERVICES_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->hidden);

  G_OBJECT_CLASS (matchup_services_page_parent_class)->finalize (object);
}

static void
matchup_services_page_class_init (MatchupServicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_services_page_dispose;
  object_class->finalize = matchup_services_page_finalize;

  signals[SIGNAL_OPEN_PROVIDER] = g_signal_new ("open-provider",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                1,
                                                MATCHUP_TYPE_PROVIDER);
  signals[SIGNAL_OPEN_TEMPLATE] = g_signal_new ("open-template",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                1,
                                                MATCHUP_TYPE_PROVIDER_TEMPLATE);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-services-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupServicesPage, notice);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicesPage, connected);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicesPage, templates);
}

static void
matchup_services_page_init (MatchupServicesPage *self)
{
  self->rows = g_ptr_array_new ();
  self->hidden = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
matchup_services_page_new (MatchupProviderList *providers)
{
  MatchupServicesPage *self;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (providers), NULL);

  self = g_object_new (MATCHUP_TYPE_SERVICES_PAGE, NULL);
  self->providers = g_object_ref (providers);
  g_signal_connect_object (providers,
                           "items-changed",
                           G_CALLBACK (update_rows),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (providers,
                           "notify::keys-persist",
                           G_CALLBACK (keys_persist_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  update_rows (self);
  add_templates (self);
  keys_persist_changed_cb (self);
  matchup_provider_list_look_for_keyring (providers);
  return GTK_WIDGET (self);
}

void
matchup_services_page_set_hidden (MatchupServicesPage *self,
                                  MatchupProvider *provider,
                                  gboolean hidden)
{
  g_return_if_fail (MATCHUP_IS_SERVICES_PAGE (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  if (hidden)
    g_hash_table_add (self->hidden, g_object_ref (provider));
  else
    g_hash_table_remove (self->hidden, provider);
  update_rows (self);
}
