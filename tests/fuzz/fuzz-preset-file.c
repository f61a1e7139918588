/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of presets: what is taken can be shown and written again just so. */
#include "fuzz.h"
#include "matchup-preset-file.h"

#include <math.h>
#include <string.h>

static void
check (MatchupPreset *preset)
{
  MatchupParams *params = matchup_preset_get_params (preset);
  const char *instructions = matchup_params_get_instructions (params);
  const char *name = matchup_preset_get_name (preset);
  g_autofree char *summary = matchup_preset_dup_summary (preset);
  g_autofree char *clean = matchup_preset_clean_name (name);

  g_assert_cmpstr (name, !=, "");
  g_assert_cmpstr (name, ==, clean);
  g_assert_true (g_utf8_validate (name, -1, NULL) && g_utf8_validate (summary, -1, NULL));
  g_assert_null (strchr (summary, '\n'));
  g_assert_true (instructions == NULL || g_utf8_validate (instructions, -1, NULL));
  g_assert_true (g_utf8_validate (matchup_preset_get_starting_line (preset), -1, NULL));
  g_assert_false (isinf (matchup_params_get_temperature (params)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GPtrArray) presets =
      matchup_preset_file_read (size > 0 ? (const char *) data : "", size, &error);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;

  g_assert_true ((presets == NULL) == (error != NULL));
  if (presets == NULL)
    return 0;
  for (guint i = 0; i < presets->len; i++)
    check (g_ptr_array_index (presets, i));
  text = matchup_preset_file_write (presets);
  again = matchup_preset_file_read (text, strlen (text), &second);
  g_assert_no_error (second);
  g_assert_cmpuint (again->len, ==, presets->len);
  for (guint i = 0; i < presets->len; i++)
    g_assert_true (
        matchup_preset_is_like (g_ptr_array_index (presets, i), g_ptr_array_index (again, i)));
  return 0;
}
