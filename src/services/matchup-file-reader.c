/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-reader.h"

#include "matchup-config.h"
#include "matchup-file-type.h"
#include "matchup-pdf-extractor.h"
#include "matchup-sentence.h"
#include "matchup-text-encoding.h"

#include <glib/gi18n.h>
#include <string.h>

/* PDFs begin with their name, but some programs write something before it; bytes. */
#define PDF_BEGINS_WITHIN 1024
/* Signs that no text has, of a hundred: what has more is no text. */
#define MAX_STRANGE_PERCENT 5

G_DEFINE_QUARK (matchup - file - error - quark, matchup_file_error)

static const char *
get_sentence (MatchupFileError code)
{
  switch (code)
    {
    case MATCHUP_FILE_ERROR_EMPTY:
      return _ ("This file is empty.");
    case MATCHUP_FILE_ERROR_TOO_LARGE:
      return _ ("This file is too large: text files can have 20 MB, PDFs 100 MB.");
    case MATCHUP_FILE_ERROR_TOO_MUCH_TEXT:
      return _ ("This file has more text than can be sent: at most two million characters.");
    case MATCHUP_FILE_ERROR_DOCUMENT:
      return _ ("Documents of this kind cannot be read: save it as PDF, plain text or CSV first.");
    case MATCHUP_FILE_ERROR_ENCRYPTED:
      return _ ("This PDF is protected by a password: save it without one first.");
    case MATCHUP_FILE_ERROR_PICTURES_ONLY:
      return _ ("This PDF has pictures of pages only, no text.");
    case MATCHUP_FILE_ERROR_BROKEN_PDF:
      return _ ("This PDF is damaged or was not saved completely.");
    case MATCHUP_FILE_ERROR_TOO_SLOW:
      return _ ("Reading this PDF takes too long: save fewer of its pages as a new PDF first.");
    case MATCHUP_FILE_ERROR_NO_READER:
      return _ ("PDFs cannot be read: a part of Matchup is missing. Install it again.");
    case MATCHUP_FILE_ERROR_UNREADABLE:
      return _ ("This file cannot be read.");
    case MATCHUP_FILE_ERROR_NO_TEXT:
    default:
      return _ ("This file is neither a picture nor a PDF nor text.");
    }
}

void
matchup_file_set_error (GError **error, MatchupFileError code)
{
  g_set_error_literal (error, MATCHUP_FILE_ERROR, (int) code, get_sentence (code));
}

static gboolean
has (const char *data, gsize length, gsize within, const char *mark)
{
  return memmem (data, MIN (length, within), mark, strlen (mark)) != NULL;
}

gboolean
matchup_file_is_pdf (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 && has (data, length, PDF_BEGINS_WITHIN, "%PDF-");
}

/* What people take for text because they see text in it. */
static gboolean
is_document (const char *data, gsize length)
{
  static const char *const inside[] = { "word/",
                                        "xl/",
                                        "ppt/",
                                        "[Content_Types].xml",
                                        "mimetype",
                                        "Index/Document.iwa",
                                        "META-INF/container.xml" };

  if (has (data, length, 5, "{\\rtf") || has (data, length, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    return TRUE;
  if (!has (data, length, 4, "PK\x03\x04"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      if (has (data, length, 4096, inside[i]))
        return TRUE;
    }
  return FALSE;
}

/* Other signs of control than those that lay out a text, and letters that are none. */
static gboolean
is_strange (const char *text)
{
  gsize strange = 0;
  gsize all = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      all++;
      if (c < 0x80)
        strange += c < ' ' && strchr ("\n\r\t\f\033", (int) c) == NULL;
      else
        strange += c == 0xfffd || !g_unichar_isdefined (c) ||
                   g_unichar_type (c) == G_UNICODE_PRIVATE_USE || g_unichar_iscntrl (c);
    }
  return strange * 100 > all * MAX_STRANGE_PERCENT;
}

/* The end of the last whole line within @most characters; where a line is longer, of those. */
static gsize
find_beginning (const char *text, gsize most)
{
  const char *end = g_utf8_offset_to_pointer (text, (glong) most);
  const char *line = g_strrstr_len (text, end - text, "\n");

  return (gsize) (line != NULL && line > text + (end - text) / 2 ? line + 1 - text : end - text);
}

/* Takes the text of @text; FALSE: too much. */
static gboolean
check_amount (char *text, gboolean beginning, gboolean *cut, GError **error)
{
  if (g_utf8_strlen (text, -1) <= MATCHUP_FILE_MAX_CHARACTERS && !*cut)
    return TRUE;
  if (!beginning)
    {
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_TOO_MUCH_TEXT);
      return FALSE;
    }
  if (g_utf8_strlen (text, -1) > MATCHUP_FILE_MAX_CHARACTERS)
    text[find_beginning (text, MATCHUP_FILE_MAX_CHARACTERS)] = '\0';
  *cut = TRUE;
  return TRUE;
}

/* That something is missing goes with the name wherever that goes: to the models, too. */
static MatchupFilePart *
make_part (const char *name,
           const char *mime_type,
           GBytes *bytes,
           guint pages,
           const char *text,
           gboolean cut)
{
  g_autofree char *cut_name =
      /* Translators: the name of a file of which only the beginning is sent */
      cut ? matchup_sentence_insert_name (_ ("%s (beginning)"), name) : NULL;

  return matchup_file_part_new (cut ? cut_name : name,
                                mime_type,
                                (gint64) g_bytes_get_size (bytes),
                                pages,
                                text);
}

static MatchupFilePart *
read_pdf (GBytes *bytes,
          const char *name,
          gboolean beginning,
          GCancellable *cancellable,
          GError **error)
{
  MatchupPdfText read = { 0 };
  g_autofree char *text = NULL;

  if (!matchup_pdf_extract_text (bytes, MATCHUP_FILE_MAX_CHARACTERS, &read, cancellable, error))
    return NULL;
  text = g_steal_pointer (&read.text);
  if (*text == '\0')
    {
      matchup_file_set_error (error,
                              read.cut ? MATCHUP_FILE_ERROR_TOO_SLOW
                                       : MATCHUP_FILE_ERROR_PICTURES_ONLY);
      return NULL;
    }
  if (!check_amount (text, beginning, &read.cut, error))
    return NULL;
  return make_part (name, "application/pdf", bytes, read.pages, text, read.cut);
}

/* One kind of line ends, whatever system the file is from. */
static void
join_line_ends (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from != '\r')
        *to++ = *from;
      else if (from[1] != '\n')
        *to++ = '\n';
    }
  *to = '\0';
}

static MatchupFilePart *
read_text (GBytes *bytes, const char *name, gboolean beginning, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const MatchupFileType *type = matchup_file_type_of_name (name);
  gboolean cut = FALSE;
  g_autofree char *text = matchup_text_decode (data, size, NULL, NULL);

  if (text == NULL || is_strange (text))
    {
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_NO_TEXT);
      return NULL;
    }
  join_line_ends (text);
  if (text[strspn (text, " \t\r\n\f")] == '\0')
    {
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_EMPTY);
      return NULL;
    }
  if (!check_amount (text, beginning, &cut, error))
    return NULL;
  if (g_str_equal (type->mime_type, "application/pdf"))
    type = matchup_file_type_of_name ("");
  return make_part (name, type->mime_type, bytes, 0, text, cut);
}

MatchupFilePart *
matchup_file_read (GBytes *bytes,
                   const char *name,
                   gboolean beginning,
                   GCancellable *cancellable,
                   GError **error)
{
  gsize length;
  const char *data;
  gboolean pdf;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_EMPTY);
      return NULL;
    }
  pdf = matchup_file_is_pdf (bytes);
  if (length > (pdf ? MATCHUP_FILE_MAX_PDF_BYTES : MATCHUP_FILE_MAX_BYTES))
    {
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_TOO_LARGE);
      return NULL;
    }
  if (pdf)
    return read_pdf (bytes, name, beginning, cancellable, error);
  if (is_document (data, length))
    {
      matchup_file_set_error (error, MATCHUP_FILE_ERROR_DOCUMENT);
      return NULL;
    }
  return read_text (bytes, name, beginning, error);
}
