/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markdown-fixture.h"

#include "matchup-markdown-view.h"
#include "matchup-text-leaf.h"

#include <string.h>

void
markdown_fixture_set_up (MarkdownFixture *fixture, gconstpointer data)
{
  fixture->message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
  fixture->view = g_object_ref_sink (matchup_markdown_view_new (fixture->message, FALSE));
}

void
markdown_fixture_tear_down (MarkdownFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->message);
}

void
markdown_fixture_add_later (MarkdownFixture *fixture, const char *text)
{
  matchup_message_append (fixture->message, MATCHUP_PART_KIND_TEXT, text, -1);
}

void
markdown_fixture_add (MarkdownFixture *fixture, const char *text)
{
  markdown_fixture_add_later (fixture, text);
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (fixture->view));
}

void
markdown_fixture_finish (MarkdownFixture *fixture)
{
  matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (fixture->view));
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (fixture->view));
}

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && (*n)-- == 0)
        return child;
      found = find_nth (child, type, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
markdown_fixture_find_below (GtkWidget *root, GType type, guint n)
{
  return find_nth (root, type, &n);
}

GtkWidget *
markdown_fixture_find (MarkdownFixture *fixture, GType type, guint n)
{
  return markdown_fixture_find_below (fixture->view, type, n);
}

char *
markdown_fixture_join_leaves (GtkWidget *root)
{
  GString *out = g_string_new (NULL);

  for (GtkWidget *leaf = matchup_text_leaf_next (root, root); leaf != NULL;
       leaf = matchup_text_leaf_next (root, leaf))
    {
      gsize length;
      const char *text = matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (leaf), &length);

      g_assert_cmpuint (strlen (text), ==, length);
      g_string_append_printf (out, "%s%s", out->len > 0 ? "|" : "", text);
    }
  return g_string_free (out, FALSE);
}

void
markdown_fixture_assert_leaves (MarkdownFixture *fixture, const char *wanted)
{
  g_autofree char *text = markdown_fixture_join_leaves (fixture->view);

  g_assert_cmpstr (text, ==, wanted);
}
