/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * First thing in main(), before there is another thread: types that threads would wait for each
 * other about, translations, the forms of Chinese characters, the HTTP version that is safe with
 * this libsoup, and no core file that could hold a key.
 */
void matchup_process_init (void);

G_END_DECLS
