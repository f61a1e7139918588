/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check digits. */
#include "matchup-personal-data-private.h"

guint
matchup_personal_check_number (const char *digits, guint n)
{
  guint number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + (guint) (digits[i] - '0');
  return number;
}

/* ISO/IEC 7812-1, annex B. */
gboolean
matchup_personal_check_luhn (const char *digits, guint n)
{
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint digit = (guint) (digits[n - 1 - i] - '0');

      if (i % 2 == 1)
        digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }
  return sum % 10 == 0;
}

/* J. Verhoeff, Error Detecting Decimal Codes, 1969: the dihedral group of order 10. */
gboolean
matchup_personal_check_verhoeff (const char *digits, guint n)
{
  static const guint8 times[10][10] = {
    { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 2, 3, 4, 0, 6, 7, 8, 9, 5 },
    { 2, 3, 4, 0, 1, 7, 8, 9, 5, 6 }, { 3, 4, 0, 1, 2, 8, 9, 5, 6, 7 },
    { 4, 0, 1, 2, 3, 9, 5, 6, 7, 8 }, { 5, 9, 8, 7, 6, 0, 4, 3, 2, 1 },
    { 6, 5, 9, 8, 7, 1, 0, 4, 3, 2 }, { 7, 6, 5, 9, 8, 2, 1, 0, 4, 3 },
    { 8, 7, 6, 5, 9, 3, 2, 1, 0, 4 }, { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 },
  };
  static const guint8 turn[10] = { 1, 5, 7, 6, 2, 8, 3, 0, 9, 4 };
  guint check = 0;

  for (guint i = 0; i < n; i++)
    {
      guint digit = (guint) (digits[n - 1 - i] - '0');

      for (guint j = 0; j < i % 8; j++)
        digit = turn[digit];
      check = times[check][digit];
    }
  return check == 0;
}

/* ISO/IEC 7064, MOD 11,10. */
gboolean
matchup_personal_check_mod_11_10 (const char *digits, guint n)
{
  guint product = 10;

  for (guint i = 0; i + 1 < n; i++)
    {
      guint sum = (product + (guint) (digits[i] - '0')) % 10;

      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
  return (11 - product) % 10 == (guint) (digits[n - 1] - '0');
}

/* ISO 13616: the first four go to the end, letters count from 10; ISO/IEC 7064, MOD 97-10. */
gboolean
matchup_personal_check_mod_97 (const char *letters, guint n)
{
  guint rest = 0;

  for (guint i = 0; i < n; i++)
    {
      char c = letters[(i + 4) % n];

      rest = g_ascii_isdigit (c) ? rest * 10 + (guint) (c - '0')
                                 : rest * 100 + (guint) (g_ascii_toupper (c) - 'A') + 10;
      rest %= 97;
    }
  return rest == 1;
}

guint
matchup_personal_check_weigh (const char *digits, const guint8 *weights)
{
  guint sum = 0;

  for (guint i = 0; weights[i] != 0; i++)
    sum += (guint) (digits[i] - '0') * weights[i];
  return sum;
}

gboolean
matchup_personal_check_date (guint year, guint month, guint day)
{
  return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
         day <= g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}
