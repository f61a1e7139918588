/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-setting-words.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <math.h>

/* Temperatures closer than this are the same to a person. */
#define NEAR 0.005

#define MAX_AMOUNT 1000000

/* Characters of instructions that a description shows. */
#define SHOWN_INSTRUCTIONS 80

double
matchup_creativity_get_temperature (MatchupCreativity creativity, double min, double max)
{
  switch (creativity)
    {
    case MATCHUP_CREATIVITY_PRECISE:
      return CLAMP (0.2, min, max);
    case MATCHUP_CREATIVITY_BALANCED:
      return CLAMP (0.7, min, max);
    case MATCHUP_CREATIVITY_CREATIVE:
      return CLAMP (1.2, min, max);
    case MATCHUP_CREATIVITY_OWN:
    case MATCHUP_CREATIVITY_EXACT:
    default:
      return NAN;
    }
}

MatchupCreativity
matchup_creativity_of (double temperature, double min, double max)
{
  if (isnan (temperature))
    return MATCHUP_CREATIVITY_OWN;
  for (int i = MATCHUP_CREATIVITY_PRECISE; i <= MATCHUP_CREATIVITY_CREATIVE; i++)
    {
      if (fabs (matchup_creativity_get_temperature (i, min, max) - temperature) < NEAR)
        return (MatchupCreativity) i;
    }
  return MATCHUP_CREATIVITY_EXACT;
}

const char *
matchup_creativity_get_words (MatchupCreativity creativity)
{
  switch (creativity)
    {
    case MATCHUP_CREATIVITY_PRECISE:
      return C_ ("creativity", "Precise");
    case MATCHUP_CREATIVITY_BALANCED:
      return C_ ("creativity", "Balanced");
    case MATCHUP_CREATIVITY_CREATIVE:
      return C_ ("creativity", "Creative");
    case MATCHUP_CREATIVITY_EXACT:
      return C_ ("creativity", "Exact value");
    case MATCHUP_CREATIVITY_OWN:
    default:
      return C_ ("creativity", "Model’s own");
    }
}

gboolean
matchup_length_is_in_characters (void)
{
  /* Translators: what the length of a text is counted in. Translate to either "words" or
   * "characters", in English. */
  return g_str_equal (C_ ("length of a text", "words"), "characters");
}

/* Tokens that one word, or one character, takes. */
static double
get_tokens_each (void)
{
  return matchup_length_is_in_characters () ? 1 / 1.4 : 4.0 / 3;
}

int
matchup_length_get_tokens (int amount)
{
  return (int) MAX (round (CLAMP (amount, 1, MAX_AMOUNT) * get_tokens_each ()), 1);
}

int
matchup_length_get_amount (int tokens)
{
  double amount = CLAMP (tokens / get_tokens_each (), 1, MAX_AMOUNT);
  double unit = pow (10, MAX (floor (log10 (amount)) - 1, 0));

  return (int) (round (amount / unit) * unit);
}

char *
matchup_length_dup_words (int amount)
{
  if (matchup_length_is_in_characters ())
    return g_strdup_printf (ngettext ("About %d character",
                                      "About %d characters",
                                      (gulong) MAX (amount, 0)),
                            amount);
  return g_strdup_printf (ngettext ("About %d word", "About %d words", (gulong) MAX (amount, 0)),
                          amount);
}

const char *
matchup_thinking_get_words (MatchupThinking thinking)
{
  switch (thinking)
    {
    case MATCHUP_THINKING_OFF:
      return C_ ("thinking", "Off");
    case MATCHUP_THINKING_ON:
      return C_ ("thinking", "On");
    case MATCHUP_THINKING_AUTO:
      return C_ ("thinking", "Automatic");
    case MATCHUP_THINKING_DEFAULT:
    default:
      return C_ ("thinking", "Model’s own");
    }
}

static void
add_line (GString *lines, const char *name, const char *value)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  /* Translators: a setting and what it is set to, as "Creativity: Precise" */
  g_string_append_printf (lines, _ ("%s: %s"), name, value);
}

/* The beginning, in one line. */
static void
add_instructions (GString *lines, const char *instructions)
{
  g_autofree char *line = g_strdelimit (g_strdup (instructions), "\r\n\t", ' ');

  if (g_utf8_strlen (line, -1) > SHOWN_INSTRUCTIONS)
    {
      g_autofree char *start = g_utf8_substring (line, 0, SHOWN_INSTRUCTIONS);

      g_free (line);
      line = g_strconcat (start, "…", NULL);
    }
  /* Translators: what a model is told before every question */
  add_line (lines, _ ("Instructions"), line);
}

static void
add_creativity (GString *lines, double temperature, double min, double max)
{
  MatchupCreativity creativity = matchup_creativity_of (temperature, min, max);

  if (creativity == MATCHUP_CREATIVITY_EXACT)
    {
      g_autofree char *value = g_strdup_printf ("%.4g", temperature);

      /* Translators: a setting of a model, also called temperature */
      add_line (lines, _ ("Creativity"), value);
    }
  else
    {
      add_line (lines, _ ("Creativity"), matchup_creativity_get_words (creativity));
    }
}

char *
matchup_params_dup_words (const MatchupParams *self, double temperature_min, double temperature_max)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (matchup_params_get_instructions (self) != NULL)
    add_instructions (lines, matchup_params_get_instructions (self));
  if (!isnan (matchup_params_get_temperature (self)))
    add_creativity (lines, matchup_params_get_temperature (self), temperature_min, temperature_max);
  if (matchup_params_get_max_tokens (self) > 0)
    {
      g_autofree char *length = matchup_length_dup_words (
          matchup_length_get_amount (matchup_params_get_max_tokens (self)));

      add_line (lines, _ ("Longest answer"), length);
    }
  if (matchup_params_get_thinking (self) != MATCHUP_THINKING_DEFAULT)
    add_line (lines,
              C_ ("setting", "Thinking"),
              matchup_thinking_get_words (matchup_params_get_thinking (self)));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}
