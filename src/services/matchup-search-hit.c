/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-config.h"
#include "matchup-search-private.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

struct _MatchupSearchHit
{
  GObject parent_instance;

  MatchupSearchHitRecord *record;
};

G_DEFINE_FINAL_TYPE (MatchupSearchHit, matchup_search_hit, G_TYPE_OBJECT)

static void
matchup_search_hit_finalize (GObject *object)
{
  matchup_search_hit_record_free (MATCHUP_SEARCH_HIT (object)->record);

  G_OBJECT_CLASS (matchup_search_hit_parent_class)->finalize (object);
}

static void
matchup_search_hit_class_init (MatchupSearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_search_hit_finalize;
}

static void
matchup_search_hit_init (MatchupSearchHit *self)
{
}

MatchupSearchHit *
matchup_search_hit_new (MatchupSearchHitRecord *record)
{
  MatchupSearchHit *self = g_object_new (MATCHUP_TYPE_SEARCH_HIT, NULL);

  self->record = record;
  return self;
}

MatchupSearchHitKind
matchup_search_hit_get_kind (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), MATCHUP_SEARCH_HIT_TITLE);
  return self->record->kind;
}

MatchupConversationKind
matchup_search_hit_get_conversation_kind (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), MATCHUP_CONVERSATION_KIND_COMPARE);
  return self->record->conversation_kind;
}

const char *
matchup_search_hit_get_conversation_id (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);
  return self->record->conversation_id;
}

const char *
matchup_search_hit_get_round_id (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);
  return self->record->round_id;
}

const char *
matchup_search_hit_get_run_id (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);
  return self->record->run_id;
}

const char *
matchup_search_hit_get_title (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);
  return self->record->title;
}

const char *
matchup_search_hit_get_model (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);
  return self->record->model;
}

const char *
matchup_search_hit_get_file (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);
  return self->record->file;
}

gint64
matchup_search_hit_get_time (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), 0);
  return self->record->time;
}

gboolean
matchup_search_hit_get_archived (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), FALSE);
  return self->record->archived;
}

gboolean
matchup_search_hit_get_practice (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), FALSE);
  return self->record->practice;
}

const char *
matchup_search_hit_get_snippet (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);
  return self->record->snippet;
}

guint
matchup_search_hit_get_n_ranges (MatchupSearchHit *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), 0);
  return self->record->ranges->len;
}

void
matchup_search_hit_get_range (MatchupSearchHit *self, guint i, guint *start, guint *end)
{
  const MatchupSearchRange *range;

  g_return_if_fail (MATCHUP_IS_SEARCH_HIT (self));
  g_return_if_fail (i < self->record->ranges->len);

  range = &g_array_index (self->record->ranges, MatchupSearchRange, i);
  *start = range->start;
  *end = range->end;
}

static char *
dup_place (MatchupSearchHit *self)
{
  const char *names[] = { NULL, NULL, NULL };
  const char *title;
  const char *file;
  const char *model;

  title = matchup_search_hit_get_title (self);
  file = matchup_search_hit_get_file (self);
  model = matchup_search_hit_get_model (self);
  /* Translators: a conversation that has no title */
  names[0] = *title != '\0' ? title : _ ("Untitled");

  switch (matchup_search_hit_get_kind (self))
    {
    case MATCHUP_SEARCH_HIT_PROMPT:
      /* Translators: where something was found; {1} is the title of a chat or comparison. */
      return matchup_sentence_insert_names (_ ("Question in “{1}”"), names);
    case MATCHUP_SEARCH_HIT_ANSWER:
      names[1] = model;
      return matchup_sentence_insert_names (
          model != NULL
              ? /* Translators: {1} is the title of a conversation, {2} the name of a model */ _ (
                    "Answer of {2} in “{1}”")
              /* Translators: where something was found; {1} is the title of a conversation */
              : _ ("Answer in “{1}”"),
          names);
    case MATCHUP_SEARCH_HIT_NOTE:
      /* Translators: a note that the person wrote with a vote; {1} is a title. */
      return matchup_sentence_insert_names (_ ("Note in “{1}”"), names);
    case MATCHUP_SEARCH_HIT_FILE:
      names[1] = file != NULL ? file : "";
      /* Translators: {1} is the title of a chat or comparison, {2} the name of a file. */
      return matchup_sentence_insert_names (_ ("File {2} in “{1}”"), names);
    case MATCHUP_SEARCH_HIT_TITLE:
    default:
      return g_strdup (matchup_search_hit_get_conversation_kind (self) ==
                               MATCHUP_CONVERSATION_KIND_CHAT
                           /* Translators: a kind of conversation */
                           ? _ ("Chat")
                           /* Translators: a kind of conversation */
                           : _ ("Comparison"));
    }
}

char *
matchup_search_hit_dup_place (MatchupSearchHit *self)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (self), NULL);

  place = dup_place (self);
  /* First, as what follows may be cut off. */
  return self->record->practice
             /* Translators: where something was found; nobody but practice models answered there */
             ? g_strdup_printf (C_ ("search result", "Practice · %s"), place)
             : g_steal_pointer (&place);
}
