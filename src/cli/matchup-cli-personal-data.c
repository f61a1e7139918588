/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-personal-data.h"

#include "matchup-config.h"
#include "matchup-personal-policy.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

gboolean
matchup_cli_personal_data_check_option (const char *option)
{
  if (option == NULL || g_str_equal (option, "ask") || g_str_equal (option, "send") ||
      g_str_equal (option, "mask"))
    return TRUE;
  g_printerr ("%s\n", _ ("--personal-data is “ask”, “send” or “mask”."));
  return FALSE;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
find (MatchupWorkspace *workspace, MatchupConversation *conversation, MatchupMessage *message)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (messages, message);
  matchup_personal_policy_check_async (workspace,
                                       conversation,
                                       matchup_conversation_get_lineup (conversation),
                                       messages,
                                       NULL,
                                       keep_result_cb,
                                       &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return matchup_personal_policy_check_finish (workspace, result, NULL);
}

static void
print_items (GPtrArray *items)
{
  g_printerr ("%s\n", _ ("There is personal data in this question:"));
  for (guint i = 0; i < items->len; i++)
    {
      const MatchupPersonalItem *item = g_ptr_array_index (items, i);

      if (item->file != NULL)
        g_printerr ("  %s: %s (%s)\n",
                    matchup_personal_data_get_name (item->kind),
                    item->value,
                    item->file);
      else
        g_printerr ("  %s: %s\n", matchup_personal_data_get_name (item->kind), item->value);
    }
}

/* 'm' or 's'; 0: neither, or nobody is there. */
static char
ask (void)
{
  char line[64];

  /* Translators: a question in the terminal; “m” and “s” are typed and stay as they are. */
  g_printerr ("%s ",
              _ ("Type “m” to mask it, “s” to send it as it is, anything else not to send:"));
  if (fgets (line, sizeof line, stdin) == NULL)
    return 0;
  g_strstrip (line);
  if (g_ascii_strcasecmp (line, "m") == 0)
    return 'm';
  return g_ascii_strcasecmp (line, "s") == 0 ? 's' : 0;
}

/* TRUE: it may be sent, masked or as it is. */
static gboolean
decide (MatchupConversation *conversation, MatchupMessage *message, GPtrArray *items)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  char answer;

  if (!isatty (STDIN_FILENO) || !isatty (STDERR_FILENO))
    {
      g_printerr ("%s\n",
                  _ ("There is personal data in this question; say with --personal-data=mask or "
                     "--personal-data=send what to do about it."));
      return FALSE;
    }
  print_items (items);
  answer = ask ();
  if (answer == 0)
    {
      g_printerr ("%s\n", _ ("Nothing was sent."));
      return FALSE;
    }
  g_ptr_array_add (messages, message);
  if (answer == 'm')
    matchup_personal_policy_mask (conversation, items, messages);
  return TRUE;
}

gboolean
matchup_cli_personal_data_prepare (MatchupWorkspace *workspace,
                                   MatchupConversation *conversation,
                                   MatchupMessage *message,
                                   const char *option)
{
  g_autoptr (GPtrArray) items = NULL;

  if (option != NULL)
    matchup_personal_policy_set (workspace,
                                 g_str_equal (option, "send")   ? MATCHUP_PERSONAL_POLICY_OFF
                                 : g_str_equal (option, "mask") ? MATCHUP_PERSONAL_POLICY_MASK
                                                                : MATCHUP_PERSONAL_POLICY_ASK);
  if (matchup_personal_policy_get (workspace) != MATCHUP_PERSONAL_POLICY_ASK)
    return TRUE;
  items = find (workspace, conversation, message);
  return items == NULL || items->len == 0 || decide (conversation, message, items);
}
