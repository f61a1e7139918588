/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_IN_FORCE (matchup_preset_in_force_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetInForce,
                      matchup_preset_in_force,
                      MATCHUP,
                      PRESET_IN_FORCE,
                      GObject)

/**
 * MatchupPresetInForce: which preset a chat goes by, and what was changed against it. The preset is
 * told by the conversation; its instructions and settings are in the contestant of the line-up, as
 * everything that is sent, and stay there when another model takes its place. Main thread only.
 *
 * Before the first question there is no conversation yet: the choice is kept here until
 * matchup_preset_in_force_begin(). Signal "changed" (): anything that can be asked here.
 */
MatchupPresetInForce *
matchup_preset_in_force_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* @conversation NULL: a new chat, which has @lineup to begin with. */
void matchup_preset_in_force_set_conversation (MatchupPresetInForce *self,
                                               MatchupConversation *conversation, /* or NULL */
                                               MatchupLineup *lineup /* or NULL */);
/*
 * The new chat has become @conversation: takes the choice over to it, and the line-up of the next
 * new chat is as it was before. Call it when the conversation has its line-up, before it is asked.
 */
void matchup_preset_in_force_begin (MatchupPresetInForce *self, MatchupConversation *conversation);

const char *matchup_preset_in_force_get_id (MatchupPresetInForce *self); /* NULL: none */
/* As it is called now, or was when it was deleted; NULL: none. */
const char *matchup_preset_in_force_get_name (MatchupPresetInForce *self);
gboolean matchup_preset_in_force_is_deleted (MatchupPresetInForce *self);
/* Without a preset: what is set at all. */
MatchupPresetChanges matchup_preset_in_force_get_changes (MatchupPresetInForce *self);
/* The instructions and settings that count; borrowed until the next change. */
MatchupParams *matchup_preset_in_force_get_params (MatchupPresetInForce *self);
MatchupLineup *matchup_preset_in_force_get_lineup (MatchupPresetInForce *self); /* or NULL */
/* NULL as long as no model is chosen. */
MatchupContestant *matchup_preset_in_force_get_contestant (MatchupPresetInForce *self);

/* There were questions already, which were asked without what is chosen now. */
gboolean matchup_preset_in_force_was_asked (MatchupPresetInForce *self);

/* @id NULL: no preset, and nothing is set any more. Borrowed; NULL when there is no such preset. */
MatchupPreset *matchup_preset_in_force_choose (MatchupPresetInForce *self, const char *id);
/* Keeps what counts as a preset of one's own, which is then the one in force. Borrowed. */
MatchupPreset *matchup_preset_in_force_save_as (MatchupPresetInForce *self, const char *name);
/* To be called before settings are edited elsewhere, for matchup_preset_in_force_begin(). */
void matchup_preset_in_force_remember (MatchupPresetInForce *self);

/**
 * MatchupPresetState: what was in force where, to take a change back, also when another
 * conversation is shown meanwhile.
 */
typedef struct _MatchupPresetState MatchupPresetState;

MatchupPresetState *
matchup_preset_in_force_dup_state (MatchupPresetInForce *self) G_GNUC_WARN_UNUSED_RESULT;
void matchup_preset_state_restore (MatchupPresetState *state);
void matchup_preset_state_free (MatchupPresetState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPresetState, matchup_preset_state_free)

G_END_DECLS
