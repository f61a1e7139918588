/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-mask-restorer.h"

#include <string.h>

/* No mask is longer, whatever stands in it. */
#define MAX_MASK 96

struct _MatchupMaskRestorer
{
  MatchupMaskList *masks;
  GString *held;
  GString *out;
  gboolean in_word; /* before what is held */
};

MatchupMaskRestorer *
matchup_mask_restorer_new (MatchupMaskList *masks)
{
  MatchupMaskRestorer *self = g_new0 (MatchupMaskRestorer, 1);

  self->masks = g_object_ref (masks);
  self->held = g_string_new (NULL);
  self->out = g_string_new (NULL);
  return self;
}

void
matchup_mask_restorer_free (MatchupMaskRestorer *self)
{
  g_object_unref (self->masks);
  g_string_free (self->held, TRUE);
  g_string_free (self->out, TRUE);
  g_free (self);
}

/* What cannot begin a mask. */
static const char *
skip_plain (MatchupMaskRestorer *self, const char *p, const char *end)
{
  while (p < end && !matchup_mask_may_begin (*p, self->in_word))
    self->in_word = matchup_mask_joins (*p++, self->in_word);
  return p;
}

const char *
matchup_mask_restorer_feed (MatchupMaskRestorer *self,
                            const char *text,
                            gsize length,
                            gsize *out_length)
{
  const char *p;
  const char *end;

  g_string_truncate (self->out, 0);
  if (self->held->len > 0)
    {
      g_string_append_len (self->held, text, (gssize) length);
      text = self->held->str;
      length = self->held->len;
    }
  p = text;
  end = text + length;
  while (p < end)
    {
      const char *plain = p;
      MatchupPersonalDataKind kind;
      guint number;
      gssize parsed;
      const char *original;

      p = skip_plain (self, p, end);
      g_string_append_len (self->out, plain, p - plain);
      if (p == end)
        break;
      parsed = matchup_mask_parse (p, end, &kind, &number);
      if (parsed < 0 && end - p < MAX_MASK)
        break;
      original = parsed > 0 ? matchup_mask_list_find (self->masks, kind, number) : NULL;
      if (original != NULL)
        g_string_append (self->out, original);
      else
        g_string_append_c (self->out, *p);
      self->in_word = original == NULL && matchup_mask_joins (*p, self->in_word);
      p += original != NULL ? parsed : 1;
    }
  if (text == self->held->str)
    g_string_erase (self->held, 0, p - text);
  else
    g_string_append_len (self->held, p, end - p);
  *out_length = self->out->len;
  return self->out->str;
}

const char *
matchup_mask_restorer_end (MatchupMaskRestorer *self, gboolean whole, gsize *out_length)
{
  if (whole)
    {
      /* Which is in no mask and no word. */
      matchup_mask_restorer_feed (self, "\n", 1, out_length);
      g_string_truncate (self->out, self->out->len - 1);
    }
  else
    g_string_assign (self->out, self->held->str);
  g_string_truncate (self->held, 0);
  *out_length = self->out->len;
  return self->out->str;
}

gsize
matchup_mask_restorer_measure_open_end (const char *text, gsize length)
{
  const char *end = text + length;
  gboolean in_word = FALSE;

  for (const char *p = length > MAX_MASK ? end - MAX_MASK : text; p < end; p++)
    {
      MatchupPersonalDataKind kind;
      guint number;

      if (matchup_mask_may_begin (*p, in_word) && matchup_mask_parse (p, end, &kind, &number) < 0)
        return (gsize) (end - p);
      in_word = matchup_mask_joins (*p, in_word);
    }
  return 0;
}
