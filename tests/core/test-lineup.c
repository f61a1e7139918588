/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-saved-lineup.h"

#include <math.h>
#include <string.h>

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

static MatchupContestant *
new_named (const char *own_name, const char *instructions)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("s", "m", "GPT-4o mini", MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
  g_autoptr (MatchupParams) params =
      matchup_params_new (instructions, NAN, 0, MATCHUP_THINKING_DEFAULT);

  return matchup_contestant_new_named (NULL, model, params, own_name);
}

/* A name of its own, else the model's; the id stays as long as it is the same contestant. */
static void
test_names (void)
{
  g_autoptr (MatchupContestant) plain = new_named (NULL, NULL);
  g_autoptr (MatchupContestant) blank = new_named ("  ", NULL);
  g_autoptr (MatchupContestant) named = matchup_contestant_with_name (plain, " Strict ");
  g_autoptr (MatchupParams) params = matchup_params_new ("Be strict.", 0.2, 0, 0);
  g_autoptr (MatchupContestant) set = matchup_contestant_with_params (named, params);
  g_autoptr (MatchupContestant) unnamed = matchup_contestant_with_name (set, NULL);

  g_assert_cmpstr (matchup_contestant_get_name (plain), ==, "GPT-4o mini");
  g_assert_null (matchup_contestant_get_own_name (plain));
  g_assert_null (matchup_contestant_get_own_name (blank));
  g_assert_cmpstr (matchup_contestant_get_name (named), ==, "Strict");
  g_assert_cmpstr (matchup_contestant_get_own_name (set), ==, "Strict");
  g_assert_cmpstr (matchup_contestant_get_id (set), ==, matchup_contestant_get_id (plain));
  g_assert_true (matchup_contestant_get_params (set) == params);
  g_assert_null (matchup_contestant_get_own_name (unnamed));
  g_assert_true (matchup_contestant_is_like (plain, blank));
  g_assert_false (matchup_contestant_is_like (plain, named));
  g_assert_false (matchup_contestant_is_like (named, set));
}

static void
assert_free_name (MatchupLineup *lineup, const char *name, int except, const char *wanted)
{
  g_autofree char *free_name = matchup_lineup_dup_free_name (lineup, name, except);

  g_assert_cmpstr (free_name, ==, wanted);
}

static void
test_free_names (void)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupContestant) plain = new_named (NULL, NULL);
  g_autoptr (MatchupContestant) second = new_named ("GPT-4o mini (2)", NULL);
  g_autoptr (MatchupContestant) odd = new_named ("(2)", NULL);

  assert_free_name (lineup, "GPT-4o mini", -1, NULL);
  matchup_lineup_append (lineup, plain);
  assert_free_name (lineup, "GPT-4o mini", -1, "GPT-4o mini (2)");
  assert_free_name (lineup, "GPT-4o mini", 0, NULL);
  assert_free_name (lineup, "GPT-4o", -1, NULL);
  matchup_lineup_append (lineup, second);
  assert_free_name (lineup, "GPT-4o mini", -1, "GPT-4o mini (3)");
  assert_free_name (lineup, "GPT-4o mini (2)", -1, "GPT-4o mini (3)");
  assert_free_name (lineup, "GPT-4o mini (2)", 1, NULL);
  matchup_lineup_append (lineup, odd);
  assert_free_name (lineup, "(2)", -1, "(2) (2)");
}

/* Ids count for being equal, not for being alike; both see settings, names and order. */
static void
test_alike (void)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupLineup) other = matchup_lineup_new ();
  g_autoptr (MatchupContestant) a = new_named (NULL, NULL);
  g_autoptr (MatchupContestant) same = new_named (NULL, NULL);
  g_autoptr (MatchupContestant) b = new_named ("B", "Be kind.");
  guint position = 99;

  matchup_lineup_append (lineup, a);
  matchup_lineup_append (other, same);
  g_assert_true (matchup_lineup_is_like (lineup, other));
  g_assert_false (matchup_lineup_equal (lineup, other));
  matchup_lineup_append (lineup, b);
  g_assert_false (matchup_lineup_is_like (lineup, other));
  matchup_lineup_insert (other, 0, b);
  g_assert_false (matchup_lineup_is_like (lineup, other));
  matchup_lineup_move (other, 0, 1);
  g_assert_true (matchup_lineup_is_like (lineup, other));
  g_assert_true (matchup_lineup_find (other, matchup_contestant_get_id (b), &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (matchup_lineup_find (other, matchup_contestant_get_id (a), NULL));
}

/* Beyond the end is at the end, and a full one takes nobody. */
static void
test_insert (void)
{
  g_autoptr (MatchupLineup) lineup = new_lineup ("abc");
  g_autoptr (MatchupContestant) x = new_contestant ("x");
  g_autoptr (MatchupContestant) y = new_contestant ("y");

  g_assert_true (matchup_lineup_insert (lineup, 1, x));
  assert_order (lineup, "axbc");
  g_assert_true (matchup_lineup_insert (lineup, 50, y));
  assert_order (lineup, "axbcy");
  while (matchup_lineup_get_size (lineup) < MATCHUP_LINEUP_MAX)
    matchup_lineup_append (lineup, x);
  g_assert_false (matchup_lineup_insert (lineup, 0, y));
  g_assert_cmpuint (matchup_lineup_get_size (lineup), ==, MATCHUP_LINEUP_MAX);
}

/* What is saved does not change with what it was made of. */
static void
test_saved (void)
{
  g_autoptr (MatchupLineup) lineup = new_lineup ("ab");
  g_autoptr (MatchupSavedLineup) saved = matchup_saved_lineup_new (NULL, "Maths", lineup);
  g_autoptr (MatchupSavedLineup) again = matchup_saved_lineup_new ("id", "Maths", lineup);

  matchup_lineup_remove (lineup, 0);
  assert_order (matchup_saved_lineup_get_lineup (saved), "ab");
  g_assert_cmpstr (matchup_saved_lineup_get_name (saved), ==, "Maths");
  g_assert_cmpstr (matchup_saved_lineup_get_id (again), ==, "id");
  g_assert_cmpuint (strlen (matchup_saved_lineup_get_id (saved)), >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/lineup/at-most-eight", test_at_most_eight);
  g_test_add_func ("/core/lineup/move", test_move);
  g_test_add_func ("/core/lineup/changes", test_changes);
  g_test_add_func ("/core/lineup/names", test_names);
  g_test_add_func ("/core/lineup/free-names", test_free_names);
  g_test_add_func ("/core/lineup/alike", test_alike);
  g_test_add_func ("/core/lineup/insert", test_insert);
  g_test_add_func ("/core/lineup/saved", test_saved);

  return g_test_run ();
}
