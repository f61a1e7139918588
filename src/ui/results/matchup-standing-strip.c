/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-standing-strip.h"

#include "matchup-config.h"
#include "matchup-results-words.h"

#include <glib/gi18n.h>

struct _MatchupStandingStrip
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;       /* NULL: not yet */
  MatchupConversation *conversation; /* or NULL */
  MatchupLineup *lineup;             /* of either */
  MatchupStandings *standings;       /* or NULL */
  GCancellable *cancellable;         /* of the computation under way; NULL: none */
  guint recompute_id;

  GtkWidget *button;
  GtkLabel *lead;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (MatchupStandingStrip, matchup_standing_strip, GTK_TYPE_WIDGET)

/* Whether some round may not be told who is who. */
static gboolean
is_secret (MatchupStandingStrip *self)
{
  guint n = self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation) : 0;

  for (guint i = 0; i < n; i++)
    if (!matchup_round_get_revealed (matchup_conversation_get_round (self->conversation, i)))
      return TRUE;
  return FALSE;
}

static void
show (MatchupStandingStrip *self)
{
  g_autofree char *lead = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *name = NULL;

  if (self->standings == NULL)
    return;
  if (is_secret (self))
    {
      /* Translators: what the votes say so far */
      lead = g_strdup (_ ("Results"));
      reason = matchup_results_dup_votes (matchup_standings_get_n_votes (self->standings));
    }
  else
    {
      lead = matchup_results_dup_short_lead (self->standings);
      reason = matchup_results_dup_short_reason (self->standings);
    }
  /* Translators: of a button that opens the results; who is ahead, and why that may be said */
  name = g_strdup_printf (_ ("Results: %s, %s"), lead, reason);
  gtk_label_set_text (self->lead, lead);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupStandingStrip) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupStandings) standings =
      matchup_leaderboard_compute_finish (MATCHUP_LEADERBOARD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (standings == NULL)
    {
      g_message ("The votes could not be counted: %s", error->message);
      return;
    }
  g_set_object (&self->standings, standings);
  show (self);
}

static gboolean
recompute_cb (gpointer user_data)
{
  MatchupStandingStrip *self = user_data;
  MatchupStandingsFilter filter = { 0 };
  g_auto (GStrv) models = matchup_standings_dup_lineup_keys (self->lineup);

  self->recompute_id = 0;
  /* Without two of them there is nothing to choose from, and all are meant. */
  filter.models = g_strv_length (models) >= 2 ? (const char *const *) models : NULL;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  matchup_leaderboard_compute_async (matchup_workspace_get_leaderboard (self->workspace),
                                     &filter,
                                     self->cancellable,
                                     computed_cb,
                                     g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* When there is nothing more urgent. */
static void
queue_recompute (MatchupStandingStrip *self)
{
  if (self->workspace != NULL && self->recompute_id == 0)
    self->recompute_id = g_idle_add_full (G_PRIORITY_LOW, recompute_cb, self, NULL);
}

/* One that is asked with hidden names hides them here as well, until they are revealed. */
static void
rounds_changed_cb (MatchupStandingStrip *self)
{
  guint n = self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation) : 0;

  for (guint i = 0; i < n; i++)
    {
      MatchupRound *round = matchup_conversation_get_round (self->conversation, i);

      g_signal_handlers_disconnect_by_func (round, show, self);
      if (!matchup_round_get_revealed (round))
        g_signal_connect_object (round,
                                 "notify::revealed",
                                 G_CALLBACK (show),
                                 self,
                                 G_CONNECT_SWAPPED);
    }
  show (self);
}

static void
matchup_standing_strip_dispose (GObject *object)
{
  MatchupStandingStrip *self = MATCHUP_STANDING_STRIP (object);

  g_clear_handle_id (&self->recompute_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->standings);
  g_clear_object (&self->conversation);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_standing_strip_parent_class)->dispose (object);
}

static void
matchup_standing_strip_class_init (MatchupStandingStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_standing_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
make_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
matchup_standing_strip_init (MatchupStandingStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->lead = make_label (box, "heading");
  self->reason = make_label (box, "caption");
  /* Our own words, not names. */
  gtk_label_set_ellipsize (self->reason, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_natural_wrap_mode (self->reason, GTK_NATURAL_WRAP_NONE);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "matchup-standing");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), "win.view::results");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Results"),
                                  -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
matchup_standing_strip_new (void)
{
  return g_object_new (MATCHUP_TYPE_STANDING_STRIP, NULL);
}

static void
use_lineup (MatchupStandingStrip *self, MatchupLineup *lineup)
{
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  if (g_set_object (&self->lineup, lineup))
    queue_recompute (self);
  g_signal_connect_object (lineup,
                           "items-changed",
                           G_CALLBACK (queue_recompute),
                           self,
                           G_CONNECT_SWAPPED);
}

void
matchup_standing_strip_set_workspace (MatchupStandingStrip *self, MatchupWorkspace *workspace)
{
  g_return_if_fail (MATCHUP_IS_STANDING_STRIP (self));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (matchup_workspace_get_leaderboard (workspace),
                           "changed",
                           G_CALLBACK (queue_recompute),
                           self,
                           G_CONNECT_SWAPPED);
  use_lineup (self, matchup_workspace_get_lineup (workspace));
}

static void
forget_conversation (MatchupStandingStrip *self)
{
  for (guint i = 0; i < matchup_conversation_get_n_rounds (self->conversation); i++)
    g_signal_handlers_disconnect_by_data (matchup_conversation_get_round (self->conversation, i),
                                          self);
  g_signal_handlers_disconnect_by_data (self->conversation, self);
}

void
matchup_standing_strip_set_conversation (MatchupStandingStrip *self,
                                         MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_STANDING_STRIP (self));
  g_return_if_fail (self->workspace != NULL);

  if (self->conversation != NULL && self->conversation != conversation)
    forget_conversation (self);
  if (!g_set_object (&self->conversation, conversation))
    return;
  if (conversation != NULL)
    g_signal_connect_object (conversation,
                             "items-changed",
                             G_CALLBACK (rounds_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  use_lineup (self,
              conversation != NULL ? matchup_conversation_get_lineup (conversation)
                                   : matchup_workspace_get_lineup (self->workspace));
  rounds_changed_cb (self);
}
