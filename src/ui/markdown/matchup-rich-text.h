/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-math-inline.h"
#include "matchup-md-block.h"

G_BEGIN_DECLS

/* The colours that a text takes from the style. */
typedef struct
{
  GdkRGBA link;
  GdkRGBA code_background;
} MatchupRichColors;

typedef struct
{
  gsize start; /* bytes of the shown text */
  gsize end;
  char *target; /* a GRefString */
} MatchupRichLink;

typedef struct
{
  gsize offset; /* of the U+FFFC that stands for it */
  MatchupMathInline *formula;
} MatchupRichFormula;

/**
 * MatchupRichText: a piece of a block's text as it is shown: what has no place in a line of text is
 * put into words, what could deceive is made visible.
 *
 * Links lead to http, https and mailto only, and with the scheme that was given to what is in the
 * program; any other target is left out. Pictures are never fetched: their description and their
 * address are shown. Plain data; see matchup_rich_text_free().
 */
typedef struct
{
  const char *inner_scheme; /* interned, or NULL */
  GString *text;
  GArray *links;        /* MatchupRichLink, in order */
  GArray *formulas;     /* MatchupRichFormula, in order */
  PangoAttrList *attrs; /* without those of the formulas */
} MatchupRichText;

/*
 * The bytes from @start to @end of the text of @block. @before: what was shown in its place, or
 * NULL; its formulas are used again, as setting them takes long and a paragraph that grows keeps
 * them. @inner_scheme: see matchup_block_context_set_inner_scheme(); interned, or NULL.
 */
MatchupRichText *matchup_rich_text_new (MatchupMdBlock *block,
                                        gsize start,
                                        gsize end,
                                        const MatchupRichColors *colors,
                                        const char *inner_scheme,
                                        const MatchupRichText *before) G_GNUC_WARN_UNUSED_RESULT;
void matchup_rich_text_free (MatchupRichText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupRichText, matchup_rich_text_free)

/* A copy of the bytes from @start to @end, with the source in place of the formulas. */
char *matchup_rich_text_dup (const MatchupRichText *self, gsize start, gsize end);

/* All of it as it is read aloud. */
char *matchup_rich_text_dup_reading (const MatchupRichText *self);

/* Whether a link may lead there. */
gboolean matchup_rich_text_is_address (const char *target);
/* Appends @text with the signs that turn the direction of writing made visible. */
void matchup_rich_text_append_visible (GString *out, const char *text, gsize length);

/*
 * Where the text of @block from @start on, when it is too long for one layout, is cut: behind a
 * line, a word or, where there is nothing better, a letter; not within a formula or a picture. Its
 * end when it is not too long.
 */
gsize matchup_rich_text_find_cut (MatchupMdBlock *block, gsize start);

G_END_DECLS
