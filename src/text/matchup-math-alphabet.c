/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alphabets that Unicode has for formulas, with the letters that had a place before them. */
#include "matchup-math-symbols.h"

#include <string.h>

#define GREEK_LOWER 0x03B1 /* alpha */
#define GREEK_UPPER 0x0391

typedef struct
{
  gunichar upper;
  gunichar lower;
  gunichar digit;       /* 0: none */
  gunichar greek_upper; /* 0: none */
  gunichar greek_lower;
} Alphabet;

static const Alphabet alphabets[] = {
  [MATCHUP_MATH_FONT_DEFAULT] = { 0x1D434, 0x1D44E, 0, 0, 0x1D6FC },
  [MATCHUP_MATH_FONT_ROMAN] = { 0 },
  [MATCHUP_MATH_FONT_ITALIC] = { 0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC },
  [MATCHUP_MATH_FONT_BOLD] = { 0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2 },
  [MATCHUP_MATH_FONT_BOLD_ITALIC] = { 0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736 },
  [MATCHUP_MATH_FONT_DOUBLE] = { 0x1D538, 0x1D552, 0x1D7D8, 0, 0 },
  [MATCHUP_MATH_FONT_SCRIPT] = { 0x1D49C, 0x1D4B6, 0, 0, 0 },
  [MATCHUP_MATH_FONT_FRAKTUR] = { 0x1D504, 0x1D51E, 0, 0, 0 },
  [MATCHUP_MATH_FONT_SANS] = { 0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0 },
  [MATCHUP_MATH_FONT_MONO] = { 0x1D670, 0x1D68A, 0x1D7F6, 0, 0 },
};

/* Places left empty in the alphabets because the character was there already. */
static const struct
{
  gunichar place;
  gunichar character;
} earlier[] = {
  { 0x1D455, 0x210E }, { 0x1D49D, 0x212C }, { 0x1D4A0, 0x2130 }, { 0x1D4A1, 0x2131 },
  { 0x1D4A3, 0x210B }, { 0x1D4A4, 0x2110 }, { 0x1D4A7, 0x2112 }, { 0x1D4A8, 0x2133 },
  { 0x1D4AD, 0x211B }, { 0x1D4BA, 0x212F }, { 0x1D4BC, 0x210A }, { 0x1D4C4, 0x2134 },
  { 0x1D506, 0x212D }, { 0x1D50B, 0x210C }, { 0x1D50C, 0x2111 }, { 0x1D515, 0x211C },
  { 0x1D51D, 0x2128 }, { 0x1D53A, 0x2102 }, { 0x1D53F, 0x210D }, { 0x1D545, 0x2115 },
  { 0x1D547, 0x2119 }, { 0x1D548, 0x211A }, { 0x1D549, 0x211D }, { 0x1D551, 0x2124 },
};

/* Behind omega in each Greek alphabet, in this order. */
static const gunichar greek_variants[] = { 0x2202, 0x03F5, 0x03D1, 0x03F0, 0x03D5, 0x03F1, 0x03D6 };

static gunichar
greek_lower (gunichar c, gunichar first)
{
  if (first == 0)
    return c;
  if (c >= GREEK_LOWER && c <= GREEK_LOWER + 24)
    return first + (c - GREEK_LOWER);
  for (guint i = 0; i < G_N_ELEMENTS (greek_variants); i++)
    if (c == greek_variants[i])
      return first + 25 + i;
  return c;
}

gunichar
matchup_math_alphabet (gunichar c, MatchupMathFont font)
{
  const Alphabet *alphabet = &alphabets[font];
  gunichar place = c;

  if (alphabet->upper == 0)
    return c;
  if (c >= 'A' && c <= 'Z')
    place = alphabet->upper + (c - 'A');
  else if (c >= 'a' && c <= 'z')
    place = alphabet->lower + (c - 'a');
  else if (c >= '0' && c <= '9' && alphabet->digit != 0)
    place = alphabet->digit + (c - '0');
  else if (c >= GREEK_UPPER && c <= GREEK_UPPER + 24 && alphabet->greek_upper != 0)
    place = alphabet->greek_upper + (c - GREEK_UPPER);
  else
    place = greek_lower (c, alphabet->greek_lower);

  for (guint i = 0; i < G_N_ELEMENTS (earlier); i++)
    if (earlier[i].place == place)
      return earlier[i].character;
  return place;
}
