/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window that shows exactly what was sent to a service: @sent, as text. */
GtkWidget *matchup_sent_window_new (const char *sent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
