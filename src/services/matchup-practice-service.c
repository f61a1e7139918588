/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-service.h"

#include "matchup-http-request-private.h"
#include "matchup-practice-moods.h"
#include "matchup-practice-player.h"

#define MOODY "moody"

struct _MatchupPracticeService
{
  GObject parent_instance;

  MatchupPracticeMoods *moods;
  double speed;
  guint n_answers; /* so that asking again gives another one */
};

G_DEFINE_FINAL_TYPE (MatchupPracticeService, matchup_practice_service, G_TYPE_OBJECT)

/* What was asked and what is said to it; @asked NULL: nothing that could be answered. */
typedef struct
{
  MatchupPracticeRequest *asked;
  MatchupPracticeAnswer *answer;
  char *question; /* tells it from others */
} MatchupPracticeTurn;

static void
turn_free (MatchupPracticeTurn *turn)
{
  g_clear_pointer (&turn->asked, matchup_practice_request_free);
  g_clear_pointer (&turn->answer, matchup_practice_answer_free);
  g_free (turn->question);
  g_free (turn);
}

/* The task data of a request. */
typedef struct
{
  MatchupHttpRequest *request;
  MatchupPracticeTurn *turn; /* NULL until it is written */
  guint wait_id;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_clear_handle_id (&sending->wait_id, g_source_remove);
  g_clear_object (&sending->request);
  g_clear_pointer (&sending->turn, turn_free);
  g_free (sending);
}

static void
matchup_practice_service_finalize (GObject *object)
{
  g_clear_pointer (&MATCHUP_PRACTICE_SERVICE (object)->moods, matchup_practice_moods_free);

  G_OBJECT_CLASS (matchup_practice_service_parent_class)->finalize (object);
}

static void
matchup_practice_service_class_init (MatchupPracticeServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_practice_service_finalize;
}

static void
matchup_practice_service_init (MatchupPracticeService *self)
{
  const char *speed = g_getenv ("MATCHUP_PRACTICE_SPEED");
  const char *seed = g_getenv ("MATCHUP_PRACTICE_SEED");

  self->speed = speed != NULL ? MAX (g_ascii_strtod (speed, NULL), 0) : 1;
  self->moods = matchup_practice_moods_new (
      seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : g_random_int ());
}

MatchupPracticeService *
matchup_practice_service_new (void)
{
  return g_object_new (MATCHUP_TYPE_PRACTICE_SERVICE, NULL);
}

void
matchup_practice_service_set_speed (MatchupPracticeService *self, double speed)
{
  g_return_if_fail (MATCHUP_IS_PRACTICE_SERVICE (self));
  g_return_if_fail (speed >= 0);

  self->speed = speed;
}

void
matchup_practice_service_set_seed (MatchupPracticeService *self, guint32 seed)
{
  g_return_if_fail (MATCHUP_IS_PRACTICE_SERVICE (self));

  matchup_practice_moods_free (self->moods);
  self->moods = matchup_practice_moods_new (seed);
}

static MatchupHttpResponse *
play (MatchupPracticeService *self, MatchupPracticeTurn *turn)
{
  MatchupPracticeMood mood = MATCHUP_PRACTICE_FINE;

  if (turn->asked == NULL)
    return matchup_practice_player_refuse ();
  if (matchup_practice_player_get_pace (turn->asked->model) == NULL)
    return matchup_practice_player_miss ();
  if (g_str_equal (turn->asked->model, MOODY))
    mood = matchup_practice_moods_next (self->moods, turn->question);
  return matchup_practice_player_play (turn->asked->model, turn->answer, mood, self->speed);
}

static gboolean
answer_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Sending *sending = g_task_get_task_data (task);

  sending->wait_id = 0;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task,
                           play (g_task_get_source_object (task), sending->turn),
                           g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
wait_and_call (GTask *task, guint milliseconds, GSourceFunc func)
{
  MatchupPracticeService *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  guint wait = self->speed > 0 ? (guint) (milliseconds / self->speed) : 0;

  sending->wait_id =
      g_timeout_add_full (G_PRIORITY_DEFAULT, wait, func, g_object_ref (task), g_object_unref);
}

static MatchupPracticePace
get_pace (Sending *sending)
{
  MatchupPracticeRequest *asked = sending->turn->asked;
  const MatchupPracticePace *pace =
      asked != NULL ? matchup_practice_player_get_pace (asked->model) : NULL;

  return pace != NULL ? *pace : (MatchupPracticePace){ 0 };
}

static gboolean
connected_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Sending *sending = g_task_get_task_data (task);

  sending->wait_id = 0;
  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  matchup_http_request_emit_connected (sending->request);
  wait_and_call (task, get_pace (sending).waiting, answer_cb);
  return G_SOURCE_REMOVE;
}

/* The task data of the thread. */
typedef struct
{
  GBytes *body;
  guint variant;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_bytes_unref (writing->body);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *writing = task_data;
  MatchupPracticeTurn *turn = g_new0 (MatchupPracticeTurn, 1);
  gsize length;
  const char *body = g_bytes_get_data (writing->body, &length);

  turn->asked = matchup_practice_request_read (body, length);
  turn->question = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, writing->body);
  if (turn->asked != NULL)
    turn->answer = matchup_practice_write (turn->asked, writing->variant);
  g_task_return_pointer (task, turn, (GDestroyNotify) turn_free);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);

  sending->turn = g_task_propagate_pointer (G_TASK (result), NULL);
  wait_and_call (task, get_pace (sending).connecting, connected_cb);
}

void
matchup_practice_service_send_async (MatchupPracticeService *self,
                                     MatchupHttpRequest *request,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) thread = NULL;
  Sending *sending;
  Writing *writing;
  GTask *task;
  GBytes *body;

  g_return_if_fail (MATCHUP_IS_PRACTICE_SERVICE (self));
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (request));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_practice_service_send_async);
  sending = g_new0 (Sending, 1);
  sending->request = g_object_ref (request);
  g_task_set_task_data (task, sending, sending_free);
  /* Written whether or not it is stopped meanwhile: it takes no time worth saving. */
  thread = g_task_new (self, NULL, written_cb, task);
  g_task_set_source_tag (thread, write_in_thread);
  writing = g_new0 (Writing, 1);
  body = matchup_http_request_get_body (request);
  writing->body = body != NULL ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  writing->variant = self->n_answers++;
  g_task_set_task_data (thread, writing, writing_free);
  g_task_run_in_thread (thread, write_in_thread);
}

MatchupHttpResponse *
matchup_practice_service_send_finish (MatchupPracticeService *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
