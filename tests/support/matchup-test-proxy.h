/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * For tests with proxies: a service that is reached through one, and proxy programs of this
 * computer. Names other than localhost are known to the proxies only, and nobody else is asked.
 */

/* The service: answers every request with "ok", and tells what it saw. */
typedef struct
{
  GSocketService *service;
  guint16 port;
  GTlsCertificate *certificate; /* NULL: plain http */
  GMutex lock;
  GString *received;   /* heads of all requests */
  guint n_connections; /* also those on which nothing came */
  guint max_answers;   /* on one connection; then it hangs up without one */
} MatchupTestService;

/* @certificate: a file of tests/fixtures/tls, or NULL for plain http. */
MatchupTestService *matchup_test_service_new (const char *certificate) G_GNUC_WARN_UNUSED_RESULT;
void matchup_test_service_free (MatchupTestService *self);
char *matchup_test_service_dup_received (MatchupTestService *self);
guint matchup_test_service_get_n_connections (MatchupTestService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupTestService, matchup_test_service_free)

typedef struct
{
  GSubprocess *process;
  char *folder;
  char *log; /* path */
  guint16 port;
} MatchupTestProxy;

/*
 * tests/support/loopback-proxy, which knows "service.test" at @port. @kind: "http", "https" or
 * "socks5"; @login: "user:password" that it wants, or NULL; @certificate: of an https proxy.
 */
MatchupTestProxy *matchup_test_proxy_new (const char *kind,
                                          const char *login,
                                          guint16 port,
                                          const char *certificate) G_GNUC_WARN_UNUSED_RESULT;
/* tinyproxy; NULL when it is not installed. */
MatchupTestProxy *matchup_test_proxy_new_tinyproxy (const char *user,
                                                    const char *password) G_GNUC_WARN_UNUSED_RESULT;
void matchup_test_proxy_free (MatchupTestProxy *self);
char *matchup_test_proxy_dup_log (MatchupTestProxy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupTestProxy, matchup_test_proxy_free)

/* From now on no name but localhost is looked up; says how often one was. */
void matchup_test_forbid_lookups (void);
guint matchup_test_get_n_lookups (void);

/* From now on everything that is logged, by whichever library, is kept. */
void matchup_test_keep_log (void);
char *matchup_test_dup_log (void);

/* Its own address that is not loopback; NULL when it has none. */
char *matchup_test_dup_own_address (void);

G_END_DECLS
