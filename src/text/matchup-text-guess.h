/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How text is written that is no UTF-8 and has no mark: "UTF-8" where only a little of it is
 * wrong, "GB18030", "BIG5-HKSCS", "CP932" (Japanese), "UHC" (Korean), "WINDOWS-1251" and "KOI8-U"
 * (Cyrillic), "WINDOWS-1252"; what its letters would be is compared with those that people use.
 * NULL: it is no text. Pure; any thread.
 */
const char *matchup_text_guess (const char *bytes, gsize length);

G_END_DECLS
