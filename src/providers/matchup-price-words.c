/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-words.h"

#include <glib/gi18n.h>

/* For the translators: JSON is not read by xgettext. A test compares both. */
const char *const matchup_price_words[] = {
  N_ ("DeepSeek pricing page excerpts (vendor), 2026-11"),
  N_ ("Ollama library names; capabilities must be read from POST /api/show"),
  N_ ("older open-source model list (LobeHub chat 1.143.3); not the vendor itself"),
  N_ ("open-source model list \"model-bank\" 1.0.20260927 (LobeHub); not the vendor itself"),
  N_ ("open-source price list \"genai-prices\" 0.1.8 (Pydantic); the date is that of "
      "the list"),
  N_ ("off-peak CNY; USD off-peak 0.15 / 0.003 cached / 0.60 (peak 0.30 / 0.006 / 1.20)"),
  N_ ("off-peak CNY; USD off-peak 0.66 / 0.022 cached / 1.98 (peak 1.32 / 0.044 / 3.96)"),
  NULL,
};
