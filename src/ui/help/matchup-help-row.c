/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-help-row.h"

#include "matchup-search-snippet.h"

struct _MatchupHelpRow
{
  GtkListBoxRow parent_instance;

  const MatchupHelpPage *page;
  GtkLabel *snippet;
};

G_DEFINE_FINAL_TYPE (MatchupHelpRow, matchup_help_row, GTK_TYPE_LIST_BOX_ROW)

static void
matchup_help_row_class_init (MatchupHelpRowClass *klass)
{
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  return label;
}

static void
matchup_help_row_init (MatchupHelpRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = make_label ();
  GtkWidget *snippet = make_label ();

  self->snippet = GTK_LABEL (snippet);
  gtk_widget_add_css_class (snippet, "dim-label");
  gtk_widget_add_css_class (snippet, "caption");
  gtk_widget_set_visible (snippet, FALSE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), snippet);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
matchup_help_row_new (const MatchupHelpPage *page)
{
  MatchupHelpRow *self;
  GtkWidget *box;

  g_return_val_if_fail (page != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_HELP_ROW, NULL);
  self->page = page;
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), page->title);
  matchup_help_row_look_for (self, NULL);
  return GTK_WIDGET (self);
}

const MatchupHelpPage *
matchup_help_row_get_page (MatchupHelpRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_HELP_ROW (self), NULL);

  return self->page;
}

static void
mark (GtkLabel *label, GArray *ranges)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = g_array_index (ranges, MatchupSearchRange, i).start;
      bold->end_index = g_array_index (ranges, MatchupSearchRange, i).end;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_attributes (label, attributes);
}

gboolean
matchup_help_row_look_for (MatchupHelpRow *self, MatchupSearchQuery *query)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
  g_autofree char *snippet = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (MATCHUP_IS_HELP_ROW (self), FALSE);

  if (query != NULL &&
      !matchup_search_query_match (query, self->page->text, self->page->length, NULL))
    return FALSE;
  if (query != NULL)
    snippet =
        matchup_search_snippet_new (self->page->text, self->page->length, TRUE, query, ranges);
  if (snippet != NULL)
    {
      gtk_label_set_text (self->snippet, snippet);
      mark (self->snippet, ranges);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), snippet != NULL);
  name = snippet != NULL ? g_strdup_printf ("%s, %s", self->page->title, snippet)
                         : g_strdup (self->page->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return TRUE;
}
