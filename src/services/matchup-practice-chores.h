/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-practice-request.h"

G_BEGIN_DECLS

/*
 * What the program itself asks of a model, a title or a summary, done from the text alone; NULL:
 * it is a question of the person.
 */
char *matchup_practice_chores_do (const MatchupPracticeRequest *request) G_GNUC_WARN_UNUSED_RESULT;
/* The first line of @text that says something, without marks of Markdown, cut to @max characters.
 */
char *matchup_practice_chores_quote (const char *text, glong max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
