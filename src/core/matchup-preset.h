/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-params.h"

G_BEGIN_DECLS

/* What is longer is no preset: characters. */
#define MATCHUP_PRESET_MAX_NAME 100
#define MATCHUP_PRESET_MAX_INSTRUCTIONS 1000000
#define MATCHUP_PRESET_MAX_STARTING_LINE 2000

/**
 * MatchupPresetChanges: in what settings differ from those of a preset.
 */
typedef enum
{
  MATCHUP_PRESET_CHANGES_NONE = 0,
  MATCHUP_PRESET_CHANGES_INSTRUCTIONS = 1 << 0,
  MATCHUP_PRESET_CHANGES_CREATIVITY = 1 << 1,
  MATCHUP_PRESET_CHANGES_LENGTH = 1 << 2,
  MATCHUP_PRESET_CHANGES_THINKING = 1 << 3,
} MatchupPresetChanges;

#define MATCHUP_TYPE_PRESET (matchup_preset_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPreset, matchup_preset, MATCHUP, PRESET, GObject)

/**
 * MatchupPreset: instructions, settings and a starting line under a name, to chat with: "Tutor",
 * "Translator". Immutable: what changes is another object with the same id.
 *
 * A built-in one comes with the program, in the language of its texts; it can be copied, but not
 * changed. The starting line is text that is put into an empty composer.
 */
MatchupPreset *matchup_preset_new (const char *id,            /* NULL: a fresh one */
                                   const char *name,          /* blanks around it are left out */
                                   const char *description,   /* one line, or NULL */
                                   const char *starting_line, /* or NULL */
                                   MatchupParams *params,
                                   gboolean built_in) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_preset_get_id (MatchupPreset *self);
const char *matchup_preset_get_name (MatchupPreset *self);
MatchupParams *matchup_preset_get_params (MatchupPreset *self);     /* borrowed */
const char *matchup_preset_get_starting_line (MatchupPreset *self); /* "" : none */
gboolean matchup_preset_is_built_in (MatchupPreset *self);
/* What it is for, in one line: its description, else how its instructions begin; "" for neither. */
char *matchup_preset_dup_summary (MatchupPreset *self);
/* The same name, settings and starting line; the ids may differ. */
gboolean matchup_preset_is_like (MatchupPreset *a, MatchupPreset *b);

/* In what @params, or everything that is unset for NULL, differ from the preset. */
MatchupPresetChanges matchup_preset_compare (MatchupPreset *self, MatchupParams *params);
/* "instructions, creativity"; "" for none. Translated, newly allocated. */
char *matchup_preset_changes_dup_words (MatchupPresetChanges changes);

/*
 * @text as a name can be: in one line, without blanks around it, without what cannot be seen or
 * turns the direction of the text after it, and no longer than a name may be. Newly allocated.
 */
char *matchup_preset_clean_name (const char *text);

G_END_DECLS
