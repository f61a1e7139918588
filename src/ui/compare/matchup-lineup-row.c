/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-row.h"

#include "matchup-config.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

struct _MatchupLineupRow
{
  GtkListBoxRow parent_instance;

  MatchupSavedLineup *saved;
  GtkWidget *check;
  GtkWidget *update;
};

G_DEFINE_FINAL_TYPE (MatchupLineupRow, matchup_lineup_row, GTK_TYPE_LIST_BOX_ROW)

static void
matchup_lineup_row_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_LINEUP_ROW (object)->saved);

  G_OBJECT_CLASS (matchup_lineup_row_parent_class)->finalize (object);
}

/* For assistive technologies, to which GTK offers no way to activate a row of a list. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

static void
matchup_lineup_row_class_init (MatchupLineupRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass),
                                   "saved-lineup.open",
                                   NULL,
                                   open_action);
  G_OBJECT_CLASS (klass)->finalize = matchup_lineup_row_finalize;
}

static void
matchup_lineup_row_init (MatchupLineupRow *self)
{
}

/* A contestant that cannot answer any more, with the reason; else NULL. */
static char *
dup_trouble (MatchupWorkspace *workspace, MatchupContestant *contestant)
{
  const char *name = matchup_contestant_get_name (contestant);
  MatchupModelRef *model = matchup_contestant_get_model (contestant);
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (workspace),
                                  matchup_model_ref_get_provider_id (model));

  if (provider == NULL)
    /* Translators: a contestant whose service is not connected any more */
    return matchup_sentence_insert_name (_ ("%s (not connected)"), name);
  if (!matchup_provider_get_enabled (provider))
    /* Translators: a contestant whose service is switched off */
    return matchup_sentence_insert_name (_ ("%s (switched off)"), name);
  if (!matchup_catalog_may_have (matchup_workspace_get_catalog (workspace),
                                 provider,
                                 matchup_model_ref_get_model_id (model)))
    /* Translators: a contestant whose model is not in the list of its service any more */
    return matchup_sentence_insert_name (_ ("%s (not listed)"), name);
  return NULL;
}

static void
add_name (GString *names, const char *name)
{
  if (names->len > 0)
    /* Translators: between the names of a list */
    g_string_append (names, C_ ("between names", ", "));
  g_string_append (names, name);
}

/* Who is in it; in @troubles those who cannot answer any more. */
static char *
dup_contestants (MatchupWorkspace *workspace, MatchupLineup *lineup, GString *troubles)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);
      g_autofree char *trouble = dup_trouble (workspace, contestant);

      add_name (names, matchup_contestant_get_name (contestant));
      if (trouble != NULL)
        add_name (troubles, trouble);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static GtkWidget *
add_button (MatchupLineupRow *self,
            GtkBox *box,
            const char *icon,
            const char *action,
            const char *format)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label =
      matchup_sentence_insert_name (format, matchup_saved_lineup_get_name (self->saved));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "s",
                                    matchup_saved_lineup_get_id (self->saved));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
  return button;
}

static GtkWidget *
make_texts (MatchupLineupRow *self, const char *contestants, const char *troubles)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const lines[] = { matchup_saved_lineup_get_name (self->saved),
                                contestants,
                                troubles };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 10);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
      gtk_widget_set_tooltip_text (label, lines[i]);
      gtk_widget_set_visible (label, *lines[i] != '\0');
      if (i > 0)
        gtk_widget_add_css_class (label, "caption");
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  return texts;
}

GtkWidget *
matchup_lineup_row_new (MatchupWorkspace *workspace, MatchupSavedLineup *saved)
{
  MatchupLineupRow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GString) troubles = g_string_new (NULL);
  g_autofree char *contestants = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP (saved), NULL);

  self = g_object_new (MATCHUP_TYPE_LINEUP_ROW, NULL);
  self->saved = g_object_ref (saved);
  contestants = dup_contestants (workspace, matchup_saved_lineup_get_lineup (saved), troubles);
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_margin_end (self->check, 6);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), make_texts (self, contestants, troubles->str));
  self->update = add_button (self,
                             GTK_BOX (box),
                             "document-save-symbolic",
                             "saved-lineup.update",
                             /* Translators: %s is the name of a saved line-up. */
                             _ ("Update “%s” with the current line-up"));
  add_button (self,
              GTK_BOX (box),
              "document-edit-symbolic",
              "saved-lineup.rename",
              /* Translators: %s is the name of a line-up */
              _ ("Rename “%s”"));
  /* Translators: %s is the name of a line-up */
  add_button (self, GTK_BOX (box), "user-trash-symbolic", "saved-lineup.delete", _ ("Delete “%s”"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* Translators: the name of a saved line-up, then who is in it */
  label = g_strdup_printf (_ ("Open “%s”: %s"), matchup_saved_lineup_get_name (saved), contestants);
  if (troubles->len > 0)
    {
      char *longer = g_strconcat (label, "\n", troubles->str, NULL);

      g_free (label);
      label = longer;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  matchup_lineup_row_set_current (self, FALSE);
  return GTK_WIDGET (self);
}

MatchupSavedLineup *
matchup_lineup_row_get_saved (MatchupLineupRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP_ROW (self), NULL);
  return self->saved;
}

void
matchup_lineup_row_set_current (MatchupLineupRow *self, gboolean current)
{
  g_return_if_fail (MATCHUP_IS_LINEUP_ROW (self));

  gtk_widget_set_visible (self->check, current);
  gtk_widget_set_visible (self->update, !current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  current ? _ ("This is the current line-up") : "",
                                  -1);
}
