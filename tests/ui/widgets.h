/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-application.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

G_BEGIN_DECLS

/*
 * Every type of src/ui, and how one is made that can be shown. A new one belongs into the table in
 * the file of its folder.
 */
typedef struct
{
  const char *type;
  GtkWidget *(*create) (void); /* NULL: no widget, has a test of its own */
} WidgetType;

/* What all are made with; of test-widgets.c. */
typedef struct
{
  MatchupTestWorkspace *test;
  MatchupConversation *conversation; /* of one round that is being answered */
  MatchupApplication *application;
} WidgetsShared;

extern WidgetsShared widgets_shared;

MatchupRound *widgets_get_round (void);
GtkWidget *widgets_create_with_layout (GtkLayoutManager *manager); /* takes it */

/* widgets-chat.c */
const WidgetType *widgets_get_chat (guint *out_n_types);
/* widgets-compare.c */
const WidgetType *widgets_get_compare (guint *out_n_types);
/* widgets-presets.c */
const WidgetType *widgets_get_presets (guint *out_n_types);
/* widgets-settings.c */
const WidgetType *widgets_get_settings (guint *out_n_types);
/* widgets-others.c */
const WidgetType *widgets_get_others (guint *out_n_types);

G_END_DECLS
