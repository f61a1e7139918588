/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-model-ref.h"
#include "matchup-provider.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CATALOG (matchup_catalog_get_type ())
G_DECLARE_FINAL_TYPE (MatchupCatalog, matchup_catalog, MATCHUP, CATALOG, GObject)

/**
 * MatchupCatalog: the models that can be chosen; a #GListModel of #MatchupModelRef over all
 * connected services, each service's suggested ones first. What a service lists itself wins over
 * the built-in list, which adds names and abilities. The practice models come last, unless they
 * are hidden in the preferences. Main thread only.
 */

/* "items-changed" also tells that what is offered is something else. */

/* A model of a service, listed or not: any text that a service takes as a model is right. */
MatchupModelRef *
matchup_catalog_dup_model (MatchupCatalog *self, MatchupProvider *provider, const char *model_id);
/* FALSE when the service has told its models, and this is none of them. */
gboolean
matchup_catalog_may_have (MatchupCatalog *self, MatchupProvider *provider, const char *model_id);
/* FALSE when its service is switched off or the person hid it: it is not to be chosen any more. */
gboolean matchup_catalog_is_offered (MatchupCatalog *self, MatchupModelRef *model);
/* Fetches the list of one service; NULL on success, else what was wrong. */
void matchup_catalog_refresh_async (MatchupCatalog *self,
                                    MatchupProvider *provider,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
MatchupErrorInfo *
matchup_catalog_refresh_finish (MatchupCatalog *self, GAsyncResult *result, GError **error);

G_END_DECLS
