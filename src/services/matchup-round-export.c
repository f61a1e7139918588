/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round-export.h"

#include "matchup-config.h"
#include "matchup-date-words.h"
#include "matchup-run-facts.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a file name without its ending; bytes. Most file systems take 255. */
#define LONGEST_NAME 120

static void
answer_free (gpointer data)
{
  MatchupAnswerExport *answer = data;

  g_free (answer->letter);
  g_free (answer->name);
  g_free (answer->service);
  g_free (answer->text);
  g_free (answer->ending);
  g_ptr_array_unref (answer->facts);
  g_free (answer);
}

void
matchup_round_export_free (MatchupRoundExport *self)
{
  if (self == NULL)
    return;
  g_free (self->date);
  g_free (self->prompt);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->answers);
  g_free (self->vote);
  g_free (self->note);
  g_free (self->file_name);
  g_free (self);
}

char *
matchup_answer_export_dup_heading (const MatchupAnswerExport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->name == NULL && self->service == NULL)
    return g_strdup (self->letter);
  if (self->name == NULL)
    return g_strjoin (" · ", self->letter, self->service, NULL);
  if (self->alone)
    return g_strjoin (" · ", self->name, self->service, NULL);
  return g_strjoin (" · ", self->letter, self->name, self->service, NULL);
}

static char *
dup_service_name (MatchupWorkspace *workspace, MatchupContestant *contestant)
{
  const char *id = matchup_model_ref_get_provider_id (matchup_contestant_get_model (contestant));
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (workspace), id);

  return provider != NULL ? matchup_service_dup_name (provider) : g_strdup (id);
}

/* The sentence of a failure would tell by whose words it is. */
static char *
dup_hidden_ending (MatchupRun *run)
{
  if (matchup_run_get_state (run) == MATCHUP_RUN_STATE_FAILED)
    return g_strdup (_ ("This answer failed"));
  return matchup_run_facts_dup_ending (run, "");
}

static MatchupAnswerExport *
answer_new (MatchupWorkspace *workspace, MatchupRound *round, guint position, gboolean hidden)
{
  MatchupAnswer *source = matchup_round_get_shown (round, position);
  MatchupRun *run = matchup_answer_get_current (source);
  /* In a chat another model may have been asked again. */
  MatchupContestant *contestant =
      run != NULL ? matchup_run_get_contestant (run) : matchup_answer_get_contestant (source);
  MatchupAnswerExport *answer = g_new0 (MatchupAnswerExport, 1);
  gboolean held = matchup_round_is_held (round);

  answer->alone = matchup_round_get_n_answers (round) == 1;
  answer->letter = g_strdup_printf ("%c", 'A' + (char) MIN (position, 25));
  if (!hidden)
    {
      answer->name = g_strdup (matchup_contestant_get_name (contestant));
      answer->practice = matchup_model_ref_is_practice (matchup_contestant_get_model (contestant));
      answer->service = dup_service_name (workspace, contestant);
    }
  else if (matchup_judging_is_practice (round))
    {
      answer->service = dup_service_name (workspace, contestant);
    }
  answer->text = run != NULL && !held ? matchup_run_dup_answer (run) : g_strdup ("");
  if (held || run == NULL)
    answer->ending = g_strdup (_ ("Not shown yet"));
  else
    answer->ending =
        hidden ? dup_hidden_ending (run) : matchup_run_facts_dup_ending (run, answer->service);
  answer->facts = hidden || run == NULL
                      ? g_ptr_array_new_with_free_func (g_free)
                      : matchup_run_facts_dup (run, matchup_workspace_get_pricing (workspace));
  return answer;
}

static void
picture_free (gpointer data)
{
  MatchupPictureExport *picture = data;

  g_object_unref (picture->part);
  g_free (picture->text);
  g_free (picture->mime_type);
  g_free (picture->data);
  g_free (picture);
}

static GPtrArray *
dup_pictures (MatchupMessage *prompt)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func (picture_free);
  GListModel *parts = G_LIST_MODEL (prompt);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);
      MatchupPictureExport *picture;
      MatchupImagePart *image;

      if (!MATCHUP_IS_IMAGE_PART (part))
        continue;
      image = MATCHUP_IMAGE_PART (part);
      picture = g_new0 (MatchupPictureExport, 1);
      picture->text = g_strdup (matchup_image_part_get_alt_text (image));
      picture->mime_type = g_strdup (matchup_image_part_get_mime_type (image));
      picture->part = g_object_ref (image);
      g_ptr_array_add (pictures, picture);
    }
  return pictures;
}

static GPtrArray *
dup_files (MatchupMessage *prompt)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *parts = G_LIST_MODEL (prompt);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_FILE_PART (part))
        g_ptr_array_add (files, g_object_ref (part));
    }
  return files;
}

char *
matchup_picture_export_dup_text (const MatchupPictureExport *self, guint number)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: a picture of the question, by its number */
  return *self->text != '\0' ? g_strdup (self->text)
                             /* Translators: a picture without a description, by its number */
                             : g_strdup_printf (_ ("Picture %u"), number + 1);
}

static char *
dup_letters (MatchupRoundExport *self, MatchupRound *round, MatchupVote *vote, guint rank)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint position = 0; position < self->answers->len; position++)
    {
      const MatchupVoteAnswer *judged =
          matchup_vote_find_answer (vote, matchup_round_get_slot (round, position));
      MatchupAnswerExport *answer = g_ptr_array_index (self->answers, position);
      g_autofree char *name = NULL;

      if (judged == NULL || judged->rank != rank)
        continue;
      name = answer->name != NULL
                 /* Translators: the letter of an answer, then the name of a model, which may end
                  * in brackets */
                 ? g_strdup_printf (C_ ("letter and model", "%s, %s"), answer->letter, answer->name)
                 : g_strdup (answer->letter);
      g_string_append_printf (letters, "%s%s", letters->len > 0 ? " = " : "", name);
    }
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

static char *
dup_ranking (MatchupRoundExport *self, MatchupRound *round, MatchupVote *vote)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint rank = 1; rank <= self->answers->len; rank++)
    {
      g_autofree char *letters = dup_letters (self, round, vote, rank);

      if (*letters != '\0')
        g_string_append_printf (order, "%s%s", order->len > 0 ? " > " : "", letters);
    }
  return g_string_free (g_steal_pointer (&order), FALSE);
}

static char *
dup_vote (MatchupRoundExport *self, MatchupRound *round)
{
  MatchupVote *vote = matchup_round_get_vote (round);
  g_autofree char *letters = NULL;

  if (vote == NULL)
    return NULL;
  switch (matchup_vote_get_result (vote))
    {
    case MATCHUP_VOTE_RESULT_TIE:
      return g_strdup (_ ("About equal"));
    case MATCHUP_VOTE_RESULT_NONE:
      return g_strdup (_ ("None is good"));
    case MATCHUP_VOTE_RESULT_RANKING:
      letters = dup_ranking (self, round, vote);
      /* Translators: %s is an order like “B > A = C”, with the names of models. */
      return matchup_sentence_insert_name (_ ("From best to worst: %s"), letters);
    case MATCHUP_VOTE_RESULT_BEST:
    default:
      letters = dup_letters (self, round, vote, 1);
      /* Translators: %s is like “A, GPT-4o mini”. */
      return matchup_sentence_insert_name (_ ("Best: %s"), letters);
    }
}

static gboolean
is_safe_in_name (gunichar c)
{
  return g_unichar_isprint (c) && g_unichar_type (c) != G_UNICODE_FORMAT &&
         (c >= 0x80 || strchr ("/\\:*?\"<>|%", (int) c) == NULL);
}

/* Without what a file system, a shell or another system could stumble over. */
char *
matchup_export_make_file_name (const char *date, const char *title)
{
  g_autoptr (GString) name = g_string_new ("Matchup ");

  g_return_val_if_fail (date != NULL, NULL);

  g_string_append (name, date);
  if (title != NULL && *title != '\0')
    g_string_append_c (name, ' ');
  for (const char *place = title; place != NULL && *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (name->len > LONGEST_NAME)
        break;
      if (is_safe_in_name (c))
        g_string_append_unichar (name, c);
      else if (name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

MatchupRoundExport *
matchup_round_export_new (MatchupWorkspace *workspace, MatchupRound *round)
{
  MatchupRoundExport *self;
  MatchupMessage *prompt;
  MatchupVote *vote;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  self = g_new0 (MatchupRoundExport, 1);
  prompt = matchup_round_get_prompt (round);
  vote = matchup_round_get_vote (round);
  utc = g_date_time_new_from_unix_utc (matchup_round_get_created_at (round) / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_local (utc) : g_date_time_new_now_local ();
  self->hidden = !matchup_round_get_revealed (round);
  self->date = matchup_date_words_dup_moment (local);
  self->prompt = matchup_message_dup_text (prompt, MATCHUP_PART_KIND_TEXT);
  self->files = dup_files (prompt);
  self->pictures = dup_pictures (prompt);
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    g_ptr_array_add (self->answers, answer_new (workspace, round, i, self->hidden));
  self->vote = dup_vote (self, round);
  self->note = g_strdup (vote != NULL ? matchup_vote_get_note (vote) : "");
  stamp = g_date_time_format (local, "%Y-%m-%d %H%M");
  /* The question may be about the very models. */
  title = self->hidden ? NULL : matchup_conversation_make_title (self->prompt);
  self->file_name = matchup_export_make_file_name (stamp, title);
  return self;
}
