/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ledger.h"

#include "matchup-ledger-private.h"

#define DAYS_KEPT 62 /* in memory: a month, whatever day it is, and more than what is asked for */

struct _MatchupLedger
{
  GObject parent_instance;

  MatchupLedgerStore *store;
  MatchupClock *clock;
  MatchupLedgerData *known;    /* what is on the disk, and what is on its way there */
  MatchupLedgerData *private_; /* what is on no disk */
  MatchupLedgerData *failed;   /* what could not be written; in "known" as well */
  guint n_writing;             /* on their way */
  gboolean stale;              /* another process wrote while something was on its way */
};

G_DEFINE_FINAL_TYPE (MatchupLedger, matchup_ledger, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void reload (MatchupLedger *self);

void
matchup_ledger_service_free (MatchupLedgerService *self)
{
  if (self == NULL)
    return;
  g_free (self->provider_id);
  g_free (self->service);
  g_array_unref (self->told);
  g_array_unref (self->own);
  g_array_unref (self->listed);
  g_free (self);
}

static void
add_sum (GArray *sums, double amount, const char *currency)
{
  g_autoptr (MatchupCost) cost = NULL;

  /* What is left where an amount was taken back is no amount. */
  if (amount <= 1e-12)
    return;
  cost = matchup_cost_new (amount, currency, MATCHUP_VALUE_SOURCE_ESTIMATED, NULL);
  matchup_prompt_cost_add (sums, cost);
}

static void
add_sums (GArray *sums, GArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const MatchupPromptCost *each = &g_array_index (more, MatchupPromptCost, i);

      add_sum (sums, each->amount, each->currency);
    }
}

GArray *
matchup_ledger_service_sum (const MatchupLedgerService *self)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));

  add_sums (sums, self->told);
  add_sums (sums, self->own);
  add_sums (sums, self->listed);
  return sums;
}

static void
matchup_ledger_finalize (GObject *object)
{
  MatchupLedger *self = MATCHUP_LEDGER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  matchup_ledger_data_free (self->known);
  matchup_ledger_data_free (self->private_);
  matchup_ledger_data_free (self->failed);

  G_OBJECT_CLASS (matchup_ledger_parent_class)->finalize (object);
}

static void
matchup_ledger_class_init (MatchupLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_ledger_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_LEDGER,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_ledger_init (MatchupLedger *self)
{
  self->known = matchup_ledger_data_new ();
  self->private_ = matchup_ledger_data_new ();
  self->failed = matchup_ledger_data_new ();
}

static void
changed_elsewhere_cb (MatchupLedger *self)
{
  /* What is on its way is not in what would be read now, and would be lost in memory. */
  if (self->n_writing > 0)
    self->stale = TRUE;
  else
    reload (self);
}

MatchupLedger *
matchup_ledger_new (MatchupDb *db, MatchupClock *clock)
{
  MatchupLedger *self = g_object_new (MATCHUP_TYPE_LEDGER, NULL);

  self->store = matchup_ledger_store_new (db);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (db,
                           "changed-elsewhere",
                           G_CALLBACK (changed_elsewhere_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

static GDateTime *
get_today (MatchupLedger *self)
{
  gint64 now = matchup_clock_get_real (self->clock) / G_USEC_PER_SEC;
  GDateTime *today = g_date_time_new_from_unix_local (now);

  return today != NULL ? today : g_date_time_new_from_unix_utc (0);
}

static int
to_day (GDateTime *time)
{
  return g_date_time_get_year (time) * 10000 + g_date_time_get_month (time) * 100 +
         g_date_time_get_day_of_month (time);
}

static int
get_days_ago (MatchupLedger *self, guint n_days)
{
  g_autoptr (GDateTime) today = get_today (self);
  g_autoptr (GDateTime) before = g_date_time_add_days (today, -(int) n_days);

  return before != NULL ? to_day (before) : 0;
}

/* FALSE: it was not read, or is no longer true. */
static gboolean
take_loaded (MatchupLedger *self, GAsyncResult *result, GError **error)
{
  MatchupLedgerData *data = matchup_ledger_store_load_finish (self->store, result, error);

  if (data == NULL)
    return FALSE;
  if (self->n_writing > 0)
    {
      self->stale = TRUE;
      matchup_ledger_data_free (data);
      return TRUE;
    }
  matchup_ledger_data_free (self->known);
  self->known = data;
  matchup_ledger_data_add (self->known, self->failed);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupLedger) self = user_data;

  take_loaded (self, result, NULL);
}

static void
reload (MatchupLedger *self)
{
  matchup_ledger_store_load_async (self->store,
                                   get_days_ago (self, DAYS_KEPT),
                                   reloaded_cb,
                                   g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (take_loaded (g_task_get_source_object (task), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
matchup_ledger_load_async (MatchupLedger *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LEDGER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_ledger_load_async);
  matchup_ledger_store_load_async (self->store, get_days_ago (self, DAYS_KEPT), loaded_cb, task);
}

gboolean
matchup_ledger_load_finish (MatchupLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  MatchupLedger *self;
  MatchupLedgerData *change;
  GTask *task; /* or NULL */
} Write;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Write *write = user_data;
  g_autoptr (MatchupLedger) self = write->self;
  g_autoptr (MatchupLedgerData) change = write->change;
  g_autoptr (GTask) task = write->task;
  g_autoptr (GError) error = NULL;

  g_free (write);
  if (!matchup_ledger_store_add_finish (self->store, result, &error))
    {
      g_message ("What was sent could not be counted on the disk: %s", error->message);
      matchup_ledger_data_add (self->failed, change);
    }
  self->n_writing--;
  if (self->n_writing == 0 && self->stale)
    {
      self->stale = FALSE;
      reload (self);
    }
  if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

/* Takes @change and @task (or NULL). */
static void
write_change (MatchupLedger *self, MatchupLedgerData *change, GTask *task)
{
  Write *write = g_new0 (Write, 1);
  MatchupLedgerData *copy = matchup_ledger_data_new ();

  write->self = g_object_ref (self);
  write->change = change;
  write->task = task;
  matchup_ledger_data_add (change, self->failed);
  matchup_ledger_data_free (self->failed);
  self->failed = matchup_ledger_data_new ();
  matchup_ledger_data_add (copy, change);
  self->n_writing++;
  matchup_ledger_store_add_async (self->store, copy, written_cb, write);
}

static gboolean
is_empty (const MatchupLedgerData *data)
{
  return data->sent->len == 0 && data->spent->len == 0;
}

/* Takes all: @change is what goes to the disk, @in_memory what does not. */
static void
apply (MatchupLedger *self, MatchupLedgerData *change, MatchupLedgerData *in_memory, GTask *task)
{
  gboolean changes = !is_empty (change) || !is_empty (in_memory);

  matchup_ledger_data_add (self->private_, in_memory);
  matchup_ledger_data_free (in_memory);
  matchup_ledger_data_add (self->known, change);
  if (!is_empty (change))
    write_change (self, change, task);
  else
    {
      matchup_ledger_data_free (change);
      if (task != NULL)
        g_task_return_boolean (task, TRUE);
      g_clear_object (&task);
    }
  if (changes)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
matchup_ledger_count_async (MatchupLedger *self,
                            GPtrArray *entries,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MatchupLedgerData *change = matchup_ledger_data_new ();
  MatchupLedgerData *in_memory = matchup_ledger_data_new ();
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LEDGER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_ledger_count_async);
  for (guint i = 0; i < entries->len; i++)
    {
      MatchupLedgerEntry *entry = g_ptr_array_index (entries, i);
      MatchupLedgerData *place = entry->private_ ? in_memory : change;

      if (entry->practice)
        continue;
      matchup_ledger_entry_add_requests (entry, place, 1);
      matchup_ledger_entry_set_cost (entry, place, entry->forecast);
    }
  apply (self, change, in_memory, task);
}

void
matchup_ledger_count_finish (MatchupLedger *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

void
matchup_ledger_take_back (MatchupLedger *self, MatchupLedgerEntry *entry)
{
  MatchupLedgerData *change = matchup_ledger_data_new ();
  MatchupLedgerData *none = matchup_ledger_data_new ();

  g_return_if_fail (MATCHUP_IS_LEDGER (self));

  if (!entry->practice)
    matchup_ledger_entry_add_requests (entry, change, -1);
  if (entry->private_)
    apply (self, none, change, NULL);
  else
    apply (self, change, none, NULL);
}

void
matchup_ledger_settle (MatchupLedger *self,
                       MatchupLedgerEntry *entry,
                       const MatchupCost *cost,
                       gboolean answered)
{
  MatchupLedgerData *change = matchup_ledger_data_new ();
  MatchupLedgerData *none = matchup_ledger_data_new ();

  g_return_if_fail (MATCHUP_IS_LEDGER (self));

  if (!entry->practice)
    {
      matchup_ledger_entry_set_cost (entry, change, cost);
      if (answered && cost == NULL && !entry->local)
        matchup_ledger_entry_add_unpriced (entry, change);
    }
  if (entry->private_)
    apply (self, none, change, NULL);
  else
    apply (self, change, none, NULL);
}

static MatchupLedgerService *
find_service (GPtrArray *services, const char *provider_id)
{
  MatchupLedgerService *service;

  for (guint i = 0; i < services->len; i++)
    {
      service = g_ptr_array_index (services, i);
      if (g_str_equal (service->provider_id, provider_id))
        return service;
    }
  service = g_new0 (MatchupLedgerService, 1);
  service->provider_id = g_strdup (provider_id);
  service->told = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  service->own = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  service->listed = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  g_ptr_array_add (services, service);
  return service;
}

static void
add_data (GPtrArray *services, const MatchupLedgerData *data, int from_day)
{
  for (guint i = 0; i < data->sent->len; i++)
    {
      const MatchupSentRecord *record = g_ptr_array_index (data->sent, i);
      MatchupLedgerService *service;

      if (record->day < from_day || (record->requests == 0 && record->unpriced == 0))
        continue;
      service = find_service (services, record->provider_id);
      g_free (service->service);
      service->service = g_strdup (record->service);
      service->requests += record->requests;
      service->characters += record->characters;
      service->pictures += record->pictures;
      service->files += record->files;
      service->unpriced += record->unpriced;
    }
  for (guint i = 0; i < data->spent->len; i++)
    {
      const MatchupSpentRecord *record = g_ptr_array_index (data->spent, i);
      MatchupLedgerService *service;

      if (record->day < from_day || record->told + record->own + record->listed <= 1e-12)
        continue;
      service = find_service (services, record->provider_id);
      add_sum (service->told, record->told, record->currency);
      add_sum (service->own, record->own, record->currency);
      add_sum (service->listed, record->listed, record->currency);
    }
}

static int
compare_services (gconstpointer a, gconstpointer b)
{
  const MatchupLedgerService *x = *(const MatchupLedgerService *const *) a;
  const MatchupLedgerService *y = *(const MatchupLedgerService *const *) b;

  if (x->requests != y->requests)
    return x->requests > y->requests ? -1 : 1;
  return g_strcmp0 (x->provider_id, y->provider_id);
}

static GPtrArray *
dup_since (MatchupLedger *self, int from_day, gboolean with_private)
{
  GPtrArray *services =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_ledger_service_free);

  add_data (services, self->known, from_day);
  if (with_private)
    add_data (services, self->private_, from_day);
  for (guint i = 0; i < services->len; i++)
    {
      MatchupLedgerService *service = g_ptr_array_index (services, i);

      if (service->service == NULL)
        service->service = g_strdup (service->provider_id);
    }
  g_ptr_array_sort (services, compare_services);
  return services;
}

GPtrArray *
matchup_ledger_dup_last_days (MatchupLedger *self, guint n_days, gboolean with_private)
{
  g_return_val_if_fail (MATCHUP_IS_LEDGER (self), NULL);

  return dup_since (self, get_days_ago (self, MAX (n_days, 1) - 1), with_private);
}

GPtrArray *
matchup_ledger_dup_month (MatchupLedger *self, gboolean with_private)
{
  g_autoptr (GDateTime) today = NULL;

  g_return_val_if_fail (MATCHUP_IS_LEDGER (self), NULL);

  today = get_today (self);
  return dup_since (self,
                    g_date_time_get_year (today) * 10000 + g_date_time_get_month (today) * 100,
                    with_private);
}

gint64
matchup_ledger_get_n_private (MatchupLedger *self)
{
  gint64 n = 0;

  g_return_val_if_fail (MATCHUP_IS_LEDGER (self), 0);

  for (guint i = 0; i < self->private_->sent->len; i++)
    n += ((MatchupSentRecord *) g_ptr_array_index (self->private_->sent, i))->requests;
  return n;
}
