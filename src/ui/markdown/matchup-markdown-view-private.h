/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-block-context.h"
#include "matchup-block-document.h"
#include "matchup-find-bar.h"
#include "matchup-markdown-view.h"
#include "matchup-md-document.h"
#include "matchup-text-finder.h"
#include "matchup-text-selection.h"

G_BEGIN_DECLS

struct _MatchupMarkdownView
{
  GtkWidget parent_instance;

  MatchupMessage *message;
  gboolean reasoning;

  /* Where the message has several parts of the kind, they are joined here up to part and offset. */
  GString *joined;
  guint part;
  gsize offset;

  MatchupMdDocument *document;
  MatchupBlockContext *context;
  MatchupBlockDocument *stack; /* the widgets of the document */
  MatchupTextSelection *selection;
  gsize given;       /* bytes of the text that the document has */
  gboolean whole;    /* the message will not grow any more */
  gboolean finished; /* the document was told */
  gboolean changed;  /* blocks changed since the last turn */
  gboolean in_turn;
  guint turn_id;
  gint64 parse_again; /* monotonic time before which nothing is parsed */

  GtkAdjustment *scroll;    /* of what the view is scrolled in, or NULL */
  GdkFrameClock *clock;     /* while it is on screen */
  gint64 settled_frame;     /* in which it was seen to what can be seen */
  MatchupTextPlace go_to;   /* where to scroll to after the layout; the leaf is a weak pointer */
  MatchupFindBar *find_bar; /* NULL until it is asked for */
  MatchupTextFinder *words; /* of a search that led here, or NULL */
  MatchupSearchQuery *query;
  guint words_id;
  GtkWidget *menu;          /* NULL until it is asked for */
  char *link;               /* that the menu is for, or NULL */
  MatchupTextPlace pressed; /* the leaf is not looked at, only compared */
  guint n_pressed;
  gboolean dragged;
};

/* The text of the message as far as it is there; borrowed until it grows. */
const char *matchup_markdown_view_get_source (MatchupMarkdownView *self, gsize *out_length);

/* In matchup-markdown-view-input.c. */
void matchup_markdown_view_class_init_input (GtkWidgetClass *widget_class);
void matchup_markdown_view_init_input (MatchupMarkdownView *self);
/* After the selection changed in any way. */
void matchup_markdown_view_selection_changed (MatchupMarkdownView *self);
void matchup_markdown_view_scroll_to (MatchupMarkdownView *self, const MatchupTextPlace *place);
/* In matchup-markdown-view-spoken.c. */
void matchup_markdown_view_init_spoken (MatchupMarkdownView *self);
/* In matchup-markdown-view-words.c: the text changed. */
void matchup_markdown_view_words_changed (MatchupMarkdownView *self);

G_END_DECLS
