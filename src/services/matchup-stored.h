/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/**
 * MatchupStored: what is stored on this computer, and how large it is; bytes. Plain data.
 */
typedef struct
{
  char *data_folder;
  char *cache_folder;
  guint64 conversations; /* the database without the index: all but what follows */
  guint64 search;        /* its index */
  guint64 pictures;      /* of questions and drafts */
  guint64 cache;
  gint64 n_conversations;
  gint64 n_pinned;
  gint64 n_deleted; /* that can still be brought back */
  gint64 n_drafts;
  int n_keys; /* in the keyring; -1: nobody can tell */
} MatchupStored;

void matchup_stored_free (MatchupStored *self);

/* Looks at all of it, off the main loop. */
void matchup_stored_measure_async (MatchupWorkspace *workspace,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
MatchupStored *matchup_stored_measure_finish (MatchupWorkspace *workspace,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupStored, matchup_stored_free)

G_END_DECLS
