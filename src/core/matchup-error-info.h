/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ERROR_INFO (matchup_error_info_get_type ())

/**
 * MatchupErrorInfo: why a run or a check failed. Boxed, immutable, reference counted (atomic).
 *
 * Everything in it has gone through redaction: it may be shown, saved and exported.
 */
GType matchup_error_info_get_type (void);
MatchupErrorInfo *matchup_error_info_new (MatchupErrorKind kind,
                                          MatchupErrorReason reason,
                                          int status,          /* HTTP status, 0: none */
                                          const char *code,    /* the service's, or NULL */
                                          const char *type,    /* the service's, or NULL */
                                          const char *message, /* the service's, or NULL */
                                          gboolean retryable,  /* a new try could help */
                                          double retry_after)  /* seconds, < 0: not said */
    G_GNUC_WARN_UNUSED_RESULT;
MatchupErrorInfo *matchup_error_info_new_simple (MatchupErrorKind kind,
                                                 MatchupErrorReason reason,
                                                 const char *message) G_GNUC_WARN_UNUSED_RESULT;
/* The prompt has more pictures than the service takes in one question: at most @max_pictures. */
MatchupErrorInfo *
matchup_error_info_new_too_many_pictures (gint64 max_pictures) G_GNUC_WARN_UNUSED_RESULT;
MatchupErrorInfo *matchup_error_info_ref (MatchupErrorInfo *self);
void matchup_error_info_unref (MatchupErrorInfo *self);

MatchupErrorKind matchup_error_info_get_kind (const MatchupErrorInfo *self);
MatchupErrorReason matchup_error_info_get_reason (const MatchupErrorInfo *self);
int matchup_error_info_get_status (const MatchupErrorInfo *self);
const char *matchup_error_info_get_code (const MatchupErrorInfo *self);
const char *matchup_error_info_get_type_name (const MatchupErrorInfo *self);
const char *matchup_error_info_get_message (const MatchupErrorInfo *self);
gboolean matchup_error_info_is_retryable (const MatchupErrorInfo *self);
double matchup_error_info_get_retry_after (const MatchupErrorInfo *self);
/* How many pictures the service takes, where the prompt has more; 0: not told. */
guint matchup_error_info_get_max_pictures (const MatchupErrorInfo *self);
/* FALSE: it was known before that it cannot answer, so nothing was sent. */
gboolean matchup_error_info_was_asked (const MatchupErrorInfo *self);

/* One translated sentence for a person: what happened and what helps. */
char *matchup_error_info_dup_sentence (const MatchupErrorInfo *self, const char *provider_name);
/* Status, code and the service's own words for the folded details; NULL when there are none. */
char *matchup_error_info_dup_details (const MatchupErrorInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupErrorInfo, matchup_error_info_unref)

G_END_DECLS
