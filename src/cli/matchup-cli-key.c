/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_KEY 8192

/* What ends or stops the program at the terminal, which must not be left without echo by it. */
static const int watched[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP };

typedef struct
{
  struct sigaction before[G_N_ELEMENTS (watched)];
  int pipe[2];
} Watch;

static volatile sig_atomic_t pipe_end;

/* In any thread, and where only little is allowed: tells the one that reads. */
static void
signal_cb (int number)
{
  const int error = errno;
  const unsigned char byte = (unsigned char) number;

  /* Where there is no room, so many are there that one less does not matter. */
  (void) !write (pipe_end, &byte, 1);
  errno = error;
}

static void
watch_begin (Watch *watch)
{
  struct sigaction action = { .sa_handler = signal_cb, .sa_flags = SA_RESTART };

  sigemptyset (&action.sa_mask);
  pipe_end = watch->pipe[1];
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      sigaction (watched[i], NULL, &watch->before[i]);
      /* As nohup wants it. */
      if (watch->before[i].sa_handler != SIG_IGN)
        sigaction (watched[i], &action, NULL);
    }
}

static void
watch_end (Watch *watch)
{
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaction (watched[i], &watch->before[i], NULL);
}

/* The first one that came and was not taken yet; 0: none. */
static int
take_signal (Watch *watch)
{
  unsigned char number;

  return read (watch->pipe[0], &number, 1) == 1 ? number : 0;
}

/* The signal that came, or 0 for the end of the line; @line has room for MAX_KEY bytes. */
static int
read_line (Watch *watch, char *line)
{
  gsize length = 0;

  line[0] = '\0';
  while (length + 1 < MAX_KEY && strchr (line, '\n') == NULL)
    {
      struct pollfd ends[] = { { watch->pipe[0], POLLIN, 0 }, { STDIN_FILENO, POLLIN, 0 } };
      int number;
      gssize n;

      if (poll (ends, G_N_ELEMENTS (ends), -1) < 0 && errno != EINTR)
        break;
      number = take_signal (watch);
      if (number != 0)
        return number;
      if (ends[1].revents == 0)
        continue;
      n = read (STDIN_FILENO, line + length, MAX_KEY - 1 - length);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        break;
      length += (gsize) n;
      line[length] = '\0';
    }
  return 0;
}

/* @shown: how the terminal is. A signal comes to its own when it is so again. */
static void
ask_at_terminal (const struct termios *shown, char *line)
{
  struct termios hidden = *shown;
  Watch watch;
  int number;

  line[0] = '\0';
  if (!g_unix_open_pipe (watch.pipe, FD_CLOEXEC, NULL))
    return;
  g_unix_set_fd_nonblocking (watch.pipe[0], TRUE, NULL);
  g_unix_set_fd_nonblocking (watch.pipe[1], TRUE, NULL);
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  do
    {
      watch_begin (&watch);
      /* Translators: before a key is typed in a terminal */
      g_printerr ("%s ", _ ("Key:"));
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
      number = read_line (&watch, line);
      tcsetattr (STDIN_FILENO, TCSAFLUSH, shown);
      g_printerr ("\n");
      watch_end (&watch);
      if (number == 0)
        number = take_signal (&watch);
      /* Where the program goes on, as after Ctrl+Z and "fg", it asks anew. */
      if (number != 0)
        raise (number);
    }
  while (number != 0);
  close (watch.pipe[0]);
  close (watch.pipe[1]);
}

MatchupSecret *
matchup_cli_read_key (void)
{
  char line[MAX_KEY] = "";
  struct termios shown;
  gboolean any;
  MatchupSecret *key;

  if (isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &shown) == 0)
    {
      ask_at_terminal (&shown, line);
      any = *line != '\0';
    }
  else
    any = fgets (line, sizeof line, stdin) != NULL;
  key = any ? matchup_secret_new (g_strstrip (line), -1) : NULL;
  explicit_bzero (line, sizeof line);
  return key;
}
