/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first line is a key, the rest is what a service says: the key must not come out of it. */
#include "fuzz.h"
#include "matchup-redactor.h"

#include <string.h>

#define MIN_KEY 8

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  char *key = text;
  char *said = strchr (text, '\n');
  g_autofree char *redacted = NULL;

  if (said == NULL)
    return 0;
  *said++ = '\0';
  redacted = matchup_redact (said, key);
  g_assert_true (g_utf8_validate (redacted, -1, NULL));
  if (strlen (key) >= MIN_KEY && strstr (key, "•") == NULL)
    g_assert_null (strstr (redacted, key));
  return 0;
}
