/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-erase-flow.h"

#include "matchup-config.h"
#include "matchup-eraser.h"
#include "matchup-export-dialog.h"
#include "matchup-question.h"

#include <glib/gi18n.h>

/* What is asked in several dialogs, one after the other. */
typedef struct
{
  GtkWidget *near;
  MatchupWorkspace *workspace;
  gboolean keep_keys;
} Flow;

static Flow *
flow_new (GtkWidget *near, MatchupWorkspace *workspace, gboolean keep_keys)
{
  Flow *flow = g_new0 (Flow, 1);

  flow->near = g_object_ref (near);
  flow->workspace = g_object_ref (workspace);
  flow->keep_keys = keep_keys;
  return flow;
}

static void
flow_free (gpointer data)
{
  Flow *flow = data;

  g_object_unref (flow->near);
  g_object_unref (flow->workspace);
  g_free (flow);
}

static void
flow_free_with_closure (gpointer data, GClosure *closure)
{
  flow_free (data);
}

static GtkWindow *
get_window (Flow *flow)
{
  GtkRoot *root = gtk_widget_get_root (flow->near);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void begin (Flow *flow);

static void
set_busy (Flow *flow, gboolean busy)
{
  gtk_widget_set_sensitive (flow->near, !busy);
}

static void
show_failure (Flow *flow, const char *sentence)
{
  GtkWidget *dialog =
      adw_message_dialog_new (get_window (flow), _ ("Nothing Was Deleted"), sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
without_keys_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Flow *flow = user_data;

  if (g_str_equal (response, "delete"))
    begin (flow_new (flow->near, flow->workspace, TRUE));
}

/* Truthful: some keys may be gone where the keyring failed midway, but nothing else. */
static void
offer_without_keys (Flow *flow, const char *sentence)
{
  g_autofree char *body = g_strconcat (
      sentence,
      " ",
      _ ("All else is still there. Without them, you can delete the keys of Matchup later in "
         "“Passwords and Keys”."),
      NULL);
  GtkWidget *dialog =
      adw_message_dialog_new (get_window (flow), _ ("The Keys Could Not Be Deleted"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "delete",
                                    /* Translators: a button */ _ ("Delete All but the _Keys"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (without_keys_cb),
                         flow_new (flow->near, flow->workspace, TRUE),
                         flow_free_with_closure,
                         0);
  matchup_question_present (dialog);
}

/* The rest goes when the database is closed, see main.c. */
static void
quit (Flow *flow)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
}

static void
keys_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Flow *flow = user_data;
  g_autoptr (GError) error = NULL;

  if (matchup_eraser_clear_keys_finish (result, &error))
    quit (flow);
  else
    {
      matchup_eraser_cancel ();
      set_busy (flow, FALSE);
      offer_without_keys (flow, error->message);
    }
  flow_free (flow);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Flow *flow = user_data;
  g_autoptr (GError) error = NULL;

  if (!matchup_eraser_begin_finish (result, &error))
    {
      set_busy (flow, FALSE);
      show_failure (flow, error->message);
    }
  else if (flow->keep_keys)
    {
      matchup_eraser_keep_keys ();
      quit (flow);
    }
  else
    {
      matchup_eraser_clear_keys_async (keys_cleared_cb, flow);
      return;
    }
  flow_free (flow);
}

/* Takes @flow. */
static void
begin (Flow *flow)
{
  set_busy (flow, TRUE);
  matchup_eraser_begin_async (1, NULL, begun_cb, flow);
}

static void
confirmed_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Flow *flow = user_data;

  if (g_str_equal (response, "delete"))
    begin (flow_new (flow->near, flow->workspace, FALSE));
  else if (g_str_equal (response, "export"))
    gtk_window_present (
        GTK_WINDOW (matchup_export_dialog_new (get_window (flow), flow->workspace, NULL)));
}

void
matchup_erase_flow_start (GtkWidget *near, MatchupWorkspace *workspace)
{
  Flow *flow = flow_new (near, workspace, FALSE);
  g_autofree char *body = g_strconcat (
      _ ("All conversations, drafts, presets, line-ups, prices, services, keys and settings of "
         "Matchup on this computer will be deleted. This cannot be undone. What you have exported "
         "stays."),
      "\n\n",
      matchup_eraser_is_only_user ()
          ? _ ("Matchup closes then.")
          : _ ("Matchup closes then, and so do its commands that are running in a terminal."),
      NULL);
  GtkWidget *dialog = adw_message_dialog_new (get_window (flow), _ ("Delete Everything?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "export",
                                    /* Translators: a button */ _ ("_Export First…"),
                                    "delete",
                                    /* Translators: a button */ _ ("_Delete Everything"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (confirmed_cb),
                         flow,
                         flow_free_with_closure,
                         0);
  matchup_question_present (dialog);
}
