/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-stream.h"

#include "matchup-http-client.h"

#include <string.h>

typedef struct
{
  gsize end;    /* of the piece, in all bytes */
  gint64 delay; /* microseconds since the piece before */
} Piece;

struct _MatchupPracticeStream
{
  GInputStream parent_instance;

  GString *bytes;
  GArray *pieces; /* Piece */
  gboolean breaks_off;
  guint n_come;     /* pieces that are there */
  gsize n_read;     /* bytes that were read */
  gint64 last_come; /* monotonic; when the last of them came, 0: nobody reads yet */
};

G_DEFINE_FINAL_TYPE (MatchupPracticeStream, matchup_practice_stream, G_TYPE_INPUT_STREAM)

/* The task data of a read. */
typedef struct
{
  void *buffer; /* borrowed from the caller */
  gsize count;
  GSource *source; /* the timer, or the end of the waiting by @cancellable */
  GSource *cancelled;
} Read;

static void
destroy_source (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->source, destroy_source);
  g_clear_pointer (&read->cancelled, destroy_source);
  g_free (read);
}

static void
matchup_practice_stream_finalize (GObject *object)
{
  MatchupPracticeStream *self = MATCHUP_PRACTICE_STREAM (object);

  g_string_free (self->bytes, TRUE);
  g_array_unref (self->pieces);

  G_OBJECT_CLASS (matchup_practice_stream_parent_class)->finalize (object);
}

/* Pieces whose time has come; however late it is, the time between them counts from their own. */
static void
take_pieces (MatchupPracticeStream *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->last_come == 0)
    self->last_come = now;
  while (self->n_come < self->pieces->len)
    {
      gint64 due = self->last_come + g_array_index (self->pieces, Piece, self->n_come).delay;

      if (due > now)
        break;
      self->last_come = due;
      self->n_come++;
    }
}

static gsize
get_n_there (MatchupPracticeStream *self)
{
  gsize end = self->n_come > 0 ? g_array_index (self->pieces, Piece, self->n_come - 1).end : 0;

  return end - self->n_read;
}

static void give (GTask *task);

static gboolean
due_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Read *read = g_task_get_task_data (task);

  g_clear_pointer (&read->source, destroy_source);
  g_clear_pointer (&read->cancelled, destroy_source);
  give (task);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  return due_cb (user_data);
}

static GSource *
attach (GSource *source, GSourceFunc callback, GTask *task)
{
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, callback, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static void
wait_for_next (MatchupPracticeStream *self, GTask *task)
{
  Read *read = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gint64 due = self->last_come + g_array_index (self->pieces, Piece, self->n_come).delay;
  gint64 wait = MAX (due - g_get_monotonic_time (), 0);

  read->source = attach (g_timeout_source_new ((guint) (wait / 1000) + 1), due_cb, task);
  if (cancellable != NULL)
    read->cancelled =
        attach (g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb), task);
}

/* What is there, or the end; else it is waited for. */
static void
give (GTask *task)
{
  MatchupPracticeStream *self = g_task_get_source_object (task);
  Read *read = g_task_get_task_data (task);
  gsize length;

  if (g_task_return_error_if_cancelled (task))
    return;
  take_pieces (self);
  length = MIN (get_n_there (self), read->count);
  if (length > 0)
    {
      memcpy (read->buffer, self->bytes->str + self->n_read, length);
      self->n_read += length;
      g_task_return_int (task, (gssize) length);
    }
  else if (self->n_come < self->pieces->len)
    wait_for_next (self, task);
  else if (self->breaks_off)
    g_task_return_new_error (task,
                             MATCHUP_HTTP_ERROR,
                             MATCHUP_HTTP_ERROR_TRUNCATED,
                             "The practice model breaks off on purpose now and then");
  else
    g_task_return_int (task, 0);
}

static void
matchup_practice_stream_read_async (GInputStream *stream,
                                    void *buffer,
                                    gsize count,
                                    int priority,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (stream, cancellable, callback, user_data);
  Read *read = g_new0 (Read, 1);

  g_task_set_source_tag (task, matchup_practice_stream_read_async);
  g_task_set_priority (task, priority);
  read->buffer = buffer;
  read->count = count;
  g_task_set_task_data (task, read, read_free);
  give (task);
}

static gssize
matchup_practice_stream_read_finish (GInputStream *stream, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
matchup_practice_stream_class_init (MatchupPracticeStreamClass *klass)
{
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = matchup_practice_stream_finalize;
  stream_class->read_async = matchup_practice_stream_read_async;
  stream_class->read_finish = matchup_practice_stream_read_finish;
}

static void
matchup_practice_stream_init (MatchupPracticeStream *self)
{
  self->bytes = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
}

MatchupPracticeStream *
matchup_practice_stream_new (void)
{
  return g_object_new (MATCHUP_TYPE_PRACTICE_STREAM, NULL);
}

void
matchup_practice_stream_add (MatchupPracticeStream *self, const char *piece, gint64 delay)
{
  Piece added = { .delay = delay };

  g_return_if_fail (MATCHUP_IS_PRACTICE_STREAM (self));
  g_return_if_fail (piece != NULL && delay >= 0);

  g_string_append (self->bytes, piece);
  added.end = self->bytes->len;
  g_array_append_val (self->pieces, added);
}

void
matchup_practice_stream_break_off (MatchupPracticeStream *self)
{
  g_return_if_fail (MATCHUP_IS_PRACTICE_STREAM (self));
  self->breaks_off = TRUE;
}
