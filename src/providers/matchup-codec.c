/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-codec.h"

G_DEFINE_INTERFACE (MatchupStreamDecoder, matchup_stream_decoder, G_TYPE_OBJECT)

static void
matchup_stream_decoder_default_init (MatchupStreamDecoderInterface *iface)
{
}

void
matchup_stream_decoder_feed (MatchupStreamDecoder *self, const char *bytes, gsize length)
{
  g_return_if_fail (MATCHUP_IS_STREAM_DECODER (self));

  MATCHUP_STREAM_DECODER_GET_IFACE (self)->feed (self, bytes, length);
}

void
matchup_stream_decoder_end (MatchupStreamDecoder *self)
{
  g_return_if_fail (MATCHUP_IS_STREAM_DECODER (self));

  MATCHUP_STREAM_DECODER_GET_IFACE (self)->end (self);
}

MatchupHttpRequest *
matchup_codec_build_request (const MatchupCodec *self,
                             const MatchupRequestSnapshot *snapshot,
                             const char *secret)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  return self->build_request (snapshot, secret);
}

MatchupStreamDecoder *
matchup_codec_new_decoder (const MatchupCodec *self, MatchupStreamFunc func, gpointer user_data)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  return self->new_decoder (func, user_data);
}

MatchupRequestFields
matchup_codec_find_refused_fields (const MatchupCodec *self,
                                   const MatchupRequestSnapshot *snapshot,
                                   int status,
                                   const char *body,
                                   gsize length)
{
  g_return_val_if_fail (self != NULL, MATCHUP_REQUEST_FIELDS_NONE);
  g_return_val_if_fail (snapshot != NULL, MATCHUP_REQUEST_FIELDS_NONE);

  if (self->find_refused_fields == NULL || body == NULL)
    return MATCHUP_REQUEST_FIELDS_NONE;
  return self->find_refused_fields (snapshot, status, body, length);
}

MatchupHttpRequest *
matchup_codec_build_models_request (const MatchupCodec *self,
                                    MatchupProviderTemplate *template_,
                                    const char *address,
                                    const char *secret)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  if (self->build_models_request == NULL)
    return NULL;
  return self->build_models_request (template_, address, secret);
}

/* Without a list there may be one that was saved when the service had another format. */
GPtrArray *
matchup_codec_parse_models (const MatchupCodec *self,
                            const char *provider_id,
                            const char *body,
                            gsize length,
                            MatchupErrorInfo **out_error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (out_error != NULL && *out_error == NULL, NULL);

  if (self->parse_models != NULL)
    return self->parse_models (provider_id, body, length, out_error);
  *out_error = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_BAD_RESPONSE,
                                              MATCHUP_ERROR_REASON_NONE,
                                              NULL);
  return NULL;
}
