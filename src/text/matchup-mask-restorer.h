/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-mask-list.h"

G_BEGIN_DECLS

/**
 * MatchupMaskRestorer: puts the originals back in place of their masks while a text comes. A mask
 * may be cut anywhere: only what may become one is held back. What comes out depends on the text
 * alone, not on how it was cut.
 */
typedef struct _MatchupMaskRestorer MatchupMaskRestorer;

MatchupMaskRestorer *
matchup_mask_restorer_new (MatchupMaskList *masks /* referenced */) G_GNUC_WARN_UNUSED_RESULT;
void matchup_mask_restorer_free (MatchupMaskRestorer *self);

/* The next piece; what can be told of it, borrowed until the next call. */
const char *matchup_mask_restorer_feed (MatchupMaskRestorer *self,
                                        const char *text,
                                        gsize length,
                                        gsize *out_length);
/* Nothing comes any more: what was held back. @whole: the text ends here, FALSE: it breaks off. */
const char *
matchup_mask_restorer_end (MatchupMaskRestorer *self, gboolean whole, gsize *out_length);

/* Of a text that breaks off: how many bytes at its end may be the beginning of a mask. */
gsize matchup_mask_restorer_measure_open_end (const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMaskRestorer, matchup_mask_restorer_free)

G_END_DECLS
