/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-draft-attachment.h"

G_BEGIN_DECLS

/**
 * MatchupDraftRecord: what was written and not sent. Plain data, owned by who has it.
 */
typedef struct
{
  char *owner;
  char *text;
  gboolean attached; /* something goes along with it */
} MatchupDraftRecord;

void matchup_draft_record_free (MatchupDraftRecord *record);

#define MATCHUP_TYPE_DRAFT_STORE (matchup_draft_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupDraftStore, matchup_draft_store, MATCHUP, DRAFT_STORE, GObject)

/**
 * MatchupDraftStore: what was written and not sent yet, with what goes along. An owner is the id of
 * a conversation or a word for what has no conversation yet; behind it there may be "/2", "/3"...
 */
MatchupDraftStore *matchup_draft_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/*
 * #MatchupDraftRecord, the newest first. Those of conversations that are gone are removed; of
 * @kinds (NULL-terminated) no conversation is looked for.
 */
void matchup_draft_store_load_async (MatchupDraftStore *self,
                                     const char *const *kinds,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *
matchup_draft_store_load_finish (MatchupDraftStore *self, GAsyncResult *result, GError **error);

/* #MatchupDraftAttachment, in order; those that are pictures without their bytes. */
void matchup_draft_store_load_attachments_async (MatchupDraftStore *self,
                                                 const char *owner,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
GPtrArray *matchup_draft_store_load_attachments_finish (MatchupDraftStore *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/*
 * Inserts or replaces; a draft without a text and without attachments is removed. @text or
 * @attachments (#MatchupDraftAttachment) NULL: as before; takes both. @now: microseconds since 1970
 * UTC.
 * @round_id: only where there is such a round: what was sent is there once the question is; or
 * NULL.
 */
void matchup_draft_store_save_async (MatchupDraftStore *self,
                                     const char *owner,
                                     char *text,
                                     GPtrArray *attachments,
                                     gint64 now,
                                     const char *round_id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
matchup_draft_store_save_finish (MatchupDraftStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupDraftRecord, matchup_draft_record_free)

G_END_DECLS
