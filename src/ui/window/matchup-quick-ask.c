/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-quick-ask-private.h"

#include "matchup-accessible-name.h"
#include "matchup-chat-row.h"
#include "matchup-config.h"
#include "matchup-dependents.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-private-mark.h"
#include "matchup-quick-ask-model.h"
#include "matchup-sentence.h"
#include "matchup-setting-support.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

/* As high as it becomes with the first answer; pixels. */
#define HEIGHT 560

enum
{
  SIGNAL_RETRY,
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupQuickAsk, matchup_quick_ask, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
is_busy (MatchupQuickAsk *self)
{
  guint n = self->conversation != NULL ? matchup_conversation_get_n_all (self->conversation) : 0;

  for (guint i = n; i > 0; i--)
    if (matchup_round_is_busy (matchup_conversation_get_all (self->conversation, i - 1)))
      return TRUE;
  return FALSE;
}

static void
show_model (MatchupQuickAsk *self)
{
  const char *name = self->contestant != NULL ? matchup_contestant_get_name (self->contestant)
                                              : C_ ("model", "Choose a Model");
  /* Translators: %s is the name of a model. */
  g_autofree char *label = self->contestant != NULL
                               ? matchup_sentence_insert_name (_ ("Model: %s"), name)
                               : g_strdup (_ ("Choose a model"));

  gtk_label_set_text (self->model_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->model_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
show_trouble (MatchupQuickAsk *self, const char *sentence, const char *help)
{
  gtk_widget_set_visible (self->trouble, sentence != NULL);
  if (sentence == NULL)
    return;
  gtk_label_set_text (self->trouble_label, sentence);
  gtk_button_set_label (self->trouble_button, help);
  matchup_accessible_name_by_label (GTK_WIDGET (self->trouble_button));
}

static void
update (MatchupQuickAsk *self)
{
  GListModel *providers;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quick-ask.open", self->conversation != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->private_button), self->conversation == NULL);
  matchup_composer_set_busy (self->composer, is_busy (self));
  if (self->workspace == NULL)
    return;
  providers = G_LIST_MODEL (matchup_workspace_get_providers (self->workspace));
  if (g_list_model_get_n_items (providers) == 0 && self->contestant == NULL)
    show_trouble (self, _ ("No service is connected yet."), _ ("_Connect a Service"));
  else
    show_trouble (self, NULL, NULL);
  matchup_composer_set_can_send (self->composer,
                                 self->contestant != NULL || self->cancellable != NULL);
  show_model (self);
}

static MatchupMessage *
make_prompt (MatchupQuickAsk *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) pictures =
      matchup_picture_tray_dup_parts (matchup_composer_get_tray (self->composer));
  MatchupMessage *prompt = matchup_message_new_text (MATCHUP_ROLE_USER, stripped);

  for (guint i = 0; i < pictures->len; i++)
    matchup_message_add_attachment (prompt, g_ptr_array_index (pictures, i));
  return prompt;
}

static void
show_transcript (MatchupQuickAsk *self)
{
  int width, height;

  if (self->transcript == NULL)
    {
      self->transcript = MATCHUP_TRANSCRIPT (matchup_transcript_new (self->workspace));
      matchup_transcript_set_make_row (self->transcript, matchup_chat_row_new);
      adw_bin_set_child (self->bin, GTK_WIDGET (self->transcript));
      gtk_widget_set_visible (GTK_WIDGET (self->bin), TRUE);
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      if (height < HEIGHT)
        gtk_window_set_default_size (GTK_WINDOW (self), width, HEIGHT);
    }
  matchup_transcript_set_conversation (self->transcript, self->conversation);
}

/* Who was asked last answers in the next new chat as well; but not who was asked in private. */
static void
keep_model (MatchupQuickAsk *self)
{
  MatchupLineup *sticking = matchup_workspace_get_chat_lineup (self->workspace);
  MatchupLineup *lineup = matchup_conversation_get_lineup (self->conversation);

  if (!matchup_conversation_get_private (self->conversation) &&
      !matchup_lineup_is_like (sticking, lineup))
    matchup_lineup_set_all (sticking, lineup);
}

/* One engine for all: a chat is a comparison with one contestant. */
static void
ask (MatchupQuickAsk *self, const char *text)
{
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupMessage) prompt = make_prompt (self, text);

  if (self->conversation == NULL)
    {
      g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();

      matchup_lineup_append (lineup, self->contestant);
      self->conversation =
          matchup_history_create (matchup_workspace_get_history (self->workspace),
                                  MATCHUP_CONVERSATION_KIND_CHAT,
                                  lineup,
                                  gtk_toggle_button_get_active (self->private_button));
    }
  keep_model (self);
  matchup_composer_apply (self->composer, self->conversation);
  group = matchup_workspace_ask_message (self->workspace, self->conversation, prompt);
  matchup_composer_clear (self->composer);
  matchup_composer_set_target (self->composer,
                               self->workspace,
                               self->conversation,
                               matchup_conversation_get_lineup (self->conversation));
  show_transcript (self);
  matchup_transcript_go_to_end (self->transcript);
  update (self);
}

static void
send_cb (MatchupQuickAsk *self, const char *text)
{
  self->waiting = self->contestant == NULL;
  if (!self->waiting)
    ask (self, text);
}

/* What was sent too early goes now, as it stands there by now. */
static void
use_contestant (MatchupQuickAsk *self, MatchupContestant *contestant)
{
  g_set_object (&self->contestant, contestant);
  if (self->conversation != NULL && contestant != NULL)
    matchup_lineup_replace (matchup_conversation_get_lineup (self->conversation), 0, contestant);
  if (contestant != NULL)
    {
      g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();

      matchup_lineup_append (lineup, contestant);
      matchup_composer_set_target (self->composer, self->workspace, self->conversation, lineup);
    }
  update (self);
  if (self->waiting && contestant != NULL)
    {
      self->waiting = FALSE;
      matchup_composer_send (self->composer);
    }
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupQuickAsk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupContestant) contestant = matchup_quick_ask_model_find_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_message ("The model of the last chat is not known: %s", error->message);
  g_clear_object (&self->cancellable);
  if (contestant == NULL)
    self->waiting = FALSE;
  use_contestant (self, contestant);
}

static void
stop_looking (MatchupQuickAsk *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
picked_cb (MatchupQuickAsk *self, MatchupModelRef *model)
{
  g_autoptr (MatchupParams) params = NULL;
  g_autoptr (MatchupContestant) contestant = NULL;

  stop_looking (self);
  matchup_composer_focus (self->composer);
  /* The same one with another id would not be given what it said itself. */
  if (self->contestant != NULL &&
      matchup_model_ref_equal (matchup_contestant_get_model (self->contestant), model))
    return;
  params =
      self->contestant != NULL
          ? matchup_setting_support_keep_accepted (matchup_workspace_get_providers (
                                                       self->workspace),
                                                   model,
                                                   matchup_contestant_get_params (self->contestant))
          : matchup_params_new_empty ();
  contestant = matchup_contestant_new (NULL, model, params);
  use_contestant (self, contestant);
}

void
_matchup_quick_ask_drop (MatchupQuickAsk *self)
{
  g_autoptr (MatchupContestant) last = g_steal_pointer (&self->contestant);
  g_autoptr (MatchupContestant) next = NULL;

  if (self->conversation != NULL && matchup_conversation_get_private (self->conversation))
    _matchup_quick_ask_stop (self);
  matchup_composer_focus (self->composer);
  gtk_widget_set_visible (GTK_WIDGET (self->bin), FALSE);
  adw_bin_set_child (self->bin, NULL);
  self->transcript = NULL;
  g_clear_object (&self->conversation);
  /* Another conversation is another contestant. */
  if (last != NULL)
    next = matchup_contestant_new_named (NULL,
                                         matchup_contestant_get_model (last),
                                         matchup_contestant_get_params (last),
                                         matchup_contestant_get_own_name (last));
  use_contestant (self, next);
}

/* In another window; what comes next is not sent to a chat that is gone. */
static void
deleted_cb (MatchupQuickAsk *self, const char *id)
{
  if (self->conversation != NULL &&
      g_str_equal (matchup_conversation_get_id (self->conversation), id))
    _matchup_quick_ask_drop (self);
}

/* The first service was connected just now, or the last one is gone. */
static void
providers_changed_cb (MatchupQuickAsk *self)
{
  if (self->contestant == NULL && self->cancellable == NULL)
    {
      self->cancellable = g_cancellable_new ();
      matchup_quick_ask_model_find_async (self->workspace,
                                          self->cancellable,
                                          found_cb,
                                          g_object_ref (self));
    }
  update (self);
}

static void
picker_opens_cb (GtkMenuButton *button, gpointer user_data)
{
  MatchupQuickAsk *self = user_data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) == NULL)
    {
      picker = matchup_model_picker_new (self->workspace);
      g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, picker);
    }
  matchup_model_picker_set_current (MATCHUP_MODEL_PICKER (gtk_menu_button_get_popover (button)),
                                    self->contestant != NULL
                                        ? matchup_contestant_get_model (self->contestant)
                                        : NULL);
}

void
_matchup_quick_ask_stop (MatchupQuickAsk *self)
{
  for (guint i = 0;
       self->conversation != NULL && i < matchup_conversation_get_n_all (self->conversation);
       i++)
    matchup_round_stop_all (matchup_conversation_get_all (self->conversation, i));
}

static void
private_toggled_cb (MatchupQuickAsk *self)
{
  gboolean private_ = gtk_toggle_button_get_active (self->private_button);

  gtk_widget_set_visible (self->private_label, private_);
  matchup_private_mark_set (GTK_WIDGET (self), private_);
}

static void
trouble_clicked_cb (MatchupQuickAsk *self)
{
  if (self->failed)
    {
      self->failed = FALSE;
      gtk_widget_set_visible (self->trouble, FALSE);
      g_signal_emit (self, signals[SIGNAL_RETRY], 0);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "app.preferences", "s", "");
}

void
_matchup_quick_ask_move_on (MatchupQuickAsk *self, const char *action, GVariant *parameter)
{
  g_autoptr (MatchupConversation) conversation = g_steal_pointer (&self->conversation);

  if (conversation == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, conversation, action, parameter);
  gtk_window_close (GTK_WINDOW (self));
}

/* What is private is gone with its window, and nobody waits for it. */
static gboolean
matchup_quick_ask_close_request (GtkWindow *window)
{
  MatchupQuickAsk *self = MATCHUP_QUICK_ASK (window);

  if (self->conversation != NULL && matchup_conversation_get_private (self->conversation))
    _matchup_quick_ask_stop (self);
  matchup_dependents_close (window);
  matchup_private_mark_set (GTK_WIDGET (window), FALSE);
  return GTK_WINDOW_CLASS (matchup_quick_ask_parent_class)->close_request (window);
}

static void
matchup_quick_ask_dispose (GObject *object)
{
  MatchupQuickAsk *self = MATCHUP_QUICK_ASK (object);

  stop_looking (self);
  self->transcript = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_QUICK_ASK);
  g_clear_object (&self->conversation);
  g_clear_object (&self->contestant);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_quick_ask_parent_class)->dispose (object);
}

static void
add_signals (MatchupQuickAskClass *klass)
{
  signals[SIGNAL_RETRY] = g_signal_new ("retry",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  signals[SIGNAL_OPEN] = g_signal_new ("open",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       3,
                                       MATCHUP_TYPE_CONVERSATION,
                                       G_TYPE_STRING,
                                       G_TYPE_VARIANT);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, MatchupQuickAsk, child)

static void
matchup_quick_ask_class_init (MatchupQuickAskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_quick_ask_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = matchup_quick_ask_close_request;
  add_signals (klass);
  _matchup_quick_ask_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_o,
                                       GDK_CONTROL_MASK,
                                       "quick-ask.open",
                                       NULL);
  g_type_ensure (MATCHUP_TYPE_COMPOSER);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-quick-ask.ui");
  BIND (private_button);
  BIND (private_label);
  BIND (model_button);
  BIND (model_label);
  BIND (trouble);
  BIND (trouble_label);
  BIND (trouble_button);
  BIND (composer);
  BIND (bin);
  gtk_widget_class_bind_template_callback (widget_class, private_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, trouble_clicked_cb);
}

static void
matchup_quick_ask_init (MatchupQuickAsk *self)
{
  _matchup_quick_ask_init_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_wrap_texts (self->trouble_button);
  gtk_menu_button_set_create_popup_func (self->model_button, picker_opens_cb, self, NULL);
  g_signal_connect_object (self->composer, "send", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer,
                           "stop",
                           G_CALLBACK (_matchup_quick_ask_stop),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_accessible_name_by_label (GTK_WIDGET (self->trouble_button));
  matchup_composer_set_placeholder (self->composer, _ ("Ask…"));
  matchup_composer_set_can_send (self->composer, TRUE);
  update (self);
}

MatchupQuickAsk *
matchup_quick_ask_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (MATCHUP_TYPE_QUICK_ASK, "application", application, NULL);
}

void
matchup_quick_ask_show_trouble (MatchupQuickAsk *self, const char *sentence)
{
  g_return_if_fail (MATCHUP_IS_QUICK_ASK (self));
  g_return_if_fail (sentence != NULL);

  self->failed = TRUE;
  self->waiting = FALSE;
  show_trouble (self, sentence, _ ("_Try Again"));
}

void
matchup_quick_ask_set_workspace (MatchupQuickAsk *self, MatchupWorkspace *workspace)
{
  g_return_if_fail (MATCHUP_IS_QUICK_ASK (self));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->failed = FALSE;
  self->workspace = g_object_ref (workspace);
  matchup_picture_tray_set_workspace (matchup_composer_get_tray (self->composer), workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self->model_button), TRUE);
  g_signal_connect_object (workspace,
                           "notify::n-active",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_providers (workspace),
                           "items-changed",
                           G_CALLBACK (providers_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_history (workspace),
                           "deleted",
                           G_CALLBACK (deleted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  providers_changed_cb (self);
}

void
matchup_quick_ask_focus (MatchupQuickAsk *self)
{
  g_return_if_fail (MATCHUP_IS_QUICK_ASK (self));

  matchup_composer_focus (self->composer);
}

MatchupConversation *
matchup_quick_ask_get_conversation (MatchupQuickAsk *self)
{
  g_return_val_if_fail (MATCHUP_IS_QUICK_ASK (self), NULL);

  return self->conversation;
}
