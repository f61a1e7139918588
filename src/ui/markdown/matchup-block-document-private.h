/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-block-document.h"
#include "matchup-block-group.h"

G_BEGIN_DECLS

/* Between two blocks; pixels. */
#define MATCHUP_BLOCK_DOCUMENT_SPACING 10

/* A block that is to get a widget. */
typedef struct
{
  guint position;
  gboolean above; /* it begins above what can be seen */
} MatchupBlockTask;

struct _MatchupBlockDocument
{
  GtkWidget parent_instance;

  MatchupBlockContext *context;
  MatchupBlockKeepFunc keep;
  gpointer keep_data;
  GPtrArray *groups; /* MatchupBlockGroup, borrowed: the children */
  guint n_blocks;
  guint ensured; /* the block that was asked for; G_MAXUINT: none */
  int width;     /* of the last layout; -1: there was none */
  int slack; /* pixels above the first block that make up for wrong estimates; may be negative */

  guint n_holders; /* who wants all blocks to have widgets */

  gboolean looked; /* it is known what can be seen */
  double top;
  double bottom;
  double settled_top; /* the last one that was settled */
  GtkWidget *anchor;  /* weak; the first block of which a part can be seen: it stays there */
  double anchor_y;
  int height;                 /* of the last layout */
  PangoFontDescription *font; /* that the heights were estimated with */
  gboolean scaled;            /* it is another one since the last layout */

  gboolean planned; /* what follows holds */
  GArray *plan;     /* MatchupBlockTask, the first one at the end */
  guint n_seen;     /* how many of them can be seen: those at the end */
  GPtrArray *far;   /* MatchupBlockGroup, borrowed, with widgets */
};

/* With letters of another size what is read stays where it is, with the next layout. */
void matchup_block_document_keep_place (MatchupBlockDocument *self);
/* The height of all blocks; pixels. */
int matchup_block_document_get_height (MatchupBlockDocument *self, int width);

/* In matchup-block-document-seen.c: what is to get widgets and to lose them. */
void matchup_block_document_make_plan (MatchupBlockDocument *self);
void matchup_block_document_forget_plan (MatchupBlockDocument *self);

G_END_DECLS
