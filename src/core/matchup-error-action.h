/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-provider-template.h"
#include "matchup-timings.h"

G_BEGIN_DECLS

/**
 * MatchupErrorAction: the one thing that is offered beside the sentence of an error.
 */
typedef enum
{
  MATCHUP_ERROR_ACTION_OPEN_SETTINGS, /* address, key or proxy of this service */
  MATCHUP_ERROR_ACTION_TRY_AGAIN,     /* see matchup_error_action_get_wait() */
  MATCHUP_ERROR_ACTION_OPEN_CONSOLE,  /* the service's page where models are opened */
  MATCHUP_ERROR_ACTION_PAY,           /* the service's page where bills are paid and limits set */
  MATCHUP_ERROR_ACTION_START_OVER, /* a new comparison of the same, with the question to change */
  MATCHUP_ERROR_ACTION_CHOOSE_MODEL,
  MATCHUP_ERROR_ACTION_SWITCH_ON,   /* the service, and ask again */
  MATCHUP_ERROR_ACTION_SEND_ANYWAY, /* over the budget, this once */
  MATCHUP_ERROR_ACTION_OPEN_BUDGET, /* in its place where the budget is locked */
  MATCHUP_ERROR_ACTION_SHORTEN, /* less of the conversation is sent; START_OVER where it has none */
} MatchupErrorAction;

/* @template_: the service's kind, NULL when the service is not known any more. Pure. */
MatchupErrorAction matchup_error_action_choose (const MatchupErrorInfo *error,
                                                MatchupProviderTemplate *template_);
/* The page to open; NULL for the actions that open none. Borrowed. */
const char *matchup_error_action_get_url (MatchupErrorAction action,
                                          MatchupProviderTemplate *template_);
/*
 * Seconds from @now (microseconds since 1970) until the moment that the service named for a new
 * try; 0 when it named none or when that is over.
 */
double matchup_error_action_get_wait (const MatchupErrorInfo *error,
                                      const MatchupTimings *timings,
                                      gint64 now);

G_END_DECLS
