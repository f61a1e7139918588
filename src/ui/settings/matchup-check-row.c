/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-check-row.h"

#include "matchup-config.h"

struct _MatchupCheckRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *sentence;
  GtkExpander *expander;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (MatchupCheckRow, matchup_check_row, ADW_TYPE_PREFERENCES_ROW)

static void
show (MatchupCheckRow *self,
      const char *icon_name, /* NULL: busy */
      const char *css_class,
      const char *sentence,
      const char *details)
{
  const char *const classes[] = { css_class, NULL };

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **) classes);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon_name == NULL);
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->details, details != NULL ? details : "");
  gtk_expander_set_expanded (self->expander, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), details != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
matchup_check_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MATCHUP_TYPE_CHECK_ROW);

  G_OBJECT_CLASS (matchup_check_row_parent_class)->dispose (object);
}

static void
matchup_check_row_class_init (MatchupCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_check_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MatchupCheckRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, MatchupCheckRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, MatchupCheckRow, expander);
  gtk_widget_class_bind_template_child (widget_class, MatchupCheckRow, details);
}

static void
matchup_check_row_init (MatchupCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
matchup_check_row_new (void)
{
  return g_object_new (MATCHUP_TYPE_CHECK_ROW, NULL);
}

void
matchup_check_row_clear (MatchupCheckRow *self)
{
  g_return_if_fail (MATCHUP_IS_CHECK_ROW (self));

  gtk_spinner_stop (self->spinner);
  gtk_label_set_text (self->sentence, "");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
matchup_check_row_set_busy (MatchupCheckRow *self, const char *sentence)
{
  g_return_if_fail (MATCHUP_IS_CHECK_ROW (self));
  g_return_if_fail (sentence != NULL);

  show (self, NULL, NULL, sentence, NULL);
}

void
matchup_check_row_set_success (MatchupCheckRow *self, const char *sentence)
{
  g_return_if_fail (MATCHUP_IS_CHECK_ROW (self));
  g_return_if_fail (sentence != NULL);

  show (self, "object-select-symbolic", "success", sentence, NULL);
}

void
matchup_check_row_set_trouble (MatchupCheckRow *self, const char *sentence, const char *details)
{
  g_return_if_fail (MATCHUP_IS_CHECK_ROW (self));
  g_return_if_fail (sentence != NULL);

  show (self, "dialog-warning-symbolic", "error", sentence, details);
}

const char *
matchup_check_row_get_sentence (MatchupCheckRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_CHECK_ROW (self), NULL);

  return gtk_label_get_text (self->sentence);
}
