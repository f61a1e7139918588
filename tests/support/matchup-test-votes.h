/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-test-workspace.h"

G_BEGIN_DECLS

/* Instead of a slot. */
#define MATCHUP_TEST_TIE (-1)
#define MATCHUP_TEST_NONE_GOOD (-2)
#define MATCHUP_TEST_NO_VOTE (-3)

typedef enum
{
  MATCHUP_TEST_VOTE_PLAIN = 0,
  MATCHUP_TEST_VOTE_BLIND = 1 << 0,  /* names were hidden */
  MATCHUP_TEST_VOTE_TURNED = 1 << 1, /* and the columns stood the other way round */
  MATCHUP_TEST_VOTE_LEAKED = 1 << 2, /* an answer had named its maker */
  MATCHUP_TEST_VOTE_ANYWAY = 1 << 3, /* and the person said that it counts */
} MatchupTestVoteFlags;

/*
 * A saved round of @conversation, answered by its line-up, and what was voted. The answer in slot n
 * has its first word after (n + 1) / 2 seconds, writes six words in (n + 1) seconds, and costs
 * (n + 1) / 1000 dollars; with an odd slot so many yuan.
 */
MatchupRound *matchup_test_add_voted_round (MatchupWorkspace *workspace,
                                            MatchupConversation *conversation,
                                            const char *prompt,
                                            int best,
                                            MatchupTestVoteFlags flags); /* borrowed */
/* Changes the vote; MATCHUP_TEST_NO_VOTE takes it back. */
void matchup_test_vote (MatchupWorkspace *workspace,
                        MatchupConversation *conversation,
                        MatchupRound *round,
                        int best,
                        MatchupTestVoteFlags flags);

/* A conversation of @models (NULL-terminated, SERVICE/MODEL) and @n voted rounds by @best. */
MatchupConversation *matchup_test_make_votes (MatchupWorkspace *workspace,
                                              const char *const *models,
                                              const int *best,
                                              guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
