/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-block.h"

#include "matchup-block-widget.h"
#include "matchup-math-view.h"
#include "matchup-text-leaf.h"

/* What setting it costs beside its source, in bytes of text. */
#define WIDGET_COST 512

struct _MatchupMathBlock
{
  GtkWidget parent_instance;

  MatchupBlockContext *context;
  MatchupMdBlock *block;
  MatchupMathView *view; /* NULL until there is a block */
};

static void leaf_iface_init (MatchupTextLeafInterface *iface);
static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupMathBlock,
                               matchup_math_block,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_TEXT_LEAF, leaf_iface_init)
                                   G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                          block_widget_iface_init))

static gboolean
matchup_math_block_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  MatchupMathBlock *self = MATCHUP_MATH_BLOCK (widget);
  gsize length;
  const char *latex = matchup_md_block_get_text (block, &length);

  if (matchup_md_block_get_kind (block) != MATCHUP_MD_KIND_MATH)
    return FALSE;
  g_set_object (&self->block, block);
  if (self->view != NULL)
    {
      matchup_math_view_set_latex (self->view, latex, length);
    }
  else
    {
      self->view = MATCHUP_MATH_VIEW (matchup_math_view_new (latex, length));
      gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
    }
  matchup_block_context_spend (self->context, WIDGET_COST + length);
  return TRUE;
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_math_block_update;
}

static const char *
matchup_math_block_get_text (MatchupTextLeaf *leaf, gsize *out_length)
{
  return matchup_md_block_get_text (MATCHUP_MATH_BLOCK (leaf)->block, out_length);
}

static char *
matchup_math_block_dup_text (MatchupTextLeaf *leaf, gsize start, gsize end)
{
  return g_strdup (end > start ? matchup_md_block_get_text (MATCHUP_MATH_BLOCK (leaf)->block, NULL)
                               : "");
}

static gsize
matchup_math_block_get_offset (MatchupTextLeaf *leaf, double x, double y)
{
  gsize length;

  matchup_math_block_get_text (leaf, &length);
  return x < gtk_widget_get_width (GTK_WIDGET (leaf)) / 2.0 ? 0 : length;
}

static void
matchup_math_block_get_cursor (MatchupTextLeaf *leaf, gsize offset, GdkRectangle *out_place)
{
  GtkWidget *widget = GTK_WIDGET (leaf);

  *out_place = (GdkRectangle){ offset == 0 ? 0 : gtk_widget_get_width (widget),
                               0,
                               0,
                               gtk_widget_get_height (widget) };
}

static void
set_class (MatchupTextLeaf *leaf, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (leaf), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (leaf), name);
}

static void
matchup_math_block_set_selection (MatchupTextLeaf *leaf, MatchupTextRange range)
{
  set_class (leaf, "selected", range.end > range.start);
}

static void
matchup_math_block_set_hits (MatchupTextLeaf *leaf,
                             const MatchupTextRange *hits,
                             guint n_hits,
                             int current)
{
  set_class (leaf, "hit", n_hits > 0);
  set_class (leaf, "current-hit", current >= 0);
}

static void
leaf_iface_init (MatchupTextLeafInterface *iface)
{
  iface->get_text = matchup_math_block_get_text;
  iface->dup_text = matchup_math_block_dup_text;
  iface->get_offset = matchup_math_block_get_offset;
  iface->get_cursor = matchup_math_block_get_cursor;
  iface->set_selection = matchup_math_block_set_selection;
  iface->set_hits = matchup_math_block_set_hits;
}

static void
matchup_math_block_dispose (GObject *object)
{
  MatchupMathBlock *self = MATCHUP_MATH_BLOCK (object);

  if (self->context != NULL)
    matchup_block_context_remove (self->context, GTK_WIDGET (self));
  g_clear_object (&self->context);
  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->view));
  self->view = NULL;

  G_OBJECT_CLASS (matchup_math_block_parent_class)->dispose (object);
}

static void
matchup_math_block_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_MATH_BLOCK (object)->block);

  G_OBJECT_CLASS (matchup_math_block_parent_class)->finalize (object);
}

static void
matchup_math_block_class_init (MatchupMathBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_math_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_math_block_finalize;
  gtk_widget_class_set_css_name (widget_class, "mathblock");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
matchup_math_block_init (MatchupMathBlock *self)
{
}

GtkWidget *
matchup_math_block_new (MatchupBlockContext *context, MatchupMdBlock *block)
{
  MatchupMathBlock *self = g_object_new (MATCHUP_TYPE_MATH_BLOCK, NULL);

  self->context = g_object_ref (context);
  matchup_math_block_update (MATCHUP_BLOCK_WIDGET (self), block);
  return GTK_WIDGET (self);
}
