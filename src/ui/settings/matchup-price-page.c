/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-currency-button.h"
#include "matchup-format.h"
#include "matchup-number.h"
#include "matchup-price-sentences.h"
#include "matchup-row-texts.h"
#include "matchup-service-name.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

struct _MatchupPricePage
{
  AdwBin parent_instance;

  MatchupWorkspace *workspace;
  MatchupModelRef *model;
  gboolean busy;
  gboolean changed; /* by the person */
  gboolean filling;

  AdwWindowTitle *title;
  AdwPreferencesGroup *fields;
  MatchupCurrencyButton *currency;
  GtkWidget *input_row;
  GtkWidget *cached_row;
  GtkWidget *output_row;
  GtkLabel *sentence;
  GtkWidget *reset_button;
  AdwPreferencesGroup *list;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPricePage, matchup_price_page, ADW_TYPE_BIN)

static void
update_actions (MatchupPricePage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "price.save", !self->busy && self->changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "price.reset", !self->busy);
}

static void
mark_row (GtkWidget *row, gboolean wrong)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* @wrong_row: the field that it is about, or NULL. */
static void
show_sentence (MatchupPricePage *self, const char *sentence, GtkWidget *wrong_row)
{
  GtkWidget *const rows[] = { self->input_row, self->cached_row, self->output_row };

  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    mark_row (rows[i], rows[i] == wrong_row);
  if (wrong_row != NULL)
    gtk_widget_grab_focus (wrong_row);
}

static void
field_changed_cb (MatchupPricePage *self)
{
  if (self->filling || self->workspace == NULL)
    return;
  self->changed = TRUE;
  show_sentence (self, "", NULL);
  update_actions (self);
}

static void
field_activated_cb (MatchupPricePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "price.save", NULL);
}

/* FALSE with a sentence on the page. */
static gboolean
read_row (MatchupPricePage *self, GtkWidget *row, gboolean optional, double *out_price)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *example = NULL;
  g_autofree char *sentence = NULL;

  *out_price = NAN;
  if (optional && *text == '\0')
    return TRUE;
  if (matchup_number_parse (text, localeconv ()->decimal_point, out_price))
    return TRUE;
  example = matchup_number_format (0.15);
  /* Translators: %s is a number as it is written here. */
  sentence = g_strdup_printf (_ ("Type the price as a number, for example %s."), example);
  show_sentence (self, sentence, row);
  return FALSE;
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPricePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean success = matchup_pricing_set_finish (MATCHUP_PRICING (source), result, &error);

  if (self->workspace == NULL)
    return;
  self->busy = FALSE;
  update_actions (self);
  if (!success)
    {
      show_sentence (self, error->message, NULL);
      return;
    }
  /* Translators: %s is the name of a model. */
  sentence = g_strdup_printf (_ ("Price of %s saved"), matchup_model_ref_get_name (self->model));
  g_signal_emit (self, signals[SIGNAL_DONE], 0, sentence);
}

/* @prices NULL: back to the list. */
static void
set_price (MatchupPricePage *self, const char *currency, const MatchupTokenPrices *prices)
{
  self->busy = TRUE;
  update_actions (self);
  matchup_pricing_set_price_async (matchup_workspace_get_pricing (self->workspace),
                                   matchup_model_ref_get_provider_id (self->model),
                                   matchup_model_ref_get_model_id (self->model),
                                   currency,
                                   prices,
                                   set_cb,
                                   g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPricePage *self = MATCHUP_PRICE_PAGE (widget);
  const char *currency = matchup_currency_button_get_currency (self->currency);
  MatchupTokenPrices prices;

  if (currency == NULL)
    show_sentence (self, _ ("Choose the currency of the price."), NULL);
  else if (read_row (self, self->input_row, FALSE, &prices.input) &&
           read_row (self, self->cached_row, TRUE, &prices.cached) &&
           read_row (self, self->output_row, FALSE, &prices.output))
    set_price (self, currency, &prices);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_price (MATCHUP_PRICE_PAGE (widget), NULL, NULL);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0, NULL);
}

static void
matchup_price_page_dispose (GObject *object)
{
  MatchupPricePage *self = MATCHUP_PRICE_PAGE (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_PRICE_PAGE);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (matchup_price_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-price-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, fields);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, currency);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, input_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, cached_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, output_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, reset_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupPricePage, list);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
}

static void
matchup_price_page_class_init (MatchupPricePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_price_page_dispose;

  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "price.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "price.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "price.reset", NULL, reset_action);

  g_type_ensure (MATCHUP_TYPE_CURRENCY_BUTTON);
  bind_template (widget_class);
}

static void
matchup_price_page_init (MatchupPricePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_row_texts_explain_entries (self);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
}

static void
set_number (GtkWidget *row, double number)
{
  g_autofree char *text = isnan (number) ? g_strdup ("") : matchup_number_format (number);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* What counts now: that of the person, else that of the list. */
static void
fill_fields (MatchupPricePage *self)
{
  MatchupPricing *pricing = matchup_workspace_get_pricing (self->workspace);
  g_autoptr (MatchupPrice) price =
      matchup_pricing_dup_price (pricing,
                                 matchup_model_ref_get_provider_id (self->model),
                                 matchup_model_ref_get_model_id (self->model));
  const MatchupPriceFields *fields = price != NULL ? matchup_price_get (price) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *description = NULL;

  gtk_widget_set_visible (self->reset_button, fields != NULL && fields->own);
  if (fields == NULL)
    {
      adw_preferences_group_set_description (self->fields,
                                             _ ("The price of this model is not known yet."));
      matchup_currency_button_set_currency (self->currency,
                                            matchup_pricing_get_own_currency (pricing));
      return;
    }
  matchup_currency_button_set_currency (self->currency, fields->currency);
  set_number (self->input_row, fields->prices.input);
  set_number (self->cached_row, fields->prices.cached);
  set_number (self->output_row, fields->prices.output);
  date = matchup_price_dup_date (fields->date);
  if (fields->own)
    /* Translators: %s is a date. */
    description = g_strdup_printf (_ ("Your own price of %s"), date);
  else
    description = g_strdup (_ ("The list’s price counts. One of your own goes before it, at all "
                               "times and for questions of every length."));
  adw_preferences_group_set_description (self->fields, description);
}

static void
add_list_row (MatchupPricePage *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->list, row);
}

static void
add_list_prices (MatchupPricePage *self, const MatchupPriceFields *fields)
{
  g_autofree char *peak = NULL;

  if (fields->n_tiers == 0)
    {
      g_autofree char *plain = matchup_format_token_prices (&fields->prices, fields->currency);

      add_list_row (self,
                    plain,
                    fields->n_peak_hours > 0 ? _ ("Outside the peak hours") : _ ("Always"));
    }
  for (guint i = 0; i < fields->n_tiers; i++)
    {
      g_autofree char *prices =
          matchup_format_token_prices (&fields->tiers[i].prices, fields->currency);
      g_autofree char *words = matchup_price_tier_dup_words (&fields->tiers[i]);

      add_list_row (self, prices, words);
    }
  if (fields->n_peak_hours > 0)
    peak = matchup_format_token_prices (&fields->peak_prices, fields->currency);
  for (guint i = 0; i < fields->n_peak_hours; i++)
    {
      g_autofree char *words = matchup_peak_hours_dup_words (&fields->peak_hours[i]);

      add_list_row (self, peak, words);
    }
}

static void
fill_list (MatchupPricePage *self)
{
  const char *model_id = matchup_model_ref_get_model_id (self->model);
  g_autoptr (MatchupPrice) price =
      matchup_pricing_dup_list_price (matchup_workspace_get_pricing (self->workspace),
                                      matchup_model_ref_get_provider_id (self->model),
                                      model_id);
  const MatchupPriceFields *fields;
  g_autofree char *date = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->list), price != NULL);
  if (price == NULL)
    return;
  fields = matchup_price_get (price);
  date = matchup_price_dup_date (fields->date);
  add_list_prices (self, fields);
  /* Translators: of a price */
  add_list_row (self, _ ("Date"), date);
  if (fields->source != NULL)
    add_list_row (self, _ ("Source"), _ (fields->source));
  if (fields->model_id != NULL && strcmp (fields->model_id, model_id) != 0)
    add_list_row (self, _ ("Listed for"), fields->model_id);
  if (fields->note != NULL)
    add_list_row (self, _ ("Note of the list"), _ (fields->note));
  if (fields->doubtful)
    add_list_row (self, _ ("Not confirmed"), _ ("The list is not sure of this price."));
}

GtkWidget *
matchup_price_page_new (MatchupWorkspace *workspace, MatchupModelRef *model)
{
  MatchupPricePage *self;
  const char *provider_id;
  MatchupProvider *provider;
  g_autofree char *service = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (model), NULL);

  self = g_object_new (MATCHUP_TYPE_PRICE_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->model = g_object_ref (model);
  provider_id = matchup_model_ref_get_provider_id (model);
  provider = matchup_provider_list_find (matchup_workspace_get_providers (workspace), provider_id);
  service = provider != NULL ? matchup_service_dup_name (provider) : g_strdup (provider_id);
  adw_window_title_set_title (self->title, matchup_model_ref_get_name (model));
  adw_window_title_set_subtitle (self->title, service);
  self->filling = TRUE;
  fill_fields (self);
  self->filling = FALSE;
  fill_list (self);
  update_actions (self);
  return GTK_WIDGET (self);
}

void
matchup_price_page_focus (MatchupPricePage *self)
{
  g_return_if_fail (MATCHUP_IS_PRICE_PAGE (self));

  gtk_widget_grab_focus (self->input_row);
}

void
matchup_price_page_type (MatchupPricePage *self,
                         const char *currency,
                         const char *input,
                         const char *cached,
                         const char *output)
{
  g_return_if_fail (MATCHUP_IS_PRICE_PAGE (self));

  if (currency != NULL)
    matchup_currency_button_set_currency (self->currency, currency);
  if (input != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->input_row), input);
  if (cached != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->cached_row), cached);
  if (output != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->output_row), output);
}

const char *
matchup_price_page_get_sentence (MatchupPricePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRICE_PAGE (self), NULL);

  return gtk_label_get_text (self->sentence);
}
