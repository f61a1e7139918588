/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-import-source.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is told while a file is read, in the thread that reads it. */
typedef struct
{
  /* Takes a conversation. FALSE: to be ended, with an error that is kept elsewhere. */
  gboolean (*add) (MatchupConversationData *data, gpointer user_data);
  /* One that cannot be taken: why. @title may be NULL. */
  void (*refuse) (const char *title, const char *reason, gpointer user_data);
  void (*progress) (double part, gpointer user_data);
  guint64 most_text; /* that one conversation may have, in bytes; 0: the usual limit */
} MatchupImportReaderFuncs;

/* The formats of other programs, one message or one file at a time. Blocks; any thread. */

/* The most of one message, with pictures in it; bytes. */
#define MATCHUP_IMPORT_MAX_MESSAGE (256 * 1024 * 1024)

/* Seconds since 1970, in the year 5138: what is later is no time of a message. */
#define MATCHUP_IMPORT_MAX_SECONDS G_GINT64_CONSTANT (100000000000)

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

/* A backup of Cherry Studio: text @i of @source. FALSE with @error, or where "add" ended it. */
gboolean matchup_import_cherry_studio (MatchupImportSource *source,
                                       guint i,
                                       MatchupImportNotes *notes,
                                       const MatchupImportReaderFuncs *funcs,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
