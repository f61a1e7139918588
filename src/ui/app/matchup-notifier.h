/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_NOTIFIER (matchup_notifier_get_type ())
G_DECLARE_FINAL_TYPE (MatchupNotifier, matchup_notifier, MATCHUP, NOTIFIER, GObject)

/**
 * MatchupNotifier: has the desktop tell when a round that took long has ended where nobody saw it,
 * and takes that back when it is seen. One message for each conversation; of a private one nothing
 * is told but that there is an answer. Main thread only.
 */
MatchupNotifier *matchup_notifier_new (GtkApplication *application,
                                       GSettings *settings, /* or NULL: tells always */
                                       MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the desktop shows a message about this conversation, as far as is known here. */
gboolean matchup_notifier_tells (MatchupNotifier *self, const char *conversation_id);

/* What the end of a round comes to. */
typedef struct
{
  MatchupConversation *conversation;
  MatchupRound *round;
  MatchupRun *run; /* the one that ended last */
  guint n_done;
  guint n_failed;
  gboolean list; /* the last one of a list of questions */
} MatchupNotifierEnd;

/* What is told of it; the text may be NULL. */
char *matchup_notifier_dup_title (const MatchupNotifierEnd *end);
char *matchup_notifier_dup_text (const MatchupNotifierEnd *end);

G_END_DECLS
