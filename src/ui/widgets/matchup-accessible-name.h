/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Names of buttons for screen readers where GTK 4.8 and libadwaita 1.2 give a wrong one or none.
 * All buttons at or below @root that are there now; the names follow what is shown.
 */

/* GTK tells the label as it is written, "_Save" or "保存(_S)"; this tells it as it is seen. */
void matchup_accessible_name_by_label (GtkWidget *root);
/* For buttons that have only a picture and a tooltip, like the one that shows a key. */
void matchup_accessible_name_by_tooltip (GtkWidget *root);

/* "_Save" or "保存(_S)" as it is seen. */
char *matchup_accessible_name_strip (const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
