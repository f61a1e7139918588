/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Links of the pages to each other are "help:ID". */
#define MATCHUP_HELP_SCHEME "help"

/* One page; all of it borrowed from the book. */
typedef struct
{
  const char *id;    /* as the file in data/help is called */
  const char *title; /* its first line */
  const char *text;  /* Markdown, the title included */
  gsize length;      /* bytes of @text */
} MatchupHelpPage;

/**
 * MatchupHelpBook: the pages of the help in one language, in the order in which they are listed.
 * They come with the program (data/help). Immutable; freed by matchup_help_book_free().
 */
typedef struct _MatchupHelpBook MatchupHelpBook;

/* @language: NULL for the one of the program; where it has no pages, English. */
MatchupHelpBook *matchup_help_book_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void matchup_help_book_free (MatchupHelpBook *self);
guint matchup_help_book_get_n_pages (const MatchupHelpBook *self);
const MatchupHelpPage *matchup_help_book_get_page (const MatchupHelpBook *self, guint position);
/* FALSE where there is no such page. */
gboolean matchup_help_book_find (const MatchupHelpBook *self, const char *id, guint *out_position);

/* The languages that there are, "en" first. */
const char *const *matchup_help_book_get_languages (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupHelpBook, matchup_help_book_free)

G_END_DECLS
