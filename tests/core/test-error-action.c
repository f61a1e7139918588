/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-enum-types.h"
#include "matchup-error-action.h"

#define SETTINGS MATCHUP_ERROR_ACTION_OPEN_SETTINGS
#define AGAIN MATCHUP_ERROR_ACTION_TRY_AGAIN
#define CONSOLE MATCHUP_ERROR_ACTION_OPEN_CONSOLE
#define PAY MATCHUP_ERROR_ACTION_PAY
#define OVER MATCHUP_ERROR_ACTION_START_OVER
#define SWITCH_ON MATCHUP_ERROR_ACTION_SWITCH_ON
#define SHORTEN MATCHUP_ERROR_ACTION_SHORTEN
#define ANYWAY MATCHUP_ERROR_ACTION_SEND_ANYWAY
#define MODEL MATCHUP_ERROR_ACTION_CHOOSE_MODEL

/* By nick, so that a value that is new in the enum and missing here is found. */
typedef struct
{
  const char *nick;
  MatchupErrorAction action;
  MatchupErrorAction without_pages; /* where no page of the service is known */
} Row;

static const Row kinds[] = {
  { "auth", SETTINGS, SETTINGS },
  { "permission", SETTINGS, SETTINGS },
  { "not-found", MODEL, MODEL },
  { "invalid-request", MODEL, MODEL },
  { "context-length", SHORTEN, SHORTEN },
  { "content-filter", OVER, OVER },
  { "rate-limit", AGAIN, AGAIN },
  { "quota", PAY, MODEL },
  { "overloaded", AGAIN, AGAIN },
  { "server", AGAIN, AGAIN },
  { "truncated", AGAIN, AGAIN },
  { "bad-response", SETTINGS, SETTINGS },
  { "network", AGAIN, AGAIN },
  { "proxy", SETTINGS, SETTINGS },
  { "tls", AGAIN, AGAIN },
  { "timeout", AGAIN, AGAIN },
  { "too-large", AGAIN, AGAIN },
  { "bad-address", SETTINGS, SETTINGS },
  { "no-key", SETTINGS, SETTINGS },
  { "unknown-service", SETTINGS, SETTINGS },
  { "internal", AGAIN, AGAIN },
};

/* Each with the kind that it comes with. */
static const struct
{
  Row row;
  MatchupErrorKind kind;
} reasons[] = {
  { { "none", AGAIN, AGAIN }, MATCHUP_ERROR_KIND_SERVER },
  { { "model-not-open", CONSOLE, MODEL }, MATCHUP_ERROR_KIND_NOT_FOUND },
  { { "endpoint-required", CONSOLE, MODEL }, MATCHUP_ERROR_KIND_NOT_FOUND },
  { { "spending-limit", PAY, MODEL }, MATCHUP_ERROR_KIND_QUOTA },
  { { "overdue", PAY, MODEL }, MATCHUP_ERROR_KIND_QUOTA },
  { { "region", MODEL, MODEL }, MATCHUP_ERROR_KIND_PERMISSION },
  { { "no-vision", MODEL, MODEL }, MATCHUP_ERROR_KIND_INVALID_REQUEST },
  { { "too-many-pictures", MODEL, MODEL }, MATCHUP_ERROR_KIND_INVALID_REQUEST },
  { { "switched-off", SWITCH_ON, SWITCH_ON }, MATCHUP_ERROR_KIND_UNKNOWN_SERVICE },
  { { "over-budget", ANYWAY, ANYWAY }, MATCHUP_ERROR_KIND_QUOTA },
  { { "image", OVER, OVER }, MATCHUP_ERROR_KIND_INVALID_REQUEST },
  { { "host-not-found", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_NETWORK },
  { { "refused", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_NETWORK },
  { { "connection-lost", AGAIN, AGAIN }, MATCHUP_ERROR_KIND_NETWORK },
  { { "offline", AGAIN, AGAIN }, MATCHUP_ERROR_KIND_NETWORK },
  { { "redirected", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_BAD_RESPONSE },
  { { "web-page", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_BAD_RESPONSE },
  { { "empty", AGAIN, AGAIN }, MATCHUP_ERROR_KIND_TRUNCATED },
  { { "silence", AGAIN, AGAIN }, MATCHUP_ERROR_KIND_TIMEOUT },
  { { "plain-http", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_BAD_ADDRESS },
  { { "proxy-not-found", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_PROXY },
  { { "proxy-silent", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_PROXY },
  { { "proxy-login", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_PROXY },
  { { "proxy-forbids", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_PROXY },
  { { "proxy-no-way", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_PROXY },
  { { "proxy-certificate", SETTINGS, SETTINGS }, MATCHUP_ERROR_KIND_PROXY },
};

static MatchupProviderTemplate *
make_template (const char *console_url, const char *billing_url)
{
  const MatchupProviderTemplateFields fields = {
    .id = "s",
    .name = "S",
    .protocol = "openai-chat",
    .address = "https://h",
    .console_url = console_url,
    .billing_url = billing_url,
  };

  return matchup_provider_template_new (&fields);
}

static void
check (const Row *row, MatchupErrorKind kind, MatchupErrorReason reason)
{
  g_autoptr (MatchupErrorInfo) error = matchup_error_info_new_simple (kind, reason, NULL);
  g_autoptr (MatchupProviderTemplate) full = make_template ("https://console", "https://bill");
  g_autoptr (MatchupProviderTemplate) bare = make_template (NULL, NULL);

  g_assert_cmpint (matchup_error_action_choose (error, full), ==, row->action);
  g_assert_cmpint (matchup_error_action_choose (error, bare), ==, row->without_pages);
  g_assert_cmpint (matchup_error_action_choose (error, NULL), ==, row->without_pages);
}

static void
test_kinds (void)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (MATCHUP_TYPE_ERROR_KIND);

  for (guint i = 0; i < class->n_values; i++)
    {
      guint found = 0;

      while (found < G_N_ELEMENTS (kinds) &&
             !g_str_equal (kinds[found].nick, class->values[i].value_nick))
        found++;
      if (found == G_N_ELEMENTS (kinds))
        g_error ("no action is decided for the kind %s", class->values[i].value_nick);
      check (&kinds[found], class->values[i].value, MATCHUP_ERROR_REASON_NONE);
    }
}

static void
test_reasons (void)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (MATCHUP_TYPE_ERROR_REASON);

  for (guint i = 0; i < class->n_values; i++)
    {
      guint found = 0;

      while (found < G_N_ELEMENTS (reasons) &&
             !g_str_equal (reasons[found].row.nick, class->values[i].value_nick))
        found++;
      if (found == G_N_ELEMENTS (reasons))
        g_error ("no action is decided for the reason %s", class->values[i].value_nick);
      check (&reasons[found].row, reasons[found].kind, class->values[i].value);
    }
}

static void
test_pages (void)
{
  g_autoptr (MatchupProviderTemplate) full = make_template ("https://console", "https://bill");
  g_autoptr (MatchupProviderTemplate) console = make_template ("https://console", NULL);

  g_assert_cmpstr (matchup_error_action_get_url (PAY, full), ==, "https://bill");
  g_assert_cmpstr (matchup_error_action_get_url (PAY, console), ==, "https://console");
  g_assert_cmpstr (matchup_error_action_get_url (CONSOLE, full), ==, "https://console");
  g_assert_null (matchup_error_action_get_url (AGAIN, full));
  g_assert_null (matchup_error_action_get_url (SETTINGS, full));
  g_assert_null (matchup_error_action_get_url (PAY, NULL));
}

static void
test_wait (void)
{
  const gint64 second = G_USEC_PER_SEC;
  MatchupTimings timings;
  g_autoptr (MatchupErrorInfo) named = matchup_error_info_new (MATCHUP_ERROR_KIND_RATE_LIMIT,
                                                               MATCHUP_ERROR_REASON_NONE,
                                                               429,
                                                               NULL,
                                                               NULL,
                                                               NULL,
                                                               TRUE,
                                                               12.5);
  g_autoptr (MatchupErrorInfo) open =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_OVERLOADED, 0, NULL);

  matchup_timings_init (&timings);
  g_assert_cmpfloat (matchup_error_action_get_wait (named, &timings, 1), ==, 0);
  timings.started_at = 1000 * second;
  timings.done = 3 * second;
  g_assert_cmpfloat (matchup_error_action_get_wait (named, &timings, 1003 * second), ==, 12.5);
  g_assert_cmpfloat (matchup_error_action_get_wait (named, &timings, 1013 * second), ==, 2.5);
  g_assert_cmpfloat (matchup_error_action_get_wait (named, &timings, 1016 * second), ==, 0);
  g_assert_cmpfloat (matchup_error_action_get_wait (open, &timings, 1003 * second), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/error-action/kinds", test_kinds);
  g_test_add_func ("/core/error-action/reasons", test_reasons);
  g_test_add_func ("/core/error-action/pages", test_pages);
  g_test_add_func ("/core/error-action/wait", test_wait);
  return g_test_run ();
}
