/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the blocks of an answer show, and that they stay while it grows. */
#include "markdown-fixture.h"
#include "matchup-block-context.h"
#include "matchup-block-stack.h"
#include "matchup-block-widget.h"
#include "matchup-code-block.h"
#include "matchup-code-language.h"
#include "matchup-item-block.h"
#include "matchup-markdown-view.h"
#include "matchup-rich-text.h"
#include "matchup-rule-block.h"
#include "matchup-table-block.h"
#include "matchup-table-grid.h"
#include "matchup-table-text.h"
#include "matchup-md-parser.h"
#include "matchup-test-ui.h"
#include "matchup-text-block-private.h"
#include "matchup-text-leaf.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <string.h>
#include <time.h>

static void
test_kinds (MarkdownFixture *fixture, gconstpointer data)
{
  markdown_fixture_add (fixture,
                        "# Title\n\nSome **bold** text\n\n> said\n\n- a\n- b\n  1. c\n\n---\n\n"
                        "| x | y |\n|---|--:|\n| 1 | 2 |\n\n```py\nprint ()\n```\n");
  markdown_fixture_finish (fixture);
  markdown_fixture_assert_leaves (fixture, "Title|Some bold text|said|a|b|c|x|y|1|2|print ()");
  g_assert_nonnull (markdown_fixture_find (fixture, MATCHUP_TYPE_RULE_BLOCK, 0));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (
                                       markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0)),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0)),
      GTK_ACCESSIBLE_PROPERTY_LEVEL,
      1);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 1)),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Some bold text");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (
                                       markdown_fixture_find (fixture, MATCHUP_TYPE_ITEM_BLOCK, 0)),
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_role (
      GTK_ACCESSIBLE (
          gtk_widget_get_parent (markdown_fixture_find (fixture, MATCHUP_TYPE_ITEM_BLOCK, 0))),
      GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (
                                       markdown_fixture_find (fixture, MATCHUP_TYPE_TABLE_GRID, 0)),
                                   GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (markdown_fixture_find (fixture, GTK_SOURCE_TYPE_VIEW, 0)),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Code, Python");
}

static void
test_markers (MarkdownFixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "9.", "10.", "☐", "☑", "•" };

  markdown_fixture_add (fixture, "9. nine\n10. ten\n\ntext\n\n- [ ] open\n- [x] done\n- plain\n");
  markdown_fixture_finish (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (matchup_item_block_get_marker (MATCHUP_ITEM_BLOCK (
                         markdown_fixture_find (fixture, MATCHUP_TYPE_ITEM_BLOCK, i))),
                     ==,
                     wanted[i]);
}

/* A number stands on the baseline of its text, also where other letters make the line higher. */
static void
test_marker_baseline (MarkdownFixture *fixture, gconstpointer data)
{
  markdown_fixture_add (fixture, "1. one\n2. \346\227\245\346\234\254\n");
  markdown_fixture_finish (fixture);
  for (guint i = 0; i < 2; i++)
    {
      MatchupItemBlock *item =
          MATCHUP_ITEM_BLOCK (markdown_fixture_find (fixture, MATCHUP_TYPE_ITEM_BLOCK, i));
      MatchupTextBlock *text =
          MATCHUP_TEXT_BLOCK (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, i));
      g_autoptr (PangoLayout) marker =
          gtk_widget_create_pango_layout (GTK_WIDGET (item), matchup_item_block_get_marker (item));

      g_assert_cmpint (matchup_item_block_get_marker_top (item) +
                           PANGO_PIXELS (pango_layout_get_baseline (marker)),
                       ==,
                       matchup_text_block_get_baseline (text));
    }
}

/* Letter by letter: every widget that can stay is the same in the end. */
static void
test_widgets_stay (MarkdownFixture *fixture, gconstpointer data)
{
  static const char more[] = " growing on\n- two\n- three and\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  GtkWidget *paragraph;
  GtkWidget *first_item;
  GtkWidget *table = NULL;
  char letter[2] = "";

  markdown_fixture_add (fixture, "A paragraph ");
  paragraph = markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0);
  markdown_fixture_add (fixture, "that grows.\n\n- one");
  first_item = markdown_fixture_find (fixture, MATCHUP_TYPE_ITEM_BLOCK, 0);
  for (const char *p = more; *p != '\0'; p++)
    {
      letter[0] = *p;
      markdown_fixture_add (fixture, letter);
      /* Before, half of the line below the head may make a table of one column. */
      if (*p == '1')
        table = markdown_fixture_find (fixture, MATCHUP_TYPE_TABLE_BLOCK, 0);
    }
  markdown_fixture_finish (fixture);
  g_assert_nonnull (first_item);
  g_assert_nonnull (table);
  g_assert_true (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0) == paragraph);
  g_assert_true (markdown_fixture_find (fixture, MATCHUP_TYPE_ITEM_BLOCK, 0) == first_item);
  g_assert_true (markdown_fixture_find (fixture, MATCHUP_TYPE_TABLE_BLOCK, 0) == table);
  markdown_fixture_assert_leaves (fixture,
                                  "A paragraph that grows.|one growing on|two|three and|a|b|1|2");
}

static char *
dup_buffer (MatchupCodeBlock *code)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (matchup_code_block_get_view (code));
  char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
test_code_grows (MarkdownFixture *fixture, gconstpointer data)
{
  MatchupCodeBlock *code;
  g_autofree char *text = NULL;
  GtkSourceLanguage *language;

  markdown_fixture_add (fixture, "```c++ title=x\nint a;\n");
  code = MATCHUP_CODE_BLOCK (markdown_fixture_find (fixture, MATCHUP_TYPE_CODE_BLOCK, 0));
  markdown_fixture_add (fixture, "int");
  markdown_fixture_add (fixture, " b;\n\xe2\x80\xae");
  markdown_fixture_add (fixture, "\n```\n\nafter");
  markdown_fixture_finish (fixture);
  g_assert_true (markdown_fixture_find (fixture, MATCHUP_TYPE_CODE_BLOCK, 0) == (GtkWidget *) code);
  text = dup_buffer (code);
  g_assert_cmpstr (text, ==, "int a;\nint b;\n[U+202E]");
  language = gtk_source_buffer_get_language (
      GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (matchup_code_block_get_view (code))));
  g_assert_cmpstr (gtk_source_language_get_id (language), ==, "cpp");
}

static void
test_code_folds (MarkdownFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("```\n");
  MatchupCodeBlock *code;
  GtkTextBuffer *buffer;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "line %u\n", i);
  g_string_append (text, "```\n");
  markdown_fixture_add (fixture, text->str);
  markdown_fixture_finish (fixture);
  code = MATCHUP_CODE_BLOCK (markdown_fixture_find (fixture, MATCHUP_TYPE_CODE_BLOCK, 0));
  buffer = gtk_text_view_get_buffer (matchup_code_block_get_view (code));
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 400);
  gtk_widget_activate_action (GTK_WIDGET (code), "code.show-all", NULL);
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (fixture->view));
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 1000);
}

static int
measure_height (GtkWidget *widget)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 400, &height, NULL, NULL, NULL);
  return height;
}

/* Code knows its height before it is laid out, new code and code that grows: a resize that it wants
 * within a layout would be lost. */
static void
test_code_height (MarkdownFixture *fixture, gconstpointer data)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());

  gtk_window_set_child (GTK_WINDOW (window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 900);
  gtk_window_present (GTK_WINDOW (window));
  matchup_test_wait_frames (window, 2);
  markdown_fixture_add (fixture, "```c\nint a;\n");
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *code = markdown_fixture_find (fixture, MATCHUP_TYPE_CODE_BLOCK, 0);
      GtkTextView *view = matchup_code_block_get_view (MATCHUP_CODE_BLOCK (code));
      int lines = gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (view));
      int height = measure_height (code);

      g_assert_cmpint (measure_height (GTK_WIDGET (view)), >, 12 * lines);
      matchup_test_wait_frames (window, 5);
      g_assert_cmpint (gtk_widget_get_height (code), ==, height);
      markdown_fixture_add (fixture, "int b;\n\n\n// Ä 中 🙂\n\nint c;\n\n\n\n\nint d;\n");
    }
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static guint
count (GtkWidget *widget, GType type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

/* Presses the button at the end, which goes when all is shown. */
static void
assert_more (MarkdownFixture *fixture, GType type, guint shown, const char *label, guint all)
{
  GtkWidget *button;
  guint position = 0;

  g_assert_cmpuint (count (fixture->view, type), ==, shown);
  for (button = markdown_fixture_find (fixture, GTK_TYPE_BUTTON, 0);
       button != NULL && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) != 0;)
    button = markdown_fixture_find (fixture, GTK_TYPE_BUTTON, ++position);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (fixture->view));
  g_assert_cmpuint (count (fixture->view, type), ==, all);
  g_assert_false (gtk_widget_get_visible (button));
}

/* Of what is very long a part is shown; most lists are short and have no button. */
static void
test_more (MarkdownFixture *fixture, gconstpointer data)
{
  markdown_fixture_add (fixture, "- one\n- two\n\nText\n\n");
  g_assert_null (markdown_fixture_find (fixture, GTK_TYPE_BUTTON, 0));
  for (int i = 0; i < 1003; i++)
    markdown_fixture_add_later (fixture, "1. item\n");
  markdown_fixture_add (fixture, "");
  assert_more (fixture, MATCHUP_TYPE_ITEM_BLOCK, 1002, "Show More (3 Hidden)", 1005);
  markdown_fixture_add (fixture, "\nText\n\n| a | b |\n|---|---|\n");
  for (int i = 0; i < 2003; i++)
    markdown_fixture_add_later (fixture, "| 1 | 2 |\n");
  markdown_fixture_add (fixture, "");
  assert_more (fixture, MATCHUP_TYPE_TABLE_ROW, 2000, "Show More (4 Hidden)", 2004);
}

static void
test_languages (void)
{
  static const char *const names[][2] = {
    { "py", "python3" },  { "Python", "python3" },
    { "js", "js" },       { "rust,ignore", "rust" },
    { "{.c}", NULL },     { "sh", "sh" },
    { "yml", "yaml" },    { "text", NULL },
    { "nonsense", NULL }, { "", NULL },
    { "C#", "c-sharp" },  { "html", "html" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkSourceLanguage *language = matchup_code_language_find (names[i][0]);

      g_assert_cmpstr (language != NULL ? gtk_source_language_get_id (language) : NULL,
                       ==,
                       names[i][1]);
    }
}

/* Microseconds of CPU time for a buffer in that language. */
static gint64
colour (GtkSourceLanguage *language)
{
  struct timespec begin;
  struct timespec end;
  GtkSourceBuffer *buffer;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
  buffer = gtk_source_buffer_new_with_language (language);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &end);
  g_object_unref (buffer);
  return (end.tv_sec - begin.tv_sec) * G_USEC_PER_SEC + (end.tv_nsec - begin.tv_nsec) / 1000;
}

/* A language is not read again for the next conversation. */
static void
test_language_kept (void)
{
  static const char code[] = "```perl\nprint 1;\n```\n";
  GtkSourceLanguage *language = matchup_code_language_find ("perl");
  g_autoptr (MatchupBlockContext) context = matchup_block_context_new ();
  g_autoptr (GPtrArray) blocks = matchup_md_parse (code, strlen (code));
  GtkWidget *widget;
  gint64 read;
  gint64 kept;

  colour (language);
  read = colour (language);
  widget = g_object_ref_sink (matchup_block_widget_new (context, g_ptr_array_index (blocks, 0)));
  g_object_unref (widget);
  kept = colour (language);
  g_test_message ("%" G_GINT64_FORMAT " and %" G_GINT64_FORMAT " microseconds", read, kept);
  g_assert_cmpint (kept * 4, <, read);
}

static void
test_scheme_follows (MarkdownFixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSourceBuffer *buffer;

  markdown_fixture_add (fixture, "```c\nint a;\n```\n");
  buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (matchup_code_block_get_view (
      MATCHUP_CODE_BLOCK (markdown_fixture_find (fixture, MATCHUP_TYPE_CODE_BLOCK, 0)))));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpstr (gtk_source_style_scheme_get_id (gtk_source_buffer_get_style_scheme (buffer)),
                   ==,
                   "Adwaita-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_cmpstr (gtk_source_style_scheme_get_id (gtk_source_buffer_get_style_scheme (buffer)),
                   ==,
                   "Adwaita");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_links_by_scheme (void)
{
  static const char *const good[] = { "http://a.org", "HTTPS://a.org/?q", "mailto:a@b.org" };
  static const char *const bad[] = { "javascript:alert(1)",
                                     "file:///etc/passwd",
                                     "data:text/html,x",
                                     "relative/path",
                                     "//a.org",
                                     "",
                                     "smb://a",
                                     " http://a.org",
                                     "x-http://a" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (matchup_rich_text_is_address (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (matchup_rich_text_is_address (bad[i]));
  g_assert_false (matchup_rich_text_is_address (NULL));
}

static MatchupRichText *
make_rich (const char *markdown)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (markdown, strlen (markdown));
  MatchupMdBlock *block = g_ptr_array_index (blocks, 0);
  MatchupRichColors colors = { 0 };
  gsize length;

  matchup_md_block_get_text (block, &length);
  return matchup_rich_text_new (block, 0, length, &colors, NULL, NULL);
}

static void
test_rich_text (void)
{
  g_autoptr (MatchupRichText) links = make_rich ("a [b\xe2\x80\xaeg](http://x.org) [c](file:///x)");
  g_autoptr (MatchupRichText) picture = make_rich ("![cat](http://x.org/cat.png)");
  g_autoptr (MatchupRichText) nameless = make_rich ("![](file:///x.png) [](http://x.org)");
  g_autoptr (MatchupRichText) code = make_rich ("`a\xe2\x81\xa6z` plain \xe2\x80\x8f");

  g_assert_cmpstr (links->text->str, ==, "a b[U+202E]g c");
  g_assert_cmpuint (links->links->len, ==, 1);
  g_assert_cmpstr (g_array_index (links->links, MatchupRichLink, 0).target, ==, "http://x.org");
  g_assert_cmpstr (picture->text->str, ==, "[Picture: cat] http://x.org/cat.png");
  g_assert_cmpuint (picture->links->len, ==, 1);
  g_assert_cmpstr (nameless->text->str, ==, "[Picture: ?] file:///x.png http://x.org");
  g_assert_cmpuint (nameless->links->len, ==, 1);
  g_assert_cmpstr (code->text->str, ==, "a[U+2066]z plain \xe2\x80\x8f");
}

static PangoLayout *
lay_out (const MatchupRichText *rich, int width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout;

  pango_context_set_language (context, pango_language_from_string ("en"));
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_text (layout, rich->text->str, (int) rich->text->len);
  pango_layout_set_attributes (layout, rich->attrs);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  return layout;
}

/* The family of the font that the first letter is drawn in. */
static char *
dup_family (const MatchupRichText *rich)
{
  g_autoptr (PangoLayout) layout = lay_out (rich, -1);
  PangoLayoutRun *run = pango_layout_get_line_readonly (layout, 0)->runs->data;
  PangoFontDescription *font = pango_font_describe (run->item->analysis.font);
  char *family = g_strdup (pango_font_description_get_family (font));

  pango_font_description_free (font);
  return family;
}

/* Chinese characters have the forms of the language of the text, whatever the program speaks. */
static void
test_chinese_forms (void)
{
  g_autoptr (MatchupRichText) chinese = make_rich ("直接说骨角");
  g_autoptr (MatchupRichText) japanese = make_rich ("直接の骨");
  g_autoptr (MatchupRichText) traditional = make_rich ("直接說話");
  g_autofree char *of_chinese = dup_family (chinese);
  g_autofree char *of_japanese = dup_family (japanese);
  g_autofree char *of_traditional = dup_family (traditional);

  g_assert_true (g_str_has_suffix (of_chinese, "SC"));
  g_assert_true (g_str_has_suffix (of_japanese, "JP"));
  g_assert_true (g_str_has_suffix (of_traditional, "TC"));
}

/* Chinese has no slanted letters: what is stressed is bold. */
static void
test_chinese_emphasis (void)
{
  g_autoptr (MatchupRichText) rich = make_rich ("*abc“重点”def*");
  g_autoptr (GString) seen = g_string_new (NULL);
  PangoAttrIterator *iter = pango_attr_list_get_iterator (rich->attrs);
  int start;
  int end;

  do
    {
      PangoAttribute *slant = pango_attr_iterator_get (iter, PANGO_ATTR_STYLE);
      PangoAttribute *weight = pango_attr_iterator_get (iter, PANGO_ATTR_WEIGHT);

      pango_attr_iterator_range (iter, &start, &end);
      if (start < (int) rich->text->len)
        g_string_append_printf (seen,
                                "%s%.*s",
                                slant != NULL    ? "/"
                                : weight != NULL ? "*"
                                                 : "-",
                                MIN (end, (int) rich->text->len) - start,
                                rich->text->str + start);
    }
  while (pango_attr_iterator_next (iter));
  pango_attr_iterator_destroy (iter);
  g_assert_cmpstr (seen->str, ==, "/abc“*重点”/def");
}

static void
assert_not_in (const char *text, gsize index, const char *set)
{
  gsize length = (gsize) (g_utf8_next_char (text + index) - (text + index));
  g_autofree char *letter = g_strndup (text + index, length);

  if (strstr (set, letter) != NULL)
    g_error ("A line is broken at “%s” of %s", letter, text + index);
}

/* No line begins with what belongs to the end of one, or the other way round. */
static void
test_chinese_lines (void)
{
  g_autoptr (MatchupRichText) rich =
      make_rich ("他说：“今天（周五）的会议，改到下午三点了！”我问：《红楼梦》第 12 回讲了什么？"
                 "GPT-4o 的价格是 $2.5／百万 token；豆包更便宜……真的吗？“是的。”（见下表）。");
  const char *text = rich->text->str;

  for (int width = 120; width < 420; width++)
    {
      g_autoptr (PangoLayout) layout = lay_out (rich, width);

      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          gsize start = (gsize) pango_layout_get_line_readonly (layout, i)->start_index;

          assert_not_in (text, start, "，。、；：？！）》”…");
          assert_not_in (text, (gsize) (g_utf8_prev_char (text + start) - text), "（《“");
        }
    }
}

static void
test_table_text (void)
{
  static const char source[] = "| a, \"b\" | **c** |\n|:--|--:|\n| 1 | x\\|y `z` |\n";
  g_autoptr (GPtrArray) blocks = matchup_md_parse (source, strlen (source));
  g_autofree char *csv = matchup_table_text_dup_csv (g_ptr_array_index (blocks, 0));
  g_autofree char *markdown = matchup_table_text_dup_markdown (g_ptr_array_index (blocks, 0));
  g_autoptr (GPtrArray) again = matchup_md_parse (markdown, strlen (markdown));

  g_assert_cmpstr (csv, ==, "\"a, \"\"b\"\"\",c\r\n1,x|y z\r\n");
  g_assert_cmpstr (markdown, ==, "| a, \"b\" | **c** |\n| :-- | --: |\n| 1 | x\\|y `z` |\n");
  g_assert_true (
      matchup_md_block_equal (g_ptr_array_index (blocks, 0), g_ptr_array_index (again, 0)));
}

static void
test_kinds_of_part (MarkdownFixture *fixture, gconstpointer data)
{
  GtkWidget *thinking = g_object_ref_sink (matchup_markdown_view_new (fixture->message, TRUE));
  g_autofree char *text = NULL;

  matchup_message_append (fixture->message, MATCHUP_PART_KIND_REASONING, "*hm", -1);
  markdown_fixture_add (fixture, "one");
  matchup_message_append (fixture->message, MATCHUP_PART_KIND_REASONING, "more", -1);
  markdown_fixture_add (fixture, "**two**");
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (thinking));
  markdown_fixture_assert_leaves (fixture, "one|two");
  text = markdown_fixture_join_leaves (thinking);
  g_assert_cmpstr (text, ==, "*hm|more");
  g_assert_finalize_object (thinking);
}

/* 360 pixels have to do, from either side. */
static void
test_narrow_and_rtl (MarkdownFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) wide = g_string_new ("|");
  int minimum;
  int heights[2];

  for (guint i = 0; i < 40; i++)
    g_string_append (wide, " a column |");
  g_string_append (wide, "\n|");
  for (guint i = 0; i < 40; i++)
    g_string_append (wide, "---|");
  markdown_fixture_add (fixture, wide->str);
  markdown_fixture_add (
      fixture,
      "\n\n> - 1. Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung\n\n");
  markdown_fixture_add (fixture, "```\n");
  markdown_fixture_add (fixture, wide->str);
  markdown_fixture_add (
      fixture,
      "\n```\n\n- \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d\n");
  markdown_fixture_finish (fixture);
  for (int i = 0; i < 2; i++)
    {
      gtk_widget_set_direction (fixture->view, i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      gtk_widget_measure (fixture->view,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &minimum,
                          NULL,
                          NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 300);
      gtk_widget_measure (fixture->view,
                          GTK_ORIENTATION_VERTICAL,
                          336,
                          NULL,
                          &heights[i],
                          NULL,
                          NULL);
      gtk_widget_allocate (fixture->view, 336, heights[i], -1, NULL);
    }
  g_assert_cmpint (heights[0], >, 100);
  g_assert_cmpint (heights[1], >, 100);
}

static void
assert_spoken (GtkWidget *view, const char *text)
{
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

/* What is there when the focus comes is said, and not each piece that comes later. */
static void
test_spoken (void)
{
  g_autoptr (MatchupMessage) message =
      matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, "**One** of\n\n- two");
  g_autofree char *longer = g_strnfill (40000, 'x');
  g_autofree char *wanted = NULL;
  GtkWidget *view = matchup_markdown_view_new (message, FALSE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *other = gtk_button_new ();
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), view);
  window = matchup_test_show (box, 300, 300);
  gtk_widget_grab_focus (other);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  gtk_widget_grab_focus (view);
  assert_spoken (view, "One of\n\n• two");
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, " three", -1);
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (view));
  assert_spoken (view, "One of\n\n• two");
  gtk_widget_grab_focus (other);
  gtk_widget_grab_focus (view);
  assert_spoken (view, "One of\n\n• two three");
  gtk_widget_grab_focus (other);
  /* A book is not said in one go. */
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, longer, -1);
  gtk_widget_grab_focus (view);
  longer[16384 - strlen ("**One** of\n\n- two three")] = '\0';
  g_assert_true (strlen (longer) > 16000);
  wanted = g_strconcat ("One of\n\n• two three", longer, "…", NULL);
  assert_spoken (view, wanted);
  matchup_test_destroy (window);
}

/* How far from the left the text of the @n-th text block begins. */
static int
get_edge (GtkWidget *view, guint n)
{
  GdkRectangle place;

  matchup_text_leaf_get_cursor (MATCHUP_TEXT_LEAF (
                                    markdown_fixture_find_below (view, MATCHUP_TYPE_TEXT_BLOCK, n)),
                                0,
                                &place);
  return place.x;
}

/* A paragraph stands where its writing begins, an item where its list stands. */
static void
test_sides (void)
{
  static const char text[] = "\xd7\xa9\xd7\x9c\n\nword\n\n- \xd7\xa9\xd7\x9c\n- word\n";
  static const gboolean at_right[2][4] = { { TRUE, FALSE, FALSE, FALSE },
                                           { TRUE, FALSE, TRUE, TRUE } };

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text);
      GtkWidget *view;

      gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      view = g_object_ref_sink (matchup_markdown_view_new (message, FALSE));
      matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (view));
      matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (view));
      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 336, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (view, 336, 300, -1, NULL);
      for (guint i = 0; i < 4; i++)
        g_assert_cmpint (get_edge (view, i) > 150, ==, at_right[rtl][i]);
      g_assert_finalize_object (view);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(name, func)                  \
  g_test_add ("/ui/markdown-view/" name, \
              MarkdownFixture,           \
              NULL,                      \
              markdown_fixture_set_up,   \
              func,                      \
              markdown_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("kinds", test_kinds);
  ADD ("markers", test_markers);
  ADD ("marker-baseline", test_marker_baseline);
  ADD ("widgets-stay", test_widgets_stay);
  ADD ("code-grows", test_code_grows);
  ADD ("code-folds", test_code_folds);
  ADD ("code-height", test_code_height);
  ADD ("more", test_more);
  g_test_add_func ("/ui/markdown-view/languages", test_languages);
  g_test_add_func ("/ui/markdown-view/language-kept", test_language_kept);
  ADD ("scheme-follows", test_scheme_follows);
  g_test_add_func ("/ui/markdown-view/links-by-scheme", test_links_by_scheme);
  g_test_add_func ("/ui/markdown-view/rich-text", test_rich_text);
  g_test_add_func ("/ui/markdown-view/chinese-forms", test_chinese_forms);
  g_test_add_func ("/ui/markdown-view/chinese-emphasis", test_chinese_emphasis);
  g_test_add_func ("/ui/markdown-view/chinese-lines", test_chinese_lines);
  g_test_add_func ("/ui/markdown-view/table-text", test_table_text);
  ADD ("kinds-of-part", test_kinds_of_part);
  ADD ("narrow-and-rtl", test_narrow_and_rtl);
  g_test_add_func ("/ui/markdown-view/sides", test_sides);
  g_test_add_func ("/ui/markdown-view/spoken", test_spoken);
  return g_test_run ();
}
