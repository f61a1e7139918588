/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With all that is in it. */
void matchup_test_remove_folder (const char *path);
/* Whether any file in it, or in what is in it, has these bytes. */
gboolean matchup_test_folder_has (const char *path, const char *needle);

G_END_DECLS
