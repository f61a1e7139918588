/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the blocks of @model are, for comparing. */
char *md_dump (GListModel *model);
/* The same of @text parsed as a whole. */
char *md_dump_whole (const char *text);
/* The next place after @at, at most @step characters on, where @text can be cut. */
gsize md_next_cut (const char *text, gsize at, gsize step);
/*
 * Asserts that @text gives the same blocks in whatever pieces it comes: letter by letter, in threes
 * and cut once at every place; and that each beginning of it looks the same however it came.
 */
void md_check (const char *text);

G_END_DECLS
