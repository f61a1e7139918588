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
} Service;

/* @certificate: file with certificate and key, or NULL. */
Service *service_new (const char *certificate);
void service_free (Service *self);
char *service_dup_received (Service *self);
guint service_get_n_connections (Service *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Service, service_free)

typedef struct
{
  GSubprocess *process;
  char *folder;
  char *log; /* path */
  guint16 port;
} Proxy;

/* tests/support/loopback-proxy; @login "user:password" or NULL; knows "service.test" at @port. */
Proxy *
proxy_new (const char *program, const char *kind, const char *login, guint16 port, const char *pem);
/* tinyproxy; NULL when it is not installed. */
Proxy *proxy_new_tinyproxy (const char *user, const char *password);
void proxy_free (Proxy *self);
char *proxy_dup_log (Proxy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Proxy, proxy_free)

/* From now on no name but localhost is looked up; says how often one was. */
void lookups_forbid (void);
guint lookups_get_n_refused (void);

/* From now on everything that is logged, by whichever library, is kept. */
void log_keep (void);
char *log_dup (void);

/* Its own address that is not loopback; NULL when it has none. */
char *own_address_dup (void);

G_END_DECLS
