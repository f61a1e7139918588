/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * MatchupHistory: what another process wrote into conversations that are open here. Only those are
 * read again of which something was changed, see matchup_conversation_store_load_changed_async();
 * and what was changed here since a reading was asked for is newer than what it brings.
 */
#include "matchup-history-internal.h"

#include "matchup-conversation-mapper.h"

/* Of an open conversation that is not private. */
typedef struct
{
  guint64 stamp;   /* of what was taken over last; 0: nothing was */
  guint64 altered; /* serial of its last change here */
  guint64 asked;   /* serial of when it was asked for */
  gboolean loading;
  gboolean again; /* another process wrote meanwhile */
} Reload;

static void reload (MatchupHistory *self, const char *id, Reload *each);

void
_matchup_history_begin_reloads (MatchupHistory *self, const char *id, guint64 stamp)
{
  Reload *each = g_new0 (Reload, 1);

  each->stamp = stamp;
  g_hash_table_insert (self->reloads, g_strdup (id), each);
}

void
_matchup_history_alter (MatchupHistory *self, const char *id)
{
  Reload *each = g_hash_table_lookup (self->reloads, id);

  if (each != NULL)
    each->altered = ++self->serial;
}

/* A conversation that is read again; it may be closed meanwhile, and opened anew. */
typedef struct
{
  MatchupHistory *history;
  char *id;
  guint64 asked;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->history);
  g_free (reading->id);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
take_over (MatchupHistory *self, Reload *each, const MatchupConversationData *data)
{
  MatchupConversation *conversation = g_hash_table_lookup (self->open, data->conversation->id);

  if (each->altered > each->asked)
    {
      each->again = TRUE;
      return;
    }
  each->stamp = data->stamp;
  if (conversation != NULL)
    matchup_conversation_mapper_merge (conversation,
                                       data,
                                       (MatchupRunFunc) g_hash_table_contains,
                                       self->recorders,
                                       self->providers,
                                       self->catalog);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  MatchupHistory *self = reading->history;
  g_autoptr (MatchupConversationData) data =
      matchup_conversation_store_load_finish (MATCHUP_CONVERSATION_STORE (source), result, NULL);
  Reload *each = self->store != NULL ? g_hash_table_lookup (self->reloads, reading->id) : NULL;

  if (each == NULL || !each->loading || each->asked != reading->asked)
    return;
  each->loading = FALSE;
  if (data != NULL)
    take_over (self, each, data);
  if (each->again)
    reload (self, reading->id, each);
}

static void
reload (MatchupHistory *self, const char *id, Reload *each)
{
  Reading *reading;

  each->again = each->loading;
  if (each->loading)
    return;
  each->loading = TRUE;
  each->asked = ++self->serial;
  reading = g_new0 (Reading, 1);
  reading->history = g_object_ref (self);
  reading->id = g_strdup (id);
  reading->asked = each->asked;
  matchup_conversation_store_load_changed_async (self->store,
                                                 id,
                                                 each->stamp,
                                                 NULL,
                                                 reloaded_cb,
                                                 reading);
}

void
_matchup_history_changed_elsewhere (MatchupHistory *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer each;

  _matchup_history_tell_votes_changed (self);
  _matchup_history_relist (self);
  g_hash_table_iter_init (&iter, self->reloads);
  while (g_hash_table_iter_next (&iter, &id, &each))
    reload (self, id, each);
}

void
matchup_history_reload (MatchupHistory *self, GPtrArray *added)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  /* One that was deleted here may have come back this way. */
  for (guint i = 0; i < added->len; i++)
    g_hash_table_remove (self->deleted, g_ptr_array_index (added, i));
  _matchup_history_changed_elsewhere (self);
}
