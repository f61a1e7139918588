/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * MatchupQuickAsk: what its rows ask for. What a small window has no room for is done by the main
 * window, in which the chat goes on then.
 */
#include "matchup-quick-ask-private.h"

#include "matchup-chat-row.h"
#include "matchup-config.h"

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _matchup_quick_ask_move_on (MATCHUP_QUICK_ASK (widget), NULL, NULL);
}

static void
move_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _matchup_quick_ask_move_on (MATCHUP_QUICK_ASK (widget), name, parameter);
}

static void
quote_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupQuickAsk *self = MATCHUP_QUICK_ASK (widget);

  matchup_composer_quote (self->composer, g_variant_get_string (parameter, NULL));
  matchup_composer_focus (self->composer);
}

static void
next_message_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_composer_focus (MATCHUP_QUICK_ASK (widget)->composer);
}

static void
show_latest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupQuickAsk *self = MATCHUP_QUICK_ASK (widget);

  if (self->transcript != NULL)
    matchup_transcript_go_to_end (self->transcript);
  matchup_composer_focus (self->composer);
}

/* Who stepped on to another version goes on stepping there. */
static void
focus_versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupQuickAsk *self = MATCHUP_QUICK_ASK (widget);
  GtkWidget *row =
      self->transcript != NULL
          ? matchup_transcript_find_row (self->transcript, g_variant_get_string (parameter, NULL))
          : NULL;

  if (row != NULL)
    matchup_chat_row_focus_versions (MATCHUP_CHAT_ROW (row));
}

static void
choose_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (MATCHUP_QUICK_ASK (widget)->model_button);
}

static void
open_other_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_quick_ask_move_on (user_data, "win.open", parameter);
}

/* Nothing is lost by it: what is private would be, and is kept by the main window. */
static void
start_over_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupQuickAsk *self = user_data;

  if (self->conversation == NULL)
    return;
  if (matchup_conversation_get_private (self->conversation))
    {
      _matchup_quick_ask_move_on (self, "win.start-over", parameter);
      return;
    }
  _matchup_quick_ask_drop (self);
  matchup_composer_prepend (self->composer, g_variant_get_string (parameter, NULL));
}

static void
focus_composer_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  matchup_composer_focus (MATCHUP_QUICK_ASK (user_data)->composer);
}

void
_matchup_quick_ask_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "quick-ask.open", NULL, open_action },
    { "chat.quote", "s", quote_action },
    { "chat.compare", "s", move_on_action },
    { "chat.show-latest", NULL, show_latest_action },
    { "chat.next-message", NULL, next_message_action },
    { "chat.focus-versions", "s", focus_versions_action },
    { "compare.choose-model", "s", choose_model_action },
    { "context.shorten", "s", move_on_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].type,
                                     actions[i].activate);
}

void
_matchup_quick_ask_init_actions (MatchupQuickAsk *self)
{
  static const GActionEntry entries[] = {
    { "open", open_other_activated_cb, "s" },
    { "start-over", start_over_activated_cb, "s" },
    { "focus-composer", focus_composer_activated_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
