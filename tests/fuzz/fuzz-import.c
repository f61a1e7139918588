/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files with conversations from other programs, and Matchup's own: whatever is in them, what comes
 * out is a tree of rounds with runs, and can be written as JSON and read again as the same.
 */
#include "fuzz.h"
#include "matchup-conversation-json.h"
#include "matchup-import-reader.h"

#include <glib/gstdio.h>
#include <string.h>

static GBytes *
read_picture_cb (const char *sha256, gpointer user_data)
{
  return NULL;
}

static char *
write_json (const MatchupConversationData *data)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (MatchupJsonWriter) writer = matchup_json_writer_new (stream, NULL);

  matchup_conversation_json_write (writer, data, read_picture_cb, NULL);
  g_assert_true (matchup_json_writer_end (writer, NULL));
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
check_runs (const MatchupConversationData *data)
{
  for (guint i = 0; i < data->runs->len; i++)
    {
      const MatchupRunRecord *run = g_ptr_array_index (data->runs, i);

      g_assert_cmpint (run->state, >=, MATCHUP_RUN_STATE_DONE);
      g_assert_true (run->contestant->model_id != NULL && run->contestant->provider_id != NULL);
      g_assert_cmpint (run->slot, >=, 0);
      for (guint j = 0; j < run->parts->len; j++)
        {
          const MatchupPartRecord *part = g_ptr_array_index (run->parts, j);

          g_assert_true (g_utf8_validate (part->text->str, (gssize) part->text->len, NULL));
        }
    }
}

/* Each follows one that stands before it. */
static void
check_rounds (const MatchupConversationData *data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < data->rounds->len; i++)
    {
      const MatchupRoundRecord *round = g_ptr_array_index (data->rounds, i);

      g_assert_true (round->parent_id == NULL || g_hash_table_contains (seen, round->parent_id));
      g_assert_true (g_hash_table_add (seen, round->id));
      g_assert_true (g_utf8_validate (round->prompt, -1, NULL));
    }
}

static gboolean
add_cb (MatchupConversationData *data, gpointer user_data)
{
  g_autofree char *text = write_json (data);
  g_autofree char *again = NULL;
  g_autoptr (MatchupJsonStream) stream = matchup_json_stream_new_for_text (text, strlen (text));
  guint n_lost = 0;
  MatchupConversationData *same = matchup_conversation_json_read (stream, 0, NULL, &n_lost, NULL);

  check_rounds (data);
  check_runs (data);
  g_assert_nonnull (same);
  again = write_json (same);
  g_assert_cmpstr (again, ==, text);
  matchup_conversation_data_free (same);
  matchup_conversation_data_free (data);
  return TRUE;
}

static void
refuse_cb (const char *title, const char *reason, gpointer user_data)
{
  g_assert_true (*reason != '\0');
}

static void
progress_cb (double part, gpointer user_data)
{
  g_assert_true (part >= 0 && part <= 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const MatchupImportReaderFuncs funcs = { add_cb, refuse_cb, progress_cb, 0 };
  g_autoptr (MatchupImportSource) source = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  MatchupImportNotes notes;
  int fd = g_file_open_tmp ("matchup-fuzz-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, (const char *) data, (gssize) size, NULL));
  file = g_file_new_for_path (path);
  matchup_import_notes_init (&notes);
  source = matchup_import_source_open (file, NULL, &error);
  if (source != NULL)
    matchup_import_reader_read (source, &notes, &funcs, NULL, NULL, &error);
  g_assert_true (error == NULL || *error->message != '\0');
  matchup_import_notes_clear (&notes);
  g_unlink (path);
  return 0;
}
