/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round-item.h"

struct _MatchupRoundItem
{
  GObject parent_instance;

  char *conversation_id;
  char *round_id;
  char *prompt;
  gint64 created_at;
};

G_DEFINE_FINAL_TYPE (MatchupRoundItem, matchup_round_item, G_TYPE_OBJECT)

static void
matchup_round_item_finalize (GObject *object)
{
  MatchupRoundItem *self = MATCHUP_ROUND_ITEM (object);

  g_free (self->conversation_id);
  g_free (self->round_id);
  g_free (self->prompt);

  G_OBJECT_CLASS (matchup_round_item_parent_class)->finalize (object);
}

static void
matchup_round_item_class_init (MatchupRoundItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_round_item_finalize;
}

static void
matchup_round_item_init (MatchupRoundItem *self)
{
}

MatchupRoundItem *
matchup_round_item_new (const MatchupRoundRef *ref)
{
  MatchupRoundItem *self;

  g_return_val_if_fail (ref != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_ROUND_ITEM, NULL);
  self->conversation_id = g_strdup (ref->conversation_id);
  self->round_id = g_strdup (ref->round_id);
  self->prompt = g_strstrip (g_strdelimit (g_strdup (ref->prompt), "\n\r\t", ' '));
  self->created_at = ref->created_at;
  return self;
}

const char *
matchup_round_item_get_conversation_id (MatchupRoundItem *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND_ITEM (self), NULL);
  return self->conversation_id;
}

const char *
matchup_round_item_get_round_id (MatchupRoundItem *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND_ITEM (self), NULL);
  return self->round_id;
}

const char *
matchup_round_item_get_prompt (MatchupRoundItem *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND_ITEM (self), NULL);
  return self->prompt;
}

gint64
matchup_round_item_get_created_at (MatchupRoundItem *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND_ITEM (self), 0);
  return self->created_at;
}
