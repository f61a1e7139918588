/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-leak-names.h"

#include "matchup-text-resources.h"
#include "matchup-word-count.h"

#include <string.h>

#define RESOURCE "/io/github/matchup_app/Matchup/text/ai-names.txt"

/* An own name that is shorter says nothing by a mere mention: "o3" is ozone, too. */
#define MIN_OWN_LENGTH 4

#define REPLACEMENT 0xfffd

struct _MatchupLeakNames
{
  GPtrArray *all;      /* MatchupLeakName */
  GHashTable *by_char; /* first character in small letters -> GPtrArray of MatchupLeakName */
};

static void
name_free (gpointer data)
{
  MatchupLeakName *name = data;

  g_free (name->name);
  g_free (name);
}

gunichar
matchup_leak_names_get_char (const char *p, const char *end, gsize *out_length)
{
  gunichar c = (guchar) *p;

  *out_length = 1;
  if (c < 0x80)
    return c;
  c = g_utf8_get_char_validated (p, end - p);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return REPLACEMENT;
  *out_length = (gsize) (g_utf8_next_char (p) - p);
  return c;
}

gboolean
matchup_leak_names_is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return !matchup_word_count_is_ideograph (c) && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == '-' || c == '_' || c == 0xa0 || c == 0x2010 || c == 0x2011;
}

static gboolean
has_digit (const char *name)
{
  return strpbrk (name, "0123456789") != NULL;
}

static MatchupLeakName *
find (MatchupLeakNames *self, const char *text)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      MatchupLeakName *name = g_ptr_array_index (self->all, i);

      if (g_ascii_strcasecmp (name->name, text) == 0)
        return name;
    }
  return NULL;
}

static MatchupLeakName *
add (MatchupLeakNames *self, const char *text, gboolean maker, gboolean plain)
{
  MatchupLeakName *name = g_new0 (MatchupLeakName, 1);
  gpointer key = GUINT_TO_POINTER (g_unichar_tolower (g_utf8_get_char (text)));
  GPtrArray *row = g_hash_table_lookup (self->by_char, key);

  name->name = g_strdup (text);
  name->maker = maker;
  name->plain = plain;
  g_ptr_array_add (self->all, name);
  if (row == NULL)
    {
      row = g_ptr_array_new ();
      g_hash_table_insert (self->by_char, key, row);
    }
  g_ptr_array_add (row, name);
  return name;
}

static void
add_own (MatchupLeakNames *self, const char *text)
{
  g_autofree char *clean = g_strstrip (g_utf8_make_valid (text, -1));
  MatchupLeakName *name;

  if (*clean == '\0' || strlen (clean) > MATCHUP_LEAK_NAME_MAX)
    return;
  name = find (self, clean);
  if (name == NULL)
    /* A word without a number in it may be anything: "teacher". */
    name = add (self, clean, FALSE, !has_digit (clean) || strlen (clean) < MIN_OWN_LENGTH);
  name->own = TRUE;
}

/* Services put the maker before the id of a model, and local servers a size behind it. */
static void
add_own_variants (MatchupLeakNames *self, const char *text)
{
  const char *slash = strrchr (text, '/');
  const char *bare = slash != NULL ? slash + 1 : text;
  g_autofree char *untagged = g_strndup (bare, strcspn (bare, ":"));

  add_own (self, text);
  add_own (self, bare);
  add_own (self, untagged);
}

static void
add_line (MatchupLeakNames *self, const char *line)
{
  g_auto (GStrv) fields = NULL;

  if (*line == '\0' || *line == '#')
    return;
  fields = g_strsplit (line, ";", -1);
  g_assert (g_strv_length (fields) >= 2);
  add (self,
       fields[0],
       g_str_equal (fields[1], "maker"),
       fields[2] != NULL && g_str_equal (fields[2], "plain"));
}

MatchupLeakNames *
matchup_leak_names_new (const char *const *own_names)
{
  MatchupLeakNames *self = g_new0 (MatchupLeakNames, 1);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (matchup_text_get_resource (),
                                                     RESOURCE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  self->all = g_ptr_array_new_with_free_func (name_free);
  self->by_char = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, lines[i]);
  for (guint i = 0; own_names != NULL && own_names[i] != NULL; i++)
    add_own_variants (self, own_names[i]);
  return self;
}

void
matchup_leak_names_free (MatchupLeakNames *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_char);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/* How much of the text @name takes; 0: it does not stand there. */
static gsize
match_name (const MatchupLeakName *name, const char *text, const char *end)
{
  const char *wanted = name->name;
  const char *p = text;

  while (*wanted != '\0')
    {
      gunichar c = g_utf8_get_char (wanted);
      gunichar there = 0;
      gsize length = 0;

      if (p < end)
        there = matchup_leak_names_get_char (p, end, &length);
      if (is_separator (c))
        {
          p += is_separator (there) ? length : 0;
          wanted = g_utf8_next_char (wanted);
          continue;
        }
      if (length == 0 ||
          (there != c && (name->plain || g_unichar_tolower (there) != g_unichar_tolower (c))))
        return 0;
      p += length;
      wanted = g_utf8_next_char (wanted);
    }
  return (gsize) (p - text);
}

/* No letter goes on behind the name; the number of a version may. */
static gboolean
ends_there (const MatchupLeakName *name, const char *text, gsize length, const char *end)
{
  gsize n;
  gunichar last = (guchar) text[length - 1];
  gunichar next;

  /* Chinese needs no boundary. */
  if (last >= 0x80 || text + length >= end)
    return TRUE;
  next = matchup_leak_names_get_char (text + length, end, &n);
  if (g_unichar_isdigit (next) && !name->maker && !g_ascii_isdigit ((char) last))
    return TRUE;
  return !matchup_leak_names_is_letter (next);
}

const MatchupLeakName *
matchup_leak_names_match (MatchupLeakNames *self,
                          const char *text,
                          const char *end,
                          gsize *out_length)
{
  gsize n;
  gunichar first = g_unichar_tolower (matchup_leak_names_get_char (text, end, &n));
  GPtrArray *row = g_hash_table_lookup (self->by_char, GUINT_TO_POINTER (first));
  const MatchupLeakName *best = NULL;

  *out_length = 0;
  for (guint i = 0; row != NULL && i < row->len; i++)
    {
      const MatchupLeakName *name = g_ptr_array_index (row, i);
      gsize length = match_name (name, text, end);

      if (length > *out_length && ends_there (name, text, length, end))
        {
          best = name;
          *out_length = length;
        }
    }
  return best;
}
