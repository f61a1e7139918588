/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-provider.h"
#include "matchup-secret.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROVIDER_LIST (matchup_provider_list_get_type ())
G_DECLARE_FINAL_TYPE (MatchupProviderList, matchup_provider_list, MATCHUP, PROVIDER_LIST, GObject)

/**
 * MatchupProviderList: the connected services; a #GListModel of #MatchupProvider. Main thread only.
 *
 * The practice models are none, and are not in the list.
 * Services whose key stands in the environment are in it although nobody saved them. Property
 * "keys-persist" (read-only, notifies): FALSE when keys are kept only until the program ends.
 *
 * Signal "offer-changed": other models are offered, because of matchup_provider_list_set_enabled()
 * or matchup_provider_list_set_hidden_models().
 */

/* Kinds of service that can be added; a #GListModel of #MatchupProviderTemplate; borrowed. */
GListModel *matchup_provider_list_get_templates (MatchupProviderList *self);
MatchupProviderTemplate *matchup_provider_list_find_template (MatchupProviderList *self,
                                                              const char *name);
/* By id, or by an alias of its template; that of the practice models too. Borrowed or NULL. */
MatchupProvider *matchup_provider_list_find (MatchupProviderList *self, const char *name);
/* The one of the practice models, which is always there and nothing that is connected. Borrowed. */
MatchupProvider *matchup_provider_list_get_practice (MatchupProviderList *self);
gboolean matchup_provider_list_get_keys_persist (MatchupProviderList *self);
/* Has "keys-persist" find out before there is a key; nobody is asked for a password. */
void matchup_provider_list_look_for_keyring (MatchupProviderList *self);

/*
 * Adds and saves a service; @name and @address NULL: the template's. Its id is the template's where
 * that is free, else with a number. NULL with a sentence in @error when the address is no address.
 */
MatchupProvider *matchup_provider_list_add (MatchupProviderList *self,
                                            MatchupProviderTemplate *template_,
                                            const char *name,
                                            const char *address,
                                            GError **error); /* borrowed */
/* The service of --address: id "custom", for this program only, takes the place of a saved
 * "custom". */
MatchupProvider *matchup_provider_list_add_temporary (MatchupProviderList *self,
                                                      const char *address,
                                                      GError **error); /* borrowed */
/* Saves @name (NULL: as it is), @address and all other properties of @provider. */
gboolean matchup_provider_list_update (MatchupProviderList *self,
                                       MatchupProvider *provider,
                                       const char *name,
                                       const char *address,
                                       GError **error);
/* To another place in the list, where it is kept. */
void
matchup_provider_list_move (MatchupProviderList *self, MatchupProvider *provider, guint position);
/* Switches it off for a while, or on; one that nobody saved is saved by it. */
void matchup_provider_list_set_enabled (MatchupProviderList *self,
                                        MatchupProvider *provider,
                                        gboolean enabled);
void matchup_provider_list_set_hidden_models (MatchupProviderList *self,
                                              MatchupProvider *provider,
                                              const char *const *model_ids);
/* Removes the service, its key and the login of its proxy. Conversations stay. */
void matchup_provider_list_remove_async (MatchupProviderList *self,
                                         MatchupProvider *provider,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean matchup_provider_list_remove_finish (MatchupProviderList *self,
                                              GAsyncResult *result,
                                              GError **error);

/* Empty or NULL @key: the key is cleared. key-source of @provider says afterwards where it is. */
void matchup_provider_list_set_key_async (MatchupProviderList *self,
                                          MatchupProvider *provider,
                                          MatchupSecret *key,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean matchup_provider_list_set_key_finish (MatchupProviderList *self,
                                               GAsyncResult *result,
                                               GError **error);
/* The key a request would use: stored one first, then the environment; NULL without error: none. */
void matchup_provider_list_lookup_key_async (MatchupProviderList *self,
                                             MatchupProvider *provider,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
MatchupSecret *matchup_provider_list_lookup_key_finish (MatchupProviderList *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/*
 * User and password of the service's own proxy, in the form of matchup-proxy-address.h and kept
 * like a key. Empty or NULL @login: it is cleared.
 */
void matchup_provider_list_set_proxy_login_async (MatchupProviderList *self,
                                                  MatchupProvider *provider,
                                                  MatchupSecret *login,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
/* @out_source (or NULL): KEYRING or SESSION when there is one now, else NONE. */
gboolean matchup_provider_list_set_proxy_login_finish (MatchupProviderList *self,
                                                       GAsyncResult *result,
                                                       MatchupKeySource *out_source,
                                                       GError **error);
/* NULL without error: there is none. */
void matchup_provider_list_lookup_proxy_login_async (MatchupProviderList *self,
                                                     MatchupProvider *provider,
                                                     GCancellable *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data);
MatchupSecret *matchup_provider_list_lookup_proxy_login_finish (MatchupProviderList *self,
                                                                GAsyncResult *result,
                                                                GError **error);

/*
 * Finds out whether the service can be used: asks for its model list and, where that needs no valid
 * key or does not exist, for one word from a model. @key and @proxy_login NULL: those that are
 * stored; an empty @proxy_login is none. On success NULL is given with @out_n_models; what is wrong
 * comes as #MatchupErrorInfo. @error only when cancelled.
 */
void matchup_provider_list_check_async (MatchupProviderList *self,
                                        MatchupProvider *provider,
                                        MatchupSecret *key,
                                        MatchupSecret *proxy_login,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MatchupErrorInfo *matchup_provider_list_check_finish (MatchupProviderList *self,
                                                      GAsyncResult *result,
                                                      guint *out_n_models,
                                                      GError **error);

G_END_DECLS
