/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-secret-store.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LIBSECRET_STORE (matchup_libsecret_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLibsecretStore,
                      matchup_libsecret_store,
                      MATCHUP,
                      LIBSECRET_STORE,
                      GObject)

/**
 * MatchupLibsecretStore: keys in the Secret Service of the session (GNOME Keyring, KWallet,
 * KeePassXC).
 *
 * Talks to the service itself, never to libsecret's file backend. Reading never unlocks anything,
 * so that no prompt appears uninvited; storing may, because the person asked for it. Where the
 * service is missing, locked or refuses, keys go to memory.
 */
MatchupSecretStore *matchup_libsecret_store_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
