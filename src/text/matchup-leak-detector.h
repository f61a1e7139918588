/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupLeakSeverity: what a name in an answer gives away.
 */
typedef enum
{
  MATCHUP_LEAK_MENTION, /* a model or maker is named; that may well be what was asked about */
  MATCHUP_LEAK_SELF,    /* the answer says who wrote it, or names its own model */
} MatchupLeakSeverity;

/**
 * MatchupLeak: a name that was found.
 */
typedef struct
{
  gsize offset; /* bytes in the whole answer */
  gsize length;
  char *name; /* as the answer writes it */
  MatchupLeakSeverity severity;
} MatchupLeak;

/**
 * MatchupLeakDetector: finds in a growing answer where it gives away which model wrote it. Looks at
 * each byte once and again only at a bounded stretch before it, whatever the pieces are; what is
 * found depends on the text alone, not on how it was cut. Takes any bytes.
 */
typedef struct _MatchupLeakDetector MatchupLeakDetector;

/*
 * @own_names (NULL-terminated or NULL): what the model that answers is called, by id and by name.
 * Each makes even a mere mention give it away, unless it is a word that people use for other
 * things.
 */
MatchupLeakDetector *
matchup_leak_detector_new (const char *const *own_names) G_GNUC_WARN_UNUSED_RESULT;
void matchup_leak_detector_free (MatchupLeakDetector *self);

/*
 * The next piece of the answer; TRUE when there is a new leak. @length -1: to the NUL. A name is
 * found when 320 bytes from where it begins are there, or at the end.
 */
gboolean matchup_leak_detector_append (MatchupLeakDetector *self, const char *text, gssize length);
/* Nothing comes any more; TRUE when there is a new leak. */
gboolean matchup_leak_detector_end (MatchupLeakDetector *self);

/* #MatchupLeak in the order of the text, at most 64, and of the first 2048 names; borrowed. */
GArray *matchup_leak_detector_get_leaks (MatchupLeakDetector *self);
gboolean matchup_leak_detector_is_leaking (MatchupLeakDetector *self); /* a SELF is among them */
const MatchupLeak *matchup_leak_detector_get_first_self (MatchupLeakDetector *self); /* or NULL */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupLeakDetector, matchup_leak_detector_free)

G_END_DECLS
