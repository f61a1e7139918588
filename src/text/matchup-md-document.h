/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-md-block.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_MD_DOCUMENT (matchup_md_document_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMdDocument, matchup_md_document, MATCHUP, MD_DOCUMENT, GObject)

/**
 * MatchupMdDocument: the blocks of a Markdown text that is still being written; a #GListModel of
 * #MatchupMdBlock. Main thread only.
 *
 * What is finished is parsed once; only the open end is parsed again, and "items-changed" tells of
 * nothing but blocks that became other ones. Signal "extended" (guint position): the code there
 * grew at its end.
 */
MatchupMdDocument *matchup_md_document_new (void) G_GNUC_WARN_UNUSED_RESULT;

/*
 * Takes over what is new. What stands at the open end and may still become something else waits;
 * see matchup-md-tail.h. @text has to begin with all that was given before; it is read during the
 * call only, so that nobody holds it twice.
 */
void matchup_md_document_update (MatchupMdDocument *self, const char *text, gsize length);
/* The text is whole: what depends on later text (link reference definitions) is put right. */
void matchup_md_document_finish (MatchupMdDocument *self, const char *text, gsize length);

/* Bytes that the next update parses again: the measure for how often to call it. */
gsize matchup_md_document_get_open_length (MatchupMdDocument *self);
/* The bytes of the text that the block at @position came from, maybe with its neighbours. */
void matchup_md_document_get_source (MatchupMdDocument *self,
                                     guint position,
                                     gsize *out_start,
                                     gsize *out_length);

G_END_DECLS
