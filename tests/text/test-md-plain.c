/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markdown-corpus.h"
#include "matchup-md-parser.h"
#include "matchup-md-plain.h"

#include <string.h>
#include <time.h>

/* clang-format off */
static const struct
{
  const char *markdown;
  const char *plain;
} examples[] = {
  { "", "" },
  { "\n \n", "" },
  { "One\ntwo  \nthree\\\nfour\n\n\n\nfive", "One\ntwo\nthree\nfour\n\nfive" },
  { "# A *b*\ntext\n\nTitle\n===\n", "A b\n\ntext\n\nTitle" },
  { "***a*** __b__ ~~c~~ `d*e*` \\*f\\*", "a b c d*e* *f*" },
  { "A &amp; B &#65; <b>c</b>", "A & B A <b>c</b>" },
  { "a\n\n---\n\nb", "a\n\n───\n\nb" },
  { "Foot[^1] note", "Foot[^1] note" },

  { "- a\n- b\n\nend", "• a\n• b\n\nend" },
  { "- a\n\n- b\n", "• a\n\n• b" },
  { "9. a\n9. b\n   c\n", "9. a\n10. b\n    c" },
  { "- a\n  1. b\n     - c\n       d\n  2. e\n- f", "• a\n  1. b\n     • c\n       d\n  2. e\n• f" },
  { "- a\n\n  b\n- c\n", "• a\n\n  b\n\n• c" },
  { "- [ ] a\n- [x] b\n- c\n  - [X] d", "☐ a\n☑ b\n• c\n  ☑ d" },
  { "1. [ ] a\n2. [x] b\n   c", "1. ☐ a\n2. ☑ b\n     c" },
  { "-\n- b\n-", "•\n• b\n•" },
  { "- - a\n  - b", "• • a\n  • b" },

  { "> a\n> b\n>\n> c\n\nd", "> a\n> b\n>\n> c\n\nd" },
  { "> a\n>> b\n\n- > c\n  > d", "> a\n>\n> > b\n\n• > c\n  > d" },
  { "> - a\n> - b\n>   c", "> • a\n> • b\n>   c" },

  { "```c\nint  a; \n\n\tb (**x);\n```\nend", "int  a; \n\n\tb (**x);\n\nend" },
  { "```\n\na\n\n```", "\na\n" },
  { "```make\na:\n\tb\n \t\tc\n```", "a:\n\tb\n \t\tc" },
  { "    *a*\n", "*a*" },
  { "- ```\n  a\n\n    b\n  ```\n- c", "• a\n\n    b\n• c" },
  { "```\n$a$ [b](c)\n```", "$a$ [b](c)" },

  { "| a | **b** |\n|---|--:|\n| 1 | `x` |\n| | [l](http://u.v) |\n\nc",
    "a\tb\n1\tx\n\tl (http://u.v)\n\nc" },
  { "| a | b |\n|---|---|\n| c\td | $x^2$ |\n", "a\tb\nc d\tx²" },

  { "| a | b |\n|-|:-|\n| c | d |\n", "a\tb\nc\td" },
  { "a | b\n-|-:\nc | d\n", "a\tb\nc\td" },
  { "> | a |\n> |-|\n> | b |\n", "> a\n> b" },
  { "a\n|-|\n", "a\n|-|" },
  { "    a | b\n    -|-\n", "a | b\n-|-" },
  { "a | b\n- |\n", "a | b\n\n• |" },
  { "```\na | b\n-|-\n```\n", "a | b\n-|-" },

  { "[a](http://b.c)", "a (http://b.c)" },
  { "[a **b** c](http://d.e) f", "a b c (http://d.e) f" },
  { "[a](http://b.c)[d](http://e.f)", "a (http://b.c)d (http://e.f)" },
  { "[http://b.c](http://b.c) <http://d.e>", "http://b.c http://d.e" },
  { "http://b.c www.d.e me@f.g", "http://b.c www.d.e me@f.g" },
  { "[http://b.c](http://evil.d)", "http://b.c (http://evil.d)" },
  { "[a]() ![b](c.png)", "a b (c.png)" },
  { "![](c.png) and [](http://b.c)", "c.png and http://b.c" },
  { "[![](c.png)](http://b.c) [b ![](d.png)](e)", "c.png b  (e)d.png" },
  { "[]()![]()", "" },
  { "[$x^2$](http://b.c)", "x² (http://b.c)" },
  { "[a][r]\n\n[r]: http://b.c \"t\"\n", "a (http://b.c)" },
  { "[%s%n](http://b.c/%s)", "%s%n (http://b.c/%s)" },

  { "So $x^2+y$ and \\(\\sqrt2\\).", "So x² + y and √2." },
  { "a\n$$\n\\frac{1}{2}\n$$\nb", "a\n\n1/2\n\nb" },
  { "> $$\n> x^2\n>  > 1\n> $$\n> b", "> x² > 1\n>\n> b" },
  { "- a\n  > > \\[ x^2\n  >> + 1\n  > \\]", "• a\n  > > x² + 1" },
  { "> a $x^2\n> + 1$ b", "> a x² + 1 b" },
  { "$$\nx^2\n> 1\n$$", "x² > 1" },
  { "- \\[ x_1 \\]\n- c", "• x₁\n• c" },
  { "$\\nosuch{x}$", "\\nosuch{x}" },
  { "\\(\\) and \\(x^2\\), \\[\\] and \\(y\\)", "() and x², [] and y" },
  { "It costs $5 and $6.", "It costs $5 and $6." },
  { "Price ($/month) or ($/year) and $x^2$", "Price ($/month) or ($/year) and x²" },
  { "| M | In ($/M) | Out ($/M) |\n|---|---|---|\n| a | $3 | $15 |",
    "M\tIn ($/M)\tOut ($/M)\na\t$3\t$15" },
  { "| Price ($) | Total ($) |\n|---|---|\n| 1 | 2 |", "Price ($)\tTotal ($)\n1\t2" },
  { "| a | b |\n|---|---|\n| A | $5 |\n| B | US$ |", "a\tb\nA\t$5\nB\tUS$" },
  { "> | a | b |\n> |---|---|\n> | A | $5 |\n> | B | US$ |", "> a\tb\n> A\t$5\n> B\tUS$" },
  { "| a |\n|---|\n| $|x|$ |\n| $f(x^2)=3$ |", "a\n|x|\nf(x²) = 3" },
  { "$f(x)=3$, $(a,b]$, $[0,1)$, $]0,1[$, $(x^2)$", "f(x) = 3, (a, b], [0, 1), ]0, 1[, (x²)" },
  { "$\\left.x^2\\right)$, $\\left(x^2\\right)$, ($y^2$), $a\n+b^2$, $[0,\\infty)$",
    "x²), (x²), (y²), a + b², [0, ∞)" },

  { "**重点：**后面\n\n- **一**、[页](http://b.c)\n- 二", "重点：后面\n\n• 一、页 (http://b.c)\n• 二" },
  { "| 名 | 值 |\n|---|---|\n| 甲 | $α^2$ |", "名\t值\n甲\tα²" },
};
/* clang-format on */

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const char *markdown = examples[i].markdown;
      g_autofree char *plain = matchup_md_to_plain (markdown, strlen (markdown));

      if (strcmp (plain, examples[i].plain) != 0)
        g_test_message ("from: %s", markdown);
      g_assert_cmpstr (plain, ==, examples[i].plain);
    }
}

/* Nothing is read beyond the length, wherever the text is cut. */
static void
test_every_beginning (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    for (const char *end = corpus[i];; end = g_utf8_next_char (end))
      {
        gsize length = (gsize) (end - corpus[i]);
        g_autofree char *copy = g_memdup2 (corpus[i], length + 1);
        g_autofree char *plain = NULL;

        copy[length] = '\0';
        plain = matchup_md_to_plain (copy, length);
        g_assert_true (g_utf8_validate (plain, -1, NULL));
        if (*end == '\0')
          break;
      }
}

static void
append_times (GString *text, const char *piece, guint times)
{
  for (guint i = 0; i < times; i++)
    g_string_append (text, piece);
}

/* However deep, neither the stack runs out nor is the time that of the square; all words are there.
 */
static void
test_hostile (void)
{
  static const struct
  {
    const char *opening;
    guint n_openings;
    const char *piece;
  } texts[] = {
    { "> ", 10000, "w *w* " },  { "- ", 10000, "w *w* " },  { "- ", 10000, "w $$w$$ " },
    { "1. ", 10000, "w `w` " }, { "> - ", 5000, "w\nw\n" }, { "[", 10000, "w w " },
    { "**", 10000, "w w " },    { "- ", 10, "w\nw\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *plain = NULL;
      clock_t begin = clock ();
      guint n_words = 0;

      append_times (text, texts[i].opening, texts[i].n_openings);
      append_times (text, texts[i].piece, 20000);
      plain = matchup_md_to_plain (text->str, text->len);
      for (const char *c = plain; *c != '\0'; c++)
        n_words += *c == 'w';
      g_assert_cmpuint (n_words, ==, 40000);
      g_test_message ("text %u: %ld ms", i, (long) ((clock () - begin) * 1000 / CLOCKS_PER_SEC));
      g_assert_cmpint (clock () - begin, <, 4 * CLOCKS_PER_SEC);
    }
}

static guint
count_cells (MatchupMdBlock *table)
{
  guint n = 0;

  for (guint i = 0; i < matchup_md_block_get_n_children (table); i++)
    n += matchup_md_block_get_n_children (matchup_md_block_get_child (table, i));
  return n;
}

/* The parser fills rows up: a short text must not become millions of cells. */
static void
test_wide_tables (void)
{
  static const struct
  {
    guint n_columns;
    const char *above; /* begins the rule's line */
    const char *row;
    guint n_rows;
    gboolean table;
    guint n_rows_with_words;
  } tables[] = {
    { 128, "\n", "w|", 10, TRUE, 10 },
    { 3000, "\n", "w|", 3000, FALSE, 3000 },
    { 3000, "\n> ", "w|", 3000, FALSE, 3000 },
    { 3000, "\r", "w|", 3000, FALSE, 3000 },
    { 3000, "\r\n", "w", 3000, FALSE, 3000 },
    { 3000, "\n\v", "w|", 3000, FALSE, 3000 },
    { 3000, "\n     ", "w|", 3000, FALSE, 3000 },
    { 128, "\n", "w", 20000, TRUE, 20000 },
    { 128, "\n", "| | |w", 20000, TRUE, 20000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;
      g_autofree char *plain = NULL;
      clock_t begin = clock ();
      guint n_words = 0;
      MatchupMdBlock *first;

      append_times (text, "w|", tables[i].n_columns);
      g_string_append (text, tables[i].above);
      append_times (text, "-|", tables[i].n_columns);
      for (guint k = 0; k < tables[i].n_rows; k++)
        {
          g_string_append_c (text, '\n');
          g_string_append (text, tables[i].row);
        }
      blocks = matchup_md_parse (text->str, text->len);
      first = g_ptr_array_index (blocks, 0);
      g_assert_cmpint (matchup_md_block_get_kind (first) == MATCHUP_MD_KIND_TABLE,
                       ==,
                       tables[i].table);
      if (tables[i].table)
        g_assert_cmpuint (count_cells (first), <, 2 * text->len + 5000);
      plain = matchup_md_to_plain (text->str, text->len);
      for (const char *c = plain; *c != '\0'; c++)
        n_words += *c == 'w';
      g_assert_cmpuint (n_words, ==, tables[i].n_columns + tables[i].n_rows_with_words);
      g_assert_true (g_utf8_validate (plain, -1, NULL));
      /* What is no table is there as it was written. */
      if (!tables[i].table)
        g_assert_nonnull (strstr (plain, "-|-|-|"));
      g_assert_cmpint (clock () - begin, <, 3 * CLOCKS_PER_SEC);
    }
}

/* Cells that are made late stand where they belong. */
static void
test_many_empty_cells (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  MatchupMdBlock *table;
  MatchupMdBlock *row;

  append_times (text, "|h", 100);
  g_string_append (text, "|\n");
  append_times (text, "|-:", 100);
  g_string_append (text, "|\n");
  append_times (text, "a\n", 1000);
  g_string_append (text, "|a| | |**b** c| |d|\n");
  blocks = matchup_md_parse (text->str, text->len);
  table = g_ptr_array_index (blocks, 0);
  row = matchup_md_block_get_child (table, 1);
  g_assert_cmpuint (matchup_md_block_get_n_children (row), ==, 100);
  row = matchup_md_block_get_child (table, 1001);
  g_assert_cmpuint (matchup_md_block_get_n_children (row), ==, 6);
  g_assert_cmpstr (matchup_md_block_get_text (matchup_md_block_get_child (row, 0), NULL), ==, "a");
  g_assert_cmpstr (matchup_md_block_get_text (matchup_md_block_get_child (row, 2), NULL), ==, "");
  g_assert_cmpstr (matchup_md_block_get_text (matchup_md_block_get_child (row, 3), NULL),
                   ==,
                   "b c");
  g_assert_cmpint (matchup_md_block_get_align (matchup_md_block_get_child (row, 3)),
                   ==,
                   MATCHUP_MD_ALIGN_END);
  g_assert_cmpstr (matchup_md_block_get_text (matchup_md_block_get_child (row, 5), NULL), ==, "d");
}

/* A long address is neither kept nor compared once for each of the words of its link. */
static void
test_long_address (void)
{
  const guint n_words = 20000;
  const guint n_letters = 200000;
  g_autoptr (GString) text = g_string_new ("[");
  g_autofree char *plain = NULL;
  clock_t begin = clock ();

  append_times (text, "w *w* ", n_words);
  g_string_append (text, "](http://");
  append_times (text, "a", n_letters);
  g_string_append (text, ")");
  plain = matchup_md_to_plain (text->str, text->len);
  g_assert_cmpuint (strlen (plain), ==, 4 * n_words + strlen (" (http://)") + n_letters);
  g_assert_cmpint (clock () - begin, <, 2 * CLOCKS_PER_SEC);
}

/* The address of a definition is not copied for each of its links, nor a formula in it. */
static void
test_references (void)
{
  static const struct
  {
    const char *before;
    const char *letter;
    const char *after;
    guint n_links;
    gboolean linked;
  } definitions[] = {
    { "[r]: http://", "a", "\n\n", 10, TRUE },
    { "[r]: http://", "a", "\n\n", 100000, FALSE },
    { "[r]: http://", "\\(", "\n\n", 100000, FALSE },
    { "[r]: x\n\"", "a\na", "\"\n\n", 100000, FALSE },
    { "[r]: $", "a", "$\n\n", 100, TRUE },
    { "[r]: $", "a", "$\n\n", 100000, TRUE },
    { "> [r]:\n> $", "a", "$\n\n", 100000, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      const guint n_letters = 500000;
      g_autoptr (GString) text = g_string_new (definitions[i].before);
      g_autoptr (GPtrArray) blocks = NULL;
      g_autofree char *plain = NULL;
      clock_t begin = clock ();
      guint n_names = 0;
      guint n_spans;

      append_times (text, definitions[i].letter, n_letters);
      g_string_append (text, definitions[i].after);
      append_times (text, "[r] w ", definitions[i].n_links);
      blocks = matchup_md_parse (text->str, text->len);
      matchup_md_block_get_spans (g_ptr_array_index (blocks, blocks->len - 1), &n_spans);
      g_assert_cmpuint (n_spans > 0, ==, definitions[i].linked);
      plain = matchup_md_to_plain (text->str, text->len);
      for (const char *c = plain; *c != '\0'; c++)
        n_names += *c == 'r';
      g_assert_cmpuint (n_names, ==, definitions[i].n_links + !definitions[i].linked);
      g_assert_true (g_utf8_validate (plain, -1, NULL));
      g_assert_cmpuint (strlen (plain), <, 20 * text->len);
      g_test_message ("%u: %ld ms", i, (long) ((clock () - begin) * 1000 / CLOCKS_PER_SEC));
      g_assert_cmpint (clock () - begin, <, 4 * CLOCKS_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/md-plain/examples", test_examples);
  g_test_add_func ("/text/md-plain/every-beginning", test_every_beginning);
  g_test_add_func ("/text/md-plain/hostile", test_hostile);
  g_test_add_func ("/text/md-plain/wide-tables", test_wide_tables);
  g_test_add_func ("/text/md-plain/many-empty-cells", test_many_empty_cells);
  g_test_add_func ("/text/md-plain/long-address", test_long_address);
  g_test_add_func ("/text/md-plain/references", test_references);
  return g_test_run ();
}
