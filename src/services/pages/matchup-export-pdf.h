/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-export.h"

G_BEGIN_DECLS

/* Of what is done, from 0 to 1; in the thread that writes. */
typedef void (*MatchupExportProgress) (double part, gpointer user_data);

/*
 * Writes @conversation, with its pictures loaded, as a PDF with real text, a table of contents and
 * links that can be pressed. Blocks: for threads. @progress may be NULL.
 */
gboolean matchup_export_pdf (const MatchupConversationExport *conversation,
                             GOutputStream *stream,
                             MatchupExportProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
