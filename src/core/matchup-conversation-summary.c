/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-summary.h"

#include "matchup-enum-types.h"
#include "matchup-fold.h"

struct _MatchupConversationSummary
{
  GObject parent_instance;

  char *id;
  MatchupConversationKind kind;
  char *title;
  char *folded; /* of the title; NULL until it is needed */
  char *note;
  gint64 updated_at;
  guint pinned : 1;
  guint archived : 1;
  guint practice : 1;
  MatchupTitleSource title_source;
};

G_DEFINE_FINAL_TYPE (MatchupConversationSummary, matchup_conversation_summary, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_UPDATED_AT,
  PROP_PINNED,
  PROP_ARCHIVED,
  PROP_PRACTICE,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_conversation_summary_finalize (GObject *object)
{
  MatchupConversationSummary *self = MATCHUP_CONVERSATION_SUMMARY (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (matchup_conversation_summary_parent_class)->finalize (object);
}

static void
matchup_conversation_summary_get_property (GObject *object,
                                           guint prop_id,
                                           GValue *value,
                                           GParamSpec *pspec)
{
  MatchupConversationSummary *self = MATCHUP_CONVERSATION_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_UPDATED_AT:
      g_value_set_int64 (value, self->updated_at);
      break;
    case PROP_PINNED:
      g_value_set_boolean (value, self->pinned);
      break;
    case PROP_ARCHIVED:
      g_value_set_boolean (value, self->archived);
      break;
    case PROP_PRACTICE:
      g_value_set_boolean (value, self->practice);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_conversation_summary_set_property (GObject *object,
                                           guint prop_id,
                                           const GValue *value,
                                           GParamSpec *pspec)
{
  MatchupConversationSummary *self = MATCHUP_CONVERSATION_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      matchup_conversation_summary_set_title (self, g_value_get_string (value));
      break;
    case PROP_UPDATED_AT:
      matchup_conversation_summary_set_updated_at (self, g_value_get_int64 (value));
      break;
    case PROP_PINNED:
      matchup_conversation_summary_set_pinned (self, g_value_get_boolean (value));
      break;
    case PROP_ARCHIVED:
      matchup_conversation_summary_set_archived (self, g_value_get_boolean (value));
      break;
    case PROP_PRACTICE:
      matchup_conversation_summary_set_practice (self, g_value_get_boolean (value));
      break;
    case PROP_NOTE:
      matchup_conversation_summary_set_note (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_conversation_summary_class_init (MatchupConversationSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = matchup_conversation_summary_finalize;
  object_class->get_property = matchup_conversation_summary_get_property;
  object_class->set_property = matchup_conversation_summary_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_UPDATED_AT] =
      g_param_spec_int64 ("updated-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PINNED] = g_param_spec_boolean ("pinned", NULL, NULL, FALSE, flags);
  properties[PROP_ARCHIVED] = g_param_spec_boolean ("archived", NULL, NULL, FALSE, flags);
  properties[PROP_PRACTICE] = g_param_spec_boolean ("practice", NULL, NULL, FALSE, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_conversation_summary_init (MatchupConversationSummary *self)
{
}

MatchupConversationSummary *
matchup_conversation_summary_new (const char *id,
                                  MatchupConversationKind kind,
                                  const char *title,
                                  gint64 updated_at,
                                  gboolean pinned)
{
  MatchupConversationSummary *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_CONVERSATION_SUMMARY, NULL);
  self->id = g_strdup (id);
  self->kind = kind;
  self->title = g_strdup (title != NULL ? title : "");
  self->updated_at = updated_at;
  self->pinned = !!pinned;
  return self;
}

const char *
matchup_conversation_summary_get_id (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), NULL);
  return self->id;
}

MatchupConversationKind
matchup_conversation_summary_get_kind (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), MATCHUP_CONVERSATION_KIND_CHAT);
  return self->kind;
}

const char *
matchup_conversation_summary_get_title (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), NULL);
  return self->title;
}

gint64
matchup_conversation_summary_get_updated_at (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), 0);
  return self->updated_at;
}

gboolean
matchup_conversation_summary_get_pinned (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), FALSE);
  return self->pinned;
}

gboolean
matchup_conversation_summary_get_archived (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), FALSE);
  return self->archived;
}

gboolean
matchup_conversation_summary_get_practice (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), FALSE);
  return self->practice;
}

const char *
matchup_conversation_summary_get_note (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), NULL);
  return self->note;
}

const char *
matchup_conversation_summary_get_folded_title (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), NULL);

  if (self->folded == NULL)
    self->folded = matchup_fold_text (self->title);
  return self->folded;
}

void
matchup_conversation_summary_set_title (MatchupConversationSummary *self, const char *title)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self));

  title = title != NULL ? title : "";
  if (g_str_equal (self->title, title))
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_clear_pointer (&self->folded, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
matchup_conversation_summary_set_updated_at (MatchupConversationSummary *self, gint64 updated_at)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self));

  if (self->updated_at == updated_at)
    return;
  self->updated_at = updated_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UPDATED_AT]);
}

void
matchup_conversation_summary_set_pinned (MatchupConversationSummary *self, gboolean pinned)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self));

  pinned = !!pinned;
  if (self->pinned == (guint) pinned)
    return;
  self->pinned = (guint) pinned & 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINNED]);
}

void
matchup_conversation_summary_set_archived (MatchupConversationSummary *self, gboolean archived)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self));

  archived = !!archived;
  if (self->archived == (guint) archived)
    return;
  self->archived = (guint) archived & 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARCHIVED]);
}

void
matchup_conversation_summary_set_practice (MatchupConversationSummary *self, gboolean practice)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self));

  practice = !!practice;
  if (self->practice == (guint) practice)
    return;
  self->practice = (guint) practice & 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRACTICE]);
}

void
matchup_conversation_summary_set_note (MatchupConversationSummary *self, const char *note)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self));

  if (g_strcmp0 (self->note, note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

void
matchup_conversation_summary_set_title_source (MatchupConversationSummary *self,
                                               MatchupTitleSource source)
{
  g_return_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self));

  self->title_source = source;
}

MatchupTitleSource
matchup_conversation_summary_get_title_source (MatchupConversationSummary *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION_SUMMARY (self), MATCHUP_TITLE_SOURCE_PROMPT);
  return self->title_source;
}
