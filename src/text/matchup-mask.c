/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-folded-text.h"
#include "matchup-mask-list.h"

#include <string.h>

/* Signs that a model may put between the parts of a mask. */
#define MAX_SIGNS 4
#define MAX_NUMBER 999999

static const char *const names[] = { "PHONE", "EMAIL", "CARD", "IBAN", "ID" };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == MATCHUP_PERSONAL_DATA_N_KINDS);

char *
matchup_mask_dup_text (const MatchupMask *mask)
{
  return g_strdup_printf ("[%s-%u]", names[mask->kind], mask->number);
}

typedef enum
{
  READ,
  OPEN, /* the text ends within it */
  OTHER,
} Step;

typedef struct
{
  const char *at;
  const char *end;
  char c; /* at that place; folded */
  const char *next;
} Reader;

static Step
look (Reader *reader)
{
  gunichar c;

  if (reader->at >= reader->end)
    return OPEN;
  if ((guchar) *reader->at < 0x80)
    {
      reader->c = *reader->at;
      reader->next = reader->at + 1;
      return READ;
    }
  c = g_utf8_get_char_validated (reader->at, reader->end - reader->at);
  if (c == (gunichar) -2)
    return OPEN;
  if (c == (gunichar) -1)
    return OTHER;
  reader->next = g_utf8_next_char (reader->at);
  if (c == 0x3010 || c == 0x3014 || c == 0x27e6)
    reader->c = '[';
  else if (c == 0x3011 || c == 0x3015 || c == 0x27e7)
    reader->c = ']';
  else
    reader->c = matchup_folded_text_fold (c);
  return READ;
}

static Step
skip_signs (Reader *reader, const char *signs)
{
  for (guint i = 0; i <= MAX_SIGNS; i++)
    {
      Step step = look (reader);

      if (step != READ)
        return step;
      if (reader->c != '\0' && strchr (signs, reader->c) == NULL)
        return READ;
      reader->at = reader->next;
    }
  return OTHER;
}

static Step
read_name (Reader *reader, MatchupPersonalDataKind *out_kind)
{
  char name[8] = { 0 };

  for (gsize n = 0; n < sizeof name - 1; n++)
    {
      Step step = look (reader);
      gboolean possible = FALSE;

      if (step != READ)
        return step;
      if (!g_ascii_isalpha (reader->c))
        break;
      name[n] = g_ascii_toupper (reader->c);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        possible = possible || g_str_has_prefix (names[i], name);
      if (!possible)
        return OTHER;
      reader->at = reader->next;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i], name))
        {
          *out_kind = (MatchupPersonalDataKind) i;
          return READ;
        }
    }
  return OTHER;
}

static Step
read_number (Reader *reader, guint *out_number)
{
  guint number = 0;

  while (TRUE)
    {
      Step step = look (reader);

      if (step != READ)
        return step;
      if (!g_ascii_isdigit (reader->c))
        break;
      number = number * 10 + (guint) (reader->c - '0');
      if (number == 0 || number > MAX_NUMBER)
        return OTHER;
      reader->at = reader->next;
    }
  *out_number = number;
  return number > 0 ? READ : OTHER;
}

static Step
read_sign (Reader *reader, char sign)
{
  Step step = look (reader);

  if (step != READ)
    return step;
  if (reader->c != sign)
    return OTHER;
  reader->at = reader->next;
  return READ;
}

static Step
read_in_brackets (Reader *reader, MatchupPersonalDataKind *out_kind, guint *out_number)
{
  Step step;

  if (reader->at < reader->end && *reader->at == '\\')
    reader->at++;
  if ((step = read_sign (reader, '[')) == READ && (step = skip_signs (reader, "*_`\\ ")) == READ &&
      (step = read_name (reader, out_kind)) == READ &&
      (step = skip_signs (reader, "-_\\ ")) == READ &&
      (step = read_number (reader, out_number)) == READ &&
      (step = skip_signs (reader, "*_`\\ ")) == READ)
    step = read_sign (reader, ']');
  return step;
}

static Step
read_exact_name (Reader *reader, MatchupPersonalDataKind *out_kind)
{
  gsize left = (gsize) (reader->end - reader->at);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (strncmp (reader->at, names[i], MIN (length, left)) != 0)
        continue;
      if (left < length)
        return OPEN;
      *out_kind = (MatchupPersonalDataKind) i;
      reader->at += length;
      return READ;
    }
  return OTHER;
}

/* A stop ends a word unless the word goes on behind it. */
static Step
read_end_of_word (const Reader *reader)
{
  const char *p = reader->at;

  if (p < reader->end && *p == '.')
    p++;
  if (p == reader->end)
    return OPEN;
  return matchup_mask_joins (*p, FALSE) ? OTHER : READ;
}

static Step
read_word (Reader *reader, MatchupPersonalDataKind *out_kind, guint *out_number)
{
  Step step;

  if ((step = read_exact_name (reader, out_kind)) == READ &&
      (step = read_sign (reader, '-')) == READ && (step = read_number (reader, out_number)) == READ)
    step = read_end_of_word (reader);
  return step;
}

gboolean
matchup_mask_joins (char c, gboolean in_word)
{
  guchar byte = (guchar) c;

  if (byte < 0x80)
    return g_ascii_isalnum (c) || (c != '\0' && strchr ("_-./\\@#", c) != NULL);
  if (byte < 0xc0)
    return in_word;
  /* Letters of alphabets; what follows are signs and scripts without blanks. */
  return (byte >= 0xc3 && byte <= 0xdf) || byte == 0xe1;
}

gboolean
matchup_mask_may_begin (char c, gboolean in_word)
{
  guchar byte = (guchar) c;

  return c == '[' || c == '\\' || byte == 0xe2 || byte == 0xe3 || byte == 0xef ||
         (!in_word && (c == 'P' || c == 'E' || c == 'C' || c == 'I'));
}

gssize
matchup_mask_parse (const char *text,
                    const char *end,
                    MatchupPersonalDataKind *out_kind,
                    guint *out_number)
{
  Reader reader = { .at = text, .end = end };
  Step step = text < end && g_ascii_isalpha (*text)
                  ? read_word (&reader, out_kind, out_number)
                  : read_in_brackets (&reader, out_kind, out_number);

  if (step == OPEN)
    return -1;
  return step == READ ? reader.at - text : 0;
}
