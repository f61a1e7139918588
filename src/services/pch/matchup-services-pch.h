/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly every file of this layer reads, read once for all of them. Each file still says what
 * it needs. */
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
