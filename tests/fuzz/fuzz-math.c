/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LaTeX is parsed or refused with a reason, and can be read as text in any case. */
#include "fuzz.h"
#include "matchup-math-parser.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *latex = fuzz_dup_text (data, size);
  gsize length = strlen (latex);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupMathNode) node = matchup_math_parse (latex, length, &error);
  g_autofree char *plain = matchup_math_to_plain (latex, length);

  g_assert_true ((node == NULL) == (error != NULL));
  g_assert_true (g_utf8_validate (plain, -1, NULL));
  return 0;
}
