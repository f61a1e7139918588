/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-list.h"

#include <string.h>

/* Characters of a subject; what is longer is not named. */
#define MAX_SUBJECT 60

#define MARKS "[*`#$|<>\\[\\]{}_~\\\\“”\"]" /* of Markdown, and such */
#define REST "(?:[ \\t]+[^.,;:!?()\\n]+)?"
#define NUMBER                                                                                \
  "(?<![\\d.,/-])(?<number>\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|" \
  "twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|a couple of|"  \
  "a few|a dozen)\\b"
/* What belongs to something else than what is counted. */
#define NO_PART                                                                            \
  "(?!(?:of|for|to|about|in|on|with|from|at|need|want|is|are|years?|months?|weeks?|days?|" \
  "hours?|minutes?|seconds?|percent|euros?|dollars?|pounds?)\\b)"
#define NOUN                                                                                     \
  "(?<noun>(?:idea|tip|reason|way|example|name|suggestion|thing|item|point|fact|question|step|"  \
  "option|title|headline|slogan|benefit|advantage|disadvantage|topic|trick|rule|recommendation|" \
  "game|gift|present|book|film|song|word|place|meal|recipe|exercise)s?|activit(?:y|ies)|"        \
  "hobb(?:y|ies))\\b"
#define VERB                                                                                   \
  "\\b(?:list|name|give|suggest|recommend|tell|show|find|mention|propose|need|want|lists? of)" \
  "[ \\t]+(?:(?:me|us|the|just|only|exactly|top)[ \\t]+)*"

/* From what says most to what says least. */
static const char *const english[] = {
  "(?<!\\bin )(?<!\\bhave )(?<!\\bhas )(?!one\\b)" NUMBER "[ \\t]+(?<before>(?:" NO_PART
  "[\\p{L}'’-]+[ \\t]+){0,4}?)" NOUN "(?<rest>" REST ")",
  VERB NUMBER "[ \\t]+" NO_PART "(?<all>[^.,;:!?()\\n]+)",
  VERB NUMBER "(?<all>)",
  "(?<before>)" NOUN "(?<=s)(?<rest>" REST ")",
  "\\b(?:list|name|suggest|recommend|lists? of)[ \\t]+(?:(?:me|us|some|the|all)[ \\t]+)*"
  "(?!an?\\b|one\\b|for\\b)(?<all>[^.,;:!?()\\n]+)",
  "(?<before>(?:(?!(?:an?|the|my|our|this|that)\\b)[\\p{L}-]+[ \\t]+)?)(?<noun>(?:check)?list)\\b"
  "(?<rest>" REST ")",
};
#define FIRST_UNCERTAIN 1 /* place in the list above */

#define STOP "，。！？；：、,.!?;:()（）\\n"
#define HAN_LISTS "清单|列表|单子"
static const char chinese_number[] =
    "(?<verb>(?:列出|列举|给我|给出|推荐|说出|写出|想出|想|起|取|举出?|提出?|来)(?:我|一下|出)?"
    "[ 　]*)?(?<![第每这那上下\\d一二两三四五六七八九十])"
    "(?<number>\\d{1,3}|[一二两三四五六七八九十]{1,3}|几)[ 　]*"
    "[个条点种项款本部句首道份件位例步则样篇张家座类]"
    "(?!月|小时|星期|人|字|世纪|钟|半)(?<all>[^" STOP "]*?)(?:好吗|吧|呢|啊|呗|吗)?(?=[" STOP
    "]|$)";
static const char chinese_rest[] = "(?:列出|列举|推荐|给我)(?:我|一下|一些|些)*(?<all>[^" STOP
                                   "]+?)(?:好吗|吧|呢|啊|呗|吗)?(?=[" STOP "]|$)";
static const char chinese_noun[] = "(?:点子|建议|理由|原因|方法|办法|例子|技巧|创意|名字|口号|标题|"
                                   "主意|选题|题目|问题|事实|步骤|好处|坏处|优点|缺点|活动)$";

void
matchup_practice_list_clear (MatchupPracticeList *self)
{
  g_clear_pointer (&self->one, g_free);
  g_clear_pointer (&self->all, g_free);
  *self = (MatchupPracticeList){ 0 };
}

static GRegex *
compile (const char *pattern)
{
  return g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
}

static guint
read_english_number (const char *word)
{
  static const char *const words[] = {
    "one",     "two",     "three",     "four",     "five",     "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (word, words[i]) == 0)
        return i + 1;
    }
  if (g_ascii_strcasecmp (word, "a couple of") == 0)
    return 2;
  if (g_ascii_strcasecmp (word, "a few") == 0)
    return 3;
  return g_ascii_strcasecmp (word, "a dozen") == 0 ? 12 : 0;
}

/* From one to ninety-nine; 0: it is none, such as "几". */
static guint
read_chinese_number (const char *word)
{
  static const char digits[] = "一二三四五六七八九";
  guint number = 0;
  guint digit = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *found = g_utf8_strchr (digits, -1, c);

      if (c == g_utf8_get_char ("十"))
        {
          number += 10 * MAX (digit, 1);
          digit = 0;
        }
      else if (c == g_utf8_get_char ("两"))
        digit = 2;
      else
        digit = found != NULL ? (guint) g_utf8_pointer_to_offset (digits, found) + 1 : 0;
    }
  return number + digit;
}

static guint
read_number (const char *word)
{
  if (word == NULL)
    return 0;
  if (g_ascii_isdigit (*word))
    return (guint) g_ascii_strtoull (word, NULL, 10);
  return g_ascii_isalpha (*word) ? read_english_number (word) : read_chinese_number (word);
}

static char *
replace (const char *text, const char *pattern, const char *by)
{
  g_autoptr (GRegex) regex = compile (pattern);

  return g_regex_replace_literal (regex, text, -1, 0, by, 0, NULL);
}

/* @text as somebody else says it, on one line; NULL: nothing is left, or too much. */
static char *
dup_subject (const char *text)
{
  static const char *const changes[][2] = {
    { "\\s+and\\s+(?:explain|say|tell|describe|why|sort|rank|give|write)\\b.*$", "" },
    { "(?:^|\\s+)please\\s*$", "" },
    { "\\b(?:my|our)\\b", "your" },
    { "\\b(?:me|us|i)\\b", "you" },
    { "\\bam\\b", "are" },
    { "我们|我", "你" },
    { "\\s+", " " },
  };
  g_autofree char *subject = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *before = g_steal_pointer (&subject);

      subject = replace (before, changes[i][0], changes[i][1]);
    }
  g_strstrip (subject);
  if (*subject == '\0' || g_utf8_strlen (subject, -1) > MAX_SUBJECT)
    return NULL;
  return g_steal_pointer (&subject);
}

static char *
dup_singular (const char *noun)
{
  gsize length = strlen (noun);

  if (g_str_has_suffix (noun, "ies"))
    return g_strdup_printf ("%.*sy", (int) length - 3, noun);
  return g_strndup (noun, g_str_has_suffix (noun, "s") ? length - 1 : length);
}

/* A word that is counted, with what stands around it as far as that is not too much. */
static void
take_noun (MatchupPracticeList *list, const char *before, const char *noun, const char *rest)
{
  gboolean is_list = g_str_has_suffix (noun, "list");
  g_autofree char *lower = g_ascii_strdown (noun, -1);
  g_autofree char *singular = dup_singular (lower);
  g_autofree char *one = g_strconcat (is_list ? "thing on the " : "", before, singular, rest, NULL);
  g_autofree char *all = g_strconcat (before, lower, rest, NULL);

  list->one = dup_subject (one);
  list->all = dup_subject (all);
  if (list->one == NULL)
    list->one = g_steal_pointer (&singular);
  if (list->all == NULL)
    list->all = g_steal_pointer (&lower);
}

static gboolean
find_english (const char *question, MatchupPracticeList *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    {
      g_autoptr (GRegex) regex = compile (english[i]);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *number = NULL;
      g_autofree char *noun = NULL;
      g_autofree char *all = NULL;

      if (!g_regex_match (regex, question, 0, &match))
        continue;
      number = g_match_info_fetch_named (match, "number");
      noun = g_match_info_fetch_named (match, "noun");
      all = g_match_info_fetch_named (match, "all");
      list->count = read_number (number);
      list->certain = i < FIRST_UNCERTAIN;
      if (noun != NULL)
        {
          g_autofree char *before = g_match_info_fetch_named (match, "before");
          g_autofree char *rest = g_match_info_fetch_named (match, "rest");

          take_noun (list, before, noun, rest);
        }
      else if (all != NULL)
        {
          list->all = dup_subject (all);
        }
      if (list->count > 0 || list->all != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Something that is a list itself has no word for one of it. */
static void
take_chinese (MatchupPracticeList *list, const char *all)
{
  list->all = dup_subject (all);
  if (list->all != NULL && !g_regex_match_simple ("(?:" HAN_LISTS ")$", list->all, 0, 0))
    list->one = g_strdup (list->all);
}

static gboolean
find_chinese (const char *question, MatchupPracticeList *list)
{
  g_autoptr (GRegex) numbers = compile (chinese_number);
  g_autoptr (GRegex) others = compile (chinese_rest);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) other = NULL;
  g_autofree char *rest = NULL;

  for (g_regex_match (numbers, question, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *verb = g_match_info_fetch_named (match, "verb");
      g_autofree char *number = g_match_info_fetch_named (match, "number");
      g_autofree char *all = g_match_info_fetch_named (match, "all");
      gboolean certain = g_regex_match_simple (chinese_noun, all, 0, 0);

      if (!certain && (verb == NULL || *verb == '\0'))
        continue;
      take_chinese (list, all);
      /* "One list" says nothing of how long it is. */
      if (list->one != NULL || list->all == NULL)
        list->count = read_number (number);
      list->certain = certain && list->count > 0;
      return TRUE;
    }
  if (!g_regex_match (others, question, 0, &other))
    return FALSE;
  rest = g_match_info_fetch_named (other, "all");
  take_chinese (list, rest);
  return list->all != NULL;
}

gboolean
matchup_practice_list_find (const char *question, MatchupPracticeList *out_list)
{
  g_autofree char *text = NULL;
  gboolean found;

  g_return_val_if_fail (question != NULL && out_list != NULL, FALSE);

  *out_list = (MatchupPracticeList){ 0 };
  text = replace (question, MARKS, "");
  found = find_chinese (text, out_list);
  if (!found)
    found = find_english (text, out_list);
  /* What is to stand in a table is no list. */
  if (g_regex_match_simple ("\\btables?\\b|表格", text, G_REGEX_CASELESS, 0))
    out_list->certain = FALSE;
  return found;
}
