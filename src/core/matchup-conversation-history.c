/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * MatchupConversation: what is sent for a question, and a note of it by which it can be told later.
 *
 * The note is words parted by blanks: first of the summary ("-" for none: else the round it stands
 * at and its text, parted by "."), then one for each earlier answer that goes with the question,
 * which itself goes before it; a number behind "." says how many bytes of it there were at the time
 * where more came later. Texts and ids are in it as checksums. Mostly what goes with a question is
 * what went with the one before, and then its answer: the note is "=" and the word of that one.
 */
#include "matchup-conversation.h"

#include "matchup-checksum.h"
#include "matchup-params.h"

#include <string.h>

/* Bits of a checksum: enough for all the runs that a conversation can have. */
#define CHECKSUM_BITS 48
#define NO_SUMMARY "-"
#define AS_BEFORE "="
#define WHOLE G_MAXSIZE

/* One question that was answered. */
typedef struct
{
  MatchupRound *round;
  MatchupRun *run;
  gsize length; /* of its answer, in bytes; WHOLE: all of it, which does not change any more */
} Pair;

/* What goes with a question. */
typedef struct
{
  MatchupRound *summarised; /* the one that has the summary, or NULL */
  GArray *pairs;            /* Pair */
  gboolean incomplete;      /* something of it is not there any more */
} Past;

static void
past_clear (Past *past)
{
  g_clear_pointer (&past->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Past, past_clear)

/* Each contestant has said its own; in a chat there is one voice, whoever spoke. */
static MatchupAnswer *
find_answer (MatchupConversation *self, MatchupRound *round, MatchupContestant *contestant)
{
  return matchup_conversation_get_kind (self) == MATCHUP_CONVERSATION_KIND_CHAT
             ? matchup_round_get_answer (round, 0)
             : matchup_round_find_answer (round, matchup_contestant_get_id (contestant));
}

/* Nothing where what was said is nothing or a refusal: a service refuses every request that holds
 * the refused question again. */
static void
add_round (MatchupConversation *self,
           Past *past,
           MatchupRound *round,
           MatchupContestant *contestant)
{
  MatchupAnswer *answer = find_answer (self, round, contestant);
  Pair pair = { round, answer != NULL ? matchup_answer_get_current (answer) : NULL, WHOLE };
  gsize length;

  if (pair.run == NULL || matchup_run_was_refused (pair.run))
    return;
  length = matchup_message_get_length (matchup_run_get_message (pair.run), MATCHUP_PART_KIND_TEXT);
  if (matchup_run_is_active (pair.run))
    pair.length = length;
  if (length > 0)
    g_array_append_val (past->pairs, pair);
}

/* The first round on the way whose words are sent; sets the one before whose summary stands for
 * that and all before it, where there is one with words. */
static guint
find_beginning (GPtrArray *way, MatchupRound **out_summarised)
{
  *out_summarised = NULL;
  for (guint i = way->len - 1; i > 0; i--)
    {
      MatchupRound *round = g_ptr_array_index (way, i);
      MatchupRound *before = g_ptr_array_index (way, i - 1);
      const char *summary = matchup_round_get_summary (before);

      if (matchup_round_get_fresh (round))
        return i;
      if (summary == NULL)
        continue;
      if (*summary != '\0')
        *out_summarised = before;
      return i;
    }
  return 0;
}

/* As the conversation is now. */
static void
past_init (Past *past,
           MatchupConversation *self,
           MatchupContestant *contestant,
           MatchupRound *round)
{
  g_autoptr (GPtrArray) way = matchup_conversation_dup_way_to (self, round);
  guint beginning = find_beginning (way, &past->summarised);

  past->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  for (guint i = beginning; i + 1 < way->len; i++)
    add_round (self, past, g_ptr_array_index (way, i), contestant);
}

static void
append_checksum (GString *out, const char *text)
{
  guint64 sum = matchup_checksum_add (MATCHUP_CHECKSUM_BEGIN, text);

  g_string_append_printf (out,
                          "%0*" G_GINT64_MODIFIER "x",
                          CHECKSUM_BITS / 4,
                          (sum >> CHECKSUM_BITS ^ sum) &
                              ((G_GUINT64_CONSTANT (1) << CHECKSUM_BITS) - 1));
}

static char *
dup_run_word (MatchupRun *run)
{
  GString *word = g_string_new (NULL);

  append_checksum (word, matchup_run_get_id (run));
  return g_string_free (word, FALSE);
}

static char *
dup_summary_word (MatchupRound *round)
{
  GString *word = g_string_new (NULL);

  append_checksum (word, matchup_round_get_id (round));
  g_string_append_c (word, '.');
  append_checksum (word, matchup_round_get_summary (round));
  return g_string_free (word, FALSE);
}

static void
append_pair (GString *out, const Pair *pair)
{
  g_autofree char *word = dup_run_word (pair->run);

  g_string_append (out, word);
  if (pair->length != WHOLE)
    g_string_append_printf (out, ".%" G_GSIZE_FORMAT, pair->length);
}

/* The first @n_pairs of it, one by one. */
static char *
dup_whole_note (const Past *past, guint n_pairs)
{
  GString *note = g_string_new (NULL);

  if (past->summarised != NULL)
    {
      g_autofree char *word = dup_summary_word (past->summarised);

      g_string_append (note, word);
    }
  else
    g_string_append (note, NO_SUMMARY);
  for (guint i = 0; i < n_pairs; i++)
    {
      g_string_append_c (note, ' ');
      append_pair (note, &g_array_index (past->pairs, Pair, i));
    }
  return g_string_free (note, FALSE);
}

static char *
dup_short_note (const Pair *last)
{
  GString *note = g_string_new (AS_BEFORE);

  append_pair (note, last);
  return g_string_free (note, FALSE);
}

/* Whether what went with the last of the questions, by its note, is what goes before it here. */
static gboolean
goes_on (const Past *past)
{
  for (guint i = past->pairs->len; i > 0; i--)
    {
      const char *note = matchup_run_get_sent (g_array_index (past->pairs, Pair, i - 1).run);
      g_autofree char *wanted = NULL;

      if (note == NULL)
        return FALSE;
      if (!g_str_has_prefix (note, AS_BEFORE))
        {
          wanted = dup_whole_note (past, i - 1);
          return g_str_equal (note, wanted);
        }
      if (i == 1)
        return FALSE;
      wanted = dup_short_note (&g_array_index (past->pairs, Pair, i - 2));
      if (!g_str_equal (note, wanted))
        return FALSE;
    }
  return FALSE;
}

char *
matchup_conversation_note_request (MatchupConversation *self, MatchupRound *round, MatchupRun *run)
{
  g_auto (Past) past = { 0 };

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);

  past_init (&past, self, matchup_run_get_contestant (run), round);
  if (goes_on (&past))
    return dup_short_note (&g_array_index (past.pairs, Pair, past.pairs->len - 1));
  return dup_whole_note (&past, past.pairs->len);
}

/* What there is by its word: rounds with summaries, and rounds and runs of answers. */
static void
index_round (MatchupRound *round, GHashTable *summaries, GHashTable *pairs)
{
  const char *summary = matchup_round_get_summary (round);

  if (summary != NULL && *summary != '\0')
    g_hash_table_insert (summaries, dup_summary_word (round), round);
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      GListModel *runs = G_LIST_MODEL (matchup_round_get_answer (round, i));

      for (guint k = 0; k < g_list_model_get_n_items (runs); k++)
        {
          g_autoptr (MatchupRun) run = g_list_model_get_item (runs, k);
          Pair pair = { round, run, WHOLE };

          g_hash_table_insert (pairs, dup_run_word (run), g_memdup2 (&pair, sizeof pair));
        }
    }
}

/* The answer that a word of a note means; FALSE: it is not there any more. */
static gboolean
find_pair (GHashTable *pairs, const char *word, Pair *out)
{
  const char *dot = strchr (word, '.');
  g_autofree char *name = dot != NULL ? g_strndup (word, (gsize) (dot - word)) : g_strdup (word);
  const Pair *known = g_hash_table_lookup (pairs, name);

  if (known == NULL)
    return FALSE;
  *out = *known;
  if (dot != NULL)
    out->length = (gsize) g_ascii_strtoull (dot + 1, NULL, 10);
  return TRUE;
}

static void
add_pair (Past *past, const Pair *pair)
{
  if (matchup_round_get_deleted (pair->round))
    past->incomplete = TRUE;
  else
    g_array_append_val (past->pairs, *pair);
}

/* From the last one on back to the one whose note is whole, which is returned, or NULL: it is gone,
 * as is what went with it. */
static const char *
follow_back (const char *note, GHashTable *pairs, GArray *followed)
{
  while (note != NULL && g_str_has_prefix (note, AS_BEFORE))
    {
      Pair pair;

      /* A note that leads round in a circle was not written here. */
      if (followed->len > g_hash_table_size (pairs) ||
          !find_pair (pairs, note + strlen (AS_BEFORE), &pair))
        return NULL;
      g_array_append_val (followed, pair);
      note = matchup_run_get_sent (pair.run);
    }
  return note;
}

static void
take_whole_note (Past *past, const char *note, GHashTable *summaries, GHashTable *pairs)
{
  g_auto (GStrv) words = g_strsplit (note, " ", -1);
  const char *summary = words[0] != NULL ? words[0] : NO_SUMMARY;

  past->summarised = g_hash_table_lookup (summaries, summary);
  if (past->summarised != NULL && matchup_round_get_deleted (past->summarised))
    past->summarised = NULL;
  past->incomplete = past->summarised == NULL && !g_str_equal (summary, NO_SUMMARY);
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      Pair pair;

      if (find_pair (pairs, words[i], &pair))
        add_pair (past, &pair);
      else
        past->incomplete = TRUE;
    }
}

/* As @note has it; what was deleted since, or changed, is not in it. */
static void
past_init_from_note (Past *past, MatchupConversation *self, const char *note)
{
  g_autoptr (GHashTable) summaries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) followed = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < matchup_conversation_get_n_all (self); i++)
    index_round (matchup_conversation_get_all (self, i), summaries, pairs);
  past->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  note = follow_back (note, pairs, followed);
  if (note != NULL)
    take_whole_note (past, note, summaries, pairs);
  else
    past->incomplete = TRUE;
  for (guint i = followed->len; i > 0; i--)
    add_pair (past, &g_array_index (followed, Pair, i - 1));
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

static char *
dup_beginning (MatchupRun *run, gsize length)
{
  char *text = matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);

  if (strlen (text) > length)
    text[length] = '\0';
  return text;
}

/* Transfer full: the instructions, what goes with the question, and the question. */
static GPtrArray *
make_messages (const Past *past, MatchupContestant *contestant, MatchupRound *round)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  add_system (messages,
              matchup_params_get_instructions (matchup_contestant_get_params (contestant)),
              past->summarised != NULL ? matchup_round_get_summary (past->summarised) : NULL);
  for (guint i = 0; i < past->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (past->pairs, Pair, i);
      g_autofree char *text = dup_beginning (pair->run, pair->length);

      g_ptr_array_add (messages, g_object_ref (matchup_round_get_prompt (pair->round)));
      g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text));
    }
  g_ptr_array_add (messages, g_object_ref (matchup_round_get_prompt (round)));
  return messages;
}

GPtrArray *
matchup_conversation_dup_history (MatchupConversation *self,
                                  MatchupContestant *contestant,
                                  MatchupRound *round)
{
  g_auto (Past) past = { 0 };

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  past_init (&past, self, contestant, round);
  return make_messages (&past, contestant, round);
}

/* For the model, so it is not translated. Services differ in whether they go on from an answer that
 * ends the request; being asked to works with all of them. */
#define GO_ON                                                                                 \
  "Your answer was cut off. Continue exactly where it stopped, in the same language. Do not " \
  "repeat "                                                                                   \
  "anything of it and do not say anything about having been cut off."

/* FALSE: it was not noted down, and is as the conversation is now. */
static gboolean
past_init_of_run (Past *past, MatchupConversation *self, MatchupRound *round, MatchupRun *run)
{
  const char *note = matchup_run_get_sent (run);

  if (note != NULL)
    past_init_from_note (past, self, note);
  else
    past_init (past, self, matchup_run_get_contestant (run), round);
  return note != NULL;
}

MatchupSentTruth
matchup_conversation_get_sent_truth (MatchupConversation *self,
                                     MatchupRound *round,
                                     MatchupRun *run)
{
  g_auto (Past) past = { 0 };

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), MATCHUP_SENT_UNKNOWN);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), MATCHUP_SENT_UNKNOWN);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), MATCHUP_SENT_UNKNOWN);

  if (!past_init_of_run (&past, self, round, run))
    return MATCHUP_SENT_UNKNOWN;
  return past.incomplete ? MATCHUP_SENT_INCOMPLETE : MATCHUP_SENT_EXACT;
}

GPtrArray *
matchup_conversation_dup_request (MatchupConversation *self, MatchupRound *round, MatchupRun *run)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autofree char *written = NULL;
  g_auto (Past) past = { 0 };

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);
  g_return_val_if_fail (MATCHUP_IS_RUN (run), NULL);

  past_init_of_run (&past, self, round, run);
  messages = make_messages (&past, matchup_run_get_contestant (run), round);
  if (matchup_run_get_continues (run) == NULL)
    return g_steal_pointer (&messages);
  written = dup_beginning (run, matchup_run_get_continued_length (run));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, written));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, GO_ON));
  return g_steal_pointer (&messages);
}
