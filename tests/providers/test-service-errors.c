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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/service-errors/no-body", test_no_body);

  return g_test_run ();
}
