/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-results-words.h"

#include "matchup-config.h"
#include "matchup-number.h"
#include "matchup-params.h"
#include "matchup-sample-size.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>
#include <math.h>

char *
matchup_results_dup_share (double share)
{
  /* Translators: a share of votes, like “75 %” */
  return g_strdup_printf (C_ ("share", "%d%%"), (int) round (share * 100));
}

static void
add_setting (GString *name, const char *setting)
{
  g_string_append (name, " · ");
  g_string_append (name, setting);
}

char *
matchup_results_dup_name (const MatchupModelFigures *figures)
{
  GString *name = g_string_new (figures->name);
  MatchupParams *params = figures->params;
  double temperature = params != NULL ? matchup_params_get_temperature (params) : NAN;

  if (!isnan (temperature))
    {
      g_autofree char *number = matchup_number_format (temperature);
      /* Translators: a setting of a model that tells it from the same one; {1} is a number */
      g_autofree char *setting =
          /* Translators: one of the settings that tell two contestants with the same model apart;
             {1} is a number */
          matchup_sentence_insert_names (_ ("creativity {1}"), (const char *[]){ number, NULL });

      add_setting (name, setting);
    }
  if (params != NULL && matchup_params_get_max_tokens (params) > 0)
    {
      g_autofree char *number = g_strdup_printf ("%'d", matchup_params_get_max_tokens (params));
      /* Translators: a setting of a model that tells it from the same one; {1} is a number */
      g_autofree char *setting = matchup_sentence_insert_names (_ ("at most {1} tokens"),
                                                                (const char *[]){ number, NULL });

      add_setting (name, setting);
    }
  if (params != NULL && matchup_params_get_thinking (params) == MATCHUP_THINKING_ON)
    add_setting (name, _ ("with thinking"));
  if (params != NULL && matchup_params_get_thinking (params) == MATCHUP_THINKING_OFF)
    add_setting (name, _ ("without thinking"));
  if (params != NULL && matchup_params_get_instructions (params) != NULL)
    add_setting (name, _ ("with instructions"));
  return g_string_free (name, FALSE);
}

/* All that a sentence about a pair may insert: {1} a, {2} b, {3} wins of a, {4} counted votes, {5}
 * about how many are missing. */
typedef struct
{
  char *names[6];
} Insertions;

static char *
dup_count (double count)
{
  return g_strdup_printf ("%'.0f", count);
}

static char *
dup_name (MatchupStandings *standings, const char *key)
{
  const MatchupModelFigures *figures = matchup_standings_find_model (standings, key);

  return figures != NULL ? matchup_results_dup_name (figures) : g_strdup ("");
}

static void
insertions_init (Insertions *self, MatchupStandings *standings, const MatchupPairStanding *pair)
{
  self->names[0] = dup_name (standings, pair->a);
  self->names[1] = dup_name (standings, pair->b);
  self->names[2] = dup_count (pair->wins);
  self->names[3] = dup_count (pair->counted);
  self->names[4] = dup_count (matchup_sample_size_round (MAX (pair->missing, 0)));
  self->names[5] = NULL;
}

static void
insertions_clear (Insertions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_free (self->names[i]);
}

static gulong
get_missing (const MatchupPairStanding *pair)
{
  return (gulong) matchup_sample_size_round (MAX (pair->missing, 0));
}

static const char *
choose_even (const MatchupPairStanding *pair)
{
  if (pair->counted <= 0)
    /* Translators: names of models */
    return _ ("Too early to say: no vote has told {1} and {2} apart yet.");
  if (matchup_pair_standing_is_settled_even (pair))
    /* Translators: names of models */
    return _ ("{1} and {2} are about equally good: enough votes say so.");
  /* Translators: names of models */
  return _ ("{1} and {2} are about level so far: it would take a great many votes to tell them "
            "apart.");
}

/* {3} and {4} are wins and votes of the same pair, {5} is the number that the plural is of. */
static const char *
choose_sentence (const MatchupPairStanding *pair)
{
  gulong missing = get_missing (pair);

  switch (pair->verdict)
    {
    case MATCHUP_VERDICT_AHEAD_SURE:
      /* Translators: {1} and {2} are models, {3} and {4} numbers */
      return _ ("{1} is ahead of {2}: it won {3} of {4} votes, more than luck explains.");
    case MATCHUP_VERDICT_AHEAD_UNSURE:
      /* Translators: {1} and {2} are models, {3}, {4} and {5} numbers; the plural is that of {5} */
      return ngettext ("{1} is ahead of {2} with {3} of {4} votes, but that may be luck: about {5} "
                       "more vote is needed.",
                       "{1} is ahead of {2} with {3} of {4} votes, but that may be luck: about {5} "
                       "more votes are needed.",
                       missing);
    case MATCHUP_VERDICT_TOO_FEW:
      if (missing > 0)
        /* Translators: {5} is a number; {1} and {2} would be the names of the models */
        return ngettext ("Too early to say: about {5} more vote is needed.",
                         "Too early to say: about {5} more votes are needed.",
                         missing);
      /* Translators: names of models */
      return _ ("Too early to say: {1} and {2} have not been told apart by enough votes.");
    case MATCHUP_VERDICT_EVEN:
    default:
      return choose_even (pair);
    }
}

char *
matchup_results_dup_pair_sentence (MatchupStandings *standings, guint pair)
{
  const MatchupPairStanding *standing = matchup_standings_get_pair (standings, pair);
  Insertions insertions;
  char *sentence;

  insertions_init (&insertions, standings, standing);
  sentence = matchup_sentence_insert_names (choose_sentence (standing),
                                            (const char *const *) insertions.names);
  insertions_clear (&insertions);
  return sentence;
}

/* Whether @key is surely ahead of each of the others, having met them all. */
static gboolean
beats_all (MatchupStandings *standings, const char *key)
{
  guint n_beaten = 0;

  for (guint i = 0; i < matchup_standings_get_n_pairs (standings); i++)
    {
      const MatchupPairStanding *pair = matchup_standings_get_pair (standings, i);

      if (g_str_equal (pair->b, key))
        return FALSE;
      n_beaten += g_str_equal (pair->a, key) && pair->verdict == MATCHUP_VERDICT_AHEAD_SURE;
    }
  return n_beaten + 1 == matchup_standings_get_n_models (standings);
}

/* The one of at least three; NULL: there is none. */
static const MatchupModelFigures *
find_champion (MatchupStandings *standings)
{
  guint n = matchup_standings_get_n_models (standings);

  for (guint i = 0; n > 2 && i < n; i++)
    {
      const MatchupModelFigures *figures = matchup_standings_get_model (standings, i);

      if (beats_all (standings, figures->key))
        return figures;
    }
  return NULL;
}

char *
matchup_results_dup_headline (MatchupStandings *standings)
{
  const MatchupModelFigures *champion;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);

  if (matchup_standings_get_n_pairs (standings) == 0)
    return g_strdup (_ ("Vote on answers and the result appears here."));
  champion = find_champion (standings);
  if (champion != NULL)
    {
      g_autofree char *name = matchup_results_dup_name (champion);
      guint others = matchup_standings_get_n_models (standings) - 1;
      g_autofree char *number = g_strdup_printf ("%u", others);

      return matchup_sentence_insert_names (
          /* Translators: {1} is a model, {2} a number of at least two */
          ngettext ("{1} is ahead of the {2} other model, more than luck explains.",
                    "{1} is ahead of each of the {2} other models, more than luck explains.",
                    others),
          (const char *[]){ name, number, NULL });
    }
  return matchup_results_dup_pair_sentence (standings, 0);
}

char *
matchup_results_dup_votes (guint n)
{
  return g_strdup_printf (ngettext ("%u vote", "%u votes", n), n);
}

char *
matchup_results_dup_short_lead (MatchupStandings *standings)
{
  const MatchupModelFigures *champion;
  const MatchupPairStanding *pair;
  g_autofree char *name = NULL;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);

  if (matchup_standings_get_n_pairs (standings) == 0)
    return g_strdup (_ ("No votes yet"));
  pair = matchup_standings_get_pair (standings, 0);
  champion = find_champion (standings);
  name = champion != NULL ? matchup_results_dup_name (champion) : dup_name (standings, pair->a);
  if (champion != NULL || pair->verdict == MATCHUP_VERDICT_AHEAD_SURE)
    /* Translators: {1} is a model; as short as it can be */
    return matchup_sentence_insert_names (_ ("{1} is ahead"), (const char *[]){ name, NULL });
  if (pair->verdict == MATCHUP_VERDICT_AHEAD_UNSURE)
    /* Translators: {1} is a model; as short as it can be */
    return matchup_sentence_insert_names (_ ("{1} may be ahead"), (const char *[]){ name, NULL });
  if (pair->verdict == MATCHUP_VERDICT_EVEN && pair->counted > 0)
    return g_strdup (_ ("About level"));
  return g_strdup (_ ("Too early to say"));
}

char *
matchup_results_dup_short_reason (MatchupStandings *standings)
{
  const MatchupPairStanding *pair;
  Insertions insertions;
  char *reason;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);

  if (matchup_standings_get_n_pairs (standings) == 0)
    return g_strdup (_ ("Vote on answers and see who is ahead"));
  pair = matchup_standings_get_pair (standings, 0);
  if (find_champion (standings) != NULL)
    return g_strdup (_ ("of all others, more than luck"));
  if (pair->missing == MATCHUP_SAMPLE_SIZE_UNKNOWN)
    return matchup_results_dup_votes (matchup_standings_get_n_votes (standings));
  insertions_init (&insertions, standings, pair);
  reason = matchup_sentence_insert_names (pair->missing == 0
                                              /* Translators: {3} and {4} are numbers */
                                              ? _ ("{3} of {4} votes, more than luck")
                                              /* Translators: {5} is a number */
                                              : ngettext ("about {5} more vote is needed",
                                                          "about {5} more votes are needed",
                                                          get_missing (pair)),
                                          (const char *const *) insertions.names);
  insertions_clear (&insertions);
  return reason;
}

char *
matchup_results_dup_share_sentence (MatchupStandings *standings, guint pair)
{
  const MatchupPairStanding *standing;
  g_autofree char *name = NULL;
  g_autofree char *share = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);

  standing = matchup_standings_get_pair (standings, pair);
  if (isnan (standing->share))
    return NULL;
  name = dup_name (standings, standing->a);
  share = matchup_results_dup_share (standing->share);
  lower = matchup_results_dup_share (standing->interval.lower);
  upper = matchup_results_dup_share (standing->interval.upper);
  /* Translators: {1} is a model, the others are shares like “75%” */
  return matchup_sentence_insert_names (_ ("Share of {1}: {2}. With 95 percent certainty it is "
                                           "between {3} and {4}; “about equal” is half a win."),
                                        (const char *[]){ name, share, lower, upper, NULL });
}

char *
matchup_results_dup_place_sentence (MatchupStandings *standings, guint pair)
{
  const MatchupPairStanding *standing;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);

  standing = matchup_standings_get_pair (standings, pair);
  switch (standing->place)
    {
    case MATCHUP_PLACE_VERDICT_FIRST:
      return g_strdup (_ ("The answer that is shown first wins more often than luck explains: its "
                          "place may count more than its words."));
    case MATCHUP_PLACE_VERDICT_SECOND:
      return g_strdup (_ ("The answer that is shown later wins more often than luck explains: its "
                          "place may count more than its words."));
    case MATCHUP_PLACE_VERDICT_UNBALANCED:
      return g_strdup (_ ("The same model is nearly always shown first, so that nobody can tell "
                          "whether its place helps it. Hide the names, so that the columns are "
                          "shuffled."));
    case MATCHUP_PLACE_VERDICT_FAIR:
      return g_strdup (_ ("The place of the columns makes no difference that luck does not "
                          "explain."));
    case MATCHUP_PLACE_VERDICT_TOO_FEW:
    default:
      return NULL;
    }
}

char *
matchup_results_dup_left_out (MatchupStandings *standings)
{
  GString *text = g_string_new (NULL);
  guint leaked, practice;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);

  leaked = matchup_standings_get_n_leaked (standings);
  practice = matchup_standings_get_n_practice (standings);
  if (leaked > 0)
    g_string_append_printf (
        text,
        ngettext ("%u vote is left out because an answer had named its maker.",
                  "%u votes are left out because an answer had named its maker.",
                  leaked),
        leaked);
  if (practice > 0)
    g_string_append_printf (text,
                            /* Translators: %s is a line break, or nothing */
                            ngettext ("%s%u vote about practice models is left out.",
                                      "%s%u votes about practice models are left out.",
                                      practice),
                            text->len > 0 ? "\n" : "",
                            practice);
  return g_string_free (text, FALSE);
}
