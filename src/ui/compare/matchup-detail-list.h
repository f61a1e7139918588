/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-pricing.h"
#include "matchup-run.h"

G_BEGIN_DECLS

/**
 * MatchupDetail: one thing that is known of a run, in the language of the person.
 */
typedef struct
{
  char *label;
  char *value;  /* NULL: the label is a heading for those that follow */
  char *origin; /* measured, told by the service, estimated...; NULL: there is nothing to say */
} MatchupDetail;

/*
 * All that is known of @run: times, words, tokens, cost, and how it ended. #MatchupDetail, in the
 * order in which they are read; what is not known is left out. @service: what the service is called
 * here.
 */
GPtrArray *matchup_detail_list_new (MatchupRun *run, MatchupPricing *pricing, const char *service);
/* The same as text, one a line. */
char *matchup_detail_list_dup_text (MatchupRun *run, MatchupPricing *pricing, const char *service);

G_END_DECLS
