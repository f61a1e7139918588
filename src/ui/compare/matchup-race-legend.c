/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-race-legend.h"

#include "matchup-config.h"
#include "matchup-race-bar.h"

#include <glib/gi18n.h>

static const struct
{
  MatchupPhases phases; /* one of them, as long as the sample */
  const char *text;
} samples[] = {
  { { .retrying = 1 }, N_ ("Lost on failed tries") },
  { { .connecting = 1 }, N_ ("Connecting to the service") },
  { { .waiting = 1 }, N_ ("Waiting for the answer to begin") },
  { { .thinking = 1 }, N_ ("Thinking") },
  { { .writing = 1 }, N_ ("Writing the answer") },
};

static void
add_note (GtkGrid *grid, const char *text, int row)
{
  GtkWidget *note = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (note), 28);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 32);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_grid_attach (grid, note, 0, row, 2, 1);
}

static void
open_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "matchup-sum");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      GtkWidget *bar = matchup_race_bar_new ();
      GtkWidget *label = gtk_label_new (_ (samples[i].text));

      matchup_race_bar_set (MATCHUP_RACE_BAR (bar), &samples[i].phases, 1);
      gtk_widget_set_hexpand (bar, FALSE);
      gtk_widget_set_size_request (bar, 48, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (bar),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (samples[i].text),
                                      -1);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (grid), bar, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), label, 1, (int) i, 1, 1);
    }
  add_note (GTK_GRID (grid),
            _ ("All bars begin at the same moment and have the same scale. Measured by Matchup."),
            (int) G_N_ELEMENTS (samples));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the bars mean"),
                                  -1);
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
matchup_race_legend_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "dialog-information-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "matchup-fact");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("What the Bars Mean"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the bars mean"),
                                  -1);
  return button;
}
