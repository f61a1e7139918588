/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"

G_BEGIN_DECLS

/**
 * MatchupThinkSplitter: takes a "<think>...</think>" block that opens an answer out of its text,
 * for services that do not send thinking in a field of its own. Text is held back only while it
 * could be a part of a tag, or blanks at the edge of the thinking.
 */
typedef void (*MatchupThinkFunc) (MatchupPartKind kind,
                                  const char *text,
                                  gsize length,
                                  gpointer user_data);

typedef struct
{
  int state;
  GString *held;
  gsize blanks; /* so many bytes at the start of held are known to be blanks */
  MatchupThinkFunc func;
  gpointer user_data;
} MatchupThinkSplitter;

void
matchup_think_splitter_init (MatchupThinkSplitter *self, MatchupThinkFunc func, gpointer user_data);
void matchup_think_splitter_clear (MatchupThinkSplitter *self);
/* From now on everything is text: thinking came in a field of its own. */
void matchup_think_splitter_disable (MatchupThinkSplitter *self);
void matchup_think_splitter_feed (MatchupThinkSplitter *self, const char *text, gsize length);
void matchup_think_splitter_end (MatchupThinkSplitter *self);

G_END_DECLS
