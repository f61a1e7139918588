/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-accent-style.h"

/* Written out, as widgets are given one in every row of a long conversation. */
static const char *const classes[] = {
  "matchup-accent-a", "matchup-accent-b", "matchup-accent-c", "matchup-accent-d",
  "matchup-accent-e", "matchup-accent-f", "matchup-accent-g", "matchup-accent-h",
};

static const char *const names[] = {
  "matchup_accent_a", "matchup_accent_b", "matchup_accent_c", "matchup_accent_d",
  "matchup_accent_e", "matchup_accent_f", "matchup_accent_g", "matchup_accent_h",
};

G_STATIC_ASSERT (G_N_ELEMENTS (classes) == MATCHUP_ACCENT_N);
G_STATIC_ASSERT (G_N_ELEMENTS (names) == MATCHUP_ACCENT_N);

#define PRACTICE "matchup-practice"

/* -1: it has none. */
static int
find_position (GtkWidget *widget)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (widget, classes[i]))
      return (int) i;
  return -1;
}

void
matchup_accent_style_set (GtkWidget *widget, guint position, gboolean practice)
{
  int before;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  before = find_position (widget);
  if (before >= 0 && before != (int) position)
    gtk_widget_remove_css_class (widget, classes[before]);
  if (position < G_N_ELEMENTS (classes))
    gtk_widget_add_css_class (widget, classes[position]);
  if (practice)
    gtk_widget_add_css_class (widget, PRACTICE);
  else
    gtk_widget_remove_css_class (widget, PRACTICE);
}

void
matchup_accent_style_clear (GtkWidget *widget)
{
  matchup_accent_style_set (widget, MATCHUP_ACCENT_N, FALSE);
}

void
matchup_accent_style_get_color (GtkWidget *widget, GdkRGBA *out_color)
{
  int position;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  position = find_position (widget);
  matchup_accent_style_find_color (widget,
                                   position >= 0 ? (guint) position : MATCHUP_ACCENT_N,
                                   out_color);
}

void
matchup_accent_style_find_color (GtkWidget *widget, guint position, GdkRGBA *out_color)
{
  GtkStyleContext *context;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (out_color != NULL);

  context = gtk_widget_get_style_context (widget);
  if (position < G_N_ELEMENTS (names) &&
      gtk_style_context_lookup_color (context, names[position], out_color))
    return;
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", out_color))
    gtk_style_context_get_color (context, out_color);
}

gboolean
matchup_accent_style_is_practice (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  return gtk_widget_has_css_class (widget, PRACTICE);
}
