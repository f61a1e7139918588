/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-announcer.h"
#include "matchup-application-private.h"
#include "matchup-notifier.h"
#include "matchup-session.h"
#include "matchup-shell-search.h"

G_BEGIN_DECLS

/* What the matchup-application*.c files share. */

typedef enum
{
  WORKSPACE_NONE,
  WORKSPACE_OPENING,
  WORKSPACE_OPEN,
  WORKSPACE_FAILED,
  WORKSPACE_CLOSING,
} WorkspaceState;

struct _MatchupApplication
{
  AdwApplication parent_instance;

  MatchupWorkspaceFactory factory;
  gpointer factory_data;

  MatchupWorkspace *workspace;
  GCancellable *cancellable; /* of the opening */
  GError *trouble;           /* why it could not be opened */
  GSettings *settings;
  MatchupSession *session;     /* from startup on */
  MatchupNotifier *notifier;   /* as long as the workspace is open */
  MatchupAnnouncer *announcer; /* likewise */
  guint close_limit;
  guint signal_sources[2];
  WorkspaceState state;

  MatchupShellSearch *shell_search;
  guint search_lease; /* holds the program for searches without a window */
  GVariant *wanted;   /* what is to be shown once it is open again: as of "show-place"; or NULL */

  char *note; /* to be said once there is a window; or NULL */

  guint wanted_again : 1; /* activated while closing */
  guint wanted_quick : 1; /* the window for quick questions likewise */
  guint started : 1;      /* the command line said what to open: not the windows of the session */
};

/* matchup-application.c */
/* Where there is none yet. */
void _matchup_application_open_workspace (MatchupApplication *self);
/* A new try after trouble. */
void _matchup_application_retry (MatchupApplication *self);
/* matchup-application-windows.c */
/* Tells all windows how far the workspace is. */
void _matchup_application_update_windows (MatchupApplication *self);
/* Whether there are any but @except that use the workspace. */
gboolean _matchup_application_has_windows (MatchupApplication *self, GtkWindow *except);
/* All of them, as a person does. */
void _matchup_application_close_windows (MatchupApplication *self);
/* matchup-application-actions.c */
/* It explains windows: without one there is none. */
void _matchup_application_close_help (MatchupApplication *self);

G_END_DECLS
