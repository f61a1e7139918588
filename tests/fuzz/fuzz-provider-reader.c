/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data/providers.json; what is accepted must do to make requests of. */
#include "fuzz.h"
#include "matchup-protocols.h"
#include "matchup-provider-reader.h"

static void
build_request (MatchupProviderTemplate *template_)
{
  const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
  const MatchupCodec *codec = matchup_protocols_get_codec (fields->protocol);
  g_autoptr (MatchupHttpRequest) request = NULL;

  g_assert_nonnull (codec);
  request = matchup_codec_build_models_request (codec, template_, "http://127.0.0.1", "key");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates =
      matchup_provider_reader_read (size > 0 ? (const char *) data : "", (gssize) size, &error);

  g_assert_true ((templates == NULL) == (error != NULL));
  for (guint i = 0; templates != NULL && i < templates->len; i++)
    build_request (g_ptr_array_index (templates, i));
  return 0;
}
