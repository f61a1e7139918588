/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-branch-tree.h"

/* More in a row are told by their number. */
#define MIN_HIDDEN 2

/* A round that is not deleted, by its position among all. */
typedef struct
{
  MatchupRound *round;
  int parent; /* the nearest one above that is not deleted; -1: none */
  int first_child;
  int last_child;
  int next; /* of the same parent */
  guint n_children;
  gboolean there; /* not deleted */
  gboolean shown;
} Node;

/* A way that is still to be described. */
typedef struct
{
  int node;
  guint level;
  int item; /* that it follows */
} Way;

static void
clear_item (gpointer data)
{
  g_clear_object (&((MatchupBranchItem *) data)->round);
}

static Node *
get_node (GArray *nodes, int position)
{
  return &g_array_index (nodes, Node, position);
}

static void
add_child (GArray *nodes, Node *top, int position)
{
  Node *node = get_node (nodes, position);
  Node *parent = node->parent >= 0 ? get_node (nodes, node->parent) : top;

  if (parent->n_children++ == 0)
    parent->first_child = position;
  else
    get_node (nodes, parent->last_child)->next = position;
  parent->last_child = position;
}

/* What comes later hangs on what came before it. */
static GArray *
read_nodes (MatchupConversation *conversation, Node *top)
{
  guint n = matchup_conversation_get_n_all (conversation);
  GArray *nodes = g_array_sized_new (FALSE, TRUE, sizeof (Node), n);
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      MatchupRound *round = matchup_conversation_get_all (conversation, i);
      MatchupRound *parent = matchup_round_get_parent (round);
      Node node = { .round = round,
                    .parent = -1,
                    .next = -1,
                    .first_child = -1,
                    .there = !matchup_round_get_deleted (round) };
      gpointer position;

      if (parent != NULL && g_hash_table_lookup_extended (positions, parent, NULL, &position))
        {
          Node *above = get_node (nodes, GPOINTER_TO_INT (position));

          node.parent = above->there ? GPOINTER_TO_INT (position) : above->parent;
        }
      g_hash_table_insert (positions, round, GINT_TO_POINTER ((int) i));
      g_array_append_val (nodes, node);
      if (node.there)
        add_child (nodes, top, (int) i);
    }
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    {
      gpointer position =
          g_hash_table_lookup (positions, matchup_conversation_get_round (conversation, i));

      get_node (nodes, GPOINTER_TO_INT (position))->shown = TRUE;
    }
  return nodes;
}

static int
add_item (GArray *items, Node *node, guint n_hidden, guint level, int parent)
{
  MatchupBranchItem item = { .round = n_hidden == 0 ? g_object_ref (node->round) : NULL,
                             .n_hidden = n_hidden,
                             .level = level,
                             .parent = parent,
                             .shown = node->shown };

  g_array_append_val (items, item);
  return (int) items->len - 1;
}

/* From @way to its end or to where it parts; gives the node and the line there. */
static Node *
describe_way (GArray *nodes, GArray *items, const Way *way, int *out_item)
{
  Node *node = get_node (nodes, way->node);
  int item = add_item (items, node, 0, way->level, way->item);
  guint n = 0;

  for (Node *next = node; next->n_children == 1; next = get_node (nodes, next->first_child))
    n++;
  /* The first and the last one have a line of their own. */
  for (guint i = 1; i <= n; i++)
    {
      gboolean hides = i == 1 && n - 1 >= MIN_HIDDEN;

      node = get_node (nodes, node->first_child);
      if (hides)
        item = add_item (items, node, n - 1, way->level, item);
      if (i == n || n - 1 < MIN_HIDDEN)
        item = add_item (items, node, 0, way->level, item);
    }
  *out_item = item;
  return node;
}

/* The last way first, as the one that is pushed last is described first. */
static void
push_ways (GArray *nodes, GArray *ways, Node *from, guint level, int item)
{
  guint begin = ways->len;

  for (int child = from->first_child; from->n_children > 0 && child >= 0;
       child = get_node (nodes, child)->next)
    {
      Way way = { .node = child, .level = level, .item = item };

      g_array_append_val (ways, way);
    }
  for (guint i = begin, j = ways->len; i + 1 < j; i++)
    {
      Way other = g_array_index (ways, Way, --j);

      g_array_index (ways, Way, j) = g_array_index (ways, Way, i);
      g_array_index (ways, Way, i) = other;
    }
}

GArray *
matchup_branch_tree_new (MatchupConversation *conversation)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (MatchupBranchItem));
  g_autoptr (GArray) ways = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autoptr (GArray) nodes = NULL;
  Node top = { .first_child = -1, .next = -1 };
  MatchupRound *tip;
  guint n_shown;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  g_array_set_clear_func (items, clear_item);
  nodes = read_nodes (conversation, &top);
  push_ways (nodes, ways, &top, top.n_children > 1 ? 1 : 0, -1);
  while (ways->len > 0)
    {
      Way way = g_array_index (ways, Way, ways->len - 1);
      Node *end;
      int item;

      g_array_set_size (ways, ways->len - 1);
      end = describe_way (nodes, items, &way, &item);
      push_ways (nodes, ways, end, way.level + 1, item);
    }
  n_shown = matchup_conversation_get_n_rounds (conversation);
  tip = n_shown > 0 ? matchup_conversation_get_round (conversation, n_shown - 1) : NULL;
  for (guint i = 0; i < items->len; i++)
    {
      MatchupBranchItem *item = &g_array_index (items, MatchupBranchItem, i);

      item->tip = tip != NULL && item->round == tip;
    }
  return items;
}

gboolean
matchup_branch_tree_has_branches (MatchupConversation *conversation)
{
  guint n = 0;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), FALSE);

  /* All that is there is on one way, or it is not. */
  for (guint i = 0; i < matchup_conversation_get_n_all (conversation); i++)
    n += !matchup_round_get_deleted (matchup_conversation_get_all (conversation, i));
  return n > matchup_conversation_get_n_rounds (conversation);
}
