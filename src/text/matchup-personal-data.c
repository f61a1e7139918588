/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-personal-data.h"

#include "matchup-config.h"
#include "matchup-personal-data-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer words are hashes, keys and pictures. */
#define MAX_WORD 34
#define MIN_LETTERS 7

typedef struct
{
  MatchupFoldedText text;
  MatchupPersonalDataKinds kinds;
  GArray *findings;
  gsize free; /* nothing before it may belong to what is found next */
  gboolean in_link;
} Search;

static gboolean
wants (const Search *search, MatchupPersonalDataKind kind)
{
  return (search->kinds & MATCHUP_PERSONAL_DATA_ONE (kind)) != 0;
}

static void
add (Search *search, MatchupPersonalDataKind kind, const char *country, gsize begin, gsize end)
{
  gsize offset = search->text.offsets[begin];
  MatchupPersonalDataFinding finding = {
    .kind = kind,
    .country = country,
    .offset = offset,
    .length = matchup_folded_text_get_end (&search->text, end - 1) - offset,
  };

  g_array_append_val (search->findings, finding);
  search->free = end;
}

/* The end of what is found there; 0: nothing. */
static gsize
try_groups (Search *search, MatchupPersonalRun *run, guint k)
{
  gsize end = run->groups[k - 1].end;
  const char *country;

  /* Nobody's number falls into single digits: that is a row of them. */
  if (run->groups[k - 1].total < MAX (MIN_LETTERS, k + k / 2))
    return 0;
  if (wants (search, MATCHUP_PERSONAL_DATA_IDENTITY) &&
      (country = matchup_personal_data_find_identity (run, k, &end)) != NULL)
    {
      add (search, MATCHUP_PERSONAL_DATA_IDENTITY, country, run->groups[0].begin, end);
      return end;
    }
  if (!matchup_personal_run_ends (run, k))
    return 0;
  if (wants (search, MATCHUP_PERSONAL_DATA_IBAN) && matchup_personal_data_is_iban (run, k))
    add (search, MATCHUP_PERSONAL_DATA_IBAN, "", run->groups[0].begin, end);
  else if (wants (search, MATCHUP_PERSONAL_DATA_CARD) && matchup_personal_data_is_card (run, k))
    add (search, MATCHUP_PERSONAL_DATA_CARD, "", run->groups[0].begin, end);
  else if (wants (search, MATCHUP_PERSONAL_DATA_PHONE) && matchup_personal_data_is_phone (run, k))
    add (search, MATCHUP_PERSONAL_DATA_PHONE, "", run->begin, end);
  else
    return 0;
  return end;
}

/* Whether a number can begin with the word from @begin to @end. */
static gboolean
may_begin (const char *folded, gsize begin, gsize end)
{
  if (end - begin > MAX_WORD)
    return FALSE;
  for (gsize i = begin; i < end; i++)
    {
      if (!g_ascii_isalnum (folded[i]))
        return FALSE;
      if (g_ascii_isdigit (folded[i]))
        return TRUE;
    }
  /* "QQ 12 34 56 C", "X-1234567-L" */
  return end - begin <= 2 && (folded[end] == ' ' || folded[end] == '-') &&
         g_ascii_isdigit (folded[end + 1]);
}

/* Where to look on. */
static gsize
search_word (Search *search, gsize begin)
{
  const char *folded = search->text.folded;
  MatchupPersonalRun run;
  gsize end = begin;

  while (matchup_folded_is_word (folded[end]))
    end++;
  if (search->in_link || !may_begin (folded, begin, end))
    return end;
  matchup_personal_run_init (&run, &search->text, begin);
  run.joined = begin > 1 && folded[begin - 1] == ' ' && g_ascii_isdigit (folded[begin - 2]) &&
               search->free != begin - 1;
  if (run.n_groups == 0 || !matchup_personal_run_begins (&run) || run.begin < search->free)
    return end;
  for (guint k = run.n_groups; k > 0; k--)
    {
      gsize found = try_groups (search, &run, k);

      if (found > 0)
        return found;
    }
  return end;
}

/* Numbers in addresses of pages are numbers of pages. */
static void
follow_link (Search *search, gsize i)
{
  const char *folded = search->text.folded;

  if (folded[i] == ':' && folded[i + 1] == '/' && folded[i + 2] == '/')
    search->in_link = TRUE;
  else if (search->in_link && (g_ascii_isspace (folded[i]) || (guchar) folded[i] >= 0x81 ||
                               strchr ("<>\"'()[]{}|", folded[i]) != NULL))
    search->in_link = FALSE;
}

static void
search_mails (Search *search, gsize at)
{
  gsize begin;
  gsize end;

  if (matchup_personal_data_find_email (&search->text, search->free, at, &begin, &end))
    add (search, MATCHUP_PERSONAL_DATA_EMAIL, "", begin, end);
}

GArray *
matchup_personal_data_find (const char *text, gssize length, MatchupPersonalDataKinds kinds)
{
  Search search = { .kinds = kinds };
  gsize i = 0;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  search.findings = g_array_new (FALSE, FALSE, sizeof (MatchupPersonalDataFinding));
  if (kinds == MATCHUP_PERSONAL_DATA_NOTHING)
    return search.findings;
  matchup_folded_text_init (&search.text, text, length >= 0 ? (gsize) length : strlen (text));
  while (i < search.text.length)
    {
      char c = search.text.folded[i];

      if (matchup_folded_is_word (c))
        {
          i = search_word (&search, i);
          continue;
        }
      follow_link (&search, i);
      if (c == '@' && wants (&search, MATCHUP_PERSONAL_DATA_EMAIL))
        {
          guint before = search.findings->len;

          search_mails (&search, i);
          if (search.findings->len > before)
            {
              i = search.free;
              continue;
            }
        }
      i++;
    }
  matchup_folded_text_clear (&search.text);
  return search.findings;
}

static const char *const ids[] = { "phone", "email", "card", "iban", "identity" };

G_STATIC_ASSERT (G_N_ELEMENTS (ids) == MATCHUP_PERSONAL_DATA_N_KINDS);

const char *
matchup_personal_data_get_name (MatchupPersonalDataKind kind)
{
  switch (kind)
    {
    case MATCHUP_PERSONAL_DATA_PHONE:
      return C_ ("personal data", "phone number");
    case MATCHUP_PERSONAL_DATA_EMAIL:
      return C_ ("personal data", "e-mail address");
    case MATCHUP_PERSONAL_DATA_CARD:
      return C_ ("personal data", "card number");
    case MATCHUP_PERSONAL_DATA_IBAN:
      return C_ ("personal data", "bank account");
    case MATCHUP_PERSONAL_DATA_IDENTITY:
    default:
      return C_ ("personal data", "identity number");
    }
}

const char *
matchup_personal_data_get_id (MatchupPersonalDataKind kind)
{
  return ids[MIN ((guint) kind, MATCHUP_PERSONAL_DATA_N_KINDS - 1)];
}

gboolean
matchup_personal_data_parse_id (const char *id, MatchupPersonalDataKind *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      if (g_strcmp0 (ids[i], id) == 0)
        {
          *out_kind = (MatchupPersonalDataKind) i;
          return TRUE;
        }
    }
  return FALSE;
}
