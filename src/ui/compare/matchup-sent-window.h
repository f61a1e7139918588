/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window that shows what was sent to a service: @sent, as text; says where @truth is not all. */
GtkWidget *matchup_sent_window_new (const char *sent,
                                    MatchupSentTruth truth) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
