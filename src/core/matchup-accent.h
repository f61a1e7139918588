/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The colours by which contestants are told apart, by the place that they are shown at, always
 * together with the letter of that place. This table is the only one: the style sheets of the
 * window name the same colours (matchup_accent_a..., matchup_accent_ink), and a test watches that
 * they do.
 *
 * How they were chosen, see tests/core/test-accent.c: on everything they stand on 3:1 as a shape,
 * the letter on them 4.5:1 (7:1 in high contrast); whoever sees no red, no green or no blue can
 * tell neighbours, and all of the first four, at a glance. With eight of them that cannot be had
 * for every pair: some differ only when they are side by side, and there the letter has to do.
 */
typedef enum
{
  MATCHUP_ACCENT_LIGHT,
  MATCHUP_ACCENT_DARK,
  MATCHUP_ACCENT_LIGHT_CONTRAST,
  MATCHUP_ACCENT_DARK_CONTRAST,
  MATCHUP_ACCENT_N_SCHEMES,
} MatchupAccentScheme;

#define MATCHUP_ACCENT_N 8

/* 0xRRGGBB; @position is below MATCHUP_ACCENT_N. */
guint matchup_accent_get (guint position, MatchupAccentScheme scheme);
/* What is written on any of them. */
guint matchup_accent_get_ink (MatchupAccentScheme scheme);

G_END_DECLS
