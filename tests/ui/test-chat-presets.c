/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat that is begun with a preset: its card, the starting line, the first question, and the next
 * new chat, which knows nothing of it. */
#include "matchup-chat-page.h"
#include "matchup-preset-button.h"
#include "matchup-preset-cards.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

static char *
dup_written (gpointer page)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (
      matchup_test_find_type (matchup_chat_page_get_composer (page), GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
assert_written (gpointer page, const char *wanted)
{
  g_autofree char *text = dup_written (page);

  g_assert_cmpstr (text, ==, wanted);
}

static void
pick (gpointer page, const char *id)
{
  g_assert_true (
      gtk_widget_activate_action (matchup_test_find_type (page, MATCHUP_TYPE_PRESET_CARDS),
                                  "preset-cards.pick",
                                  "s",
                                  id));
}

/* What a screen reader says of the preset in force. */
static char *
dup_told (gpointer page)
{
  GtkWidget *button = matchup_test_find_type (page, MATCHUP_TYPE_PRESET_BUTTON);

  return matchup_test_dup_accessible_name (matchup_test_find_type (button, GTK_TYPE_MENU_BUTTON));
}

static void
assert_told (gpointer page, const char *wanted)
{
  g_autofree char *told = dup_told (page);

  g_assert_cmpstr (told, ==, wanted);
}

static void
assert_next_is_plain (gpointer page)
{
  g_autoptr (MatchupLineup) next = matchup_chat_page_dup_next_lineup (page);
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  g_assert_true (
      matchup_params_equal (matchup_contestant_get_params (matchup_lineup_get (next, 0)), empty));
}

static void
test_begin (void)
{
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autofree char *no_preset = NULL;
  g_autofree char *chosen = NULL;
  MatchupTestWorkspace *test = matchup_test_workspace_new (NULL);
  MatchupLineup *next = matchup_workspace_get_chat_lineup (test->workspace);
  MatchupPresetList *presets = matchup_workspace_get_presets (test->workspace);
  MatchupPreset *tutor = matchup_preset_list_get (presets, "tutor");
  MatchupPreset *translator = matchup_preset_list_get (presets, "translator");
  MatchupConversation *conversation;
  GtkWidget *page;
  GtkWindow *window;

  matchup_test_workspace_connect (test, "openai", "test-key");
  matchup_lineup_set_all (next, lineup);
  page = matchup_chat_page_new (test->workspace);
  window = matchup_test_show (page, 800, 700);
  no_preset = dup_told (page);
  pick (page, "tutor");
  assert_written (page, matchup_preset_get_starting_line (tutor));
  /* It was not touched, so that another one's takes its place; what was typed stays. */
  pick (page, "translator");
  assert_written (page, matchup_preset_get_starting_line (translator));
  matchup_composer_set_text (matchup_chat_page_get_composer (MATCHUP_CHAT_PAGE (page)), "Hello");
  pick (page, "tutor");
  assert_written (page, "Hello");
  matchup_test_click (
      matchup_test_find (matchup_chat_page_get_composer (MATCHUP_CHAT_PAGE (page)), "send_button"));
  matchup_test_wait_until (matchup_workspace_get_n_active (test->workspace) == 0);
  conversation = g_object_ref (matchup_chat_page_get_conversation (MATCHUP_CHAT_PAGE (page)));
  g_assert_cmpstr (matchup_conversation_get_preset_id (conversation), ==, "tutor");
  g_assert_true (matchup_params_equal (
      matchup_contestant_get_params (
          matchup_lineup_get (matchup_conversation_get_lineup (conversation), 0)),
      matchup_preset_get_params (tutor)));
  assert_next_is_plain (page);
  /* Also after another question of it. */
  matchup_composer_set_text (matchup_chat_page_get_composer (MATCHUP_CHAT_PAGE (page)), "More");
  matchup_test_click (
      matchup_test_find (matchup_chat_page_get_composer (MATCHUP_CHAT_PAGE (page)), "send_button"));
  matchup_test_wait_until (matchup_workspace_get_n_active (test->workspace) == 0);
  matchup_chat_page_set_conversation (MATCHUP_CHAT_PAGE (page), NULL);
  assert_next_is_plain (page);
  assert_told (page, no_preset);
  /* What was chosen for the new chat waits there. */
  pick (page, "translator");
  chosen = dup_told (page);
  g_assert_cmpstr (chosen, !=, no_preset);
  matchup_chat_page_set_conversation (MATCHUP_CHAT_PAGE (page), conversation);
  matchup_chat_page_set_conversation (MATCHUP_CHAT_PAGE (page), NULL);
  assert_told (page, chosen);
  g_object_unref (conversation);
  matchup_test_destroy (window);
  matchup_test_workspace_free (test);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/chat-presets/begin", test_begin);
  return g_test_run ();
}
