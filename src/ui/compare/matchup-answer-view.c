/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-view-private.h"

#include "matchup-accent-style.h"
#include "matchup-answer-commands.h"
#include "matchup-answer-facts.h"
#include "matchup-answer-help.h"
#include "matchup-answer-scroller.h"
#include "matchup-blind-answer.h"
#include "matchup-config.h"
#include "matchup-differences-window.h"
#include "matchup-fade.h"
#include "matchup-focus.h"
#include "matchup-header-layout.h"
#include "matchup-lazy-menu.h"
#include "matchup-markdown-view.h"
#include "matchup-message-drag.h"
#include "matchup-picture-row.h"
#include "matchup-stack-layout.h"
#include "matchup-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (MatchupAnswerView, matchup_answer_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ENLARGED,
  N_PROPS,
};

enum
{
  SIGNAL_SCROLLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Who gets the focus of what goes. */
static GtkWidget *
get_heir (MatchupAnswerView *self)
{
  return self->heir != NULL ? self->heir : self->menu_button;
}

static void
show_trouble (MatchupAnswerView *self, MatchupErrorInfo *error)
{
  g_autofree char *sentence =
      matchup_blind_answer_dup_trouble (self->workspace, self->round, self->run);
  g_autofree char *details =
      matchup_blind_answer_is_hidden (self->round) ? NULL : matchup_error_info_dup_details (error);

  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->details_label, details != NULL ? details : "");
  gtk_widget_set_visible (self->details, details != NULL);
}

/* The button below the answer; gives the seconds until it can be pressed. */
static gint64
update_help (MatchupAnswerView *self)
{
  gint64 wait = 0;
  g_autofree char *label =
      matchup_blind_answer_dup_help (self->workspace, self->round, self->run, &wait);

  /* What can be done always is in the bar below the answer there. */
  if (self->in_chat && matchup_run_get_error (self->run) == NULL)
    g_clear_pointer (&label, g_free);
  else if (self->in_chat &&
           matchup_answer_help_starts_over (self->workspace, self->round, self->run))
    {
      g_free (label);
      label = g_strdup (_ ("Start a New Chat"));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->help_button), label != NULL);
  gtk_button_set_label (self->help_button, label != NULL ? label : _ ("Ask Again"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->help_button), wait == 0);
  return wait;
}

static void
help_clicked_cb (MatchupAnswerView *self)
{
  matchup_blind_answer_help (GTK_WIDGET (self), self->workspace, self->round, self->run);
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
  gtk_widget_set_visible (self->attempts, n_runs > 1 && !self->in_chat);
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
  /* The Tab key would go into it while it is folded, and so in no window. */
  g_object_bind_property (self->thinking, "expanded", text, "visible", G_BINDING_SYNC_CREATE);
}

/* What there is decides what can be seen and copied; thoughts are no answer. */
static void
update_content (MatchupAnswerView *self)
{
  MatchupMessage *message = matchup_run_get_message (self->run);
  gsize length = matchup_message_get_length (message, MATCHUP_PART_KIND_TEXT) +
                 matchup_message_get_length (message, MATCHUP_PART_KIND_REFUSAL);
  gboolean held = matchup_round_is_held (self->round);
  /* Who thinks, and how, gives away who it is. */
  gboolean thinking = matchup_message_get_length (message, MATCHUP_PART_KIND_REASONING) > 0 &&
                      !matchup_blind_answer_is_hidden (self->round);

  gtk_widget_set_visible (self->content, !held);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.copy", length > 0 && !held);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.copy-plain", length > 0 && !held);
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

/* In a chat another one may have written each answer: it stands among what is told of it. */
static void
add_writer (MatchupAnswerView *self, GtkWidget *box)
{
  MatchupContestant *contestant = matchup_run_get_contestant (self->run);
  g_autofree char *service = matchup_answer_help_dup_service (self->workspace, contestant);
  g_autofree char *tooltip =
      g_strdup_printf ("%s\n%s",
                       matchup_model_ref_get_model_id (matchup_contestant_get_model (contestant)),
                       service);
  GtkWidget *label = gtk_label_new (matchup_contestant_get_name (contestant));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_widget_insert_after (label, box, NULL);
}

static void
update_facts (MatchupAnswerView *self)
{
  GtkWidget *box = adw_bin_get_child (self->facts);
  gboolean had_focus = matchup_focus_leave (box, NULL);

  if (matchup_blind_answer_is_hidden (self->round) || matchup_round_is_held (self->round))
    matchup_answer_facts_clear (box);
  else
    matchup_answer_facts_fill (box, self->workspace, self->run, self->badges);
  if (self->in_chat)
    add_writer (self, box);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), gtk_widget_get_first_child (box) != NULL);
  if (had_focus && !gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (get_heir (self));
}

static void
finish_texts (MatchupAnswerView *self)
{
  GtkWidget *thinking = gtk_expander_get_child (self->thinking);

  matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (adw_bin_get_child (self->body)));
  if (thinking != NULL)
    matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (thinking));
}

static void
update_state (MatchupAnswerView *self)
{
  gboolean held = matchup_round_is_held (self->round);
  gboolean active = matchup_run_is_active (self->run);
  gboolean counting;
  MatchupErrorInfo *error = matchup_run_get_error (self->run);
  gint64 now = matchup_clock_get_monotonic (matchup_workspace_get_clock (self->workspace));
  g_autofree char *state = matchup_blind_answer_dup_state (self->round, self->run, now);
  g_autofree char *thinking = matchup_answer_facts_dup_thinking (self->run, now);

  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *state != '\0');
  gtk_widget_set_visible (self->stop_button, active && !held);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.stop", active && !held);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.again", !active && !held);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "answer.sent",
                                 !matchup_blind_answer_is_hidden (self->round));
  update_content (self);
  gtk_expander_set_label (self->thinking,
                          matchup_blind_answer_is_hidden (self->round) ? _ ("Thinking") : thinking);
  if (!active)
    finish_texts (self);
  gtk_widget_set_visible (self->trouble, error != NULL);
  if (error != NULL)
    show_trouble (self, error);
  counting = update_help (self) > 0 || matchup_run_get_retry_at (self->run) != 0;
  update_facts (self);
  if (self->scroller != NULL)
    matchup_answer_scroller_set_live (self->scroller, active);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_BUSY,
                               active || held,
                               -1);
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
      matchup_focus_leave (GTK_WIDGET (self->body), get_heir (self));
      if (gtk_expander_get_child (self->thinking) != NULL)
        matchup_focus_leave (gtk_expander_get_child (self->thinking), get_heir (self));
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
update_enlarge (MatchupAnswerView *self)
{
  GtkButton *button = GTK_BUTTON (self->enlarge_button);
  const char *label = self->enlarged ? _ ("Show All Answers") : _ ("Enlarge This Answer");

  gtk_button_set_icon_name (button,
                            self->enlarged ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), label);
  gtk_widget_set_visible (GTK_WIDGET (button), self->enlarged || self->can_enlarge);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "answer.enlarge",
                                 self->enlarged || self->can_enlarge);
}

static void
matchup_answer_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ENLARGED)
    g_value_set_boolean (value, MATCHUP_ANSWER_VIEW (object)->enlarged);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_answer_view_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_ENLARGED)
    matchup_answer_view_set_enlarged (MATCHUP_ANSWER_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_answer_view_dispose (GObject *object)
{
  MatchupAnswerView *self = MATCHUP_ANSWER_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->countdown_id, g_source_remove);
  self->scroller = NULL;
  g_clear_weak_pointer (&self->heir);
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
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-answer-view.ui");
  BIND (letter);
  BIND (name);
  BIND (service);
  BIND (stop_button);
  BIND (header);
  BIND (enlarge_button);
  BIND (menu_button);
  BIND (menu);
  BIND (state);
  BIND (frame);
  BIND (content);
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
}

static void
matchup_answer_view_class_init (MatchupAnswerViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_answer_view_dispose;
  object_class->get_property = matchup_answer_view_get_property;
  object_class->set_property = matchup_answer_view_set_property;
  properties[PROP_ENLARGED] =
      g_param_spec_boolean ("enlarged",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_SCROLLED] = g_signal_new ("scrolled",
                                           MATCHUP_TYPE_ANSWER_VIEW,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
  _matchup_answer_view_install_actions (widget_class);
}

static MatchupStackLayout *
get_layout (MatchupAnswerView *self)
{
  return MATCHUP_STACK_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
}

static void
matchup_answer_view_init (MatchupAnswerView *self)
{
  GtkWidget *facts = g_object_new (ADW_TYPE_BIN, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.differences", FALSE);
  update_enlarge (self);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (8));
  matchup_stack_layout_set_filler (get_layout (self), GTK_WIDGET (self->frame));
  gtk_widget_set_layout_manager (self->header, matchup_header_layout_new (8, self->enlarge_button));
  gtk_widget_set_layout_manager (self->content, matchup_stack_layout_new (8));
  gtk_widget_set_layout_manager (facts, matchup_wrap_layout_new (12, 2));
  adw_bin_set_child (self->facts, facts);
  matchup_lazy_menu_set (GTK_MENU_BUTTON (self->menu_button), self->menu);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button),
                                         _matchup_answer_view_menu_opens_cb,
                                         self,
                                         NULL);
}

/* Who got another version of a picture may be told by who that is: not before the names are. */
static void
mark_pictures (MatchupAnswerView *self)
{
  if (self->marked)
    return;
  self->marked = TRUE;
  matchup_picture_row_add_mark (GTK_WIDGET (self->state),
                                self->workspace,
                                self->round,
                                matchup_contestant_get_model (
                                    matchup_answer_get_contestant (self->answer)));
}

static void
show_accent (MatchupAnswerView *self, gboolean practice)
{
  matchup_accent_style_set (GTK_WIDGET (self), self->position, practice);
  matchup_accent_style_set (self->letter, self->position, practice);
}

static void
show_contestant (MatchupAnswerView *self)
{
  MatchupContestant *contestant = matchup_answer_get_contestant (self->answer);
  gboolean hidden = matchup_blind_answer_is_hidden (self->round);
  g_autofree char *service = matchup_answer_help_dup_service (self->workspace, contestant);
  g_autofree char *label = self->in_chat
                               /* Translators: name of an answer for screen readers */
                               ? g_strdup (_ ("Answer"))
                               : matchup_blind_answer_dup_title (self->round, self->answer);

  gtk_label_set_text (GTK_LABEL (self->letter), matchup_lineup_get_letter (self->position));
  if (!self->in_chat)
    show_accent (self,
                 !hidden &&
                     matchup_model_ref_is_practice (matchup_contestant_get_model (contestant)));
  /* Translators: stands for the name of a model that is hidden */
  gtk_label_set_text (self->name, hidden ? _ ("Hidden") : matchup_contestant_get_name (contestant));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name),
                               hidden ? NULL
                                      : matchup_model_ref_get_model_id (
                                            matchup_contestant_get_model (contestant)));
  gtk_label_set_text (self->service, hidden ? "" : service);
  gtk_widget_set_visible (GTK_WIDGET (self->service), !hidden);
  if (!hidden && !self->in_chat)
    mark_pictures (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
revealed_cb (MatchupAnswerView *self)
{
  show_contestant (self);
  show_run (self);
  matchup_fade_in (gtk_widget_get_parent (GTK_WIDGET (self->name)), MATCHUP_FADE_NAMES);
  matchup_fade_in (GTK_WIDGET (self->facts), MATCHUP_FADE_NAMES);
}

static GtkWidget *
make (MatchupAnswerView *self,
      MatchupWorkspace *workspace,
      MatchupConversation *conversation,
      MatchupRound *round,
      MatchupAnswer *answer,
      guint position)
{
  self->workspace = g_object_ref (workspace);
  self->conversation = g_object_ref (conversation);
  self->round = g_object_ref (round);
  self->answer = g_object_ref (answer);
  self->position = position;
  matchup_message_drag_add_answer (self->letter, round, answer);
  matchup_message_drag_add_answer (gtk_widget_get_parent (GTK_WIDGET (self->name)), round, answer);
  show_contestant (self);
  g_signal_connect_object (round,
                           "notify::revealed",
                           G_CALLBACK (revealed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (round, "notify::held", G_CALLBACK (show_run), self, G_CONNECT_SWAPPED);
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

GtkWidget *
matchup_answer_view_new (MatchupWorkspace *workspace,
                         MatchupConversation *conversation,
                         MatchupRound *round,
                         MatchupAnswer *answer,
                         guint position)
{
  return make (g_object_new (MATCHUP_TYPE_ANSWER_VIEW, NULL),
               workspace,
               conversation,
               round,
               answer,
               position);
}

GtkWidget *
matchup_answer_view_new_in_chat (MatchupWorkspace *workspace,
                                 MatchupConversation *conversation,
                                 MatchupRound *round,
                                 MatchupAnswer *answer)
{
  MatchupAnswerView *self = g_object_new (MATCHUP_TYPE_ANSWER_VIEW, NULL);

  self->in_chat = TRUE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "card");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "matchup-answer");
  gtk_widget_set_visible (self->header, FALSE);
  /* Below the text nothing moves when it goes. */
  gtk_widget_insert_after (GTK_WIDGET (self->state), GTK_WIDGET (self), GTK_WIDGET (self->frame));
  return make (self, workspace, conversation, round, answer, 0);
}

void
matchup_answer_view_set_footer (MatchupAnswerView *self, GtkWidget *footer, GtkWidget *heir)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (footer));
  g_return_if_fail (GTK_IS_WIDGET (heir));

  gtk_widget_set_parent (footer, GTK_WIDGET (self));
  g_set_weak_pointer (&self->heir, heir);
}

char *
matchup_answer_view_dup_selected_text (MatchupAnswerView *self)
{
  GtkWidget *body;

  g_return_val_if_fail (MATCHUP_IS_ANSWER_VIEW (self), NULL);

  body = adw_bin_get_child (self->body);
  return body != NULL ? matchup_markdown_view_dup_selected_text (MATCHUP_MARKDOWN_VIEW (body))
                      : NULL;
}

static void
scrolled_cb (MatchupAnswerView *self)
{
  g_signal_emit (self, signals[SIGNAL_SCROLLED], 0);
}

void
matchup_answer_view_set_boxed (MatchupAnswerView *self, gboolean boxed)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_VIEW (self));

  if (boxed == (self->scroller != NULL))
    return;
  self->scroller =
      matchup_answer_scroller_move (self->content, self->frame, boxed, get_heir (self));
  if (self->scroller == NULL)
    return;
  matchup_answer_scroller_set_live (self->scroller,
                                    self->run != NULL && matchup_run_is_active (self->run));
  g_signal_connect_object (self->scroller,
                           "scrolled",
                           G_CALLBACK (scrolled_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

MatchupAnswerScroller *
matchup_answer_view_get_scroller (MatchupAnswerView *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER_VIEW (self), NULL);
  return self->scroller;
}

GtkWidget *
matchup_answer_view_get_text (MatchupAnswerView *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER_VIEW (self), NULL);
  return adw_bin_get_child (self->body);
}

MatchupAnswer *
matchup_answer_view_get_answer (MatchupAnswerView *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER_VIEW (self), NULL);
  return self->answer;
}

void
matchup_answer_view_set_enlarged (MatchupAnswerView *self, gboolean enlarged)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_VIEW (self));

  enlarged = !!enlarged;
  if (self->enlarged == enlarged)
    return;
  self->enlarged = enlarged;
  update_enlarge (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENLARGED]);
}

void
matchup_answer_view_set_can_enlarge (MatchupAnswerView *self, gboolean can_enlarge)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_VIEW (self));

  self->can_enlarge = can_enlarge;
  update_enlarge (self);
}

void
matchup_answer_view_set_badges (MatchupAnswerView *self, MatchupBadges badges)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_VIEW (self));

  if (self->badges == badges)
    return;
  self->badges = badges;
  if (self->run != NULL)
    update_facts (self);
}
