/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-import-source.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The formats of other programs, one message or one file at a time. Blocks; any thread. */

/* The most of one message, with pictures in it; bytes. */
#define MATCHUP_IMPORT_MAX_MESSAGE (256 * 1024 * 1024)

/* Seconds since 1970, whole or not, or milliseconds: to microseconds; 0 where there is none. */
gint64 matchup_import_read_time (JsonObject *object, const char *name);

/* A node of the "mapping" of a conversation of ChatGPT's export, whose name in it is @id. */
MatchupImportNode *
matchup_import_chatgpt_read_node (const char *id,
                                  JsonObject *object,
                                  MatchupImportSource *source,
                                  MatchupImportNotes *notes) G_GNUC_WARN_UNUSED_RESULT;

/* One of "history.messages" of a chat of Open WebUI. */
MatchupImportNode *
matchup_import_open_webui_read_node (const char *id,
                                     JsonObject *object,
                                     MatchupImportNotes *notes) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @data (not NULL). FALSE: to be ended, with an error that is kept elsewhere. */
typedef gboolean (*MatchupImportSink) (MatchupConversationData *data, gpointer user_data);

/* A backup of Cherry Studio: text @i of @source. FALSE with @error, or where @sink ended it. */
gboolean matchup_import_cherry_studio (MatchupImportSource *source,
                                       guint i,
                                       MatchupImportNotes *notes,
                                       MatchupImportSink sink,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
