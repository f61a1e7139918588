/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How soon a key that was pressed can be seen in the composer, while answers stream above it: real
 * keys (xdotool), the real transcript and composer in a real window.
 *
 *   composer-bench --columns N --text CHARACTERS [--one-line] --keys N [--paste CHARACTERS]
 *
 * Prints one line of JSON. "key" is the time from the moment that the X server gives the key to the
 * end of the frame that has the letter in it; "own_key" is the same without the time for which this
 * thread was ready and the computer did something else, so that it means the same on a busy
 * computer; "key_work" is the CPU time of this thread for it.
 * The server tells the time in whole milliseconds of the clock that the program reads as well.
 * With --paste that much text is copied and pasted by Ctrl+V at the end; "paste_turn" is the
 * longest work between two looks at the sources of the main loop until all is at rest, and
 * "paste_gap" the longest time between two frames while something is being drawn all the time.
 */
#include "matchup-composer.h"
#include "matchup-markdown-view-private.h"
#include "matchup-params.h"
#include "matchup-transcript.h"
#include "matchup-workspace-private.h"

#include <adwaita.h>
#include <time.h>

#define MAX_COLUMNS 8
#define BEAT 33 /* milliseconds between two pieces of text */
#define BYTES_PER_TOKEN 4
#define KEY_PAUSE "45" /* milliseconds between keys: somebody who types fast */

static const char sample[] =
    "## A heading of the answer\n\n"
    "Some **bold** words and `inline code` in a paragraph that goes on for a while, with a "
    "[link](https://example.org) in it and with *emphasis*, so that it takes several lines.\n\n"
    "- an item of a list\n- another one with **weight**\n\n"
    "```python\ndef answer(question):\n    return {'n': len(question)}\n```\n\n"
    "| model | speed | price |\n|---|--:|--:|\n| one | 52 | 0.5 |\n| two | 48 | 0.1 |\n\n";

static struct
{
  int columns;
  int rate;
  int text;
  int keys;
  int paste;
  gboolean one_line;
} options = { 4, 100, 0, 200, 0, FALSE };

static MatchupMessage *messages[MAX_COLUMNS];
static gsize given;
static MatchupComposer *composer;
static GtkTextView *view;
static guint32 key_time; /* of the server; 0: nothing was typed since the last frame */
static gint64 key_work;  /* CPU time when it came */
static gint64 key_wait;  /* how long had been waited for the CPU then */
static gint64 poll_wait;
static gint64 turn_begin;
static gint64 longest_turn;
static gint64 last_frame;
static gint64 longest_gap;
static guint n_typed;
static GArray *delays; /* gint64, microseconds */
static GArray *own_delays;
static GArray *works;

/* CPU time of this thread; microseconds. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* For how long this thread was ready to run and did not; microseconds. */
static gint64
get_wait (void)
{
  g_autofree char *stat = NULL;
  long long wait = 0;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &stat, NULL, NULL))
    sscanf (stat, "%*d %lld", &wait);
  return wait / 1000;
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  longest_turn = MAX (longest_turn, get_work () - turn_begin);
  poll_wait = get_wait ();
  result = g_poll (fds, n_fds, timeout);
  turn_begin = get_work ();
  return result;
}

static gboolean
beat_cb (gpointer data)
{
  gsize until = given + (gsize) (options.rate * BEAT * BYTES_PER_TOKEN / 1000);

  while (given < until)
    {
      gsize at = given % (sizeof sample - 1);
      gsize length = MIN (until - given, sizeof sample - 1 - at);

      for (int i = 0; i < options.columns; i++)
        matchup_message_append (messages[i], MATCHUP_PART_KIND_TEXT, sample + at, (gssize) length);
      given += length;
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
key_pressed_cb (GtkEventController *controller)
{
  if (key_time == 0)
    {
      key_time = gtk_event_controller_get_current_event_time (controller);
      key_work = get_work ();
      key_wait = poll_wait;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
painted_cb (void)
{
  gint64 now = g_get_monotonic_time ();
  gint64 delay;
  gint64 own;
  gint64 work;

  longest_gap = MAX (longest_gap, now - last_frame);
  last_frame = now;
  if (key_time == 0)
    return;
  /* Both count from the start of the computer; the server's milliseconds wrap around. */
  delay = (gint64) (guint32) ((guint32) (now / 1000) - key_time) * 1000;
  own = MAX (delay - (get_wait () - key_wait), 0);
  work = get_work () - key_work;
  g_array_append_val (own_delays, own);
  g_array_append_val (delays, delay);
  g_array_append_val (works, work);
  n_typed++;
  key_time = 0;
}

static GtkWidget *
make_transcript (MatchupWorkspace *workspace)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "What?");
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, prompt, 1);
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupConversation) conversation =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, TRUE);
  GtkWidget *transcript = matchup_transcript_new (workspace);

  for (int i = 0; i < options.columns; i++)
    {
      g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
      g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

      messages[i] = matchup_run_get_message (run);
      matchup_answer_add_run (answer, run);
      matchup_round_add_answer (round, answer);
    }
  matchup_conversation_add_round (conversation, round);
  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), conversation);
  gtk_widget_set_vexpand (transcript, TRUE);
  return transcript;
}

static char *
make_text (int length, gboolean one_line)
{
  static const char words[] = "These are words that somebody may have written, one by one. ";
  GString *text = g_string_sized_new ((gsize) length + 1);

  for (int i = 0; i < length; i++)
    g_string_append_c (text, !one_line && i % 400 == 399 ? '\n' : words[i % (sizeof words - 1)]);
  return g_string_free (text, FALSE);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
passed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean passed = FALSE;

  g_timeout_add (milliseconds, passed_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_printerr ("xdotool: %s\n", error->message);
  *(gboolean *) user_data = TRUE;
}

static void
run_xdotool (const char *const *argv)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, NULL);
  gboolean ended = process == NULL;

  if (process != NULL)
    g_subprocess_wait_check_async (process, NULL, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
type_keys (void)
{
  g_autofree char *text = make_text (options.keys, TRUE);
  const char *const argv[] = { "xdotool", "type", "--delay", KEY_PAUSE, text, NULL };

  run_xdotool (argv);
  run_for (300);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

static double
get_part (GArray *times, double part)
{
  guint at = (guint) ((double) times->len * part);

  return times->len == 0 ? 0
                         : (double) g_array_index (times, gint64, MIN (at, times->len - 1)) / 1000;
}

static gboolean
keep_drawing_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Copied by the program itself: what another one has comes over in the same pieces. */
static void
paste (GtkWidget *window)
{
  g_autofree char *text = make_text (options.paste, options.one_line);
  const char *const argv[] = { "xdotool", "key", "ctrl+v", NULL };
  guint tick = gtk_widget_add_tick_callback (window, keep_drawing_cb, NULL, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), text);
  run_for (300);
  longest_turn = 0;
  longest_gap = 0;
  last_frame = g_get_monotonic_time ();
  run_xdotool (argv);
  run_for (3000);
  gtk_widget_remove_tick_callback (window, tick);
}

static void
measure (GtkWidget *window)
{
  g_autofree char *text = make_text (options.text, options.one_line);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gint64 turn;

  delays = g_array_new (FALSE, FALSE, sizeof (gint64));
  own_delays = g_array_new (FALSE, FALSE, sizeof (gint64));
  works = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
  run_for (1000);
  matchup_composer_set_text (composer, text);
  matchup_composer_focus (composer);
  g_signal_connect (gtk_widget_get_frame_clock (window),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  g_timeout_add (BEAT, beat_cb, NULL);
  run_for (2000);
  longest_turn = 0;
  type_keys ();
  turn = longest_turn;
  g_array_sort (delays, compare_times);
  g_array_sort (own_delays, compare_times);
  g_array_sort (works, compare_times);
  /* What is pressed to paste counts apart. */
  g_signal_handlers_disconnect_by_func (keys, key_pressed_cb, NULL);
  if (options.paste > 0)
    paste (window);
  g_print ("{\"columns\": %d, \"text\": %d, \"one_line\": %s, \"keys\": %u, "
           "\"key_ms\": %.1f, \"p99_key_ms\": %.1f, \"max_key_ms\": %.1f, "
           "\"p99_own_key_ms\": %.1f, \"key_work_ms\": %.1f, \"p99_key_work_ms\": %.1f, "
           "\"max_turn_ms\": %.1f",
           options.columns,
           options.text,
           options.one_line ? "true" : "false",
           n_typed,
           get_part (delays, 0.5),
           get_part (delays, 0.99),
           get_part (delays, 1),
           get_part (own_delays, 0.99),
           get_part (works, 0.5),
           get_part (works, 0.99),
           (double) turn / 1000);
  if (options.paste > 0)
    g_print (", \"paste\": %d, \"paste_turn_ms\": %.1f, \"paste_gap_ms\": %.1f",
             options.paste,
             (double) longest_turn / 1000,
             (double) longest_gap / 1000);
  g_print ("}\n");
}

int
main (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "columns", 0, 0, G_OPTION_ARG_INT, &options.columns, "Answers that stream", "N" },
    { "rate", 0, 0, G_OPTION_ARG_INT, &options.rate, "Tokens a second in each", "TOKENS" },
    { "text", 0, 0, G_OPTION_ARG_INT, &options.text, "Written already", "CHARACTERS" },
    { "one-line", 0, 0, G_OPTION_ARG_NONE, &options.one_line, "Without line breaks", NULL },
    { "keys", 0, 0, G_OPTION_ARG_INT, &options.keys, "How many to press", "N" },
    { "paste", 0, 0, G_OPTION_ARG_INT, &options.paste, "Then paste", "CHARACTERS" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();
  GtkCssProvider *style = gtk_css_provider_new ();
  MatchupWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *box;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || options.columns < 1 ||
      options.columns > MAX_COLUMNS)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "wrong number");
      return 2;
    }
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/matchup_app/Matchup/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  workspace = matchup_workspace_new_for_parts ("/nonexistent", secrets, NULL, NULL);
  composer = MATCHUP_COMPOSER (matchup_composer_new ());
  matchup_picture_tray_set_workspace (matchup_composer_get_tray (composer), workspace);
  matchup_composer_set_can_send (composer, TRUE);
  matchup_composer_set_busy (composer, TRUE);
  view = GTK_TEXT_VIEW (find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_transcript (workspace));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (composer));
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_set_child (GTK_WINDOW (window), box);
  measure (window);
  return 0;
}
