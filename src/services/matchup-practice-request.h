/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-practice-picture.h"
#include "matchup-practice-texts.h"

G_BEGIN_DECLS

/**
 * MatchupPracticeFile: what a practice model can tell of a text file.
 */
typedef struct
{
  char *name;
  gint64 lines;
  gint64 words; /* or characters */
  gboolean in_characters;
} MatchupPracticeFile;

/**
 * MatchupPracticeRequest: what a practice model was asked, read from the body of the request as any
 * service would read it. Plain data, any thread.
 */
typedef struct
{
  char *model;
  char *instructions;  /* or NULL */
  char *question;      /* without the files; may be "" */
  char *gist;          /* its beginning and its end: there it says what is wanted */
  char *previous;      /* the question before, or NULL */
  char *begun;         /* the part of the answer that is there; NULL: none was cut off */
  GPtrArray *files;    /* MatchupPracticeFile of the question */
  GPtrArray *pictures; /* MatchupPracticePicture of the question */
  gint64 max_tokens;   /* 0: no limit */
  gboolean thinking;   /* not switched off */
  MatchupPracticeLanguage language;
} MatchupPracticeRequest;

/* NULL: it is no such request. Decodes pictures, so not in the main thread. */
MatchupPracticeRequest *matchup_practice_request_read (const char *body,
                                                       gsize length) G_GNUC_WARN_UNUSED_RESULT;
void matchup_practice_request_free (MatchupPracticeRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPracticeRequest, matchup_practice_request_free)

G_END_DECLS
