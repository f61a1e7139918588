/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs every recorded answer of the wire formats that are known through the real decoder: whole,
 * byte by byte, at 50 sets of seeded places, and cut in two: at every place where the body is
 * short, at 200 seeded places where it is long. The result must always be the same.
 */
#include "fixture.h"

#define N_SEEDED 50
#define SHORT 1024
#define N_CUTS_OF_LONG 200

static char *folder;

static void
check (const Fixture *fixture, const gsize *cuts, guint n_cuts)
{
  fixture_check (fixture, fixture->body, cuts, n_cuts);
}

static void
check_single_cuts (const Fixture *fixture, gsize length)
{
  if (length < SHORT)
    {
      for (gsize i = 1; i < length; i++)
        check (fixture, &i, 1);
      return;
    }
  for (guint i = 0; i < N_CUTS_OF_LONG; i++)
    {
      gsize cut = (gsize) g_test_rand_int_range (1, (int) length);

      check (fixture, &cut, 1);
    }
}

static void
check_cuts (const Fixture *fixture, gsize length)
{
  guint n_cuts;
  g_autofree gsize *every = replay_cut_bytes (length, &n_cuts);

  check (fixture, every, n_cuts);
  for (guint32 seed = 0; seed < N_SEEDED; seed++)
    {
      g_autofree gsize *cuts = replay_cut_seeded (length, seed, &n_cuts);

      check (fixture, cuts, n_cuts);
    }
  check_single_cuts (fixture, length);
}

static void
test_fixture (gconstpointer name)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, folder, name);
  check (&fixture, NULL, 0);
  if (fixture_is_stream (&fixture))
    check_cuts (&fixture, g_bytes_get_size (fixture.body));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  folder = g_build_filename (argv[1], "streams", NULL);
  fixture_add_tests (folder, "/providers/fixtures", test_fixture);
  return g_test_run ();
}
