/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Loads what the first code and the first formula of an answer need (languages, colours, fonts),
 * once and when there is nothing else to do: in the midst of an answer it would hold up the window.
 */
void matchup_warm_up (void);

G_END_DECLS
