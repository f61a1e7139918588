/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-search.h"

#include "matchup-config.h"

#include <string.h>

/* Full-width letters, as Chinese input methods give them, are the same as plain ones. */
static char *
normalize (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

char **
matchup_preset_search_dup_terms (const char *text)
{
  g_autofree char *stripped = NULL;
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  normal = normalize (stripped);
  return *normal != '\0' ? g_strsplit_set (normal, " \t", -1) : NULL;
}

/* A preset never changes, so that it can keep it. Borrowed. */
static const char *
get_haystack (MatchupPreset *preset)
{
  static GQuark quark;
  char *haystack;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  if (quark == 0)
    quark = g_quark_from_static_string ("matchup-preset-haystack");
  haystack = g_object_get_qdata (G_OBJECT (preset), quark);
  if (haystack != NULL)
    return haystack;
  summary = matchup_preset_dup_summary (preset);
  text = g_strjoin ("\n", matchup_preset_get_name (preset), summary, NULL);
  haystack = normalize (text);
  g_object_set_qdata_full (G_OBJECT (preset), quark, haystack, g_free);
  return haystack;
}

gboolean
matchup_preset_search_matches (MatchupPreset *preset, char **terms)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET (preset), FALSE);

  for (guint i = 0; terms != NULL && terms[i] != NULL; i++)
    {
      if (strstr (get_haystack (preset), terms[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}
