/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-openai-errors.h"

#include "matchup-redactor.h"
#include "matchup-retry-policy.h"

#include <string.h>

#define MAX_MESSAGE 1000 /* characters of the service's own words that are kept */

typedef struct
{
  const char *pattern; /* of the code or type, with * and ?; the first match counts */
  MatchupErrorKind kind;
  MatchupErrorReason reason;
} Rule;

/*
 * Codes and types of OpenAI, Volcengine Ark, DashScope, Moonshot, Zhipu (four digits from 10xx on),
 * MiniMax, DeepSeek, Azure, llama.cpp and the relays, from their published SDKs and error lists.
 */
static const Rule rules[] = {
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
  { "1211", MATCHUP_ERROR_KIND_NOT_FOUND, 0 },

  { "SetLimitExceeded", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_SPENDING_LIMIT },
  { "AccountOverdueError", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "OperationDenied.ServiceOverdue", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "Arrearage", MATCHUP_ERROR_KIND_QUOTA, MATCHUP_ERROR_REASON_OVERDUE },
  { "QuotaExceeded", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "insufficient_quota", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "credit_balance_exhausted", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "exceeded_current_quota_error", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "1113", MATCHUP_ERROR_KIND_QUOTA, 0 },
  { "1008", MATCHUP_ERROR_KIND_QUOTA, 0 },

  { "context_length_exceeded", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "1261", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },
  { "1039", MATCHUP_ERROR_KIND_CONTEXT_LENGTH, 0 },

  { "*SensitiveContentDetected*", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "*RiskDetection", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "ContentSecurityDetectionError", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
  { "content_filter", MATCHUP_ERROR_KIND_CONTENT_FILTER, 0 },
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
  { "insufficient_system_resource", MATCHUP_ERROR_KIND_OVERLOADED, 0 },
  { "1305", MATCHUP_ERROR_KIND_OVERLOADED, 0 },

  { "RateLimitExceeded*", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "*RateLimitExceeded", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "RequestBurstTooFast", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "InflightBatchsizeExceeded", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "rate_limit_exceeded", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "rate_limit_reached_error", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "slow_down", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "Throttling*", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1302", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1303", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1002", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "1041", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },
  { "2045", MATCHUP_ERROR_KIND_RATE_LIMIT, 0 },

  { "unsupported_country*", MATCHUP_ERROR_KIND_PERMISSION, MATCHUP_ERROR_REASON_REGION },
  { "AccessDenied", MATCHUP_ERROR_KIND_PERMISSION, 0 },
  { "OperationDenied*", MATCHUP_ERROR_KIND_PERMISSION, 0 },

  { "invalid_api_key", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "AuthenticationError", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "authentication_error", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "InvalidAccountStatus", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "invalid_authentication_error", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "incorrect_api_key_error", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "100[0-4]", MATCHUP_ERROR_KIND_AUTH, 0 },
  { "2049", MATCHUP_ERROR_KIND_AUTH, 0 },

  { "*Image*", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "*_image_*", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "invalid_image*", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  { "internal_server_error", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "InternalServiceError", MATCHUP_ERROR_KIND_SERVER, 0 },
  { "server_error", MATCHUP_ERROR_KIND_SERVER, 0 },
};

static const Rule *
find_rule (const char *code)
{
  if (code == NULL || *code == '\0')
    return NULL;
  if (strlen (code) == 4 && g_str_has_prefix (code, "100") && code[3] >= '0' && code[3] <= '4' &&
      code[3] != '2')
    code = "100[0-4]";
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (g_str_equal (rules[i].pattern, code) || g_pattern_match_simple (rules[i].pattern, code))
        return &rules[i];
    }
  return NULL;
}

static MatchupErrorKind
kind_of_status (int status)
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

static gboolean
is_retryable (MatchupErrorKind kind)
{
  return kind == MATCHUP_ERROR_KIND_RATE_LIMIT || kind == MATCHUP_ERROR_KIND_OVERLOADED ||
         kind == MATCHUP_ERROR_KIND_SERVER;
}

typedef struct
{
  char *code;
  char *type;
  char *message;
  int status;
  double retry_after;
} Report;

static void
report_clear (Report *report)
{
  g_free (report->code);
  g_free (report->type);
  g_free (report->message);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static char *
tidy_message (const char *message)
{
  g_autofree char *redacted = NULL;
  g_autofree char *valid = NULL;

  if (message == NULL || *message == '\0')
    return NULL;
  valid = g_utf8_make_valid (message, -1);
  redacted = matchup_redact (valid, NULL);
  if (g_utf8_strlen (redacted, -1) > MAX_MESSAGE)
    *g_utf8_offset_to_pointer (redacted, MAX_MESSAGE) = '\0';
  return g_steal_pointer (&redacted);
}

static MatchupErrorInfo *
classify (const Report *report)
{
  const Rule *rule = report->status == 402 ? NULL : find_rule (report->code);
  MatchupErrorKind kind;
  MatchupErrorReason reason = MATCHUP_ERROR_REASON_NONE;
  g_autofree char *message = tidy_message (report->message);

  if (rule == NULL && report->status != 402)
    rule = find_rule (report->type);
  kind = rule != NULL ? rule->kind : kind_of_status (report->status);
  if (rule != NULL)
    reason = rule->reason;
  else if (report->status >= 300 && report->status < 400)
    reason = MATCHUP_ERROR_REASON_REDIRECTED;
  return matchup_error_info_new (kind,
                                 reason,
                                 report->status,
                                 report->code,
                                 report->type,
                                 message,
                                 is_retryable (kind),
                                 report->retry_after);
}

static char *
dup_nonempty (char *text)
{
  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* The words of FastAPI's {"detail": text or [{"msg": text}]}. */
static char *
dup_detail (JsonObject *object)
{
  const char *text = matchup_json_get_string (object, "detail");
  JsonObject *first = matchup_json_array_get_object (matchup_json_get_array (object, "detail"), 0);

  if (text == NULL && first != NULL)
    text = matchup_json_get_string (first, "msg");
  return g_strdup (text);
}

static void
read_error_object (JsonObject *error, Report *report)
{
  gint64 number;

  report->code = dup_nonempty (matchup_json_dup_scalar (error, "code"));
  report->type = dup_nonempty (matchup_json_dup_scalar (error, "type"));
  report->message = dup_nonempty (matchup_json_dup_scalar (error, "message"));
  if (report->message == NULL)
    report->message = dup_detail (matchup_json_get_object (error, "message"));
  if (report->message == NULL)
    report->message = dup_detail (error);
  number = matchup_json_get_count (error, "code");
  if (report->status < 300 && number >= 400 && number <= 599)
    report->status = (int) number;
}

/* MiniMax says HTTP 200 and base_resp.status_code != 0. */
static gboolean
read_base_resp (JsonObject *object, Report *report)
{
  JsonObject *base = matchup_json_get_object (object, "base_resp");

  if (base == NULL || matchup_json_get_count (base, "status_code") == 0)
    return FALSE;
  report->code = matchup_json_dup_scalar (base, "status_code");
  report->message = matchup_json_dup_scalar (base, "status_msg");
  return report->code != NULL;
}

static gboolean
read_report (JsonNode *root, Report *report)
{
  JsonObject *object = matchup_json_node_get_object (root);
  JsonObject *error = matchup_json_get_object (object, "error");

  if (object == NULL)
    {
      if (report->status < 300 || !JSON_NODE_HOLDS_VALUE (root) ||
          json_node_get_value_type (root) != G_TYPE_STRING)
        return FALSE;
      report->message = g_strdup (json_node_get_string (root));
      return TRUE;
    }
  if (error != NULL)
    {
      read_error_object (error, report);
      return TRUE;
    }
  if (read_base_resp (object, report))
    return TRUE;
  if (matchup_json_get_string (object, "error") != NULL)
    {
      report->code = dup_nonempty (matchup_json_dup_scalar (object, "code"));
      report->message = g_strdup (matchup_json_get_string (object, "error"));
      return TRUE;
    }
  if (report->status < 300 && (json_object_has_member (object, "choices") ||
                               (matchup_json_get_string (object, "message") == NULL &&
                                !json_object_has_member (object, "detail"))))
    return FALSE;
  read_error_object (object, report);
  return TRUE;
}

MatchupErrorInfo *
matchup_openai_errors_from_json (JsonNode *root, int status, double retry_after)
{
  g_auto (Report) report = { .status = status, .retry_after = retry_after };

  return root != NULL && read_report (root, &report) ? classify (&report) : NULL;
}

static double
read_retry_after (MatchupHeaderFunc headers, gpointer headers_data)
{
  if (headers == NULL)
    return -1;
  return matchup_retry_policy_parse_header (headers ("retry-after-ms", headers_data),
                                            headers ("retry-after", headers_data),
                                            headers ("date", headers_data));
}

static MatchupErrorInfo *
from_text (int status, double retry_after, const char *body, gsize length)
{
  g_autofree char *text = g_utf8_make_valid (body, (gssize) MIN (length, 4096));
  g_autofree char *message = NULL;
  MatchupErrorKind kind = kind_of_status (status);
  MatchupErrorReason reason = MATCHUP_ERROR_REASON_NONE;

  g_strstrip (text);
  if (status >= 300 && status < 400)
    reason = MATCHUP_ERROR_REASON_REDIRECTED;
  else if (*text == '<' && status < 500)
    reason = MATCHUP_ERROR_REASON_WEB_PAGE;
  if (*text != '<')
    message = tidy_message (text);
  return matchup_error_info_new (kind,
                                 reason,
                                 status,
                                 NULL,
                                 NULL,
                                 message,
                                 is_retryable (kind),
                                 retry_after);
}

/* The official SDKs let this header win over the status. */
static MatchupErrorInfo *
apply_should_retry (MatchupErrorInfo *info, MatchupHeaderFunc headers, gpointer headers_data)
{
  const char *should = headers != NULL ? headers ("x-should-retry", headers_data) : NULL;
  MatchupErrorInfo *changed;
  gboolean retryable;

  if (should == NULL || matchup_error_info_get_kind (info) == MATCHUP_ERROR_KIND_QUOTA)
    return info;
  retryable = g_ascii_strcasecmp (should, "true") == 0;
  if (retryable == matchup_error_info_is_retryable (info))
    return info;
  changed = matchup_error_info_new (matchup_error_info_get_kind (info),
                                    matchup_error_info_get_reason (info),
                                    matchup_error_info_get_status (info),
                                    matchup_error_info_get_code (info),
                                    matchup_error_info_get_type_name (info),
                                    matchup_error_info_get_message (info),
                                    retryable,
                                    matchup_error_info_get_retry_after (info));
  matchup_error_info_unref (info);
  return changed;
}

MatchupErrorInfo *
matchup_openai_errors_from_body (int status,
                                 MatchupHeaderFunc headers,
                                 gpointer headers_data,
                                 const char *body,
                                 gsize length)
{
  double retry_after = read_retry_after (headers, headers_data);
  g_autoptr (JsonNode) root = NULL;
  MatchupErrorInfo *info = NULL;

  if (length > 0)
    root = matchup_json_parse (body, length);
  info = matchup_openai_errors_from_json (root, status, retry_after);
  if (info == NULL)
    info = from_text (status, retry_after, body, length);
  return apply_should_retry (info, headers, headers_data);
}

MatchupErrorInfo *
matchup_openai_errors_from_finish (const char *raw)
{
  gboolean overloaded = g_strcmp0 (raw, "insufficient_system_resource") == 0;

  return matchup_error_info_new (overloaded ? MATCHUP_ERROR_KIND_OVERLOADED
                                            : MATCHUP_ERROR_KIND_SERVER,
                                 MATCHUP_ERROR_REASON_NONE,
                                 200,
                                 raw,
                                 NULL,
                                 NULL,
                                 TRUE,
                                 -1);
}
