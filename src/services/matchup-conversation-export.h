/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round-export.h"

G_BEGIN_DECLS

/**
 * MatchupConversationExport: what may be seen of a whole conversation by those it is given to: the
 * path that is shown, round by round as #MatchupRoundExport decides. Plain data; nothing of it is
 * changed once it is gathered, so that any one thread may read it.
 */
typedef struct
{
  gboolean hidden;   /* names of a round are not revealed */
  char *title;       /* never "" */
  char *date;        /* of the first question, as it is written here */
  GPtrArray *rounds; /* MatchupRoundExport */
  char *file_name;   /* without an ending; safe everywhere */
} MatchupConversationExport;

/*
 * Gathers it in short turns of the main loop, from the rounds that are shown now. Without
 * @with_pictures those are named, but their bytes are not read.
 */
void matchup_conversation_export_gather_async (MatchupWorkspace *workspace,
                                               MatchupConversation *conversation,
                                               gboolean with_pictures,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
MatchupConversationExport *
matchup_conversation_export_gather_finish (MatchupWorkspace *workspace,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void matchup_conversation_export_free (MatchupConversationExport *self);

/* The name alone; transfer full. */
char *matchup_conversation_export_dup_file_name (MatchupConversation *conversation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupConversationExport, matchup_conversation_export_free)

G_END_DECLS
