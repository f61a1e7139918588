/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-list-dialog.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-personal-data-bar.h"
#include "matchup-format.h"
#include "matchup-prompt-cost.h"
#include "matchup-prompt-list.h"
#include "matchup-row-texts.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* Typing goes on meanwhile; milliseconds. */
#define READ_DELAY 150
/* So many questions are shown, and so much of each; characters. */
#define PREVIEW 4
#define PREVIEW_LENGTH 120

struct _MatchupPromptListDialog
{
  AdwWindow parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup;
  MatchupPromptList *list; /* NULL: none, or trouble */
  char **prompts;
  GCancellable *loading;
  GtkFileChooserNative *chooser;
  guint read_id;
  gboolean filling; /* the controls are set by what was read */

  GtkStack *source;
  GtkTextView *view;
  GtkLabel *file_label;
  GtkLabel *trouble;
  GtkWidget *table_group;
  AdwComboRow *column_row;
  GtkSwitch *header_switch;
  GtkLabel *count;
  GtkLabel *preview;
  GtkSwitch *alone_switch;
  GtkSwitch *wait_switch;
  GtkLabel *estimate;
  GtkWidget *start_button;
  MatchupPersonalDataBar *check;
  MatchupConversation *conversation; /* that is gone on with; or NULL */
};

G_DEFINE_FINAL_TYPE (MatchupPromptListDialog, matchup_prompt_list_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_START,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
append_costs (MatchupPromptListDialog *self, GString *text)
{
  MatchupClock *clock = matchup_workspace_get_clock (self->workspace);
  guint n_unknown;
  g_autoptr (GArray) sums =
      matchup_prompt_cost_estimate (matchup_workspace_get_pricing (self->workspace),
                                    self->lineup,
                                    (const char *const *) self->prompts,
                                    gtk_switch_get_active (self->alone_switch),
                                    matchup_clock_get_real (clock),
                                    &n_unknown);
  g_autofree char *money = matchup_prompt_cost_dup_words (sums);

  if (sums->len > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is one or more amounts of money, each with “≈”. */
      g_string_append_printf (
          text,
          /* Translators: %s is one amount of money or several, such as “≈ $0.45 and ≈ ¥2.10” */
          _ ("Costs %s if each answer has about 350 words; thinking costs "
             "more."),
          money);
    }
  if (matchup_lineup_is_practice (self->lineup))
    g_string_append_printf (text, "\n%s", _ ("Practice models cost nothing and have no price."));
  if (n_unknown > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("The price of %u model is not known.",
                                        "The prices of %u models are not known.",
                                        n_unknown),
                              n_unknown);
    }
}

static void
append_budget (MatchupPromptListDialog *self, GString *text)
{
  g_autofree char *warning = matchup_workspace_dup_budget_warning (self->workspace, self->lineup);

  if (warning != NULL)
    g_string_append_printf (text, "\n%s", warning);
}

static void
update_estimate (MatchupPromptListDialog *self)
{
  guint n = self->prompts != NULL ? g_strv_length (self->prompts) : 0;
  guint size = matchup_lineup_get_size (self->lineup);
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_widget_set_sensitive (self->start_button, n > 0 && size > 0);
  if (size == 0)
    g_string_append (text, _ ("Add models to the line-up first."));
  else if (n > 0)
    {
      g_autofree char *models = g_strdup_printf (ngettext ("%u model", "%u models", size), size);

      g_string_append_printf (text,
                              /* Translators: how many requests are sent, and “3 models” */
                              ngettext ("%u request to %s", "%u requests to %s", n * size),
                              n * size,
                              models);
      append_costs (self, text);
      append_budget (self, text);
    }
  gtk_label_set_text (self->estimate, text->str);
}

static void
show_preview (MatchupPromptListDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_strv_length (self->prompts);

  for (guint i = 0; i < MIN (n, PREVIEW); i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (self->prompts[i]), "\r\n\t", ' ');
      g_autofree char *begin =
          g_utf8_substring (line, 0, MIN (PREVIEW_LENGTH, g_utf8_strlen (line, -1)));

      g_string_append_printf (text,
                              "%s%u. %s%s",
                              i > 0 ? "\n" : "",
                              i + 1,
                              begin,
                              strlen (begin) < strlen (line) ? "…" : "");
    }
  if (n > PREVIEW)
    g_string_append (text, "\n…");
  gtk_label_set_text (self->preview, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), n > 0);
}

static void
show_trouble (MatchupPromptListDialog *self, const char *sentence)
{
  gtk_label_set_text (self->trouble, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), sentence != NULL);
}

static void
show_count (MatchupPromptListDialog *self, guint n_empty, guint n_duplicates)
{
  guint n = g_strv_length (self->prompts);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u question", "%u questions", n), n);
  if (n_duplicates > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u question that comes again is left out.",
                                        "%u questions that come again are left out.",
                                        n_duplicates),
                              n_duplicates);
    }
  if (n_empty > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u empty line is left out.",
                                        "%u empty lines are left out.",
                                        n_empty),
                              n_empty);
    }
  gtk_label_set_text (self->count, n > 0 || n_empty > 0 ? text->str : "");
}

static void
update_prompts (MatchupPromptListDialog *self)
{
  guint n_empty = 0;
  guint n_duplicates = 0;
  gboolean table;
  g_autofree char *sentence = NULL;

  if (self->filling)
    return;
  g_clear_pointer (&self->prompts, g_strfreev);
  table = self->list != NULL && matchup_prompt_list_is_table (self->list);
  self->prompts =
      self->list != NULL
          ? matchup_prompt_list_dup_prompts (self->list,
                                             table ? adw_combo_row_get_selected (self->column_row)
                                                   : 0,
                                             table && gtk_switch_get_active (self->header_switch),
                                             &n_empty,
                                             &n_duplicates)
          : g_new0 (char *, 1);
  if (g_strv_length (self->prompts) > MATCHUP_PROMPT_LIST_MAX)
    {
      sentence =
          g_strdup_printf (ngettext ("At most %u question can be asked at a time. Split the list.",
                                     "At most %u questions can be asked at a time. Split the list.",
                                     MATCHUP_PROMPT_LIST_MAX),
                           MATCHUP_PROMPT_LIST_MAX);
      g_clear_pointer (&self->prompts, g_strfreev);
      self->prompts = g_new0 (char *, 1);
      show_trouble (self, sentence);
    }
  else if (self->list != NULL)
    {
      show_trouble (self, NULL);
    }
  show_count (self, n_empty, n_duplicates);
  show_preview (self);
  update_estimate (self);
}

static void
fill_columns (MatchupPromptListDialog *self)
{
  g_auto (GStrv) names =
      matchup_prompt_list_dup_columns (self->list, gtk_switch_get_active (self->header_switch));
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) names);

  adw_combo_row_set_model (self->column_row, G_LIST_MODEL (model));
}

static void
header_switched_cb (MatchupPromptListDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->column_row);

  if (self->filling || self->list == NULL)
    return;
  self->filling = TRUE;
  fill_columns (self);
  adw_combo_row_set_selected (self->column_row, selected);
  self->filling = FALSE;
  update_prompts (self);
}

/* Takes @list; NULL: @error says why, or there is nothing. */
static void
show_list (MatchupPromptListDialog *self, MatchupPromptList *list, const GError *error)
{
  gboolean table = list != NULL && matchup_prompt_list_is_table (list);

  g_clear_object (&self->list);
  self->list = list;
  show_trouble (self, error != NULL ? error->message : NULL);
  gtk_widget_set_visible (self->table_group, table);
  if (table)
    {
      self->filling = TRUE;
      gtk_switch_set_active (self->header_switch, matchup_prompt_list_guess_header (list));
      fill_columns (self);
      adw_combo_row_set_selected (self->column_row, matchup_prompt_list_guess_column (list));
      self->filling = FALSE;
    }
  update_prompts (self);
}

static gboolean
read_cb (gpointer data)
{
  MatchupPromptListDialog *self = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  MatchupPromptList *list;

  self->read_id = 0;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  list = matchup_prompt_list_new (text, strlen (text), MATCHUP_PROMPT_LIST_GUESS, NULL, &error);
  show_list (self, list, error);
  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (MatchupPromptListDialog *self)
{
  g_clear_handle_id (&self->read_id, g_source_remove);
  self->read_id = g_timeout_add (READ_DELAY, read_cb, self);
  gtk_widget_set_sensitive (self->start_button, FALSE);
}

static void
stop_loading (MatchupPromptListDialog *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
close_file_clicked_cb (MatchupPromptListDialog *self)
{
  stop_loading (self);
  gtk_stack_set_visible_child_name (self->source, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  text_changed_cb (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPromptListDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  MatchupPromptList *list = matchup_prompt_list_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    {
      g_clear_object (&list);
      return;
    }
  g_clear_object (&self->loading);
  show_list (self, list, error);
}

void
matchup_prompt_list_dialog_load (MatchupPromptListDialog *self, GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (MATCHUP_IS_PROMPT_LIST_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  stop_loading (self);
  g_clear_handle_id (&self->read_id, g_source_remove);
  self->loading = g_cancellable_new ();
  name = g_file_get_basename (file);
  shown = g_filename_display_name (name);
  gtk_label_set_text (self->file_label, shown);
  gtk_stack_set_visible_child_name (self->source, "file");
  show_list (self, NULL, NULL);
  matchup_prompt_list_load_async (file, self->loading, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (MatchupPromptListDialog *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    matchup_prompt_list_dialog_load (self, file);
}

static void
open_clicked_cb (MatchupPromptListDialog *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Open a List of Questions"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                               /* Translators: a button of a file chooser */
                                               _ ("_Open"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser,
                           "response",
                           G_CALLBACK (chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
start (MatchupPromptListDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_START], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Once for the whole list. */
static void
start_clicked_cb (MatchupPromptListDialog *self)
{
  const char *const *prompts = matchup_prompt_list_dialog_get_prompts (self);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; prompts != NULL && prompts[i] != NULL; i++)
    g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, prompts[i]));
  if (matchup_personal_data_bar_check (self->check,
                                       self->workspace,
                                       self->conversation,
                                       self->lineup,
                                       messages))
    start (self);
}

static void
decided_cb (MatchupPromptListDialog *self, gboolean go)
{
  if (go)
    start (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
matchup_prompt_list_dialog_dispose (GObject *object)
{
  MatchupPromptListDialog *self = MATCHUP_PROMPT_LIST_DIALOG (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  stop_loading (self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->filling = TRUE; /* what the controls say while they go is nobody's wish */
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_PROMPT_LIST_DIALOG);
  g_clear_object (&self->list);
  g_clear_object (&self->lineup);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_prompt_list_dialog_parent_class)->dispose (object);
}

static void
matchup_prompt_list_dialog_finalize (GObject *object)
{
  g_strfreev (MATCHUP_PROMPT_LIST_DIALOG (object)->prompts);

  G_OBJECT_CLASS (matchup_prompt_list_dialog_parent_class)->finalize (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, MatchupPromptListDialog, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-prompt-list-dialog.ui");
  BIND (source);
  BIND (view);
  BIND (file_label);
  BIND (trouble);
  BIND (table_group);
  BIND (column_row);
  BIND (header_switch);
  BIND (count);
  BIND (preview);
  BIND (alone_switch);
  BIND (wait_switch);
  BIND (estimate);
  BIND (start_button);
  BIND (check);
  gtk_widget_class_bind_template_callback (widget_class, close_file_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_estimate);
  gtk_widget_class_bind_template_callback (widget_class, update_prompts);
}

static void
matchup_prompt_list_dialog_class_init (MatchupPromptListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_prompt_list_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_prompt_list_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_START] = g_signal_new ("start",
                                        MATCHUP_TYPE_PROMPT_LIST_DIALOG,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  bind_template (widget_class);
}

static void
matchup_prompt_list_dialog_init (MatchupPromptListDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_row_texts_wrap_choices (self->column_row);
  self->filling = FALSE;
  self->prompts = g_new0 (char *, 1);
}

GtkWidget *
matchup_prompt_list_dialog_new (GtkWindow *parent,
                                MatchupWorkspace *workspace,
                                MatchupLineup *lineup)
{
  MatchupPromptListDialog *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);

  self = g_object_new (MATCHUP_TYPE_PROMPT_LIST_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->lineup = g_object_ref (lineup);
  g_signal_connect_object (self->check,
                           "decided",
                           G_CALLBACK (decided_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view),
                           "changed",
                           G_CALLBACK (text_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lineup,
                           "items-changed",
                           G_CALLBACK (update_estimate),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  update_estimate (self);
  return GTK_WIDGET (self);
}

const char *const *
matchup_prompt_list_dialog_get_prompts (MatchupPromptListDialog *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST_DIALOG (self), NULL);
  return (const char *const *) self->prompts;
}

gboolean
matchup_prompt_list_dialog_get_wait (MatchupPromptListDialog *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST_DIALOG (self), FALSE);
  return gtk_switch_get_active (self->wait_switch);
}

gboolean
matchup_prompt_list_dialog_get_alone (MatchupPromptListDialog *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST_DIALOG (self), FALSE);
  return gtk_switch_get_active (self->alone_switch);
}

void
matchup_prompt_list_dialog_set_conversation (MatchupPromptListDialog *self,
                                             MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_LIST_DIALOG (self));

  g_set_object (&self->conversation, conversation);
}

void
matchup_prompt_list_dialog_mask (MatchupPromptListDialog *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_LIST_DIALOG (self));

  matchup_personal_data_bar_apply (self->check, conversation);
}
