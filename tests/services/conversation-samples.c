/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes conversations in all forms for reading, for test-conversation-export.py: DIR. */
#include "matchup-export-file.h"
#include "matchup-test-wait.h"
#include "matchup-test-workspace.h"

#include <string.h>

static const char *folder;

static const char rich[] =
    "# Photosynthesis\n\nPlants turn **light** into *sugar* with `chlorophyll`.\n\n"
    "## Steps\n\n1. Light is caught\n2. Water is split\n   - oxygen leaves\n   - [x] done\n\n"
    "> A quote that says something\n> in two lines\n\n"
    "Energy is $E = mc^2$ and\n\n$$\n\\frac{a}{b} + \\sqrt{2}\n$$\n\n"
    "[the source](https://example.org/a?b=c) and <https://example.org/bare>, "
    "but [not this](javascript:alert(1)) and [nor](https://x.example/'%20rect=[0\\)\n\n---\n\n"
    "| Name | Wert | \xe5\x90\x8d\xe5\xad\x97 |\n|---|--:|:-:|\n| one | 1 | "
    "\xe4\xb8\x80 |\n| two | 2 | \xe4\xba\x8c |\n\n";
static const char chinese[] =
    "*\xe5\x85\x89\xe5\x90\x88\xe4\xbd\x9c\xe7\x94\xa8*\xe6\x98\xaf\xe6\xa4\x8d\xe7\x89\xa9"
    "\xe5\x88\xa9\xe7\x94\xa8\xe5\x85\x89\xe8\x83\xbd\xe5\x88\xb6\xe9\x80\xa0"
    "\xe6\x9c\x89\xe6\x9c\xba\xe7\x89\xa9\xe7\x9a\x84\xe8\xbf\x87\xe7\xa8\x8b\xe3\x80\x82\n\n"
    "- \xe7\xac\xac\xe4\xb8\x80\xe7\x82\xb9\n- \xe7\xac\xac\xe4\xba\x8c\xe7\x82\xb9\n";
/* Arabic and Hebrew: a paragraph, a list with a name in front, code, a quote and a table. */
static const char from_right[] =
    "GPT هو نموذج لغوي كبير يكتب النصوص\n\n"
    "1. GPT-4 نموذج جديد\n2. البند الثاني\n\n   ```c\n   int x; /* تعليق طويل هنا */\n   ```\n\n"
    "> اقتباس قصير\n\n| الاسم | القيمة |\n|---|--:|\n| نبات | ٣ |\n\n"
    "שלום עולם\n\nEnglish at the end\n\n- an item\n";
static const char code_in_question[] =
    "What is wrong here?\n\ndef f(x):\n    if x:\n\n        return ``x``\n"
    "\nThanks\r# no heading";
static const char hostile[] =
    "<script>alert(1)</script></textarea></style></title><!-- \n"
    "[click](javascript:alert(2)) <a href=\"https://evil.example\" onclick=\"x()\">y</a>\n"
    "![p](https://evil.example/p.png) https://evil.example\n"
    "\xe2\x80\xae\xe2\x80\xaa reversed &lt;b&gt; \x1b[31m\n\nEND-OF-HOSTILE\n\n```\nnever closed";

/* 3 by 2 pixels of red. */
static const char png[] =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5E"
    "rkJggg==";

static char *
make_long (void)
{
  GString *text = g_string_new (rich);

  g_string_append (text, "```c\n");
  for (guint i = 0; i < 150; i++)
    g_string_append_printf (text, "int value_%u = %u; /* a line of code */\n", i, i);
  g_string_append (text, "```\n\n| Number | Square |\n|---|---|\n");
  for (guint i = 0; i < 90; i++)
    g_string_append_printf (text, "| n%u | s%u |\n", i, i * i);
  g_string_append (text, "\nEND-OF-LONG\n");
  return g_string_free (text, FALSE);
}

static void
add_answered (MatchupConversation *conversation, MatchupMessage *prompt, const char *text)
{
  g_autoptr (MatchupRound) round =
      matchup_round_new (NULL, prompt, G_GINT64_CONSTANT (1764410000000000));
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/gpt-sample");
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
  matchup_conversation_add_round (conversation, round);
}

static void
add_picture (MatchupConversation *conversation)
{
  g_autoptr (MatchupMessage) prompt =
      matchup_message_new_text (MATCHUP_ROLE_USER, "What is on the picture?");
  gsize length;
  guchar *data = g_base64_decode (png, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x89PNG not really", 14);
  g_autoptr (MatchupImagePart) picture = matchup_image_part_new (bytes, "image/png", 3, 2);
  g_autoptr (MatchupImagePart) other = matchup_image_part_new (broken, "image/png", 2, 2);

  matchup_image_part_set_alt_text (picture, "A red field");
  matchup_message_add_image (prompt, picture);
  matchup_message_add_image (prompt, other);
  add_answered (conversation, prompt, "Red.");
}

/* Words without an end and a word without one, with a file beside the question. */
static void
add_endless (MatchupConversation *conversation)
{
  GString *text = g_string_new (NULL);
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "Go on");
  g_autoptr (MatchupFilePart) file =
      matchup_file_part_new ("notes.csv", "text/csv", 9, 0, "a,b\n1,2\n");

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "word%u ", i);
  g_string_append (text, "**BOLD-AT-THE-END** [there](https://example.org/far)\n\n");
  for (guint i = 0; i < 30000; i++)
    g_string_append_c (text, "abcdefghij"[i % 10]);
  g_string_append (text, "END-OF-WORD");
  matchup_message_add_file (prompt, file);
  add_answered (conversation, prompt, text->str);
  g_string_free (text, TRUE);
}

static MatchupConversation *
make_conversation (MatchupConversationKind kind, const char *const *models, const char *title)
{
  MatchupConversation *conversation =
      matchup_conversation_new (NULL, kind, G_GINT64_CONSTANT (1764410000000000), FALSE);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  matchup_lineup_set_all (matchup_conversation_get_lineup (conversation), lineup);
  matchup_conversation_set_title (conversation, title);
  return conversation;
}

static void
write_all (MatchupTestWorkspace *test, MatchupConversation *conversation, const char *name)
{
  g_autoptr (MatchupConversationExport) export = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  static const MatchupExportFormat formats[] = {
    MATCHUP_EXPORT_FORMAT_MARKDOWN,
    MATCHUP_EXPORT_FORMAT_HTML,
    MATCHUP_EXPORT_FORMAT_PDF,
  };

  matchup_conversation_export_gather_async (test->workspace,
                                            conversation,
                                            TRUE,
                                            NULL,
                                            matchup_test_keep_result_cb,
                                            &result);
  matchup_test_wait_until (result != NULL);
  export = matchup_conversation_export_gather_finish (test->workspace, result, NULL);
  g_assert_nonnull (export);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *base =
          g_strconcat (name, matchup_export_format_get_ending (formats[i]), NULL);
      g_autofree char *path = g_build_filename (folder, base, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      matchup_export_file_write (export, formats[i], file, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  static const char *const one[] = { "openai/gpt-sample", NULL };
  static const char *const two[] = { "openai/gpt-secret-1", "doubao/seed-secret-2", NULL };
  MatchupTestWorkspace *test;
  g_autoptr (MatchupConversation) chat = NULL;
  g_autoptr (MatchupConversation) endless = NULL;
  g_autoptr (MatchupConversation) compare = NULL;
  g_autoptr (MatchupConversation) other = NULL;
  g_autofree char *text = make_long ();
  static const guint slots[] = { 1, 0 };

  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (test, "openai", NULL);
  matchup_test_workspace_connect (test, "doubao", NULL);
  chat = make_conversation (MATCHUP_CONVERSATION_KIND_CHAT, one, "Plants & <light>");
  matchup_test_add_round (chat, "How do plants eat?", text, MATCHUP_RUN_STATE_DONE);
  matchup_test_add_round (chat,
                          "\xe7\x94\xa8\xe4\xb8\xad\xe6\x96\x87\xe8\xa7\xa3\xe9\x87\x8a",
                          chinese,
                          MATCHUP_RUN_STATE_DONE);
  matchup_test_add_round (chat,
                          "# not a heading\n<b>bold?</b>",
                          hostile,
                          MATCHUP_RUN_STATE_STOPPED);
  add_picture (chat);
  write_all (test, chat, "chat");
  endless = make_conversation (MATCHUP_CONVERSATION_KIND_CHAT, one, "Endless");
  add_endless (endless);
  write_all (test, endless, "endless");
  compare = make_conversation (MATCHUP_CONVERSATION_KIND_COMPARE, two, "Two of them");
  matchup_test_add_round (compare, "Who is it?", "I say so", MATCHUP_RUN_STATE_DONE);
  g_assert_true (
      matchup_round_restore_blind (matchup_conversation_get_round (compare, 0), slots, 2, 0));
  write_all (test, compare, "blind");
  other = make_conversation (MATCHUP_CONVERSATION_KIND_CHAT, one, "محادثة عن النماذج");
  matchup_test_add_round (other, "ما هو النموذج؟", from_right, MATCHUP_RUN_STATE_DONE);
  matchup_test_add_round (other, code_in_question, text, MATCHUP_RUN_STATE_DONE);
  write_all (test, other, "right");
  matchup_test_workspace_free (test);
  return 0;
}
