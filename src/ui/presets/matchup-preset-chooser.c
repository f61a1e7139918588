/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-chooser.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-illustration.h"
#include "matchup-preset-search.h"

#include <glib/gi18n.h>

/* Of more there is a search. */
#define FEW 8
/* Of more there are no rows: who has so many searches. */
#define MANY 40

struct _MatchupPresetChooser
{
  AdwBin parent_instance;

  MatchupPresetList *list;
  gboolean none_allowed;
  char *current_id; /* or NULL */
  char **terms;     /* of the search, or NULL */
  guint rebuild_id;

  GtkWidget *search;
  GtkListBox *rows;
  GtkWidget *scrolled;
  GtkWidget *nothing;
  GtkWidget *rest;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_DISMISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetChooser, matchup_preset_chooser, ADW_TYPE_BIN)

static void rebuild (MatchupPresetChooser *self);

#define ROW_PRESET "matchup-preset"

/* NULL: the row of no preset. */
static MatchupPreset *
get_preset (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ROW_PRESET);
}

/* NULL: the search found nothing. */
static GtkListBoxRow *
find_first (MatchupPresetChooser *self)
{
  return gtk_list_box_get_row_at_index (self->rows, 0);
}

static void
search_changed_cb (MatchupPresetChooser *self)
{
  g_strfreev (self->terms);
  self->terms =
      matchup_preset_search_dup_terms (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  rebuild (self);
}

static void
pick (MatchupPresetChooser *self, GtkListBoxRow *row)
{
  MatchupPreset *preset = get_preset (row);
  g_autofree char *id = g_strdup (preset != NULL ? matchup_preset_get_id (preset) : "");

  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static void
row_activated_cb (MatchupPresetChooser *self, GtkListBoxRow *row)
{
  pick (self, row);
}

static void
search_activated_cb (MatchupPresetChooser *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    pick (self, row);
}

static void
search_stopped_cb (MatchupPresetChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer user_data)
{
  GtkListBoxRow *row = find_first (user_data);

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || row == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
rows_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             gpointer user_data)
{
  MatchupPresetChooser *self = user_data;
  GtkListBoxRow *row = find_first (self);

  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) || row == NULL ||
      !gtk_widget_has_focus (GTK_WIDGET (row)) || !gtk_widget_get_visible (self->search))
    return FALSE;
  return gtk_widget_grab_focus (self->search);
}

static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetChooser *self = MATCHUP_PRESET_CHOOSER (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (*id == '\0' ? self->none_allowed : matchup_preset_list_get (self->list, id) != NULL)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static GtkWidget *
make_label (const char *text, gboolean caption)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static gboolean
is_current (MatchupPresetChooser *self, MatchupPreset *preset)
{
  return g_strcmp0 (self->current_id, matchup_preset_get_id (preset)) == 0;
}

/* @preset NULL: no preset. */
static GtkWidget *
make_row (MatchupPresetChooser *self, MatchupPreset *preset)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  const char *name = preset != NULL ? matchup_preset_get_name (preset) : _ ("No Preset");
  const char *id = preset != NULL ? matchup_preset_get_id (preset) : "";
  gboolean current = g_strcmp0 (self->current_id, id) == 0;
  g_autofree char *summary = preset != NULL ? matchup_preset_dup_summary (preset)
                                            : g_strdup (_ ("The model answers in its own way"));

  gtk_box_append (GTK_BOX (texts), make_label (name, FALSE));
  if (*summary != '\0')
    gtk_box_append (GTK_BOX (texts), make_label (summary, TRUE));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_opacity (check, current ? 1 : 0);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
  if (preset != NULL)
    g_object_set_data_full (G_OBJECT (row), ROW_PRESET, g_object_ref (preset), g_object_unref);
  return row;
}

/* Over the first one that is built in, where own ones go before. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MatchupPreset *preset = get_preset (row);
  MatchupPreset *last = before != NULL ? get_preset (before) : NULL;
  gboolean begins = preset != NULL && (last == NULL || matchup_preset_is_built_in (preset) !=
                                                           matchup_preset_is_built_in (last));
  GtkWidget *header;

  if (!begins || matchup_preset_list_get_n_own (MATCHUP_PRESET_CHOOSER (user_data)->list) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (matchup_preset_is_built_in (preset) ? _ ("Built-in Presets")
                                                              : _ ("Your Presets"));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "caption-heading");
  gtk_widget_add_css_class (header, "dim-label");
  gtk_widget_add_css_class (header, "matchup-preset-heading");
  gtk_list_box_row_set_header (row, header);
}

/* @rest: so many have no row. */
static void
tell_rest (MatchupPresetChooser *self, guint rest)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u more: search for it", "%u more: search for them", rest), rest);

  gtk_label_set_text (GTK_LABEL (self->rest), text);
  gtk_widget_set_visible (self->rest, rest > 0);
}

static void
rebuild (MatchupPresetChooser *self)
{
  GListModel *list = G_LIST_MODEL (self->list);
  guint n = g_list_model_get_n_items (list);
  GtkListBoxRow *row;
  guint found = 0;

  matchup_focus_leave (GTK_WIDGET (self->rows), NULL);
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  if (self->none_allowed && self->terms == NULL)
    gtk_list_box_append (self->rows, make_row (self, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (list, i);

      if (!matchup_preset_search_matches (preset, self->terms))
        continue;
      if (found++ < MANY || is_current (self, preset))
        gtk_list_box_append (self->rows, make_row (self, preset));
    }
  gtk_widget_set_visible (self->search, n > FEW);
  gtk_widget_set_visible (self->nothing, find_first (self) == NULL);
  gtk_widget_set_visible (self->scrolled, find_first (self) != NULL);
  tell_rest (self, found > MANY ? found - MANY : 0);
}

static gboolean
rebuild_cb (gpointer data)
{
  MatchupPresetChooser *self = data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Rows are made when they are about to be seen, and kept up to date while they are. */
static void
list_changed_cb (MatchupPresetChooser *self)
{
  if (self->rebuild_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static void
matchup_preset_chooser_dispose (GObject *object)
{
  MatchupPresetChooser *self = MATCHUP_PRESET_CHOOSER (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  if (self->rows != NULL)
    gtk_list_box_set_header_func (self->rows, NULL, NULL, NULL);
  self->rows = NULL;
  g_clear_object (&self->list);

  G_OBJECT_CLASS (matchup_preset_chooser_parent_class)->dispose (object);
}

static void
matchup_preset_chooser_finalize (GObject *object)
{
  MatchupPresetChooser *self = MATCHUP_PRESET_CHOOSER (object);

  g_free (self->current_id);
  g_strfreev (self->terms);

  G_OBJECT_CLASS (matchup_preset_chooser_parent_class)->finalize (object);
}

static void
matchup_preset_chooser_class_init (MatchupPresetChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_preset_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_preset_chooser_finalize;

  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);
  signals[SIGNAL_DISMISSED] = g_signal_new ("dismissed",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass),
                                   "preset-chooser.pick",
                                   "s",
                                   pick_action);
}

static void
add_keys (GtkWidget *widget,
          GtkPropagationPhase phase,
          GCallback callback,
          MatchupPresetChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect_object (keys, "key-pressed", callback, self, 0);
  gtk_widget_add_controller (widget, keys);
}

static void
make_search (MatchupPresetChooser *self)
{
  self->search = gtk_search_entry_new ();
  g_object_set (self->search,
                "placeholder-text",
                _ ("Search presets"),
                "margin-bottom",
                6,
                "search-delay",
                0,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search presets"),
                                  -1);
  g_signal_connect_object (self->search,
                           "search-changed",
                           G_CALLBACK (search_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search,
                           "activate",
                           G_CALLBACK (search_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search,
                           "stop-search",
                           G_CALLBACK (search_stopped_cb),
                           self,
                           G_CONNECT_SWAPPED);
  /* After the input method, whose candidates are gone through with the same keys. */
  add_keys (self->search, GTK_PHASE_BUBBLE, G_CALLBACK (search_key_cb), self);
}

static void
make_list (MatchupPresetChooser *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->rows, update_header, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "matchup-presets");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Presets"),
                                  -1);
  g_signal_connect_object (self->rows,
                           "row-activated",
                           G_CALLBACK (row_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add_keys (GTK_WIDGET (self->rows), GTK_PHASE_CAPTURE, G_CALLBACK (rows_key_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  g_object_set (self->scrolled,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "max-content-height",
                320,
                "child",
                self->rows,
                NULL);
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *picture = matchup_illustration_new ("nothing-found");
  GtkWidget *label = gtk_label_new (_ ("No preset found"));

  gtk_widget_add_css_class (picture, "small");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
matchup_preset_chooser_init (MatchupPresetChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  make_search (self);
  make_list (self);
  self->nothing = make_nothing ();
  gtk_widget_set_margin_top (self->nothing, 18);
  gtk_widget_set_margin_bottom (self->nothing, 18);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_box_append (GTK_BOX (box), self->nothing);
  self->rest = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->rest, "dim-label");
  gtk_widget_add_css_class (self->rest, "caption");
  gtk_widget_set_margin_top (self->rest, 6);
  gtk_widget_hide (self->rest);
  gtk_box_append (GTK_BOX (box), self->rest);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
matchup_preset_chooser_new (MatchupPresetList *list, gboolean none_allowed)
{
  MatchupPresetChooser *self;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_CHOOSER, NULL);
  self->list = g_object_ref (list);
  self->none_allowed = none_allowed;
  g_signal_connect_object (list,
                           "items-changed",
                           G_CALLBACK (list_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
matchup_preset_chooser_start (MatchupPresetChooser *self, const char *current_id)
{
  char *kept;

  g_return_if_fail (MATCHUP_IS_PRESET_CHOOSER (self));

  kept = g_strdup (current_id);
  g_free (self->current_id);
  self->current_id = kept;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  rebuild (self);
}

void
matchup_preset_chooser_set_search (MatchupPresetChooser *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_PRESET_CHOOSER (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  search_changed_cb (self);
}
