/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-import-tree.h"
#include "matchup-json-stream.h"

G_BEGIN_DECLS

/**
 * MatchupImportSource: a file that somebody exported elsewhere, or the archive around it. What an
 * archive holds of use is unpacked into a folder of its own, which goes with the source. A plain
 * struct for one thread; blocks.
 */
typedef struct _MatchupImportSource MatchupImportSource;

MatchupImportSource *matchup_import_source_open (GFile *file,
                                                 GCancellable *cancellable,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void matchup_import_source_free (MatchupImportSource *self);

/* The texts in JSON: one, or the parts of one. */
guint matchup_import_source_get_n_texts (MatchupImportSource *self);
/* NULL with @error. */
GInputStream *matchup_import_source_read_text (MatchupImportSource *self,
                                               guint i,
                                               GCancellable *cancellable,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What it is called in the archive; NULL where there is none around it. */
const char *matchup_import_source_get_name (MatchupImportSource *self, guint i);
guint64 matchup_import_source_get_size (MatchupImportSource *self, guint i);

/*
 * A file of the archive whose name begins with @name and goes on with something that is no letter
 * or digit; NULL: there is none.
 */
GBytes *matchup_import_source_find (MatchupImportSource *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupImportSource, matchup_import_source_free)

/**
 * MatchupImportNotes: what could not be taken over, for the person. Plain data.
 */
typedef struct
{
  guint n_pictures; /* that the file does not hold */
  guint n_files;    /* likewise; or of a kind that is not taken */
  GPtrArray *names; /* of the first of them */
} MatchupImportNotes;

void matchup_import_notes_init (MatchupImportNotes *self);
void matchup_import_notes_clear (MatchupImportNotes *self);
void matchup_import_notes_add_picture (MatchupImportNotes *self, const char *name);
void matchup_import_notes_add_file (MatchupImportNotes *self, const char *name);

/* A picture of a question from its bytes; NULL where they are none. */
MatchupPictureRecord *matchup_import_picture_new (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* The same from "data:image/png;base64,..."; NULL where that is none. */
GBytes *matchup_import_read_data_url (const char *url) G_GNUC_WARN_UNUSED_RESULT;

/* Takes what is a picture of a question; the rest is noted. @name may be NULL. */
void matchup_import_node_take_picture (MatchupImportNode *node,
                                       GBytes *bytes, /* or NULL */
                                       const char *name,
                                       MatchupImportNotes *notes);

G_END_DECLS
