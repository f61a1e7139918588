/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-codec.h"

G_DEFINE_INTERFACE (MatchupStreamDecoder, matchup_stream_decoder, G_TYPE_OBJECT)
G_DEFINE_INTERFACE (MatchupCodec, matchup_codec, G_TYPE_OBJECT)

static void
matchup_stream_decoder_default_init (MatchupStreamDecoderInterface *iface)
{
}

static void
matchup_codec_default_init (MatchupCodecInterface *iface)
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
matchup_codec_build_request (MatchupCodec *self,
                             const MatchupRequestSnapshot *snapshot,
                             const char *secret)
{
  g_return_val_if_fail (MATCHUP_IS_CODEC (self), NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  return MATCHUP_CODEC_GET_IFACE (self)->build_request (self, snapshot, secret);
}

MatchupStreamDecoder *
matchup_codec_new_decoder (MatchupCodec *self,
                           MatchupProviderTemplate *template_,
                           MatchupStreamFunc func,
                           gpointer user_data)
{
  g_return_val_if_fail (MATCHUP_IS_CODEC (self), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  return MATCHUP_CODEC_GET_IFACE (self)->new_decoder (self, template_, func, user_data);
}

MatchupErrorInfo *
matchup_codec_parse_error (MatchupCodec *self,
                           MatchupProviderTemplate *template_,
                           int status,
                           MatchupHeaderFunc headers,
                           gpointer headers_data,
                           const char *body,
                           gsize length)
{
  g_return_val_if_fail (MATCHUP_IS_CODEC (self), NULL);

  return MATCHUP_CODEC_GET_IFACE (self)
      ->parse_error (self, template_, status, headers, headers_data, body, length);
}

MatchupRequestFields
matchup_codec_find_refused_fields (MatchupCodec *self,
                                   const MatchupRequestSnapshot *snapshot,
                                   int status,
                                   const char *body,
                                   gsize length)
{
  MatchupCodecInterface *iface;

  g_return_val_if_fail (MATCHUP_IS_CODEC (self), MATCHUP_REQUEST_FIELDS_NONE);
  g_return_val_if_fail (snapshot != NULL, MATCHUP_REQUEST_FIELDS_NONE);

  iface = MATCHUP_CODEC_GET_IFACE (self);
  if (iface->find_refused_fields == NULL || body == NULL)
    return MATCHUP_REQUEST_FIELDS_NONE;
  return iface->find_refused_fields (self, snapshot, status, body, length);
}

MatchupHttpRequest *
matchup_codec_build_models_request (MatchupCodec *self,
                                    MatchupProviderTemplate *template_,
                                    const char *address,
                                    const char *secret)
{
  g_return_val_if_fail (MATCHUP_IS_CODEC (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  return MATCHUP_CODEC_GET_IFACE (self)->build_models_request (self, template_, address, secret);
}

GPtrArray *
matchup_codec_parse_models (MatchupCodec *self,
                            MatchupProviderTemplate *template_,
                            const char *provider_id,
                            const char *body,
                            gsize length,
                            MatchupErrorInfo **out_error)
{
  g_return_val_if_fail (MATCHUP_IS_CODEC (self), NULL);
  g_return_val_if_fail (out_error != NULL && *out_error == NULL, NULL);

  return MATCHUP_CODEC_GET_IFACE (self)
      ->parse_models (self, template_, provider_id, body, length, out_error);
}
