/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-enums.h"

/**
 * matchup_enum_get_nick: the short stable name of an enum value; borrowed, "" for an unknown value.
 */
const char *
matchup_enum_get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  GEnumValue *enum_value = g_enum_get_value (enum_class, value);

  return enum_value != NULL ? enum_value->value_nick : "";
}

/**
 * matchup_enum_from_nick: the other way round; FALSE and @out_value untouched for an unknown name.
 */
gboolean
matchup_enum_from_nick (GType type, const char *nick, int *out_value)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  GEnumValue *enum_value = nick != NULL ? g_enum_get_value_by_nick (enum_class, nick) : NULL;

  if (enum_value == NULL)
    return FALSE;
  *out_value = enum_value->value;
  return TRUE;
}
