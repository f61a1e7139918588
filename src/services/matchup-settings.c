/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-settings.h"

#include "matchup-config.h"

/* g_settings_new() would end the program where the schema is missing. */
GSettings *
matchup_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source == NULL)
    return NULL;
  schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}
