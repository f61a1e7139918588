/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payment cards (ISO/IEC 7812) and bank accounts (ISO 13616). */
#include "matchup-personal-data-private.h"

#include <string.h>

/* Who issues cards: the first digits, from and to, and how many digits there are. */
typedef struct
{
  guint32 from;
  guint32 to;
  guint8 n_first;
  guint8 min;
  guint8 max;
  gboolean weak; /* written in one piece it needs words around it */
} Issuer;

static const Issuer issuers[] = {
  { 4, 4, 1, 16, 16, FALSE },       /* Visa */
  { 4, 4, 1, 13, 19, TRUE },        /* and its rare lengths */
  { 51, 55, 2, 16, 16, FALSE },     /* Mastercard */
  { 2221, 2720, 4, 16, 16, FALSE }, /* likewise */
  { 34, 34, 2, 15, 15, FALSE },     /* American Express */
  { 37, 37, 2, 15, 15, FALSE },     /* likewise */
  { 6011, 6011, 4, 16, 19, FALSE }, /* Discover */
  { 644, 659, 3, 16, 19, FALSE },   /* likewise */
  { 300, 305, 3, 14, 19, TRUE },    /* Diners Club */
  { 36, 36, 2, 14, 19, TRUE },      /* likewise */
  { 38, 39, 2, 16, 19, TRUE },      /* likewise */
  { 3528, 3589, 4, 16, 19, FALSE }, /* JCB */
  { 62, 62, 2, 16, 19, FALSE },     /* UnionPay */
  { 2200, 2204, 4, 16, 19, TRUE },  /* Mir */
  { 60, 60, 2, 16, 16, TRUE },      /* RuPay */
  { 81, 82, 2, 16, 16, TRUE },      /* likewise */
  { 50, 50, 2, 12, 19, TRUE },      /* Maestro */
  { 56, 58, 2, 12, 19, TRUE },      /* likewise */
  { 61, 61, 2, 12, 19, TRUE },      /* likewise */
  { 63, 63, 2, 12, 19, TRUE },      /* likewise */
  { 66, 69, 2, 12, 19, TRUE },      /* likewise */
};

static const char *const card_words[] = {
  "card*",   "visa",   "mastercard", "amex", "credit",   "debit",   "kredit*", "karte*", "carte",
  "tarjeta", "cartão", "carta",      "卡",   "銀行",     "银行",    "信用",    "카드",   "カード",
  "карт*",   "cvv",    "cvc",        "pay",  "unionpay", "maestro", NULL,
};

/* The registry of ISO 13616, by country: how many letters there are. */
static const char iban_lengths[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24"
    "FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI"
    "21"
    "LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22"
    "RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

static gboolean
is_card_shape (const MatchupPersonalRun *run, guint k)
{
  static const char *const shapes[] = { "4?4?4?4", "4?6?5",     "4?6?4",     "4?4?4?4?3", "6?d",
                                        "6?a",     "4?4?4?4?2", "4?4?4?4?1", "4?4?5",     NULL };

  for (guint i = 0; shapes[i] != NULL; i++)
    {
      if (matchup_personal_run_has_shape (run, k, shapes[i]))
        return matchup_personal_run_is_separated_by (run, k, " -");
    }
  return FALSE;
}

static gboolean
is_one_digit (const char *digits, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      if (digits[i] != digits[0])
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_personal_data_is_card (MatchupPersonalRun *run, guint k)
{
  guint n = run->groups[k - 1].total;
  gboolean shaped = k > 1;

  if (n < 12 || n > 19 || !run->groups[k - 1].digits || run->plus ||
      !matchup_personal_check_luhn (run->letters, n) || (shaped && !is_card_shape (run, k)) ||
      is_one_digit (run->letters, n - 1))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (issuers); i++)
    {
      const Issuer *issuer = &issuers[i];
      guint first = matchup_personal_check_number (run->letters, issuer->n_first);

      if (first < issuer->from || first > issuer->to || n < issuer->min || n > issuer->max)
        continue;
      if (shaped)
        return TRUE;
      if (!issuer->weak && !matchup_personal_run_is_counted (run, k))
        return TRUE;
      if (matchup_personal_run_has_words (run, k, card_words))
        return TRUE;
    }
  return FALSE;
}

static guint
get_iban_length (const char *letters)
{
  for (const char *p = iban_lengths; *p != '\0'; p += 4)
    {
      if (p[0] == letters[0] && p[1] == letters[1])
        return matchup_personal_check_number (p + 2, 2);
    }
  return 0;
}

gboolean
matchup_personal_data_is_iban (MatchupPersonalRun *run, guint k)
{
  const char *letters = run->letters;
  guint n = run->groups[k - 1].total;

  return n >= 15 && g_ascii_isalpha (letters[0]) && g_ascii_isalpha (letters[1]) &&
         g_ascii_isdigit (letters[2]) && g_ascii_isdigit (letters[3]) &&
         get_iban_length (letters) == n && matchup_personal_run_is_separated_by (run, k, " -.") &&
         matchup_personal_check_mod_97 (letters, n);
}
