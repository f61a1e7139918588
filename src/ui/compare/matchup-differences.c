/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-differences.h"

#include "matchup-md-plain.h"
#include "matchup-text-diff.h"
#include "matchup-word-count.h"

#include <string.h>

static void
clear (gpointer data)
{
  MatchupDifferences *self = data;

  g_free (self->texts[MATCHUP_DIFFERENCES_FIRST]);
  g_free (self->texts[MATCHUP_DIFFERENCES_SECOND]);
  g_clear_pointer (&self->spans, g_array_unref);
}

MatchupDifferences *
matchup_differences_ref (MatchupDifferences *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
matchup_differences_unref (MatchupDifferences *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gint64
count_words (const char *text, gsize length)
{
  MatchupWordCount count = { 0 };

  matchup_word_count_feed (&count, text, length);
  return matchup_word_count_get (&count);
}

static void
count (MatchupDifferences *self)
{
  const char *first = self->texts[MATCHUP_DIFFERENCES_FIRST];
  const char *second = self->texts[MATCHUP_DIFFERENCES_SECOND];

  for (guint i = 0; i < self->spans->len; i++)
    {
      const MatchupTextDiffSpan *span = &g_array_index (self->spans, MatchupTextDiffSpan, i);

      if (!span->changed)
        continue;
      self->n_changes++;
      self->n_own[MATCHUP_DIFFERENCES_FIRST] +=
          count_words (first + span->first_offset, span->first_length);
      self->n_own[MATCHUP_DIFFERENCES_SECOND] +=
          count_words (second + span->second_offset, span->second_length);
    }
  for (guint i = 0; i < 2; i++)
    {
      MatchupWordCount whole = { 0 };

      matchup_word_count_feed (&whole, self->texts[i], strlen (self->texts[i]));
      self->is_characters[i] = matchup_word_count_is_characters (&whole);
    }
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MatchupDifferences *self = data;
  const char *first;
  const char *second;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *markdown = g_steal_pointer (&self->texts[i]);

      self->texts[i] = matchup_md_to_plain (markdown, strlen (markdown));
    }
  first = self->texts[MATCHUP_DIFFERENCES_FIRST];
  second = self->texts[MATCHUP_DIFFERENCES_SECOND];
  self->spans = matchup_text_diff (first, strlen (first), second, strlen (second));
  count (self);
  g_task_return_pointer (task,
                         matchup_differences_ref (self),
                         (GDestroyNotify) matchup_differences_unref);
}

void
matchup_differences_find_async (const char *first_markdown,
                                const char *second_markdown,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  MatchupDifferences *self = g_atomic_rc_box_new0 (MatchupDifferences);

  self->texts[MATCHUP_DIFFERENCES_FIRST] = g_strdup (first_markdown);
  self->texts[MATCHUP_DIFFERENCES_SECOND] = g_strdup (second_markdown);
  g_task_set_source_tag (task, matchup_differences_find_async);
  g_task_set_task_data (task, self, (GDestroyNotify) matchup_differences_unref);
  g_task_run_in_thread (task, find_in_thread);
}

MatchupDifferences *
matchup_differences_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
