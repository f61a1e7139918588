/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-enums.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_HISTORY_STORE (matchup_history_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHistoryStore, matchup_history_store, MATCHUP, HISTORY_STORE, GObject)

/* What a list of conversations tells of one. */
typedef struct
{
  char *id;
  MatchupConversationKind kind;
  char *title;
  MatchupTitleSource title_source;
  gint64 updated_at;
  gboolean pinned;
  gboolean archived;
  gboolean practice; /* nobody but practice models answers there */
} MatchupSummaryRecord;

void matchup_summary_record_free (MatchupSummaryRecord *record);
/* For g_ptr_array_sort(): pinned ones first unless they are archived, then the newest. */
int matchup_summary_record_compare (gconstpointer a, gconstpointer b);

typedef enum
{
  MATCHUP_HISTORY_FLAG_PINNED,
  MATCHUP_HISTORY_FLAG_ARCHIVED,
  MATCHUP_HISTORY_FLAG_DELETED, /* not listed; gone for good at the first start a day later */
} MatchupHistoryFlag;

/**
 * MatchupHistoryStore: the list of all conversations in the database, and what is decided about
 * many of them at once.
 *
 * Signal "write-failed" (GError *): what is written here has no callback.
 */
MatchupHistoryStore *matchup_history_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/*
 * #MatchupSummaryRecord in their order. With a limit: the pinned ones and so many of the others,
 * which takes the same time however many there are; 0: all of them as they are at one moment.
 */
void matchup_history_store_list_async (MatchupHistoryStore *self,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* @complete: whether these are all of them. */
GPtrArray *matchup_history_store_list_finish (MatchupHistoryStore *self,
                                              GAsyncResult *result,
                                              gboolean *complete,
                                              GError **error);
/* One transaction for all of @ids. */
void matchup_history_store_set_flag (MatchupHistoryStore *self,
                                     const char *const *ids,
                                     MatchupHistoryFlag flag,
                                     gboolean value);
/* A title that a model made is not put in the place of one that a person gave. */
void matchup_history_store_set_title (MatchupHistoryStore *self,
                                      const char *id,
                                      const char *title,
                                      MatchupTitleSource source,
                                      gboolean over_person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupSummaryRecord, matchup_summary_record_free)

G_END_DECLS
