/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the pieces a text comes in, its blocks are those of the whole. */
#include "markdown-corpus.h"
#include "matchup-md-document.h"
#include "matchup-md-tail.h"
#include "md-check.h"

#include <string.h>
#include <time.h>

#define N_GENERATED 3000
/* Bytes of a recorded answer. */
#define RECORDED 200

static const char *const texts[] = {
  "",
  "\n\n",
  "One\ntwo\n\nthree",
  "# Heading\ntext right behind\n## Second #\n\nPara\n===\n\nPara\n---\n",
  "a\n-\nb\n\n- one\n- two\n\n  more of two\n\n- three\n\nafter the list\n",
  "1. one\n2. two\n   - inner\n   - inner 2\n\n10) other\n\n    code?\n\ntext",
  "- [ ] open\n- [x] done\n\n  - [X] nested\n",
  "> quote\nlazy\n> more\n\n> other\n> > nested\n\nend",
  "```c\nint a;\n\n  b ();\n```\nafter\n~~~\nx\n~~~~\n",
  "```\nnever closed\n\n- [ ] not a list\n# not a heading\n",
  "  ```py\n  indented\n    more\n ```\ntext",
  "- ```\n  code in item\n\n  more\n  ```\n- next\n\nout",
  "- a\n```\ntop\n```\n- b\n",
  "    indented code\n\n    more\n\nno code",
  "| a | b |\n|---|:-:|\n| 1 | `x|y` |\n| **2** | 3 |\n\nafter",
  "| a | b |\n|-|:-:|\n| 1 | 2 |\n\nc | d\n-|-\n1 | 2\n\n> | e |\n> |:-|\n> | f |\n",
  "no table | here\nnext\n\na | b\n-|-\nc\n",
  "***bold and italic*** **a *b* c** ~~gone~~ `code` ``a ` b``\n\n***\n\n___\n",
  "[link](http://a.b/c?d=e&amp;f) <http://x.y> www.z.org me@x.org ![alt *text*](pic.png)\n",
  "[ref] and [other][ref]\n\nmore\n\n[ref]: http://late.org \"title\"\n",
  "text\n[no]: definition\n\n[no]\n",
  "```\n[in]: code\n```\n\n[in]\n",
  "Foot[^1] note\n\n[^1]: word\n[^2]: more words\n",
  "<div>\n*html* is text\n</div>\n\n<b>x</b> &copy; &#20320; &#x0; &unknown;\n",
  "a\\\nb  \nc\nd\n",
  "Costs $5 and $6, but $x+y$ and $$\na = b\n- c\n$$ are formulas \\(z\\) \\[ w \\]\n",
  "`$a` and `b$` \\$no$ $ no $ $no\n\nno$ $1$2 $a$.\n",
  "$$\nunclosed\n\nnext $$ x\n",
  "> a\n> $$\n> x = 1\n>> > y\n> $$ b\n>\n> > \\[\n> > z\n>> \\]\n\n- > $c\n  > d$\n",
  "| M | In ($/M) | Out ($/M) |\n|-|-|-|\n| A | $5 | x |\n| B | US$ | $f(x)$ |\n",
  "before **bold $$a$$ still** \\[b\\]\n$$c$$ $d$ end\n\n$$e$$\n",
  "- tight $$a$$ on\n- \\[b\\]\n- c\n\n> q \\[d\\]\n> r\n\n# head $$e$$ x\n\n| $$f$$ |\n|-|\n",
  "\xe8\xbf\x99**\xe6\x98\xaf\xe2\x80\x9c\xe9\x87\x8d\xe7\x82\xb9\xe2\x80\x9d**\xe5\x90\x97\n",
  "**\xe9\x87\x8d\xe7\x82\xb9\xef\xbc\x9a**\xe5\x90\x8e\xe9\x9d\xa2 "
  "**\xe4\xba\x8c\xe3\x80\x82**\xe5\xae\x8c\n",
  "**a** *b*c __d__ _e_ **unclosed\n\nnew ** para**",
  "\r\nwindows\r\nlines\r\n\r\n- a\r\n- b\r\n\r\nend\r\n",
  "- a\n\n  b\n\n\n- c\n\nd\n- e\n",
  "-\n\n  foo\n\n-\n  bar\n",
  "Text\n* * *\n+ plus\n- minus\n1. one\n",
  "```make\na:\n\tb\n  \tc\n\t```\n\t\n```\n~~~\n\topen",
  "```|\n```\t\n\n!",
  "> ~~~\n> a\n> ~~~ \t\r\n>\n> b\n\n!",
  "\ttab code\n\n-\ttab item\n\n\tmore\n",
  " \n\n  - item\n\n\n    still in it\n",
  "\xf3\xb0\x80\x80 private \xf3\xbf\xbc\x80 characters $x$ \xf3\xb0\x80\x80",
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    md_check (texts[i]);
}

static void
test_corpus (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    md_check (corpus[i]);
}

/* What services really sent; a piece out of the middle, as every split of it is tried. */
static void
test_recorded (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "streams", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *body = NULL;
      g_autofree char *valid = NULL;
      g_autoptr (GString) text = NULL;

      g_assert_true (g_file_get_contents (path, &body, NULL, NULL));
      valid = g_utf8_make_valid (body, -1);
      text = g_string_new (valid);
      g_string_replace (text, "\\n", "\n", 0);
      if (text->len > RECORDED)
        {
          gsize from =
              (gsize) (g_utf8_find_prev_char (text->str, text->str + text->len / 2) - text->str);
          gsize to = MIN (from + RECORDED, text->len);

          while (to < text->len && ((guchar) text->str[to] & 0xC0) == 0x80)
            to++;
          g_string_truncate (text, to);
          g_string_erase (text, 0, (gssize) from);
        }
      md_check (text->str);
      n++;
    }
  g_assert_cmpuint (n, >, 100);
}

static const char *const pieces[] = {
  "word",  " ",   " ",   "\n",   "\n",           "\n\n",         "\n\n",    "- ",   "  - ",
  "1. ",   "> ",  "# ",  "```",  "~~~",          "    ",         "  ",      "\t",   "*",
  "**",    "_",   "`",   "|",    "|---|",        "---",          "===",     "$",    "$$",
  "\\(",   "\\)", "\\[", "\\]",  "[a]",          "(b)",          "[a]: /u", "[^1]", "\\",
  "&amp;", "<b>", "~~",  "[ ] ", "\xe4\xb8\xad", "\xef\xbc\x8c", "!",       "+ ",
};

static void
test_generated (void)
{
  for (guint i = 0; i < N_GENERATED; i++)
    {
      GString *text = g_string_new (NULL);
      int n = g_test_rand_int_range (3, 30);

      for (int k = 0; k < n; k++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      md_check (text->str);
      g_string_free (text, TRUE);
    }
}

/* What ends an item in front of its text, where the parser takes a place for a kind of block. */
static const char *const items[] = {
  "- # Heading\n\n  text\n",
  "- #\n\n  text\n",
  "- a\n  # Heading #\n\n  text\n",
  "- ***\n\n  text\n",
  "1. a\n   b\n\n\n   text\n",
  "1. a\n   ===\n\n   text\n",
  "> - # Heading\n>\n>   text\n",
  "- - # Heading\n\n    text\n",
  "- [ ] task\n\n\n  text\n",
  "- ```\n  code\n  ```\n\n  text\n",
  "- | a |\n  |---|\n  | b |\n\n\n  text\n",
  "- # Heading\n  [a]: /u\n\n\n  text\n",
  "- # Heading\r\n\r\n  text\r\n",
  "- #\tHeading\n\n  text\n",
};

/* A text is read alike wherever it begins. */
static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *wanted = md_dump_whole (items[i]);

      g_assert_nonnull (strstr (wanted, "text"));
      for (guint lines = 1; lines < 300; lines++)
        {
          g_autofree char *lead = g_strnfill (lines, '\n');
          g_autofree char *text = g_strconcat (lead, items[i], NULL);
          g_autofree char *dump = md_dump_whole (text);

          g_assert_cmpstr (dump, ==, wanted);
        }
    }
}

static guint
count_parsed (MatchupMdDocument *document, GString *text, const char *piece, guint times)
{
  guint longest = 0;

  for (guint i = 0; i < times; i++)
    {
      g_string_append (text, piece);
      matchup_md_document_update (document, text->str, text->len);
      longest = MAX (longest, (guint) matchup_md_document_get_open_length (document));
    }
  return longest;
}

/* However long the text, what is parsed again is one block at most. */
static void
test_open_end_is_short (void)
{
  g_autoptr (MatchupMdDocument) document = matchup_md_document_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (count_parsed (document, text, "A paragraph.\n\n", 2000), <, 40);
  g_string_append (text, "```c\n");
  g_assert_cmpuint (count_parsed (document, text, "int line;\n", 2000), <, 40);
  g_string_append (text, "```\n");
  g_assert_cmpuint (count_parsed (document, text, "# Heading\n\ntext\n\n", 2000), <, 40);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (document)), ==, 6001);
}

/* What must not be seen in any beginning of the text. */
static const struct
{
  const char *text;
  const char *never; /* in what the blocks dump */
} steady[] = {
  { "Choose:\n- one\n- two\n", "heading" },
  { "Choose:\n-one more\n", "heading" },
  { "Before.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n", "\"|" },
  { "- [x] done\n- [ ] open\n", "[" },
  { "Some **bold** and *more* of ~~it~~ and `co de` then.", "*" },
  { "Some **bold** and *more* of ~~it~~ and `co de` then.", "~" },
  { "Some **bold** and *more* of ~~it~~ and `co de` then.", "`" },
  { "**重点：**后面", "*" },
  { "See [the page](https://example.org/a_b) and ![it](x.png).\n", "](" },
  { "See **[the page](https://example.org)** now.\n", "[the" },
  { "So $x^2 + y$ and \\(z\\) are:\n\n$$\na = b\n$$\n\nDone.", "$" },
  { "So $x^2 + y$ and \\(z\\) are:\n\n$$\na = b\n$$\n\nDone.", "(z" },
  { "As\n\\[ a = b \\]\nDone.", "[ a" },
  { "A &amp; B &lt; C", "am" },
  { "```python\nprint ()\n```\n", "(py)" },
  { "# A heading\n\n### Another\n", "heading 2" },
};

static void
test_steady (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (steady); i++)
    {
      g_autoptr (MatchupMdDocument) document = matchup_md_document_new ();

      gsize at = 0;

      while (steady[i].text[at] != '\0')
        {
          g_autofree char *dump = NULL;

          at = md_next_cut (steady[i].text, at, 1);
          matchup_md_document_update (document, steady[i].text, at);
          dump = md_dump (G_LIST_MODEL (document));
          if (strstr (dump, steady[i].never) != NULL)
            g_test_message ("“%.*s” gives %s", (int) at, steady[i].text, dump);
          g_assert_null (strstr (dump, steady[i].never));
        }
    }
}

/* A sign of money is no beginning of a formula: what follows is shown at once. */
static void
test_prices (void)
{
  static const char text[] = "It costs ($/month) so";
  g_autoptr (MatchupMdDocument) document = matchup_md_document_new ();
  g_autofree char *dump = NULL;

  matchup_md_document_update (document, text, strlen (text));
  dump = md_dump (G_LIST_MODEL (document));
  g_assert_nonnull (strstr (dump, "($/month) so"));
}

/* Only marks wait, and only for a while: words are shown as they come. */
static void
test_nothing_waits_long (void)
{
  static const char *const openings[] = { "[", "$$", "\\(", "$a",   "**",
                                          "`", "![", "| a", "[a](", "&" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (MatchupMdDocument) document = matchup_md_document_new ();
      g_autoptr (GString) text = g_string_new ("Start. ");
      g_autofree char *dump = NULL;

      g_string_append (text, openings[i]);
      for (guint k = 0; k < 500; k++)
        g_string_append (text, "word ");
      matchup_md_document_update (document, text->str, text->len);
      dump = md_dump (G_LIST_MODEL (document));
      g_assert_cmpuint (strlen (dump), >, 2400);
    }
}

/* What is looked at behind the last place that is decided does not grow with the square. */
static void
test_hostile_end (void)
{
  static const char *const pieces_of_hate[] = { "[",  "](", "\\(", "`a``", "**a ",
                                                "$a", "&a", "![",  "| ",   "_" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces_of_hate); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) closing = g_string_new (NULL);
      clock_t begin;

      while (text->len < 64 * 1024)
        g_string_append (text, pieces_of_hate[i]);
      begin = clock ();
      for (guint k = 0; k < 20; k++)
        g_assert_cmpuint (matchup_md_tail_find_end (text->str, 0, text->len, closing),
                          <=,
                          text->len);
      /* A look takes less than a millisecond; there is room for the checks of memory. */
      g_assert_cmpint (clock () - begin, <, CLOCKS_PER_SEC * 20 / 33);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/md-document/texts", test_texts);
  g_test_add_func ("/text/md-document/corpus", test_corpus);
  g_test_add_func ("/text/md-document/recorded", test_recorded);
  g_test_add_func ("/text/md-document/generated", test_generated);
  g_test_add_func ("/text/md-document/places", test_places);
  g_test_add_func ("/text/md-document/steady", test_steady);
  g_test_add_func ("/text/md-document/prices", test_prices);
  g_test_add_func ("/text/md-document/nothing-waits-long", test_nothing_waits_long);
  g_test_add_func ("/text/md-document/hostile-end", test_hostile_end);
  g_test_add_func ("/text/md-document/open-end-is-short", test_open_end_is_short);
  return g_test_run ();
}
