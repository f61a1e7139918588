/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the main loop until @condition is true; ends the test when that takes too long. */
#define matchup_test_wait_until(condition)                   \
  G_STMT_START                                               \
  {                                                          \
    guint expiry_ = matchup_test_start_waiting (#condition); \
    while (!(condition))                                     \
      g_main_context_iteration (NULL, TRUE);                 \
    g_source_remove (expiry_);                               \
  }                                                          \
  G_STMT_END

guint matchup_test_start_waiting (const char *what);

/* A GAsyncReadyCallback that keeps the result in the GAsyncResult * that @user_data points to. */
void matchup_test_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);

G_END_DECLS
