/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-response.h"
#include "matchup-practice-moods.h"
#include "matchup-practice-writer.h"

G_BEGIN_DECLS

/**
 * MatchupPracticePace: how long a practice model takes for what it does. Plain data.
 */
typedef struct
{
  guint connecting;      /* milliseconds */
  guint waiting;         /* milliseconds until the answer begins */
  guint thinking;        /* milliseconds, at most */
  guint writing;         /* milliseconds, at most */
  double thinking_speed; /* characters a second */
  double writing_speed;
} MatchupPracticePace;

/* NULL: there is no such model. */
const MatchupPracticePace *matchup_practice_player_get_pace (const char *model);
/*
 * The answer as a service would send it, at the pace of @model times @speed (0: all at once), and
 * with what @mood makes of it.
 */
MatchupHttpResponse *matchup_practice_player_play (const char *model,
                                                   const MatchupPracticeAnswer *answer,
                                                   MatchupPracticeMood mood,
                                                   double speed) G_GNUC_WARN_UNUSED_RESULT;
/* For what is no question that could be answered, and for a model that is not there. */
MatchupHttpResponse *matchup_practice_player_refuse (void) G_GNUC_WARN_UNUSED_RESULT;
MatchupHttpResponse *matchup_practice_player_miss (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
