/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats in the window: where they are opened, what is kept, what is private, the map of branches.
 */
#include "chat-fixture.h"
#include "matchup-branch-map.h"
#include "matchup-branch-node.h"
#include "matchup-compare-page.h"
#include "matchup-context-meter.h"
#include "matchup-params.h"
#include "matchup-preset-button.h"
#include "matchup-private-list.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"

/* A chat is a chat: in its own view, its own list, with who answered last in the next one. */
static void
test_say (ChatFixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = matchup_test_find_type (fixture->window, MATCHUP_TYPE_SIDEBAR);
  GListModel *listed = matchup_sidebar_get_shown (MATCHUP_SIDEBAR (sidebar));
  const char *id;

  g_assert_true (chat_fixture_shows (fixture->page, "What Is on Your Mind?"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "New Chat");
  chat_fixture_say (fixture, "  How many legs?  ");
  g_assert_cmpint (matchup_conversation_get_kind (chat_fixture_get_conversation (fixture)),
                   ==,
                   MATCHUP_CONVERSATION_KIND_CHAT);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "How many legs?");
  g_assert_true (chat_fixture_shows (chat_fixture_get_row (fixture, 0), "How many legs?"));
  id = matchup_conversation_get_id (chat_fixture_get_conversation (fixture));
  g_assert_cmpstr (matchup_window_get_conversation_id (fixture->window), ==, id);
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "compare");
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 0);
  g_assert_null (matchup_window_get_conversation_id (fixture->window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->page)));
  /* Where it belongs, from wherever it is opened. */
  matchup_window_open (fixture->window, id);
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "chat");
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 1);

  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new");
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "chat");
  g_assert_null (chat_fixture_get_conversation (fixture));
}

/* The next start shows what was open, in the view that was open. */
static void
test_kept (ChatFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  chat_fixture_say (fixture, "Remember");
  id = g_strdup (matchup_conversation_get_id (chat_fixture_get_conversation (fixture)));
  matchup_test_destroy (fixture->window);
  fixture->window = matchup_window_new (chat_fixture_get_application (), fixture->settings);
  matchup_window_set_workspace (fixture->window, fixture->test->workspace);
  matchup_test_present (fixture->window);
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "chat");
  fixture->page =
      MATCHUP_CHAT_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_CHAT_PAGE));
  matchup_test_wait_until (chat_fixture_get_conversation (fixture) != NULL);
  g_assert_cmpstr (matchup_conversation_get_id (chat_fixture_get_conversation (fixture)), ==, id);
}

static void
count_down_cb (gpointer data, GObject *where_the_object_was)
{
  *(gboolean *) data = TRUE;
}

static GtkWidget *
get_private_row (ChatFixture *fixture)
{
  GtkWidget *list = matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRIVATE_LIST);

  return gtk_widget_get_visible (list) ? gtk_widget_get_first_child (list) : NULL;
}

/* In no list but its own, and gone when it is closed. */
static void
test_private (ChatFixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;
  g_autofree char *id = NULL;
  gboolean gone = FALSE;

  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Private Chat");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "matchup-private"));
  g_assert_true (chat_fixture_shows (fixture->page, "Nothing of this chat is kept."));
  chat_fixture_say (fixture, "My secret");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Private Chat");
  g_assert_true (matchup_conversation_get_private (chat_fixture_get_conversation (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 0);
  last = g_settings_get_string (fixture->settings, "last-chat");
  g_assert_cmpstr (last, ==, "");
  id = g_strdup (matchup_conversation_get_id (chat_fixture_get_conversation (fixture)));
  g_object_weak_ref (G_OBJECT (chat_fixture_get_conversation (fixture)), count_down_cb, &gone);

  /* It is there until it is closed. */
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "matchup-private"));
  chat_fixture_say (fixture, "Open to all");
  g_assert_true (chat_fixture_shows (get_private_row (fixture), "My secret"));
  matchup_window_open (fixture->window, id);
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (chat_fixture_shows (fixture->page, "My secret"));
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.close-private");
  g_assert_null (get_private_row (fixture));
  g_assert_null (chat_fixture_get_conversation (fixture));
  matchup_test_wait_until (gone);
}

/* Closed from the list while another one is looked at, and with the window. */
static void
test_private_elsewhere (ChatFixture *fixture, gconstpointer data)
{
  MatchupConversation *shown;
  GtkWidget *close;
  gboolean gone = FALSE;

  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  chat_fixture_say (fixture, "My secret");
  g_object_weak_ref (G_OBJECT (chat_fixture_get_conversation (fixture)), count_down_cb, &gone);
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new");
  chat_fixture_say (fixture, "Open to all");
  shown = chat_fixture_get_conversation (fixture);
  close = matchup_test_find_named (get_private_row (fixture), "Close this private chat");
  matchup_test_click (close);
  g_assert_true (chat_fixture_get_conversation (fixture) == shown);
  g_assert_null (get_private_row (fixture));
  matchup_test_wait_until (gone);

  gone = FALSE;
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  chat_fixture_say (fixture, "Another secret");
  g_object_weak_ref (G_OBJECT (chat_fixture_get_conversation (fixture)), count_down_cb, &gone);
  matchup_test_destroy (fixture->window);
  matchup_test_wait_until (gone);
  chat_fixture_open_window (fixture);
}

static void
chosen_cb (MatchupBranchMap *map, MatchupRound *round, MatchupRound **chosen)
{
  *chosen = round;
}

static gboolean
collect_node (GtkWidget *widget, gpointer user_data)
{
  if (MATCHUP_IS_BRANCH_NODE (widget))
    g_ptr_array_add (user_data, widget);
  return TRUE;
}

/* A line a message where ways part and end; what lies between is a number. */
static void
test_map (ChatFixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "Level 2: One",
                                        "Level 2: 5",
                                        "Level 2, shown: Uno",
                                        "Level 3: Dos",
                                        "Level 3, shown, the last one: Due" };
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (fixture->history, MATCHUP_CONVERSATION_KIND_CHAT, lineup, TRUE);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  MatchupRound *first = matchup_test_add_round (conversation, "One", "1", MATCHUP_RUN_STATE_DONE);
  MatchupRound *chosen = NULL;
  GtkWidget *map;
  GtkWindow *window;

  g_assert_cmpuint (matchup_conversation_get_n_rounds (conversation), ==, 1);
  for (guint i = 2; i <= 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      matchup_test_add_round (conversation, text, text, MATCHUP_RUN_STATE_DONE);
    }
  {
    static const char *const others[] = { "Uno", "Dos", "Due" };
    g_autoptr (MatchupRound) parent = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      {
        g_autoptr (MatchupMessage) message =
            matchup_message_new_text (MATCHUP_ROLE_USER, others[i]);
        g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 10 + i);

        matchup_conversation_add_branch (conversation, round, parent);
        if (i == 0)
          parent = g_object_ref (round);
      }
  }
  map = matchup_branch_map_new (conversation);
  g_signal_connect (map, "chosen", G_CALLBACK (chosen_cb), &chosen);
  window = matchup_test_show (map, 400, 400);
  matchup_test_foreach (map, collect_node, nodes);
  g_assert_cmpuint (nodes->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *name = matchup_test_dup_accessible_name (g_ptr_array_index (nodes, i));

      g_assert_cmpstr (name, ==, wanted[i]);
    }
  g_assert_true (chat_fixture_shows (map, "3 messages"));
  matchup_branch_map_focus (MATCHUP_BRANCH_MAP (map));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (nodes, 4));
  g_assert_true (gtk_widget_child_focus (map, GTK_DIR_UP));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (nodes, 3));
  matchup_test_click (g_ptr_array_index (nodes, 0));
  g_assert_true (chosen == first);
  matchup_test_destroy (window);
}

/* From the map to the message. */
static void
test_map_leads (ChatFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  GtkWidget *button = matchup_test_find_named (fixture->page, "Show the branches");

  chat_fixture_say (fixture, "One");
  g_assert_false (gtk_widget_get_visible (button));
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.edit");
  gtk_text_buffer_set_text (chat_fixture_get_text (
                                chat_fixture_get_editor (chat_fixture_get_row (fixture, 0))),
                            "Uno",
                            -1);
  chat_fixture_act (chat_fixture_get_editor (chat_fixture_get_row (fixture, 0)), "editor.send");
  chat_fixture_wait_for_answers (fixture);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_foreach (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)),
                        collect_node,
                        nodes);
  g_assert_cmpuint (nodes->len, ==, 2);
  matchup_test_click (g_ptr_array_index (nodes, 0));
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (chat_fixture_shows (chat_fixture_get_row (fixture, 0), "One"));
}

/* Who won in a comparison is talked to in a chat. */
static void
test_continue_with (ChatFixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "openai/echo", "openai/chinese", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (two);
  g_autoptr (MatchupConversation) comparison =
      matchup_history_create (fixture->history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, FALSE);
  MatchupRound *round =
      matchup_test_add_round (comparison, "Hello", "Good day", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupConversation) alone =
      matchup_workspace_continue_with (fixture->test->workspace, comparison, round, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "compare");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                              "win.open",
                              "s",
                              matchup_conversation_get_id (alone));
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "chat");
  matchup_test_wait_until (chat_fixture_get_conversation (fixture) == alone);
  matchup_test_wait_frames (fixture->window, 4);
  g_assert_true (chat_fixture_shows (fixture->page, "Good day"));
}

/* The next one has the same model, and nothing of what was set for this one. */
static void
test_next (ChatFixture *fixture, gconstpointer data)
{
  static const char *const other[] = { "openai/chinese", NULL };
  g_autoptr (MatchupLineup) next = NULL;
  g_autoptr (MatchupParams) params =
      matchup_params_new ("Talk like a pirate.", 0.2, 100, MATCHUP_THINKING_DEFAULT);
  g_autoptr (MatchupContestant) contestant = NULL;
  MatchupContestant *inherited;
  MatchupLineup *lineup;

  chat_fixture_say (fixture, "One");
  lineup = matchup_conversation_get_lineup (chat_fixture_get_conversation (fixture));
  chat_fixture_set_models (lineup, other);
  contestant = matchup_contestant_with_params (matchup_lineup_get (lineup, 0), params);
  matchup_lineup_replace (lineup, 0, contestant);
  chat_fixture_say (fixture, "Two");
  next = matchup_chat_page_dup_next_lineup (fixture->page);
  inherited = matchup_lineup_get (next, 0);
  g_assert_cmpstr (matchup_contestant_get_name (inherited), ==, "chinese");
  g_assert_null (matchup_params_get_instructions (matchup_contestant_get_params (inherited)));
}

/* What is written and not sent in a private chat is not to be seen elsewhere, and waits there. */
static void
test_private_draft (ChatFixture *fixture, gconstpointer data)
{
  MatchupComposer *composer = matchup_chat_page_get_composer (fixture->page);
  g_autofree char *id = NULL;

  matchup_composer_set_text (composer, "Open draft");
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  chat_fixture_assert_text (composer, "");
  matchup_composer_set_text (composer, "Secret draft");
  id = g_strdup (matchup_window_get_conversation_id (fixture->window));
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new");
  chat_fixture_assert_text (composer, "Open draft");
  matchup_window_open (fixture->window, id);
  chat_fixture_assert_text (composer, "Secret draft");
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.close-private");
  chat_fixture_assert_text (composer, "Open draft");
}

static void
assert_private (ChatFixture *fixture, const char *id)
{
  g_autofree char *text = NULL;
  MatchupDrafts *drafts = matchup_workspace_get_drafts (fixture->test->workspace);

  /* Handed over, as when the program is closed. */
  g_signal_emit_by_name (drafts, "collect");
  g_assert_cmpstr (matchup_drafts_get_text (drafts, MATCHUP_DRAFT_OWNER_CHAT), ==, "");
  g_assert_cmpstr (matchup_drafts_get_text (drafts, MATCHUP_DRAFT_OWNER_COMPARE), ==, "");
  g_assert_cmpstr (matchup_drafts_get_text (drafts, id), !=, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "matchup-private"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 0);
}

/* Private chats say that they are practice, as long as it is true. */
static void
test_private_practice (ChatFixture *fixture, gconstpointer data)
{
  static const char *const practice[] = { "practice/quick", NULL };
  static const char *const other[] = { "openai/echo", NULL };
  MatchupLineup *lineup;
  GtkWidget *button;

  matchup_practice_service_set_speed (matchup_workspace_get_practice (fixture->test->workspace), 0);
  chat_fixture_act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  lineup = matchup_conversation_get_lineup (chat_fixture_get_conversation (fixture));
  chat_fixture_set_models (lineup, practice);
  chat_fixture_say (fixture, "My secret");
  button = matchup_test_find_named (fixture->window, "Private practice: My secret");
  g_assert_true (chat_fixture_shows (button, "Practice"));
  chat_fixture_set_models (lineup, other);
  button = matchup_test_find_named (fixture->window, "Private: My secret");
  g_assert_false (chat_fixture_shows (button, "Practice"));
}

/* What goes on from a private chat is private as well: another one, and a comparison. */
static void
test_private_goes_on (ChatFixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/chinese", NULL };
  MatchupLineup *sticking = matchup_workspace_get_lineup (fixture->test->workspace);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  MatchupConversation *chat;
  g_autofree char *first = NULL;
  MatchupComparePage *page;

  chat_fixture_act (window, "win.new-private-chat");
  chat_fixture_set_models (matchup_conversation_get_lineup (
                               chat_fixture_get_conversation (fixture)),
                           models);
  chat_fixture_say (fixture, "My secret");
  first = g_strdup (matchup_window_get_conversation_id (fixture->window));
  gtk_widget_activate_action (window, "win.start-over", "s", "My secret");
  chat = chat_fixture_get_conversation (fixture);
  g_assert_cmpstr (matchup_conversation_get_id (chat), !=, first);
  g_assert_true (matchup_conversation_get_private (chat));
  g_assert_cmpstr (matchup_contestant_get_name (
                       matchup_lineup_get (matchup_conversation_get_lineup (chat), 0)),
                   ==,
                   "chinese");
  chat_fixture_assert_text (matchup_chat_page_get_composer (fixture->page), "My secret");
  assert_private (fixture, matchup_conversation_get_id (chat));

  matchup_window_open (fixture->window, first);
  matchup_test_wait_frames (window, 2);
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Private Comparison");
  page = MATCHUP_COMPARE_PAGE (matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE));
  chat_fixture_assert_text (page, "My secret");
  assert_private (fixture, matchup_window_get_conversation_id (fixture->window));
  /* Nor who is asked there, with what was said to them. */
  chat_fixture_set_models (matchup_conversation_get_lineup (
                               matchup_compare_page_get_conversation (page)),
                           models);
  gtk_widget_activate_action (window, "win.start-over", "s", "Another secret");
  chat_fixture_assert_text (page, "Another secret");
  assert_private (fixture, matchup_window_get_conversation_id (fixture->window));
  g_assert_cmpuint (matchup_lineup_get_size (sticking), ==, 0);
}

/* How full the model's memory is stands there from the first answer on. */
static void
test_memory (ChatFixture *fixture, gconstpointer data)
{
  GtkWidget *meter = matchup_test_find_type (fixture->page, MATCHUP_TYPE_CONTEXT_METER);

  g_assert_false (gtk_widget_get_visible (meter));
  chat_fixture_say (fixture, "One");
  matchup_test_wait_until (gtk_widget_get_visible (meter));
}

static gboolean
find_preset_label (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    *(GtkWidget **) user_data = widget;
  return !GTK_IS_POPOVER (widget);
}

/* Where there is no compositor a border takes of the size. */
static void
set_width (GtkWindow *window, int width)
{
  int border, height;

  gtk_window_get_default_size (window, &border, &height);
  border -= gtk_widget_get_width (GTK_WIDGET (window));
  gtk_window_set_default_size (window, width + border, height);
  matchup_test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) == width);
  matchup_test_wait_frames (window, 3);
}

/* In the narrowest window, with all that may stand there, it can be read which preset is in force.
 */
static void
test_narrow_bar (ChatFixture *fixture, gconstpointer data)
{
  GtkWidget *preset = matchup_test_find_type (fixture->page, MATCHUP_TYPE_PRESET_BUTTON);
  GtkWidget *settings = matchup_test_find_named (fixture->page, "Instructions and settings");
  GtkWidget *label = NULL;
  GtkWidget *editor;

  gtk_widget_activate_action (preset, "preset.choose", "s", "tutor");
  chat_fixture_say (fixture, "One");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.edit");
  editor = chat_fixture_get_editor (chat_fixture_get_row (fixture, 0));
  gtk_text_buffer_set_text (chat_fixture_get_text (editor), "Uno", -1);
  chat_fixture_act (editor, "editor.send");
  chat_fixture_wait_for_answers (fixture);
  g_assert_true (gtk_widget_get_mapped (settings));
  set_width (GTK_WINDOW (fixture->window), 360);
  g_assert_true (
      gtk_widget_get_mapped (matchup_test_find_named (fixture->page, "Show the branches")));
  matchup_test_foreach (preset, find_preset_label, &label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Tutor");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_false (gtk_widget_get_mapped (settings));
  set_width (GTK_WINDOW (fixture->window), 1000);
  g_assert_true (gtk_widget_get_mapped (settings));
}

int
main (int argc, char **argv)
{
  static const ChatTest cases[] = {
    { "/ui/chat-window/say", test_say },
    { "/ui/chat-window/kept", test_kept },
    { "/ui/chat-window/private", test_private },
    { "/ui/chat-window/private-elsewhere", test_private_elsewhere },
    { "/ui/chat-window/map", test_map },
    { "/ui/chat-window/map-leads", test_map_leads },
    { "/ui/chat-window/continue-with", test_continue_with },
    { "/ui/chat-window/next", test_next },
    { "/ui/chat-window/private-draft", test_private_draft },
    { "/ui/chat-window/private-practice", test_private_practice },
    { "/ui/chat-window/private-goes-on", test_private_goes_on },
    { "/ui/chat-window/memory", test_memory },
    { "/ui/chat-window/narrow-bar", test_narrow_bar },
  };

  return chat_fixture_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
