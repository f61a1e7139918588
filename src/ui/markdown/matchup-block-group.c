/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-group.h"

#include "matchup-stack-layout.h"

struct _MatchupBlockGroup
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MatchupBlockGroup, matchup_block_group, GTK_TYPE_WIDGET)

static void
matchup_block_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_block_group_parent_class)->dispose (object);
}

static void
matchup_block_group_class_init (MatchupBlockGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_block_group_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
matchup_block_group_init (MatchupBlockGroup *self)
{
}

GtkWidget *
matchup_block_group_new (int spacing)
{
  GtkWidget *self = g_object_new (MATCHUP_TYPE_BLOCK_GROUP, NULL);

  gtk_widget_set_layout_manager (self, matchup_stack_layout_new (spacing));
  return self;
}
