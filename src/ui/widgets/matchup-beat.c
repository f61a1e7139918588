/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-beat.h"

guint
matchup_beat_get_delay (gint64 interval)
{
  g_return_val_if_fail (interval > 0, 0);

  return (guint) ((interval - g_get_monotonic_time () % interval) / 1000) + 1;
}
