/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-budget-gate.h"

#include "matchup-config.h"
#include "matchup-question.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  GWeakRef owner;
  MatchupBudgetGateFunc go;
} Gate;

static void
gate_free (gpointer data, GClosure *closure)
{
  Gate *gate = data;

  g_weak_ref_clear (&gate->owner);
  g_free (gate);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Gate *gate = user_data;
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&gate->owner);

  if (owner == NULL)
    return;
  if (g_str_equal (response, "send"))
    gate->go (owner);
  else if (g_str_equal (response, "change"))
    gtk_widget_activate_action (owner, "app.budget", NULL);
}

void
matchup_budget_gate_show (GtkWidget *owner,
                          MatchupWorkspace *workspace,
                          const char *sentence,
                          MatchupBudgetGateFunc go)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  gboolean can_go_over = matchup_budget_can_go_over (matchup_workspace_get_budget (workspace));
  GtkWidget *dialog;
  Gate *gate;

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   _ ("Beyond the Budget"),
                                   sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog),
                                   "change",
                                   can_go_over
                                       ? _ ("Change the _Budget…")
                                       : /* Translators: a button */ _ ("Show the _Budget"));
  if (can_go_over)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "send", _ ("_Send Anyway"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gate = g_new0 (Gate, 1);
  g_weak_ref_init (&gate->owner, owner);
  gate->go = go;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), gate, gate_free, 0);
  matchup_question_present (dialog);
}

static void
warn (GtkWidget *near,
      MatchupWorkspace *workspace,
      MatchupConversation *conversation,
      MatchupLineup *lineup,
      MatchupMessage *message)
{
  g_autofree char *sentence = NULL;

  if (matchup_workspace_judge_budget (workspace, lineup, conversation, message, NULL, &sentence) ==
      MATCHUP_BUDGET_NEAR)
    matchup_toast (near, sentence);
}

void
matchup_budget_gate_warn (GtkWidget *near,
                          MatchupWorkspace *workspace,
                          MatchupConversation *conversation,
                          MatchupMessage *message)
{
  warn (near, workspace, conversation, matchup_conversation_get_lineup (conversation), message);
}

void
matchup_budget_gate_warn_of (GtkWidget *near,
                             MatchupWorkspace *workspace,
                             MatchupConversation *conversation,
                             MatchupContestant *contestant,
                             MatchupMessage *message)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();

  matchup_lineup_append (lineup, contestant);
  warn (near, workspace, conversation, lineup, message);
}
