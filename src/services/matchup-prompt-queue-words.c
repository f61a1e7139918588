/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-queue-words.h"

#include "matchup-config.h"
#include "matchup-format.h"

#include <glib/gi18n.h>
#include <math.h>

static char *
dup_pause (MatchupPromptQueuePause pause, const char *budget_sentence)
{
  switch (pause)
    {
    case MATCHUP_PROMPT_QUEUE_BY_RESTART:
      return g_strdup (_ ("This list was not finished when Matchup was closed."));
    case MATCHUP_PROMPT_QUEUE_BY_FAILURES:
      return g_strdup (_ ("Paused: nobody could answer the last two questions. See what is said "
                          "below the answers, then continue."));
    case MATCHUP_PROMPT_QUEUE_BY_LINEUP:
      return g_strdup (_ ("Paused: the line-up is empty. Add a model, then continue."));
    case MATCHUP_PROMPT_QUEUE_BY_BUDGET:
      return g_strdup (budget_sentence);
    case MATCHUP_PROMPT_QUEUE_BY_PERSONAL_DATA:
      return g_strdup (
          _ ("Paused: the line-up has changed, and personal data in the next questions "
             "would leave this computer now. Continue to choose what becomes of it."));
    case MATCHUP_PROMPT_QUEUE_BY_SAVING:
      return g_strdup (_ ("Paused: the rest of the list could not be saved."));
    case MATCHUP_PROMPT_QUEUE_BY_PERSON:
    default:
      /* Translators: a list of questions */
      return g_strdup (_ ("Paused"));
    }
}

static char *
dup_wait (gint64 wait)
{
  g_autofree char *time =
      matchup_format_wait ((gint64) ceil ((double) MAX (wait, 0) / G_USEC_PER_SEC));

  /* Translators: %s is a time like “12 s” or “2 min 5 s”. */
  return g_strdup_printf (_ ("A service asked for a break: going on in %s"), time);
}

char *
matchup_prompt_queue_words_dup (MatchupPromptQueueState state,
                                MatchupPromptQueuePause pause,
                                gint64 wait,
                                const char *budget_sentence)
{
  switch (state)
    {
    case MATCHUP_PROMPT_QUEUE_PAUSED:
      return dup_pause (pause, budget_sentence);
    case MATCHUP_PROMPT_QUEUE_VOTING:
      return g_strdup (_ ("Waiting for your vote"));
    case MATCHUP_PROMPT_QUEUE_WAITING:
      return dup_wait (wait);
    case MATCHUP_PROMPT_QUEUE_DONE:
      return g_strdup (_ ("All questions were asked"));
    case MATCHUP_PROMPT_QUEUE_STOPPED:
      /* Translators: a list of questions or an answer */
      return g_strdup (_ ("Stopped"));
    case MATCHUP_PROMPT_QUEUE_RUNNING:
    default:
      return g_strdup (_ ("Asking one question after another"));
    }
}
