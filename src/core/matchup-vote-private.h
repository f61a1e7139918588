/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-vote.h"

G_BEGIN_DECLS

/* What matchup-vote.c and matchup-vote-builder.c share. */

typedef struct
{
  guint slot;
  char *criterion;
  guint mark;
} MatchupVoteMark;

typedef struct
{
  char *name;
  char *value;
} MatchupVoteSetting;

struct _MatchupVote
{
  gatomicrefcount ref_count;

  MatchupVoteResult result;
  gint64 voted_at;
  gboolean blind;
  gboolean early;
  gboolean leaked;
  gboolean counts_anyway;
  char *note;
  GArray *answers;  /* MatchupVoteAnswer by slot */
  GArray *marks;    /* MatchupVoteMark by slot and criterion */
  GArray *settings; /* MatchupVoteSetting by name */
};

MatchupVote *_matchup_vote_new (void) G_GNUC_WARN_UNUSED_RESULT; /* without answers */
MatchupVote *_matchup_vote_copy (const MatchupVote *self) G_GNUC_WARN_UNUSED_RESULT;
MatchupVoteAnswer *_matchup_vote_find_answer (const MatchupVote *self, guint slot);
void _matchup_vote_set_mark (MatchupVote *self, guint slot, const char *criterion, guint mark);
void _matchup_vote_set_setting (MatchupVote *self, const char *name, const char *value);

G_END_DECLS
