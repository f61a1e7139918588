/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_ANTHROPIC_THINKING_NONE,     /* the model refuses the field "thinking" */
  MATCHUP_ANTHROPIC_THINKING_BUDGET,   /* asked for with a number of tokens */
  MATCHUP_ANTHROPIC_THINKING_ADAPTIVE, /* asked for as such, the model decides how much */
} MatchupAnthropicThinking;

/* What a request must know about a model, as each generation refuses what another one needs. */
typedef struct
{
  MatchupAnthropicThinking thinking;
  gboolean thinks_unasked; /* without the field, too */
  const char *off;         /* the type that turns thinking off; NULL: not needed or not possible */
  gboolean free_sampling;  /* takes a temperature as long as it does not think */
} MatchupAnthropicTraits;

/*
 * By the model's id, in the forms of Anthropic ("claude-opus-4-5-20251101"), of its resellers and
 * of relays ("us.anthropic.claude-3-7-sonnet-20250219-v1:0", "anthropic/claude-4.6-sonnet"). A
 * Claude without a number counts as the newest. Models of others that speak this format are taken
 * to know the budget and "disabled", which their services document.
 */
MatchupAnthropicTraits matchup_anthropic_traits_of_model (const char *model_id);

G_END_DECLS
