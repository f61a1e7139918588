/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

/**
 * MatchupPeakHours: hours of a week at which a service costs something else. Plain data.
 *
 * They are told in a zone with a fixed offset from UTC, because the service's clock counts and not
 * the person's; neither changes with summer time.
 */
struct _MatchupPeakHours
{
  guint8 days; /* bit 0: Monday ... bit 6: Sunday; the day on which the hours begin */
  gint16 from; /* minute of the day, included */
  gint16 to;   /* excluded, up to 1440; not after from: on the next day */
  gint16 zone; /* minutes east of UTC */
};

/*
 * @days: "mon-fri", "sat,sun", "daily"; @from and @to: "09:00", @to also "24:00"; @zone: "+08:00".
 * FALSE when one of them is not of that form.
 */
gboolean matchup_peak_hours_parse (const char *days,
                                   const char *from,
                                   const char *to,
                                   const char *zone,
                                   MatchupPeakHours *out_hours);
/* @time: microseconds since 1970 UTC. */
gboolean matchup_peak_hours_contain (const MatchupPeakHours *self, gint64 time);

G_END_DECLS
