/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Enough of each wire format to write an answer that consists of pieces of text: for tests that
 * need bodies of any size and content.
 */
typedef struct
{
  const char *protocol;
  const char *start;
  const char *before; /* a piece of text, */
  const char *after;
  const char *end;
} WireFormat;

const WireFormat *wire_format_find (const char *protocol);

/* @piece: as it stands between the quotation marks of JSON. */
void wire_format_append (const WireFormat *self, GString *body, const char *piece);
/* A whole answer of @n_pieces times @piece; transfer full. */
GString *wire_format_write (const WireFormat *self,
                            const char *piece,
                            guint n_pieces) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
