/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-service-errors.h"

#include "matchup-error-rules.h"
#include "matchup-redactor.h"
#include "matchup-retry-policy.h"

#include <math.h>
#include <string.h>

#define MAX_MESSAGE 1000 /* characters of the service's own words that are kept */
#define MAX_READ 16000   /* characters of them that are looked at */
#define MAX_CODE 100     /* characters of a code or type */

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
  double retry_after; /* seconds, < 0: not said */
  gboolean per_day;   /* a limit that no wait of this session helps against */
} Report;

static void
report_clear (Report *report)
{
  g_free (report->code);
  g_free (report->type);
  g_free (report->message);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static void
shorten (char *text, glong max)
{
  char *end = text;

  for (glong i = 0; i < max && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  *end = '\0';
}

/* As it can be shown and kept; NULL where nothing is said. */
static char *
tidy (const char *text, glong max)
{
  g_autofree char *valid = NULL;
  g_autofree char *whole = NULL;
  char *redacted;
  gunichar held = 0;

  if (text == NULL || *text == '\0')
    return NULL;
  valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), MAX_READ * 4));
  whole = matchup_json_join_surrogates (valid, &held, TRUE);
  redacted = matchup_redact (whole != NULL ? whole : valid, NULL);
  shorten (redacted, max);
  return redacted;
}

/* 402 always means money, whatever else is said. */
static const MatchupErrorRule *
find_rule (const Report *report, MatchupErrorKind by_status)
{
  const MatchupErrorRule *rule = NULL;

  if (report->status != 402)
    rule = matchup_error_rules_find (report->code, report->status);
  if (rule == NULL && report->status != 402)
    rule = matchup_error_rules_find (report->type, report->status);
  if (rule == NULL && by_status == MATCHUP_ERROR_KIND_INVALID_REQUEST)
    rule = matchup_error_rules_find_words (report->message);
  return rule;
}

/* Within a stream the status is that of its beginning, and only the type says whose fault it is. */
static MatchupErrorKind
get_kind_of_status (const Report *report)
{
  if (report->status < 300 && g_strcmp0 (report->type, "invalid_request_error") == 0)
    return MATCHUP_ERROR_KIND_INVALID_REQUEST;
  return matchup_error_rules_kind_of_status (report->status);
}

static MatchupErrorInfo *
classify (const Report *said)
{
  MatchupErrorKind kind = get_kind_of_status (said);
  MatchupErrorReason reason = MATCHUP_ERROR_REASON_NONE;
  g_auto (Report) report = {
    .code = tidy (said->code, MAX_CODE),
    .type = tidy (said->type, MAX_CODE),
    .message = tidy (said->message, MAX_MESSAGE),
    .status = said->status,
    .retry_after = said->retry_after,
    .per_day = said->per_day,
  };
  const MatchupErrorRule *rule = find_rule (&report, kind);

  if (rule != NULL)
    kind = rule->kind;
  if (report.per_day && kind == MATCHUP_ERROR_KIND_RATE_LIMIT)
    kind = MATCHUP_ERROR_KIND_QUOTA;
  if (rule != NULL)
    reason = rule->reason;
  else if (report.status >= 300 && report.status < 400)
    reason = MATCHUP_ERROR_REASON_REDIRECTED;
  return matchup_error_info_new (kind,
                                 reason,
                                 report.status,
                                 report.code,
                                 report.type,
                                 report.message,
                                 is_retryable (kind),
                                 report.retry_after);
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

/* The details of Google's errors (google.rpc): the true reason, the wait, the limit that is
 * reached. */
static void
read_google_detail (JsonObject *detail, Report *report)
{
  const char *reason = matchup_json_get_string (detail, "reason");
  const char *delay = matchup_json_get_string (detail, "retryDelay");
  JsonArray *violations = matchup_json_get_array (detail, "violations");

  if (g_strcmp0 (reason, "API_KEY_INVALID") == 0)
    {
      g_free (report->code);
      report->code = g_strdup (reason);
    }
  if (delay != NULL && g_ascii_isdigit (*delay) && report->retry_after < 0 &&
      isfinite (g_ascii_strtod (delay, NULL)))
    report->retry_after = g_ascii_strtod (delay, NULL);
  for (guint i = 0; violations != NULL && i < json_array_get_length (violations); i++)
    {
      const char *quota =
          matchup_json_get_string (matchup_json_array_get_object (violations, i), "quotaId");

      report->per_day |= quota != NULL && strstr (quota, "PerDay") != NULL;
    }
}

static void
read_google_details (JsonObject *error, Report *report)
{
  JsonArray *details = matchup_json_get_array (error, "details");

  for (guint i = 0; details != NULL && i < json_array_get_length (details); i++)
    read_google_detail (matchup_json_array_get_object (details, i), report);
}

static void
read_error_object (JsonObject *error, Report *report)
{
  gint64 number;

  report->code = dup_nonempty (matchup_json_dup_scalar (error, "code"));
  report->type = dup_nonempty (matchup_json_dup_scalar (error, "type"));
  if (report->type == NULL)
    report->type = dup_nonempty (g_strdup (matchup_json_get_string (error, "status")));
  report->message = dup_nonempty (matchup_json_dup_scalar (error, "message"));
  if (report->message == NULL)
    report->message = dup_detail (matchup_json_get_object (error, "message"));
  if (report->message == NULL)
    report->message = dup_detail (error);
  number = matchup_json_get_count (error, "code");
  if (report->status < 300 && number >= 400 && number <= 599)
    report->status = (int) number;
  read_google_details (error, report);
}

/* MiniMax says HTTP 200 and base_resp.status_code != 0. */
static gboolean
read_base_resp (JsonObject *object, Report *report)
{
  JsonObject *base = matchup_json_get_object (object, "base_resp");

  if (base == NULL || matchup_json_get_count (base, "status_code") == 0)
    return FALSE;
  report->code = matchup_json_dup_scalar (base, "status_code");
  if (report->code == NULL)
    return FALSE;
  report->message = matchup_json_dup_scalar (base, "status_msg");
  return TRUE;
}

/* Gemini puts the report into an array of one. */
static JsonObject *
get_report_object (JsonNode *root)
{
  JsonObject *first;

  if (!JSON_NODE_HOLDS_ARRAY (root))
    return matchup_json_node_get_object (root);
  first = matchup_json_array_get_object (json_node_get_array (root), 0);
  return matchup_json_get_object (first, "error") != NULL ? first : NULL;
}

static gboolean
read_report (JsonNode *root, Report *report)
{
  JsonObject *object = get_report_object (root);
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
matchup_service_errors_from_json (JsonNode *root, int status, double retry_after)
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
  MatchupErrorKind kind = matchup_error_rules_kind_of_status (status);
  MatchupErrorReason reason = MATCHUP_ERROR_REASON_NONE;

  g_strstrip (text);
  if (status >= 300 && status < 400)
    reason = MATCHUP_ERROR_REASON_REDIRECTED;
  else if (*text == '<' && status < 500)
    reason = MATCHUP_ERROR_REASON_WEB_PAGE;
  if (*text != '<')
    message = tidy (text, MAX_MESSAGE);
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
matchup_service_errors_from_body (int status,
                                  MatchupHeaderFunc headers,
                                  gpointer headers_data,
                                  const char *body,
                                  gsize length)
{
  double retry_after = read_retry_after (headers, headers_data);
  g_autoptr (JsonNode) root = NULL;
  MatchupErrorInfo *info = NULL;

  if (body == NULL) /* an empty GBytes has no data */
    body = "";
  if (length > 0)
    root = matchup_json_parse (body, length);
  info = matchup_service_errors_from_json (root, status, retry_after);
  if (info == NULL)
    info = from_text (status, retry_after, body, length);
  return apply_should_retry (info, headers, headers_data);
}

MatchupErrorInfo *
matchup_service_errors_from_code (int status,
                                  const char *code,
                                  const char *type,
                                  const char *message)
{
  const Report report = {
    .code = (char *) code,
    .type = (char *) type,
    .message = (char *) message,
    .status = status,
    .retry_after = -1,
  };

  return classify (&report);
}

MatchupErrorInfo *
matchup_service_errors_of_kind (MatchupErrorKind kind,
                                const char *code,
                                const char *message,
                                gboolean retryable)
{
  g_autofree char *tidy_code = tidy (code, MAX_CODE);
  g_autofree char *tidy_message = tidy (message, MAX_MESSAGE);

  return matchup_error_info_new (kind,
                                 MATCHUP_ERROR_REASON_NONE,
                                 200,
                                 tidy_code,
                                 NULL,
                                 tidy_message,
                                 retryable,
                                 -1);
}

MatchupErrorInfo *
matchup_service_errors_from_finish (const char *raw)
{
  gboolean overloaded = g_strcmp0 (raw, "insufficient_system_resource") == 0;

  return matchup_service_errors_of_kind (overloaded ? MATCHUP_ERROR_KIND_OVERLOADED
                                                    : MATCHUP_ERROR_KIND_SERVER,
                                         raw,
                                         NULL,
                                         TRUE);
}
