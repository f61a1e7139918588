/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-marks-editor.h"

#include "matchup-accent-style.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-marks-scale.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

/* A scale, and what it marks. */
typedef struct
{
  MatchupMarksScale *scale; /* borrowed */
  guint slot;
  char *criterion;
} Field;

struct _MatchupMarksEditor
{
  GtkWidget parent_instance;

  MatchupVoteBallot *ballot;
  GPtrArray *fields; /* Field */
  guint64 shown;     /* a bit for each slot that has fields */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MatchupMarksEditor, matchup_marks_editor, GTK_TYPE_WIDGET)

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->criterion);
  g_free (field);
}

static MatchupJudging *
get_judging (MatchupMarksEditor *self)
{
  return matchup_workspace_get_judging (matchup_vote_ballot_get_workspace (self->ballot));
}

static void
marked_cb (MatchupMarksScale *scale, GParamSpec *pspec, MatchupMarksEditor *self)
{
  if (self->updating)
    return;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      if (field->scale == scale)
        {
          matchup_vote_ballot_set_mark (self->ballot,
                                        field->slot,
                                        field->criterion,
                                        matchup_marks_scale_get_mark (scale));
          return;
        }
    }
}

static void
show_marks (MatchupMarksEditor *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      matchup_marks_scale_set_mark (field->scale,
                                    matchup_vote_ballot_get_mark (self->ballot,
                                                                  field->slot,
                                                                  field->criterion));
    }
  self->updating = FALSE;
}

static void
add_field (MatchupMarksEditor *self,
           GtkGrid *grid,
           int line,
           guint slot,
           const char *letter,
           MatchupCriterion *criterion)
{
  Field *field = g_new0 (Field, 1);
  GtkWidget *name = gtk_label_new (matchup_criterion_get_name (criterion));
  /* Translators: a criterion such as Accuracy, then the letter of an answer */
  g_autofree char *label =
      /* Translators: the name of a criterion, then the letter of the answer; beside the stars that
         are given */
      g_strdup_printf (_ ("%s of answer %s"), matchup_criterion_get_name (criterion), letter);
  GtkWidget *scale = matchup_marks_scale_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (name), 7);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 16);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (grid, name, 0, line, 1, 1);
  gtk_grid_attach (grid, scale, 1, line, 1, 1);
  field->scale = MATCHUP_MARKS_SCALE (scale);
  field->slot = slot;
  field->criterion = g_strdup (matchup_criterion_get_id (criterion));
  g_ptr_array_add (self->fields, field);
  g_signal_connect (scale, "notify::mark", G_CALLBACK (marked_cb), self);
}

static void
add_answer (MatchupMarksEditor *self, guint position, guint slot)
{
  MatchupJudging *judging = get_judging (self);
  const char *letter = matchup_lineup_get_letter (position);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *heading = gtk_label_new (letter);

  gtk_widget_add_css_class (heading, "matchup-letter");
  matchup_accent_style_set (heading, position, FALSE);
  gtk_widget_set_halign (heading, GTK_ALIGN_START);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), heading, 0, 0, 2, 1);
  for (guint i = 0; i < matchup_judging_get_n_criteria (judging); i++)
    add_field (self,
               GTK_GRID (grid),
               (int) i + 1,
               slot,
               letter,
               matchup_judging_get_criterion (judging, i));
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
}

static guint64
find_shown (MatchupMarksEditor *self)
{
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);
  guint64 shown = 0;

  for (guint slot = 0; slot < MIN (matchup_round_get_n_answers (round), 64); slot++)
    {
      if (matchup_vote_ballot_can_mark (self->ballot, slot))
        shown |= G_GUINT64_CONSTANT (1) << slot;
    }
  return shown;
}

static void
clear (MatchupMarksEditor *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->fields, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    {
      matchup_focus_leave (child, NULL);
      gtk_widget_unparent (child);
    }
}

static void
rebuild (MatchupMarksEditor *self)
{
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);

  clear (self);
  self->shown = find_shown (self);
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      guint slot = matchup_round_get_slot (round, i);

      if ((self->shown >> slot & 1) != 0)
        add_answer (self, i, slot);
    }
  show_marks (self);
}

static void
ballot_changed_cb (MatchupMarksEditor *self)
{
  if (find_shown (self) != self->shown)
    rebuild (self);
  else
    show_marks (self);
}

static void
matchup_marks_editor_dispose (GObject *object)
{
  MatchupMarksEditor *self = MATCHUP_MARKS_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->ballot);

  G_OBJECT_CLASS (matchup_marks_editor_parent_class)->dispose (object);
}

static void
matchup_marks_editor_class_init (MatchupMarksEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_marks_editor_dispose;
  gtk_widget_class_set_css_name (widget_class, "markseditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_marks_editor_init (MatchupMarksEditor *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (24, 12));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: heading: stars for an answer */
                                  _ ("Marks"),
                                  -1);
}

GtkWidget *
matchup_marks_editor_new (MatchupVoteBallot *ballot)
{
  MatchupMarksEditor *self;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (ballot), NULL);

  self = g_object_new (MATCHUP_TYPE_MARKS_EDITOR, NULL);
  self->ballot = g_object_ref (ballot);
  rebuild (self);
  g_signal_connect_object (ballot,
                           "changed",
                           G_CALLBACK (ballot_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_judging (self),
                           "items-changed",
                           G_CALLBACK (rebuild),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
