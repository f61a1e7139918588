/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-test-workspace.h"
#include "pages.h"

G_BEGIN_DECLS

#define LONG_NAME \
  "a-very-long-name-of-a-model-that-somebody-gave-it-without-any-blank-2025-11-20-preview"
#define LONG_WORD \
  "https://example.com/a/path/without/any/blank/that/is/much/longer/than/a/narrow/window/is/wide"
#define SENTENCE                                                                                \
  "The file with the history is damaged and could not be read: it was kept as it is, beside a " \
  "new one."

/* Everything is asked of services that are not there, so that nothing leaves this computer. */
typedef struct
{
  MatchupApplication *application;
  GSettings *settings;
  MatchupTestWorkspace *bare;     /* as at the first start */
  MatchupTestWorkspace *full;     /* with services and a history */
  MatchupTestWorkspace *voted;    /* with votes of every kind */
  MatchupTestWorkspace *practice; /* without services, from its first use on */
} PagesShared;

extern PagesShared pages_shared;

/* pages.c */
GtkWindow *pages_create_full_lineup (void);
/* pages-answers.c */
GtkWindow *pages_create_answers (void);
GtkWindow *pages_create_blind (void);
GtkWindow *pages_create_voted (void);
GtkWindow *pages_create_grid (void);
GtkWindow *pages_create_single (void);
GtkWindow *pages_create_stacked (void);
GtkWindow *pages_create_boxes (void);
GtkWindow *pages_create_columns (void);
GtkWindow *pages_create_sent (void);
GtkWindow *pages_create_differences (void);
/* pages-chat.c */
GtkWindow *pages_create_chat_first_start (void);
GtkWindow *pages_create_chat_new (void);
GtkWindow *pages_create_chat (void);
GtkWindow *pages_create_chat_end (void);
GtkWindow *pages_create_chat_private (void);
GtkWindow *pages_create_chat_editing (void);
GtkWindow *pages_create_chat_map (void);
/* pages-practice.c */
GtkWindow *pages_create_practice (void);
GtkWindow *pages_create_practice_voted (void);
GtkWindow *pages_create_practice_result (void);
/* pages-preferences.c */
GtkWindow *pages_create_services_none (void);
GtkWindow *pages_create_services (void);
GtkWindow *pages_create_general (void);
GtkWindow *pages_create_judging (void);
GtkWindow *pages_create_service_models (void);
GtkWindow *pages_create_lineup (void);
GtkWindow *pages_create_found (void);
GtkWindow *pages_create_prices (void);
GtkWindow *pages_create_price (void);
GtkWindow *pages_create_price_wrong (void);
GtkWindow *pages_create_service (void);
GtkWindow *pages_create_service_wrong (void);
/* pages-presets.c */
GtkWindow *pages_create_presets (void);
GtkWindow *pages_create_presets_none (void);
GtkWindow *pages_create_preset (void);
GtkWindow *pages_create_preset_built_in (void);
GtkWindow *pages_create_preset_in_force (void);
GtkWindow *pages_create_preset_cards (void);
/* pages-parts.c */
void pages_add_facts (MatchupRun *run);
GtkWindow *pages_create_cost (void);
GtkWindow *pages_create_composer (void);
GtkWindow *pages_create_prompt_list (void);
GtkWindow *pages_create_export (void);
GtkWindow *pages_create_prompt_queue (void);
GtkWindow *pages_create_details (void);
GtkWindow *pages_create_models (void);
GtkWindow *pages_create_models_none (void);
GtkWindow *pages_create_shortcuts (void);
GtkWindow *pages_create_quick_ask (void);
GtkWindow *pages_create_quick_ask_none (void);
GtkWindow *pages_create_quick_ask_answer (void);
GtkWindow *pages_create_contestant_settings (void);
GtkWindow *pages_create_contestant_settings_gone (void);

G_END_DECLS
