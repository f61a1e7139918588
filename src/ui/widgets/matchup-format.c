/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-format.h"

#include "matchup-config.h"

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
  { "USD", "$" }, { "CNY", "¥" }, { "EUR", "€" }, { "GBP", "£" },
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
  return g_strdup_printf (
      C_ ("duration", "%d min %d s"), (int) (seconds / 60), (int) (seconds % 60));
}

char *
matchup_format_speed (double per_second, gboolean characters)
{
  g_autofree char *number = NULL;

  if (!isfinite (per_second) || per_second < 0)
    per_second = 0;
  number = g_strdup_printf (per_second < 9.95 ? "%.1f" : "%'.0f", per_second);
  /* Translators: speed of writing; %s is a number */
  return g_strdup_printf (characters ? _ ("%s characters/s") : _ ("%s words/s"), number);
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

char *
matchup_format_money (double amount, const char *currency, MatchupValueSource source)
{
  g_autofree char *number = NULL;
  g_autofree char *money = NULL;
  const char *symbol;
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
  symbol = find_symbol (currency);
  if (symbol == NULL)
    money = g_strconcat (currency, NBSP, number, NULL);
  else if (localeconv ()->p_cs_precedes == 0)
    money = g_strconcat (number, NBSP, symbol, NULL);
  else
    money = g_strconcat (symbol, number, NULL);
  if (less)
    return g_strconcat ("<" NBSP, money, NULL);
  if (source == MATCHUP_VALUE_SOURCE_ESTIMATED)
    return g_strconcat ("≈" NBSP, money, NULL);
  return g_steal_pointer (&money);
}

char *
matchup_format_cost_origin (const MatchupCost *cost)
{
  g_return_val_if_fail (cost != NULL, NULL);

  if (cost->source == MATCHUP_VALUE_SOURCE_TOLD)
    return g_strdup (_ ("Price of this answer, told by the service"));
  if (cost->list_date[0] == '\0')
    return g_strdup (_ ("Price of this answer, estimated from the price list"));
  /* Translators: %s is a date like 2025-11-20 */
  return g_strdup_printf (_ ("Price of this answer, estimated from the price list of %s"),
                          cost->list_date);
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
  append_count (text, _ ("Question:"), usage->prompt);
  append_count (text, _ ("Answer:"), usage->completion);
  append_count (text, _ ("Of these for thinking:"), usage->reasoning);
  append_count (text, _ ("Of the question kept from before:"), usage->cached);
  return g_string_free (text, FALSE);
}
