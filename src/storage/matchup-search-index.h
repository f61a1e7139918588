/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-enums.h"
#include "matchup-search-hit-kind.h"
#include "matchup-search-query.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SEARCH_INDEX (matchup_search_index_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSearchIndex, matchup_search_index, MATCHUP, SEARCH_INDEX, GObject)

/**
 * MatchupSearchIndex: finds in the database what matches a query.
 *
 * A search is a row of short jobs, each of which goes on where the one before it stopped, so that
 * one for what is rare among what is frequent does not hold up others.
 */
MatchupSearchIndex *matchup_search_index_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  MatchupSearchHitKind kind;
  MatchupConversationKind conversation_kind;
  char *conversation_id;
  char *round_id; /* NULL for a title */
  char *run_id;   /* of an answer, else NULL */
  char *title;    /* of the conversation */
  char *model;    /* of an answer whose name is not hidden, else NULL */
  char *file;     /* its name, else NULL */
  gint64 time;
  gboolean archived;
  gboolean practice;
  char *snippet;  /* one line */
  GArray *ranges; /* MatchupSearchRange in it */
} MatchupSearchHitRecord;

typedef struct
{
  GPtrArray *hits; /* MatchupSearchHitRecord, newest first */
  gint64 below;    /* where the next job goes on */
  gboolean done;   /* there is no more */
  gboolean whole;  /* everything is in the index */
} MatchupSearchFound;

void matchup_search_hit_record_free (MatchupSearchHitRecord *record);
void matchup_search_found_free (MatchupSearchFound *found);

/* What is newer than everything. */
#define MATCHUP_SEARCH_FROM_NEWEST G_MAXINT64

/* @titles: only those of conversations; else everything but those. At most @limit hits. */
void matchup_search_index_find_async (MatchupSearchIndex *self,
                                      MatchupSearchQuery *query,
                                      gboolean titles,
                                      gint64 below,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
MatchupSearchFound *
matchup_search_index_find_finish (MatchupSearchIndex *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupSearchHitRecord, matchup_search_hit_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupSearchFound, matchup_search_found_free)

G_END_DECLS
