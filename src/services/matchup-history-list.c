/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * MatchupHistory: the list itself. The top of it is there at the start; the rest comes behind it in
 * small steps, as does what another process wrote. What is changed here meanwhile is newer than
 * what was read before it (see "serial").
 */
#include "matchup-history-internal.h"

#include "matchup-config.h"

/* How many are there at the start: more than can be seen. */
#define FIRST_PAGE 24
/* The rest is read when the window has been drawn, in milliseconds. */
#define REST_DELAY 250
/* What a step may take, in microseconds, and how many are looked at in between. */
#define STEP_TIME 2000
#define STEP_SIZE 100
/* A list view makes widgets for about its first 200 rows, all that come in a step at once. */
#define ROWS_WITH_WIDGETS 240
#define SMALL_STEP 12
/* A long list is not read again more often than this, in milliseconds. */
#define RELIST_GAP 1000
#define LONG_LIST 2000
#define RETRY_GAP 5000

static MatchupHistoryEntry *
find_entry (MatchupHistory *self, const char *id)
{
  return g_hash_table_lookup (self->entries, id);
}

static int
compare_summaries (gconstpointer a, gconstpointer b)
{
  MatchupConversationSummary *x = *(MatchupConversationSummary *const *) a;
  MatchupConversationSummary *y = *(MatchupConversationSummary *const *) b;
  gboolean x_first =
      matchup_conversation_summary_get_pinned (x) && !matchup_conversation_summary_get_archived (x);
  gboolean y_first =
      matchup_conversation_summary_get_pinned (y) && !matchup_conversation_summary_get_archived (y);
  gint64 x_time = matchup_conversation_summary_get_updated_at (x);
  gint64 y_time = matchup_conversation_summary_get_updated_at (y);

  if (x_first != y_first)
    return x_first ? -1 : 1;
  if (x_time != y_time)
    return x_time > y_time ? -1 : 1;
  return g_strcmp0 (matchup_conversation_summary_get_id (x),
                    matchup_conversation_summary_get_id (y));
}

/* Where it is, or where it belongs; the list is in order but for this one. */
static guint
find_place (MatchupHistory *self, MatchupConversationSummary *summary)
{
  guint low = 0;
  guint high = self->summaries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_summaries (&g_ptr_array_index (self->summaries, middle), &summary) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint *
get_count (MatchupHistory *self, MatchupConversationSummary *summary)
{
  return &self->counts[matchup_conversation_summary_get_kind (summary)]
                      [matchup_conversation_summary_get_archived (summary)];
}

MatchupConversationSummary *
_matchup_history_find_summary (MatchupHistory *self, const char *id)
{
  MatchupHistoryEntry *entry = find_entry (self, id);

  return entry != NULL ? entry->summary : NULL;
}

MatchupConversationSummary *
matchup_history_find (MatchupHistory *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return _matchup_history_find_summary (self, id);
}

guint
matchup_history_count (MatchupHistory *self, MatchupConversationKind kind, gboolean archived)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), 0);

  return self->counts[kind][!!archived];
}

gboolean
matchup_history_is_complete (MatchupHistory *self)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), FALSE);

  return self->complete;
}

static void
enter (MatchupHistory *self, MatchupConversationSummary *summary)
{
  MatchupHistoryEntry *entry = g_new0 (MatchupHistoryEntry, 1);

  entry->summary = summary;
  entry->pass = self->pass;
  g_hash_table_insert (self->entries,
                       (gpointer) matchup_conversation_summary_get_id (summary),
                       entry);
  (*get_count (self, summary))++;
}

static void
insert_one (MatchupHistory *self, MatchupConversationSummary *summary)
{
  guint position = find_place (self, summary);

  g_ptr_array_insert (self->summaries, (int) position, g_object_ref (summary));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Both are in order: what is between the first and the last place is told as one change. */
static void
merge (MatchupHistory *self, GPtrArray *fresh)
{
  GPtrArray *old = self->summaries;
  GPtrArray *merged = g_ptr_array_new_full (old->len + fresh->len, g_object_unref);
  guint first = find_place (self, g_ptr_array_index (fresh, 0));
  guint last = find_place (self, g_ptr_array_index (fresh, fresh->len - 1));
  guint next = 0;

  g_ptr_array_set_free_func (old, NULL);
  for (guint i = 0; i < old->len; i++)
    {
      while (next < fresh->len &&
             compare_summaries (&g_ptr_array_index (fresh, next), &g_ptr_array_index (old, i)) < 0)
        g_ptr_array_add (merged, g_object_ref (g_ptr_array_index (fresh, next++)));
      g_ptr_array_add (merged, g_ptr_array_index (old, i));
    }
  while (next < fresh->len)
    g_ptr_array_add (merged, g_object_ref (g_ptr_array_index (fresh, next++)));
  g_ptr_array_unref (old);
  self->summaries = merged;
  g_list_model_items_changed (G_LIST_MODEL (self), first, last - first, last - first + fresh->len);
}

/* All behind the last one, which is what the rest of a long list is at the start. */
static void
append (MatchupHistory *self, GPtrArray *fresh)
{
  guint position = self->summaries->len;

  for (guint i = 0; i < fresh->len; i++)
    g_ptr_array_add (self->summaries, g_object_ref (g_ptr_array_index (fresh, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, fresh->len);
}

void
_matchup_history_insert_all (MatchupHistory *self, GPtrArray *summaries)
{
  if (summaries->len == 0)
    return;
  for (guint i = 0; i < summaries->len; i++)
    enter (self, g_ptr_array_index (summaries, i));
  g_ptr_array_sort (summaries, compare_summaries);
  if (find_place (self, g_ptr_array_index (summaries, 0)) == self->summaries->len)
    append (self, summaries);
  else if (summaries->len > MATCHUP_HISTORY_FEW_CHANGES)
    merge (self, summaries);
  else
    for (guint i = 0; i < summaries->len; i++)
      insert_one (self, g_ptr_array_index (summaries, i));
}

void
_matchup_history_insert_summary (MatchupHistory *self, MatchupConversationSummary *summary)
{
  enter (self, summary);
  insert_one (self, summary);
}

static void
take_out (MatchupHistory *self, guint position)
{
  g_ptr_array_remove_index (self->summaries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* What is between the first and the last of them is told as one change. */
static void
take_out_many (MatchupHistory *self, GHashTable *summaries)
{
  GPtrArray *old = self->summaries;
  GPtrArray *kept = g_ptr_array_new_full (old->len, g_object_unref);
  guint first = G_MAXUINT;
  guint last = 0;

  g_ptr_array_set_free_func (old, NULL);
  for (guint i = 0; i < old->len; i++)
    {
      gpointer summary = g_ptr_array_index (old, i);

      if (!g_hash_table_contains (summaries, summary))
        {
          g_ptr_array_add (kept, summary);
          continue;
        }
      first = MIN (first, i);
      last = i;
      g_object_unref (summary);
    }
  g_ptr_array_unref (old);
  self->summaries = kept;
  g_list_model_items_changed (G_LIST_MODEL (self),
                              first,
                              last - first + 1,
                              last - first + 1 - g_hash_table_size (summaries));
}

void
_matchup_history_remove_all (MatchupHistory *self, GPtrArray *summaries)
{
  g_autoptr (GHashTable) held =
      g_hash_table_new_full (NULL, NULL, g_object_unref, NULL); /* until all is told */

  for (guint i = 0; i < summaries->len; i++)
    {
      MatchupConversationSummary *summary = g_ptr_array_index (summaries, i);

      (*get_count (self, summary))--;
      g_hash_table_remove (self->entries, matchup_conversation_summary_get_id (summary));
      g_hash_table_add (held, g_object_ref (summary));
    }
  if (summaries->len > MATCHUP_HISTORY_FEW_CHANGES)
    take_out_many (self, held);
  else
    for (guint i = 0; i < summaries->len; i++)
      take_out (self, find_place (self, g_ptr_array_index (summaries, i)));
}

void
_matchup_history_set_order (MatchupHistory *self,
                            MatchupConversationSummary *summary,
                            gint64 updated_at,
                            gboolean pinned,
                            gboolean archived)
{
  guint position = find_place (self, summary);
  gboolean moves = archived != matchup_conversation_summary_get_archived (summary);
  gpointer *items = self->summaries->pdata;

  (*get_count (self, summary))--;
  matchup_conversation_summary_set_updated_at (summary, updated_at);
  matchup_conversation_summary_set_pinned (summary, pinned);
  matchup_conversation_summary_set_archived (summary, archived);
  (*get_count (self, summary))++;
  /* Nothing moves where it stays at its place; one that is archived leaves the lists of others. */
  if (!moves && (position == 0 || compare_summaries (&items[position - 1], &items[position]) < 0) &&
      (position + 1 == self->summaries->len ||
       compare_summaries (&items[position], &items[position + 1]) < 0))
    return;
  g_object_ref (summary);
  take_out (self, position);
  insert_one (self, summary);
  g_object_unref (summary);
}

void
_matchup_history_touch (MatchupHistory *self, const char *id)
{
  MatchupHistoryEntry *entry = find_entry (self, id);

  self->serial++;
  if (entry != NULL)
    entry->changed = self->serial;
  _matchup_history_alter (self, id);
}

static MatchupConversationSummary *
summary_from_record (const MatchupSummaryRecord *record)
{
  MatchupConversationSummary *summary = matchup_conversation_summary_new (record->id,
                                                                          record->kind,
                                                                          record->title,
                                                                          record->updated_at,
                                                                          record->pinned);

  matchup_conversation_summary_set_title_source (summary, record->title_source);
  matchup_conversation_summary_set_archived (summary, record->archived);
  matchup_conversation_summary_set_practice (summary, record->practice);
  /* Now and bit by bit, so that the first letter of a search has nothing to wait for. */
  matchup_conversation_summary_get_folded_title (summary);
  return summary;
}

static void
update_from_record (MatchupHistory *self,
                    MatchupConversationSummary *summary,
                    const MatchupSummaryRecord *record)
{
  matchup_conversation_summary_set_title (summary, record->title);
  matchup_conversation_summary_set_title_source (summary, record->title_source);
  matchup_conversation_summary_set_practice (summary, record->practice);
  if (matchup_conversation_summary_get_updated_at (summary) != record->updated_at ||
      matchup_conversation_summary_get_pinned (summary) != record->pinned ||
      matchup_conversation_summary_get_archived (summary) != record->archived)
    _matchup_history_set_order (self,
                                summary,
                                record->updated_at,
                                record->pinned,
                                record->archived);
}

/* One record of the list that is gone through; what is not known yet is put into @fresh. */
static void
take_over (MatchupHistory *self, const MatchupSummaryRecord *record, GPtrArray *fresh)
{
  MatchupHistoryEntry *entry = find_entry (self, record->id);

  if (entry == NULL)
    {
      if (!g_hash_table_contains (self->deleted, record->id))
        g_ptr_array_add (fresh, summary_from_record (record));
      return;
    }
  entry->pass = self->pass;
  if (entry->changed <= self->pass_serial)
    update_from_record (self, entry->summary, record);
}

/* What is not in the list any more was deleted elsewhere. */
static void
drop_missing (MatchupHistory *self)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; i < self->summaries->len; i++)
    {
      MatchupConversationSummary *summary = g_ptr_array_index (self->summaries, i);
      const char *id = matchup_conversation_summary_get_id (summary);
      MatchupHistoryEntry *entry = find_entry (self, id);

      if (entry->pass != self->pass && entry->changed <= self->pass_serial &&
          !g_hash_table_contains (self->open, id))
        g_ptr_array_add (missing, summary);
    }
  if (missing->len > 0)
    _matchup_history_remove_all (self, missing);
}

static void list_all (MatchupHistory *self);

static gboolean
relist_cb (gpointer user_data)
{
  MatchupHistory *self = user_data;

  self->relist_id = 0;
  list_all (self);
  return G_SOURCE_REMOVE;
}

static void
list_again_later (MatchupHistory *self, guint milliseconds)
{
  if (self->relist_id == 0)
    self->relist_id = g_timeout_add (milliseconds, relist_cb, self);
}

static void
end_pass (MatchupHistory *self)
{
  self->listing = FALSE;
  if (!self->complete)
    {
      self->complete = TRUE;
      _matchup_history_do_waiting (self);
      _matchup_history_notify_complete (self);
    }
  if (self->again)
    {
      self->again = FALSE;
      list_again_later (self, self->summaries->len > LONG_LIST ? RELIST_GAP : 0);
    }
}

static gboolean
step_cb (gpointer user_data)
{
  MatchupHistory *self = user_data;
  GPtrArray *records = self->pass_records;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 end = g_get_monotonic_time () + STEP_TIME;
  guint most = self->summaries->len < ROWS_WITH_WIDGETS ? SMALL_STEP : G_MAXUINT;

  while (self->pass_next < records->len && fresh->len < most &&
         (self->pass_next % STEP_SIZE != 0 || g_get_monotonic_time () < end))
    {
      gpointer *record = &g_ptr_array_index (records, self->pass_next++);

      take_over (self, *record, fresh);
      /* Each at once: all of a long list at its end would hold up the window. */
      g_clear_pointer (record, matchup_summary_record_free);
    }
  _matchup_history_insert_all (self, fresh);
  if (self->pass_next < records->len)
    return G_SOURCE_CONTINUE;
  self->step_id = 0;
  drop_missing (self);
  g_clear_pointer (&self->pass_records, g_ptr_array_unref);
  end_pass (self);
  return G_SOURCE_REMOVE;
}

static void
all_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records =
      matchup_history_store_list_finish (MATCHUP_HISTORY_STORE (source), result, NULL, &error);

  if (self->list == NULL)
    {
      g_clear_pointer (&records, g_ptr_array_unref);
      return;
    }
  if (records == NULL)
    {
      self->listing = FALSE;
      self->again = FALSE;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_message ("The history could not be read: %s", error->message);
          list_again_later (self, RETRY_GAP);
        }
      return;
    }
  self->pass++;
  self->pass_records = records;
  self->pass_next = 0;
  self->step_id = g_idle_add (step_cb, self);
}

/* All of the list at one moment, of which everything written before is a part. */
static void
list_all (MatchupHistory *self)
{
  g_clear_handle_id (&self->relist_id, g_source_remove);
  self->listing = TRUE;
  self->pass_serial = self->serial;
  matchup_history_store_list_async (self->list, 0, NULL, all_listed_cb, g_object_ref (self));
}

void
_matchup_history_relist (MatchupHistory *self)
{
  if (self->listing)
    self->again = TRUE;
  else if (self->relist_id == 0)
    list_all (self);
}

static void
first_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupHistory *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean complete = FALSE;
  g_autoptr (GPtrArray) records =
      matchup_history_store_list_finish (MATCHUP_HISTORY_STORE (source), result, &complete, &error);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  if (records == NULL)
    {
      self->listing = FALSE;
      g_task_return_error (task, error);
      return;
    }
  self->pass++;
  for (guint i = 0; i < records->len; i++)
    take_over (self, g_ptr_array_index (records, i), fresh);
  _matchup_history_insert_all (self, fresh);
  if (complete)
    end_pass (self);
  else if (self->list != NULL)
    list_again_later (self, REST_DELAY);
  g_task_return_boolean (task, TRUE);
}

void
matchup_history_load_async (MatchupHistory *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, matchup_history_load_async);
  /* A change by another process may have had it read before. */
  if (self->listing)
    {
      self->again = TRUE;
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  self->listing = TRUE;
  self->pass_serial = self->serial;
  matchup_history_store_list_async (self->list, FIRST_PAGE, cancellable, first_listed_cb, task);
}

gboolean
matchup_history_load_finish (MatchupHistory *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
_matchup_history_forget_list (MatchupHistory *self)
{
  g_clear_handle_id (&self->step_id, g_source_remove);
  g_clear_handle_id (&self->relist_id, g_source_remove);
  g_clear_pointer (&self->pass_records, g_ptr_array_unref);
  g_clear_object (&self->list);
}
