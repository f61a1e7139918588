/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-queue-bar.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-personal-data-dialog.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

struct _MatchupPromptQueueBar
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupPromptQueue *queue; /* that is shown; NULL: none */
  GHashTable *hidden;        /* ids of conversations whose list is not offered elsewhere */
  gboolean filling;

  GtkWidget *box;
  GtkLabel *place;
  GtkLabel *sentence;
  GtkWidget *pause_button;
  GtkWidget *continue_button;
  GtkWidget *budget_button;
  GtkWidget *open_button;
  GtkWidget *stop_button;
  GtkWidget *hide_button;
  GtkProgressBar *progress;
  GtkCheckButton *wait_button;
};

G_DEFINE_FINAL_TYPE (MatchupPromptQueueBar, matchup_prompt_queue_bar, GTK_TYPE_WIDGET)

static MatchupPromptQueues *
get_queues (MatchupPromptQueueBar *self)
{
  return matchup_workspace_get_prompt_queues (self->workspace);
}

static gboolean
is_here (MatchupPromptQueueBar *self)
{
  return self->conversation != NULL && self->queue != NULL &&
         g_str_equal (matchup_conversation_get_id (self->conversation),
                      matchup_prompt_queue_get_conversation_id (self->queue));
}

/* Of a conversation in the history; NULL: it is deleted. */
static char *
dup_title (MatchupPromptQueueBar *self, const char *id)
{
  MatchupConversationSummary *summary =
      matchup_history_find (matchup_workspace_get_history (self->workspace), id);

  return summary != NULL ? g_strdup (matchup_conversation_summary_get_title (summary)) : NULL;
}

/* One that was left over when the program ended is offered everywhere. */
static MatchupPromptQueue *
find_left_over (MatchupPromptQueueBar *self)
{
  GListModel *queues = G_LIST_MODEL (get_queues (self));

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (MatchupPromptQueue) queue = g_list_model_get_item (queues, i);
      const char *id = matchup_prompt_queue_get_conversation_id (queue);
      g_autofree char *title = dup_title (self, id);

      if (title != NULL && !g_hash_table_contains (self->hidden, id) &&
          matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_PAUSED &&
          matchup_prompt_queue_get_pause (queue) == MATCHUP_PROMPT_QUEUE_BY_RESTART)
        return queue;
    }
  return NULL;
}

static void
show_place (MatchupPromptQueueBar *self, gboolean here)
{
  guint total = matchup_prompt_queue_get_total (self->queue);
  guint done = matchup_prompt_queue_get_n_done (self->queue);
  g_autofree char *title = dup_title (self, matchup_prompt_queue_get_conversation_id (self->queue));
  g_autofree char *format = NULL;
  g_autofree char *text = NULL;

  if (here)
    {
      /* Translators: how many questions of a list were answered */
      text = g_strdup_printf (ngettext ("%u of %u question", "%u of %u questions", total),
                              done,
                              total);
      gtk_label_set_text (self->place, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), text);
      return;
    }
  /* Translators: %s is the title of a comparison. */
  text = matchup_sentence_insert_name (_ ("The list of “%s” is not finished"),
                                       title != NULL ? title : "");
  gtk_label_set_text (self->place, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), text);
}

static MatchupBudget *
get_budget (MatchupPromptQueueBar *self)
{
  return matchup_workspace_get_budget (self->workspace);
}

static gboolean
can_continue (MatchupPromptQueueBar *self)
{
  return !matchup_prompt_queue_is_over_budget (self->queue) ||
         matchup_budget_can_go_over (get_budget (self));
}

static void
update_budget (MatchupPromptQueueBar *self, gboolean over)
{
  gtk_button_set_label (GTK_BUTTON (self->continue_button),
                        over ? /* Translators: a button */ _ ("_Send Anyway") : _ ("C_ontinue"));
  matchup_accessible_name_by_label (self->continue_button);
  gtk_widget_set_visible (self->budget_button, over);
}

static void
update (MatchupPromptQueueBar *self)
{
  gboolean here = is_here (self);
  gboolean paused;
  g_autofree char *sentence = NULL;

  if (self->queue == NULL)
    {
      matchup_focus_leave (GTK_WIDGET (self), NULL);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  paused = matchup_prompt_queue_get_state (self->queue) == MATCHUP_PROMPT_QUEUE_PAUSED;
  sentence = matchup_prompt_queue_dup_sentence (self->queue);
  show_place (self, here);
  gtk_label_set_text (self->sentence, here ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), here);
  gtk_progress_bar_set_fraction (self->progress,
                                 (double) matchup_prompt_queue_get_n_done (self->queue) /
                                     MAX (matchup_prompt_queue_get_total (self->queue), 1));
  /* The one that takes over comes first, so that the keyboard finds it. */
  update_budget (self, here && matchup_prompt_queue_is_over_budget (self->queue));
  gtk_widget_set_visible (self->continue_button, here && paused && can_continue (self));
  if (gtk_widget_has_focus (self->pause_button) && paused)
    gtk_widget_grab_focus (self->continue_button);
  gtk_widget_set_visible (self->pause_button, here && !paused);
  gtk_widget_set_visible (self->open_button, !here);
  gtk_widget_set_visible (self->hide_button, !here);
  gtk_widget_set_visible (self->stop_button, here);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), here);
  gtk_widget_set_visible (GTK_WIDGET (self->wait_button), here);
  self->filling = TRUE;
  gtk_check_button_set_active (self->wait_button, matchup_prompt_queue_get_wait (self->queue));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* Which list is to be shown. */
static void
choose (MatchupPromptQueueBar *self)
{
  MatchupPromptQueue *queue = NULL;

  if (self->conversation != NULL)
    queue = matchup_prompt_queues_find (get_queues (self),
                                        matchup_conversation_get_id (self->conversation));
  if (queue == NULL)
    queue = find_left_over (self);
  if (queue != self->queue)
    {
      if (self->queue != NULL)
        g_signal_handlers_disconnect_by_data (self->queue, self);
      g_set_object (&self->queue, queue);
      if (queue != NULL)
        g_signal_connect_object (queue, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

static void
pause_clicked_cb (MatchupPromptQueueBar *self)
{
  if (self->queue != NULL)
    matchup_prompt_queue_pause (self->queue);
}

static void
resume (MatchupPromptQueueBar *self)
{
  gboolean had_focus = gtk_widget_has_focus (self->continue_button);

  if (matchup_prompt_queue_is_over_budget (self->queue))
    matchup_prompt_queue_resume_over_budget (self->queue, self->conversation);
  else
    matchup_prompt_queue_resume (self->queue, self->conversation);
  if (had_focus && gtk_widget_get_visible (self->pause_button))
    gtk_widget_grab_focus (self->pause_button);
}

/* What is needed to go on when the person has chosen what becomes of personal data. */
typedef struct
{
  MatchupPromptQueueBar *bar;
  MatchupPromptQueue *queue;
} Resume;

static void
resume_free (gpointer data)
{
  Resume *wanted = data;

  g_object_unref (wanted->bar);
  g_object_unref (wanted->queue);
  g_free (wanted);
}

static void
resume_asked (gpointer data)
{
  Resume *wanted = data;

  matchup_prompt_queue_set_may_leave (wanted->queue);
  if (wanted->bar->queue == wanted->queue && is_here (wanted->bar))
    resume (wanted->bar);
}

static void
continue_clicked_cb (MatchupPromptQueueBar *self)
{
  g_autoptr (GPtrArray) unasked = NULL;
  Resume *wanted;

  if (!is_here (self))
    return;
  unasked = matchup_prompt_queue_dup_unasked (self->queue, self->conversation);
  if (unasked == NULL)
    {
      resume (self);
      return;
    }
  wanted = g_new0 (Resume, 1);
  wanted->bar = g_object_ref (self);
  wanted->queue = g_object_ref (self->queue);
  matchup_personal_data_dialog_run_many (GTK_WIDGET (self),
                                         self->workspace,
                                         self->conversation,
                                         matchup_conversation_get_lineup (self->conversation),
                                         unasked,
                                         resume_asked,
                                         wanted,
                                         resume_free);
}

static void
open_clicked_cb (MatchupPromptQueueBar *self)
{
  g_autofree char *id = NULL;

  if (self->queue == NULL)
    return;
  id = g_strdup (matchup_prompt_queue_get_conversation_id (self->queue));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", id);
}

static void
hide_clicked_cb (MatchupPromptQueueBar *self)
{
  if (self->queue == NULL)
    return;
  g_hash_table_add (self->hidden,
                    g_strdup (matchup_prompt_queue_get_conversation_id (self->queue)));
  choose (self);
}

/* What is needed to take a stop back. */
typedef struct
{
  MatchupPromptQueues *queues;
  MatchupPromptQueue *queue;
} Stop;

static void
stop_free (gpointer data)
{
  Stop *stop = data;

  g_object_unref (stop->queues);
  g_object_unref (stop->queue);
  g_free (stop);
}

static void
undo_stop (gpointer data)
{
  Stop *stop = data;

  matchup_prompt_queues_restore (stop->queues, stop->queue);
}

static void
stop_clicked_cb (MatchupPromptQueueBar *self)
{
  Stop *stop;
  guint left;
  g_autofree char *text = NULL;

  if (self->queue == NULL)
    return;
  left =
      matchup_prompt_queue_get_total (self->queue) - matchup_prompt_queue_get_n_asked (self->queue);
  stop = g_new0 (Stop, 1);
  stop->queues = g_object_ref (get_queues (self));
  stop->queue = g_object_ref (self->queue);
  matchup_prompt_queue_stop (stop->queue);
  text = g_strdup_printf (ngettext ("List stopped: %u question was not asked",
                                    "List stopped: %u questions were not asked",
                                    left),
                          left);
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo_stop, stop, stop_free);
}

static void
wait_toggled_cb (MatchupPromptQueueBar *self)
{
  if (!self->filling && self->queue != NULL)
    matchup_prompt_queue_set_wait (self->queue, gtk_check_button_get_active (self->wait_button));
}

static void
matchup_prompt_queue_bar_dispose (GObject *object)
{
  MatchupPromptQueueBar *self = MATCHUP_PROMPT_QUEUE_BAR (object);

  self->filling = TRUE;
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_PROMPT_QUEUE_BAR);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_prompt_queue_bar_parent_class)->dispose (object);
}

static void
matchup_prompt_queue_bar_finalize (GObject *object)
{
  g_hash_table_unref (MATCHUP_PROMPT_QUEUE_BAR (object)->hidden);

  G_OBJECT_CLASS (matchup_prompt_queue_bar_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MatchupPromptQueueBar, name)

static void
matchup_prompt_queue_bar_class_init (MatchupPromptQueueBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_prompt_queue_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_prompt_queue_bar_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-prompt-queue-bar.ui");
  BIND (box);
  BIND (place);
  BIND (sentence);
  BIND (pause_button);
  BIND (continue_button);
  BIND (budget_button);
  BIND (open_button);
  BIND (stop_button);
  BIND (hide_button);
  BIND (progress);
  BIND (wait_button);
  gtk_widget_class_bind_template_callback (widget_class, pause_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, wait_toggled_cb);
}

static void
matchup_prompt_queue_bar_init (MatchupPromptQueueBar *self)
{
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_wrap_texts (self->wait_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("List of questions"),
                                  -1);
}

GtkWidget *
matchup_prompt_queue_bar_new (MatchupWorkspace *workspace)
{
  MatchupPromptQueueBar *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PROMPT_QUEUE_BAR, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_queues (self),
                           "items-changed",
                           G_CALLBACK (choose),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_history (workspace),
                           "items-changed",
                           G_CALLBACK (choose),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_budget (self),
                           "changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  choose (self);
  return GTK_WIDGET (self);
}

void
matchup_prompt_queue_bar_set_conversation (MatchupPromptQueueBar *self,
                                           MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE_BAR (self));

  g_set_object (&self->conversation, conversation);
  choose (self);
}
