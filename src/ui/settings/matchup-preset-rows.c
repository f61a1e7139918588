/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-rows.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-preset-row.h"
#include "matchup-preset-search.h"

#include <glib/gi18n.h>

/* Shown at first, and so many more each time. */
#define STEP 30
/* So many rows are made at a time, so that typing and scrolling go on. */
#define TURN 4

struct _MatchupPresetRows
{
  AdwBin parent_instance;

  MatchupPresetList *list;
  gboolean built_in;
  char **terms; /* of the search, or NULL */
  guint limit;
  GPtrArray *rows; /* MatchupPresetRow as they stand in the box, borrowed */
  guint sync_id;
  char *focus_id; /* the preset whose row had the focus and has gone; or NULL */
  guint focus_position;

  GtkListBox *box;
  GtkWidget *more;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_REMOVE,
  SIGNAL_DUPLICATE,
  SIGNAL_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetRows, matchup_preset_rows, ADW_TYPE_BIN)

static MatchupPresetRow *
get_row (MatchupPresetRows *self, guint position)
{
  return g_ptr_array_index (self->rows, position);
}

static const char *
get_id (MatchupPresetRows *self, guint position)
{
  return matchup_preset_get_id (matchup_preset_row_get_preset (get_row (self, position)));
}

static guint
count (MatchupPresetRows *self)
{
  return self->built_in ? matchup_preset_list_get_n_built_in (self->list)
                        : matchup_preset_list_get_n_own (self->list);
}

static MatchupPreset *
dup_preset (MatchupPresetRows *self, guint position)
{
  return self->built_in ? g_object_ref (matchup_preset_list_get_built_in (self->list, position))
                        : g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

/* What is to be shown; one more than that where there is more. */
static GPtrArray *
find_wanted (MatchupPresetRows *self)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = count (self);

  for (guint i = 0; i < n && wanted->len <= self->limit; i++)
    {
      g_autoptr (MatchupPreset) preset = dup_preset (self, i);

      if (matchup_preset_search_matches (preset, self->terms))
        g_ptr_array_add (wanted, g_steal_pointer (&preset));
    }
  return wanted;
}

static void
row_open_cb (MatchupPresetRows *self, MatchupPresetRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, matchup_preset_row_get_preset (row));
}

static void
row_remove_cb (MatchupPresetRows *self, MatchupPresetRow *row)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0, matchup_preset_row_get_preset (row));
}

static void
row_duplicate_cb (MatchupPresetRows *self, MatchupPresetRow *row)
{
  g_signal_emit (self, signals[SIGNAL_DUPLICATE], 0, matchup_preset_row_get_preset (row));
}

static void
connect_row (MatchupPresetRows *self, gpointer row, const char *signal, GCallback callback)
{
  g_signal_connect_object (row, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
insert_row (MatchupPresetRows *self, GtkWidget *row, guint position)
{
  gtk_list_box_insert (self->box, row, (int) position);
  g_ptr_array_insert (self->rows, (int) position, row);
}

static void
make_row (MatchupPresetRows *self, MatchupPreset *preset, guint position)
{
  GtkWidget *row = matchup_preset_row_new (self->list, preset);

  connect_row (self, row, "open", G_CALLBACK (row_open_cb));
  connect_row (self, row, "remove", G_CALLBACK (row_remove_cb));
  connect_row (self, row, "duplicate", G_CALLBACK (row_duplicate_cb));
  insert_row (self, row, position);
}

static gboolean
has_focus (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

/* Notes who had the focus, for give_focus(). */
static void
take_out (MatchupPresetRows *self, guint position)
{
  GtkWidget *row = GTK_WIDGET (get_row (self, position));

  if (has_focus (row))
    {
      g_free (self->focus_id);
      self->focus_id = g_strdup (get_id (self, position));
      self->focus_position = position;
      matchup_focus_leave (row, NULL);
    }
  g_ptr_array_remove_index (self->rows, position);
  gtk_list_box_remove (self->box, row);
}

static void
take_out_unwanted (MatchupPresetRows *self, GPtrArray *wanted)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (set, g_ptr_array_index (wanted, i));
  for (guint i = self->rows->len; i > 0; i--)
    {
      if (!g_hash_table_contains (set, matchup_preset_row_get_preset (get_row (self, i - 1))))
        take_out (self, i - 1);
    }
}

static gboolean
is_at (MatchupPresetRows *self, MatchupPreset *preset, guint position)
{
  return position < self->rows->len &&
         matchup_preset_row_get_preset (get_row (self, position)) == preset;
}

/* Whether the row of @preset is at @position; one that stands in its way goes, and so does its own
 * elsewhere: GTK 4.8 disables the buttons of a row that is taken out and put in again. */
static gboolean
is_in_place (MatchupPresetRows *self, MatchupPreset *preset, guint position)
{
  if (is_at (self, preset, position))
    return TRUE;
  if (is_at (self, preset, position + 1))
    {
      take_out (self, position);
      return TRUE;
    }
  for (guint i = position; i < self->rows->len; i++)
    {
      if (!is_at (self, preset, i))
        continue;
      take_out (self, i);
      return FALSE;
    }
  return FALSE;
}

/* To the preset that had it, else to the one that came in its place. */
static void
give_focus (MatchupPresetRows *self)
{
  g_autofree char *id = g_steal_pointer (&self->focus_id);
  guint heir = self->focus_position;

  if (id == NULL || self->rows->len == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_str_equal (get_id (self, i), id))
        heir = i;
    }
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self, MIN (heir, self->rows->len - 1))));
}

/* The button that was pressed may have nothing to do any more, as at the end of the list. */
static void
update_row (MatchupPresetRows *self, guint position)
{
  MatchupPresetRow *row = get_row (self, position);
  gboolean had_focus = has_focus (GTK_WIDGET (row));
  gboolean movable = self->terms == NULL;

  matchup_preset_row_update (row, movable && position > 0, movable && position + 1 < count (self));
  if (had_focus && !has_focus (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
finish (MatchupPresetRows *self, gboolean more)
{
  if (!more)
    matchup_focus_leave (self->more, NULL);
  gtk_widget_set_visible (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->box), self->rows->len > 0);
  give_focus (self);
  g_signal_emit (self, signals[SIGNAL_FILLED], 0);
}

/* One turn; TRUE: there is more to be done. */
static gboolean
sync_rows (MatchupPresetRows *self)
{
  g_autoptr (GPtrArray) wanted = find_wanted (self);
  gboolean more = wanted->len > self->limit;
  guint made = 0;

  if (more)
    g_ptr_array_set_size (wanted, self->limit);
  take_out_unwanted (self, wanted);
  for (guint i = 0; i < wanted->len; i++)
    {
      MatchupPreset *preset = g_ptr_array_index (wanted, i);

      if (!is_in_place (self, preset, i))
        {
          if (made++ == TURN)
            {
              gtk_widget_set_visible (GTK_WIDGET (self->box), TRUE);
              return TRUE;
            }
          make_row (self, preset, i);
        }
      update_row (self, i);
    }
  finish (self, more);
  return FALSE;
}

static gboolean
sync_cb (gpointer data)
{
  MatchupPresetRows *self = data;

  if (sync_rows (self))
    return G_SOURCE_CONTINUE;
  self->sync_id = 0;
  return G_SOURCE_REMOVE;
}

/* Not at once: what was pressed is in one of the rows. */
static void
queue_sync (MatchupPresetRows *self)
{
  if (self->sync_id == 0)
    self->sync_id = g_idle_add (sync_cb, self);
}

static void
more_clicked_cb (MatchupPresetRows *self)
{
  self->limit += STEP;
  queue_sync (self);
}

/* A row that is moved on by keys is followed behind the last one that is shown. */
static void
list_changed_cb (MatchupPresetRows *self)
{
  if (self->rows->len == self->limit && has_focus (GTK_WIDGET (get_row (self, self->limit - 1))))
    self->limit++;
  queue_sync (self);
}

static void
matchup_preset_rows_dispose (GObject *object)
{
  MatchupPresetRows *self = MATCHUP_PRESET_ROWS (object);

  g_clear_handle_id (&self->sync_id, g_source_remove);
  if (self->rows != NULL)
    g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (matchup_preset_rows_parent_class)->dispose (object);
}

static void
matchup_preset_rows_finalize (GObject *object)
{
  MatchupPresetRows *self = MATCHUP_PRESET_ROWS (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->terms);
  g_free (self->focus_id);

  G_OBJECT_CLASS (matchup_preset_rows_parent_class)->finalize (object);
}

static guint
add_signal (GType type, const char *name)
{
  return g_signal_new (name,
                       type,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       MATCHUP_TYPE_PRESET);
}

static void
matchup_preset_rows_class_init (MatchupPresetRowsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_preset_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_preset_rows_finalize;
  signals[SIGNAL_OPEN] = add_signal (type, "open");
  signals[SIGNAL_REMOVE] = add_signal (type, "remove");
  signals[SIGNAL_DUPLICATE] = add_signal (type, "duplicate");
  signals[SIGNAL_FILLED] =
      g_signal_new ("filled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
matchup_preset_rows_init (MatchupPresetRows *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->limit = STEP;
  self->rows = g_ptr_array_new ();
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  self->more = gtk_button_new_with_label (_ ("Show More Presets"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "flat");
  matchup_accessible_name_by_label (self->more);
  g_signal_connect_object (self->more,
                           "clicked",
                           G_CALLBACK (more_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (column), self->more);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
matchup_preset_rows_new (MatchupPresetList *list, gboolean built_in)
{
  MatchupPresetRows *self;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_ROWS, NULL);
  self->list = g_object_ref (list);
  self->built_in = built_in;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  built_in ? _ ("Built-in Presets") : _ ("Your Presets"),
                                  -1);
  g_signal_connect_object (list,
                           "items-changed",
                           G_CALLBACK (list_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  if (sync_rows (self))
    queue_sync (self);
  return GTK_WIDGET (self);
}

void
matchup_preset_rows_set_search (MatchupPresetRows *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_PRESET_ROWS (self));
  g_return_if_fail (text != NULL);

  g_strfreev (self->terms);
  self->terms = matchup_preset_search_dup_terms (text);
  self->limit = STEP;
  queue_sync (self);
}

guint
matchup_preset_rows_get_n (MatchupPresetRows *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_ROWS (self), 0);
  return self->rows->len;
}

gboolean
matchup_preset_rows_focus_first (MatchupPresetRows *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_ROWS (self), FALSE);

  return self->rows->len > 0 && gtk_widget_grab_focus (GTK_WIDGET (get_row (self, 0)));
}
