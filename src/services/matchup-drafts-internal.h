/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-blob-store.h"
#include "matchup-draft-store.h"
#include "matchup-drafts-private.h"
#include "matchup-sent-store.h"

G_BEGIN_DECLS

/* What the matchup-drafts*.c files share. */

/* The parts of a draft that are written by themselves. */
#define MATCHUP_DRAFT_TEXT 1u
#define MATCHUP_DRAFT_ATTACHED 2u

/* One draft; by its name in the table. */
typedef struct
{
  char *text;
  GPtrArray *attached; /* MatchupDraftAttached; NULL: not read yet, if there is something at all */
  gboolean stored;     /* while that is NULL: whether there is something on the disk */
  gpointer holder;     /* only compared; NULL: nobody */
  gboolean private_;
  guint unsaved; /* of which parts the last try failed */
  char *sent;    /* as which round it was, until something else is written; or NULL */
} MatchupDraft;

struct _MatchupDrafts
{
  GObject parent_instance;

  MatchupDraftStore *store;
  MatchupSentStore *sent;
  MatchupBlobStore *blobs;
  MatchupClock *clock;
  GHashTable *drafts; /* name -> MatchupDraft */
  gboolean failing;
  gboolean stores_none; /* what is written reaches no disk */
};

/* Writes parts of it, and those that could not be written before. */
void _matchup_drafts_save (MatchupDrafts *self, const char *name, MatchupDraft *draft, guint what);
/* Something is written that was not sent: what has to be written besides. */
guint _matchup_draft_go_on (MatchupDraft *draft);

/* matchup-drafts-attached.c */
gboolean _matchup_draft_has_attached (const MatchupDraft *draft);
GPtrArray *_matchup_draft_make_records (const MatchupDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
