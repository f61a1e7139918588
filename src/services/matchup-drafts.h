/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "matchup-attachment-loader.h"

G_BEGIN_DECLS

/* Owners of drafts of what has no conversation yet. */
#define MATCHUP_DRAFT_OWNER_CHAT "chat"
#define MATCHUP_DRAFT_OWNER_COMPARE "compare"

#define MATCHUP_TYPE_DRAFTS (matchup_drafts_get_type ())
G_DECLARE_FINAL_TYPE (MatchupDrafts, matchup_drafts, MATCHUP, DRAFTS, GObject)

/**
 * MatchupDrafts: what was written and not sent yet, for each conversation and for the next new
 * ones; and what was sent, to be sent again. Main thread only.
 *
 * Where two windows show the same, each has a draft of its own: the second one's is called
 * "OWNER/2", and comes to whoever is the next to ask for it.
 *
 * Signals: "collect": who has changes has to hand them over now, before all is closed;
 * "removed" (char *name): the draft is gone, not by its holder; "save-failed" (char *sentence):
 * once per trouble, not per write.
 */

/*
 * The name of a draft of @owner that nobody else holds; there may be a text in it. A private one
 * never reaches the disk. @holder holds it until it lets go.
 */
char *matchup_drafts_take (MatchupDrafts *self,
                           const char *owner,
                           gboolean private_,
                           gpointer holder) G_GNUC_WARN_UNUSED_RESULT;
void matchup_drafts_let_go (MatchupDrafts *self, const char *name, gpointer holder);
gboolean matchup_drafts_is_held (MatchupDrafts *self, const char *name);

const char *matchup_drafts_get_text (MatchupDrafts *self, const char *name); /* "": none */
/* Written to the disk at once; "" removes it. */
void matchup_drafts_set_text (MatchupDrafts *self, const char *name, const char *text);
/* It was sent, with what goes along, as that round: it goes from the disk when the round is there.
 */
void matchup_drafts_set_sent (MatchupDrafts *self, const char *name, const char *round_id);

/*
 * What goes along with it: #MatchupAttachment and #MatchupFilePart, in order. Written to the disk
 * at once where it is not what was set last; of a private one nothing is kept.
 */
void matchup_drafts_set_attached (MatchupDrafts *self, const char *name, GPtrArray *objects);
gboolean matchup_drafts_has_attached (MatchupDrafts *self, const char *name);
/* Whether it is what was set last; of a private one nobody else knows. */
gboolean matchup_drafts_is_attached (MatchupDrafts *self, const char *name, GPtrArray *objects);
/* The same objects, from the disk if need be. @out_n_lost: how many could not be read any more. */
void matchup_drafts_load_attached_async (MatchupDrafts *self,
                                         const char *name,
                                         MatchupAttachmentLoader *loader,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *matchup_drafts_load_attached_finish (MatchupDrafts *self,
                                                GAsyncResult *result,
                                                guint *out_n_lost,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of a conversation that is gone for good, with all that windows keep of it. */
void matchup_drafts_remove (MatchupDrafts *self, const char *owner);

/*
 * What was sent last in other conversations than @except (or NULL), newest first, each once;
 * NULL-terminated.
 */
void matchup_drafts_list_sent_async (MatchupDrafts *self,
                                     const char *except,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char **matchup_drafts_list_sent_finish (MatchupDrafts *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
