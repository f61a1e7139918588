/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-model-ref.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MODEL_ROW (matchup_model_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupModelRow, matchup_model_row, MATCHUP, MODEL_ROW, GtkWidget)

/**
 * MatchupModelRow: one model in the model picker, below the name of its service where it is the
 * first one of it. Reused for other ones.
 */
GtkWidget *matchup_model_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @typed: not listed by the service; what a person typed. */
void matchup_model_row_set_model (MatchupModelRow *self,
                                  MatchupModelRef *model /* or NULL */,
                                  const char *service,
                                  gboolean typed);
/* NULL: no heading above this row. */
void matchup_model_row_set_heading (MatchupModelRow *self, const char *heading);

G_END_DECLS
