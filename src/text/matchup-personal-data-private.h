/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-folded-text.h"
#include "matchup-personal-data.h"

G_BEGIN_DECLS

/* What the matchup-personal-data-*.c files share. All places are in folded characters. */

#define MATCHUP_PERSONAL_MAX_GROUPS 12
#define MATCHUP_PERSONAL_MAX_LETTERS 40

/* Letters and digits that follow each other with at most a sign between them: a number as it may be
 * written, which begins at a word. */
typedef struct
{
  gsize begin;
  gsize end;       /* behind its last letter */
  char separator;  /* before it: ' ', '-', '.', '/', ')' for anything with parentheses; 0: first */
  guint total;     /* letters up to its end */
  gboolean digits; /* it and all before it are digits */
} MatchupPersonalGroup;

typedef struct
{
  const MatchupFoldedText *text;
  gsize begin; /* with a plus or parenthesis that belongs to it */
  gboolean plus;
  gboolean joined; /* a number that is none of these stands right before it */
  guint n_groups;
  MatchupPersonalGroup groups[MATCHUP_PERSONAL_MAX_GROUPS];
  char letters[MATCHUP_PERSONAL_MAX_LETTERS + 1]; /* upper case, without what is between them */
  /* What stands around it, in lower case; made when it is asked for. */
  gboolean has_context;
  char before[128 + 1];
  char after[48 + 1];
  const char *phone; /* the end of the last word before it that speaks of phones, or NULL */
  const char *count; /* and of numbers of something else */
} MatchupPersonalRun;

/* matchup-personal-data-run.c */
void
matchup_personal_run_init (MatchupPersonalRun *run, const MatchupFoldedText *text, gsize begin);
/* Whether it can end with its group number @k, and is a word of its own on the left. */
gboolean matchup_personal_run_ends (const MatchupPersonalRun *run, guint k);
gboolean matchup_personal_run_begins (const MatchupPersonalRun *run);
/* As long as @shape says, such as "3-2-4": digits are lengths of groups, between them stands one of
 * the signs that separate them; '?' is any of " -.". */
gboolean matchup_personal_run_has_shape (const MatchupPersonalRun *run, guint k, const char *shape);
gboolean matchup_personal_run_is_separated_by (const MatchupPersonalRun *run,
                                               guint k,
                                               const char *separators);

/* matchup-personal-data-context.c; @words: ends with NULL, in lower case; one that ends with '*'
 * may go on. */
gboolean
matchup_personal_run_has_words (MatchupPersonalRun *run, guint k, const char *const *words);
gboolean matchup_personal_run_is_counted (MatchupPersonalRun *run,
                                          guint k); /* order number, size */
gboolean matchup_personal_run_is_labelled (MatchupPersonalRun *run, guint k); /* "phone: " */
gboolean matchup_personal_run_is_phone_by_words (MatchupPersonalRun *run, guint k);

/* The kinds: whether the first @k groups are one. @out_end: may be moved on. */
gboolean matchup_personal_data_is_phone (MatchupPersonalRun *run, guint k);
gboolean matchup_personal_data_is_card (MatchupPersonalRun *run, guint k);
gboolean matchup_personal_data_is_iban (MatchupPersonalRun *run, guint k);
const char *
matchup_personal_data_find_identity (MatchupPersonalRun *run,
                                     guint k,
                                     gsize *out_end /* moved behind what belongs to it */);
/* FALSE: the '@' at @at is no address; @first: nothing before it may belong to it. */
gboolean matchup_personal_data_find_email (const MatchupFoldedText *text,
                                           gsize first,
                                           gsize at,
                                           gsize *out_begin,
                                           gsize *out_end);

/* matchup-personal-data-checks.c: of digits or letters alone; @n: how many. */
gboolean matchup_personal_check_luhn (const char *digits, guint n); /* ISO/IEC 7812-1 */
gboolean matchup_personal_check_verhoeff (const char *digits, guint n);
gboolean matchup_personal_check_mod_11_10 (const char *digits, guint n); /* ISO 7064 */
gboolean matchup_personal_check_mod_97 (const char *letters, guint n); /* ISO 7064, IBAN's order */
/* The sum of all digits times their weights, which end with 0. */
guint matchup_personal_check_weigh (const char *digits, const guint8 *weights);
gboolean matchup_personal_check_date (guint year, guint month, guint day);
guint matchup_personal_check_number (const char *digits, guint n); /* up to 9 of them */

G_END_DECLS
