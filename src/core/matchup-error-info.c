/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-error-info.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PICTURES_CODE "max_pictures="

struct _MatchupErrorInfo
{
  gatomicrefcount ref_count;
  MatchupErrorKind kind;
  MatchupErrorReason reason;
  int status;
  char *code;
  char *type;
  char *message;
  gboolean retryable;
  double retry_after;
};

G_DEFINE_BOXED_TYPE (MatchupErrorInfo,
                     matchup_error_info,
                     matchup_error_info_ref,
                     matchup_error_info_unref)

MatchupErrorInfo *
matchup_error_info_new (MatchupErrorKind kind,
                        MatchupErrorReason reason,
                        int status,
                        const char *code,
                        const char *type,
                        const char *message,
                        gboolean retryable,
                        double retry_after)
{
  MatchupErrorInfo *self = g_new0 (MatchupErrorInfo, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->reason = reason;
  self->status = status;
  self->code = g_strdup (code);
  self->type = g_strdup (type);
  self->message = message != NULL ? g_utf8_make_valid (message, -1) : NULL;
  self->retryable = retryable;
  self->retry_after = retry_after;
  return self;
}

MatchupErrorInfo *
matchup_error_info_new_simple (MatchupErrorKind kind,
                               MatchupErrorReason reason,
                               const char *message)
{
  return matchup_error_info_new (kind, reason, 0, NULL, NULL, message, FALSE, -1);
}

/* The number is kept as the code, with which it is saved. */
MatchupErrorInfo *
matchup_error_info_new_too_many_pictures (gint64 max_pictures)
{
  g_autofree char *code = g_strdup_printf (MAX_PICTURES_CODE "%" G_GINT64_FORMAT, max_pictures);

  return matchup_error_info_new (MATCHUP_ERROR_KIND_INVALID_REQUEST,
                                 MATCHUP_ERROR_REASON_TOO_MANY_PICTURES,
                                 0,
                                 code,
                                 NULL,
                                 NULL,
                                 FALSE,
                                 -1);
}

MatchupErrorInfo *
matchup_error_info_ref (MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
matchup_error_info_unref (MatchupErrorInfo *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->code);
  g_free (self->type);
  g_free (self->message);
  g_free (self);
}

MatchupErrorKind
matchup_error_info_get_kind (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, MATCHUP_ERROR_KIND_INTERNAL);
  return self->kind;
}

MatchupErrorReason
matchup_error_info_get_reason (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, MATCHUP_ERROR_REASON_NONE);
  return self->reason;
}

int
matchup_error_info_get_status (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->status;
}

const char *
matchup_error_info_get_code (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

const char *
matchup_error_info_get_type_name (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->type;
}

const char *
matchup_error_info_get_message (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->message;
}

gboolean
matchup_error_info_is_retryable (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->retryable;
}

double
matchup_error_info_get_retry_after (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, -1);
  return self->retry_after;
}

guint
matchup_error_info_get_max_pictures (const MatchupErrorInfo *self)
{
  guint64 number = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->reason != MATCHUP_ERROR_REASON_TOO_MANY_PICTURES || self->code == NULL ||
      !g_str_has_prefix (self->code, MAX_PICTURES_CODE) ||
      !g_ascii_string_to_unsigned (self->code + strlen (MAX_PICTURES_CODE),
                                   10,
                                   1,
                                   G_MAXINT,
                                   &number,
                                   NULL))
    return 0;
  return (guint) number;
}

gboolean
matchup_error_info_was_asked (const MatchupErrorInfo *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->reason != MATCHUP_ERROR_REASON_NO_VISION &&
         self->reason != MATCHUP_ERROR_REASON_TOO_MANY_PICTURES &&
         self->reason != MATCHUP_ERROR_REASON_SWITCHED_OFF &&
         self->reason != MATCHUP_ERROR_REASON_OVER_BUDGET;
}

char *
matchup_error_info_dup_details (const MatchupErrorInfo *self)
{
  GString *details;

  g_return_val_if_fail (self != NULL, NULL);

  details = g_string_new (NULL);
  if (self->status > 0)
    /* Translators: a number such as 404 */
    g_string_append_printf (details, _ ("HTTP status: %d"), self->status);
  /* What was not asked has no code of the service's. */
  if (self->code != NULL && *self->code != '\0' && matchup_error_info_was_asked (self))
    {
      g_string_append (details, details->len > 0 ? "\n" : "");
      /* Translators: %s is what the service calls the error */
      g_string_append_printf (details, _ ("Code: %s"), self->code);
    }
  if (self->message != NULL && *self->message != '\0')
    {
      g_string_append (details, details->len > 0 ? "\n" : "");
      g_string_append (details, self->message);
    }
  if (details->len == 0)
    {
      g_string_free (details, TRUE);
      return NULL;
    }
  return g_string_free (details, FALSE);
}
