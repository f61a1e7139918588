/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Dates in the words of the interface. The system may have another language for its dates
 * (LC_TIME) than for its words (LANGUAGE), which would make a mixture of both. Pure; any thread.
 */

/* As g_date_time_format(), but months (%B, %OB) have the names that the translations give them. */
char *matchup_date_words_format (GDateTime *time, const char *format) G_GNUC_WARN_UNUSED_RESULT;

/* A day in figures, as the system writes it; where that takes words of another language,
 * 2026-11-30. */
char *matchup_date_words_dup_day (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;

/* The same with the time of day. */
char *matchup_date_words_dup_moment (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
