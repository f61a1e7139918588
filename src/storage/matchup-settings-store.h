/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-records.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SETTINGS_STORE (matchup_settings_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSettingsStore,
                      matchup_settings_store,
                      MATCHUP,
                      SETTINGS_STORE,
                      GObject)

/**
 * MatchupSettingsStore: connected services, the current line-up, and what is set by name.
 * Never a key.
 *
 * Signal "write-failed" (GError *): a write without a callback failed.
 */
MatchupSettingsStore *matchup_settings_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/* #MatchupProviderRecord by position. */
void matchup_settings_store_list_providers_async (MatchupSettingsStore *self,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
GPtrArray *matchup_settings_store_list_providers_finish (MatchupSettingsStore *self,
                                                         GAsyncResult *result,
                                                         GError **error);
/* Inserts or updates; takes @record. models NULL leaves the saved list. */
void matchup_settings_store_save_provider_async (MatchupSettingsStore *self,
                                                 MatchupProviderRecord *record,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
void matchup_settings_store_remove_provider_async (MatchupSettingsStore *self,
                                                   const char *id,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
/* All models of a service that are not offered, by id; those of before are offered again. */
void matchup_settings_store_save_hidden_models_async (MatchupSettingsStore *self,
                                                      const char *provider_id,
                                                      const char *const *model_ids,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data);

/* Whose line-up sticks: that of the next comparison, and who answers in the next chat. */
#define MATCHUP_LINEUP_OWNER_COMPARE ""
#define MATCHUP_LINEUP_OWNER_CHAT "chat"

/* The line-up that sticks for @owner, a static string; #MatchupContestantRecord, empty when none
 * was saved. */
void matchup_settings_store_load_lineup_async (MatchupSettingsStore *self,
                                               const char *owner,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
GPtrArray *matchup_settings_store_load_lineup_finish (MatchupSettingsStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);
void matchup_settings_store_save_lineup_async (MatchupSettingsStore *self,
                                               const char *owner,
                                               GPtrArray *lineup,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);

/* Everything that was set by name: a table of name (char *) -> value (char *). */
void matchup_settings_store_load_values_async (MatchupSettingsStore *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
GHashTable *matchup_settings_store_load_values_finish (MatchupSettingsStore *self,
                                                       GAsyncResult *result,
                                                       GError **error);
/* NULL: it is set no longer. Names are words in small letters with "-". */
void matchup_settings_store_save_value_async (MatchupSettingsStore *self,
                                              const char *name,
                                              const char *value,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);

gboolean matchup_settings_store_write_finish (MatchupSettingsStore *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
