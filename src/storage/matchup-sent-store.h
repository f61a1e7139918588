/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SENT_STORE (matchup_sent_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSentStore, matchup_sent_store, MATCHUP, SENT_STORE, GObject)

/**
 * MatchupSentStore: what the person sent before, to be sent again.
 */
MatchupSentStore *matchup_sent_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/*
 * The texts of the latest prompts, newest first, each once: at most @limit, and of the @limit
 * conversations that were changed last. Those of @except (or NULL) and deleted ones are left out.
 */
void matchup_sent_store_list_async (MatchupSentStore *self,
                                    const char *except,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* NULL-terminated, transfer full. */
char **
matchup_sent_store_list_finish (MatchupSentStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
