/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MODELS_PAGE (matchup_models_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupModelsPage, matchup_models_page, MATCHUP, MODELS_PAGE, AdwBin)

/**
 * MatchupModelsPage: which models of a service are offered where one is chosen. What is changed
 * holds at once.
 *
 * Signal "done" (char *sentence, NULL): the person goes back.
 */
GtkWidget *matchup_models_page_new (MatchupWorkspace *workspace,
                                    MatchupProvider *provider) G_GNUC_WARN_UNUSED_RESULT;
MatchupProvider *matchup_models_page_get_provider (MatchupModelsPage *self); /* borrowed */
void matchup_models_page_focus (MatchupModelsPage *self);

/* "12 of 40 offered"; "" where nothing is known of its models. */
char *matchup_models_page_dup_summary (MatchupWorkspace *workspace, MatchupProvider *provider);

G_END_DECLS
