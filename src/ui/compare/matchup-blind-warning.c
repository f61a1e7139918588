/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-blind-warning.h"

#include "matchup-blind-watch.h"
#include "matchup-config.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

struct _MatchupBlindWarning
{
  GtkWidget parent_instance;

  MatchupVoteBallot *ballot;
  GtkLabel *sentence;
  GtkWidget *button;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MatchupBlindWarning, matchup_blind_warning, GTK_TYPE_WIDGET)

/* Of the answers that do; before the vote. */
static char *
dup_letters (MatchupBlindWarning *self)
{
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);
  MatchupBlindWatch *watch = matchup_blind_watch_get (round);
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      if (!matchup_blind_watch_is_leaking (watch, matchup_round_get_slot (round, i)))
        continue;
      if (letters->len > 0)
        g_string_append (letters, C_ ("between letters", ", "));
      g_string_append (letters, matchup_lineup_get_letter (i));
    }
  return g_string_free (letters, FALSE);
}

static char *
dup_sentence (MatchupBlindWarning *self, gboolean counts)
{
  MatchupVote *vote = matchup_vote_ballot_get_vote (self->ballot);
  MatchupRound *round = matchup_vote_ballot_get_round (self->ballot);
  guint n = matchup_blind_watch_get_n_leaking (matchup_blind_watch_get (round));
  g_autofree char *letters = NULL;
  g_autofree char *first = NULL;

  if (vote != NULL)
    return g_strdup (
        counts ? _ ("An answer may have said who wrote it. Your vote counts all the same.")
               : _ ("An answer may have said who wrote it. Your vote does not count for "
                    "the ranking."));
  letters = dup_letters (self);
  /* Translators: the letter of an answer, or several: A, B */
  first = g_strdup_printf (ngettext ("Answer %s may have said who wrote it.",
                                     "Answers %s may have said who wrote them.",
                                     n),
                           letters);
  /* Translators: between two sentences */
  return g_strdup_printf (C_ ("two sentences", "%s %s"),
                          first,
                          counts ? _ ("Your vote will count all the same.")
                                 : _ ("Your vote will not count for the ranking."));
}

static void
update (MatchupBlindWarning *self)
{
  gboolean leaked = matchup_vote_ballot_get_leaked (self->ballot) &&
                    !matchup_round_is_held (matchup_vote_ballot_get_round (self->ballot));
  gboolean counts = matchup_vote_ballot_get_counts_anyway (self->ballot);
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), leaked);
  if (!leaked)
    return;
  sentence = dup_sentence (self, counts);
  gtk_label_set_text (self->sentence, sentence);
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), counts);
  self->updating = FALSE;
}

static void
toggled_cb (MatchupBlindWarning *self)
{
  if (!self->updating)
    matchup_vote_ballot_set_counts_anyway (self->ballot,
                                           gtk_toggle_button_get_active (
                                               GTK_TOGGLE_BUTTON (self->button)));
}

static void
matchup_blind_warning_dispose (GObject *object)
{
  MatchupBlindWarning *self = MATCHUP_BLIND_WARNING (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->ballot);

  G_OBJECT_CLASS (matchup_blind_warning_parent_class)->dispose (object);
}

static void
matchup_blind_warning_class_init (MatchupBlindWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_blind_warning_dispose;
  gtk_widget_class_set_css_name (widget_class, "blindwarning");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_blind_warning_init (MatchupBlindWarning *self)
{
  GtkWidget *said = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (12, 6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: name of a picture for screen readers */
                                  _ ("Warning"),
                                  -1);
  gtk_box_append (GTK_BOX (said), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  self->sentence = GTK_LABEL (g_object_new (GTK_TYPE_LABEL,
                                            "accessible-role",
                                            GTK_ACCESSIBLE_ROLE_ALERT,
                                            "wrap",
                                            TRUE,
                                            "xalign",
                                            0.0,
                                            "width-chars",
                                            12,
                                            NULL));
  gtk_box_append (GTK_BOX (said), GTK_WIDGET (self->sentence));
  gtk_widget_set_parent (said, GTK_WIDGET (self));
  self->button = gtk_toggle_button_new_with_label (_ ("Count It Anyway"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
matchup_blind_warning_new (MatchupVoteBallot *ballot)
{
  MatchupBlindWarning *self;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (ballot), NULL);

  self = g_object_new (MATCHUP_TYPE_BLIND_WARNING, NULL);
  self->ballot = g_object_ref (ballot);
  update (self);
  g_signal_connect_object (ballot, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
