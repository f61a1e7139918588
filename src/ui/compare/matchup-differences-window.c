/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-differences-window.h"

#include "matchup-blind-answer.h"
#include "matchup-config.h"
#include "matchup-differences-side.h"
#include "matchup-split-layout.h"

#include <glib/gi18n.h>

#define NO_CHANGE G_MAXUINT

struct _MatchupDifferencesWindow
{
  AdwWindow parent_instance;

  GPtrArray *texts; /* of the answers, in the order of the names */
  GCancellable *cancellable;
  MatchupDifferences *differences; /* NULL: not known yet */
  guint current;                   /* change, or NO_CHANGE */

  GtkLabel *summary;
  GtkLabel *position;
  GtkBox *sides;
  MatchupDifferencesSide *first;
  MatchupDifferencesSide *second;
};

G_DEFINE_FINAL_TYPE (MatchupDifferencesWindow, matchup_differences_window, ADW_TYPE_WINDOW)

static void
update_summary (MatchupDifferencesWindow *self)
{
  const char *text;

  if (self->differences == NULL)
    /* Translators: two answers are being compared */
    text = _ ("Comparing…");
  else if (self->differences->n_changes == 0)
    text = _ ("The answers are the same.");
  else if (self->differences->n_own[MATCHUP_DIFFERENCES_FIRST] == 0 &&
           self->differences->n_own[MATCHUP_DIFFERENCES_SECOND] == 0)
    text = _ ("The answers differ only in blanks and punctuation, which is bold and underlined.");
  else
    text = _ ("What only one of the answers says is bold and underlined.");
  gtk_label_set_text (self->summary, text);
}

static void
update_position (MatchupDifferencesWindow *self)
{
  guint n = self->differences != NULL ? self->differences->n_changes : 0;
  g_autofree char *text = NULL;

  if (self->current != NO_CHANGE)
    /* Translators: which of them is shown: Difference 3 of 12 */
    text = g_strdup_printf (_ ("Difference %u of %u"), self->current + 1, n);
  else if (n > 0)
    text = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  gtk_label_set_text (self->position, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->position), text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "differences.previous", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "differences.next", n > 0);
}

static void
set_differences (MatchupDifferencesWindow *self, MatchupDifferences *differences)
{
  g_clear_pointer (&self->differences, matchup_differences_unref);
  self->differences = differences;
  self->current = NO_CHANGE;
  matchup_differences_side_set_differences (self->first, differences);
  matchup_differences_side_set_differences (self->second, differences);
  update_summary (self);
  update_position (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MatchupDifferencesWindow) self = data;
  g_autoptr (MatchupDifferences) differences = matchup_differences_find_finish (result, NULL);

  /* None: other answers were chosen meanwhile, or the window was closed. */
  if (differences != NULL)
    set_differences (self, g_steal_pointer (&differences));
}

static void
cancel (MatchupDifferencesWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
find_differences (MatchupDifferencesWindow *self)
{
  guint first = matchup_differences_side_get_selected (self->first);
  guint second = matchup_differences_side_get_selected (self->second);

  cancel (self);
  set_differences (self, NULL);
  self->cancellable = g_cancellable_new ();
  matchup_differences_find_async (g_ptr_array_index (self->texts, first),
                                  g_ptr_array_index (self->texts, second),
                                  self->cancellable,
                                  found_cb,
                                  g_object_ref (self));
}

static void
go_to (MatchupDifferencesWindow *self, guint change)
{
  self->current = change;
  matchup_differences_side_go_to (self->first, change);
  matchup_differences_side_go_to (self->second, change);
  update_position (self);
}

/* Behind the last one comes the first. */
static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupDifferencesWindow *self = MATCHUP_DIFFERENCES_WINDOW (widget);
  guint n = self->differences->n_changes;

  go_to (self, self->current == NO_CHANGE ? 0 : (self->current + 1) % n);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupDifferencesWindow *self = MATCHUP_DIFFERENCES_WINDOW (widget);
  guint n = self->differences->n_changes;

  go_to (self, self->current == NO_CHANGE || self->current == 0 ? n - 1 : self->current - 1);
}

static void
matchup_differences_window_dispose (GObject *object)
{
  MatchupDifferencesWindow *self = MATCHUP_DIFFERENCES_WINDOW (object);

  cancel (self);
  g_clear_pointer (&self->differences, matchup_differences_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_differences_window_parent_class)->dispose (object);
}

#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, MatchupDifferencesWindow, child)

static void
matchup_differences_window_class_init (MatchupDifferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_differences_window_dispose;

  g_type_ensure (MATCHUP_TYPE_DIFFERENCES_SIDE);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-differences-window.ui");
  BIND (summary);
  BIND (position);
  BIND (sides);
  BIND (first);
  BIND (second);
  gtk_widget_class_install_action (widget_class, "differences.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "differences.previous", NULL, previous_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "differences.next", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_F3,
                                       GDK_SHIFT_MASK,
                                       "differences.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
matchup_differences_window_init (MatchupDifferencesWindow *self)
{
  self->current = NO_CHANGE;
  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->sides), matchup_split_layout_new (12));
}

static gboolean
has_text (MatchupAnswer *answer)
{
  MatchupRun *run = matchup_answer_get_current (answer);

  return run != NULL && matchup_run_has_answer (run);
}

/* Takes the texts over; @out_first: the place of @answer among them. */
static GtkStringList *
take_texts (MatchupDifferencesWindow *self,
            MatchupRound *round,
            MatchupAnswer *answer,
            guint *out_first)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *each = matchup_round_get_shown (round, i);
      g_autofree char *name = NULL;

      if (!has_text (each))
        continue;
      if (each == answer)
        *out_first = self->texts->len;
      name = matchup_blind_answer_dup_title (round, each);
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->texts, matchup_run_dup_answer (matchup_answer_get_current (each)));
    }
  return names;
}

static void
add_side (MatchupDifferencesWindow *self,
          MatchupDifferencesSide *side,
          GtkStringList *names,
          MatchupDifferencesPlace place,
          guint selected)
{
  matchup_differences_side_set_names (side, names, place);
  matchup_differences_side_set_selected (side, selected);
  g_signal_connect_object (side,
                           "notify::selected",
                           G_CALLBACK (find_differences),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
matchup_differences_window_new (MatchupRound *round, MatchupAnswer *answer)
{
  MatchupDifferencesWindow *self;
  g_autoptr (GtkStringList) names = NULL;
  guint first = 0;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (matchup_differences_window_can_show (round, answer), NULL);

  self = g_object_new (MATCHUP_TYPE_DIFFERENCES_WINDOW, NULL);
  names = take_texts (self, round, answer, &first);
  add_side (self, self->first, names, MATCHUP_DIFFERENCES_FIRST, first);
  add_side (self, self->second, names, MATCHUP_DIFFERENCES_SECOND, (first + 1) % self->texts->len);
  find_differences (self);
  return GTK_WIDGET (self);
}

gboolean
matchup_differences_window_can_show (MatchupRound *round, MatchupAnswer *answer)
{
  guint n = 0;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), FALSE);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), FALSE);

  if (matchup_round_is_held (round))
    return FALSE;

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    n += has_text (matchup_round_get_answer (round, i)) ? 1 : 0;
  return has_text (answer) && n >= 2;
}
