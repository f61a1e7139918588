/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-presets-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-preset-files.h"
#include "matchup-preset-rows.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

/* Of more of one's own there is a search. */
#define FEW 8

struct _MatchupPresetsPage
{
  AdwPreferencesPage parent_instance;

  MatchupPresetList *list;

  GtkWidget *search_group;
  GtkEditable *search;
  AdwPreferencesGroup *own;
  AdwPreferencesGroup *built_in;
  GtkWidget *none;
  GtkWidget *nothing;
  GtkWidget *add_button;
  MatchupPresetRows *own_rows;
  MatchupPresetRows *built_in_rows;
  GtkWidget *files; /* buttons */
};

enum
{
  SIGNAL_OPEN_PRESET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetsPage, matchup_presets_page, ADW_TYPE_PREFERENCES_PAGE)

/* What is needed to take a deletion back. */
typedef struct
{
  MatchupPresetList *list;
  MatchupPreset *preset;
  guint position;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->list);
  g_object_unref (removal->preset);
  g_free (removal);
}

static void
undo_removal (gpointer data)
{
  Removal *removal = data;

  matchup_preset_list_restore (removal->list, removal->preset, removal->position);
}

void
matchup_presets_page_remove (MatchupPresetsPage *self, const char *id)
{
  g_autofree char *text = NULL;
  guint n;

  g_return_if_fail (MATCHUP_IS_PRESETS_PAGE (self));
  g_return_if_fail (id != NULL);

  n = matchup_preset_list_get_n_own (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      Removal *removal;

      if (!g_str_equal (matchup_preset_get_id (preset), id))
        continue;
      matchup_preset_list_remove (self->list, matchup_preset_get_id (preset));
      removal = g_new0 (Removal, 1);
      removal->list = g_object_ref (self->list);
      removal->preset = g_object_ref (preset);
      removal->position = i;
      /* Translators: %s is the name of a preset */
      text = matchup_sentence_insert_name (_ ("“%s” deleted"), matchup_preset_get_name (preset));
      matchup_toast_with_undo (GTK_WIDGET (self), text, undo_removal, removal, removal_free);
      return;
    }
}

static void
open_preset (MatchupPresetsPage *self, MatchupPreset *preset, gboolean fresh)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_PRESET], 0, preset, fresh);
}

static void
open_cb (MatchupPresetsPage *self, MatchupPreset *preset)
{
  open_preset (self, preset, FALSE);
}

static void
remove_cb (MatchupPresetsPage *self, MatchupPreset *preset)
{
  matchup_presets_page_remove (self, matchup_preset_get_id (preset));
}

static void
duplicate_cb (MatchupPresetsPage *self, MatchupPreset *preset)
{
  MatchupPreset *copy = matchup_preset_list_duplicate (self->list, matchup_preset_get_id (preset));

  if (copy != NULL)
    open_preset (self, copy, FALSE);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetsPage *self = MATCHUP_PRESETS_PAGE (widget);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  open_preset (self, matchup_preset_list_add (self->list, "", NULL, params), TRUE);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_preset_files_import (widget, MATCHUP_PRESETS_PAGE (widget)->list);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_preset_files_export (widget, MATCHUP_PRESETS_PAGE (widget)->list, NULL);
}

/* How the built-in ones stood, to come back to it. */
typedef struct
{
  MatchupPresetList *list;
  char *text;
} Arrangement;

static void
arrangement_free (gpointer data)
{
  Arrangement *before = data;

  g_object_unref (before->list);
  g_free (before->text);
  g_free (before);
}

static void
undo_restoring (gpointer data)
{
  Arrangement *before = data;

  matchup_preset_list_set_built_in_text (before->list, before->text);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetsPage *self = MATCHUP_PRESETS_PAGE (widget);
  Arrangement *before = g_new0 (Arrangement, 1);

  before->list = g_object_ref (self->list);
  before->text = matchup_preset_list_dup_built_in_text (self->list);
  matchup_preset_list_set_built_in_text (self->list, NULL);
  matchup_toast_with_undo (widget,
                           _ ("All built-in presets are shown as they come"),
                           undo_restoring,
                           before,
                           arrangement_free);
  /* The button was pressed and has nothing to do any more. */
  matchup_preset_rows_focus_first (self->built_in_rows);
}

static void
update (MatchupPresetsPage *self)
{
  guint n = matchup_preset_list_get_n_own (self->list);
  g_autofree char *changed = matchup_preset_list_dup_built_in_text (self->list);
  gboolean searching = *gtk_editable_get_text (self->search) != '\0';

  gtk_widget_set_visible (self->none, n == 0);
  gtk_widget_set_visible (self->search_group, n > FEW || searching);
  gtk_widget_set_visible (self->nothing,
                          searching && matchup_preset_rows_get_n (self->own_rows) == 0 &&
                              matchup_preset_rows_get_n (self->built_in_rows) == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "presets.export", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "presets.restore", changed != NULL);
}

static void
search_changed_cb (MatchupPresetsPage *self)
{
  const char *text = gtk_editable_get_text (self->search);

  if (self->own_rows == NULL)
    return;
  matchup_preset_rows_set_search (self->own_rows, text);
  matchup_preset_rows_set_search (self->built_in_rows, text);
}

static void
search_stopped_cb (MatchupPresetsPage *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
save_failed_cb (MatchupPresetsPage *self, const char *sentence)
{
  matchup_toast (GTK_WIDGET (self), sentence);
}

static void
matchup_presets_page_dispose (GObject *object)
{
  MatchupPresetsPage *self = MATCHUP_PRESETS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_PRESETS_PAGE);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (matchup_presets_page_parent_class)->dispose (object);
}

static void
matchup_presets_page_class_init (MatchupPresetsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_presets_page_dispose;
  signals[SIGNAL_OPEN_PRESET] = g_signal_new ("open-preset",
                                              G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              2,
                                              MATCHUP_TYPE_PRESET,
                                              G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "presets.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "presets.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "presets.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "presets.restore", NULL, restore_action);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-presets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, search_group);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, files);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, search);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, own);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, built_in);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, none);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
matchup_presets_page_init (MatchupPresetsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->files, matchup_wrap_layout_new (12, 6));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
}

static MatchupPresetRows *
add_rows (MatchupPresetsPage *self, AdwPreferencesGroup *group, gboolean built_in)
{
  GtkWidget *rows = matchup_preset_rows_new (self->list, built_in);

  g_signal_connect_object (rows, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "duplicate", G_CALLBACK (duplicate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "filled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, rows);
  return MATCHUP_PRESET_ROWS (rows);
}

GtkWidget *
matchup_presets_page_new (MatchupPresetList *list)
{
  MatchupPresetsPage *self;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESETS_PAGE, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list,
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->own_rows = add_rows (self, self->own, FALSE);
  self->built_in_rows = add_rows (self, self->built_in, TRUE);
  update (self);
  return GTK_WIDGET (self);
}
