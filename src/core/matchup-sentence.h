/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * @format with @name in the place of each "%s", which may be missing. Chinese sentences have blanks
 * around a name of Latin letters ("你的 OpenAI 账号"); where the name is Chinese too, as a
 * service's can be, they are left out ("你的豆包账号"). Transfer full.
 */
char *matchup_sentence_insert_name (const char *format, const char *name);
/*
 * The same for several names or numbers, up to nine: the first one in the place of each "{1}", the
 * second one of "{2}". @names is NULL-terminated.
 */
char *matchup_sentence_insert_names (const char *format, const char *const *names);

G_END_DECLS
