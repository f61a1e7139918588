/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-personal-data.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What stands for something personal in a text that leaves: "[PHONE-1]". */
typedef struct
{
  MatchupPersonalDataKind kind;
  guint number; /* among those of its kind, from 1 */
  char *original;
} MatchupMask;

char *matchup_mask_dup_text (const MatchupMask *mask) G_GNUC_WARN_UNUSED_RESULT;
/* For who goes through a text byte by byte: whether the word that @c stands in goes on behind it;
 * @in_word: what was said of the byte before. And whether a mask may begin with @c. */
gboolean matchup_mask_joins (char c, gboolean in_word);
gboolean matchup_mask_may_begin (char c, gboolean in_word);
/* The mask that begins at @text; its length in bytes, 0: there is none, -1: that depends on what
 * comes behind @end. However a model may write it: in small letters, with other brackets, with
 * marks or backslashes in it. Without brackets it has to be a whole word in capitals. */
gssize matchup_mask_parse (const char *text,
                           const char *end,
                           MatchupPersonalDataKind *out_kind,
                           guint *out_number);

#define MATCHUP_TYPE_MASK_LIST (matchup_mask_list_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMaskList, matchup_mask_list, MATCHUP, MASK_LIST, GObject)

/**
 * MatchupMaskList: the masks of one conversation, in the order they were made. They are never taken
 * back, so that what was sent can always be told. One thread at a time.
 */
MatchupMaskList *matchup_mask_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
MatchupMaskList *
matchup_mask_list_copy (MatchupMaskList *self,
                        guint n /* the first ones; G_MAXUINT: all */) G_GNUC_WARN_UNUSED_RESULT;
guint matchup_mask_list_get_n (MatchupMaskList *self);
const MatchupMask *matchup_mask_list_get (MatchupMaskList *self, guint i); /* borrowed */

/* Masks that stand in @text already are not given to anything. */
void matchup_mask_list_avoid (MatchupMaskList *self, const char *text);
/* FALSE: there is a mask for it, however it is spelled. @length: bytes. */
gboolean matchup_mask_list_add (MatchupMaskList *self,
                                MatchupPersonalDataKind kind,
                                const char *original,
                                gsize length);
/* One that was saved; FALSE: it is there already, or cannot be one. */
gboolean matchup_mask_list_restore (MatchupMaskList *self,
                                    MatchupPersonalDataKind kind,
                                    guint number,
                                    const char *original);
gboolean matchup_mask_list_has (MatchupMaskList *self,
                                MatchupPersonalDataKind kind,
                                const char *original,
                                gsize length);
/* What the mask stands for; borrowed, or NULL. */
const char *
matchup_mask_list_find (MatchupMaskList *self, MatchupPersonalDataKind kind, guint number);

/* @text with masks in place of the originals, the longest first, also where they are spelled with
 * other blanks and signs; NULL: there is none in it. */
char *matchup_mask_list_dup_masked (MatchupMaskList *self,
                                    const char *text,
                                    gssize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
