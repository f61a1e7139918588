/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Rows of the preferences that show and change one key of the settings. They follow it from
 * wherever it is changed, and write it at once. Where an administrator has locked the key, the row
 * is insensitive and says so, to screen readers as well; unlocked, it is what it was.
 *
 * Titles and subtitles are translated already; a title may have a mnemonic. @subtitle may be NULL.
 * A row keeps the settings, never the workspace: libadwaita 1.2 keeps rows that its search has
 * seen.
 */

/* One of the values of a key, which is an enumeration or a string. */
typedef struct
{
  const char *nick;
  const char *title; /* marked by N_() or NC_() of MATCHUP_SETTING_CONTEXT; translated here */
} MatchupSettingChoice;

#define MATCHUP_SETTING_CONTEXT "preferences"

/* A key of type b. */
GtkWidget *matchup_setting_row_new_switch (GSettings *settings,
                                           const char *key,
                                           const char *title,
                                           const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;
/* @choices ends with a nick of NULL, and is static. */
GtkWidget *
matchup_setting_row_new_choice (GSettings *settings,
                                const char *key,
                                const char *title,
                                const char *subtitle,
                                const MatchupSettingChoice *choices) G_GNUC_WARN_UNUSED_RESULT;
/* A key of type i, u or d that has a range in the schema; a number to be typed or stepped. */
GtkWidget *matchup_setting_row_new_number (GSettings *settings,
                                           const char *key,
                                           const char *title,
                                           const char *subtitle,
                                           double step,
                                           guint digits) G_GNUC_WARN_UNUSED_RESULT;
/* A key of type s; written when the person is done with it (Enter or the tick). */
GtkWidget *matchup_setting_row_new_text (GSettings *settings,
                                         const char *key,
                                         const char *title) G_GNUC_WARN_UNUSED_RESULT;

/*
 * For rows with widgets of their own: @row shows whether @key is locked, and only that; binding the
 * value is the caller's (with G_SETTINGS_BIND_NO_SENSITIVITY). The rows above have it already.
 */
void matchup_setting_row_add_lock (AdwPreferencesRow *row, GSettings *settings, const char *key);

/* The control within a row of those above: the switch, the spin button, or the row itself. */
GtkWidget *matchup_setting_row_get_control (AdwPreferencesRow *row);

/*
 * Other words by which the search of the preferences finds @row, translated, between blanks:
 * what people call it who do not know its title.
 */
void matchup_setting_row_add_words (AdwPreferencesRow *row, const char *words);
const char *matchup_setting_row_get_words (AdwPreferencesRow *row); /* or NULL */

/*
 * What is behind @row, on the page that it opens when it is activated: the search finds it too.
 * Title and other words are translated, @words may be NULL.
 */
typedef struct
{
  char *title;
  char *words;
} MatchupSettingInner;

void matchup_setting_row_add_inner (AdwPreferencesRow *row, const char *title, const char *words);
const MatchupSettingInner *matchup_setting_row_get_inner (AdwPreferencesRow *row, guint *out_n);

/* The key that @row shows; NULL for rows that show none. */
const char *matchup_setting_row_get_key (AdwPreferencesRow *row);

G_END_DECLS
