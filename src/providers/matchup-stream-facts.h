/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "matchup-codec.h"

G_BEGIN_DECLS

/**
 * MatchupStreamFacts: what only some services tell beside the answer. Negative and NULL: not told.
 */
struct _MatchupStreamFacts
{
  /* Addresses the answer cites (Perplexity); untrusted, in the order of their numbers. */
  char **citations;

  /* The envelope of a reply of Lanying IM. */
  gint64 im_code;
  gint64 im_messages;
  double im_quota; /* how much of the message quota it took */
};

void matchup_stream_facts_init (MatchupStreamFacts *facts);
/*
 * Adds what one JSON value of an answer tells, by what is in it, as relays hand on the members of
 * another service. FALSE when it tells nothing new.
 */
gboolean matchup_stream_facts_take (MatchupStreamFacts *facts, JsonNode *root);
void matchup_stream_facts_clear (MatchupStreamFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchupStreamFacts, matchup_stream_facts_clear)

G_END_DECLS
