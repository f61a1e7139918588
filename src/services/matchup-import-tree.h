/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-records.h"

G_BEGIN_DECLS

/**
 * MatchupImportNode: one message as another program keeps it: a node of a tree in which answers
 * follow questions. Plain data; all but the id may be unset.
 */
typedef struct
{
  char *id;
  char *parent;
  MatchupRole role;
  char *text;      /* Markdown of an answer, text of a question; NULL: nothing to read */
  char *reasoning; /* what a model thought; or NULL */
  char *model;
  char *model_name;
  char *slot;         /* which of several columns, where the question went to several models */
  gboolean asks_many; /* of a question: it went to several models at once */
  gboolean fresh;     /* of a question: asked without what was said before */
  gboolean chosen;    /* of an answer: it is the one that went on */
  char *error;        /* what went wrong; or NULL */
  gboolean stopped;
  gboolean cut_off; /* it had no room for more */
  gint64 created_at;
  MatchupUsage *usage;
  GPtrArray *pictures; /* MatchupPictureRecord of a question; or NULL */
} MatchupImportNode;

MatchupImportNode *matchup_import_node_new (const char *id,
                                            MatchupRole role) G_GNUC_WARN_UNUSED_RESULT;
void matchup_import_node_free (MatchupImportNode *self);

/**
 * MatchupImportTree: makes a conversation of such nodes. A question with all answers to it is a
 * round, each way from it to the next question, or to an end, is a run of it. Ids are made of those
 * of the other program, so that the same conversation is recognised when it comes again. A plain
 * struct; any thread.
 */
typedef struct _MatchupImportTree MatchupImportTree;

MatchupImportTree *
matchup_import_tree_new (const char *service /* the other program */) G_GNUC_WARN_UNUSED_RESULT;
void matchup_import_tree_free (MatchupImportTree *self);

/* The most that all messages may say, in bytes; 0: the usual limit. */
void matchup_import_tree_set_most_text (MatchupImportTree *self, guint64 most_text);
/* Takes @node; one whose id is there already is dropped. FALSE: there is too much, and what follows
 * is dropped as well. */
gboolean matchup_import_tree_add (MatchupImportTree *self, MatchupImportNode *node);
void matchup_import_tree_set_current (MatchupImportTree *self, const char *id);
void matchup_import_tree_set_instructions (MatchupImportTree *self, const char *instructions);

/* What is said about the conversation itself. */
typedef struct
{
  const char *id; /* in the other program */
  const char *title;
  gint64 created_at;
  gint64 updated_at;
  gboolean pinned;
  gboolean archived;
} MatchupImportHead;

/* NULL: nothing was said in it, or it would be too large. Once. */
MatchupConversationData *
matchup_import_tree_end (MatchupImportTree *self,
                         const MatchupImportHead *head) G_GNUC_WARN_UNUSED_RESULT;

gboolean matchup_import_tree_is_full (MatchupImportTree *self); /* it is too large */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupImportNode, matchup_import_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupImportTree, matchup_import_tree_free)

G_END_DECLS
