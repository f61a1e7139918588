/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-wait.h"

/* Only a test that fails ever waits so long. */
#define PATIENCE_SECONDS 30

static gboolean
expired_cb (gpointer user_data)
{
  g_error ("waited in vain for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

guint
matchup_test_start_waiting (const char *what)
{
  return g_timeout_add_seconds (PATIENCE_SECONDS, expired_cb, (gpointer) what);
}

void
matchup_test_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}
