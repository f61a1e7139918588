/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes; longer names are not looked for, and no longer text is taken for one. */
#define MATCHUP_LEAK_NAME_MAX 128

/**
 * MatchupLeakName: what a model, or who makes models, is called.
 */
typedef struct
{
  char *name;
  gboolean maker; /* otherwise a model */
  gboolean plain; /* a word that people use for other things as well */
  gboolean own;   /* of the very model that answers */
} MatchupLeakName;

/**
 * MatchupLeakNames: a table of names to look for. The built-in file is data/ai-names.txt, which
 * says what its lines mean.
 */
typedef struct _MatchupLeakNames MatchupLeakNames;

/* The built-in names and @own_names (NULL-terminated or NULL). */
MatchupLeakNames *matchup_leak_names_new (const char *const *own_names) G_GNUC_WARN_UNUSED_RESULT;
void matchup_leak_names_free (MatchupLeakNames *self);

/*
 * The longest name that stands at @text, where a word may begin; NULL for none. @out_length: how
 * many bytes of the text it takes. Nothing from @end on is looked at.
 */
const MatchupLeakName *matchup_leak_names_match (MatchupLeakNames *self,
                                                 const char *text,
                                                 const char *end,
                                                 gsize *out_length);

/* A letter or digit of a script that parts words; Chinese ones stand for themselves. */
gboolean matchup_leak_names_is_letter (gunichar c);
/* The character at @p, which takes *@out_length bytes; a byte that is no UTF-8 gives U+FFFD. */
gunichar matchup_leak_names_get_char (const char *p, const char *end, gsize *out_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupLeakNames, matchup_leak_names_free)

G_END_DECLS
