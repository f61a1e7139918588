/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-preset-fields.h"
#include "matchup-preset-files.h"
#include "matchup-sentence.h"
#include "matchup-text-clean.h"
#include "matchup-toast.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

/* After the last letter; in milliseconds. */
#define TYPING_DELAY 500
/* Of the instructions, in bytes: a longer line holds up every letter. */
#define LONGEST_LINE 8000

struct _MatchupPresetPage
{
  AdwBin parent_instance;

  MatchupPresetList *list;
  MatchupPreset *before; /* as it was when the page was opened */
  char *id;
  gboolean fresh;
  gboolean filling;
  gboolean left; /* what there is to tell about what was changed was told */
  guint typing_id;

  AdwWindowTitle *title;
  GtkEditable *name_row;
  GtkLabel *sentence;
  GtkTextView *instructions;
  MatchupPresetFields *fields;
  GtkEditable *line_row;
  GtkWidget *note;
  GtkWidget *buttons;
  GtkWidget *remove_button;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_OPEN,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetPage, matchup_preset_page, ADW_TYPE_BIN)

static MatchupPreset *
get_preset (MatchupPresetPage *self)
{
  return matchup_preset_list_get (self->list, self->id);
}

static void
show_sentence (MatchupPresetPage *self, const char *sentence)
{
  gboolean wrong = *sentence != '\0';

  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
}

static char *
dup_instructions (MatchupPresetPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->instructions);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree char *stripped = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  stripped = g_strstrip (g_strdup (text));
  return *stripped != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The name may not be one that can be kept: then the old one stays, and the rest is kept. */
static char *
dup_name (MatchupPresetPage *self)
{
  g_autofree char *name = matchup_preset_clean_name (gtk_editable_get_text (self->name_row));
  g_autofree char *free_name = NULL;
  const char *old = matchup_preset_get_name (get_preset (self));

  if (*name == '\0')
    {
      show_sentence (self, _ ("Give it a name. Until then it keeps the old one."));
      return g_strdup (old);
    }
  free_name = matchup_preset_list_dup_free_name (self->list, name, self->id);
  if (!g_str_equal (free_name, name))
    {
      show_sentence (self,
                     _ ("Another preset has this name. Until it is changed, the old name "
                        "stays."));
      return g_strdup (old);
    }
  show_sentence (self, "");
  return g_steal_pointer (&name);
}

/* Takes over what was typed. */
static void
flush (MatchupPresetPage *self)
{
  g_autofree char *name = NULL;
  g_autofree char *instructions = NULL;
  g_autoptr (MatchupParams) params = NULL;
  g_autoptr (MatchupPreset) preset = NULL;

  if (self->typing_id == 0)
    return;
  g_clear_handle_id (&self->typing_id, g_source_remove);
  if (get_preset (self) == NULL)
    return;
  name = dup_name (self);
  instructions = dup_instructions (self);
  params = matchup_preset_fields_dup_params (self->fields, instructions);
  preset = matchup_preset_new (self->id,
                               name,
                               NULL,
                               gtk_editable_get_text (self->line_row),
                               params,
                               FALSE);
  matchup_preset_list_change (self->list, preset);
  adw_window_title_set_title (self->title, name);
}

static gboolean
typed_cb (gpointer data)
{
  flush (data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (MatchupPresetPage *self)
{
  if (self->filling || self->list == NULL)
    return;
  g_clear_handle_id (&self->typing_id, g_source_remove);
  self->typing_id = g_timeout_add (TYPING_DELAY, typed_cb, self);
}

/* What is pasted without an end of line gets some. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *where, const char *text, int length)
{
  g_autofree char *copy = NULL;
  g_autofree char *broken = NULL;

  if (length <= LONGEST_LINE)
    return;
  copy = g_strndup (text, (gsize) length);
  broken = matchup_text_break_lines (copy, LONGEST_LINE);
  if (g_str_equal (broken, copy))
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, where, broken, -1);
}

/* What is needed to take a change back. */
typedef struct
{
  MatchupPresetList *list;
  MatchupPreset *before;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->list);
  g_object_unref (change->before);
  g_free (change);
}

static void
undo_change (gpointer data)
{
  Change *change = data;

  /* Only what is still there: to bring a deleted one back is offered elsewhere. */
  if (matchup_preset_list_get (change->list, matchup_preset_get_id (change->before)) != NULL)
    matchup_preset_list_restore (change->list, change->before, 0);
}

/* Also where the page is closed by Escape, or together with the window. */
static void
leave (MatchupPresetPage *self, gboolean tell)
{
  MatchupPreset *preset;
  g_autofree char *text = NULL;
  Change *change;

  if (self->list == NULL)
    return;
  flush (self);
  if (self->left)
    return;
  self->left = TRUE;
  preset = get_preset (self);
  if (preset == NULL || matchup_preset_is_built_in (preset))
    return;
  if (matchup_preset_is_like (preset, self->before))
    {
      if (self->fresh)
        matchup_preset_list_remove (self->list, self->id);
      return;
    }
  if (!tell || self->fresh)
    return;
  /* Translators: %s is the name of a preset */
  text = matchup_sentence_insert_name (_ ("“%s” changed"), matchup_preset_get_name (preset));
  change = g_new0 (Change, 1);
  change->list = g_object_ref (self->list);
  change->before = g_object_ref (self->before);
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo_change, change, change_free);
}

static void
matchup_preset_page_unmap (GtkWidget *widget)
{
  leave (MATCHUP_PRESET_PAGE (widget), gtk_widget_get_root (widget) != NULL);
  GTK_WIDGET_CLASS (matchup_preset_page_parent_class)->unmap (widget);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave (MATCHUP_PRESET_PAGE (widget), TRUE);
  g_signal_emit (widget, signals[SIGNAL_DONE], 0, NULL);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetPage *self = MATCHUP_PRESET_PAGE (widget);
  MatchupPreset *copy;

  flush (self);
  copy = matchup_preset_list_duplicate (self->list, self->id);
  if (copy != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, copy);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetPage *self = MATCHUP_PRESET_PAGE (widget);

  flush (self);
  matchup_preset_files_export (widget, self->list, self->id);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetPage *self = MATCHUP_PRESET_PAGE (widget);

  flush (self);
  self->left = TRUE;
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, NULL);
}

static void
matchup_preset_page_dispose (GObject *object)
{
  MatchupPresetPage *self = MATCHUP_PRESET_PAGE (object);

  leave (self, FALSE);
  g_clear_handle_id (&self->typing_id, g_source_remove);
  g_clear_object (&self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_PRESET_PAGE);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (matchup_preset_page_parent_class)->dispose (object);
}

static void
matchup_preset_page_finalize (GObject *object)
{
  g_free (MATCHUP_PRESET_PAGE (object)->id);

  G_OBJECT_CLASS (matchup_preset_page_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       type,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
  signals[SIGNAL_OPEN] = g_signal_new ("open",
                                       type,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       MATCHUP_TYPE_PRESET);
  signals[SIGNAL_REMOVED] =
      g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
matchup_preset_page_class_init (MatchupPresetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_preset_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_preset_page_finalize;
  widget_class->unmap = matchup_preset_page_unmap;
  add_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_install_action (widget_class, "preset-page.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "preset-page.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "preset-page.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "preset-page.remove", NULL, remove_action);

  g_type_ensure (MATCHUP_TYPE_PRESET_FIELDS);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-preset-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, instructions);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, fields);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, line_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, note);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetPage, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
matchup_preset_page_init (MatchupPresetPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, matchup_wrap_layout_new (12, 6));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  g_signal_connect (gtk_text_view_get_buffer (self->instructions),
                    "insert-text",
                    G_CALLBACK (insert_text_cb),
                    NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (self->instructions),
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Libadwaita 1.2 shows a pencil in a row that cannot be edited too. */
static void
set_row_editable (GtkEditable *row, gboolean editable)
{
  GObject *pencil =
      gtk_widget_get_template_child (GTK_WIDGET (row), ADW_TYPE_ENTRY_ROW, "edit_icon");

  gtk_editable_set_editable (row, editable);
  if (GTK_IS_WIDGET (pencil))
    gtk_widget_set_opacity (GTK_WIDGET (pencil), editable ? 1 : 0);
}

static void
fill (MatchupPresetPage *self, MatchupPreset *preset)
{
  MatchupParams *params = matchup_preset_get_params (preset);
  const char *instructions = matchup_params_get_instructions (params);
  gboolean own = !matchup_preset_is_built_in (preset);

  adw_window_title_set_title (self->title, matchup_preset_get_name (preset));
  gtk_editable_set_text (self->name_row, matchup_preset_get_name (preset));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->instructions),
                            instructions != NULL ? instructions : "",
                            -1);
  matchup_preset_fields_set (self->fields, params);
  gtk_editable_set_text (self->line_row, matchup_preset_get_starting_line (preset));
  set_row_editable (self->name_row, own);
  gtk_text_view_set_editable (self->instructions, own);
  set_row_editable (self->line_row, own);
  matchup_preset_fields_set_editable (self->fields, own);
  gtk_widget_set_visible (self->note, !own);
  gtk_widget_set_visible (self->remove_button, own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset-page.remove", own);
}

GtkWidget *
matchup_preset_page_new (MatchupPresetList *list, MatchupPreset *preset, gboolean fresh)
{
  MatchupPresetPage *self;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);
  g_return_val_if_fail (MATCHUP_IS_PRESET (preset), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_PAGE, NULL);
  self->list = g_object_ref (list);
  self->before = g_object_ref (preset);
  self->id = g_strdup (matchup_preset_get_id (preset));
  self->fresh = fresh;
  fill (self, preset);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

const char *
matchup_preset_page_get_id (MatchupPresetPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_PAGE (self), NULL);
  return self->id;
}

void
matchup_preset_page_focus (MatchupPresetPage *self)
{
  g_return_if_fail (MATCHUP_IS_PRESET_PAGE (self));

  if (!gtk_editable_get_editable (self->name_row))
    {
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  if (self->fresh)
    gtk_editable_select_region (self->name_row, 0, -1);
}

const char *
matchup_preset_page_get_sentence (MatchupPresetPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_PAGE (self), NULL);

  return gtk_label_get_text (self->sentence);
}
