/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-html.h"

#include "matchup-han-language.h"
#include "matchup-md-parser.h"

#include <string.h>

#define ADDRESS_STYLES (MATCHUP_MD_STYLE_LINK | MATCHUP_MD_STYLE_IMAGE)

typedef struct
{
  GString *out;
  guint heading;
} Writer;

static gboolean
is_dropped (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) ||
         (c >= 0x202a && c <= 0x202e) || c == 0xfffe || c == 0xffff;
}

void
matchup_html_append_escaped (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL || length == 0);

  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      const char *next = c >= (gunichar) -2 ? text + 1 : g_utf8_next_char (text);

      if (c >= (gunichar) -2)
        g_string_append (out, "\xef\xbf\xbd");
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\'')
        g_string_append (out, "&#39;");
      else if (!is_dropped (c))
        g_string_append_len (out, text, next - text);
      text = next;
    }
}

/* @upright: of letters that have no slanted form. */
static void
open_styles (GString *out, guint style, gboolean upright)
{
  if ((style & MATCHUP_MD_STYLE_STRONG) != 0)
    g_string_append (out, "<strong>");
  if ((style & MATCHUP_MD_STYLE_EMPHASIS) != 0)
    g_string_append (out, upright ? "<em class=\"upright\">" : "<em>");
  if ((style & MATCHUP_MD_STYLE_STRIKE) != 0)
    g_string_append (out, "<s>");
  if ((style & MATCHUP_MD_STYLE_MATH) != 0)
    g_string_append (out, "<code class=\"math\">");
  else if ((style & MATCHUP_MD_STYLE_CODE) != 0)
    g_string_append (out, "<code>");
}

static void
close_styles (GString *out, guint style)
{
  if ((style & (MATCHUP_MD_STYLE_MATH | MATCHUP_MD_STYLE_CODE)) != 0)
    g_string_append (out, "</code>");
  if ((style & MATCHUP_MD_STYLE_STRIKE) != 0)
    g_string_append (out, "</s>");
  if ((style & MATCHUP_MD_STYLE_EMPHASIS) != 0)
    g_string_append (out, "</em>");
  if ((style & MATCHUP_MD_STYLE_STRONG) != 0)
    g_string_append (out, "</strong>");
}

/* Line breaks of a paragraph are meant. */
static void
write_lines (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  for (;;)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));

      matchup_html_append_escaped (out, text, (gsize) ((newline != NULL ? newline : end) - text));
      if (newline == NULL)
        return;
      g_string_append (out, "<br>\n");
      text = newline + 1;
    }
}

static void
write_math (GString *out, const char *text, const MatchupMdSpan *span)
{
  const char *mark = (span->style & MATCHUP_MD_STYLE_MATH_DISPLAY) != 0 ? "$$" : "$";

  open_styles (out, span->style, FALSE);
  g_string_append (out, mark);
  matchup_html_append_escaped (out, text + span->start, span->length);
  g_string_append (out, mark);
  close_styles (out, span->style);
}

static void
write_emphasis (GString *out, const char *text, const MatchupMdSpan *span)
{
  const char *end = text + span->start + span->length;
  const char *next;
  gboolean upright;

  for (const char *run = text + span->start; run < end; run = next)
    {
      next = matchup_han_language_find_run_end (run, end, &upright);
      open_styles (out, span->style, upright);
      write_lines (out, run, (gsize) (next - run));
      close_styles (out, span->style);
    }
}

static void
write_span (GString *out, const char *text, const MatchupMdSpan *span)
{
  if ((span->style & MATCHUP_MD_STYLE_MATH) != 0)
    write_math (out, text, span);
  else if ((span->style & MATCHUP_MD_STYLE_EMPHASIS) != 0)
    write_emphasis (out, text, span);
  else
    {
      open_styles (out, span->style, FALSE);
      write_lines (out, text + span->start, span->length);
      close_styles (out, span->style);
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

/* "www.x.org" leads to "http://www.x.org", and a mail address to "mailto:...". */
static gboolean
says_address (const char *text, gsize length, const char *target)
{
  static const char *const schemes[] = { "", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      gsize n = strlen (schemes[i]);

      if (g_str_has_prefix (target, schemes[i]) && strlen (target + n) == length &&
          memcmp (target + n, text, length) == 0)
        return TRUE;
    }
  return *target == '\0';
}

static void
write_address (GString *out, const char *target)
{
  g_string_append (out, " <span class=\"address\">(");
  matchup_html_append_escaped (out, target, strlen (target));
  g_string_append (out, ")</span>");
}

static void
write_text (Writer *self, MatchupMdBlock *block)
{
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (block, &n_spans);
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  gsize done = 0;
  gsize link_start = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      const MatchupMdSpan *span = &spans[i];
      gsize span_end = span->start + span->length;

      write_lines (self->out, text + done, span->start - done);
      if (i == 0 || !goes_on (&spans[i - 1], span))
        link_start = span->start;
      write_span (self->out, text, span);
      if (span->target != NULL && (i + 1 == n_spans || !goes_on (span, &spans[i + 1])) &&
          !says_address (text + link_start, span_end - link_start, span->target))
        write_address (self->out, span->target);
      done = span_end;
    }
  write_lines (self->out, text + done, length - done);
}

static void write_blocks (Writer *self, MatchupMdBlock *parent);

static void
write_source (Writer *self, MatchupMdBlock *block, const char *open, const char *close)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);

  g_string_append (self->out, open);
  matchup_html_append_escaped (self->out, text, length);
  g_string_append (self->out, close);
}

static void
write_heading (Writer *self, MatchupMdBlock *block)
{
  guint level = MIN (matchup_md_block_get_level (block) + self->heading, 6);

  g_string_append_printf (self->out, "<h%u>", level);
  write_text (self, block);
  g_string_append_printf (self->out, "</h%u>\n", level);
}

static void
write_list (Writer *self, MatchupMdBlock *list)
{
  gboolean ordered = matchup_md_block_get_ordered (list);
  guint first = matchup_md_block_get_first_number (list);

  if (!ordered)
    g_string_append (self->out, "<ul>\n");
  else if (first == 1)
    g_string_append (self->out, "<ol>\n");
  else
    g_string_append_printf (self->out, "<ol start=\"%u\">\n", first);
  write_blocks (self, list);
  g_string_append (self->out, ordered ? "</ol>\n" : "</ul>\n");
}

/* The box is text: nothing that could be pressed. */
static void
write_item (Writer *self, MatchupMdBlock *item)
{
  switch (matchup_md_block_get_task (item))
    {
    case MATCHUP_MD_TASK_OPEN:
      g_string_append (self->out, "<li class=\"task\">\xe2\x98\x90 ");
      break;
    case MATCHUP_MD_TASK_DONE:
      g_string_append (self->out, "<li class=\"task\">\xe2\x98\x91 ");
      break;
    case MATCHUP_MD_TASK_NONE:
    default:
      g_string_append (self->out, "<li>");
      break;
    }
  write_blocks (self, item);
  g_string_append (self->out, "</li>\n");
}

static void
write_row (Writer *self, MatchupMdBlock *row)
{
  const char *element = matchup_md_block_get_header (row) ? "th" : "td";

  g_string_append (self->out, "<tr>");
  for (guint i = 0; i < matchup_md_block_get_n_children (row); i++)
    {
      MatchupMdBlock *cell = matchup_md_block_get_child (row, i);
      MatchupMdAlign align = matchup_md_block_get_align (cell);

      g_string_append_printf (self->out,
                              align == MATCHUP_MD_ALIGN_CENTER ? "<%s class=\"center\">"
                              : align == MATCHUP_MD_ALIGN_END  ? "<%s class=\"end\">"
                                                               : "<%s>",
                              element);
      write_text (self, cell);
      g_string_append_printf (self->out, "</%s>", element);
    }
  g_string_append (self->out, "</tr>\n");
}

static void
write_paragraph (Writer *self, MatchupMdBlock *block)
{
  g_string_append (self->out, "<p>");
  write_text (self, block);
  g_string_append (self->out, "</p>\n");
}

static void
write_enclosed (Writer *self, MatchupMdBlock *block, const char *open, const char *close)
{
  g_string_append (self->out, open);
  write_blocks (self, block);
  g_string_append (self->out, close);
}

static void
write_block (Writer *self, MatchupMdBlock *block)
{
  switch (matchup_md_block_get_kind (block))
    {
    case MATCHUP_MD_KIND_HEADING:
      write_heading (self, block);
      break;
    case MATCHUP_MD_KIND_CODE:
      write_source (self, block, "<pre><code>", "</code></pre>\n");
      break;
    case MATCHUP_MD_KIND_MATH:
      write_source (self, block, "<pre class=\"math\"><code>$$", "$$</code></pre>\n");
      break;
    case MATCHUP_MD_KIND_QUOTE:
      write_enclosed (self, block, "<blockquote>\n", "</blockquote>\n");
      break;
    case MATCHUP_MD_KIND_LIST:
      write_list (self, block);
      break;
    case MATCHUP_MD_KIND_ITEM:
      write_item (self, block);
      break;
    case MATCHUP_MD_KIND_TABLE:
      write_enclosed (self, block, "<div class=\"table\"><table>\n", "</table></div>\n");
      break;
    case MATCHUP_MD_KIND_ROW:
      write_row (self, block);
      break;
    case MATCHUP_MD_KIND_RULE:
      g_string_append (self->out, "<hr>\n");
      break;
    case MATCHUP_MD_KIND_PARAGRAPH:
    case MATCHUP_MD_KIND_CELL:
    default:
      write_paragraph (self, block);
      break;
    }
}

/* The parser bounds how deep this goes. */
static void
write_blocks (Writer *self, MatchupMdBlock *parent)
{
  for (guint i = 0; i < matchup_md_block_get_n_children (parent); i++)
    write_block (self, matchup_md_block_get_child (parent, i));
}

void
matchup_md_append_html (GString *out, const char *markdown, gsize length, guint heading)
{
  g_autoptr (GPtrArray) blocks = NULL;
  Writer writer = { out, heading };

  g_return_if_fail (out != NULL);
  g_return_if_fail (markdown != NULL);

  blocks = matchup_md_parse (markdown, length);
  for (guint i = 0; i < blocks->len; i++)
    write_block (&writer, g_ptr_array_index (blocks, i));
}
