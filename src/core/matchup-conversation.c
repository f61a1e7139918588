/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation.h"

#include "matchup-enum-types.h"
#include "matchup-params.h"

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
  MatchupLineup *lineup;
  GPtrArray *rounds;
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
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_conversation_finalize (GObject *object)
{
  MatchupConversation *self = MATCHUP_CONVERSATION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->lineup);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);

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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_conversation_init (MatchupConversation *self)
{
  self->title = g_strdup ("");
  self->lineup = matchup_lineup_new ();
  self->rounds = g_ptr_array_new_with_free_func (g_object_unref);
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

void
matchup_conversation_add_round (MatchupConversation *self, MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  if (self->begin_anew)
    matchup_round_set_fresh (round, TRUE);
  self->begin_anew = FALSE;
  g_ptr_array_add (self->rounds, g_object_ref (round));
  g_list_model_items_changed (G_LIST_MODEL (self), self->rounds->len - 1, 0, 1);
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

/* By the model or by a filter, before or amid the answer. */
static gboolean
was_refused (MatchupRun *run)
{
  MatchupFinishReason reason = matchup_run_get_finish_reason (run);
  MatchupErrorInfo *error = matchup_run_get_error (run);

  return reason == MATCHUP_FINISH_REASON_REFUSAL ||
         reason == MATCHUP_FINISH_REASON_CONTENT_FILTER ||
         (error != NULL &&
          matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_CONTENT_FILTER) ||
         matchup_message_get_length (matchup_run_get_message (run), MATCHUP_PART_KIND_REFUSAL) > 0;
}

/* What @contestant said in @round, or NULL when that was nothing or a refusal: a service refuses
 * every request that holds the refused question again. */
static char *
dup_own_answer (MatchupRound *round, MatchupContestant *contestant)
{
  MatchupAnswer *answer = matchup_round_find_answer (round, matchup_contestant_get_id (contestant));
  MatchupRun *run = answer != NULL ? matchup_answer_get_current (answer) : NULL;
  g_autofree char *text = NULL;

  if (run == NULL || was_refused (run))
    return NULL;
  text = matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

GPtrArray *
matchup_conversation_dup_history (MatchupConversation *self,
                                  MatchupContestant *contestant,
                                  MatchupRound *round)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  const char *instructions;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  instructions = matchup_params_get_instructions (matchup_contestant_get_params (contestant));
  if (instructions != NULL)
    g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_SYSTEM, instructions));

  for (guint i = 0; i < self->rounds->len; i++)
    {
      MatchupRound *earlier = g_ptr_array_index (self->rounds, i);
      g_autofree char *text = NULL;

      if (matchup_round_get_fresh (earlier))
        g_ptr_array_set_size (messages, instructions != NULL ? 1 : 0);
      if (earlier == round)
        break;
      text = dup_own_answer (earlier, contestant);
      if (text == NULL)
        continue;
      g_ptr_array_add (messages, g_object_ref (matchup_round_get_prompt (earlier)));
      g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text));
    }
  g_ptr_array_add (messages, g_object_ref (matchup_round_get_prompt (round)));
  return g_steal_pointer (&messages);
}

#define TITLE_CHARACTERS 60

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
