/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-view.h"

#include "matchup-answer-facts.h"
#include "matchup-config.h"
#include "matchup-differences-window.h"
#include "matchup-error-action.h"
#include "matchup-focus.h"
#include "matchup-format.h"
#include "matchup-lazy-menu.h"
#include "matchup-markdown-view.h"
#include "matchup-md-plain.h"
#include "matchup-picture-row.h"
#include "matchup-service-name.h"
#include "matchup-stack-layout.h"
#include "matchup-toast.h"
#include "matchup-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

struct _MatchupAnswerView
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  MatchupAnswer *answer;
  MatchupRun *run; /* the one that is shown */
  guint countdown_id;

  GtkWidget *letter;
  GtkLabel *name;
  GtkLabel *service;
  GtkWidget *stop_button;
  GtkWidget *menu_button;
  GMenuModel *menu; /* the template's */
  GtkLabel *state;
  GtkExpander *thinking;
  AdwBin *body;
  GtkWidget *trouble;
  GtkLabel *sentence;
  GtkWidget *details;
  GtkLabel *details_label;
  GtkButton *help_button;
  AdwBin *facts;
  GtkWidget *attempts;
  GtkLabel *attempt;
};

G_DEFINE_FINAL_TYPE (MatchupAnswerView, matchup_answer_view, GTK_TYPE_WIDGET)

static MatchupProvider *
find_provider (MatchupAnswerView *self)
{
  MatchupModelRef *model =
      matchup_contestant_get_model (matchup_answer_get_contestant (self->answer));

  return matchup_provider_list_find (matchup_workspace_get_providers (self->workspace),
                                     matchup_model_ref_get_provider_id (model));
}

static char *
dup_service_name (MatchupAnswerView *self)
{
  MatchupProvider *provider = find_provider (self);
  MatchupModelRef *model =
      matchup_contestant_get_model (matchup_answer_get_contestant (self->answer));

  return provider != NULL ? matchup_service_dup_name (provider)
                          : g_strdup (matchup_model_ref_get_provider_id (model));
}

static MatchupProviderTemplate *
find_template (MatchupAnswerView *self)
{
  MatchupProvider *provider = find_provider (self);

  return provider != NULL ? matchup_provider_get_template (provider) : NULL;
}

static void
show_trouble (MatchupAnswerView *self, MatchupErrorInfo *error)
{
  g_autofree char *service = dup_service_name (self);
  g_autofree char *sentence = matchup_error_info_dup_sentence (error, service);
  g_autofree char *details = matchup_error_info_dup_details (error);

  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->details_label, details != NULL ? details : "");
  gtk_widget_set_visible (self->details, details != NULL);
}

static char *
dup_help_label (MatchupErrorAction action, gint64 seconds)
{
  g_autofree char *wait = NULL;

  switch (action)
    {
    case MATCHUP_ERROR_ACTION_OPEN_SETTINGS:
      return g_strdup (_ ("Open Preferences"));
    case MATCHUP_ERROR_ACTION_OPEN_CONSOLE:
      return g_strdup (_ ("Open the Service’s Console"));
    case MATCHUP_ERROR_ACTION_PAY:
      return g_strdup (_ ("Open the Billing Page"));
    case MATCHUP_ERROR_ACTION_START_OVER:
      return g_strdup (_ ("Start a New Comparison"));
    case MATCHUP_ERROR_ACTION_CHOOSE_MODEL:
      return g_strdup (_ ("Choose Another Model"));
    case MATCHUP_ERROR_ACTION_TRY_AGAIN:
    default:
      if (seconds == 0)
        return g_strdup (_ ("Try Again"));
      wait = matchup_format_wait (seconds);
      /* Translators: %s is a time like “12 s” or “2 min 5 s” */
      return g_strdup_printf (_ ("Try Again in %s"), wait);
    }
}

static gint64
get_wait (MatchupAnswerView *self, MatchupErrorInfo *error, MatchupErrorAction action)
{
  MatchupClock *clock = matchup_workspace_get_clock (self->workspace);

  if (action != MATCHUP_ERROR_ACTION_TRY_AGAIN)
    return 0;
  return (gint64) ceil (matchup_error_action_get_wait (error,
                                                       matchup_run_get_timings (self->run),
                                                       matchup_clock_get_real (clock)));
}

/* The button below the answer; gives the seconds until it can be pressed. */
static gint64
update_help (MatchupAnswerView *self)
{
  MatchupErrorInfo *error = matchup_run_get_error (self->run);
  MatchupRunState state = matchup_run_get_state (self->run);
  gboolean again = state == MATCHUP_RUN_STATE_INTERRUPTED || state == MATCHUP_RUN_STATE_STOPPED ||
                   (state == MATCHUP_RUN_STATE_DONE && !matchup_run_has_answer (self->run));
  gint64 wait = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->help_button), error != NULL || again);
  if (error != NULL)
    {
      MatchupErrorAction action = matchup_error_action_choose (error, find_template (self));
      g_autofree char *label = NULL;

      wait = get_wait (self, error, action);
      label = dup_help_label (action, wait);
      gtk_button_set_label (self->help_button, label);
    }
  else
    {
      gtk_button_set_label (self->help_button, _ ("Ask Again"));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->help_button), wait == 0);
  return wait;
}

static void
open_url (MatchupAnswerView *self, const char *url)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), url, GDK_CURRENT_TIME);
}

static void
help (MatchupAnswerView *self, MatchupErrorAction action)
{
  GtkWidget *widget = GTK_WIDGET (self);
  MatchupContestant *contestant = matchup_answer_get_contestant (self->answer);
  MatchupModelRef *model = matchup_contestant_get_model (contestant);
  MatchupMessage *prompt = matchup_round_get_prompt (self->round);
  g_autofree char *text = matchup_message_dup_text (prompt, MATCHUP_PART_KIND_TEXT);

  switch (action)
    {
    case MATCHUP_ERROR_ACTION_OPEN_SETTINGS:
      gtk_widget_activate_action (widget,
                                  "app.preferences",
                                  "s",
                                  matchup_model_ref_get_provider_id (model));
      break;
    case MATCHUP_ERROR_ACTION_OPEN_CONSOLE:
    case MATCHUP_ERROR_ACTION_PAY:
      open_url (self, matchup_error_action_get_url (action, find_template (self)));
      break;
    case MATCHUP_ERROR_ACTION_START_OVER:
      gtk_widget_activate_action (widget, "win.start-over", "s", text);
      break;
    case MATCHUP_ERROR_ACTION_CHOOSE_MODEL:
      gtk_widget_activate_action (widget,
                                  "compare.choose-model",
                                  "s",
                                  matchup_contestant_get_id (contestant));
      break;
    case MATCHUP_ERROR_ACTION_TRY_AGAIN:
    default:
      gtk_widget_activate_action (widget, "answer.again", NULL);
      break;
    }
}

static void
help_clicked_cb (MatchupAnswerView *self)
{
  MatchupErrorInfo *error = matchup_run_get_error (self->run);

  help (self,
        error != NULL ? matchup_error_action_choose (error, find_template (self))
                      : MATCHUP_ERROR_ACTION_TRY_AGAIN);
}

static void
update_attempts (MatchupAnswerView *self)
{
  guint n_runs = matchup_answer_get_n_runs (self->answer);
  guint position = matchup_answer_get_current_position (self->answer);
  g_autofree char *text = NULL;

  /* Translators: which of several answers is shown: 1 of 3 */
  text = g_strdup_printf (_ ("%u of %u"), position + 1, n_runs);
  gtk_label_set_text (self->attempt, text);
  gtk_widget_set_visible (self->attempts, n_runs > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.earlier", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.later", position + 1 < n_runs);
}

/* Most models show no thoughts: what they are shown in is made with the first. */
static void
show_thinking (MatchupAnswerView *self, MatchupMessage *message)
{
  GtkWidget *text;

  if (gtk_expander_get_child (self->thinking) != NULL)
    return;
  text = matchup_markdown_view_new (message, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Thinking"),
                                  -1);
  gtk_expander_set_child (self->thinking, text);
}

/* What there is decides what can be seen and copied; thoughts are no answer. */
static void
update_content (MatchupAnswerView *self)
{
  MatchupMessage *message = matchup_run_get_message (self->run);
  gsize length = matchup_message_get_length (message, MATCHUP_PART_KIND_TEXT) +
                 matchup_message_get_length (message, MATCHUP_PART_KIND_REFUSAL);
  gboolean thinking = matchup_message_get_length (message, MATCHUP_PART_KIND_REASONING) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.copy", length > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.copy-plain", length > 0);
  if (thinking)
    show_thinking (self, message);
  gtk_widget_set_visible (GTK_WIDGET (self->thinking), thinking);
}

/* Only a part that begins changes what can be done. */
static void
appended_cb (MatchupAnswerView *self, guint part_index, guint64 offset)
{
  if (offset == 0)
    update_content (self);
}

static gboolean countdown_cb (gpointer data);

/* Also when a price or a rate has changed. */
static void
update_facts (MatchupAnswerView *self)
{
  GtkWidget *box = adw_bin_get_child (self->facts);
  gboolean had_focus = matchup_focus_leave (box, NULL);

  matchup_answer_facts_fill (box, self->run, matchup_workspace_get_pricing (self->workspace));
  gtk_widget_set_visible (GTK_WIDGET (self->facts), gtk_widget_get_first_child (box) != NULL);
  if (had_focus && !gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->menu_button);
}

static void
finish_texts (MatchupAnswerView *self)
{
  GtkWidget *thinking = gtk_expander_get_child (self->thinking);

  matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (adw_bin_get_child (self->body)));
  if (thinking != NULL)
    matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (thinking));
}

/* While it thinks there is no time yet: a number that runs would only draw the eye away. */
static void
update_thinking (MatchupAnswerView *self, gint64 now)
{
  const MatchupTimings *timings = matchup_run_get_timings (self->run);
  MatchupPhases phases;
  g_autofree char *seconds = NULL;
  g_autofree char *label = NULL;

  if (matchup_run_get_state (self->run) == MATCHUP_RUN_STATE_THINKING ||
      timings->first_reasoning < 0)
    {
      gtk_expander_set_label (self->thinking, _ ("Thinking"));
      return;
    }
  matchup_run_get_phases (self->run, now, &phases);
  seconds = matchup_format_seconds (phases.thinking / 1000);
  /* Translators: how long a model thought: Thought for 12 s */
  label = g_strdup_printf (_ ("Thought for %s"), seconds);
  gtk_expander_set_label (self->thinking, label);
}

static void
update_state (MatchupAnswerView *self)
{
  gboolean active = matchup_run_is_active (self->run);
  gboolean counting;
  MatchupErrorInfo *error = matchup_run_get_error (self->run);
  gint64 now = matchup_clock_get_monotonic (matchup_workspace_get_clock (self->workspace));
  g_autofree char *state = matchup_answer_facts_dup_state (self->run, now);

  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *state != '\0');
  gtk_widget_set_visible (self->stop_button, active);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.stop", active);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.again", !active);
  update_content (self);
  update_thinking (self, now);
  if (!active)
    finish_texts (self);
  gtk_widget_set_visible (self->trouble, error != NULL);
  if (error != NULL)
    show_trouble (self, error);
  counting = update_help (self) > 0 || matchup_run_get_retry_at (self->run) != 0;
  update_facts (self);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, active, -1);
  if (counting && self->countdown_id == 0)
    self->countdown_id = g_timeout_add_seconds (1, countdown_cb, self);
}

/* Only while a new try is waited for, by the program or by the person. */
static gboolean
countdown_cb (gpointer data)
{
  MatchupAnswerView *self = data;

  if (matchup_run_get_retry_at (self->run) != 0)
    {
      update_state (self);
      return G_SOURCE_CONTINUE;
    }
  if (update_help (self) > 0)
    return G_SOURCE_CONTINUE;
  self->countdown_id = 0;
  return G_SOURCE_REMOVE;
}

static void
show_message (MatchupAnswerView *self, MatchupMessage *message)
{
  GtkWidget *text = matchup_markdown_view_new (message, FALSE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the answer"),
                                  -1);
  adw_bin_set_child (self->body, text);
  gtk_expander_set_child (self->thinking, NULL);
}

static void
show_run (MatchupAnswerView *self)
{
  MatchupRun *run = matchup_answer_get_current (self->answer);

  if (run == NULL)
    return;
  if (run != self->run)
    {
      MatchupMessage *message = matchup_run_get_message (run);

      if (self->run != NULL)
        {
          g_signal_handlers_disconnect_by_data (matchup_run_get_message (self->run), self);
          g_signal_handlers_disconnect_by_data (self->run, self);
        }
      g_set_object (&self->run, run);
      matchup_focus_leave (GTK_WIDGET (self->body), self->menu_button);
      if (gtk_expander_get_child (self->thinking) != NULL)
        matchup_focus_leave (gtk_expander_get_child (self->thinking), self->menu_button);
      show_message (self, message);
      g_signal_connect_object (message,
                               "appended",
                               G_CALLBACK (appended_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (run,
                               "notify::state",
                               G_CALLBACK (update_state),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (run,
                               "notify::retry-at",
                               G_CALLBACK (update_state),
                               self,
                               G_CONNECT_SWAPPED);
    }
  update_attempts (self);
  update_state (self);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_run_stop (MATCHUP_ANSWER_VIEW (widget)->run);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);

  matchup_workspace_ask_again (self->workspace, self->conversation, self->round, self->answer);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);
  g_autofree char *text = matchup_run_dup_answer (self->run);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  matchup_toast (widget, _ ("Answer copied"));
}

static void
copy_plain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);
  g_autofree char *markdown = matchup_run_dup_answer (self->run);
  g_autofree char *text = matchup_md_to_plain (markdown, strlen (markdown));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  matchup_toast (widget, _ ("Answer copied"));
}

/* What the others say decides as well, and matters only when the menu is opened. */
static void
menu_opens_cb (GtkMenuButton *button, gpointer user_data)
{
  MatchupAnswerView *self = user_data;

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "answer.differences",
                                 matchup_differences_window_can_show (self->round, self->answer));
  matchup_lazy_menu_make (button);
}

static void
differences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);
  GtkWidget *window = matchup_differences_window_new (self->round, self->answer);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (widget);
  g_autofree char *sent =
      matchup_workspace_dup_sent (self->workspace, self->conversation, self->round, self->answer);
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *view;

  if (sent == NULL)
    {
      matchup_toast (widget, _ ("The service is no longer connected"));
      return;
    }
  view = g_object_new (GTK_TYPE_TEXT_VIEW,
                       "editable",
                       FALSE,
                       "monospace",
                       TRUE,
                       "wrap-mode",
                       GTK_WRAP_WORD_CHAR,
                       "left-margin",
                       12,
                       "right-margin",
                       12,
                       "top-margin",
                       12,
                       "bottom-margin",
                       12,
                       NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Was Sent"),
                                  -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), sent, -1);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  window = g_object_new (ADW_TYPE_WINDOW,
                         "title",
                         _ ("What Was Sent"),
                         "modal",
                         TRUE,
                         "transient-for",
                         gtk_widget_get_root (widget),
                         "default-width",
                         560,
                         "default-height",
                         480,
                         "content",
                         box,
                         NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
step (MatchupAnswerView *self, int by)
{
  int position = (int) matchup_answer_get_current_position (self->answer) + by;
  g_autoptr (MatchupRun) run =
      position < 0 ? NULL : g_list_model_get_item (G_LIST_MODEL (self->answer), (guint) position);

  if (run != NULL)
    matchup_history_show_run (matchup_workspace_get_history (self->workspace),
                              self->conversation,
                              self->round,
                              self->answer,
                              run);
}

static void
earlier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (MATCHUP_ANSWER_VIEW (widget), -1);
}

static void
later_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (MATCHUP_ANSWER_VIEW (widget), 1);
}

static void
matchup_answer_view_dispose (GObject *object)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->countdown_id, g_source_remove);
  if (self->facts != NULL)
    matchup_answer_facts_clear (adw_bin_get_child (self->facts));
  self->facts = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->run);
  g_clear_object (&self->answer);
  g_clear_object (&self->round);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_answer_view_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, MatchupAnswerView, child)

static void
matchup_answer_view_class_init (MatchupAnswerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_answer_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-answer-view.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  BIND (letter);
  BIND (name);
  BIND (service);
  BIND (stop_button);
  BIND (menu_button);
  BIND (menu);
  BIND (state);
  BIND (thinking);
  BIND (body);
  BIND (trouble);
  BIND (sentence);
  BIND (details);
  BIND (details_label);
  BIND (help_button);
  BIND (facts);
  BIND (attempts);
  BIND (attempt);
  gtk_widget_class_bind_template_callback (widget_class, help_clicked_cb);
  gtk_widget_class_install_action (widget_class, "answer.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "answer.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "answer.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "answer.copy-plain", NULL, copy_plain_action);
  gtk_widget_class_install_action (widget_class, "answer.differences", NULL, differences_action);
  gtk_widget_class_install_action (widget_class, "answer.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "answer.earlier", NULL, earlier_action);
  gtk_widget_class_install_action (widget_class, "answer.later", NULL, later_action);
}

static void
matchup_answer_view_init (MatchupAnswerView *self)
{
  GtkWidget *facts = g_object_new (ADW_TYPE_BIN, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.differences", FALSE);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (8));
  gtk_widget_set_layout_manager (facts, matchup_wrap_layout_new (12, 2));
  adw_bin_set_child (self->facts, facts);
  matchup_lazy_menu_set (GTK_MENU_BUTTON (self->menu_button), self->menu);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button),
                                         menu_opens_cb,
                                         self,
                                         NULL);
}

static void
show_contestant (MatchupAnswerView *self, guint position)
{
  MatchupContestant *contestant = matchup_answer_get_contestant (self->answer);
  const char *model_name = matchup_contestant_get_name (contestant);
  g_autofree char *service = dup_service_name (self);
  g_autofree char *label = NULL;

  gtk_label_set_text (GTK_LABEL (self->letter), matchup_lineup_get_letter (position));
  gtk_label_set_text (self->name, model_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name),
                               matchup_model_ref_get_model_id (
                                   matchup_contestant_get_model (contestant)));
  gtk_label_set_text (self->service, service);
  /* Translators: A, B..., then the name of a model */
  label = g_strdup_printf (_ ("Answer %s: %s"), matchup_lineup_get_letter (position), model_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
matchup_answer_view_new (MatchupWorkspace *workspace,
                         MatchupConversation *conversation,
                         MatchupRound *round,
                         MatchupAnswer *answer,
                         guint position)
{
  MatchupAnswerView *self = g_object_new (MATCHUP_TYPE_ANSWER_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->conversation = g_object_ref (conversation);
  self->round = g_object_ref (round);
  self->answer = g_object_ref (answer);
  show_contestant (self, position);
  matchup_picture_row_add_mark (GTK_WIDGET (self->state),
                                workspace,
                                round,
                                matchup_contestant_get_model (
                                    matchup_answer_get_contestant (answer)));
  g_signal_connect_object (answer,
                           "notify::current",
                           G_CALLBACK (show_run),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (answer,
                           "items-changed",
                           G_CALLBACK (update_attempts),
                           self,
                           G_CONNECT_SWAPPED);
  show_run (self);
  if (self->run != NULL)
    g_signal_connect_object (matchup_workspace_get_pricing (workspace),
                             "changed",
                             G_CALLBACK (update_facts),
                             self,
                             G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
