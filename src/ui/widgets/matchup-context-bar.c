/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-context-bar.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-memory-change.h"
#include "matchup-question.h"
#include "matchup-sentence.h"
#include "matchup-summarizer.h"
#include "matchup-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What stays takes at most so much of the window: room for what is asked next. */
#define SHARE 0.5

struct _MatchupContextBar
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupLineup *lineup;
  MatchupContext *context;
  GSimpleActionGroup *actions;

  GCancellable *working; /* a summary is being made */
  char *failure;         /* why the last one was not; or NULL */
  char *again_id;        /* the round that is asked again when it is; or NULL */

  GtkLabel *sentence;
  GtkWidget *spinner;
  GtkWidget *icon;
  GtkWidget *summarize_button;
  GtkWidget *cut_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (MatchupContextBar, matchup_context_bar, GTK_TYPE_WIDGET)

static gboolean
is_chat (MatchupContextBar *self)
{
  return self->conversation != NULL &&
         matchup_conversation_get_kind (self->conversation) == MATCHUP_CONVERSATION_KIND_CHAT;
}

static MatchupContestant *
get_contestant (MatchupContextBar *self)
{
  return self->lineup != NULL && matchup_lineup_get_size (self->lineup) > 0
             ? matchup_lineup_get (self->lineup, 0)
             : NULL;
}

static char *
dup_full_sentence (MatchupContextBar *self, gboolean cuttable)
{
  const char *name = matchup_contestant_get_name (get_contestant (self));

  if (cuttable)
    /* Translators: %s is the name of a model */
    return matchup_sentence_insert_name (
        /* Translators: %s is the name of a model */
        _ ("This chat is longer than what %s can take in at once."),
        name);
  /* Translators: %s is the name of a model */
  return matchup_sentence_insert_name (
      /* Translators: %s is the name of a model */
      _ ("This message alone is longer than what %s can take in at once."),
      name);
}

static void
set_action_enabled (MatchupContextBar *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

/* Whether the keyboard's focus was in it and has to go elsewhere. */
static gboolean
show_part (GtkWidget *part, gboolean visible)
{
  gboolean left = !visible && matchup_focus_leave (part, NULL);

  gtk_widget_set_visible (part, visible);
  return left;
}

/* What was pressed is gone: to what came in its place, else to what is below the bar. */
static void
give_focus (MatchupContextBar *self)
{
  for (GtkWidget *widget = GTK_WIDGET (self); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      if (gtk_widget_get_visible (widget) && gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
update (MatchupContextBar *self)
{
  gboolean working = self->working != NULL;
  gboolean full = get_contestant (self) != NULL && matchup_context_is_full (self->context);
  const MatchupContextUse *use = matchup_context_get_use (self->context);
  gboolean cuttable = self->conversation != NULL && use->can_cut;
  gboolean focus_left;
  g_autofree char *sentence = NULL;

  /* Before its action is disabled: a button that cannot be pressed loses the focus at once. */
  focus_left = show_part (GTK_WIDGET (self), working || full || self->failure != NULL);
  gtk_widget_set_visible (self->spinner, working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), working);
  gtk_widget_set_visible (self->icon, !working);
  focus_left |= show_part (self->stop_button, working);
  focus_left |= show_part (self->summarize_button, !working && cuttable && is_chat (self));
  focus_left |= show_part (self->cut_button, !working && cuttable);
  set_action_enabled (self, "summarize", !working && cuttable && is_chat (self));
  set_action_enabled (self, "cut", !working && cuttable);
  set_action_enabled (self, "whole", !working && use->n_left_out > 0);
  set_action_enabled (self, "shorten", !working);
  set_action_enabled (self, "stop", working);
  if (focus_left)
    give_focus (self);
  if (working)
    sentence = g_strdup (_ ("The beginning of this chat is being summarised…"));
  else if (self->failure != NULL)
    sentence = g_strdup (self->failure);
  else if (full)
    sentence = dup_full_sentence (self, cuttable);
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
}

static MatchupMemoryChange *
begin_change (MatchupContextBar *self)
{
  return matchup_memory_change_new (matchup_workspace_get_history (self->workspace),
                                    self->conversation);
}

static gboolean
was_too_long (MatchupAnswer *answer)
{
  MatchupRun *run = matchup_answer_get_current (answer);
  MatchupErrorInfo *error = run != NULL ? matchup_run_get_error (run) : NULL;

  return error != NULL && matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_CONTEXT_LENGTH;
}

/* The round whose answer was refused for its length, if one was, is asked once more. */
static void
ask_again (MatchupContextBar *self)
{
  g_autofree char *id = g_steal_pointer (&self->again_id);
  MatchupRound *round =
      id != NULL ? matchup_conversation_find_round (self->conversation, id) : NULL;

  for (guint i = 0; round != NULL && i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, i);

      if (was_too_long (answer))
        matchup_workspace_ask_again (self->workspace, self->conversation, round, answer);
    }
}

static void
cut_at (MatchupContextBar *self, MatchupRound *round)
{
  MatchupMemoryChange *change = begin_change (self);

  g_clear_pointer (&self->failure, g_free);
  matchup_memory_change_set (change, round, "");
  matchup_memory_change_tell (change,
                              GTK_WIDGET (self),
                              _ ("The beginning is left out from now on"));
  ask_again (self);
  update (self);
}

typedef struct
{
  MatchupContextBar *bar;
  GCancellable *working;
  MatchupMemoryChange *change;
} Summarizing;

static void
summarized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Summarizing *work = user_data;
  g_autoptr (MatchupContextBar) self = work->bar;
  g_autoptr (GCancellable) working = work->working;
  g_autoptr (MatchupMemoryChange) change = work->change;
  g_autoptr (GError) error = NULL;
  gboolean done = matchup_summarizer_run_finish (MATCHUP_WORKSPACE (source), result, &error);

  g_free (work);
  /* Another conversation is looked at or was in between, or the page is gone. */
  if (self->working != working)
    return;
  g_clear_object (&self->working);
  if (done)
    {
      matchup_memory_change_tell (g_steal_pointer (&change),
                                  GTK_WIDGET (self),
                                  _ ("A summary is sent in place of the beginning from now on"));
      ask_again (self);
    }
  else
    {
      g_clear_pointer (&self->again_id, g_free);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        self->failure = g_strdup (error->message);
    }
  update (self);
}

static void
summarize_up_to (MatchupContextBar *self, MatchupRound *round)
{
  Summarizing *work = g_new0 (Summarizing, 1);

  g_clear_pointer (&self->failure, g_free);
  self->working = g_cancellable_new ();
  work->bar = g_object_ref (self);
  work->working = g_object_ref (self->working);
  work->change = begin_change (self);
  matchup_memory_change_note (work->change, round);
  matchup_summarizer_run_async (self->workspace,
                                self->conversation,
                                round,
                                get_contestant (self),
                                self->working,
                                summarized_cb,
                                work);
  update (self);
}

static void
summarize_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupContextBar *self = user_data;
  MatchupRound *round = matchup_context_find_cut (self->context, SHARE, NULL);

  if (round != NULL && is_chat (self))
    summarize_up_to (self, round);
}

static void
cut_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupContextBar *self = user_data;
  MatchupRound *round =
      self->conversation != NULL ? matchup_context_find_cut (self->context, SHARE, NULL) : NULL;

  if (round != NULL)
    cut_at (self, round);
}

static void
whole_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupContextBar *self = user_data;
  MatchupMemoryChange *change = begin_change (self);

  for (guint i = 0; i < matchup_conversation_get_n_rounds (self->conversation); i++)
    {
      MatchupRound *round = matchup_conversation_get_round (self->conversation, i);

      if (matchup_round_get_summary (round) != NULL)
        matchup_memory_change_set (change, round, NULL);
    }
  matchup_memory_change_tell (change,
                              GTK_WIDGET (self),
                              _ ("The beginning is sent again from now on"));
}

static void
stop_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupContextBar *self = user_data;

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
}

/* Where to cut for a round that was refused, by the memory of who refused it. */
static MatchupRound *
find_cut_before (MatchupContextBar *self, MatchupRound *refused)
{
  g_autoptr (MatchupContext) context = matchup_context_new ();
  MatchupContestant *contestant = get_contestant (self);

  for (guint i = 0; i < matchup_round_get_n_answers (refused); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (refused, i);

      if (was_too_long (answer))
        contestant = matchup_answer_get_contestant (answer);
    }
  matchup_context_set_conversation (context, self->conversation);
  matchup_context_set_contestant (context, contestant);
  return matchup_context_find_cut (context, SHARE, refused);
}

static void
chosen_cb (MatchupContextBar *self, const char *response, GtkWidget *dialog)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), "matchup-round");
  MatchupRound *refused =
      self->conversation != NULL ? matchup_conversation_find_round (self->conversation, id) : NULL;
  MatchupRound *round = refused != NULL ? find_cut_before (self, refused) : NULL;

  if (round == NULL || self->working != NULL || g_str_equal (response, "cancel"))
    return;
  g_free (self->again_id);
  self->again_id = g_strdup (id);
  if (g_str_equal (response, "summarize"))
    summarize_up_to (self, round);
  else
    cut_at (self, round);
}

static void
shorten_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupContextBar *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->conversation == NULL || root == NULL)
    return;
  dialog = adw_message_dialog_new (
      GTK_WINDOW (root),
      _ ("What Shall Happen to the Beginning?"),
      is_chat (self) ? _ ("This conversation is longer than what the model can take in at once. "
                          "Nothing of it is deleted: only less of it is sent.")
                     : _ ("This comparison is longer than what a model can take in at once. "
                          "Nothing of it is deleted: only less of it is sent, to all models."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  /* Translators: a button */
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cut", _ ("_Leave It Out"));
  if (is_chat (self))
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog),
                                       "summarize",
                                       /* Translators: a button */
                                       _ ("_Summarise It"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                                  "summarize",
                                                  ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           is_chat (self) ? "summarize" : "cut");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "matchup-round", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  matchup_question_present (dialog);
}

static void
stop_working (MatchupContextBar *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->again_id, g_free);
}

static void
matchup_context_bar_dispose (GObject *object)
{
  MatchupContextBar *self = MATCHUP_CONTEXT_BAR (object);
  GtkWidget *child;

  stop_working (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);
  g_clear_object (&self->lineup);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_context_bar_parent_class)->dispose (object);
}

static void
matchup_context_bar_class_init (MatchupContextBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_context_bar_dispose;
  gtk_widget_class_set_css_name (widget_class, "contextbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (MatchupContextBar *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  matchup_accessible_name_by_label (button);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
matchup_context_bar_init (MatchupContextBar *self)
{
  static const GActionEntry entries[] = {
    { .name = "summarize", .activate = summarize_action },
    { .name = "cut", .activate = cut_action },
    { .name = "whole", .activate = whole_action },
    { .name = "shorten", .activate = shorten_action, .parameter_type = "s" },
    { .name = "stop", .activate = stop_action },
  };
  GtkWidget *said = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->context = matchup_context_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "context", G_ACTION_GROUP (self->actions));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (12, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-banner");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Memory of the model"),
                                  -1);
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->spinner),
                               GTK_ACCESSIBLE_STATE_HIDDEN,
                               TRUE,
                               -1);
  self->sentence = g_object_new (GTK_TYPE_LABEL,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_ALERT,
                                 "wrap",
                                 TRUE,
                                 "xalign",
                                 0.0,
                                 "width-chars",
                                 12,
                                 NULL);
  gtk_box_append (GTK_BOX (said), self->icon);
  gtk_box_append (GTK_BOX (said), self->spinner);
  gtk_box_append (GTK_BOX (said), GTK_WIDGET (self->sentence));
  gtk_widget_set_parent (said, GTK_WIDGET (self));
  /* Translators: a button */
  self->summarize_button = add_button (self, _ ("_Summarise the Beginning"), "context.summarize");
  /* Translators: a button */
  self->cut_button = add_button (self, _ ("_Leave Out the Beginning"), "context.cut");
  /* Translators: a button */
  self->stop_button = add_button (self, _ ("St_op"), "context.stop");
}

GtkWidget *
matchup_context_bar_new (MatchupWorkspace *workspace)
{
  MatchupContextBar *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_CONTEXT_BAR, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (self->context, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace,
                           "notify::n-active",
                           G_CALLBACK (matchup_context_update),
                           self->context,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* In a comparison each has its own memory, and who is full says so itself. */
static void
lineup_changed_cb (MatchupContextBar *self)
{
  gboolean alone = self->conversation == NULL || is_chat (self);

  matchup_context_set_contestant (self->context,
                                  alone && self->lineup != NULL &&
                                          matchup_lineup_get_size (self->lineup) == 1
                                      ? get_contestant (self)
                                      : NULL);
}

void
matchup_context_bar_set_conversation (MatchupContextBar *self,
                                      MatchupConversation *conversation,
                                      MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_CONTEXT_BAR (self));
  g_return_if_fail (conversation == NULL || MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (lineup == NULL || MATCHUP_IS_LINEUP (lineup));

  if (self->conversation != conversation)
    stop_working (self);
  g_set_object (&self->conversation, conversation);
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_func (self->lineup, lineup_changed_cb, self);
  g_set_object (&self->lineup, lineup);
  if (lineup != NULL)
    g_signal_connect_object (lineup,
                             "items-changed",
                             G_CALLBACK (lineup_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  matchup_context_set_conversation (self->context, conversation);
  lineup_changed_cb (self);
  update (self);
}

MatchupContext *
matchup_context_bar_get_context (MatchupContextBar *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTEXT_BAR (self), NULL);
  return self->context;
}

GActionGroup *
matchup_context_bar_get_actions (MatchupContextBar *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONTEXT_BAR (self), NULL);
  return G_ACTION_GROUP (self->actions);
}
