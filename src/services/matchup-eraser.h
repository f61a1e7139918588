/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Deleting everything: conversations, drafts, presets, line-ups, prices, services, counts,
 * pictures, keys, settings and caches. What the person exported stays.
 *
 * It is asked for first: a file in the data folder tells all processes to leave it, and they end by
 * themselves. Then the keys go, as only they can be refused: the keyring may stay locked. What is
 * left goes when the process that asked has closed the database, right before it ends; and what was
 * begun and not finished, because the power failed, is finished at the next start of any kind,
 * before anything is opened. That file is the last one to go. Where the keys are refused then, it
 * is called off, as nothing else is gone yet.
 */

/* Where Matchup keeps its data; transfer full. */
char *matchup_eraser_dup_data_folder (void);
char *matchup_eraser_dup_cache_folder (void);

/* This process is the only one that has the data folder open. */
gboolean matchup_eraser_is_only_user (void);

/*
 * Asks for it and waits until all other processes have left. @own: how many of those that have the
 * folder open belong to the caller. FALSE with a sentence: nothing is deleted, and nothing will be.
 */
void matchup_eraser_begin_async (guint own,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean matchup_eraser_begin_finish (GAsyncResult *result, GError **error);
/* Removes all keys. FALSE with a sentence: some may be there still. */
void matchup_eraser_clear_keys_async (GAsyncReadyCallback callback, gpointer user_data);
gboolean matchup_eraser_clear_keys_finish (GAsyncResult *result, GError **error);
/* Nothing is deleted after all. */
void matchup_eraser_cancel (void);
/* The keys stay where they are, whatever comes. */
void matchup_eraser_keep_keys (void);

/* This process began it and did not cancel. */
gboolean matchup_eraser_is_begun (void);
/* What is left, in the process that began it, with the database closed; FALSE with a sentence. */
gboolean matchup_eraser_finish (GError **error);
/*
 * To be called at the start of the program, before it opens anything: finishes what another process
 * began and left. FALSE with a sentence: the program must not go on. @out_note: that the keys were
 * refused and nothing else is deleted, for the person to read; or NULL.
 */
gboolean matchup_eraser_resume (char **out_note, GError **error);

G_END_DECLS
