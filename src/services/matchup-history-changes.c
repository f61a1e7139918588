/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupHistory: what the person decides about conversations, one or many at once. */
#include "matchup-history-internal.h"

#include "matchup-config.h"

typedef enum
{
  CHANGE_PIN,
  CHANGE_ARCHIVE,
  CHANGE_DELETE,
  CHANGE_TITLE,
} Change;

/* A change to what the list has not got yet, as it is still being read. */
typedef struct
{
  Change change;
  char *id;
  gboolean value;
  char *title;
} Waiting;

void
_matchup_history_free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->id);
  g_free (waiting->title);
  g_free (waiting);
}

/* TRUE: it waits. What is not in a complete list does not exist. */
static gboolean
wait_for (MatchupHistory *self, const char *id, Change change, gboolean value, const char *title)
{
  Waiting *waiting;

  if (self->complete || _matchup_history_find_summary (self, id) != NULL ||
      g_hash_table_contains (self->deleted, id))
    return FALSE;
  waiting = g_new0 (Waiting, 1);
  waiting->change = change;
  waiting->id = g_strdup (id);
  waiting->value = value;
  waiting->title = g_strdup (title);
  g_ptr_array_add (self->waiting, waiting);
  return TRUE;
}

void
_matchup_history_do_waiting (MatchupHistory *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (_matchup_history_free_waiting);
  for (guint i = 0; i < waiting->len; i++)
    {
      Waiting *each = g_ptr_array_index (waiting, i);
      const char *ids[] = { each->id, NULL };

      if (each->change == CHANGE_TITLE)
        matchup_history_rename (self, each->id, each->title);
      else if (each->change == CHANGE_PIN)
        g_strfreev (matchup_history_set_pinned_all (self, ids, each->value));
      else if (each->change == CHANGE_ARCHIVE)
        g_strfreev (matchup_history_set_archived_all (self, ids, each->value));
      else
        g_strfreev (matchup_history_delete_all (self, ids));
    }
}

/* Transfer full: those of @ids that are in the list and are to be changed, each once. */
static GPtrArray *
find_all (MatchupHistory *self, const char *const *ids, Change change, gboolean value)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MatchupConversationSummary *summary = _matchup_history_find_summary (self, ids[i]);

      if (wait_for (self, ids[i], change, value, NULL) || summary == NULL ||
          !g_hash_table_add (seen, (gpointer) ids[i]))
        continue;
      if (change == CHANGE_DELETE ||
          (change == CHANGE_PIN && matchup_conversation_summary_get_pinned (summary) != value) ||
          (change == CHANGE_ARCHIVE &&
           matchup_conversation_summary_get_archived (summary) != value))
        g_ptr_array_add (found, g_object_ref (summary));
    }
  return found;
}

static void
add_ids (GStrvBuilder *builder, GPtrArray *summaries)
{
  for (guint i = 0; i < summaries->len; i++)
    g_strv_builder_add (builder,
                        matchup_conversation_summary_get_id (g_ptr_array_index (summaries, i)));
}

static GStrv
dup_ids (GPtrArray *summaries)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add_ids (builder, summaries);
  return g_strv_builder_end (builder);
}

/* Whether the conversation is to be deleted as soon as it is in the list. */
static gboolean
find_waiting_deletion (MatchupHistory *self, const char *id, guint *out_position)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Waiting *each = g_ptr_array_index (self->waiting, i);

      if (each->change != CHANGE_DELETE || !each->value || !g_str_equal (each->id, id))
        continue;
      if (out_position != NULL)
        *out_position = i;
      return TRUE;
    }
  return FALSE;
}

/* Those that are deleted, and those that will be: either can be undone. */
static GStrv
dup_deleted_ids (MatchupHistory *self, GPtrArray *summaries, const char *const *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add_ids (builder, summaries);
  for (guint i = 0; ids[i] != NULL; i++)
    if (find_waiting_deletion (self, ids[i], NULL))
      g_strv_builder_add (builder, ids[i]);
  return g_strv_builder_end (builder);
}

/* Many that move are taken out and put back in as one, so that the list is told twice in all. */
static void
set_order_of_all (MatchupHistory *self, GPtrArray *summaries, Change change, gboolean value)
{
  gboolean many = summaries->len > MATCHUP_HISTORY_FEW_CHANGES;

  if (many)
    _matchup_history_remove_all (self, summaries);
  for (guint i = 0; i < summaries->len; i++)
    {
      MatchupConversationSummary *summary = g_ptr_array_index (summaries, i);

      if (!many)
        _matchup_history_set_order (
            self,
            summary,
            matchup_conversation_summary_get_updated_at (summary),
            change == CHANGE_PIN ? value : matchup_conversation_summary_get_pinned (summary),
            change == CHANGE_ARCHIVE ? value : matchup_conversation_summary_get_archived (summary));
      else if (change == CHANGE_PIN)
        matchup_conversation_summary_set_pinned (summary, value);
      else
        matchup_conversation_summary_set_archived (summary, value);
    }
  if (many)
    _matchup_history_insert_all (self, summaries);
  for (guint i = 0; i < summaries->len; i++)
    _matchup_history_touch (self,
                            matchup_conversation_summary_get_id (g_ptr_array_index (summaries, i)));
}

static GStrv
change_all (MatchupHistory *self,
            const char *const *ids,
            Change change,
            MatchupHistoryFlag flag,
            gboolean value)
{
  g_autoptr (GPtrArray) summaries = find_all (self, ids, change, value);
  GStrv changed;

  set_order_of_all (self, summaries, change, value);
  changed = dup_ids (summaries);
  if (changed[0] != NULL)
    matchup_history_store_set_flag (self->list, (const char *const *) changed, flag, value);
  return changed;
}

GStrv
matchup_history_set_pinned_all (MatchupHistory *self, const char *const *ids, gboolean pinned)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  return change_all (self, ids, CHANGE_PIN, MATCHUP_HISTORY_FLAG_PINNED, !!pinned);
}

GStrv
matchup_history_set_archived_all (MatchupHistory *self, const char *const *ids, gboolean archived)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  return change_all (self, ids, CHANGE_ARCHIVE, MATCHUP_HISTORY_FLAG_ARCHIVED, !!archived);
}

void
matchup_history_set_pinned (MatchupHistory *self, const char *id, gboolean pinned)
{
  const char *ids[] = { id, NULL };

  g_strfreev (matchup_history_set_pinned_all (self, ids, pinned));
}

void
matchup_history_set_archived (MatchupHistory *self, const char *id, gboolean archived)
{
  const char *ids[] = { id, NULL };

  g_strfreev (matchup_history_set_archived_all (self, ids, archived));
}

static void
stop_conversation (MatchupConversation *conversation)
{
  for (guint i = 0; i < matchup_conversation_get_n_all (conversation); i++)
    matchup_round_stop_all (matchup_conversation_get_all (conversation, i));
}

GStrv
matchup_history_delete_all (MatchupHistory *self, const char *const *ids)
{
  g_autoptr (GPtrArray) summaries = NULL;
  g_auto (GStrv) changed = NULL;

  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  summaries = find_all (self, ids, CHANGE_DELETE, TRUE);
  if (summaries->len == 0)
    return dup_deleted_ids (self, summaries, ids);
  changed = dup_ids (summaries);
  for (guint i = 0; i < summaries->len; i++)
    {
      MatchupConversation *conversation = g_hash_table_lookup (self->open, changed[i]);

      if (conversation != NULL)
        stop_conversation (conversation);
      g_hash_table_insert (self->deleted,
                           g_strdup (changed[i]),
                           g_object_ref (g_ptr_array_index (summaries, i)));
    }
  matchup_history_store_set_flag (self->list,
                                  (const char *const *) changed,
                                  MATCHUP_HISTORY_FLAG_DELETED,
                                  TRUE);
  _matchup_history_remove_all (self, summaries);
  for (guint i = 0; changed[i] != NULL; i++)
    g_signal_emit_by_name (self, "deleted", changed[i]);
  _matchup_history_tell_votes_changed (self);
  return dup_deleted_ids (self, summaries, ids);
}

void
matchup_history_delete (MatchupHistory *self, const char *id)
{
  const char *ids[] = { id, NULL };

  g_strfreev (matchup_history_delete_all (self, ids));
}

gboolean
matchup_history_is_deleted (MatchupHistory *self, const char *id)
{
  return g_hash_table_contains (self->deleted, id);
}

void
matchup_history_undelete_all (MatchupHistory *self, const char *const *ids)
{
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) changed = NULL;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (ids != NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MatchupConversationSummary *summary = g_hash_table_lookup (self->deleted, ids[i]);
      guint position;

      if (find_waiting_deletion (self, ids[i], &position))
        g_ptr_array_remove_index (self->waiting, position);
      if (summary == NULL)
        continue;
      g_ptr_array_add (summaries, g_object_ref (summary));
      g_hash_table_remove (self->deleted, ids[i]);
    }
  if (summaries->len == 0)
    return;
  changed = dup_ids (summaries);
  matchup_history_store_set_flag (self->list,
                                  (const char *const *) changed,
                                  MATCHUP_HISTORY_FLAG_DELETED,
                                  FALSE);
  _matchup_history_insert_all (self, summaries);
  for (guint i = 0; changed[i] != NULL; i++)
    _matchup_history_touch (self, changed[i]);
  _matchup_history_tell_votes_changed (self);
}

void
matchup_history_undelete (MatchupHistory *self, const char *id)
{
  const char *ids[] = { id, NULL };

  matchup_history_undelete_all (self, ids);
}

void
matchup_history_set_stores_new (MatchupHistory *self, gboolean stores_new)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  self->stores_none = !stores_new;
}

GStrv
matchup_history_dup_open_ids (MatchupHistory *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (builder, id);
  return g_strv_builder_end (builder);
}

void
matchup_history_forget_all (MatchupHistory *self, const char *const *ids)
{
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MatchupConversationSummary *summary = _matchup_history_find_summary (self, ids[i]);

      if (summary != NULL)
        g_ptr_array_add (summaries, g_object_ref (summary));
    }
  if (summaries->len > 0)
    _matchup_history_remove_all (self, summaries);
  for (guint i = 0; ids[i] != NULL; i++)
    g_signal_emit_by_name (self, "deleted", ids[i]);
  _matchup_history_tell_votes_changed (self);
}

/* Sets a title here, where it is shown; with the conversation itself where that is open. */
static void
set_title (MatchupHistory *self,
           MatchupConversationSummary *summary,
           const char *title,
           MatchupTitleSource source)
{
  const char *id = matchup_conversation_summary_get_id (summary);
  MatchupConversation *conversation = g_hash_table_lookup (self->open, id);

  matchup_conversation_summary_set_title (summary, title);
  matchup_conversation_summary_set_title_source (summary, source);
  if (conversation != NULL)
    matchup_conversation_set_title (conversation, title);
  _matchup_history_touch (self, id);
}

void
matchup_history_rename (MatchupHistory *self, const char *id, const char *title)
{
  MatchupConversationSummary *summary;
  g_autofree char *trimmed = NULL;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (title != NULL);

  trimmed = g_strstrip (g_strdup (title));
  if (*trimmed == '\0' || wait_for (self, id, CHANGE_TITLE, TRUE, trimmed))
    return;
  summary = _matchup_history_find_summary (self, id);
  if (summary == NULL)
    return;
  set_title (self, summary, trimmed, MATCHUP_TITLE_SOURCE_PERSON);
  matchup_conversation_summary_set_note (summary, NULL);
  matchup_history_store_set_title (self->list, id, trimmed, MATCHUP_TITLE_SOURCE_PERSON, TRUE);
}

gboolean
matchup_history_suggest_title (MatchupHistory *self,
                               const char *id,
                               const char *title,
                               gboolean over_person)
{
  MatchupConversationSummary *summary;

  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (title != NULL && *title != '\0', FALSE);

  summary = _matchup_history_find_summary (self, id);
  if (summary == NULL || (!over_person && matchup_conversation_summary_get_title_source (summary) ==
                                              MATCHUP_TITLE_SOURCE_PERSON))
    return FALSE;
  set_title (self, summary, title, MATCHUP_TITLE_SOURCE_MODEL);
  matchup_history_store_set_title (self->list, id, title, MATCHUP_TITLE_SOURCE_MODEL, over_person);
  return TRUE;
}
