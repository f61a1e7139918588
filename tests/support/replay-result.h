/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What came out of one answer; collects the events of a decoder. */
typedef struct _ReplayResult ReplayResult;

ReplayResult *replay_result_new (void) G_GNUC_WARN_UNUSED_RESULT;
void replay_result_free (ReplayResult *self);

/* A #MatchupStreamFunc; @user_data: the result. */
void replay_result_event_cb (const MatchupStreamEvent *event, gpointer user_data);
void replay_result_take_error (ReplayResult *self, MatchupErrorInfo *error);
/* @models or @error; takes @error. */
void replay_result_take_models (ReplayResult *self, GPtrArray *models, MatchupErrorInfo *error);

/* In the form of the fixtures' "expect"; transfer full. */
JsonObject *replay_result_to_json (ReplayResult *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReplayResult, replay_result_free)

G_END_DECLS
