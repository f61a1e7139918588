/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupSidebar: the headings of the days, which change while nothing else does. */
#include "matchup-sidebar-private.h"

#include "matchup-config.h"
#include "matchup-day-group.h"

/* A day can begin while the computer sleeps, and clocks are set: looked at at least so often. */
#define DAY_CHECK_SECONDS 300

static MatchupDayGroup
find_group (MatchupSidebar *self, MatchupConversationSummary *summary)
{
  if (matchup_conversation_summary_get_pinned (summary) &&
      !matchup_conversation_summary_get_archived (summary))
    return MATCHUP_DAY_GROUP_PINNED;
  return matchup_day_group_find (matchup_conversation_summary_get_updated_at (summary), self->now);
}

/* The first row of each day bears its name. */
void
_matchup_sidebar_update_heading (MatchupSidebar *self, GtkListItem *item)
{
  MatchupHistoryRow *row = MATCHUP_HISTORY_ROW (gtk_list_item_get_child (item));
  MatchupConversationSummary *summary = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (MatchupConversationSummary) before = NULL;
  g_autofree char *heading = NULL;
  MatchupDayGroup group;

  if (summary == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  group = find_group (self, summary);
  if (position > 0)
    before = g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1);
  if (before == NULL || find_group (self, before) != group)
    heading = matchup_day_group_dup_title (group, self->now);
  matchup_history_row_set_day (row, heading, self->now);
}

void
_matchup_sidebar_update_headings (MatchupSidebar *self)
{
  for (guint i = 0; i < self->items->len; i++)
    _matchup_sidebar_update_heading (self, self->items->pdata[i]);
}

static GDateTime *
make_now (MatchupSidebar *self)
{
  gint64 real = self->history != NULL
                    ? matchup_clock_get_real (matchup_history_get_clock (self->history))
                    : g_get_real_time ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (real / G_USEC_PER_SEC);

  return now != NULL ? g_steal_pointer (&now) : g_date_time_new_now_local ();
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b) &&
         g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_utc_offset (a) == g_date_time_get_utc_offset (b);
}

static gboolean
day_check_cb (gpointer user_data)
{
  MatchupSidebar *self = user_data;

  self->day_id = 0;
  matchup_sidebar_update_day (self);
  return G_SOURCE_REMOVE;
}

void
matchup_sidebar_update_day (MatchupSidebar *self)
{
  g_autoptr (GDateTime) now = NULL;
  guint left;

  g_return_if_fail (MATCHUP_IS_SIDEBAR (self));

  now = make_now (self);
  left = matchup_day_group_get_seconds_left (now);
  g_clear_handle_id (&self->day_id, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->day_id = g_timeout_add_seconds (MIN (left + 1, DAY_CHECK_SECONDS), day_check_cb, self);
  if (is_same_day (now, self->now))
    return;
  g_date_time_unref (self->now);
  self->now = g_steal_pointer (&now);
  _matchup_sidebar_update_headings (self);
}

/* A computer that slept over midnight is looked at again. */
void
_matchup_sidebar_active_changed_cb (MatchupSidebar *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    matchup_sidebar_update_day (self);
}
