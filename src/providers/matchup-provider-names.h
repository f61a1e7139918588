/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every name, description and hint of data/providers.json, NULL-terminated, untranslated. */
extern const char *const matchup_provider_names[];
