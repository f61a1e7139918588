/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"

G_BEGIN_DECLS

/**
 * MatchupMessageTexts: the words of single answers and questions, without the conversations that
 * they are in.
 */
typedef struct
{
  GHashTable *answers; /* id of a run -> all that it answered, without thinking */
  GHashTable *prompts; /* id of a round -> the beginning of its question */
} MatchupMessageTexts;

void matchup_message_texts_free (MatchupMessageTexts *self); /* takes NULL */

/*
 * @run_ids and @round_ids: ids (char *), transfer full. What is not there is left out. Of a prompt
 * @n_characters are read at most.
 */
void matchup_message_texts_load_async (MatchupDb *db,
                                       GPtrArray *run_ids,
                                       GPtrArray *round_ids,
                                       guint n_characters,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
MatchupMessageTexts *
matchup_message_texts_load_finish (MatchupDb *db, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMessageTexts, matchup_message_texts_free)

G_END_DECLS
