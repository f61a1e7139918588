/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * FNV-1a of 64 bits, for telling apart what nobody gains anything by making alike: there can be
 * thousands, and each costs next to nothing. Stored: it never changes.
 */
#define MATCHUP_CHECKSUM_BEGIN G_GUINT64_CONSTANT (0xcbf29ce484222325)

/* @text (NULL: something else than "") and its end, behind what gave @sum. */
guint64 matchup_checksum_add (guint64 sum, const char *text);

G_END_DECLS
