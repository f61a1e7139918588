/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-walk.h"

/* Of this conversation: nobody goes back further by a key. */
#define OWN_MAX 200

struct _MatchupPromptWalk
{
  GObject parent_instance;

  MatchupDrafts *drafts;
  char *conversation_id;
  GPtrArray *texts;  /* newest first */
  GHashTable *known; /* of them */
  guint at;          /* how many steps back; 0: what was being written */
  gboolean asked;    /* for those of other conversations */
  gboolean waiting;  /* a step could not be made */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MatchupPromptWalk, matchup_prompt_walk, G_TYPE_OBJECT)

enum
{
  SIGNAL_ARRIVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_prompt_walk_dispose (GObject *object)
{
  MatchupPromptWalk *self = MATCHUP_PROMPT_WALK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->drafts);

  G_OBJECT_CLASS (matchup_prompt_walk_parent_class)->dispose (object);
}

static void
matchup_prompt_walk_finalize (GObject *object)
{
  MatchupPromptWalk *self = MATCHUP_PROMPT_WALK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->conversation_id);

  G_OBJECT_CLASS (matchup_prompt_walk_parent_class)->finalize (object);
}

static void
matchup_prompt_walk_class_init (MatchupPromptWalkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_prompt_walk_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_prompt_walk_finalize;

  signals[SIGNAL_ARRIVED] = g_signal_new ("arrived",
                                          MATCHUP_TYPE_PROMPT_WALK,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_prompt_walk_init (MatchupPromptWalk *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->cancellable = g_cancellable_new ();
}

/* Takes @text; each is there once. */
static void
add (MatchupPromptWalk *self, char *text)
{
  if (*text != '\0' && g_hash_table_add (self->known, text))
    g_ptr_array_add (self->texts, text);
  else
    g_free (text);
}

MatchupPromptWalk *
matchup_prompt_walk_new (MatchupDrafts *drafts, MatchupConversation *conversation)
{
  MatchupPromptWalk *self = g_object_new (MATCHUP_TYPE_PROMPT_WALK, NULL);
  guint n = conversation != NULL ? matchup_conversation_get_n_rounds (conversation) : 0;

  g_set_object (&self->drafts, drafts);
  if (conversation != NULL)
    self->conversation_id = g_strdup (matchup_conversation_get_id (conversation));
  for (guint i = n; i > 0 && n - i < OWN_MAX; i--)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, i - 1);

      add (self,
           matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT));
    }
  return self;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPromptWalk) self = user_data;
  g_autoptr (GError) error = NULL;
  char **texts = matchup_drafts_list_sent_finish (MATCHUP_DRAFTS (source), result, &error);
  guint before = self->texts->len;

  if (texts == NULL || self->drafts == NULL)
    {
      if (texts == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("What was sent before could not be read: %s", error->message);
      g_strfreev (texts);
      return;
    }
  for (guint i = 0; texts[i] != NULL; i++)
    add (self, texts[i]);
  g_free (texts);
  if (self->waiting && self->texts->len > before)
    {
      self->waiting = FALSE;
      g_signal_emit (self, signals[SIGNAL_ARRIVED], 0);
    }
}

/* Once, when the way back begins: it is there when this conversation has no more. */
static void
ask (MatchupPromptWalk *self)
{
  if (self->asked || self->drafts == NULL)
    return;
  self->asked = TRUE;
  matchup_drafts_list_sent_async (self->drafts,
                                  self->conversation_id,
                                  self->cancellable,
                                  listed_cb,
                                  g_object_ref (self));
}

const char *
matchup_prompt_walk_go_back (MatchupPromptWalk *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_WALK (self), NULL);

  ask (self);
  if (self->at >= self->texts->len)
    {
      self->waiting = TRUE;
      return NULL;
    }
  self->waiting = FALSE;
  return g_ptr_array_index (self->texts, self->at++);
}

const char *
matchup_prompt_walk_go_on (MatchupPromptWalk *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_WALK (self), NULL);

  self->waiting = FALSE;
  if (self->at > 0)
    self->at--;
  return self->at > 0 ? g_ptr_array_index (self->texts, self->at - 1) : NULL;
}
