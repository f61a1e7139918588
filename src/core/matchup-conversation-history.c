/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupConversation: what is sent for a question. */
#include "matchup-conversation.h"

#include "matchup-params.h"

#include <string.h>

/* By the model or by a filter, before or amid the answer. */
static gboolean
was_refused (MatchupRun *run)
{
  MatchupFinishReason reason = matchup_run_get_finish_reason (run);
  MatchupErrorInfo *error = matchup_run_get_error (run);

  return reason == MATCHUP_FINISH_REASON_REFUSAL ||
         reason == MATCHUP_FINISH_REASON_CONTENT_FILTER ||
         (error != NULL &&
          matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_CONTENT_FILTER) ||
         matchup_message_get_length (matchup_run_get_message (run), MATCHUP_PART_KIND_REFUSAL) > 0;
}

/* Each contestant has said its own; in a chat there is one voice, whoever spoke. */
static MatchupAnswer *
find_answer (MatchupConversation *self, MatchupRound *round, MatchupContestant *contestant)
{
  return matchup_conversation_get_kind (self) == MATCHUP_CONVERSATION_KIND_CHAT
             ? matchup_round_get_answer (round, 0)
             : matchup_round_find_answer (round, matchup_contestant_get_id (contestant));
}

/* What was said in @round, or NULL when that was nothing or a refusal: a service refuses every
 * request that holds the refused question again. */
static char *
dup_answer (MatchupConversation *self, MatchupRound *round, MatchupContestant *contestant)
{
  MatchupAnswer *answer = find_answer (self, round, contestant);
  MatchupRun *run = answer != NULL ? matchup_answer_get_current (answer) : NULL;
  g_autofree char *text = NULL;

  if (run == NULL || was_refused (run))
    return NULL;
  text = matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* For the model, so it is not translated; NULL where there is nothing to instruct. */
static char *
dup_system (const char *instructions, const char *summary)
{
  if (summary == NULL || *summary == '\0')
    return g_strdup (instructions);
  return g_strconcat (instructions != NULL ? instructions : "",
                      instructions != NULL ? "\n\n" : "",
                      "Summary of the conversation before the messages that follow:\n",
                      summary,
                      NULL);
}

static void
add_system (GPtrArray *messages, const char *instructions, const char *summary)
{
  g_autofree char *text = dup_system (instructions, summary);

  if (text != NULL)
    g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_SYSTEM, text));
}

static void
add_pair (MatchupConversation *self,
          GPtrArray *messages,
          MatchupRound *round,
          MatchupContestant *contestant)
{
  g_autofree char *text = dup_answer (self, round, contestant);

  if (text == NULL)
    return;
  g_ptr_array_add (messages, g_object_ref (matchup_round_get_prompt (round)));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text));
}

/* The first round on the way whose words are sent; sets the summary that stands for those before.
 */
static guint
find_beginning (GPtrArray *way, const char **summary)
{
  *summary = NULL;
  for (guint i = way->len - 1; i > 0; i--)
    {
      MatchupRound *round = g_ptr_array_index (way, i);
      MatchupRound *before = g_ptr_array_index (way, i - 1);

      if (matchup_round_get_fresh (round))
        return i;
      if (matchup_round_get_summary (before) != NULL)
        {
          *summary = matchup_round_get_summary (before);
          return i;
        }
    }
  return 0;
}

GPtrArray *
matchup_conversation_dup_history (MatchupConversation *self,
                                  MatchupContestant *contestant,
                                  MatchupRound *round)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) way = NULL;
  const char *summary;
  guint beginning;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  way = matchup_conversation_dup_way_to (self, round);
  beginning = find_beginning (way, &summary);
  add_system (messages,
              matchup_params_get_instructions (matchup_contestant_get_params (contestant)),
              summary);
  for (guint i = beginning; i + 1 < way->len; i++)
    add_pair (self, messages, g_ptr_array_index (way, i), contestant);
  g_ptr_array_add (messages, g_object_ref (matchup_round_get_prompt (round)));
  return g_steal_pointer (&messages);
}

/* For the model, so it is not translated. Services differ in whether they go on from an answer that
 * ends the request; being asked to works with all of them. */
#define GO_ON                                                                                 \
  "Your answer was cut off. Continue exactly where it stopped, in the same language. Do not " \
  "repeat "                                                                                   \
  "anything of it and do not say anything about having been cut off."

GPtrArray *
matchup_conversation_dup_request (MatchupConversation *self, MatchupRound *round, MatchupRun *run)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autofree char *written = NULL;

  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);

  messages = matchup_conversation_dup_history (self, matchup_run_get_contestant (run), round);
  if (matchup_run_get_continues (run) == NULL)
    return g_steal_pointer (&messages);
  written = matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);
  if (strlen (written) > matchup_run_get_continued_length (run))
    written[matchup_run_get_continued_length (run)] = '\0';
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, written));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, GO_ON));
  return g_steal_pointer (&messages);
}
