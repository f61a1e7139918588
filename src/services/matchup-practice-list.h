/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MATCHUP_PRACTICE_LIST_MAX 20

/**
 * MatchupPracticeList: a list that somebody asked for, as far as it can be read from the words.
 * Plain data, any thread.
 */
typedef struct
{
  guint count;      /* 0: no number was named; may be more than MATCHUP_PRACTICE_LIST_MAX */
  char *one;        /* "idea for a party"; NULL: it is not known what one of them is called */
  char *all;        /* "ideas for a party", "rivers in Europe"; NULL: no subject was named */
  gboolean certain; /* it is a list, whatever else the question has words of */
} MatchupPracticeList;

/* FALSE: nothing of the question says so. To be cleared with matchup_practice_list_clear(). */
gboolean matchup_practice_list_find (const char *question, MatchupPracticeList *out_list);
void matchup_practice_list_clear (MatchupPracticeList *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchupPracticeList, matchup_practice_list_clear)

G_END_DECLS
