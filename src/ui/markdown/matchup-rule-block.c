/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-rule-block.h"

#include "matchup-block-widget.h"

struct _MatchupRuleBlock
{
  GtkWidget parent_instance;
};

static gboolean
matchup_rule_block_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  return matchup_md_block_get_kind (block) == MATCHUP_MD_KIND_RULE;
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_rule_block_update;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupRuleBlock,
                               matchup_rule_block,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                      block_widget_iface_init))

static void
matchup_rule_block_class_init (MatchupRuleBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "ruleblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
matchup_rule_block_init (MatchupRuleBlock *self)
{
}

GtkWidget *
matchup_rule_block_new (void)
{
  return g_object_new (MATCHUP_TYPE_RULE_BLOCK, NULL);
}
