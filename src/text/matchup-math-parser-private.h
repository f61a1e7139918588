/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the formula parser. */
#pragma once

#include "matchup-math-parser.h"
#include "matchup-math-symbols.h"

G_BEGIN_DECLS

/*
 * The state while parsing. Functions that return a node return NULL with the error set; those that
 * read further stop there.
 */
typedef struct
{
  const char *at;
  const char *end;
  guint depth; /* a level of the tree takes two: the row and what stands in it */
  guint n_nodes;
  MatchupMathFont font;
  gboolean in_bracket; /* a "]" ends the row */
  GError *error;       /* owned; the first one stays */
} MatchupMathParser;

/* All return TRUE: fine. */
gboolean matchup_math_parser_enter (MatchupMathParser *self);
void matchup_math_parser_leave (MatchupMathParser *self);
gboolean matchup_math_parser_count (MatchupMathParser *self, guint n_nodes);
gpointer matchup_math_parser_fail (MatchupMathParser *self,
                                   MatchupMathError code,
                                   const char *what); /* NULL */

MatchupMathNode *matchup_math_parser_new_node (MatchupMathParser *self, MatchupMathKind kind);
MatchupMathNode *matchup_math_parser_new_symbol (MatchupMathParser *self,
                                                 const char *text,
                                                 gsize length,
                                                 MatchupMathClass klass);

void matchup_math_parser_skip_space (MatchupMathParser *self);
/* Looks at a command without taking it: its name and the bytes with the backslash; 0: none. */
gsize matchup_math_parser_peek_command (MatchupMathParser *self,
                                        const char **out_name,
                                        gsize *out_length);
gboolean matchup_math_parser_at_command (MatchupMathParser *self, const char *name);
/* What is between braces, as it is written; FALSE with an error when there is none. */
gboolean
matchup_math_parser_take_raw (MatchupMathParser *self, const char **out_text, gsize *out_length);

MatchupMathNode *matchup_math_parser_row (MatchupMathParser *self);
MatchupMathNode *matchup_math_parser_argument (MatchupMathParser *self);
/* Parses other text than that of @self within the same limits. */
MatchupMathNode *
matchup_math_parser_nested (MatchupMathParser *self, const char *text, gsize length);

/* A command that builds something: called behind its name. */
typedef struct _MatchupMathCommand MatchupMathCommand;
struct _MatchupMathCommand
{
  const char *name;
  MatchupMathNode *(*func) (MatchupMathParser *self, const MatchupMathCommand *command);
  int number; /* for the function */
  const char *text;
};

/* matchup-math-delimiters.c; takes @content, NULL: an error before. */
MatchupMathNode *matchup_math_parser_fence (MatchupMathParser *self,
                                            const char *opening,
                                            const char *closing,
                                            MatchupMathNode *content);
MatchupMathNode *matchup_math_parse_left (MatchupMathParser *self,
                                          const MatchupMathCommand *command);
/* number: the size; text: the class by its letter. */
MatchupMathNode *matchup_math_parse_big (MatchupMathParser *self,
                                         const MatchupMathCommand *command);
/* matchup-math-text.c; number: the font. */
MatchupMathNode *matchup_math_parse_text (MatchupMathParser *self,
                                          const MatchupMathCommand *command);

/* matchup-math-commands.c: what a sign gives; what a command gives, behind its backslash and name.
 */
MatchupMathNode *matchup_math_parser_symbol (MatchupMathParser *self,
                                             const MatchupMathSymbol *symbol);
MatchupMathNode *
matchup_math_parser_command (MatchupMathParser *self, const char *name, gsize length);
/* matchup-math-environments.c */
MatchupMathNode *matchup_math_parser_environment (MatchupMathParser *self);
MatchupMathNode *
matchup_math_parser_table (MatchupMathParser *self, MatchupMathTable kind, const char *columns);
/* matchup-math-chemistry.c */
char *matchup_math_chemistry_to_latex (const char *text, gsize length);

G_END_DECLS
