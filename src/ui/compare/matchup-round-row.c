/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round-row.h"

#include "matchup-answer-view.h"
#include "matchup-badges.h"
#include "matchup-columns.h"
#include "matchup-config.h"
#include "matchup-file-row.h"
#include "matchup-focus.h"
#include "matchup-message-drag.h"
#include "matchup-picture-row.h"
#include "matchup-race-strip.h"
#include "matchup-share-menu.h"
#include "matchup-round-watch.h"
#include "matchup-shown.h"
#include "matchup-stack-layout.h"
#include "matchup-stream-text.h"
#include "matchup-text-settings.h"
#include "matchup-vote-bar.h"

#include <glib/gi18n.h>

#define SPACING 12
/* Of the lines of a question, pixels: longer ones are hard to read. */
#define MAX_PROMPT_WIDTH 1000

struct _MatchupRoundRow
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupRound *round;
  MatchupRoundWatch *watch;
  MatchupArrangement *arrangement; /* NULL: columns */
  MatchupColumns *columns;
  GtkWidget *pictures;   /* of the question, or NULL */
  GtkWidget *files;      /* of the question, or NULL */
  GtkWidget *first_line; /* its last part, and what shares the round */
  gboolean has_race;
  GPtrArray *views; /* MatchupAnswerView of the columns, as they are shown */
};

G_DEFINE_FINAL_TYPE (MatchupRoundRow, matchup_round_row, GTK_TYPE_WIDGET)

static MatchupAnswerView *
get_view (MatchupRoundRow *self, guint position)
{
  return g_ptr_array_index (self->views, position);
}

static void
matchup_round_row_dispose (GObject *object)
{
  MatchupRoundRow *self = MATCHUP_ROUND_ROW (object);
  GtkWidget *child;

  if (self->arrangement != NULL)
    g_signal_handlers_disconnect_by_data (self->arrangement, self);
  g_clear_object (&self->arrangement);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "round", NULL);
  g_clear_object (&self->round);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_round_row_parent_class)->dispose (object);
}

static void
matchup_round_row_class_init (MatchupRoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_round_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "roundrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_round_row_init (MatchupRoundRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (SPACING));
  self->views = g_ptr_array_new ();
}

/* What was asked, and beside it what shares the round. */
static void
add_first_line (MatchupRoundRow *self, GtkWidget *prompt)
{
  GtkWidget *share = matchup_share_menu_new ();

  self->first_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (prompt, TRUE);
  gtk_widget_set_valign (share, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->first_line), prompt);
  if (matchup_message_get_length (matchup_round_get_prompt (self->round), MATCHUP_PART_KIND_TEXT) >
      0)
    gtk_box_append (GTK_BOX (self->first_line),
                    matchup_message_drag_new_handle (self->round, NULL));
  gtk_box_append (GTK_BOX (self->first_line), share);
  gtk_widget_set_parent (self->first_line, GTK_WIDGET (self));
}

static void
add_prompt (MatchupRoundRow *self, MatchupConversation *conversation)
{
  MatchupMessage *prompt = matchup_round_get_prompt (self->round);
  MatchupStackLayout *layout;
  GtkWidget *last;
  GtkWidget *text;

  if (matchup_message_has_images (prompt))
    self->pictures = matchup_picture_row_new (self->workspace, conversation, self->round);
  if (matchup_message_has_files (prompt))
    self->files = matchup_file_row_new_for_prompt (prompt);
  last = self->files != NULL ? self->files : self->pictures;
  /* A question of attachments alone has nothing to read. */
  if (last != NULL && matchup_message_get_length (prompt, MATCHUP_PART_KIND_TEXT) > 0)
    last = NULL;
  if (self->pictures != NULL && self->pictures != last)
    gtk_widget_set_parent (self->pictures, GTK_WIDGET (self));
  if (self->files != NULL && self->files != last)
    gtk_widget_set_parent (self->files, GTK_WIDGET (self));
  if (last != NULL)
    {
      add_first_line (self, last);
      return;
    }
  text = matchup_stream_text_new (prompt, FALSE);
  layout = MATCHUP_STACK_LAYOUT (gtk_widget_get_layout_manager (text));
  matchup_stack_layout_set_max_width (layout, MAX_PROMPT_WIDTH);
  matchup_stack_layout_set_at_start (layout, TRUE);
  gtk_widget_add_css_class (text, "matchup-prompt");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("You asked"),
                                  -1);
  add_first_line (self, text);
}

static void
update_badges (MatchupRoundRow *self)
{
  g_autofree MatchupBadges *badges = g_new0 (MatchupBadges, MAX (self->views->len, 1));

  matchup_badges_find (self->round, matchup_workspace_get_pricing (self->workspace), badges);
  for (guint i = 0; i < self->views->len; i++)
    matchup_answer_view_set_badges (get_view (self, i), badges[i]);
}

/* By the same share of their lengths. */
static void
scrolled_cb (MatchupRoundRow *self, MatchupAnswerView *view)
{
  MatchupAnswerScroller *source = matchup_answer_view_get_scroller (view);

  if (source == NULL || self->arrangement == NULL ||
      !matchup_arrangement_get_joint_scrolling (self->arrangement))
    return;
  for (guint i = 0; i < self->views->len; i++)
    {
      MatchupAnswerScroller *other = matchup_answer_view_get_scroller (get_view (self, i));

      if (other != NULL && other != source)
        matchup_answer_scroller_set_share (other, matchup_answer_scroller_get_share (source));
    }
}

static void
enlarged_cb (MatchupRoundRow *self, GParamSpec *pspec, MatchupAnswerView *view)
{
  MatchupAnswer *answer = matchup_answer_view_get_answer (view);
  gboolean enlarged;

  if (self->arrangement == NULL)
    return;
  g_object_get (view, "enlarged", &enlarged, NULL);
  if (enlarged)
    matchup_arrangement_set_enlarged (self->arrangement, answer);
  else if (matchup_arrangement_get_enlarged (self->arrangement) == answer)
    matchup_arrangement_set_enlarged (self->arrangement, NULL);
}

static void
add_answer (MatchupRoundRow *self, MatchupConversation *conversation, guint position)
{
  MatchupAnswer *answer = matchup_shown_get_answer (self->round, position);
  GtkWidget *view =
      matchup_answer_view_new (self->workspace, conversation, self->round, answer, position);

  g_ptr_array_add (self->views, view);
  matchup_columns_append (self->columns, view);
  g_signal_connect_object (view, "scrolled", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view,
                           "notify::enlarged",
                           G_CALLBACK (enlarged_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static MatchupRoundRow *
find_itself (gpointer user_data)
{
  return user_data;
}

/* Who is how fast is told by the race alone: until that may be known there is none. */
static void
update_race (MatchupRoundRow *self)
{
  GtkWidget *race;

  if (self->has_race || !matchup_round_get_revealed (self->round) ||
      matchup_round_is_held (self->round))
    return;
  race = matchup_race_strip_new (self->round, matchup_workspace_get_clock (self->workspace));
  gtk_widget_insert_after (race, GTK_WIDGET (self), self->first_line);
  self->has_race = TRUE;
}

GtkWidget *
matchup_round_row_new (MatchupWorkspace *workspace,
                       MatchupConversation *conversation,
                       MatchupRound *round)
{
  MatchupRoundRow *self = g_object_new (MATCHUP_TYPE_ROUND_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->round = g_object_ref (round);
  add_prompt (self, conversation);
  self->columns = MATCHUP_COLUMNS (matchup_columns_new ());
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    add_answer (self, conversation, i);
  gtk_widget_set_parent (GTK_WIDGET (self->columns), GTK_WIDGET (self));
  gtk_widget_set_parent (matchup_vote_bar_new (workspace, conversation, round), GTK_WIDGET (self));
  matchup_share_menu_add_actions (GTK_WIDGET (self), workspace, find_itself, self);
  g_signal_connect_object (round,
                           "notify::revealed",
                           G_CALLBACK (update_race),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (round,
                           "notify::held",
                           G_CALLBACK (update_race),
                           self,
                           G_CONNECT_SWAPPED);
  update_race (self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      /* Translators: name of a question with its answers for screen readers */
      _ ("Round"),
      -1);
  self->watch = matchup_round_watch_new (round);
  g_signal_connect_object (self->watch,
                           "changed",
                           G_CALLBACK (update_badges),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_pricing (workspace),
                           "changed",
                           G_CALLBACK (update_badges),
                           self,
                           G_CONNECT_SWAPPED);
  update_badges (self);
  return GTK_WIDGET (self);
}

MatchupRound *
matchup_round_row_get_round (MatchupRoundRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_ROUND_ROW (self), NULL);
  return self->round;
}

/* -1: none of this round. */
static int
find_enlarged (MatchupRoundRow *self)
{
  MatchupAnswer *enlarged = matchup_arrangement_get_enlarged (self->arrangement);

  for (guint i = 0; i < self->views->len; i++)
    {
      if (matchup_answer_view_get_answer (get_view (self, i)) == enlarged)
        return (int) i;
    }
  return -1;
}

/* What the answers may take of the height, so that all but the question can be seen with them. */
static int
get_room (MatchupRoundRow *self)
{
  int room = matchup_arrangement_get_room (self->arrangement);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (child != self->pictures && child != self->files && child != self->first_line &&
          child != GTK_WIDGET (self->columns) && gtk_widget_should_layout (child))
        room -= SPACING + matchup_stack_get_height (child, gtk_widget_get_width (child));
    }
  return MAX (room, MATCHUP_COLUMN_MIN_BOX);
}

static void
update_max_width (MatchupRoundRow *self)
{
  MatchupLayout layout = matchup_arrangement_get_layout (self->arrangement);
  int width =
      matchup_columns_get_max_width (find_enlarged (self) >= 0 ? MATCHUP_LAYOUT_SINGLE : layout,
                                     self->views->len);

  matchup_stack_layout_set_max_width (MATCHUP_STACK_LAYOUT (
                                          gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                      width);
}

static void
width_changed_cb (MatchupRoundRow *self)
{
  update_max_width (self);
  gtk_widget_queue_resize (GTK_WIDGET (self->columns));
}

/* Who was in an answer that is not shown any more goes to the one that is shown in its stead. */
static void
keep_focus (MatchupRoundRow *self)
{
  guint first;
  guint n_shown;

  matchup_columns_get_shown (self->columns, &first, &n_shown);
  for (guint i = 0; i < self->views->len; i++)
    {
      GtkWidget *view = GTK_WIDGET (get_view (self, i));
      GtkWidget *heir = GTK_WIDGET (get_view (self, i < first ? first : first + n_shown - 1));

      if (i >= first && i < first + n_shown)
        continue;
      if (matchup_focus_leave (view, NULL))
        {
          gtk_widget_set_child_visible (heir, TRUE);
          gtk_widget_child_focus (heir, GTK_DIR_TAB_FORWARD);
          return;
        }
    }
}

static void
arrange (MatchupRoundRow *self)
{
  gboolean boxed = matchup_arrangement_get_equal_heights (self->arrangement);
  MatchupLayout layout = matchup_arrangement_get_layout (self->arrangement);
  int enlarged = find_enlarged (self);
  gboolean can_enlarge = self->views->len > 1 && layout != MATCHUP_LAYOUT_STACKED &&
                         matchup_arrangement_get_n_visible (self->arrangement) > 1;

  matchup_columns_set_layout (self->columns, layout);
  matchup_columns_set_first (self->columns, matchup_arrangement_get_first (self->arrangement));
  matchup_columns_set_enlarged (self->columns, enlarged);
  matchup_columns_set_room (self->columns, boxed ? get_room (self) : 0);
  update_max_width (self);
  for (guint i = 0; i < self->views->len; i++)
    {
      matchup_answer_view_set_boxed (get_view (self, i), boxed);
      matchup_answer_view_set_can_enlarge (get_view (self, i), can_enlarge);
      matchup_answer_view_set_enlarged (get_view (self, i), (int) i == enlarged);
    }
  keep_focus (self);
}

void
matchup_round_row_set_arrangement (MatchupRoundRow *self, MatchupArrangement *arrangement)
{
  g_return_if_fail (MATCHUP_IS_ROUND_ROW (self));
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (arrangement));

  if (self->arrangement != NULL)
    g_signal_handlers_disconnect_by_data (self->arrangement, self);
  g_set_object (&self->arrangement, arrangement);
  g_signal_connect_object (arrangement, "notify", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_text_settings_get_default (),
                           "notify::width",
                           G_CALLBACK (width_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  arrange (self);
}
