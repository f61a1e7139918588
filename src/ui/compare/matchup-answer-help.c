/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-help.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

static MatchupAnswerHelp
choose_by_kind (MatchupErrorKind kind)
{
  switch (kind)
    {
    case MATCHUP_ERROR_KIND_AUTH:
    case MATCHUP_ERROR_KIND_PERMISSION:
    case MATCHUP_ERROR_KIND_NOT_FOUND:
    case MATCHUP_ERROR_KIND_BAD_RESPONSE:
    case MATCHUP_ERROR_KIND_BAD_ADDRESS:
    case MATCHUP_ERROR_KIND_NO_KEY:
    case MATCHUP_ERROR_KIND_UNKNOWN_SERVICE:
      return MATCHUP_ANSWER_HELP_PREFERENCES;
    case MATCHUP_ERROR_KIND_QUOTA:
      return MATCHUP_ANSWER_HELP_CONSOLE;
    case MATCHUP_ERROR_KIND_CONTEXT_LENGTH:
      return MATCHUP_ANSWER_HELP_NEW;
    case MATCHUP_ERROR_KIND_INVALID_REQUEST:
    case MATCHUP_ERROR_KIND_CONTENT_FILTER:
    case MATCHUP_ERROR_KIND_RATE_LIMIT:
    case MATCHUP_ERROR_KIND_OVERLOADED:
    case MATCHUP_ERROR_KIND_SERVER:
    case MATCHUP_ERROR_KIND_TRUNCATED:
    case MATCHUP_ERROR_KIND_NETWORK:
    case MATCHUP_ERROR_KIND_PROXY:
    case MATCHUP_ERROR_KIND_TLS:
    case MATCHUP_ERROR_KIND_TIMEOUT:
    case MATCHUP_ERROR_KIND_TOO_LARGE:
    case MATCHUP_ERROR_KIND_INTERNAL:
    default:
      return MATCHUP_ANSWER_HELP_AGAIN;
    }
}

/* A reason has a sentence of its own, so it decides before the kind does. */
static MatchupAnswerHelp
choose (const MatchupErrorInfo *error)
{
  switch (matchup_error_info_get_reason (error))
    {
    case MATCHUP_ERROR_REASON_MODEL_NOT_OPEN:
    case MATCHUP_ERROR_REASON_ENDPOINT_REQUIRED:
    case MATCHUP_ERROR_REASON_SPENDING_LIMIT:
    case MATCHUP_ERROR_REASON_OVERDUE:
      return MATCHUP_ANSWER_HELP_CONSOLE;
    case MATCHUP_ERROR_REASON_HOST_NOT_FOUND:
    case MATCHUP_ERROR_REASON_REFUSED:
    case MATCHUP_ERROR_REASON_REDIRECTED:
    case MATCHUP_ERROR_REASON_WEB_PAGE:
      return MATCHUP_ANSWER_HELP_PREFERENCES;
    case MATCHUP_ERROR_REASON_REGION:
    case MATCHUP_ERROR_REASON_IMAGE:
    case MATCHUP_ERROR_REASON_CONNECTION_LOST:
    case MATCHUP_ERROR_REASON_OFFLINE:
    case MATCHUP_ERROR_REASON_EMPTY:
    case MATCHUP_ERROR_REASON_SILENCE:
      return MATCHUP_ANSWER_HELP_AGAIN;
    case MATCHUP_ERROR_REASON_NONE:
    default:
      return choose_by_kind (matchup_error_info_get_kind (error));
    }
}

MatchupAnswerHelp
matchup_answer_help_choose (const MatchupErrorInfo *error, gboolean has_console)
{
  MatchupAnswerHelp help;

  if (error == NULL)
    return MATCHUP_ANSWER_HELP_AGAIN;
  help = choose (error);
  if (help == MATCHUP_ANSWER_HELP_CONSOLE && !has_console)
    return MATCHUP_ANSWER_HELP_AGAIN;
  return help;
}

const char *
matchup_answer_help_get_label (MatchupAnswerHelp help)
{
  switch (help)
    {
    case MATCHUP_ANSWER_HELP_PREFERENCES:
      return _ ("Open Preferences");
    case MATCHUP_ANSWER_HELP_CONSOLE:
      return _ ("Open the Service’s Page");
    case MATCHUP_ANSWER_HELP_NEW:
      return _ ("New Comparison");
    case MATCHUP_ANSWER_HELP_AGAIN:
    default:
      return _ ("Ask Again");
    }
}
