/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people read them, in English and Chinese and with the separators of other places. */
#include "matchup-date-words.h"
#include "matchup-format.h"
#include "matchup-history-row.h"
#include "matchup-price-sentences.h"
#include "matchup-test-skip.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <locale.h>
#include <math.h>

#define NBSP "\302\240"

static gboolean
is_chinese (void)
{
  return g_str_equal (g_getenv ("LANGUAGE"), "zh_CN");
}

/* A tilde stands for a space at which no line may break: a number stays with its unit. */
static void
assert_text (char *text, const char *english, const char *chinese)
{
  g_autofree char *owned = text;
  g_auto (GStrv) pieces = g_strsplit (is_chinese () ? chinese : english, "~", -1);
  g_autofree char *expected = g_strjoinv (NBSP, pieces);

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_seconds (void)
{
  static const struct
  {
    double seconds;
    const char *english;
    const char *chinese;
  } cases[] = {
    { 0, "0.0~s", "0.0~秒" },
    { 0.0001, "1~ms", "1~毫秒" },
    { 0.049, "49~ms", "49~毫秒" },
    { 0.05, "0.1~s", "0.1~秒" },
    { 0.64, "0.6~s", "0.6~秒" },
    { 9.94, "9.9~s", "9.9~秒" },
    { 9.96, "10~s", "10~秒" },
    { 59.4, "59~s", "59~秒" },
    { 59.6, "1~min 0~s", "1~分 0~秒" },
    { 125, "2~min 5~s", "2~分 5~秒" },
    { 6000, "100~min 0~s", "100~分 0~秒" },
    { -1, "0.0~s", "0.0~秒" },
    { NAN, "0.0~s", "0.0~秒" },
    { INFINITY, "0.0~s", "0.0~秒" },
  };
  g_autofree char *endless = matchup_format_seconds (1e300);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (matchup_format_seconds (cases[i].seconds), cases[i].english, cases[i].chinese);
  g_assert_null (strchr (endless, '-'));
}

static void
test_speed (void)
{
  assert_text (matchup_format_speed (0, FALSE), "0.0 words/s", "0.0 词/秒");
  assert_text (matchup_format_speed (9.94, FALSE), "9.9 words/s", "9.9 词/秒");
  assert_text (matchup_format_speed (51.7, FALSE), "52 words/s", "52 词/秒");
  assert_text (matchup_format_speed (80, TRUE), "80 characters/s", "80 字/秒");
  assert_text (matchup_format_speed (NAN, TRUE), "0.0 characters/s", "0.0 字/秒");
  assert_text (matchup_format_speed (-5, TRUE), "0.0 characters/s", "0.0 字/秒");
}

static void
test_tokens (void)
{
  assert_text (matchup_format_tokens (0), "0 tokens", "0 个 token");
  assert_text (matchup_format_tokens (1), "1 token", "1 个 token");
  assert_text (matchup_format_tokens (1204), "1204 tokens", "1204 个 token");
  assert_text (matchup_format_tokens (-1), "0 tokens", "0 个 token");
  assert_text (matchup_format_tokens (G_MAXINT64),
               "9223372036854775807 tokens",
               "9223372036854775807 个 token");
}

static void
assert_money (double amount, const char *currency, MatchupValueSource source, const char *expected)
{
  g_autofree char *money = matchup_format_money (amount, currency, source);

  g_assert_cmpstr (money, ==, expected);
}

/* Money reads the same in every language; the sign says what it is. */
static void
test_money (void)
{
  const MatchupValueSource told = MATCHUP_VALUE_SOURCE_TOLD;
  const MatchupValueSource estimated = MATCHUP_VALUE_SOURCE_ESTIMATED;

  assert_money (12.5, "USD", told, "$12.50");
  assert_money (0.00042, "USD", told, "$0.00042");
  assert_money (0.0011, "CNY", estimated, "≈" NBSP "¥0.0011");
  assert_money (0.05, "EUR", told, "€0.050");
  assert_money (0.5, "GBP", told, "£0.50");
  assert_money (3, "JPY", told, "JP¥3.00");
  assert_money (120, "KRW", told, "₩120.00");
  assert_money (1, "INR", told, "₹1.00");
  assert_money (1.5, "CHF", estimated, "≈" NBSP "CHF" NBSP "1.50");
  assert_money (0, "USD", told, "$0.00");
  assert_money (0.000001, "USD", told, "$0.000001");
  /* Too little to be written: no false precision, and not nothing. */
  assert_money (1e-9, "USD", told, "<" NBSP "$0.000001");
  assert_money (1e-9, "USD", estimated, "<" NBSP "$0.000001");
  assert_money (NAN, "USD", told, "$0.00");
  assert_money (INFINITY, "USD", told, "$0.00");
  assert_money (-1, "USD", told, "$0.00");
}

static void
test_costs (void)
{
  const MatchupTokenPrices plain = { 0.15, NAN, 0.6 };
  const MatchupTokenPrices cached = { 0.15, 0.0375, 0.6 };
  const MatchupTokenPrices nothing = { 0, NAN, 0 };
  g_autoptr (MatchupCost) cost =
      matchup_cost_new (0.00042, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");
  g_autoptr (MatchupCost) unpaid =
      matchup_cost_new (0, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");

  unpaid->tier.prices = nothing;
  assert_text (matchup_format_cost (cost, NULL), "≈~$0.00042", "≈~$0.00042");
  assert_text (matchup_format_cost (unpaid, NULL), "free", "免费");
  assert_text (matchup_format_price (0.0375, "USD"), "$0.0375", "$0.0375");
  assert_text (matchup_format_price (1234, "CHF"), "CHF~1234", "CHF~1234");
  assert_text (matchup_format_token_prices (&plain, "USD"),
               "Question $0.15, answer $0.6",
               "提问 $0.15，回答 $0.6");
  assert_text (matchup_format_token_prices (&cached, "CNY"),
               "Question ¥0.15, kept ¥0.0375, answer ¥0.6",
               "提问 ¥0.15，缓存 ¥0.0375，回答 ¥0.6");
  assert_text (matchup_format_token_prices (&nothing, "CNY"), "free", "免费");
}

/* As far as a date is known. */
static void
test_price_dates (void)
{
  assert_text (matchup_price_dup_date ("2025-11-20"), "11/20/25", "11/20/25");
  assert_text (matchup_price_dup_date ("2025-11"), "November 2025", "2025年11月");
  assert_text (matchup_price_dup_date ("2025"), "2025", "2025");
  assert_text (matchup_price_dup_date ("2025-13-41"), "2025-13-41", "2025-13-41");
  assert_text (matchup_price_dup_date ("soon"), "soon", "soon");
  assert_text (matchup_price_dup_date (""), "", "");
}

static void
test_conditions (void)
{
  const MatchupPriceTier first = { 0, 32000, 200, { 1, NAN, 1 } };
  const MatchupPriceTier middle = { 32000, 128000, -1, { 1, NAN, 1 } };
  const MatchupPriceTier last = { 128000, -1, -1, { 1, NAN, 1 } };
  const MatchupPriceTier short_ = { 0, -1, 1, { 1, NAN, 1 } };
  MatchupPriceTier none;
  MatchupPeakHours hours;

  matchup_price_tier_init (&none, NULL);
  assert_text (matchup_price_tier_dup_words (&first),
               "Question up to 32000 tokens, answer up to 200 tokens",
               "提问不超过 32000 个 token，且回答不超过 200 个 token");
  assert_text (matchup_price_tier_dup_words (&middle),
               "Question above 32000 tokens, up to 128000 tokens",
               "提问超过 32000 个 token、不超过 128000 个 token");
  assert_text (matchup_price_tier_dup_words (&last),
               "Question above 128000 tokens",
               "提问超过 128000 个 token");
  assert_text (matchup_price_tier_dup_words (&short_),
               "Answer up to 1 token",
               "回答不超过 1 个 token");
  assert_text (matchup_price_tier_dup_words (&none), "", "");
  g_assert_true (matchup_peak_hours_parse ("mon,wed-fri", "09:00", "24:00", "-03:30", &hours));
  assert_text (matchup_peak_hours_dup_words (&hours),
               "Peak hours: Mon, Wed–Fri 09:00–24:00 (UTC-03:30)",
               "高峰时段：周一、周三–周五 09:00–24:00（UTC-03:30）");
}

/* Where a number comes from is always said. */
static void
test_origins (void)
{
  g_autoptr (MatchupCost) told = matchup_cost_new (1, "USD", MATCHUP_VALUE_SOURCE_TOLD, NULL);
  g_autoptr (MatchupCost) listed =
      matchup_cost_new (1, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");
  g_autofree char *told_text = matchup_cost_dup_origin (told);
  g_autofree char *listed_text = matchup_cost_dup_origin (listed);
  g_autofree char *usage_text = NULL;
  g_autofree char *estimated_text = NULL;
  MatchupUsage usage;

  g_assert_cmpstr (told_text, !=, listed_text);
  /* The date as the locale of the tests writes it. */
  g_assert_nonnull (strstr (listed_text, "11/20/25"));
  matchup_usage_init (&usage);
  usage.prompt = 12;
  usage.completion = 345;
  usage_text = matchup_format_usage_origin (&usage);
  g_assert_nonnull (strstr (usage_text, " 12"));
  g_assert_nonnull (strstr (usage_text, " 345"));
  g_assert_null (strstr (usage_text, "-1"));
  usage.source = MATCHUP_VALUE_SOURCE_ESTIMATED;
  estimated_text = matchup_format_usage_origin (&usage);
  g_assert_cmpstr (estimated_text, !=, usage_text);
}

/* What a service told says so, and nothing of what it did not tell. */
static void
test_told_speed (void)
{
  const char *load = is_chinese () ? "44" NBSP "毫秒" : "44" NBSP "ms";
  MatchupServiceTimings timings;
  g_autofree char *whole = NULL;
  g_autofree char *less = NULL;

  assert_text (matchup_format_token_speed (20), "20 tokens/s", "20 token/秒");
  assert_text (matchup_format_token_speed (7.25), "7.2 tokens/s", "7.2 token/秒");
  assert_text (matchup_format_token_speed (-1), "0.0 tokens/s", "0.0 token/秒");
  matchup_service_timings_init (&timings);
  timings.writing_time = 4500000;
  less = matchup_format_service_timings_origin (&timings);
  timings.load_time = 43500;
  timings.prompt_time = 500000;
  whole = matchup_format_service_timings_origin (&timings);
  g_assert_nonnull (strstr (whole, load));
  g_assert_nonnull (strstr (whole, "0.5"));
  g_assert_nonnull (strstr (whole, "4.5"));
  g_assert_nonnull (strstr (whole, is_chinese () ? "由服务返回" : "told by the service"));
  g_assert_null (strstr (less, load));
  g_assert_null (strstr (less, "0.5"));
  g_assert_nonnull (strstr (less, "4.5"));
}

static void
test_dates (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2025, 3, 5, 0, 30, 0);
  static const struct
  {
    const char *then;
    const char *english;
    const char *chinese;
  } cases[] = {
    { "2025-03-05T00:05:00+08", "00:05", "00:05" },
    { "2025-03-04T23:59:00+08", "Yesterday", "昨天" },
    { "2025-03-01T12:00:00+08", "Saturday", "周六" },
    { "2025-02-20T12:00:00+08", "20 February", "2月20日" },
    { "2024-12-31T23:00:00+08", "31 December 2024", "2024年12月31日" },
    { "2025-03-05T00:31:00+08", "00:31", "00:31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (cases[i].then, NULL);

      assert_text (matchup_history_row_format_date (g_date_time_to_unix (then) * G_USEC_PER_SEC,
                                                    now),
                   cases[i].english,
                   cases[i].chinese);
    }
}

/* Makes the number formats of a place for this test alone; FALSE where they are not to be had. */
static gboolean
use_locale (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.UTF-8", folder, name);
  g_autofree char *locale = g_strconcat (name, ".UTF-8", NULL);
  const char *const command[] = {
    "localedef", "--no-archive", "-i", name, "-f", "UTF-8", path, NULL
  };

  if (!g_spawn_sync (NULL,
                     (char **) command,
                     NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL))
    return FALSE;
  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (LC_NUMERIC, locale) != NULL && setlocale (LC_MONETARY, locale) != NULL &&
         setlocale (LC_TIME, locale) != NULL;
}

/* Whatever language the system has for its dates, their words are those of the interface. */
static void
assert_dates (const char *english_day, const char *chinese_day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2025, 3, 5, 9, 7, 0);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 30, 12, 0, 0);

  assert_text (matchup_history_row_format_date (g_date_time_to_unix (time) * G_USEC_PER_SEC, now),
               "5 March 2025",
               "2025年3月5日");
  assert_text (matchup_date_words_format (time, "%OB"), "March", "3月");
  assert_text (matchup_date_words_dup_day (time), english_day, chinese_day);
}

static void
test_places (void)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-locales-XXXXXX", NULL);
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (!use_locale (folder, "de_DE"))
    {
      matchup_test_skip_without ("localedef, or there are no sources for it");
      return;
    }
  assert_text (matchup_format_seconds (0.64), "0,6~s", "0,6~秒");
  assert_text (matchup_format_speed (1234, FALSE), "1.234 words/s", "1.234 词/秒");
  assert_text (matchup_format_tokens (1234567), "1.234.567 tokens", "1.234.567 个 token");
  assert_money (1234.5, "EUR", MATCHUP_VALUE_SOURCE_TOLD, "1.234,50" NBSP "€");
  assert_money (0.0011, "CNY", MATCHUP_VALUE_SOURCE_ESTIMATED, "≈" NBSP "0,0011" NBSP "¥");
  assert_text (matchup_format_price (0.0375, "USD"), "0,0375~$", "0,0375~$");

  assert_dates ("05.03.2025", "05.03.2025");

  g_assert_true (use_locale (folder, "zh_CN"));
  assert_dates ("2025-03-05", "2025年03月05日");
  assert_text (matchup_format_tokens (1234567), "1,234,567 tokens", "1,234,567 个 token");
  assert_money (1234.5, "CNY", MATCHUP_VALUE_SOURCE_TOLD, "¥1,234.50");
  assert_money (0.00042, "USD", MATCHUP_VALUE_SOURCE_TOLD, "$0.00042");

  setlocale (LC_ALL, before);
  matchup_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/format/seconds", test_seconds);
  g_test_add_func ("/ui/format/speed", test_speed);
  g_test_add_func ("/ui/format/told-speed", test_told_speed);
  g_test_add_func ("/ui/format/tokens", test_tokens);
  g_test_add_func ("/ui/format/money", test_money);
  g_test_add_func ("/ui/format/costs", test_costs);
  g_test_add_func ("/ui/format/price-dates", test_price_dates);
  g_test_add_func ("/ui/format/conditions", test_conditions);
  g_test_add_func ("/ui/format/origins", test_origins);
  g_test_add_func ("/ui/format/dates", test_dates);
  if (!is_chinese ()) /* once is enough: making the formats of a place takes its time */
    g_test_add_func ("/ui/format/places", test_places);
  return g_test_run ();
}
