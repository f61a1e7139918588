/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-run.h"

G_BEGIN_DECLS

/**
 * MatchupRunFigures: what was measured of a run and can be compared with other runs. Plain data.
 */
typedef struct
{
  double first_word;   /* seconds from sending to the first word, without retries; NAN: none */
  double speed;        /* words or characters a second from then on; NAN: too little for one */
  gint64 length;       /* words or characters of the answer, thoughts left out */
  gboolean characters; /* both are told in characters, see MatchupWordCount */
} MatchupRunFigures;

void matchup_run_figures_get (MatchupRun *run, MatchupRunFigures *out_figures);

G_END_DECLS
