/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MatchupAnswer MatchupAnswer;
typedef struct _MatchupClock MatchupClock;
typedef struct _MatchupContestant MatchupContestant;
typedef struct _MatchupConversation MatchupConversation;
typedef struct _MatchupConversationSummary MatchupConversationSummary;
typedef struct _MatchupCost MatchupCost;
typedef struct _MatchupCriterion MatchupCriterion;
typedef struct _MatchupErrorInfo MatchupErrorInfo;
typedef struct _MatchupExchangeRate MatchupExchangeRate;
typedef struct _MatchupLineup MatchupLineup;
typedef struct _MatchupMessage MatchupMessage;
typedef struct _MatchupModelRef MatchupModelRef;
typedef struct _MatchupParams MatchupParams;
typedef struct _MatchupPart MatchupPart;
typedef struct _MatchupPeakHours MatchupPeakHours;
typedef struct _MatchupPreset MatchupPreset;
typedef struct _MatchupPrice MatchupPrice;
typedef struct _MatchupPriceTier MatchupPriceTier;
typedef struct _MatchupProvider MatchupProvider;
typedef struct _MatchupProviderTemplate MatchupProviderTemplate;
typedef struct _MatchupRound MatchupRound;
typedef struct _MatchupRun MatchupRun;
typedef struct _MatchupRunGroup MatchupRunGroup;
typedef struct _MatchupSecret MatchupSecret;
typedef struct _MatchupServiceTimings MatchupServiceTimings;
typedef struct _MatchupTextPart MatchupTextPart;
typedef struct _MatchupTimings MatchupTimings;
typedef struct _MatchupTokenPrices MatchupTokenPrices;
typedef struct _MatchupUsage MatchupUsage;
typedef struct _MatchupVote MatchupVote;
typedef struct _MatchupVoteBuilder MatchupVoteBuilder;

G_END_DECLS
