/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-said.h"

#include "matchup-announce.h"
#include "matchup-blind-answer.h"
#include "matchup-vote-words.h"

struct _MatchupVoteSaid
{
  AdwBin parent_instance;

  GtkLabel *label;
  MatchupRound *round; /* NULL: nothing was there yet, and what is there at first is no news */
  gboolean revealed;
  /* What is to be announced. */
  gboolean new_words;
  gboolean new_names;
  guint source;
};

G_DEFINE_FINAL_TYPE (MatchupVoteSaid, matchup_vote_said, ADW_TYPE_BIN)

static void
matchup_vote_said_dispose (GObject *object)
{
  MatchupVoteSaid *self = MATCHUP_VOTE_SAID (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->round);

  G_OBJECT_CLASS (matchup_vote_said_parent_class)->dispose (object);
}

static void
matchup_vote_said_class_init (MatchupVoteSaidClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_vote_said_dispose;
}

static void
matchup_vote_said_init (MatchupVoteSaid *self)
{
  self->label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL,
                                         "accessible-role",
                                         GTK_ACCESSIBLE_ROLE_STATUS,
                                         "wrap",
                                         TRUE,
                                         "width-chars",
                                         12,
                                         NULL));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}

GtkWidget *
matchup_vote_said_new (void)
{
  return g_object_new (MATCHUP_TYPE_VOTE_SAID, NULL);
}

/* A line for each answer, in the order in which they stand. */
static void
append_names (GString *news, MatchupRound *round)
{
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, matchup_round_get_slot (round, i));
      g_autofree char *title = matchup_blind_answer_dup_title (round, answer);

      g_string_append_printf (news, "%s%s", news->len > 0 ? "\n" : "", title);
    }
}

/* The names are shown a moment before the vote is there, and both are said in one. */
static gboolean
announce_cb (gpointer data)
{
  MatchupVoteSaid *self = data;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  GString *news = g_string_new (self->new_words ? gtk_label_get_text (self->label) : "");

  if (self->new_names)
    append_names (news, self->round);
  if (news->len > 0 && GTK_IS_WINDOW (window) && gtk_window_is_active (GTK_WINDOW (window)))
    matchup_announce (GTK_WINDOW (window), news->str);
  g_string_free (news, TRUE);
  self->new_words = FALSE;
  self->new_names = FALSE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
note_news (MatchupVoteSaid *self, const char *said, gboolean revealed)
{
  if (g_strcmp0 (said, gtk_label_get_text (self->label)) != 0)
    self->new_words = TRUE;
  if (revealed && !self->revealed)
    self->new_names = TRUE;
  if ((self->new_words || self->new_names) && self->source == 0)
    self->source = g_idle_add (announce_cb, self);
}

void
matchup_vote_said_update (MatchupVoteSaid *self, MatchupRound *round)
{
  g_autofree char *said = NULL;
  gboolean revealed;

  g_return_if_fail (MATCHUP_IS_VOTE_SAID (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  said = matchup_vote_words_dup_vote (round);
  revealed = !matchup_blind_answer_is_hidden (round);
  if (self->round != NULL)
    note_news (self, said, revealed);
  g_set_object (&self->round, round);
  self->revealed = revealed;
  gtk_label_set_text (self->label, said);
  gtk_widget_set_visible (GTK_WIDGET (self), *said != '\0');
}
