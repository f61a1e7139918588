/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-practice-request.h"

G_BEGIN_DECLS

/**
 * MatchupPracticeAnswer: what a practice model says. Plain data.
 */
typedef struct
{
  char *thinking; /* "" for none */
  char *text;
  gboolean cut; /* it was to be longer than the request allows */
} MatchupPracticeAnswer;

/*
 * Puts the answer together: @texts says what can be said about what the question is about, and
 * @variant which of several ways to say it is taken. Any thread; the same for the same.
 */
MatchupPracticeAnswer *matchup_practice_write (const MatchupPracticeRequest *request,
                                               guint variant) G_GNUC_WARN_UNUSED_RESULT;
void matchup_practice_answer_free (MatchupPracticeAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPracticeAnswer, matchup_practice_answer_free)

G_END_DECLS
