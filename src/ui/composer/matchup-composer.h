/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-picture-tray.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_COMPOSER (matchup_composer_get_type ())
G_DECLARE_FINAL_TYPE (MatchupComposer, matchup_composer, MATCHUP, COMPOSER, GtkWidget)

/**
 * MatchupComposer: where the question is typed. Sends with Enter or, where the person wants it so,
 * Ctrl+Enter. Up in an empty one goes back through what was sent before.
 *
 * Pictures come by button, by pasting, by dropping and as a screenshot; a question may have no text
 * then. A text that is too long to be typed in goes along as a file. Signals: "send" (char *text),
 * when what goes along is ready too (until then the tray says that it waits, and can be told not
 * to); text and pictures stay until matchup_composer_clear(); "stop"; "estimated" (gint64 tokens):
 * a little after it changed, about how much is written and attached. Actions: composer.attach,
 * composer.screenshot, composer.focus.
 */
GtkWidget *matchup_composer_new (void) G_GNUC_WARN_UNUSED_RESULT;
/*
 * What the next question belongs to: its draft comes, what is sent there comes back with Up, and
 * what is said there counts in the estimate. @conversation NULL: the next new one of @kind.
 */
void matchup_composer_set_conversation (MatchupComposer *self,
                                        MatchupWorkspace *workspace,
                                        MatchupConversationKind kind,
                                        MatchupConversation *conversation,
                                        MatchupLineup *lineup);
/*
 * The draft alone: @owner is the id of a conversation or MATCHUP_DRAFT_OWNER_CHAT or _COMPARE. The
 * text, its undo and its pictures are those that it was left with. What is private never reaches
 * the disk. Nothing is changed where it is the owner already.
 */
void matchup_composer_set_draft_owner (MatchupComposer *self,
                                       MatchupWorkspace *workspace,
                                       const char *owner,
                                       gboolean private_);
/* The draft is gone from the disk too. */
void matchup_composer_clear (MatchupComposer *self);
/* It was sent as that round: the draft goes from the disk when the round is there. */
void matchup_composer_clear_sent (MatchupComposer *self, MatchupRound *round);
/* The pictures that go with the question; borrowed, until it belongs to another conversation. */
MatchupPictureTray *matchup_composer_get_tray (MatchupComposer *self);
/* As the key that sends does. */
void matchup_composer_send (MatchupComposer *self);
/* Where what is sent goes, for what is asked before and the estimate, without a draft that is kept:
 * in place of matchup_composer_set_conversation(). */
void matchup_composer_set_target (MatchupComposer *self,
                                  MatchupWorkspace *workspace,
                                  MatchupConversation *conversation, /* or NULL */
                                  MatchupLineup *lineup);
/* In the handler of "send", before it is asked: what the person decided about it holds there, what
 * is to be masked and that it may go beyond the budget. */
void matchup_composer_apply (MatchupComposer *self, MatchupConversation *conversation);
void matchup_composer_focus (MatchupComposer *self);
/* All that changes the text can be undone by the person. */
void matchup_composer_set_text (MatchupComposer *self, const char *text);
char *matchup_composer_dup_text (MatchupComposer *self);
/* Puts @text in for the person to go on, where nothing stands there but what was put in so. */
void matchup_composer_fill (MatchupComposer *self, const char *text);
/* Puts @text above what stands there already. */
void matchup_composer_prepend (MatchupComposer *self, const char *text);
/* Quotes @text below what stands there already; what is typed next stands below that. */
void matchup_composer_quote (MatchupComposer *self, const char *text);
/* What stands there while it is empty; the key that sends is added. */
void matchup_composer_set_placeholder (MatchupComposer *self, const char *placeholder);
/* Whether there is somebody to send to, and whether answers are on their way. */
void matchup_composer_set_can_send (MatchupComposer *self, gboolean can_send);
void matchup_composer_set_busy (MatchupComposer *self, gboolean busy);

G_END_DECLS
