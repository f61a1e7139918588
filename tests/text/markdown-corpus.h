/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What CommonMark and GitHub's additions to it have, chapter by chapter, with the cases in which a
 * later line changes what an earlier one means.
 */
static const char *const corpus[] = {
  /* Tabs */
  "\tone\ttwo\n\n  \tthree\n\n- a\n\n\tb\n\n- c\n\n\t\td\n\n>\t\te\n\n-\t\tf\n",
  "#\theading\n\n*\t*\t*\t\n\n1.\ta\n\tb\n",
  /* Precedence, rules */
  "- `one\n- two`\n",
  "***\n---\n___\n+++\n===\n--\n**\n__\n",
  " ***\n  - - -\n   _ _ _ _\n    ***\n",
  "- one\n***\n- two\n\nText\n***\nmore\n",
  "* a\n* * *\n* b\n\n- a\n- * * *\n",
  /* Headings of both kinds */
  "# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6\n####### 7\n#5 no\n#\tx\n\\## y\n",
  "# a *b* \\*c\\*\n   ## d ##   \n### e ### f\n# g#\n### h \\###\n#\n## ##\n",
  "A *b*\n=====\n\nA *b*\n-----\n\nOne\ntwo\n===\n\n    code\n---\n\n> q\n---\n- l\n---\n",
  "A\n   ==\n\nB\n= =\n\nC\n--- -\n\n`D\n----\n`\n\nE\\\n----\n\n\n====\n",
  /* Code by indent and by fence */
  "    a\n      b\n\n    c\n\n\n\n    d\ntext\n    no code\n\n- x\n\n      y\n",
  "```\n<\n >\n```\n~~~\na\n```\n~~~\n````\nb\n```\n``````\n",
  "```\n\n  \n```\n   ```\n   a\n  b\nc\n   ```\n    ```\n    no\n    ```\n",
  "``` ```\na\n\n~~~~~~\nb\n~~~ ~~\n\nfoo\n```\nbar\n```\nbaz\n---\n~~~\nx\n~~~\n# h\n",
  "~~~~    ruby startline=3 $%@#$\ndef\n~~~~~~~\n````;\n````\n``` a`b\nc\n",
  /* Raw HTML is text */
  "<table>\n<tr><td>\n*hi*\n\n**x**\n</td></tr>\n</table>\n\nokay\n<div>\n*a*\n</div>\nend\n",
  "<!-- a\n\nb -->\nc\n\n<?php\n\necho;\n?>\n\n<script>\nx\n\ny\n</script>\nz\n\n<a "
  "href=\"b\">*c*</a>\n",
  /* Definitions, which act on the whole */
  "[foo]: /url \"title\"\n\n[foo]\n",
  "[foo]\n\n[foo]: <my url>\n'a\nb'\n\n[bar]: x\n",
  "[a]: /1\n[a]: /2\n\n[A]\n\n[b]: \n/u\n\n[b] [c]\n\n[c]: /c bad title\n",
  "[f]: /u\n===\n[f]\n\n# [f]\n[f]: /v\n> q\n",
  "> [q]: /in-quote\n\n[q]\n\n- [l]: /in-list\n\n[l]\n",
  /* Paragraphs and blank lines */
  "aaa\n\nbbb\n\n\n\nccc\nddd\n",
  "  aaa\n bbb\n             ccc\n\naaa     \nbbb     \n",
  "\n\n  \n\naaa\n  \n\n# b\n\n  \n",
  /* Quotes */
  "> # a\n> b\n> c\n\n>d\n >e\n\n> f\ng\n===\n\n> - h\n- i\n\n>     j\n    k\n",
  "> ```\na\n```\n\n> b\n    - c\n\n>\n>  \n> d\n>\n\n>e\n\n>f\n",
  "> > > a\nb\n\n>>> c\n> d\n>>e\n\n> a\n***\n> b\n\n>     code\n\n>    not code\n",
  /* Items and lists */
  "1.  a\n    b\n\n        c\n\n    > d\n\n- e\n\n f\n\n -    g\n\n     h\n",
  "-one\n\n2.two\n\n- a\n\n\n  b\n\n1234567890. no\n\n-1. no\n\n003. ok\n",
  "- foo\n\n      bar\n\n-\n  baz\n-\n  ```\n  q\n  ```\n-\n      r\n\n-   \n  s\n",
  "foo\n*\n\nfoo\n1.\n\nfoo\n14. no list\n\nfoo\n1. list\n",
  "- a\n - b\n  - c\n   - d\n    - e\n\n1. a\n\n  2. b\n\n   3. c\n",
  "- a\n- b\n\n- c\n\n* a\n*\n\n* c\n\n- a\n- ```\n  b\n\n\n  ```\n- c\n",
  "- a\n  - b\n\n    c\n- d\n\n* a\n  > b\n  >\n* c\n\n- a\n  > b\n  ```\n  c\n  ```\n- d\n",
  "- foo\n+ bar\n* baz\n\n1. a\n2. b\n3) c\n\n- foo\n\n<!-- -->\n\n- bar\n",
  "10) foo\n    - bar\n\n- - foo\n\n1. - 2. foo\n\n- # Foo\n- Bar\n  ---\n  baz\n",
  /* Escapes, entities, code spans */
  "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/"
  "\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~\n\\A\\a\\ \\3\n",
  "&nbsp; &amp; &copy; &AElig; &#35; &#1234; &#992; &#X22; &#XD06; &nbsp &x; &#; "
  "&#x;\n&ThisIsNotDefined; &hi?;\n",
  "`foo` `` foo ` bar `` ` `` ` `  ``  ` `\xc2\xa0"
  "b\xc2\xa0` ``\nfoo \n``\n`foo\\`bar` ```foo`` *a`*` <a href=\"`\">`\n",
  /* Emphasis */
  "*foo bar* a * foo bar* a*\"foo\"* foo*bar* 5*6*78 _foo bar_ _ foo_ a_\"foo\"_ foo_bar_ "
  "foo-_(bar)_\n",
  "_foo*\n\n*foo bar *\n\n*(*foo)\n\n*(*foo*)* *foo*bar _foo_bar _(bar)_.\n",
  "**foo** ** foo** a**\"foo\"** foo**bar** __foo__ foo__bar__ __foo, __bar__, baz__\n",
  "*foo [bar](/url)* *foo\nbar* _foo __bar__ baz_ *foo *bar** *foo**bar**baz* ***foo** bar* *foo "
  "**bar***\n",
  "** is not ** **** foo *** foo* **foo*** ***foo* *a `*`* **a<http://foo.bar/?q=**>\n",
  "*foo __bar *baz bim__ bam* **foo **bar baz** *foo *bar baz*\n",
  "~~a~~ ~b~ ~~c\n\nd~~ ~~~e~~~ ~~f *g~~ h*\n",
  /* Links, pictures, addresses */
  "[link](/uri \"title\") [l](/uri) [](./t.md) [l]() [l](<>) [a](b\nc) [a](<b)c>) [a](\\(foo\\)) "
  "[l](foo(and(bar)))\n",
  "[link [foo [bar]]](/uri) [link] bar](/uri) [link \\[bar](/uri) [a *b* `c`](/u) "
  "[![m](m.png)](/u) [a [b](/c) d](/e) *[f*](/g)\n",
  "![foo](/url \"title\") ![foo ![bar](/url)](/url2) ![](x) ![[a]](b) \\![c] !\\[d](e) My ![f "
  "g](/p  )\n",
  "<http://foo.bar.baz/test?q=hello&id=22> <MAILTO:F@BAR.BAZ> <a+b:c> <http://a b> <foo@bar.com> "
  "<> < http://x > http://e.com w@x.org\n",
  "www.commonmark.org/help. (www.google.com/search?q=a+(b)) http://c.org/a&hl=en; xmpp:foo "
  "a.b-c_d@a.b foo@bar_.\n",
  /* Breaks */
  "foo  \nbaz\\\nbar\n     x  \n\n`code  \nspan`\n\nfoo\\\n\n### foo  \n\nfoo \n baz\n",
  /* Tables */
  "| foo | bar |\n| --- | --- |\n| baz | bim |\n\n| abc | defghi |\n:-: | -----------:\nbar | "
  "baz\n\n| f\\|oo |\n| ------ |\n| b `\\|` az |\n",
  "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n\n| a |\n| --- | --- |\n| b |\n\n| a | b "
  "|\n| - | - |\n| c |\n| d | e | f |\ntext\n\nmore\n",
  "text\n| a | b |\n|---|---|\n| c | d |\n\n- | a |\n  |---|\n  | b |\n\n> | a |\n> |---|\n> | b "
  "|\n",
  /* Tasks */
  "- [ ] foo\n- [x] bar\n\n- [X] foo\n  - [ ] bar\n  - [x] baz\n- [ ]\n- [y] no\n- [ ]no\n\n1. [ ] "
  "one\n",
};
