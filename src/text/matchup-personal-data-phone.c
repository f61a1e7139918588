/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phone numbers: ITU-T E.164 and E.123, and what people write in North America, China and Europe.
 */
#include "matchup-personal-data-private.h"

#include <string.h>

#define MIN_DIGITS 7
#define MAX_DIGITS 15

/* Codes of countries, and how many digits come behind them. Not listed: 6 to 11. */
typedef struct
{
  guint16 code;
  guint8 min;
  guint8 max;
} Country;

static const Country countries[] = {
  { 1, 10, 10 },  { 7, 10, 10 }, { 20, 8, 10 },  { 27, 9, 9 },   { 30, 10, 10 }, { 31, 9, 9 },
  { 32, 8, 9 },   { 33, 9, 9 },  { 34, 9, 9 },   { 36, 8, 9 },   { 39, 8, 11 },  { 40, 9, 9 },
  { 41, 9, 9 },   { 43, 7, 13 }, { 44, 9, 10 },  { 45, 8, 8 },   { 46, 7, 10 },  { 47, 8, 8 },
  { 48, 9, 9 },   { 49, 7, 12 }, { 51, 8, 9 },   { 52, 10, 11 }, { 53, 6, 8 },   { 54, 10, 11 },
  { 55, 10, 11 }, { 56, 8, 9 },  { 57, 8, 10 },  { 58, 10, 10 }, { 60, 8, 10 },  { 61, 9, 9 },
  { 62, 8, 12 },  { 63, 8, 10 }, { 64, 8, 10 },  { 65, 8, 8 },   { 66, 8, 9 },   { 81, 9, 10 },
  { 82, 8, 10 },  { 84, 9, 10 }, { 86, 10, 11 }, { 90, 10, 10 }, { 91, 10, 10 }, { 92, 9, 10 },
  { 93, 9, 9 },   { 94, 9, 9 },  { 95, 8, 10 },  { 98, 10, 10 }, { 852, 8, 8 },  { 853, 8, 8 },
  { 886, 8, 9 },
};
/* Those of three digits, as their first two; 21x and the like are all in use but for a few. */
static const char three_digits[] =
    "21,22,23,24,25,26,29,35,37,38,42,50,59,67,68,69,80,85,87,88,96,97,99";

/* How many digits the code of a country has at @digits, and what may follow; 0: it is none. */
static guint
find_country (const char *digits, guint *out_min, guint *out_max)
{
  for (guint n = 1; n <= 3; n++)
    {
      guint code = matchup_personal_check_number (digits, n);

      for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
        {
          if (countries[i].code != code)
            continue;
          *out_min = countries[i].min;
          *out_max = countries[i].max;
          return n;
        }
    }
  *out_min = 6;
  *out_max = 11;
  for (const char *p = three_digits; *p != '\0'; p += p[2] != '\0' ? 3 : 2)
    {
      if (p[0] == digits[0] && p[1] == digits[1])
        return 3;
    }
  return 0;
}

/* North American Numbering Plan: NPA-NXX-XXXX. */
static gboolean
is_nanp (const char *digits)
{
  return digits[0] >= '2' && digits[1] != '9' && digits[3] >= '2' &&
         !(digits[4] == '1' && digits[5] == '1') && !(digits[1] == '1' && digits[2] == '1');
}

/* The mobile networks of the People's Republic, from 130 to 199. */
static gboolean
is_chinese_mobile (const char *digits)
{
  return digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9' &&
         !(digits[1] == '4' && digits[2] < '5') &&
         !(digits[1] == '6' && strchr ("0134", digits[2])) &&
         strncmp (digits + 2, "000000000", 9) != 0;
}

static gboolean
is_chinese_area (const char *digits, guint n)
{
  if (n == 3)
    return g_str_has_prefix (digits, "010") ||
           (g_str_has_prefix (digits, "02") && !strchr ("6", digits[2]));
  return n == 4 && digits[0] == '0' && digits[1] >= '3' && digits[1] <= '9' && digits[2] != '0';
}

/* All digits the same, or a row of noughts and ones: nobody's. */
static gboolean
is_dull (const char *digits, guint n)
{
  guint n_other = 0;
  guint n_large = 0;

  for (guint i = 0; i < n; i++)
    {
      n_other += digits[i] != digits[n - 1];
      n_large += digits[i] > '1';
    }
  return n_other < 2 || n_large == 0;
}

static guint
get_length (const MatchupPersonalRun *run, guint group)
{
  return run->groups[group].total - (group > 0 ? run->groups[group - 1].total : 0);
}

/* "+49 (0)170 …": the nought is not dialled. */
static guint
find_nought (const MatchupPersonalRun *run, guint k)
{
  for (guint i = 1; i < MIN (k, 3); i++)
    {
      if (get_length (run, i) == 1 && run->letters[run->groups[i - 1].total] == '0' &&
          run->groups[i].separator == ')')
        return run->groups[i - 1].total;
    }
  /* "(0)" with "170" right behind it is one with it between the parentheses. */
  return 0;
}

static gboolean
is_international (const MatchupPersonalRun *run, guint k, guint skip)
{
  char digits[MATCHUP_PERSONAL_MAX_LETTERS + 1];
  guint nought = find_nought (run, k);
  guint n = run->groups[k - 1].total - skip;
  guint n_code;
  guint min;
  guint max;

  memcpy (digits, run->letters + skip, n);
  digits[n] = '\0';
  if (nought > skip)
    {
      memmove (digits + nought - skip, digits + nought - skip + 1, n - (nought - skip));
      n--;
    }
  if (n < MIN_DIGITS || n > MAX_DIGITS)
    return FALSE;
  n_code = find_country (digits, &min, &max);
  if (n_code == 0 || n - n_code < min || n - n_code > max || is_dull (digits + n_code, n - n_code))
    return FALSE;
  if (digits[0] == '1')
    return is_nanp (digits + 1);
  return digits[n_code] != '0' || strncmp (digits, "39", 2) == 0;
}

/* A day, a time or an address of a machine. */
static gboolean
looks_like_date (const MatchupPersonalRun *run, guint k)
{
  guint first = get_length (run, 0);
  guint parts[3];

  if (k < 3 || run->groups[1].separator != run->groups[2].separator ||
      strchr ("-./", run->groups[1].separator) == NULL)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    parts[i] = matchup_personal_check_number (run->letters + (i > 0 ? run->groups[i - 1].total : 0),
                                              MIN (get_length (run, i), 8));
  if (first == 4 && get_length (run, 1) <= 2 && get_length (run, 2) <= 2)
    return parts[1] <= 12 && parts[2] <= 31;
  return first <= 2 && get_length (run, 1) <= 2 &&
         (get_length (run, 2) == 4 || (get_length (run, 2) == 2 && k < 5)) &&
         MIN (parts[0], parts[1]) <= 12 && MAX (parts[0], parts[1]) <= 31;
}

static gboolean
looks_like_address (const MatchupPersonalRun *run, guint k)
{
  guint n = run->groups[k - 1].total;

  return k == 4 && n <= 12 && matchup_personal_run_is_separated_by (run, k, ".");
}

static gboolean
is_north_american (MatchupPersonalRun *run, guint k)
{
  static const char *const shapes[] = {
    "3-3-4", "3.3.4", "3)3-4", "3)3.4", "3)3 4", "3 3-4", NULL
  };
  const char *digits = run->letters;
  guint n = run->groups[k - 1].total;

  if (n == 11 && digits[0] == '1' && is_nanp (digits + 1))
    return matchup_personal_run_has_shape (run, k, "1-3-3-4") ||
           matchup_personal_run_has_shape (run, k, "1.3.3.4") ||
           matchup_personal_run_has_shape (run, k, "1)3)3-4") ||
           matchup_personal_run_has_shape (run, k, "1)3)3 4") ||
           matchup_personal_run_has_shape (run, k, "1 3-3-4");
  if (n != 10 || !is_nanp (digits))
    return FALSE;
  for (guint i = 0; shapes[i] != NULL; i++)
    {
      if (matchup_personal_run_has_shape (run, k, shapes[i]))
        return TRUE;
    }
  return !run->joined && matchup_personal_run_has_shape (run, k, "3 3 4") &&
         matchup_personal_run_is_phone_by_words (run, k);
}

static gboolean
is_chinese (MatchupPersonalRun *run, guint k)
{
  const char *digits = run->letters;
  guint n = run->groups[k - 1].total;
  guint first = get_length (run, 0);

  if (n == 11 && is_chinese_mobile (digits))
    return (k == 1 || matchup_personal_run_has_shape (run, k, "3?4?4") ||
            matchup_personal_run_has_shape (run, k, "3?3?5") ||
            matchup_personal_run_has_shape (run, k, "4?3?4")) &&
           !matchup_personal_run_is_counted (run, k);
  /* 86 without the plus */
  if (n == 13 && k <= 4 && g_str_has_prefix (digits, "86") && is_chinese_mobile (digits + 2))
    return (k > 1 && first == 2) || matchup_personal_run_is_phone_by_words (run, k);
  if (run->joined || !is_chinese_area (digits, first) || k < 2 ||
      !matchup_personal_run_is_separated_by (run, k, " -)") || digits[first] < '2')
    return FALSE;
  /* A number of 7 or 8 digits in one or two groups, and perhaps an extension. */
  for (guint i = 1; i < k; i++)
    {
      guint length = run->groups[i].total - first;

      if (length == 8 || (length == 7 && first == 4))
        return i + 1 == k ||
               (i + 2 == k && get_length (run, k - 1) <= 5 && run->groups[k - 1].separator == '-');
    }
  return FALSE;
}

static gboolean
is_pairs (const MatchupPersonalRun *run, guint k)
{
  for (guint i = 0; i < k; i++)
    {
      if (get_length (run, i) > 2)
        return FALSE;
    }
  return TRUE;
}

/* A nought, the area or network, and the rest in groups: most of Europe, and Japan, Korea, Taiwan.
 */
static gboolean
is_with_trunk (MatchupPersonalRun *run, guint k)
{
  const char *digits = run->letters;
  guint n = run->groups[k - 1].total;
  guint first = get_length (run, 0);
  gboolean sure;

  if (run->joined || digits[0] != '0' || digits[1] == '0' || n < 8 || n > 12 || k < 2 || k > 6 ||
      first < 2 || first > 5 || is_dull (digits, n))
    return FALSE;
  if (is_pairs (run, k))
    return k == 5 && n == 10 &&
           (matchup_personal_run_is_phone_by_words (run, k) ||
            (strchr ("67", digits[1]) != NULL && !matchup_personal_run_is_counted (run, k)));
  for (guint i = 1; i < k; i++)
    {
      if (get_length (run, i) < 2 || get_length (run, i) > 8)
        return FALSE;
    }
  sure = n >= 10 || (n == 9 && k == 2 && run->groups[1].separator != ' ');
  if (!sure)
    return matchup_personal_run_is_phone_by_words (run, k);
  return !matchup_personal_run_is_counted (run, k);
}

/* Where it is said what it is, how it is written matters little. */
static gboolean
is_told (MatchupPersonalRun *run, guint k)
{
  guint n = run->groups[k - 1].total;

  if (n < MIN_DIGITS || n > MAX_DIGITS || k > 6 || is_dull (run->letters, n))
    return FALSE;
  if (k == 1 && (n == 10 || n == 11) &&
      (run->letters[0] == '0' || (n == 10 && is_nanp (run->letters))))
    return matchup_personal_run_is_phone_by_words (run, k);
  return matchup_personal_run_is_labelled (run, k) && !matchup_personal_run_is_counted (run, k);
}

gboolean
matchup_personal_data_is_phone (MatchupPersonalRun *run, guint k)
{
  guint n = run->groups[k - 1].total;

  if (!run->groups[k - 1].digits || n < MIN_DIGITS || n > MAX_DIGITS + 3)
    return FALSE;
  if (run->plus)
    return is_international (run, k, 0);
  if (looks_like_date (run, k) || looks_like_address (run, k))
    return FALSE;
  if (n > 9 && g_str_has_prefix (run->letters, "00") && is_international (run, k, 2))
    return k > 2 || matchup_personal_run_is_phone_by_words (run, k);
  return is_chinese (run, k) || is_north_american (run, k) || is_with_trunk (run, k) ||
         is_told (run, k);
}
