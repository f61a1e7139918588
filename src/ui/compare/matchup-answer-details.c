/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-details.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-detail-list.h"
#include "matchup-toast.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

/* What is longer is scrolled; pixels. */
#define MAX_HEIGHT 380

struct _MatchupAnswerDetails
{
  GtkPopover parent_instance;

  MatchupRun *run;
  MatchupPricing *pricing;
  char *service;
};

G_DEFINE_FINAL_TYPE (MatchupAnswerDetails, matchup_answer_details, GTK_TYPE_POPOVER)

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupAnswerDetails *self = MATCHUP_ANSWER_DETAILS (widget);
  g_autofree char *text = matchup_detail_list_dup_text (self->run, self->pricing, self->service);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  matchup_toast (widget, _ ("Details copied"));
}

static void
matchup_answer_details_dispose (GObject *object)
{
  MatchupAnswerDetails *self = MATCHUP_ANSWER_DETAILS (object);

  g_clear_object (&self->run);
  g_clear_object (&self->pricing);
  g_clear_pointer (&self->service, g_free);

  G_OBJECT_CLASS (matchup_answer_details_parent_class)->dispose (object);
}

static void
matchup_answer_details_class_init (MatchupAnswerDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_answer_details_dispose;
  gtk_widget_class_install_action (widget_class, "details.copy", NULL, copy_action);
}

static void
matchup_answer_details_init (MatchupAnswerDetails *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details of this answer"),
                                  -1);
}

/* Narrow enough for a phone: three of them stand in a line. */
static GtkWidget *
make_cell (const char *text, float xalign, int width_chars, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars / 2);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_detail (GtkGrid *grid, int row, const MatchupDetail *detail)
{
  if (detail->value == NULL)
    {
      GtkWidget *heading = make_cell (detail->label, 0, 12, "heading");

      if (row > 0)
        gtk_widget_set_margin_top (heading, 6);
      gtk_grid_attach (grid, heading, 0, row, 3, 1);
      return;
    }
  gtk_grid_attach (grid, make_cell (detail->label, 0, 13, "dim-label"), 0, row, 1, 1);
  gtk_grid_attach (grid,
                   make_cell (detail->value, 0, detail->origin != NULL ? 10 : 18, "numeric"),
                   1,
                   row,
                   detail->origin != NULL ? 1 : 2,
                   1);
  if (detail->origin != NULL)
    {
      GtkWidget *origin = make_cell (detail->origin, 1, 9, "caption");

      gtk_widget_add_css_class (origin, "dim-label");
      gtk_widget_set_hexpand (origin, TRUE);
      gtk_grid_attach (grid, origin, 2, row, 1, 1);
    }
}

static GtkWidget *
make_table (GPtrArray *list)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  /* For the line around it while it has the focus. */
  gtk_widget_set_margin_start (grid, 4);
  gtk_widget_set_margin_end (grid, 4);
  gtk_widget_set_margin_top (grid, 4);
  gtk_widget_set_margin_bottom (grid, 4);
  for (guint i = 0; i < list->len; i++)
    add_detail (GTK_GRID (grid), (int) i, g_ptr_array_index (list, i));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
matchup_answer_details_new (MatchupRun *run, MatchupPricing *pricing, const char *service)
{
  MatchupAnswerDetails *self = g_object_new (MATCHUP_TYPE_ANSWER_DETAILS, NULL);
  g_autoptr (GPtrArray) list = matchup_detail_list_new (run, pricing, service);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->run = g_object_ref (run);
  self->pricing = g_object_ref (pricing);
  self->service = g_strdup (service);
  gtk_box_append (GTK_BOX (box), make_table (list));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("_Copy"), "details.copy"));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("_What Was Sent"), "answer.sent"));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "matchup-sum");
  matchup_accessible_name_by_label (buttons);
  matchup_wrap_texts (box);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}
