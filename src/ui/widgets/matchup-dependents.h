/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Before a window is destroyed: closes the popovers that are open in it, and destroys its dialogs.
 * GTK 4.8 keeps a popover for good that had the focus then, and with it all that it was made for; a
 * dialog would stay, without the window and the workspace that it works on.
 */
void matchup_dependents_close (GtkWindow *window);

G_END_DECLS
