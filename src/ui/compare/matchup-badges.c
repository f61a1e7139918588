/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-badges.h"

#include "matchup-config.h"
#include "matchup-shown.h"

#include <glib/gi18n.h>
#include <math.h>

/* So much ahead of the second is ahead. */
#define MIN_SHARE 0.1
#define MIN_COST_SHARE 0.05
#define MIN_SECONDS 0.1

typedef double (*GetFigure) (const MatchupBadgeEntry *entry);

static double
get_first_word (const MatchupBadgeEntry *entry)
{
  return entry->figures.first_word;
}

static double
get_speed (const MatchupBadgeEntry *entry)
{
  return entry->figures.speed;
}

static double
get_length (const MatchupBadgeEntry *entry)
{
  return (double) entry->figures.length;
}

static double
get_cost (const MatchupBadgeEntry *entry)
{
  return entry->cost;
}

typedef struct
{
  MatchupBadges badge;
  GetFigure get;
  gboolean more_is_better;
  gboolean all; /* has to be known of all */
  gboolean in_words;
  double min_share;
  double min_difference;
} Discipline;

static const Discipline disciplines[] = {
  { MATCHUP_BADGES_FIRST_WORD, get_first_word, FALSE, TRUE, FALSE, MIN_SHARE, MIN_SECONDS },
  { MATCHUP_BADGES_WRITING, get_speed, TRUE, FALSE, TRUE, MIN_SHARE, 0 },
  { MATCHUP_BADGES_CHEAPEST, get_cost, FALSE, TRUE, FALSE, MIN_COST_SHARE, 0 },
  { MATCHUP_BADGES_LONGEST, get_length, TRUE, TRUE, TRUE, MIN_SHARE, 0 },
};

static gboolean
is_ahead (const Discipline *discipline, double best, double second)
{
  double larger = MAX (best, second);
  double difference = discipline->more_is_better ? best - second : second - best;

  return difference > 0 && difference >= discipline->min_share * larger &&
         difference >= discipline->min_difference;
}

/* FALSE: this one rules the comparison out. */
static gboolean
fits (const Discipline *discipline, const MatchupBadgeEntry *entry, const MatchupBadgeEntry *other)
{
  return !discipline->in_words || other == NULL ||
         entry->figures.characters == other->figures.characters;
}

/* The one that is ahead in @discipline; -1: nobody is. */
static int
find_winner (const Discipline *discipline, const MatchupBadgeEntry *entries, guint n)
{
  int best = -1;
  int second = -1;

  for (guint i = 0; i < n; i++)
    {
      double figure = discipline->get (&entries[i]);
      double sign = discipline->more_is_better ? 1 : -1;

      if (!entries[i].finished)
        continue;
      if (!isfinite (figure))
        {
          if (discipline->all)
            return -1;
          continue;
        }
      if (!fits (discipline, &entries[i], best >= 0 ? &entries[best] : NULL))
        return -1;
      if (best < 0 || sign * figure > sign * discipline->get (&entries[best]))
        {
          second = best;
          best = (int) i;
        }
      else if (second < 0 || sign * figure > sign * discipline->get (&entries[second]))
        {
          second = (int) i;
        }
    }
  if (second < 0 ||
      !is_ahead (discipline, discipline->get (&entries[best]), discipline->get (&entries[second])))
    return -1;
  return best;
}

void
matchup_badges_choose (const MatchupBadgeEntry *entries, guint n, MatchupBadges *out_badges)
{
  g_return_if_fail (n == 0 || (entries != NULL && out_badges != NULL));

  for (guint i = 0; i < n; i++)
    out_badges[i] = MATCHUP_BADGES_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (disciplines); i++)
    {
      int winner = find_winner (&disciplines[i], entries, n);

      if (winner >= 0)
        out_badges[winner] |= disciplines[i].badge;
    }
}

gboolean
matchup_badges_are_shown (MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), FALSE);
  return !matchup_round_is_busy (round);
}

/* The currency in which all costs can be told: that of them all, else the person's own. */
static const char *
find_currency (MatchupRound *round, MatchupPricing *pricing)
{
  const char *common = NULL;

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_shown_get_answer (round, i));
      const MatchupCost *cost = run != NULL ? matchup_run_get_cost (run) : NULL;
      const char *own = matchup_pricing_get_own_currency (pricing);

      if (cost == NULL)
        continue;
      if (common != NULL && !g_str_equal (common, cost->currency))
        return own != NULL ? own : common;
      common = cost->currency;
    }
  return common;
}

static double
get_cost_in (MatchupRun *run, const char *currency, MatchupPricing *pricing)
{
  const MatchupCost *cost = matchup_run_get_cost (run);
  MatchupExchangeRate rate;
  double amount;

  if (cost == NULL || currency == NULL)
    return NAN;
  if (g_str_equal (cost->currency, currency))
    return cost->amount;
  if (!matchup_pricing_find_rate (pricing, cost->currency, currency, &rate) ||
      !matchup_exchange_rate_convert (&rate, cost->amount, cost->currency, currency, &amount))
    return NAN;
  return amount;
}

void
matchup_badges_find (MatchupRound *round, MatchupPricing *pricing, MatchupBadges *out_badges)
{
  g_autofree MatchupBadgeEntry *entries = NULL;
  const char *currency;
  guint n;

  g_return_if_fail (MATCHUP_IS_ROUND (round));
  g_return_if_fail (MATCHUP_IS_PRICING (pricing));
  g_return_if_fail (out_badges != NULL);

  n = matchup_round_get_n_answers (round);
  entries = g_new0 (MatchupBadgeEntry, MAX (n, 1));
  currency = find_currency (round, pricing);
  for (guint i = 0; i < n && matchup_badges_are_shown (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_shown_get_answer (round, i));

      if (run == NULL || matchup_run_get_state (run) != MATCHUP_RUN_STATE_DONE ||
          !matchup_run_has_answer (run))
        continue;
      entries[i].finished = TRUE;
      matchup_run_figures_get (run, &entries[i].figures);
      entries[i].cost = get_cost_in (run, currency, pricing);
    }
  matchup_badges_choose (entries, n, out_badges);
}

static void
add_badge (GtkWidget *box, const char *icon_name, const char *text, const char *tooltip)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_add_css_class (badge, "matchup-badge");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_tooltip_text (badge, tooltip);
  gtk_box_append (GTK_BOX (badge), icon);
  gtk_box_append (GTK_BOX (badge), label);
  gtk_widget_set_parent (badge, box);
}

void
matchup_badges_add_to (MatchupBadges badges, GtkWidget *box)
{
  g_return_if_fail (GTK_IS_WIDGET (box));

  if ((badges & MATCHUP_BADGES_FIRST_WORD) != 0)
    add_badge (box,
               "emoji-flags-symbolic",
               _ ("fastest first word"),
               _ ("Began to answer before all others of this round, measured by Matchup"));
  if ((badges & MATCHUP_BADGES_WRITING) != 0)
    add_badge (box,
               "document-edit-symbolic",
               _ ("fastest writing"),
               _ ("Wrote faster than all others of this round, measured by Matchup"));
  if ((badges & MATCHUP_BADGES_CHEAPEST) != 0)
    add_badge (box,
               "starred-symbolic",
               /* Translators: mark of an answer */
               _ ("cheapest"),
               _ ("Cost less than all others of this round"));
  if ((badges & MATCHUP_BADGES_LONGEST) != 0)
    add_badge (box,
               "format-justify-left-symbolic",
               /* Translators: mark of an answer */
               _ ("longest"),
               _ ("The longest answer of this round, counted by Matchup"));
}
