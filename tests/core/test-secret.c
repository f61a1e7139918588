/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-secret.h"

#include <string.h>

static void
test_secret (void)
{
  MatchupSecret *secret = matchup_secret_new ("key-with-tail", 3);
  MatchupSecret *other = matchup_secret_ref (secret);

  g_assert_true (other == secret);
  g_assert_cmpstr (matchup_secret_peek (secret), ==, "key");
  g_assert_cmpuint (matchup_secret_get_length (secret), ==, 3);
  matchup_secret_unref (other);
  g_assert_cmpstr (matchup_secret_peek (secret), ==, "key");
  matchup_secret_unref (secret);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/secret/secret", test_secret);

  return g_test_run ();
}
