/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lanying-im-request.h"

#include "matchup-message.h"
#include "matchup-request-helpers.h"

#include <string.h>

#define TO_A_USER 1    /* "type": to whom */
#define CONTENT_TEXT 0 /* "content_type" */

gboolean
matchup_lanying_im_key_read (const char *secret, MatchupLanyingImKey *out_key)
{
  const char *user = secret != NULL ? strchr (secret, ':') : NULL;
  const char *token = user != NULL ? strchr (user + 1, ':') : NULL;

  *out_key = (MatchupLanyingImKey){ 0 };
  if (token == NULL || user == secret || token == user + 1 || token[1] == '\0')
    return FALSE;
  out_key->app_id = g_strndup (secret, (gsize) (user - secret));
  out_key->user_id = g_strndup (user + 1, (gsize) (token - user - 1));
  out_key->token = token + 1;
  return TRUE;
}

void
matchup_lanying_im_key_clear (MatchupLanyingImKey *self)
{
  g_clear_pointer (&self->app_id, g_free);
  g_clear_pointer (&self->user_id, g_free);
  self->token = NULL;
}

/* Ids are 64 bit numbers. What is none goes out as it is: the service says best what is wrong. */
static void
add_user_id (JsonBuilder *builder, const char *user_id)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (user_id, 10, 0, G_MAXINT64, &number, NULL))
    json_builder_add_int_value (builder, (gint64) number);
  else
    json_builder_add_string_value (builder, user_id);
}

static char *
dup_newest_question (JsonBuilder *builder, GPtrArray *messages)
{
  for (guint i = messages->len; i > 0; i--)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i - 1);

      if (matchup_message_get_role (message) == MATCHUP_ROLE_USER)
        return matchup_request_dup_text (builder, message);
    }
  return g_strdup ("");
}

GPtrArray *
matchup_lanying_im_request_build_body (const MatchupRequestSnapshot *snapshot, const char *user_id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = dup_newest_question (builder, snapshot->messages);

  json_builder_begin_object (builder);
  matchup_request_add_int (builder, "type", TO_A_USER);
  if (user_id != NULL)
    {
      json_builder_set_member_name (builder, "from_user_id");
      add_user_id (builder, user_id);
    }
  json_builder_set_member_name (builder, "targets");
  json_builder_begin_array (builder);
  add_user_id (builder, snapshot->model_id);
  json_builder_end_array (builder);
  matchup_request_add_int (builder, "content_type", CONTENT_TEXT);
  matchup_request_add_string (builder, "content", text);
  /* JSON inside of strings; the service wants them to be there. */
  matchup_request_add_string (builder, "ext", "");
  matchup_request_add_string (builder, "config", "");
  matchup_request_add_string (builder, "attachment", "");
  matchup_request_add_extra_body (builder, snapshot->template_);
  json_builder_end_object (builder);
  return matchup_request_end_body (builder);
}
