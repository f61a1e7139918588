/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-export.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Points (1/72 inch). */
typedef struct
{
  double width;
  double height;
  double margin;
} MatchupPageSize;

/* A4, or Letter where that is what paper is. */
MatchupPageSize matchup_page_size_get_default (void);

/**
 * MatchupPages: a conversation on paper, the same for a PDF, the preview and the printer. A plain
 * struct for one thread at a time.
 */
typedef struct _MatchupPages MatchupPages;

/* @conversation has to live as long and must have its pictures loaded. */
MatchupPages *matchup_pages_new (const MatchupConversationExport *conversation,
                                 const MatchupPageSize *size) G_GNUC_WARN_UNUSED_RESULT;
void matchup_pages_free (MatchupPages *self);

/* Lays out for about @microseconds; TRUE when all pages are there. */
gboolean matchup_pages_lay_out (MatchupPages *self, gint64 microseconds);
guint matchup_pages_get_n_pages (MatchupPages *self);
/* Of what is laid out, from 0 to 1. */
double matchup_pages_get_progress (MatchupPages *self);
/* In points, once all pages are there. */
void matchup_pages_draw (MatchupPages *self, guint page, cairo_t *cr);

/* What stands in the table of contents: each call gives the next entry, FALSE behind the last. */
typedef struct
{
  guint depth; /* from 1 */
  guint page;  /* from 0 */
  double y;
  const char *text;
} MatchupPagesEntry;

gboolean matchup_pages_next_entry (MatchupPages *self, guint *iter, MatchupPagesEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPages, matchup_pages_free)

G_END_DECLS
