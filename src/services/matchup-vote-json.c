/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Votes in Matchup's own JSON. */
#include "matchup-run-json.h"

#include "matchup-enum-types.h"
#include "matchup-json.h"
#include "matchup-vote-builder.h"

#include <string.h>

static void
write_mark (guint slot, const char *criterion, guint mark, gpointer user_data)
{
  MatchupJsonWriter *writer = user_data;

  matchup_json_writer_begin_object (writer, NULL);
  matchup_json_writer_add_int (writer, "slot", slot);
  matchup_json_writer_add_string (writer, "criterion", criterion);
  matchup_json_writer_add_int (writer, "mark", mark);
  matchup_json_writer_close (writer);
}

void
matchup_vote_json_write (MatchupJsonWriter *writer, const MatchupVote *vote)
{
  g_auto (GStrv) names = matchup_vote_dup_setting_names (vote);

  matchup_json_writer_begin_object (writer, "vote");
  matchup_json_writer_add_string (writer,
                                  "result",
                                  matchup_enum_get_nick (MATCHUP_TYPE_VOTE_RESULT,
                                                         (int) matchup_vote_get_result (vote)));
  matchup_json_writer_add_int (writer, "voted_at", matchup_vote_get_voted_at (vote));
  matchup_json_writer_add_flag (writer, "blind", matchup_vote_get_blind (vote));
  matchup_json_writer_add_flag (writer, "early", matchup_vote_get_early (vote));
  matchup_json_writer_add_flag (writer, "leaked", matchup_vote_get_leaked (vote));
  matchup_json_writer_add_flag (writer, "counts_anyway", matchup_vote_get_counts_anyway (vote));
  matchup_json_writer_add_optional (writer, "note", matchup_vote_get_note (vote));
  matchup_json_writer_begin_list (writer, "answers");
  for (guint i = 0; i < matchup_vote_get_n_answers (vote); i++)
    {
      const MatchupVoteAnswer *answer = matchup_vote_get_answer (vote, i);

      matchup_json_writer_begin_object (writer, NULL);
      matchup_json_writer_add_int (writer, "slot", answer->slot);
      matchup_json_writer_add_int (writer, "position", answer->position);
      matchup_json_writer_add_string (writer, "run", answer->run_id);
      matchup_json_writer_add_int (writer, "rank", answer->rank);
      matchup_json_writer_close (writer);
    }
  matchup_json_writer_close (writer);
  if (matchup_vote_has_marks (vote))
    {
      matchup_json_writer_begin_list (writer, "marks");
      matchup_vote_foreach_mark (vote, write_mark, writer);
      matchup_json_writer_close (writer);
    }
  if (names[0] != NULL)
    {
      matchup_json_writer_begin_object (writer, "settings");
      for (guint i = 0; names[i] != NULL; i++)
        matchup_json_writer_add_string (writer,
                                        names[i],
                                        matchup_vote_get_setting (vote, names[i]));
      matchup_json_writer_close (writer);
    }
  matchup_json_writer_close (writer);
}

static gboolean
has_run (GPtrArray *runs, const char *id, guint slot)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const MatchupRunRecord *run = g_ptr_array_index (runs, i);

      if (run->slot == (int) slot && g_str_equal (run->id, id))
        return TRUE;
    }
  return FALSE;
}

/* Ranks by the order of slots; NULL where an answer is none of the round's. */
static GArray *
read_answers (MatchupVoteBuilder *builder, JsonArray *answers, GPtrArray *runs)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 last = -1;

  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonObject *answer = matchup_json_array_get_object (answers, i);
      const char *run = answer != NULL ? matchup_json_read_id (answer, "run") : NULL;
      gint64 slot = matchup_json_read_int (answer, "slot", 0, 63, -1);
      gint64 position = matchup_json_read_int (answer, "position", 0, 63, -1);
      guint rank = (guint) matchup_json_read_int (answer, "rank", 0, 64, 0);

      if (run == NULL || slot <= last || position < 0 || !has_run (runs, run, (guint) slot) ||
          !matchup_vote_builder_add_answer (builder, (guint) slot, (guint) position, run))
        return NULL;
      last = slot;
      g_array_append_val (ranks, rank);
    }
  return g_steal_pointer (&ranks);
}

static void
read_marks (MatchupVoteBuilder *builder, JsonArray *marks)
{
  for (guint i = 0; marks != NULL && i < json_array_get_length (marks); i++)
    {
      JsonObject *mark = matchup_json_array_get_object (marks, i);
      const char *criterion = mark != NULL ? matchup_json_get_string (mark, "criterion") : NULL;

      if (criterion != NULL && *criterion != '\0')
        matchup_vote_builder_set_mark (builder,
                                       (guint) matchup_json_read_int (mark, "slot", 0, 63, 64),
                                       criterion,
                                       (guint) matchup_json_read_int (mark, "mark", 1, 5, 0));
    }
}

static void
read_settings (MatchupVoteBuilder *builder, JsonObject *settings)
{
  g_autoptr (GList) names = settings != NULL ? json_object_get_members (settings) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      const char *value = matchup_json_get_string (settings, name);

      if (value != NULL && *name != '\0')
        matchup_vote_builder_set_setting (builder, name, value);
    }
}

static void
choose (MatchupVoteBuilder *builder, JsonArray *answers, MatchupVoteResult result, GArray *ranks)
{
  switch (result)
    {
    case MATCHUP_VOTE_RESULT_TIE:
      matchup_vote_builder_choose_tie (builder);
      break;
    case MATCHUP_VOTE_RESULT_NONE:
      matchup_vote_builder_choose_none (builder);
      break;
    case MATCHUP_VOTE_RESULT_RANKING:
      matchup_vote_builder_choose_ranking (builder, (const guint *) ranks->data, ranks->len);
      break;
    case MATCHUP_VOTE_RESULT_BEST:
    default:
      for (guint i = 0; i < ranks->len; i++)
        {
          JsonObject *answer = matchup_json_array_get_object (answers, i);

          if (g_array_index (ranks, guint, i) == 1)
            matchup_vote_builder_choose_best (builder,
                                              (guint) json_object_get_int_member (answer, "slot"));
        }
      break;
    }
}

MatchupVote *
matchup_vote_json_read (JsonObject *object, GPtrArray *runs)
{
  g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new ();
  g_autoptr (GArray) ranks = NULL;
  const char *note;
  JsonArray *answers;
  int result;

  if (object == NULL)
    return NULL;
  result = matchup_json_read_nick (object, "result", MATCHUP_TYPE_VOTE_RESULT, -1);
  answers = matchup_json_get_array (object, "answers");
  ranks = read_answers (builder, answers, runs);
  if (result < 0 || ranks == NULL)
    return NULL;
  note = matchup_json_get_string (object, "note");
  matchup_vote_builder_set_note (builder, note != NULL ? note : "");
  matchup_vote_builder_set_blind (builder, matchup_json_get_flag (object, "blind"));
  matchup_vote_builder_set_early (builder, matchup_json_get_flag (object, "early"));
  matchup_vote_builder_set_leaked (builder, matchup_json_get_flag (object, "leaked"));
  matchup_vote_builder_set_counts_anyway (builder, matchup_json_get_flag (object, "counts_anyway"));
  read_marks (builder, matchup_json_get_array (object, "marks"));
  read_settings (builder, matchup_json_get_object (object, "settings"));
  choose (builder, answers, (MatchupVoteResult) result, ranks);
  return matchup_vote_builder_end (builder, matchup_json_read_time (object, "voted_at"));
}
