/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-secret.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SECRET_STORE (matchup_secret_store_get_type ())
G_DECLARE_INTERFACE (MatchupSecretStore, matchup_secret_store, MATCHUP, SECRET_STORE, GObject)

/**
 * MatchupSecretStoreState: whether keys outlive the program.
 */
typedef enum
{
  MATCHUP_SECRET_STORE_STATE_UNKNOWN, /* before the first use */
  MATCHUP_SECRET_STORE_STATE_KEYRING, /* in the system keyring */
  MATCHUP_SECRET_STORE_STATE_LOCKED, /* keyring there but not opened: kept in memory until closed */
  MATCHUP_SECRET_STORE_STATE_MEMORY, /* no keyring: kept in memory until closed */
} MatchupSecretStoreState;

/**
 * MatchupSecretStore: keeps one key per service id. All calls are asynchronous; none ever writes a
 * file by itself. Property "state" (read-only, notifies).
 */
struct _MatchupSecretStoreInterface
{
  GTypeInterface parent_iface;

  void (*lookup_async) (MatchupSecretStore *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  MatchupSecret *(*lookup_finish) (MatchupSecretStore *self,
                                   GAsyncResult *result,
                                   MatchupKeySource *out_source,
                                   GError **error);
  void (*store_async) (MatchupSecretStore *self,
                       const char *id,
                       const char *label,
                       MatchupSecret *secret,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  gboolean (*store_finish) (MatchupSecretStore *self,
                            GAsyncResult *result,
                            MatchupKeySource *out_source,
                            GError **error);
  void (*clear_async) (MatchupSecretStore *self,
                       const char *id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  gboolean (*clear_finish) (MatchupSecretStore *self, GAsyncResult *result, GError **error);
  void (*clear_all_async) (MatchupSecretStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  void (*count_async) (MatchupSecretStore *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  MatchupSecretStoreState (*get_state) (MatchupSecretStore *self);
};

/* NULL without error: there is no key. @out_source: KEYRING, SESSION, NONE or LOCKED. */
void matchup_secret_store_lookup_async (MatchupSecretStore *self,
                                        const char *id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MatchupSecret *matchup_secret_store_lookup_finish (MatchupSecretStore *self,
                                                   GAsyncResult *result,
                                                   MatchupKeySource *out_source,
                                                   GError **error);
/* Falls back to memory where there is no open keyring; @out_source says where it is: KEYRING or
 * SESSION. */
void matchup_secret_store_store_async (MatchupSecretStore *self,
                                       const char *id,
                                       const char *label, /* shown by keyring programs */
                                       MatchupSecret *secret,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean matchup_secret_store_store_finish (MatchupSecretStore *self,
                                            GAsyncResult *result,
                                            MatchupKeySource *out_source,
                                            GError **error);
void matchup_secret_store_clear_async (MatchupSecretStore *self,
                                       const char *id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
matchup_secret_store_clear_finish (MatchupSecretStore *self, GAsyncResult *result, GError **error);
/* All that this program has stored, whatever services there are. An error says that some may still
 * be there; where there is no keyring at all, there are none in it. */
void matchup_secret_store_clear_all_async (MatchupSecretStore *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean matchup_secret_store_clear_all_finish (MatchupSecretStore *self,
                                                GAsyncResult *result,
                                                GError **error);
/* How many are stored so that they outlive the program; -1 where nobody can tell. Opens nothing. */
void matchup_secret_store_count_async (MatchupSecretStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
int
matchup_secret_store_count_finish (MatchupSecretStore *self, GAsyncResult *result, GError **error);
MatchupSecretStoreState matchup_secret_store_get_state (MatchupSecretStore *self);

/* The store of this system: libsecret, with memory behind it. */
MatchupSecretStore *matchup_secret_store_new_default (void) G_GNUC_WARN_UNUSED_RESULT;
/* Memory only: keys that end with the program. */
MatchupSecretStore *matchup_secret_store_new_memory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
