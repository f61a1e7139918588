/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-bar.h"

#include "matchup-accent-style.h"
#include "matchup-accessible-name.h"
#include "matchup-blind-warning.h"
#include "matchup-budget-gate.h"
#include "matchup-config.h"
#include "matchup-marks-editor.h"
#include "matchup-note-editor.h"
#include "matchup-personal-data-dialog.h"
#include "matchup-practice-hint.h"
#include "matchup-ranking-editor.h"
#include "matchup-stack-layout.h"
#include "matchup-toast.h"
#include "matchup-vote-said.h"
#include "matchup-vote-words.h"
#include "matchup-wrap-layout.h"
#include "matchup-wrap-texts.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* What is folded away at first, and made when it is opened. */
typedef enum
{
  MORE_RANKING,
  MORE_MARKS,
  MORE_NOTE,
  N_MORE,
} More;

struct _MatchupVoteBar
{
  GtkWidget parent_instance;

  MatchupVoteBallot *ballot;

  GtkLabel *held;
  GtkWidget *choices;
  GPtrArray *letters; /* GtkToggleButton by position; borrowed */
  GtkWidget *tie;
  GtkWidget *none;
  MatchupVoteSaid *said;
  GtkWidget *next_button;
  GtkWidget *same_button;
  GtkWidget *continue_button;
  GtkWidget *take_back_button;
  GtkWidget *reveal_button;
  GtkWidget *more_buttons[N_MORE];
  AdwBin *more[N_MORE];
  GtkWidget *practice_hint; /* NULL: none was needed yet */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MatchupVoteBar, matchup_vote_bar, GTK_TYPE_WIDGET)

static MatchupRound *
get_round (MatchupVoteBar *self)
{
  return matchup_vote_ballot_get_round (self->ballot);
}

/* By a tick as well as by its colour. */
static void
show_choice (GtkWidget *button, gboolean chosen, gboolean possible, const char *reason)
{
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (button));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen);
  gtk_widget_set_visible (gtk_widget_get_first_child (content), chosen);
  gtk_widget_set_sensitive (button, possible);
  gtk_widget_set_tooltip_text (button, reason);
  if (reason != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    reason,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static gboolean
is_best (MatchupVoteBar *self, MatchupVote *vote, guint position)
{
  const MatchupVoteAnswer *answer;

  if (vote == NULL || matchup_vote_get_result (vote) == MATCHUP_VOTE_RESULT_TIE ||
      matchup_vote_get_result (vote) == MATCHUP_VOTE_RESULT_NONE)
    return FALSE;
  answer = matchup_vote_find_answer (vote, matchup_round_get_slot (get_round (self), position));
  return answer != NULL && answer->rank == 1;
}

static void
update_choices (MatchupVoteBar *self)
{
  MatchupVote *vote = matchup_vote_ballot_get_vote (self->ballot);
  MatchupVoteResult result = vote != NULL ? matchup_vote_get_result (vote) : 0;

  for (guint i = 0; i < self->letters->len; i++)
    {
      const char *reason;
      gboolean possible = matchup_vote_ballot_can_choose (self->ballot, i, &reason);

      show_choice (g_ptr_array_index (self->letters, i), is_best (self, vote, i), possible, reason);
    }
  show_choice (self->tie,
               vote != NULL && result == MATCHUP_VOTE_RESULT_TIE,
               matchup_vote_ballot_can_choose_tie (self->ballot),
               NULL);
  show_choice (self->none,
               vote != NULL && result == MATCHUP_VOTE_RESULT_NONE,
               matchup_vote_ballot_can_choose_none (self->ballot),
               NULL);
}

static void
update_held (MatchupVoteBar *self)
{
  gboolean held = matchup_round_is_held (get_round (self));

  gtk_widget_set_visible (GTK_WIDGET (self->held), held);
  if (held)
    {
      g_autofree char *text = matchup_vote_words_dup_held (get_round (self));

      gtk_label_set_text (self->held, text);
    }
}

/* The slot of who won alone, or -1. */
static int
find_winner (MatchupVoteBar *self)
{
  MatchupVote *vote = matchup_round_get_vote (get_round (self));

  return vote != NULL ? matchup_vote_get_best (vote) : -1;
}

/* Where all answers failed there is nothing to ask, but names may still be hidden. */
static gboolean
has_question (MatchupVoteBar *self)
{
  MatchupRound *round = get_round (self);

  return matchup_round_get_n_answers (round) >= 2 &&
         (matchup_round_get_n_judgeable (round) > 0 || matchup_round_is_busy (round) ||
          matchup_round_get_vote (round) != NULL || !matchup_round_get_revealed (round));
}

static void
show_more (MatchupVoteBar *self, More more, gboolean possible)
{
  gtk_widget_set_visible (self->more_buttons[more], possible);
  gtk_widget_set_visible (GTK_WIDGET (self->more[more]),
                          possible && gtk_toggle_button_get_active (
                                          GTK_TOGGLE_BUTTON (self->more_buttons[more])));
}

static void
update_practice_hint (MatchupVoteBar *self, gboolean voted)
{
  gboolean wanted = voted && matchup_judging_is_practice (get_round (self));

  if (wanted && self->practice_hint == NULL)
    {
      self->practice_hint =
          matchup_practice_hint_new (matchup_vote_ballot_get_workspace (self->ballot));
      gtk_widget_set_parent (self->practice_hint, GTK_WIDGET (self));
    }
  if (self->practice_hint != NULL)
    gtk_widget_set_visible (self->practice_hint, wanted);
}

static void
update (MatchupVoteBar *self)
{
  MatchupRound *round = get_round (self);
  gboolean voted = matchup_round_get_vote (round) != NULL;
  gboolean readable = matchup_round_get_n_judgeable (round) > 0;

  self->updating = TRUE;
  update_choices (self);
  update_held (self);
  matchup_vote_said_update (self->said, round);
  gtk_widget_set_visible (self->next_button, voted);
  gtk_widget_set_visible (self->same_button, voted);
  gtk_widget_set_visible (self->continue_button, find_winner (self) >= 0);
  gtk_widget_set_visible (self->take_back_button, voted);
  gtk_widget_set_visible (self->reveal_button, !matchup_round_get_revealed (round));
  show_more (self, MORE_RANKING, matchup_round_get_n_judgeable (round) >= 3);
  show_more (self, MORE_MARKS, readable || voted);
  show_more (self, MORE_NOTE, readable || voted);
  update_practice_hint (self, voted);
  gtk_widget_set_visible (GTK_WIDGET (self), has_question (self));
  self->updating = FALSE;
}

static void
choose (MatchupVoteBar *self, GtkWidget *button)
{
  guint position;

  if (button == self->tie)
    matchup_vote_ballot_choose_tie (self->ballot);
  else if (button == self->none)
    matchup_vote_ballot_choose_none (self->ballot);
  else if (g_ptr_array_find (self->letters, button, &position))
    matchup_vote_ballot_choose (self->ballot, position);
}

/* One that is pressed again stays. */
static void
toggled_cb (MatchupVoteBar *self, GtkToggleButton *button)
{
  if (self->updating)
    return;
  choose (self, GTK_WIDGET (button));
  update (self);
}

/* Enter on what is chosen already leads on; the space bar presses it as ever. */
static gboolean
choice_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               MatchupVoteBar *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  MatchupVoteKey key;
  guint position;

  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)) ||
      !matchup_vote_key_read (keyval, state, &key, &position) || key != MATCHUP_VOTE_KEY_NEXT)
    return GDK_EVENT_PROPAGATE;
  return matchup_vote_bar_act (self, key, 0);
}

static GtkWidget *
add_choice (MatchupVoteBar *self, const char *text, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (text));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (choice_key_cb), self);
  gtk_widget_add_controller (button, keys);
  gtk_widget_set_parent (button, self->choices);
  return button;
}

static void
add_choices (MatchupVoteBar *self)
{
  guint n = matchup_round_get_n_answers (get_round (self));
  GtkWidget *question =
      gtk_label_new (n > 2 ? _ ("Which answer is best?") : _ ("Which answer is better?"));

  self->choices = g_object_new (GTK_TYPE_BOX,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_GROUP,
                                "layout-manager",
                                matchup_wrap_layout_new (6, 6),
                                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (question)),
                                  -1);
  gtk_widget_add_css_class (question, "matchup-question");
  gtk_widget_set_parent (question, self->choices);
  for (guint i = 0; i < n; i++)
    {
      const char *letter = matchup_lineup_get_letter (i);
      /* Translators: %s is the letter of an answer */
      g_autofree char *name = g_strdup_printf (_ ("Answer %s is the best"), letter);

      GtkWidget *choice = add_choice (self, letter, name);

      gtk_widget_add_css_class (choice, "matchup-choice");
      matchup_accent_style_set (choice, i, FALSE);
      g_ptr_array_add (self->letters, choice);
    }
  self->tie = add_choice (self, _ ("About Equal"), _ ("About equal"));
  self->none = add_choice (self, _ ("None Is Good"), _ ("None is good"));
  gtk_widget_set_halign (self->choices, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->choices, GTK_WIDGET (self));
}

static GtkWidget *
make_more (MatchupVoteBar *self, More more)
{
  switch (more)
    {
    case MORE_RANKING:
      return matchup_ranking_editor_new (self->ballot);
    case MORE_MARKS:
      return matchup_marks_editor_new (self->ballot);
    case MORE_NOTE:
    case N_MORE:
    default:
      return matchup_note_editor_new (self->ballot);
    }
}

static void
more_toggled_cb (MatchupVoteBar *self, GtkToggleButton *button)
{
  for (guint i = 0; i < N_MORE; i++)
    {
      gboolean opened = gtk_toggle_button_get_active (button);

      if (GTK_WIDGET (button) != self->more_buttons[i])
        continue;
      if (opened && adw_bin_get_child (self->more[i]) == NULL)
        adw_bin_set_child (self->more[i], make_more (self, i));
      gtk_widget_set_visible (GTK_WIDGET (self->more[i]), opened);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                                   GTK_ACCESSIBLE_STATE_EXPANDED,
                                   opened,
                                   -1);
      /* Who opens the note wants to write it. */
      if (opened && i == MORE_NOTE)
        gtk_widget_child_focus (adw_bin_get_child (self->more[i]), GTK_DIR_TAB_FORWARD);
    }
}

static void
add_more_button (MatchupVoteBar *self, GtkWidget *row, More more, const char *text)
{
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (text);

  matchup_wrap_texts (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (more_toggled_cb), self);
  gtk_widget_set_parent (button, row);
  self->more_buttons[more] = button;
}

static GtkWidget *
add_button (GtkWidget *row, const char *text, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  matchup_wrap_texts (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_parent (button, row);
  return button;
}

static GtkWidget *
make_row (void)
{
  return g_object_new (GTK_TYPE_BOX,
                       "layout-manager",
                       matchup_wrap_layout_new (6, 6),
                       "halign",
                       GTK_ALIGN_CENTER,
                       NULL);
}

static void
add_rest (MatchupVoteBar *self)
{
  GtkWidget *row = make_row ();

  self->said = MATCHUP_VOTE_SAID (matchup_vote_said_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->said), GTK_WIDGET (self));
  self->next_button = add_button (row, _ ("Next Prompt"), "vote.next", NULL);
  self->same_button =
      add_button (row, _ ("Same Prompt Again"), "vote.same", _ ("Ask All of Them Once More"));
  self->continue_button =
      add_button (row,
                  _ ("Continue With the Winner"),
                  "vote.continue",
                  _ ("In a New Conversation With It Alone, Which Knows What Was Said"));
  self->take_back_button = add_button (row, _ ("Take Back"), "vote.take-back", NULL);
  self->reveal_button = add_button (row,
                                    _ ("Reveal Names"),
                                    "vote.reveal",
                                    _ ("Without a Vote; One That Comes Later Is Not Blind"));
  add_more_button (self, row, MORE_RANKING, _ ("Rank Them"));
  add_more_button (self, row, MORE_MARKS, _ ("Marks"));
  add_more_button (self, row, MORE_NOTE, _ ("Note"));
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  for (guint i = 0; i < N_MORE; i++)
    {
      self->more[i] = ADW_BIN (adw_bin_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->more[i]), GTK_WIDGET (self));
    }
}

/* What is needed to put a vote back; the bar may be gone by then. */
typedef struct
{
  MatchupVoteBallot *ballot;
  MatchupVote *vote;
} TakenBack;

static void
taken_back_free (gpointer data)
{
  TakenBack *taken = data;

  g_object_unref (taken->ballot);
  matchup_vote_unref (taken->vote);
  g_free (taken);
}

static void
undo_take_back (gpointer data)
{
  TakenBack *taken = data;

  matchup_vote_ballot_put_back (taken->ballot, taken->vote);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupVoteBar *self = MATCHUP_VOTE_BAR (widget);
  TakenBack *taken;
  MatchupVote *vote;

  /* The button that was pressed goes. */
  if (gtk_widget_is_focus (self->take_back_button))
    gtk_widget_child_focus (self->choices, GTK_DIR_TAB_FORWARD);
  vote = matchup_vote_ballot_take_back (self->ballot);
  if (vote == NULL)
    return;
  taken = g_new0 (TakenBack, 1);
  taken->ballot = g_object_ref (self->ballot);
  taken->vote = vote;
  matchup_toast_with_undo (widget, _ ("Vote taken back"), undo_take_back, taken, taken_back_free);
}

static void
reveal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupVoteBar *self = MATCHUP_VOTE_BAR (widget);

  if (gtk_widget_is_focus (self->reveal_button))
    gtk_widget_child_focus (self->choices, GTK_DIR_TAB_FORWARD);
  matchup_vote_ballot_reveal (self->ballot);
}

static void
ask_same (gpointer data)
{
  MatchupVoteBar *self = data;
  MatchupWorkspace *workspace = matchup_vote_ballot_get_workspace (self->ballot);
  MatchupConversation *conversation = matchup_vote_ballot_get_conversation (self->ballot);
  MatchupRound *round = get_round (self);
  g_autoptr (MatchupRunGroup) group = NULL;

  matchup_budget_gate_warn (data, workspace, conversation, matchup_round_get_prompt (round));
  group = matchup_workspace_ask_same (workspace, conversation, round);
  gtk_widget_activate_action (GTK_WIDGET (self), "compare.show-latest", NULL);
}

static void
same_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupVoteBar *self = MATCHUP_VOTE_BAR (widget);
  MatchupConversation *conversation = matchup_vote_ballot_get_conversation (self->ballot);

  matchup_personal_data_dialog_run (widget,
                                    matchup_vote_ballot_get_workspace (self->ballot),
                                    conversation,
                                    matchup_conversation_get_lineup (conversation),
                                    matchup_round_get_prompt (get_round (self)),
                                    ask_same,
                                    g_object_ref (self),
                                    g_object_unref);
}

static void
continue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupVoteBar *self = MATCHUP_VOTE_BAR (widget);
  int winner = find_winner (self);
  /* Held until it is opened, which finds those that are open first. */
  g_autoptr (MatchupConversation) alone =
      winner >= 0
          ? matchup_workspace_continue_with (matchup_vote_ballot_get_workspace (self->ballot),
                                             matchup_vote_ballot_get_conversation (self->ballot),
                                             get_round (self),
                                             (guint) winner)
          : NULL;

  if (alone != NULL)
    gtk_widget_activate_action (widget, "win.open", "s", matchup_conversation_get_id (alone));
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "compare.next-prompt", NULL);
}

static void
matchup_vote_bar_dispose (GObject *object)
{
  MatchupVoteBar *self = MATCHUP_VOTE_BAR (object);
  GtkWidget *child;

  g_clear_pointer (&self->letters, g_ptr_array_unref);
  self->choices = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->ballot);

  G_OBJECT_CLASS (matchup_vote_bar_parent_class)->dispose (object);
}

static void
matchup_vote_bar_class_init (MatchupVoteBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_vote_bar_dispose;
  gtk_widget_class_set_css_name (widget_class, "votebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "vote.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "vote.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "vote.same", NULL, same_action);
  gtk_widget_class_install_action (widget_class, "vote.continue", NULL, continue_action);
  gtk_widget_class_install_action (widget_class, "vote.take-back", NULL, take_back_action);
}

static void
matchup_vote_bar_init (MatchupVoteBar *self)
{
  self->letters = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (8));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your vote"),
                                  -1);
}

static void
add_held (MatchupVoteBar *self)
{
  self->held = GTK_LABEL (g_object_new (GTK_TYPE_LABEL,
                                        "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_STATUS,
                                        "wrap",
                                        TRUE,
                                        "width-chars",
                                        12,
                                        NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->held), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->held), GTK_WIDGET (self));
}

static void
ask_to_stop_cb (MatchupVoteBallot *ballot, MatchupVoteBar *self)
{
  matchup_toast_with_button (GTK_WIDGET (self),
                             _ ("Other answers still come"),
                             /* Translators: Button: stop the other answers. */
                             _ ("_Stop Them"),
                             (MatchupToastUndo) matchup_round_stop_all,
                             g_object_ref (get_round (self)),
                             g_object_unref);
}

/* How many are there changes while nothing else of the round does. */
static void
watch_runs (MatchupVoteBar *self)
{
  MatchupRound *round = get_round (self);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, i));

      if (run != NULL && matchup_run_is_active (run))
        g_signal_connect_object (run, "finished", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
}

GtkWidget *
matchup_vote_bar_new (MatchupWorkspace *workspace,
                      MatchupConversation *conversation,
                      MatchupRound *round)
{
  MatchupVoteBar *self = g_object_new (MATCHUP_TYPE_VOTE_BAR, NULL);

  self->ballot = matchup_vote_ballot_new (workspace, conversation, round);
  gtk_widget_set_parent (matchup_blind_warning_new (self->ballot), GTK_WIDGET (self));
  add_held (self);
  add_choices (self);
  add_rest (self);
  matchup_accessible_name_by_label (gtk_widget_get_parent (self->next_button));
  watch_runs (self);
  update (self);
  g_signal_connect_object (self->ballot, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ballot, "ask-to-stop", G_CALLBACK (ask_to_stop_cb), self, 0);
  return GTK_WIDGET (self);
}

MatchupRound *
matchup_vote_bar_get_round (MatchupVoteBar *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BAR (self), NULL);
  return get_round (self);
}

/* Who went through the choices by keyboard goes along with the one that was made. */
static void
follow_focus (MatchupVoteBar *self, GtkWidget *button)
{
  if (gtk_widget_get_focus_child (self->choices) != NULL)
    gtk_widget_grab_focus (button);
}

gboolean
matchup_vote_bar_act (MatchupVoteBar *self, MatchupVoteKey key, guint position)
{
  GtkWidget *button = NULL;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BAR (self), FALSE);

  switch (key)
    {
    case MATCHUP_VOTE_KEY_ANSWER:
      if (position < self->letters->len)
        button = g_ptr_array_index (self->letters, position);
      break;
    case MATCHUP_VOTE_KEY_TIE:
      button = self->tie;
      break;
    case MATCHUP_VOTE_KEY_NONE:
      button = self->none;
      break;
    case MATCHUP_VOTE_KEY_NEXT:
    default:
      return gtk_widget_activate_action (GTK_WIDGET (self), "vote.next", NULL);
    }
  if (button == NULL || !gtk_widget_is_sensitive (button))
    return FALSE;
  choose (self, button);
  follow_focus (self, button);
  return TRUE;
}

gboolean
matchup_vote_bar_focus (MatchupVoteBar *self)
{
  g_return_val_if_fail (MATCHUP_IS_VOTE_BAR (self), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (self->choices); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_TOGGLE_BUTTON (child) &&
          gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)) && gtk_widget_grab_focus (child))
        return TRUE;
    }
  return gtk_widget_child_focus (self->choices, GTK_DIR_TAB_FORWARD);
}

GtkWidget *
matchup_vote_bar_mark_words (MatchupVoteBar *self, MatchupSearchQuery *query)
{
  const char *note;
  GtkWidget *editor;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BAR (self), NULL);

  note = matchup_vote_ballot_get_note (self->ballot);
  if (query != NULL && !matchup_search_query_match (query, note, strlen (note), NULL))
    return NULL;
  if (query != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more_buttons[MORE_NOTE]), TRUE);
  editor = adw_bin_get_child (self->more[MORE_NOTE]);
  if (editor != NULL)
    matchup_note_editor_mark_words (MATCHUP_NOTE_EDITOR (editor), query);
  return editor;
}
