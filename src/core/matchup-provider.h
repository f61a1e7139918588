/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-provider-template.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROVIDER (matchup_provider_get_type ())
G_DECLARE_FINAL_TYPE (MatchupProvider, matchup_provider, MATCHUP, PROVIDER, GObject)

/**
 * MatchupProvider: a service that the person has connected (on screen: "service").
 *
 * Properties: id (construct-only), name, address, protocol, proxy-mode, proxy-address,
 * plain-http-accepted, enabled, hidden-models, key-source, saved. The id is what stands before
 * the slash in SERVICE/MODEL and under which the key is kept. Main thread only.
 */
MatchupProvider *matchup_provider_new (const char *id,
                                       MatchupProviderTemplate *template_,
                                       const char *name,    /* NULL: the template's */
                                       const char *address) /* NULL: the template's */
    G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_provider_get_id (MatchupProvider *self);
MatchupProviderTemplate *matchup_provider_get_template (MatchupProvider *self);
const char *matchup_provider_get_name (MatchupProvider *self);
void matchup_provider_set_name (MatchupProvider *self, const char *name);
const char *matchup_provider_get_address (MatchupProvider *self);
void matchup_provider_set_address (MatchupProvider *self, const char *address);
/* The wire format; the template's unless the person chose another one for an address of their own.
 */
const char *matchup_provider_get_protocol (MatchupProvider *self);
void matchup_provider_set_protocol (MatchupProvider *self, const char *protocol);
MatchupProxyMode matchup_provider_get_proxy_mode (MatchupProvider *self);
void matchup_provider_set_proxy_mode (MatchupProvider *self, MatchupProxyMode proxy_mode);
/* For MATCHUP_PROXY_MODE_OWN: "socks5://host:port" and the like, without user and password. */
const char *matchup_provider_get_proxy_address (MatchupProvider *self);
void matchup_provider_set_proxy_address (MatchupProvider *self, const char *proxy_address);
/* The person was warned that the key can be read on its way to this server, and wants that. */
gboolean matchup_provider_get_plain_http_accepted (MatchupProvider *self);
void matchup_provider_set_plain_http_accepted (MatchupProvider *self, gboolean accepted);
/* FALSE: switched off for a while. Its models are not offered, and it is not asked. */
gboolean matchup_provider_get_enabled (MatchupProvider *self);
void matchup_provider_set_enabled (MatchupProvider *self, gboolean enabled);
/* Models that are not offered; in a line-up they stay and are asked as before. By id, unsorted. */
gboolean matchup_provider_hides_model (MatchupProvider *self, const char *model_id);
char **matchup_provider_dup_hidden_models (MatchupProvider *self) G_GNUC_WARN_UNUSED_RESULT;
void matchup_provider_set_hidden_models (MatchupProvider *self,
                                         const char *const *model_ids /* NULL: none */);
MatchupKeySource matchup_provider_get_key_source (MatchupProvider *self);
void matchup_provider_set_key_source (MatchupProvider *self, MatchupKeySource key_source);
/* FALSE: only there for this run of the program (--address, or a key in the environment). */
gboolean matchup_provider_get_saved (MatchupProvider *self);
void matchup_provider_set_saved (MatchupProvider *self, gboolean saved);
/*
 * What this service was found to refuse since the program began; not saved. Another address or
 * format begins anew.
 */
MatchupRequestFields matchup_provider_get_refused_fields (MatchupProvider *self);
void matchup_provider_add_refused_fields (MatchupProvider *self, MatchupRequestFields fields);

/*
 * Brings what a person typed into the form that paths are appended to: trims blanks, trailing
 * slashes and a pasted "/chat/completions". Returns NULL with a sentence in @error when it is not
 * an http or https address with a host, or has a user name, a query or a fragment.
 */
char *matchup_provider_normalize_address (const char *typed, GError **error);

G_END_DECLS
