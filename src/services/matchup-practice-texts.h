/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MatchupPracticeTexts: what practice models say in one language, from data/practice-*.txt.
 * Immutable, any thread.
 *
 * The file is a list of topics. Lines that begin with "%%" belong to its form, all others are text:
 *
 *   %% topic ID               begins a topic
 *   %% words WORD, WORD, …    questions with one of these are about it
 *   %% KEY                    begins a text, such as that of "quick"; a key may come several times
 *   %%# …                     a remark
 */
typedef struct _MatchupPracticeTexts MatchupPracticeTexts;
typedef struct _MatchupPracticeTopic MatchupPracticeTopic;

typedef enum
{
  MATCHUP_PRACTICE_ENGLISH,
  MATCHUP_PRACTICE_CHINESE,
} MatchupPracticeLanguage;

/* The built-in ones; they live as long as the program. */
const MatchupPracticeTexts *matchup_practice_texts_get (MatchupPracticeLanguage language);
/* NULL with @error naming the line that is wrong. */
MatchupPracticeTexts *matchup_practice_texts_read (const char *text,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void matchup_practice_texts_free (MatchupPracticeTexts *self);

/* The topic that most of the words of @question belong to; NULL: none. */
const MatchupPracticeTopic *matchup_practice_texts_find (const MatchupPracticeTexts *self,
                                                         const char *question);
const MatchupPracticeTopic *matchup_practice_texts_get_topic (const MatchupPracticeTexts *self,
                                                              const char *id); /* or NULL */
const char *matchup_practice_topic_get_id (const MatchupPracticeTopic *self);
/* All texts of @key, in the order of the file; NULL: there is none. Borrowed. */
GPtrArray *matchup_practice_topic_get_texts (const MatchupPracticeTopic *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPracticeTexts, matchup_practice_texts_free)

G_END_DECLS
