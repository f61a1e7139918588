/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cost-popover.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-help-button.h"
#include "matchup-format.h"
#include "matchup-model-ref.h"
#include "matchup-price-sentences.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>
#include <math.h>

struct _MatchupCostPopover
{
  GtkPopover parent_instance;

  MatchupRun *run;
  MatchupPricing *pricing;

  GtkGrid *sum;
  GtkBox *notes;
  GtkLabel *title;
  GtkButton *edit_button;
  int n_lines; /* of the sum */
};

G_DEFINE_FINAL_TYPE (MatchupCostPopover, matchup_cost_popover, GTK_TYPE_POPOVER)

static GtkWidget *
add_cell (MatchupCostPopover *self, int column, int n_columns, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  /* At the blanks of a product or of words; an amount has none. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->sum, label, column, self->n_lines, n_columns, 1);
  return label;
}

/* One kind of tokens; @price NAN: not known. */
static void
add_line (MatchupCostPopover *self,
          const char *kind,
          gint64 tokens,
          double price,
          const char *currency)
{
  g_autofree char *count = g_strdup_printf ("%'" G_GINT64_FORMAT, tokens);
  g_autofree char *factor = NULL;
  g_autofree char *product = NULL;
  g_autofree char *amount = NULL;

  add_cell (self, 0, 1, kind);
  if (isnan (price))
    {
      add_cell (self, 1, 1, count);
    }
  else
    {
      factor = matchup_format_price (price, currency);
      product = g_strdup_printf ("%s × %s", count, factor);
      amount = matchup_format_price ((double) tokens * price / 1e6, currency);
      add_cell (self, 1, 1, product);
      add_cell (self, 2, 1, amount);
    }
  self->n_lines++;
}

static void
add_total (MatchupCostPopover *self, const MatchupCost *cost)
{
  /* To the last digit, so that it can be followed. */
  g_autofree char *exact = matchup_format_price (cost->amount, cost->currency);
  g_autofree char *amount = cost->source == MATCHUP_VALUE_SOURCE_ESTIMATED
                                ? g_strconcat ("≈\302\240", exact, NULL)
                                : g_strdup (exact);

  gtk_grid_attach (self->sum,
                   gtk_separator_new (GTK_ORIENTATION_HORIZONTAL),
                   0,
                   self->n_lines++,
                   3,
                   1);
  gtk_widget_add_css_class (add_cell (self, 0, 1, C_ ("sum of costs", "Together")), "heading");
  gtk_widget_add_css_class (add_cell (self, 1, 2, amount), "heading");
  self->n_lines++;
}

static void
add_sum (MatchupCostPopover *self, const MatchupUsage *usage, const MatchupCost *cost)
{
  MatchupPriceTier unknown;
  const MatchupTokenPrices *prices;
  const char *currency = cost != NULL ? cost->currency : "";
  gint64 cached = 0;

  matchup_price_tier_init (&unknown, NULL);
  prices = cost != NULL ? &cost->tier.prices : &unknown.prices;
  if (usage != NULL && usage->prompt >= 0)
    {
      cached = CLAMP (usage->cached, 0, usage->prompt);
      add_line (self, C_ ("tokens", "Question"), usage->prompt - cached, prices->input, currency);
    }
  if (cached > 0)
    add_line (self,
              C_ ("tokens", "Kept from before"),
              cached,
              matchup_token_prices_get_cached (prices),
              currency);
  if (usage != NULL && usage->completion >= 0)
    add_line (self, C_ ("tokens", "Answer"), usage->completion, prices->output, currency);
  if (cost != NULL)
    add_total (self, cost);
}

/* Takes @text; NULL or "": nothing. */
static void
add_note (MatchupCostPopover *self, char *text)
{
  g_autofree char *owned = text;
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (owned);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->notes, label);
}

static char *
dup_own_currency (MatchupCostPopover *self, const MatchupCost *cost)
{
  MatchupExchangeRate rate;
  double amount;
  g_autofree char *money = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *date = NULL;

  if (!matchup_pricing_convert (self->pricing, cost->amount, cost->currency, &amount, &rate))
    return NULL;
  money = matchup_format_money (amount, rate.to, MATCHUP_VALUE_SOURCE_ESTIMATED);
  one = matchup_format_price (1, rate.from);
  other = matchup_format_price (rate.rate, rate.to);
  date = matchup_price_dup_date (rate.date);
  /* Translators: “≈ ¥0.0036 at $1 = ¥7.2, your rate of 11/20/2026” */
  return g_strdup_printf (_ ("%s at %s = %s, your rate of %s"), money, one, other, date);
}

static char *
dup_thinking (const MatchupUsage *usage)
{
  g_autofree char *tokens = NULL;

  if (usage == NULL || usage->reasoning <= 0)
    return NULL;
  tokens = matchup_format_tokens (usage->reasoning);
  /* Translators: %s is like “200 tokens”. */
  return g_strdup_printf (_ ("Thinking is paid for as answer: %s of it."), tokens);
}

static void
add_notes (MatchupCostPopover *self, const MatchupUsage *usage, const MatchupCost *cost)
{
  if (cost == NULL)
    {
      add_note (self,
                g_strdup (_ ("Matchup does not know what this model costs. With a price, "
                             "answers that come after it show their cost.")));
      return;
    }
  add_note (self, dup_own_currency (self, cost));
  if (!isnan (cost->tier.prices.input))
    add_note (self, g_strdup (_ ("Tokens × price of a million")));
  add_note (self, matchup_cost_dup_origin (cost));
  add_note (self, matchup_price_tier_dup_words (&cost->tier));
  if (cost->peak)
    add_note (self, g_strdup (_ ("Price of the peak hours")));
  if (cost->doubtful)
    add_note (self, g_strdup (_ ("The list is not sure of this price.")));
  add_note (self, dup_thinking (usage));
  if (usage != NULL && usage->source == MATCHUP_VALUE_SOURCE_ESTIMATED &&
      cost->source == MATCHUP_VALUE_SOURCE_ESTIMATED)
    add_note (self, g_strdup (_ ("The tokens are an estimate too: the service did not count.")));
}

static void
fill (MatchupCostPopover *self)
{
  const MatchupUsage *usage = matchup_run_get_usage (self->run);
  const MatchupCost *cost = matchup_run_get_cost (self->run);

  gtk_label_set_text (self->title,
                      /* Translators: a button */
                      cost != NULL ? _ ("Cost of This Answer") : _ ("Price Not Known"));
  gtk_button_set_label (self->edit_button,
                        cost != NULL ? /* Translators: a button */ _ ("_Edit This Price")
                                     : /* Translators: a button */ _ ("_Set a Price"));
  /* A service that tells the cost goes before any price. */
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button),
                          cost == NULL || cost->source != MATCHUP_VALUE_SOURCE_TOLD);
  add_sum (self, usage, cost);
  add_notes (self, usage, cost);
  matchup_wrap_texts (self);
}

static void
edit_clicked_cb (MatchupCostPopover *self)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (self->run));
  const char *provider_id = matchup_model_ref_get_provider_id (model);
  const char *model_id = matchup_model_ref_get_model_id (model);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.price", "(ss)", provider_id, model_id);
}

static void
matchup_cost_popover_dispose (GObject *object)
{
  MatchupCostPopover *self = MATCHUP_COST_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_COST_POPOVER);
  g_clear_object (&self->run);
  g_clear_object (&self->pricing);

  G_OBJECT_CLASS (matchup_cost_popover_parent_class)->dispose (object);
}

static void
matchup_cost_popover_class_init (MatchupCostPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_cost_popover_dispose;
  g_type_ensure (MATCHUP_TYPE_HELP_BUTTON);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-cost-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupCostPopover, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupCostPopover, sum);
  gtk_widget_class_bind_template_child (widget_class, MatchupCostPopover, notes);
  gtk_widget_class_bind_template_child (widget_class, MatchupCostPopover, edit_button);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
}

static void
matchup_cost_popover_init (MatchupCostPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
matchup_cost_popover_new (MatchupRun *run, MatchupPricing *pricing)
{
  MatchupCostPopover *self;

  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);
  g_return_val_if_fail (MATCHUP_IS_PRICING (pricing), NULL);

  self = g_object_new (MATCHUP_TYPE_COST_POPOVER, NULL);
  self->run = g_object_ref (run);
  self->pricing = g_object_ref (pricing);
  fill (self);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
