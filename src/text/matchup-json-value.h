/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Single values as they are written in JSON. Pure; any thread. */

/* Valid UTF-8, in quotation marks. */
void matchup_json_value_append_string (GString *out, const char *text);
/* A finite number: as short as it can be so that the same number is read again, so 0.7 is "0.7". */
void matchup_json_value_append_number (GString *out, double number);

G_END_DECLS
