/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-page-direction.h"

#include <gio/gio.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_PAGE_BOX_TEXT,
  MATCHUP_PAGE_BOX_RULE,
  MATCHUP_PAGE_BOX_ROW, /* of a table */
  MATCHUP_PAGE_BOX_PICTURE,
} MatchupPageBoxKind;

typedef enum
{
  MATCHUP_PAGE_FILL_NONE,
  MATCHUP_PAGE_FILL_PROMPT,
  MATCHUP_PAGE_FILL_CODE,
} MatchupPageFill;

#define MATCHUP_PAGE_MAX_BARS 4

/* A place in a text that leads somewhere; bytes. */
typedef struct
{
  gsize start;
  gsize end;
  char *uri; /* harmless, see matchup_page_dup_uri() */
} MatchupPageLink;

/**
 * MatchupPageBox: what stands below the last one on paper and can be broken between its lines.
 * Plain data; lengths are points (1/72 inch).
 */
typedef struct _MatchupPageBox MatchupPageBox;
struct _MatchupPageBox
{
  MatchupPageBoxKind kind;
  double indent; /* from the edge */
  double before; /* empty space above, but not at the top of a page */
  MatchupPageFill fill;
  gboolean goes_on; /* the box before has the same fill and is above without a gap */
  gboolean ends;    /* the last one of a fill */
  gboolean keep;    /* on one page with what comes below */
  gboolean dim;
  double size; /* of the letters */
  gboolean mono;
  gboolean bold;
  PangoAlignment align; /* as in a text that is read from the left */
  MatchupPageDirection direction;
  gboolean
      mirrored; /* what is told from the left edge and for the left side is meant for the right */
  double bars[MATCHUP_PAGE_MAX_BARS]; /* of quotes, where they are drawn */
  guint n_bars;
  char *text;
  PangoAttrList *attributes; /* or NULL */
  GArray *links;             /* MatchupPageLink; or NULL */
  char *marker;              /* of an item of a list, left of the text; or NULL */
  guint outline;             /* depth in the table of contents, from 1; 0: is not in it */

  /* ROW */
  GPtrArray *cells; /* MatchupPageBox TEXT */
  GArray *widths;   /* double, shared by the rows of a table */
  guint head;       /* the number of the table's first row, 0 where it has none */
  gboolean is_head;

  /* PICTURE */
  GBytes *picture;
  double width;
  double height;

  /* What measuring found: where each line begins, and where the last one ends. */
  float *tops;
  guint n_lines;
};

MatchupPageBox *matchup_page_box_new (MatchupPageBoxKind kind) G_GNUC_WARN_UNUSED_RESULT;
void matchup_page_box_free (MatchupPageBox *self);

void matchup_page_link_clear (gpointer link); /* for arrays of them */

/*
 * Makes what has no place on paper harmless, letter for letter, so that places in @text stay:
 * controls, and the signs that turn the order of letters around without an end (U+202A to U+202E).
 */
void matchup_page_clean_text (char *text, gsize length);

/*
 * An address that a reader of the document may be led to: of the web or of mail, in ASCII without
 * anything that means something in a tag of cairo. NULL for all others.
 */
char *matchup_page_dup_uri (const char *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPageBox, matchup_page_box_free)

G_END_DECLS
