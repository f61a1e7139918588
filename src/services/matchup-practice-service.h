/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-http-client.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRACTICE_SERVICE (matchup_practice_service_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPracticeService,
                      matchup_practice_service,
                      MATCHUP,
                      PRACTICE_SERVICE,
                      GObject)

/**
 * MatchupPracticeService: answers requests as a service on the network would, but within the
 * program: nothing is connected to and nothing leaves. It takes what #MatchupHttpClient takes and
 * gives what that gives, so that nobody behind it can tell the difference. Main thread only.
 *
 * "moody" fails now and then: a draw decides when and how. Whatever failed is answered when it is
 * asked again. The environment may set MATCHUP_PRACTICE_SPEED (a factor; 0: everything at once)
 * and MATCHUP_PRACTICE_SEED (of the draw).
 */
MatchupPracticeService *matchup_practice_service_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* 1: as it is to be seen, 10: ten times as fast, 0: everything at once. */
void matchup_practice_service_set_speed (MatchupPracticeService *self, double speed);
void matchup_practice_service_set_seed (MatchupPracticeService *self, guint32 seed);

/* Completes when the answer begins; "connected" of @request is emitted before. */
void matchup_practice_service_send_async (MatchupPracticeService *self,
                                          MatchupHttpRequest *request,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
MatchupHttpResponse *matchup_practice_service_send_finish (MatchupPracticeService *self,
                                                           GAsyncResult *result,
                                                           GError **error);

G_END_DECLS
