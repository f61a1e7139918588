/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-rate-row.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-number.h"
#include "matchup-price-sentences.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>

struct _MatchupRateRow
{
  AdwEntryRow parent_instance;

  MatchupPricing *pricing;
  char *from;
  char *to;
  char *shown; /* the text last put there by us */
};

enum
{
  SIGNAL_TROUBLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupRateRow, matchup_rate_row, ADW_TYPE_ENTRY_ROW)

static void
show_trouble (MatchupRateRow *self, const char *sentence)
{
  gboolean wrong = *sentence != '\0';

  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, sentence);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRateRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (matchup_pricing_set_finish (MATCHUP_PRICING (source), result, &error))
    show_trouble (self, "");
  else
    show_trouble (self, error->message);
}

static void
apply (MatchupRateRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  double rate = NAN;

  if (*text != '\0' && !matchup_number_parse (text, localeconv ()->decimal_point, &rate))
    {
      g_autofree char *example = matchup_number_format (7.2);
      g_autofree char *sentence = NULL;

      /* Translators: %s is a number as it is written here. */
      sentence = g_strdup_printf (_ ("Type the rate as a number, for example %s."), example);
      show_trouble (self, sentence);
      return;
    }
  /* What was typed is what holds from here on, and may be written in its usual form. */
  g_free (self->shown);
  self->shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));
  matchup_pricing_set_rate_async (self->pricing,
                                  self->from,
                                  self->to,
                                  rate,
                                  set_cb,
                                  g_object_ref (self));
}

/*
 * Whether the text is ours and says something else than @rate (NAN: none). What the person has
 * typed in another form of the same number stays, as does what is not applied yet.
 */
static gboolean
is_out_of_date (MatchupRateRow *self, double rate)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  double typed = NAN;

  if (g_strcmp0 (text, self->shown) != 0)
    return FALSE;
  matchup_number_parse (text, localeconv ()->decimal_point, &typed);
  return typed != rate && !(isnan (typed) && isnan (rate));
}

static void
matchup_rate_row_finalize (GObject *object)
{
  MatchupRateRow *self = MATCHUP_RATE_ROW (object);

  g_clear_object (&self->pricing);
  g_free (self->from);
  g_free (self->to);
  g_free (self->shown);

  G_OBJECT_CLASS (matchup_rate_row_parent_class)->finalize (object);
}

static void
matchup_rate_row_class_init (MatchupRateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_rate_row_finalize;

  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);
}

static void
matchup_rate_row_init (MatchupRateRow *self)
{
  self->shown = g_strdup ("");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_NUMBER);
  matchup_accessible_name_by_tooltip (GTK_WIDGET (self));
  g_signal_connect (self, "apply", G_CALLBACK (apply), NULL);
}

GtkWidget *
matchup_rate_row_new (MatchupPricing *pricing, const char *from, const char *to)
{
  MatchupRateRow *self;

  g_return_val_if_fail (MATCHUP_IS_PRICING (pricing), NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_RATE_ROW, NULL);
  self->pricing = g_object_ref (pricing);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  matchup_rate_row_update (self);
  return GTK_WIDGET (self);
}

const char *
matchup_rate_row_get_from (MatchupRateRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_RATE_ROW (self), NULL);
  return self->from;
}

const char *
matchup_rate_row_get_to (MatchupRateRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_RATE_ROW (self), NULL);
  return self->to;
}

void
matchup_rate_row_update (MatchupRateRow *self)
{
  MatchupExchangeRate rate;
  gboolean known;
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (MATCHUP_IS_RATE_ROW (self));

  known = matchup_pricing_find_rate (self->pricing, self->from, self->to, &rate);
  if (known)
    {
      text = matchup_number_format (rate.rate);
      date = matchup_price_dup_date (rate.date);
      /* Translators: two codes of currencies and a date, above a number. */
      title = g_strdup_printf (_ ("1 %s in %s, rate of %s"), self->from, self->to, date);
    }
  else
    {
      text = g_strdup ("");
      /* Translators: two codes of currencies. */
      title = g_strdup_printf (_ ("1 %s in %s"), self->from, self->to);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  if (!is_out_of_date (self, known ? rate.rate : NAN))
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  gtk_editable_set_text (GTK_EDITABLE (self), self->shown);
}
