/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider.h"

G_BEGIN_DECLS

/* The name of a service as shown: the person's own, else the known one in the person's language. */
char *matchup_service_dup_name (MatchupProvider *provider);
/* Where its key is, in words. */
char *matchup_service_dup_key_state (MatchupProvider *provider);

G_END_DECLS
