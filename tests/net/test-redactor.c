/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-redactor.h"

#define MASK "•••"

static void
assert_redacted (const char *text, const char *secret, const char *expected)
{
  g_autofree char *redacted = matchup_redact (text, secret);

  g_assert_cmpstr (redacted, ==, expected);
}

static void
test_secret (void)
{
  static const char secret[] = "a+b/0123456789wxyz";

  assert_redacted ("no a+b/0123456789wxyz here", secret, "no " MASK " here");
  assert_redacted ("a%2Bb%2F0123456789wxyz", secret, MASK);
  assert_redacted ("YStiLzAxMjM0NTY3ODl3eHl6", secret, MASK);
  assert_redacted ("a+b/01234***6789wxyz", secret, MASK "***" MASK);
  assert_redacted ("nothing to hide", secret, "nothing to hide");
}

static void
test_patterns (void)
{
  assert_redacted ("Authorization: Bearer abc.def-123", NULL, "Authorization: Bearer " MASK);
  assert_redacted ("key sk-proj-abcdef***wxyz.", NULL, "key " MASK);
  assert_redacted ("API key 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f is wrong",
                   NULL,
                   "API key " MASK " is wrong");
  assert_redacted ("request 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f",
                   NULL,
                   "request 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f");
}

/* What is not UTF-8 must not keep the patterns from being found. */
static void
test_invalid_text (void)
{
  assert_redacted ("\xff Bearer abcdef", NULL, "\xef\xbf\xbd Bearer " MASK);
  /* Only whole characters are replaced, also where another one ends like the key's. */
  assert_redacted ("x\xe9\x92\xa5"
                   "01234567 Bearer abcdef",
                   "\xe9\x92\xa5\xe9\x92\xa5"
                   "01234567",
                   "x" MASK " Bearer " MASK);
  assert_redacted ("x\xe8\x92\xa5"
                   "01234567 Bearer abcdef",
                   "\xe9\x92\xa5"
                   "01234567",
                   "x\xe8\x92\xa5" MASK " Bearer " MASK);
  /* What stands for bytes that are no text must not become the key. */
  assert_redacted ("x\xff\xff\xff", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", "x" MASK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/redactor/secret", test_secret);
  g_test_add_func ("/net/redactor/patterns", test_patterns);
  g_test_add_func ("/net/redactor/invalid-text", test_invalid_text);
  return g_test_run ();
}
