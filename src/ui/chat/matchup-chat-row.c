/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-chat-row-private.h"

#include "matchup-config.h"
#include "matchup-file-row.h"
#include "matchup-lazy-menu.h"
#include "matchup-memory-mark.h"
#include "matchup-message-drag.h"
#include "matchup-picture-row.h"
#include "matchup-stack-layout.h"
#include "matchup-stream-text.h"
#include "matchup-text-settings.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 6
/* Longer lines are hard to read; pixels. */
#define MAX_WIDTH 760

G_DEFINE_FINAL_TYPE (MatchupChatRow, matchup_chat_row, GTK_TYPE_WIDGET)

static void
matchup_chat_row_dispose (GObject *object)
{
  MatchupChatRow *self = MATCHUP_CHAT_ROW (object);
  GtkWidget *child;

  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->picker = NULL;
  self->editor = NULL;
  g_clear_object (&self->run);
  g_clear_object (&self->answer);
  g_clear_object (&self->round);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_chat_row_parent_class)->dispose (object);
}

static void
matchup_chat_row_class_init (MatchupChatRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_chat_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "chatrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  _matchup_chat_row_install_actions (widget_class);
}

static void
update_width (MatchupChatRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  matchup_stack_layout_set_max_width (
      MATCHUP_STACK_LAYOUT (layout),
      matchup_text_settings_get_width (matchup_text_settings_get_default (), MAX_WIDTH));
}

static void
matchup_chat_row_init (MatchupChatRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (SPACING));
  update_width (self);
  g_signal_connect_object (matchup_text_settings_get_default (),
                           "notify::width",
                           G_CALLBACK (update_width),
                           self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
make_bar (const char *name)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_set_layout_manager (bar, matchup_wrap_layout_new (3, 3));
  gtk_widget_add_css_class (bar, "matchup-message-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return bar;
}

static GtkWidget *
add_button (GtkWidget *bar,
            const char *icon,
            const char *action,
            const char *tooltip,
            const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, bar);
  return button;
}

typedef struct
{
  const char *label; /* NULL: the next section begins */
  const char *action;
} Entry;

static GtkWidget *
add_menu (GtkWidget *bar,
          const Entry *entries,
          guint n_entries,
          const char *tooltip,
          const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      if (entries[i].label != NULL)
        {
          g_menu_append (section, g_dgettext (NULL, entries[i].label), entries[i].action);
          continue;
        }
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      g_object_unref (section);
      section = g_menu_new ();
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  matchup_lazy_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, bar);
  return button;
}

static void
add_prompt_bar (MatchupChatRow *self)
{
  static const Entry entries[] = {
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("_Edit"), "message.edit" },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("_Copy"), "message.copy" },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("_Quote"), "message.quote" },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("Compare _This"), "message.compare" },
    { NULL, NULL },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("_Delete"), "message.delete" },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("Delete This and Everything _After"), "message.delete-rest" },
  };
  const MatchupVariantWords words = {
    .label = _ ("Versions of this message"),
    .earlier = "message.earlier",
    .later = "message.later",
    .earlier_name = _ ("Show the earlier version of this message"),
    .earlier_tooltip = _ ("Earlier Version"),
    .later_name = _ ("Show the later version of this message"),
    .later_tooltip = _ ("Later Version"),
  };

  self->prompt_bar = make_bar (_ ("This message"));
  gtk_widget_set_halign (self->prompt_bar, GTK_ALIGN_END);
  self->branches = MATCHUP_VARIANT_STEPPER (matchup_variant_stepper_new (&words));
  gtk_widget_set_parent (GTK_WIDGET (self->branches), self->prompt_bar);
  if (self->bubble != NULL)
    gtk_widget_set_parent (matchup_message_drag_new_handle (self->round, NULL), self->prompt_bar);
  self->edit_button = add_button (self->prompt_bar,
                                  "document-edit-symbolic",
                                  "message.edit",
                                  /* Translators: a button: change a message */
                                  _ ("Edit"),
                                  _ ("Edit this message"));
  add_menu (self->prompt_bar,
            entries,
            G_N_ELEMENTS (entries),
            _ ("This Message"),
            _ ("Menu of this message"));
  gtk_widget_set_parent (self->prompt_bar, GTK_WIDGET (self));
}

static void
add_prompt (MatchupChatRow *self)
{
  MatchupMessage *prompt = matchup_round_get_prompt (self->round);

  if (matchup_message_has_images (prompt))
    {
      self->pictures = matchup_picture_row_new (self->workspace, self->conversation, self->round);
      gtk_widget_set_halign (self->pictures, GTK_ALIGN_END);
      gtk_widget_set_parent (self->pictures, GTK_WIDGET (self));
    }
  if (matchup_message_has_files (prompt))
    {
      self->files = matchup_file_row_new_for_prompt (prompt);
      gtk_widget_set_halign (self->files, GTK_ALIGN_END);
      gtk_widget_set_parent (self->files, GTK_WIDGET (self));
    }
  if ((self->pictures == NULL && self->files == NULL) ||
      matchup_message_get_length (prompt, MATCHUP_PART_KIND_TEXT) > 0)
    {
      self->bubble = matchup_stream_text_new (prompt, FALSE);
      gtk_widget_set_halign (self->bubble, GTK_ALIGN_END);
      gtk_widget_add_css_class (self->bubble, "matchup-prompt");
      gtk_widget_add_css_class (self->bubble, "matchup-bubble");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bubble),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("You asked"),
                                      -1);
      gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));
    }
  add_prompt_bar (self);
}

static GtkWidget *
make_answer_bar (MatchupChatRow *self)
{
  static const Entry entries[] = {
    { N_ ("_Copy"), "answer.copy" },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("Copy as _Plain Text"), "answer.copy-plain" },
    { N_ ("_Quote"), "message.quote-answer" },
    { NULL, NULL },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("_Try Again"), "answer.again" },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("Try Again _With…"), "message.again-with" },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("Compare These _Side by Side"), "message.compare-answers" },
    { NULL, NULL },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("_What Was Sent"), "answer.sent" },
    { NULL, NULL },
    /* Translators: a menu item: what can be done with a message or its answer */
    { N_ ("_Delete This Answer"), "message.delete-answer" },
  };
  const MatchupVariantWords words = {
    .label = _ ("Answers to this message"),
    .earlier = "answer.earlier",
    .later = "answer.later",
    .earlier_name = _ ("Show the earlier answer"),
    .earlier_tooltip = _ ("Earlier Answer"),
    .later_name = _ ("Show the later answer"),
    .later_tooltip = _ ("Later Answer"),
  };
  GtkWidget *bar = make_bar (_ ("This answer"));

  /* Translators: a button: the model writes on */
  self->continue_button = gtk_button_new_with_label (_ ("Continue"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->continue_button), "message.continue");
  gtk_widget_set_tooltip_text (self->continue_button, _ ("Have the Model Write On From Here"));
  gtk_widget_set_parent (self->continue_button, bar);
  self->variants = MATCHUP_VARIANT_STEPPER (matchup_variant_stepper_new (&words));
  gtk_widget_set_parent (GTK_WIDGET (self->variants), bar);
  gtk_widget_set_parent (
      matchup_message_drag_new_handle (self->round, matchup_round_get_answer (self->round, 0)),
      bar);
  /* Translators: a button */
  add_button (bar, "edit-copy-symbolic", "answer.copy", _ ("Copy"), _ ("Copy this answer"));
  add_button (bar, "view-refresh-symbolic", "answer.again", _ ("Try Again"), _ ("Try again"));
  self->answer_menu =
      add_menu (bar, entries, G_N_ELEMENTS (entries), _ ("This Answer"), _ ("Menu of this answer"));
  return bar;
}

static void
update_branches (MatchupChatRow *self)
{
  g_autoptr (GPtrArray) branches =
      matchup_conversation_dup_branches (self->conversation, self->round);
  guint position = 0;

  g_ptr_array_find (branches, self->round, &position);
  matchup_variant_stepper_set (self->branches, position, branches->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.earlier", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.later", position + 1 < branches->len);
}

static void
update_run (MatchupChatRow *self)
{
  matchup_variant_stepper_set (self->variants,
                               matchup_answer_get_current_position (self->answer),
                               matchup_answer_get_n_runs (self->answer));
  _matchup_chat_row_update_actions (self);
}

static void
current_changed_cb (MatchupChatRow *self)
{
  MatchupRun *run = matchup_answer_get_current (self->answer);

  if (self->run != NULL && self->run != run)
    g_signal_handlers_disconnect_by_data (self->run, self);
  if (g_set_object (&self->run, run) && run != NULL)
    g_signal_connect_object (run,
                             "notify::state",
                             G_CALLBACK (update_run),
                             self,
                             G_CONNECT_SWAPPED);
  update_run (self);
}

static void
add_answer (MatchupChatRow *self)
{
  GtkWidget *bar;

  if (self->answer == NULL)
    {
      _matchup_chat_row_update_actions (self);
      return;
    }
  self->view = MATCHUP_ANSWER_VIEW (matchup_answer_view_new_in_chat (self->workspace,
                                                                     self->conversation,
                                                                     self->round,
                                                                     self->answer));
  bar = make_answer_bar (self);
  matchup_answer_view_set_footer (self->view, bar, self->answer_menu);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  g_signal_connect_object (self->answer,
                           "notify::current",
                           G_CALLBACK (current_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->answer,
                           "items-changed",
                           G_CALLBACK (update_run),
                           self,
                           G_CONNECT_SWAPPED);
  current_changed_cb (self);
}

GtkWidget *
matchup_chat_row_new (MatchupWorkspace *workspace,
                      MatchupConversation *conversation,
                      MatchupRound *round)
{
  MatchupChatRow *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  self = g_object_new (MATCHUP_TYPE_CHAT_ROW, NULL);
  self->workspace = g_object_ref (workspace);
  self->conversation = g_object_ref (conversation);
  self->round = g_object_ref (round);
  g_set_object (&self->answer, matchup_round_get_answer (round, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Message and answer"),
                                  -1);
  add_prompt (self);
  add_answer (self);
  gtk_widget_set_parent (matchup_memory_mark_new (workspace, conversation, round),
                         GTK_WIDGET (self));
  g_signal_connect_object (conversation,
                           "branches-changed",
                           G_CALLBACK (update_branches),
                           self,
                           G_CONNECT_SWAPPED);
  update_branches (self);
  return GTK_WIDGET (self);
}

MatchupRound *
matchup_chat_row_get_round (MatchupChatRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_CHAT_ROW (self), NULL);
  return self->round;
}

void
matchup_chat_row_focus_versions (MatchupChatRow *self)
{
  g_return_if_fail (MATCHUP_IS_CHAT_ROW (self));

  gtk_widget_child_focus (GTK_WIDGET (self->branches), GTK_DIR_TAB_FORWARD);
}
