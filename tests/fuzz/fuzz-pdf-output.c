/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader of PDFs writes may be anything: the file may have taken it over. */
#include "fuzz.h"
#include "matchup-pdf-extractor.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *output = (const char *) data;
  MatchupPdfText text = { 0 };
  g_autoptr (GPtrArray) pictures = matchup_pdf_parse_pictures (output, size, 8);
  gsize all = 0;

  if (matchup_pdf_parse_text (output, size, &text))
    {
      g_assert_true (g_utf8_validate (text.text, -1, NULL));
      g_assert_cmpuint (strlen (text.text), <, size);
    }
  g_free (text.text);
  g_assert_cmpuint (pictures->len, <=, 8);
  for (guint i = 0; i < pictures->len; i++)
    all += g_bytes_get_size (g_ptr_array_index (pictures, i));
  g_assert_cmpuint (all, <=, size);
  return 0;
}
