/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that are made to hurt: no turn of the main loop may take long, and all of it is there. */
#include "matchup-markdown-view-private.h"

#include <adwaita.h>
#include <string.h>

/* Milliseconds; generous, because the checks for memory errors make everything several times
 * slower. */
#define LONGEST 600

typedef struct
{
  const char *name;
  char *(*make) (void);
  guint n_leaves; /* at least */
  gint64 longest; /* milliseconds; with room for the checks for memory errors and a busy machine */
} Case;

static char *
repeat (const char *before, const char *text, guint n, const char *after)
{
  GString *out = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  g_string_append (out, after);
  return g_string_free (out, FALSE);
}

static char *
make_long_line (void)
{
  return repeat ("", "word", 256 * 1024, "");
}

static char *
make_long_code_line (void)
{
  return repeat ("```\n", "word", 256 * 1024, "\n```\n");
}

static char *
make_quotes (void)
{
  return repeat ("", "> ", 10000, "deep\n");
}

static char *
make_items (void)
{
  return repeat ("", "- item\n", 100000, "");
}

static char *
make_columns (void)
{
  g_autofree char *head = repeat ("|", " a |", 5000, "\n");
  g_autofree char *rule = repeat ("|", "---|", 5000, "\n");

  return g_strconcat (head, rule, head, head, NULL);
}

/* As many columns as a table may have, the rows filled and bare in turn. */
static char *
make_table (void)
{
  g_autofree char *head = repeat ("|", " a |", 120, "\n");
  g_autofree char *rule = repeat ("|", "---|", 120, "\n");
  g_autofree char *rows = repeat (head, "| a |\n", 1, "");
  g_autofree char *body = repeat ("", rows, 5000, "");

  return g_strconcat (head, rule, body, NULL);
}

static char *
make_zalgo (void)
{
  g_autofree char *marks = repeat ("Z", "\xcc\x81\xcc\xb4\xcd\x95", 400, "");

  return repeat ("", marks, 40, "\n");
}

/* Cannot be parsed: shown as it is written, of which one without a blank is one word. */
static char *
make_long_formula (void)
{
  return repeat ("$$\n", "x", 300 * 1024, "\n$$\n");
}

static char *
make_long_inline_formula (void)
{
  return repeat ("so $", "x", 300 * 1024, "$ there\n");
}

/* Can be parsed, each as long as it may be. */
static char *
make_long_inline_formulas (void)
{
  g_autofree char *one = repeat ("$x", "+1", 2400, "$ and ");

  return repeat ("", one, 60, "\n");
}

/* A picture of it would take gigabytes. */
static char *
make_huge_formula (void)
{
  g_autofree char *wide = repeat ("$$\na", "\\qquad", 1000, "");
  g_autofree char *high = repeat ("", "\\\\ x", 1200, "\n$$\n");

  return g_strconcat (wide, high, NULL);
}

static gint64 longest;

static gboolean
watch_cb (gpointer data)
{
  gint64 *last = data;
  gint64 now = g_get_monotonic_time ();

  longest = MAX (longest, now - *last);
  *last = now;
  return G_SOURCE_CONTINUE;
}

static guint
count_leaves (GtkWidget *root)
{
  guint n = 0;

  for (GtkWidget *leaf = matchup_text_leaf_next (root, root); leaf != NULL;
       leaf = matchup_text_leaf_next (root, leaf))
    n++;
  return n;
}

static gboolean
is_done (MatchupMarkdownView *view)
{
  return view->finished && view->turn_id == 0;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *text = one->make ();
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gint64 begin = g_get_monotonic_time ();
  gint64 last;
  GtkWidget *view = matchup_markdown_view_new (message, FALSE);
  gint64 in_new = g_get_monotonic_time () - begin;
  guint watch;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 700);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (view));
  gtk_window_present (GTK_WINDOW (window));
  /* The first frame loads fonts and styles: not a matter of this text. */
  while (gtk_widget_get_height (view) == 0)
    g_main_context_iteration (NULL, FALSE);
  longest = in_new;
  last = g_get_monotonic_time ();
  watch = g_timeout_add_full (G_PRIORITY_HIGH, 1, watch_cb, &last, NULL);
  while (!is_done (MATCHUP_MARKDOWN_VIEW (view)))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 100 * G_TIME_SPAN_SECOND);
    }
  g_source_remove (watch);
  g_test_message ("%s: longest turn %.1f ms, whole after %.1f s, %u leaves",
                  one->name,
                  (double) longest / 1000,
                  (double) (g_get_monotonic_time () - begin) / G_TIME_SPAN_SECOND,
                  count_leaves (view));
  g_assert_cmpuint (count_leaves (view), >=, one->n_leaves);
  g_assert_cmpint (longest, <, one->longest * 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const Case cases[] = {
  { "long-line", make_long_line, 250, 1500 },
  { "long-code-line", make_long_code_line, 1, 2500 },
  { "quotes", make_quotes, 1, 2500 },
  { "items", make_items, 1000, 4000 },
  { "columns", make_columns, 10, 2500 },
  { "table", make_table, 3900, 6000 },
  { "zalgo", make_zalgo, 20, 1000 },
  { "long-formula", make_long_formula, 1, 1500 },
  { "long-inline-formula", make_long_inline_formula, 500, 1500 },
  { "long-inline-formulas", make_long_inline_formulas, 60, 2500 },
  { "huge-formula", make_huge_formula, 1, 1500 },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/markdown-hostile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
