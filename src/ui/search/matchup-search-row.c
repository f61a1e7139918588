/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-row.h"

#include "matchup-config.h"
#include "matchup-history-row.h"

#include <glib/gi18n.h>

struct _MatchupSearchRow
{
  GtkListBoxRow parent_instance;

  MatchupSearchHit *hit;
};

G_DEFINE_FINAL_TYPE (MatchupSearchRow, matchup_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
matchup_search_row_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_SEARCH_ROW (object)->hit);

  G_OBJECT_CLASS (matchup_search_row_parent_class)->finalize (object);
}

static void
open_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

static void
matchup_search_row_class_init (MatchupSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_search_row_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass),
                                   "search-row.open",
                                   NULL,
                                   open_activated_cb);
}

static void
matchup_search_row_init (MatchupSearchRow *self)
{
}

static GtkWidget *
make_label (const char *text, gboolean small)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (small)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

/* Bold and underlined: seen without colours, and in a typeface that has no bold Chinese too. */
static GtkWidget *
make_snippet (MatchupSearchHit *hit)
{
  GtkWidget *label = make_label (matchup_search_hit_get_snippet (hit), FALSE);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < matchup_search_hit_get_n_ranges (hit); i++)
    {
      PangoAttribute *all[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };
      guint start;
      guint end;

      matchup_search_hit_get_range (hit, i, &start, &end);
      for (guint k = 0; k < G_N_ELEMENTS (all); k++)
        {
          all[k]->start_index = start;
          all[k]->end_index = end;
          pango_attr_list_insert (attributes, all[k]);
        }
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  return label;
}

/* The snippet, where it is, when, and whether it was put away: in this order it is read out. */
static void
name_row (MatchupSearchRow *self, const char *where, const char *when)
{
  g_autofree char *name = NULL;

  if (matchup_search_hit_get_archived (self->hit))
    /* Translators: what was found, where, when; its conversation is in the archive */
    name = g_strdup_printf (C_ ("search result", "%s, %s, %s, archived"),
                            matchup_search_hit_get_snippet (self->hit),
                            where,
                            when);
  else
    /* Translators: what was found, where, when */
    name = g_strdup_printf (C_ ("search result", "%s, %s, %s"),
                            matchup_search_hit_get_snippet (self->hit),
                            where,
                            when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
matchup_search_row_new (MatchupSearchHit *hit)
{
  MatchupSearchRow *self;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = NULL;
  g_autofree char *where = NULL;
  GtkWidget *box;
  GtkWidget *line;

  g_return_val_if_fail (MATCHUP_IS_SEARCH_HIT (hit), NULL);

  self = g_object_new (MATCHUP_TYPE_SEARCH_ROW, NULL);
  self->hit = g_object_ref (hit);
  when = matchup_history_row_format_date (matchup_search_hit_get_time (hit), now);
  where = matchup_search_hit_dup_place (hit);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (line), make_label (where, TRUE));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (line), TRUE);
  if (matchup_search_hit_get_archived (hit))
    /* Translators: a conversation that was put away */
    gtk_box_append (GTK_BOX (line), make_label (_ ("Archived"), TRUE));
  gtk_box_append (GTK_BOX (line), make_label (when, TRUE));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (line)), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), make_snippet (hit));
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "matchup-search-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  name_row (self, where, when);
  return GTK_WIDGET (self);
}

MatchupSearchHit *
matchup_search_row_get_hit (MatchupSearchRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH_ROW (self), NULL);

  return self->hit;
}
