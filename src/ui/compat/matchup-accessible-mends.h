/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Mends what GTK 4.8 tells screen readers of all that is shown from now on:
 *
 * - What has no name gets that of its class, so that Orca says “GtkImage Main menu push button” of
 *   a button with an icon, “GtkStackPage panel” on the way into each view and “GtkListBox, list
 *   with 5 items”. Newer ones give it none.
 * - What has a name and a label that names it is called by both: “Text Size Text Size”, and “_Save
 *   Save” where the name still has the mark of the key. In newer ones only one of them counts.
 */
void matchup_accessible_mends_install (void);

G_END_DECLS
