/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-redactor.h"
#include "matchup-retry-policy.h"

#include <string.h>

static double
get_delay (gboolean retryable, gboolean any_output, int tries, double retry_after, double chance)
{
  return matchup_retry_policy_get_delay (&(MatchupRetryInput){
      .retryable = retryable,
      .any_output = any_output,
      .tries = tries,
      .retry_after = retry_after,
      .chance = chance,
  });
}

static void
test_delay (void)
{
  g_assert_cmpfloat (get_delay (FALSE, FALSE, 1, -1, 0), <, 0);
  g_assert_cmpfloat (get_delay (TRUE, TRUE, 1, -1, 0), <, 0);
  g_assert_cmpfloat (get_delay (TRUE, FALSE, 3, -1, 0), <, 0);
  g_assert_cmpfloat_with_epsilon (get_delay (TRUE, FALSE, 1, -1, 0), 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_delay (TRUE, FALSE, 2, -1, 0), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_delay (TRUE, FALSE, 1, -1, 1), 0.375, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_delay (TRUE, FALSE, 1, 7, 0), 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_delay (TRUE, FALSE, 1, 120, 0), 120, 1e-9);
  g_assert_cmpfloat (get_delay (TRUE, FALSE, 1, 121, 0), <, 0);
}

static void
test_header (void)
{
  static const char date[] = "Sun, 06 Nov 1994 08:49:37 GMT";
  static const char later[] = "Sun, 06 Nov 1994 08:50:07 GMT";

  g_assert_cmpfloat_with_epsilon (matchup_retry_policy_parse_header ("1500", NULL, NULL),
                                  1.5,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (matchup_retry_policy_parse_header (NULL, "20", NULL), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (matchup_retry_policy_parse_header ("x", "2.5", NULL), 2.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (matchup_retry_policy_parse_header (NULL, later, date), 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (matchup_retry_policy_parse_header (NULL, date, later), 0, 1e-6);
  g_assert_cmpfloat (matchup_retry_policy_parse_header (NULL, "soon", NULL), <, 0);
  g_assert_cmpfloat (matchup_retry_policy_parse_header (NULL, "-3", NULL), <, 0);
  g_assert_cmpfloat (matchup_retry_policy_parse_header (NULL, "nan", NULL), <, 0);
  g_assert_cmpfloat (matchup_retry_policy_parse_header (NULL, NULL, NULL), <, 0);
}

#define SECRET "sk-proj-Ab3dEf6hIj9kLm2nOp5q"

static void
test_redactor (void)
{
  static const char *const texts[] = {
    "Incorrect API key provided: " SECRET ".",
    "Authorization: Bearer " SECRET,
    "url?key=" SECRET "&x=1",
    SECRET SECRET,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *redacted = matchup_redact (texts[i], SECRET);
      g_autofree char *by_pattern = matchup_redact (texts[i], NULL);

      g_assert_null (strstr (redacted, "Ab3dEf6h"));
      g_assert_null (strstr (by_pattern, "Ab3dEf6h"));
    }
  for (gsize length = 8; length < strlen (SECRET); length++)
    {
      g_autofree char *part = g_strndup (SECRET, length);
      g_autofree char *text = g_strdup_printf ("you sent %s***", part);
      g_autofree char *redacted = matchup_redact (text, SECRET);

      g_assert_null (strstr (redacted, part));
    }
}

static void
test_redactor_leaves_text (void)
{
  g_autofree char *redacted =
      matchup_redact ("The model is not open. 模型未开通。", "some-other-secret");

  g_assert_cmpstr (redacted, ==, "The model is not open. 模型未开通。");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/retry-policy/delay", test_delay);
  g_test_add_func ("/net/retry-policy/header", test_header);
  g_test_add_func ("/net/redactor/secrets", test_redactor);
  g_test_add_func ("/net/redactor/text", test_redactor_leaves_text);
  return g_test_run ();
}
