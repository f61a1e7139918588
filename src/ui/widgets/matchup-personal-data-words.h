/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is said of what was found; @items: MatchupPersonalItem. */

/* Each in a line of its own, the first few of them. */
char *matchup_personal_data_words_dup_list (GPtrArray *items) G_GNUC_WARN_UNUSED_RESULT;
/* How far it would go. */
char *matchup_personal_data_words_dup_reach (guint n_services) G_GNUC_WARN_UNUSED_RESULT;
/* That so many were masked without asking. */
char *matchup_personal_data_words_dup_masked (guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
