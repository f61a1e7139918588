/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-saved.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-lineup-row.h"
#include "matchup-rename-popover.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

struct _MatchupLineupSaved
{
  GtkPopover parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup; /* the current one, or NULL */
  char *renamed_id;      /* while the popover with the new name is open */
  GtkWidget *rename;     /* weak: that popover */
  guint rebuild_id;

  GtkWidget *box;
  GtkEntry *entry;
  GtkButton *save_button;
  GtkLabel *note;
  GtkWidget *scrolled;
  GtkListBox *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupLineupSaved, matchup_lineup_saved, GTK_TYPE_POPOVER)

static MatchupLineupList *
get_list (MatchupLineupSaved *self)
{
  return matchup_workspace_get_saved_lineups (self->workspace);
}

/* What is needed to take a change back. */
typedef struct
{
  MatchupLineupList *list;
  MatchupSavedLineup *before;
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

  matchup_lineup_list_restore (change->list, change->before);
}

/* Where its button can be reached: the popover would be in front of it. */
static void
offer_undo (MatchupLineupSaved *self, const char *format, MatchupSavedLineup *before)
{
  GtkWidget *near = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text =
      matchup_sentence_insert_name (format, matchup_saved_lineup_get_name (before));
  Change *change = g_new0 (Change, 1);

  change->list = g_object_ref (get_list (self));
  change->before = g_object_ref (before);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (near != NULL)
    matchup_toast_with_undo (near, text, undo_change, change, change_free);
  else
    change_free (change);
}

static void
save_cb (MatchupLineupSaved *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (MatchupSavedLineup) before = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;
  g_set_object (&before, matchup_lineup_list_find (get_list (self), name));
  matchup_lineup_list_save (get_list (self), name, self->lineup);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (before != NULL)
    /* Translators: %s is the name of a saved line-up. */
    offer_undo (self, _ ("“%s” updated"), before);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
update_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupSaved *self = MATCHUP_LINEUP_SAVED (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (MatchupSavedLineup) before = NULL;

  g_set_object (&before, matchup_lineup_list_get (get_list (self), id));
  if (before != NULL && self->lineup != NULL &&
      matchup_lineup_list_update (get_list (self), id, self->lineup))
    offer_undo (self, _ ("“%s” updated"), before);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupSaved *self = MATCHUP_LINEUP_SAVED (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (MatchupSavedLineup) before = NULL;

  g_set_object (&before, matchup_lineup_list_get (get_list (self), id));
  if (before == NULL)
    return;
  matchup_lineup_list_remove (get_list (self), matchup_saved_lineup_get_id (before));
  /* Translators: %s is the name of a saved line-up. */
  offer_undo (self, _ ("Line-up “%s” deleted"), before);
}

static void
renamed_cb (MatchupLineupSaved *self, const char *name)
{
  g_autofree char *text = NULL;

  if (self->renamed_id == NULL ||
      matchup_lineup_list_rename (get_list (self), self->renamed_id, name))
    return;
  /* Translators: %s is what was typed */
  text = matchup_sentence_insert_name (_ ("There is a line-up called “%s” already."), name);
  gtk_label_set_text (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}

static GtkWidget *
find_row (MatchupLineupSaved *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      MatchupSavedLineup *saved = matchup_lineup_row_get_saved (MATCHUP_LINEUP_ROW (row));

      if (g_str_equal (matchup_saved_lineup_get_id (saved), id))
        return GTK_WIDGET (row);
    }
  return NULL;
}

/* At the row, but not a part of it: the row is made anew with its name. */
static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupSaved *self = MATCHUP_LINEUP_SAVED (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  MatchupSavedLineup *saved = matchup_lineup_list_get (get_list (self), id);
  GtkWidget *row = find_row (self, id);
  graphene_rect_t bounds;

  if (saved == NULL || row == NULL ||
      (self->rename != NULL && gtk_widget_get_visible (self->rename)))
    return;
  g_free (self->renamed_id);
  self->renamed_id = g_strdup (id);
  g_set_weak_pointer (
      &self->rename,
      GTK_WIDGET (matchup_rename_popover_show (self->box, matchup_saved_lineup_get_name (saved))));
  if (gtk_widget_compute_bounds (row, self->box, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->rename),
                                 &(GdkRectangle){ (int) bounds.origin.x,
                                                  (int) bounds.origin.y,
                                                  (int) bounds.size.width,
                                                  (int) bounds.size.height });
  g_signal_connect_object (self->rename,
                           "renamed",
                           G_CALLBACK (renamed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
row_activated_cb (MatchupLineupSaved *self, GtkListBoxRow *row)
{
  g_autoptr (MatchupSavedLineup) saved =
      g_object_ref (matchup_lineup_row_get_saved (MATCHUP_LINEUP_ROW (row)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, saved);
}

/* What saving would do, said before it is done. */
static void
entry_changed_cb (MatchupLineupSaved *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  gboolean taken = matchup_lineup_list_find (get_list (self), name) != NULL;
  gboolean empty = self->lineup == NULL || matchup_lineup_get_size (self->lineup) == 0;
  const char *note = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), *name != '\0' && !empty);
  gtk_button_set_label (self->save_button,
                        taken ? /* Translators: a button */ _ ("_Update")
                              : /* Translators: a button */ _ ("_Save"));
  if (empty)
    note = _ ("Add models first.");
  else if (taken)
    note = _ ("The line-up of this name will be overwritten.");
  else if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    note = _ ("A saved line-up keeps its models, their order and settings, and opens with one "
              "click.");
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
update_current (MatchupLineupSaved *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      MatchupSavedLineup *saved = matchup_lineup_row_get_saved (MATCHUP_LINEUP_ROW (row));

      matchup_lineup_row_set_current (
          MATCHUP_LINEUP_ROW (row),
          self->lineup != NULL &&
              matchup_lineup_is_like (self->lineup, matchup_saved_lineup_get_lineup (saved)));
    }
}

static void
rebuild (MatchupLineupSaved *self)
{
  GListModel *saved = G_LIST_MODEL (get_list (self));
  GtkListBoxRow *row;

  matchup_focus_leave (GTK_WIDGET (self->list), NULL);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (saved); i++)
    {
      g_autoptr (MatchupSavedLineup) item = g_list_model_get_item (saved, i);

      gtk_list_box_append (self->list, matchup_lineup_row_new (self->workspace, item));
    }
  gtk_widget_set_visible (self->scrolled, g_list_model_get_n_items (saved) > 0);
  update_current (self);
  entry_changed_cb (self);
}

/* Rows are made when they are about to be seen, and kept up to date while they are. */
static void
matchup_lineup_saved_show (GtkWidget *widget)
{
  rebuild (MATCHUP_LINEUP_SAVED (widget));
  GTK_WIDGET_CLASS (matchup_lineup_saved_parent_class)->show (widget);
}

static gboolean
rebuild_cb (gpointer data)
{
  MatchupLineupSaved *self = data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the button that was pressed is one of those that go. */
static void
list_changed_cb (MatchupLineupSaved *self)
{
  if (self->rebuild_id == 0 && gtk_widget_get_visible (GTK_WIDGET (self)))
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static void
matchup_lineup_saved_dispose (GObject *object)
{
  MatchupLineupSaved *self = MATCHUP_LINEUP_SAVED (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_weak_pointer (&self->rename);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_LINEUP_SAVED);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_lineup_saved_parent_class)->dispose (object);
}

static void
matchup_lineup_saved_finalize (GObject *object)
{
  g_free (MATCHUP_LINEUP_SAVED (object)->renamed_id);

  G_OBJECT_CLASS (matchup_lineup_saved_parent_class)->finalize (object);
}

static void
matchup_lineup_saved_class_init (MatchupLineupSavedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_lineup_saved_dispose;
  object_class->finalize = matchup_lineup_saved_finalize;
  widget_class->show = matchup_lineup_saved_show;
  gtk_widget_class_install_action (widget_class, "saved-lineup.update", "s", update_action);
  gtk_widget_class_install_action (widget_class, "saved-lineup.rename", "s", rename_action);
  gtk_widget_class_install_action (widget_class, "saved-lineup.delete", "s", delete_action);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         MATCHUP_TYPE_SAVED_LINEUP);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-lineup-saved.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupSaved, box);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupSaved, entry);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupSaved, save_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupSaved, note);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupSaved, scrolled);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupSaved, list);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
matchup_lineup_saved_init (MatchupLineupSaved *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
}

GtkWidget *
matchup_lineup_saved_new (MatchupWorkspace *workspace)
{
  MatchupLineupSaved *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_LINEUP_SAVED, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_list (self),
                           "items-changed",
                           G_CALLBACK (list_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

void
matchup_lineup_saved_set_lineup (MatchupLineupSaved *self, MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_LINEUP_SAVED (self));

  g_set_object (&self->lineup, lineup);
  update_current (self);
  entry_changed_cb (self);
}
