/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a place in the text gives away is decided by the text up to MATCHUP_LEAK_BEHIND bytes behind
 * the longest name that could stand there, and by nothing else. So a place is looked at when that
 * much is there, or at the end, and the pieces in which the text came make no difference.
 */
#include "matchup-leak-detector.h"

#include "matchup-leak-context.h"

#include <string.h>

#define AHEAD (MATCHUP_LEAK_NAME_MAX + MATCHUP_LEAK_BEHIND)
#define MAX_LEAKS 64

/* No answer names models this often; one that does is not worth the work. */
#define MAX_JUDGED 2048

/* What was looked at is dropped when there is this much of it. */
#define DROP_AT 8192

struct _MatchupLeakDetector
{
  MatchupLeakNames *names;
  GString *text;    /* the end of the answer */
  gsize base;       /* offset of text->str[0] in the answer */
  gsize next;       /* in text: the first place not looked at */
  gboolean in_word; /* the character before it was a letter */
  gboolean named;   /* a name was found, of whatever kind */
  GArray *leaks;
  guint n_self;
  guint n_judged;
};

static void
clear_leak (gpointer data)
{
  g_free (((MatchupLeak *) data)->name);
}

MatchupLeakDetector *
matchup_leak_detector_new (const char *const *own_names)
{
  MatchupLeakDetector *self = g_new0 (MatchupLeakDetector, 1);

  self->names = matchup_leak_names_new (own_names);
  self->text = g_string_new (NULL);
  self->leaks = g_array_new (FALSE, FALSE, sizeof (MatchupLeak));
  g_array_set_clear_func (self->leaks, clear_leak);
  return self;
}

void
matchup_leak_detector_free (MatchupLeakDetector *self)
{
  if (self == NULL)
    return;
  matchup_leak_names_free (self->names);
  g_string_free (self->text, TRUE);
  g_array_unref (self->leaks);
  g_free (self);
}

/* A mere mention gives way to what says more. */
static gboolean
make_room (MatchupLeakDetector *self, MatchupLeakSeverity severity)
{
  if (self->leaks->len < MAX_LEAKS)
    return TRUE;
  if (severity == MATCHUP_LEAK_MENTION || self->n_self >= MAX_LEAKS)
    return FALSE;
  for (guint i = self->leaks->len; i > 0; i--)
    {
      if (g_array_index (self->leaks, MatchupLeak, i - 1).severity == MATCHUP_LEAK_MENTION)
        {
          g_array_remove_index (self->leaks, i - 1);
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_leak (MatchupLeakDetector *self, const MatchupLeakPlace *place, MatchupLeakSeverity severity)
{
  MatchupLeak leak = { 0 };

  if (!make_room (self, severity))
    return;
  leak.offset = self->base + (gsize) (place->text - self->text->str);
  leak.length = place->length;
  leak.name = g_utf8_make_valid (place->text, (gssize) place->length);
  leak.severity = severity;
  self->n_self += severity == MATCHUP_LEAK_SELF ? 1 : 0;
  g_array_append_val (self->leaks, leak);
}

static void
judge (MatchupLeakDetector *self, const MatchupLeakName *name, gsize length)
{
  const char *text = self->text->str + self->next;
  const char *end = self->text->str + self->text->len;
  MatchupLeakPlace place = {
    .name = name,
    .before = text - MIN (self->next, MATCHUP_LEAK_BEFORE),
    .text = text,
    .length = length,
    .behind_end = MIN (end, text + length + MATCHUP_LEAK_BEHIND),
    .named = self->named,
  };
  gboolean plain;

  place.at_start = self->base == 0 && place.before == self->text->str;
  plain = name->plain && !matchup_leak_context_has_version (&place);
  if ((name->own && !plain) || matchup_leak_context_is_self (&place))
    add_leak (self, &place, MATCHUP_LEAK_SELF);
  else
    {
      if (!plain)
        add_leak (self, &place, MATCHUP_LEAK_MENTION);
      self->named = TRUE;
    }
}

/* Looks at one place and goes on to the next. */
static void
step (MatchupLeakDetector *self)
{
  const char *text = self->text->str + self->next;
  const char *end = self->text->str + self->text->len;
  gsize length;
  gunichar c = matchup_leak_names_get_char (text, end, &length);
  gboolean letter = matchup_leak_names_is_letter (c);

  if ((!letter || !self->in_word) && self->n_judged < MAX_JUDGED)
    {
      gsize matched;
      const MatchupLeakName *name =
          matchup_leak_names_match (self->names,
                                    text,
                                    MIN (end, text + MATCHUP_LEAK_NAME_MAX),
                                    &matched);

      if (name != NULL)
        {
          judge (self, name, matched);
          self->n_judged++;
          length = matched;
          letter = FALSE;
        }
    }
  self->in_word = letter;
  self->next += length;
}

static void
drop_seen (MatchupLeakDetector *self)
{
  gsize seen;

  if (self->next < DROP_AT)
    return;
  seen = self->next - MATCHUP_LEAK_BEFORE;
  g_string_erase (self->text, 0, (gssize) seen);
  self->base += seen;
  self->next -= seen;
}

static gboolean
look (MatchupLeakDetector *self, gsize ahead)
{
  guint n_self = self->n_self;
  guint n_leaks = self->leaks->len;

  while (self->next + ahead < self->text->len)
    {
      step (self);
      drop_seen (self);
    }
  return self->n_self != n_self || self->leaks->len != n_leaks;
}

gboolean
matchup_leak_detector_append (MatchupLeakDetector *self, const char *text, gssize length)
{
  gsize left;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  left = length < 0 ? strlen (text) : (gsize) length;
  /* In pieces, as what was looked at is moved out of the way of what was not. */
  while (left > 0)
    {
      gsize n = MIN (left, DROP_AT);

      g_string_append_len (self->text, text, (gssize) n);
      found |= look (self, AHEAD);
      text += n;
      left -= n;
    }
  return found;
}

gboolean
matchup_leak_detector_end (MatchupLeakDetector *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return look (self, 0);
}

GArray *
matchup_leak_detector_get_leaks (MatchupLeakDetector *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->leaks;
}

gboolean
matchup_leak_detector_is_leaking (MatchupLeakDetector *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->n_self > 0;
}

const MatchupLeak *
matchup_leak_detector_get_first_self (MatchupLeakDetector *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->leaks->len; i++)
    {
      const MatchupLeak *leak = &g_array_index (self->leaks, MatchupLeak, i);

      if (leak->severity == MATCHUP_LEAK_SELF)
        return leak;
    }
  return NULL;
}
