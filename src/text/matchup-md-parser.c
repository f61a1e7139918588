/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-parser.h"

#include "matchup-md-entities.h"
#include "matchup-md-mask.h"

#include <md4c.h>

#define MAX_DEPTH 32
#define N_STYLES 8
/* The parser fills up each row of a table: beside those of the text's length so many may be made.
 */
#define MIN_EMPTY_CELLS 4096

#define FLAGS                                                                                 \
  (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS | \
   MD_FLAG_NOHTML)
/* References copy their address each time: all together may be so many times the text's length. */
#define TARGET_FACTOR 16
#define MIN_TARGET_ROOM (1024 * 1024)

typedef struct
{
  MatchupMdMask *mask;
  GPtrArray *blocks;        /* the top level */
  GPtrArray *stack;         /* where text goes at each level: MatchupMdBlock, borrowed, or NULL */
  MatchupMdBlock *implicit; /* the paragraph of a tight item, borrowed */
  guint styles[N_STYLES];   /* how many spans of each style are open */
  GPtrArray *targets;       /* GRefString; of open links and pictures */
  gsize target_room;        /* how many bytes of addresses may still be made */
  gboolean named;           /* the innermost of them has a text */
  gboolean header;          /* in the head of a table */
  GArray *empty;            /* MatchupMdAlign; cells at the end of the row that were not made */
  gsize n_empty;            /* how many empty cells may still be made */
  gboolean after_formula;   /* one that is set apart: blanks behind it are no text */
  guint style;              /* of the text that is being given */
  const char *target;
} Builder;

/* NULL: the top level. */
static MatchupMdBlock *
get_open (Builder *builder)
{
  guint depth = builder->stack->len;

  return depth > 0 ? g_ptr_array_index (builder->stack, depth - 1) : NULL;
}

/* Takes @block; @parent NULL: the top level. */
static void
add_block (Builder *builder, MatchupMdBlock *parent, MatchupMdBlock *block)
{
  if (parent != NULL)
    matchup_md_block_add_child (parent, block);
  else
    g_ptr_array_add (builder->blocks, block);
}

/* Takes @block; NULL: it leaves no trace, and what is in it belongs to the one around. */
static void
open_block (Builder *builder, MatchupMdBlock *block)
{
  MatchupMdBlock *parent = get_open (builder);

  builder->implicit = NULL;
  builder->after_formula = FALSE;
  if (block != NULL)
    add_block (builder, parent, block);
  g_ptr_array_add (builder->stack, block != NULL ? block : parent);
}

static void
append_mask_text (MatchupMdMaskKind kind,
                  const char *source,
                  gsize source_length,
                  const char *inner,
                  gsize inner_length,
                  gpointer user_data)
{
  g_string_append_len (user_data, source, (gssize) source_length);
}

/* An attribute as it was written, with entities resolved. */
static GString *
read_attribute (Builder *builder, const MD_ATTRIBUTE *attribute)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; attribute->text != NULL && attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *piece = attribute->text + attribute->substr_offsets[i];
      gsize length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

      if (attribute->substr_types[i] == MD_TEXT_NULLCHAR)
        g_string_append (text, "\xef\xbf\xbd");
      else if (attribute->substr_types[i] == MD_TEXT_ENTITY)
        matchup_md_entities_append (text, piece, length);
      else
        matchup_md_mask_foreach (builder->mask, piece, length, append_mask_text, text);
    }
  return text;
}

static MatchupMdBlock *
new_code (Builder *builder, const MD_BLOCK_CODE_DETAIL *detail)
{
  MatchupMdBlock *block = matchup_md_block_new (MATCHUP_MD_KIND_CODE);
  g_autoptr (GString) language = read_attribute (builder, &detail->lang);

  if (language->len > 0)
    matchup_md_block_set_language (block, language->str, language->len);
  return block;
}

static MatchupMdBlock *
new_list (MD_BLOCKTYPE type, void *detail)
{
  MatchupMdBlock *block = matchup_md_block_new (MATCHUP_MD_KIND_LIST);
  const MD_BLOCK_OL_DETAIL *ordered = detail;
  const MD_BLOCK_UL_DETAIL *bullets = detail;

  if (type == MD_BLOCK_OL)
    matchup_md_block_set_list (block, TRUE, ordered->start, ordered->is_tight != 0);
  else
    matchup_md_block_set_list (block, FALSE, 0, bullets->is_tight != 0);
  return block;
}

static MatchupMdBlock *
new_item (const MD_BLOCK_LI_DETAIL *detail)
{
  MatchupMdBlock *block = matchup_md_block_new (MATCHUP_MD_KIND_ITEM);

  if (detail->is_task)
    matchup_md_block_set_task (block,
                               detail->task_mark == ' ' ? MATCHUP_MD_TASK_OPEN
                                                        : MATCHUP_MD_TASK_DONE);
  return block;
}

static MatchupMdBlock *
make_cell (MatchupMdAlign align)
{
  MatchupMdBlock *block = matchup_md_block_new (MATCHUP_MD_KIND_CELL);

  matchup_md_block_set_align (block, align);
  return block;
}

/* NULL: it is made when text comes for it or for one behind it. */
static MatchupMdBlock *
new_cell (Builder *builder, const MD_BLOCK_TD_DETAIL *detail)
{
  static const MatchupMdAlign aligns[] = { MATCHUP_MD_ALIGN_DEFAULT,
                                           MATCHUP_MD_ALIGN_START,
                                           MATCHUP_MD_ALIGN_CENTER,
                                           MATCHUP_MD_ALIGN_END };
  MatchupMdAlign align = aligns[detail->align];
  MatchupMdBlock *row = get_open (builder);

  if (builder->n_empty > 0 || matchup_md_block_get_n_children (row) == 0)
    return make_cell (align);
  g_array_append_val (builder->empty, align);
  return NULL;
}

/* The cells that were put off, up to the one that text comes for. */
static MatchupMdBlock *
make_cells (Builder *builder)
{
  MatchupMdBlock *row = get_open (builder);
  MatchupMdBlock *cell = NULL;

  for (guint i = 0; i < builder->empty->len; i++)
    {
      cell = make_cell (g_array_index (builder->empty, MatchupMdAlign, i));
      add_block (builder, row, cell);
    }
  g_array_set_size (builder->empty, 0);
  g_ptr_array_index (builder->stack, builder->stack->len - 1) = cell;
  return cell;
}

static MatchupMdBlock *
new_heading (const MD_BLOCK_H_DETAIL *detail)
{
  MatchupMdBlock *block = matchup_md_block_new (MATCHUP_MD_KIND_HEADING);

  matchup_md_block_set_level (block, detail->level);
  return block;
}

static MatchupMdBlock *
new_row (Builder *builder)
{
  MatchupMdBlock *block = matchup_md_block_new (MATCHUP_MD_KIND_ROW);

  matchup_md_block_set_header (block, builder->header);
  return block;
}

/* NULL for what has no block of its own. */
static MatchupMdBlock *
new_block (Builder *builder, MD_BLOCKTYPE type, void *detail)
{
  switch (type)
    {
    case MD_BLOCK_QUOTE:
      return matchup_md_block_new (MATCHUP_MD_KIND_QUOTE);
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      return new_list (type, detail);
    case MD_BLOCK_LI:
      return new_item (detail);
    case MD_BLOCK_HR:
      return matchup_md_block_new (MATCHUP_MD_KIND_RULE);
    case MD_BLOCK_H:
      return new_heading (detail);
    case MD_BLOCK_CODE:
      return new_code (builder, detail);
    case MD_BLOCK_P:
    case MD_BLOCK_HTML:
      return matchup_md_block_new (MATCHUP_MD_KIND_PARAGRAPH);
    case MD_BLOCK_TABLE:
      return matchup_md_block_new (MATCHUP_MD_KIND_TABLE);
    case MD_BLOCK_TR:
      return new_row (builder);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return new_cell (builder, detail);
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    default:
      return NULL;
    }
}

static gboolean
is_container (MD_BLOCKTYPE type)
{
  return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL;
}

/* Items outside of a list that was flattened become what is in them. */
static gboolean
is_flattened (Builder *builder, MD_BLOCKTYPE type)
{
  MatchupMdBlock *open = get_open (builder);

  if (type == MD_BLOCK_LI)
    return open == NULL || matchup_md_block_get_kind (open) != MATCHUP_MD_KIND_LIST;
  return is_container (type) && builder->stack->len >= MAX_DEPTH;
}

static int
enter_block (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Builder *builder = user_data;

  if (type == MD_BLOCK_THEAD)
    builder->header = TRUE;
  open_block (builder, is_flattened (builder, type) ? NULL : new_block (builder, type, detail));
  return 0;
}

static gboolean
is_empty (MatchupMdBlock *block)
{
  gsize length;

  matchup_md_block_get_text (block, &length);
  return length == 0;
}

static int
leave_block (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Builder *builder = user_data;

  if (type == MD_BLOCK_THEAD)
    builder->header = FALSE;
  else if (type == MD_BLOCK_TR)
    g_array_set_size (builder->empty, 0);
  else if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && builder->n_empty > 0 &&
           is_empty (get_open (builder)))
    builder->n_empty--;
  builder->implicit = NULL;
  builder->after_formula = FALSE;
  g_ptr_array_remove_index (builder->stack, builder->stack->len - 1);
  return 0;
}

/* The bit of MatchupMdStyle. */
static int
get_style_bit (MD_SPANTYPE type)
{
  switch (type)
    {
    case MD_SPAN_EM:
      return 0;
    case MD_SPAN_STRONG:
      return 1;
    case MD_SPAN_DEL:
      return 2;
    case MD_SPAN_CODE:
      return 3;
    case MD_SPAN_A:
      return 4;
    case MD_SPAN_IMG:
      return 5;
    default:
      return -1;
    }
}

/* Where many links refer to one long address, only the first ones lead there. */
static void
push_target (Builder *builder, const MD_ATTRIBUTE *address)
{
  g_autoptr (GString) target = NULL;

  builder->named = FALSE;
  target = builder->target_room > 0 ? read_attribute (builder, address) : g_string_new (NULL);
  if (target->len > builder->target_room)
    {
      g_string_truncate (target, 0);
      builder->target_room = 0;
    }
  builder->target_room -= target->len;
  g_ptr_array_add (builder->targets, g_ref_string_new_len (target->str, (gssize) target->len));
}

static void
update_style (Builder *builder)
{
  builder->style = 0;
  for (guint i = 0; i < N_STYLES; i++)
    {
      if (builder->styles[i] > 0)
        builder->style |= 1u << i;
    }
  builder->target = builder->targets->len > 0
                        ? g_ptr_array_index (builder->targets, builder->targets->len - 1)
                        : NULL;
}

static int
enter_span (MD_SPANTYPE type, void *detail, void *user_data)
{
  Builder *builder = user_data;
  int bit = get_style_bit (type);

  if (bit >= 0)
    builder->styles[bit]++;
  if (type == MD_SPAN_A)
    push_target (builder, &((MD_SPAN_A_DETAIL *) detail)->href);
  else if (type == MD_SPAN_IMG)
    push_target (builder, &((MD_SPAN_IMG_DETAIL *) detail)->src);
  update_style (builder);
  return 0;
}

/* Where text goes: the open block, or the paragraph that a tight item leaves out. */
static MatchupMdBlock *
get_text_block (Builder *builder)
{
  MatchupMdBlock *open = get_open (builder);
  MatchupMdKind kind;

  if (builder->implicit != NULL)
    return builder->implicit;
  kind = open != NULL ? matchup_md_block_get_kind (open) : MATCHUP_MD_KIND_QUOTE;
  if (kind == MATCHUP_MD_KIND_PARAGRAPH || kind == MATCHUP_MD_KIND_HEADING ||
      kind == MATCHUP_MD_KIND_CODE || kind == MATCHUP_MD_KIND_CELL)
    return open;
  if (kind == MATCHUP_MD_KIND_ROW)
    return make_cells (builder);
  builder->implicit = matchup_md_block_new (MATCHUP_MD_KIND_PARAGRAPH);
  add_block (builder, open, builder->implicit);
  return builder->implicit;
}

static void
add_text (Builder *builder, const char *text, gsize length)
{
  while (builder->after_formula && length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  if (length == 0)
    return;
  builder->after_formula = FALSE;
  builder->named = TRUE;
  matchup_md_block_add_text (get_text_block (builder),
                             text,
                             length,
                             builder->style,
                             builder->target);
}

static int
leave_span (MD_SPANTYPE type, void *detail, void *user_data)
{
  Builder *builder = user_data;
  int bit = get_style_bit (type);

  /* What has no text of its own would not be seen at all. */
  if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && !builder->named)
    add_text (builder, builder->target, strlen (builder->target));
  if (bit >= 0)
    builder->styles[bit]--;
  if (type == MD_SPAN_A || type == MD_SPAN_IMG)
    g_ptr_array_remove_index (builder->targets, builder->targets->len - 1);
  update_style (builder);
  return 0;
}

/* What follows of the paragraph @block goes into another one; it goes itself if it is empty. */
static void
close_paragraph (Builder *builder, MatchupMdBlock *block)
{
  GPtrArray *stack = builder->stack;
  MatchupMdBlock *parent;

  /* The document itself is at the bottom of the stack. */
  if (block == builder->implicit)
    builder->implicit = NULL;
  else
    g_ptr_array_index (stack, stack->len - 1) = g_ptr_array_index (stack, stack->len - 2);
  parent = get_open (builder);
  matchup_md_block_trim (block);
  if (!is_empty (block))
    return;
  if (parent != NULL)
    matchup_md_block_remove_last_child (parent);
  else
    g_ptr_array_remove_index (builder->blocks, builder->blocks->len - 1);
}

/* A formula that is set apart is a block of its own, also in the midst of a paragraph. */
static void
add_formula_apart (Builder *builder, MatchupMdBlock *paragraph, const char *latex, gsize length)
{
  MatchupMdBlock *formula = matchup_md_block_new (MATCHUP_MD_KIND_MATH);

  close_paragraph (builder, paragraph);
  matchup_md_block_add_text (formula, latex, length, 0, NULL);
  add_block (builder, get_open (builder), formula);
  builder->after_formula = TRUE;
  builder->named = TRUE;
}

static void
add_masked (MatchupMdMaskKind kind,
            const char *source,
            gsize source_length,
            const char *inner,
            gsize inner_length,
            gpointer user_data)
{
  Builder *builder = user_data;
  guint style = builder->style | MATCHUP_MD_STYLE_MATH;
  MatchupMdBlock *block;

  if (kind == MATCHUP_MD_MASK_TEXT || (builder->style & MATCHUP_MD_STYLE_CODE))
    {
      add_text (builder, source, source_length);
      return;
    }
  block = get_text_block (builder);
  if (matchup_md_block_get_kind (block) == MATCHUP_MD_KIND_CODE)
    {
      add_text (builder, source, source_length);
      return;
    }
  if (kind == MATCHUP_MD_MASK_MATH_DISPLAY &&
      matchup_md_block_get_kind (block) == MATCHUP_MD_KIND_PARAGRAPH)
    {
      add_formula_apart (builder, block, inner, inner_length);
      return;
    }
  builder->after_formula = FALSE;
  builder->named = TRUE;
  if (kind == MATCHUP_MD_MASK_MATH_DISPLAY)
    style |= MATCHUP_MD_STYLE_MATH_DISPLAY;
  matchup_md_block_add_text (block, inner, inner_length, style, builder->target);
}

static void
add_entity (Builder *builder, const char *text, gsize length)
{
  g_autoptr (GString) resolved = g_string_new (NULL);

  matchup_md_entities_append (resolved, text, length);
  add_text (builder, resolved->str, resolved->len);
}

static int
take_text (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Builder *builder = user_data;

  switch (type)
    {
    case MD_TEXT_NULLCHAR:
      add_text (builder, "\xef\xbf\xbd", 3);
      break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      add_text (builder, "\n", 1);
      break;
    case MD_TEXT_ENTITY:
      add_entity (builder, text, size);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
    default:
      matchup_md_mask_foreach (builder->mask, text, size, add_masked, builder);
      break;
    }
  return 0;
}

static void
parse_masked (Builder *builder, const char *text, gsize length)
{
  const MD_PARSER parser = {
    .flags = FLAGS,
    .enter_block = enter_block,
    .leave_block = leave_block,
    .enter_span = enter_span,
    .leave_span = leave_span,
    .text = take_text,
  };

  builder->stack = g_ptr_array_new ();
  builder->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  builder->empty = g_array_new (FALSE, FALSE, sizeof (MatchupMdAlign));
  /* It can fail for want of memory only, which ends the program elsewhere. */
  if (length <= G_MAXUINT32 / 2)
    md_parse (text, (MD_SIZE) length, &parser, builder);
  g_ptr_array_unref (builder->stack);
  g_ptr_array_unref (builder->targets);
  g_array_unref (builder->empty);
}

GPtrArray *
matchup_md_parse (const char *text, gsize length)
{
  g_autoptr (MatchupMdMask) mask = NULL;
  Builder builder = { 0 };
  const char *masked;
  gsize masked_length;

  g_return_val_if_fail (text != NULL, NULL);

  mask = matchup_md_mask_new (text, length);
  masked = matchup_md_mask_get_text (mask, &masked_length);
  builder.mask = mask;
  builder.n_empty = length + MIN_EMPTY_CELLS;
  builder.target_room = MAX (length * TARGET_FACTOR, MIN_TARGET_ROOM);
  builder.blocks = g_ptr_array_new_with_free_func (g_object_unref);
  parse_masked (&builder, masked, masked_length);
  return builder.blocks;
}
