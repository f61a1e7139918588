/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-token-estimate.h"

#define LATIN_CHARACTERS 4.0
#define IDEOGRAPHIC_CHARACTERS 1.4

gint64
matchup_token_estimate (const char *text)
{
  gint64 latin = 0;
  gint64 ideographic = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) >= 0x2e80)
        ideographic++;
      else
        latin++;
    }
  return (gint64) ((double) latin / LATIN_CHARACTERS +
                   (double) ideographic / IDEOGRAPHIC_CHARACTERS + 0.999);
}
