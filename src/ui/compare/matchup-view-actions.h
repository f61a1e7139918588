/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-arrangement.h"
#include "matchup-column-switcher.h"
#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_VIEW_ACTIONS (matchup_view_actions_get_type ())
G_DECLARE_FINAL_TYPE (MatchupViewActions, matchup_view_actions, MATCHUP, VIEW_ACTIONS, GObject)

/**
 * MatchupViewActions: how the answers of a page are looked at, as actions for its window: layout,
 * equal-heights, joint-scrolling, previous-answer, next-answer, differences.
 */
MatchupViewActions *
matchup_view_actions_new (GtkWidget *page, /* borrowed, has to live as long */
                          MatchupArrangement *arrangement,
                          MatchupColumnSwitcher *switcher /* likewise */) G_GNUC_WARN_UNUSED_RESULT;
void matchup_view_actions_add_to (MatchupViewActions *self, GActionMap *map);
/* The round whose answers the differences are of: the latest. */
void matchup_view_actions_set_round (MatchupViewActions *self, MatchupRound *round /* or NULL */);
/* After the switcher turned, or learned how many there are. */
void matchup_view_actions_update (MatchupViewActions *self);

/* The first answer of @round, as they are shown, whose differences from another one can be shown;
 * NULL: there are not two. Borrowed. */
MatchupAnswer *matchup_view_actions_find_differing (MatchupRound *round);

G_END_DECLS
