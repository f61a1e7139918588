/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-list-internal.h"

#include "matchup-built-in-presets.h"
#include "matchup-config.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  SIGNAL_SAVE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
matchup_preset_list_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_PRESET;
}

static guint
matchup_preset_list_get_n_items (GListModel *model)
{
  MatchupPresetList *self = MATCHUP_PRESET_LIST (model);

  return self->own->len + matchup_built_in_shelf_get_n_shown (self->built_in);
}

/* Borrowed, NULL beyond the end. */
static MatchupPreset *
get_at (MatchupPresetList *self, guint position)
{
  return position < self->own->len
             ? g_ptr_array_index (self->own, position)
             : matchup_built_in_shelf_get_shown (self->built_in, position - self->own->len);
}

static gpointer
matchup_preset_list_get_item (GListModel *model, guint position)
{
  MatchupPreset *preset = get_at (MATCHUP_PRESET_LIST (model), position);

  return preset != NULL ? g_object_ref (preset) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_preset_list_get_item_type;
  iface->get_n_items = matchup_preset_list_get_n_items;
  iface->get_item = matchup_preset_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupPresetList,
                               matchup_preset_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
matchup_preset_list_finalize (GObject *object)
{
  MatchupPresetList *self = MATCHUP_PRESET_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->built_in, matchup_built_in_shelf_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_preset_list_parent_class)->finalize (object);
}

static void
matchup_preset_list_class_init (MatchupPresetListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_preset_list_finalize;

  signals[SIGNAL_SAVE_FAILED] = g_signal_new ("save-failed",
                                              MATCHUP_TYPE_PRESET_LIST,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              1,
                                              G_TYPE_STRING);
}

static void
matchup_preset_list_init (MatchupPresetList *self)
{
  self->own = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->built_in = matchup_built_in_shelf_new ();
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupPresetList *
matchup_preset_list_new (MatchupDb *db, MatchupSettingsStore *settings, MatchupClock *clock)
{
  MatchupPresetList *self = g_object_new (MATCHUP_TYPE_PRESET_LIST, NULL);

  self->store = matchup_preset_store_new (db);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  return self;
}

static gpointer
copy_ref (gconstpointer object, gpointer user_data)
{
  return g_object_ref ((gpointer) object);
}

static void
note_name (MatchupPresetList *self, MatchupPreset *preset)
{
  g_hash_table_replace (self->names, (gpointer) matchup_preset_get_name (preset), preset);
}

static void
forget_name (MatchupPresetList *self, MatchupPreset *preset)
{
  const char *name = matchup_preset_get_name (preset);

  if (g_hash_table_lookup (self->names, name) == preset)
    g_hash_table_remove (self->names, name);
}

/* @text: how the person has put them, or NULL. */
static void
load_built_in (MatchupPresetList *self, const char *text)
{
  const char *shown = matchup_built_in_presets_get_language ();
  const char *const *languages = matchup_built_in_presets_get_languages ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) presets = matchup_built_in_presets_load (languages[i]);

      if (g_str_equal (languages[i], shown))
        matchup_built_in_shelf_fill (self->built_in, presets);
      else
        g_ptr_array_extend (self->others, presets, copy_ref, NULL);
    }
  matchup_built_in_shelf_set_text (self->built_in, text);
  for (guint i = 0; i < matchup_built_in_shelf_get_n (self->built_in); i++)
    note_name (self, matchup_built_in_shelf_get (self->built_in, i));
}

static void
values_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupPresetList *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GHashTable) values =
      matchup_settings_store_load_values_finish (MATCHUP_SETTINGS_STORE (source), result, &error);

  if (values == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  load_built_in (self, g_hash_table_lookup (values, MATCHUP_PRESET_LIST_BUILT_IN));
  g_list_model_items_changed (G_LIST_MODEL (self),
                              0,
                              0,
                              g_list_model_get_n_items (G_LIST_MODEL (self)));
  g_task_return_boolean (task, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupPresetList *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) presets =
      matchup_preset_store_list_finish (MATCHUP_PRESET_STORE (source), result, &error);

  if (presets == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_extend (self->own, presets, copy_ref, NULL);
  for (guint i = 0; i < presets->len; i++)
    note_name (self, g_ptr_array_index (presets, i));
  matchup_settings_store_load_values_async (self->settings,
                                            cancellable,
                                            values_loaded_cb,
                                            g_steal_pointer (&task));
}

void
matchup_preset_list_load_async (MatchupPresetList *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRESET_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_preset_list_load_async);
  matchup_preset_store_list_async (self->store, cancellable, loaded_cb, task);
}

gboolean
matchup_preset_list_load_finish (MatchupPresetList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPresetList) self = user_data;
  g_autoptr (GError) error = NULL;

  g_autofree char *sentence = NULL;

  if (matchup_preset_store_write_finish (MATCHUP_PRESET_STORE (source), result, &error))
    return;
  /* Translators: %s says why */
  sentence =
      /* Translators: %s is a sentence that says why */
      matchup_sentence_insert_name (_ ("The presets could not be saved: %s"), error->message);
  g_signal_emit (self, signals[SIGNAL_SAVE_FAILED], 0, sentence);
}

static void
write_presets (MatchupPresetList *self, GPtrArray *presets)
{
  matchup_preset_store_save_async (self->store,
                                   presets,
                                   matchup_clock_get_real (self->clock),
                                   written_cb,
                                   g_object_ref (self));
}

static void
write_preset (MatchupPresetList *self, MatchupPreset *preset)
{
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (presets, g_object_ref (preset));
  write_presets (self, presets);
}

static void
write_order (MatchupPresetList *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->own->len; i++)
    g_ptr_array_add (ids, (gpointer) matchup_preset_get_id (g_ptr_array_index (self->own, i)));
  g_ptr_array_add (ids, NULL);
  matchup_preset_store_order_async (self->store,
                                    (const char *const *) ids->pdata,
                                    written_cb,
                                    g_object_ref (self));
}

static gboolean
find_own (MatchupPresetList *self, const char *id, guint *out_position)
{
  for (guint i = 0; i < self->own->len; i++)
    {
      if (!g_str_equal (matchup_preset_get_id (g_ptr_array_index (self->own, i)), id))
        continue;
      *out_position = i;
      return TRUE;
    }
  return FALSE;
}

static MatchupPreset *
get_any (MatchupPresetList *self, guint position)
{
  if (position < self->own->len)
    return g_ptr_array_index (self->own, position);
  position -= self->own->len;
  return position < matchup_built_in_shelf_get_n (self->built_in)
             ? matchup_built_in_shelf_get (self->built_in, position)
             : NULL;
}

MatchupPreset *
matchup_preset_list_get (MatchupPresetList *self, const char *id)
{
  MatchupPreset *preset;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; (preset = get_any (self, i)) != NULL; i++)
    {
      if (g_str_equal (matchup_preset_get_id (preset), id))
        return preset;
    }
  return NULL;
}

MatchupPreset *
matchup_preset_list_find_like (MatchupPresetList *self, MatchupParams *params)
{
  MatchupPreset *preset;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);
  g_return_val_if_fail (params != NULL, NULL);

  for (guint i = 0; (preset = get_any (self, i)) != NULL; i++)
    {
      if (matchup_preset_compare (preset, params) == MATCHUP_PRESET_CHANGES_NONE)
        return preset;
    }
  return NULL;
}

guint
matchup_preset_list_get_n_own (MatchupPresetList *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), 0);

  return self->own->len;
}

static gboolean
is_taken (MatchupPresetList *self, const char *name, const char *except_id)
{
  MatchupPreset *preset = g_hash_table_lookup (self->names, name);

  return preset != NULL && g_strcmp0 (matchup_preset_get_id (preset), except_id) != 0;
}

/* "Tutor (2)" is "Tutor" with a number. */
static char *
dup_without_number (const char *name)
{
  const char *bracket = strrchr (name, '(');
  const char *digit;

  if (bracket == NULL || bracket == name || bracket[-1] != ' ' || !g_ascii_isdigit (bracket[1]))
    return g_strdup (name);
  for (digit = bracket + 1; g_ascii_isdigit (*digit); digit++)
    ;
  return g_str_equal (digit, ")") ? g_strchomp (g_strndup (name, bracket - name)) : g_strdup (name);
}

char *
matchup_preset_list_dup_free_name (MatchupPresetList *self, const char *name, const char *except_id)
{
  g_autofree char *clean = NULL;
  g_autofree char *plain = NULL;
  char *numbered = NULL;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  clean = matchup_preset_clean_name (name);
  if (*clean == '\0')
    {
      g_free (clean);
      clean = g_strdup (_ ("New Preset"));
    }
  if (!is_taken (self, clean, except_id))
    return g_steal_pointer (&clean);
  plain = dup_without_number (clean);
  for (guint i = 2; numbered == NULL || is_taken (self, numbered, except_id); i++)
    {
      g_free (numbered);
      numbered = g_strdup_printf ("%s (%u)", plain, i);
    }
  return numbered;
}

static void
insert (MatchupPresetList *self, MatchupPreset *preset, guint position)
{
  position = MIN (position, self->own->len);
  g_ptr_array_insert (self->own, (int) position, g_object_ref (preset));
  note_name (self, preset);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

MatchupPreset *
matchup_preset_list_add (MatchupPresetList *self,
                         const char *name,
                         const char *starting_line,
                         MatchupParams *params)
{
  g_autofree char *free_name = NULL;
  g_autoptr (MatchupPreset) preset = NULL;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (params != NULL, NULL);

  free_name = matchup_preset_list_dup_free_name (self, name, NULL);
  preset = matchup_preset_new (NULL, free_name, NULL, starting_line, params, FALSE);
  write_preset (self, preset);
  insert (self, preset, self->own->len);
  write_order (self);
  return preset; /* the list holds it */
}

MatchupPreset *
matchup_preset_list_duplicate (MatchupPresetList *self, const char *id)
{
  MatchupPreset *preset;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  preset = matchup_preset_list_get (self, id);
  if (preset == NULL)
    return NULL;
  return matchup_preset_list_add (self,
                                  matchup_preset_get_name (preset),
                                  matchup_preset_get_starting_line (preset),
                                  matchup_preset_get_params (preset));
}

static void
replace_at (MatchupPresetList *self, guint position, MatchupPreset *preset)
{
  gpointer *place = &g_ptr_array_index (self->own, position);

  forget_name (self, *place);
  g_object_ref (preset);
  g_object_unref (*place);
  *place = preset;
  note_name (self, preset);
  write_preset (self, preset);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}

gboolean
matchup_preset_list_change (MatchupPresetList *self, MatchupPreset *preset)
{
  const char *id;
  const char *name;
  guint position;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_PRESET (preset), FALSE);

  id = matchup_preset_get_id (preset);
  name = matchup_preset_get_name (preset);
  if (!find_own (self, id, &position) || *name == '\0' || is_taken (self, name, id))
    return FALSE;
  if (!matchup_preset_is_like (g_ptr_array_index (self->own, position), preset))
    replace_at (self, position, preset);
  return TRUE;
}

gboolean
matchup_preset_list_move (MatchupPresetList *self, const char *id, guint position)
{
  g_autoptr (MatchupPreset) preset = NULL;
  guint from;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!find_own (self, id, &from))
    return _matchup_preset_list_move_built_in (self, id, position);
  if (position >= self->own->len)
    return FALSE;
  if (position == from)
    return TRUE;
  preset = g_object_ref (g_ptr_array_index (self->own, from));
  g_ptr_array_remove_index (self->own, from);
  g_ptr_array_insert (self->own, (int) position, g_object_ref (preset));
  g_list_model_items_changed (G_LIST_MODEL (self),
                              MIN (from, position),
                              MAX (from, position) - MIN (from, position) + 1,
                              MAX (from, position) - MIN (from, position) + 1);
  write_order (self);
  return TRUE;
}

gboolean
matchup_preset_list_remove (MatchupPresetList *self, const char *id)
{
  guint position;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!find_own (self, id, &position))
    return FALSE;
  matchup_preset_store_remove_async (self->store, id, written_cb, g_object_ref (self));
  forget_name (self, g_ptr_array_index (self->own, position));
  g_ptr_array_remove_index (self->own, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  return TRUE;
}

void
matchup_preset_list_restore (MatchupPresetList *self, MatchupPreset *preset, guint position)
{
  g_autofree char *name = NULL;
  g_autoptr (MatchupPreset) restored = NULL;
  const char *id;
  guint now;

  g_return_if_fail (MATCHUP_IS_PRESET_LIST (self));
  g_return_if_fail (MATCHUP_IS_PRESET (preset));

  /* Another one may have taken its name meanwhile. */
  id = matchup_preset_get_id (preset);
  name = matchup_preset_list_dup_free_name (self, matchup_preset_get_name (preset), id);
  restored = matchup_preset_new (id,
                                 name,
                                 NULL,
                                 matchup_preset_get_starting_line (preset),
                                 matchup_preset_get_params (preset),
                                 FALSE);
  if (find_own (self, id, &now))
    {
      replace_at (self, now, restored);
      return;
    }
  write_preset (self, restored);
  insert (self, restored, position);
  write_order (self);
}

/* One that is hidden is shown again by that: it is asked for. */
static gboolean
is_there (MatchupPresetList *self, MatchupPreset *preset)
{
  MatchupPreset *other = g_hash_table_lookup (self->names, matchup_preset_get_name (preset));

  if (other == NULL || !matchup_preset_is_like (other, preset))
    return FALSE;
  matchup_preset_list_set_hidden (self, matchup_preset_get_id (other), FALSE);
  return TRUE;
}

GPtrArray *
matchup_preset_list_import (MatchupPresetList *self, GPtrArray *presets)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);
  g_return_val_if_fail (presets != NULL, NULL);

  n_before = self->own->len;
  for (guint i = 0; i < presets->len; i++)
    {
      MatchupPreset *preset = g_ptr_array_index (presets, i);
      g_autofree char *name = NULL;
      MatchupPreset *copy;

      if (is_there (self, preset))
        continue;
      name = matchup_preset_list_dup_free_name (self, matchup_preset_get_name (preset), NULL);
      copy = matchup_preset_new (NULL,
                                 name,
                                 NULL,
                                 matchup_preset_get_starting_line (preset),
                                 matchup_preset_get_params (preset),
                                 FALSE);
      g_ptr_array_add (added, copy);
      /* The next one of the file may have the same name. */
      note_name (self, copy);
    }
  if (added->len > 0)
    {
      /* A copy: what is written is not changed by whoever gets the array. */
      g_autoptr (GPtrArray) written = g_ptr_array_copy (added, copy_ref, NULL);

      g_ptr_array_extend (self->own, added, copy_ref, NULL);
      g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, added->len);
      write_presets (self, written);
      write_order (self);
    }
  return g_steal_pointer (&added);
}

GPtrArray *
matchup_preset_list_dup_presets (MatchupPresetList *self, const char *id)
{
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);

  if (id == NULL)
    g_ptr_array_extend (presets, self->own, copy_ref, NULL);
  else if (matchup_preset_list_get (self, id) != NULL)
    g_ptr_array_add (presets, g_object_ref (matchup_preset_list_get (self, id)));
  return g_steal_pointer (&presets);
}

MatchupPresetChanges
matchup_preset_list_compare (MatchupPresetList *self, const char *id, MatchupParams *params)
{
  MatchupPreset *preset;
  MatchupPresetChanges changes;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), MATCHUP_PRESET_CHANGES_NONE);
  g_return_val_if_fail (id != NULL, MATCHUP_PRESET_CHANGES_NONE);

  preset = matchup_preset_list_get (self, id);
  if (preset == NULL)
    return MATCHUP_PRESET_CHANGES_NONE;
  changes = matchup_preset_compare (preset, params);
  /* Chosen while the interface was in another language. */
  for (guint i = 0;
       (changes & MATCHUP_PRESET_CHANGES_INSTRUCTIONS) && params != NULL && i < self->others->len;
       i++)
    {
      MatchupPreset *other = g_ptr_array_index (self->others, i);

      if (g_str_equal (matchup_preset_get_id (other), id) &&
          !(matchup_preset_compare (other, params) & MATCHUP_PRESET_CHANGES_INSTRUCTIONS))
        changes &= ~MATCHUP_PRESET_CHANGES_INSTRUCTIONS;
    }
  return changes;
}
