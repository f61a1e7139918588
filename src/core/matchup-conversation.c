/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation.h"

#include "matchup-enum-types.h"
#include "matchup-model-ref.h"
#include "matchup-round-tree.h"

struct _MatchupConversation
{
  GObject parent_instance;

  char *id;
  MatchupConversationKind kind;
  gint64 created_at;
  gboolean private;
  gboolean begin_anew; /* the next round is fresh */
  gboolean blind;
  gboolean reveal_together;
  char *title;
  char *preset_id;
  char *preset_name;
  MatchupLineup *lineup;
  MatchupRoundTree *tree;
  GPtrArray *rounds; /* borrowed from the tree: those that are shown */
};

static GType
matchup_conversation_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_ROUND;
}

static guint
matchup_conversation_get_n_items (GListModel *model)
{
  return MATCHUP_CONVERSATION (model)->rounds->len;
}

static gpointer
matchup_conversation_get_item (GListModel *model, guint position)
{
  MatchupConversation *self = MATCHUP_CONVERSATION (model);

  if (position >= self->rounds->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->rounds, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_conversation_get_item_type;
  iface->get_n_items = matchup_conversation_get_n_items;
  iface->get_item = matchup_conversation_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupConversation,
                               matchup_conversation,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_KIND,
  PROP_PRIVATE,
  PROP_BLIND,
  PROP_REVEAL_TOGETHER,
  PROP_PRESET_ID,
  N_PROPS,
};

enum
{
  SIGNAL_BRANCHES_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
matchup_conversation_finalize (GObject *object)
{
  MatchupConversation *self = MATCHUP_CONVERSATION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->preset_id, g_free);
  g_clear_pointer (&self->preset_name, g_free);
  g_clear_object (&self->lineup);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_clear_pointer (&self->tree, matchup_round_tree_free);

  G_OBJECT_CLASS (matchup_conversation_parent_class)->finalize (object);
}

static void
matchup_conversation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupConversation *self = MATCHUP_CONVERSATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_PRIVATE:
      g_value_set_boolean (value, self->private);
      break;
    case PROP_BLIND:
      g_value_set_boolean (value, self->blind);
      break;
    case PROP_REVEAL_TOGETHER:
      g_value_set_boolean (value, self->reveal_together);
      break;
    case PROP_PRESET_ID:
      g_value_set_string (value, self->preset_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_conversation_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      matchup_conversation_set_title (MATCHUP_CONVERSATION (object), g_value_get_string (value));
      break;
    case PROP_BLIND:
      matchup_conversation_set_blind (MATCHUP_CONVERSATION (object), g_value_get_boolean (value));
      break;
    case PROP_REVEAL_TOGETHER:
      matchup_conversation_set_reveal_together (MATCHUP_CONVERSATION (object),
                                                g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_conversation_class_init (MatchupConversationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = matchup_conversation_finalize;
  object_class->get_property = matchup_conversation_get_property;
  object_class->set_property = matchup_conversation_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags | G_PARAM_WRITABLE);
  properties[PROP_KIND] = g_param_spec_enum ("kind",
                                             NULL,
                                             NULL,
                                             MATCHUP_TYPE_CONVERSATION_KIND,
                                             MATCHUP_CONVERSATION_KIND_CHAT,
                                             flags);
  properties[PROP_PRIVATE] = g_param_spec_boolean ("private", NULL, NULL, FALSE, flags);
  properties[PROP_BLIND] =
      g_param_spec_boolean ("blind", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_REVEAL_TOGETHER] =
      g_param_spec_boolean ("reveal-together", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_PRESET_ID] = g_param_spec_string ("preset-id", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_BRANCHES_CHANGED] = g_signal_new ("branches-changed",
                                                   MATCHUP_TYPE_CONVERSATION,
                                                   G_SIGNAL_RUN_LAST,
                                                   0,
                                                   NULL,
                                                   NULL,
                                                   NULL,
                                                   G_TYPE_NONE,
                                                   0);
}

static void
matchup_conversation_init (MatchupConversation *self)
{
  self->title = g_strdup ("");
  self->lineup = matchup_lineup_new ();
  self->tree = matchup_round_tree_new ();
  self->rounds = g_ptr_array_new ();
}

MatchupConversation *
matchup_conversation_new (const char *id,
                          MatchupConversationKind kind,
                          gint64 created_at,
                          gboolean private_)
{
  MatchupConversation *self = g_object_new (MATCHUP_TYPE_CONVERSATION, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->kind = kind;
  self->created_at = created_at;
  self->private = !!private_;
  return self;
}

const char *
matchup_conversation_get_id (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  return self->id;
}

MatchupConversationKind
matchup_conversation_get_kind (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), MATCHUP_CONVERSATION_KIND_CHAT);
  return self->kind;
}

gint64
matchup_conversation_get_created_at (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), 0);
  return self->created_at;
}

gboolean
matchup_conversation_get_private (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), FALSE);
  return self->private;
}

const char *
matchup_conversation_get_title (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  return self->title;
}

void
matchup_conversation_set_title (MatchupConversation *self, const char *title)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));

  title = title != NULL ? title : "";
  if (g_str_equal (self->title, title))
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

gboolean
matchup_conversation_get_blind (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), FALSE);
  return self->blind;
}

void
matchup_conversation_set_blind (MatchupConversation *self, gboolean blind)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));

  if (self->blind == !!blind)
    return;
  self->blind = !!blind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLIND]);
}

gboolean
matchup_conversation_get_reveal_together (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), FALSE);
  return self->reveal_together;
}

void
matchup_conversation_set_reveal_together (MatchupConversation *self, gboolean reveal_together)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));

  if (self->reveal_together == !!reveal_together)
    return;
  self->reveal_together = !!reveal_together;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEAL_TOGETHER]);
}

MatchupLineup *
matchup_conversation_get_lineup (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  return self->lineup;
}

const char *
matchup_conversation_get_preset_id (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  return self->preset_id;
}

const char *
matchup_conversation_get_preset_name (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  return self->preset_name;
}

void
matchup_conversation_set_preset (MatchupConversation *self, const char *id, const char *name)
{
  char *new_id;
  char *new_name;

  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));

  if (g_strcmp0 (self->preset_id, id) == 0 && g_strcmp0 (self->preset_name, name) == 0)
    return;
  new_id = g_strdup (id);
  new_name = g_strdup (name);
  g_free (self->preset_id);
  g_free (self->preset_name);
  self->preset_id = new_id;
  self->preset_name = new_name;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESET_ID]);
}

/* Shows @way, telling of no more rounds than differ from what was shown until now; takes it over.
 */
static void
show_way (MatchupConversation *self, GPtrArray *way)
{
  g_autoptr (GPtrArray) before = self->rounds;
  guint shorter = MIN (before->len, way->len);
  guint begin = 0;
  guint end = 0;

  matchup_round_tree_set_shown (self->tree, way);
  self->rounds = way;
  while (begin < shorter && before->pdata[begin] == way->pdata[begin])
    begin++;
  while (end < shorter - begin &&
         before->pdata[before->len - 1 - end] == way->pdata[way->len - 1 - end])
    end++;
  if (begin + end < before->len || begin + end < way->len)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                begin,
                                before->len - begin - end,
                                way->len - begin - end);
}

static void
tell_branches_changed (MatchupConversation *self)
{
  g_signal_emit (self, signals[SIGNAL_BRANCHES_CHANGED], 0);
}

/* Without walking the whole way: it is what happens at each question. */
static void
append (MatchupConversation *self, MatchupRound *round)
{
  MatchupRound *last = matchup_conversation_get_last_round (self);

  matchup_round_tree_add (self->tree, round);
  matchup_round_tree_set_next (self->tree, last, round);
  g_ptr_array_add (self->rounds, round);
  g_list_model_items_changed (G_LIST_MODEL (self), self->rounds->len - 1, 0, 1);
  tell_branches_changed (self);
}

static void
make_fresh_if_wanted (MatchupConversation *self, MatchupRound *round)
{
  if (self->begin_anew)
    matchup_round_set_fresh (round, TRUE);
  self->begin_anew = FALSE;
}

void
matchup_conversation_add_round (MatchupConversation *self, MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  make_fresh_if_wanted (self, round);
  matchup_round_set_parent (round, matchup_conversation_get_last_round (self));
  append (self, round);
}

void
matchup_conversation_add_branch (MatchupConversation *self,
                                 MatchupRound *round,
                                 MatchupRound *parent)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));
  g_return_if_fail (parent == NULL || MATCHUP_IS_ROUND (parent));

  make_fresh_if_wanted (self, round);
  matchup_round_set_parent (round, parent);
  matchup_round_tree_add (self->tree, round);
  show_way (self, matchup_round_tree_dup_way_through (self->tree, round));
  tell_branches_changed (self);
}

void
matchup_conversation_take_over (MatchupConversation *self, MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  if (!matchup_round_get_deleted (round) && matchup_round_tree_get_before (self->tree, round) ==
                                                matchup_conversation_get_last_round (self))
    {
      append (self, round);
      return;
    }
  matchup_round_tree_add (self->tree, round);
  tell_branches_changed (self);
}

void
matchup_conversation_restore (MatchupConversation *self, GPtrArray *rounds, const char *tip)
{
  MatchupRound *last = NULL;

  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (rounds != NULL);
  g_return_if_fail (matchup_round_tree_get_n_all (self->tree) == 0);

  for (guint i = 0; i < rounds->len; i++)
    {
      MatchupRound *round = g_ptr_array_index (rounds, i);

      matchup_round_tree_add (self->tree, round);
      if (!matchup_round_get_deleted (round))
        last = round;
    }
  if (tip != NULL && matchup_round_tree_find (self->tree, tip) != NULL)
    last = matchup_round_tree_find (self->tree, tip);
  if (last != NULL)
    show_way (self, matchup_round_tree_dup_way_through (self->tree, last));
  tell_branches_changed (self);
}

void
matchup_conversation_begin_anew (MatchupConversation *self)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));

  self->begin_anew = TRUE;
}

guint
matchup_conversation_get_n_rounds (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), 0);
  return self->rounds->len;
}

MatchupRound *
matchup_conversation_get_round (MatchupConversation *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);

  return position < self->rounds->len ? g_ptr_array_index (self->rounds, position) : NULL;
}

MatchupRound *
matchup_conversation_get_last_round (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);

  return self->rounds->len > 0 ? g_ptr_array_index (self->rounds, self->rounds->len - 1) : NULL;
}

guint
matchup_conversation_get_n_all (MatchupConversation *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), 0);

  return matchup_round_tree_get_n_all (self->tree);
}

MatchupRound *
matchup_conversation_get_all (MatchupConversation *self, guint i)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);

  return matchup_round_tree_get_all (self->tree, i);
}

MatchupRound *
matchup_conversation_find_round (MatchupConversation *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);

  return matchup_round_tree_find (self->tree, id);
}

GPtrArray *
matchup_conversation_dup_branches (MatchupConversation *self, MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);

  return matchup_round_tree_dup_branches (self->tree, round);
}

GPtrArray *
matchup_conversation_dup_way_to (MatchupConversation *self, MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);

  return matchup_round_tree_dup_way_to (self->tree, round);
}

GPtrArray *
matchup_conversation_dup_following (MatchupConversation *self, MatchupRound *round)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);

  return matchup_round_tree_dup_following (self->tree, round);
}

GPtrArray *
matchup_conversation_dup_rest (MatchupConversation *self, MatchupRound *round)
{
  GPtrArray *rest = g_ptr_array_new ();

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), rest);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), rest);

  g_ptr_array_add (rest, round);
  for (guint i = 0; i < rest->len; i++)
    {
      g_autoptr (GPtrArray) following =
          matchup_round_tree_dup_following (self->tree, g_ptr_array_index (rest, i));

      g_ptr_array_extend (rest, following, NULL, NULL);
    }
  return rest;
}

void
matchup_conversation_show_branch (MatchupConversation *self, MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  show_way (self, matchup_round_tree_dup_way_through (self->tree, round));
}

/* Where to look on from when rounds that were shown are gone: the last of the rest before them. */
static MatchupRound *
find_place (MatchupConversation *self)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      MatchupRound *round = g_ptr_array_index (self->rounds, i);

      if (!matchup_round_get_deleted (round))
        continue;
      /* What followed it is shown still, where that is not gone as well. */
      for (guint j = i + 1; j < self->rounds->len; j++)
        {
          MatchupRound *next = g_ptr_array_index (self->rounds, j);

          if (!matchup_round_get_deleted (next))
            return next;
        }
      return matchup_round_tree_get_before (self->tree, round);
    }
  return matchup_conversation_get_last_round (self);
}

void
matchup_conversation_set_deleted (MatchupConversation *self, GPtrArray *rounds, gboolean deleted)
{
  MatchupRound *place;

  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (rounds != NULL);

  for (guint i = 0; i < rounds->len; i++)
    matchup_round_set_deleted (g_ptr_array_index (rounds, i), deleted);
  place = deleted || rounds->len == 0 ? find_place (self) : g_ptr_array_index (rounds, 0);
  show_way (self, matchup_round_tree_dup_way_through (self->tree, place));
  tell_branches_changed (self);
}

void
matchup_conversation_set_summary (MatchupConversation *self,
                                  MatchupRound *round,
                                  const char *summary)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  matchup_round_set_summary (round, summary);
  tell_branches_changed (self);
}

void
matchup_conversation_tell_shown (MatchupConversation *self)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));

  tell_branches_changed (self);
}

#define TITLE_CHARACTERS 60

static gboolean
is_practice_answer (MatchupAnswer *answer)
{
  guint n = matchup_answer_get_n_runs (answer);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupRun) run = g_list_model_get_item (G_LIST_MODEL (answer), i);
      MatchupContestant *contestant = matchup_run_get_contestant (run);

      if (!matchup_model_ref_is_practice (matchup_contestant_get_model (contestant)))
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_conversation_is_practice (MatchupConversation *self)
{
  guint n;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), FALSE);

  if (!matchup_lineup_is_practice (self->lineup))
    return FALSE;
  n = matchup_conversation_get_n_all (self);
  for (guint i = 0; i < n; i++)
    {
      MatchupRound *round = matchup_conversation_get_all (self, i);

      for (guint slot = 0; slot < matchup_round_get_n_answers (round); slot++)
        {
          if (!is_practice_answer (matchup_round_get_answer (round, slot)))
            return FALSE;
        }
    }
  return TRUE;
}

char *
matchup_conversation_make_title (const char *prompt)
{
  g_autofree char *line = NULL;
  char *end;
  char *cut;

  g_return_val_if_fail (prompt != NULL, NULL);

  line = g_strchug (g_strdup (prompt));
  end = strpbrk (line, "\r\n");
  if (end != NULL)
    *end = '\0';
  g_strchomp (line);
  if (g_utf8_strlen (line, -1) <= TITLE_CHARACTERS)
    return g_steal_pointer (&line);

  cut = g_utf8_offset_to_pointer (line, TITLE_CHARACTERS - 1);
  *cut = '\0';
  /* A word is kept whole where that costs at most a third; Chinese text has no blanks to cut at. */
  end = strrchr (line, ' ');
  if (end != NULL && g_utf8_strlen (line, end - line) > TITLE_CHARACTERS * 2 / 3)
    *end = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}
