/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done before there is a second thread. */
#include "matchup-http-session.h"
#include "matchup-process.h"

#include <gio/gio.h>
#include <dlfcn.h>
#include <unistd.h>

/* A program that waits for itself forever ends with this. */
#define MAX_SECONDS 30

static GThread *main_thread;
static int registering;
static int ended;

/* In place of GObject's, which it calls: another thread takes its time for it. */
void
g_type_add_interface_static (GType instance_type, GType interface_type, const GInterfaceInfo *info)
{
  void (*add) (GType, GType, const GInterfaceInfo *) =
      (void (*) (GType, GType, const GInterfaceInfo *)) dlsym (RTLD_NEXT,
                                                               "g_type_add_interface_static");

  if (main_thread != NULL && g_thread_self () != main_thread &&
      g_str_equal (g_type_name (instance_type), "GInetSocketAddress"))
    {
      g_atomic_int_set (&registering, TRUE);
      g_usleep (G_USEC_PER_SEC / 2);
    }
  add (instance_type, interface_type, info);
}

/* As the thread of dconf does, which GSettings and the proxies of the desktop begin. */
static gpointer
connect_to_bus (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection =
      g_dbus_connection_new_for_address_sync ("unix:path=/nonexistent/bus",
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT,
                                              NULL,
                                              NULL,
                                              &error);

  g_assert_null (connection);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_atomic_int_set (&ended, TRUE);
  return NULL;
}

/* Of two threads one registers a type, which the other one needs for a class: neither may wait for
 * the other forever. */
static void
test_types (void)
{
  g_autoptr (MatchupProxySettings) settings = matchup_proxy_settings_new_none ();
  g_autoptr (MatchupHttpSession) session = NULL;
  GThread *thread;

  alarm (MAX_SECONDS);
  matchup_process_init ();
  main_thread = g_thread_self ();
  thread = g_thread_new ("bus", connect_to_bus, NULL);
  while (!g_atomic_int_get (&registering) && !g_atomic_int_get (&ended))
    g_usleep (1000);
  session = matchup_http_session_new (settings);
  g_assert_nonnull (session);
  g_thread_join (thread);
  alarm (0);
}

/* Chinese characters have a form also where nobody said which. */
static void
test_letters (void)
{
  const char *languages = g_getenv ("PANGO_LANGUAGE");

  g_assert_nonnull (languages);
  g_assert_true (g_str_has_suffix (languages, "zh-cn"));
  g_setenv ("PANGO_LANGUAGE", "ja", TRUE);
  matchup_process_init ();
  g_assert_cmpstr (g_getenv ("PANGO_LANGUAGE"), ==, "ja");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/process/types", test_types);
  g_test_add_func ("/services/process/letters", test_letters);
  return g_test_run ();
}
