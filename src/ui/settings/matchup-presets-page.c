/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-presets-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-preset-files.h"
#include "matchup-preset-row.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

struct _MatchupPresetsPage
{
  AdwPreferencesPage parent_instance;

  MatchupPresetList *list;
  GPtrArray *rows; /* MatchupPresetRow of the person's own, borrowed */
  guint rebuild_id;

  AdwPreferencesGroup *own;
  AdwPreferencesGroup *built_in;
  GtkWidget *none;
  GtkWidget *add_button;
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
row_open_cb (MatchupPresetsPage *self, MatchupPresetRow *row)
{
  open_preset (self, matchup_preset_row_get_preset (row), FALSE);
}

static void
row_remove_cb (MatchupPresetsPage *self, MatchupPresetRow *row)
{
  matchup_presets_page_remove (self, matchup_preset_get_id (matchup_preset_row_get_preset (row)));
}

static void
row_duplicate_cb (MatchupPresetsPage *self, MatchupPresetRow *row)
{
  MatchupPreset *copy =
      matchup_preset_list_duplicate (self->list,
                                     matchup_preset_get_id (matchup_preset_row_get_preset (row)));

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

static GtkWidget *
make_row (MatchupPresetsPage *self, MatchupPreset *preset)
{
  GtkWidget *row = matchup_preset_row_new (self->list, preset);

  g_signal_connect_object (row, "open", G_CALLBACK (row_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row,
                           "duplicate",
                           G_CALLBACK (row_duplicate_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* -1: the focus is elsewhere. */
static int
find_focused (MatchupPresetsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return (int) i;
    }
  return -1;
}

/* To the preset that had it, else to the one that came in its place. */
static void
give_focus (MatchupPresetsPage *self, const char *id, guint position)
{
  GtkWidget *heir = self->add_button;

  if (self->rows->len > 0)
    heir = g_ptr_array_index (self->rows, MIN (position, self->rows->len - 1));
  for (guint i = 0; i < self->rows->len; i++)
    {
      MatchupPresetRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (matchup_preset_get_id (matchup_preset_row_get_preset (row)), id))
        heir = GTK_WIDGET (row);
    }
  gtk_widget_grab_focus (heir);
}

static void
rebuild (MatchupPresetsPage *self)
{
  guint n = matchup_preset_list_get_n_own (self->list);
  int focused = find_focused (self);
  g_autofree char *id = NULL;

  if (focused >= 0)
    id = g_strdup (matchup_preset_get_id (
        matchup_preset_row_get_preset (g_ptr_array_index (self->rows, (guint) focused))));
  for (guint i = 0; i < self->rows->len; i++)
    {
      matchup_focus_leave (g_ptr_array_index (self->rows, i), NULL);
      adw_preferences_group_remove (self->own, g_ptr_array_index (self->rows, i));
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      GtkWidget *row = make_row (self, preset);

      adw_preferences_group_add (self->own, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->none, n == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "presets.export", n > 0);
  if (id != NULL)
    give_focus (self, id, (guint) focused);
}

static gboolean
rebuild_cb (gpointer data)
{
  MatchupPresetsPage *self = data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: what was pressed is in one of the rows that go. */
static void
list_changed_cb (MatchupPresetsPage *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
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

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
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
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-presets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, own);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, built_in);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, none);
  gtk_widget_class_bind_template_child (widget_class, MatchupPresetsPage, add_button);
}

static void
matchup_presets_page_init (MatchupPresetsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
}

GtkWidget *
matchup_presets_page_new (MatchupPresetList *list)
{
  MatchupPresetsPage *self;
  guint n;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESETS_PAGE, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list,
                           "items-changed",
                           G_CALLBACK (list_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list,
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = matchup_preset_list_get_n_own (list); i < n; i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (list), i);

      adw_preferences_group_add (self->built_in, make_row (self, preset));
    }
  return GTK_WIDGET (self);
}
