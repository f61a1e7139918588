/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of memory that this process really takes now. */
gsize memory_use_get_resident (void);

G_END_DECLS
