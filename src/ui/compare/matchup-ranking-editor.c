/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ranking-editor.h"

#include "matchup-accent-style.h"
#include "matchup-config.h"
#include "matchup-stack-layout.h"
#include "matchup-wrap-layout.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

/* One answer: what stands between it and the one before, and the letter that is moved. */
typedef struct
{
  guint position;
  GtkWidget *box;
  GtkLabel *between;
  GtkWidget *button;
  GtkLabel *place;
} Chip;

struct _MatchupRankingEditor
{
  GtkWidget parent_instance;

  MatchupVoteBallot *ballot;
  MatchupRankingOrder *order; /* of positions */
  GPtrArray *chips;           /* Chip */
  GtkWidget *row;
  GtkWidget *save_button;
  Chip *dragged; /* NULL: nothing is */
};

G_DEFINE_FINAL_TYPE (MatchupRankingEditor, matchup_ranking_editor, GTK_TYPE_WIDGET)

static Chip *
find_chip (MatchupRankingEditor *self, guint position)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);

      if (chip->position == position)
        return chip;
    }
  return NULL;
}

/* The letters that share the place of @position, for a sentence; NULL: none. */
static char *
dup_sharers (MatchupRankingEditor *self, guint position)
{
  GString *letters = g_string_new (NULL);
  guint place = matchup_ranking_order_get_place (self->order, position);

  for (guint i = 0; i < matchup_ranking_order_get_size (self->order); i++)
    {
      guint other = matchup_ranking_order_get_id (self->order, i);

      if (other == position || matchup_ranking_order_get_place (self->order, other) != place)
        continue;
      if (letters->len > 0)
        /* Translators: between the letters of two answers: A, B */
        g_string_append (letters, C_ ("between letters", ", "));
      g_string_append (letters, matchup_lineup_get_letter (other));
    }
  return g_string_free (letters, letters->len == 0);
}

static void
name_chip (MatchupRankingEditor *self, Chip *chip)
{
  guint place = matchup_ranking_order_get_place (self->order, chip->position);
  guint n_places = matchup_ranking_order_get_n_places (self->order);
  const char *letter = matchup_lineup_get_letter (chip->position);
  g_autofree char *sharers = dup_sharers (self, chip->position);
  g_autofree char *label = NULL;

  if (sharers != NULL)
    /* Translators: the letter of an answer, its place, of how many, and the letters beside it */
    label = g_strdup_printf (_ ("Answer %s: place %u of %u, the same as %s"),
                             letter,
                             place,
                             n_places,
                             sharers);
  else
    /* Translators: the letter of an answer, its place, of how many */
    label = g_strdup_printf (_ ("Answer %s: place %u of %u"), letter, place, n_places);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
show_order (MatchupRankingEditor *self)
{
  guint before = 0;

  for (guint i = 0; i < matchup_ranking_order_get_size (self->order); i++)
    {
      Chip *chip = find_chip (self, matchup_ranking_order_get_id (self->order, i));
      guint place = matchup_ranking_order_get_place (self->order, chip->position);
      g_autofree char *number = g_strdup_printf ("%u", place);

      gtk_widget_insert_before (chip->box, self->row, NULL);
      gtk_label_set_text (chip->place, number);
      gtk_label_set_text (chip->between, place == before ? "=" : "›");
      gtk_widget_set_visible (GTK_WIDGET (chip->between), i > 0);
      name_chip (self, chip);
      before = place;
    }
}

static void
step (MatchupRankingEditor *self, Chip *chip, int by)
{
  if (matchup_ranking_order_step (self->order, chip->position, by))
    show_order (self);
  else
    gtk_widget_error_bell (chip->button);
}

static Chip *
get_chip (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "matchup-chip");
}

static void
clicked_cb (GtkWidget *button, MatchupRankingEditor *self)
{
  step (self, get_chip (button), -1);
}

/* Digits would vote: who is at work here means something else. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                MatchupRankingEditor *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, get_chip (button), -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, get_chip (button), 1);
      return GDK_EVENT_STOP;
    default:
      return g_unichar_isdigit (gdk_keyval_to_unicode (keyval));
    }
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, MatchupRankingEditor *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (button);

  self->dragged = get_chip (button);
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_UINT, self->dragged->position);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, MatchupRankingEditor *self)
{
  self->dragged = NULL;
}

/* The thirds of a letter: before it, on its place, behind it. */
static MatchupRankingWhere
find_where (GtkWidget *button, double x)
{
  int width = MAX (gtk_widget_get_width (button), 1);

  if (gtk_widget_get_direction (button) == GTK_TEXT_DIR_RTL)
    x = width - x;
  if (x < width / 3.0)
    return MATCHUP_RANKING_BEFORE;
  return x < 2 * width / 3.0 ? MATCHUP_RANKING_SAME : MATCHUP_RANKING_AFTER;
}

static void
mark_target (GtkWidget *button, gboolean marked, MatchupRankingWhere where)
{
  static const char *const classes[] = { "drop-before", "drop-same", "drop-after" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (marked && i == where)
        gtk_widget_add_css_class (button, classes[i]);
      else
        gtk_widget_remove_css_class (button, classes[i]);
    }
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, MatchupRankingEditor *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (self->dragged == NULL || self->dragged == get_chip (button))
    return 0;
  mark_target (button, TRUE, find_where (button, x));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, MatchupRankingEditor *self)
{
  mark_target (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
               FALSE,
               MATCHUP_RANKING_SAME);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, MatchupRankingEditor *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  mark_target (button, FALSE, MATCHUP_RANKING_SAME);
  if (self->dragged == NULL)
    return FALSE;
  matchup_ranking_editor_move (self,
                               self->dragged->position,
                               get_chip (button)->position,
                               find_where (button, x));
  return TRUE;
}

static void
add_drag (MatchupRankingEditor *self, GtkWidget *button)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (target));
}

static Chip *
make_chip (MatchupRankingEditor *self, guint position)
{
  Chip *chip = g_new0 (Chip, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  chip->position = position;
  chip->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  chip->between = GTK_LABEL (gtk_label_new ("›"));
  chip->place = GTK_LABEL (gtk_label_new (""));
  chip->button = gtk_button_new ();
  gtk_widget_add_css_class (GTK_WIDGET (chip->between), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (chip->place), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (chip->place), "numeric");
  gtk_widget_add_css_class (chip->button, "matchup-ranked");
  matchup_accent_style_set (chip->button, position, FALSE);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (chip->place));
  gtk_box_append (GTK_BOX (content), gtk_label_new (matchup_lineup_get_letter (position)));
  gtk_button_set_child (GTK_BUTTON (chip->button), content);
  gtk_widget_set_tooltip_text (chip->button, _ ("Drag It, or Press Up and Down"));
  g_object_set_data (G_OBJECT (chip->button), "matchup-chip", chip);
  g_signal_connect (chip->button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (chip->button, keys);
  add_drag (self, chip->button);
  gtk_box_append (GTK_BOX (chip->box), GTK_WIDGET (chip->between));
  gtk_box_append (GTK_BOX (chip->box), chip->button);
  return chip;
}

static void
clear_chips (MatchupRankingEditor *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (((Chip *) g_ptr_array_index (self->chips, i))->box);
  g_ptr_array_set_size (self->chips, 0);
  self->dragged = NULL;
}

/* The best ones of a vote go first, the others share what is behind them. */
static void
append_by_vote (MatchupRankingEditor *self, MatchupVote *vote)
{
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);
  guint n = matchup_vote_get_n_answers (vote);

  if (matchup_vote_get_result (vote) == MATCHUP_VOTE_RESULT_NONE)
    return;
  for (guint rank = 1; rank <= n; rank++)
    {
      gboolean shared = FALSE;

      for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
        {
          guint slot = matchup_round_get_slot (round, i);
          const MatchupVoteAnswer *answer = matchup_vote_find_answer (vote, slot);

          if (answer == NULL || answer->rank != rank || !matchup_round_can_judge (round, slot))
            continue;
          matchup_ranking_order_append (self->order, i, shared);
          shared = TRUE;
        }
    }
}

static void
append_others (MatchupRankingEditor *self)
{
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      if (matchup_round_can_judge (round, matchup_round_get_slot (round, i)))
        matchup_ranking_order_append (self->order, i, FALSE);
    }
}

static void
remove_gone (MatchupRankingEditor *self)
{
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);

  for (guint i = matchup_ranking_order_get_size (self->order); i > 0; i--)
    {
      guint position = matchup_ranking_order_get_id (self->order, i - 1);
      Chip *chip;

      if (matchup_round_can_judge (round, matchup_round_get_slot (round, position)))
        continue;
      matchup_ranking_order_remove (self->order, position);
      chip = find_chip (self, position);
      if (chip == self->dragged)
        self->dragged = NULL;
      gtk_widget_unparent (chip->box);
      g_ptr_array_remove (self->chips, chip);
    }
}

static void
add_missing_chips (MatchupRankingEditor *self)
{
  for (guint i = 0; i < matchup_ranking_order_get_size (self->order); i++)
    {
      guint position = matchup_ranking_order_get_id (self->order, i);

      if (find_chip (self, position) == NULL)
        {
          Chip *chip = make_chip (self, position);

          g_ptr_array_add (self->chips, chip);
          gtk_widget_set_parent (chip->box, self->row);
        }
    }
}

/* An order that the person is at work on stays; answers that have come are behind it. */
static void
update (MatchupRankingEditor *self)
{
  gboolean voted = matchup_vote_ballot_get_vote (self->ballot) != NULL;

  remove_gone (self);
  append_others (self);
  add_missing_chips (self);
  show_order (self);
  gtk_button_set_label (GTK_BUTTON (self->save_button),
                        voted ? _ ("Change to This Order") : _ ("Vote for This Order"));
  gtk_widget_set_sensitive (self->save_button, matchup_vote_ballot_can_choose_tie (self->ballot));
}

static void
save_clicked_cb (MatchupRankingEditor *self)
{
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint slot = 0; slot < matchup_round_get_n_answers (round); slot++)
    {
      guint place =
          matchup_ranking_order_get_place (self->order, matchup_round_get_position (round, slot));

      if (place > 0)
        g_array_append_val (ranks, place);
    }
  matchup_vote_ballot_choose_ranking (self->ballot, (const guint *) ranks->data, ranks->len);
  g_array_unref (ranks);
}

static void
matchup_ranking_editor_dispose (GObject *object)
{
  MatchupRankingEditor *self = MATCHUP_RANKING_EDITOR (object);
  GtkWidget *child;

  if (self->row != NULL)
    clear_chips (self);
  self->row = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->ballot);

  G_OBJECT_CLASS (matchup_ranking_editor_parent_class)->dispose (object);
}

static void
matchup_ranking_editor_finalize (GObject *object)
{
  MatchupRankingEditor *self = MATCHUP_RANKING_EDITOR (object);

  g_clear_pointer (&self->order, matchup_ranking_order_free);
  g_clear_pointer (&self->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_ranking_editor_parent_class)->finalize (object);
}

static void
matchup_ranking_editor_class_init (MatchupRankingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_ranking_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_ranking_editor_finalize;
  gtk_widget_class_set_css_name (widget_class, "rankingeditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_ranking_editor_init (MatchupRankingEditor *self)
{
  GtkWidget *hint = gtk_label_new (_ ("From the best to the worst: drag the letters, or move them "
                                      "with Up and Down. Two can share a place."));

  self->order = matchup_ranking_order_new ();
  self->chips = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (8));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_parent (hint, GTK_WIDGET (self));
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->row, matchup_wrap_layout_new (6, 6));
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  self->save_button = gtk_button_new_with_label ("");
  matchup_wrap_texts (self->save_button);
  gtk_widget_set_halign (self->save_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_clicked_cb), self);
  gtk_widget_set_parent (self->save_button, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order of the answers"),
                                  -1);
}

GtkWidget *
matchup_ranking_editor_new (MatchupVoteBallot *ballot)
{
  MatchupRankingEditor *self;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (ballot), NULL);

  self = g_object_new (MATCHUP_TYPE_RANKING_EDITOR, NULL);
  self->ballot = g_object_ref (ballot);
  if (matchup_vote_ballot_get_vote (ballot) != NULL)
    append_by_vote (self, matchup_vote_ballot_get_vote (ballot));
  update (self);
  g_signal_connect_object (ballot, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
matchup_ranking_editor_move (MatchupRankingEditor *self,
                             guint id,
                             guint target,
                             MatchupRankingWhere where)
{
  g_return_if_fail (MATCHUP_IS_RANKING_EDITOR (self));

  if (matchup_ranking_order_move (self->order, id, target, where))
    show_order (self);
}
