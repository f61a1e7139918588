/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/**
 * MatchupAnswerExport: what may be seen of one answer. Plain data.
 */
typedef struct
{
  char *letter;      /* as on the screen: "A" */
  gboolean alone;    /* there is no other one that it could be told from by its letter */
  char *name;        /* of the model; NULL: hidden */
  gboolean practice; /* it is there for practice; FALSE where names are hidden */
  char *service;     /* NULL: hidden; also said of hidden ones where all are practice */
  char *text;        /* Markdown; "" for none */
  char *ending;      /* why it is not whole or not there; "" */
  GPtrArray *facts;  /* strings, with where they come from; none where names are hidden */
} MatchupAnswerExport;

/**
 * MatchupPictureExport: a picture of the question. Plain data.
 */
typedef struct
{
  MatchupImagePart *part; /* for reading its bytes; main thread only */
  char *text;             /* what the person wrote for those who cannot see it; "" */
  char *mime_type;        /* of what is shown */
  char *data;             /* base64; NULL: gone, or not read yet */
} MatchupPictureExport;

/**
 * MatchupRoundExport: what may be seen of a round by those it is given to, decided here and nowhere
 * else. Plain data.
 *
 * Until names are revealed there is nothing in it that could tell who is who: letters in the order
 * of the screen, no names, no services, no times, no costs, no words of a service about a failure.
 */
typedef struct
{
  gboolean hidden; /* names are not revealed */
  char *date;      /* and time, as it is written here */
  char *prompt;
  GPtrArray *files; /* MatchupFilePart of the prompt */
  /* MatchupPictureExport; without their bytes until matchup_round_export_load_pictures_async() is
   * through. */
  GPtrArray *pictures;
  GPtrArray *answers; /* MatchupAnswerExport as shown */
  char *vote;         /* a sentence; NULL: none */
  char *note;         /* of the person; "" for none */
  char *file_name;    /* without an ending; safe everywhere */
} MatchupRoundExport;

MatchupRoundExport *matchup_round_export_new (MatchupWorkspace *workspace,
                                              MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
void matchup_round_export_free (MatchupRoundExport *self);

/* What stands for a picture where it is not seen, by its number from 0; transfer full. */
char *matchup_picture_export_dup_text (const MatchupPictureExport *self, guint number);

/* For a page that holds the pictures; @self has to live until the callback. */
void matchup_round_export_load_pictures_async (MatchupRoundExport *self,
                                               MatchupWorkspace *workspace,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean matchup_round_export_load_pictures_finish (MatchupWorkspace *workspace,
                                                    GAsyncResult *result,
                                                    GError **error);

/* "A · GPT-4o mini · OpenAI", without the letter where there is no other, or "A" where the rest is
 * hidden; transfer full. */
char *matchup_answer_export_dup_heading (const MatchupAnswerExport *self);

/* "Matchup DATE TITLE": a file name without an ending that is safe everywhere; @title may be NULL.
 */
char *matchup_export_make_file_name (const char *date, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupRoundExport, matchup_round_export_free)

G_END_DECLS
