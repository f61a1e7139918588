/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-model-row.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

struct _MatchupModelRow
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkLabel *name;
  GtkWidget *facts;
  GtkLabel *id;
  GtkLabel *marks;
};

G_DEFINE_FINAL_TYPE (MatchupModelRow, matchup_model_row, GTK_TYPE_WIDGET)

static char *
dup_marks (MatchupModelRef *model)
{
  MatchupModelCapabilities capabilities = matchup_model_ref_get_capabilities (model);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  if ((capabilities & MATCHUP_MODEL_CAPABILITIES_KNOWN) != 0)
    {
      if ((capabilities & MATCHUP_MODEL_CAPABILITIES_VISION) != 0)
        g_ptr_array_add (marks, (gpointer) C_ ("what a model can do", "sees pictures"));
      if ((capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING) != 0)
        g_ptr_array_add (marks, (gpointer) C_ ("what a model can do", "thinks"));
    }
  g_ptr_array_add (marks, NULL);
  /* Translators: stands between the abilities of a model. */
  return g_strjoinv (C_ ("between abilities", " · "), (char **) marks->pdata);
}

static void
matchup_model_row_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), MATCHUP_TYPE_MODEL_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_model_row_parent_class)->dispose (object);
}

static void
matchup_model_row_class_init (MatchupModelRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_model_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-model-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupModelRow, heading);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelRow, name);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelRow, facts);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelRow, id);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelRow, marks);
}

static void
matchup_model_row_init (MatchupModelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
matchup_model_row_new (void)
{
  return g_object_new (MATCHUP_TYPE_MODEL_ROW, NULL);
}

void
matchup_model_row_set_model (MatchupModelRow *self,
                             MatchupModelRef *model,
                             const char *service,
                             gboolean typed)
{
  g_autofree char *marks = NULL;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  const char *id;

  g_return_if_fail (MATCHUP_IS_MODEL_ROW (self));
  g_return_if_fail (model == NULL || (MATCHUP_IS_MODEL_REF (model) && service != NULL));

  if (model == NULL)
    return;
  id = matchup_model_ref_get_model_id (model);
  if (typed)
    /* Translators: the name of a model as typed, and the name of a service. */
    name = g_strdup_printf (_ ("Use “%s” at %s"), id, service);
  else
    name = g_strdup (matchup_model_ref_get_name (model));
  marks = typed ? g_strdup ("") : dup_marks (model);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->id, typed || g_str_equal (name, id) ? "" : id);
  gtk_label_set_text (self->marks, marks);
  gtk_widget_set_visible (self->facts, *gtk_label_get_text (self->id) != '\0' || *marks != '\0');
  gtk_label_set_xalign (self->marks, *gtk_label_get_text (self->id) != '\0' ? 1 : 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), typed ? NULL : id);
  if (typed)
    label = g_strdup (name);
  else if (*marks == '\0')
    /* Translators: a model and its service, for screen readers. */
    label = g_strdup_printf (C_ ("model", "%s, %s"), name, service);
  else
    /* Translators: a model, its service and what it can do, for screen readers. */
    label = g_strdup_printf (C_ ("model", "%s, %s, %s"), name, service, marks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
matchup_model_row_set_heading (MatchupModelRow *self, const char *heading)
{
  g_return_if_fail (MATCHUP_IS_MODEL_ROW (self));

  gtk_label_set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}
