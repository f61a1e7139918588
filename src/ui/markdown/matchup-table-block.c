/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-table-block.h"

#include "matchup-block-widget.h"
#include "matchup-config.h"
#include "matchup-lazy-menu.h"
#include "matchup-more-button.h"
#include "matchup-side-scroller.h"
#include "matchup-stack-layout.h"
#include "matchup-table-grid.h"
#include "matchup-table-text.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

/* How many cells are shown before the person asks for more. */
#define CELL_LIMIT 4000
/* What the widgets around the cells cost, in bytes of text. */
#define WIDGET_COST 512

struct _MatchupTableBlock
{
  GtkWidget parent_instance;

  MatchupMdBlock *block;
  guint max_rows;
  MatchupTableGrid *grid;
  GtkWidget *more; /* the button, or NULL */
};

static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupTableBlock,
                               matchup_table_block,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                      block_widget_iface_init))

guint
matchup_table_block_get_rows_at_once (MatchupMdBlock *block)
{
  guint n_columns = 1;

  if (matchup_md_block_get_n_children (block) > 0)
    n_columns = MAX (matchup_md_block_get_n_children (matchup_md_block_get_child (block, 0)), 1);
  return MAX (CELL_LIMIT / n_columns, 2);
}

static void more_clicked_cb (MatchupTableBlock *self);

static void
show_rows (MatchupTableBlock *self)
{
  guint n_rows = matchup_md_block_get_n_children (self->block);

  matchup_table_grid_set_table (self->grid, self->block, self->max_rows);
  matchup_more_button_update (&self->more,
                              GTK_WIDGET (self),
                              n_rows - MIN (n_rows, self->max_rows),
                              G_CALLBACK (more_clicked_cb));
}

static void
more_clicked_cb (MatchupTableBlock *self)
{
  self->max_rows += matchup_table_block_get_rows_at_once (self->block);
  show_rows (self);
}

static gboolean
matchup_table_block_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  MatchupTableBlock *self = MATCHUP_TABLE_BLOCK (widget);

  if (matchup_md_block_get_kind (block) != MATCHUP_MD_KIND_TABLE)
    return FALSE;
  g_set_object (&self->block, block);
  show_rows (self);
  return TRUE;
}

static gboolean
matchup_table_block_is_touched (MatchupBlockWidget *widget)
{
  MatchupTableBlock *self = MATCHUP_TABLE_BLOCK (widget);

  return self->max_rows > matchup_table_block_get_rows_at_once (self->block);
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_table_block_update;
  iface->is_touched = matchup_table_block_is_touched;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupTableBlock *self = MATCHUP_TABLE_BLOCK (widget);
  g_autofree char *text = g_str_has_suffix (name, "csv")
                              ? matchup_table_text_dup_csv (self->block)
                              : matchup_table_text_dup_markdown (self->block);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  matchup_toast (widget, _ ("Table copied"));
}

static void
matchup_table_block_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&MATCHUP_TABLE_BLOCK (object)->block);

  G_OBJECT_CLASS (matchup_table_block_parent_class)->dispose (object);
}

static void
matchup_table_block_class_init (MatchupTableBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_table_block_dispose;
  gtk_widget_class_set_css_name (widget_class, "tableblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "table.copy-csv", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "table.copy-markdown", NULL, copy_action);
}

static void
matchup_table_block_init (MatchupTableBlock *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (4));
}

GMenuModel *
matchup_table_block_new_menu (void)
{
  GMenu *menu = g_menu_new ();

  /* Translators: a menu item of a table */
  g_menu_append (menu, _ ("Copy Table as _CSV"), "table.copy-csv");
  /* Translators: a menu item of a table */
  g_menu_append (menu, _ ("Copy Table as _Markdown"), "table.copy-markdown");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenuModel) menu = matchup_table_block_new_menu ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON,
                                    "icon-name",
                                    "edit-copy-symbolic",
                                    "tooltip-text",
                                    _ ("Copy Table"),
                                    "halign",
                                    GTK_ALIGN_END,
                                    "valign",
                                    GTK_ALIGN_START,
                                    NULL);

  matchup_lazy_menu_set (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "matchup-table-menu");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy table"),
                                  -1);
  return button;
}

GtkWidget *
matchup_table_block_new (MatchupBlockContext *context, MatchupMdBlock *block)
{
  MatchupTableBlock *self = g_object_new (MATCHUP_TYPE_TABLE_BLOCK, NULL);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = matchup_side_scroller_new ();

  self->grid = MATCHUP_TABLE_GRID (matchup_table_grid_new (context));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_menu_button ());
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
  matchup_block_context_spend (context, WIDGET_COST);
  self->max_rows = matchup_table_block_get_rows_at_once (block);
  matchup_table_block_update (MATCHUP_BLOCK_WIDGET (self), block);
  return GTK_WIDGET (self);
}
