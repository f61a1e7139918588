/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An answer that grows, and its view, which is in no window. */
typedef struct
{
  MatchupMessage *message;
  GtkWidget *view;
} MarkdownFixture;

void markdown_fixture_set_up (MarkdownFixture *fixture, gconstpointer data);
void markdown_fixture_tear_down (MarkdownFixture *fixture, gconstpointer data);
/* The text comes, and is shown at the next beat. */
void markdown_fixture_add_later (MarkdownFixture *fixture, const char *text);
/* Is shown at once. */
void markdown_fixture_add (MarkdownFixture *fixture, const char *text);
void markdown_fixture_finish (MarkdownFixture *fixture);
/* The @n-th widget of a type in the order of the tree, from 0; NULL when there are fewer. */
GtkWidget *markdown_fixture_find_below (GtkWidget *root, GType type, guint n);
GtkWidget *markdown_fixture_find (MarkdownFixture *fixture, GType type, guint n);
/* The texts of all pieces at and below @root, with “|” between them. Owned by the caller. */
char *markdown_fixture_join_leaves (GtkWidget *root);
void markdown_fixture_assert_leaves (MarkdownFixture *fixture, const char *wanted);

G_END_DECLS
