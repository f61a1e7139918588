/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-box.h"

#include <string.h>

#define LONGEST_URI 2000

MatchupPageBox *
matchup_page_box_new (MatchupPageBoxKind kind)
{
  MatchupPageBox *self = g_new0 (MatchupPageBox, 1);

  self->kind = kind;
  self->size = 10;
  self->align = PANGO_ALIGN_LEFT;
  return self;
}

void
matchup_page_box_free (MatchupPageBox *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_free (self->marker);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->widths, g_array_unref);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->tops);
  g_free (self);
}

void
matchup_page_link_clear (gpointer link)
{
  g_free (((MatchupPageLink *) link)->uri);
}

char *
matchup_page_dup_uri (const char *address)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };
  g_autoptr (GString) uri = NULL;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (schemes) && address != NULL; i++)
    known |= g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0;
  if (!known || strlen (address) > LONGEST_URI)
    return NULL;
  uri = g_string_new (NULL);
  for (const guchar *c = (const guchar *) address; *c != '\0'; c++)
    {
      if (*c <= ' ' || *c >= 0x7f || strchr ("'\"\\<>[]{}|^`", *c) != NULL)
        g_string_append_printf (uri, "%%%02X", *c);
      else
        g_string_append_c (uri, (char) *c);
    }
  return g_string_free (g_steal_pointer (&uri), FALSE);
}

void
matchup_page_clean_text (char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f)
        text[i] = ' ';
      else if (c == 0xe2 && i + 2 < length && (guchar) text[i + 1] == 0x80 &&
               (guchar) text[i + 2] >= 0xaa && (guchar) text[i + 2] <= 0xae)
        text[i + 2] = (char) 0x8b; /* U+200B, which is nothing to see */
    }
}
