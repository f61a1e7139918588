/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-chat-page-private.h"

#include "matchup-accessible-name.h"
#include "matchup-branch-map.h"
#include "matchup-branch-tree.h"
#include "matchup-chat-bar-layout.h"
#include "matchup-chat-row.h"
#include "matchup-config.h"
#include "matchup-context-meter.h"
#include "matchup-focus.h"
#include "matchup-illustration.h"
#include "matchup-params.h"
#include "matchup-sentence.h"
#include "matchup-text-settings.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

/* Of what is written; pixels. As wide as the messages, see matchup-chat-row.c, and what is beside
 * it. */
#define MAX_WIDTH 860
/* Of the name of a model that the place to write in tells; characters. */
#define MAX_NAME 24
/* The map of the branches; pixels. */
#define MAP_HEIGHT 420

G_DEFINE_FINAL_TYPE (MatchupChatPage, matchup_chat_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

enum
{
  SIGNAL_CONVERSATION_STARTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_private (MatchupChatPage *self)
{
  return self->conversation != NULL && matchup_conversation_get_private (self->conversation);
}

static void
matchup_chat_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupChatPage *self = MATCHUP_CHAT_PAGE (object);

  if (prop_id == PROP_TITLE)
    g_value_set_string (value,
                        self->conversation != NULL
                            ? matchup_conversation_get_title (self->conversation)
                            : "");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_chat_page_dispose (GObject *object)
{
  MatchupChatPage *self = MATCHUP_CHAT_PAGE (object);

  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "context", NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->conversation);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_chat_page_parent_class)->dispose (object);
}

static void
matchup_chat_page_class_init (MatchupChatPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_chat_page_dispose;
  object_class->get_property = matchup_chat_page_get_property;
  properties[PROP_TITLE] =
      g_param_spec_string ("title",
                           NULL,
                           NULL,
                           "",
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CONVERSATION_STARTED] = g_signal_new ("conversation-started",
                                                       MATCHUP_TYPE_CHAT_PAGE,
                                                       G_SIGNAL_RUN_LAST,
                                                       0,
                                                       NULL,
                                                       NULL,
                                                       NULL,
                                                       G_TYPE_NONE,
                                                       0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chatpage");
  _matchup_chat_page_install_actions (widget_class);
}

static void
matchup_chat_page_init (MatchupChatPage *self)
{
}

static gboolean
is_busy (MatchupChatPage *self)
{
  guint n = self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation) : 0;

  for (guint i = n; i > 0; i--)
    {
      if (matchup_round_is_busy (matchup_conversation_get_round (self->conversation, i - 1)))
        return TRUE;
    }
  return FALSE;
}

static void
set_empty (MatchupChatPage *self,
           const char *illustration,
           const char *title,
           const char *description)
{
  matchup_illustration_set (self->empty, illustration);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
}

/* What teaches a newcomer the next step, and then what can be done here. */
static void
update_empty (MatchupChatPage *self)
{
  GListModel *providers = G_LIST_MODEL (matchup_workspace_get_providers (self->workspace));
  gboolean connected = g_list_model_get_n_items (providers) > 0;
  gboolean chosen = matchup_lineup_get_size (self->lineup) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->connect_button), !connected && !chosen);
  if (!connected && !chosen)
    set_empty (
        self,
        "connect",
        _ ("Chat With the AI Models You Choose"),
        _ ("Connect a service such as OpenAI or Doubao with your own key. It stays in the "
           "keyring of this computer. To look around first, choose a practice model above."));
  else if (is_private (self))
    set_empty (self,
               "private",
               _ ("Private Chat"),
               _ ("Nothing of this chat is kept. It is gone when you close it."));
  else if (!chosen)
    set_empty (self,
               "chat",
               _ ("Who Shall Answer?"),
               _ ("Choose a model above. You can take another one at any time."));
  else
    set_empty (self,
               "chat",
               _ ("What Is on Your Mind?"),
               _ ("Write below. What you edit or try again later stays, in all its versions."));
}

static void
update_placeholder (MatchupChatPage *self)
{
  MatchupContestant *contestant = matchup_lineup_get (self->lineup, 0);
  const char *name = contestant != NULL ? matchup_contestant_get_name (contestant) : NULL;
  g_autofree char *placeholder = NULL;

  if (name != NULL && g_utf8_strlen (name, -1) <= MAX_NAME)
    /* Translators: in the empty field for a message; %s is the name of a model */
    placeholder = matchup_sentence_insert_name (_ ("Write to %s…"), name);
  else
    /* Translators: in the empty field for a message */
    placeholder = g_strdup (_ ("Write…"));
  matchup_composer_set_placeholder (self->composer, placeholder);
}

static void
update (MatchupChatPage *self)
{
  gboolean started =
      self->conversation != NULL && matchup_conversation_get_n_rounds (self->conversation) > 0;
  gboolean chosen = matchup_lineup_get_size (self->lineup) > 0;

  matchup_composer_set_can_send (self->composer, chosen);
  matchup_composer_set_busy (self->composer, is_busy (self));
  gtk_stack_set_visible_child_name (self->stack, started ? "transcript" : "empty");
  gtk_widget_set_visible (self->private_banner, is_private (self));
  gtk_widget_set_visible (self->settings_button, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->preset_cards), chosen);
  gtk_widget_set_visible (self->branches_button,
                          self->conversation != NULL &&
                              matchup_branch_tree_has_branches (self->conversation));
  update_placeholder (self);
  update_empty (self);
}

static void
title_changed_cb (MatchupChatPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_lineup (MatchupChatPage *self, MatchupLineup *lineup)
{
  if (self->lineup == lineup)
    return;
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_func (self->lineup, update, self);
  g_set_object (&self->lineup, lineup);
  g_signal_connect_object (lineup, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  matchup_chat_model_button_set_lineup (self->model_button, lineup);
}

/*
 * A new chat has the model that was used last, and no more: instructions and settings belong to the
 * chat for which they were made. Who never chatted begins with the first one of those compared.
 */
static MatchupLineup *
make_next_lineup (MatchupChatPage *self)
{
  MatchupLineup *lineup = matchup_lineup_new ();
  MatchupContestant *last =
      matchup_lineup_get (matchup_workspace_get_chat_lineup (self->workspace), 0);
  MatchupContestant *used =
      last != NULL ? last : matchup_lineup_get (matchup_workspace_get_lineup (self->workspace), 0);
  g_autoptr (MatchupParams) none = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant =
      used != NULL ? matchup_contestant_new (NULL, matchup_contestant_get_model (used), none)
                   : NULL;

  if (contestant != NULL)
    matchup_lineup_append (lineup, contestant);
  return lineup;
}

static void
use_conversation (MatchupChatPage *self, MatchupConversation *conversation)
{
  g_autoptr (MatchupLineup) lineup =
      conversation != NULL ? g_object_ref (matchup_conversation_get_lineup (conversation))
                           : make_next_lineup (self);

  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  g_set_object (&self->conversation, conversation);
  if (conversation != NULL)
    {
      g_signal_connect_object (conversation,
                               "notify::title",
                               G_CALLBACK (title_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (conversation,
                               "items-changed",
                               G_CALLBACK (update),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (conversation,
                               "branches-changed",
                               G_CALLBACK (update),
                               self,
                               G_CONNECT_SWAPPED);
    }
  set_lineup (self, lineup);
  matchup_composer_set_conversation (self->composer,
                                     self->workspace,
                                     MATCHUP_CONVERSATION_KIND_CHAT,
                                     conversation,
                                     self->lineup);
  /* Who was in what goes now is where the next message is written. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->composer)) &&
      matchup_focus_leave (GTK_WIDGET (self->transcript), NULL))
    matchup_composer_focus (self->composer);
  matchup_transcript_set_conversation (self->transcript, conversation);
  matchup_preset_button_set_conversation (self->preset_button, conversation, self->lineup);
  matchup_preset_cards_reset (self->preset_cards);
  matchup_context_bar_set_conversation (self->context_bar, conversation, self->lineup);
  title_changed_cb (self);
  update (self);
}

static void
starting_line_cb (MatchupChatPage *self, const char *line)
{
  matchup_composer_fill (self->composer, line);
  matchup_composer_focus (self->composer);
}

static void
preset_picked_cb (MatchupChatPage *self, const char *id)
{
  matchup_preset_button_choose (self->preset_button, id);
  matchup_composer_focus (self->composer);
}

static GtkWidget *
make_empty (MatchupChatPage *self)
{
  /* Translators: a button */
  self->connect_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Connect a Service")));
  gtk_widget_set_halign (GTK_WIDGET (self->connect_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->connect_button), "pill");
  gtk_widget_add_css_class (GTK_WIDGET (self->connect_button), "suggested-action");
  matchup_accessible_name_by_label (GTK_WIDGET (self->connect_button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->connect_button), "app.preferences");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->connect_button), "s", "");
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  self->empty_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->empty_box), GTK_WIDGET (self->connect_button));
  self->preset_cards = MATCHUP_PRESET_CARDS (
      matchup_preset_cards_new (matchup_workspace_get_presets (self->workspace)));
  g_signal_connect_object (self->preset_cards,
                           "picked",
                           G_CALLBACK (preset_picked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->empty_box), GTK_WIDGET (self->preset_cards));
  adw_status_page_set_child (self->empty, self->empty_box);
  return GTK_WIDGET (self->empty);
}

static void
branch_chosen_cb (MatchupChatPage *self, MatchupRound *round)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->branches_button));
  matchup_history_show_branch (matchup_workspace_get_history (self->workspace),
                               self->conversation,
                               round);
  matchup_transcript_show_round (self->transcript, matchup_round_get_id (round));
}

/* Of what there is now. */
static void
open_branches_cb (GtkMenuButton *button, gpointer user_data)
{
  MatchupChatPage *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *map = matchup_branch_map_new (self->conversation);

  g_object_set (scroller,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "propagate-natural-width",
                TRUE,
                "max-content-height",
                MAP_HEIGHT,
                "child",
                map,
                NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (popover),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      /* Translators: a part of the window: the map of a chat’s branches */
      _ ("Branches"),
      -1);
  g_signal_connect_object (map, "chosen", G_CALLBACK (branch_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (matchup_branch_map_focus), map);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_bar (MatchupChatPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *settings = gtk_button_new_from_icon_name ("emblem-system-symbolic");
  GtkWidget *meter;

  self->model_button = MATCHUP_CHAT_MODEL_BUTTON (matchup_chat_model_button_new (self->workspace));
  meter = matchup_context_meter_new (matchup_context_bar_get_context (self->context_bar));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (settings), "chat.settings");
  gtk_widget_set_tooltip_text (settings, _ ("Instructions and Settings"));
  gtk_widget_add_css_class (settings, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (settings),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Instructions and settings"),
                                  -1);
  self->preset_button = MATCHUP_PRESET_BUTTON (matchup_preset_button_new (self->workspace));
  g_signal_connect_object (self->preset_button,
                           "starting-line",
                           G_CALLBACK (starting_line_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->settings_button = settings;
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "matchup-branches-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_branches_cb, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("Branches of This Chat"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the branches"),
                                  -1);
  self->branches_button = button;
  gtk_widget_add_css_class (bar, "matchup-chat-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->model_button));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->preset_button));
  gtk_box_append (GTK_BOX (bar), settings);
  gtk_box_append (GTK_BOX (bar), meter);
  gtk_box_append (GTK_BOX (bar), button);
  /* The settings are in the list of the presets as well. */
  gtk_widget_set_layout_manager (bar, matchup_chat_bar_layout_new (6, settings, meter));
  return bar;
}

/* Always in sight, so that nobody takes it for another one. */
static GtkWidget *
make_private_banner (void)
{
  GtkWidget *banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label =
      gtk_label_new (_ ("Nothing of this chat is kept. It is gone when you close it."));
  GtkWidget *close = gtk_button_new_with_label (_ ("Close It"));

  matchup_wrap_texts (close);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.close-private");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (banner), gtk_image_new_from_icon_name ("view-conceal-symbolic"));
  gtk_box_append (GTK_BOX (banner), label);
  gtk_box_append (GTK_BOX (banner), close);
  gtk_widget_add_css_class (banner, "matchup-private-banner");
  gtk_widget_set_visible (banner, FALSE);
  return banner;
}

/* As wide as what is written above it. */
static void
update_width (AdwClamp *clamp)
{
  int width = matchup_text_settings_get_width (matchup_text_settings_get_default (), MAX_WIDTH);

  adw_clamp_set_maximum_size (clamp, width);
  adw_clamp_set_tightening_threshold (clamp, width);
}

static GtkWidget *
make_composer (MatchupChatPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->composer = MATCHUP_COMPOSER (matchup_composer_new ());
  update_width (ADW_CLAMP (clamp));
  g_signal_connect_object (matchup_text_settings_get_default (),
                           "notify::width",
                           G_CALLBACK (update_width),
                           clamp,
                           G_CONNECT_SWAPPED);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->composer));
  return clamp;
}

static void
build (MatchupChatPage *self)
{
  GtkWidget *composer = make_composer (self);
  GtkWidget *bar;

  self->context_bar = MATCHUP_CONTEXT_BAR (matchup_context_bar_new (self->workspace));
  gtk_widget_insert_action_group (GTK_WIDGET (self),
                                  "context",
                                  matchup_context_bar_get_actions (self->context_bar));
  bar = make_bar (self);
  self->private_banner = make_private_banner ();
  self->transcript = MATCHUP_TRANSCRIPT (matchup_transcript_new (self->workspace));
  matchup_transcript_set_make_row (self->transcript, matchup_chat_row_new);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->transcript), "transcript");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->private_banner);
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->context_bar));
  gtk_box_append (GTK_BOX (self->box), composer);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
matchup_chat_page_new (MatchupWorkspace *workspace)
{
  MatchupChatPage *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_CHAT_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  build (self);
  _matchup_chat_page_connect_asking (self);
  g_signal_connect_object (workspace,
                           "notify::n-active",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_providers (workspace),
                           "items-changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  use_conversation (self, NULL);
  return GTK_WIDGET (self);
}

void
matchup_chat_page_set_conversation (MatchupChatPage *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_CHAT_PAGE (self));

  use_conversation (self, conversation);
}

MatchupConversation *
matchup_chat_page_get_conversation (MatchupChatPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_CHAT_PAGE (self), NULL);
  return self->conversation;
}

MatchupLineup *
matchup_chat_page_dup_next_lineup (MatchupChatPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_CHAT_PAGE (self), NULL);

  return make_next_lineup (self);
}

void
matchup_chat_page_keep_model (MatchupChatPage *self)
{
  g_return_if_fail (MATCHUP_IS_CHAT_PAGE (self));

  _matchup_chat_page_keep_model (self);
}

void
matchup_chat_page_add_prompt (MatchupChatPage *self, const char *prompt)
{
  g_return_if_fail (MATCHUP_IS_CHAT_PAGE (self));
  g_return_if_fail (prompt != NULL);

  matchup_composer_prepend (self->composer, prompt);
}

gboolean
matchup_chat_page_show_round (MatchupChatPage *self, const char *round_id)
{
  MatchupRound *round;

  g_return_val_if_fail (MATCHUP_IS_CHAT_PAGE (self), FALSE);
  g_return_val_if_fail (round_id != NULL, FALSE);

  if (self->conversation == NULL)
    return FALSE;
  /* It may be on another branch. */
  round = matchup_conversation_find_round (self->conversation, round_id);
  if (round == NULL || matchup_round_get_deleted (round))
    return FALSE;
  matchup_history_show_branch (matchup_workspace_get_history (self->workspace),
                               self->conversation,
                               round);
  return matchup_transcript_show_round (self->transcript, round_id);
}

void
matchup_chat_page_focus_composer (MatchupChatPage *self)
{
  g_return_if_fail (MATCHUP_IS_CHAT_PAGE (self));

  matchup_composer_focus (self->composer);
}

MatchupComposer *
matchup_chat_page_get_composer (MatchupChatPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_CHAT_PAGE (self), NULL);
  return self->composer;
}

MatchupTranscript *
matchup_chat_page_get_transcript (MatchupChatPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_CHAT_PAGE (self), NULL);
  return self->transcript;
}
