/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A server in threads of this process that answers every request with the same bytes, as fast as
 * they are taken, and closes the connection.
 */
typedef struct
{
  const char *head; /* "HTTP/1.1 200 OK\r\n...\r\n\r\n" */
  GBytes *block;    /* of the body; taken over by byte_server_new() */
  guint64 n_blocks; /* how often it is sent */
} ByteScript;

typedef struct _ByteServer ByteServer;

ByteServer *byte_server_new (const ByteScript *script) G_GNUC_WARN_UNUSED_RESULT;
void byte_server_free (ByteServer *self);
/* "http://127.0.0.1:PORT"; borrowed. */
const char *byte_server_get_address (ByteServer *self);
/* Of bodies, over all connections so far. */
guint64 byte_server_get_sent (ByteServer *self);
/* The last request; transfer full. */
char *byte_server_dup_request (ByteServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ByteServer, byte_server_free)

G_END_DECLS
