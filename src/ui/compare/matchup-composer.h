/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-picture-tray.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_COMPOSER (matchup_composer_get_type ())
G_DECLARE_FINAL_TYPE (MatchupComposer, matchup_composer, MATCHUP, COMPOSER, GtkWidget)

/**
 * MatchupComposer: where the question is typed. Sends with Enter or, where the person wants it so,
 * Ctrl+Enter.
 *
 * Pictures come by button, by pasting, by dropping and as a screenshot; a question may have no text
 * then. Signals: "send" (char *text), when the pictures are ready too; text and pictures stay until
 * matchup_composer_clear(); "stop". Actions: composer.attach, composer.screenshot.
 */
GtkWidget *matchup_composer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_composer_clear (MatchupComposer *self);
/* The pictures that go with the question; borrowed. */
MatchupPictureTray *matchup_composer_get_tray (MatchupComposer *self);
/* As the key that sends does. */
void matchup_composer_send (MatchupComposer *self);
void matchup_composer_focus (MatchupComposer *self);
void matchup_composer_set_text (MatchupComposer *self, const char *text);
char *matchup_composer_dup_text (MatchupComposer *self);
/* Puts @text in for the person to go on, where nothing stands there but what was put in so. */
void matchup_composer_fill (MatchupComposer *self, const char *text);
/* Puts @text above what stands there already. */
void matchup_composer_prepend (MatchupComposer *self, const char *text);
/* Quotes @text below what stands there already; what is typed next stands below that. */
void matchup_composer_quote (MatchupComposer *self, const char *text);
/* What stands there while it is empty. */
void matchup_composer_set_placeholder (MatchupComposer *self, const char *placeholder);
/* Whether there is somebody to send to, and whether answers are on their way. */
void matchup_composer_set_can_send (MatchupComposer *self, gboolean can_send);
void matchup_composer_set_busy (MatchupComposer *self, gboolean busy);

G_END_DECLS
