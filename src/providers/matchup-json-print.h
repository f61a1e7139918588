/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * @node as JSON, in one line or indented. The generator of json-glib 1.6 writes 0.7 as
 * 0.69999999999999996, which people see and services may refuse. A number that is not finite
 * becomes null. Nothing that is nested deeper than matchup_json_parse() takes.
 */
char *matchup_json_print (JsonNode *node, gboolean indented) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
