/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-block.h"

#include <string.h>

struct _MatchupMdBlock
{
  GObject parent_instance;

  MatchupMdKind kind;
  GString *text;       /* NULL: "" */
  GArray *spans;       /* MatchupMdSpan; NULL: none */
  GPtrArray *children; /* NULL: none */

  char *language;
  guint number; /* level or first number */
  MatchupMdTask task;
  MatchupMdAlign align;
  gboolean ordered;
  gboolean tight;
  gboolean header;
};

G_DEFINE_FINAL_TYPE (MatchupMdBlock, matchup_md_block, G_TYPE_OBJECT)

static void
span_clear (gpointer data)
{
  MatchupMdSpan *span = data;

  g_clear_pointer ((char **) &span->target, g_ref_string_release);
}

static void
matchup_md_block_finalize (GObject *object)
{
  MatchupMdBlock *self = MATCHUP_MD_BLOCK (object);

  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (matchup_md_block_parent_class)->finalize (object);
}

static void
matchup_md_block_class_init (MatchupMdBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_md_block_finalize;
}

static void
matchup_md_block_init (MatchupMdBlock *self)
{
}

MatchupMdBlock *
matchup_md_block_new (MatchupMdKind kind)
{
  MatchupMdBlock *self = g_object_new (MATCHUP_TYPE_MD_BLOCK, NULL);

  self->kind = kind;
  return self;
}

MatchupMdKind
matchup_md_block_get_kind (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), MATCHUP_MD_KIND_PARAGRAPH);
  return self->kind;
}

const char *
matchup_md_block_get_text (MatchupMdBlock *self, gsize *out_length)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), NULL);

  if (out_length != NULL)
    *out_length = self->text != NULL ? self->text->len : 0;
  return self->text != NULL ? self->text->str : "";
}

const MatchupMdSpan *
matchup_md_block_get_spans (MatchupMdBlock *self, guint *out_n_spans)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), NULL);
  g_return_val_if_fail (out_n_spans != NULL, NULL);

  *out_n_spans = self->spans != NULL ? self->spans->len : 0;
  return self->spans != NULL ? (const MatchupMdSpan *) (gpointer) self->spans->data : NULL;
}

guint
matchup_md_block_get_n_children (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), 0);
  return self->children != NULL ? self->children->len : 0;
}

MatchupMdBlock *
matchup_md_block_get_child (MatchupMdBlock *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), NULL);
  g_return_val_if_fail (position < matchup_md_block_get_n_children (self), NULL);
  return g_ptr_array_index (self->children, position);
}

guint
matchup_md_block_get_level (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), 0);
  return self->number;
}

const char *
matchup_md_block_get_language (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), NULL);
  return self->language != NULL ? self->language : "";
}

gboolean
matchup_md_block_get_ordered (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), FALSE);
  return self->ordered;
}

guint
matchup_md_block_get_first_number (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), 0);
  return self->number;
}

gboolean
matchup_md_block_get_tight (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), FALSE);
  return self->tight;
}

MatchupMdTask
matchup_md_block_get_task (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), MATCHUP_MD_TASK_NONE);
  return self->task;
}

MatchupMdAlign
matchup_md_block_get_align (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), MATCHUP_MD_ALIGN_DEFAULT);
  return self->align;
}

gboolean
matchup_md_block_get_header (MatchupMdBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), FALSE);
  return self->header;
}

void
matchup_md_block_add_child (MatchupMdBlock *self, MatchupMdBlock *child)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (child));

  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->children, child);
}

void
matchup_md_block_remove_last_child (MatchupMdBlock *self)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  g_return_if_fail (matchup_md_block_get_n_children (self) > 0);

  g_ptr_array_remove_index (self->children, self->children->len - 1);
}

static MatchupMdSpan *
get_last_span (MatchupMdBlock *self)
{
  if (self->spans == NULL || self->spans->len == 0)
    return NULL;
  return &g_array_index (self->spans, MatchupMdSpan, self->spans->len - 1);
}

gboolean
matchup_md_target_equal (const char *a, const char *b)
{
  return a == b || g_strcmp0 (a, b) == 0;
}

/* Formulas next to each other stay two. */
static gboolean
continues (const MatchupMdSpan *last, gsize at, guint style, const char *target)
{
  return last != NULL && last->start + last->length == at && last->style == style &&
         (style & MATCHUP_MD_STYLE_MATH) == 0 && matchup_md_target_equal (last->target, target);
}

void
matchup_md_block_add_text (MatchupMdBlock *self,
                           const char *text,
                           gsize length,
                           guint style,
                           const char *target)
{
  MatchupMdSpan *last;
  MatchupMdSpan span = { 0, length, style, NULL };
  gsize at;

  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  g_return_if_fail (text != NULL || length == 0);

  if (length == 0)
    return;
  if (self->text == NULL)
    self->text = g_string_new (NULL);
  at = self->text->len;
  g_string_append_len (self->text, text, (gssize) length);
  if (style == 0)
    return;
  last = get_last_span (self);
  if (continues (last, at, style, target))
    {
      last->length += length;
      return;
    }
  if (self->spans == NULL)
    {
      self->spans = g_array_new (FALSE, FALSE, sizeof (MatchupMdSpan));
      g_array_set_clear_func (self->spans, span_clear);
    }
  span.start = at;
  span.target = target != NULL ? g_ref_string_acquire ((char *) target) : NULL;
  g_array_append_val (self->spans, span);
}

void
matchup_md_block_trim (MatchupMdBlock *self)
{
  MatchupMdSpan *last;
  gsize length;

  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));

  length = self->text != NULL ? self->text->len : 0;
  while (length > 0 && g_ascii_isspace (self->text->str[length - 1]))
    length--;
  if (self->text != NULL)
    g_string_truncate (self->text, length);
  while ((last = get_last_span (self)) != NULL && last->start >= length)
    g_array_set_size (self->spans, self->spans->len - 1);
  if (last != NULL)
    last->length = MIN (last->length, length - last->start);
}

void
matchup_md_block_set_level (MatchupMdBlock *self, guint level)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  self->number = level;
}

void
matchup_md_block_set_language (MatchupMdBlock *self, const char *language, gsize length)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));

  g_free (self->language);
  self->language = g_strndup (language, length);
}

void
matchup_md_block_set_list (MatchupMdBlock *self, gboolean ordered, guint first, gboolean tight)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));

  self->ordered = ordered;
  self->number = first;
  self->tight = tight;
}

void
matchup_md_block_set_task (MatchupMdBlock *self, MatchupMdTask task)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  self->task = task;
}

void
matchup_md_block_set_align (MatchupMdBlock *self, MatchupMdAlign align)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  self->align = align;
}

void
matchup_md_block_set_header (MatchupMdBlock *self, gboolean header)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  self->header = header;
}

void
matchup_md_block_extend_code (MatchupMdBlock *self, const char *text, gsize length)
{
  g_return_if_fail (MATCHUP_IS_MD_BLOCK (self));
  g_return_if_fail (self->kind == MATCHUP_MD_KIND_CODE);

  matchup_md_block_add_text (self, text, length, 0, NULL);
}

static gboolean
equal_text (MatchupMdBlock *a, MatchupMdBlock *b)
{
  gsize length_a;
  gsize length_b;
  const char *text_a = matchup_md_block_get_text (a, &length_a);
  const char *text_b = matchup_md_block_get_text (b, &length_b);

  return length_a == length_b && memcmp (text_a, text_b, length_a) == 0;
}

/* Those of the spans before are known to be the same: a long one is compared once for its link. */
static gboolean
same_targets (const MatchupMdSpan *a, const MatchupMdSpan *b, guint i)
{
  if (i > 0 && a[i].target == a[i - 1].target && b[i].target == b[i - 1].target)
    return TRUE;
  return matchup_md_target_equal (a[i].target, b[i].target);
}

static gboolean
equal_spans (MatchupMdBlock *a, MatchupMdBlock *b)
{
  guint n_a;
  guint n_b;
  const MatchupMdSpan *spans_a = matchup_md_block_get_spans (a, &n_a);
  const MatchupMdSpan *spans_b = matchup_md_block_get_spans (b, &n_b);

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    {
      if (spans_a[i].start != spans_b[i].start || spans_a[i].length != spans_b[i].length ||
          spans_a[i].style != spans_b[i].style || !same_targets (spans_a, spans_b, i))
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_md_block_equal (MatchupMdBlock *a, MatchupMdBlock *b)
{
  guint n_children;

  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (a), FALSE);
  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (b), FALSE);

  if (a == b)
    return TRUE;
  n_children = matchup_md_block_get_n_children (a);
  if (a->kind != b->kind || a->number != b->number || a->task != b->task || a->align != b->align ||
      a->ordered != b->ordered || a->tight != b->tight || a->header != b->header ||
      n_children != matchup_md_block_get_n_children (b) ||
      g_strcmp0 (a->language, b->language) != 0 || !equal_text (a, b) || !equal_spans (a, b))
    return FALSE;
  for (guint i = 0; i < n_children; i++)
    {
      if (!matchup_md_block_equal (matchup_md_block_get_child (a, i),
                                   matchup_md_block_get_child (b, i)))
        return FALSE;
    }
  return TRUE;
}

static void
dump_properties (MatchupMdBlock *self, GString *out)
{
  if (self->number != 0)
    g_string_append_printf (out, " %u", self->number);
  if (self->language != NULL)
    g_string_append_printf (out, " (%s)", self->language);
  if (self->ordered)
    g_string_append (out, " ordered");
  if (self->tight)
    g_string_append (out, " tight");
  if (self->header)
    g_string_append (out, " header");
  if (self->task != MATCHUP_MD_TASK_NONE)
    g_string_append (out, self->task == MATCHUP_MD_TASK_DONE ? " done" : " open");
  if (self->align != MATCHUP_MD_ALIGN_DEFAULT)
    g_string_append_printf (out, " align%d", (int) self->align);
}

static void
dump (MatchupMdBlock *self, guint depth, GString *out)
{
  static const char *const names[] = { "paragraph", "heading", "code", "math", "quote", "list",
                                       "item",      "table",   "row",  "cell", "rule" };
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (self, &n_spans);
  g_autofree char *escaped = g_strescape (matchup_md_block_get_text (self, NULL), "");

  g_string_append_printf (out, "%*s%s", (int) depth * 2, "", names[self->kind]);
  dump_properties (self, out);
  if (self->text != NULL)
    g_string_append_printf (out, " \"%s\"", escaped);
  for (guint i = 0; i < n_spans; i++)
    g_string_append_printf (out,
                            " [%" G_GSIZE_FORMAT "+%" G_GSIZE_FORMAT " %x%s%s]",
                            spans[i].start,
                            spans[i].length,
                            spans[i].style,
                            spans[i].target != NULL ? " " : "",
                            spans[i].target != NULL ? spans[i].target : "");
  g_string_append_c (out, '\n');
  for (guint i = 0; i < matchup_md_block_get_n_children (self); i++)
    dump (matchup_md_block_get_child (self, i), depth + 1, out);
}

char *
matchup_md_block_dump (MatchupMdBlock *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (self), g_string_free (out, FALSE));

  dump (self, 0, out);
  return g_string_free (out, FALSE);
}
