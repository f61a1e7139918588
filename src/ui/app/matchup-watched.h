/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which conversations are in which windows, and before whose eyes. */

/* Whether @window has the conversation @id; @in_sight: or hidden by another view. */
gboolean matchup_watched_has (GtkWindow *window, const char *id, gboolean in_sight);
/* Who is in a dialog of the window has the window before them. */
gboolean matchup_watched_is_looked_at (GtkWindow *window);
/* The active window of @application if the conversation @id is shown in it, or in the one that it
 * is a dialog of; or NULL. Borrowed. */
GtkWindow *matchup_watched_find_active (GtkApplication *application, const char *id);

G_END_DECLS
