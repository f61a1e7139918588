/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-records.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Pictures of prompts in the database, their bytes beside it. Database thread only. */

/* Of a round that has its prompt: writes the files first, then the rows; @pictures may be NULL. */
gboolean matchup_picture_rows_save (sqlite3 *connection,
                                    const char *folder,
                                    const char *round_id,
                                    GPtrArray *pictures, /* MatchupPictureRecord */
                                    GError **error);
/* Fills in the pictures of @rounds, which are all rounds of the conversation. */
gboolean matchup_picture_rows_load (sqlite3 *connection,
                                    const char *conversation_id,
                                    GHashTable *rounds, /* id -> MatchupRoundRecord */
                                    GError **error);
gboolean matchup_picture_rows_set_alt_text (sqlite3 *connection,
                                            const char *round_id,
                                            guint picture, /* from 0 */
                                            const char *alt_text,
                                            GError **error);

G_END_DECLS
