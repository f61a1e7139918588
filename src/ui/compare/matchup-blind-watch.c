/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-blind-watch.h"

#include "matchup-leak-detector.h"
#include "matchup-model-ref.h"

/* Bytes that are read in one turn. */
#define TURN 16384

/* How far an answer was read. */
typedef struct
{
  MatchupBlindWatch *watch;
  MatchupAnswer *answer;
  MatchupRun *run; /* NULL: none yet */
  MatchupLeakDetector *detector;
  guint part;   /* the first that was not read to its end */
  gsize offset; /* in it */
  gboolean ended;
  gboolean leaking;
} Reader;

struct _MatchupBlindWatch
{
  GObject parent_instance;

  MatchupRound *round; /* holds this, and so is borrowed */
  GPtrArray *readers;  /* Reader by slot; none once the names are shown */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (MatchupBlindWatch, matchup_blind_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void queue_read (MatchupBlindWatch *self);

static void
forget_run (Reader *reader)
{
  if (reader->run != NULL)
    {
      g_signal_handlers_disconnect_by_data (matchup_run_get_message (reader->run), reader);
      g_signal_handlers_disconnect_by_data (reader->run, reader);
    }
  g_clear_object (&reader->run);
  g_clear_pointer (&reader->detector, matchup_leak_detector_free);
}

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_signal_handlers_disconnect_by_data (reader->answer, reader);
  forget_run (reader);
  g_object_unref (reader->answer);
  g_free (reader);
}

static void
grown_cb (Reader *reader)
{
  queue_read (reader->watch);
}

static MatchupLeakDetector *
make_detector (MatchupAnswer *answer)
{
  MatchupContestant *contestant = matchup_answer_get_contestant (answer);
  const char *names[] = {
    matchup_model_ref_get_model_id (matchup_contestant_get_model (contestant)),
    matchup_contestant_get_name (contestant),
    NULL,
  };

  return matchup_leak_detector_new (names);
}

/* Another run is another text, whatever the one before it said. */
static void
take_run (Reader *reader)
{
  MatchupRun *run = matchup_answer_get_current (reader->answer);
  gboolean was_leaking = reader->leaking;

  if (run == reader->run)
    return;
  forget_run (reader);
  reader->part = 0;
  reader->offset = 0;
  reader->ended = FALSE;
  reader->leaking = FALSE;
  if (run != NULL)
    {
      reader->run = g_object_ref (run);
      reader->detector = make_detector (reader->answer);
      g_signal_connect_swapped (matchup_run_get_message (run),
                                "appended",
                                G_CALLBACK (grown_cb),
                                reader);
      g_signal_connect_swapped (run, "finished", G_CALLBACK (grown_cb), reader);
    }
  if (was_leaking)
    g_signal_emit (reader->watch, signals[SIGNAL_CHANGED], 0);
  queue_read (reader->watch);
}

/* A piece of one part; what is thought is not what is read as the answer. */
static gsize
read_part (Reader *reader, MatchupPart *part, gsize budget)
{
  const char *text;
  gsize length;

  if (!MATCHUP_IS_TEXT_PART (part) ||
      matchup_text_part_get_kind (MATCHUP_TEXT_PART (part)) == MATCHUP_PART_KIND_REASONING)
    return 0;
  text = matchup_text_part_peek (MATCHUP_TEXT_PART (part), &length);
  length = MIN (length - reader->offset, budget);
  matchup_leak_detector_append (reader->detector, text + reader->offset, (gssize) length);
  reader->offset += length;
  return length;
}

static gboolean
is_read (Reader *reader, MatchupPart *part)
{
  gsize length;

  if (!MATCHUP_IS_TEXT_PART (part) ||
      matchup_text_part_get_kind (MATCHUP_TEXT_PART (part)) == MATCHUP_PART_KIND_REASONING)
    return TRUE;
  matchup_text_part_peek (MATCHUP_TEXT_PART (part), &length);
  return reader->offset >= length;
}

/* Gives how many bytes were read; 0: there is nothing more to read now. */
static gsize
read_some (Reader *reader, gsize budget)
{
  GListModel *parts;
  gsize length = 0;

  if (reader->run == NULL || reader->ended)
    return 0;
  parts = G_LIST_MODEL (matchup_run_get_message (reader->run));
  while (reader->part < g_list_model_get_n_items (parts) && length < budget)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, reader->part);

      length += read_part (reader, part, budget - length);
      if (!is_read (reader, part) || reader->part + 1 == g_list_model_get_n_items (parts))
        break;
      reader->part++;
      reader->offset = 0;
    }
  if (length == 0 && !matchup_run_is_active (reader->run))
    {
      matchup_leak_detector_end (reader->detector);
      reader->ended = TRUE;
    }
  return length;
}

static gboolean
update_leaking (Reader *reader)
{
  gboolean leaking =
      reader->detector != NULL && matchup_leak_detector_is_leaking (reader->detector);

  if (reader->leaking == leaking)
    return FALSE;
  reader->leaking = leaking;
  return TRUE;
}

/* TRUE when there is more to read. */
static gboolean
read_all (MatchupBlindWatch *self, gsize budget)
{
  gboolean changed = FALSE;
  gboolean more = FALSE;

  for (guint i = 0; i < self->readers->len; i++)
    {
      Reader *reader = g_ptr_array_index (self->readers, i);

      more = read_some (reader, budget) > 0 || more;
      changed = update_leaking (reader) || changed;
    }
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return more;
}

static gboolean
read_cb (gpointer data)
{
  MatchupBlindWatch *self = data;

  if (read_all (self, TURN / MAX (self->readers->len, 1)))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_read (MatchupBlindWatch *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

/* Who knows the names is not told by the answers any more. */
static void
revealed_cb (MatchupBlindWatch *self)
{
  if (!matchup_round_get_revealed (self->round))
    return;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_ptr_array_set_size (self->readers, 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
matchup_blind_watch_dispose (GObject *object)
{
  MatchupBlindWatch *self = MATCHUP_BLIND_WATCH (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->readers, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_blind_watch_parent_class)->dispose (object);
}

static void
matchup_blind_watch_class_init (MatchupBlindWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_blind_watch_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_BLIND_WATCH,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_blind_watch_init (MatchupBlindWatch *self)
{
  self->readers = g_ptr_array_new_with_free_func (reader_free);
}

static void
begin (MatchupBlindWatch *self)
{
  if (matchup_round_get_revealed (self->round))
    return;
  for (guint i = 0; i < matchup_round_get_n_answers (self->round); i++)
    {
      Reader *reader = g_new0 (Reader, 1);

      reader->watch = self;
      reader->answer = g_object_ref (matchup_round_get_answer (self->round, i));
      g_signal_connect_swapped (reader->answer, "notify::current", G_CALLBACK (take_run), reader);
      g_ptr_array_add (self->readers, reader);
      take_run (reader);
    }
  g_signal_connect_object (self->round,
                           "notify::revealed",
                           G_CALLBACK (revealed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

MatchupBlindWatch *
matchup_blind_watch_get (MatchupRound *round)
{
  MatchupBlindWatch *self;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  self = g_object_get_data (G_OBJECT (round), "matchup-blind-watch");
  if (self == NULL)
    {
      self = g_object_new (MATCHUP_TYPE_BLIND_WATCH, NULL);
      self->round = round;
      g_object_set_data_full (G_OBJECT (round), "matchup-blind-watch", self, g_object_unref);
      begin (self);
    }
  return self;
}

gboolean
matchup_blind_watch_is_leaking (MatchupBlindWatch *self, guint slot)
{
  g_return_val_if_fail (MATCHUP_IS_BLIND_WATCH (self), FALSE);

  return slot < self->readers->len && ((Reader *) g_ptr_array_index (self->readers, slot))->leaking;
}

guint
matchup_blind_watch_get_n_leaking (MatchupBlindWatch *self)
{
  guint n = 0;

  g_return_val_if_fail (MATCHUP_IS_BLIND_WATCH (self), 0);

  for (guint i = 0; i < self->readers->len; i++)
    n += matchup_blind_watch_is_leaking (self, i) ? 1 : 0;
  return n;
}

void
matchup_blind_watch_catch_up (MatchupBlindWatch *self)
{
  g_return_if_fail (MATCHUP_IS_BLIND_WATCH (self));

  while (read_all (self, G_MAXSIZE))
    ;
}
