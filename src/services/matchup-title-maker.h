/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation.h"
#include "matchup-model-ref.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TITLE_MAKER (matchup_title_maker_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTitleMaker, matchup_title_maker, MATCHUP, TITLE_MAKER, GObject)

/**
 * MatchupTitleMaker: has a model make titles of conversations, if the person wants that and says
 * which model. Saved by itself. Main thread only.
 *
 * Properties (notify): automatic, model (#MatchupModelRef or NULL).
 *
 * When it is automatic, the first answer of a conversation that ends is followed by a question for
 * a title, in a private conversation that nobody sees; a title that the person gave stays, and
 * private conversations are never sent. What it cost, or why there is no title, is the note of the
 * conversation's row; nothing else tells of it.
 */
gboolean matchup_title_maker_get_automatic (MatchupTitleMaker *self);
void matchup_title_maker_set_automatic (MatchupTitleMaker *self, gboolean automatic);
MatchupModelRef *matchup_title_maker_get_model (MatchupTitleMaker *self); /* borrowed or NULL */
void matchup_title_maker_set_model (MatchupTitleMaker *self, MatchupModelRef *model);
/* Asks for a title now, whoever gave the one that is there. Needs a model. */
void matchup_title_maker_suggest (MatchupTitleMaker *self, const char *conversation_id);

G_END_DECLS
