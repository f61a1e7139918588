/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-error-rules.h"

#include <string.h>

/* The pattern is of the code or type, with * and ?; the first row that fits counts. */
typedef MatchupErrorRule Rule;

/*
 * Codes and types of OpenAI, Volcengine Ark, DashScope, Moonshot, Zhipu (four digits from 10xx on),
 * MiniMax, DeepSeek, Azure, llama.cpp, the relays, Anthropic, Gemini and Lanying IM (five digits),
 * from their published SDKs and error lists.
 */
static const Rule rules[] = {
  /* Zhipu; without this status they are other things of MiniMax. */
  { "1000", MATCHUP_ERROR_KIND_AUTH, 0, 401 },
  { "1001", MATCHUP_ERROR_KIND_AUTH, 0, 401 },
  { "1002", MATCHUP_ERROR_KIND_AUTH, 0, 401 },
  { "1003", MATCHUP_ERROR_KIND_AUTH, 0, 401 },

  { "InvalidEndpointOrModel.ModelIDAccessDisabled",
    MATCHUP_ERROR_KIND_NOT_FOUND,
    MATCHUP_ERROR_REASON_ENDPOINT_REQUIRED },
  { "ModelNotOpen", MATCHUP_ERROR_KIND_NOT_FOUND, MATCHUP_ERROR_REASON_MODEL_NOT_OPEN },
  { "OperationDenied.ServiceNotOpen",
    MATCHUP_ERROR_KIND_PERMISSION,
    MATCHUP_ERROR_REASON_MODEL_NOT_OPEN },
  { "InvalidEndpointOrModel*", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },
  { "UnsupportedModel", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },
  { "NotFound.*", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },
  { "model_not_found", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },
  { "DeploymentNotFound", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },
  { "not_found_error", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },
  { "NOT_FOUND", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },
  { "1211", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },

  { "SetLimitExceeded", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_SPENDING_LIMIT },
  { "AccountOverdueError", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "OperationDenied.ServiceOverdue", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "Arrearage", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "QuotaExceeded", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "insufficient_quota", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "credit_balance_exhausted", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "exceeded_current_quota_error", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "billing_error", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "deduct_failed", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "message_per_month_per_user_limit_reached", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "daily_quota_fuse_limit_reached", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "service_is_expired", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "30022", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "1113", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "1304", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "1308", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "1310", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "1008", MATCHUP_ERROR_KIND_QUOTA, 0 },

  { "context_length_exceeded", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "1261", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "1039", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },

  { "*SensitiveContentDetected*", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "*RiskDetection", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "ContentSecurityDetectionError", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "content_filter", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "invalid_prompt", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "image_content_policy_violation", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "data_inspection_failed", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "DataInspectionFailed", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "1301", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "1026", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "1027", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },

  { "ServerOverloaded", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "ModelLoadingError", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "server_is_overloaded", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "engine_overloaded_error", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "overloaded_error", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "unavailable_error", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "UNAVAILABLE", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "insufficient_system_resource", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "1305", MATCHUP_ERROR_KIND_OVERLOADED, 0 },

  { "RateLimitExceeded*", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "*RateLimitExceeded", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "RequestBurstTooFast", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "InflightBatchsizeExceeded", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "rate_limit_exceeded", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "rate_limit_reached_error", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "rate_limit_error", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "rate_limit_reached", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "RESOURCE_EXHAUSTED", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "slow_down", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "Throttling*", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1302", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1303", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1002", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1041", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "2045", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },

  { "unsupported_country*", MATCHUP_ERROR_KIND_PERMISSION, MATCHUP_ERROR_REASON_REGION },
  { "permission_error", MATCHUP_ERROR_KIND_PERMISSION, 0 },
  { "PERMISSION_DENIED", MATCHUP_ERROR_KIND_PERMISSION, 0 },
  { "10010", MATCHUP_ERROR_KIND_PERMISSION, 0 },
  { "AccessDenied", MATCHUP_ERROR_KIND_PERMISSION, 0 },
  { "OperationDenied*", MATCHUP_ERROR_KIND_PERMISSION, 0 },

  { "invalid_api_key", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "AuthenticationError", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "authentication_error", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "InvalidAccountStatus", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "invalid_authentication_error", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "incorrect_api_key_error", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "1004", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "API_KEY_INVALID", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "UNAUTHENTICATED", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "bad_authorization", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "2049", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "10003", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "10008", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "40000", MATCHUP_ERROR_KIND_AUTH, 0 }, /* no app: it stands in the key */

  { "*Image*", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "*_image_*", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "image_*", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "*_image", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "invalid_image*", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "10002", MATCHUP_ERROR_KIND_INVALID_REQUEST, 0 },
  { "api_error", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "timeout_error", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "INTERNAL", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "DEADLINE_EXCEEDED", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "internal_server_error", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "InternalServiceError", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "server_error", MATCHUP_ERROR_KIND_SERVER, 0 },
};

const MatchupErrorRule *
matchup_error_rules_find (const char *code, int status)
{
  if (code == NULL || *code == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if ((rules[i].status == 0 || rules[i].status == status) &&
          g_pattern_match_simple (rules[i].pattern, code))
        return &rules[i];
    }
  return NULL;
}

/*
 * What services say in words only, of a request that they could not use: in small letters, a part
 * of the message. From Anthropic, vLLM, llama.cpp, Ollama and LM Studio.
 */
static const Rule words[] = {
  { "credit balance is too low", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "exceed context limit", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "prompt is too long", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "maximum context length", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "exceeds the available context size", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "exceeds the context length", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "user location is not supported", MATCHUP_ERROR_KIND_PERMISSION, MATCHUP_ERROR_REASON_REGION },
};

const MatchupErrorRule *
matchup_error_rules_find_words (const char *message)
{
  g_autofree char *lower = NULL;

  if (message == NULL)
    return NULL;
  lower = g_ascii_strdown (message, -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (lower, words[i].pattern) != NULL)
        return &words[i];
    }
  return NULL;
}

MatchupErrorKind
matchup_error_rules_kind_of_status (int status)
{
  switch (status)
    {
    case 401:
      return MATCHUP_ERROR_KIND_AUTH;
    case 402:
      return MATCHUP_ERROR_KIND_QUOTA;
    case 403:
      return MATCHUP_ERROR_KIND_PERMISSION;
    case 404:
    case 405:
    case 410:
      return MATCHUP_ERROR_KIND_NOT_FOUND;
    case 408:
      return MATCHUP_ERROR_KIND_SERVER;
    case 409:
    case 429:
      return MATCHUP_ERROR_KIND_RATE_LIMIT;
    case 503:
    case 529:
      return MATCHUP_ERROR_KIND_OVERLOADED;
    default:
      if (status >= 300 && status < 400)
        return MATCHUP_ERROR_KIND_BAD_RESPONSE;
      if (status >= 400 && status < 500)
        return MATCHUP_ERROR_KIND_INVALID_REQUEST;
      return MATCHUP_ERROR_KIND_SERVER;
    }
}
