/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "personal-data-corpus.h"

#include "matchup-personal-data.h"

#include <locale.h>
#include <string.h>
#include <time.h>

static char *
describe (const char *text, GArray *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      MatchupPersonalDataFinding *finding =
          &g_array_index (findings, MatchupPersonalDataFinding, i);

      g_string_append_printf (out,
                              "%s%s%s%s:%.*s",
                              i > 0 ? " | " : "",
                              matchup_personal_data_get_id (finding->kind),
                              *finding->country != '\0' ? "/" : "",
                              finding->country,
                              (int) finding->length,
                              text + finding->offset);
    }
  return g_string_free (out, FALSE);
}

static char *
find_all (const char *text)
{
  g_autoptr (GArray) findings = matchup_personal_data_find (text, -1, MATCHUP_PERSONAL_DATA_ALL);

  return describe (text, findings);
}

static void
test_positives (void)
{
  guint n_failed = 0;

  for (guint i = 0; personal_data_positives[i].text != NULL; i++)
    {
      g_autofree char *found = find_all (personal_data_positives[i].text);

      if (g_str_equal (found, personal_data_positives[i].expected))
        continue;
      g_test_message ("“%s”: wanted %s, found %s",
                      personal_data_positives[i].text,
                      personal_data_positives[i].expected,
                      found);
      n_failed++;
    }
  if (n_failed > 0)
    g_test_fail ();
}

static void
test_negatives (void)
{
  guint n_failed = 0;

  for (guint i = 0; personal_data_negatives[i] != NULL; i++)
    {
      g_autofree char *found = find_all (personal_data_negatives[i]);

      if (*found == '\0')
        continue;
      g_test_message ("“%s”: found %s", personal_data_negatives[i], found);
      n_failed++;
    }
  if (n_failed > 0)
    g_test_fail ();
}

/* What needs no words around it is found wherever it stands in a text. */
static void
test_places (void)
{
  static const char *const places[] = {
    "%s",
    "(%s)",
    "“%s”",
    "\"%s\"",
    "'%s'",
    "%s.",
    "%s, and",
    "see %s;",
    "%s\n",
    "\n%s",
    "你好%s谢谢",
    "我的是%s，请",
    "：%s。",
    "（%s）",
    "\t%s\t",
    "{\"a\": \"%s\"}",
    "**%s**",
    "_x_ %s _y_",
    "| %s | b |",
    "- %s",
    "> %s",
    "1. %s",
    "a\xc2\xa0%s\xc2\xa0z",
    "<b>%s</b>",
    "`%s`",
    "はい%sです",
    "네 %s 요",
    "%s?",
    "%s!",
    "~~%s~~",
    "\xe2\x80\x8e%s\xe2\x80\x8f",
    "é %s ü",
    "Я %s",
    "%s\r\n",
    "ok: %s",
  };
  guint n = 0;

  for (guint i = 0; personal_data_plain[i].text != NULL; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        {
          g_auto (GStrv) parts = g_strsplit (places[j], "%s", 2);
          g_autofree char *text =
              g_strconcat (parts[0], personal_data_plain[i].text, parts[1], NULL);
          g_autofree char *found = find_all (text);

          if (!g_str_equal (found, personal_data_plain[i].expected))
            {
              g_test_message ("“%s”: wanted %s, found %s",
                              text,
                              personal_data_plain[i].expected,
                              found);
              n++;
            }
        }
    }
  if (n > 0)
    g_test_fail ();
}

/* One digit more or less, or a wrong one where there is a check digit, and it is none. */
static void
test_wrong_digits (void)
{
  guint n_failed = 0;

  for (guint i = 0; personal_data_checked[i] != NULL; i++)
    {
      const char *right = personal_data_checked[i];

      for (gsize j = 0; right[j] != '\0'; j++)
        {
          g_autofree char *wrong = g_strdup (right);
          g_autofree char *found = NULL;

          if (!g_ascii_isdigit (right[j]))
            continue;
          wrong[j] = right[j] == '9' ? '0' : (char) (right[j] + 1);
          found = find_all (wrong);
          if (strstr (found, "card") == NULL && strstr (found, "iban") == NULL &&
              strstr (found, "identity/CN") == NULL)
            continue;
          g_test_message ("“%s” (%s): found %s", wrong, right, found);
          n_failed++;
        }
    }
  if (n_failed > 0)
    g_test_fail ();
}

static char *
widen (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || strchr ("@.-+()", *p) != NULL)
        g_string_append_unichar (out, (gunichar) (guchar) *p - '!' + 0xff01);
      else if (*p == ' ')
        g_string_append_unichar (out, 0x3000);
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static void
test_full_width (void)
{
  for (guint i = 0; personal_data_plain[i].text != NULL; i++)
    {
      g_autofree char *wide = widen (personal_data_plain[i].text);
      g_autoptr (GArray) findings =
          matchup_personal_data_find (wide, -1, MATCHUP_PERSONAL_DATA_ALL);

      if (findings->len != 1)
        g_error ("%s", wide);
      g_assert_cmpuint (g_array_index (findings, MatchupPersonalDataFinding, 0).length,
                        ==,
                        strlen (wide));
    }
}

static void
test_kinds (void)
{
  const char *text = "Call +49 170 1234567 or write to ann@example.com, 4111 1111 1111 1111, "
                     "DE89 3704 0044 0532 0130 00, 110101199003077758";
  g_autofree char *all = find_all (text);

  g_assert_cmpstr (all,
                   ==,
                   "phone:+49 170 1234567 | email:ann@example.com | card:4111 1111 1111 1111 | "
                   "iban:DE89 3704 0044 0532 0130 00 | identity/CN:110101199003077758");
  for (guint kind = 0; kind < MATCHUP_PERSONAL_DATA_N_KINDS; kind++)
    {
      g_autoptr (GArray) findings =
          matchup_personal_data_find (text, -1, MATCHUP_PERSONAL_DATA_ONE (kind));
      MatchupPersonalDataKind parsed;

      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpuint (g_array_index (findings, MatchupPersonalDataFinding, 0).kind, ==, kind);
      g_assert_true (matchup_personal_data_parse_id (matchup_personal_data_get_id (kind), &parsed));
      g_assert_cmpuint (parsed, ==, kind);
      g_assert_nonnull (matchup_personal_data_get_name (kind));
    }
  g_assert_false (matchup_personal_data_parse_id ("shoe size", &(MatchupPersonalDataKind){ 0 }));
}

/* Any bytes, cut anywhere: places are within the text, in its order, and at whole characters. */
static void
test_bytes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; personal_data_positives[i].text != NULL; i++)
    g_string_append_printf (text, "%s ", personal_data_positives[i].text);
  for (guint i = 0; i < 2000; i++)
    {
      gsize begin = (gsize) g_rand_int_range (rand, 0, (int) text->len);
      gsize length = MIN (text->len - begin, (gsize) g_rand_int_range (rand, 0, 300));
      g_autofree char *piece = g_memdup2 (text->str + begin, length + 1);
      g_autoptr (GArray) findings = NULL;
      gsize last = 0;

      if (length > 0 && i % 2 == 0)
        piece[g_rand_int_range (rand, 0, (int) length)] = (char) g_rand_int_range (rand, 0, 256);
      findings = matchup_personal_data_find (piece, (gssize) length, MATCHUP_PERSONAL_DATA_ALL);
      for (guint j = 0; j < findings->len; j++)
        {
          MatchupPersonalDataFinding *finding =
              &g_array_index (findings, MatchupPersonalDataFinding, j);

          g_assert_cmpuint (finding->offset, >=, last);
          g_assert_cmpuint (finding->length, >, 0);
          last = finding->offset + finding->length;
          g_assert_cmpuint (last, <=, length);
        }
    }
}

static double
measure (const char *pattern, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) findings = NULL;
  struct timespec begin;
  struct timespec end;

  while (text->len < length)
    g_string_append (text, pattern);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
  findings = matchup_personal_data_find (text->str, -1, MATCHUP_PERSONAL_DATA_ALL);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &end);
  return (double) (end.tv_sec - begin.tv_sec) + (double) (end.tv_nsec - begin.tv_nsec) / 1e9;
}

/* Eight times the text takes about eight times as long, whatever it is made of. */
static void
test_linear (void)
{
  static const char *const patterns[] = {
    "1 ",         "12-",          "(",       "+",         "@",          "a@",
    "a.b@",       "1234567 ",     "4111 ",   "A1",        "DE89 3704 ", "0",
    "tel ",       "tel 1234567 ", "phone: ", "19900101-", "https://",   "电话",
    "123456782 ", "010-",         ". ",      "a",         "１",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      double small = measure (patterns[i], 8 * 1024);
      double large = measure (patterns[i], 64 * 1024);

      g_test_message ("%s: %.1f ms, %.1f ms", patterns[i], small * 1e3, large * 1e3);
      g_assert_cmpfloat (large, <, MAX (small, 0.002) * 8 * 4);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personal-data/positives", test_positives);
  g_test_add_func ("/personal-data/negatives", test_negatives);
  g_test_add_func ("/personal-data/places", test_places);
  g_test_add_func ("/personal-data/wrong-digits", test_wrong_digits);
  g_test_add_func ("/personal-data/full-width", test_full_width);
  g_test_add_func ("/personal-data/kinds", test_kinds);
  g_test_add_func ("/personal-data/bytes", test_bytes);
  g_test_add_func ("/personal-data/linear", test_linear);
  return g_test_run ();
}
