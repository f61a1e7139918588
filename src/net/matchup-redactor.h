/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Replaces secrets in text that is going to be shown, logged or saved: the given secret wherever it
 * stands (also percent-encoded, base64, or as a part of 8 characters and more that a service echoed
 * with stars), bearer tokens, and what looks like a key (sk-..., UUID after "key"). Newly
 * allocated.
 */
char *matchup_redact (const char *text, const char *secret); /* NULL: patterns only */

G_END_DECLS
