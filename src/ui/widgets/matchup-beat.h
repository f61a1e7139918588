/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Microseconds between two beats. */
#define MATCHUP_BEAT 33000

/**
 * matchup_beat_get_delay: what changes while answers come, changes at the same moments, so that the
 * window is drawn once for all of it.
 *
 * Gives the milliseconds to the next moment on which @interval (microseconds) ends, counted from a
 * common beginning: those of several beats are beats as well.
 */
guint matchup_beat_get_delay (gint64 interval);

G_END_DECLS
