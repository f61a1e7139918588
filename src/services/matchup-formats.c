/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-formats.h"

#include "matchup-protocols.h"

const char *const *
matchup_formats_get_names (void)
{
  return matchup_protocols_get_names ();
}
