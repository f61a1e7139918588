/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-branch-node.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

struct _MatchupBranchNode
{
  GtkButton parent_instance;

  MatchupRound *round;
};

G_DEFINE_FINAL_TYPE (MatchupBranchNode, matchup_branch_node, GTK_TYPE_BUTTON)

static void
matchup_branch_node_dispose (GObject *object)
{
  g_clear_object (&MATCHUP_BRANCH_NODE (object)->round);

  G_OBJECT_CLASS (matchup_branch_node_parent_class)->dispose (object);
}

static void
matchup_branch_node_class_init (MatchupBranchNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_branch_node_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
matchup_branch_node_init (MatchupBranchNode *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-branch");
}

static char *
dup_words (MatchupRound *round)
{
  g_autofree char *text =
      matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);
  g_autofree char *words = matchup_conversation_make_title (text);

  /* Translators: stands for a message without words */
  return *words != '\0' ? g_steal_pointer (&words) : g_strdup (_ ("Pictures"));
}

/* For who does not see the lines: how deep it is, and whether it is what is shown. */
static char *
dup_name (const MatchupBranchItem *item, const char *words)
{
  if (item->tip)
    /* Translators: a message in a tree: its level, then its first words */
    return g_strdup_printf (_ ("Level %u, shown, the last one: %s"), item->level + 1, words);
  if (item->shown)
    /* Translators: a message in a tree: its level, then its first words */
    return g_strdup_printf (_ ("Level %u, shown: %s"), item->level + 1, words);
  /* Translators: a message in a tree: its level, then its first words */
  return g_strdup_printf (_ ("Level %u: %s"), item->level + 1, words);
}

GtkWidget *
matchup_branch_node_new (const MatchupBranchItem *item)
{
  MatchupBranchNode *self;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  GtkWidget *label;

  g_return_val_if_fail (item != NULL && item->round != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_BRANCH_NODE, NULL);
  self->round = g_object_ref (item->round);
  words = dup_words (item->round);
  name = dup_name (item, words);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (item->shown)
    gtk_widget_add_css_class (label, "matchup-branch-shown");
  gtk_button_set_child (GTK_BUTTON (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

MatchupRound *
matchup_branch_node_get_round (MatchupBranchNode *self)
{
  g_return_val_if_fail (MATCHUP_IS_BRANCH_NODE (self), NULL);
  return self->round;
}
