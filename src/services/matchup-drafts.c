/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-drafts-internal.h"

#include <string.h>

/* Of what was sent: nobody goes back further by a key. */
#define SENT_MAX 50

static const char *const kinds[] = { MATCHUP_DRAFT_OWNER_CHAT, MATCHUP_DRAFT_OWNER_COMPARE, NULL };

G_DEFINE_FINAL_TYPE (MatchupDrafts, matchup_drafts, G_TYPE_OBJECT)

enum
{
  SIGNAL_COLLECT,
  SIGNAL_REMOVED,
  SIGNAL_SAVE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
draft_free (gpointer data)
{
  MatchupDraft *draft = data;

  g_free (draft->text);
  g_free (draft->sent);
  g_clear_pointer (&draft->attached, g_ptr_array_unref);
  g_free (draft);
}

static void
matchup_drafts_finalize (GObject *object)
{
  MatchupDrafts *self = MATCHUP_DRAFTS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->sent);
  g_clear_object (&self->blobs);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->drafts, g_hash_table_unref);

  G_OBJECT_CLASS (matchup_drafts_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, gboolean has_text)
{
  return g_signal_new (name,
                       MATCHUP_TYPE_DRAFTS,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       has_text ? 1 : 0,
                       G_TYPE_STRING);
}

static void
matchup_drafts_class_init (MatchupDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_drafts_finalize;

  signals[SIGNAL_COLLECT] = add_signal ("collect", FALSE);
  signals[SIGNAL_REMOVED] = add_signal ("removed", TRUE);
  signals[SIGNAL_SAVE_FAILED] = add_signal ("save-failed", TRUE);
}

static void
matchup_drafts_init (MatchupDrafts *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
}

MatchupDrafts *
matchup_drafts_new (MatchupDb *db, MatchupClock *clock)
{
  MatchupDrafts *self = g_object_new (MATCHUP_TYPE_DRAFTS, NULL);

  self->store = matchup_draft_store_new (db);
  self->sent = matchup_sent_store_new (db);
  self->blobs = matchup_blob_store_new (db);
  self->clock = g_object_ref (clock);
  return self;
}

/* Makes it where there is none. */
static MatchupDraft *
get_draft (MatchupDrafts *self, const char *name)
{
  MatchupDraft *draft = g_hash_table_lookup (self->drafts, name);

  if (draft == NULL)
    {
      draft = g_new0 (MatchupDraft, 1);
      draft->text = g_strdup ("");
      g_hash_table_insert (self->drafts, g_strdup (name), draft);
    }
  return draft;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupDrafts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_draft_store_load_finish (MATCHUP_DRAFT_STORE (source), result, &error);

  if (records == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("What was written and not sent could not be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      MatchupDraftRecord *record = g_ptr_array_index (records, i);
      MatchupDraft *draft = get_draft (self, record->owner);

      /* What was written since counts. */
      if (draft->attached == NULL)
        draft->stored = record->attached;
      if (*draft->text != '\0')
        continue;
      g_free (draft->text);
      draft->text = g_steal_pointer (&record->text);
    }
}

void
matchup_drafts_load (MatchupDrafts *self)
{
  g_return_if_fail (MATCHUP_IS_DRAFTS (self));

  matchup_draft_store_load_async (self->store, kinds, NULL, loaded_cb, g_object_ref (self));
}

/* What the writing of a draft belongs to. */
typedef struct
{
  MatchupDrafts *self;
  char *name;
  guint what;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (MatchupDrafts) self = saving->self;
  g_autofree char *name = saving->name;
  g_autoptr (GError) error = NULL;
  MatchupDraft *draft = g_hash_table_lookup (self->drafts, name);
  gboolean saved = matchup_draft_store_save_finish (MATCHUP_DRAFT_STORE (source), result, &error);

  if (draft != NULL)
    draft->unsaved = saved ? draft->unsaved & ~saving->what : draft->unsaved | saving->what;
  g_free (saving);
  if (!saved && !self->failing)
    g_signal_emit (self, signals[SIGNAL_SAVE_FAILED], 0, error->message);
  self->failing = !saved;
}

/* What was sent may still be on the disk, if it could not be saved as a question: what is written
 * now takes its place as a whole. */
guint
_matchup_draft_go_on (MatchupDraft *draft)
{
  gboolean sent = draft->sent != NULL;

  g_clear_pointer (&draft->sent, g_free);
  return sent ? MATCHUP_DRAFT_TEXT | MATCHUP_DRAFT_ATTACHED : 0;
}

void
_matchup_drafts_save (MatchupDrafts *self, const char *name, MatchupDraft *draft, guint what)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ g_object_ref (self), g_strdup (name), what | draft->unsaved };
  matchup_draft_store_save_async (
      self->store,
      name,
      (saving->what & MATCHUP_DRAFT_TEXT) != 0 ? g_strdup (draft->text) : NULL,
      (saving->what & MATCHUP_DRAFT_ATTACHED) != 0 ? _matchup_draft_make_records (draft) : NULL,
      matchup_clock_get_real (self->clock),
      draft->sent,
      saved_cb,
      saving);
}

void
matchup_drafts_shutdown (MatchupDrafts *self)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));

  g_signal_emit (self, signals[SIGNAL_COLLECT], 0);
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      MatchupDraft *draft = value;

      if (draft->unsaved != 0 && !draft->private_ && !self->stores_none)
        _matchup_drafts_save (self, name, draft, 0);
    }
}

static char *
make_name (const char *owner, guint number)
{
  return number == 1 ? g_strdup (owner) : g_strdup_printf ("%s/%u", owner, number);
}

/* Whether @name is @owner, or one of the further ones. */
static gboolean
belongs_to (const char *name, const char *owner)
{
  gsize length = strlen (owner);

  return strncmp (name, owner, length) == 0 && (name[length] == '\0' || name[length] == '/');
}

static guint
get_number (const char *name, const char *owner)
{
  gsize length = strlen (owner);

  return name[length] == '\0' ? 1 : (guint) g_ascii_strtoull (name + length + 1, NULL, 10);
}

static gboolean
is_empty (const MatchupDraft *draft)
{
  return *draft->text == '\0' && !_matchup_draft_has_attached (draft);
}

/* The first one in which there is something and that has no holder; 0: there is none. */
static guint
find_written (MatchupDrafts *self, const char *owner)
{
  guint number = 0;
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const MatchupDraft *draft = value;
      guint found = belongs_to (name, owner) ? get_number (name, owner) : 0;

      if (found > 0 && draft->holder == NULL && !is_empty (draft) &&
          (number == 0 || found < number))
        number = found;
    }
  return number;
}

static guint
find_free (MatchupDrafts *self, const char *owner)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *name = make_name (owner, number);
      const MatchupDraft *draft = g_hash_table_lookup (self->drafts, name);

      if (draft == NULL || draft->holder == NULL)
        return number;
    }
}

void
matchup_drafts_set_stores_new (MatchupDrafts *self, gboolean stores_new)
{
  g_return_if_fail (MATCHUP_IS_DRAFTS (self));

  self->stores_none = !stores_new;
}

char *
matchup_drafts_take (MatchupDrafts *self, const char *owner, gboolean private_, gpointer holder)
{
  guint number;
  char *name;
  MatchupDraft *draft;

  g_return_val_if_fail (MATCHUP_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (owner != NULL && strchr (owner, '/') == NULL, NULL);
  g_return_val_if_fail (holder != NULL, NULL);

  number = find_written (self, owner);
  name = make_name (owner, number > 0 ? number : find_free (self, owner));
  draft = get_draft (self, name);
  draft->holder = holder;
  draft->private_ = private_;
  return name;
}

void
matchup_drafts_let_go (MatchupDrafts *self, const char *name, gpointer holder)
{
  MatchupDraft *draft;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));
  g_return_if_fail (name != NULL);

  draft = g_hash_table_lookup (self->drafts, name);
  if (draft == NULL || draft->holder != holder)
    return;
  draft->holder = NULL;
  if (is_empty (draft) && draft->unsaved == 0)
    g_hash_table_remove (self->drafts, name);
}

gboolean
matchup_drafts_is_held (MatchupDrafts *self, const char *name)
{
  const MatchupDraft *draft;

  g_return_val_if_fail (MATCHUP_IS_DRAFTS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  draft = g_hash_table_lookup (self->drafts, name);
  return draft != NULL && draft->holder != NULL;
}

const char *
matchup_drafts_get_text (MatchupDrafts *self, const char *name)
{
  const MatchupDraft *draft;

  g_return_val_if_fail (MATCHUP_IS_DRAFTS (self), "");
  g_return_val_if_fail (name != NULL, "");

  draft = g_hash_table_lookup (self->drafts, name);
  return draft != NULL ? draft->text : "";
}

void
matchup_drafts_set_text (MatchupDrafts *self, const char *name, const char *text)
{
  MatchupDraft *draft;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (text != NULL);

  draft = g_hash_table_lookup (self->drafts, name);
  if (draft == NULL || g_str_equal (draft->text, text))
    return;
  g_free (draft->text);
  draft->text = g_strdup (text);
  /* That there is nothing any more is written in any case. */
  if (!draft->private_ && (!self->stores_none || *text == '\0'))
    _matchup_drafts_save (self, name, draft, MATCHUP_DRAFT_TEXT | _matchup_draft_go_on (draft));
}

void
matchup_drafts_set_sent (MatchupDrafts *self, const char *name, const char *round_id)
{
  MatchupDraft *draft;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));
  g_return_if_fail (name != NULL && round_id != NULL);

  draft = g_hash_table_lookup (self->drafts, name);
  if (draft == NULL)
    return;
  g_free (draft->text);
  draft->text = g_strdup ("");
  g_clear_pointer (&draft->attached, g_ptr_array_unref);
  draft->attached = g_ptr_array_new ();
  g_free (draft->sent);
  draft->sent = g_strdup (round_id);
  if (!draft->private_)
    _matchup_drafts_save (self, name, draft, MATCHUP_DRAFT_TEXT | MATCHUP_DRAFT_ATTACHED);
}

void
matchup_drafts_remove (MatchupDrafts *self, const char *owner)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));
  g_return_if_fail (owner != NULL);

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (belongs_to (name, owner))
        g_ptr_array_add (names, g_strdup (name));
    }
  for (guint i = 0; i < names->len; i++)
    {
      matchup_drafts_set_text (self, g_ptr_array_index (names, i), "");
      matchup_drafts_set_attached (self, g_ptr_array_index (names, i), nothing);
      g_signal_emit (self, signals[SIGNAL_REMOVED], 0, g_ptr_array_index (names, i));
      g_hash_table_remove (self->drafts, g_ptr_array_index (names, i));
    }
}

static void
sent_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char **texts = matchup_sent_store_list_finish (MATCHUP_SENT_STORE (source), result, &error);

  if (texts != NULL)
    g_task_return_pointer (task, texts, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

void
matchup_drafts_list_sent_async (MatchupDrafts *self,
                                const char *except,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_DRAFTS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_drafts_list_sent_async);
  matchup_sent_store_list_async (self->sent, except, SENT_MAX, cancellable, sent_listed_cb, task);
}

char **
matchup_drafts_list_sent_finish (MatchupDrafts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
