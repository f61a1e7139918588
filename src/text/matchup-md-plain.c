/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-plain.h"

#include "matchup-math-parser.h"
#include "matchup-md-parser.h"

#include <string.h>

#define BULLET "\xe2\x80\xa2 "
#define BOX_OPEN "\xe2\x98\x90 "
#define BOX_DONE "\xe2\x98\x91 "
#define RULE "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80"
#define ADDRESS_STYLES (MATCHUP_MD_STYLE_LINK | MATCHUP_MD_STYLE_IMAGE)

/* What there is of the line that is being written. */
typedef enum
{
  LINE_NOTHING,
  LINE_PREFIX, /* or the mark of an item */
  LINE_TEXT,
} Line;

typedef struct
{
  GString *out;
  GString *prefix; /* of each line: the indent of lists and the marks of quotes */
  Line line;
} Writer;

static void
begin_line (Writer *self)
{
  if (self->line != LINE_NOTHING)
    return;
  g_string_append_len (self->out, self->prefix->str, (gssize) self->prefix->len);
  self->line = LINE_PREFIX;
}

/* Nothing follows a mark: the blank behind it goes. Those of code stay. */
static void
trim_line (Writer *self)
{
  gsize length = self->out->len;

  while (self->line == LINE_PREFIX && length > 0 && self->out->str[length - 1] == ' ')
    length--;
  g_string_truncate (self->out, length);
}

static void
end_line (Writer *self)
{
  begin_line (self);
  trim_line (self);
  g_string_append_c (self->out, '\n');
  self->line = LINE_NOTHING;
}

static void
write_in_line (Writer *self, const char *text, gsize length)
{
  begin_line (self);
  g_string_append_len (self->out, text, (gssize) length);
  self->line = LINE_TEXT;
}

/* As many lines as @text has; the last one stays open. */
static void
write_lines (Writer *self, const char *text, gsize length)
{
  const char *end = text + length;

  for (;;)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      const char *line_end = newline != NULL ? newline : end;

      if (line_end > text)
        write_in_line (self, text, (gsize) (line_end - text));
      if (newline == NULL)
        return;
      end_line (self);
      text = newline + 1;
    }
}

/* "www.x.org" leads to "http://www.x.org", and a mail address to "mailto:...". */
static gboolean
says_address (const char *text, const char *target)
{
  static const char *const schemes[] = { "", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_has_prefix (target, schemes[i]) && g_str_equal (target + strlen (schemes[i]), text))
        return TRUE;
    }
  return *target == '\0';
}

/* The address of what was written from @start on. */
static void
end_link (GString *out, gsize start, const char *target)
{
  if (!says_address (out->str + start, target))
    g_string_append_printf (out, " (%s)", target);
}

static void
append_span (GString *out, const char *text, const MatchupMdSpan *span)
{
  if ((span->style & MATCHUP_MD_STYLE_MATH) != 0)
    {
      g_autofree char *plain = matchup_math_to_plain (text + span->start, span->length);

      g_string_append (out, plain);
    }
  else
    {
      g_string_append_len (out, text + span->start, (gssize) span->length);
    }
}

/* A link may have several spans, for what is emphasised in it. */
static gboolean
goes_on (const MatchupMdSpan *span, const MatchupMdSpan *next)
{
  return next->start == span->start + span->length &&
         (next->style & ADDRESS_STYLES) == (span->style & ADDRESS_STYLES) &&
         matchup_md_target_equal (next->target, span->target);
}

/* The text of a paragraph, heading or cell. */
static GString *
read_text (MatchupMdBlock *block)
{
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (block, &n_spans);
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  GString *out = g_string_sized_new (length);
  gsize done = 0;
  gsize link_start = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      const MatchupMdSpan *span = &spans[i];

      g_string_append_len (out, text + done, (gssize) (span->start - done));
      if (i == 0 || !goes_on (&spans[i - 1], span))
        link_start = out->len;
      append_span (out, text, span);
      if (span->target != NULL && (i + 1 == n_spans || !goes_on (span, &spans[i + 1])))
        end_link (out, link_start, span->target);
      done = span->start + span->length;
    }
  g_string_append_len (out, text + done, (gssize) (length - done));
  return out;
}

static void
write_text (Writer *self, MatchupMdBlock *block)
{
  GString *text = read_text (block);

  write_lines (self, text->str, text->len);
  g_string_free (text, TRUE);
}

static void
write_code (Writer *self, MatchupMdBlock *block)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);

  if (length > 0 && text[length - 1] == '\n')
    length--;
  write_lines (self, text, length);
}

static void
write_formula (Writer *self, MatchupMdBlock *block)
{
  gsize length;
  const char *latex = matchup_md_block_get_text (block, &length);
  g_autofree char *plain = matchup_math_to_plain (latex, length);

  write_lines (self, plain, strlen (plain));
}

/* A tab or a new line in a cell would make two of it. */
static void
write_row (Writer *self, MatchupMdBlock *row)
{
  for (guint i = 0; i < matchup_md_block_get_n_children (row); i++)
    {
      GString *cell = read_text (matchup_md_block_get_child (row, i));

      if (i > 0)
        write_in_line (self, "\t", 1);
      g_strdelimit (cell->str, "\t\n", ' ');
      write_in_line (self, cell->str, cell->len);
      g_string_free (cell, TRUE);
    }
}

static void write_blocks (Writer *self, MatchupMdBlock *parent, gboolean apart);

static void
write_quote (Writer *self, MatchupMdBlock *quote)
{
  gsize outer = self->prefix->len;

  begin_line (self);
  g_string_append (self->out, "> ");
  g_string_append (self->prefix, "> ");
  write_blocks (self, quote, TRUE);
  g_string_truncate (self->prefix, outer);
}

static char *
make_mark (MatchupMdBlock *list, guint position)
{
  static const char *const boxes[] = {
    [MATCHUP_MD_TASK_NONE] = "",
    [MATCHUP_MD_TASK_OPEN] = BOX_OPEN,
    [MATCHUP_MD_TASK_DONE] = BOX_DONE,
  };
  MatchupMdTask task = matchup_md_block_get_task (matchup_md_block_get_child (list, position));

  if (matchup_md_block_get_ordered (list))
    return g_strdup_printf ("%u. %s",
                            matchup_md_block_get_first_number (list) + position,
                            boxes[task]);
  return g_strdup (task == MATCHUP_MD_TASK_NONE ? BULLET : boxes[task]);
}

static void
write_item (Writer *self, MatchupMdBlock *list, guint position)
{
  g_autofree char *mark = make_mark (list, position);
  gsize outer = self->prefix->len;

  begin_line (self);
  g_string_append (self->out, mark);
  for (glong width = g_utf8_strlen (mark, -1); width > 0; width--)
    g_string_append_c (self->prefix, ' ');
  write_blocks (self,
                matchup_md_block_get_child (list, position),
                !matchup_md_block_get_tight (list));
  g_string_truncate (self->prefix, outer);
}

/* @position: of @block in @parent, NULL: the top level. */
static void
write_block (Writer *self, MatchupMdBlock *block, MatchupMdBlock *parent, guint position)
{
  switch (matchup_md_block_get_kind (block))
    {
    case MATCHUP_MD_KIND_CODE:
      write_code (self, block);
      break;
    case MATCHUP_MD_KIND_MATH:
      write_formula (self, block);
      break;
    case MATCHUP_MD_KIND_QUOTE:
      write_quote (self, block);
      break;
    case MATCHUP_MD_KIND_LIST:
      write_blocks (self, block, !matchup_md_block_get_tight (block));
      break;
    case MATCHUP_MD_KIND_ITEM:
      write_item (self, parent, position);
      break;
    case MATCHUP_MD_KIND_TABLE:
      write_blocks (self, block, FALSE);
      break;
    case MATCHUP_MD_KIND_ROW:
      write_row (self, block);
      break;
    case MATCHUP_MD_KIND_RULE:
      write_lines (self, RULE, strlen (RULE));
      break;
    case MATCHUP_MD_KIND_PARAGRAPH:
    case MATCHUP_MD_KIND_HEADING:
    case MATCHUP_MD_KIND_CELL:
    default:
      write_text (self, block);
      break;
    }
}

static void
begin_next (Writer *self, gboolean apart)
{
  end_line (self);
  if (apart)
    end_line (self);
}

/* What is in @parent, with empty lines between when @apart. The parser bounds how deep this goes.
 */
static void
write_blocks (Writer *self, MatchupMdBlock *parent, gboolean apart)
{
  for (guint i = 0; i < matchup_md_block_get_n_children (parent); i++)
    {
      if (i > 0)
        begin_next (self, apart);
      write_block (self, matchup_md_block_get_child (parent, i), parent, i);
    }
}

char *
matchup_md_to_plain (const char *markdown, gsize length)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Writer writer = { 0 };

  g_return_val_if_fail (markdown != NULL, NULL);

  blocks = matchup_md_parse (markdown, length);
  writer.out = g_string_sized_new (length);
  writer.prefix = g_string_new (NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      if (i > 0)
        begin_next (&writer, TRUE);
      write_block (&writer, g_ptr_array_index (blocks, i), NULL, i);
    }
  trim_line (&writer);
  g_string_free (writer.prefix, TRUE);
  return g_string_free (writer.out, FALSE);
}
