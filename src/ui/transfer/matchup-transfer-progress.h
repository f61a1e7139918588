/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_TRANSFER_PROGRESS (matchup_transfer_progress_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTransferProgress,
                      matchup_transfer_progress,
                      MATCHUP,
                      TRANSFER_PROGRESS,
                      AdwWindow)

/**
 * MatchupTransferProgress: how far an import or export is, with a button that ends it. It shows
 * itself where that takes longer than a moment.
 */
MatchupTransferProgress *
matchup_transfer_progress_new (GtkWindow *parent, const char *title, GCancellable *cancellable);
void matchup_transfer_progress_set_part (MatchupTransferProgress *self, double part);

G_END_DECLS
