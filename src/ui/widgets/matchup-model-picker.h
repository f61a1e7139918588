/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-model-chooser.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MODEL_PICKER (matchup_model_picker_get_type ())
G_DECLARE_FINAL_TYPE (MatchupModelPicker, matchup_model_picker, MATCHUP, MODEL_PICKER, GtkPopover)

/**
 * MatchupModelPicker: a popover to choose one model of all connected services, with search over
 * name, id and service; text that is no listed model can be used as one. Its content is built when
 * it is shown for the first time, so that having many costs little.
 *
 * Signal "picked" (MatchupModelRef *model): the person chose; the popover is closed already.
 */
GtkWidget *matchup_model_picker_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the cursor on @model when the list is shown; NULL: on the first one. */
void matchup_model_picker_set_current (MatchupModelPicker *self, MatchupModelRef *model);
/* What is in the popover; made when it is asked for. */
MatchupModelChooser *matchup_model_picker_get_chooser (MatchupModelPicker *self);

G_END_DECLS
