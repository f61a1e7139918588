/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db-statement.h"
#include "matchup-mask-list.h"

G_BEGIN_DECLS

/* The masks of a conversation, on the database thread. They go with it. */

/* What is not there yet; @masks may be NULL. */
gboolean matchup_mask_rows_save (sqlite3 *connection,
                                 const char *conversation_id,
                                 MatchupMaskList *masks,
                                 GError **error);
/* NULL without an error: it has none. */
MatchupMaskList *matchup_mask_rows_load (sqlite3 *connection,
                                         const char *conversation_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
