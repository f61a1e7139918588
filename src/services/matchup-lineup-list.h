/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-saved-lineup.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUP_LIST (matchup_lineup_list_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupList, matchup_lineup_list, MATCHUP, LINEUP_LIST, GObject)

/**
 * MatchupLineupList: the line-ups that the person keeps under a name; a #GListModel of
 * #MatchupSavedLineup in the order that the person has given them; what has no place in it stands
 * behind by name, as names are sorted in the person's language. Main thread only.
 *
 * Changes are there at once and are written behind. Signal "save-failed" (char *message): one could
 * not be written.
 */

/* By name, blanks around it left out; borrowed or NULL. */
MatchupSavedLineup *matchup_lineup_list_find (MatchupLineupList *self, const char *name);
MatchupSavedLineup *matchup_lineup_list_get (MatchupLineupList *self, const char *id); /* borrowed
                                                                                         or NULL */
/* Keeps a copy of @lineup; what had this name already is overwritten. NULL when the name is blank
 * or nobody is in the line-up. */
MatchupSavedLineup *matchup_lineup_list_save (MatchupLineupList *self,
                                              const char *name,
                                              MatchupLineup *lineup); /* borrowed */
/* The same name, other contestants. FALSE when it is gone or nobody is in @lineup. */
gboolean
matchup_lineup_list_update (MatchupLineupList *self, const char *id, MatchupLineup *lineup);
/* FALSE when it is gone, or @name is blank or another one's. */
gboolean matchup_lineup_list_rename (MatchupLineupList *self, const char *id, const char *name);
/* To another place in the order. */
void matchup_lineup_list_move (MatchupLineupList *self, const char *id, guint position);
void matchup_lineup_list_remove (MatchupLineupList *self, const char *id);
/* Takes a change back: @saved is there again as it was, whatever has its id or name now. */
void matchup_lineup_list_restore (MatchupLineupList *self, MatchupSavedLineup *saved);
/* To be used: with what is known today of the models. */
MatchupLineup *matchup_lineup_list_dup_lineup (MatchupLineupList *self,
                                               MatchupSavedLineup *saved) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
