/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-chat-page.h"
#include "matchup-test-workspace.h"
#include "matchup-window.h"

G_BEGIN_DECLS

/* A window with a new chat, asked of a real service on this computer. */
typedef struct
{
  MatchupTestWorkspace *test;
  MatchupHistory *history;
  GSettings *settings;
  MatchupWindow *window;
  MatchupChatPage *page;
} ChatFixture;

typedef struct
{
  const char *path;
  void (*test) (ChatFixture *fixture, gconstpointer data);
} ChatTest;

void chat_fixture_set_models (MatchupLineup *lineup, const char *const *models);
void chat_fixture_open_window (ChatFixture *fixture);
void chat_fixture_set_up (ChatFixture *fixture, gconstpointer data);
void chat_fixture_tear_down (ChatFixture *fixture, gconstpointer data);
void chat_fixture_wait_for_answers (ChatFixture *fixture);
void chat_fixture_say (ChatFixture *fixture, const char *text);
MatchupConversation *chat_fixture_get_conversation (ChatFixture *fixture);
MatchupRound *chat_fixture_get_round (ChatFixture *fixture, guint position);
guint chat_fixture_get_n_rounds (ChatFixture *fixture);
MatchupAnswer *chat_fixture_get_answer (ChatFixture *fixture, guint position);
GtkWidget *chat_fixture_get_row (ChatFixture *fixture, guint position);
void chat_fixture_act (GtkWidget *widget, const char *action);
gboolean chat_fixture_shows (gpointer widget, const char *words);
const char *chat_fixture_get_view (ChatFixture *fixture);
GtkTextBuffer *chat_fixture_get_text (gpointer widget);
void chat_fixture_assert_text (gpointer widget, const char *wanted);
void chat_fixture_undo (ChatFixture *fixture);
GtkWidget *chat_fixture_get_editor (GtkWidget *row);
void chat_fixture_try_with (ChatFixture *fixture, guint position, const char *model);
GtkApplication *chat_fixture_get_application (void);
/* The whole program: each test with a fixture of its own. */
int chat_fixture_run (int argc, char **argv, const ChatTest *cases, guint n_cases);

G_END_DECLS
