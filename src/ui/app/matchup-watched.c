/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-watched.h"

#include "matchup-quick-ask.h"
#include "matchup-window.h"

gboolean
matchup_watched_has (GtkWindow *window, const char *id, gboolean in_sight)
{
  if (MATCHUP_IS_WINDOW (window))
    return in_sight ? matchup_window_shows (MATCHUP_WINDOW (window), id)
                    : matchup_window_has (MATCHUP_WINDOW (window), id);
  if (MATCHUP_IS_QUICK_ASK (window))
    {
      MatchupConversation *conversation =
          matchup_quick_ask_get_conversation (MATCHUP_QUICK_ASK (window));

      return conversation != NULL && g_str_equal (matchup_conversation_get_id (conversation), id);
    }
  return FALSE;
}

/* The active one of @window and its dialogs, or NULL. */
static GtkWindow *
find_active (GtkWindow *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *list = toplevels; list != NULL; list = list->next)
    {
      GtkWindow *above = list->data;

      if (!gtk_window_is_active (above))
        continue;
      while (above != NULL && above != window)
        above = gtk_window_get_transient_for (above);
      if (above == window)
        return list->data;
    }
  return NULL;
}

gboolean
matchup_watched_is_looked_at (GtkWindow *window)
{
  return find_active (window) != NULL;
}

GtkWindow *
matchup_watched_find_active (GtkApplication *application, const char *id)
{
  for (GList *list = gtk_application_get_windows (application); list != NULL; list = list->next)
    {
      GtkWindow *active =
          matchup_watched_has (list->data, id, TRUE) ? find_active (list->data) : NULL;

      if (active != NULL)
        return active;
    }
  return NULL;
}
