/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-number-button.h"

#include "matchup-rounds-popover.h"

/* Longer names are cut. */
#define MAX_CHARACTERS 36

/* Which rounds are asked for. */
typedef struct
{
  MatchupStandings *standings;
  char *key; /* of a model; NULL: of a pair */
  guint pair;
  guint part; /* or figure */
  char *text;
} Number;

static void
number_free (gpointer data)
{
  Number *number = data;

  g_object_unref (number->standings);
  g_free (number->key);
  g_free (number->text);
  g_free (number);
}

static void
open_cb (GtkMenuButton *button, gpointer user_data)
{
  Number *number = user_data;
  g_autoptr (GArray) rounds =
      number->key != NULL
          ? matchup_standings_dup_model_rounds (number->standings, number->key, number->part)
          : matchup_standings_dup_pair_rounds (number->standings, number->pair, number->part);

  gtk_menu_button_set_popover (button, matchup_rounds_popover_new (number->text, rounds));
}

/* Takes @number. */
static GtkWidget *
make_button (Number *number, const char *origin)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (number->text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARACTERS);
  gtk_widget_add_css_class (label, "numeric");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_widget_add_css_class (button, "matchup-number");
  gtk_widget_set_tooltip_text (button, origin != NULL ? origin : number->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number->text,
                                  -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_cb, number, number_free);
  return button;
}

static Number *
number_new (MatchupStandings *standings, const char *text)
{
  Number *number = g_new0 (Number, 1);

  number->standings = g_object_ref (standings);
  number->text = g_strdup (text);
  return number;
}

GtkWidget *
matchup_number_button_new_for_pair (MatchupStandings *standings,
                                    guint pair,
                                    MatchupStandingsPart part,
                                    const char *text,
                                    const char *origin)
{
  Number *number;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  number = number_new (standings, text);
  number->pair = pair;
  number->part = part;
  return make_button (number, origin);
}

GtkWidget *
matchup_number_button_new_for_model (MatchupStandings *standings,
                                     const char *key,
                                     MatchupStandingsFigure figure,
                                     const char *text,
                                     const char *origin)
{
  Number *number;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);
  g_return_val_if_fail (key != NULL && text != NULL, NULL);

  number = number_new (standings, text);
  number->key = g_strdup (key);
  number->part = figure;
  return make_button (number, origin);
}
