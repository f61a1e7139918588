/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-catalog.h"
#include "matchup-conversation.h"
#include "matchup-provider-list.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/* Between the objects of core/ and the records that the database takes and gives. All transfer
 * full. */

MatchupConversationRecord *matchup_conversation_mapper_to_record (MatchupConversation *conversation,
                                                                  gint64 updated_at,
                                                                  gboolean pinned);
MatchupRoundRecord *matchup_conversation_mapper_round_to_record (MatchupConversation *conversation,
                                                                 MatchupRound *round);
MatchupRunRecord *matchup_conversation_mapper_run_to_record (MatchupRound *round,
                                                             MatchupAnswer *answer,
                                                             MatchupRun *run);
/* MatchupPartRecord: all the text of an answer. */
GPtrArray *matchup_conversation_mapper_text_to_records (MatchupMessage *message);
GPtrArray *matchup_conversation_mapper_lineup_to_records (MatchupLineup *lineup);

/* What is known about a model today is looked up in @catalog; both may be NULL. */
void matchup_conversation_mapper_fill_lineup (MatchupLineup *lineup,
                                              GPtrArray *records,
                                              MatchupProviderList *providers,
                                              MatchupCatalog *catalog);
MatchupConversation *matchup_conversation_mapper_from_data (const MatchupConversationData *data,
                                                            MatchupProviderList *providers,
                                                            MatchupCatalog *catalog);

/* Whether a run is worked on by this process. */
typedef gboolean (*MatchupRunFunc) (gpointer data, MatchupRun *run);
/*
 * Takes over what another process wrote to a conversation that is open here: new rounds and runs,
 * more text, ends. Runs for which @is_ours is TRUE are left alone.
 */
void matchup_conversation_mapper_merge (MatchupConversation *conversation,
                                        const MatchupConversationData *data,
                                        MatchupRunFunc is_ours,
                                        gpointer is_ours_data,
                                        MatchupProviderList *providers,
                                        MatchupCatalog *catalog);

/**
 * MatchupConversationMapping: the same as matchup_conversation_mapper_from_data(), for a long
 * conversation in several turns. The data has to live as long. A plain struct; main thread only.
 */
typedef struct _MatchupConversationMapping MatchupConversationMapping;

MatchupConversationMapping *
matchup_conversation_mapping_new (const MatchupConversationData *data,
                                  MatchupProviderList *providers,
                                  MatchupCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;
void matchup_conversation_mapping_free (MatchupConversationMapping *self);
/* For about that long; negative: to the end. NULL: there is more to do; transfer full. */
MatchupConversation *
matchup_conversation_mapping_go_on (MatchupConversationMapping *self,
                                    gint64 microseconds) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupConversationMapping, matchup_conversation_mapping_free)

G_END_DECLS
