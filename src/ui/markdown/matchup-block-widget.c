/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-widget.h"

#include "matchup-block-stack.h"
#include "matchup-code-block.h"
#include "matchup-item-block.h"
#include "matchup-math-block.h"
#include "matchup-rule-block.h"
#include "matchup-table-block.h"
#include "matchup-text-block.h"

G_DEFINE_INTERFACE (MatchupBlockWidget, matchup_block_widget, GTK_TYPE_WIDGET)

static void
matchup_block_widget_default_init (MatchupBlockWidgetInterface *iface)
{
}

GtkWidget *
matchup_block_widget_new (MatchupBlockContext *context, MatchupMdBlock *block)
{
  switch (matchup_md_block_get_kind (block))
    {
    case MATCHUP_MD_KIND_QUOTE:
    case MATCHUP_MD_KIND_LIST:
      return matchup_block_stack_new (context, block);
    case MATCHUP_MD_KIND_ITEM:
      return matchup_item_block_new (context, block);
    case MATCHUP_MD_KIND_TABLE:
      return matchup_table_block_new (context, block);
    case MATCHUP_MD_KIND_CODE:
      return matchup_code_block_new (context, block);
    case MATCHUP_MD_KIND_MATH:
      return matchup_math_block_new (context, block);
    case MATCHUP_MD_KIND_RULE:
      return matchup_rule_block_new ();
    case MATCHUP_MD_KIND_PARAGRAPH:
    case MATCHUP_MD_KIND_HEADING:
    case MATCHUP_MD_KIND_ROW:
    case MATCHUP_MD_KIND_CELL:
    default:
      return matchup_text_block_new (context, block);
    }
}

gboolean
matchup_block_widget_update (MatchupBlockWidget *self, MatchupMdBlock *block)
{
  g_return_val_if_fail (MATCHUP_IS_BLOCK_WIDGET (self), FALSE);
  return MATCHUP_BLOCK_WIDGET_GET_IFACE (self)->update (self, block);
}

gboolean
matchup_block_widget_build (MatchupBlockWidget *self)
{
  MatchupBlockWidgetInterface *iface = MATCHUP_BLOCK_WIDGET_GET_IFACE (self);

  g_return_val_if_fail (MATCHUP_IS_BLOCK_WIDGET (self), FALSE);
  return iface->build != NULL && iface->build (self);
}

gboolean
matchup_block_widget_is_touched (MatchupBlockWidget *self)
{
  MatchupBlockWidgetInterface *iface = MATCHUP_BLOCK_WIDGET_GET_IFACE (self);

  g_return_val_if_fail (MATCHUP_IS_BLOCK_WIDGET (self), FALSE);
  return iface->is_touched != NULL && iface->is_touched (self);
}
