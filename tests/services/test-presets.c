/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets: the built-in ones are whole in every language, one's own are kept, and nothing of them
 * is overwritten. */
#include "matchup-built-in-presets.h"
#include "matchup-preset-in-force.h"
#include "matchup-test-workspace.h"

#include <math.h>
#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupPresetList *list; /* borrowed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->list = matchup_workspace_get_presets (fixture->test->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static void
reopen (Fixture *fixture)
{
  matchup_test_workspace_reopen (fixture->test);
  fixture->list = matchup_workspace_get_presets (fixture->test->workspace);
}

static gboolean
has_chinese (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

/* The instructions of some begin with what is sent along, so that they can be long, but no novel.
 */
static void
check_built_in (MatchupPreset *preset, gboolean chinese)
{
  const char *instructions = matchup_params_get_instructions (matchup_preset_get_params (preset));
  const char *line = matchup_preset_get_starting_line (preset);
  g_autofree char *summary = matchup_preset_dup_summary (preset);
  g_autofree char *clean = matchup_preset_clean_name (matchup_preset_get_name (preset));

  g_assert_true (matchup_preset_is_built_in (preset));
  g_assert_cmpstr (clean, ==, matchup_preset_get_name (preset));
  g_assert_cmpint (g_utf8_strlen (clean, -1), <=, chinese ? 8 : 24);
  g_assert_cmpint (g_utf8_strlen (summary, -1), <=, chinese ? 30 : 80);
  g_assert_cmpint (g_utf8_strlen (instructions, -1), >, 200);
  g_assert_cmpint (g_utf8_strlen (instructions, -1), <, 2500);
  g_assert_cmpstr (line, !=, "");
  g_assert_cmpint (has_chinese (clean), ==, chinese);
  g_assert_cmpint (has_chinese (summary), ==, chinese);
  g_assert_cmpint (has_chinese (instructions), ==, chinese);
  g_assert_cmpint (has_chinese (line), ==, chinese);
}

static void
test_built_in (Fixture *fixture, gconstpointer data)
{
  const char *const *languages = matchup_built_in_presets_get_languages ();
  g_autoptr (GPtrArray) english = matchup_built_in_presets_load ("en");

  g_assert_cmpstr (matchup_built_in_presets_get_language (), ==, "en");
  g_assert_cmpuint (english->len, >=, 12);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) presets = matchup_built_in_presets_load (languages[i]);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (presets->len, ==, english->len);
      for (guint k = 0; k < presets->len; k++)
        {
          MatchupPreset *preset = g_ptr_array_index (presets, k);

          check_built_in (preset, g_str_equal (languages[i], "zh_CN"));
          g_assert_true (g_hash_table_add (names, (gpointer) matchup_preset_get_name (preset)));
          g_assert_cmpstr (matchup_preset_get_id (preset),
                           ==,
                           matchup_preset_get_id (g_ptr_array_index (english, k)));
        }
    }
  g_assert_nonnull (matchup_preset_list_get (fixture->list, "translator"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, english->len);
}

static void
refuse_built_in (const char *json, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (matchup_built_in_presets_read (json, -1, "en", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, message);
}

#define TEXTS "{\"name\":\"N\",\"description\":\"D\",\"instructions\":[\"I\"]}"

static void
test_built_in_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) right =
      matchup_built_in_presets_read ("{\"format\":1,\"presets\":[{\"id\":\"a\",\"en\":" TEXTS
                                     ",\"zh_CN\":" TEXTS "}]}",
                                     -1,
                                     "zh_CN",
                                     NULL);

  g_assert_nonnull (right);
  refuse_built_in ("[]", "the file: not a JSON object");
  refuse_built_in ("{\"format\":2}", "format: must be 1");
  refuse_built_in ("{\"format\":1}", "presets: missing");
  refuse_built_in ("{\"format\":1,\"presets\":[1]}", "presets[0]: not an object");
  refuse_built_in ("{\"format\":1,\"presets\":[{\"id\":\"a\",\"en\":" TEXTS "}]}",
                   "presets[0].zh_CN: missing");
  refuse_built_in ("{\"format\":1,\"presets\":[{\"id\":\"a\",\"fr\":" TEXTS "}]}",
                   "presets[0].fr: unknown field");
  refuse_built_in ("{\"format\":1,\"presets\":[{\"id\":\"a\",\"temperature\":3}]}",
                   "presets[0].temperature: must be from 0 to 2");
  refuse_built_in ("{\"format\":1,\"presets\":[{\"id\":\"a\",\"thinking\":\"maybe\"}]}",
                   "presets[0].thinking: unknown");
  refuse_built_in ("{\"format\":1,\"presets\":[{\"id\":\"a\",\"en\":{\"name\":\"N\","
                   "\"description\":\"D\",\"instructions\":\"I\"}}]}",
                   "presets[0].en.instructions: missing");
  refuse_built_in ("{\"format\":1,\"presets\":[{\"id\":\"a\",\"en\":" TEXTS ",\"zh_CN\":" TEXTS
                   "},{\"id\":\"a\",\"en\":" TEXTS ",\"zh_CN\":" TEXTS "}]}",
                   "presets[1].id: there twice");
}

static MatchupPreset *
add (Fixture *fixture, const char *name, const char *instructions)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new (instructions, 0.3, 400, MATCHUP_THINKING_OFF);

  return matchup_preset_list_add (fixture->list, name, "Say: ", params);
}

/* Of the person's own. */
static void
assert_own (Fixture *fixture, const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < matchup_preset_list_get_n_own (fixture->list); i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_false (matchup_preset_is_built_in (preset));
      g_string_append_printf (names, "%s;", matchup_preset_get_name (preset));
    }
  g_assert_cmpstr (names->str, ==, wanted);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (matchup_preset_get_id (add (fixture, " Poet\n", "Rhyme.")));
  MatchupPreset *preset;

  assert_own (fixture, "Poet;");
  add (fixture, "Poet", "Rhyme better.");
  add (fixture, "Poet (2)", "Rhyme best.");
  add (fixture, "Tutor", "As the built-in one is called.");
  add (fixture, " \xe2\x80\xae ", "");
  assert_own (fixture, "Poet;Poet (2);Poet (3);Tutor (2);New Preset;");
  reopen (fixture);
  assert_own (fixture, "Poet;Poet (2);Poet (3);Tutor (2);New Preset;");
  preset = matchup_preset_list_get (fixture->list, id);
  g_assert_cmpstr (matchup_params_get_instructions (matchup_preset_get_params (preset)),
                   ==,
                   "Rhyme.");
  g_assert_cmpfloat (matchup_params_get_temperature (matchup_preset_get_params (preset)), ==, 0.3);
  g_assert_cmpint (matchup_params_get_max_tokens (matchup_preset_get_params (preset)), ==, 400);
  g_assert_cmpint (matchup_params_get_thinking (matchup_preset_get_params (preset)),
                   ==,
                   MATCHUP_THINKING_OFF);
  g_assert_cmpstr (matchup_preset_get_starting_line (preset), ==, "Say: ");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  MatchupPreset *tutor = matchup_preset_list_get (fixture->list, "tutor");
  MatchupPreset *copy = matchup_preset_list_duplicate (fixture->list, "tutor");

  g_assert_cmpstr (matchup_preset_get_name (copy), ==, "Tutor (2)");
  g_assert_true (
      matchup_params_equal (matchup_preset_get_params (copy), matchup_preset_get_params (tutor)));
  g_assert_cmpstr (matchup_preset_get_starting_line (copy),
                   ==,
                   matchup_preset_get_starting_line (tutor));
  g_assert_null (matchup_preset_list_duplicate (fixture->list, "no such id"));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (matchup_preset_get_id (add (fixture, "Poet", "Rhyme.")));
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupPreset) other = matchup_preset_new (id, "Bard", NULL, NULL, params, FALSE);
  g_autoptr (MatchupPreset) taken = matchup_preset_new (id, "Tutor", NULL, NULL, params, FALSE);
  g_autoptr (MatchupPreset) blank = matchup_preset_new (id, " ", NULL, NULL, params, FALSE);
  g_autoptr (MatchupPreset) nobody = matchup_preset_new (NULL, "X", NULL, NULL, params, FALSE);
  g_autoptr (MatchupPreset) built_in = matchup_preset_new ("tutor", "X", NULL, NULL, params, FALSE);

  add (fixture, "Last", "Be last.");
  g_assert_true (matchup_preset_list_change (fixture->list, other));
  g_assert_false (matchup_preset_list_change (fixture->list, taken));
  g_assert_false (matchup_preset_list_change (fixture->list, blank));
  g_assert_false (matchup_preset_list_change (fixture->list, nobody));
  g_assert_false (matchup_preset_list_change (fixture->list, built_in));
  assert_own (fixture, "Bard;Last;");
  reopen (fixture);
  assert_own (fixture, "Bard;Last;");
  g_assert_true (isnan (matchup_params_get_temperature (
      matchup_preset_get_params (matchup_preset_list_get (fixture->list, id)))));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (matchup_preset_get_id (add (fixture, "A", "a")));

  add (fixture, "B", "b");
  add (fixture, "C", "c");
  g_assert_true (matchup_preset_list_move (fixture->list, id, 2));
  assert_own (fixture, "B;C;A;");
  g_assert_false (matchup_preset_list_move (fixture->list, id, 3));
  g_assert_false (matchup_preset_list_move (fixture->list, "gone", 0));
  g_assert_true (matchup_preset_list_move (fixture->list, id, 1));
  assert_own (fixture, "B;A;C;");
  reopen (fixture);
  assert_own (fixture, "B;A;C;");
}

static void
test_remove_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupPreset) before = NULL;

  add (fixture, "A", "a");
  before = g_object_ref (add (fixture, "B", "b"));
  add (fixture, "C", "c");
  g_assert_true (matchup_preset_list_remove (fixture->list, matchup_preset_get_id (before)));
  g_assert_false (matchup_preset_list_remove (fixture->list, matchup_preset_get_id (before)));
  g_assert_false (matchup_preset_list_remove (fixture->list, "tutor"));
  assert_own (fixture, "A;C;");
  matchup_preset_list_restore (fixture->list, before, 1);
  assert_own (fixture, "A;B;C;");
  reopen (fixture);
  assert_own (fixture, "A;B;C;");
  /* Somebody else is called so now. */
  matchup_preset_list_remove (fixture->list, matchup_preset_get_id (before));
  add (fixture, "B", "other");
  matchup_preset_list_restore (fixture->list, before, 1);
  assert_own (fixture, "A;B (2);C;B;");
  reopen (fixture);
  assert_own (fixture, "A;B (2);C;B;");
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) presets = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) added = NULL;
  MatchupPreset *tutor = matchup_preset_list_get (fixture->list, "tutor");
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  add (fixture, "A", "a");
  add (fixture, "B", "b");
  presets = matchup_preset_list_dup_presets (fixture->list, NULL);
  g_assert_cmpuint (presets->len, ==, 2);
  again = matchup_preset_list_import (fixture->list, presets);
  g_assert_cmpuint (again->len, ==, 0);
  g_ptr_array_add (presets, matchup_preset_new (NULL, "A", NULL, NULL, params, FALSE));
  g_ptr_array_add (presets, matchup_preset_new (NULL, "A", NULL, "Line", params, FALSE));
  g_ptr_array_add (presets, matchup_preset_new (NULL, "New", NULL, NULL, params, FALSE));
  g_ptr_array_add (presets, g_object_ref (tutor));
  added = matchup_preset_list_import (fixture->list, presets);
  g_assert_cmpuint (added->len, ==, 3);
  assert_own (fixture, "A;B;A (2);A (3);New;");
  reopen (fixture);
  assert_own (fixture, "A;B;A (2);A (3);New;");
}

/* The built-in ones in the list, and all of them with "-" before those that are hidden. */
static void
assert_built_in (Fixture *fixture, const char *shown, const char *all)
{
  g_autoptr (GString) in_list = g_string_new (NULL);
  g_autoptr (GString) there = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  for (guint i = matchup_preset_list_get_n_own (fixture->list); i < n && in_list->len < 40; i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (in_list, "%s;", matchup_preset_get_id (preset));
    }
  for (guint i = 0; there->len < 40; i++)
    {
      const char *id = matchup_preset_get_id (matchup_preset_list_get_built_in (fixture->list, i));

      g_string_append_printf (there,
                              "%s%s;",
                              matchup_preset_list_is_hidden (fixture->list, id) ? "-" : "",
                              id);
    }
  g_assert_true (g_str_has_prefix (in_list->str, shown));
  g_assert_true (g_str_has_prefix (there->str, all));
}

static void
count_change_cb (GListModel *list, guint position, guint removed, guint added, guint *count)
{
  *count = g_list_model_get_n_items (list);
  g_assert_cmpuint (position + added, <=, *count);
}

/* Hidden and ordered, as it is over a new start; what is hidden is still known. */
static void
test_built_in_order (Fixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  guint told = 0;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  add (fixture, "A", "a");
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (count_change_cb), &told);
  g_assert_null (matchup_preset_list_dup_built_in_text (fixture->list));
  g_assert_true (matchup_preset_list_set_hidden (fixture->list, "tutor", TRUE));
  g_assert_false (matchup_preset_list_set_hidden (fixture->list, "tutor", TRUE));
  g_assert_false (matchup_preset_list_set_hidden (fixture->list, "gone", TRUE));
  g_assert_cmpuint (told, ==, n); /* one less, and A */
  g_assert_true (matchup_preset_list_move (fixture->list, "translator", 0));
  g_assert_false (matchup_preset_list_move (fixture->list, "translator", 1000));
  reopen (fixture);
  assert_built_in (fixture, "translator;lesson-planner;", "translator;-tutor;lesson-planner;");
  g_assert_cmpuint (matchup_preset_list_get_n_built_in (fixture->list), ==, n);
  g_assert_nonnull (matchup_preset_list_get (fixture->list, "tutor"));
  name = matchup_preset_list_dup_free_name (fixture->list, "Tutor", NULL);
  g_assert_cmpstr (name, ==, "Tutor (2)");
  text = matchup_preset_list_dup_built_in_text (fixture->list);
  matchup_preset_list_set_built_in_text (fixture->list, NULL);
  assert_built_in (fixture, "tutor;lesson-planner;", "tutor;lesson-planner;");
  reopen (fixture);
  assert_built_in (fixture, "tutor;lesson-planner;", "tutor;lesson-planner;");
  matchup_preset_list_set_built_in_text (fixture->list, text);
  assert_built_in (fixture, "translator;lesson-planner;", "translator;-tutor;lesson-planner;");
  /* Of another version: unknown, twice, and some missing, which follow where they do by themselves.
   */
  matchup_preset_list_set_built_in_text (fixture->list, "later\n-translator\ntranslator\n\n-");
  assert_built_in (fixture, "tutor;lesson-planner;", "tutor;lesson-planner;support-agent;-trans");
}

/* What comes in a file is asked for. */
static void
test_import_hidden (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) presets = matchup_preset_list_dup_presets (fixture->list, "tutor");
  g_autoptr (GPtrArray) added = NULL;

  matchup_preset_list_set_hidden (fixture->list, "tutor", TRUE);
  added = matchup_preset_list_import (fixture->list, presets);
  g_assert_cmpuint (added->len, ==, 0);
  g_assert_false (matchup_preset_list_is_hidden (fixture->list, "tutor"));
}

/* A built-in one that was chosen in another language is the same. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chinese = matchup_built_in_presets_load ("zh_CN");
  MatchupPreset *tutor = g_ptr_array_index (chinese, 0);
  g_autoptr (MatchupParams) changed =
      matchup_params_new (matchup_params_get_instructions (matchup_preset_get_params (tutor)),
                          0.2,
                          100,
                          MATCHUP_THINKING_DEFAULT);
  g_autofree char *words = NULL;

  g_assert_cmpstr (matchup_preset_get_id (tutor), ==, "tutor");
  g_assert_cmpint (matchup_preset_list_compare (fixture->list,
                                                "tutor",
                                                matchup_preset_get_params (tutor)),
                   ==,
                   MATCHUP_PRESET_CHANGES_NONE);
  words = matchup_preset_changes_dup_words (
      matchup_preset_list_compare (fixture->list, "tutor", changed));
  g_assert_cmpstr (words, ==, "creativity, longest answer");
  g_assert_cmpint (matchup_preset_list_compare (fixture->list, "tutor", NULL),
                   ==,
                   MATCHUP_PRESET_CHANGES_INSTRUCTIONS);
  g_assert_cmpint (matchup_preset_list_compare (fixture->list, "gone", changed),
                   ==,
                   MATCHUP_PRESET_CHANGES_NONE);
}

/* What was chosen is sent with the question, and is there after the next start. */
static void
test_in_force (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupPresetInForce) in_force =
      matchup_preset_in_force_new (fixture->test->workspace);
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupConversation) reopened = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = NULL;
  g_autofree char *sent = NULL;

  matchup_test_workspace_connect (fixture->test, "openai", "test-key");
  matchup_preset_in_force_set_conversation (in_force, NULL, lineup);
  g_assert_nonnull (matchup_preset_in_force_choose (in_force, "translator"));
  conversation = matchup_history_create (history, MATCHUP_CONVERSATION_KIND_CHAT, lineup, FALSE);
  matchup_preset_in_force_begin (in_force, conversation);
  id = g_strdup (matchup_conversation_get_id (conversation));
  {
    g_autoptr (MatchupRunGroup) group =
        matchup_workspace_ask (fixture->test->workspace, conversation, "Hello");
    MatchupRound *round = matchup_conversation_get_round (conversation, 0);

    sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                       conversation,
                                       round,
                                       matchup_round_get_answer (round, 0));
    g_assert_nonnull (strstr (sent, "You are a professional translator."));
    matchup_test_wait_until (!matchup_run_group_get_busy (group));
  }
  g_assert_true (matchup_preset_in_force_was_asked (in_force));
  g_assert_nonnull (matchup_preset_in_force_choose (in_force, "tutor"));
  g_clear_object (&in_force);
  g_clear_object (&conversation);
  reopen (fixture);

  history = matchup_workspace_get_history (fixture->test->workspace);
  matchup_history_open_async (history, id, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  reopened = matchup_history_open_finish (history, result, NULL);
  in_force = matchup_preset_in_force_new (fixture->test->workspace);
  matchup_preset_in_force_set_conversation (in_force,
                                            reopened,
                                            matchup_conversation_get_lineup (reopened));
  g_assert_cmpstr (matchup_preset_in_force_get_id (in_force), ==, "tutor");
  g_assert_cmpstr (matchup_conversation_get_preset_name (reopened), ==, "Tutor");
  g_assert_cmpint (matchup_preset_in_force_get_changes (in_force), ==, MATCHUP_PRESET_CHANGES_NONE);
}

/* The line-up of new chats is kept over a new start, and tells which preset was chosen last. */
static void
test_guessed (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupPresetInForce) in_force =
      matchup_preset_in_force_new (fixture->test->workspace);
  g_autoptr (MatchupPresetInForce) later = NULL;
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  matchup_preset_in_force_set_conversation (in_force, NULL, lineup);
  matchup_preset_in_force_choose (in_force, "tutor");
  g_clear_object (&in_force);
  matchup_preset_list_set_hidden (fixture->list, "tutor", TRUE);
  later = matchup_preset_in_force_new (fixture->test->workspace);
  matchup_preset_in_force_set_conversation (later, NULL, lineup);
  g_assert_cmpstr (matchup_preset_in_force_get_id (later), ==, "tutor");
  /* It was chosen for one chat. */
  conversation = matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                                         MATCHUP_CONVERSATION_KIND_CHAT,
                                         lineup,
                                         TRUE);
  matchup_preset_in_force_begin (later, conversation);
  g_assert_cmpstr (matchup_preset_in_force_get_id (later), ==, "tutor");
  g_assert_true (
      matchup_params_equal (matchup_contestant_get_params (matchup_lineup_get (lineup, 0)), empty));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/services/presets/built-in", test_built_in },
    { "/services/presets/built-in-wrong", test_built_in_wrong },
    { "/services/presets/add", test_add },
    { "/services/presets/duplicate", test_duplicate },
    { "/services/presets/change", test_change },
    { "/services/presets/move", test_move },
    { "/services/presets/remove-and-undo", test_remove_and_undo },
    { "/services/presets/import", test_import },
    { "/services/presets/built-in-order", test_built_in_order },
    { "/services/presets/import-hidden", test_import_hidden },
    { "/services/presets/compare", test_compare },
    { "/services/presets/in-force", test_in_force },
    { "/services/presets/guessed", test_guessed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
