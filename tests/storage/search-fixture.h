/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-search-index.h"

G_BEGIN_DECLS

/* A database in a folder of its own, written with plain SQL and searched. */
typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupSearchIndex *index;
  GRand *random;
} SearchFixture;

void search_fixture_set_up (SearchFixture *fixture, gconstpointer data);
void search_fixture_tear_down (SearchFixture *fixture, gconstpointer data);
void search_fixture_begin (SearchFixture *fixture);
void search_fixture_end (SearchFixture *fixture);

/* %Q is a text in SQL's quotes. */
void search_fixture_run (SearchFixture *fixture, const char *format, ...);
/* The first column of all rows. */
GPtrArray *search_fixture_ask (SearchFixture *fixture, const char *format, ...);

/* All hits; @whole, or NULL, whether everything could be found. */
GPtrArray *
search_fixture_find (SearchFixture *fixture, const char *typed, gboolean titles, gboolean *whole);
/* A line for each place, in order. The slow one reads every text there is. */
char *search_fixture_find_lines (SearchFixture *fixture, const char *typed);
char *search_fixture_find_slowly (SearchFixture *fixture, const char *typed);
void search_fixture_wait_until_whole (SearchFixture *fixture);

#define SEARCH_FIXTURE_N_WORDS 16
extern const char *const search_fixture_words[SEARCH_FIXTURE_N_WORDS];

int search_fixture_pick (SearchFixture *fixture, int below);
char *search_fixture_make_text (SearchFixture *fixture, guint n); /* of these words */
/* "c1", its round "r2", the answer "u3" of that one. */
void search_fixture_add_conversation (SearchFixture *fixture, int n);
void search_fixture_add_round (SearchFixture *fixture, int conversation, int n);
void search_fixture_add_run (SearchFixture *fixture, int round, int n);
void search_fixture_end_run (SearchFixture *fixture, int n);

#define SEARCH_FIXTURE_PARTS_OF_RUN \
  "(SELECT parts.id FROM parts JOIN messages ON messages.id = message_id WHERE run_id = 'u%d')"

G_END_DECLS
