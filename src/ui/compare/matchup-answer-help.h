/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"

G_BEGIN_DECLS

/**
 * MatchupAnswerHelp: what the one button below an answer that went wrong does.
 */
typedef enum
{
  MATCHUP_ANSWER_HELP_AGAIN,       /* the same question once more */
  MATCHUP_ANSWER_HELP_PREFERENCES, /* the settings of the service */
  MATCHUP_ANSWER_HELP_CONSOLE, /* the service's page where models are opened and bills are paid */
  MATCHUP_ANSWER_HELP_NEW,     /* another comparison */
} MatchupAnswerHelp;

/* @error NULL: stopped or interrupted. What helps is what the sentence about @error speaks of. */
MatchupAnswerHelp matchup_answer_help_choose (const MatchupErrorInfo *error, gboolean has_console);
/* Translated; static. */
const char *matchup_answer_help_get_label (MatchupAnswerHelp help);

G_END_DECLS
