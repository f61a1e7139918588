/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-preset.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_STORE (matchup_preset_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetStore, matchup_preset_store, MATCHUP, PRESET_STORE, GObject)

/**
 * MatchupPresetStore: the person's own presets in the database.
 *
 * The _finish of all writing calls is matchup_preset_store_write_finish().
 */
MatchupPresetStore *matchup_preset_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/* #MatchupPreset in the person's order. */
void matchup_preset_store_list_async (MatchupPresetStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *
matchup_preset_store_list_finish (MatchupPresetStore *self, GAsyncResult *result, GError **error);

/* Inserts or replaces all of @presets (#MatchupPreset), as one; their places are left alone. */
void matchup_preset_store_save_async (MatchupPresetStore *self,
                                      GPtrArray *presets, /* a reference is kept */
                                      gint64 updated_at,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* @ids: of all, in the order that they have now. */
void matchup_preset_store_order_async (MatchupPresetStore *self,
                                       const char *const *ids,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void matchup_preset_store_remove_async (MatchupPresetStore *self,
                                        const char *id,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
matchup_preset_store_write_finish (MatchupPresetStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
