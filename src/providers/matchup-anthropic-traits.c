/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-anthropic-traits.h"

#include <string.h>

/* Versions as one number that can be compared. */
#define VERSION(major, minor) ((major) *100 + (minor))
#define VERSION_NEWEST VERSION (99, 0)

/* "4" and "10", but not "20250514", "v1" or "". */
static gboolean
is_version_number (const char *word)
{
  gsize length = word != NULL ? strlen (word) : 0;

  return length >= 1 && length <= 2 && strspn (word, "0123456789") == length;
}

/* @words: what follows "claude"; the first number is the version, and the one behind it its rest.
 */
static int
read_version (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      int minor = 0;

      if (!is_version_number (words[i]))
        continue;
      if (is_version_number (words[i + 1]))
        minor = (int) g_ascii_strtoll (words[i + 1], NULL, 10);
      return VERSION ((int) g_ascii_strtoll (words[i], NULL, 10), minor);
    }
  return VERSION_NEWEST;
}

/* How thinking is turned off from version 5 on; NULL: it cannot be. */
static const char *
get_off (char **words, int version)
{
  const char *const *known = (const char *const *) words;

  if (g_strv_contains (known, "haiku"))
    return "disabled";
  if (g_strv_contains (known, "sonnet"))
    return version < VERSION (5, 5) ? "disabled" : "between_tools";
  return g_strv_contains (known, "opus") && version < VERSION (5, 5) ? "disabled" : NULL;
}

MatchupAnthropicTraits
matchup_anthropic_traits_of_model (const char *model_id)
{
  g_autofree char *lower = g_ascii_strdown (model_id, -1);
  const char *name = strstr (lower, "claude");
  g_auto (GStrv) words = NULL;
  MatchupAnthropicTraits traits = {
    .thinking = MATCHUP_ANTHROPIC_THINKING_BUDGET,
    .off = "disabled",
    .free_sampling = TRUE,
  };
  int version;

  if (name == NULL)
    return traits;
  words = g_strsplit_set (name, "-._@:/", -1);
  version = read_version (words);
  if (version < VERSION (3, 7))
    traits.thinking = MATCHUP_ANTHROPIC_THINKING_NONE;
  else if (version >= VERSION (4, 6))
    traits.thinking = MATCHUP_ANTHROPIC_THINKING_ADAPTIVE;
  traits.thinks_unasked = version >= VERSION (5, 0);
  traits.off = traits.thinks_unasked ? get_off (words, version) : NULL;
  traits.free_sampling = version < VERSION (4, 7);
  return traits;
}
