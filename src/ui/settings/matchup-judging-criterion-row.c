/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-judging-criterion-row.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-row-button.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

struct _MatchupJudgingCriterionRow
{
  AdwEntryRow parent_instance;

  MatchupJudging *judging;
  MatchupCriterion *criterion;
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupJudgingCriterionRow, matchup_judging_criterion_row, ADW_TYPE_ENTRY_ROW)

/* G_MAXUINT: it is gone. */
static guint
find_position (MatchupJudgingCriterionRow *self)
{
  for (guint i = 0; i < matchup_judging_get_n_criteria (self->judging); i++)
    {
      if (g_str_equal (matchup_criterion_get_id (matchup_judging_get_criterion (self->judging, i)),
                       matchup_criterion_get_id (self->criterion)))
        return i;
    }
  return G_MAXUINT;
}

static void
move (MatchupJudgingCriterionRow *self, int by)
{
  guint position = find_position (self);

  if (position != G_MAXUINT)
    matchup_judging_move_criterion (self->judging,
                                    matchup_criterion_get_id (self->criterion),
                                    (guint) ((int) position + by));
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_JUDGING_CRITERION_ROW (widget), -1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MATCHUP_JUDGING_CRITERION_ROW (widget), 1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

/* What cannot be its name stays to be mended, and says so. */
static void
applied_cb (MatchupJudgingCriterionRow *self)
{
  gboolean renamed = matchup_judging_rename_criterion (self->judging,
                                                       matchup_criterion_get_id (self->criterion),
                                                       gtk_editable_get_text (GTK_EDITABLE (self)));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               renamed ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (renamed)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  matchup_toast (GTK_WIDGET (self), _ ("Another criterion has this name, or it is empty"));
}

static void
matchup_judging_criterion_row_dispose (GObject *object)
{
  MatchupJudgingCriterionRow *self = MATCHUP_JUDGING_CRITERION_ROW (object);

  g_clear_object (&self->criterion);
  g_clear_object (&self->judging);

  G_OBJECT_CLASS (matchup_judging_criterion_row_parent_class)->dispose (object);
}

static void
matchup_judging_criterion_row_class_init (MatchupJudgingCriterionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_judging_criterion_row_dispose;
  signals[SIGNAL_REMOVE] = g_signal_new ("remove",
                                         MATCHUP_TYPE_JUDGING_CRITERION_ROW,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  gtk_widget_class_install_action (widget_class, "criterion.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "criterion.down", NULL, down_action);
  gtk_widget_class_install_action (widget_class, "criterion.remove", NULL, remove_action);
  matchup_row_button_bind_moves (widget_class, "criterion.up", "criterion.down");
}

static void
matchup_judging_criterion_row_init (MatchupJudgingCriterionRow *self)
{
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  g_signal_connect (self, "apply", G_CALLBACK (applied_cb), NULL);
}

/* @format: with the criterion in the place of %s. */
static void
add_button (MatchupJudgingCriterionRow *self,
            const char *icon_name,
            const char *action,
            const char *tooltip,
            const char *format)
{
  GtkWidget *button = matchup_row_button_new (icon_name,
                                              action,
                                              tooltip,
                                              format,
                                              matchup_criterion_get_name (self->criterion));

  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
}

GtkWidget *
matchup_judging_criterion_row_new (MatchupJudging *judging, MatchupCriterion *criterion)
{
  MatchupJudgingCriterionRow *self;

  g_return_val_if_fail (MATCHUP_IS_JUDGING (judging), NULL);
  g_return_val_if_fail (MATCHUP_IS_CRITERION (criterion), NULL);

  /* Translators: name of a field */
  self = g_object_new (MATCHUP_TYPE_JUDGING_CRITERION_ROW, "title", _ ("Criterion"), NULL);
  self->judging = g_object_ref (judging);
  self->criterion = g_object_ref (criterion);
  gtk_editable_set_text (GTK_EDITABLE (self), matchup_criterion_get_name (criterion));
  matchup_accessible_name_by_tooltip (GTK_WIDGET (self));
  add_button (self,
              "go-up-symbolic",
              "criterion.up",
              _ ("Move Up"),
              /* Translators: %s is a criterion such as Accuracy */
              _ ("Move %s up"));
  add_button (self,
              "go-down-symbolic",
              "criterion.down",
              _ ("Move Down"),
              /* Translators: %s is a criterion such as Accuracy */
              _ ("Move %s down"));
  add_button (self,
              "user-trash-symbolic",
              "criterion.remove",
              /* Translators: a button */
              _ ("Remove"),
              /* Translators: %s is a criterion such as Accuracy */
              _ ("Remove %s"));
  matchup_judging_criterion_row_update (self);
  return GTK_WIDGET (self);
}

MatchupCriterion *
matchup_judging_criterion_row_get_criterion (MatchupJudgingCriterionRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_JUDGING_CRITERION_ROW (self), NULL);
  return self->criterion;
}

void
matchup_judging_criterion_row_update (MatchupJudgingCriterionRow *self)
{
  guint position;

  g_return_if_fail (MATCHUP_IS_JUDGING_CRITERION_ROW (self));

  position = find_position (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "criterion.up",
                                 position != G_MAXUINT && position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "criterion.down",
                                 position != G_MAXUINT &&
                                     position + 1 < matchup_judging_get_n_criteria (self->judging));
}
