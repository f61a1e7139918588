/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a number that may be somebody's begins and ends, and how it is written. */
#include "matchup-personal-data-private.h"

#include <string.h>

/* Between two groups: " - ", ") ", "(0)". */
#define MAX_BETWEEN 3
/* So many digits are a number of their own, whatever sign parts them from another one. */
#define LONG 7

static gboolean
is_between (char c)
{
  return c != '\0' && strchr (" -./()", c) != NULL;
}

/* The sign that stands for all those between two groups; 0: these are not one number. */
static char
choose_separator (const char *signs, gsize n)
{
  gboolean parenthesis = memchr (signs, '(', n) != NULL || memchr (signs, ')', n) != NULL;
  gboolean stop = memchr (signs, '.', n) != NULL;

  if (n == 1)
    return *signs == '(' ? 0 : *signs == ')' ? ')' : *signs;
  if (parenthesis)
    return stop ? 0 : ')';
  /* What is spelled "030 - 1234" and "030 / 1234". */
  if (n == 3 && signs[0] == ' ' && signs[2] == ' ')
    return signs[1] == ' ' ? 0 : signs[1];
  return 0;
}

static gboolean
add_group (MatchupPersonalRun *run, gsize begin, char separator)
{
  const char *folded = run->text->folded;
  MatchupPersonalGroup *before = run->n_groups > 0 ? &run->groups[run->n_groups - 1] : NULL;
  guint total = before != NULL ? before->total : 0;
  gboolean digits = before == NULL || before->digits;
  gsize end = begin;

  while (g_ascii_isalnum (folded[end]))
    {
      if (total >= MATCHUP_PERSONAL_MAX_LETTERS)
        return FALSE;
      run->letters[total++] = g_ascii_toupper (folded[end]);
      digits = digits && g_ascii_isdigit (folded[end]);
      end++;
    }
  if (matchup_folded_is_word (folded[end]))
    return FALSE;
  run->groups[run->n_groups++] = (MatchupPersonalGroup){ begin, end, separator, total, digits };
  return TRUE;
}

void
matchup_personal_run_init (MatchupPersonalRun *run, const MatchupFoldedText *text, gsize begin)
{
  const char *folded = text->folded;

  run->text = text;
  run->n_groups = 0;
  run->has_context = FALSE;
  run->plus = begin > 0 && folded[begin - 1] == '+';
  run->begin = run->plus ? begin - 1 : begin;
  if (!add_group (run, begin, 0))
    return;
  while (run->n_groups < MATCHUP_PERSONAL_MAX_GROUPS)
    {
      gsize from = run->groups[run->n_groups - 1].end;
      gsize to = from;
      char separator;

      while (to - from <= MAX_BETWEEN && is_between (folded[to]))
        to++;
      if (to == from || to - from > MAX_BETWEEN || !g_ascii_isalnum (folded[to]))
        break;
      separator = choose_separator (folded + from, to - from);
      if (separator == 0 || !add_group (run, to, separator))
        break;
    }
  run->letters[run->n_groups > 0 ? run->groups[run->n_groups - 1].total : 0] = '\0';
  /* "(030) 1234" */
  if (run->begin > 0 && folded[run->begin - 1] == '(' && run->n_groups > 1 &&
      folded[run->groups[0].end] == ')')
    run->begin--;
}

static guint
count_digits_back (const char *folded, gsize end)
{
  gsize begin = end;

  while (begin > 0 && end - begin < LONG && g_ascii_isdigit (folded[begin - 1]))
    begin--;
  return (guint) (end - begin);
}

/* "sha256", not "2". */
static gboolean
ends_name (const char *folded, gsize end)
{
  gsize begin = end;

  while (begin > 0 && end - begin < 8 && g_ascii_isdigit (folded[begin - 1]))
    begin--;
  return begin > 0 && g_ascii_isalpha (folded[begin - 1]);
}

/* What stands in front says that it is a part of something else: a path, a decimal, a variable. */
gboolean
matchup_personal_run_begins (const MatchupPersonalRun *run)
{
  const char *folded = run->text->folded;
  gsize begin = run->begin;
  char before = begin > 0 ? folded[begin - 1] : ' ';
  char further = begin > 1 ? folded[begin - 2] : ' ';

  if (matchup_folded_is_word (before) || strchr ("@\\$^#%", before) != NULL)
    return FALSE;
  /* "1,13912345678" is a row of a table, "1,234" is not. */
  if (strchr (",:", before) != NULL && g_ascii_isdigit (further))
    return run->n_groups > 0 && run->groups[0].total >= LONG && !ends_name (folded, begin - 1);
  if (before == '/' && count_digits_back (folded, begin - 1) >= LONG)
    return TRUE;
  if (strchr (".-/*~", before) != NULL && (matchup_folded_is_word (further) || further == '/') &&
      !(run->plus && before == '.' && !g_ascii_isdigit (further)))
    return FALSE;
  if (before == '/' && further == '.')
    return FALSE;
  return before != '-' || further != '-';
}

gboolean
matchup_personal_run_ends (const MatchupPersonalRun *run, guint k)
{
  const char *folded = run->text->folded;
  gsize end = run->groups[k - 1].end;
  char after = folded[end];
  char further = after != '\0' ? folded[end + 1] : '\0';

  if (after == '\0')
    return TRUE;
  if (matchup_folded_is_word (after) || strchr ("@%\\^", after) != NULL)
    return FALSE;
  if (after == '/' && k < run->n_groups && run->groups[0].total >= LONG &&
      run->groups[k].total - run->groups[k - 1].total >= LONG)
    return TRUE;
  if (strchr (".-/:+*=_~#", after) != NULL && matchup_folded_is_word (further))
    return FALSE;
  if (after == ',' && g_ascii_isdigit (further))
    return run->groups[0].total >= 7 || k > 1;
  return after != '(' || !matchup_folded_is_word (further);
}

gboolean
matchup_personal_run_is_separated_by (const MatchupPersonalRun *run,
                                      guint k,
                                      const char *separators)
{
  for (guint i = 1; i < k; i++)
    {
      if (strchr (separators, run->groups[i].separator) == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
matchup_personal_run_has_shape (const MatchupPersonalRun *run, guint k, const char *shape)
{
  guint before = 0;

  for (guint i = 0; i < k; i++)
    {
      guint length = run->groups[i].total - before;

      if (i > 0)
        {
          char wanted = *shape++;
          char separator = run->groups[i].separator;

          if (wanted == '?' ? strchr (" -.", separator) == NULL : wanted != separator)
            return FALSE;
        }
      if (!g_ascii_isxdigit (*shape) || (guint) g_ascii_xdigit_value (*shape) != length)
        return FALSE;
      shape++;
      before = run->groups[i].total;
    }
  return *shape == '\0';
}
