/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Presents an #AdwMessageDialog that has a default response, with the focus on that: in a narrow
 * window libadwaita 1.2 gives it to the button that is on top, which is the last response, as a
 * rule the one that cannot be taken back.
 */
void matchup_question_present (GtkWidget *dialog);

G_END_DECLS
