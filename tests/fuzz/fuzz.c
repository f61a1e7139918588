/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

guint32
fuzz_get_seed (const uint8_t *data, size_t size)
{
  guint32 hash = 2166136261;

  for (size_t i = 0; i < size; i++)
    hash = (hash ^ data[i]) * 16777619;
  return hash;
}

char *
fuzz_dup_text (const uint8_t *data, size_t size)
{
  return g_utf8_make_valid (size > 0 ? (const char *) data : "", (gssize) size);
}
