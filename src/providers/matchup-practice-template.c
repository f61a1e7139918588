/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-template.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

/* Tokens; little enough that a long chat shows how a memory fills. */
#define CONTEXT_WINDOW 8000
#define MAX_OUTPUT 4000
#define KNOWN_TO_SEE (MATCHUP_MODEL_CAPABILITIES_KNOWN | MATCHUP_MODEL_CAPABILITIES_VISION)

static const struct
{
  const char *id;
  const char *name;
  MatchupModelCapabilities capabilities;
} models[] = {
  { "quick",
    /* Translators: Name of a practice model, whose answers are short and come at once. */
    N_ ("Quick (practice)"),
    KNOWN_TO_SEE },
  { "thorough",
    /* Translators: Name of a practice model, which thinks first and answers at length. */
    N_ ("Thorough (practice)"),
    KNOWN_TO_SEE | MATCHUP_MODEL_CAPABILITIES_REASONING |
        MATCHUP_MODEL_CAPABILITIES_THINKING_OBJECT },
  { "moody",
    /* Translators: Name of a practice model, which fails now and then. */
    N_ ("Moody (practice)"),
    KNOWN_TO_SEE },
  { "chinese",
    /* Translators: Name of a practice model, which answers in Chinese whatever is asked. */
    N_ ("Chinese Style (practice)"),
    KNOWN_TO_SEE },
};

MatchupProviderTemplate *
matchup_practice_template_new (void)
{
  static const char *const default_models[] = { "quick", "thorough", NULL };
  const MatchupProviderTemplateFields fields = {
    .id = MATCHUP_PRACTICE_ID,
    .name = /* Translators: the name of the service of the practice models */ N_ ("Practice"),
    .description = N_ ("Scripted answers for trying things out, made on this computer"),
    .protocol = "openai-chat",
    .address = "",
    .default_models = default_models,
    .pictures = { .webp = TRUE },
  };

  return matchup_provider_template_new (&fields);
}

GPtrArray *
matchup_practice_template_dup_models (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    g_ptr_array_add (list,
                     matchup_model_ref_new (MATCHUP_PRACTICE_ID,
                                            models[i].id,
                                            _ (models[i].name),
                                            models[i].capabilities,
                                            CONTEXT_WINDOW,
                                            MAX_OUTPUT));
  return list;
}
