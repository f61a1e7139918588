/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer gives away the same however it is cut, and what is found stands in it. */
#include "fuzz.h"
#include "matchup-leak-detector.h"

static void
assert_same (MatchupLeakDetector *a, MatchupLeakDetector *b)
{
  GArray *first = matchup_leak_detector_get_leaks (a);
  GArray *second = matchup_leak_detector_get_leaks (b);

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    {
      const MatchupLeak *x = &g_array_index (first, MatchupLeak, i);
      const MatchupLeak *y = &g_array_index (second, MatchupLeak, i);

      g_assert_true (x->offset == y->offset && x->length == y->length);
      g_assert_true (x->severity == y->severity);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const own_names[] = { "openai/gpt-4o-mini", "GPT-4o mini", NULL };
  const char *text = (const char *) data;
  g_autoptr (MatchupLeakDetector) whole = NULL;
  g_autoptr (MatchupLeakDetector) pieces = NULL;
  guint32 seed = fuzz_get_seed (data, size);
  gsize done = 0;
  GArray *leaks;

  if (size == 0)
    return 0;
  whole = matchup_leak_detector_new (own_names);
  pieces = matchup_leak_detector_new (own_names);
  matchup_leak_detector_append (whole, text, (gssize) size);
  matchup_leak_detector_end (whole);
  while (done < size)
    {
      gsize n = MIN (size - done, 1 + seed % 97);

      matchup_leak_detector_append (pieces, text + done, (gssize) n);
      done += n;
      seed = seed * 1664525 + 1013904223;
    }
  matchup_leak_detector_end (pieces);
  assert_same (whole, pieces);
  leaks = matchup_leak_detector_get_leaks (whole);
  for (guint i = 0; i < leaks->len; i++)
    {
      const MatchupLeak *leak = &g_array_index (leaks, MatchupLeak, i);

      g_assert_cmpuint (leak->length, >, 0);
      g_assert_cmpuint (leak->offset + leak->length, <=, size);
      g_assert_true (g_utf8_validate (leak->name, -1, NULL));
    }
  return 0;
}
