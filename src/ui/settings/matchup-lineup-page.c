/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-lineup-bar.h"
#include "matchup-toast.h"
#include "matchup-wrap-layout.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

struct _MatchupLineupPage
{
  AdwBin parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup; /* a copy, which is changed here */
  char *id;

  AdwWindowTitle *title;
  GtkWidget *buttons;
  GtkEditable *name_row;
  AdwPreferencesGroup *contestants;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_OPEN,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupLineupPage, matchup_lineup_page, ADW_TYPE_BIN)

static MatchupLineupList *
get_list (MatchupLineupPage *self)
{
  return matchup_workspace_get_saved_lineups (self->workspace);
}

/* What cannot be its name stays to be mended, and says so. */
static void
name_applied_cb (MatchupLineupPage *self)
{
  const char *name = gtk_editable_get_text (self->name_row);
  gboolean renamed = matchup_lineup_list_rename (get_list (self), self->id, name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               renamed ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (renamed)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
      adw_window_title_set_title (self->title, name);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
  matchup_toast (GTK_WIDGET (self), _ ("Another line-up has this name, or it is empty"));
}

/* The last one that goes is kept in what is saved: a line-up of nobody cannot be opened. */
static void
lineup_changed_cb (MatchupLineupPage *self)
{
  if (self->workspace != NULL && matchup_lineup_get_size (self->lineup) > 0)
    matchup_lineup_list_update (get_list (self), self->id, self->lineup);
}

/* Another one that was opened from the bar's list here. */
static void
chosen_cb (MatchupLineupPage *self, MatchupSavedLineup *saved)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, matchup_saved_lineup_get_id (saved));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0, NULL);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN], 0, MATCHUP_LINEUP_PAGE (widget)->id);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupLineupPage *self = MATCHUP_LINEUP_PAGE (widget);
  g_autoptr (MatchupSavedLineup) saved = NULL;

  g_set_object (&saved, matchup_lineup_list_get (get_list (self), self->id));
  if (saved == NULL)
    return;
  matchup_lineup_list_remove (get_list (self), self->id);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, saved);
}

static void
matchup_lineup_page_dispose (GObject *object)
{
  MatchupLineupPage *self = MATCHUP_LINEUP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_LINEUP_PAGE);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_lineup_page_parent_class)->dispose (object);
}

static void
matchup_lineup_page_finalize (GObject *object)
{
  g_free (MATCHUP_LINEUP_PAGE (object)->id);

  G_OBJECT_CLASS (matchup_lineup_page_parent_class)->finalize (object);
}

static guint
add_signal (MatchupLineupPageClass *klass, const char *name, GType argument)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       argument);
}

static void
matchup_lineup_page_class_init (MatchupLineupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_lineup_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_lineup_page_finalize;
  signals[SIGNAL_DONE] = add_signal (klass, "done", G_TYPE_STRING);
  signals[SIGNAL_OPEN] = add_signal (klass, "open", G_TYPE_STRING);
  signals[SIGNAL_REMOVED] = add_signal (klass, "removed", MATCHUP_TYPE_SAVED_LINEUP);
  gtk_widget_class_install_action (widget_class, "lineup-page.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "lineup-page.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "lineup-page.delete", NULL, delete_action);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-lineup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupPage, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupLineupPage, contestants);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
}

static void
matchup_lineup_page_init (MatchupLineupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, matchup_wrap_layout_new (12, 12));
  matchup_wrap_texts (self->buttons);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  matchup_accessible_name_by_tooltip (GTK_WIDGET (self->name_row));
}

GtkWidget *
matchup_lineup_page_new (MatchupWorkspace *workspace, MatchupSavedLineup *saved)
{
  MatchupLineupPage *self;
  GtkWidget *bar;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP (saved), NULL);

  self = g_object_new (MATCHUP_TYPE_LINEUP_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (matchup_saved_lineup_get_id (saved));
  self->lineup = matchup_lineup_list_dup_lineup (get_list (self), saved);
  adw_window_title_set_title (self->title, matchup_saved_lineup_get_name (saved));
  gtk_editable_set_text (self->name_row, matchup_saved_lineup_get_name (saved));
  bar = matchup_lineup_bar_new (workspace);
  matchup_lineup_bar_set_lineup (MATCHUP_LINEUP_BAR (bar), self->lineup);
  g_signal_connect_object (bar, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->contestants, bar);
  g_signal_connect_object (self->lineup,
                           "items-changed",
                           G_CALLBACK (lineup_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
matchup_lineup_page_focus (MatchupLineupPage *self)
{
  g_return_if_fail (MATCHUP_IS_LINEUP_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
