/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MatchupMdKind: what a block of Markdown is.
 *
 * PARAGRAPH, HEADING and CELL hold text with spans, CODE holds text, MATH LaTeX, QUOTE, LIST, ITEM,
 * TABLE and ROW hold blocks, RULE holds nothing. An ITEM holds its text in PARAGRAPHs, also in a
 * tight list.
 */
typedef enum
{
  MATCHUP_MD_KIND_PARAGRAPH,
  MATCHUP_MD_KIND_HEADING,
  MATCHUP_MD_KIND_CODE,
  MATCHUP_MD_KIND_MATH, /* a formula that is set apart */
  MATCHUP_MD_KIND_QUOTE,
  MATCHUP_MD_KIND_LIST,
  MATCHUP_MD_KIND_ITEM,
  MATCHUP_MD_KIND_TABLE,
  MATCHUP_MD_KIND_ROW,
  MATCHUP_MD_KIND_CELL,
  MATCHUP_MD_KIND_RULE,
} MatchupMdKind;

/* How a span of text is set; several at once. */
typedef enum
{
  MATCHUP_MD_STYLE_EMPHASIS = 1 << 0,
  MATCHUP_MD_STYLE_STRONG = 1 << 1,
  MATCHUP_MD_STYLE_STRIKE = 1 << 2,
  MATCHUP_MD_STYLE_CODE = 1 << 3,
  MATCHUP_MD_STYLE_LINK = 1 << 4,         /* target: the address */
  MATCHUP_MD_STYLE_IMAGE = 1 << 5,        /* a picture's description; target: its address */
  MATCHUP_MD_STYLE_MATH = 1 << 6,         /* the text is LaTeX without its delimiters */
  MATCHUP_MD_STYLE_MATH_DISPLAY = 1 << 7, /* with MATH: written to be set apart */
} MatchupMdStyle;

typedef enum
{
  MATCHUP_MD_TASK_NONE,
  MATCHUP_MD_TASK_OPEN,
  MATCHUP_MD_TASK_DONE,
} MatchupMdTask;

typedef enum
{
  MATCHUP_MD_ALIGN_DEFAULT,
  MATCHUP_MD_ALIGN_START,
  MATCHUP_MD_ALIGN_CENTER,
  MATCHUP_MD_ALIGN_END,
} MatchupMdAlign;

/* Spans do not overlap and are in order; text between them is plain. Bytes into the block's text.
 */
typedef struct
{
  gsize start;
  gsize length;
  guint style;        /* MatchupMdStyle */
  const char *target; /* a GRefString, shared by the spans of a link; NULL without */
} MatchupMdSpan;

#define MATCHUP_TYPE_MD_BLOCK (matchup_md_block_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMdBlock, matchup_md_block, MATCHUP, MD_BLOCK, GObject)

/**
 * MatchupMdBlock: one block of a text in Markdown, and the blocks in it. Immutable but for code
 * that is still being written; a #GObject because it stands in list models.
 */
MatchupMdKind matchup_md_block_get_kind (MatchupMdBlock *self);
/* Valid UTF-8; "" for blocks that hold blocks. A line break within a paragraph is "\n". */
const char *matchup_md_block_get_text (MatchupMdBlock *self, gsize *out_length);
const MatchupMdSpan *matchup_md_block_get_spans (MatchupMdBlock *self, guint *out_n_spans);
guint matchup_md_block_get_n_children (MatchupMdBlock *self);
MatchupMdBlock *matchup_md_block_get_child (MatchupMdBlock *self, guint position); /* borrowed */

/* HEADING: 1 to 6. */
guint matchup_md_block_get_level (MatchupMdBlock *self);
/* CODE: the language as it stands behind the fence, "" without. */
const char *matchup_md_block_get_language (MatchupMdBlock *self);
/* LIST: numbered, and from where on. */
gboolean matchup_md_block_get_ordered (MatchupMdBlock *self);
guint matchup_md_block_get_first_number (MatchupMdBlock *self);
/* LIST: no blank lines between its items. */
gboolean matchup_md_block_get_tight (MatchupMdBlock *self);
MatchupMdTask matchup_md_block_get_task (MatchupMdBlock *self);   /* ITEM */
MatchupMdAlign matchup_md_block_get_align (MatchupMdBlock *self); /* CELL */
gboolean matchup_md_block_get_header (MatchupMdBlock *self);      /* ROW: of the table's head */

/* Whether both are the same with everything in them. */
gboolean matchup_md_block_equal (MatchupMdBlock *a, MatchupMdBlock *b);
/* For tests and debugging: one line for each block, indented. */
char *matchup_md_block_dump (MatchupMdBlock *self);

/*
 * For the parser: a block is made, filled and then handed out; it is not changed afterwards.
 */
MatchupMdBlock *matchup_md_block_new (MatchupMdKind kind) G_GNUC_WARN_UNUSED_RESULT;
void matchup_md_block_add_child (MatchupMdBlock *self, MatchupMdBlock *child); /* takes @child */
void matchup_md_block_remove_last_child (MatchupMdBlock *self);
/* Takes blanks away from the end of the text. */
void matchup_md_block_trim (MatchupMdBlock *self);
/*
 * Appends text in a style; joined with the last span where style and target are the same. @target:
 * a #GRefString, as a long address would fill the memory with its copies; NULL without.
 */
void matchup_md_block_add_text (MatchupMdBlock *self,
                                const char *text,
                                gsize length,
                                guint style,
                                const char *target);
/* Whether two targets of spans, which may be NULL, are the same; fast for those of one link. */
gboolean matchup_md_target_equal (const char *a, const char *b);
void matchup_md_block_set_level (MatchupMdBlock *self, guint level);
void matchup_md_block_set_language (MatchupMdBlock *self, const char *language, gsize length);
void
matchup_md_block_set_list (MatchupMdBlock *self, gboolean ordered, guint first, gboolean tight);
void matchup_md_block_set_task (MatchupMdBlock *self, MatchupMdTask task);
void matchup_md_block_set_align (MatchupMdBlock *self, MatchupMdAlign align);
void matchup_md_block_set_header (MatchupMdBlock *self, gboolean header);

/*
 * For the document only: more lines of code that is still being written, the one way in which a
 * block that was handed out changes.
 */
void matchup_md_block_extend_code (MatchupMdBlock *self, const char *text, gsize length);

G_END_DECLS
