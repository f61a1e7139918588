/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before anything foreign is read: what this process can do no more from here on. FALSE: it cannot
 * be held back, and must not go on. */
gboolean matchup_pdf_walls_build (void);
/* All of the standard input; NULL for none. */
GBytes *matchup_pdf_walls_read_input (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
