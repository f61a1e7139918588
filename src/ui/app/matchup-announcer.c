/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-announcer.h"

#include "matchup-announce.h"
#include "matchup-blind-answer.h"
#include "matchup-config.h"
#include "matchup-sentence.h"
#include "matchup-watched.h"

#include <glib/gi18n.h>

/* What ends within this time of something else is said with it, in milliseconds. */
#define TOGETHER 2000

struct _MatchupAnnouncer
{
  GObject parent_instance;

  GtkApplication *application; /* borrowed: it owns this */
  MatchupWorkspace *workspace;
  GHashTable *runs;  /* MatchupRun, active -> Wait */
  GPtrArray *rounds; /* Wait, each once */
};

/* How many of which end. */
typedef struct
{
  guint n_done;
  guint n_failed;
  MatchupRun *last; /* of them; borrowed from the Wait */
} Ends;

/* A round with answers to come. */
typedef struct
{
  MatchupAnnouncer *announcer; /* which owns this */
  MatchupConversation *conversation;
  MatchupRound *round;
  GPtrArray *asked; /* MatchupRun, in their order */
  guint n_active;
  Ends all;
  Ends untold;
  guint source;
  gboolean started; /* that it is waited for has been said */
} Wait;

G_DEFINE_FINAL_TYPE (MatchupAnnouncer, matchup_announcer, G_TYPE_OBJECT)

static void
wait_free (gpointer data)
{
  Wait *wait = data;

  g_clear_handle_id (&wait->source, g_source_remove);
  g_object_unref (wait->conversation);
  g_object_unref (wait->round);
  g_ptr_array_unref (wait->asked);
  g_free (wait);
}

static char *
dup_with_name (Wait *wait, MatchupRun *run, const char *named, const char *nameless)
{
  if (matchup_blind_answer_is_hidden (wait->round))
    return g_strdup (nameless);
  return matchup_sentence_insert_name (named,
                                       matchup_contestant_get_name (
                                           matchup_run_get_contestant (run)));
}

static char *
dup_start (Wait *wait)
{
  guint n = wait->asked->len;

  if (n > 1)
    /* Translators: said by a screen reader when a question was sent to %u models. */
    return g_strdup_printf (ngettext ("Waiting for %u answer", "Waiting for %u answers", n), n);
  /* Translators: said by a screen reader; %s is the name of a model. */
  return dup_with_name (wait,
                        g_ptr_array_index (wait->asked, 0),
                        /* Translators: Said by a screen reader; %s is the name of a model. */
                        _ ("Waiting for %s"),
                        _ ("Waiting for an answer"));
}

/* Of what has ended; NULL: only such as the person stopped. */
static char *
dup_end (Wait *wait, const Ends *ends)
{
  g_autofree char *done = NULL;
  g_autofree char *failed = NULL;

  if (ends->n_done + ends->n_failed == 0)
    return NULL;
  if (ends->n_failed == 0 && ends->n_done == 1)
    /* Translators: %s is the name of a model. */
    return dup_with_name (wait, ends->last, _ ("%s has answered"), _ ("An answer is ready"));
  if (ends->n_done == 0 && ends->n_failed == 1)
    /* Translators: said by a screen reader; %s is the name of a model. */
    return dup_with_name (wait, ends->last, _ ("The answer of %s failed"), _ ("An answer failed"));
  done = g_strdup_printf (ngettext ("%u answer is ready", "%u answers are ready", ends->n_done),
                          ends->n_done);
  if (ends->n_failed == 0)
    return g_steal_pointer (&done);
  failed = g_strdup_printf (ngettext ("%u answer failed", "%u answers failed", ends->n_failed),
                            ends->n_failed);
  if (ends->n_done == 0)
    return g_steal_pointer (&failed);
  /* Translators: {1} is "2 answers are ready", {2} is "1 answer failed". */
  return matchup_sentence_insert_names (C_ ("sentence of a screen reader", "{1}, {2}"),
                                        (const char *[]){ done, failed, NULL });
}

static void
say (Wait *wait, char *text /* takes it; or NULL */)
{
  g_autofree char *owned = text;
  GtkWindow *window =
      matchup_watched_find_active (wait->announcer->application,
                                   matchup_conversation_get_id (wait->conversation));

  if (text != NULL && window != NULL)
    matchup_announce (window, text);
}

/* A list of questions says of each only that it was answered. */
static gboolean
is_one_of_many (Wait *wait)
{
  MatchupPromptQueue *queue =
      matchup_prompt_queues_find (matchup_workspace_get_prompt_queues (wait->announcer->workspace),
                                  matchup_conversation_get_id (wait->conversation));

  return queue != NULL && matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_RUNNING &&
         matchup_prompt_queue_get_total (queue) > 1;
}

static gboolean
told_cb (gpointer data)
{
  Wait *wait = data;

  wait->source = 0;
  if (wait->n_active == 0)
    {
      say (wait, dup_end (wait, &wait->all));
      g_ptr_array_remove_fast (wait->announcer->rounds, wait);
      return G_SOURCE_REMOVE;
    }
  if (!wait->started)
    {
      wait->started = TRUE;
      if (!is_one_of_many (wait))
        say (wait, dup_start (wait));
    }
  else
    {
      say (wait, dup_end (wait, &wait->untold));
    }
  wait->untold = (Ends){ 0 };
  return G_SOURCE_REMOVE;
}

static void
add_end (Ends *ends, MatchupRun *run)
{
  if (matchup_run_get_state (run) == MATCHUP_RUN_STATE_DONE)
    ends->n_done++;
  else if (matchup_run_get_state (run) == MATCHUP_RUN_STATE_FAILED)
    ends->n_failed++;
  else
    return;
  ends->last = run;
}

static void
finished_cb (MatchupAnnouncer *self, MatchupRun *run)
{
  Wait *wait = g_hash_table_lookup (self->runs, run);

  if (wait == NULL)
    return;
  g_hash_table_remove (self->runs, run);
  wait->n_active--;
  add_end (&wait->all, run);
  add_end (&wait->untold, run);
  if (wait->n_active == 0)
    {
      g_clear_handle_id (&wait->source, g_source_remove);
      wait->source = g_idle_add (told_cb, wait);
    }
  else if (wait->source == 0)
    {
      wait->source = g_timeout_add (TOGETHER, told_cb, wait);
    }
}

static Wait *
find_wait (MatchupAnnouncer *self, MatchupRound *round)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      Wait *wait = g_ptr_array_index (self->rounds, i);

      if (wait->round == round)
        return wait;
    }
  return NULL;
}

static Wait *
add_wait (MatchupAnnouncer *self, MatchupConversation *conversation, MatchupRound *round)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->announcer = self;
  wait->conversation = g_object_ref (conversation);
  wait->round = g_object_ref (round);
  wait->asked = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->rounds, wait);
  return wait;
}

static void
asked_cb (MatchupAnnouncer *self,
          MatchupConversation *conversation,
          MatchupRound *round,
          MatchupRun *run)
{
  Wait *wait = find_wait (self, round);

  if (wait == NULL)
    wait = add_wait (self, conversation, round);
  g_ptr_array_add (wait->asked, g_object_ref (run));
  wait->n_active++;
  g_hash_table_insert (self->runs, g_object_ref (run), wait);
  g_signal_connect_object (run, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  if (wait->source == 0)
    wait->source = g_idle_add (told_cb, wait);
}

static void
matchup_announcer_dispose (GObject *object)
{
  MatchupAnnouncer *self = MATCHUP_ANNOUNCER (object);

  g_hash_table_remove_all (self->runs);
  g_ptr_array_set_size (self->rounds, 0);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_announcer_parent_class)->dispose (object);
}

static void
matchup_announcer_finalize (GObject *object)
{
  MatchupAnnouncer *self = MATCHUP_ANNOUNCER (object);

  g_hash_table_unref (self->runs);
  g_ptr_array_unref (self->rounds);

  G_OBJECT_CLASS (matchup_announcer_parent_class)->finalize (object);
}

static void
matchup_announcer_class_init (MatchupAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_announcer_dispose;
  object_class->finalize = matchup_announcer_finalize;
}

static void
matchup_announcer_init (MatchupAnnouncer *self)
{
  self->runs = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->rounds = g_ptr_array_new_with_free_func (wait_free);
}

MatchupAnnouncer *
matchup_announcer_new (GtkApplication *application, MatchupWorkspace *workspace)
{
  MatchupAnnouncer *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_ANNOUNCER, NULL);
  self->application = application;
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  return self;
}
