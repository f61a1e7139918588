/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-export-html.h"

#include "matchup-accent.h"
#include "matchup-config.h"
#include "matchup-file-words.h"
#include "matchup-md-html.h"

#include <glib/gi18n.h>
#include <string.h>

/* Named by its checksum in the policy of the page, so that no other style holds. */
static const char style[] =
    ":root{color-scheme:light dark;--text:#1e1e1e;--dim:#5e5c64;--page:#fafafa;--card:#fff;"
    "--line:#d5d3cf;--soft:#f0efed}"
    "@media (prefers-color-scheme:dark){:root{--text:#f2f2f2;--dim:#b5b2ae;--page:#1e1e1e;"
    "--card:#2a2a2a;--line:#4a4a4a;--soft:#353535}}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:110rem;padding:1.5rem 1rem;background:var(--page);"
    "color:var(--text);font:1rem/1.5 system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\","
    "\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif;"
    "overflow-wrap:anywhere}"
    "h1{font-size:1.4rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:0 0 .5rem}"
    "h3,h4,h5,h6{font-size:1.05rem;margin:1rem 0 .25rem}"
    "p{margin:.5rem 0}.dim{color:var(--dim)}em.upright{font-style:normal;font-weight:bold}"
    ".prompt{background:var(--soft);border-radius:.75rem;margin:1rem 0;padding:.75rem 1rem}"
    ".prompt .said,.note{white-space:pre-wrap}"
    ".prompt img{display:block;height:auto;margin:.75rem 0 0;max-height:30rem;max-width:100%}"
    "details{margin:.75rem 0 0}summary{cursor:pointer}details pre{background:var(--card)}"
    ".answers{display:grid;gap:1rem;align-items:start;"
    "grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}"
    "article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;"
    "min-width:0;padding:1rem;unicode-bidi:isolate}"
    ".said{unicode-bidi:isolate}"
    ".facts{border-top:1px solid var(--line);color:var(--dim);font-size:.85rem;list-style:none;"
    "margin:1rem 0 0;padding:.5rem 0 0}"
    "pre{background:var(--soft);border-radius:.5rem;overflow-x:auto;padding:.75rem;"
    "white-space:pre-wrap}"
    "code{font-family:ui-monospace,\"Cascadia Mono\",Menlo,Consolas,\"Noto Sans Mono\",monospace;"
    "font-size:.92em}p code,li code,td code{background:var(--soft);border-radius:.25rem;"
    "padding:0 .2em}"
    ".table{overflow-x:auto}table{border-collapse:collapse}"
    "th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:start}"
    "th.center,td.center{text-align:center}th.end,td.end{text-align:end}"
    "blockquote{border-inline-start:.25rem solid var(--line);color:var(--dim);margin:.5rem 0;"
    "padding-inline-start:.75rem}"
    "ul,ol{margin:.5rem 0;padding-inline-start:1.5rem}li p{margin:.15rem 0}"
    "li.task{list-style:none;margin-inline-start:-1.25rem}li.task>p:first-child{display:inline}"
    "hr{border:0;border-top:1px solid var(--line)}.address{color:var(--dim)}"
    ".vote{border:2px solid var(--line);border-radius:.75rem;margin:1rem 0;padding:.75rem 1rem}"
    "@media print{body{background:none;padding:0}article,.vote{break-inside:auto}"
    "h2,h3{break-after:avoid}pre,table,img{break-inside:avoid}}";

static void
append_text (GString *out, const char *text)
{
  matchup_html_append_escaped (out, text, strlen (text));
}

static void
append_element (GString *out, const char *open, const char *text, const char *close)
{
  g_string_append (out, open);
  append_text (out, text);
  g_string_append (out, close);
}

/* "zh-CN" for "zh_CN.UTF-8": the language of the words around the answers. */
static char *
dup_language (void)
{
  const char *language = g_get_language_names ()[0];
  g_autofree char *tag = g_strndup (language, strcspn (language, ".@:"));

  g_strdelimit (tag, "_", '-');
  for (const char *c = tag; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && *c != '-')
        return g_strdup ("en");
    }
  return *tag == '\0' || g_str_equal (tag, "C") || g_str_equal (tag, "POSIX")
             ? g_strdup ("en")
             : g_steal_pointer (&tag);
}

static void
add_accents (GString *out, MatchupAccentScheme scheme)
{
  for (guint i = 0; i < MATCHUP_ACCENT_N; i++)
    g_string_append_printf (out, "--%c:#%06x;", 'a' + (char) i, matchup_accent_get (i, scheme));
}

/* With the colours of the contestants as in the window; beside them stands the letter. */
static char *
dup_style (void)
{
  GString *out = g_string_new (style);

  g_string_append (out, ":root{");
  add_accents (out, MATCHUP_ACCENT_LIGHT);
  g_string_append (out, "}@media (prefers-color-scheme:dark){:root{");
  add_accents (out, MATCHUP_ACCENT_DARK);
  g_string_append (out, "}}");
  for (guint i = 0; i < MATCHUP_ACCENT_N; i++)
    g_string_append_printf (out,
                            "article.%c{border-top:.25rem solid var(--%c)}",
                            'a' + (char) i,
                            'a' + (char) i);
  g_string_append (out, "article.practice{border-top-style:dashed}");
  return g_string_free (out, FALSE);
}

static char *
dup_style_hash (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

static void
add_head (GString *out, const char *title)
{
  g_autofree char *language = dup_language ();
  g_autofree char *text = dup_style ();
  g_autofree char *hash = dup_style_hash (text);

  g_string_append_printf (
      out,
      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n",
      language,
      hash);
  append_element (out, "<title>", title, "</title>\n");
  g_string_append_printf (out, "<style>%s</style>\n</head>\n<body>\n", text);
}

/* Nothing but a picture, whatever a file says about itself. */
static gboolean
is_picture (const char *mime_type)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/webp", "image/gif" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (mime_type, types[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_picture (GString *out, const MatchupPictureExport *picture, guint number)
{
  g_autofree char *text = matchup_picture_export_dup_text (picture, number);

  if (!is_picture (picture->mime_type) || picture->data == NULL)
    {
      append_element (out, "<p class=\"dim\">", text, "</p>\n");
      return;
    }
  g_string_append_printf (out,
                          "<img src=\"data:%s;base64,%s\" alt=\"",
                          picture->mime_type,
                          picture->data);
  append_text (out, text);
  g_string_append (out, "\">\n");
}

/* Its text is there, but folded: the question is what one reads. */
static void
add_file (GString *out, MatchupFilePart *file)
{
  g_autofree char *facts = matchup_file_dup_facts (file);

  append_element (out, "<details>\n<summary>", matchup_file_part_get_name (file), "");
  append_element (out, " <span class=\"dim\">", facts, "</span></summary>\n");
  append_element (out,
                  "<pre lang=\"\" dir=\"auto\">",
                  matchup_file_part_peek_text (file, NULL),
                  "</pre>\n</details>\n");
}

static void
add_prompt (GString *out, const MatchupRoundExport *round, const char *heading)
{
  g_string_append (out, "<header>\n");
  /* Translators: heading of what was asked */
  append_element (out, heading, _ ("Question"), heading[2] == '1' ? "</h1>\n" : "</h2>\n");
  append_element (out, "<p class=\"dim\">", round->date, "</p>\n");
  append_element (out,
                  "<div class=\"prompt\"><div class=\"said\" lang=\"\" dir=\"auto\">",
                  round->prompt,
                  "</div>\n");
  for (guint i = 0; i < round->pictures->len; i++)
    add_picture (out, g_ptr_array_index (round->pictures, i), i);
  for (guint i = 0; i < round->files->len; i++)
    add_file (out, g_ptr_array_index (round->files, i));
  g_string_append (out, "</div>\n</header>\n");
}

static void
add_answer (GString *out, const MatchupAnswerExport *answer, guint level)
{
  g_autofree char *heading = matchup_answer_export_dup_heading (answer);

  g_string_append (out, "<article");
  if (!answer->alone)
    g_string_append_printf (out,
                            " class=\"%c%s\"",
                            g_ascii_tolower (answer->letter[0]),
                            answer->practice ? " practice" : "");
  g_string_append_printf (out, ">\n<h%u>", level);
  append_text (out, heading);
  g_string_append_printf (out, "</h%u>\n", level);
  g_string_append (out, "<div class=\"said\" lang=\"\" dir=\"auto\">\n");
  matchup_md_append_html (out, answer->text, strlen (answer->text), level);
  g_string_append (out, "</div>\n");
  if (*answer->ending != '\0')
    append_element (out, "<p class=\"dim\">", answer->ending, "</p>\n");
  for (guint i = 0; i < answer->facts->len; i++)
    {
      g_string_append (out, i == 0 ? "<ul class=\"facts\">\n" : "");
      append_element (out, "<li>", g_ptr_array_index (answer->facts, i), "</li>\n");
    }
  g_string_append (out, answer->facts->len > 0 ? "</ul>\n</article>\n" : "</article>\n");
}

static void
add_vote (GString *out, const MatchupRoundExport *round, guint level)
{
  if (round->vote == NULL)
    return;
  g_string_append_printf (out, "<section class=\"vote\">\n<h%u>", level);
  /* Translators: heading of what was decided */
  append_text (out, _ ("Vote"));
  g_string_append_printf (out, "</h%u>\n", level);
  append_element (out, "<p>", round->vote, "</p>\n");
  if (*round->note != '\0')
    append_element (out, "<p class=\"note\" lang=\"\" dir=\"auto\">", round->note, "</p>\n");
  g_string_append (out, "</section>\n");
}

/* The answers and the vote; their headings are of this level. */
static void
add_answers (GString *out, const MatchupRoundExport *round, guint level)
{
  g_string_append (out, "<div class=\"answers\">\n");
  for (guint i = 0; i < round->answers->len; i++)
    add_answer (out, g_ptr_array_index (round->answers, i), level);
  g_string_append (out, "</div>\n");
  add_vote (out, round, level);
}

static void
add_end (GString *out, gboolean hidden)
{
  if (hidden)
    append_element (out,
                    "<footer class=\"dim\"><p>",
                    _ ("The names are hidden until the vote."),
                    "</p></footer>\n");
  g_string_append (out, "</body>\n</html>\n");
}

char *
matchup_export_html (const MatchupRoundExport *round)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (round != NULL, NULL);

  add_head (out, round->file_name);
  add_prompt (out, round, "<h1>");
  g_string_append (out, "<main>\n");
  add_answers (out, round, 2);
  g_string_append (out, "</main>\n");
  add_end (out, round->hidden);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
matchup_export_html_begin (const MatchupConversationExport *conversation)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (conversation != NULL, NULL);

  add_head (out, conversation->title);
  append_element (out, "<header>\n<h1>", conversation->title, "</h1>\n");
  append_element (out, "<p class=\"dim\">", conversation->date, "</p>\n</header>\n<main>\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
matchup_export_html_round (const MatchupConversationExport *conversation, guint number)
{
  g_autoptr (GString) out = g_string_new ("<section>\n");
  const MatchupRoundExport *round;

  g_return_val_if_fail (conversation != NULL && number < conversation->rounds->len, NULL);

  round = g_ptr_array_index (conversation->rounds, number);
  add_prompt (out, round, "<h2>");
  add_answers (out, round, 3);
  g_string_append (out, "</section>\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
matchup_export_html_end (const MatchupConversationExport *conversation)
{
  g_autoptr (GString) out = g_string_new ("</main>\n");

  g_return_val_if_fail (conversation != NULL, NULL);

  add_end (out, conversation->hidden);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
