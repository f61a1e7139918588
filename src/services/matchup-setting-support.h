/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-params.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_SETTING_INSTRUCTIONS,
  MATCHUP_SETTING_CREATIVITY,
  MATCHUP_SETTING_LENGTH,
  MATCHUP_SETTING_THINKING,
} MatchupSetting;

typedef enum
{
  MATCHUP_SETTING_STATE_ACCEPTED,
  MATCHUP_SETTING_STATE_NOT_ACCEPTED,
  MATCHUP_SETTING_STATE_WHILE_THINKING, /* only when the model does not think */
  MATCHUP_SETTING_STATE_SERVICE_GONE,   /* nobody can say: the service is not connected */
} MatchupSettingState;

/**
 * MatchupSettingSupport: what a model lets be set.
 *
 * It is read from the requests themselves, built with a setting and without it, so that it is true
 * for every wire format, and what is shown as the exact parameter is what will be sent.
 */
typedef struct
{
  MatchupSettingState creativity;
  double temperature_min; /* of the service; 0..2 where it does not say */
  double temperature_max;
  MatchupSettingState length;
  gint64 max_tokens; /* the most, 0: not known */
  MatchupSettingState thinking;
  guint thinking_choices; /* 1 << MatchupThinking for each that makes a difference */
  gboolean may_think;     /* thinking takes its part of the length */
} MatchupSettingSupport;

/* For a contestant of @model that is set to @params otherwise. Instructions are always taken. */
void matchup_setting_support_find (MatchupProviderList *providers,
                                   MatchupModelRef *model,
                                   MatchupParams *params,
                                   MatchupSettingSupport *out_support);
/*
 * What @setting of @params becomes in the request: "temperature = 0.3"; several are separated by
 * commas. For the instructions where they stand. NULL when nothing is sent for it. Newly allocated.
 */
char *matchup_setting_support_dup_sent (MatchupProviderList *providers,
                                        MatchupModelRef *model,
                                        MatchupParams *params,
                                        MatchupSetting setting);
/* @params without what @model does not take; all of them when its service is not connected. */
MatchupParams *
matchup_setting_support_keep_accepted (MatchupProviderList *providers,
                                       MatchupModelRef *model,
                                       MatchupParams *params) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
