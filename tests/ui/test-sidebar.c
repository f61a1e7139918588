/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history beside the comparison: order, search, what is open, what is running, the row's menu.
 */
#include "matchup-history-row.h"
#include "matchup-rename-popover.h"
#include "matchup-sidebar.h"
#include "matchup-test-clock.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupTestClock *clock;
  MatchupHistory *history;
  MatchupConversation *conversations[3]; /* one, two, three; asked in this order */
  MatchupSidebar *sidebar;
  GtkWindow *window;
  GString *asked; /* of the window's actions */
  GString *opened;
} Fixture;

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (fixture->asked, "%s %s;", g_action_get_name (G_ACTION (action)), text);
}

static void
open_cb (MatchupSidebar *sidebar, const char *id, Fixture *fixture)
{
  g_string_append_printf (fixture->opened, "%s;", id);
}

static const char *
get_id (Fixture *fixture, guint i)
{
  return matchup_conversation_get_id (fixture->conversations[i]);
}

static gint64
make_evening (void)
{
  g_autoptr (GDateTime) evening = g_date_time_new_local (2026, 11, 29, 23, 0, 0);

  return g_date_time_to_unix (evening) * G_USEC_PER_SEC;
}

static MatchupConversation *
ask_kind (Fixture *fixture, const char *prompt, MatchupConversationKind kind)
{
  static const char *const models[] = { "nosuch/one", "nosuch/two", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (fixture->history, kind, lineup, FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, prompt);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return conversation;
}

static MatchupConversation *
ask (Fixture *fixture, const char *prompt)
{
  return ask_kind (fixture, prompt, MATCHUP_CONVERSATION_KIND_COMPARE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = {
    { "set-title", activated_cb, "(ss)" },
    { "set-pinned", activated_cb, "(sb)" },
    { "delete", activated_cb, "s" },
    { "set-pinned-all", activated_cb, "(asb)" },
    { "set-archived-all", activated_cb, "(asb)" },
    { "delete-all", activated_cb, "as" },
    { "suggest-title", activated_cb, "s" },
    { "focus-composer", activated_cb },
  };
  static const char *const prompts[] = { "one apple", "two pears", "three apples" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  /* The evening of a day, where the computer is. */
  fixture->clock = matchup_test_clock_new ();
  matchup_test_clock_advance (fixture->clock, make_evening ());
  fixture->test = matchup_test_workspace_new (MATCHUP_CLOCK (fixture->clock));
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
  fixture->asked = g_string_new (NULL);
  fixture->opened = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      fixture->conversations[i] = ask (fixture, prompts[i]);
      matchup_test_clock_advance (fixture->clock, G_USEC_PER_SEC);
    }
  fixture->sidebar = g_object_new (MATCHUP_TYPE_SIDEBAR, NULL);
  g_signal_connect (fixture->sidebar, "open", G_CALLBACK (open_cb), fixture);
  matchup_sidebar_set_history (fixture->sidebar, fixture->history);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  fixture->window = matchup_test_show (GTK_WIDGET (fixture->sidebar), 300, 500);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->conversations); i++)
    g_object_unref (fixture->conversations[i]);
  g_string_free (fixture->asked, TRUE);
  g_string_free (fixture->opened, TRUE);
  matchup_test_workspace_free (fixture->test);
  g_object_unref (fixture->clock);
}

static void
assert_shown (Fixture *fixture, const char *expected)
{
  GListModel *shown = matchup_sidebar_get_shown (fixture->sidebar);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (MatchupConversationSummary) summary = g_list_model_get_item (shown, i);

      g_string_append_printf (titles, "%s;", matchup_conversation_summary_get_title (summary));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

/* What is recorded since the last time. */
static void assert_recorded (GString *record, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
assert_recorded (GString *record, const char *format, ...)
{
  g_autofree char *expected = NULL;
  va_list arguments;

  va_start (arguments, format);
  expected = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_cmpstr (record->str, ==, expected);
  g_string_truncate (record, 0);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (matchup_test_find (fixture->sidebar, "stack")));
}

typedef struct
{
  const char *id;
  MatchupHistoryRow *row;
} RowSearch;

static gboolean
look_for_row (GtkWidget *widget, gpointer user_data)
{
  RowSearch *search = user_data;
  MatchupConversationSummary *summary;

  if (!MATCHUP_IS_HISTORY_ROW (widget) || !gtk_widget_get_mapped (widget))
    return search->row == NULL;
  summary = matchup_history_row_get_summary (MATCHUP_HISTORY_ROW (widget));
  if (g_strcmp0 (matchup_conversation_summary_get_id (summary), search->id) == 0)
    search->row = MATCHUP_HISTORY_ROW (widget);
  return FALSE;
}

static MatchupHistoryRow *
find_row (Fixture *fixture, guint i)
{
  RowSearch search = { get_id (fixture, i), NULL };

  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_foreach (fixture->sidebar, look_for_row, &search);
  g_assert_nonnull (search.row);
  return search.row;
}

static void
choose (Fixture *fixture, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (
                                       matchup_sidebar_get_shown (fixture->sidebar)),
                                   position,
                                   TRUE);
}

static guint
get_selected (Fixture *fixture)
{
  GListModel *shown = matchup_sidebar_get_shown (fixture->sidebar);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (shown), i))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
test_order_and_search (Fixture *fixture, gconstpointer data)
{
  assert_shown (fixture, "three apples;two pears;one apple;");
  matchup_history_set_pinned (fixture->history, get_id (fixture, 0), TRUE);
  assert_shown (fixture, "one apple;three apples;two pears;");
  matchup_sidebar_set_search (fixture->sidebar, "APPLE");
  matchup_test_wait_until (
      g_list_model_get_n_items (matchup_sidebar_get_shown (fixture->sidebar)) == 2);
  assert_shown (fixture, "one apple;three apples;");
  g_assert_cmpstr (get_page (fixture), ==, "list");
  matchup_sidebar_set_search (fixture->sidebar, "plum");
  matchup_test_wait_until (g_str_equal (get_page (fixture), "nothing-found"));
  matchup_sidebar_set_search (fixture->sidebar, "");
  matchup_test_wait_until (g_str_equal (get_page (fixture), "list"));
  assert_shown (fixture, "one apple;three apples;two pears;");
}

/* Enter in the search opens the first one; Escape leaves it and gives the focus back. */
static void
test_search_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = matchup_test_find (fixture->sidebar, "search_entry");

  matchup_sidebar_focus_search (fixture->sidebar);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), entry));
  matchup_sidebar_set_search (fixture->sidebar, "pear");
  matchup_test_wait_until (
      g_list_model_get_n_items (matchup_sidebar_get_shown (fixture->sidebar)) == 1);
  g_signal_emit_by_name (entry, "activate");
  assert_recorded (fixture->opened, "%s;", get_id (fixture, 1));
  g_signal_emit_by_name (entry, "stop-search");
  assert_recorded (fixture->asked, "focus-composer ;");
  matchup_test_wait_until (
      g_list_model_get_n_items (matchup_sidebar_get_shown (fixture->sidebar)) == 3);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    matchup_history_delete (fixture->history, get_id (fixture, i));
  g_assert_cmpstr (get_page (fixture), ==, "none");
  g_assert_false (gtk_widget_get_sensitive (matchup_test_find (fixture->sidebar, "search_entry")));
  matchup_history_undelete (fixture->history, get_id (fixture, 0));
  g_assert_cmpstr (get_page (fixture), ==, "list");
  assert_shown (fixture, "one apple;");
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (get_selected (fixture), ==, GTK_INVALID_LIST_POSITION);
  choose (fixture, 1);
  assert_recorded (fixture->opened, "%s;", get_id (fixture, 1));
  matchup_sidebar_set_open_id (fixture->sidebar, get_id (fixture, 1));
  assert_recorded (fixture->opened, "%s", "");
  g_assert_cmpuint (get_selected (fixture), ==, 1);
  /* A click on what is open tells it too, which closes a sidebar that covers the window. */
  g_signal_emit_by_name (matchup_test_find (fixture->sidebar, "list"), "activate", 1);
  assert_recorded (fixture->opened, "%s;", get_id (fixture, 1));
  /* The mark moves with the row. */
  matchup_history_set_pinned (fixture->history, get_id (fixture, 1), TRUE);
  g_assert_cmpuint (get_selected (fixture), ==, 0);
  matchup_sidebar_set_open_id (fixture->sidebar, NULL);
  g_assert_cmpuint (get_selected (fixture), ==, GTK_INVALID_LIST_POSITION);
  assert_recorded (fixture->opened, "%s", "");
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  /* A new comparison stands above all of them. */
  g_assert_false (matchup_sidebar_step (fixture->sidebar, -1));
  g_assert_true (matchup_sidebar_step (fixture->sidebar, 1));
  assert_recorded (fixture->opened, "%s;", get_id (fixture, 2));
  matchup_sidebar_set_open_id (fixture->sidebar, get_id (fixture, 2));
  g_assert_false (matchup_sidebar_step (fixture->sidebar, -1));
  g_assert_true (matchup_sidebar_step (fixture->sidebar, 1));
  assert_recorded (fixture->opened, "%s;", get_id (fixture, 1));
  matchup_sidebar_set_open_id (fixture->sidebar, get_id (fixture, 0));
  g_assert_false (matchup_sidebar_step (fixture->sidebar, 1));
  g_assert_true (matchup_sidebar_step (fixture->sidebar, -1));
  assert_recorded (fixture->opened, "%s;", get_id (fixture, 1));
}

/* Types a title and presses Enter, or Escape where that does nothing; the popover goes by itself.
 */
static void
rename_in_popover (Fixture *fixture, MatchupHistoryRow *row, const char *text)
{
  MatchupRenamePopover *popover;

  gtk_widget_activate_action (GTK_WIDGET (row), "row.rename", NULL);
  popover = MATCHUP_RENAME_POPOVER (matchup_test_find_type (row, MATCHUP_TYPE_RENAME_POPOVER));
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  matchup_test_wait_frames (fixture->window, 1);
  matchup_rename_popover_set_text (popover, text);
  matchup_rename_popover_apply (popover);
  if (gtk_widget_get_mapped (GTK_WIDGET (popover)))
    gtk_popover_popdown (GTK_POPOVER (popover));
  matchup_test_wait_until (popover == NULL);
}

static void
test_row_menu (Fixture *fixture, gconstpointer data)
{
  MatchupHistoryRow *row = find_row (fixture, 1);

  rename_in_popover (fixture, row, "  Fruit  ");
  assert_recorded (fixture->asked, "set-title ('%s', 'Fruit');", get_id (fixture, 1));
  /* No title, and the one it has, are no new one. */
  rename_in_popover (fixture, row, "   ");
  rename_in_popover (fixture, row, "two pears");
  assert_recorded (fixture->asked, "%s", "");

  gtk_widget_activate_action (GTK_WIDGET (row), "row.pinned", NULL);
  assert_recorded (fixture->asked, "set-pinned ('%s', true);", get_id (fixture, 1));
  matchup_history_set_pinned (fixture->history, get_id (fixture, 1), TRUE);
  row = find_row (fixture, 1);
  gtk_widget_activate_action (GTK_WIDGET (row), "row.pinned", NULL);
  assert_recorded (fixture->asked, "set-pinned ('%s', false);", get_id (fixture, 1));

  gtk_widget_activate_action (GTK_WIDGET (row), "row.delete", NULL);
  assert_recorded (fixture->asked, "delete '%s';", get_id (fixture, 1));
}

static gboolean
row_says (Fixture *fixture, guint i, const char *words)
{
  g_autofree char *name = matchup_test_dup_accessible_name (find_row (fixture, i));

  return strstr (name, words) != NULL;
}

static gboolean
row_shows (Fixture *fixture, guint i, const char *words)
{
  GtkWidget *title = matchup_test_find_type (find_row (fixture, i), GTK_TYPE_INSCRIPTION);
  GtkWidget *date = gtk_widget_get_next_sibling (title);

  return strstr (gtk_inscription_get_text (GTK_INSCRIPTION (date)), words) != NULL;
}

/* A screen reader hears what the mark of practice, the pin and the dot show. */
static void
test_row_name (Fixture *fixture, gconstpointer data)
{
  MatchupRound *round;

  g_assert_true (row_says (fixture, 0, "one apple"));
  g_assert_false (row_says (fixture, 0, "pinned"));
  matchup_history_set_pinned (fixture->history, get_id (fixture, 0), TRUE);
  g_assert_true (row_says (fixture, 0, "pinned"));
  matchup_history_rename (fixture->history, get_id (fixture, 0), "Apple");
  g_assert_true (row_says (fixture, 0, "Apple"));
  g_assert_false (row_says (fixture, 0, "practice"));
  g_assert_false (row_shows (fixture, 0, "Practice"));
  matchup_conversation_summary_set_practice (matchup_history_find (fixture->history,
                                                                   get_id (fixture, 0)),
                                             TRUE);
  g_assert_true (row_says (fixture, 0, "practice"));
  g_assert_true (row_shows (fixture, 0, "Practice · "));

  round =
      matchup_test_add_round (fixture->conversations[0], "Again", "", MATCHUP_RUN_STATE_WRITING);
  matchup_sidebar_track (fixture->sidebar, fixture->conversations[0]);
  g_assert_true (row_says (fixture, 0, "answers are coming"));
  g_assert_false (row_says (fixture, 1, "answers are coming"));
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    matchup_run_set_state (matchup_answer_get_current (matchup_round_get_answer (round, i)),
                           MATCHUP_RUN_STATE_DONE);
  matchup_sidebar_update_running (fixture->sidebar);
  g_assert_false (row_says (fixture, 0, "answers are coming"));
}

static const char *
get_heading (Fixture *fixture, guint i)
{
  return matchup_history_row_get_heading (find_row (fixture, i));
}

/* Headings stand above the first row of each day, and change when a day begins. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_heading (fixture, 2), ==, "Today");
  g_assert_null (get_heading (fixture, 1));
  g_assert_null (get_heading (fixture, 0));
  matchup_history_set_pinned (fixture->history, get_id (fixture, 0), TRUE);
  g_assert_cmpstr (get_heading (fixture, 0), ==, "Pinned");
  g_assert_cmpstr (get_heading (fixture, 2), ==, "Today");

  matchup_test_clock_advance (fixture->clock, 2 * HOUR);
  matchup_sidebar_update_day (fixture->sidebar);
  g_assert_cmpstr (get_heading (fixture, 0), ==, "Pinned");
  g_assert_cmpstr (get_heading (fixture, 2), ==, "Yesterday");
  g_assert_true (row_says (fixture, 2, "Yesterday"));
  g_object_unref (fixture->conversations[1]);
  fixture->conversations[1] = ask (fixture, "four kiwis");
  g_assert_cmpstr (get_heading (fixture, 1), ==, "Today");
  g_assert_cmpstr (get_heading (fixture, 2), ==, "Yesterday");
  matchup_test_clock_advance (fixture->clock, 40 * 24 * HOUR);
  matchup_sidebar_update_day (fixture->sidebar);
  g_assert_cmpstr (get_heading (fixture, 1), ==, "November 2026");
}

/* Each view has its own history. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) chat =
      ask_kind (fixture, "hello", MATCHUP_CONVERSATION_KIND_CHAT);

  assert_shown (fixture, "hello;three apples;two pears;one apple;");
  matchup_sidebar_set_kind (fixture->sidebar, MATCHUP_CONVERSATION_KIND_COMPARE);
  assert_shown (fixture, "three apples;two pears;one apple;");
  matchup_sidebar_set_kind (fixture->sidebar, MATCHUP_CONVERSATION_KIND_CHAT);
  assert_shown (fixture, "hello;");
  matchup_history_delete (fixture->history, matchup_conversation_get_id (chat));
  g_assert_cmpstr (get_page (fixture), ==, "none");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (matchup_test_find (fixture->sidebar, "nothing"))),
                   ==,
                   "Your chats are kept here.");
}

static gboolean
act (Fixture *fixture, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), action, NULL);
}

static void
test_archive (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = matchup_test_find (fixture->sidebar, "archived_button");
  MatchupHistoryRow *row = find_row (fixture, 1);

  g_assert_false (gtk_widget_get_visible (button));
  gtk_widget_activate_action (GTK_WIDGET (row), "row.archive", NULL);
  assert_recorded (fixture->asked, "set-archived-all (['%s'], true);", get_id (fixture, 1));
  matchup_history_set_archived (fixture->history, get_id (fixture, 1), TRUE);
  assert_shown (fixture, "three apples;one apple;");
  g_assert_true (gtk_widget_get_visible (button));
  matchup_test_click (button);
  assert_shown (fixture, "two pears;");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_get_visible (matchup_test_find (fixture->sidebar, "place")));
  row = find_row (fixture, 1);
  matchup_history_row_show_menu (row, -1, -1);
  gtk_widget_activate_action (GTK_WIDGET (row), "row.bring-back", NULL);
  assert_recorded (fixture->asked, "set-archived-all (['%s'], false);", get_id (fixture, 1));
  matchup_history_set_archived (fixture->history, get_id (fixture, 1), FALSE);
  g_assert_cmpstr (get_page (fixture), ==, "none");
  g_assert_true (act (fixture, "history.show-archived"));
  assert_shown (fixture, "three apples;two pears;one apple;");
}

static const char *
get_count (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (matchup_test_find (fixture->sidebar, "several_count")));
}

/* By actions: as a button, a menu or an assistive technology does it. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *shown = GTK_SELECTION_MODEL (matchup_sidebar_get_shown (fixture->sidebar));
  GtkWidget *bar = matchup_test_find (fixture->sidebar, "several_bar");

  matchup_sidebar_set_open_id (fixture->sidebar, get_id (fixture, 2));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_true (act (fixture, "history.select-several"));
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (get_count (fixture), ==, "None chosen");
  act (fixture, "history.delete-chosen"); /* there is nothing to be deleted */
  assert_recorded (fixture->asked, "%s", "");
  /* A click, or Enter, chooses; going through the list does not. */
  g_signal_emit_by_name (matchup_test_find (fixture->sidebar, "list"), "activate", 1);
  choose (fixture, 2);
  assert_recorded (fixture->opened, "%s", "");
  g_assert_cmpstr (get_count (fixture), ==, "1 chosen");
  g_assert_true (row_says (fixture, 1, "chosen"));
  g_assert_true (act (fixture, "history.select-all"));
  g_assert_cmpstr (get_count (fixture), ==, "3 chosen");
  gtk_selection_model_unselect_item (shown, 0);
  g_assert_cmpstr (get_count (fixture), ==, "2 chosen");
  /* What is chosen stays chosen when it moves, and no longer when it is gone. */
  matchup_history_set_pinned (fixture->history, get_id (fixture, 0), TRUE);
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_cmpstr (get_count (fixture), ==, "2 chosen");
  g_assert_true (gtk_selection_model_is_selected (shown, 0));
  matchup_history_set_pinned (fixture->history, get_id (fixture, 0), FALSE);
  matchup_history_delete (fixture->history, get_id (fixture, 1));
  matchup_test_wait_until (g_str_equal (get_count (fixture), "1 chosen"));
  matchup_history_undelete (fixture->history, get_id (fixture, 1));
  act (fixture, "history.select-all");
  g_assert_true (act (fixture, "history.pin-chosen"));
  assert_recorded (fixture->asked,
                   "set-pinned-all (['%s', '%s', '%s'], true);",
                   get_id (fixture, 2),
                   get_id (fixture, 1),
                   get_id (fixture, 0));
  /* It is done, and the open one is marked again. */
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpuint (get_selected (fixture), ==, 0);
  assert_recorded (fixture->opened, "%s", "");
}

/* One that is chosen stands for all of them, also in its menu. */
static void
test_several_menu (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *shown = GTK_SELECTION_MODEL (matchup_sidebar_get_shown (fixture->sidebar));

  gtk_selection_model_select_range (shown, 0, 2, TRUE); /* a click with Shift */
  g_assert_cmpstr (get_count (fixture), ==, "2 chosen");
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 2)), "row.delete", NULL);
  assert_recorded (fixture->asked,
                   "delete-all ['%s', '%s'];",
                   get_id (fixture, 2),
                   get_id (fixture, 1));
  matchup_sidebar_set_open_id (fixture->sidebar, get_id (fixture, 2));
  gtk_selection_model_select_item (shown, 1, FALSE); /* a click with Ctrl */
  g_assert_cmpstr (get_count (fixture), ==, "2 chosen");
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 0)), "row.archive", NULL);
  assert_recorded (fixture->asked, "set-archived-all (['%s'], true);", get_id (fixture, 0));
}

static void
test_suggest (Fixture *fixture, gconstpointer data)
{
  MatchupHistoryRow *row = find_row (fixture, 1);

  matchup_sidebar_set_can_suggest (fixture->sidebar, TRUE);
  matchup_history_row_show_menu (row, -1, -1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "row.suggest-title", NULL));
  assert_recorded (fixture->asked, "suggest-title '%s';", get_id (fixture, 1));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/sidebar/order-and-search", test_order_and_search },
    { "/ui/sidebar/search-keys", test_search_keys },
    { "/ui/sidebar/empty", test_empty },
    { "/ui/sidebar/open", test_open },
    { "/ui/sidebar/step", test_step },
    { "/ui/sidebar/row-menu", test_row_menu },
    { "/ui/sidebar/row-name", test_row_name },
    { "/ui/sidebar/days", test_days },
    { "/ui/sidebar/kinds", test_kinds },
    { "/ui/sidebar/archive", test_archive },
    { "/ui/sidebar/several", test_several },
    { "/ui/sidebar/several-menu", test_several_menu },
    { "/ui/sidebar/suggest", test_suggest },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
