/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MatchupVoteKey: what a key says about the round that is read.
 */
typedef enum
{
  MATCHUP_VOTE_KEY_ANSWER, /* 1..8 */
  MATCHUP_VOTE_KEY_TIE,    /* 0 */
  MATCHUP_VOTE_KEY_NONE,   /* minus */
  MATCHUP_VOTE_KEY_NEXT,   /* Enter */
} MatchupVoteKey;

/*
 * FALSE: it is none of them. @out_position: of the answer, from 0. Keys of the number pad count as
 * well; those with Control, Alt and the like do not.
 */
gboolean matchup_vote_key_read (guint keyval,
                                GdkModifierType state,
                                MatchupVoteKey *out_key,
                                guint *out_position);

G_END_DECLS
