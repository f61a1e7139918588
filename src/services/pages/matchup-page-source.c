/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-source.h"

#include "matchup-config.h"
#include "matchup-file-words.h"
#include "matchup-page-blocks.h"
#include "matchup-page-picture.h"

#include <glib/gi18n.h>
#include <string.h>

static MatchupPageBox *
text_new (const char *text, double size, double before)
{
  MatchupPageBox *box = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);

  box->text = g_strdup (text);
  box->size = size;
  box->before = before;
  return box;
}

static void
append_dim (GPtrArray *boxes, const char *text, double before)
{
  MatchupPageBox *model = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);

  model->size = 8.5;
  model->dim = TRUE;
  model->before = before;
  matchup_page_blocks_append_text (boxes, model, text);
}

static void
append_heading (GPtrArray *boxes, const char *text, double size, double before, guint outline)
{
  MatchupPageBox *box = text_new (text, size, before);

  box->bold = TRUE;
  box->keep = TRUE;
  box->outline = outline;
  g_ptr_array_add (boxes, box);
}

void
matchup_page_source_append_head (GPtrArray *boxes, const MatchupConversationExport *conversation)
{
  MatchupPageBox *title = text_new (conversation->title, 18, 0);

  title->bold = TRUE;
  title->keep = TRUE;
  g_ptr_array_add (boxes, title);
  append_dim (boxes, conversation->date, 4);
  if (conversation->hidden)
    append_dim (boxes, _ ("The names are hidden until the vote."), 2);
}

static void
append_picture (GPtrArray *boxes,
                const MatchupPictureExport *picture,
                guint number,
                double width,
                double height)
{
  g_autofree char *text = matchup_picture_export_dup_text (picture, number);
  MatchupPageBox *box = NULL;

  if (picture->data != NULL)
    {
      gsize length;
      guchar *data = g_base64_decode (picture->data, &length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

      box = matchup_page_picture_new (bytes, width, height * 0.6);
    }
  if (box == NULL)
    {
      append_dim (boxes, text, 6);
      return;
    }
  box->before = 8;
  g_ptr_array_add (boxes, box);
  if (*picture->text != '\0')
    append_dim (boxes, picture->text, 2);
}

static void
append_file (GPtrArray *boxes, MatchupFilePart *file)
{
  g_autofree char *facts = matchup_file_dup_facts (file);
  g_autofree char *line = NULL;

  /* Translators: a file of a question: its name and its size */
  line = g_strdup_printf (_ ("With the file “%s” (%s)"), matchup_file_part_get_name (file), facts);
  append_dim (boxes, line, 6);
}

static void
append_prompt (GPtrArray *boxes, const MatchupRoundExport *round, double width, double height)
{
  MatchupPageBox *model = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);

  model->fill = MATCHUP_PAGE_FILL_PROMPT;
  model->before = 6;
  matchup_page_blocks_append_text (boxes, model, round->prompt);
  for (guint i = 0; i < round->pictures->len; i++)
    append_picture (boxes, g_ptr_array_index (round->pictures, i), i, width, height);
  for (guint i = 0; i < round->files->len; i++)
    append_file (boxes, g_ptr_array_index (round->files, i));
}

static void
append_answer (GPtrArray *boxes, const MatchupAnswerExport *answer, double width)
{
  g_autofree char *heading = matchup_answer_export_dup_heading (answer);
  g_autoptr (GString) facts = g_string_new (NULL);

  append_heading (boxes, heading, 12, 12, 2);
  matchup_page_blocks_append_markdown (boxes, answer->text, strlen (answer->text), width);
  if (*answer->ending != '\0')
    append_dim (boxes, answer->ending, 5);
  for (guint i = 0; i < answer->facts->len; i++)
    g_string_append_printf (facts,
                            "%s%s",
                            i > 0 ? " · " : "",
                            (const char *) g_ptr_array_index (answer->facts, i));
  if (facts->len > 0)
    append_dim (boxes, facts->str, 5);
}

static void
append_vote (GPtrArray *boxes, const MatchupRoundExport *round)
{
  if (round->vote == NULL)
    return;
  append_heading (boxes, _ ("Vote"), 12, 12, 2);
  g_ptr_array_add (boxes, text_new (round->vote, 10, 4));
  if (*round->note != '\0')
    matchup_page_blocks_append_text (boxes, text_new (NULL, 10, 4), round->note);
}

void
matchup_page_source_append_round (GPtrArray *boxes,
                                  const MatchupConversationExport *conversation,
                                  guint number,
                                  double width,
                                  double height)
{
  const MatchupRoundExport *round = g_ptr_array_index (conversation->rounds, number);
  /* Translators: the heading of a question of a conversation on paper: its number, and when it was
   * asked: “Question 3 (12/24/2026 14:05)” */
  g_autofree char *heading = g_strdup_printf (_ ("Question %u (%s)"), number + 1, round->date);

  append_heading (boxes, heading, 14, 22, 1);
  append_prompt (boxes, round, width, height);
  for (guint i = 0; i < round->answers->len; i++)
    append_answer (boxes, g_ptr_array_index (round->answers, i), width);
  append_vote (boxes, round);
}
