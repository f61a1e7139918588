/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round-export.h"

G_BEGIN_DECLS

/**
 * MatchupConversationExport: what may be seen of a whole conversation by those it is given to: the
 * path that is shown, round by round as #MatchupRoundExport decides. Plain data; nothing of it is
 * changed once its pictures are loaded, so that any one thread may read it.
 */
typedef struct
{
  gboolean hidden;   /* names of a round are not revealed */
  char *title;       /* never "" */
  char *date;        /* of the first question, as it is written here */
  GPtrArray *rounds; /* MatchupRoundExport */
  char *file_name;   /* without an ending; safe everywhere */
} MatchupConversationExport;

MatchupConversationExport *
matchup_conversation_export_new (MatchupWorkspace *workspace,
                                 MatchupConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
void matchup_conversation_export_free (MatchupConversationExport *self);

/* The name alone; transfer full. */
char *matchup_conversation_export_dup_file_name (MatchupConversation *conversation);

/* For what holds the pictures; @self has to live until the callback. */
void matchup_conversation_export_load_pictures_async (MatchupConversationExport *self,
                                                      MatchupWorkspace *workspace,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data);
gboolean matchup_conversation_export_load_pictures_finish (MatchupWorkspace *workspace,
                                                           GAsyncResult *result,
                                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupConversationExport, matchup_conversation_export_free)

G_END_DECLS
