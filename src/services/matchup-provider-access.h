/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-practice-service.h"
#include "matchup-provider-list-private.h"

G_BEGIN_DECLS

/**
 * MatchupProviderAccess: what a request to a service needs beside its contents: the key, and the
 * way to the service's server as it is set up at this moment.
 */
typedef struct _MatchupProviderAccess MatchupProviderAccess;

/* @key, @proxy_login NULL: those that are stored; an empty @proxy_login is none. */
void matchup_provider_access_lookup_async (MatchupProviderList *providers,
                                           MatchupProvider *provider,
                                           MatchupSecret *key,
                                           MatchupSecret *proxy_login,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* NULL only when it was cancelled. */
MatchupProviderAccess *matchup_provider_access_lookup_finish (GAsyncResult *result, GError **error);
void matchup_provider_access_free (MatchupProviderAccess *self);

const char *matchup_provider_access_peek_key (MatchupProviderAccess *self); /* or NULL */
/* Has @request go to this service, and only there, on the way that was chosen for it. */
void matchup_provider_access_prepare (MatchupProviderAccess *self, MatchupHttpRequest *request);
/* The same, and sends it: by @http, or for practice models to @practice within the program. */
void matchup_provider_access_send_async (MatchupProviderAccess *self,
                                         MatchupHttpClient *http,
                                         MatchupPracticeService *practice,
                                         MatchupHttpRequest *request,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
MatchupHttpResponse *
matchup_provider_access_send_finish (GObject *source, GAsyncResult *result, GError **error);

/* @text (or NULL) without the secrets that a service or a proxy may have echoed. Transfer full. */
char *matchup_provider_access_redact_text (MatchupProviderAccess *self, const char *text);
/* The same for all of @info (or NULL), which it takes. */
MatchupErrorInfo *matchup_provider_access_redact (MatchupProviderAccess *self,
                                                  MatchupErrorInfo *info) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupProviderAccess, matchup_provider_access_free)

G_END_DECLS
