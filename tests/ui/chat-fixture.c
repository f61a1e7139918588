/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chat-fixture.h"

#include "matchup-application-private.h"
#include "matchup-chat-row.h"
#include "matchup-model-picker.h"
#include "matchup-prompt-editor.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"

static MatchupApplication *application;

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

void
chat_fixture_set_models (MatchupLineup *lineup, const char *const *models)
{
  g_autoptr (MatchupLineup) wanted = matchup_test_lineup_new (models);

  matchup_lineup_set_all (lineup, wanted);
}

void
chat_fixture_open_window (ChatFixture *fixture)
{
  fixture->window = matchup_window_new (GTK_APPLICATION (application), fixture->settings);
  matchup_window_set_workspace (fixture->window, fixture->test->workspace);
  matchup_test_present (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "chat");
  fixture->page =
      MATCHUP_CHAT_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_CHAT_PAGE));
  matchup_test_wait_frames (fixture->window, 2);
}

void
chat_fixture_set_up (ChatFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "last-conversation", "last-chat", "last-view" };
  static const char *const models[] = { "openai/echo", NULL };

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key");
  chat_fixture_set_models (matchup_workspace_get_chat_lineup (fixture->test->workspace), models);
  fixture->settings = matchup_settings_new ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  chat_fixture_open_window (fixture);
}

void
chat_fixture_tear_down (ChatFixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

void
chat_fixture_wait_for_answers (ChatFixture *fixture)
{
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  matchup_test_wait_frames (fixture->window, 4);
}

void
chat_fixture_say (ChatFixture *fixture, const char *text)
{
  MatchupComposer *composer = matchup_chat_page_get_composer (fixture->page);

  matchup_composer_set_text (composer, text);
  matchup_test_click (matchup_test_find (composer, "send_button"));
  chat_fixture_wait_for_answers (fixture);
}

MatchupConversation *
chat_fixture_get_conversation (ChatFixture *fixture)
{
  return matchup_chat_page_get_conversation (fixture->page);
}

MatchupRound *
chat_fixture_get_round (ChatFixture *fixture, guint position)
{
  return matchup_conversation_get_round (chat_fixture_get_conversation (fixture), position);
}

guint
chat_fixture_get_n_rounds (ChatFixture *fixture)
{
  return matchup_conversation_get_n_rounds (chat_fixture_get_conversation (fixture));
}

MatchupAnswer *
chat_fixture_get_answer (ChatFixture *fixture, guint position)
{
  return matchup_round_get_answer (chat_fixture_get_round (fixture, position), 0);
}

typedef struct
{
  MatchupRound *round;
  GtkWidget *row;
} RowSearch;

static gboolean
look_for_row (GtkWidget *widget, gpointer user_data)
{
  RowSearch *search = user_data;

  if (MATCHUP_IS_CHAT_ROW (widget) &&
      matchup_chat_row_get_round (MATCHUP_CHAT_ROW (widget)) == search->round)
    search->row = widget;
  return search->row == NULL;
}

GtkWidget *
chat_fixture_get_row (ChatFixture *fixture, guint position)
{
  RowSearch search = { chat_fixture_get_round (fixture, position), NULL };

  matchup_test_foreach (fixture->page, look_for_row, &search);
  g_assert_nonnull (search.row);
  return search.row;
}

void
chat_fixture_act (GtkWidget *widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

gboolean
chat_fixture_shows (gpointer widget, const char *words)
{
  g_autofree char *texts = matchup_test_dup_texts (widget);

  return strstr (texts, words) != NULL;
}

const char *
chat_fixture_get_view (ChatFixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "view");

  return g_intern_string (g_variant_get_string (state, NULL));
}

GtkTextBuffer *
chat_fixture_get_text (gpointer widget)
{
  GtkWidget *view = matchup_test_find_type (widget, GTK_TYPE_TEXT_VIEW);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

void
chat_fixture_assert_text (gpointer widget, const char *wanted)
{
  g_autofree char *text = NULL;

  g_object_get (chat_fixture_get_text (widget), "text", &text, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static GtkWidget *undo_button;

static gboolean
look_for_undo (GtkWidget *widget, gpointer user_data)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (gtk_widget_get_mapped (widget) && g_strcmp0 (label, "_Undo") == 0)
    undo_button = widget;
  return TRUE;
}

static gboolean
has_undo (ChatFixture *fixture)
{
  undo_button = NULL;
  matchup_test_foreach (fixture->window, look_for_undo, NULL);
  return undo_button != NULL;
}

void
chat_fixture_undo (ChatFixture *fixture)
{
  matchup_test_wait_until (has_undo (fixture));
  matchup_test_click (undo_button);
  matchup_test_wait_frames (fixture->window, 4);
}

GtkWidget *
chat_fixture_get_editor (GtkWidget *row)
{
  return matchup_test_find_type (row, MATCHUP_TYPE_PROMPT_EDITOR);
}

void
chat_fixture_try_with (ChatFixture *fixture, guint position, const char *model)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (model);
  GtkWidget *row = chat_fixture_get_row (fixture, position);
  GtkWidget *picker;

  chat_fixture_act (row, "message.again-with");
  picker = matchup_test_find_type (row, MATCHUP_TYPE_MODEL_PICKER);
  gtk_popover_popdown (GTK_POPOVER (picker));
  g_signal_emit_by_name (picker, "picked", matchup_contestant_get_model (contestant));
  chat_fixture_wait_for_answers (fixture);
}

int
chat_fixture_run (int argc, char **argv, const ChatTest *cases, guint n_cases)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < n_cases; i++)
    g_test_add (cases[i].path,
                ChatFixture,
                NULL,
                chat_fixture_set_up,
                cases[i].test,
                chat_fixture_tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}

GtkApplication *
chat_fixture_get_application (void)
{
  return GTK_APPLICATION (application);
}
