/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes rounds in all forms in which they leave the program, for test-export.py: DIR. */
#include "matchup-export-html.h"
#include "matchup-export-markdown.h"
#include "matchup-export-text.h"
#include "matchup-test-wait.h"
#include "matchup-test-workspace.h"

#include <string.h>

static const char *folder;

static void
write_file (const char *name, const char *ending, const char *text)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_all (MatchupTestWorkspace *test, MatchupRound *round, const char *name)
{
  g_autoptr (MatchupRoundExport) export = matchup_round_export_new (test->workspace, round);
  g_autofree char *text = matchup_export_text (export);
  g_autofree char *markdown = matchup_export_markdown (export);
  g_autofree char *html = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  matchup_round_export_load_pictures_async (export,
                                            test->workspace,
                                            NULL,
                                            matchup_test_keep_result_cb,
                                            &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_round_export_load_pictures_finish (test->workspace, result, NULL));
  html = matchup_export_html (export);
  write_file (name, ".txt", text);
  write_file (name, ".md", markdown);
  write_file (name, ".html", html);
  write_file (name, ".name", export->file_name);
}

static void
add_answer (MatchupRound *round, const char *model, const char *text, gboolean fails)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (model);
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
  g_autoptr (MatchupErrorInfo) error = NULL;
  g_autoptr (MatchupCost) cost =
      matchup_cost_new (0.0123, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2026-01-02");
  MatchupTimings timings;

  matchup_run_get_timings (run);
  timings = *matchup_run_get_timings (run);
  timings.connect_start = 0;
  timings.connected = 100 * 1000;
  timings.first_event = timings.first_text = 600 * 1000;
  timings.done = 4100 * 1000;
  timings.tries = 1;
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
  matchup_run_set_timings (run, &timings);
  matchup_run_set_cost (run, cost);
  error = matchup_error_info_new (MATCHUP_ERROR_KIND_AUTH,
                                  MATCHUP_ERROR_REASON_NONE,
                                  401,
                                  NULL,
                                  NULL,
                                  "words of OpenAI",
                                  FALSE,
                                  -1);
  if (fails)
    matchup_run_fail (run, error);
  else
    matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
}

static const char first[] =
    "# Plan\n\n- [x] **bold** and `code`\n- $a<b$\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
    "```html\n</code></pre><script>alert('code')</script>\n```\n\n$$\nx^2\n$$\n\nEND-OF-FIRST";
static const char hostile[] =
    "<script>alert(1)</script></textarea></style></title><!-- \n"
    "[click](javascript:alert(2)) <a href=\"https://evil.example\" onclick=\"x()\">y</a>\n"
    "![p](https://evil.example/p.png) https://evil.example\n"
    "\xe2\x80\xae\xe2\x80\xaa reversed &lt;b&gt; \x1b[31m\n\nEND-OF-HOSTILE\n\n```\nnever closed";

static MatchupRound *
make_round (gboolean blind)
{
  g_autoptr (MatchupMessage) prompt =
      matchup_message_new_text (MATCHUP_ROLE_USER,
                                "Which <b>one</b>?\n# not a heading \"quoted\" & ../../etc/passwd");
  static const char bytes[] = "\x89PNG not really";
  g_autoptr (GBytes) data = g_bytes_new_static (bytes, sizeof bytes);
  g_autoptr (MatchupImagePart) picture = matchup_image_part_new (data, "image/png", 2, 2);
  g_autoptr (MatchupImagePart) disguised =
      matchup_image_part_new (data, "image/svg+xml\" onload=\"x()", 2, 2);
  g_autoptr (MatchupFilePart) file =
      matchup_file_part_new ("<i>a</i> *b*.txt", "text/plain", 2000, 0, hostile);
  MatchupRound *round;

  matchup_message_add_image (prompt, picture);
  matchup_message_add_image (prompt, disguised);
  matchup_message_add_file (prompt, file);
  round = matchup_round_new (NULL, prompt, G_GINT64_CONSTANT (1764410000000000));
  add_answer (round, "openai/gpt-secret-1", first, FALSE);
  add_answer (round, "doubao/seed-secret-2", hostile, FALSE);
  add_answer (round, "openai/mini-secret-3", "", TRUE);
  if (blind)
    {
      const guint slots[] = { 1, 2, 0 };

      g_assert_true (matchup_round_restore_blind (round, slots, 3, 0));
    }
  return round;
}

static void
vote (MatchupRound *round)
{
  g_autoptr (MatchupVoteBuilder) builder = matchup_round_begin_vote (round);
  g_autoptr (MatchupVote) choice = NULL;

  g_assert_true (matchup_vote_builder_choose_best (builder, 0));
  matchup_vote_builder_set_note (builder, "clearer <i>by far</i>");
  choice = matchup_vote_builder_end (builder, 1);
  g_assert_nonnull (choice);
  g_assert_true (matchup_round_set_vote (round, choice));
}

int
main (int argc, char **argv)
{
  MatchupTestWorkspace *test;
  g_autoptr (MatchupRound) open = make_round (FALSE);
  g_autoptr (MatchupRound) blind = make_round (TRUE);

  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (test, "openai", NULL);
  matchup_test_workspace_connect (test, "doubao", NULL);
  write_all (test, blind, "blind");
  vote (open);
  vote (blind);
  write_all (test, open, "open");
  write_all (test, blind, "revealed");
  matchup_test_workspace_free (test);
  return 0;
}
