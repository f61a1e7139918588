/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-context.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLOCK_WIDGET (matchup_block_widget_get_type ())
G_DECLARE_INTERFACE (MatchupBlockWidget, matchup_block_widget, MATCHUP, BLOCK_WIDGET, GtkWidget)

/**
 * MatchupBlockWidget: a widget that shows one block of Markdown.
 *
 * A block that changed while it is written is given to the widget that shows it, so that the widget
 * (with its selection, its focus and its place) stays.
 */
struct _MatchupBlockWidgetInterface
{
  GTypeInterface parent_interface;

  gboolean (*update) (MatchupBlockWidget *self, MatchupMdBlock *block);
  gboolean (*build) (MatchupBlockWidget *self);      /* may be NULL */
  gboolean (*is_touched) (MatchupBlockWidget *self); /* may be NULL */
};

GtkWidget *matchup_block_widget_new (MatchupBlockContext *context,
                                     MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE, with nothing changed: @block needs another widget. */
gboolean matchup_block_widget_update (MatchupBlockWidget *self, MatchupMdBlock *block);
/* Makes the next small piece of what is in it; FALSE when there is none left. */
gboolean matchup_block_widget_build (MatchupBlockWidget *self);
/* Whether the person changed how it is shown, which a new widget would not know. Of this one only,
 * not of those in it. */
gboolean matchup_block_widget_is_touched (MatchupBlockWidget *self);

G_END_DECLS
