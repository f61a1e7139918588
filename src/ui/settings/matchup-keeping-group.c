/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-keeping-group.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-retention.h"
#include "matchup-sentence.h"
#include "matchup-setting-row.h"

#include <glib/gi18n.h>

#define KEY "keep-conversations"

struct _MatchupKeepingGroup
{
  AdwPreferencesGroup parent_instance;

  MatchupWorkspace *workspace; /* weak, as libadwaita 1.2 keeps what its search has seen */
  GSettings *settings;
  int before; /* the value that an undo brings back */
  int now;
  guint asked; /* the last count that was asked for */

  AdwActionRow *pending;
  GtkWidget *delete_button;
  GtkWidget *undo_button;
};

G_DEFINE_FINAL_TYPE (MatchupKeepingGroup, matchup_keeping_group, ADW_TYPE_PREFERENCES_GROUP)

static const MatchupSettingChoice choices[] = {
  { "forever", NC_ ("preferences", "Until I delete them") },
  { "year", NC_ ("preferences", "One year") },
  { "month", NC_ ("preferences", "30 days") },
  { "never", NC_ ("preferences", "Not at all") },
  { NULL, NULL },
};

static void
show_pending (MatchupKeepingGroup *self, gint64 n)
{
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  if (n <= 0)
    {
      matchup_focus_leave (GTK_WIDGET (self->pending), NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->pending), FALSE);
      return;
    }
  number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  title = matchup_sentence_insert_name (
      /* Translators: %s is a number. */
      ngettext ("%s conversation will be deleted", "%s conversations will be deleted", (gulong) n),
      number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pending), title);
  gtk_widget_set_visible (self->undo_button, g_settings_is_writable (self->settings, KEY));
  gtk_widget_set_visible (GTK_WIDGET (self->pending), TRUE);
}

typedef struct
{
  GWeakRef group;
  guint asked;
} Count;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Count *count = user_data;
  g_autoptr (MatchupKeepingGroup) self = g_weak_ref_get (&count->group);
  gint64 n = matchup_retention_count_finish (MATCHUP_WORKSPACE (source), result, NULL);

  g_weak_ref_clear (&count->group);
  if (self != NULL && self->workspace != NULL && self->asked == count->asked)
    show_pending (self, n);
}

static void
count (MatchupKeepingGroup *self)
{
  MatchupKeeping keeping = matchup_retention_get_keeping (self->workspace);
  Count *count;

  self->asked++;
  if (keeping == MATCHUP_KEEP_FOREVER)
    {
      show_pending (self, 0);
      return;
    }
  count = g_new0 (Count, 1);
  g_weak_ref_init (&count->group, self);
  count->asked = self->asked;
  matchup_retention_count_async (self->workspace, keeping, counted_cb, count);
}

static void
changed_cb (MatchupKeepingGroup *self)
{
  int now = g_settings_get_enum (self->settings, KEY);

  if (now == self->now || self->workspace == NULL)
    return;
  self->before = self->now;
  self->now = now;
  count (self);
}

static void
undo_clicked_cb (MatchupKeepingGroup *self)
{
  g_settings_set_enum (self->settings, KEY, self->before);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *group = user_data;
  g_autoptr (MatchupKeepingGroup) self = g_weak_ref_get (group);

  matchup_retention_run_finish (MATCHUP_RETENTION (source), result, NULL);
  g_weak_ref_clear (group);
  if (self == NULL || self->workspace == NULL)
    return;
  gtk_widget_set_sensitive (self->delete_button, TRUE);
  count (self);
}

static void
delete_clicked_cb (MatchupKeepingGroup *self)
{
  GWeakRef *group;

  if (self->workspace == NULL)
    return;
  group = g_new0 (GWeakRef, 1);
  g_weak_ref_init (group, self);
  gtk_widget_set_sensitive (self->delete_button, FALSE);
  matchup_retention_run_async (matchup_workspace_get_retention (self->workspace),
                               deleted_cb,
                               group);
}

static void
matchup_keeping_group_dispose (GObject *object)
{
  MatchupKeepingGroup *self = MATCHUP_KEEPING_GROUP (object);

  g_clear_weak_pointer (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_keeping_group_parent_class)->dispose (object);
}

static void
matchup_keeping_group_class_init (MatchupKeepingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_keeping_group_dispose;
}

static void
matchup_keeping_group_init (MatchupKeepingGroup *self)
{
}

static GtkWidget *
add_button (MatchupKeepingGroup *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->pending, button);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_pending (MatchupKeepingGroup *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->pending = ADW_ACTION_ROW (row);
  adw_action_row_set_subtitle (self->pending,
                               _ ("When Matchup starts the next time, or in a day. What is open "
                                  "stays until then."));
  adw_action_row_set_subtitle_lines (self->pending, 0);
  self->undo_button = add_button (self, _ ("_Undo"), G_CALLBACK (undo_clicked_cb));
  self->delete_button = add_button (self,
                                    /* Translators: a button */ _ ("Delete _Now"),
                                    G_CALLBACK (delete_clicked_cb));
  gtk_widget_add_css_class (self->delete_button, "destructive-action");
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

GtkWidget *
matchup_keeping_group_new (MatchupWorkspace *workspace, GSettings *settings)
{
  MatchupKeepingGroup *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (
      MATCHUP_TYPE_KEEPING_GROUP,
      "title",
      _ ("How Long It Is Kept"),
      "description",
      _ ("What was not changed for longer than that is deleted for good, with its votes and "
         "pictures and from the search. Pinned conversations are kept. “Not at all” means that new "
         "conversations are never written to the disk: they are gone when their window is closed."),
      NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  self->settings = g_object_ref (settings);
  self->now = g_settings_get_enum (settings, KEY);
  self->before = self->now;
  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (self),
      matchup_setting_row_new_choice (
          settings,
          KEY,
          /* Translators: a setting: for how long */ _ ("_Keep Conversations"),
          NULL,
          choices));
  add_pending (self);
  g_signal_connect_object (settings,
                           "changed::" KEY,
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
