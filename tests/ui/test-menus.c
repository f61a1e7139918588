/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus whose widgets are made only when they are opened. */
#include "matchup-answer-view.h"
#include "matchup-table-block.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>

static MatchupTestWorkspace *test;

static GtkWidget *
create_answer (const char *text)
{
  static const char *const models[] = { "openai/m", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  MatchupRound *round;

  matchup_test_add_round (conversation, "What?", text, MATCHUP_RUN_STATE_DONE);
  round = matchup_conversation_get_round (conversation, 0);
  return matchup_answer_view_new (test->workspace,
                                  conversation,
                                  round,
                                  matchup_round_get_answer (round, 0),
                                  0);
}

static gboolean
collect_item (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (user_data, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  return TRUE;
}

/* As Return does; the button is seen to be pressed for a moment before the menu is there. */
static GtkPopover *
open_menu (GtkMenuButton *button)
{
  g_assert_true (gtk_widget_activate (GTK_WIDGET (button)));
  matchup_test_wait_until (
      gtk_menu_button_get_popover (button) != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  return gtk_menu_button_get_popover (button);
}

/* The menu of an answer and that of a table are made when their buttons are pressed. */
static void
test_menus_open (void)
{
  GtkWidget *view = create_answer ("| a |\n|---|\n| 1 |");
  GtkWindow *window = matchup_test_show (view, 400, 400);
  GtkWidget *table = matchup_test_find_type (view, MATCHUP_TYPE_TABLE_BLOCK);
  GtkWidget *const buttons[] = { matchup_test_find (view, "menu_button"),
                                 matchup_test_find_type (table, GTK_TYPE_MENU_BUTTON) };
  const char *const items[][6] = {
    { _ ("_Copy"),
      _ ("Copy as _Plain Text"),
      _ ("_Ask Again"),
      _ ("_Enlarge"),
      _ ("_Differences"),
      _ ("_What Was Sent") },
    { _ ("Copy Table as _CSV"), _ ("Copy Table as _Markdown") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autoptr (GString) shown = g_string_new (NULL);
      g_autoptr (GString) wanted = g_string_new (NULL);
      GtkMenuButton *button = GTK_MENU_BUTTON (buttons[i]);
      GtkPopover *popover;

      for (guint k = 0; k < G_N_ELEMENTS (items[i]) && items[i][k] != NULL; k++)
        g_string_append_printf (wanted, "%s|", items[i][k]);
      g_string_replace (wanted, "_", "", 0);
      g_assert_null (gtk_menu_button_get_popover (button));
      popover = open_menu (button);
      matchup_test_foreach (popover, collect_item, shown);
      g_assert_cmpstr (shown->str, ==, wanted->str);
      gtk_menu_button_popdown (button);
      matchup_test_wait_until (!gtk_widget_get_mapped (GTK_WIDGET (popover)));
      /* The second time it is there already. */
      g_assert_true (open_menu (button) == popover);
      gtk_menu_button_popdown (button);
    }
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  g_test_add_func ("/ui/menus/open", test_menus_open);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
