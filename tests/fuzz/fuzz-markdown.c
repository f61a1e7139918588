/* SPDX-License-Identifier: GPL-3.0-or-later */
/* However a text comes, its blocks are those of the whole; what a person reads of it is text. */
#include "fuzz.h"
#include "matchup-md-document.h"
#include "matchup-md-plain.h"

#include <string.h>

static char *
dump (MatchupMdDocument *document)
{
  GListModel *model = G_LIST_MODEL (document);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupMdBlock) block = g_list_model_get_item (model, i);
      g_autofree char *one = matchup_md_block_dump (block);

      g_string_append (out, one);
    }
  return g_string_free (out, FALSE);
}

static char *
dump_pieces (const char *text, gsize length, guint32 seed)
{
  g_autoptr (MatchupMdDocument) document = matchup_md_document_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gsize at = 0;

  while (at < length)
    {
      /* The open end is parsed again each time: the longer it is, the longer the steps. */
      gsize open = matchup_md_document_get_open_length (document);
      gsize step = (gsize) g_rand_int_range (random, 1, (gint32) (24 + open / 4));

      at = MIN (at + step, length);
      while (((guchar) text[at] & 0xC0) == 0x80)
        at++;
      matchup_md_document_update (document, text, at);
    }
  matchup_md_document_finish (document, text, length);
  return dump (document);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  gsize length = strlen (text);
  g_autoptr (MatchupMdDocument) whole = matchup_md_document_new ();
  g_autofree char *wanted = NULL;
  g_autofree char *pieces = dump_pieces (text, length, fuzz_get_seed (data, size));
  g_autofree char *plain = matchup_md_to_plain (text, length);

  matchup_md_document_finish (whole, text, length);
  wanted = dump (whole);
  g_assert_cmpstr (pieces, ==, wanted);
  g_assert_true (g_utf8_validate (plain, -1, NULL));
  return 0;
}
