/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prices-page.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-currency-button.h"
#include "matchup-format.h"
#include "matchup-model-picker.h"
#include "matchup-price-sentences.h"
#include "matchup-rate-row.h"
#include "matchup-service-name.h"

#include <glib/gi18n.h>

/* Of the models that were asked last. */
#define MAX_RECENT 12

struct _MatchupPricesPage
{
  AdwPreferencesPage parent_instance;

  MatchupWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *recent;     /* MatchupModelRef, the newest first */
  GPtrArray *rate_rows;  /* MatchupRateRow, borrowed */
  GPtrArray *model_rows; /* GtkWidget, borrowed */

  MatchupCurrencyButton *own_currency;
  AdwPreferencesGroup *rates;
  GtkLabel *sentence;
  AdwPreferencesGroup *models;
  GtkMenuButton *another;
};

enum
{
  SIGNAL_OPEN_PRICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPricesPage, matchup_prices_page, ADW_TYPE_PREFERENCES_PAGE)

static MatchupPricing *
get_pricing (MatchupPricesPage *self)
{
  return matchup_workspace_get_pricing (self->workspace);
}

static void
show_sentence (MatchupPricesPage *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
}

static void
own_currency_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPricesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!matchup_pricing_set_finish (MATCHUP_PRICING (source), result, &error) &&
      self->workspace != NULL)
    show_sentence (self, error->message);
}

static void
own_currency_chosen_cb (MatchupPricesPage *self)
{
  const char *currency = matchup_currency_button_get_currency (self->own_currency);

  if (self->workspace == NULL ||
      g_strcmp0 (currency, matchup_pricing_get_own_currency (get_pricing (self))) == 0)
    return;
  matchup_pricing_set_own_currency_async (get_pricing (self),
                                          currency,
                                          own_currency_set_cb,
                                          g_object_ref (self));
}

static void
rate_trouble_cb (MatchupPricesPage *self, const char *sentence)
{
  show_sentence (self, sentence);
}

/* The rows stay as long as they are for the same currencies, so that typing is not disturbed. */
static gboolean
rate_rows_fit (MatchupPricesPage *self, const char *const *from, const char *to)
{
  for (guint i = 0; i < self->rate_rows->len; i++)
    {
      MatchupRateRow *row = g_ptr_array_index (self->rate_rows, i);

      if (from[i] == NULL || g_strcmp0 (matchup_rate_row_get_from (row), from[i]) != 0 ||
          g_strcmp0 (matchup_rate_row_get_to (row), to) != 0)
        return FALSE;
    }
  return from[self->rate_rows->len] == NULL;
}

static void
build_rate_rows (MatchupPricesPage *self, const char *const *from, const char *to)
{
  for (guint i = 0; i < self->rate_rows->len; i++)
    adw_preferences_group_remove (self->rates, g_ptr_array_index (self->rate_rows, i));
  g_ptr_array_set_size (self->rate_rows, 0);
  show_sentence (self, "");
  for (guint i = 0; from[i] != NULL; i++)
    {
      GtkWidget *row = matchup_rate_row_new (get_pricing (self), from[i], to);

      g_signal_connect_object (row,
                               "trouble",
                               G_CALLBACK (rate_trouble_cb),
                               self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->rates, row);
      g_ptr_array_add (self->rate_rows, row);
    }
}

static void
update_rates (MatchupPricesPage *self)
{
  const char *own = matchup_pricing_get_own_currency (get_pricing (self));
  g_auto (GStrv) all = matchup_pricing_dup_currencies (get_pricing (self));
  g_autoptr (GPtrArray) from = g_ptr_array_new ();

  for (guint i = 0; own != NULL && all[i] != NULL; i++)
    {
      if (g_strcmp0 (all[i], own) != 0)
        g_ptr_array_add (from, all[i]);
    }
  g_ptr_array_add (from, NULL);
  if (!rate_rows_fit (self, (const char *const *) from->pdata, own))
    build_rate_rows (self, (const char *const *) from->pdata, own);
  for (guint i = 0; i < self->rate_rows->len; i++)
    matchup_rate_row_update (g_ptr_array_index (self->rate_rows, i));
  gtk_widget_set_visible (GTK_WIDGET (self->rates), own != NULL);
  matchup_currency_button_set_currency (self->own_currency, own);
}

/* The service, and below it what is known of the price. */
static char *
dup_subtitle (MatchupPricesPage *self, MatchupModelRef *model)
{
  const char *provider_id = matchup_model_ref_get_provider_id (model);
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (self->workspace), provider_id);
  g_autofree char *service =
      provider != NULL ? matchup_service_dup_name (provider) : g_strdup (provider_id);
  g_autoptr (MatchupPrice) price =
      matchup_pricing_dup_price (get_pricing (self),
                                 provider_id,
                                 matchup_model_ref_get_model_id (model));
  const MatchupPriceFields *fields;
  g_autofree char *prices = NULL;
  g_autofree char *date = NULL;

  if (price == NULL)
    return g_strdup_printf ("%s\n%s", service, _ ("Price not known"));
  fields = matchup_price_get (price);
  prices = matchup_format_token_prices (&fields->prices, fields->currency);
  date = matchup_price_dup_date (fields->date);
  return g_strdup_printf (fields->own
                              /* Translators: a service, prices, and a date. */
                              ? _ ("%s\n%s; your own of %s")
                              /* Translators: a service, prices, and a date. */
                              : _ ("%s\n%s; list of %s"),
                          service,
                          prices,
                          date);
}

static void
model_activated_cb (GtkWidget *row, MatchupPricesPage *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_PRICE], 0, g_object_get_data (G_OBJECT (row), "model"));
}

static void
add_model_row (MatchupPricesPage *self, MatchupModelRef *model)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *subtitle = dup_subtitle (self, model);

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), matchup_model_ref_get_name (model));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, matchup_model_ref_get_model_id (model));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "model", g_object_ref (model), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (model_activated_cb), self, 0);
  adw_preferences_group_add (self->models, row);
  g_ptr_array_add (self->model_rows, row);
}

/* As the catalogue knows it, else as it is. */
static MatchupModelRef *
dup_known_model (MatchupPricesPage *self, MatchupModelRef *model)
{
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (self->workspace),
                                  matchup_model_ref_get_provider_id (model));

  if (provider == NULL)
    return g_object_ref (model);
  return matchup_catalog_dup_model (matchup_workspace_get_catalog (self->workspace),
                                    provider,
                                    matchup_model_ref_get_model_id (model));
}

/* Takes @model. */
static void
add_model (GPtrArray *models, MatchupModelRef *model)
{
  for (guint i = 0; i < models->len; i++)
    {
      if (!matchup_model_ref_equal (g_ptr_array_index (models, i), model))
        continue;
      g_object_unref (model);
      return;
    }
  g_ptr_array_add (models, model);
}

/* Those of the line-up, those asked last, and all that have a price of their own. */
static void
update_models (MatchupPricesPage *self)
{
  MatchupLineup *lineup = matchup_workspace_get_lineup (self->workspace);
  g_autoptr (GPtrArray) own = matchup_pricing_dup_own_models (get_pricing (self));
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean had_focus;

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    add_model (models,
               g_object_ref (matchup_contestant_get_model (matchup_lineup_get (lineup, i))));
  for (guint i = 0; i < self->recent->len; i++)
    add_model (models, g_object_ref (g_ptr_array_index (self->recent, i)));
  for (guint i = 0; i < own->len; i++)
    add_model (models, dup_known_model (self, g_ptr_array_index (own, i)));

  had_focus = matchup_focus_leave (GTK_WIDGET (self->models), NULL);
  for (guint i = 0; i < self->model_rows->len; i++)
    adw_preferences_group_remove (self->models, g_ptr_array_index (self->model_rows, i));
  g_ptr_array_set_size (self->model_rows, 0);
  for (guint i = 0; i < models->len; i++)
    add_model_row (self, g_ptr_array_index (models, i));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->models), GTK_DIR_TAB_FORWARD);
}

static void
update (MatchupPricesPage *self)
{
  update_rates (self);
  update_models (self);
}

static void
recent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *page = user_data;
  g_autoptr (MatchupPricesPage) self = g_weak_ref_get (page);
  g_autoptr (GError) error = NULL;
  GPtrArray *models = matchup_history_list_models_finish (MATCHUP_HISTORY (source), result, &error);

  g_weak_ref_clear (page);
  if (models == NULL || self == NULL || self->workspace == NULL)
    {
      g_clear_pointer (&models, g_ptr_array_unref);
      return;
    }
  g_ptr_array_unref (self->recent);
  self->recent = models;
  update_models (self);
}

static void
another_activated_cb (MatchupPricesPage *self)
{
  gtk_menu_button_popup (self->another);
}

static void
picked_cb (MatchupPricesPage *self, MatchupModelRef *model)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_PRICE], 0, model);
}

static void
matchup_prices_page_dispose (GObject *object)
{
  MatchupPricesPage *self = MATCHUP_PRICES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  /* libadwaita 1.2 keeps rows that its search has seen, and would keep the workspace with them. */
  if (self->another != NULL)
    gtk_menu_button_set_popover (self->another, NULL);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_PRICES_PAGE);

  G_OBJECT_CLASS (matchup_prices_page_parent_class)->dispose (object);
}

static void
matchup_prices_page_finalize (GObject *object)
{
  MatchupPricesPage *self = MATCHUP_PRICES_PAGE (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->recent);
  g_ptr_array_unref (self->rate_rows);
  g_ptr_array_unref (self->model_rows);

  G_OBJECT_CLASS (matchup_prices_page_parent_class)->finalize (object);
}

static void
matchup_prices_page_class_init (MatchupPricesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_prices_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_prices_page_finalize;

  signals[SIGNAL_OPEN_PRICE] = g_signal_new ("open-price",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             MATCHUP_TYPE_MODEL_REF);

  g_type_ensure (MATCHUP_TYPE_CURRENCY_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-prices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupPricesPage, own_currency);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricesPage, rates);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricesPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricesPage, models);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricesPage, another);
  gtk_widget_class_bind_template_callback (widget_class, own_currency_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_activated_cb);
}

static void
matchup_prices_page_init (MatchupPricesPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->recent = g_ptr_array_new_with_free_func (g_object_unref);
  self->rate_rows = g_ptr_array_new ();
  self->model_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
matchup_prices_page_new (MatchupWorkspace *workspace)
{
  MatchupPricesPage *self;
  GWeakRef *page;
  GtkWidget *picker;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PRICES_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  picker = matchup_model_picker_new (workspace);
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->another, picker);
  g_signal_connect_object (get_pricing (self),
                           "changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_lineup (workspace),
                           "items-changed",
                           G_CALLBACK (update_models),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_providers (workspace),
                           "items-changed",
                           G_CALLBACK (update_models),
                           self,
                           G_CONNECT_SWAPPED);
  update (self);
  /* The page may go before the answer comes. */
  page = g_new0 (GWeakRef, 1);
  g_weak_ref_init (page, self);
  matchup_history_list_models_async (matchup_workspace_get_history (workspace),
                                     MAX_RECENT,
                                     self->cancellable,
                                     recent_cb,
                                     page);
  return GTK_WIDGET (self);
}

const char *
matchup_prices_page_get_sentence (MatchupPricesPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRICES_PAGE (self), NULL);

  return gtk_label_get_text (self->sentence);
}
