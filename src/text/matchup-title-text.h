/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A title out of what a model answered when it was asked for one: the first line that says
 * something, without Markdown, quotation marks around it, "Title:" before it and a full stop behind
 * it, at most 60 characters. NULL: there is none in it.
 */
char *matchup_title_text_clean (const char *answer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
