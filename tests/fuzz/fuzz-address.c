/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types as an address. What is accepted stays as it is when it is typed again. */
#include "fuzz.h"
#include "matchup-provider.h"

#include <string.h>

static void
check_address (const char *address)
{
  g_autofree char *url = g_strconcat (address, "/chat/completions", NULL);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *again = matchup_provider_normalize_address (address, NULL);

  g_assert_cmpstr (again, ==, address);
  g_assert_nonnull (uri);
  g_assert_true (g_str_has_suffix (g_uri_get_path (uri), "/chat/completions"));
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_null (g_uri_get_query (uri));
  g_assert_null (strpbrk (address, "\r\n"));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *typed = fuzz_dup_text (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *address = matchup_provider_normalize_address (typed, &error);

  g_assert_true ((address == NULL) == (error != NULL));
  if (address != NULL)
    check_address (address);
  return 0;
}
