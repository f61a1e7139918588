/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-store.h"
#include "matchup-enums.h"
#include "matchup-vote-builder.h"
#include "matchup-vote-store.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * A second process on the same folder: opens it, begins a run, then writes one piece of text after
 * another and prints how many are on the disk, until it is killed. "hold" instead of "write": only
 * holds the run; "vote": changes the vote instead. "pictures": saves one round with a picture
 * after another and prints the position of each that is on the disk. "index": nothing but what a
 * database does by itself.
 */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!matchup_conversation_store_write_finish (MATCHUP_CONVERSATION_STORE (source),
                                                result,
                                                &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!matchup_db_open_finish (MATCHUP_DB (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

static void
wait_for (gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
  *flag = FALSE;
}

static void
begin (MatchupConversationStore *store, gboolean *flag)
{
  MatchupConversationRecord *conversation = g_new0 (MatchupConversationRecord, 1);
  MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);
  MatchupRunRecord *run = g_new0 (MatchupRunRecord, 1);
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);

  conversation->id = g_strdup ("worker");
  conversation->title = g_strdup ("Worker");
  conversation->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  round->id = g_strdup ("worker-round");
  round->conversation_id = g_strdup ("worker");
  round->prompt = g_strdup ("Go on");
  run->id = g_strdup ("worker-run");
  run->round_id = g_strdup ("worker-round");
  run->current = TRUE;
  run->state = MATCHUP_RUN_STATE_WRITING;
  matchup_timings_init (&run->timings);
  run->contestant = g_new0 (MatchupContestantRecord, 1);
  run->contestant->contestant_id = g_strdup ("c");
  run->contestant->provider_id = g_strdup ("p");
  run->contestant->model_id = g_strdup ("m");
  run->contestant->model_name = g_strdup ("M");
  run->contestant->params = matchup_params_new_empty ();
  g_ptr_array_add (runs, run);
  matchup_conversation_store_save_round_async (store,
                                               conversation,
                                               g_ptr_array_new_with_free_func (
                                                   (GDestroyNotify) matchup_contestant_record_free),
                                               round,
                                               runs,
                                               done_cb,
                                               flag);
  wait_for (flag);
}

static void
voted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!matchup_vote_store_save_finish (MATCHUP_VOTE_STORE (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

/* The note, a setting and the marks of a vote all say the same number. */
static MatchupVote *
make_vote (int i)
{
  static const char *const criteria[] = { "a", "b", "c", "d", "e" };
  g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new ();
  g_autofree char *number = g_strdup_printf ("%d", i);

  matchup_vote_builder_add_answer (builder, 0, 0, "worker-run");
  matchup_vote_builder_choose_none (builder);
  matchup_vote_builder_set_note (builder, number);
  matchup_vote_builder_set_setting (builder, MATCHUP_VOTE_SETTING_LAYOUT, number);
  for (guint j = 0; j < G_N_ELEMENTS (criteria); j++)
    matchup_vote_builder_set_mark (builder, 0, criteria[j], (guint) i % 5 + 1);
  return matchup_vote_builder_end (builder, i);
}

static void
vote_on (MatchupDb *db, gboolean *flag)
{
  g_autoptr (MatchupVoteStore) votes = matchup_vote_store_new (db);

  for (int i = 1;; i++)
    {
      g_autoptr (MatchupVote) vote = make_vote (i);

      matchup_vote_store_save_async (votes, "worker-round", vote, i, voted_cb, flag);
      wait_for (flag);
      printf ("%d\n", i);
      fflush (stdout);
    }
}

static MatchupPictureRecord *
make_picture (int i)
{
  MatchupPictureRecord *record = g_new0 (MatchupPictureRecord, 1);
  gsize length = 256 * 1024;
  guint8 *data = g_malloc (length);

  memset (data, i, length);
  memcpy (data, &i, sizeof i);
  record->alt_text = g_strdup ("");
  record->sent.bytes = g_bytes_new_take (data, length);
  record->sent.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, record->sent.bytes);
  record->sent.mime_type = g_strdup ("image/png");
  record->sent.size = (gint64) length;
  return record;
}

static void
save_pictures (MatchupConversationStore *store, gboolean *flag)
{
  for (int i = 0;; i++)
    {
      MatchupConversationRecord *conversation = g_new0 (MatchupConversationRecord, 1);
      MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);

      conversation->id = g_strdup ("pictures");
      conversation->title = g_strdup ("Pictures");
      conversation->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
      round->id = g_strdup_printf ("round-%d", i);
      round->conversation_id = g_strdup ("pictures");
      round->position = i;
      round->prompt = g_strdup ("What is this?");
      round->pictures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_picture_record_free);
      g_ptr_array_add (round->pictures, make_picture (i));
      matchup_conversation_store_save_round_async (store,
                                                   conversation,
                                                   NULL,
                                                   round,
                                                   g_ptr_array_new (),
                                                   done_cb,
                                                   flag);
      wait_for (flag);
      printf ("%d\n", i);
      fflush (stdout);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (MatchupDb) db = NULL;
  g_autoptr (MatchupConversationStore) store = NULL;
  gboolean flag = FALSE;

  if (argc != 3)
    return 2;
  db = matchup_db_new (argv[1]);
  matchup_db_open_async (db, NULL, opened_cb, &flag);
  wait_for (&flag);
  store = matchup_conversation_store_new (db);
  if (g_str_equal (argv[2], "index"))
    {
      printf ("ready\n");
      fflush (stdout);
      pause ();
    }
  if (g_str_equal (argv[2], "pictures"))
    save_pictures (store, &flag);
  begin (store, &flag);
  printf ("ready\n");
  fflush (stdout);
  if (g_str_equal (argv[2], "hold"))
    pause ();
  if (g_str_equal (argv[2], "vote"))
    vote_on (db, &flag);
  for (int i = 1;; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d ", i);

      matchup_conversation_store_append_text_async (store,
                                                    "worker-run",
                                                    0,
                                                    MATCHUP_PART_KIND_TEXT,
                                                    g_bytes_new (text, strlen (text)),
                                                    done_cb,
                                                    &flag);
      wait_for (&flag);
      printf ("%d\n", i);
      fflush (stdout);
    }
}
