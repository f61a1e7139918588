/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-composer.h"
#include "matchup-personal-data-bar.h"
#include "matchup-prompt-estimate.h"
#include "matchup-prompt-walk.h"
#include "matchup-token-estimate.h"

G_BEGIN_DECLS

/* What the matchup-composer*.c files share. */

/* A longer text that is pasted or dropped goes along as a file; characters. */
#define MATCHUP_COMPOSER_INSERT_MAX 20000

/* What was written for one conversation, as long as the composer remembers it. */
typedef struct
{
  char *name; /* in MatchupDrafts; NULL: none was set, nothing is saved */
  GtkTextBuffer *buffer;
  MatchupTokenTally tally;  /* of the text in the buffer */
  char *filled;             /* put in by matchup_composer_fill(), or NULL */
  MatchupPictureTray *tray; /* while another one is shown; NULL: there is nothing in it */
  gboolean restoring;       /* what goes along is being read from the disk */
} MatchupComposerDraft;

struct _MatchupComposer
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkTextView *view;
  MatchupPictureTray *tray;
  GtkWidget *screenshot_button;
  GtkButton *send_button;
  GtkButton *stop_button;
  GtkLabel *placeholder;
  MatchupPromptEstimate *estimate;
  MatchupPersonalDataBar *check;

  GSettings *settings;
  char *placeholder_text;
  GdkSurface *surface; /* whose height is followed */
  gboolean can_send;
  gboolean busy;
  gboolean composing;       /* an input method shows letters that are not in the text yet */
  gboolean send_when_ready; /* asked to send while pictures were still being read */

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupLineup *lineup;
  char *stopped; /* the text that goes beyond the budget, while the person is asked; or NULL */
  char *agreed;  /* the text that may go beyond it; or NULL */

  GPtrArray *drafts;           /* MatchupComposerDraft, the one used last at the end */
  MatchupComposerDraft *draft; /* the one that is shown */
  guint save_id;

  MatchupPromptWalk *walk; /* NULL: what stands there was written */
  gboolean walking;        /* the text is being replaced by what was sent */

  GCancellable *paste_cancellable;
  gboolean inserting; /* text that was looked at already */
};

GtkTextBuffer *_matchup_composer_get_buffer (MatchupComposer *self);
void _matchup_composer_replace_text (MatchupComposer *self, const char *text);
void _matchup_composer_update (MatchupComposer *self);
void _matchup_composer_send (MatchupComposer *self);
/* Whether it goes as soon as what was added is ready; the tray says so. */
void _matchup_composer_set_sending (MatchupComposer *self, gboolean sending);
/* There is another tray, or what is in it changed. */
void _matchup_composer_tray_changed (MatchupComposer *self);
void _matchup_composer_watch_tray (MatchupComposer *self);

/* matchup-composer-check.c */
void _matchup_composer_init_check (MatchupComposer *self);
/* TRUE: @text may be sent now; else it is asked about, and comes here again where it may. */
gboolean _matchup_composer_check (MatchupComposer *self, const char *text);
/* Something else is written now, or was sent. */
void _matchup_composer_reset_check (MatchupComposer *self);
gboolean _matchup_composer_leave_check (MatchupComposer *self); /* FALSE: nothing is asked */

/* matchup-composer-drafts.c */
void _matchup_composer_init_drafts (MatchupComposer *self);
void _matchup_composer_set_workspace (MatchupComposer *self, MatchupWorkspace *workspace);
/* The text or what goes along; saves it a little later. */
void _matchup_composer_draft_changed (MatchupComposer *self);
void _matchup_composer_save_draft (MatchupComposer *self); /* saves it now */
void _matchup_composer_draft_sent (MatchupComposer *self, MatchupRound *round);
void _matchup_composer_dispose_drafts (MatchupComposer *self);

/* matchup-composer-attached.c: what goes along with a draft is written and read with it. */
void _matchup_composer_save_attached (MatchupComposer *self);
void _matchup_composer_restore_attached (MatchupComposer *self);
/* The tray of a draft while another one is shown. NULL: there is none, or it is of no use now. */
void _matchup_composer_put_tray_away (MatchupComposer *self,
                                      MatchupComposerDraft *draft,
                                      MatchupPictureTray *tray);
MatchupPictureTray *
_matchup_composer_take_tray_out (MatchupComposer *self,
                                 MatchupComposerDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* matchup-composer-walk.c; TRUE: the key was taken */
gboolean _matchup_composer_walk (MatchupComposer *self, gboolean back);
void _matchup_composer_end_walk (MatchupComposer *self);

/* matchup-composer-paste.c */
void _matchup_composer_init_paste (MatchupComposer *self);
/* When there is another tray. */
void _matchup_composer_accept_pastes (MatchupComposer *self);
void _matchup_composer_watch_buffer (MatchupComposer *self, GtkTextBuffer *buffer);
void _matchup_composer_cancel_paste (MatchupComposer *self);

G_END_DECLS
