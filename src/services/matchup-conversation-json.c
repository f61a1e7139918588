/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-json.h"

#include "matchup-config.h"
#include "matchup-enum-types.h"
#include "matchup-file-part.h"
#include "matchup-run-json.h"

void
matchup_conversation_json_begin (MatchupJsonWriter *writer)
{
  matchup_json_writer_begin_object (writer, NULL);
  matchup_json_writer_add_string (writer, "format", MATCHUP_CONVERSATION_JSON_FORMAT);
  matchup_json_writer_add_int (writer, "version", MATCHUP_CONVERSATION_JSON_VERSION);
  matchup_json_writer_add_string (writer, "program", "Matchup " PACKAGE_VERSION);
  matchup_json_writer_begin_list (writer, "conversations");
}

void
matchup_conversation_json_finish (MatchupJsonWriter *writer)
{
  matchup_json_writer_close (writer);
  matchup_json_writer_close (writer);
}

typedef struct
{
  MatchupJsonWriter *writer;
  MatchupPictureReader read;
  gpointer user_data;
} Pictures;

static void
write_version (const Pictures *pictures, const MatchupPictureVersion *version)
{
  MatchupJsonWriter *writer = pictures->writer;
  g_autoptr (GBytes) bytes = version->bytes != NULL
                                 ? g_bytes_ref (version->bytes)
                                 : pictures->read (version->sha256, pictures->user_data);

  matchup_json_writer_add_string (writer, "sha256", version->sha256);
  matchup_json_writer_add_string (writer, "mime_type", version->mime_type);
  matchup_json_writer_add_int (writer, "size", version->size);
  matchup_json_writer_add_int (writer, "width", version->width);
  matchup_json_writer_add_int (writer, "height", version->height);
  if (bytes != NULL)
    matchup_json_writer_add_bytes (writer, "data", bytes);
}

static void
write_pictures (const Pictures *pictures, const MatchupRoundRecord *round)
{
  MatchupJsonWriter *writer = pictures->writer;

  if (round->pictures == NULL || round->pictures->len == 0)
    return;
  matchup_json_writer_begin_list (writer, "pictures");
  for (guint i = 0; i < round->pictures->len; i++)
    {
      const MatchupPictureRecord *picture = g_ptr_array_index (round->pictures, i);

      matchup_json_writer_begin_object (writer, NULL);
      matchup_json_writer_add_optional (writer, "alt_text", picture->alt_text);
      matchup_json_writer_add_int (writer, "original_size", picture->original_size);
      matchup_json_writer_add_int (writer, "original_width", picture->original_width);
      matchup_json_writer_add_int (writer, "original_height", picture->original_height);
      write_version (pictures, &picture->sent);
      if (picture->smaller.sha256 != NULL)
        {
          matchup_json_writer_begin_object (writer, "smaller");
          write_version (pictures, &picture->smaller);
          matchup_json_writer_close (writer);
        }
      matchup_json_writer_close (writer);
    }
  matchup_json_writer_close (writer);
}

/* Of a file there is what was read of it, as that is what was sent. */
static void
write_files (MatchupJsonWriter *writer, const MatchupRoundRecord *round)
{
  if (round->files == NULL || round->files->len == 0)
    return;
  matchup_json_writer_begin_list (writer, "files");
  for (guint i = 0; i < round->files->len; i++)
    {
      MatchupFilePart *file = g_ptr_array_index (round->files, i);

      matchup_json_writer_begin_object (writer, NULL);
      matchup_json_writer_add_string (writer, "name", matchup_file_part_get_name (file));
      matchup_json_writer_add_string (writer, "mime_type", matchup_file_part_get_mime_type (file));
      matchup_json_writer_add_int (writer, "size", matchup_file_part_get_size (file));
      if (matchup_file_part_get_pages (file) > 0)
        matchup_json_writer_add_int (writer, "pages", matchup_file_part_get_pages (file));
      matchup_json_writer_add_string (writer, "text", matchup_file_part_peek_text (file, NULL));
      matchup_json_writer_close (writer);
    }
  matchup_json_writer_close (writer);
}

static void
write_round (const Pictures *pictures,
             const MatchupRoundRecord *round,
             const char *parent,
             GPtrArray *runs)
{
  MatchupJsonWriter *writer = pictures->writer;

  matchup_json_writer_begin_object (writer, NULL);
  matchup_json_writer_add_string (writer, "id", round->id);
  matchup_json_writer_add_int (writer, "created_at", round->created_at);
  matchup_json_writer_add_optional (writer, "parent", parent);
  if (round->summary != NULL)
    matchup_json_writer_add_string (writer, "summary", round->summary);
  if (round->fresh)
    matchup_json_writer_add_flag (writer, "fresh", TRUE);
  matchup_json_writer_add_string (writer, "prompt", round->prompt);
  write_pictures (pictures, round);
  write_files (writer, round);
  matchup_json_writer_add_flag (writer, "blind", round->blind);
  if (round->slots != NULL)
    {
      matchup_json_writer_begin_list (writer, "slots");
      for (guint i = 0; i < round->slots->len; i++)
        matchup_json_writer_add_int (writer, NULL, g_array_index (round->slots, guint, i));
      matchup_json_writer_close (writer);
    }
  if (round->revealed_at > 0)
    matchup_json_writer_add_int (writer, "revealed_at", round->revealed_at);
  matchup_json_writer_add_flag (writer, "reveal_together", round->reveal_together);
  matchup_json_writer_begin_list (writer, "runs");
  for (guint i = 0; i < runs->len; i++)
    {
      const MatchupRunRecord *run = g_ptr_array_index (runs, i);

      matchup_run_json_write (writer, run);
    }
  matchup_json_writer_close (writer);
  if (round->vote != NULL)
    matchup_vote_json_write (writer, round->vote);
  matchup_json_writer_close (writer);
}

/* Round id -> its runs in their order. */
static GHashTable *
group_runs (GPtrArray *runs)
{
  GHashTable *groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < runs->len; i++)
    {
      MatchupRunRecord *run = g_ptr_array_index (runs, i);
      GPtrArray *group = g_hash_table_lookup (groups, run->round_id);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, run->round_id, group);
        }
      g_ptr_array_add (group, run);
    }
  return groups;
}

/* The next round above that is not deleted; NULL at the beginning. */
static const char *
find_parent (GHashTable *by_id, const MatchupRoundRecord *round)
{
  /* As many steps as there are rounds: what is stored cannot lead round in a circle. */
  for (guint i = g_hash_table_size (by_id); i > 0 && round != NULL && round->parent_id != NULL; i--)
    {
      round = g_hash_table_lookup (by_id, round->parent_id);
      if (round != NULL && !round->deleted)
        return round->id;
    }
  return NULL;
}

/* What stands for what: who goes on with it elsewhere does not send it by mistake. */
static void
write_masks (MatchupJsonWriter *writer, MatchupMaskList *masks)
{
  if (masks == NULL || matchup_mask_list_get_n (masks) == 0)
    return;
  matchup_json_writer_begin_list (writer, "masks");
  for (guint i = 0; i < matchup_mask_list_get_n (masks); i++)
    {
      const MatchupMask *mask = matchup_mask_list_get (masks, i);

      matchup_json_writer_begin_object (writer, NULL);
      matchup_json_writer_add_string (writer, "kind", matchup_personal_data_get_id (mask->kind));
      matchup_json_writer_add_int (writer, "number", mask->number);
      matchup_json_writer_add_string (writer, "original", mask->original);
      matchup_json_writer_close (writer);
    }
  matchup_json_writer_close (writer);
}

static void
write_rounds (const Pictures *pictures, const MatchupConversationData *data)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) groups = group_runs (data->runs);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < data->rounds->len; i++)
    {
      MatchupRoundRecord *round = g_ptr_array_index (data->rounds, i);

      g_hash_table_insert (by_id, round->id, round);
    }
  matchup_json_writer_begin_list (pictures->writer, "rounds");
  for (guint i = 0; i < data->rounds->len && matchup_json_writer_is_well (pictures->writer); i++)
    {
      const MatchupRoundRecord *round = g_ptr_array_index (data->rounds, i);
      GPtrArray *runs = g_hash_table_lookup (groups, round->id);

      if (!round->deleted)
        write_round (pictures, round, find_parent (by_id, round), runs != NULL ? runs : none);
    }
  matchup_json_writer_close (pictures->writer);
}

/* The last round that is shown, where that is in the file. */
static const char *
find_tip (const MatchupConversationData *data)
{
  const char *tip = data->conversation->tip;

  for (guint i = 0; tip != NULL && i < data->rounds->len; i++)
    {
      const MatchupRoundRecord *round = g_ptr_array_index (data->rounds, i);

      if (!round->deleted && g_str_equal (round->id, tip))
        return tip;
    }
  return NULL;
}

void
matchup_conversation_json_write (MatchupJsonWriter *writer,
                                 const MatchupConversationData *data,
                                 MatchupPictureReader read_picture,
                                 gpointer user_data)
{
  const MatchupConversationRecord *record = data->conversation;
  const Pictures pictures = { writer, read_picture, user_data };

  matchup_json_writer_begin_object (writer, NULL);
  matchup_json_writer_add_string (writer, "id", record->id);
  matchup_json_writer_add_string (writer,
                                  "kind",
                                  matchup_enum_get_nick (MATCHUP_TYPE_CONVERSATION_KIND,
                                                         (int) record->kind));
  matchup_json_writer_add_string (writer, "title", record->title);
  matchup_json_writer_add_int (writer, "created_at", record->created_at);
  matchup_json_writer_add_int (writer, "updated_at", record->updated_at);
  matchup_json_writer_add_flag (writer, "pinned", record->pinned);
  matchup_json_writer_add_flag (writer, "archived", record->archived > 0);
  matchup_json_writer_add_string (writer,
                                  "title_source",
                                  matchup_enum_get_nick (MATCHUP_TYPE_TITLE_SOURCE,
                                                         MAX (record->title_source, 0)));
  matchup_json_writer_add_flag (writer, "blind", record->blind > 0);
  matchup_json_writer_add_flag (writer, "reveal_together", record->reveal_together > 0);
  matchup_json_writer_add_optional (writer, "tip", find_tip (data));
  matchup_json_writer_add_optional (writer, "preset_id", record->preset_id);
  matchup_json_writer_add_optional (writer, "preset_name", record->preset_name);
  matchup_json_writer_begin_list (writer, "lineup");
  for (guint i = 0; i < data->lineup->len; i++)
    matchup_contestant_json_write (writer, NULL, g_ptr_array_index (data->lineup, i));
  matchup_json_writer_close (writer);
  write_masks (writer, record->masks);
  write_rounds (&pictures, data);
  matchup_json_writer_close (writer);
}
