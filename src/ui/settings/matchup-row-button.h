/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button with a picture for the end of a row. @format: what it does, with @name for %s. */
GtkWidget *matchup_row_button_new (const char *icon_name,
                                   const char *action,
                                   const char *tooltip,
                                   const char *format,
                                   const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Alt+Up and Alt+Down move a row among the others. */
void matchup_row_button_bind_moves (GtkWidgetClass *klass, const char *up, const char *down);

G_END_DECLS
