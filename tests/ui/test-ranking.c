/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders in which answers can share a place, and the keys that judge. */
#include "matchup-ranking-order.h"
#include "matchup-vote-key.h"

static void
test_keys (void)
{
  static const struct
  {
    guint keyval;
    GdkModifierType state;
    int key; /* -1: none */
    guint position;
  } cases[] = {
    { GDK_KEY_1, 0, MATCHUP_VOTE_KEY_ANSWER, 0 },
    { GDK_KEY_8, 0, MATCHUP_VOTE_KEY_ANSWER, 7 },
    { GDK_KEY_KP_3, GDK_LOCK_MASK, MATCHUP_VOTE_KEY_ANSWER, 2 },
    { GDK_KEY_9, 0, -1, 0 },
    { GDK_KEY_0, 0, MATCHUP_VOTE_KEY_TIE, 0 },
    { GDK_KEY_KP_0, 0, MATCHUP_VOTE_KEY_TIE, 0 },
    { GDK_KEY_minus, 0, MATCHUP_VOTE_KEY_NONE, 0 },
    { GDK_KEY_KP_Subtract, 0, MATCHUP_VOTE_KEY_NONE, 0 },
    { GDK_KEY_Return, 0, MATCHUP_VOTE_KEY_NEXT, 0 },
    { GDK_KEY_KP_Enter, 0, MATCHUP_VOTE_KEY_NEXT, 0 },
    { GDK_KEY_1, GDK_CONTROL_MASK, -1, 0 },
    { GDK_KEY_minus, GDK_ALT_MASK, -1, 0 },
    { GDK_KEY_a, 0, -1, 0 },
    { GDK_KEY_Escape, 0, -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MatchupVoteKey key = MATCHUP_VOTE_KEY_NEXT;
      guint position = 99;
      gboolean known = matchup_vote_key_read (cases[i].keyval, cases[i].state, &key, &position);

      g_assert_cmpint (known, ==, cases[i].key >= 0);
      if (known)
        {
          g_assert_cmpint ((int) key, ==, cases[i].key);
          g_assert_cmpuint (position, ==, cases[i].position);
        }
    }
}

static void
assert_order (MatchupRankingOrder *order, const char *expected)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < matchup_ranking_order_get_size (order); i++)
    {
      guint id = matchup_ranking_order_get_id (order, i);

      g_string_append_printf (said,
                              "%s%u%u",
                              i > 0 ? " " : "",
                              id,
                              matchup_ranking_order_get_place (order, id));
    }
  g_assert_cmpstr (said->str, ==, expected);
  g_string_free (said, TRUE);
}

static void
test_ranking_steps (void)
{
  g_autoptr (MatchupRankingOrder) order = matchup_ranking_order_new ();

  g_assert_cmpuint (matchup_ranking_order_get_n_places (order), ==, 0);
  for (guint i = 0; i < 3; i++)
    matchup_ranking_order_append (order, i, FALSE);
  matchup_ranking_order_append (order, 1, TRUE);
  assert_order (order, "01 12 23");
  /* Joins, then passes. */
  g_assert_true (matchup_ranking_order_step (order, 2, -1));
  assert_order (order, "01 12 22");
  g_assert_true (matchup_ranking_order_is_shared (order, 1));
  g_assert_true (matchup_ranking_order_step (order, 2, -1));
  assert_order (order, "01 22 13");
  g_assert_false (matchup_ranking_order_is_shared (order, 1));
  g_assert_true (matchup_ranking_order_step (order, 2, -1));
  g_assert_true (matchup_ranking_order_step (order, 2, -1));
  assert_order (order, "21 02 13");
  g_assert_false (matchup_ranking_order_step (order, 2, -1));
  g_assert_false (matchup_ranking_order_step (order, 1, 1));
  g_assert_false (matchup_ranking_order_step (order, 7, 1));
  assert_order (order, "21 02 13");
  /* All on one place, and out of it again. */
  g_assert_true (matchup_ranking_order_step (order, 2, 1));
  g_assert_true (matchup_ranking_order_step (order, 1, -1));
  assert_order (order, "01 21 11");
  g_assert_cmpuint (matchup_ranking_order_get_n_places (order), ==, 1);
  g_assert_true (matchup_ranking_order_step (order, 0, 1));
  assert_order (order, "21 11 02");
}

static void
test_ranking_moves (void)
{
  g_autoptr (MatchupRankingOrder) order = matchup_ranking_order_new ();

  for (guint i = 0; i < 4; i++)
    matchup_ranking_order_append (order, i, i == 2);
  assert_order (order, "01 12 22 33");
  g_assert_true (matchup_ranking_order_move (order, 3, 0, MATCHUP_RANKING_BEFORE));
  assert_order (order, "31 02 13 23");
  g_assert_true (matchup_ranking_order_move (order, 3, 2, MATCHUP_RANKING_AFTER));
  assert_order (order, "01 12 22 33");
  g_assert_true (matchup_ranking_order_move (order, 0, 3, MATCHUP_RANKING_SAME));
  assert_order (order, "11 21 32 02");
  g_assert_false (matchup_ranking_order_move (order, 0, 3, MATCHUP_RANKING_SAME));
  g_assert_false (matchup_ranking_order_move (order, 0, 0, MATCHUP_RANKING_BEFORE));
  g_assert_false (matchup_ranking_order_move (order, 9, 0, MATCHUP_RANKING_BEFORE));
  g_assert_false (matchup_ranking_order_move (order, 0, 9, MATCHUP_RANKING_BEFORE));
  matchup_ranking_order_remove (order, 9);
  matchup_ranking_order_remove (order, 1);
  assert_order (order, "21 32 02");
  matchup_ranking_order_remove (order, 2);
  assert_order (order, "31 01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/ranking/keys", test_keys);
  g_test_add_func ("/ui/ranking/steps", test_ranking_steps);
  g_test_add_func ("/ui/ranking/moves", test_ranking_moves);
  return g_test_run ();
}
