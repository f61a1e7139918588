/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-process.h"

#include "matchup-config.h"
#include "matchup-http-client.h"

#include <fcntl.h>
#include <libintl.h>
#include <locale.h>
#include <sys/resource.h>
#include <unistd.h>

static void
forbid_core_files (void)
{
  const struct rlimit none = { 0, 0 };
  int fd;

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_debug ("The size of core files could not be limited");

  /* A crash handler that the kernel feeds through a pipe is not bound by the limit; an empty filter
   * leaves no memory in what it gets, see core(5). */
  fd = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  if (fd < 0)
    return;
  if (write (fd, "0", 1) != 1)
    g_debug ("What a core file holds could not be limited");
  close (fd);
}

static void
init_language (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    g_debug ("This system does not know the language that is set");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* The names of currencies, see matchup-currency.c; where they are is the C library's default. */
  bind_textdomain_codeset ("iso_4217", "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
matchup_process_init (void)
{
  forbid_core_files ();
  matchup_http_client_init_environment ();
  init_language ();
}
