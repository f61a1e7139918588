/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that states give to people, by their form and check digits. */
#include "matchup-personal-data-private.h"

#include <string.h>

/* How it is written so that nothing around it needs to say what it is. */
typedef enum
{
  NEVER = 0,
  PLAIN = 1 << 0,  /* in one piece */
  SHAPED = 1 << 1, /* as its state writes it */
  ALWAYS = PLAIN | SHAPED,
} Sure;

typedef struct
{
  const char *country;
  const char *form;  /* '9' a digit, 'A' a letter, '*' either; without what is between them */
  guint n;           /* so many */
  const char *shape; /* see matchup_personal_run_has_shape(); NULL: only in one piece */
  Sure sure;
  gboolean (*check) (const char *letters);
  const char *const *words;
} Rule;

static const char *const any_words[] = {
  "identity number",
  "identity card*",
  "identification number",
  "identification no*",
  "id card*",
  "id number",
  "national id*",
  "personal id*",
  "id no",
  "证件号*",
  "ausweis*",
  "identité",
  NULL,
};
static const char *const us_words[] = {
  "ssn", "ssns", "social security*", "taxpayer*", "itin", NULL
};
static const char *const gb_words[] = { "national insurance*", "nino", "ni number", "ni no", NULL };
static const char *const de_words[] = { "steuer*", "idnr", "tin", "tax id*", "tax number*", NULL };
static const char *const fr_words[] = { "sécurité sociale*", "nir", "insee", NULL };
static const char *const it_words[] = { "codice fiscale*", "c.f.", NULL };
static const char *const es_words[] = { "dni", "nie", "nif", "documento*", "identidad", NULL };
static const char *const nl_words[] = { "bsn",
                                        "burgerservicenummer*",
                                        "sofinummer*",
                                        "sofi",
                                        NULL };
static const char *const pl_words[] = { "pesel", "ewidencyjn*", NULL };
static const char *const se_words[] = { "personnummer*",
                                        "personnr",
                                        "pnr",
                                        "samordningsnummer*",
                                        NULL };
static const char *const fi_words[] = { "henkilötunnu*", "hetu", "personbeteckning*", NULL };
static const char *const be_words[] = { "rijksregister*", "registre national*", "niss",
                                        "insz",           "nationalregister*",  NULL };
static const char *const pt_words[] = { "nif", "contribuinte*", "número fiscal*", NULL };
static const char *const ch_words[] = {
  "ahv*", "avs", "oasi", "navs*", "sozialversicherung*", NULL
};
static const char *const br_words[] = { "cpf", "cadastro de pessoa*", NULL };
static const char *const in_words[] = { "aadhaar", "aadhar", "uid number", "uidai", "आधार", NULL };
static const char *const jp_words[] = { "my number*",
                                        "mynumber",
                                        "マイナンバー",
                                        "個人番号",
                                        NULL };
static const char *const kr_words[] = { "주민등록번호",
                                        "주민번호",
                                        "rrn",
                                        "resident registration*",
                                        NULL };
static const char *const tw_words[] = { "身分證*", "身份證", "身分证", "身份证", "統一編號", NULL };
static const char *const hk_words[] = {
  "hkid", "身份證", "身份证", "身分證", "hong kong id*", NULL
};
static const char *const sg_words[] = { "nric", "fin", "singapore id*", NULL };
static const char *const tr_words[] = { "kimlik*", "tckn", "t.c.", "tc no", "tc kimlik*", NULL };
static const char *const za_words[] = { "south african id*",
                                        "sa id*",
                                        "rsa id*",
                                        "id nommer",
                                        NULL };
static const char *const cn_words[] = {
  "身份证", "身份證", "证件", "resident id*", "公民身份", NULL
};
static const char *const ca_words[] = { "sin", "social insurance*", "nas", NULL };
static const char *const dk_words[] = { "cpr", "cpr-*", "personnummer*", NULL };
static const char *const no_words[] = { "fødselsnummer*",
                                        "personnummer*",
                                        "fnr",
                                        "d-nummer",
                                        NULL };
static const char *const at_words[] = { "svnr", "sv-nummer", "sozialversicherung*", NULL };

static guint
number (const char *digits, guint n)
{
  return matchup_personal_check_number (digits, n);
}

/* 26 letters and the digits in their order, from @letters; -1: it is none of these. */
static int
find_letter (const char *letters, char c)
{
  const char *found = strchr (letters, c);

  return found != NULL ? (int) (found - letters) : -1;
}

/* China: GB 11643-1999, check digit of ISO 7064 MOD 11-2; the first two digits: GB/T 2260. */
static gboolean
is_chinese_region (const char *digits)
{
  return strchr ("123456789", digits[0]) != NULL &&
         strstr (
             "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 "
             "63 64 65 71 81 82 83 91",
             (char[]){ digits[0], digits[1], '\0' }) != NULL;
}

static gboolean
check_cn (const char *s)
{
  static const guint8 weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 0 };
  guint year = number (s + 6, 4);

  return is_chinese_region (s) && year >= 1850 && year <= 2099 &&
         matchup_personal_check_date (year, number (s + 10, 2), number (s + 12, 2)) &&
         "10X98765432"[matchup_personal_check_weigh (s, weights) % 11] == s[17];
}

/* As it was until 1999, without a check digit. */
static gboolean
check_cn_old (const char *s)
{
  return is_chinese_region (s) && matchup_personal_check_date (1900 + number (s + 6, 2),
                                                               number (s + 8, 2),
                                                               number (s + 10, 2));
}

/* USA: Social Security Administration, RM 10201: what is never given. */
static gboolean
check_us (const char *s)
{
  guint area = number (s, 3);

  return area != 0 && area != 666 && number (s + 3, 2) != 0 && number (s + 5, 4) != 0 &&
         (area < 900 || (number (s + 3, 2) >= 50)); /* 9xx: ITIN */
}

/* United Kingdom: HMRC, NIM39110. */
static gboolean
check_gb (const char *s)
{
  static const char *const never[] = { "BG", "GB", "KN", "NK", "NT", "TN", "ZZ" };

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      if (strncmp (s, never[i], 2) == 0)
        return FALSE;
    }
  return !strchr ("DFIQUV", s[0]) && !strchr ("DFIOQUV", s[1]) && strchr ("ABCD", s[8]) != NULL;
}

/* Germany: Steuer-IdNr., § 139b AO; of its first ten digits one comes twice or three times. */
static gboolean
check_de (const char *s)
{
  guint counts[10] = { 0 };
  guint n_missing = 0;

  for (guint i = 0; i < 10; i++)
    counts[s[i] - '0']++;
  for (guint i = 0; i < 10; i++)
    {
      if (counts[i] > 3)
        return FALSE;
      n_missing += counts[i] == 0;
    }
  return s[0] != '0' && (n_missing == 1 || n_missing == 2) &&
         matchup_personal_check_mod_11_10 (s, 11);
}

/* France: NIR, INSEE; the departments 2A and 2B of Corsica count as 19 and 18. */
static gboolean
check_fr (const char *s)
{
  char digits[16];
  guint month = number (s + 3, 2);
  guint64 n;

  memcpy (digits, s, 13);
  digits[13] = '\0';
  if (s[5] == '2' && (s[6] == 'A' || s[6] == 'B'))
    memcpy (digits + 5, s[6] == 'A' ? "19" : "18", 2);
  if (strspn (digits, "0123456789") != 13 || strchr ("123478", s[0]) == NULL || month == 0 ||
      (month > 12 && month < 20))
    return FALSE;
  n = g_ascii_strtoull (digits, NULL, 10);
  return 97 - n % 97 == number (s + 13, 2);
}

/* Spain: RD 1553/2005; X, Y and Z of a NIE count as 0, 1 and 2. */
static gboolean
check_es (const char *s)
{
  char digits[9];
  int first = find_letter ("XYZ", s[0]);

  memcpy (digits, s, 8);
  digits[8] = '\0';
  if (first >= 0)
    digits[0] = (char) ('0' + first);
  return "TRWAGMYFPDXBNJZSQVHLCKE"[number (digits, 8) % 23] == s[8];
}

/* Italy: DM 12/3/1974. */
static gboolean
check_it (const char *s)
{
  static const guint8 odd[] = { 1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23 };
  guint sum = 0;

  if (strchr ("ABCDEHLMPRST", s[8]) == NULL)
    return FALSE;
  for (guint i = 0; i < 15; i++)
    {
      guint value = g_ascii_isdigit (s[i]) ? (guint) (s[i] - '0') : (guint) (s[i] - 'A');

      sum += i % 2 == 0 ? odd[value] : value;
    }
  return (char) ('A' + sum % 26) == s[15];
}

/* Netherlands: the eleven test. */
static gboolean
check_nl (const char *s)
{
  static const guint8 weights[] = { 9, 8, 7, 6, 5, 4, 3, 2, 0 };
  guint sum = matchup_personal_check_weigh (s, weights) + 10 * (guint) (s[8] - '0');

  return number (s, 9) > 0 && sum % 11 == 0;
}

/* Poland: Dz.U. 2015 poz. 1984; the century stands in the month. */
static gboolean
check_pl (const char *s)
{
  static const guint8 weights[] = { 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1, 0 };
  static const guint centuries[] = { 1900, 2000, 2100, 2200, 1800 };
  guint month = number (s + 2, 2);

  return matchup_personal_check_weigh (s, weights) % 10 == 0 &&
         matchup_personal_check_date (centuries[month / 20] + number (s, 2),
                                      month % 20,
                                      number (s + 4, 2));
}

/* Sweden: Skatteverket, SKV 704; 60 is added to the day of a samordningsnummer. */
static gboolean
check_se (const char *s)
{
  guint day = number (s + 4, 2);

  return matchup_personal_check_date (2000 + number (s, 2),
                                      number (s + 2, 2),
                                      day > 60 ? day - 60 : day) &&
         matchup_personal_check_luhn (s, 10);
}

static gboolean
check_se_long (const char *s)
{
  return number (s, 2) >= 18 && number (s, 2) <= 20 && check_se (s + 2);
}

/* Finland: the sign of the century is not among the letters where it is a dash. */
static gboolean
check_fi (const char *s)
{
  char digits[10];
  guint n = (guint) strlen (s);

  memcpy (digits, s, 6);
  memcpy (digits + 6, s + n - 4, 3);
  return matchup_personal_check_date (2000 + number (s + 4, 2), number (s + 2, 2), number (s, 2)) &&
         "0123456789ABCDEFHJKLMNPRSTUVWXY"[number (digits, 9) % 31] == s[n - 1];
}

static gboolean
check_fi_sign (const char *s)
{
  return strchr ("ABCDEFYXWVU", s[6]) != NULL && check_fi (s);
}

/* Belgium: royal decree of 3 April 1984; born since 2000: with a 2 in front. */
static gboolean
check_be (const char *s)
{
  guint64 n = (guint64) number (s, 9);
  guint check = number (s + 9, 2);
  guint month = number (s + 2, 2) % 20;

  return month <= 12 && number (s + 4, 2) <= 31 &&
         (97 - n % 97 == check || 97 - (n + G_GUINT64_CONSTANT (2000000000)) % 97 == check);
}

/* Portugal: Decreto-Lei 14/2013. */
static gboolean
check_pt (const char *s)
{
  static const guint8 weights[] = { 9, 8, 7, 6, 5, 4, 3, 2, 0 };
  guint rest = matchup_personal_check_weigh (s, weights) % 11;

  return strchr ("1235689", s[0]) != NULL && (rest < 2 ? 0 : 11 - rest) == (guint) (s[8] - '0');
}

/* Switzerland: NAVS13, check digit of EAN-13. */
static gboolean
check_ch (const char *s)
{
  static const guint8 weights[] = { 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 0 };

  return strncmp (s, "756", 3) == 0 && matchup_personal_check_weigh (s, weights) % 10 == 0;
}

/* Brazil: Receita Federal, both check digits modulo 11. */
static gboolean
check_br (const char *s)
{
  static const guint8 weights[] = { 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0 };
  guint first = matchup_personal_check_weigh (s, weights + 1) * 10 % 11 % 10;
  guint second = matchup_personal_check_weigh (s, weights) * 10 % 11 % 10;

  return strspn (s, (char[]){ s[0], '\0' }) < 11 && first == (guint) (s[9] - '0') &&
         second == (guint) (s[10] - '0');
}

/* India: UIDAI. */
static gboolean
check_in (const char *s)
{
  return s[0] >= '2' && matchup_personal_check_verhoeff (s, 12);
}

/* Japan: Ordinance 85 of 2014 of the Ministry of Internal Affairs, article 5. */
static gboolean
check_jp (const char *s)
{
  static const guint8 weights[] = { 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 0 };
  guint rest = matchup_personal_check_weigh (s, weights) % 11;

  return number (s, 9) > 0 && (rest <= 1 ? 0 : 11 - rest) == (guint) (s[11] - '0');
}

/* Korea: since October 2020 without a check digit, so that the form and the date decide. */
static gboolean
check_kr (const char *s)
{
  static const guint8 weights[] = { 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5, 0 };
  guint year = (strchr ("3478", s[6]) != NULL ? 2000 : 1900) + number (s, 2);

  return strchr ("12345678", s[6]) != NULL &&
         matchup_personal_check_date (year, number (s + 2, 2), number (s + 4, 2)) &&
         (year >= 2020 ||
          (11 - matchup_personal_check_weigh (s, weights) % 11) % 10 == (guint) (s[12] - '0'));
}

/* Taiwan: the letter is the place of the first registration; men 1, women 2, residents 8 and 9. */
static gboolean
check_tw (const char *s)
{
  static const guint8 weights[] = { 8, 7, 6, 5, 4, 3, 2, 1, 1, 0 };
  int place = find_letter ("ABCDEFGHJKLMNPQRSTUVXYWZIO", s[0]) + 10;

  return strchr ("1289", s[1]) != NULL &&
         ((guint) (place / 10 + place % 10 * 9) + matchup_personal_check_weigh (s + 1, weights)) %
                 10 ==
             0;
}

/* Hong Kong: one letter or two, a blank counts as 36. */
static gboolean
check_hk (const char *s)
{
  static const guint8 weights[] = { 7, 6, 5, 4, 3, 2, 0 };
  gboolean two = g_ascii_isalpha (s[1]);
  guint sum = two ? (guint) (s[0] - 'A' + 10) * 9 + (guint) (s[1] - 'A' + 10) * 8
                  : 36 * 9 + (guint) (s[0] - 'A' + 10) * 8;
  const char *digits = s + (two ? 2 : 1);
  guint check = digits[6] == 'A' ? 10 : (guint) (digits[6] - '0');

  if (digits[6] != 'A' && !g_ascii_isdigit (digits[6]))
    return FALSE;
  return (sum + matchup_personal_check_weigh (digits, weights) + check) % 11 == 0;
}

/* Singapore: NRIC and FIN. */
static gboolean
check_sg (const char *s)
{
  static const guint8 weights[] = { 2, 7, 6, 5, 4, 3, 2, 0 };
  guint sum = matchup_personal_check_weigh (s + 1, weights);
  const char *letters;

  if (strchr ("STFGM", s[0]) == NULL)
    return FALSE;
  sum += s[0] == 'T' || s[0] == 'G' ? 4 : s[0] == 'M' ? 3 : 0;
  letters = s[0] == 'S' || s[0] == 'T' ? "JZIHGFEDCBA"
            : s[0] == 'M'              ? "KLJNPQRTUWX"
                                       : "XWUTRQPNMLK";
  return letters[s[0] == 'M' ? 10 - sum % 11 : sum % 11] == s[8];
}

/* Turkey: two check digits. */
static gboolean
check_tr (const char *s)
{
  guint ends = 0;
  guint middles = 0;
  guint all = 0;

  for (guint i = 0; i < 9; i++)
    *(i % 2 == 0 ? &ends : &middles) += (guint) (s[i] - '0');
  for (guint i = 0; i < 10; i++)
    all += (guint) (s[i] - '0');
  return s[0] != '0' && (ends * 7 + 10 * 9 - middles) % 10 == (guint) (s[9] - '0') &&
         all % 10 == (guint) (s[10] - '0');
}

/* South Africa: Identification Act 68 of 1997. */
static gboolean
check_za (const char *s)
{
  return strchr ("012", s[10]) != NULL &&
         matchup_personal_check_date (2000 + number (s, 2), number (s + 2, 2), number (s + 4, 2)) &&
         matchup_personal_check_luhn (s, 13);
}

/* Canada: the numbers of people begin with 1 to 7, those of visitors with 9. */
static gboolean
check_ca (const char *s)
{
  return strchr ("12345679", s[0]) != NULL && matchup_personal_check_luhn (s, 9);
}

/* Denmark: since 2007 without a check digit. */
static gboolean
check_dk (const char *s)
{
  return matchup_personal_check_date (2000 + number (s + 4, 2), number (s + 2, 2), number (s, 2));
}

/* Norway: two check digits; 40 is added to the day of a D number. */
static gboolean
check_no (const char *s)
{
  static const guint8 first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0 };
  static const guint8 second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1, 0 };

  return number (s, 2) % 40 <= 31 && matchup_personal_check_weigh (s, first) % 11 == 0 &&
         matchup_personal_check_weigh (s, second) % 11 == 0;
}

/* Austria: the fourth digit checks the others. */
static gboolean
check_at (const char *s)
{
  static const guint8 begin[] = { 3, 7, 9, 0 };
  static const guint8 rest[] = { 5, 8, 4, 2, 1, 6, 0 };

  return s[0] != '0' && number (s + 6, 2) <= 15 &&
         (matchup_personal_check_weigh (s, begin) + matchup_personal_check_weigh (s + 4, rest)) %
                 11 ==
             (guint) (s[3] - '0');
}

/* With how many letters it has. */
#define FORM(form) form, sizeof form - 1

static const Rule rules[] = {
  { "CN", FORM ("99999999999999999*"), "6?8?4", ALWAYS, check_cn, cn_words },
  { "CN", FORM ("999999999999999"), NULL, NEVER, check_cn_old, cn_words },
  { "US", FORM ("999999999"), "3?2?4", NEVER, check_us, us_words },
  { "GB", FORM ("AA999999A"), "2 2 2 2 1", SHAPED, check_gb, gb_words },
  { "GB", FORM ("AA999999A"), "2 6 1", SHAPED, check_gb, gb_words },
  { "DE", FORM ("99999999999"), "2 3 3 3", SHAPED, check_de, de_words },
  { "FR", FORM ("999999*99999999"), "1 2 2 2 3 3 2", ALWAYS, check_fr, fr_words },
  { "ES", FORM ("99999999A"), "8-1", ALWAYS, check_es, es_words },
  { "ES", FORM ("A9999999A"), "1-7-1", ALWAYS, check_es, es_words },
  { "IT", FORM ("AAAAAA99A99A999A"), NULL, ALWAYS, check_it, it_words },
  { "NL", FORM ("999999999"), "4?2?3", NEVER, check_nl, nl_words },
  { "PL", FORM ("99999999999"), NULL, NEVER, check_pl, pl_words },
  { "SE", FORM ("9999999999"), "6-4", NEVER, check_se, se_words },
  { "SE", FORM ("999999999999"), "8-4", NEVER, check_se_long, se_words },
  { "FI", FORM ("999999999A"), "6-4", SHAPED, check_fi, fi_words },
  { "FI", FORM ("9999999999"), "6-4", NEVER, check_fi, fi_words },
  { "FI", FORM ("999999A999*"), NULL, ALWAYS, check_fi_sign, fi_words },
  { "BE", FORM ("99999999999"), "2.2.2-3.2", SHAPED, check_be, be_words },
  { "PT", FORM ("999999999"), "3 3 3", NEVER, check_pt, pt_words },
  { "CH", FORM ("9999999999999"), "3.4.4.2", SHAPED, check_ch, ch_words },
  { "BR", FORM ("99999999999"), "3.3.3-2", SHAPED, check_br, br_words },
  { "IN", FORM ("999999999999"), "4?4?4", NEVER, check_in, in_words },
  { "JP", FORM ("999999999999"), "4?4?4", NEVER, check_jp, jp_words },
  { "KR", FORM ("9999999999999"), "6-7", SHAPED, check_kr, kr_words },
  { "TW", FORM ("A999999999"), NULL, NEVER, check_tw, tw_words },
  { "SG", FORM ("A9999999A"), NULL, ALWAYS, check_sg, sg_words },
  { "HK", FORM ("A999999*"), NULL, NEVER, check_hk, hk_words },
  { "HK", FORM ("AA999999*"), NULL, NEVER, check_hk, hk_words },
  { "TR", FORM ("99999999999"), NULL, NEVER, check_tr, tr_words },
  { "ZA", FORM ("9999999999999"), "6 4 2 1", NEVER, check_za, za_words },
  { "CA", FORM ("999999999"), "3?3?3", NEVER, check_ca, ca_words },
  { "DK", FORM ("9999999999"), "6-4", NEVER, check_dk, dk_words },
  { "NO", FORM ("99999999999"), "6 5", NEVER, check_no, no_words },
  { "AT", FORM ("9999999999"), "4 6", NEVER, check_at, at_words },
};

static gboolean
has_form (const char *letters, const char *form)
{
  for (; *form != '\0'; form++, letters++)
    {
      if (*form == '9'   ? !g_ascii_isdigit (*letters)
          : *form == 'A' ? !g_ascii_isalpha (*letters)
                         : *letters == '\0')
        return FALSE;
    }
  return TRUE;
}

/* Letters that are as small as those of code and hashes say nothing by themselves. */
static gboolean
is_small (const MatchupPersonalRun *run, guint k, const Rule *rule)
{
  if (strchr (rule->form, 'A') == NULL)
    return FALSE;
  for (gsize i = run->groups[0].begin; i < run->groups[k - 1].end; i++)
    {
      if (g_ascii_islower (run->text->folded[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_words (MatchupPersonalRun *run, guint k, const Rule *rule)
{
  return matchup_personal_run_has_words (run, k, rule->words) ||
         (rule->words != any_words && matchup_personal_run_has_words (run, k, any_words));
}

static gboolean
follows (MatchupPersonalRun *run, guint k, const Rule *rule)
{
  gboolean shaped = k > 1;
  char letters[MATCHUP_PERSONAL_MAX_LETTERS + 1];
  guint n = run->groups[k - 1].total;

  if (rule->n != n || !has_form (run->letters, rule->form))
    return FALSE;
  if (shaped && (rule->shape == NULL || !matchup_personal_run_has_shape (run, k, rule->shape)) &&
      !matchup_personal_run_is_separated_by (run, k, " "))
    return FALSE;
  memcpy (letters, run->letters, n);
  letters[n] = '\0';
  if (!rule->check (letters))
    return FALSE;
  if ((rule->sure & (shaped ? SHAPED : PLAIN)) != 0 &&
      (!shaped || matchup_personal_run_has_shape (run, k, rule->shape)) && !is_small (run, k, rule))
    /* 12345678L is a number of a program. */
    return k > 1 || strchr ("LFDU", letters[n - 1]) == NULL || n != 9 ||
           g_ascii_isalpha (letters[0]) || has_words (run, k, rule);
  return has_words (run, k, rule);
}

/* "A123456(3)" is as sure as can be. */
static gboolean
is_hong_kong (MatchupPersonalRun *run, gsize *out_end)
{
  const char *folded = run->text->folded;
  gsize end = run->n_groups > 0 ? run->groups[0].end : 0;
  guint n = run->n_groups > 0 ? run->groups[0].total : 0;
  char letters[MATCHUP_PERSONAL_MAX_LETTERS + 2];

  if ((n != 7 && n != 8) || folded[end] != '(' || folded[end + 1] == '\0' || folded[end + 2] != ')')
    return FALSE;
  memcpy (letters, run->letters, n);
  letters[n] = g_ascii_toupper (folded[end + 1]);
  letters[n + 1] = '\0';
  if (!has_form (letters, n == 7 ? "A999999*" : "AA999999*") || !check_hk (letters))
    return FALSE;
  *out_end = end + 3;
  return TRUE;
}

const char *
matchup_personal_data_find_identity (MatchupPersonalRun *run, guint k, gsize *out_end)
{
  if (run->plus)
    return NULL;
  if (k == 1 && is_hong_kong (run, out_end))
    return "HK";
  if (run->groups[k - 1].total < 8 || !matchup_personal_run_ends (run, k))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (follows (run, k, &rules[i]))
        return rules[i].country;
    }
  return NULL;
}
