/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-privacy-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-help-button.h"
#include "matchup-erase-flow.h"
#include "matchup-export-dialog.h"
#include "matchup-keeping-group.h"
#include "matchup-personal-data-group.h"
#include "matchup-sent-words.h"
#include "matchup-sentence.h"
#include "matchup-stored.h"

#include <glib/gi18n.h>

#define DAYS 30

struct _MatchupPrivacyPage
{
  AdwPreferencesPage parent_instance;

  MatchupWorkspace *workspace; /* weak, as libadwaita 1.2 keeps what its search has seen */

  AdwPreferencesGroup *stored;
  AdwActionRow *conversations;
  AdwActionRow *pictures;
  AdwActionRow *search;
  AdwActionRow *cache;
  AdwActionRow *keys;
  char *folder; /* that is opened */

  AdwPreferencesGroup *sent;
  GPtrArray *sent_rows; /* not owned */
  guint measure_id;
};

G_DEFINE_FINAL_TYPE (MatchupPrivacyPage, matchup_privacy_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/* With a label behind it for the size. */
static AdwActionRow *
add_size_row (MatchupPrivacyPage *self, const char *title, const char *subtitle)
{
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *label = gtk_label_new ("…");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "size", label);
  adw_preferences_group_add (self->stored, row);
  return ADW_ACTION_ROW (row);
}

static void
set_size (AdwActionRow *row, guint64 bytes)
{
  g_autofree char *size = g_format_size (bytes);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "size"), size);
}

static char *
count (const char *format, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  return matchup_sentence_insert_name (format, number);
}

static char *
dup_conversations (const MatchupStored *stored)
{
  /* Translators: %s is a number, also below. */
  g_autofree char *conversations =
      count (ngettext ("%s conversation", "%s conversations", (gulong) stored->n_conversations),
             stored->n_conversations);
  g_autofree char *drafts =
      count (ngettext ("%s draft", "%s drafts", (gulong) stored->n_drafts), stored->n_drafts);
  g_autofree char *deleted =
      stored->n_deleted > 0 ? count (ngettext ("%s deleted, gone for good at a start a day later",
                                               "%s deleted, gone for good at a start a day later",
                                               (gulong) stored->n_deleted),
                                     stored->n_deleted)
                            : NULL;

  /* Translators: between the parts of a list like “3 requests, 2 pictures” */
  return g_strjoin (C_ ("list", ", "), conversations, drafts, deleted, NULL);
}

static void
show_keys (MatchupPrivacyPage *self, const MatchupStored *stored)
{
  g_autofree char *number = NULL;

  gtk_label_set_text (g_object_get_data (G_OBJECT (self->keys), "size"), "");
  if (stored->n_keys > 0)
    number = g_strdup_printf (ngettext ("%d in the keyring of the desktop, in no file of Matchup",
                                        "%d in the keyring of the desktop, in no file of Matchup",
                                        stored->n_keys),
                              stored->n_keys);
  else if (stored->n_keys == 0)
    number = g_strdup (_ ("None is stored; without a keyring they are in memory until you quit"));
  else
    number = g_strdup (_ ("The keyring does not answer"));
  adw_action_row_set_subtitle (self->keys, number);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *page = user_data;
  g_autoptr (MatchupPrivacyPage) self = g_weak_ref_get (page);
  g_autoptr (MatchupStored) stored =
      matchup_stored_measure_finish (MATCHUP_WORKSPACE (source), result, NULL);
  g_autofree char *conversations = NULL;

  g_weak_ref_clear (page);
  if (self == NULL || self->workspace == NULL || stored == NULL)
    return;
  conversations = dup_conversations (stored);
  adw_action_row_set_subtitle (self->conversations, conversations);
  set_size (self->conversations, stored->conversations);
  set_size (self->pictures, stored->pictures);
  set_size (self->search, stored->search);
  set_size (self->cache, stored->cache);
  show_keys (self, stored);
  g_free (self->folder);
  self->folder = g_strdup (stored->data_folder);
}

static void
measure (MatchupPrivacyPage *self)
{
  GWeakRef *page;

  if (self->workspace == NULL)
    return;
  page = g_new0 (GWeakRef, 1);
  g_weak_ref_init (page, self);
  matchup_stored_measure_async (self->workspace, NULL, measured_cb, page);
}

static gboolean
measure_cb (gpointer data)
{
  MatchupPrivacyPage *self = data;

  self->measure_id = 0;
  measure (self);
  return G_SOURCE_REMOVE;
}

/* Many may go at once. */
static void
queue_measure (MatchupPrivacyPage *self)
{
  if (self->measure_id == 0)
    self->measure_id = g_timeout_add (300, measure_cb, self);
}

static void
open_folder_cb (MatchupPrivacyPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uri = self->folder != NULL ? g_filename_to_uri (self->folder, NULL, NULL) : NULL;

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
add_stored (MatchupPrivacyPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (/* Translators: a button */ _ ("Open _Folder"));
  /* Translators: Row that shows where the data is stored. */
  GtkWidget *folder = make_row (_ ("Folder"), NULL);

  self->stored = ADW_PREFERENCES_GROUP (
      g_object_new (ADW_TYPE_PREFERENCES_GROUP,
                    "title",
                    _ ("Stored on This Computer"),
                    "description",
                    _ ("Nothing of it leaves this computer by itself. Private chats are not "
                       "stored at all."),
                    NULL));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_folder_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (folder), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (folder), button);
  self->conversations = add_size_row (self, _ ("Conversations and Everything Else"), "");
  self->pictures = add_size_row (self, _ ("Pictures"), NULL);
  self->search = add_size_row (self, _ ("Search Index"), _ ("The words of all conversations"));
  self->cache = add_size_row (self, _ ("Caches"), NULL);
  self->keys =
      add_size_row (self, /* Translators: of services, as a kind of data */ _ ("Keys"), "");
  adw_preferences_group_add (self->stored,
                             make_row (_ ("Settings"), _ ("With those of the desktop (dconf)")));
  adw_preferences_group_add (self->stored, folder);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->stored);
}

/* The bar shows what the words say, so that only these are read out. */
static GtkWidget *
make_bar (double share)
{
  GtkWidget *bar =
      g_object_new (GTK_TYPE_LEVEL_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  /* Neither much nor little is good or bad. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), NULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), share);
  gtk_widget_set_size_request (bar, 72, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  return bar;
}

static void
add_sent_row (MatchupPrivacyPage *self, GtkWidget *row)
{
  adw_preferences_group_add (self->sent, row);
  g_ptr_array_add (self->sent_rows, row);
}

static void
update_sent (MatchupPrivacyPage *self, MatchupLedger *ledger)
{
  g_autoptr (GPtrArray) services = matchup_ledger_dup_last_days (ledger, DAYS, FALSE);
  gint64 n_private = matchup_ledger_get_n_private (ledger);
  gint64 most = 1;

  if (self->sent_rows == NULL)
    return;
  for (guint i = 0; i < self->sent_rows->len; i++)
    adw_preferences_group_remove (self->sent, g_ptr_array_index (self->sent_rows, i));
  g_ptr_array_set_size (self->sent_rows, 0);
  for (guint i = 0; i < services->len; i++)
    most = MAX (most, ((MatchupLedgerService *) g_ptr_array_index (services, i))->requests);
  for (guint i = 0; i < services->len; i++)
    {
      const MatchupLedgerService *service = g_ptr_array_index (services, i);
      g_autofree char *counts = matchup_sent_words_dup_counts (service);
      GtkWidget *row = make_row (service->service, counts);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_bar ((double) service->requests / (double) most));
      add_sent_row (self, row);
    }
  if (services->len == 0)
    add_sent_row (self, make_row (_ ("Nothing Was Sent"), NULL));
  if (n_private > 0)
    {
      g_autofree char *text =
          count (ngettext ("%s request in this session, of which nothing is written down",
                           "%s requests in this session, of which nothing is written down",
                           (gulong) n_private),
                 n_private);

      add_sent_row (self, make_row (_ ("Private Chats"), text));
    }
}

static void
add_sent (MatchupPrivacyPage *self)
{
  self->sent = ADW_PREFERENCES_GROUP (g_object_new (
      ADW_TYPE_PREFERENCES_GROUP,
      "title",
      _ ("Sent in the Last 30 Days"),
      "description",
      _ ("Numbers only, counted when something is sent, with all that goes along "
         "with a question. Checks of keys and lists of models are not counted: nothing "
         "that you wrote goes with them. The numbers stay when conversations are "
         "deleted. Practice models send nothing."),
      "header-suffix",
      matchup_help_button_new ("privacy"),
      NULL));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->sent);
  g_signal_connect_object (matchup_workspace_get_ledger (self->workspace),
                           "changed",
                           G_CALLBACK (update_sent),
                           self,
                           G_CONNECT_SWAPPED);
  update_sent (self, matchup_workspace_get_ledger (self->workspace));
}

static void
export_cb (MatchupPrivacyPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (
      GTK_WINDOW (matchup_export_dialog_new (GTK_WINDOW (root), self->workspace, NULL)));
}

static void
erase_cb (MatchupPrivacyPage *self)
{
  matchup_erase_flow_start (GTK_WIDGET (self), self->workspace);
}

static void
add_action (MatchupPrivacyPage *self,
            AdwPreferencesGroup *group,
            const char *title,
            const char *subtitle,
            const char *label,
            const char *style,
            GCallback callback)
{
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
}

static void
add_actions (MatchupPrivacyPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (
      g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("All Your Data"), NULL));

  add_action (self,
              group,
              _ ("Export Everything"),
              _ ("All conversations, to files that are yours"),
              _ ("_Export…"),
              NULL,
              G_CALLBACK (export_cb));
  add_action (self,
              group,
              _ ("Delete Everything"),
              _ ("As if Matchup had never been used: keys and settings too"),
              /* Translators: a button */ _ ("_Delete…"),
              "destructive-action",
              G_CALLBACK (erase_cb));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
matchup_privacy_page_dispose (GObject *object)
{
  MatchupPrivacyPage *self = MATCHUP_PRIVACY_PAGE (object);

  g_clear_handle_id (&self->measure_id, g_source_remove);
  g_clear_weak_pointer (&self->workspace);
  g_clear_pointer (&self->sent_rows, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (matchup_privacy_page_parent_class)->dispose (object);
}

static void
matchup_privacy_page_class_init (MatchupPrivacyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_privacy_page_dispose;
}

static void
matchup_privacy_page_init (MatchupPrivacyPage *self)
{
  self->sent_rows = g_ptr_array_new ();
}

GtkWidget *
matchup_privacy_page_new (MatchupWorkspace *workspace, GSettings *settings)
{
  MatchupPrivacyPage *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PRIVACY_PAGE,
                       "name",
                       "privacy",
                       "title",
                       /* Translators: a page of the preferences */ _ ("Privacy"),
                       "icon-name",
                       "security-high-symbolic",
                       NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  if (settings != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (self),
                              ADW_PREFERENCES_GROUP (matchup_personal_data_group_new (settings)));
  add_stored (self);
  if (settings != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (self),
                              ADW_PREFERENCES_GROUP (
                                  matchup_keeping_group_new (workspace, settings)));
  add_sent (self);
  add_actions (self);
  g_signal_connect_object (matchup_workspace_get_history (workspace),
                           "deleted",
                           G_CALLBACK (queue_measure),
                           self,
                           G_CONNECT_SWAPPED);
  measure (self);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
