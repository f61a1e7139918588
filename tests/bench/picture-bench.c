/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a large photo costs: picture-bench [CONTESTANTS]
 *
 * Makes a JPEG of 20 megapixels, reads it, encodes it as Original and asks so many contestants of a
 * loopback service about it. Prints one line of JSON: milliseconds for reading and encoding, from
 * sending to the first request that goes out, and to the last answer; the most memory that the
 * process took, before and after; the longest gap between two turns of the main loop.
 */
#include "matchup-test-workspace.h"
#include "test-pictures.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>
#include <sys/resource.h>

#define WIDTH 5472
#define HEIGHT 3648
/* Pixels of noise, blurred to this many each: about as many bytes as a photo. */
#define GRAIN 3

typedef struct
{
  gint64 last_turn;
  gint64 longest_gap;
  gint64 first_request;
} Watch;

static gboolean
turn_cb (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();

  if (watch->last_turn > 0)
    watch->longest_gap = MAX (watch->longest_gap, now - watch->last_turn);
  watch->last_turn = now;
  return G_SOURCE_CONTINUE;
}

static void
state_cb (MatchupRun *run, GParamSpec *pspec, Watch *watch)
{
  if (watch->first_request == 0 && matchup_run_get_state (run) == MATCHUP_RUN_STATE_WAITING)
    watch->first_request = g_get_monotonic_time ();
}

static gint64
get_peak_kilobytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static GBytes *
make_photo (void)
{
  g_autoptr (GBytes) noise = test_pictures_make_noise ("png", WIDTH / GRAIN, HEIGHT / GRAIN);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) large = NULL;
  char *data;
  gsize length;

  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, noise, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));
  large = gdk_pixbuf_scale_simple (gdk_pixbuf_loader_get_pixbuf (loader),
                                   WIDTH,
                                   HEIGHT,
                                   GDK_INTERP_BILINEAR);
  g_assert_true (
      gdk_pixbuf_save_to_buffer (large, &data, &length, "jpeg", NULL, "quality", "85", NULL));
  return g_bytes_new_take (data, length);
}

/* In a process of its own: what making it takes is no part of the figures. */
static GBytes *
read_photo (const char *program)
{
  g_autoptr (GSubprocess) maker =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--make", NULL);
  GBytes *photo;

  g_assert_true (g_subprocess_communicate (maker, NULL, NULL, &photo, NULL, NULL));
  return photo;
}

static MatchupImagePart *
encode (MatchupTestWorkspace *test, GBytes *photo)
{
  MatchupAttachmentLoader *loader = matchup_workspace_get_attachments (test->workspace);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) encoded = NULL;
  g_autoptr (MatchupAttachment) attachment = NULL;

  matchup_attachment_loader_load_bytes_async (loader,
                                              photo,
                                              "Photo",
                                              NULL,
                                              matchup_test_keep_result_cb,
                                              &loaded);
  matchup_test_wait_until (loaded != NULL);
  attachment = matchup_attachment_loader_load_finish (loader, loaded, NULL);
  matchup_attachment_loader_encode_async (loader,
                                          attachment,
                                          MATCHUP_PICTURE_SIZE_ORIGINAL,
                                          NULL,
                                          1,
                                          NULL,
                                          matchup_test_keep_result_cb,
                                          &encoded);
  matchup_test_wait_until (encoded != NULL);
  return matchup_attachment_loader_encode_finish (loader, encoded, NULL);
}

static void
measure (const char *program, guint n)
{
  MatchupTestWorkspace *test = matchup_test_workspace_new (NULL);
  g_autoptr (GPtrArray) models = g_ptr_array_new ();
  g_autoptr (MatchupLineup) lineup = NULL;
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "What is this?");
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (GBytes) photo = read_photo (program);
  Watch watch = { 0 };
  gint64 before = get_peak_kilobytes ();
  gint64 start, encoded, sent, end;
  guint turns;

  matchup_test_workspace_start_server (test);
  matchup_test_workspace_connect (test, "custom", "test-key-abcdefghijklmnop");
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (models, (gpointer) "custom/echo");
  g_ptr_array_add (models, NULL);
  lineup = matchup_test_lineup_new ((const char *const *) models->pdata);
  conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         FALSE);
  turns = g_timeout_add (1, turn_cb, &watch);
  start = g_get_monotonic_time ();
  {
    g_autoptr (MatchupImagePart) image = encode (test, photo);

    encoded = g_get_monotonic_time ();
    matchup_message_add_image (prompt, image);
  }
  sent = g_get_monotonic_time ();
  group = matchup_workspace_ask_message (test->workspace, conversation, prompt);
  for (guint i = 0; i < n; i++)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, 0);

      g_signal_connect (matchup_answer_get_current (matchup_round_get_answer (round, i)),
                        "notify::state",
                        G_CALLBACK (state_cb),
                        &watch);
    }
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  end = g_get_monotonic_time ();
  g_source_remove (turns);
  g_print ("{\"contestants\": %u, \"photo_bytes\": %" G_GSIZE_FORMAT ", \"encode_ms\": %.1f, "
           "\"first_request_ms\": %.1f, \"all_answers_ms\": %.1f, \"peak_before_mb\": %.1f, "
           "\"peak_mb\": %.1f, \"longest_gap_ms\": %.1f}\n",
           n,
           g_bytes_get_size (photo),
           (double) (encoded - start) / 1000,
           (double) (watch.first_request - sent) / 1000,
           (double) (end - sent) / 1000,
           (double) before / 1024,
           (double) get_peak_kilobytes () / 1024,
           (double) watch.longest_gap / 1000);
  g_clear_object (&conversation);
  matchup_test_workspace_free (test);
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "--make"))
    {
      g_autoptr (GBytes) photo = make_photo ();

      fwrite (g_bytes_get_data (photo, NULL), 1, g_bytes_get_size (photo), stdout);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  measure (argv[0], argc == 2 ? (guint) atoi (argv[1]) : 8);
  return 0;
}
