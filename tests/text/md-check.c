/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "md-check.h"

#include "matchup-md-document.h"
#include "matchup-md-parser.h"

#include <string.h>

char *
md_dump (GListModel *model)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupMdBlock) block = g_list_model_get_item (model, i);
      g_autofree char *one = matchup_md_block_dump (block);

      g_string_append (out, one);
    }
  return g_string_free (out, FALSE);
}

char *
md_dump_whole (const char *text)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (text, strlen (text));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autofree char *one = matchup_md_block_dump (g_ptr_array_index (blocks, i));

      g_string_append (out, one);
    }
  return g_string_free (out, FALSE);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *length)
{
  *length = *length - removed + added;
  g_assert_cmpuint (*length, ==, g_list_model_get_n_items (model));
  g_assert_cmpuint (position + added, <=, *length);
}

/* The next place after @at where @text can be cut between two characters. */
gsize
md_next_cut (const char *text, gsize at, gsize step)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < step && at < length; i++)
    at = (gsize) (g_utf8_next_char (text + at) - text);
  return at;
}

static void
check_steps (const char *text, const char *wanted, gsize first, gsize step)
{
  g_autoptr (MatchupMdDocument) document = matchup_md_document_new ();
  g_autofree char *result = NULL;
  guint length = 0;
  gsize at = first;

  g_signal_connect (document, "items-changed", G_CALLBACK (items_changed_cb), &length);
  matchup_md_document_update (document, text, at);
  while (text[at] != '\0')
    {
      at = md_next_cut (text, at, step);
      matchup_md_document_update (document, text, at);
    }
  matchup_md_document_finish (document, text, at);
  result = md_dump (G_LIST_MODEL (document));
  if (!g_str_equal (result, wanted))
    {
      g_autofree char *escaped = g_strescape (text, "");

      g_test_message ("first %zu step %zu: \"%s\"", first, step, escaped);
    }
  g_assert_cmpstr (result, ==, wanted);
}

/* What is shown of each beginning of the text does not depend on how it came. */
static void
check_beginnings (const char *text)
{
  g_autoptr (MatchupMdDocument) growing = matchup_md_document_new ();
  gsize at = 0;

  while (text[at] != '\0')
    {
      g_autoptr (MatchupMdDocument) fresh = matchup_md_document_new ();
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      at = md_next_cut (text, at, 1);
      matchup_md_document_update (growing, text, at);
      matchup_md_document_update (fresh, text, at);
      a = md_dump (G_LIST_MODEL (growing));
      b = md_dump (G_LIST_MODEL (fresh));
      if (!g_str_equal (a, b))
        g_test_message ("text: %.*s", (int) at, text);
      g_assert_cmpstr (a, ==, b);
    }
}

static char *
dump_at_once (const char *text)
{
  g_autoptr (MatchupMdDocument) document = matchup_md_document_new ();

  matchup_md_document_finish (document, text, strlen (text));
  return md_dump (G_LIST_MODEL (document));
}

/*
 * md4c 0.4.8 loses its place where a fence ends together with the list or quote that it is in, and
 * takes a fence right below a table for a row.
 */
static gboolean
is_misread (const char *text)
{
  static const char fence_ends[] = "^[ \t]*(>|([-+*]|[0-9]+[.)])([ \t]|$)|[|:-]+[ \t|:-]*$)";

  return (strstr (text, "```") != NULL || strstr (text, "~~~") != NULL) &&
         g_regex_match_simple (fence_ends, text, G_REGEX_MULTILINE, 0);
}

void
md_check (const char *text)
{
  g_autofree char *wanted = is_misread (text) ? dump_at_once (text) : md_dump_whole (text);
  gsize length = strlen (text);

  check_steps (text, wanted, 0, 1);
  check_steps (text, wanted, 0, 3);
  for (gsize cut = 0; cut <= length; cut = cut < length ? md_next_cut (text, cut, 1) : length + 1)
    check_steps (text, wanted, cut, length + 1);
  check_beginnings (text);
}
