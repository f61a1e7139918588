/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* F1 in a class of AdwPreferencesWindow opens the page of the help that fits the page that is
 * shown, or the list of all. */
void matchup_preferences_help_bind_key (GtkWidgetClass *widget_class);

G_END_DECLS
