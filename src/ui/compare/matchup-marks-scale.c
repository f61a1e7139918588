/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-marks-scale.h"

#include "matchup-config.h"
#include "matchup-vote.h"

#include <glib/gi18n.h>

struct _MatchupMarksScale
{
  GtkWidget parent_instance;

  GtkWidget *stars[MATCHUP_VOTE_MAX_MARK];
  guint mark;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MatchupMarksScale, matchup_marks_scale, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MARK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update (MatchupMarksScale *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < MATCHUP_VOTE_MAX_MARK; i++)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->stars[i]),
                                i < self->mark ? "starred-symbolic"
                                               : "matchup-star-empty-symbolic");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->stars[i]), i + 1 == self->mark);
    }
  self->updating = FALSE;
}

static void
toggled_cb (GtkToggleButton *button, MatchupMarksScale *self)
{
  guint mark = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "matchup-mark"));

  if (self->updating)
    return;
  matchup_marks_scale_set_mark (self, gtk_toggle_button_get_active (button) ? mark : 0);
  update (self);
}

static void
matchup_marks_scale_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_MARK)
    g_value_set_uint (value, MATCHUP_MARKS_SCALE (object)->mark);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_marks_scale_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_MARK)
    matchup_marks_scale_set_mark (MATCHUP_MARKS_SCALE (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_marks_scale_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_marks_scale_parent_class)->dispose (object);
}

static void
matchup_marks_scale_class_init (MatchupMarksScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_marks_scale_dispose;
  object_class->get_property = matchup_marks_scale_get_property;
  object_class->set_property = matchup_marks_scale_set_property;
  properties[PROP_MARK] =
      g_param_spec_uint ("mark",
                         NULL,
                         NULL,
                         0,
                         MATCHUP_VOTE_MAX_MARK,
                         0,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "marksscale");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_marks_scale_init (MatchupMarksScale *self)
{
  for (guint i = 0; i < MATCHUP_VOTE_MAX_MARK; i++)
    {
      GtkWidget *star = gtk_toggle_button_new ();

      gtk_widget_add_css_class (star, "flat");
      g_object_set_data (G_OBJECT (star), "matchup-mark", GUINT_TO_POINTER (i + 1));
      g_signal_connect (star, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (star, GTK_WIDGET (self));
      self->stars[i] = star;
    }
  update (self);
}

GtkWidget *
matchup_marks_scale_new (const char *name)
{
  MatchupMarksScale *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_MARKS_SCALE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < MATCHUP_VOTE_MAX_MARK; i++)
    {
      g_autofree char *mark = g_strdup_printf (_ ("%u of %u"), i + 1, MATCHUP_VOTE_MAX_MARK);
      /* Translators: what is marked, and the mark: Accuracy: 3 of 5 */
      g_autofree char *label = g_strdup_printf (C_ ("criterion and mark", "%s: %s"), name, mark);

      gtk_widget_set_tooltip_text (self->stars[i], mark);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->stars[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label,
                                      -1);
    }
  return GTK_WIDGET (self);
}

guint
matchup_marks_scale_get_mark (MatchupMarksScale *self)
{
  g_return_val_if_fail (MATCHUP_IS_MARKS_SCALE (self), 0);
  return self->mark;
}

void
matchup_marks_scale_set_mark (MatchupMarksScale *self, guint mark)
{
  g_return_if_fail (MATCHUP_IS_MARKS_SCALE (self));
  g_return_if_fail (mark <= MATCHUP_VOTE_MAX_MARK);

  if (self->mark == mark)
    return;
  self->mark = mark;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARK]);
}
