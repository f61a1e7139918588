/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-rich-text.h"
#include "matchup-text-block.h"
#include "matchup-text-leaf.h"

G_BEGIN_DECLS

struct _MatchupTextBlock
{
  GtkWidget parent_instance;

  MatchupBlockContext *context;
  MatchupMdBlock *block;
  MatchupMdKind kind;
  gsize start; /* the bytes of the block's text that are shown here; the rest in the children */
  gsize end;
  gsize built; /* up to here there are children */

  MatchupRichText *rich; /* NULL: to be made again */
  MatchupRichColors colors;
  PangoFontDescription *font; /* that the layout was made for */
  PangoLayout *layout;        /* NULL while it is not seen */
  int width;                  /* that it is allocated, where the layout is drawn; -1: not yet */
  struct
  {
    int width;
    int height;
  } sizes[2]; /* that were asked for lately, as layouts ask for more than one; width -1: none */
  guint last_size;
  int widest;  /* of the formulas as the layout was made with them, 0: there are none */
  int room;    /* how wide they may be in the layout, at most @widest */
  int natural; /* width of a cell's text without wrapping; -1: not known */

  MatchupTextRange selection;
  GArray *hits; /* MatchupTextRange, or NULL */
  int current_hit;
  int focus_link; /* where the keyboard is, -1: at no link */
};

MatchupRichText *matchup_text_block_ensure_rich (MatchupTextBlock *self);

/* In matchup-text-block-layout.c. */
/* As wide as it is allocated. */
PangoLayout *matchup_text_block_ensure_layout (MatchupTextBlock *self);
/* As wide as this; -1: as its text. Wants no resize: it is done within layouts as well. */
PangoLayout *matchup_text_block_lay_out (MatchupTextBlock *self, int width);
/* Sets the text of a layout that there is; its width is to be set again. */
void matchup_text_block_fill_layout (MatchupTextBlock *self);

/* In matchup-text-block-draw.c and matchup-text-block-links.c. */
void matchup_text_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
gboolean matchup_text_block_focus (GtkWidget *widget, GtkDirectionType direction);
gboolean matchup_text_block_query_tooltip (GtkWidget *widget,
                                           int x,
                                           int y,
                                           gboolean keyboard,
                                           GtkTooltip *tooltip);

G_END_DECLS
