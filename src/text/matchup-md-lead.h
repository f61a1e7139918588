/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Puts empty lines in front of @text where md4c 0.4.8 would misread it. Behind two empty lines in
 * an item, or behind one below a heading, a rule or code in it, it takes the place of the last line
 * before for a kind of block: where that place is 4, or 4 and a multiple of 256, the item ends
 * there. Takes and gives back @text.
 */
GString *matchup_md_lead (GString *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
