/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown that leaves the program: as HTML that can do nothing, and as Markdown that stays apart.
 */
#include "markdown-corpus.h"
#include "matchup-md-html.h"
#include "matchup-md-parser.h"
#include "matchup-md-safe.h"

#include <string.h>

static void
test_html (void)
{
  static const struct
  {
    const char *markdown;
    const char *html;
  } cases[] = {
    { "", "" },
    { "a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <s>d</s> <code>e</code></p>\n" },
    { "*重点*和 *all of 重点* `*重*`",
      "<p><em class=\"upright\">重点</em>和 <em>all of </em><em class=\"upright\">重点</em> "
      "<code>*重*</code></p>\n" },
    { "***重a***",
      "<p><strong><em class=\"upright\">重</em></strong><strong><em>a</em></strong></p>\n" },
    { "a\nb", "<p>a<br>\nb</p>\n" },
    { "# x", "<h3>x</h3>\n" },
    { "###### x", "<h6>x</h6>\n" },
    { "- a\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n" },
    { "7. a", "<ol start=\"7\">\n<li><p>a</p>\n</li>\n</ol>\n" },
    { "- [x] a", "<ul>\n<li class=\"task\">\xe2\x98\x91 <p>a</p>\n</li>\n</ul>\n" },
    { "> a", "<blockquote>\n<p>a</p>\n</blockquote>\n" },
    { "```js\n</code><script>\n```", "<pre><code>&lt;/code&gt;&lt;script&gt;\n</code></pre>\n" },
    { "---", "<hr>\n" },
    { "| a | b |\n|---|--:|\n| 1 | 2 |",
      "<div class=\"table\"><table>\n<tr><th>a</th><th class=\"end\">b</th></tr>\n"
      "<tr><td>1</td><td class=\"end\">2</td></tr>\n</table></div>\n" },
    { "[a](javascript:alert(1))",
      "<p>a <span class=\"address\">(javascript:alert(1))</span></p>\n" },
    { "<https://x.org/?a=1&b=2>", "<p>https://x.org/?a=1&amp;b=2</p>\n" },
    { "![p\"q](http://x.org/i.png)",
      "<p>p&quot;q <span class=\"address\">(http://x.org/i.png)</span></p>\n" },
    { "<script>alert('x')</script>", "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</p>\n" },
    { "$a<b$", "<p><code class=\"math\">$a&lt;b$</code></p>\n" },
    { "a\xe2\x80\xae"
      "b\x1b"
      "c",
      "<p>abc</p>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      matchup_md_append_html (out, cases[i].markdown, strlen (cases[i].markdown), 2);
      g_assert_cmpstr (out->str, ==, cases[i].html);
    }
}

/* Only the elements that the writer knows, each with no attribute but those it sets. */
static void
assert_harmless (const char *html)
{
  g_autoptr (GRegex) allowed = g_regex_new (
      "</?(p|h[1-6]|ul|ol|li|em|strong|s|code|pre|blockquote|div|table|tr|th|td|hr|br|span)"
      "( (class=\"[a-z]+\"|start=\"[0-9]+\"))?>",
      0,
      0,
      NULL);
  g_autofree char *rest = g_regex_replace_literal (allowed, html, -1, 0, "", 0, NULL);

  g_assert_null (strchr (rest, '<'));
  g_assert_null (strchr (rest, '>'));
  g_assert_null (strchr (rest, '"'));
  g_assert_true (g_utf8_validate (html, -1, NULL));
}

static const char *const hostile[] = {
  "<script>alert(1)</script>",
  "</textarea></style></script><img src=x onerror=alert(1)>",
  "<!-- never closed",
  "<pre>\nnever closed\n\n# x",
  "[x](javascript:alert(1) \"onclick=\")",
  "```\nnever closed\n\n## x",
  "~~~~\n```\nnever closed",
  "> ```\n> in a quote",
  "- ```\n  in an item",
  "$$\nnever closed",
  "a `<b>` c <i> \\<u> <http://x.org>",
  "| a |\n|---|\n| <script> |",
  "x <y and $a<b$ too",
  "[a]: http://x.org\n\n[a]",
  "    <div> in indented code",
  "\xe2\x80\xae<b>",
  "<?php\n?>\n<![CDATA[\n",
};

static void
test_harmless (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      matchup_md_append_html (out, hostile[i], strlen (hostile[i]), 0);
      assert_harmless (out->str);
    }
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      matchup_md_append_html (out, corpus[i], strlen (corpus[i]), 0);
      assert_harmless (out->str);
    }
}

static char *
dump (const char *markdown)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (markdown, strlen (markdown));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autofree char *text = matchup_md_block_dump (g_ptr_array_index (blocks, i));

      g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

/* What stands below is never drawn in. */
static void
assert_apart (const char *markdown)
{
  g_autofree char *safe = matchup_md_make_safe (markdown, strlen (markdown));
  g_autofree char *whole = g_strconcat (safe, "\n## Next\n", NULL);
  g_autofree char *shown = dump (whole);
  g_autofree char *alone = dump (safe);
  g_autofree char *next = dump ("## Next\n");
  g_autofree char *expected = g_strconcat (alone, next, NULL);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_safe (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *safe = matchup_md_make_safe (hostile[i], strlen (hostile[i]));
      g_auto (GStrv) lines = g_strsplit (safe, "\n", -1);

      assert_apart (hostile[i]);
      for (guint k = 0; lines[k] != NULL && !g_str_has_prefix (safe, "```"); k++)
        g_assert_false (g_str_has_prefix (lines[k], "<"));
    }
}

static void
assert_safe_is (const char *markdown, const char *expected)
{
  g_autofree char *safe = matchup_md_make_safe (markdown, strlen (markdown));

  g_assert_cmpstr (safe, ==, expected);
}

static void
test_safe_corpus (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    assert_apart (corpus[i]);
}

static void
test_safe_examples (void)
{
  assert_safe_is ("", "");
  assert_safe_is (" \n", "");
  assert_safe_is ("a **b**", "a **b**\n");
  assert_safe_is ("a <b> `<i>` <http://x.org>", "a \\<b> `<i>` <http://x.org>\n");
  assert_safe_is ("```c\nint x;", "```c\nint x;\n```\n");
  assert_safe_is ("$$\nx", "$$\nx\n");
  assert_safe_is ("$a<b$ <i>", "$a<b$ \\<i>\n");
  assert_safe_is ("$a<b$\n\n```\n<p>\n```", "$a<b$\n\n```\n<p>\n```\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/md-html/html", test_html);
  g_test_add_func ("/text/md-html/harmless", test_harmless);
  g_test_add_func ("/text/md-html/safe", test_safe);
  g_test_add_func ("/text/md-html/safe-corpus", test_safe_corpus);
  g_test_add_func ("/text/md-html/safe-examples", test_safe_examples);
  return g_test_run ();
}
