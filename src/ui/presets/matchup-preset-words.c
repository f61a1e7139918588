/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-words.h"

#include "matchup-config.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

char *
matchup_preset_words_dup_name (MatchupPresetInForce *in_force)
{
  MatchupPresetChanges changes;

  if (matchup_preset_in_force_get_id (in_force) != NULL)
    return g_strdup (matchup_preset_in_force_get_name (in_force));
  changes = matchup_preset_in_force_get_changes (in_force);
  if (changes & MATCHUP_PRESET_CHANGES_INSTRUCTIONS)
    return g_strdup (_ ("Own Instructions"));
  return g_strdup (changes != MATCHUP_PRESET_CHANGES_NONE ? _ ("Own Settings") : _ ("No Preset"));
}

char *
matchup_preset_words_dup_changes (MatchupPresetInForce *in_force)
{
  g_autofree char *list = NULL;

  if (matchup_preset_in_force_is_deleted (in_force))
    return g_strdup (_ ("This preset was deleted. Its instructions still count here."));
  list = matchup_preset_changes_dup_words (matchup_preset_in_force_get_changes (in_force));
  if (*list == '\0')
    return g_strdup ("");
  if (matchup_preset_in_force_get_id (in_force) != NULL)
    /* Translators: %s is a list such as “instructions, creativity” */
    return matchup_sentence_insert_name (_ ("Changed: %s"), list);
  /* Translators: %s is a list such as “instructions, creativity” */
  return matchup_sentence_insert_name (_ ("Set in this chat: %s"), list);
}

char *
matchup_preset_words_dup_all (MatchupPresetInForce *in_force)
{
  g_autofree char *name = matchup_preset_words_dup_name (in_force);
  g_autofree char *list = NULL;

  if (matchup_preset_in_force_get_id (in_force) == NULL)
    return g_steal_pointer (&name);
  if (matchup_preset_in_force_is_deleted (in_force))
    /* Translators: %s is the name of a preset */
    return matchup_sentence_insert_name (_ ("%s, deleted"), name);
  list = matchup_preset_changes_dup_words (matchup_preset_in_force_get_changes (in_force));
  if (*list == '\0')
    return g_steal_pointer (&name);
  return matchup_sentence_insert_names (
      /* Translators: {1} is the name of a preset, {2} a list such as “instructions, creativity” */
      _ ("{1}, changed: {2}"),
      (const char *[]){ name, list, NULL });
}
