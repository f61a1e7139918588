/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With all that is in it. */
void matchup_test_remove_folder (const char *path);

G_END_DECLS
