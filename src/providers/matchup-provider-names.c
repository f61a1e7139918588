/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "matchup-provider-names.h"

#include <glib/gi18n.h>

/*
 * The names, descriptions and hints of data/providers.json, for the translators: JSON is not read by
 * xgettext. A test compares both.
 */
const char *const matchup_provider_names[] = {
  N_ ("OpenAI"),
  N_ ("Doubao"),
  N_ ("BytePlus ModelArk"),
  N_ ("Gemini"),
  N_ ("DeepSeek"),
  N_ ("Qwen"),
  N_ ("Kimi"),
  N_ ("Zhipu GLM"),
  N_ ("SiliconFlow"),
  N_ ("OpenRouter"),
  N_ ("Groq"),
  N_ ("Mistral"),
  N_ ("xAI"),
  N_ ("Lanying IM"),
  N_ ("Lanying IM Chatbots"),
  N_ ("Ollama"),
  N_ ("LM Studio"),
  N_ ("Other service"),
  N_ ("GPT models"),
  N_ ("Doubao models at Volcengine Ark"),
  N_ ("Seed models outside mainland China"),
  N_ ("Gemini models by Google"),
  N_ ("DeepSeek models"),
  N_ ("Qwen models at Alibaba Cloud"),
  N_ ("Kimi models by Moonshot AI"),
  N_ ("GLM models by Zhipu AI"),
  N_ ("Many open models"),
  N_ ("Models of many makers with one key"),
  N_ ("Open models, very fast"),
  N_ ("Mistral models"),
  N_ ("Grok models"),
  N_ ("Models behind a Lanying IM app"),
  N_ ("Chatbots of a Lanying IM app, by their user IDs"),
  N_ ("Models on this computer"),
  N_ ("Any address that speaks the OpenAI format"),
  N_ ("App ID, user ID and access token with colons between them: app_id:user_id:access_token"),
  NULL,
};
