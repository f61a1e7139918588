/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Has the labels at and below @root that are one line go on in another one where there is no room
 * for them: large text, languages with long words, narrow windows. Where there is room nothing
 * changes. For what asks for as much width as its words have: buttons, check buttons, headings in
 * popovers. Labels that may be cut stay as they are.
 */
void matchup_wrap_texts (gpointer root);

G_END_DECLS
