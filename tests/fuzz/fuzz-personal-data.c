/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found stands in the text; once masked, none of it leaves, and all of it comes back
 * however the answer is cut. */
#include "fuzz.h"
#include "matchup-mask-restorer.h"
#include "matchup-personal-data.h"

#include <string.h>

static void
append (GString *out, const char *piece, gsize length)
{
  g_string_append_len (out, piece, (gssize) length);
}

static GString *
restore (MatchupMaskList *masks, const char *text, guint32 seed)
{
  g_autoptr (MatchupMaskRestorer) restorer = matchup_mask_restorer_new (masks);
  GString *out = g_string_new (NULL);
  gsize size = strlen (text);
  gsize done = 0;
  gsize length;
  const char *piece;

  while (done < size)
    {
      gsize n = seed == 0 ? size : MIN (size - done, 1 + seed % 13);

      piece = matchup_mask_restorer_feed (restorer, text + done, n, &length);
      append (out, piece, length);
      done += n;
      seed = seed * 1664525 + 1013904223;
    }
  piece = matchup_mask_restorer_end (restorer, TRUE, &length);
  append (out, piece, length);
  return out;
}

static void
check_masks (MatchupMaskList *masks, const char *text, guint32 seed)
{
  g_autofree char *masked = matchup_mask_list_dup_masked (masks, text, -1);
  const char *sent = masked != NULL ? masked : text;
  GString *whole = restore (masks, sent, 0);
  GString *pieces = restore (masks, sent, seed | 1);

  g_assert_cmpstr (whole->str, ==, pieces->str);
  for (guint i = 0; i < matchup_mask_list_get_n (masks); i++)
    {
      const MatchupMask *mask = matchup_mask_list_get (masks, i);

      /* A mask itself may stand in for what looks like one. */
      g_assert_null (strstr (sent, mask->original));
    }
  g_string_free (whole, TRUE);
  g_string_free (pieces, TRUE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *bytes = size > 0 ? (const char *) data : "";
  g_autoptr (GArray) findings =
      matchup_personal_data_find (bytes, (gssize) size, MATCHUP_PERSONAL_DATA_ALL);
  g_autoptr (MatchupMaskList) masks = matchup_mask_list_new ();
  g_autofree char *text = g_utf8_make_valid (bytes, (gssize) size);
  g_autoptr (GArray) valid = NULL;
  gsize last = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      MatchupPersonalDataFinding *finding =
          &g_array_index (findings, MatchupPersonalDataFinding, i);

      g_assert_cmpuint (finding->length, >, 0);
      g_assert_cmpuint (finding->offset, >=, last);
      last = finding->offset + finding->length;
      g_assert_cmpuint (last, <=, size);
    }
  valid = matchup_personal_data_find (text, -1, MATCHUP_PERSONAL_DATA_ALL);
  matchup_mask_list_avoid (masks, text);
  for (guint i = 0; i < valid->len; i++)
    {
      MatchupPersonalDataFinding *finding = &g_array_index (valid, MatchupPersonalDataFinding, i);

      matchup_mask_list_add (masks, finding->kind, text + finding->offset, finding->length);
    }
  check_masks (masks, text, fuzz_get_seed (data, size));
  return 0;
}
