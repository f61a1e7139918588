/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-compare-page-private.h"

#include "matchup-accessible-name.h"
#include "matchup-columns.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-picture-taking.h"
#include "matchup-settings.h"

#include <glib/gi18n.h>

/* Room that is no column: the margins of the transcript; pixels, see style.css. */
#define MARGINS 24
/* Pixels: as wide as the window but on the widest screens. */
#define MAX_COMPOSER_WIDTH 1600

G_DEFINE_FINAL_TYPE (MatchupComparePage, matchup_compare_page, GTK_TYPE_WIDGET)

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

static guint
get_n_columns (MatchupComparePage *self)
{
  guint n = matchup_lineup_get_size (self->lineup);

  for (guint i = 0;
       self->conversation != NULL && i < matchup_conversation_get_n_rounds (self->conversation);
       i++)
    n = MAX (n,
             matchup_round_get_n_answers (matchup_conversation_get_round (self->conversation, i)));
  return n;
}

/* In a narrow window, where not all answers can be seen. */
static void
turn_to_wanted (MatchupComparePage *self, int n_visible)
{
  int wanted = self->wanted_column;

  self->wanted_column = -1;
  while (wanted >= 0 && wanted < (int) matchup_column_switcher_get_first (self->switcher))
    matchup_column_switcher_step (self->switcher, -1);
  while (wanted >= (int) matchup_column_switcher_get_first (self->switcher) + n_visible &&
         matchup_column_switcher_can_step (self->switcher, 1))
    matchup_column_switcher_step (self->switcher, 1);
}

static gboolean
relayout_cb (gpointer data)
{
  MatchupComparePage *self = data;
  guint n_columns = get_n_columns (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - MARGINS;
  guint n_visible =
      matchup_columns_get_n_visible (matchup_arrangement_get_layout (self->arrangement),
                                     width,
                                     n_columns);

  self->relayout_id = 0;
  matchup_column_switcher_set_columns (self->switcher,
                                       self->conversation != NULL ? n_columns : 0,
                                       n_visible);
  turn_to_wanted (self, (int) n_visible);
  matchup_arrangement_set_n_visible (self->arrangement, n_visible);
  matchup_arrangement_set_room (self->arrangement, matchup_transcript_get_room (self->transcript));
  matchup_view_actions_update (self->view_actions);
  return G_SOURCE_REMOVE;
}

static void
queue_relayout (MatchupComparePage *self)
{
  if (self->relayout_id == 0)
    self->relayout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, relayout_cb, self, NULL);
}

static void
matchup_compare_page_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (MATCHUP_COMPARE_PAGE (widget)->box,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

static void
matchup_compare_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupComparePage *self = MATCHUP_COMPARE_PAGE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  queue_relayout (self);
}

static void
matchup_compare_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupComparePage *self = MATCHUP_COMPARE_PAGE (object);

  if (prop_id == PROP_TITLE)
    g_value_set_string (value,
                        self->conversation != NULL
                            ? matchup_conversation_get_title (self->conversation)
                            : "");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_compare_page_dispose (GObject *object)
{
  MatchupComparePage *self = MATCHUP_COMPARE_PAGE (object);

  g_clear_handle_id (&self->relayout_id, g_source_remove);
  g_clear_object (&self->view_actions);
  /* Actions of a window that is gone keep it, and with it the workspace. */
  if (self->vote_actions != NULL)
    g_object_run_dispose (G_OBJECT (self->vote_actions));
  g_clear_object (&self->vote_actions);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "context", NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->arrangement != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->arrangement, self);
      /* Actions of a window that is gone keep it, and must not tell of settings any more. */
      g_object_run_dispose (G_OBJECT (self->arrangement));
    }
  g_clear_object (&self->arrangement);
  g_clear_object (&self->conversation);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_compare_page_parent_class)->dispose (object);
}

static void
choose_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_lineup_bar_choose (MATCHUP_COMPARE_PAGE (widget)->lineup_bar,
                             g_variant_get_string (parameter, NULL));
}

static MatchupRound *
find_latest_round (MatchupComparePage *self)
{
  guint n_rounds =
      self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation) : 0;

  return n_rounds > 0 ? matchup_conversation_get_round (self->conversation, n_rounds - 1) : NULL;
}

/* Not where names are hidden or the last answers stand in another order, which has other letters.
 */
static void
update_letters (MatchupComparePage *self)
{
  MatchupRound *last = find_latest_round (self);
  gboolean hidden;

  g_object_get (self->vote_actions, "hide-names", &hidden, NULL);
  matchup_lineup_bar_set_lettered (self->lineup_bar,
                                   !hidden && (last == NULL || !matchup_round_get_blind (last)));
}

static void
next_prompt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_composer_focus (MATCHUP_COMPARE_PAGE (widget)->composer);
}

static void
show_latest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_transcript_go_to_end (MATCHUP_COMPARE_PAGE (widget)->transcript);
}

static gboolean
key_pressed_cb (MatchupComparePage *self, guint keyval, guint keycode, GdkModifierType state)
{
  return matchup_vote_actions_press (self->vote_actions, keyval, state);
}

/* Keys that nobody else wanted, wherever the focus is, and also when it is nowhere. */
static void
matchup_compare_page_root (GtkWidget *widget)
{
  MatchupComparePage *self = MATCHUP_COMPARE_PAGE (widget);

  GTK_WIDGET_CLASS (matchup_compare_page_parent_class)->root (widget);
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_object (self->keys,
                           "key-pressed",
                           G_CALLBACK (key_pressed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
}

static void
matchup_compare_page_unroot (GtkWidget *widget)
{
  MatchupComparePage *self = MATCHUP_COMPARE_PAGE (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
  self->keys = NULL;
  GTK_WIDGET_CLASS (matchup_compare_page_parent_class)->unroot (widget);
}

/* Escape brings the other answers back, where one was enlarged. */
static gboolean
restore_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  MatchupComparePage *self = MATCHUP_COMPARE_PAGE (widget);

  if (matchup_arrangement_get_enlarged (self->arrangement) == NULL)
    return FALSE;
  matchup_arrangement_set_enlarged (self->arrangement, NULL);
  return TRUE;
}

static void
matchup_compare_page_class_init (MatchupComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_compare_page_dispose;
  object_class->get_property = matchup_compare_page_get_property;
  widget_class->measure = matchup_compare_page_measure;
  widget_class->size_allocate = matchup_compare_page_size_allocate;
  widget_class->root = matchup_compare_page_root;
  widget_class->unroot = matchup_compare_page_unroot;
  gtk_widget_class_install_action (widget_class, "compare.choose-model", "s", choose_model_action);
  gtk_widget_class_install_action (widget_class, "compare.next-prompt", NULL, next_prompt_action);
  gtk_widget_class_install_action (widget_class, "compare.show-latest", NULL, show_latest_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, restore_cb, NULL);

  properties[PROP_TITLE] =
      g_param_spec_string ("title",
                           NULL,
                           NULL,
                           "",
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CONVERSATION_STARTED] = g_signal_new ("conversation-started",
                                                       MATCHUP_TYPE_COMPARE_PAGE,
                                                       G_SIGNAL_RUN_LAST,
                                                       0,
                                                       NULL,
                                                       NULL,
                                                       NULL,
                                                       G_TYPE_NONE,
                                                       0);
}

static void
matchup_compare_page_init (MatchupComparePage *self)
{
  self->wanted_column = -1;
}

static gboolean
is_busy (MatchupComparePage *self)
{
  guint n_rounds =
      self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation) : 0;

  for (guint i = n_rounds; i > 0; i--)
    {
      if (matchup_round_is_busy (matchup_conversation_get_round (self->conversation, i - 1)))
        return TRUE;
    }
  return FALSE;
}

void
_matchup_compare_page_update (MatchupComparePage *self)
{
  guint size = matchup_lineup_get_size (self->lineup);
  gboolean started =
      self->conversation != NULL && matchup_conversation_get_n_rounds (self->conversation) > 0;
  g_autofree char *placeholder =
      /* Translators: in the empty field for a question */
      size == 0 ? g_strdup (_ ("Ask…"))
                : g_strdup_printf (ngettext ("Ask %u model…", "Ask all %u models…", size), size);

  matchup_composer_set_can_send (self->composer, size > 0);
  matchup_composer_set_busy (self->composer, is_busy (self));
  matchup_composer_set_placeholder (self->composer, placeholder);
  matchup_view_actions_set_round (self->view_actions, find_latest_round (self));
  _matchup_compare_page_update_empty (self, !started);
  gtk_stack_set_visible_child_name (self->stack,
                                    started                                      ? "transcript"
                                    : _matchup_compare_page_wants_welcome (self) ? "welcome"
                                                                                 : "empty");
  update_letters (self);
  queue_relayout (self);
}

/* The line-up sticks: the next new comparison begins with the one that was used last. Not who is
 * asked in private, with the instructions for it. */
static void
keep_lineup (MatchupComparePage *self)
{
  MatchupLineup *sticking = matchup_workspace_get_lineup (self->workspace);

  if (self->conversation != NULL && matchup_conversation_get_private (self->conversation))
    return;
  if (self->lineup != sticking && !matchup_lineup_equal (sticking, self->lineup))
    matchup_lineup_set_all (sticking, self->lineup);
}

static void
lineup_changed_cb (MatchupComparePage *self)
{
  keep_lineup (self);
  _matchup_compare_page_update (self);
}

static void
title_changed_cb (MatchupComparePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_lineup (MatchupComparePage *self, MatchupLineup *lineup)
{
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_func (self->lineup, lineup_changed_cb, self);
  g_set_object (&self->lineup, lineup);
  g_signal_connect_object (lineup,
                           "items-changed",
                           G_CALLBACK (lineup_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_lineup_bar_set_lineup (self->lineup_bar, lineup);
}

static void
use_conversation (MatchupComparePage *self, MatchupConversation *conversation)
{
  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  if (self->conversation != conversation)
    matchup_arrangement_set_enlarged (self->arrangement, NULL);
  g_set_object (&self->conversation, conversation);
  if (conversation != NULL)
    {
      self->welcome_wanted = FALSE;
      g_signal_connect_object (conversation,
                               "notify::title",
                               G_CALLBACK (title_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (conversation,
                               "items-changed",
                               G_CALLBACK (_matchup_compare_page_update),
                               self,
                               G_CONNECT_SWAPPED);
    }
  set_lineup (self,
              conversation != NULL ? matchup_conversation_get_lineup (conversation)
                                   : matchup_workspace_get_lineup (self->workspace));
  matchup_composer_set_conversation (self->composer,
                                     self->workspace,
                                     MATCHUP_CONVERSATION_KIND_COMPARE,
                                     conversation,
                                     self->lineup);
  /* Who was in what goes now is where the next question is typed. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->composer)) &&
      matchup_focus_leave (GTK_WIDGET (self->transcript), NULL))
    matchup_composer_focus (self->composer);
  matchup_transcript_set_conversation (self->transcript, conversation);
  matchup_prompt_queue_bar_set_conversation (self->queue_bar, conversation);
  matchup_context_bar_set_conversation (self->context_bar, conversation, self->lineup);
  matchup_vote_actions_set_conversation (self->vote_actions, conversation);
  title_changed_cb (self);
  _matchup_compare_page_update (self);
}

static void
first_changed_cb (MatchupComparePage *self)
{
  matchup_arrangement_set_first (self->arrangement,
                                 matchup_column_switcher_get_first (self->switcher));
  matchup_view_actions_update (self->view_actions);
}

static void
swiped_cb (GtkGestureSwipe *gesture, double velocity_x, double velocity_y, MatchupComparePage *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (ABS (velocity_x) > 2 * ABS (velocity_y) && ABS (velocity_x) > 200)
    matchup_column_switcher_step (self->switcher, (velocity_x < 0) != rtl ? 1 : -1);
}

static void
build (MatchupComparePage *self)
{
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkWidget *clamp = adw_clamp_new ();
  g_autoptr (GSettings) settings = matchup_settings_new ();

  self->arrangement = matchup_arrangement_new (settings);
  self->lineup_bar = MATCHUP_LINEUP_BAR (matchup_lineup_bar_new (self->workspace));
  self->transcript = MATCHUP_TRANSCRIPT (matchup_transcript_new (self->workspace));
  matchup_transcript_set_arrangement (self->transcript, self->arrangement);
  self->switcher = MATCHUP_COLUMN_SWITCHER (matchup_column_switcher_new ());
  self->queue_bar = MATCHUP_PROMPT_QUEUE_BAR (matchup_prompt_queue_bar_new (self->workspace));
  self->view_actions =
      matchup_view_actions_new (GTK_WIDGET (self), self->arrangement, self->switcher);
  self->vote_actions = matchup_vote_actions_new (GTK_WIDGET (self), self->workspace);
  g_signal_connect_object (self->vote_actions,
                           "notify::hide-names",
                           G_CALLBACK (update_letters),
                           self,
                           G_CONNECT_SWAPPED);
  update_letters (self);
  self->context_bar = MATCHUP_CONTEXT_BAR (matchup_context_bar_new (self->workspace));
  gtk_widget_insert_action_group (GTK_WIDGET (self),
                                  "context",
                                  matchup_context_bar_get_actions (self->context_bar));
  self->composer = MATCHUP_COMPOSER (matchup_composer_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  _matchup_compare_page_add_empty (self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->transcript), "transcript");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->lineup_bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->switcher));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->queue_bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->context_bar));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_COMPOSER_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_COMPOSER_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->composer));
  gtk_box_append (GTK_BOX (self->box), clamp);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swiped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->transcript), GTK_EVENT_CONTROLLER (swipe));
}

GtkWidget *
matchup_compare_page_new (MatchupWorkspace *workspace)
{
  MatchupComparePage *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_COMPARE_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  build (self);
  _matchup_compare_page_connect_asking (self);
  g_signal_connect_object (self->arrangement,
                           "notify::layout",
                           G_CALLBACK (queue_relayout),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->switcher,
                           "notify::first",
                           G_CALLBACK (first_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace,
                           "notify::n-active",
                           G_CALLBACK (_matchup_compare_page_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_providers (workspace),
                           "items-changed",
                           G_CALLBACK (_matchup_compare_page_update),
                           self,
                           G_CONNECT_SWAPPED);
  use_conversation (self, NULL);
  return GTK_WIDGET (self);
}

void
matchup_compare_page_set_conversation (MatchupComparePage *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));

  use_conversation (self, conversation);
}

MatchupConversation *
matchup_compare_page_get_conversation (MatchupComparePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_COMPARE_PAGE (self), NULL);
  return self->conversation;
}

void
matchup_compare_page_keep_lineup (MatchupComparePage *self)
{
  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));

  keep_lineup (self);
}

void
matchup_compare_page_add_prompt (MatchupComparePage *self, const char *prompt)
{
  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));
  g_return_if_fail (prompt != NULL);

  matchup_composer_prepend (self->composer, prompt);
}

void
matchup_compare_page_add_message (MatchupComparePage *self, MatchupMessage *message)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));
  g_return_if_fail (MATCHUP_IS_MESSAGE (message));

  text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  matchup_composer_prepend (self->composer, text);
  matchup_picture_taking_begin (matchup_composer_get_tray (self->composer),
                                self->workspace,
                                message);
}

void
matchup_compare_page_focus_composer (MatchupComparePage *self)
{
  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));

  if (self->welcome != NULL)
    gtk_widget_child_focus (self->welcome, GTK_DIR_TAB_FORWARD);
  else
    matchup_composer_focus (self->composer);
}

GtkWidget *
matchup_compare_page_get_read_row (MatchupComparePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_COMPARE_PAGE (self), NULL);
  return matchup_transcript_get_read_row (self->transcript);
}

MatchupArrangement *
matchup_compare_page_get_arrangement (MatchupComparePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_COMPARE_PAGE (self), NULL);
  return self->arrangement;
}

void
matchup_compare_page_add_actions (MatchupComparePage *self, GActionMap *map)
{
  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));

  matchup_view_actions_add_to (self->view_actions, map);
  matchup_vote_actions_add_to (self->vote_actions, map);
}

gboolean
matchup_compare_page_show_round (MatchupComparePage *self, const char *round_id)
{
  g_return_val_if_fail (MATCHUP_IS_COMPARE_PAGE (self), FALSE);
  g_return_val_if_fail (round_id != NULL, FALSE);

  return matchup_transcript_show_round (self->transcript, round_id);
}

MatchupTranscript *
matchup_compare_page_get_transcript (MatchupComparePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_COMPARE_PAGE (self), NULL);
  return self->transcript;
}

void
matchup_compare_page_show_column (MatchupComparePage *self, guint position)
{
  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));

  self->wanted_column = (int) position;
  queue_relayout (self);
}
