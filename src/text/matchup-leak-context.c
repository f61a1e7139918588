/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * English is read as words, backwards from the name to what it is said of, over words of a kind
 * that stand in between in such sentences. Chinese is read the same way, without its blanks and
 * marks. Where the words are others, the sentence is taken to be about something else: a warning
 * that comes for nothing would be worse than one that does not come.
 */
#include "matchup-leak-context.h"

#include "matchup-leak-chinese.h"

#include <string.h>

#define MAX_WORDS 64
#define MAX_WORD 23

typedef struct
{
  char text[MAX_WORD + 1]; /* small letters; of a longer word the beginning */
  gboolean capital;
} Word;

typedef struct
{
  Word words[MAX_WORDS];
  guint n;
  gboolean from_start; /* the sentence begins with the first of them */
  gboolean adjacent;   /* one blank or "-" is all that is before the first */
} Words;

static gboolean
is_end_of_sentence (gunichar c, const char *next, const char *end)
{
  if (c == '.' || c == '!' || c == '?')
    return next >= end || g_ascii_isspace (*next) || *next == '*' || *next == '"';
  return c == ';' || c == '\n' || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff1b;
}

static gboolean
is_in_word (gunichar c)
{
  return matchup_leak_names_is_letter (c) || c == '\'' || c == 0x2019;
}

static void
start_word (Words *self, gunichar c)
{
  if (self->n == MAX_WORDS)
    {
      memmove (self->words, self->words + 1, sizeof (Word) * (MAX_WORDS - 1));
      self->n--;
      self->from_start = FALSE;
    }
  memset (&self->words[self->n], 0, sizeof (Word));
  self->words[self->n++].capital = g_unichar_isupper (c);
}

static void
grow_word (Word *word, gunichar c)
{
  gsize length = strlen (word->text);

  if (c == 0x2019)
    c = '\'';
  if (length < MAX_WORD)
    word->text[length] = c < 0x80 ? g_ascii_tolower ((char) c) : '?';
}

/* A part of a character at the very beginning is no character. */
static const char *
skip_cut (const char *p, const char *end)
{
  while (p < end && ((guchar) *p & 0xc0) == 0x80)
    p++;
  return p;
}

/* The words of the last sentence up to the name. */
static void
read_before (const MatchupLeakPlace *place, Words *out)
{
  const char *end = place->text;
  const char *p = place->at_start ? place->before : skip_cut (place->before, end);
  gboolean in_word = FALSE;

  out->n = 0;
  out->from_start = place->at_start;
  while (p < end)
    {
      gsize length;
      gunichar c = matchup_leak_names_get_char (p, end, &length);

      p += length;
      if (is_in_word (c))
        {
          if (!in_word)
            start_word (out, c);
          grow_word (&out->words[out->n - 1], c);
          in_word = TRUE;
          continue;
        }
      in_word = FALSE;
      if (is_end_of_sentence (c, p, end))
        {
          out->n = 0;
          out->from_start = TRUE;
        }
    }
}

/* The words of the same sentence after the name. */
static void
read_behind (const MatchupLeakPlace *place, Words *out)
{
  const char *start = place->text + place->length;
  const char *p = start;
  gboolean in_word = FALSE;

  out->n = 0;
  out->from_start = TRUE;
  out->adjacent = FALSE;
  while (p < place->behind_end && out->n < MAX_WORDS)
    {
      gsize length;
      gunichar c = matchup_leak_names_get_char (p, place->behind_end, &length);

      if (is_in_word (c))
        {
          if (!in_word)
            start_word (out, c);
          if (out->n == 1 && !in_word)
            out->adjacent = p == start || (p == start + 1 && (*start == ' ' || *start == '-'));
          grow_word (&out->words[out->n - 1], c);
          in_word = TRUE;
        }
      else if (is_end_of_sentence (c, p + length, place->behind_end))
        return;
      else
        in_word = FALSE;
      p += length;
    }
}

/* @list: words between blanks. */
static gboolean
is_one_of (const Words *self, guint index, const char *list)
{
  const char *word;
  gsize length;

  if (index >= self->n)
    return FALSE;
  word = self->words[index].text;
  length = strlen (word);
  for (const char *p = strstr (list, word); p != NULL; p = strstr (p + 1, word))
    {
      if ((p == list || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/* What a thing is called by its maker. */
static const char nouns[] = "model models assistant chatbot bot ai llm system program companion";
static const char verbs[] = "made created trained developed built designed programmed engineered "
                            "provided powered maintained released launched tuned fine introduced "
                            "invented offered operated pretrained";
static const char adverbs[] = "actually just simply really indeed only proudly also currently "
                              "originally specially specifically carefully definitely still "
                              "further and not";
/* Between "I am" and a name. */
static const char fillers[] =
    "the a an actually just simply really indeed called named known as also not based on powered "
    "by version of model ai assistant chatbot bot language large still only proudly your helpful "
    "friendly new latest own running virtual artificial intelligence open and from openai openai's "
    "anthropic anthropic's google google's alibaba alibaba's meta meta's deepseek's mistral's "
    "xai's "
    "moonshot's zhipu's bytedance's tencent's baidu's microsoft's amazon's multimodal family "
    "series "
    "created developed trained made built";
/* Between "by" and a maker. */
static const char team[] = "the a an team teams at researchers engineers scientists people folks "
                           "company lab labs research startup chinese american french us ai from "
                           "of in group and tech technology giant is are was were called";
/* Of a sentence that is about the answer without saying so: "An AI assistant developed by". */
static const char self_words[] =
    "a an the large language model ai assistant helpful chatbot artificial intelligence bot based "
    "conversational and virtual multimodal advanced powerful friendly general purpose";
/* These between "I am" and "made by" say that it is about somebody else. */
static const char others[] =
    "user fan developer engineer researcher student teacher employee author customer using use "
    "used said says think guess believe writer writing journalist big huge familiar aware sure "
    "but while whereas unlike because although working talking reading";
static const char first_person[] = "i i'm i've i'll i'd my me";

/* "I am" and the like, which end before @end: where they begin; -1 for none. */
static int
find_head (const Words *w, guint end)
{
  if (end >= 1 && is_one_of (w, end - 1, "i'm im"))
    return (int) end - 1;
  if (end >= 2 && is_one_of (w, end - 1, "am was run") && is_one_of (w, end - 2, "i"))
    return (int) end - 2;
  if (end >= 3 && is_one_of (w, end - 1, "is") && is_one_of (w, end - 2, "name") &&
      is_one_of (w, end - 3, "my"))
    return (int) end - 3;
  if (end >= 2 && is_one_of (w, end - 1, "me") && is_one_of (w, end - 2, "call"))
    return (int) end - 2;
  if (end >= 3 && is_one_of (w, end - 1, "been") && is_one_of (w, end - 2, "have") &&
      is_one_of (w, end - 3, "i"))
    return (int) end - 3;
  if (end >= 2 && is_one_of (w, end - 1, "been") && is_one_of (w, end - 2, "i've"))
    return (int) end - 2;
  return -1;
}

/* "You are talking to". */
static gboolean
is_talking_to (const Words *w)
{
  if (w->n < 3 || !is_one_of (w, w->n - 1, "to with") ||
      !is_one_of (w, w->n - 2, "talking chatting speaking conversing"))
    return FALSE;
  return is_one_of (w, w->n - 3, "you're") ||
         (w->n >= 4 && is_one_of (w, w->n - 3, "are") && is_one_of (w, w->n - 4, "you"));
}

static gboolean
has_within (const Words *w, guint n, const char *list)
{
  for (guint i = 0; i < MIN (n, w->n); i++)
    {
      if (is_one_of (w, i, list))
        return TRUE;
    }
  return FALSE;
}

/* "I am", "my name is" ... NAME, with nothing in between but what goes with it. */
static gboolean
is_identity (const MatchupLeakPlace *place, const Words *w, const Words *behind)
{
  guint end = w->n;

  if (!place->name->maker && is_talking_to (w))
    return TRUE;
  for (guint n = 0; n <= 8; n++)
    {
      if (find_head (w, end) >= 0)
        break;
      if (n == 8 || end == 0 || !is_one_of (w, end - 1, fillers))
        return FALSE;
      end--;
    }
  /* "I am OpenAI's model", "I am an OpenAI assistant": a maker itself is never the one who speaks.
   */
  if (place->name->maker)
    return has_within (behind, 3, "model assistant chatbot language llm bot") &&
           !has_within (behind, 5, others);
  return TRUE;
}

/* "As NAME, I ...", at the beginning: in "tools such as NAME, which I like" it says nothing. */
static gboolean
is_role (const MatchupLeakPlace *place, const Words *w, const Words *behind)
{
  return !place->name->maker && w->n >= 1 && is_one_of (w, w->n - 1, "as") &&
         (w->n == 1 || is_one_of (w, w->n - 2, "and but so also hi hello hey")) &&
         has_within (behind, 4, first_person);
}

/* Whether the words from @first to before @end are of the one who speaks, up to "made by". */
static gboolean
is_own_description (const Words *w, guint first, guint end)
{
  if (first < end && !is_one_of (w, first, "a an the one by") && !is_one_of (w, first, adverbs) &&
      !is_one_of (w, first, verbs))
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      if (is_one_of (w, i, others))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_all_of (const Words *w, guint end, const char *list)
{
  for (guint i = 0; i < end; i++)
    {
      if (!is_one_of (w, i, list))
        return FALSE;
    }
  return TRUE;
}

/* Over the words between it and the name; just behind it, or 0 where it does not stand there. */
static guint
go_back_to_preposition (const Words *w, const char *prepositions)
{
  guint end = w->n;

  for (guint n = 0; n < 8 && end > 0; n++)
    {
      if (is_one_of (w, end - 1, prepositions))
        return end;
      if (!is_one_of (w, end - 1, team))
        return 0;
      end--;
    }
  return 0;
}

/* "I am a model made by NAME"; "as a model made by NAME, I"; "Made by NAME". */
static gboolean
is_made_by (const MatchupLeakPlace *place, const Words *w, const Words *behind)
{
  guint end;
  guint verb;
  gboolean made;

  end = go_back_to_preposition (w, "by");
  if (end == 0)
    end = go_back_to_preposition (w, "from at");
  if (end == 0)
    return FALSE;
  verb = end - 1;
  while (verb > 0 && (is_one_of (w, verb - 1, verbs) || is_one_of (w, verb - 1, adverbs)))
    verb--;
  made = verb < end - 1;
  if (!made && !(is_one_of (w, end - 1, "from") && verb > 0 && is_one_of (w, verb - 1, nouns)))
    return FALSE;
  for (guint head = verb + 1; head > 0 && verb + 1 - head < 16; head--)
    {
      guint at = head - 1;

      if (find_head (w, at) >= 0 && is_own_description (w, at, verb))
        return TRUE;
      if (is_one_of (w, at, "as") && is_one_of (w, at + 1, "a an the") &&
          is_own_description (w, at + 1, verb) && has_within (behind, 4, first_person))
        return TRUE;
    }
  return made && place->name->maker && !place->named && w->from_start &&
         is_all_of (w, verb, self_words);
}

/* "My creators at NAME". */
static gboolean
is_my_maker (const Words *w)
{
  guint end = w->n;

  for (guint n = 0; n < 5 && end > 0 && is_one_of (w, end - 1, team); n++)
    end--;
  return end >= 2 && is_one_of (w, end - 2, "my") &&
         is_one_of (w,
                    end - 1,
                    "creator creators developer developers maker makers parent trainers");
}

/* "NAME trained me". */
static gboolean
is_active (const Words *behind)
{
  for (guint i = 0; i + 1 < behind->n && i < 6; i++)
    {
      if (is_one_of (behind, i, verbs) && is_one_of (behind, i + 1, "me"))
        return TRUE;
      if (!is_one_of (behind, i, "has have team and s originally") && !is_one_of (behind, i, verbs))
        return FALSE;
    }
  return FALSE;
}

/* Products have these behind their name, people and stars have not. */
static const char products[] =
    "opus sonnet haiku instant pro flash ultra nano advanced ai assistant model large small medium "
    "chat mini max plus code turbo lite vision coder thinking next fable scout maverick";

gboolean
matchup_leak_context_has_version (const MatchupLeakPlace *place)
{
  Words behind;

  if (place->name->maker)
    return FALSE;
  read_behind (place, &behind);
  if (behind.n == 0 || !behind.adjacent)
    return FALSE;
  return is_one_of (&behind, 0, "opus sonnet haiku flash") ||
         g_ascii_isdigit (behind.words[0].text[0]) ||
         (behind.words[0].text[0] == 'v' && g_ascii_isdigit (behind.words[0].text[1]));
}

/* "I'm a Gemini", "I am Claude Monet". */
static gboolean
is_something_else (const MatchupLeakPlace *place, const Words *w, const Words *behind)
{
  if (!place->name->plain || place->name->maker)
    return FALSE;
  if (w->n > 0 && is_one_of (w, w->n - 1, "a an"))
    return behind->n == 0 || !behind->adjacent || !is_one_of (behind, 0, nouns);
  return behind->n > 0 && behind->adjacent && behind->words[0].capital &&
         !is_one_of (behind, 0, products) && !is_one_of (behind, 0, first_person);
}

static gboolean
is_self_in_english (const MatchupLeakPlace *place)
{
  Words w;
  Words behind;

  read_before (place, &w);
  read_behind (place, &behind);
  if (is_something_else (place, &w, &behind))
    return FALSE;
  return is_identity (place, &w, &behind) || is_role (place, &w, &behind) ||
         is_made_by (place, &w, &behind) || is_my_maker (&w) ||
         (place->name->maker && is_active (&behind));
}

gboolean
matchup_leak_context_is_self (const MatchupLeakPlace *place)
{
  return is_self_in_english (place) || matchup_leak_chinese_is_self (place);
}
