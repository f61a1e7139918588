/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWorkspace: what was sent for an answer. */
#include "matchup-attachment-sender.h"
#include "matchup-catalog-private.h"
#include "matchup-json-print.h"
#include "matchup-masked-messages.h"
#include "matchup-workspace-internal.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Of a file, when somebody looks at what was sent; bytes. */
#define MAX_FILE_SHOWN (256 * 1024)

static char *
pretty_print (GBytes *body)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, bytes, (gssize) length, NULL))
    return g_strndup (bytes, length);
  return matchup_json_print (json_parser_get_root (parser), TRUE);
}

/* Megabytes of base64 say nothing to anybody: only how many they were is told. */
static MatchupImagePart *
make_stand_in (MatchupImagePart *image)
{
  gsize length = (matchup_image_part_get_size (image) + 2) / 3 * 4;
  char *text = g_strdup_printf ("(%" G_GSIZE_FORMAT " characters)", length);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) base64 = g_bytes_new_take (text, strlen (text));
  MatchupImagePart *made = matchup_image_part_new (empty,
                                                   matchup_image_part_get_mime_type (image),
                                                   matchup_image_part_get_width (image),
                                                   matchup_image_part_get_height (image));

  matchup_image_part_set_base64 (made, base64);
  return made;
}

/* Whoever wants to read millions of letters opens the file. */
static MatchupFilePart *
make_file_stand_in (MatchupFilePart *file)
{
  gsize length;
  const char *text = matchup_file_part_peek_text (file, &length);
  g_autofree char *shown = NULL;
  const char *end;

  if (length <= MAX_FILE_SHOWN)
    return g_object_ref (file);
  end = text + MAX_FILE_SHOWN;
  while ((*end & 0xc0) == 0x80)
    end--;
  shown = g_strdup_printf ("%.*s\n(%ld more characters)\n",
                           (int) (end - text),
                           text,
                           g_utf8_strlen (end, -1));
  return matchup_file_part_new (matchup_file_part_get_name (file),
                                matchup_file_part_get_mime_type (file),
                                matchup_file_part_get_size (file),
                                matchup_file_part_get_pages (file),
                                shown);
}

/* @image as matchup-attachment-sender sends it; NULL: not at all. */
static MatchupImagePart *
find_sent (MatchupAttachmentRoom *room, MatchupImagePart *image, guint n_pictures, gboolean newest)
{
  MatchupImagePart *sent = matchup_attachment_room_take (room, image, n_pictures, newest);

  /* One had to be made, and is remembered. */
  if (sent != NULL && matchup_attachment_sender_choose (image, &room->limits, n_pictures) == NULL)
    sent = matchup_image_part_get_smaller (image);
  return sent != NULL && !matchup_image_part_get_missing (sent) ? sent : NULL;
}

static MatchupMessage *
make_sent_message (MatchupMessage *message, MatchupAttachmentRoom *room, gboolean newest)
{
  MatchupMessage *made = matchup_message_new (matchup_message_get_role (message));
  g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  guint n_pictures = matchup_attachment_sender_count (message);

  matchup_message_append (made, MATCHUP_PART_KIND_TEXT, text, -1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);
      g_autoptr (MatchupImagePart) stand_in = NULL;
      MatchupImagePart *sent;

      if (MATCHUP_IS_FILE_PART (part))
        {
          g_autoptr (MatchupFilePart) file = make_file_stand_in (MATCHUP_FILE_PART (part));

          matchup_message_add_file (made, file);
        }
      if (!MATCHUP_IS_IMAGE_PART (part))
        continue;
      sent = find_sent (room, MATCHUP_IMAGE_PART (part), n_pictures, newest);
      if (sent == NULL)
        continue;
      stand_in = make_stand_in (sent);
      matchup_message_add_image (made, stand_in);
    }
  return made;
}

static GPtrArray *
dup_sent_messages (MatchupWorkspace *self,
                   MatchupConversation *conversation,
                   MatchupRound *round,
                   MatchupRun *run)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (run));
  MatchupPictureLimits limits = _matchup_workspace_get_limits (self, model);
  g_autoptr (GPtrArray) history = matchup_conversation_dup_request (conversation, round, run);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MatchupMaskList) masks = NULL;
  MatchupAttachmentRoom room;

  matchup_attachment_room_init (&room, &limits, matchup_workspace_can_see (self, model));
  for (guint i = history->len; i > 0; i--)
    g_ptr_array_insert (messages,
                        0,
                        make_sent_message (g_ptr_array_index (history, i - 1),
                                           &room,
                                           i == history->len));
  masks = matchup_mask_list_copy (matchup_masks_of (conversation), matchup_run_get_n_masks (run));
  return matchup_masked_messages_make (masks, messages);
}

/* FALSE: it was known before that it cannot answer. */
static gboolean
was_asked (MatchupRun *run)
{
  MatchupErrorInfo *error = matchup_run_get_error (run);

  return error == NULL || matchup_error_info_was_asked (error);
}

char *
matchup_workspace_dup_sent (MatchupWorkspace *self,
                            MatchupConversation *conversation,
                            MatchupRound *round,
                            MatchupAnswer *answer)
{
  MatchupRun *run;
  MatchupContestant *contestant;
  MatchupModelRef *model;
  MatchupProvider *provider;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (MatchupHttpRequest) request = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_ANSWER (answer), NULL);

  run = matchup_answer_get_current (answer);
  if (run == NULL)
    return NULL;
  contestant = matchup_run_get_contestant (run);
  model = matchup_contestant_get_model (contestant);
  provider =
      matchup_provider_list_find (self->providers, matchup_model_ref_get_provider_id (model));
  if (provider == NULL || !was_asked (run))
    return NULL;
  messages = dup_sent_messages (self, conversation, round, run);
  request =
      matchup_codec_build_request (matchup_provider_list_get_codec (self->providers, provider),
                                   &(MatchupRequestSnapshot){
                                       .template_ = matchup_provider_get_template (provider),
                                       .address = matchup_provider_get_address (provider),
                                       .model_id = matchup_model_ref_get_model_id (model),
                                       .capabilities = matchup_model_ref_get_capabilities (model),
                                       .max_output = matchup_model_ref_get_max_output (model),
                                       .params = matchup_contestant_get_params (contestant),
                                       .messages = messages,
                                       .leave_out = matchup_provider_get_refused_fields (provider),
                                   },
                                   NULL);
  return pretty_print (matchup_http_request_get_body (request));
}
