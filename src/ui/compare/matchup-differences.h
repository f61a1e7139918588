/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of two: which text. */
typedef enum
{
  MATCHUP_DIFFERENCES_FIRST,
  MATCHUP_DIFFERENCES_SECOND,
} MatchupDifferencesPlace;

/**
 * MatchupDifferences: two texts and how they differ. Immutable, reference counted, for any thread.
 */
typedef struct
{
  char *texts[2]; /* plain */
  GArray *spans;  /* of MatchupTextDiffSpan */
  guint n_changes;
  gint64 n_own[2];           /* words (or characters) that only this text has */
  gboolean is_characters[2]; /* told in characters, see MatchupWordCount */
} MatchupDifferences;

/*
 * Of what a person reads of two texts in Markdown: signs are no words. In a thread, as long texts
 * take their time.
 */
void matchup_differences_find_async (const char *first_markdown,
                                     const char *second_markdown,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
MatchupDifferences *matchup_differences_find_finish (GAsyncResult *result, GError **error);

MatchupDifferences *matchup_differences_ref (MatchupDifferences *self);
void matchup_differences_unref (MatchupDifferences *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupDifferences, matchup_differences_unref)

G_END_DECLS
