/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-checksum.h"

#define FACTOR G_GUINT64_CONSTANT (0x100000001b3)
/* No letter of UTF-8. */
#define NOTHING 0xff

static guint64
add_byte (guint64 sum, guchar byte)
{
  return (sum ^ byte) * FACTOR;
}

guint64
matchup_checksum_add (guint64 sum, const char *text)
{
  if (text == NULL)
    return add_byte (sum, NOTHING);
  for (; *text != '\0'; text++)
    sum = add_byte (sum, (guchar) *text);
  return add_byte (sum, 0);
}
