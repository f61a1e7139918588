/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matchup's own JSON: reading it. */
#include "matchup-conversation-json.h"

#include "matchup-attachment-format.h"
#include "matchup-config.h"
#include "matchup-enum-types.h"
#include "matchup-file-part.h"
#include "matchup-json.h"
#include "matchup-run-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of one round with its pictures, and of what else stands in a conversation; bytes. */
#define MAX_ROUND (512 * 1024 * 1024)
#define MAX_MEMBER (16 * 1024 * 1024)
#define MAX_HEAD (64 * 1024 * 1024)
#define MAX_ROUNDS 200000
#define MAX_SIDE MATCHUP_ATTACHMENT_MAX_PIXELS /* of a picture that is one pixel high */
/* Of all texts and of all pictures of a conversation, which are in memory until it is stored: more
 * than for those of other programs, as this is how one comes back. */
#define MAX_TEXT (1024 * 1024 * 1024)
#define MAX_PICTURES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)
/* Of what stands for personal data; an original in bytes. */
#define MAX_MASKS 10000
#define MAX_MASK_NUMBER 999999
#define MAX_ORIGINAL 512

typedef struct
{
  MatchupConversationData *data;
  GHashTable *ids;    /* of rounds and runs */
  GHashTable *rounds; /* those of rounds */
  guint *n_lost;
  guint64 most_text;
  guint64 text_bytes; /* of all that is no picture */
  guint64 picture_bytes;
  GError **error;
} Reader;

static gboolean
refuse (Reader *self, const char *sentence)
{
  if (self->error != NULL && *self->error == NULL)
    g_set_error_literal (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_sha256 (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static void
read_sides (JsonObject *object, MatchupPictureVersion *version)
{
  version->width = (int) matchup_json_read_int (object, "width", 1, MAX_SIDE, 1);
  version->height = (int) matchup_json_read_int (object, "height", 1, MAX_SIDE, 1);
  if ((gint64) version->width * version->height > MATCHUP_ATTACHMENT_MAX_PIXELS)
    version->width = version->height = 1;
}

/* FALSE: no picture, or one of which nothing is known. */
static gboolean
read_version (Reader *self, JsonObject *object, MatchupPictureVersion *version)
{
  const char *data = matchup_json_get_string (object, "data");
  MatchupAttachmentInfo info = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  if (data == NULL)
    {
      /* It was gone when this was written, but is still told about. */
      if (!is_sha256 (matchup_json_get_string (object, "sha256")))
        return FALSE;
      version->sha256 = g_strdup (matchup_json_get_string (object, "sha256"));
      version->mime_type = g_strdup ("image/png");
      version->size = matchup_json_read_int (object, "size", 0, G_MAXINT, 0);
    }
  else
    {
      gsize length;
      guchar *decoded = g_base64_decode (data, &length);

      bytes = g_bytes_new_take (decoded, length);
      if (!matchup_attachment_inspect (bytes, &info, NULL))
        return FALSE;
      self->picture_bytes += length;
      self->text_bytes -= MIN (self->text_bytes, strlen (data));
      version->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      version->mime_type = g_strdup (matchup_attachment_kind_get_mime_type (info.kind));
      version->size = (gint64) length;
      version->bytes = g_steal_pointer (&bytes);
    }
  /* What the picture itself says counts. */
  version->width = info.width;
  version->height = info.height;
  if (data == NULL)
    read_sides (object, version);
  return TRUE;
}

static void
read_pictures (Reader *self, JsonArray *array, MatchupRoundRecord *round)
{
  if (array == NULL)
    return;
  round->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_picture_record_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = matchup_json_array_get_object (array, i);
      JsonObject *smaller = matchup_json_get_object (object, "smaller");
      MatchupPictureRecord *picture = g_new0 (MatchupPictureRecord, 1);
      const char *alt_text = object != NULL ? matchup_json_get_string (object, "alt_text") : NULL;

      if (object == NULL || !read_version (self, object, &picture->sent))
        {
          matchup_picture_record_free (picture);
          (*self->n_lost)++;
          continue;
        }
      picture->alt_text = g_strdup (alt_text != NULL ? alt_text : "");
      picture->original_size = matchup_json_read_int (object, "original_size", 0, G_MAXINT, 0);
      picture->original_width =
          (int) matchup_json_read_int (object, "original_width", 0, MAX_SIDE, 0);
      picture->original_height =
          (int) matchup_json_read_int (object, "original_height", 0, MAX_SIDE, 0);
      if (smaller != NULL)
        read_version (self, smaller, &picture->smaller);
      g_ptr_array_add (round->pictures, picture);
    }
}

static GArray *
read_slots (JsonArray *array)
{
  GArray *slots;

  if (array == NULL || json_array_get_length (array) == 0 || json_array_get_length (array) > 64)
    return NULL;
  slots = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gint64 value = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
      guint slot = (guint) CLAMP (value, 0, 63);

      g_array_append_val (slots, slot);
    }
  return slots;
}

static gboolean
take_id (Reader *self, const char *id)
{
  return g_hash_table_add (self->ids, g_strdup (id)) ||
         refuse (self, _ ("It has two parts with the same id."));
}

static gboolean
read_runs (Reader *self, JsonArray *array, const char *round_id, GPtrArray *runs)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      MatchupRunRecord *run =
          matchup_run_json_read (matchup_json_array_get_object (array, i), round_id);

      if (run == NULL)
        return refuse (self, _ ("An answer in it is damaged."));
      g_ptr_array_add (runs, run);
      if (!take_id (self, run->id))
        return FALSE;
    }
  matchup_run_records_put_in_order (runs);
  return TRUE;
}

static void
read_files (Reader *self, JsonArray *array, MatchupRoundRecord *round)
{
  if (array == NULL)
    return;
  round->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = matchup_json_array_get_object (array, i);
      const char *name = object != NULL ? matchup_json_get_string (object, "name") : NULL;
      const char *text = object != NULL ? matchup_json_get_string (object, "text") : NULL;
      const char *mime_type = object != NULL ? matchup_json_get_string (object, "mime_type") : NULL;

      if (name == NULL || text == NULL)
        {
          (*self->n_lost)++;
          continue;
        }
      g_ptr_array_add (
          round->files,
          matchup_file_part_new (name,
                                 mime_type != NULL ? mime_type : "text/plain",
                                 matchup_json_read_int (object, "size", 0, G_MAXINT, 0),
                                 (guint) matchup_json_read_int (object, "pages", 0, 1000000, 0),
                                 text));
    }
}

static void
free_runs (GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    matchup_run_record_free (g_ptr_array_index (runs, i));
  g_ptr_array_unref (runs);
}

static gboolean
read_round (Reader *self, JsonObject *object)
{
  MatchupRoundRecord *round;
  GPtrArray *runs;
  const char *id = object != NULL ? matchup_json_read_id (object, "id") : NULL;
  const char *prompt = object != NULL ? matchup_json_get_string (object, "prompt") : NULL;
  const char *parent = object != NULL ? matchup_json_read_id (object, "parent") : NULL;

  if (id == NULL)
    return refuse (self, _ ("A question in it is damaged."));
  round = g_new0 (MatchupRoundRecord, 1);
  round->id = g_strdup (id);
  round->conversation_id = g_strdup (self->data->conversation->id);
  round->position = (int) self->data->rounds->len;
  round->created_at = matchup_json_read_time (object, "created_at");
  /* Only one that was asked before: anything else could go round in a circle. */
  if (parent != NULL && g_hash_table_contains (self->rounds, parent))
    round->parent_id = g_strdup (parent);
  round->summary = g_strdup (matchup_json_get_string (object, "summary"));
  round->fresh = matchup_json_get_flag (object, "fresh");
  round->prompt = g_strdup (prompt != NULL ? prompt : "");
  round->blind = matchup_json_get_flag (object, "blind");
  round->slots = read_slots (matchup_json_get_array (object, "slots"));
  round->revealed_at = matchup_json_read_time (object, "revealed_at");
  round->reveal_together = matchup_json_get_flag (object, "reveal_together");
  g_ptr_array_add (self->data->rounds, round);
  if (!take_id (self, id))
    return FALSE;
  g_hash_table_add (self->rounds, round->id);
  read_pictures (self, matchup_json_get_array (object, "pictures"), round);
  if (self->picture_bytes > MAX_PICTURES)
    return refuse (self, _ ("Its pictures are too large to be imported."));
  read_files (self, matchup_json_get_array (object, "files"), round);
  runs = g_ptr_array_new ();
  if (!read_runs (self, matchup_json_get_array (object, "runs"), round->id, runs))
    {
      free_runs (runs);
      return FALSE;
    }
  round->vote = matchup_vote_json_read (matchup_json_get_object (object, "vote"), runs);
  for (guint i = 0; i < runs->len; i++)
    g_ptr_array_add (self->data->runs, g_ptr_array_index (runs, i));
  g_ptr_array_unref (runs);
  return TRUE;
}

/* FALSE: the rest of the list is of no use. */
static gboolean
read_rounds (Reader *self, MatchupJsonStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean right = TRUE;

  if (!matchup_json_stream_enter (stream))
    {
      matchup_json_stream_skip (stream);
      return refuse (self, _ ("It has no questions."));
    }
  while (matchup_json_stream_next (stream, NULL))
    {
      g_autoptr (JsonNode) node = NULL;

      if (right && self->data->rounds->len >= MAX_ROUNDS)
        right = refuse (self, _ ("It has too many messages."));
      if (!right)
        {
          matchup_json_stream_skip (stream);
          continue;
        }
      if (!matchup_json_stream_read (stream, text, MAX_ROUND))
        {
          right = refuse (self, _ ("A question in it is too large to be imported."));
          continue;
        }
      self->text_bytes += text->len;
      node = matchup_json_parse (text->str, text->len);
      right = read_round (self, node != NULL ? matchup_json_node_get_object (node) : NULL);
      if (right && self->text_bytes > self->most_text)
        right = refuse (self, _ ("It is too large to be imported."));
    }
  return right;
}

static void
read_lineup (Reader *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && i < 64; i++)
    {
      MatchupContestantRecord *record =
          matchup_contestant_json_read (matchup_json_array_get_object (array, i));

      if (record != NULL)
        g_ptr_array_add (self->data->lineup, record);
    }
}

/* What cannot be one is passed over. */
static void
read_masks (MatchupConversationRecord *record, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_MASKS); i++)
    {
      JsonObject *object = matchup_json_array_get_object (array, i);
      const char *id = object != NULL ? matchup_json_get_string (object, "kind") : NULL;
      const char *original = object != NULL ? matchup_json_get_string (object, "original") : NULL;
      gint64 number =
          object != NULL ? matchup_json_read_int (object, "number", 1, MAX_MASK_NUMBER, 0) : 0;
      MatchupPersonalDataKind kind;

      if (number == 0 || original == NULL || strlen (original) > MAX_ORIGINAL ||
          !matchup_personal_data_parse_id (id, &kind))
        continue;
      if (record->masks == NULL)
        record->masks = matchup_mask_list_new ();
      matchup_mask_list_restore (record->masks, kind, (guint) number, original);
    }
}

static gboolean
read_head (Reader *self, JsonObject *object)
{
  MatchupConversationRecord *record = self->data->conversation;
  const char *id = matchup_json_read_id (object, "id");
  const char *title = matchup_json_get_string (object, "title");
  const char *preset_name = matchup_json_get_string (object, "preset_name");

  if (id == NULL)
    return refuse (self, _ ("It has no id."));
  record->id = g_strdup (id);
  record->title = matchup_json_dup_line (title != NULL ? title : "");
  record->kind = (MatchupConversationKind) matchup_json_read_nick (object,
                                                                   "kind",
                                                                   MATCHUP_TYPE_CONVERSATION_KIND,
                                                                   MATCHUP_CONVERSATION_KIND_CHAT);
  record->created_at = matchup_json_read_time (object, "created_at");
  record->updated_at = matchup_json_read_time (object, "updated_at");
  record->pinned = matchup_json_get_flag (object, "pinned");
  record->archived = matchup_json_get_flag (object, "archived");
  record->title_source = matchup_json_read_nick (object,
                                                 "title_source",
                                                 MATCHUP_TYPE_TITLE_SOURCE,
                                                 MATCHUP_TITLE_SOURCE_PERSON);
  record->blind = matchup_json_get_flag (object, "blind");
  record->reveal_together = matchup_json_get_flag (object, "reveal_together");
  record->tip = g_strdup (matchup_json_read_id (object, "tip"));
  record->preset_id = g_strdup (matchup_json_read_id (object, "preset_id"));
  record->preset_name = preset_name != NULL ? matchup_json_dup_line (preset_name) : NULL;
  read_lineup (self, matchup_json_get_array (object, "lineup"));
  read_masks (record, matchup_json_get_array (object, "masks"));
  return TRUE;
}

/* What stands before the rounds is put together to one object again and read as that. */
static gboolean
read_members (Reader *self, MatchupJsonStream *stream)
{
  g_autoptr (GString) head = g_string_new ("{");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  gboolean right = TRUE;
  gboolean seen = FALSE;
  char *name;

  while (matchup_json_stream_next (stream, &name))
    {
      g_autofree char *key = name;

      if (right && !seen && g_str_equal (key, "rounds"))
        {
          g_string_append_c (head, '}');
          node = matchup_json_parse (head->str, head->len);
          seen = TRUE;
          right = node != NULL && matchup_json_node_get_object (node) != NULL
                      ? read_head (self, matchup_json_node_get_object (node))
                      : refuse (self, _ ("It has no id."));
          if (right)
            right = read_rounds (self, stream);
          else
            matchup_json_stream_skip (stream);
        }
      else if (right && !seen && strpbrk (key, "\"\\") == NULL && head->len < MAX_HEAD &&
               matchup_json_stream_read (stream, text, MAX_MEMBER))
        {
          g_string_append_printf (head, "%s\"%s\":", head->len > 1 ? "," : "", key);
          g_string_append_len (head, text->str, (gssize) text->len);
        }
      else if (!right || seen || strpbrk (key, "\"\\") != NULL || head->len >= MAX_HEAD)
        {
          matchup_json_stream_skip (stream);
        }
    }
  return right && (seen || refuse (self, _ ("It has no questions.")));
}

/* Where the file does not tell when it was, its questions do. */
static void
fill_times (MatchupConversationData *data)
{
  MatchupConversationRecord *record = data->conversation;
  gint64 first = 0;
  gint64 last = 0;

  for (guint i = 0; i < data->rounds->len; i++)
    {
      gint64 time = ((MatchupRoundRecord *) g_ptr_array_index (data->rounds, i))->created_at;

      if (time > 0 && (first == 0 || time < first))
        first = time;
      last = MAX (last, time);
    }
  if (record->created_at <= 0)
    record->created_at = first;
  if (record->updated_at <= 0)
    record->updated_at = MAX (last, record->created_at);
}

MatchupConversationData *
matchup_conversation_json_read (MatchupJsonStream *stream,
                                guint64 most_text,
                                char **title,
                                guint *n_lost,
                                GError **error)
{
  g_autoptr (MatchupConversationData) data = g_new0 (MatchupConversationData, 1);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *problem = NULL;
  g_autoptr (GHashTable) rounds = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { .data = data,
                    .ids = ids,
                    .rounds = rounds,
                    .n_lost = n_lost,
                    .most_text = most_text > 0 ? most_text : MAX_TEXT,
                    .error = &problem };

  data->conversation = g_new0 (MatchupConversationRecord, 1);
  data->lineup = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);
  data->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_round_record_free);
  data->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
  if (matchup_json_stream_peek (stream) != '{' || !matchup_json_stream_enter (stream))
    {
      matchup_json_stream_skip (stream);
      refuse (&reader, _ ("It is no conversation."));
    }
  else
    {
      read_members (&reader, stream);
    }
  if (!matchup_json_stream_check (stream, problem == NULL ? &problem : NULL) || problem != NULL)
    {
      if (title != NULL)
        *title = g_strdup (data->conversation->title);
      g_propagate_error (error, problem);
      return NULL;
    }
  fill_times (data);
  return g_steal_pointer (&data);
}
