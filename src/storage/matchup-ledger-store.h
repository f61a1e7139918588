/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"

G_BEGIN_DECLS

/* What was sent to a service on a day; as a change, what is added to it. */
typedef struct
{
  int day; /* of the local calendar: YYYYMMDD */
  char *provider_id;
  char *service; /* its name */
  gint64 requests;
  gint64 characters;
  gint64 pictures;
  gint64 files;
  gint64 unpriced; /* answers whose cost nobody knows */
} MatchupSentRecord;

/* What that cost in one currency, by where the amounts come from. */
typedef struct
{
  int day;
  char *provider_id;
  char currency[4];
  double told;   /* by the service */
  double own;    /* by a price of the person's own */
  double listed; /* by the price list */
} MatchupSpentRecord;

typedef struct
{
  GPtrArray *sent;  /* MatchupSentRecord */
  GPtrArray *spent; /* MatchupSpentRecord */
} MatchupLedgerData;

MatchupLedgerData *matchup_ledger_data_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_ledger_data_free (MatchupLedgerData *data);
/* Adds what is in @change to the records of the same day, service and currency. */
void matchup_ledger_data_add (MatchupLedgerData *data, const MatchupLedgerData *change);

#define MATCHUP_TYPE_LEDGER_STORE (matchup_ledger_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLedgerStore, matchup_ledger_store, MATCHUP, LEDGER_STORE, GObject)

/**
 * MatchupLedgerStore: what was sent to whom, by days, as numbers only. Nothing refers to
 * conversations, so it stays when these are deleted.
 */
MatchupLedgerStore *matchup_ledger_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/* Of @from_day and later. */
void matchup_ledger_store_load_async (MatchupLedgerStore *self,
                                      int from_day,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
MatchupLedgerData *
matchup_ledger_store_load_finish (MatchupLedgerStore *self, GAsyncResult *result, GError **error);
/* Takes @change. Completes when it is on the disk. */
void matchup_ledger_store_add_async (MatchupLedgerStore *self,
                                     MatchupLedgerData *change,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
matchup_ledger_store_add_finish (MatchupLedgerStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupLedgerData, matchup_ledger_data_free)

G_END_DECLS
