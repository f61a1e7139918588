/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-judging-private.h"

#include "matchup-model-ref.h"
#include "matchup-settings.h"

#include <string.h>

/*
 * Names among the settings of the database. The first three are keys of the program's settings now
 * (see below) and are moved there. Criteria are lines of an id, a tab and a name, "" for the usual
 * one.
 */
#define BLIND "blind"
#define REVEAL_TOGETHER "reveal-together"
#define STOP_REST "stop-rest"
#define CRITERIA "criteria"

#define YES "yes"
#define NO "no"

#define KEY_BLIND "hide-names"
#define KEY_REVEAL_TOGETHER "reveal-together"
#define KEY_VOTE_STOPS "vote-stops"

/* As in the schema. */
enum
{
  VOTE_STOPS_NOTHING,
  VOTE_STOPS_ANSWERS,
  VOTE_STOPS_ASK,
};

struct _MatchupJudging
{
  GObject parent_instance;

  MatchupSettingsStore *settings;
  MatchupClock *clock;
  GSettings *keys; /* NULL: blind and what stands below it is not kept */

  gboolean blind;
  gboolean reveal_together;
  gboolean stop_rest;
  gboolean asks;
  GPtrArray *criteria;
};

static GType
matchup_judging_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_CRITERION;
}

static guint
matchup_judging_get_n_items (GListModel *model)
{
  return MATCHUP_JUDGING (model)->criteria->len;
}

static gpointer
matchup_judging_get_item (GListModel *model, guint position)
{
  MatchupJudging *self = MATCHUP_JUDGING (model);

  if (position >= self->criteria->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->criteria, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_judging_get_item_type;
  iface->get_n_items = matchup_judging_get_n_items;
  iface->get_item = matchup_judging_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupJudging,
                               matchup_judging,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_BLIND,
  PROP_REVEAL_TOGETHER,
  PROP_STOP_REST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_judging_finalize (GObject *object)
{
  MatchupJudging *self = MATCHUP_JUDGING (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->keys);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_judging_parent_class)->finalize (object);
}

static void
matchup_judging_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupJudging *self = MATCHUP_JUDGING (object);

  switch (prop_id)
    {
    case PROP_BLIND:
      g_value_set_boolean (value, self->blind);
      break;
    case PROP_REVEAL_TOGETHER:
      g_value_set_boolean (value, self->reveal_together);
      break;
    case PROP_STOP_REST:
      g_value_set_boolean (value, self->stop_rest);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_judging_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MatchupJudging *self = MATCHUP_JUDGING (object);

  switch (prop_id)
    {
    case PROP_BLIND:
      matchup_judging_set_blind (self, g_value_get_boolean (value));
      break;
    case PROP_REVEAL_TOGETHER:
      matchup_judging_set_reveal_together (self, g_value_get_boolean (value));
      break;
    case PROP_STOP_REST:
      matchup_judging_set_stop_rest (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_judging_class_init (MatchupJudgingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = matchup_judging_finalize;
  object_class->get_property = matchup_judging_get_property;
  object_class->set_property = matchup_judging_set_property;

  properties[PROP_BLIND] = g_param_spec_boolean ("blind", NULL, NULL, FALSE, flags);
  properties[PROP_REVEAL_TOGETHER] =
      g_param_spec_boolean ("reveal-together", NULL, NULL, FALSE, flags);
  properties[PROP_STOP_REST] = g_param_spec_boolean ("stop-rest", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
add (MatchupJudging *self, const char *id, const char *name)
{
  g_ptr_array_add (self->criteria, matchup_criterion_new (id, name));
}

static void
add_usual (MatchupJudging *self)
{
  const char *const *ids = matchup_criterion_get_usual_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    add (self, ids[i], NULL);
}

static void
matchup_judging_init (MatchupJudging *self)
{
  self->criteria = g_ptr_array_new_with_free_func (g_object_unref);
  add_usual (self);
}

static void
take (MatchupJudging *self, gboolean *member, gboolean value, guint property)
{
  if (*member == !!value)
    return;
  *member = !!value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
read_keys (MatchupJudging *self)
{
  int stops = g_settings_get_enum (self->keys, KEY_VOTE_STOPS);

  self->asks = stops == VOTE_STOPS_ASK;
  take (self, &self->blind, g_settings_get_boolean (self->keys, KEY_BLIND), PROP_BLIND);
  take (self,
        &self->reveal_together,
        g_settings_get_boolean (self->keys, KEY_REVEAL_TOGETHER),
        PROP_REVEAL_TOGETHER);
  take (self, &self->stop_rest, stops == VOTE_STOPS_ANSWERS, PROP_STOP_REST);
}

MatchupJudging *
matchup_judging_new (MatchupSettingsStore *settings, MatchupClock *clock)
{
  MatchupJudging *self = g_object_new (MATCHUP_TYPE_JUDGING, NULL);

  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  self->keys = matchup_settings_new ();
  if (self->keys == NULL)
    return self;
  g_signal_connect_object (self->keys, "changed", G_CALLBACK (read_keys), self, G_CONNECT_SWAPPED);
  read_keys (self);
  return self;
}

static gboolean
is_yes (GHashTable *values, const char *name)
{
  return g_strcmp0 (g_hash_table_lookup (values, name), YES) == 0;
}

static void
read_criteria (MatchupJudging *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint removed = self->criteria->len;

  g_ptr_array_set_size (self->criteria, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (tab == NULL || tab == lines[i])
        continue;
      *tab = '\0';
      if (matchup_judging_find_criterion (self, lines[i]) == NULL)
        add (self, lines[i], tab[1] != '\0' ? tab + 1 : NULL);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->criteria->len);
}

static void
save_criteria (MatchupJudging *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->criteria->len; i++)
    {
      MatchupCriterion *criterion = g_ptr_array_index (self->criteria, i);

      g_string_append_printf (text,
                              "%s\t%s\n",
                              matchup_criterion_get_id (criterion),
                              matchup_criterion_has_usual_name (criterion)
                                  ? ""
                                  : matchup_criterion_get_name (criterion));
    }
  matchup_settings_store_save_value_async (self->settings, CRITERIA, text->str, NULL, NULL);
}

/* What an earlier version kept in the database holds as long as nothing else was said since. */
static void
move_old (MatchupJudging *self, GHashTable *values)
{
  static const struct
  {
    const char *name;
    const char *key;
  } moved[] = {
    { BLIND, KEY_BLIND },
    { REVEAL_TOGETHER, KEY_REVEAL_TOGETHER },
    { STOP_REST, KEY_VOTE_STOPS },
  };

  for (guint i = 0; self->keys != NULL && i < G_N_ELEMENTS (moved); i++)
    {
      g_autoptr (GVariant) set = NULL;

      if (!g_hash_table_contains (values, moved[i].name))
        continue;
      set = g_settings_get_user_value (self->keys, moved[i].key);
      if (set == NULL && is_yes (values, moved[i].name) && i < 2)
        g_settings_set_boolean (self->keys, moved[i].key, TRUE);
      else if (set == NULL && is_yes (values, moved[i].name))
        g_settings_set_enum (self->keys, moved[i].key, VOTE_STOPS_ANSWERS);
      matchup_settings_store_save_value_async (self->settings, moved[i].name, NULL, NULL, NULL);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupJudging *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GHashTable) values =
      matchup_settings_store_load_values_finish (MATCHUP_SETTINGS_STORE (source), result, &error);
  const char *criteria;

  if (values == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  move_old (self, values);
  criteria = g_hash_table_lookup (values, CRITERIA);
  if (criteria != NULL)
    read_criteria (self, criteria);
  g_task_return_boolean (task, TRUE);
}

void
matchup_judging_load_async (MatchupJudging *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, matchup_judging_load_async);
  matchup_settings_store_load_values_async (self->settings, cancellable, loaded_cb, task);
}

gboolean
matchup_judging_load_finish (MatchupJudging *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Where a key is locked, it stays as the administrator has set it. */
static void
set_flag (MatchupJudging *self, const char *key, gboolean *member, gboolean value, guint property)
{
  if (self->keys == NULL)
    take (self, member, value, property);
  else if (g_settings_get_boolean (self->keys, key) != !!value)
    {
      g_settings_set_boolean (self->keys, key, value);
      read_keys (self);
    }
}

gboolean
matchup_judging_get_blind (MatchupJudging *self)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), FALSE);
  return self->blind;
}

void
matchup_judging_set_blind (MatchupJudging *self, gboolean blind)
{
  g_return_if_fail (MATCHUP_IS_JUDGING (self));

  set_flag (self, KEY_BLIND, &self->blind, blind, PROP_BLIND);
}

gboolean
matchup_judging_get_reveal_together (MatchupJudging *self)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), FALSE);
  return self->reveal_together;
}

void
matchup_judging_set_reveal_together (MatchupJudging *self, gboolean reveal_together)
{
  g_return_if_fail (MATCHUP_IS_JUDGING (self));

  set_flag (self,
            KEY_REVEAL_TOGETHER,
            &self->reveal_together,
            reveal_together,
            PROP_REVEAL_TOGETHER);
}

gboolean
matchup_judging_get_stop_rest (MatchupJudging *self)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), FALSE);
  return self->stop_rest;
}

gboolean
matchup_judging_get_asks_to_stop (MatchupJudging *self)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), FALSE);
  return self->asks;
}

void
matchup_judging_set_stop_rest (MatchupJudging *self, gboolean stop_rest)
{
  g_return_if_fail (MATCHUP_IS_JUDGING (self));

  if (self->keys == NULL)
    take (self, &self->stop_rest, stop_rest, PROP_STOP_REST);
  else if (self->stop_rest != !!stop_rest)
    {
      g_settings_set_enum (self->keys,
                           KEY_VOTE_STOPS,
                           stop_rest ? VOTE_STOPS_ANSWERS : VOTE_STOPS_NOTHING);
      read_keys (self);
    }
}

MatchupVoteBuilder *
matchup_judging_begin_vote (MatchupJudging *self, MatchupRound *round)
{
  MatchupVoteBuilder *builder;

  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  builder = matchup_round_begin_vote (round);
  matchup_vote_builder_set_setting (builder,
                                    MATCHUP_VOTE_SETTING_STOP_REST,
                                    self->stop_rest ? YES : NO);
  return builder;
}

MatchupVote *
matchup_judging_end_vote (MatchupJudging *self, MatchupVoteBuilder *builder)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), NULL);
  g_return_val_if_fail (builder != NULL, NULL);

  return matchup_vote_builder_end (builder, matchup_clock_get_real (self->clock));
}

guint
matchup_judging_get_n_criteria (MatchupJudging *self)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), 0);
  return self->criteria->len;
}

MatchupCriterion *
matchup_judging_get_criterion (MatchupJudging *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), NULL);

  return position < self->criteria->len ? g_ptr_array_index (self->criteria, position) : NULL;
}

static guint
find (MatchupJudging *self, const char *id)
{
  for (guint i = 0; i < self->criteria->len; i++)
    {
      if (g_str_equal (matchup_criterion_get_id (g_ptr_array_index (self->criteria, i)), id))
        return i;
    }
  return G_MAXUINT;
}

MatchupCriterion *
matchup_judging_find_criterion (MatchupJudging *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return matchup_judging_get_criterion (self, find (self, id));
}

/* As it is kept: one line without blanks around it. NULL where nothing is left, or another
 * criterion but @except has it. */
static char *
clean_name (MatchupJudging *self, const char *name, guint except)
{
  g_autofree char *clean = g_utf8_make_valid (name, -1);
  g_autofree char *folded = NULL;

  g_strdelimit (clean, "\t\r\n", ' ');
  g_strstrip (clean);
  if (*clean == '\0')
    return NULL;
  folded = g_utf8_casefold (clean, -1);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      g_autofree char *other =
          g_utf8_casefold (matchup_criterion_get_name (g_ptr_array_index (self->criteria, i)), -1);

      if (i != except && g_str_equal (folded, other))
        return NULL;
    }
  return g_steal_pointer (&clean);
}

MatchupCriterion *
matchup_judging_add_criterion (MatchupJudging *self, const char *name)
{
  g_autofree char *clean = NULL;
  guint position;

  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  clean = clean_name (self, name, G_MAXUINT);
  if (clean == NULL)
    return NULL;
  position = self->criteria->len;
  add (self, NULL, clean);
  save_criteria (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  return matchup_judging_get_criterion (self, position);
}

gboolean
matchup_judging_rename_criterion (MatchupJudging *self, const char *id, const char *name)
{
  g_autofree char *clean = NULL;
  MatchupCriterion *old;
  guint position;

  g_return_val_if_fail (MATCHUP_IS_JUDGING (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  position = find (self, id);
  old = matchup_judging_get_criterion (self, position);
  clean = old != NULL ? clean_name (self, name, position) : NULL;
  if (clean == NULL)
    return FALSE;
  /* A usual name stays one that is translated. */
  if (g_str_equal (matchup_criterion_get_name (old), clean))
    return TRUE;
  g_ptr_array_insert (self->criteria, (int) position, matchup_criterion_new (id, clean));
  g_ptr_array_remove_index (self->criteria, position + 1);
  save_criteria (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
  return TRUE;
}

void
matchup_judging_remove_criterion (MatchupJudging *self, const char *id)
{
  guint position;

  g_return_if_fail (MATCHUP_IS_JUDGING (self));
  g_return_if_fail (id != NULL);

  position = find (self, id);
  if (position == G_MAXUINT)
    return;
  g_ptr_array_remove_index (self->criteria, position);
  save_criteria (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
matchup_judging_move_criterion (MatchupJudging *self, const char *id, guint position)
{
  guint old;
  guint first;
  guint n;

  g_return_if_fail (MATCHUP_IS_JUDGING (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (position < self->criteria->len);

  old = find (self, id);
  if (old == G_MAXUINT || old == position)
    return;
  g_ptr_array_insert (self->criteria,
                      (int) position,
                      g_ptr_array_steal_index (self->criteria, old));
  save_criteria (self);
  first = MIN (old, position);
  n = MAX (old, position) - first + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), first, n, n);
}

void
matchup_judging_set_criteria (MatchupJudging *self, GPtrArray *criteria)
{
  guint removed;

  g_return_if_fail (MATCHUP_IS_JUDGING (self));
  g_return_if_fail (criteria != NULL);

  removed = self->criteria->len;
  g_ptr_array_set_size (self->criteria, 0);
  for (guint i = 0; i < criteria->len; i++)
    g_ptr_array_add (self->criteria, g_object_ref (g_ptr_array_index (criteria, i)));
  save_criteria (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->criteria->len);
}

void
matchup_judging_reset_criteria (MatchupJudging *self)
{
  guint removed;

  g_return_if_fail (MATCHUP_IS_JUDGING (self));

  removed = self->criteria->len;
  g_ptr_array_set_size (self->criteria, 0);
  add_usual (self);
  matchup_settings_store_save_value_async (self->settings, CRITERIA, NULL, NULL, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->criteria->len);
}

gboolean
matchup_judging_is_practice (MatchupRound *round)
{
  guint n;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), FALSE);

  n = matchup_round_get_n_answers (round);
  for (guint i = 0; i < n; i++)
    {
      MatchupContestant *contestant =
          matchup_answer_get_contestant (matchup_round_get_answer (round, i));

      if (!matchup_model_ref_is_practice (matchup_contestant_get_model (contestant)))
        return FALSE;
    }
  return n > 0;
}
