/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "matchup search": what the search of the window finds. */
#include "matchup-cli-json.h"
#include "matchup-cli-output.h"
#include "matchup-cli-private.h"
#include "matchup-config.h"
#include "matchup-date-words.h"

#include <glib/gi18n.h>

static const char *
get_kind_name (MatchupSearchHit *hit)
{
  switch (matchup_search_hit_get_kind (hit))
    {
    case MATCHUP_SEARCH_HIT_PROMPT:
      return "question";
    case MATCHUP_SEARCH_HIT_ANSWER:
      return "answer";
    case MATCHUP_SEARCH_HIT_NOTE:
      return "note";
    case MATCHUP_SEARCH_HIT_FILE:
      return "file";
    case MATCHUP_SEARCH_HIT_TITLE:
    default:
      return "title";
    }
}

static void
add_hit (MatchupJsonWriter *writer, MatchupSearchHit *hit)
{
  g_autofree char *time = matchup_cli_json_dup_time (matchup_search_hit_get_time (hit));

  matchup_json_writer_begin_object (writer, NULL);
  matchup_cli_json_add_string (writer, "kind", get_kind_name (hit));
  matchup_cli_json_add_string (writer,
                               "conversation",
                               matchup_search_hit_get_conversation_id (hit));
  matchup_cli_json_add_string (writer, "title", matchup_search_hit_get_title (hit));
  matchup_cli_json_add_string (writer, "round", matchup_search_hit_get_round_id (hit));
  matchup_cli_json_add_string (writer, "run", matchup_search_hit_get_run_id (hit));
  matchup_cli_json_add_string (writer, "model", matchup_search_hit_get_model (hit));
  matchup_cli_json_add_string (writer, "file", matchup_search_hit_get_file (hit));
  matchup_cli_json_add_string (writer, "time", time);
  matchup_json_writer_add_flag (writer, "archived", matchup_search_hit_get_archived (hit));
  matchup_json_writer_add_flag (writer, "practice", matchup_search_hit_get_practice (hit));
  matchup_cli_json_add_string (writer, "snippet", matchup_search_hit_get_snippet (hit));
  matchup_json_writer_close (writer);
}

static void
print_json (MatchupSearch *search)
{
  GOutputStream *stream;
  MatchupJsonWriter *writer = matchup_cli_json_begin (&stream);

  matchup_cli_json_add_string (writer, "words", matchup_search_get_text (search));
  matchup_json_writer_add_flag (writer, "has_more", matchup_search_get_has_more (search));
  matchup_json_writer_begin_list (writer, "hits");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (search)); i++)
    {
      g_autoptr (MatchupSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (search), i);

      add_hit (writer, hit);
    }
  matchup_json_writer_close (writer);
  matchup_cli_json_print (writer, stream);
}

static void
print_hit (MatchupSearchHit *hit)
{
  gint64 time = matchup_search_hit_get_time (hit) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *date = local != NULL ? matchup_date_words_dup_moment (local) : g_strdup ("");
  g_autofree char *words = matchup_search_hit_dup_place (hit);
  g_autofree char *place = matchup_cli_output_sanitize_line (words);
  g_autofree char *snippet =
      matchup_cli_output_sanitize_line (matchup_search_hit_get_snippet (hit));
  g_autofree char *id =
      matchup_cli_output_sanitize_line (matchup_search_hit_get_conversation_id (hit));

  g_print ("%s · %s\n  %s\n  %s\n\n", place, date, snippet, id);
}

static int
report (MatchupSearch *search, gboolean json)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (search));

  if (matchup_search_get_trouble (search) != NULL)
    {
      g_printerr ("%s\n", matchup_search_get_trouble (search));
      return MATCHUP_CLI_FAILED;
    }
  if (json)
    print_json (search);
  for (guint i = 0; !json && i < n; i++)
    {
      g_autoptr (MatchupSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (search), i);

      print_hit (hit);
    }
  if (n == 0)
    g_printerr ("%s\n", _ ("Nothing was found."));
  else if (matchup_search_get_has_more (search))
    g_printerr ("%s\n", _ ("There is more; use more words to find it."));
  return n > 0 ? MATCHUP_CLI_OK : MATCHUP_CLI_FAILED;
}

static gboolean
set_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* The index is made in steps while a program runs, and this one would be over before the next. */
static void
search_all (MatchupSearch *search, const char *words)
{
  gint64 patience = g_get_monotonic_time () + G_USEC_PER_SEC;

  for (;;)
    {
      gboolean over = FALSE;

      matchup_search_set_text (search, words);
      while (matchup_search_get_busy (search))
        g_main_context_iteration (NULL, TRUE);
      if (matchup_search_get_whole (search) || matchup_search_get_trouble (search) != NULL)
        return;
      if (g_get_monotonic_time () > patience)
        {
          g_printerr ("%s\n",
                      _ ("Older messages are still being prepared for searching; they are found a "
                         "little later."));
          patience = G_MAXINT64;
        }
      g_timeout_add (100, set_flag_cb, &over);
      while (!over)
        g_main_context_iteration (NULL, TRUE);
    }
}

static int
look_for (MatchupWorkspace *workspace, const char *words, gboolean json)
{
  g_autoptr (MatchupSearch) search = matchup_workspace_new_search (workspace);

  matchup_search_set_text (search, words);
  if (!matchup_search_get_looks (search))
    {
      g_printerr ("%s\n", _ ("There is nothing in these words to look for."));
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  search_all (search, words);
  return report (search, json);
}

int
matchup_cli_search (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    { NULL },
  };
  g_autofree char *words = NULL;
  MatchupWorkspace *workspace;

  if (!matchup_cli_parse (
          "search",
          /* Translators: what stands for the words to look for in the help of a command */
          _ ("WORDS"),
          _ ("Looks for words in all messages, titles and notes, and prints where "
             "they are. The exit code is 1 where nothing was found."),
          entries,
          &argc,
          &argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  words = g_strjoinv (" ", argv + 1);
  if (*g_strstrip (words) == '\0' || !g_utf8_validate (words, -1, NULL))
    {
      g_printerr ("%s\n", _ ("Give the words to look for."));
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  workspace = matchup_cli_open_workspace ();
  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  return matchup_cli_close_workspace (workspace, look_for (workspace, words, json));
}
