/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-error-action.h"

static MatchupErrorAction
choose_by_kind (MatchupErrorKind kind)
{
  switch (kind)
    {
    case MATCHUP_ERROR_KIND_AUTH:
    case MATCHUP_ERROR_KIND_PERMISSION:
    case MATCHUP_ERROR_KIND_BAD_RESPONSE:
    case MATCHUP_ERROR_KIND_PROXY:
    case MATCHUP_ERROR_KIND_BAD_ADDRESS:
    case MATCHUP_ERROR_KIND_NO_KEY:
    case MATCHUP_ERROR_KIND_UNKNOWN_SERVICE:
      return MATCHUP_ERROR_ACTION_OPEN_SETTINGS;
    case MATCHUP_ERROR_KIND_NOT_FOUND:
    case MATCHUP_ERROR_KIND_INVALID_REQUEST:
      return MATCHUP_ERROR_ACTION_CHOOSE_MODEL;
    case MATCHUP_ERROR_KIND_CONTEXT_LENGTH:
      return MATCHUP_ERROR_ACTION_SHORTEN;
    case MATCHUP_ERROR_KIND_CONTENT_FILTER:
      return MATCHUP_ERROR_ACTION_START_OVER;
    case MATCHUP_ERROR_KIND_QUOTA:
      return MATCHUP_ERROR_ACTION_PAY;
    case MATCHUP_ERROR_KIND_RATE_LIMIT:
    case MATCHUP_ERROR_KIND_OVERLOADED:
    case MATCHUP_ERROR_KIND_SERVER:
    case MATCHUP_ERROR_KIND_TRUNCATED:
    case MATCHUP_ERROR_KIND_NETWORK:
    case MATCHUP_ERROR_KIND_TLS:
    case MATCHUP_ERROR_KIND_TIMEOUT:
    case MATCHUP_ERROR_KIND_TOO_LARGE:
    case MATCHUP_ERROR_KIND_INTERNAL:
    default:
      return MATCHUP_ERROR_ACTION_TRY_AGAIN;
    }
}

/* What the finer cause says differently than its kind. */
static MatchupErrorAction
choose (MatchupErrorKind kind, MatchupErrorReason reason)
{
  switch (reason)
    {
    case MATCHUP_ERROR_REASON_MODEL_NOT_OPEN:
    case MATCHUP_ERROR_REASON_ENDPOINT_REQUIRED:
      return MATCHUP_ERROR_ACTION_OPEN_CONSOLE;
    case MATCHUP_ERROR_REASON_SPENDING_LIMIT:
    case MATCHUP_ERROR_REASON_OVERDUE:
      return MATCHUP_ERROR_ACTION_PAY;
    case MATCHUP_ERROR_REASON_REGION:
    case MATCHUP_ERROR_REASON_NO_VISION:
    case MATCHUP_ERROR_REASON_TOO_MANY_PICTURES:
      return MATCHUP_ERROR_ACTION_CHOOSE_MODEL;
    case MATCHUP_ERROR_REASON_SWITCHED_OFF:
      return MATCHUP_ERROR_ACTION_SWITCH_ON;
    case MATCHUP_ERROR_REASON_OVER_BUDGET:
      return MATCHUP_ERROR_ACTION_SEND_ANYWAY;
    case MATCHUP_ERROR_REASON_IMAGE:
      return MATCHUP_ERROR_ACTION_START_OVER;
    case MATCHUP_ERROR_REASON_HOST_NOT_FOUND:
    case MATCHUP_ERROR_REASON_REFUSED:
    case MATCHUP_ERROR_REASON_REDIRECTED:
    case MATCHUP_ERROR_REASON_WEB_PAGE:
    case MATCHUP_ERROR_REASON_PLAIN_HTTP:
    case MATCHUP_ERROR_REASON_PROXY_NOT_FOUND:
    case MATCHUP_ERROR_REASON_PROXY_SILENT:
    case MATCHUP_ERROR_REASON_PROXY_LOGIN:
    case MATCHUP_ERROR_REASON_PROXY_FORBIDS:
    case MATCHUP_ERROR_REASON_PROXY_NO_WAY:
    case MATCHUP_ERROR_REASON_PROXY_CERTIFICATE:
      return MATCHUP_ERROR_ACTION_OPEN_SETTINGS;
    case MATCHUP_ERROR_REASON_CONNECTION_LOST:
    case MATCHUP_ERROR_REASON_OFFLINE:
    case MATCHUP_ERROR_REASON_EMPTY:
    case MATCHUP_ERROR_REASON_SILENCE:
      return MATCHUP_ERROR_ACTION_TRY_AGAIN;
    case MATCHUP_ERROR_REASON_NONE:
    default:
      return choose_by_kind (kind);
    }
}

MatchupErrorAction
matchup_error_action_choose (const MatchupErrorInfo *error, MatchupProviderTemplate *template_)
{
  MatchupErrorAction action;
  gboolean opens_page;

  g_return_val_if_fail (error != NULL, MATCHUP_ERROR_ACTION_TRY_AGAIN);

  action = choose (matchup_error_info_get_kind (error), matchup_error_info_get_reason (error));
  opens_page = action == MATCHUP_ERROR_ACTION_OPEN_CONSOLE || action == MATCHUP_ERROR_ACTION_PAY;
  /* A service of somebody's own has no page that we know. */
  if (opens_page && matchup_error_action_get_url (action, template_) == NULL)
    return MATCHUP_ERROR_ACTION_CHOOSE_MODEL;
  return action;
}

const char *
matchup_error_action_get_url (MatchupErrorAction action, MatchupProviderTemplate *template_)
{
  const MatchupProviderTemplateFields *fields =
      template_ != NULL ? matchup_provider_template_get (template_) : NULL;

  if (fields == NULL)
    return NULL;
  if (action == MATCHUP_ERROR_ACTION_PAY && fields->billing_url != NULL)
    return fields->billing_url;
  if (action == MATCHUP_ERROR_ACTION_PAY || action == MATCHUP_ERROR_ACTION_OPEN_CONSOLE)
    return fields->console_url;
  return NULL;
}

double
matchup_error_action_get_wait (const MatchupErrorInfo *error,
                               const MatchupTimings *timings,
                               gint64 now)
{
  double wait;

  g_return_val_if_fail (error != NULL && timings != NULL, 0);

  wait = matchup_error_info_get_retry_after (error);
  if (wait <= 0 || timings->started_at == 0 || timings->done < 0)
    return 0;
  wait -= (double) (now - timings->started_at - timings->done) / G_USEC_PER_SEC;
  return MAX (wait, 0);
}
