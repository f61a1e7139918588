/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sent-words.h"

#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

/* Takes @part; NULL: nothing. */
static void
append (GString *text, char *part)
{
  if (part != NULL && text->len > 0)
    /* Translators: between the parts of a list like “3 requests, 2 pictures” */
    g_string_append (text, C_ ("list", ", "));
  if (part != NULL)
    g_string_append (text, part);
  g_free (part);
}

static char *
count (const char *format, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  return matchup_sentence_insert_name (format, number);
}

char *
matchup_sent_words_dup_counts (const MatchupLedgerService *service)
{
  GString *text = g_string_new (NULL);
  gulong n;

  n = (gulong) service->requests;
  /* Translators: %s is a number, also below. */
  append (text, count (ngettext ("%s request", "%s requests", n), service->requests));
  n = (gulong) service->characters;
  append (text, count (ngettext ("%s character", "%s characters", n), service->characters));
  n = (gulong) service->pictures;
  if (n > 0)
    append (text, count (ngettext ("%s picture", "%s pictures", n), service->pictures));
  n = (gulong) service->files;
  if (n > 0)
    append (text, count (ngettext ("%s file", "%s files", n), service->files));
  return g_string_free (text, FALSE);
}

static char *
dup_money (GArray *sums, MatchupValueSource source)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sums->len; i++)
    {
      const MatchupPromptCost *sum = &g_array_index (sums, MatchupPromptCost, i);

      append (text, matchup_format_money (sum->amount, sum->currency, source));
    }
  return g_string_free (text, FALSE);
}

static char *
dup_part (const char *format, GArray *sums, MatchupValueSource source)
{
  g_autofree char *money = dup_money (sums, source);

  return sums->len > 0 ? matchup_sentence_insert_name (format, money) : NULL;
}

char *
matchup_sent_words_dup_costs (const MatchupLedgerService *service)
{
  GString *text = g_string_new (NULL);

  /* Translators: %s is an amount of money. */
  append (text, dup_part (_ ("%s told by the service"), service->told, MATCHUP_VALUE_SOURCE_TOLD));
  append (text,
          /* Translators: %s is an amount of money. */
          dup_part (_ ("%s by your own prices"), service->own, MATCHUP_VALUE_SOURCE_ESTIMATED));
  append (text,
          /* Translators: %s is an amount of money. */
          dup_part (_ ("%s by the price list"), service->listed, MATCHUP_VALUE_SOURCE_ESTIMATED));
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}
