/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-template.h"

G_BEGIN_DECLS

/*
 * #MatchupProviderTemplate in the order of the file. NULL with an error that names the entry and
 * the field when anything is missing, of a wrong type, unknown or there twice.
 */
GPtrArray *matchup_provider_reader_read (const char *json, gssize length, GError **error);

G_END_DECLS
