/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-http-request.h"
#include "matchup-model-ref.h"
#include "matchup-provider-template.h"

G_BEGIN_DECLS

/* GET .../models; NULL when this kind of service has no list. */
MatchupHttpRequest *matchup_openai_models_build_request (MatchupProviderTemplate *template_,
                                                         const char *address,
                                                         const char *secret);
/*
 * The answer to it, in the forms that OpenAI, Ark, OpenRouter, Groq, Mistral, Vercel,
 * llama.cpp, vLLM, and, as a bare array, Together and GitHub give it. What the list itself says to
 * be shut down or to write no text is left out.
 */
GPtrArray *matchup_openai_models_parse (const char *provider_id,
                                        const char *body,
                                        gsize length,
                                        MatchupErrorInfo **out_error);

/*
 * FALSE for ids that name something else than a model to chat with in the wire format @protocol
 * (embeddings, speech, pictures...).
 */
gboolean matchup_openai_models_id_is_chat (const char *protocol, const char *model_id);

G_END_DECLS
