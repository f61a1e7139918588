/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-application.h"

G_BEGIN_DECLS

/*
 * Everything a person can come to see, for the checks that have to hold on all of it. A new page or
 * a new state of one belongs into the table in pages.c.
 */
typedef struct
{
  const char *name;
  GtkWindow *(*create) (void); /* not shown yet */
  gboolean wide_only;          /* one of GTK's own, which no narrow screen is meant for */
} Page;

const Page *pages_get (guint *out_n_pages);
/* Workspaces, services, a history: shared by all pages. */
void pages_set_up (void);
void pages_tear_down (void);
/* A test for each page, which it gets as its data: @prefix, a slash and the name of the page. */
void pages_add_tests (const char *prefix, GTestDataFunc test);
/* Of the windows; registered, not run. Borrowed. */
MatchupApplication *pages_get_application (void);

G_END_DECLS
