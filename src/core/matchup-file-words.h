/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-file-part.h"

G_BEGIN_DECLS

/* What is said about text files in several places. */

/* "210 kB, 3 pages" or "210 kB, 120 lines" */
char *matchup_file_dup_facts (MatchupFilePart *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
