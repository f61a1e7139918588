/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-notifier.h"

#include "matchup-blind-answer.h"
#include "matchup-config.h"
#include "matchup-sentence.h"
#include "matchup-watched.h"
#include "matchup-window.h"

#include <glib/gi18n.h>

/* Who waits for less looks at it anyway. */
#define LONG (10 * G_USEC_PER_SEC)

struct _MatchupNotifier
{
  GObject parent_instance;

  GtkApplication *application; /* borrowed: it owns this */
  GSettings *settings;         /* or NULL */
  MatchupWorkspace *workspace;
  GHashTable *runs;  /* MatchupRun -> Wait, active ones */
  GHashTable *lists; /* id of a conversation -> gint64, what its list took until now */
  GHashTable *told;  /* id of a conversation -> whether it is private */
};

/* A round with answers to come. */
typedef struct
{
  MatchupConversation *conversation;
  MatchupRound *round;
  guint n_active;
  guint n_done;
  guint n_failed;
  gint64 began_at; /* monotonic */
} Wait;

G_DEFINE_FINAL_TYPE (MatchupNotifier, matchup_notifier, G_TYPE_OBJECT)

static Wait *
wait_ref (Wait *wait)
{
  return g_rc_box_acquire (wait);
}

static void
wait_clear (gpointer data)
{
  Wait *wait = data;

  g_object_unref (wait->conversation);
  g_object_unref (wait->round);
}

static void
wait_unref (gpointer wait)
{
  g_rc_box_release_full (wait, wait_clear);
}

static gint64
get_now (MatchupNotifier *self)
{
  return matchup_clock_get_monotonic (matchup_workspace_get_clock (self->workspace));
}

char *
matchup_notifier_dup_title (const MatchupNotifierEnd *end)
{
  const char *title = matchup_conversation_get_title (end->conversation);

  if (matchup_conversation_get_private (end->conversation))
    /* Translators: a message of the desktop about a conversation that nothing may be told of. */
    return g_strdup (_ ("An answer is ready"));
  return g_strdup (*title != '\0' ? title : _ ("Untitled"));
}

char *
matchup_notifier_dup_text (const MatchupNotifierEnd *end)
{
  guint n = end->n_done;

  if (matchup_conversation_get_private (end->conversation))
    return NULL;
  if (end->list)
    return g_strdup (_ ("The list of questions is done"));
  if (n == 0)
    return g_strdup (ngettext ("The answer failed", "All answers failed", end->n_failed));
  if (n == 1 && end->n_failed == 0 && !matchup_blind_answer_is_hidden (end->round))
    /* Translators: %s is the name of a model. */
    return matchup_sentence_insert_name (_ ("%s has answered"),
                                         matchup_contestant_get_name (
                                             matchup_run_get_contestant (end->run)));
  return g_strdup_printf (ngettext ("%u answer is ready", "%u answers are ready", n), n);
}

/* @looked_at: only where somebody looks. */
static gboolean
is_open (MatchupNotifier *self, const char *id, gboolean looked_at)
{
  for (GList *list = gtk_application_get_windows (self->application); list != NULL;
       list = list->next)
    {
      if (matchup_watched_has (list->data, id, looked_at) &&
          (!looked_at || matchup_watched_is_looked_at (list->data)))
        return TRUE;
    }
  return FALSE;
}

static char *
make_message_id (const char *id)
{
  return g_strconcat ("answer-", id, NULL);
}

/* A test's application has no bus, and none that listens. */
static gboolean
can_tell (MatchupNotifier *self)
{
  return g_application_get_dbus_connection (G_APPLICATION (self->application)) != NULL;
}

static void
take_back (MatchupNotifier *self, const char *id)
{
  g_autofree char *message_id = make_message_id (id);

  if (can_tell (self))
    g_application_withdraw_notification (G_APPLICATION (self->application), message_id);
}

/* What is seen now; and what was private and cannot be gone to any more. */
static void
look (MatchupNotifier *self)
{
  GHashTableIter iter;
  gpointer id, is_private;

  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &id, &is_private))
    {
      if (!is_open (self, id, TRUE) && (is_private == NULL || is_open (self, id, FALSE)))
        continue;
      take_back (self, id);
      g_hash_table_iter_remove (&iter);
    }
}

static void
tell (MatchupNotifier *self, const MatchupNotifierEnd *end)
{
  const char *id = matchup_conversation_get_id (end->conversation);
  g_autofree char *message_id = make_message_id (id);
  g_autofree char *title = matchup_notifier_dup_title (end);
  g_autofree char *text = matchup_notifier_dup_text (end);
  g_autoptr (GNotification) message = g_notification_new (title);

  if (text != NULL)
    g_notification_set_body (message, text);
  g_notification_set_default_action_and_target (message,
                                                "app.open-round",
                                                "(ss)",
                                                id,
                                                matchup_round_get_id (end->round));
  g_hash_table_insert (self->told,
                       g_strdup (id),
                       GINT_TO_POINTER (matchup_conversation_get_private (end->conversation)));
  if (can_tell (self))
    g_application_send_notification (G_APPLICATION (self->application), message_id, message);
}

/*
 * A list of questions is told about once, when it is through or waits for a vote. TRUE: this is not
 * the end yet. What it took until now is added to @took.
 */
static gboolean
goes_on (MatchupNotifier *self, const char *id, gint64 *took, gboolean *out_list)
{
  MatchupPromptQueue *queue =
      matchup_prompt_queues_find (matchup_workspace_get_prompt_queues (self->workspace), id);
  gint64 *before = g_hash_table_lookup (self->lists, id);
  gboolean running;

  *took += before != NULL ? *before : 0;
  running = queue != NULL && !matchup_prompt_queue_get_wait (queue) &&
            matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_RUNNING;
  *out_list = running && matchup_prompt_queue_get_total (queue) > 1;
  if (running && matchup_prompt_queue_get_n_asked (queue) < matchup_prompt_queue_get_total (queue))
    {
      g_hash_table_insert (self->lists, g_strdup (id), g_memdup2 (took, sizeof *took));
      return TRUE;
    }
  g_hash_table_remove (self->lists, id);
  return FALSE;
}

static const char *
get_key (const MatchupNotifierEnd *what)
{
  if (what->list)
    return "notify-when-list-ends";
  return what->n_done > 0 ? "notify-when-ready" : "notify-when-failed";
}

static void
end (MatchupNotifier *self, Wait *wait, MatchupRun *run)
{
  MatchupNotifierEnd what = { wait->conversation, wait->round,    run,
                              wait->n_done,       wait->n_failed, FALSE };
  const char *id = matchup_conversation_get_id (wait->conversation);
  gint64 took = get_now (self) - wait->began_at;

  if (goes_on (self, id, &took, &what.list) || took < LONG)
    return;
  /* Who stopped them all knows. */
  if (wait->n_done + wait->n_failed == 0 || is_open (self, id, TRUE))
    return;
  if (self->settings == NULL || g_settings_get_boolean (self->settings, get_key (&what)))
    tell (self, &what);
}

static void
finished_cb (MatchupNotifier *self, MatchupRun *run)
{
  Wait *found = g_hash_table_lookup (self->runs, run);
  Wait *wait;

  if (found == NULL)
    return;
  wait = wait_ref (found);
  g_hash_table_remove (self->runs, run);
  wait->n_active--;
  if (matchup_run_get_state (run) == MATCHUP_RUN_STATE_DONE)
    wait->n_done++;
  else if (matchup_run_get_state (run) == MATCHUP_RUN_STATE_FAILED)
    wait->n_failed++;
  if (wait->n_active == 0)
    end (self, wait, run);
  wait_unref (wait);
}

static Wait *
find_wait (MatchupNotifier *self, MatchupRound *round)
{
  GHashTableIter iter;
  gpointer wait;

  g_hash_table_iter_init (&iter, self->runs);
  while (g_hash_table_iter_next (&iter, NULL, &wait))
    if (((Wait *) wait)->round == round)
      return wait;
  return NULL;
}

static void
asked_cb (MatchupNotifier *self,
          MatchupConversation *conversation,
          MatchupRound *round,
          MatchupRun *run)
{
  Wait *wait = find_wait (self, round);

  if (wait != NULL)
    wait_ref (wait);
  else
    {
      wait = g_rc_box_new0 (Wait);
      wait->conversation = g_object_ref (conversation);
      wait->round = g_object_ref (round);
      wait->began_at = get_now (self);
    }
  wait->n_active++;
  g_hash_table_insert (self->runs, g_object_ref (run), wait);
  g_signal_connect_object (run, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
}

static void
watch (MatchupNotifier *self, GtkWindow *window)
{
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  if (MATCHUP_IS_WINDOW (window))
    g_signal_connect_object (window, "state-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}

static void
matchup_notifier_dispose (GObject *object)
{
  MatchupNotifier *self = MATCHUP_NOTIFIER (object);
  GHashTableIter iter;
  gpointer id, is_private;

  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &id, &is_private))
    if (is_private != NULL)
      take_back (self, id);
  g_hash_table_remove_all (self->told);
  g_hash_table_remove_all (self->runs);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_notifier_parent_class)->dispose (object);
}

static void
matchup_notifier_finalize (GObject *object)
{
  MatchupNotifier *self = MATCHUP_NOTIFIER (object);

  g_hash_table_unref (self->runs);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->told);

  G_OBJECT_CLASS (matchup_notifier_parent_class)->finalize (object);
}

static void
matchup_notifier_class_init (MatchupNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_notifier_dispose;
  object_class->finalize = matchup_notifier_finalize;
}

static void
matchup_notifier_init (MatchupNotifier *self)
{
  self->runs = g_hash_table_new_full (NULL, NULL, g_object_unref, wait_unref);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MatchupNotifier *
matchup_notifier_new (GtkApplication *application, GSettings *settings, MatchupWorkspace *workspace)
{
  MatchupNotifier *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_NOTIFIER, NULL);
  self->application = application;
  g_set_object (&self->settings, settings);
  self->workspace = g_object_ref (workspace);
  for (GList *list = gtk_application_get_windows (application); list != NULL; list = list->next)
    watch (self, list->data);
  g_signal_connect_object (application,
                           "window-added",
                           G_CALLBACK (watch),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application,
                           "window-removed",
                           G_CALLBACK (look),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
matchup_notifier_tells (MatchupNotifier *self, const char *conversation_id)
{
  g_return_val_if_fail (MATCHUP_IS_NOTIFIER (self), FALSE);

  return g_hash_table_contains (self->told, conversation_id);
}
