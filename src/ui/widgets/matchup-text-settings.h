/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_TEXT_SETTINGS (matchup_text_settings_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTextSettings, matchup_text_settings, MATCHUP, TEXT_SETTINGS, GObject)

/* In percent; changed by MATCHUP_TEXT_SIZE_STEP. */
#define MATCHUP_TEXT_SIZE_MIN 50
#define MATCHUP_TEXT_SIZE_MAX 300
#define MATCHUP_TEXT_SIZE_STEP 10

/**
 * MatchupTextWidth: how wide texts get. As in the schema.
 */
typedef enum
{
  MATCHUP_TEXT_WIDTH_NARROW,
  MATCHUP_TEXT_WIDTH_NORMAL,
  MATCHUP_TEXT_WIDTH_WIDE,
  MATCHUP_TEXT_WIDTH_FULL,
} MatchupTextWidth;

/**
 * MatchupTextSettings: how the texts of questions and answers are shown in all windows; follows the
 * settings. Whatever shows texts takes over a change in place: nothing is made anew for it.
 *
 * Properties (read-only, notify): size, width, theme-light, theme-dark, line-numbers, wrap, maths.
 */
MatchupTextSettings *matchup_text_settings_get_default (void); /* borrowed */

int matchup_text_settings_get_size (MatchupTextSettings *self);
/* Rounded to a step, within the limits; where an administrator has locked it, nothing happens. */
void matchup_text_settings_set_size (MatchupTextSettings *self, int size);
/* @widget and all below it have letters of the size that is set, from now on. */
void matchup_text_settings_follow_size (MatchupTextSettings *self, GtkWidget *widget);

/* How wide something is to be at most that is @normal pixels wide usually. */
int matchup_text_settings_get_width (MatchupTextSettings *self, int normal);
/* The id of a style scheme of GtkSourceView. */
const char *matchup_text_settings_get_theme (MatchupTextSettings *self, gboolean dark);
gboolean matchup_text_settings_get_line_numbers (MatchupTextSettings *self);
gboolean matchup_text_settings_get_wrap (MatchupTextSettings *self);
gboolean matchup_text_settings_get_maths (MatchupTextSettings *self);

G_END_DECLS
