/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-accent.h"

static const struct
{
  guint accents[MATCHUP_ACCENT_N];
  guint ink;
} schemes[] = {
  /* blue, orange, green, plum, olive, slate, crimson, violet; tones that read well on white */
  [MATCHUP_ACCENT_LIGHT] = { { 0x1a67e6,
                               0xb25600,
                               0x005633,
                               0x801a6e,
                               0x524e00,
                               0x406e84,
                               0xb01038,
                               0x5a1ea8 },
                             0xffffff },
  [MATCHUP_ACCENT_DARK] = { { 0x78a0ff,
                              0xfe7f00,
                              0x3aebb7,
                              0xffb0da,
                              0xccd355,
                              0xb0e7ff,
                              0xef9692,
                              0xc0b8ff },
                            0x1e1e1e },
  [MATCHUP_ACCENT_LIGHT_CONTRAST] = { { 0x002360,
                                        0x5f2100,
                                        0x385d43,
                                        0x813d75,
                                        0x565600,
                                        0x15434b,
                                        0x890f28,
                                        0x3d30d8 },
                                      0xffffff },
  [MATCHUP_ACCENT_DARK_CONTRAST] = { { 0xa7b3ff,
                                       0xffba81,
                                       0x3effd2,
                                       0xffd7ff,
                                       0xd0b828,
                                       0x6dcad5,
                                       0xff9c90,
                                       0xcbc6fe },
                                     0x000000 },
};

guint
matchup_accent_get (guint position, MatchupAccentScheme scheme)
{
  g_return_val_if_fail (position < MATCHUP_ACCENT_N, 0);
  g_return_val_if_fail (scheme < MATCHUP_ACCENT_N_SCHEMES, 0);
  return schemes[scheme].accents[position];
}

guint
matchup_accent_get_ink (MatchupAccentScheme scheme)
{
  g_return_val_if_fail (scheme < MATCHUP_ACCENT_N_SCHEMES, 0);
  return schemes[scheme].ink;
}
