/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupMdMask: takes out of a Markdown text what the parser would misunderstand, before it is
 * parsed.
 *
 * Formulas ($...$, $$...$$, \(...\), \[...\]) and the bracket of a footnote ("[^1]") are replaced
 * by one private character each, which stands for a letter. Where an emphasis mark stands between
 * Chinese, Japanese or Korean writing and punctuation, so that CommonMark takes it for neither
 * opening nor closing ("**重点：**后"), another private character makes it what it is meant to be.
 *
 * A dollar opens a formula when no blank follows, and closes one when no blank stands before it and
 * no digit follows, as Pandoc has it: prices are no formulas. No formula goes beyond a blank line,
 * and code is left alone.
 */
typedef struct _MatchupMdMask MatchupMdMask;

typedef enum
{
  MATCHUP_MD_MASK_TEXT, /* stands for its source */
  MATCHUP_MD_MASK_MATH,
  MATCHUP_MD_MASK_MATH_DISPLAY,
} MatchupMdMaskKind;

/* @text has to stay as long as the mask. */
MatchupMdMask *matchup_md_mask_new (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void matchup_md_mask_free (MatchupMdMask *self);
/* What is to be parsed; borrowed. */
const char *matchup_md_mask_get_text (MatchupMdMask *self, gsize *out_length);

/*
 * Called for each piece of @text (a part of what was parsed) in order: plain text, and what masks
 * stand for. @source: with the delimiters, @inner: without them (LaTeX of a formula).
 */
typedef void (*MatchupMdMaskFunc) (MatchupMdMaskKind kind,
                                   const char *source,
                                   gsize source_length,
                                   const char *inner,
                                   gsize inner_length,
                                   gpointer user_data);
void matchup_md_mask_foreach (MatchupMdMask *self,
                              const char *text,
                              gsize length,
                              MatchupMdMaskFunc func,
                              gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMdMask, matchup_md_mask_free)

G_END_DECLS
