/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-counter.h"

MatchupRunCounter *
matchup_run_counter_new (MatchupLedger *ledger, MatchupLedgerEntry *entry)
{
  MatchupRunCounter *self = g_new0 (MatchupRunCounter, 1);

  self->ledger = g_object_ref (ledger);
  self->entry = matchup_ledger_entry_ref (entry);
  self->pending = TRUE;
  return self;
}

void
matchup_run_counter_free (MatchupRunCounter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->ledger);
  matchup_ledger_entry_unref (self->entry);
  g_free (self);
}

gboolean
matchup_run_counter_prepare (MatchupRunCounter *self,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (self->pending)
    return TRUE;
  entries = g_ptr_array_new ();
  g_ptr_array_add (entries, self->entry);
  matchup_ledger_count_async (self->ledger, entries, callback, user_data);
  return FALSE;
}

void
matchup_run_counter_prepare_finish (MatchupRunCounter *self, GAsyncResult *result)
{
  matchup_ledger_count_finish (self->ledger, result);
  self->pending = TRUE;
}

void
matchup_run_counter_left (MatchupRunCounter *self)
{
  if (self != NULL)
    self->pending = FALSE;
}

void
matchup_run_counter_take_back (MatchupRunCounter *self)
{
  if (self == NULL || !self->pending)
    return;
  self->pending = FALSE;
  matchup_ledger_take_back (self->ledger, self->entry);
}

void
matchup_run_counter_settle (MatchupRunCounter *self, MatchupRun *run)
{
  if (self == NULL)
    return;
  matchup_run_counter_take_back (self);
  matchup_ledger_settle (self->ledger,
                         self->entry,
                         matchup_run_get_cost (run),
                         matchup_run_has_output (run));
}
