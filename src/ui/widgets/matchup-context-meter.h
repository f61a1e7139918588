/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-context.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONTEXT_METER (matchup_context_meter_get_type ())
G_DECLARE_FINAL_TYPE (MatchupContextMeter, matchup_context_meter, MATCHUP, CONTEXT_METER, GtkWidget)

/**
 * MatchupContextMeter: a quiet button that says how full the model's memory is, and tells more when
 * it is opened: how much is sent, what is left out, and the choices of #MatchupContextBar, whose
 * actions it needs around it. Not to be seen while there is nothing to tell.
 */
GtkWidget *matchup_context_meter_new (MatchupContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
