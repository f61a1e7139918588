/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Markdown that can stand in a larger text: read alone or with something below, it says what it
 * said. Fences that are open are closed, and HTML, which Matchup shows as it is written but others
 * would take for what it is, is escaped. Where that would change what is read, the whole becomes a
 * block of code.
 *
 * Ends with "\n" unless empty. @markdown has to be UTF-8. Pure.
 */
char *matchup_md_make_safe (const char *markdown, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
