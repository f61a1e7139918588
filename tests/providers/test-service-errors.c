/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of failure that no recorded answer shows: see also the fixtures. */
#include "matchup-service-errors.h"

#include <string.h>

/* An empty body is what many a gateway sends, and GBytes has no data for it. */
static void
test_no_body (void)
{
  static const struct
  {
    int status;
    MatchupErrorKind kind;
  } table[] = {
    { 302, MATCHUP_ERROR_KIND_BAD_RESPONSE },
    { 401, MATCHUP_ERROR_KIND_AUTH },
    { 404, MATCHUP_ERROR_KIND_NOT_FOUND },
    { 502, MATCHUP_ERROR_KIND_SERVER },
  };
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length;
      const char *body = g_bytes_get_data (empty, &length);
      g_autoptr (MatchupErrorInfo) error =
          matchup_service_errors_from_body (table[i].status, NULL, NULL, body, length);

      g_assert_null (body);
      g_assert_cmpint (matchup_error_info_get_kind (error), ==, table[i].kind);
      g_assert_cmpint (matchup_error_info_get_status (error), ==, table[i].status);
      g_assert_null (matchup_error_info_get_message (error));
    }
}

/* Zhipu and MiniMax number their errors, and use some numbers for different things. */
static void
test_numbers (void)
{
  static const struct
  {
    int status;
    const char *code;
    MatchupErrorKind kind;
    gboolean retryable;
  } table[] = {
    { 401, "1000", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1001", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1002", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1003", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 401, "1004", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 200, "1000", MATCHUP_ERROR_KIND_SERVER, TRUE },
    { 200, "1001", MATCHUP_ERROR_KIND_SERVER, TRUE },
    { 200, "1002", MATCHUP_ERROR_KIND_RATE_LIMIT, TRUE },
    { 400, "1002", MATCHUP_ERROR_KIND_RATE_LIMIT, TRUE },
    { 200, "1004", MATCHUP_ERROR_KIND_AUTH, FALSE },
    { 429, "1113", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 429, "1302", MATCHUP_ERROR_KIND_RATE_LIMIT, TRUE },
    { 429, "1304", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 429, "1308", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 429, "1310", MATCHUP_ERROR_KIND_QUOTA, FALSE },
    { 400, "100[0-4]", MATCHUP_ERROR_KIND_INVALID_REQUEST, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupErrorInfo) error =
          matchup_service_errors_from_code (table[i].status, table[i].code, NULL, NULL);

      g_assert_cmpint (matchup_error_info_get_kind (error), ==, table[i].kind);
      g_assert_cmpint (matchup_error_info_is_retryable (error), ==, table[i].retryable);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/service-errors/no-body", test_no_body);
  g_test_add_func ("/providers/service-errors/numbers", test_numbers);

  return g_test_run ();
}
