/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"

typedef struct
{
  guint count;
  guint position;
  guint removed;
  guint added;
} Changed;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Changed *seen)
{
  seen->count++;
  seen->position = position;
  seen->removed = removed;
  seen->added = added;
}

static MatchupContestant *
new_contestant (const char *id)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", id, NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  return matchup_contestant_new (id, model, params);
}

static void
assert_order (MatchupLineup *lineup, const char *order)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    g_string_append (ids, matchup_contestant_get_id (matchup_lineup_get (lineup, i)));
  g_assert_cmpstr (ids->str, ==, order);
}

static MatchupLineup *
new_lineup (const char *ids)
{
  MatchupLineup *lineup = matchup_lineup_new ();

  for (const char *p = ids; *p != '\0'; p++)
    {
      char id[] = { *p, '\0' };
      g_autoptr (MatchupContestant) contestant = new_contestant (id);

      g_assert_true (matchup_lineup_append (lineup, contestant));
    }
  return lineup;
}

static void
test_at_most_eight (void)
{
  MatchupLineup *lineup = new_lineup ("abcdefgh");
  g_autoptr (MatchupContestant) ninth = new_contestant ("i");

  g_assert_false (matchup_lineup_append (lineup, ninth));
  g_assert_cmpuint (matchup_lineup_get_size (lineup), ==, MATCHUP_LINEUP_MAX);
  g_assert_null (matchup_lineup_get (lineup, 8));
  g_assert_finalize_object (lineup);
}

static void
test_move (void)
{
  for (guint from = 0; from < 4; from++)
    {
      for (guint to = 0; to < 4; to++)
        {
          g_autoptr (MatchupLineup) lineup = new_lineup ("abcd");
          g_autoptr (GString) expected = g_string_new ("abcd");
          char moved = expected->str[from];
          Changed seen = { 0 };

          g_string_erase (expected, from, 1);
          g_string_insert_c (expected, to, moved);
          g_signal_connect (lineup, "items-changed", G_CALLBACK (changed_cb), &seen);
          matchup_lineup_move (lineup, from, to);
          assert_order (lineup, expected->str);
          g_assert_cmpuint (seen.count, ==, from == to ? 0 : 1);
          g_assert_cmpuint (seen.removed, ==, seen.added);
        }
    }
}

static void
test_changes (void)
{
  g_autoptr (MatchupLineup) lineup = new_lineup ("abc");
  g_autoptr (MatchupLineup) other = new_lineup ("xy");
  g_autoptr (MatchupLineup) copy = matchup_lineup_copy (other);
  g_autoptr (MatchupContestant) z = new_contestant ("z");
  Changed seen = { 0 };

  g_signal_connect (lineup, "items-changed", G_CALLBACK (changed_cb), &seen);
  matchup_lineup_remove (lineup, 1);
  assert_order (lineup, "ac");
  matchup_lineup_replace (lineup, 0, z);
  assert_order (lineup, "zc");
  g_assert_cmpuint (seen.count, ==, 2);
  matchup_lineup_set_all (lineup, other);
  assert_order (lineup, "xy");
  g_assert_cmpuint (seen.count, ==, 3);
  matchup_lineup_set_all (lineup, copy);
  g_assert_cmpuint (seen.count, ==, 3);
  g_assert_true (matchup_lineup_equal (lineup, copy));
  g_assert_cmpstr (matchup_lineup_get_letter (7), ==, "H");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/lineup/at-most-eight", test_at_most_eight);
  g_test_add_func ("/core/lineup/move", test_move);
  g_test_add_func ("/core/lineup/changes", test_changes);

  return g_test_run ();
}
