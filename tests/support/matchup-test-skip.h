/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The test cannot do without @what, which is not installed: it is skipped, but fails where all that
 * tests need has been installed (build-aux/test). */
void matchup_test_skip_without (const char *what);

G_END_DECLS
