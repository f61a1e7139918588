/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-criterion.h"
#include "matchup-vote-builder.h"

/* Three answers, shown in another order than their slots: 0 at 2, 1 at 0, 2 at 1. */
static MatchupVoteBuilder *
new_builder (void)
{
  MatchupVoteBuilder *builder = matchup_vote_builder_new ();

  /* In any order. */
  g_assert_true (matchup_vote_builder_add_answer (builder, 2, 1, "run-2"));
  g_assert_true (matchup_vote_builder_add_answer (builder, 0, 2, "run-0"));
  g_assert_true (matchup_vote_builder_add_answer (builder, 1, 0, "run-1"));
  return builder;
}

static void
assert_ranks (const MatchupVote *vote, guint first, guint second, guint third)
{
  g_assert_cmpuint (matchup_vote_get_n_answers (vote), ==, 3);
  g_assert_cmpuint (matchup_vote_get_answer (vote, 0)->rank, ==, first);
  g_assert_cmpuint (matchup_vote_get_answer (vote, 1)->rank, ==, second);
  g_assert_cmpuint (matchup_vote_get_answer (vote, 2)->rank, ==, third);
}

/* "winner>loser" or "winner=loser" with positions in brackets, by blanks. */
static void
assert_pairs (const MatchupVote *vote, const char *expected)
{
  g_autoptr (GArray) pairs = matchup_vote_dup_pairs (vote);
  g_autoptr (GString) flat = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const MatchupVotePair *pair = &g_array_index (pairs, MatchupVotePair, i);

      g_string_append_printf (flat,
                              "%s%u(%u)%c%u(%u)",
                              i > 0 ? " " : "",
                              pair->winner,
                              pair->winner_position,
                              pair->tie ? '=' : '>',
                              pair->loser,
                              pair->loser_position);
    }
  g_assert_cmpstr (flat->str, ==, expected);
}

static void
test_best (void)
{
  g_autoptr (MatchupVoteBuilder) builder = new_builder ();
  g_autoptr (MatchupVote) vote = NULL;

  g_assert_null (matchup_vote_builder_end (builder, 5));
  g_assert_true (matchup_vote_builder_choose_best (builder, 1));
  g_assert_false (matchup_vote_builder_choose_best (builder, 3));
  vote = matchup_vote_builder_end (builder, 5);
  g_assert_cmpint (matchup_vote_get_result (vote), ==, MATCHUP_VOTE_RESULT_BEST);
  g_assert_cmpint (matchup_vote_get_voted_at (vote), ==, 5);
  g_assert_cmpint (matchup_vote_get_best (vote), ==, 1);
  assert_ranks (vote, 2, 1, 2);
  /* Nothing is said about the two others. */
  assert_pairs (vote, "1(0)>0(2) 1(0)>2(1)");
  g_assert_cmpstr (matchup_vote_find_answer (vote, 2)->run_id, ==, "run-2");
  g_assert_null (matchup_vote_find_answer (vote, 3));
}

static void
test_ranking (void)
{
  static const guint ranks[] = { 7, 2, 7 };
  static const guint equal[] = { 4, 4, 4 };
  static const guint zero[] = { 1, 0, 2 };
  static const guint order[] = { 2, 0, 1 };
  static const guint twice[] = { 2, 2, 1 };
  static const guint foreign[] = { 2, 0, 5 };
  g_autoptr (MatchupVoteBuilder) builder = new_builder ();
  g_autoptr (MatchupVote) shared = NULL;
  g_autoptr (MatchupVote) ordered = NULL;
  g_autoptr (MatchupVote) tie = NULL;

  g_assert_true (matchup_vote_builder_choose_ranking (builder, ranks, 3));
  shared = matchup_vote_builder_end (builder, 1);
  g_assert_cmpint (matchup_vote_get_result (shared), ==, MATCHUP_VOTE_RESULT_RANKING);
  assert_ranks (shared, 2, 1, 2);
  assert_pairs (shared, "1(0)>0(2) 0(2)=2(1) 1(0)>2(1)");

  g_assert_true (matchup_vote_builder_choose_order (builder, order, 3));
  ordered = matchup_vote_builder_end (builder, 1);
  assert_ranks (ordered, 2, 3, 1);
  g_assert_cmpint (matchup_vote_get_best (ordered), ==, 2);
  assert_pairs (ordered, "0(2)>1(0) 2(1)>0(2) 2(1)>1(0)");

  /* What is refused leaves what was chosen. */
  g_assert_false (matchup_vote_builder_choose_ranking (builder, ranks, 2));
  g_assert_false (matchup_vote_builder_choose_ranking (builder, zero, 3));
  g_assert_false (matchup_vote_builder_choose_order (builder, twice, 3));
  g_assert_false (matchup_vote_builder_choose_order (builder, foreign, 3));
  g_assert_false (matchup_vote_builder_choose_order (builder, order, 2));
  tie = matchup_vote_builder_end (builder, 1);
  g_assert_true (matchup_vote_equal (tie, ordered));
  g_clear_pointer (&tie, matchup_vote_unref);

  g_assert_true (matchup_vote_builder_choose_ranking (builder, equal, 3));
  tie = matchup_vote_builder_end (builder, 1);
  g_assert_cmpint (matchup_vote_get_result (tie), ==, MATCHUP_VOTE_RESULT_TIE);
  g_assert_false (matchup_vote_same_judgement (tie, ordered));
}

/* "None is good" is no tie. */
static void
test_tie_and_none (void)
{
  g_autoptr (MatchupVoteBuilder) builder = new_builder ();
  g_autoptr (MatchupVoteBuilder) single = matchup_vote_builder_new ();
  g_autoptr (MatchupVote) tie = NULL;
  g_autoptr (MatchupVote) none = NULL;
  g_autoptr (MatchupVote) one = NULL;

  matchup_vote_builder_choose_tie (builder);
  tie = matchup_vote_builder_end (builder, 1);
  assert_ranks (tie, 1, 1, 1);
  g_assert_cmpint (matchup_vote_get_best (tie), ==, -1);
  assert_pairs (tie, "0(2)=1(0) 0(2)=2(1) 1(0)=2(1)");

  matchup_vote_builder_choose_none (builder);
  none = matchup_vote_builder_end (builder, 1);
  g_assert_cmpint (matchup_vote_get_result (none), ==, MATCHUP_VOTE_RESULT_NONE);
  assert_ranks (none, 0, 0, 0);
  g_assert_cmpint (matchup_vote_get_best (none), ==, -1);
  assert_pairs (none, "");

  /* One alone cannot be better or equal, but not good. */
  g_assert_null (matchup_vote_builder_end (single, 1));
  matchup_vote_builder_choose_none (single);
  g_assert_null (matchup_vote_builder_end (single, 1));
  g_assert_true (matchup_vote_builder_add_answer (single, 0, 0, "run"));
  g_assert_false (matchup_vote_builder_add_answer (single, 0, 1, "run"));
  g_assert_false (matchup_vote_builder_add_answer (single, 1, 0, "run"));
  matchup_vote_builder_choose_tie (single);
  g_assert_null (matchup_vote_builder_end (single, 1));
  g_assert_true (matchup_vote_builder_choose_best (single, 0));
  g_assert_null (matchup_vote_builder_end (single, 1));
  matchup_vote_builder_choose_none (single);
  one = matchup_vote_builder_end (single, 1);
  g_assert_nonnull (one);
}

static void
add_mark (guint slot, const char *criterion, guint mark, gpointer user_data)
{
  g_string_append_printf (user_data, "%u %s %u;", slot, criterion, mark);
}

static void
test_details (void)
{
  g_autoptr (MatchupVoteBuilder) builder = new_builder ();
  g_autoptr (MatchupVote) vote = NULL;
  g_autoptr (MatchupVote) bare = NULL;
  g_autoptr (GString) marks = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  matchup_vote_builder_choose_tie (builder);
  bare = matchup_vote_builder_end (builder, 1);
  g_assert_cmpstr (matchup_vote_get_note (bare), ==, "");
  g_assert_false (matchup_vote_get_blind (bare));
  g_assert_false (matchup_vote_get_early (bare));
  g_assert_false (matchup_vote_has_marks (bare));
  g_assert_true (matchup_vote_counts (bare));
  g_assert_null (matchup_vote_get_setting (bare, MATCHUP_VOTE_SETTING_LAYOUT));

  g_assert_true (matchup_vote_builder_set_mark (builder, 2, "style", 5));
  g_assert_true (matchup_vote_builder_set_mark (builder, 0, "style", 2));
  g_assert_true (matchup_vote_builder_set_mark (builder, 0, "accuracy", 1));
  g_assert_true (matchup_vote_builder_set_mark (builder, 0, "style", 3));
  g_assert_true (matchup_vote_builder_set_mark (builder, 1, "safety", 4));
  g_assert_true (matchup_vote_builder_set_mark (builder, 1, "safety", 0));
  g_assert_false (matchup_vote_builder_set_mark (builder, 0, "style", 6));
  g_assert_false (matchup_vote_builder_set_mark (builder, 7, "style", 1));
  matchup_vote_builder_set_note (builder, "Clear, 清楚");
  matchup_vote_builder_set_blind (builder, TRUE);
  matchup_vote_builder_set_early (builder, TRUE);
  matchup_vote_builder_set_leaked (builder, TRUE);
  matchup_vote_builder_set_setting (builder, MATCHUP_VOTE_SETTING_STOP_REST, "yes");
  matchup_vote_builder_set_setting (builder, MATCHUP_VOTE_SETTING_LAYOUT, "grid");
  matchup_vote_builder_set_setting (builder, MATCHUP_VOTE_SETTING_LAYOUT, "columns");
  matchup_vote_builder_set_setting (builder, "gone", "x");
  matchup_vote_builder_set_setting (builder, "gone", NULL);
  vote = matchup_vote_builder_end (builder, 1);
  matchup_vote_foreach_mark (vote, add_mark, marks);
  g_assert_cmpstr (marks->str, ==, "0 accuracy 1;0 style 3;2 style 5;");
  g_assert_cmpuint (matchup_vote_get_mark (vote, 2, "style"), ==, 5);
  g_assert_cmpuint (matchup_vote_get_mark (vote, 2, "accuracy"), ==, 0);
  g_assert_cmpstr (matchup_vote_get_note (vote), ==, "Clear, 清楚");
  g_assert_cmpstr (matchup_vote_get_setting (vote, MATCHUP_VOTE_SETTING_LAYOUT), ==, "columns");
  names = matchup_vote_dup_setting_names (vote);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "layout");
  g_assert_cmpstr (names[1], ==, "stop-rest");
  g_assert_true (matchup_vote_get_blind (vote));
  g_assert_true (matchup_vote_get_early (vote));
  g_assert_true (matchup_vote_get_leaked (vote));
  g_assert_false (matchup_vote_counts (vote));
  g_assert_false (matchup_vote_equal (vote, bare));
  g_assert_false (matchup_vote_equal (vote, NULL));
  g_assert_true (matchup_vote_equal (NULL, NULL));
  g_assert_true (matchup_vote_same_judgement (vote, bare));
}

/* A note does not make a vote a new one; another judgement does. */
static void
test_changed (void)
{
  g_autoptr (MatchupVoteBuilder) first = new_builder ();
  g_autoptr (MatchupVoteBuilder) noted = NULL;
  g_autoptr (MatchupVoteBuilder) second = new_builder ();
  g_autoptr (MatchupVoteBuilder) fewer = matchup_vote_builder_new ();
  g_autoptr (MatchupVote) vote = NULL;
  g_autoptr (MatchupVote) with_note = NULL;
  g_autoptr (MatchupVote) same = NULL;
  g_autoptr (MatchupVote) other = NULL;

  matchup_vote_builder_choose_best (first, 0);
  matchup_vote_builder_set_blind (first, TRUE);
  matchup_vote_builder_set_early (first, TRUE);
  matchup_vote_builder_set_leaked (first, TRUE);
  matchup_vote_builder_set_setting (first, MATCHUP_VOTE_SETTING_LAYOUT, "grid");
  vote = matchup_vote_builder_end (first, 10);

  noted = matchup_vote_builder_new_for (vote);
  matchup_vote_builder_set_note (noted, "Because.");
  matchup_vote_builder_set_counts_anyway (noted, TRUE);
  g_assert_true (matchup_vote_builder_set_mark (noted, 0, "style", 5));
  with_note = matchup_vote_builder_end (noted, 20);
  g_assert_cmpint (matchup_vote_get_voted_at (with_note), ==, 10);
  g_assert_true (matchup_vote_get_blind (with_note));
  g_assert_true (matchup_vote_get_leaked (with_note));
  g_assert_true (matchup_vote_get_counts_anyway (with_note));
  g_assert_true (matchup_vote_counts (with_note));
  g_assert_cmpstr (matchup_vote_get_note (vote), ==, "");

  /* What is not blind any more, about the same answers. */
  matchup_vote_builder_set_base (second, with_note);
  matchup_vote_builder_set_setting (second, MATCHUP_VOTE_SETTING_LAYOUT, "columns");
  same = matchup_vote_builder_end (second, 30);
  g_assert_true (matchup_vote_equal (same, with_note));
  g_assert_true (matchup_vote_builder_choose_best (second, 1));
  other = matchup_vote_builder_end (second, 30);
  g_assert_cmpint (matchup_vote_get_voted_at (other), ==, 30);
  g_assert_false (matchup_vote_get_blind (other));
  g_assert_false (matchup_vote_get_early (other));
  g_assert_false (matchup_vote_get_leaked (other));
  g_assert_cmpstr (matchup_vote_get_setting (other, MATCHUP_VOTE_SETTING_LAYOUT), ==, "columns");
  g_assert_cmpstr (matchup_vote_get_note (other), ==, "Because.");
  g_assert_cmpuint (matchup_vote_get_mark (other, 0, "style"), ==, 5);

  /* Of other answers the choice says nothing. */
  matchup_vote_builder_add_answer (fewer, 0, 0, "run-0");
  matchup_vote_builder_add_answer (fewer, 1, 1, "run-1");
  matchup_vote_builder_set_base (fewer, vote);
  g_assert_null (matchup_vote_builder_end (fewer, 40));
}

static void
test_criterion (void)
{
  const char *const *ids = matchup_criterion_get_usual_ids ();
  g_autoptr (MatchupCriterion) usual = matchup_criterion_new (ids[0], NULL);
  g_autoptr (MatchupCriterion) own = matchup_criterion_new (NULL, "Spelling");
  g_autoptr (MatchupCriterion) renamed = matchup_criterion_new (ids[0], "Truth");
  g_autoptr (MatchupCriterion) unknown = matchup_criterion_new ("x", NULL);

  g_assert_cmpuint (g_strv_length ((char **) ids), ==, 4);
  g_assert_cmpstr (matchup_criterion_get_id (usual), ==, MATCHUP_CRITERION_ACCURACY);
  g_assert_cmpstr (matchup_criterion_get_name (usual), ==, "Accuracy");
  g_assert_true (matchup_criterion_has_usual_name (usual));
  g_assert_cmpstr (matchup_criterion_get_name (own), ==, "Spelling");
  g_assert_cmpstr (matchup_criterion_get_id (own), !=, "");
  g_assert_cmpstr (matchup_criterion_get_name (renamed), ==, "Truth");
  g_assert_false (matchup_criterion_has_usual_name (renamed));
  g_assert_cmpstr (matchup_criterion_get_name (unknown), ==, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/vote/best", test_best);
  g_test_add_func ("/core/vote/ranking", test_ranking);
  g_test_add_func ("/core/vote/tie-and-none", test_tie_and_none);
  g_test_add_func ("/core/vote/details", test_details);
  g_test_add_func ("/core/vote/changed", test_changed);
  g_test_add_func ("/core/vote/criterion", test_criterion);

  return g_test_run ();
}
