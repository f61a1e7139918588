/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-message.h"
#include "matchup-personal-data.h"

G_BEGIN_DECLS

/* Something personal that was found in what is to be sent. */
typedef struct
{
  MatchupPersonalDataKind kind;
  char *value; /* as it is written there */
  char *file;  /* the name of the file it stands in; NULL: in the question */
} MatchupPersonalItem;

void matchup_personal_item_free (MatchupPersonalItem *self);

/*
 * Looks for it in the texts, text files and names of files of @messages, each message once: what
 * was found is remembered with it. Long texts are read in another thread.
 */
void matchup_personal_items_find_async (GPtrArray *messages, /* MatchupMessage */
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* At once; FALSE: there is too much of it, and nothing was done. */
gboolean matchup_personal_items_find_now (GPtrArray *messages);
gboolean matchup_personal_items_find_finish (GAsyncResult *result, GError **error);
/* All kinds, in their order, equal ones as well; borrowed, NULL: it was not looked at yet. */
GPtrArray *matchup_personal_items_peek (MatchupMessage *message);

/* Keys by which equal ones are told, however they are spelled. */
char *matchup_personal_item_dup_key (const MatchupPersonalItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPersonalItem, matchup_personal_item_free)

G_END_DECLS
