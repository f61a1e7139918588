/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-format.h"

#include "matchup-config.h"
#include "matchup-number.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Symbols that stand before or after the amount as the locale of the person puts its own. */
static const struct
{
  const char *currency;
  const char *symbol;
} symbols[] = {
  { "USD", "$" },   { "CNY", "¥" }, { "EUR", "€" }, { "GBP", "£" },
  { "JPY", "JP¥" }, { "KRW", "₩" }, { "INR", "₹" },
};

/* No-break space (U+00A0). */
#define NBSP "\302\240"

char *
matchup_format_seconds (double seconds)
{
  if (!isfinite (seconds) || seconds < 0)
    seconds = 0;
  /* Only what rounds to nothing in seconds. */
  if (seconds > 0 && seconds < 0.0495)
    return g_strdup_printf (C_ ("duration", "%d ms"), MAX ((int) round (seconds * 1000), 1));
  if (seconds < 9.95)
    return g_strdup_printf (C_ ("duration", "%.1f s"), seconds);
  return matchup_format_wait ((gint64) MIN (round (seconds), 1e12));
}

char *
matchup_format_wait (gint64 seconds)
{
  seconds = CLAMP (seconds, 0, 1000000000);
  if (seconds < 60)
    return g_strdup_printf (C_ ("duration", "%d s"), (int) seconds);
  return g_strdup_printf (C_ ("duration", "%d min %d s"),
                          (int) (seconds / 60),
                          (int) (seconds % 60));
}

static char *
format_rate (double per_second)
{
  if (!isfinite (per_second) || per_second < 0)
    per_second = 0;
  return g_strdup_printf (per_second < 9.95 ? "%.1f" : "%'.0f", per_second);
}

char *
matchup_format_speed (double per_second, gboolean characters)
{
  g_autofree char *number = format_rate (per_second);

  return g_strdup_printf (
      characters ? /* Translators: speed of writing; %s is a number */ _ ("%s characters/s")
                 : /* Translators: speed of writing; %s is a number */ _ ("%s words/s"),
      number);
}

char *
matchup_format_token_speed (double per_second)
{
  g_autofree char *number = format_rate (per_second);

  /* Translators: speed of thinking and writing; %s is a number */
  return g_strdup_printf (_ ("%s tokens/s"), number);
}

char *
matchup_format_tokens (gint64 tokens)
{
  g_autofree char *number = NULL;

  tokens = MAX (tokens, 0);
  number = g_strdup_printf ("%'" G_GINT64_FORMAT, tokens);
  return g_strdup_printf (ngettext ("%s token", "%s tokens", (gulong) tokens), number);
}

static const char *
find_symbol (const char *currency)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      if (strcmp (symbols[i].currency, currency) == 0)
        return symbols[i].symbol;
    }
  return NULL;
}

/* Two digits that count, at least two decimals, at most six. */
static int
get_decimals (double amount)
{
  if (amount <= 0 || amount >= 0.1)
    return 2;
  return CLAMP (1 - (int) floor (log10 (amount)), 2, 6);
}

/* Puts the symbol of the currency, or its code, where the locale has its own. */
static char *
add_symbol (const char *number, const char *currency)
{
  const char *symbol = find_symbol (currency);

  if (symbol == NULL)
    return g_strconcat (currency, NBSP, number, NULL);
  if (localeconv ()->p_cs_precedes == 0)
    return g_strconcat (number, NBSP, symbol, NULL);
  return g_strconcat (symbol, number, NULL);
}

char *
matchup_format_money (double amount, const char *currency, MatchupValueSource source)
{
  g_autofree char *number = NULL;
  g_autofree char *money = NULL;
  gboolean less = FALSE;

  g_return_val_if_fail (currency != NULL, NULL);

  if (!isfinite (amount) || amount < 0)
    amount = 0;
  if (amount > 0 && amount < 0.000001)
    {
      less = TRUE;
      amount = 0.000001;
    }
  number = g_strdup_printf ("%'.*f", get_decimals (amount), amount);
  money = add_symbol (number, currency);
  if (less)
    return g_strconcat ("<" NBSP, money, NULL);
  if (source == MATCHUP_VALUE_SOURCE_ESTIMATED)
    return g_strconcat ("≈" NBSP, money, NULL);
  return g_steal_pointer (&money);
}

char *
matchup_format_price (double price, const char *currency)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (isfinite (price) && currency != NULL, NULL);

  number = matchup_number_format (price);
  return add_symbol (number, currency);
}

char *
matchup_format_token_prices (const MatchupTokenPrices *prices, const char *currency)
{
  g_autofree char *input = NULL;
  g_autofree char *output = NULL;

  g_return_val_if_fail (prices != NULL && currency != NULL, NULL);

  if (matchup_token_prices_are_free (prices))
    return g_strdup (C_ ("cost", "free"));
  input = matchup_format_price (prices->input, currency);
  output = matchup_format_price (prices->output, currency);
  if (!isnan (prices->cached))
    {
      g_autofree char *cached = matchup_format_price (prices->cached, currency);

      /* Translators: prices per million tokens; “kept” is what the service had from before. */
      return g_strdup_printf (_ ("Question %s, kept %s, answer %s"), input, cached, output);
    }
  /* Translators: prices per million tokens. */
  return g_strdup_printf (_ ("Question %s, answer %s"), input, output);
}

char *
matchup_format_cost (const MatchupCost *cost, MatchupPricing *pricing)
{
  g_autofree char *money = NULL;
  g_autofree char *own = NULL;
  double amount;

  g_return_val_if_fail (cost != NULL, NULL);

  if (matchup_cost_is_free (cost))
    return g_strdup (C_ ("cost", "free"));
  money = matchup_format_money (cost->amount, cost->currency, cost->source);
  if (pricing == NULL ||
      !matchup_pricing_convert (pricing, cost->amount, cost->currency, &amount, NULL))
    return g_steal_pointer (&money);
  own = matchup_format_money (amount,
                              matchup_pricing_get_own_currency (pricing),
                              MATCHUP_VALUE_SOURCE_ESTIMATED);
  /* Translators: a cost in the currency of the service, and in the person's own. */
  return g_strdup_printf (C_ ("cost", "%s (%s)"), money, own);
}

/* @label: what is counted, translated; nothing is added where @count is not known. */
static void
append_count (GString *text, const char *label, gint64 count)
{
  if (count < 0)
    return;
  g_string_append_c (text, '\n');
  g_string_append (text, label);
  g_string_append_printf (text, " %'" G_GINT64_FORMAT, count);
}

char *
matchup_format_usage_origin (const MatchupUsage *usage)
{
  GString *text;

  g_return_val_if_fail (usage != NULL, NULL);

  text = g_string_new (usage->source == MATCHUP_VALUE_SOURCE_ESTIMATED
                           ? _ ("Tokens, estimated by Matchup from the text")
                           : _ ("Tokens, told by the service"));
  /* Translators: before a number of tokens */
  append_count (text, _ ("Question:"), usage->prompt);
  /* Translators: before a number of tokens */
  append_count (text, _ ("Answer:"), usage->completion);
  append_count (text, _ ("Of these for thinking:"), usage->reasoning);
  append_count (text, _ ("Of the question kept from before:"), usage->cached);
  return g_string_free (text, FALSE);
}

/* @label: what took @time (microseconds), translated; nothing is added where it is not known. */
static void
append_time (GString *text, const char *label, gint64 time)
{
  g_autofree char *duration = NULL;

  if (time < 0)
    return;
  duration = matchup_format_seconds ((double) time / G_USEC_PER_SEC);
  g_string_append_printf (text, "\n%s %s", label, duration);
}

char *
matchup_format_service_timings_origin (const MatchupServiceTimings *timings)
{
  GString *text;

  g_return_val_if_fail (timings != NULL, NULL);

  text = g_string_new (_ ("Speed of thinking and writing, told by the service"));
  append_time (text, _ ("Loading the model:"), timings->load_time);
  append_time (text, _ ("Reading the question:"), timings->prompt_time);
  append_time (text, _ ("Thinking and writing:"), timings->writing_time);
  return g_string_free (text, FALSE);
}
