/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-player.h"

#include "matchup-json-print.h"
#include "matchup-practice-stream.h"
#include "matchup-word-count.h"

#include <string.h>

/* A piece is a word of so many characters at most. */
#define MAX_PIECE 12

/* Written in the answers of a service, so it is not translated; it stands in the folded details. */
#define ON_PURPOSE "This practice model fails on purpose now and then. Asked again, it answers."

static const struct
{
  const char *model;
  MatchupPracticePace pace;
} paces[] = {
  { "quick", { 60, 240, 300, 700, 900, 600 } },
  { "thorough", { 120, 480, 3200, 5600, 220, 330 } },
  { "moody", { 100, 700, 500, 2600, 300, 260 } },
  { "chinese", { 90, 360, 500, 3200, 200, 130 } },
};

const MatchupPracticePace *
matchup_practice_player_get_pace (const char *model)
{
  g_return_val_if_fail (model != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      if (g_str_equal (paces[i].model, model))
        return &paces[i].pace;
    }
  return NULL;
}

/* A word with the blank behind it; Chinese comes in twos. */
static const char *
find_piece_end (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      n += matchup_word_count_is_ideograph (c) ? MAX_PIECE / 2 : 1;
      if (c == ' ' || c == '\n' || n >= MAX_PIECE)
        return p;
    }
  return text + strlen (text);
}

static void
add_event (MatchupPracticeStream *stream, JsonNode *root, gint64 delay)
{
  g_autofree char *json = matchup_json_print (root, FALSE);
  g_autofree char *event = g_strdup_printf ("data: %s\n\n", json);

  matchup_practice_stream_add (stream, event, delay);
}

/* One chunk of an answer; @name NULL: an empty one that says why it ends. */
static JsonNode *
make_chunk (const char *model, const char *name, const char *text, const char *finish_reason)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "object");
  json_builder_add_string_value (builder, "chat.completion.chunk");
  json_builder_set_member_name (builder, "model");
  json_builder_add_string_value (builder, model);
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "index");
  json_builder_add_int_value (builder, 0);
  json_builder_set_member_name (builder, "delta");
  json_builder_begin_object (builder);
  if (name != NULL)
    {
      json_builder_set_member_name (builder, name);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "finish_reason");
  if (finish_reason != NULL)
    json_builder_add_string_value (builder, finish_reason);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* What is written of one kind, and how. */
typedef struct
{
  const char *model;
  const char *name; /* member of the chunks */
  double speed;     /* characters a second */
  guint max;        /* milliseconds for all of it */
  double factor;    /* of the speed; 0: at once */
  glong n_shown;    /* characters after which it breaks off; -1: never */
} Writing;

static void
add_text (MatchupPracticeStream *stream, const Writing *writing, const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  double usual = (double) length / writing->speed;
  double seconds = MIN (usual, writing->max / 1000.0);
  double per_character = length > 0 && writing->factor > 0
                             ? seconds / (double) length / writing->factor * G_USEC_PER_SEC
                             : 0;
  glong n_written = 0;

  while (*text != '\0' && (writing->n_shown < 0 || n_written < writing->n_shown))
    {
      const char *end = find_piece_end (text);
      g_autofree char *piece = g_strndup (text, (gsize) (end - text));
      g_autoptr (JsonNode) chunk = make_chunk (writing->model, writing->name, piece, NULL);
      glong n = g_utf8_strlen (piece, -1);

      add_event (stream, chunk, (gint64) (per_character * (double) n));
      n_written += n;
      text = end;
    }
}

static void
add_end (MatchupPracticeStream *stream, const char *model, gboolean cut)
{
  g_autoptr (JsonNode) chunk = make_chunk (model, NULL, NULL, cut ? "length" : "stop");

  add_event (stream, chunk, 0);
  matchup_practice_stream_add (stream, "data: [DONE]\n\n", 0);
}

static MatchupHttpResponse *
make_failure (guint status, const char *type, const char *message)
{
  g_autoptr (MatchupPracticeStream) stream = matchup_practice_stream_new ();
  g_autofree char *body =
      g_strdup_printf ("{\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}", type, message);

  matchup_practice_stream_add (stream, body, 0);
  return matchup_http_response_new_made_here (status, G_INPUT_STREAM (stream));
}

MatchupHttpResponse *
matchup_practice_player_miss (void)
{
  return make_failure (404, "not_found_error", "There is no such practice model");
}

MatchupHttpResponse *
matchup_practice_player_refuse (void)
{
  return make_failure (400, "invalid_request_error", "There is no question in this");
}

MatchupHttpResponse *
matchup_practice_player_play (const char *model,
                              const MatchupPracticeAnswer *answer,
                              MatchupPracticeMood mood,
                              double speed)
{
  const MatchupPracticePace *pace = matchup_practice_player_get_pace (model);
  g_autoptr (MatchupPracticeStream) stream = NULL;
  Writing thinking = {
    model, "reasoning_content", pace->thinking_speed, pace->thinking, speed, -1,
  };
  Writing writing = { model, "content", pace->writing_speed, pace->writing, speed, -1 };

  g_return_val_if_fail (answer != NULL && pace != NULL, NULL);

  if (mood == MATCHUP_PRACTICE_HICCUP || mood == MATCHUP_PRACTICE_OVERLOADED)
    return make_failure (503, "overloaded_error", ON_PURPOSE);
  if (mood == MATCHUP_PRACTICE_TOO_MANY)
    return make_failure (429, "rate_limit_error", ON_PURPOSE);
  stream = matchup_practice_stream_new ();
  add_text (stream, &thinking, answer->thinking);
  if (mood == MATCHUP_PRACTICE_BREAKS_OFF)
    writing.n_shown = MAX (g_utf8_strlen (answer->text, -1) / 2, 1);
  add_text (stream, &writing, answer->text);
  if (mood == MATCHUP_PRACTICE_BREAKS_OFF)
    matchup_practice_stream_break_off (stream);
  else
    add_end (stream, model, answer->cut);
  return matchup_http_response_new_made_here (200, G_INPUT_STREAM (stream));
}
