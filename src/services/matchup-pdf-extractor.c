/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-pdf-extractor.h"

#include "matchup-config.h"
#include "matchup-file-reader.h"
#include "matchup-pdf-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The reader gives up before: this is for one that does not. */
#define MAX_TIME (90 * G_USEC_PER_SEC)
/* Of what it may write; bytes. */
#define MAX_OUTPUT (64 * 1000 * 1000)
#define PIECE (64 * 1024)
/* For ending, when all is written: nobody waits for one that was taken over and sleeps. */
#define MAX_ENDING (5 * G_USEC_PER_SEC)
#define LOOK_GAP 2000

static const char *test_program;

void
matchup_pdf_extractor_set_program (const char *path)
{
  test_program = path;
}

/* Where it is installed, or beside a program that is not. */
static char *
find_program (void)
{
  g_autofree char *installed = g_build_filename (PKGLIBEXECDIR, MATCHUP_PDF_READER_NAME, NULL);
  const char *folder = g_getenv ("MATCHUP_LIBEXECDIR");
  g_autofree char *own = NULL;
  g_autofree char *own_folder = NULL;

  if (test_program != NULL)
    return g_strdup (test_program);
  if (folder != NULL)
    return g_build_filename (folder, MATCHUP_PDF_READER_NAME, NULL);
  own = g_file_read_link ("/proc/self/exe", NULL);
  own_folder = own != NULL ? g_path_get_dirname (own) : NULL;
  if (own_folder != NULL && !g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    return g_build_filename (own_folder, "pdf", MATCHUP_PDF_READER_NAME, NULL);
  return g_steal_pointer (&installed);
}

/* A file without a name that holds @bytes and that nobody can change; -1: there is no room. */
static int
make_input (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int fd = memfd_create ("matchup-pdf", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  while (fd >= 0 && length > 0)
    {
      ssize_t n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (fd);
          return -1;
        }
      data += n;
      length -= (gsize) n;
    }
  if (fd >= 0)
    fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
  return fd;
}

static GSubprocess *
start (GBytes *bytes, const char *const *arguments, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  /* Nothing of what the person has set concerns it. */
  static const char *const environment[] = { "LC_ALL=C.UTF-8", NULL };
  g_autofree char *program = find_program ();
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  int input = make_input (bytes);

  if (input < 0)
    {
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_UNREADABLE);
      return NULL;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_ptr_array_add (line, program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, (gpointer) arguments[i]);
  g_ptr_array_add (line, NULL);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) line->pdata, error);
}

/* FALSE: it was cancelled, takes too long or writes too much. */
static gboolean
read_output (int fd, GByteArray *output, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + MAX_TIME;
  GPollFD polls[2] = { { .fd = fd, .events = G_IO_IN } };
  gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &polls[1]);
  gboolean ended = FALSE;

  while (!ended && output->len <= MAX_OUTPUT && g_get_monotonic_time () < end &&
         !g_cancellable_is_cancelled (cancellable))
    {
      guint8 piece[PIECE];
      ssize_t n;

      if (g_poll (polls, can_cancel ? 2 : 1, (int) ((end - g_get_monotonic_time ()) / 1000 + 1)) <=
              0 ||
          polls[0].revents == 0)
        continue;
      n = read (fd, piece, sizeof piece);
      if (n > 0)
        g_byte_array_append (output, piece, (guint) n);
      ended = n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN);
    }
  if (can_cancel)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!ended)
    matchup_file_set_error (error, MATCHUP_FILE_ERROR_TOO_SLOW);
  return ended;
}

static gboolean
check_end (GSubprocess *reader, GError **error)
{
  int status = g_subprocess_get_if_exited (reader) ? g_subprocess_get_exit_status (reader) : -1;

  if (status == MATCHUP_PDF_READER_DONE)
    return TRUE;
  if (status == MATCHUP_PDF_READER_ENCRYPTED)
    matchup_file_set_error (error, MATCHUP_FILE_ERROR_ENCRYPTED);
  else if (!g_subprocess_get_if_exited (reader) && g_subprocess_get_term_sig (reader) == SIGXCPU)
    matchup_file_set_error (error, MATCHUP_FILE_ERROR_TOO_SLOW);
  else
    matchup_file_set_error (error, MATCHUP_FILE_ERROR_BROKEN_PDF);
  return FALSE;
}

/* FALSE: it does not end. */
static gboolean
wait_for_end (GSubprocess *reader)
{
  gint64 end = g_get_monotonic_time () + MAX_ENDING;

  while (g_subprocess_get_identifier (reader) != NULL && g_get_monotonic_time () < end)
    g_usleep (LOOK_GAP);
  return g_subprocess_get_identifier (reader) == NULL;
}

static GByteArray *
run (GBytes *bytes, const char *const *arguments, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GSubprocess) reader = start (bytes, arguments, &problem);
  g_autoptr (GByteArray) output = g_byte_array_new ();
  gboolean whole;

  if (reader == NULL)
    {
      g_debug ("The reader of PDFs does not start: %s", problem->message);
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_NO_READER);
      return NULL;
    }
  whole = read_output (g_unix_input_stream_get_fd (
                           G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (reader))),
                       output,
                       cancellable,
                       error);
  if (!whole || !wait_for_end (reader))
    g_subprocess_force_exit (reader);
  g_subprocess_wait (reader, NULL, NULL);
  return whole && check_end (reader, error) ? g_steal_pointer (&output) : NULL;
}

/* A number in decimal and the sign behind it; FALSE for anything else. */
static gboolean
take_number (const char **place, const char *end, char sign, guint *number)
{
  guint64 value = 0;
  const char *p = *place;

  while (p < end && g_ascii_isdigit (*p) && value < G_MAXINT32)
    value = value * 10 + (guint) (*p++ - '0');
  if (p == *place || p == end || *p != sign || value > G_MAXINT32)
    return FALSE;
  *number = (guint) value;
  *place = p + 1;
  return TRUE;
}

gboolean
matchup_pdf_parse_text (const char *output, gsize length, MatchupPdfText *out)
{
  const char *place = output;
  const char *end = output + length;
  guint pages;
  guint n_read;
  guint cut;

  if (length == 0 || !take_number (&place, end, ' ', &pages) ||
      !take_number (&place, end, ' ', &n_read) || !take_number (&place, end, '\n', &cut) ||
      !g_utf8_validate_len (place, (gsize) (end - place), NULL))
    return FALSE;
  out->text = g_strndup (place, (gsize) (end - place));
  out->cut = cut != 0;
  out->pages = out->cut ? n_read : pages;
  return TRUE;
}

GPtrArray *
matchup_pdf_parse_pictures (const char *output, gsize length, guint max_pages)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *place = output;
  const char *end = output + length;
  guint size;

  while (length > 0 && pictures->len < max_pages && take_number (&place, end, '\n', &size) &&
         size <= (gsize) (end - place))
    {
      g_ptr_array_add (pictures, g_bytes_new (place, size));
      place += size;
    }
  return pictures;
}

gboolean
matchup_pdf_extract_text (GBytes *bytes,
                          guint max_characters,
                          MatchupPdfText *out,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *most = g_strdup_printf ("%u", max_characters);
  const char *const arguments[] = { "text", most, NULL };
  g_autoptr (GByteArray) output = run (bytes, arguments, cancellable, error);

  if (output == NULL)
    return FALSE;
  if (matchup_pdf_parse_text ((const char *) output->data, output->len, out))
    return TRUE;
  matchup_file_set_error (error, MATCHUP_FILE_ERROR_BROKEN_PDF);
  return FALSE;
}

GPtrArray *
matchup_pdf_extract_pictures (GBytes *bytes,
                              guint max_pages,
                              guint edge,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *most = g_strdup_printf ("%u", max_pages);
  g_autofree char *pixels = g_strdup_printf ("%u", edge);
  const char *const arguments[] = { "pictures", most, pixels, NULL };
  g_autoptr (GByteArray) output = run (bytes, arguments, cancellable, error);
  g_autoptr (GPtrArray) pictures = NULL;

  if (output == NULL)
    return NULL;
  pictures = matchup_pdf_parse_pictures ((const char *) output->data, output->len, max_pages);
  if (pictures->len > 0)
    return g_steal_pointer (&pictures);
  matchup_file_set_error (error, MATCHUP_FILE_ERROR_BROKEN_PDF);
  return NULL;
}
