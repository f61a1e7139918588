/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-process.h"

#include "matchup-config.h"
#include "matchup-http-client.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>
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
  const char *folder = g_getenv ("MATCHUP_LOCALEDIR"); /* where it is not installed: of tests */

  if (setlocale (LC_ALL, "") == NULL)
    g_debug ("This system does not know the language that is set");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* The names of currencies, see matchup-currency.c; where they are is the C library's default. */
  bind_textdomain_codeset ("iso_4217", "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/*
 * Chinese characters are drawn as in the language that a text is known to be in. Pango knows that
 * of the words of the program only; for all others, as titles and questions, it takes the first
 * of these languages that is written with them. Without one a Japanese font may come first.
 */
static void
init_letters (void)
{
  const char *const *names = g_get_language_names ();
  g_autoptr (GString) languages = g_string_new (NULL);

  if (g_getenv ("PANGO_LANGUAGE") != NULL)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strpbrk (names[i], ".@") == NULL && !g_str_equal (names[i], "C"))
        g_string_append_printf (languages, "%s:", names[i]);
    }
  g_string_append (languages, "zh-cn");
  g_setenv ("PANGO_LANGUAGE", languages->str, FALSE);
}

/*
 * A class that is initialised locks all types, and waits for those that it needs; who registers one
 * of these meanwhile, in another thread, waits for that lock to add its interfaces (GLib 2.74). The
 * threads of GIO, as that of dconf is, register those of their connections when they begin, and
 * libsoup's classes need them too: so they are there before anyone asks.
 */
static void
register_types (void)
{
  g_type_ensure (G_TYPE_INET_SOCKET_ADDRESS);
  g_type_ensure (G_TYPE_UNIX_SOCKET_ADDRESS);
  g_type_ensure (G_TYPE_PROXY_ADDRESS);
  g_type_ensure (G_TYPE_NETWORK_ADDRESS);
  g_type_ensure (G_TYPE_SOCKET);
  g_type_ensure (G_TYPE_UNIX_CONNECTION);
  g_type_ensure (G_TYPE_DBUS_CONNECTION);
}

void
matchup_process_init (void)
{
  register_types ();
  forbid_core_files ();
  matchup_http_client_init_environment ();
  init_language ();
  init_letters ();
}
